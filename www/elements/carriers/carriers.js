// The accounts one ships with: add, verify, remove; what UPS said of each, and what to do about it.
import { fill, h } from "../../lib/dom.js";
import { PgElement, errorBox } from "../../lib/element.js";
import { clear, countrySelect, field, mark, read } from "../../lib/form.js";
import { clock, longDay } from "../../lib/format.js";
import english from "../../locales/en/carriers.js";
import { help, steps } from "./help.js";

/** Tone and shape of each state; its word is a text of that name. */
const BADGES = {
  unchecked: ["plain", ""], checking: ["plain", "… "], verified: ["good", "✓ "], list_rates_only: ["warn", "~ "], not_on_profile: ["bad", "✕ "],
  unclear: ["warn", "? "], expired: ["warn", "! "], error: ["bad", "! "],
};

/** A half-filled form outlives a sign-in and a reload, where the tab may keep anything. */
const TYPED = "parcelgate:account-form";
const keep = (act) => {
  try {
    return act(sessionStorage);
  } catch {
    return null;
  }
};

const signedIn = (state) => state === "connected" || state === "expiring";

/**
 * @tag parcelgate-carriers
 * @attr {"redirect"|"popup"} sign-in - how UPS's sign-in opens; redirect if left out
 * @fires parcelgate-verified - accounts were checked: detail.accounts
 */
export default class Carriers extends PgElement {
  static texts = ["carriers", english];
  static css = `
.row{display:grid;grid-template-columns:minmax(0,1fr) 11.5rem 9.5rem 9.5rem;gap:var(--pg-4);align-items:center;padding:var(--pg-4) var(--pg-6)}.row>:last-child{justify-self:end;display:flex;gap:var(--pg-1);flex-wrap:wrap;justify-content:end}
[role=listitem]+[role=listitem],.row+.fix{border-top:1px solid var(--pg-line)}[role=list]>:last-child .fix{border-radius:0 0 var(--pg-radius) var(--pg-radius)}.th{font-size:var(--pg-size-s);color:var(--pg-soft);padding-block:var(--pg-2);background:var(--pg-sunken);border-radius:var(--pg-radius) var(--pg-radius) 0 0}
aside ol,aside ul{padding-inline-start:1.2rem;margin:var(--pg-3) 0}aside li{margin:var(--pg-2) 0}.empty{padding:var(--pg-12) var(--pg-6);text-align:center}form{border-bottom:1px solid var(--pg-line)}
@media(max-width:56rem){.th{display:none}.row{grid-template-columns:minmax(0,1fr) auto;padding:var(--pg-4)}.row>:nth-child(2){justify-self:end}.row>:nth-child(3),.row>:last-child{grid-column:1/-1}}`;

  #rows = h("div", { role: "list" });
  #form = h("div", { hidden: true });
  #word = h("p", { class: "small soft" });
  #asked = null;

  start() {
    const { t } = this;
    this.#rows.setAttribute("aria-label", t("accounts"));
    const add = h("button", { "data-key": "add", onclick: () => this.#toggle() }, t("add"));
    const popup = h("input", { type: "checkbox", id: "popup", checked: this.mode === "popup" });
    popup.addEventListener("change", () => this.setAttribute("sign-in", popup.checked ? "popup" : "redirect"));
    this.show(
      h("div", { class: "head" },
        h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro"))), add),
      h("div", { class: "two" },
        h("section", { class: "panel" }, this.#form,
          h("div", { class: "row th", "aria-hidden": "true" }, h("span", {}, t("columnAccount")), h("span", {}, t("columnState")), h("span", {}, t("columnBy")), h("span")), this.#rows),
        h("aside", { class: "panel pad" }, steps(t), help(t),
          h("label", { class: "check", for: "popup" }, popup, t("window")), this.#word)));
    this.#buildForm();
    this.on("accounts-change", () => {
      const number = this.client.accounts.checking;
      if (number) this.say(t("verifying", { number }));
      this.#draw();
    });
    this.on("connection-change", () => this.#draw());
    this.on("accounts-verified", ({ detail }) => {
      this.say(detail.accounts.map(({ number, state }) => `${number}: ${t(state)}`).join(". "));
      this.emit("parcelgate-verified", detail);
    });
    this.on("sign-in-slow", () => (this.shadowRoot.querySelector("#stranded").open = true));
    this.#draw();
  }

  get mode() {
    // Without storage a redirect could not come back; in a frame UPS would not show.
    const popup = this.getAttribute("sign-in") === "popup" || self !== top || this.client.connection.storage !== "session";
    return popup ? "popup" : "redirect";
  }

  #toggle(open = this.#form.hidden) {
    this.#form.hidden = !open;
    if (open) this.#form.querySelector("input").focus();
    else this.#focus("add");
  }

  #focus(key) {
    this.shadowRoot.querySelector(`[data-key="${key}"]`)?.focus();
  }

  #buildForm() {
    const { t } = this;
    const summary = h("div");
    const body = h("fieldset", {}, h("legend", {}, t("formTitle")), h("div", { class: "grid" },
      field(t("number"), "number", { span: 2, maxlength: 12, spellcheck: "false" }),
      field(t("nickname"), "nickname", { span: 4, maxlength: 60 }),
      field(t("postalCode"), "postalCode", { span: 3, autocomplete: "postal-code" }),
      countrySelect(t("country"), "country", "US")));
    const form = h("form", { novalidate: true }, summary, body, h("div", { class: "end" },
      h("button", { type: "reset", onclick: () => this.#toggle(false) }, t("cancel")),
      h("button", { class: "primary", type: "submit" }, t("keep"))));
    // What is broken there was not typed.
    const typed = keep((store) => Object.entries(JSON.parse(store.getItem(TYPED)))) ?? [];
    for (const input of form.querySelectorAll("[data-field]")) input.value = typed.find(([name]) => name === input.dataset.field)?.[1] ?? input.value;
    this.#form.hidden = !form.querySelector("input").value;
    form.addEventListener("input", () => keep((store) => store.setItem(TYPED, JSON.stringify(read(form)))));
    form.addEventListener("reset", () => keep((store) => store.removeItem(TYPED)));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      fill(summary);
      clear(form);
      try {
        const account = await this.client.accounts.add(read(form));
        form.reset();
        this.#toggle(false);
        this.say(t("added", { number: account.number }));
        await this.#draw();
        this.#focus(`verify-${account.number}`);
      } catch (error) {
        await mark(form, summary, error);
      }
    });
    fill(this.#form, form);
  }

  async #draw() {
    const accounts = await this.client.accounts.list();
    const { verifyAgainBy, accessExpiresAt, state } = this.client.connection;
    const checking = this.client.accounts.checking;
    if (!accounts.length) {
      fill(this.#rows, h("div", { class: "empty", role: "listitem" }, h("p", {}, this.t("empty")),
        h("button", { class: "primary", "data-key": "first", onclick: () => this.#toggle(true) }, this.t("addFirst"))));
    } else {
      const rows = accounts.map((account) => this.#row({ ...account, state: account.number === checking ? "checking" : account.state }, { verifyAgainBy, accessExpiresAt }, state));
      fill(this.#rows, await Promise.all(rows));
    }
    const lasting = this.client.accounts.lasting && this.client.connection.storage === "session";
    this.#word.textContent = lasting ? "" : this.t("notLasting");
  }

  async #row(account, { verifyAgainBy, accessExpiresAt }, connection) {
    const { number, nickname, postalCode, country, state, checkedAt } = account;
    const { t } = this;
    const [tone, sign] = BADGES[state] ?? BADGES.error;
    const usable = state === "verified" || state === "list_rates_only";
    const button = h("button", { class: usable ? "" : "primary", "data-key": `verify-${number}`, disabled: state === "checking", "aria-label": t(usable ? "verifyAgainOne" : "verifyOne", { number }) },
      t(usable ? "verifyAgain" : "verify"));
    button.addEventListener("click", () => this.#verify(button, account, connection));
    const remove = h("button", { class: "quiet", "data-key": `remove-${number}`, "aria-label": t("removeOne", { number }), onclick: () => ((this.#asked = number), this.#draw()) }, t("remove"));
    const row = h("div", { class: "row" },
      h("div", {}, nickname && h("div", { class: "name" }, nickname), h("div", { class: "no" }, number, h("span", {}, ` · ${country} ${postalCode}`))),
      h("div", {}, h("span", { class: `badge ${tone}`, "data-state": state }, h("span", { "aria-hidden": "true" }, sign), t(BADGES[state] ? state : "error"))),
      h("div", {}, usable ? (verifyAgainBy ? longDay(verifyAgainBy) : h("span", { class: "small" }, signedIn(connection) && accessExpiresAt ? t("signedInUntil", { time: clock(accessExpiresAt) }) : t("notSignedIn"))) : h("span", { class: "soft" }, "–"),
        checkedAt && h("div", { class: "small soft" }, t("checkedAt", { time: clock(checkedAt) }))),
      h("div", {}, button, remove));
    const below = this.#asked === number ? this.#askRemove(number) : await this.#fix(account);
    return h("div", { role: "listitem", "data-account": number }, row, below);
  }

  #askRemove(number) {
    const keep = async () => {
      this.#asked = null;
      await this.#draw();
      this.#focus(`remove-${number}`);
    };
    const go = async () => {
      this.#asked = null;
      await this.client.accounts.remove(number);
      this.say(this.t("removed", { number }));
      this.#focus("add");
    };
    const { t } = this;
    return h("div", { class: "fix warn", role: "group", "aria-label": t("removeOne", { number }) },
      h("b", {}, t("removeAsk", { number })), " ", t("removeWhat"),
      h("div", {}, h("button", { class: "bad", "data-key": `really-${number}`, onclick: go }, t("removeOne", { number })), " ", h("button", { onclick: keep }, t("keepIt"))));
  }

  /** What UPS said of the account, why, and what to do. */
  async #fix({ state, number, postalCode, upsCode, message, error }) {
    const { t } = this;
    const items = (...texts) => h("ol", {}, texts.map((words) => h("li", {}, words)));
    const ups = upsCode && h("span", { class: "ups" }, `UPS ${upsCode}: ${message}`);
    const other = h("button", { class: "quiet", "data-key": `other-${number}`, onclick: (event) => this.#signIn(event.currentTarget) }, t("otherProfile"));
    if (state === "not_on_profile") {
      const site = h("a", { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" }, t("upsSite"));
      return h("div", { class: "fix" }, h("b", {}, t("notOnProfile", { number })),
        items(t.rich("notOnProfile1", { ups: site }), t("notOnProfile2", { number, postalCode }), t("notOnProfile3")), ups, " ", other);
    }
    if (state === "unclear") return h("div", { class: "fix warn" }, h("b", {}, t("unclearWhat")), items(t("unclear1"), t("unclear2", { number })), ups, " ", other);
    if (state === "list_rates_only" && upsCode) return h("div", { class: "fix warn" }, t("listRates"), " ", ups);
    if (state === "expired") return h("div", { class: "fix warn" }, h("b", {}, t("expiredWhat")), " ", t("expiredNext"));
    if (state === "error" && error) {
      const { wrap } = await import("../../lib/error.js");
      return errorBox(wrap(error), "fix", t);
    }
    return null;
  }

  /** In the click: a popup must open before anything is waited for. */
  async #verify(button, account, connection) {
    const renew = account.state === "verified" || account.state === "list_rates_only" || account.state === "expired";
    if (!signedIn(connection) || renew) return this.#signIn(button);
    await this.fail(null);
    await this.busy(button, this.t("asking"), () => this.client.accounts.verify(account.number)).catch((error) => this.fail(error));
    this.emit("parcelgate-verified", { accounts: await this.client.accounts.list() });
  }

  #signIn(button) {
    const done = this.client.connect({ mode: this.mode, returnTo: this.returnTo });
    return this.busy(button, this.t(this.mode === "popup" ? "waiting" : "opening"), async () => {
      try {
        if (this.mode === "popup") fill(this.alerts, h("div", { class: "fix warn alert" }, this.t("windowOpen"), " ", h("button", { onclick: () => this.client.abandon() }, this.t("stopWaiting"))));
        else await this.fail(null);
        await done;
        await this.fail(null);
        await this.client.settle();
      } catch (error) {
        await this.fail(null);
        await this.fail(error);
      }
    });
  }

  get returnTo() {
    return location.pathname + location.search + (location.hash || "#/carriers");
  }
}
