// The accounts one ships with: add, verify, remove; what UPS said of each, and what to do about it.
import { fill, h } from "../../lib/dom.js";
import { PgElement, errorBox } from "../../lib/element.js";
import { clear, countrySelect, field, mark, read } from "../../lib/form.js";
import { clock, longDay } from "../../lib/format.js";
import { help, steps } from "./help.js";

const BADGES = {
  unchecked: ["Not verified yet", "plain", ""], checking: ["Verifying", "plain", "… "], verified: ["Verified", "good", "✓ "],
  list_rates_only: ["List rates only", "warn", "~ "], not_on_profile: ["Not on this profile", "bad", "✕ "],
  unclear: ["Unclear", "warn", "? "], expired: ["Expired", "warn", "! "], error: ["Could not be checked", "bad", "! "],
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
  static css = `
.row{display:grid;grid-template-columns:minmax(0,1fr) 11.5rem 9.5rem 9.5rem;gap:var(--pg-4);align-items:center;padding:var(--pg-4) var(--pg-6)}.row>:last-child{justify-self:end;display:flex;gap:var(--pg-1);flex-wrap:wrap;justify-content:end}
[role=listitem]+[role=listitem],.row+.fix{border-top:1px solid var(--pg-line)}[role=list]>:last-child .fix{border-radius:0 0 var(--pg-radius) var(--pg-radius)}.th{font-size:var(--pg-size-s);color:var(--pg-soft);padding-block:var(--pg-2);background:var(--pg-sunken);border-radius:var(--pg-radius) var(--pg-radius) 0 0}
aside ol,aside ul{padding-left:1.2rem;margin:var(--pg-3) 0}aside li{margin:var(--pg-2) 0}.empty{padding:var(--pg-12) var(--pg-6);text-align:center}form{border-bottom:1px solid var(--pg-line)}
@media(max-width:56rem){.th{display:none}.row{grid-template-columns:minmax(0,1fr) auto;padding:var(--pg-4)}.row>:nth-child(2){justify-self:end}.row>:nth-child(3),.row>:last-child{grid-column:1/-1}}`;

  #rows = h("div", { role: "list", "aria-label": "UPS accounts" });
  #form = h("div", { hidden: true });
  #word = h("p", { class: "small soft" });
  #asked = null;

  start() {
    const add = h("button", { "data-key": "add", onclick: () => this.#toggle() }, "Add account");
    const popup = h("input", { type: "checkbox", id: "popup", checked: this.mode === "popup" });
    popup.addEventListener("change", () => this.setAttribute("sign-in", popup.checked ? "popup" : "redirect"));
    this.show(
      h("div", { class: "head" },
        h("div", {}, h("h1", {}, "Carriers"), h("p", {}, "The UPS accounts you ship with. One sign-in verifies every account of a UPS.com profile.")), add),
      h("div", { class: "two" },
        h("section", { class: "panel" }, this.#form,
          h("div", { class: "row th", "aria-hidden": "true" }, h("span", {}, "Account #/Partner ID"), h("span", {}, "State"), h("span", {}, "Verify again by"), h("span")), this.#rows),
        h("aside", { class: "panel pad" }, steps(), help(),
          h("label", { class: "check", for: "popup" }, popup, "Open UPS's sign-in in a window of its own"), this.#word)));
    this.#buildForm();
    this.on("accounts-change", () => {
      const number = this.client.accounts.checking;
      if (number) this.say(`Verifying ${number}`);
      this.#draw();
    });
    this.on("connection-change", () => this.#draw());
    this.on("accounts-verified", ({ detail }) => {
      this.say(detail.accounts.map(({ number, state }) => `${number}: ${BADGES[state]?.[0]}`).join(". "));
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
    const summary = h("div");
    const body = h("fieldset", {}, h("legend", {}, "Add an account"), h("div", { class: "grid" },
      field("Account number", "number", { span: 2, maxlength: 12, spellcheck: "false" }),
      field("Nickname (yours)", "nickname", { span: 4, maxlength: 60 }),
      field("Postal code of its pickup address", "postalCode", { span: 3, autocomplete: "postal-code" }),
      countrySelect("Country", "country", "US")));
    const form = h("form", { novalidate: true }, summary, body, h("div", { class: "end" },
      h("button", { type: "reset", onclick: () => this.#toggle(false) }, "Cancel"),
      h("button", { class: "primary", type: "submit" }, "Keep account")));
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
        this.say(`${account.number} added`);
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
      fill(this.#rows, h("div", { class: "empty", role: "listitem" }, h("p", {}, "No account yet. Add the UPS account number that you ship with."),
        h("button", { class: "primary", "data-key": "first", onclick: () => this.#toggle(true) }, "Add your first account")));
    } else {
      const rows = accounts.map((account) => this.#row({ ...account, state: account.number === checking ? "checking" : account.state }, { verifyAgainBy, accessExpiresAt }, state));
      fill(this.#rows, await Promise.all(rows));
    }
    const lasting = this.client.accounts.lasting && this.client.connection.storage === "session";
    this.#word.textContent = lasting ? "" : "This browser keeps nothing for this page: a reload will ask you to sign in and add accounts again.";
  }

  async #row(account, { verifyAgainBy, accessExpiresAt }, connection) {
    const { number, nickname, postalCode, country, state, checkedAt } = account;
    const [words, tone, sign] = BADGES[state] ?? BADGES.error;
    const usable = state === "verified" || state === "list_rates_only";
    const button = h("button", { class: usable ? "" : "primary", "data-key": `verify-${number}`, disabled: state === "checking", "aria-label": `${usable ? "Verify again" : "Verify"} ${number}` },
      usable ? "Verify again" : "Verify");
    button.addEventListener("click", () => this.#verify(button, account, connection));
    const remove = h("button", { class: "quiet", "data-key": `remove-${number}`, "aria-label": `Remove ${number}`, onclick: () => ((this.#asked = number), this.#draw()) }, "Remove");
    const row = h("div", { class: "row" },
      h("div", {}, nickname && h("div", { class: "name" }, nickname), h("div", { class: "no" }, number, h("span", {}, ` · ${country} ${postalCode}`))),
      h("div", {}, h("span", { class: `badge ${tone}`, "data-state": state }, h("span", { "aria-hidden": "true" }, sign), words)),
      h("div", {}, usable ? (verifyAgainBy ? longDay(verifyAgainBy) : h("span", { class: "small" }, signedIn(connection) && accessExpiresAt ? `signed in in this tab until ${clock(accessExpiresAt)}` : "not signed in in this tab")) : h("span", { class: "soft" }, "–"),
        checkedAt && h("div", { class: "small soft" }, `checked ${clock(checkedAt)}`)),
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
      this.say(`${number} removed`);
      this.#focus("add");
    };
    return h("div", { class: "fix warn", role: "group", "aria-label": `Remove ${number}` },
      h("b", {}, `Remove ${number} from this list? `), "UPS.com is not changed; you can add it again.",
      h("div", {}, h("button", { class: "bad", "data-key": `really-${number}`, onclick: go }, `Remove ${number}`), " ", h("button", { onclick: keep }, "Keep it")));
  }

  /** What UPS said of the account, why, and what to do. */
  async #fix({ state, number, postalCode, upsCode, message, error }) {
    const ups = upsCode && h("span", { class: "ups" }, `UPS ${upsCode}: ${message}`);
    const other = h("button", { class: "quiet", "data-key": `other-${number}`, onclick: (event) => this.#signIn(event.currentTarget) }, "Sign in with another profile");
    if (state === "not_on_profile") {
      return h("div", { class: "fix" }, h("b", {}, `You signed in, but UPS says ${number} is not on the profile you signed in with.`),
        h("ol", {}, h("li", {}, "Open ", h("a", { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" }, "UPS.com"), " signed in as the user you verify with, and there Accounts and Payment."),
          h("li", {}, `Choose Add Existing Account, enter ${number} and postal code ${postalCode}, confirm with a PIN or a recent invoice.`),
          h("li", {}, "Come back and press Verify. If another profile owns the account, sign out at UPS.com first.")), ups, " ", other);
    }
    if (state === "unclear") {
      return h("div", { class: "fix warn" }, h("b", {}, "UPS gives list rates only, which can mean two things."),
        h("ol", {}, h("li", {}, "The account has no negotiated rates: you can ship at list rates."), h("li", {}, `Or ${number} is not on your profile: look under Accounts and Payment on UPS.com, and add it there.`)), ups, " ", other);
    }
    if (state === "list_rates_only" && upsCode) return h("div", { class: "fix warn" }, "You can ship, at list prices: UPS has no negotiated rates for this profile and account. ", ups);
    if (state === "expired") return h("div", { class: "fix warn" }, h("b", {}, "The sign-in is over. "), "Press Verify: what you have typed elsewhere stays.");
    if (state === "error" && error) {
      const { wrap } = await import("../../lib/error.js");
      return errorBox(wrap(error));
    }
    return null;
  }

  /** In the click: a popup must open before anything is waited for. */
  async #verify(button, account, connection) {
    const renew = account.state === "verified" || account.state === "list_rates_only" || account.state === "expired";
    if (!signedIn(connection) || renew) return this.#signIn(button);
    await this.fail(null);
    await this.busy(button, "Asking UPS...", () => this.client.accounts.verify(account.number)).catch((error) => this.fail(error));
    this.emit("parcelgate-verified", { accounts: await this.client.accounts.list() });
  }

  #signIn(button) {
    const done = this.client.connect({ mode: this.mode, returnTo: this.returnTo });
    return this.busy(button, this.mode === "popup" ? "Waiting for UPS..." : "Opening UPS...", async () => {
      try {
        if (this.mode === "popup") fill(this.alerts, h("div", { class: "fix warn alert" }, "UPS’s sign-in is open in another window. ", h("button", { onclick: () => this.client.abandon() }, "Stop waiting")));
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
