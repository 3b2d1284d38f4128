// The accounts one ships with: add, verify, remove; what UPS said of each, and what to do about it.
import css from "./carriers.css";
import { reflect } from "../../lib/element.js";
import { AccountElement, isUsable, signedIn } from "../../lib/account-element.js";
import { fill, h, later } from "../../lib/dom.js";
import { afterPaint } from "../../src/sdk/scheduling.ts";
import { clock, longDay } from "../../src/sdk/texts/format.ts";
import { linkTo } from "../../lib/page-links.js";
import english from "../../locales/en/carriers.json" with { type: "json" };
import { help, steps } from "./help.js";

/**
 * @tag parcelgate-carriers
 * @attr {"redirect"|"popup"} sign-in - how UPS's sign-in opens; redirect if left out
 * @attr {boolean} locked - accounts are verified here, not added or removed
 * @fires parcelgate-verified - accounts were checked: detail.accounts
 */
export default class Carriers extends AccountElement {
  static watched = ["locked"];
  static texts = [["carriers", english]];
  static css = css;

  #rows = h("div", { role: "list" });
  #form = h("div", { hidden: true });
  #word = h("p", { class: "small soft" });
  #aside = h("aside", { class: "panel pad" });
  #asked = null;
  /** The account that the form changes; none if it is for a new one. */
  #changes = null;

  async start() {
    const { t } = this;
    // The rows first: what stands beside or below them does not move when they come.
    await this.#draw();
    this.#rows.setAttribute("aria-label", t("accounts"));
    const add =
      !this.hasAttribute("locked") &&
      h(
        "button",
        {
          "data-key": "add",
          onclick: () => (this.#form.hidden || this.#changes ? this.#open() : this.#close()),
        },
        t("add"),
      );
    this.show(
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro"))),
        add,
      ),
      h(
        "div",
        { class: "two" },
        h(
          "section",
          { class: "panel" },
          this.#form,
          h(
            "div",
            { class: "row th", "aria-hidden": "true" },
            h("span", {}, t("columnAccount")),
            h("span", {}, t("columnState")),
            h("span", {}, t("columnBy")),
            h("span"),
          ),
          this.#rows,
        ),
        this.#aside,
      ),
    );
    if (this.#aside.firstChild) this.#help();
    else afterPaint().then(() => this.isConnected && this.#help());
    // What was half typed before a sign-in, or in another language, stands open.
    const typed = await this.typed();
    const isOpen = typed || !this.#form.hidden;
    this.#form.hidden = true;
    if (isOpen) this.#open(typed ? typed.changed : this.#changes, false);
    this.on("accounts-change", () => {
      const number = this.client.accounts.checking;
      if (number) this.say(t("verifying", { number }));
      this.#draw();
    });
    this.on("connection-change", () => this.#draw());
    this.on("accounts-verified", ({ detail }) => {
      this.worked();
      const accounts = this.own(detail.accounts);
      this.say(accounts.map(({ number, state }) => `${number}: ${this.word(state)}`).join(". "));
      this.emit("parcelgate-verified", { accounts });
    });
    this.on("sign-in-slow", () =>
      this.shadowRoot.querySelector("#stranded")?.setAttribute("open", ""),
    );
  }

  /** Beside the accounts; for the first time once they can be seen, since a phone lays it out for longer than them. */
  #help() {
    const { t } = this;
    const guide = linkTo("verify", { "data-key": "guide" }, t("guide"));
    fill(
      this.#aside,
      steps(t),
      guide && h("p", {}, guide),
      help(t),
      this.windowChoice(),
      this.#word,
    );
  }

  /** The form, made when it is wanted: the names of all countries take a phone 50 ms. */
  #open(changes = null, focus = true) {
    this.#changes = changes;
    const kept = async ({ number }) => {
      this.#form.hidden = true;
      await this.#draw();
      this.focusOn(`verify-${number}`);
    };
    fill(this.#form, this.accountForm({ changes, kept, left: () => this.#close() }));
    this.#form.hidden = false;
    if (focus) this.#form.querySelector("input").focus();
  }

  #close() {
    this.#form.hidden = true;
    this.focusOn(this.#changes ? `edit-${this.#changes.number}` : "add");
  }

  async #draw() {
    const accounts = await this.ownAccounts();
    const { verifyAgainBy, accessExpiresAt, state } = this.client.connection;
    const checking = this.client.accounts.checking;
    if (!accounts.length) {
      fill(
        this.#rows,
        h(
          "div",
          { class: "empty", role: "listitem" },
          h("p", {}, this.t(this.hasAttribute("locked") ? "emptyLocked" : "empty")),
          !this.hasAttribute("locked") &&
            h(
              "button",
              { class: "primary", "data-key": "first", onclick: () => this.#open() },
              this.t("addFirst"),
            ),
        ),
      );
    } else {
      const rows = accounts.map((account) =>
        this.#row(
          { ...account, state: account.number === checking ? "checking" : account.state },
          { verifyAgainBy, accessExpiresAt },
          state,
        ),
      );
      fill(this.#rows, await Promise.all(rows));
    }
    const lasting = this.client.accounts.lasting && this.client.connection.storage === "session";
    this.#word.textContent = lasting ? "" : this.t("notLasting");
  }

  async #row(account, { verifyAgainBy, accessExpiresAt }, connection) {
    const { number, state, checkedAt } = account;
    const { t } = this;
    const usable = isUsable(state);
    const button = h(
      "button",
      {
        class: usable ? "" : "primary",
        "data-key": `verify-${number}`,
        disabled: state === "checking",
        "aria-label": t(usable ? "verifyAgainOne" : "verifyOne", { number }),
      },
      t(usable ? "verifyAgain" : "verify"),
    );
    button.addEventListener("click", () => this.#verify(button, account, connection));
    const own = !this.hasAttribute("locked");
    const quiet = (key, words, act) =>
      own &&
      h(
        "button",
        {
          class: "quiet",
          "data-key": `${key}-${number}`,
          "aria-label": t(`${key}One`, { number }),
          onclick: act,
        },
        words,
      );
    const edit = quiet("edit", t("edit"), () => this.#open(account));
    const remove = quiet("remove", t("remove"), () => this.#ask(number));
    const row = h(
      "div",
      { class: "row" },
      this.name(account),
      h("div", {}, this.badge(state)),
      h(
        "div",
        {},
        usable
          ? verifyAgainBy
            ? longDay(verifyAgainBy)
            : h(
                "span",
                { class: "small" },
                signedIn(connection) && accessExpiresAt
                  ? t("signedInUntil", { time: clock(accessExpiresAt) })
                  : t("notSignedIn"),
              )
          : h("span", { class: "soft" }, "–"),
        checkedAt &&
          h(
            "div",
            { class: "small soft" },
            later(() => t("checkedAt", { time: clock(checkedAt) })),
          ),
      ),
      h("div", {}, button, h("div", {}, edit, remove)),
    );
    const again =
      own &&
      h(
        "button",
        { class: "quiet", "data-key": `mend-${number}`, onclick: () => this.#open(account) },
        t("editOne", { number }),
      );
    const below =
      this.#asked === number
        ? this.askRemove(number, {
            done: () => this.#ask(null, "add"),
            kept: () => this.#ask(null, `remove-${number}`),
          })
        : await this.fix(account, again);
    return h("div", { role: "listitem", "data-account": number }, row, below);
  }

  async #ask(number, focus = `really-${number}`) {
    this.#asked = number;
    await this.#draw();
    this.focusOn(focus);
  }

  /** In the click: a popup must open before anything is waited for. */
  async #verify(button, account, connection) {
    const renew = isUsable(account.state) || account.state === "expired";
    if (!signedIn(connection) || renew) return this.beginSignIn(button);
    await this.fail(null);
    try {
      await this.busy(button, this.t("asking"), () => this.client.accounts.verify(account.number));
    } catch (error) {
      return this.fail(error);
    }
    this.emit("parcelgate-verified", { accounts: await this.ownAccounts() });
  }
}
reflect(Carriers, [], ["locked"]);
