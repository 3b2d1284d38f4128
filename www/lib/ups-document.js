// Shows HTML documents from UPS.
import { trustedTypesPolicy } from "../src/sdk/trusted-types.ts";

/** Shows a document from UPS in a frame, without scripts, forms, or links that lead anywhere. */
export function fillFrame(frame, html) {
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.srcdoc = trustedTypesPolicy().createHTML(html);
}
