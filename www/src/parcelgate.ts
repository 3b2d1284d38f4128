// The public entry. Importing it does nothing: init() loads the module once, and registers the
// elements that the page uses. Only this file imports generated glue.
import type {
  ClientOptions,
  Labels as LabelsApi,
  Pages,
  Parcelgate,
  TextOptions,
} from "./sdk/api.ts";
import { UpsClient } from "./sdk/client.ts";
import { ParcelgateError, wrap } from "./sdk/error.ts";
import type { OpsGlue, WebGlue } from "./sdk/glue.ts";
import { lazy, lazyMethods } from "./sdk/lazy.ts";
import { checkedTags } from "./sdk/options.ts";
import { setPages } from "./sdk/pages.ts";
import { registry } from "./sdk/registry.ts";
import { choose, useTexts } from "./sdk/texts/texts.ts";
import { loadTexts } from "./text-loader.ts";

export { ParcelgateError, wrap };

type ElementModule = Promise<{ default: CustomElementConstructor }>;

/** The elements by tag. Each is loaded when it is used. */
const ELEMENTS: Record<string, () => ElementModule> = {
  "parcelgate-carriers": () => import("../elements/carriers/carriers.js"),
  "parcelgate-verify": () => import("../elements/verify/verify.js"),
  "parcelgate-rate": () => import("../elements/rate/rate.js"),
  "parcelgate-batch": () => import("../elements/batch/batch.js"),
  "parcelgate-station": () => import("../elements/station/station.js"),
  "parcelgate-ship": () => import("../elements/ship/ship.js"),
  "parcelgate-labels": () => import("../elements/labels/labels.js"),
  "parcelgate-track": () => import("../elements/track/track.js"),
};
const TAGS = Object.keys(ELEMENTS);

/** A file of a release folder, whose digest is checked (www/src/release.ts); else its address. */
const file = (url: URL): Promise<Response> | URL => registry.release?.fetch(url) ?? url;

/** The first chunk: sign-in, session, accounts. */
async function loadWeb(): Promise<WebGlue> {
  const glue = await import("./parcelgate-web.js");
  await glue.default({
    module_or_path: file(new URL("./parcelgate-web_bg.wasm", import.meta.url)),
  });
  return glue;
}

/** The second chunk: the operations. It never sees a token. */
async function loadOps(): Promise<OpsGlue> {
  const glue = await import("./parcelgate-web-ops.js");
  await glue.default({
    module_or_path: file(new URL("./parcelgate-web-ops_bg.wasm", import.meta.url)),
  });
  return glue;
}

const web = lazy(loadWeb);
const ops = lazy(loadOps);

/**
 * Labels, loaded with the first one. A worker does the work, and gets the addresses of its
 * WebAssembly.
 */
const loadLabels = lazy(async () => {
  const { Labels } = await import("./sdk/labels/labels.ts");
  const wasm = {
    label: new URL("./parcelgate-web-label_bg.wasm", import.meta.url),
    preview: new URL("./parcelgate-web-preview_bg.wasm", import.meta.url),
  };
  const worker = new URL("./workers/label.js", import.meta.url);
  return new Labels((await registry.release?.worker(worker)) ?? worker, wasm);
});

useTexts(loadTexts);

const labels: LabelsApi = lazyMethods(loadLabels, [
  "sniff",
  "toPdf",
  "toPng",
  "preview",
  "print",
  "download",
  "send",
  "printers",
  "workstation",
]);
registry.labels = labels;

/**
 * Loads the module. Later calls share the first one's outcome. A failed load can be tried again.
 */
export async function init(how?: TextOptions & { pages?: Pages }): Promise<Parcelgate> {
  const { pages, ...words } = how ?? {};
  choose(words);
  setPages(pages);
  const glue = await web();
  const parcelgate: Parcelgate = {
    get version() {
      return glue.version();
    },
    client: (options) => registry.share(options, () => new UpsClient(options, { glue, ops })),
    define,
    labels,
    choose,
    fail: (error) => registry.fail(wrap(error)),
  };
  void define(TAGS.filter((tag) => document.querySelector(tag)));
  return parcelgate;
}

/**
 * A client before the module has loaded: elements render with it at once, and calls wait for the
 * module.
 */
export const early = (options: ClientOptions): ReturnType<Parcelgate["client"]> =>
  registry.share(options, () => new UpsClient(options, { glue: web(), ops }));

async function defineOne(tag: string): Promise<void> {
  const load = ELEMENTS[tag];
  if (!load || customElements.get(tag)) return;
  const { default: element } = await load();
  // Another call may have been faster.
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** Registers elements by their tags, or all of them. Later calls change nothing. */
export async function define(tags: string[] = TAGS): Promise<void> {
  checkedTags(tags, TAGS);
  await Promise.all(tags.map(defineOne));
}
