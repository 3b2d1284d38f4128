// What all elements share: a shadow root with the sheets, the page's client, a live region, errors with words.
import { fill, h, say } from "./dom.js";
import { registry } from "../src/sdk/registry.ts";
import { sheets } from "./style.js";
import { texts } from "./rich-texts.js";
import { language } from "../src/sdk/texts/texts.ts";

/**
 * What UPS asks of every screen that shows its data: its own words, unchanged (Key Legal
 * Requirements of its developer guides).
 */
const NOTICE =
  "UPS, the UPS brand mark, and the Color Brown are trademarks of United Parcel Service of America, Inc. All Rights Reserved.";

/**
 * Attributes as properties, for frameworks and scripts that set those: texts, or lists of them, and
 * what is there or not.
 * `reflect(Rate, ["label-format"], ["locked"])` gives `labelFormat` and `locked`.
 */
export function reflect(Kind, texts, flags = []) {
  const define = (name, get, set) =>
    Object.defineProperty(
      Kind.prototype,
      name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()),
      { get, set, configurable: true, enumerable: true },
    );
  for (const name of flags)
    define(
      name,
      function get() {
        return this.hasAttribute(name);
      },
      function set(on) {
        this.toggleAttribute(name, Boolean(on));
      },
    );
  for (const name of texts) {
    define(
      name,
      function get() {
        return this.getAttribute(name);
      },
      function set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, Array.isArray(value) ? value.join(" ") : value);
      },
    );
  }
}

/** Properties for what no attribute can say: frameworks set a property only where the class has one. */
export function hold(Kind, names) {
  for (const name of names) {
    const values = new WeakMap();
    const set = function set(value) {
      values.set(this, value);
      this.held(name);
    };
    Object.defineProperty(Kind.prototype, name, {
      get() {
        return values.get(this);
      },
      set,
      configurable: true,
      enumerable: true,
    });
  }
}

/**
 * @attr {boolean} no-ribbon - the page itself says that this is no production
 * @attr {string} accounts - only these accounts, by their numbers
 * @prop client - the client to use, instead of the page's first
 * @prop ready - settles when the element has drawn itself for the first time
 * @slot ups-mark - UPS's mark, beside its notice
 * @csspart title - the heading
 * @csspart head - the heading with what stands beside it
 * @csspart panel - a box with content
 * @csspart button - every button
 * @csspart primary - the button of the next step
 * @csspart field - every input and list
 * @csspart badge - a state
 * @csspart fix - a problem and what to do
 * @csspart environment - what says that this is no production
 * @csspart notice - UPS's notice
 */
export class PgElement extends HTMLElement {
  static css = "";
  /** Its groups of texts, with the English ones. */
  static texts = [];
  static #sheets = new WeakMap();
  #client = null;
  #off = null;
  #wanted = null;
  #starting = null;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
    const kind = this.constructor;
    if (!PgElement.#sheets.has(kind)) PgElement.#sheets.set(kind, sheets(kind.css));
    this.shadowRoot.adoptedStyleSheets = PgElement.#sheets.get(kind);
    this.live = h("div", { class: "vh", role: "status", "aria-live": "polite" });
    this.alerts = h("div", { role: "alert" });
  }

  /** The client: the one that was set, else the page's first. */
  get client() {
    return this.#client;
  }

  set client(client) {
    this.#client = client;
    if (client && this.isConnected) this.restart();
    // Without one there is nothing to show, and nobody to listen to.
    else if (!client) {
      this.#off?.abort();
      this.#off = this.#wanted = null;
      fill(this.shadowRoot);
    }
  }

  #drawn;
  /** Settles when the element has drawn itself for the first time. */
  ready = new Promise((resolve) => (this.#drawn = resolve));

  async connectedCallback() {
    registry.events.addEventListener("problem", this);
    this.#tellProblem();
    // What was set before the element's code came stands in the way of accessors.
    for (const name of Object.keys(this)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (!this.#client) {
      const first = await registry.whenClient();
      // One that was set meanwhile counts.
      this.#client ??= first;
    }
    if (!this.isConnected) return;
    registry.events.addEventListener("language-change", this);
    await this.restart();
  }

  /** The page's language changed: what was typed is in drafts. Or the page tells what failed. */
  handleEvent({ type }) {
    if (type === "problem") this.#tellProblem();
    else this.restart();
  }

  /** Where a sign-in begins, or everywhere if nothing of the kind is there, or nothing else is to be seen. */
  #tellProblem() {
    const signing = "parcelgate-carriers,parcelgate-verify";
    if (
      registry.problem &&
      (!this.#client || this.matches(signing) || !document.querySelector(signing))
    )
      this.fail(registry.problem, null, false);
  }

  /** Its own attributes that count when they change. */
  static watched = [];

  static get observedAttributes() {
    return ["accounts", "no-ribbon", ...this.watched];
  }

  /** What the page changes later counts too, once there is something to change. */
  attributeChangedCallback(name, old, now) {
    if (this.#off && old !== now) this.restart();
  }

  /** Its own properties that count when they change. */
  static redrawn = [];

  held(name) {
    if (this.#off && this.constructor.redrawn.includes(name)) this.restart();
  }

  /** A list that an attribute names, or null. */
  listed(name) {
    return (
      this.getAttribute(name)
        ?.split(/[\s,]+/)
        .filter(Boolean) ?? null
    );
  }

  /** The accounts that this element is about. */
  async ownAccounts() {
    return this.own(await this.client.accounts.list());
  }

  own(accounts) {
    const only = this.listed("accounts")?.map((number) => number.toUpperCase());
    return only ? accounts.filter(({ number }) => only.includes(number)) : accounts;
  }

  disconnectedCallback() {
    for (const type of ["language-change", "problem"])
      registry.events.removeEventListener(type, this);
    this.#off?.abort();
    this.#off = null;
  }

  /** Begins anew, without the listeners of before. */
  async restart() {
    const wanted = (this.#wanted = {});
    const t = await texts(this.constructor.texts);
    // Texts of a language that loads slowly must not replace those of one chosen later.
    if (this.#wanted !== wanted) return;
    this.t = t;
    // One that is under way would listen in the next one's name.
    await this.#starting;
    // Another beginning, or the end, came first.
    if (this.#wanted !== wanted || !this.isConnected) return;
    this.#off?.abort();
    this.#off = new AbortController();
    const starting = (async () => this.start())();
    this.#starting = starting.catch(() => {});
    try {
      await starting;
    } finally {
      this.#drawn();
    }
  }

  /** Listens to the client for as long as the element is on the page. */
  on(type, listener, target = this.client) {
    // It may have left the page while it was waiting for something.
    if (this.#off) target.addEventListener(type, listener, { signal: this.#off.signal });
  }

  /**
   * Puts the element's content in place; above it, unless the page shows that itself, that this is
   * no production; below it UPS's
   * notice, with a place for UPS's mark, which is not ours to give.
   */
  show(...children) {
    const { environment } = this.client;
    const ribbon =
      environment !== "production" &&
      !this.hasAttribute("no-ribbon") &&
      h("div", { class: "environment", role: "note" }, this.t(environment));
    const notice = h(
      "footer",
      { class: "notice", lang: "en", dir: "ltr" },
      h("slot", { name: "ups-mark" }),
      NOTICE,
    );
    fill(this.shadowRoot, ribbon, this.alerts, ...children, notice, this.live);
    // The page around may be in a language that there are no texts of.
    for (const node of this.shadowRoot.children) node.lang ||= language();
  }

  say(text) {
    say(this.live, text);
  }

  /** A page-level error with words, or nothing. What nobody's press led to scrolls nobody away. */
  async fail(error, extra = null, isAnswer = true) {
    if (!error) return fill(this.alerts);
    if (error.kind === "cancelled") return;
    // Before there is a client nothing is drawn; what failed is.
    if (!this.alerts.isConnected) fill(this.shadowRoot, this.alerts);
    fill(this.alerts, await errorBox(error, "fix alert", this.t), extra);
    if (isAnswer) this.alerts.scrollIntoView?.({ block: "nearest" });
  }

  emit(name, detail) {
    return this.dispatchEvent(
      new CustomEvent(name, {
        detail,
        bubbles: true,
        composed: true,
        cancelable: /-(submit|choose)$/.test(name),
      }),
    );
  }

  /** Runs what a button asks for: it says what it does, takes no second press, and gives the focus back. */
  async busy(button, words, act) {
    if (button.disabled) return;
    const before = [...button.childNodes];
    button.disabled = true;
    button.setAttribute("aria-busy", "true");
    const timer = setTimeout(() => button.replaceChildren(words), 150);
    this.say(words);
    const again = ({ detail }) => {
      const patience = this.t("askingAgain", { n: Math.max(1, Math.round(detail.waitSeconds)) });
      button.replaceChildren(patience);
      this.say(patience);
    };
    this.client.addEventListener("retry", again);
    try {
      return await act();
    } finally {
      clearTimeout(timer);
      this.client.removeEventListener("retry", again);
      button.replaceChildren(...before);
      button.disabled = false;
      button.removeAttribute("aria-busy");
      // It may have been drawn anew meanwhile.
      const now = button.isConnected
        ? button
        : this.shadowRoot.querySelector(`[data-key="${CSS.escape(button.dataset.key ?? "")}"]`);
      if (this.shadowRoot.activeElement === null) now?.focus({ preventScroll: true });
    }
  }
}

reflect(PgElement, ["accounts"], ["no-ribbon"]);

/** What happened, why, what to do; UPS's code and words beside it. */
export async function errorBox(error, className = "fix", t = null) {
  const { what, why, next } = await error.guidance();
  const ups =
    error.upsCode && !error.problems?.length
      ? error.said
      : ["protocol", "configuration"].includes(error.kind)
        ? error.message
        : null;
  return h(
    "div",
    { class: className, "data-code": error.code },
    h("b", {}, what),
    " ",
    why,
    h("p", {}, next),
    ups && h("p", { class: "ups" }, ups),
    error.code === "module_poisoned" &&
      h("button", { onclick: () => location.reload() }, t?.("reload") ?? "Reload"),
  );
}
