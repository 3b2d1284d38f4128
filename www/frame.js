// The isolated mode: our pages in a frame on a portal's page of another origin. Tokens, addresses
// and labels stay in this origin; purchases are confirmed here. The portal hears what happened over
// a channel of its own, and may open a page or fill in a shipment, nothing else.
import { define, init } from "./src/parcelgate.ts";
import { h, fill } from "./lib/dom.js";
import * as draft from "./src/sdk/shipment/draft.ts";
import { wrap } from "./src/sdk/error.ts";
import { setPages } from "./src/sdk/pages.ts";
import { PAGES } from "./src/sdk/options.ts";
import { WAYS, clientOptions, configuration, elementOf, goesOn, page } from "./lib/shell.js";
import { texts } from "./lib/rich-texts.js";
import { LANGUAGES, choose, language } from "./src/sdk/texts/texts.ts";
import english from "./locales/en/shell.json" with { type: "json" };

const main = /** @type {any} */ (document.querySelector("#main"));
const nav = /** @type {any} */ (document.querySelector("#nav"));
const FIVE = ["carriers", "rate", "ship", "labels", "track"];
let port = null;
let pages = [];
const tell = (type, detail) => port?.postMessage({ type, detail });

/** What the portal hears of an event: never a token, never a label's bytes. */
const TOLD = {
  "parcelgate-verified": ({ accounts }) => ({
    accounts: accounts.map(({ number, state, checkedAt, upsCode }) => ({
      number,
      state,
      checkedAt,
      upsCode,
    })),
  }),
  "parcelgate-shipped": ({ reference, shipmentId, charges, packages = [] }) => ({
    reference,
    shipmentId,
    charges,
    trackingNumbers: packages.map(({ trackingNumber }) => trackingNumber),
  }),
  "parcelgate-voided": ({ shipmentId, trackingNumbers }) => ({
    shipmentId,
    ...(trackingNumbers && { trackingNumbers }),
  }),
};

async function problem(thrown) {
  const error = wrap(thrown);
  const { what, why, next, problems = [] } = await error.guidance();
  fill(
    main,
    h(
      "div",
      { class: "fix", role: "alert", "data-code": error.code },
      h("b", {}, what),
      " ",
      why,
      problems.length
        ? h(
            "ul",
            {},
            problems.map(({ field, text }) => h("li", {}, `${field}: ${text}`)),
          )
        : h("p", {}, next),
    ),
  );
  tell("failed", { code: error.code });
}

/**
 * The portals that the server allows to show this page; browsers that know the parent say at once
 * whether it is one.
 */
function allowed({ frameAncestors = [] }) {
  const all = [location.origin, ...frameAncestors];
  const parentOrigin = location.ancestorOrigins?.[0];
  if (parentOrigin && !all.includes(parentOrigin))
    throw { kind: "configuration", code: "frame_refused", message: parentOrigin };
  return parentOrigin ? [parentOrigin] : all;
}

/** Says to the parent that it may send its port; takes one, from an allowed parent, by its exact origin. */
function meet(origins) {
  const take = ({ source, origin, data, ports }) => {
    if (
      port ||
      source !== parent ||
      !origins.includes(origin) ||
      data?.parcelgate !== "port" ||
      !ports[0]
    )
      return;
    [port] = ports;
    port.onmessage = ({ data: asked }) =>
      asked?.parcelgate === "bye" ? leave() : obey(asked ?? {});
    obey(data);
    tell("size", { height: document.documentElement.offsetHeight });
  };
  addEventListener("message", take);
  const leave = () => {
    port.close();
    return (port = null);
  };
  // One that asks later than this page was ready.
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== parent || !origins.includes(origin) || data?.parcelgate !== "hello") return;
    parent.postMessage({ parcelgate: port ? "taken" : "ready", asked: true }, origin);
  });
  for (const origin of origins) parent.postMessage({ parcelgate: "ready" }, origin);
}

/** A frame leads to pages beyond the five only where its portal offers them. */
function offer(offered) {
  pages = offered;
  setPages(
    Object.fromEntries(
      Object.entries(WAYS).filter(([name]) => FIVE.includes(name) || pages.includes(name)),
    ),
  );
}

/**
 * A portal may choose the page and the pages to choose from, the language, and what a shipment's
 * form starts with. It cannot change texts.
 */
async function obey({ page: name, pages: offered, language: wanted, shipment }) {
  if (Array.isArray(offered)) offer(PAGES.filter((one) => offered.includes(one)));
  if (LANGUAGES.includes(wanted)) choose({ language: wanted });
  try {
    if (shipment) draft.begin(JSON.parse(JSON.stringify(shipment)));
  } catch (error) {
    return problem(error);
  }
  const target = PAGES.includes(name) ? `#/${name}` : location.hash;
  if (target !== location.hash) location.hash = target;
  else if (offered || wanted || shipment) await route(false);
}

async function route(focus = true) {
  const wanted = page();
  if (goesOn(main.firstChild, wanted)) return;
  try {
    await define([`parcelgate-${wanted.name}`]);
  } catch (error) {
    return problem(error);
  }
  const t = await texts([["shell", english]]);
  document.documentElement.lang = language();
  nav.hidden = pages.length < 2;
  fill(
    nav,
    pages.map((name) =>
      h("a", { href: `#/${name}`, "aria-current": name === wanted.name && "page" }, t(name)),
    ),
  );
  const element = elementOf(wanted);
  // There is no shell around it that would say so.
  element.removeAttribute("no-ribbon");
  main.replaceChildren(element);
  if (focus) main.focus();
  tell("page", { page: wanted.name });
}

async function start() {
  // In a tab of its own it is the whole page.
  if (self === top) return location.replace(`./${location.hash}`);
  const config = await configuration();
  if (!config) return problem({ kind: "network", code: "network", message: "no configuration" });
  try {
    const origins = allowed(config);
    const client = (await init()).client(clientOptions(config));
    offer([]);
    client.addEventListener("connection-change", () =>
      tell("connection", { state: client.connection.state }),
    );
    for (const [name, shown] of Object.entries(TOLD))
      addEventListener(name, ({ detail }) => tell("event", { name, detail: shown(detail) }));
    addEventListener("hashchange", () => route());
    new ResizeObserver(() =>
      tell("size", { height: document.documentElement.offsetHeight }),
    ).observe(document.body);
    await route(false);
    meet(origins);
    await client.resume().catch(() => {});
  } catch (error) {
    await problem(error);
  }
  document.documentElement.dataset.ready = "";
}

start();
