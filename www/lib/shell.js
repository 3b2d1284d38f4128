// What the shell and the framed page share: the configuration of their server, the address, and the element of a page.
import { PAGES } from "../src/sdk/options.ts";
import { tryOrNull } from "../src/sdk/try-or-null.ts";

/** Where they are. */
export const WAYS = Object.fromEntries(
  PAGES.map((name) => [name, name === "track" ? "#/track/{number}" : `#/${name}`]),
);

/** Which page the address names, and what is said of it. */
export function page() {
  const [name, detail] = location.hash.replace(/^#\//, "").split("/");
  return { name: PAGES.includes(name) ? name : "carriers", detail };
}

/** What the server says of itself; null if it does not answer. */
export async function configuration() {
  const answer = await fetch("./config.json", { cache: "no-store" }).catch(() => null);
  return answer?.ok ? answer.json().catch(() => null) : null;
}

/** The options of the page's client. */
export function clientOptions({
  clientId,
  environments: [{ name, authorizeUrl }],
  proxy,
  redirectUris,
  refreshHelper,
}) {
  const own = `${location.origin}/callback.html`;
  const redirectUri = redirectUris.find((uri) => new URL(uri).origin === location.origin) ?? own;
  return {
    clientId,
    environment: name,
    authorizeUrl: name === "sandbox" ? authorizeUrl : undefined,
    proxy,
    redirectUri,
    refreshHelper,
  };
}

/** The guided page has an address for each of its steps, so that Back leads to the one before. */
function guide(element, step) {
  if (step) element.setAttribute("step", step);
  element.addEventListener("parcelgate-step", ({ detail }) => {
    const address = `#/verify/${detail.step}`;
    // The page may show another one by now, or the address be the one that led here.
    if (!element.isConnected || location.hash === address) return;
    if (location.hash === "#/verify") history.replaceState(history.state, "", address);
    else location.hash = address;
  });
}

/** Whether the page that shows has this address too: then it is told, and drawn by itself. */
export function goesOn(element, { name, detail }) {
  if (name !== "verify" || element?.localName !== "parcelgate-verify") return false;
  if (detail) element.setAttribute("step", detail);
  return true;
}

/** The element of a page of ours, with the ways between them. */
export function elementOf({ name, detail }) {
  const element = document.createElement(`parcelgate-${name}`);
  element.setAttribute("no-ribbon", "");
  if (name === "verify") guide(element, detail);
  // As typed where it is no valid encoding.
  if (name === "track" && detail)
    element.setAttribute("number", tryOrNull(() => decodeURIComponent(detail)) ?? detail);
  return element;
}
