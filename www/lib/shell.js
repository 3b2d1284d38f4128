// What the shell and the framed page share: the configuration of their server, the address, and the element of a page.
import { safely } from "./safely.js";

export const PAGES = ["carriers", "rate", "ship", "labels", "track", "verify", "batch", "station"];

/** Where they are. */
export const WAYS = { carriers: "#/carriers", rate: "#/rate", ship: "#/ship", labels: "#/labels", track: "#/track/{number}" };

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
export function clientOptions({ clientId, environments: [{ name, authorizeUrl }], proxy, redirectUris, refreshHelper }) {
  const own = `${location.origin}/callback.html`;
  const redirectUri = redirectUris.find((uri) => new URL(uri).origin === location.origin) ?? own;
  return { clientId, environment: name, authorizeUrl: name === "sandbox" ? authorizeUrl : undefined, proxy, redirectUri, refreshHelper };
}

/** The element of a page of ours, with the ways between them. */
export function elementOf({ name, detail }) {
  const element = document.createElement(`parcelgate-${name}`);
  element.setAttribute("no-ribbon", "");
  if (name === "carriers") element.setAttribute("guide-href", "#/verify");
  if (name === "rate") for (const other of ["batch", "station"]) element.setAttribute(`${other}-href`, `#/${other}`);
  if (name === "verify") element.setAttribute("done-href", "#/carriers");
  // As typed where it is no valid encoding.
  if (name === "track" && detail) element.setAttribute("number", safely(() => decodeURIComponent(detail)) ?? detail);
  return element;
}
