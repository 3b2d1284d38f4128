// Parcelgate's public entry. Importing it does nothing; init() loads the module once and registers the elements in use.
// The only importer of generated glue.
import { UpsClient } from "./sdk/client.ts";
import { ParcelgateError, wrap } from "./sdk/error.ts";
import { late, once } from "./sdk/lazy.ts";
import { checkedTags } from "./sdk/options.ts";
import { setPages } from "./sdk/pages.ts";
import { registry } from "./sdk/registry.ts";
import { choose, useTexts } from "./sdk/texts/texts.ts";

export { ParcelgateError };

/** The elements by tag, each in a module of its own that is loaded when it is used. */
const ELEMENTS = {
  "parcelgate-carriers": () => import("../elements/carriers/carriers.js"),
  "parcelgate-verify": () => import("../elements/verify/verify.js"),
  "parcelgate-rate": () => import("../elements/rate/rate.js"),
  "parcelgate-batch": () => import("../elements/batch/batch.js"),
  "parcelgate-station": () => import("../elements/station/station.js"),
  "parcelgate-ship": () => import("../elements/ship/ship.js"),
  "parcelgate-labels": () => import("../elements/labels/labels.js"),
  "parcelgate-track": () => import("../elements/track/track.js"),
};

/** A release folder's own file, whose digest is known beforehand (www/release.js); else its address. */
const file = (url) => registry.release?.fetch(url) ?? url;

/** The first chunk: sign-in, session, accounts. */
async function loadWeb() {
  const glue = await import("./parcelgate-web.js");
  await glue.default({
    module_or_path: file(new URL("./parcelgate-web_bg.wasm", import.meta.url)),
  });
  return glue;
}

/** The second chunk: the operations. It never sees a token. */
async function loadOps() {
  const glue = await import("./parcelgate-web-ops.js");
  await glue.default({
    module_or_path: file(new URL("./parcelgate-web-ops_bg.wasm", import.meta.url)),
  });
  return glue;
}

const web = once(loadWeb);
const ops = once(loadOps);

/** Labels, loaded with the first one; their work is done in a worker, which is told where its wasm is. */
async function loadLabels() {
  const { Labels } = await import("./sdk/labels/labels.ts");
  const wasm = {
    label: new URL("./parcelgate-web-label_bg.wasm", import.meta.url),
    preview: new URL("./parcelgate-web-preview_bg.wasm", import.meta.url),
  };
  const worker = new URL("./workers/label.js", import.meta.url);
  return new Labels((await registry.release?.worker(worker)) ?? worker, wasm);
}

const shop = once(loadLabels);
const textsOf = (language, group) =>
  import(new URL(`./locales/${language}/${group}.js`, import.meta.url));
useTexts(textsOf);
const labels = late(shop, "sniff toPdf toPng preview print download send printers workstation");
registry.labels = labels;

/**
 * Loads the module. Later calls share the first one's outcome; a failed load can be retried.
 * @param {{ language?: "en" | "es" | "fr" | "de", texts?: Record<string, string>, pages?: Record<string, string> }} [how] language and texts of the
 * page's own, and where it has our pages
 * @returns {Promise<object>} client(), define(), version
 */
export async function init(how) {
  const { pages, ...words } = how ?? {};
  choose(words);
  setPages(pages);
  const glue = await web();
  const parcelgate = {
    get version() {
      return glue.version();
    },
    client: (options) => registry.share(options, () => new UpsClient(options, { glue, ops })),
    define,
    labels,
    choose,
    fail: (error) => registry.fail(wrap(error)),
  };
  define(Object.keys(ELEMENTS).filter((tag) => document.querySelector(tag)));
  return parcelgate;
}

/** A client before the module is there: elements are drawn with it at once, and what is pressed waits. */
export const early = (options) =>
  registry.share(options, () => new UpsClient(options, { glue: web(), ops }));

/** Registers elements by tag; idempotent. @param {string[]} tags */
export async function define(tags = Object.keys(ELEMENTS)) {
  checkedTags(tags, Object.keys(ELEMENTS));
  await Promise.all(
    tags.map(async (tag) => {
      const loaded = customElements.get(tag) ? null : await ELEMENTS[tag]();
      if (loaded && !customElements.get(tag)) customElements.define(tag, loaded.default);
    }),
  );
}

export { wrap };
