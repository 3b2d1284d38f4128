// The entry of a release folder (cargo xtask dist). It knows the digest of every other file, loads nothing before it is asked to, and
// takes no other bytes: a script that is not the release's is never run, wasm that is not is never compiled.
/** { name: [integrity, ...scripts that it imports at once] } */
const FILES = __FILES__;
const BASE = new URL("./", import.meta.url).href;
const nameOf = (href) => (href.startsWith(BASE) ? href.slice(BASE.length) : null);
const preloads = new Map();

/** The class of all errors; there once init() or define() was called. */
export let ParcelgateError;

/** An error of this file's: the module's own words may be what could not be had. */
function coded(code, message) {
  const lost = code === "module_load_failed";
  const guidance = {
    what: "A part of this page could not be loaded.",
    why: message,
    next: lost
      ? "Try again, or reload the page."
      : "Reload the page. If it stays so, tell whoever runs it.",
  };
  return Object.assign(new Error(message), {
    name: "ParcelgateError",
    kind: lost ? "network" : "configuration",
    code,
    retryable: lost,
    guidance: async () => guidance,
  });
}

/** Browsers do not say why a file was not taken: if it can be had, its bytes were not the right ones. */
async function refusal(name) {
  const there = await fetch(BASE + name, { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );
  return there
    ? coded("file_altered", `${name} is not the file of this release`)
    : coded("module_load_failed", `${name} did not load`);
}

/** A script comes into the page's module map by a preload that checks it; import() then finds it there. */
function preload(name) {
  const ended = (link, settle) => (link.remove(), settle());
  const loaded = new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "modulepreload", integrity: FILES[name][0], href: BASE + name });
    link.onload = () => ended(link, resolve);
    link.onerror = () => ended(link, () => refusal(name).then(reject));
    document.head.append(link);
  });
  loaded.catch(() => preloads.delete(name));
  preloads.set(name, loaded);
  return loaded;
}

/** Instead of import(): the script and all that it imports at once are checked before any of it runs. Used by the release's own files. */
export async function load(from, path) {
  const name = nameOf(new URL(path, from).href);
  if (!FILES[name]) throw coded("file_altered", `${path} is no file of this release`);
  if (!document.createElement("link").relList.supports("modulepreload"))
    throw coded("integrity_unsupported", "this browser checks no module's digest");
  await Promise.all(
    [name, ...FILES[name].slice(1)].map((one) => preloads.get(one) ?? preload(one)),
  );
  return import(BASE + name);
}

/** Files that are no scripts of the page: wasm, and the worker, which may come from another origin only as bytes. */
const release = {
  integrity: (href) => FILES[nameOf(href)]?.[0],
  fetch: ({ href }) =>
    fetch(href, { integrity: release.integrity(href) }).catch(async () =>
      Promise.reject(await refusal(nameOf(href))),
    ),
  async worker(url) {
    const bytes = await (await release.fetch(url)).arrayBuffer();
    return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  },
};

async function main() {
  const module = await load(BASE, "./main.js");
  globalThis[Symbol.for("parcelgate")].release = release;
  ({ ParcelgateError } = module);
  return module;
}

export const init = async (how) => (await main()).init(how);
export const define = async (tags) => (await main()).define(tags);

/** Without a script of the page's own: `<script type="module" src integrity data-client-id="..." data-environment="production">`. */
async function start({
  clientId,
  environment = "production",
  redirectUri,
  proxy,
  authorizeUrl,
  language,
}) {
  let parcelgate = null;
  try {
    parcelgate = await init({ language });
    const client = parcelgate.client({ clientId, environment, redirectUri, proxy, authorizeUrl });
    if (!(await client.completeConnect())) await client.resume().catch(() => {});
  } catch (error) {
    const { what, why, next } = await error.guidance();
    // Where the module did not come, no element can say it: what stands in it is shown.
    if (parcelgate) parcelgate.fail(error);
    else
      for (const element of document.querySelectorAll("*"))
        if (element.localName.startsWith("parcelgate-"))
          element.textContent = `${what} ${why} ${next}`;
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
if (own) start(own.dataset);
