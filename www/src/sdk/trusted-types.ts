// The page's one Trusted Types policy: a worker's own address, and UPS's pages for a frame in which no script runs.
import { registry } from "./registry.ts";

const rules = {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin)
      throw new TypeError("a worker comes from this origin");
    return url;
  },
  createHTML: (text) => text,
};

/** One on the page: two copies of the module share it, since a policy can be made once. */
const own = () =>
  (registry.policy ??= globalThis.trustedTypes?.createPolicy("parcelgate", rules) ?? rules);

export const workerUrl = (url) => own().createScriptURL(url);

/** Shows a page of UPS's: without scripts, forms, or links that lead anywhere. */
export function fillFrame(frame, html) {
  frame.setAttribute("sandbox", "allow-same-origin allow-modals");
  frame.srcdoc = own().createHTML(html);
}
