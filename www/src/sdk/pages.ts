// Where the page around has our pages. Elements lead there, and nowhere where it has none: a hash or a path of its own.
import { h } from "../../lib/dom.js";
import { checkedPages } from "./options.ts";

let known = {};

/** By the names of our pages; in track's address `{number}` stands for the tracking number. */
export function setPages(pages) {
  if (pages) known = checkedPages(pages);
}

/** The address of one of our pages, or null. */
export function hrefOf(name, number = "") {
  const at = known[name]?.replace("{number}", encodeURIComponent(number));
  if (!at) return null;
  // A hash is of this page, whatever a <base> says.
  return at.startsWith("#") && document.querySelector("base[href]")
    ? location.pathname + location.search + at
    : at;
}

/** A link to it; where there is no such page, `otherwise`. */
export function linkTo(name, props, words, otherwise = null) {
  const href = hrefOf(name);
  return href ? h("a", { ...props, href }, words) : otherwise;
}

/** A tracking number, leading to what became of it. */
export function tracking(number) {
  const href = hrefOf("track", number);
  return h(href ? "a" : "span", { class: "no", href }, number);
}

/** Goes there, if there is one. */
export function go(name) {
  const href = hrefOf(name);
  if (href) location.assign(href);
}
