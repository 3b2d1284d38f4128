// The shell: configuration, the address bar, the chip, and one page at a time.
import { define, init } from "./parcelgate.js";
import { wrap } from "./lib/error.js";
import { fill, h } from "./lib/dom.js";

const PAGES = ["carriers", "rate", "ship", "labels", "track"];
const CHIP = { disconnected: "Not connected", connecting: "Signing in", connected: "Connected", expiring: "Connected", reconnect_required: "Sign in again" };
const main = document.querySelector("#main");
const chip = document.querySelector("#chip");
const leave = document.querySelector("#leave");
let client = null;

async function problem(thrown, again) {
  const error = wrap(thrown);
  const { what, why, next } = await error.guidance();
  fill(main, h("div", { class: "fix", role: "alert", "data-code": error.code }, h("b", {}, what), " ", why, h("p", {}, next),
    error.upsCode && h("p", {}, `UPS ${error.upsCode}: ${error.message}`), again && h("button", { onclick: again }, "Try again")));
}

function page() {
  const [name, detail] = location.hash.replace(/^#\//, "").split("/");
  return { name: PAGES.includes(name) ? name : "carriers", detail };
}

/** A part of the address, as typed where it is no valid encoding. */
function plain(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function route(focus = true) {
  const { name, detail } = page();
  const tag = `parcelgate-${name}`;
  try {
    await define([tag]);
  } catch {
    return problem({ kind: "network", code: "module_load_failed", message: "", retryable: true }, () => route());
  }
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#/${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${name[0].toUpperCase()}${name.slice(1)} · Parcelgate`;
  const element = document.createElement(tag);
  if (name === "track" && detail) element.setAttribute("number", plain(detail));
  main.replaceChildren(element);
  if (focus) main.focus();
  return element;
}

function showChip() {
  const { state } = client.connection;
  chip.dataset.state = state;
  chip.lastChild.textContent = `${CHIP[state]}, ${client.environment}`;
  leave.hidden = !["connected", "expiring"].includes(state);
}

/** Disconnecting is asked once, in place. */
function askLeave() {
  const box = document.querySelector("#ask");
  const close = () => ((box.hidden = true), leave.hidden ? main.focus() : leave.focus());
  const go = (wipe) => async () => {
    await client.disconnect();
    if (wipe) {
      await import("./lib/kept-labels.js").then(({ keptLabels }) => keptLabels(client).wipe()).catch(() => {});
      await client.accounts.clear();
      client.labels.clear();
      await import("./lib/draft.js").then((draft) => draft.clear()).catch(() => {});
    }
    close();
    route();
  };
  box.hidden = false;
  fill(box, h("span", {}, "Disconnect this tab from UPS? ", h("a", { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" }, "UPS.com"), " keeps its own sign-in: sign out there too on a shared computer."),
    h("button", { onclick: go(false) }, "Disconnect"), h("button", { onclick: go(true) }, "Disconnect and forget accounts and labels"), h("button", { onclick: close }, "Stay"));
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

async function start() {
  const answer = await fetch("./config.json", { cache: "no-store" }).catch(() => null);
  const config = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!config) return problem({ kind: "network", code: "network", message: "no configuration", retryable: true }, () => location.reload());
  const [{ name, authorizeUrl }] = config.environments;
  const own = `${location.origin}/callback.html`;
  const redirectUri = config.redirectUris.find((uri) => new URL(uri).origin === location.origin) ?? own;
  const ribbon = document.querySelector("#ribbon");
  ribbon.hidden = name === "production";
  ribbon.textContent = name === "sandbox" ? "Sandbox: nothing here reaches UPS, and labels say SAMPLE" : "UPS's test environment: labels say SAMPLE";
  try {
    const parcelgate = await init();
    client = parcelgate.client({ clientId: config.clientId, environment: name, authorizeUrl: name === "sandbox" ? authorizeUrl : undefined, proxy: config.proxy, redirectUri, refreshHelper: config.refreshHelper });
  } catch (error) {
    return problem(error, () => location.reload());
  }
  client.addEventListener("connection-change", showChip);
  leave.addEventListener("click", askLeave);
  addEventListener("hashchange", () => route());
  showChip();
  const element = await route(false);
  // The element waits for the client's promise; its first picture stands before the sign-in is finished.
  await Promise.resolve();
  await comeBack(element);
  document.documentElement.dataset.ready = "";
}

start();
