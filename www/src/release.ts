// The entry of a release folder (cargo xtask dist). It has the digest of every other file, and
// loads nothing until it is asked. A script with other bytes never runs, and WebAssembly with other
// bytes is never compiled.
import type { Guidance, Pages, Parcelgate, TextOptions } from "./sdk/api.ts";
import type { ErrorKind } from "./sdk/error.ts";
import type { Release } from "./sdk/registry.ts";

/** The entry that this one checks. */
type Entry = typeof import("./parcelgate.ts");

/** The build puts the table in here. */
const FILES: ReleaseFiles = __FILES__;
const KEY = Symbol.for("parcelgate");
/** A symbol is not a declared property of globalThis. */
interface WithRegistry {
  [KEY]?: { release?: Release };
}

const BASE = new URL("./", import.meta.url).href;
const nameOf = (href: string): string | null =>
  href.startsWith(BASE) ? href.slice(BASE.length) : null;
const preloads = new Map<string, Promise<void>>();

/** The class of all errors. It is undefined until init() or define() was called. */
export let ParcelgateError: Entry["ParcelgateError"];

interface CodedError extends Error {
  kind: ErrorKind;
  code: string;
  retryable: boolean;
  guidance(): Promise<Guidance>;
}

/** An error of this file. It has its own words, since the module's may be what did not load. */
function coded(code: string, message: string): CodedError {
  const isLost = code === "module_load_failed";
  const guidance: Guidance = {
    what: "A part of this page could not be loaded.",
    why: message,
    next: isLost
      ? "Try again, or reload the page."
      : "Reload the page. If it happens again, tell the people who run it.",
  };
  return Object.assign(new Error(message), {
    name: "ParcelgateError",
    kind: isLost ? ("network" as const) : ("configuration" as const),
    code,
    retryable: isLost,
    guidance: () => Promise.resolve(guidance),
  });
}

/**
 * Browsers do not say why they refused a file. If it can be fetched, its bytes were not the right
 * ones.
 */
async function refusal(name: string): Promise<CodedError> {
  const isThere = await fetch(BASE + name, { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  return isThere
    ? coded("file_altered", `${name} is not the file of this release`)
    : coded("module_load_failed", `${name} did not load`);
}

/**
 * Loads a script by a preload that checks its digest. import() then finds it in the page's module
 * map.
 */
function preload(name: string): Promise<void> {
  const loaded = new Promise<void>((resolve, reject) => {
    const link = document.createElement("link");
    const [integrity] = FILES[name] ?? [];
    Object.assign(link, { rel: "modulepreload", integrity, href: BASE + name });
    link.onload = () => {
      link.remove();
      resolve();
    };
    link.onerror = () => {
      link.remove();
      void refusal(name).then(reject);
    };
    document.head.append(link);
  });
  loaded.catch(() => preloads.delete(name));
  preloads.set(name, loaded);
  return loaded;
}

/**
 * Replaces import() in the files of a release: a script and all its static imports are checked
 * before any of them runs.
 */
export async function load(from: string, path: string): Promise<unknown> {
  const name = nameOf(new URL(path, from).href);
  const file = name === null ? undefined : FILES[name];
  if (name === null || !file) throw coded("file_altered", `${path} is not a file of this release`);
  if (!document.createElement("link").relList.supports("modulepreload"))
    throw coded("integrity_unsupported", "this browser checks no module's digest");
  const [, ...imports] = file;
  await Promise.all([name, ...imports].map((one) => preloads.get(one) ?? preload(one)));
  return import(BASE + name);
}

/**
 * Files that are no scripts of the page: WebAssembly, and the worker, which another origin can give
 * only as bytes.
 */
const release: Release = {
  integrity: (href) => FILES[nameOf(href) ?? ""]?.[0],
  fetch: ({ href }) =>
    fetch(href, { integrity: release.integrity(href) }).catch(async () =>
      Promise.reject(await refusal(nameOf(href) ?? href)),
    ),
  async worker(url) {
    const bytes = await (await release.fetch(url)).arrayBuffer();
    return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  },
};

async function main(): Promise<Entry> {
  // The release's own main.js is the entry of the build.
  const entry = (await load(BASE, "./main.js")) as Entry;
  // The entry made the registry.
  const registry = (globalThis as WithRegistry)[KEY];
  if (registry) registry.release = release;
  ({ ParcelgateError } = entry);
  return entry;
}

/** Loads the module after its files were checked. */
export const init = async (how?: TextOptions & { pages?: Pages }): Promise<Parcelgate> =>
  (await main()).init(how);

/** Registers elements after their files were checked. */
export const define = async (tags?: string[]): Promise<void> => (await main()).define(tags);

/**
 * Writes an error into the elements of a page whose module did not load, so that no element can
 * show it.
 */
function showInElements({ what, why, next }: Guidance): void {
  for (const element of document.querySelectorAll("*"))
    if (element.localName.startsWith("parcelgate-")) element.textContent = `${what} ${why} ${next}`;
}

/**
 * Starts a page that has no other script:
 * `<script type="module" src integrity data-client-id="..." data-environment="production">`.
 */
async function start(attributes: DOMStringMap): Promise<void> {
  const {
    clientId,
    environment = "production",
    redirectUri,
    proxy,
    authorizeUrl,
    language,
  } = attributes;
  let parcelgate: Parcelgate | null = null;
  try {
    // Attributes are texts: init() and client() refuse invalid ones.
    parcelgate = await init({ language } as TextOptions);
    const options = { clientId, environment, redirectUri, proxy, authorizeUrl };
    const client = parcelgate.client(options as Parameters<Parcelgate["client"]>[0]);
    if (!(await client.completeConnect())) await client.resume().catch(() => {});
  } catch (thrown) {
    // Everything above rejects with such errors.
    const error = thrown as CodedError;
    const guidance = await error.guidance();
    if (parcelgate) parcelgate.fail(error);
    else showInElements(guidance);
    document.dispatchEvent(
      new CustomEvent("parcelgate-failed", {
        detail: { code: error.code, message: error.message },
      }),
    );
  }
}

const own = [...document.scripts].find(
  ({ src, dataset }) =>
    src === import.meta.url && ("clientId" in dataset || "environment" in dataset),
);
if (own) void start(own.dataset);
