// Validates the options of clients, texts, and pages. Unknown options throw, because an ignored
// typo would only surface in production.
import type { ClientOptions, Pages, ParcelgateErrorCode, TextOptions } from "./api.ts";
import { ParcelgateError } from "./error.ts";
import { tryOrNull } from "./try-or-null.ts";

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string =>
  typeof value === "string" && value.trim() !== "";
const isFunction: Check = (value) => typeof value === "function";
const isAddress: Check = (value) => isText(value) && Boolean(tryOrNull(() => new URL(value)));
const isOneOf =
  (...known: string[]): Check =>
  (value) =>
    known.includes(value as string);

const OPTIONS: Record<keyof ClientOptions, Check> = {
  clientId: isText,
  environment: isOneOf("production", "cie", "sandbox"),
  redirectUri: isAddress,
  proxy: (value) => isText(value) && (value.startsWith("/") || isAddress(value)),
  storage: isOneOf("session", "memory"),
  authorizeUrl: isAddress,
  issuer: isText,
  getAccessToken: isFunction,
  exchange: isFunction,
  refreshHelper: (value) => typeof value === "boolean",
};
const REQUIRED = ["clientId", "environment"];

const CODES: Partial<Record<string, ParcelgateErrorCode>> = {
  clientId: "client_id_missing",
  environment: "unknown_environment",
  proxy: "proxy_refused",
  redirectUri: "redirect_uri_refused",
  authorizeUrl: "authorize_url_refused",
};

function refuse(field: string, message: string): never {
  throw new ParcelgateError({
    kind: "configuration",
    code: CODES[field] ?? "option_refused",
    field,
    message,
  });
}

const hasOption = (name: string): boolean => Boolean((OPTIONS as Record<string, Check>)[name]);

/** The options of a client, or an error that names the first invalid one. */
export function checked(options: ClientOptions): ClientOptions {
  if (!options || typeof options !== "object")
    refuse("options", "client() takes an object: { clientId, environment }");
  for (const name of Object.keys(options))
    if (!hasOption(name)) refuse(name, `${name} is not an option of client()`);
  const given = options as unknown as Record<string, unknown>;
  for (const [name, isValid] of Object.entries(OPTIONS)) {
    const value = given[name];
    if (value === undefined || value === null ? REQUIRED.includes(name) : !isValid(value))
      refuse(name, `${name} is missing or invalid`);
  }
  return options;
}

const isSentences = (value: unknown[]): boolean =>
  value.length === 3 && value.every((part) => typeof part === "string");

/** A text, plural forms of a text, or, for errors only, three sentences. */
function isWords(name: string, value: unknown): boolean {
  if (typeof value === "string") return true;
  if (Array.isArray(value)) return /^[\w-]*errors\./.test(name) && isSentences(value);
  return (
    typeof value === "object" &&
    value !== null &&
    "other" in value &&
    typeof value.other === "string"
  );
}

/** Refuses unknown members in the choice of language and texts. */
export function checkedChoice(how: TextOptions): void {
  for (const name of Object.keys(how))
    if (!["language", "texts"].includes(name)) refuse(name, `${name} is not an option here`);
  if (how.language !== undefined && typeof how.language !== "string")
    refuse("language", "language is a tag such as de");
}

/** Checks the host page's own texts, by group and name. */
export function checkedTexts(texts: TextOptions["texts"]): void {
  if (!texts || typeof texts !== "object")
    refuse("texts", 'texts are an object: { "carriers.title": "Carriers" }');
  for (const [name, value] of Object.entries(texts))
    if (!/^[\w-]+\.\w/.test(name) || !isWords(name, value))
      refuse(`texts.${name}`, `texts.${name} is not a group and name, or its value is not a text`);
}

export type PageName = keyof Pages;

/** The names of our pages. */
export const PAGES: PageName[] = [
  "carriers",
  "rate",
  "ship",
  "labels",
  "track",
  "verify",
  "batch",
  "station",
];

/** A hash, or an address of this origin. */
const isOwnAddress: Check = (value) =>
  isText(value) &&
  (value.startsWith("#") ||
    tryOrNull(() => new URL(value, document.baseURI).origin) === self.origin);

/** The addresses of our pages on the host page. Other origins are refused. */
export function checkedPages(pages: Pages): Pages {
  for (const [name, value] of Object.entries(pages))
    if (!(PAGES as string[]).includes(name) || !isOwnAddress(value))
      refuse(`pages.${name}`, `pages.${name} is not one of our pages, or not on this origin`);
  return pages;
}

/** Refuses tags of elements that do not exist. */
export function checkedTags(tags: string[], known: string[]): void {
  for (const tag of tags)
    if (!known.includes(tag)) refuse("tags", `${tag} is not one of ${known.join(", ")}`);
}

/**
 * Refuses different options for a client that exists already, since later calls share it.
 * Functions are not compared: some frameworks make new ones for each render.
 */
export function same(first: ClientOptions, later: ClientOptions): void {
  const before = first as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(later) as [string, unknown][]) {
    if (typeof value !== "function" && value !== undefined && value !== before[name])
      refuse(name, `this client exists already with another ${name}`);
  }
}
