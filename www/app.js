// The shell: configuration, the address bar, the chip, and one page at a time.
import { define, early, init } from "./src/parcelgate.ts";
import Carriers from "./elements/carriers/carriers.js";
import { wrap } from "./src/sdk/error.ts";
import { afterPaint } from "./src/sdk/scheduling.ts";
import { openDatabase } from "./src/sdk/storage/store.ts";
import { fill, h } from "./lib/dom.js";
import { tryOrNull } from "./src/sdk/try-or-null.ts";
import { WAYS, clientOptions, configuration, elementOf, goesOn, page } from "./lib/shell.js";
import { englishTexts, texts } from "./lib/rich-texts.js";
import { LANGUAGES, choose, language } from "./src/sdk/texts/texts.ts";
import english from "./locales/en/shell.json" with { type: "json" };

const main = /** @type {any} */ (document.querySelector("#main"));
const chip = /** @type {any} */ (document.querySelector("#chip"));
const leave = /** @type {any} */ (document.querySelector("#leave"));
const LANGUAGE = "parcelgate:language";
let client = null;
let t = englishTexts(english);
// The page that most come for is here at once.
customElements.define("parcelgate-carriers", Carriers);

async function problem(thrown, again) {
  const error = wrap(thrown);
  const { what, why, next } = await error.guidance();
  drawn();
  fill(
    main,
    h(
      "div",
      { class: "fix", role: "alert", "data-code": error.code },
      h("h1", {}, what),
      why,
      h("p", {}, next),
      error.upsCode && h("p", {}, `UPS ${error.upsCode}: ${error.message}`),
      again && h("button", { onclick: again }, t("tryAgain")),
    ),
  );
}

/**
 * Only now does content show, with the ribbon, in one picture: it would jump when they come. The
 * footer comes with the next one.
 */
function drawn() {
  document.documentElement.dataset.drawn = "main";
  afterPaint().then(() => (document.documentElement.dataset.drawn = "all"));
}

/** On a small screen the pages are in a row that scrolls: the one that shows is to be seen there. */
function showCurrent() {
  const nav = /** @type {any} */ (document.querySelector("nav"));
  if (nav.scrollWidth > nav.clientWidth)
    nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

async function route(focus = true) {
  const wanted = page();
  const { name } = wanted;
  if (goesOn(main.firstChild, wanted)) return main.firstChild;
  // An address that can be shared, and come back to after UPS's sign-in.
  if (!location.hash) history.replaceState(history.state, "", `#/${name}`);
  try {
    await define([`parcelgate-${name}`]);
  } catch {
    return problem(
      { kind: "network", code: "module_load_failed", message: "", retryable: true },
      () => route(),
    );
  }
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  afterPaint().then(showCurrent);
  document.title = `${t(name)} · Parcelgate`;
  const element = elementOf(wanted);
  main.replaceChildren(element);
  if (focus) main.focus();
  return element;
}

function showChip() {
  const { state } = client.connection;
  chip.dataset.state = state;
  chip.lastChild.textContent = `${t(state)}, ${client.environment}`;
  leave.hidden = !["connected", "expiring"].includes(state);
}

/** Without a network nothing is sent; what is typed stays. */
function showOffline() {
  const box = /** @type {any} */ (document.querySelector("#offline"));
  box.className = navigator.onLine ? "" : "ribbon";
  box.textContent = navigator.onLine ? "" : t("offline");
}

/** Disconnecting is asked once, in place. */
function askLeave() {
  const box = /** @type {any} */ (document.querySelector("#ask"));
  const close = () => {
    box.hidden = true;
    return leave.hidden ? main.focus() : leave.focus();
  };
  const go = (wipe) => async () => {
    await client.disconnect();
    if (wipe) {
      await import("./src/sdk/storage/kept-labels.ts")
        .then(({ keptLabels }) => keptLabels(client).wipe())
        .catch(() => {});
      await client.accounts.clear();
      client.labels.clear();
      for (const kept of [
        import("./src/sdk/shipment/draft.ts"),
        import("./src/sdk/purchase/pickups.ts"),
      ])
        await kept.then(({ clear }) => clear()).catch(() => {});
    }
    close();
    route();
  };
  box.hidden = false;
  fill(
    box,
    h(
      "span",
      {},
      t.rich("disconnectAsk", {
        ups: h(
          "a",
          { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" },
          "UPS.com",
        ),
      }),
    ),
    h("button", { onclick: go(false) }, t("disconnect")),
    h("button", { onclick: go(true) }, t("disconnectAll")),
    h("button", { onclick: close }, t("stay")),
  );
  box.querySelector("button").focus();
}

/** A sign-in that came back by redirect; else what was being sent when the page went away is asked for. */
async function comeBack(element) {
  try {
    if (await client.completeConnect()) return main.focus();
    if (["connected", "expiring"].includes(client.connection.state)) await client.resume();
  } catch (error) {
    if (typeof element?.fail === "function") await element.fail(wrap(error));
    else await problem(error);
  }
}

/** What stands already is not written again: the browser would lay out the whole page anew. */
function setLanguage(code) {
  if (document.documentElement.lang !== code) document.documentElement.lang = code;
}

/** The shell's own words, where index.html names them. */
async function speak() {
  const wanted = language();
  const words = await texts([["shell", english]]);
  // Another language was chosen while this one was loading.
  if (wanted !== language()) return;
  t = words;
  setLanguage(language());
  for (const node of document.querySelectorAll("[data-t]"))
    if (node.textContent !== t(node.dataset.t)) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-aria]"))
    node.setAttribute("aria-label", t(node.dataset.aria));
  showOffline();
  if (!client) return;
  document.title = `${t(page().name)} · Parcelgate`;
  showChip();
}

/** A choice of this page's own, kept where the browser keeps anything. */
function offerLanguages() {
  const list = /** @type {any} */ (document.querySelector("#language"));
  list.value = language();
  list.addEventListener("change", async () => {
    setLanguage(list.value);
    tryOrNull(() => localStorage.setItem(LANGUAGE, list.value));
    choose({ language: list.value });
    await speak();
  });
}

/** Nobody is signed in in this tab, or on the way: the page need not wait for the module. */
const isNew = () =>
  tryOrNull(
    () =>
      !Object.keys(sessionStorage).some((key) =>
        /^parcelgate:(session|transaction|callback)/.test(key),
      ),
  );
const kept = () =>
  tryOrNull(() => LANGUAGES.find((code) => code === localStorage.getItem(LANGUAGE)));

async function start() {
  setLanguage(
    kept() ||
      (navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag)) ??
        "en"),
  );
  offerLanguages();
  // The module is compiled, and what the device keeps is opened, while the rest is asked for.
  openDatabase();
  const loading = init({ pages: WAYS });
  loading.catch(() => {});
  const [config] = await Promise.all([configuration(), speak()]);
  if (!config)
    return problem(
      { kind: "network", code: "network", message: "no configuration", retryable: true },
      () => location.reload(),
    );
  const showEnvironment = () => {
    const [{ name }] = config.environments;
    const ribbon = /** @type {any} */ (document.querySelector("#ribbon"));
    ribbon.hidden = name === "production";
    if (name !== "production") ribbon.textContent = t((ribbon.dataset.t = name));
  };
  try {
    client = isNew() ? early(clientOptions(config)) : (await loading).client(clientOptions(config));
  } catch (error) {
    showEnvironment();
    return problem(error, () => location.reload());
  }
  client.addEventListener("connection-change", showChip);
  leave.addEventListener("click", askLeave);
  addEventListener("hashchange", () => route());
  for (const type of ["online", "offline"]) addEventListener(type, showOffline);
  const element = await route(false);
  // Its first picture stands before the sign-in is finished.
  await element?.ready;
  showEnvironment();
  showChip();
  drawn();
  // What is not to be seen yet takes no focus.
  element?.shadowRoot?.querySelector("[data-first]")?.focus();
  const keys = import("./lib/shortcuts.js").then(({ listen, show }) => {
    listen(() => t);
    /** @type {any} */ (document.querySelector("#keys")).addEventListener("click", () => show(t));
  });
  try {
    await client.begun;
  } catch (error) {
    return problem(error, () => location.reload());
  }
  // A press at the first picture goes first.
  await afterPaint();
  await comeBack(element);
  // Without them the page works too.
  await keys.catch(() => {});
  document.documentElement.dataset.ready = "";
}

start();
