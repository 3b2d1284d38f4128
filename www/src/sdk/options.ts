// What a client takes. A slip is told at once: an option that is passed over in silence is found out by a shipper.
import { ParcelgateError } from "./error.ts";
import { safely } from "./try-or-null.ts";

const isText = (value) => typeof value === "string" && value.trim() !== "";
const isFunction = (value) => typeof value === "function";
const isAddress = (value) => isText(value) && Boolean(safely(() => new URL(value)));
const OPTIONS = {
  clientId: isText,
  environment: (value) => ["production", "cie", "sandbox"].includes(value),
  redirectUri: isAddress,
  proxy: (value) => isText(value) && (value.startsWith("/") || isAddress(value)),
  storage: (value) => ["session", "memory"].includes(value),
  authorizeUrl: isAddress,
  issuer: isText,
  getAccessToken: isFunction,
  exchange: isFunction,
  refreshHelper: (value) => typeof value === "boolean",
};
const NEEDED = ["clientId", "environment"];

const CODES = {
  clientId: "client_id_missing",
  environment: "unknown_environment",
  proxy: "proxy_refused",
  redirectUri: "redirect_uri_refused",
  authorizeUrl: "authorize_url_refused",
};

const refuse = (field, message) => {
  throw new ParcelgateError({
    kind: "configuration",
    code: CODES[field] ?? "option_refused",
    field,
    message,
  });
};

export function checked(options) {
  if (!options || typeof options !== "object")
    refuse("options", "client() takes an object: { clientId, environment }");
  for (const name of Object.keys(options))
    if (!OPTIONS[name]) refuse(name, `${name} is no option of client()`);
  for (const [name, isRight] of Object.entries(OPTIONS)) {
    const value = options[name];
    if (value === undefined || value === null ? NEEDED.includes(name) : !isRight(value))
      refuse(name, `${name} is missing, or no value that it can have`);
  }
  return options;
}

/** A text, a text by number, or, of errors only, three sentences. */
const isSentences = (value) =>
  value.length === 3 && value.every((part) => typeof part === "string");
const isWords = (name, value) =>
  typeof value === "string" ||
  (Array.isArray(value)
    ? /^[\w-]*errors\./.test(name) && isSentences(value)
    : typeof value?.other === "string");

/** Language and texts of the page's own: a slip in a name would be passed over in silence. */
export function checkedChoice(how) {
  for (const name of Object.keys(how))
    if (!["language", "texts"].includes(name)) refuse(name, `${name} is no option here`);
  if (how.language !== undefined && typeof how.language !== "string")
    refuse("language", "language is a tag such as de");
}

/** Texts of the page's own, by group and name. */
export function checkedTexts(texts) {
  if (!texts || typeof texts !== "object")
    refuse("texts", 'texts are an object: { "carriers.title": "Carriers" }');
  for (const [name, value] of Object.entries(texts))
    if (!/^[\w-]+\.\w/.test(name) || !isWords(name, value))
      refuse(`texts.${name}`, `texts.${name} is no group and name, or no text`);
}

/** Our pages. */
export const PAGES = ["carriers", "rate", "ship", "labels", "track", "verify", "batch", "station"];
/** Paths of this origin, or hashes: a link of ours leads nowhere else. */
const isPath = (value) =>
  isText(value) &&
  (value.startsWith("#") || safely(() => new URL(value, document.baseURI).origin) === self.origin);

/** Where the page around has our pages. */
export function checkedPages(pages) {
  for (const [name, value] of Object.entries(pages))
    if (!PAGES.includes(name) || !isPath(value))
      refuse(`pages.${name}`, `pages.${name} is no page of ours, or no address of this origin`);
  return pages;
}

/** Tags of elements. */
export function checkedTags(tags, known) {
  for (const tag of tags)
    if (!known.includes(tag)) refuse("tags", `${tag} is none of ${known.join(", ")}`);
}

/** A client that is there already is the one of later calls too: they cannot want it otherwise. Functions are made anew by some frameworks. */
export function same(first, later) {
  for (const [name, value] of Object.entries(later)) {
    if (typeof value !== "function" && value !== undefined && value !== first[name])
      refuse(name, `this client was made before with another ${name}`);
  }
}
