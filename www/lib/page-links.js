// Links to our pages, as the host page has them.
import { hrefOf } from "../src/sdk/pages.ts";
import { h } from "./dom.js";

/** A link to one of our pages. Where the host page has no such page, `otherwise`. */
export function linkTo(name, props, words, otherwise = null) {
  const href = hrefOf(name);
  return href ? h("a", { ...props, href }, words) : otherwise;
}

/** A tracking number that links to the Track page, where there is one. */
export function tracking(number) {
  const href = hrefOf("track", number);
  return h(href ? "a" : "span", { class: "no", href }, number);
}
