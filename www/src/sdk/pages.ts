// The addresses of our pages on the host page. Elements link to those only.
import type { Pages } from "./api.ts";
import { checkedPages, type PageName } from "./options.ts";

let known: Pages = {};

/** Sets the addresses, by page. In the Track page's address `{number}` is the tracking number. */
export function setPages(pages: Pages | undefined): void {
  if (pages) known = checkedPages(pages);
}

/** The address of one of our pages, or null. */
export function hrefOf(name: PageName, number = ""): string | null {
  const at = known[name]?.replace("{number}", encodeURIComponent(number));
  if (!at) return null;
  // A <base> would point a bare hash at another page.
  return at.startsWith("#") && document.querySelector("base[href]")
    ? location.pathname + location.search + at
    : at;
}

/** Opens one of our pages, if the host page has it. */
export function go(name: PageName): void {
  const href = hrefOf(name);
  if (href) location.assign(href);
}
