// What Carriers and the guided page share: states, the form of an account, the sign-in, what UPS
// said of an account and what to do.
import { fill, h } from "./dom.js";
import { PgElement, errorBox, reflect } from "./element.js";
import { clear, countrySelect, field, mark, read } from "./form.js";
import { question } from "./question.js";
import { registry } from "../src/sdk/registry.ts";
import { tryOrNull } from "../src/sdk/try-or-null.ts";

/** Tone and shape of each state; its word is a text of that name. */
const BADGES = {
  unchecked: ["plain", ""],
  checking: ["plain", "… "],
  verified: ["good", "✓ "],
  list_rates_only: ["warn", "~ "],
  not_on_profile: ["bad", "✕ "],
  unclear: ["warn", "? "],
  expired: ["warn", "! "],
  error: ["bad", "! "],
};

/** What the tab may keep of a page that is left for UPS. */
export const keep = (act) => tryOrNull(() => act(sessionStorage));
const TYPED = "parcelgate:account-form";

/** What was half typed: { changes, fields }, or null. */
function half() {
  const { changes, fields } = keep((store) => JSON.parse(store.getItem(TYPED))) ?? {};
  const texts = Object.entries(fields ?? {}).filter(([, value]) => typeof value === "string");
  return texts.some(([name, value]) => value && name !== "country")
    ? { changes, fields: Object.fromEntries(texts) }
    : null;
}

export const signedIn = (state) => state === "connected" || state === "expiring";
/** An account that can be shipped with. */
export const isUsable = (state) => state === "verified" || state === "list_rates_only";

export class AccountElement extends PgElement {
  /** How UPS's sign-in opens: without storage a redirect could not come back; in a frame UPS would not show. */
  get mode() {
    const popup =
      this.getAttribute("sign-in") === "popup" ||
      self !== top ||
      this.client.connection.storage !== "session";
    return popup ? "popup" : "redirect";
  }

  get returnTo() {
    return location.pathname + location.search + location.hash;
  }

  word(state) {
    return this.t(state in BADGES ? state : "error");
  }

  badge(state) {
    const [tone, sign] = BADGES[state] ?? BADGES.error;
    return h(
      "span",
      { class: `badge ${tone}`, "data-state": state },
      h("span", { "aria-hidden": "true" }, sign),
      this.word(state),
    );
  }

  name({ number, nickname, country, postalCode }) {
    return h(
      "div",
      {},
      nickname && h("div", { class: "name" }, nickname),
      h("div", { class: "no" }, number, h("span", {}, ` · ${country} ${postalCode}`)),
    );
  }

  focusOn(key) {
    this.shadowRoot.querySelector(`[data-key="${key}"]`)?.focus();
  }

  /** The choice between a redirect and a window of its own. */
  windowChoice() {
    const popup = h("input", {
      type: "checkbox",
      id: "popup",
      "data-key": "popup",
      checked: this.mode === "popup",
    });
    popup.addEventListener("change", () =>
      this.setAttribute("sign-in", popup.checked ? "popup" : "redirect"),
    );
    return h("label", { class: "check", for: "popup" }, popup, this.t("window"));
  }

  /** What was half typed in this tab: the account that it changes, or none that is new; null if nothing was. */
  async typed() {
    const typed = half();
    if (!typed) return null;
    const changed = (await this.ownAccounts()).find(({ number }) => number === typed.changes);
    return typed.changes && !changed ? null : { changed };
  }

  /**
   * The form of an account: a new one, or the one that it changes. What was half typed outlives a
   * sign-in and a reload, where the tab may
   * keep anything.
   */
  accountForm({ kept, left, changes }) {
    const { t } = this;
    const summary = h("div");
    const typed = half();
    // Of another account, or broken: it was not typed here.
    const given = {
      country: "US",
      ...(typed?.changes === changes?.number ? { ...changes, ...typed?.fields } : changes),
    };
    const body = h(
      "fieldset",
      {},
      h("legend", {}, changes ? t("editOne", changes) : t("formTitle")),
      h(
        "div",
        { class: "grid" },
        field(t("number"), "number", {
          span: 2,
          maxlength: 12,
          spellcheck: "false",
          value: given.number,
        }),
        field(t("nickname"), "nickname", { span: 4, maxlength: 60, value: given.nickname }),
        field(t("postalCode"), "postalCode", {
          span: 3,
          autocomplete: "postal-code",
          value: given.postalCode,
        }),
        countrySelect(t("country"), "country", given.country),
      ),
    );
    const form = h(
      "form",
      { novalidate: true },
      summary,
      body,
      h(
        "div",
        { class: "end" },
        h(
          "button",
          {
            type: "button",
            onclick: () => {
              forget();
              left();
            },
          },
          t("cancel"),
        ),
        h("button", { class: "primary", type: "submit" }, t("keep")),
      ),
    );
    const forget = () => keep((store) => store.removeItem(TYPED));
    form.addEventListener("input", () =>
      keep((store) =>
        store.setItem(TYPED, JSON.stringify({ changes: changes?.number, fields: read(form) })),
      ),
    );
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      fill(summary);
      clear(form);
      try {
        const { accounts } = this.client;
        const account = await (changes
          ? accounts.change(changes.number, read(form))
          : accounts.add(read(form)));
        forget();
        this.say(t(changes ? "changed" : "added", { number: account.number }));
        await kept(account);
      } catch (error) {
        await mark(form, summary, error);
      }
    });
    return form;
  }

  /** Asks before an account goes; `done(number)` when it is gone, `kept(number)` when it is not. */
  askRemove(number, { done, kept }) {
    const { t } = this;
    const act = async () => {
      await this.client.accounts.remove(number);
      this.say(t("removed", { number }));
      await done(number);
    };
    return question({
      name: t("removeOne", { number }),
      words: [h("b", {}, t("removeAsk", { number })), " ", t("removeWhat")],
      key: number,
      yes: t("removeOne", { number }),
      act,
      no: t("keepIt"),
      keep: () => kept(number),
    });
  }

  /** What UPS said of the account, why, and what to do; `edit` is a button to change what was entered. */
  async fix({ state, number, postalCode, upsCode, message, error }, edit = null) {
    const { t } = this;
    const items = (...texts) =>
      h(
        "ol",
        {},
        texts.map((words) => h("li", {}, words)),
      );
    const ups = upsCode && h("span", { class: "ups" }, `UPS ${upsCode}: ${message}`);
    const other = h(
      "button",
      {
        class: "quiet",
        "data-key": `other-${number}`,
        onclick: (event) => this.beginSignIn(event.currentTarget),
      },
      t("otherProfile"),
    );
    if (state === "not_on_profile") {
      const site = h(
        "a",
        { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" },
        t("upsSite"),
      );
      return h(
        "div",
        { class: "fix" },
        h("b", {}, t("notOnProfile", { number })),
        items(
          t("notOnProfile0", { number }),
          t.rich("notOnProfile1", { ups: site }),
          t("notOnProfile2", { number, postalCode }),
          t("notOnProfile3"),
        ),
        ups,
        " ",
        edit,
        " ",
        other,
      );
    }
    if (state === "unclear")
      return h(
        "div",
        { class: "fix warn" },
        h("b", {}, t("unclearWhat")),
        items(t("unclear1"), t("unclear2", { number })),
        ups,
        " ",
        edit,
        " ",
        other,
      );
    if (state === "list_rates_only" && upsCode)
      return h("div", { class: "fix warn" }, t("listRates"), " ", ups);
    if (state === "expired")
      return h("div", { class: "fix warn" }, h("b", {}, t("expiredWhat")), " ", t("expiredNext"));
    if (state === "error" && error) {
      const { wrap } = await import("../src/sdk/error.ts");
      return errorBox(wrap(error), "fix", t);
    }
    return null;
  }

  /** Accounts were checked: what stood in the way of a sign-in is over. */
  worked() {
    if (!registry.problem) return;
    registry.problem = null;
    this.fail(null);
  }

  /** Call it in the click: a popup must open before anything is waited for. */
  beginSignIn(button) {
    registry.problem = null;
    const done = this.client.connect({ mode: this.mode, returnTo: this.returnTo });
    return this.busy(button, this.t(this.mode === "popup" ? "waiting" : "opening"), async () => {
      try {
        if (this.mode === "popup")
          fill(
            this.alerts,
            h(
              "div",
              { class: "fix warn alert" },
              this.t("windowOpen"),
              " ",
              h("button", { onclick: () => this.client.abandon() }, this.t("stopWaiting")),
            ),
          );
        else await this.fail(null);
        await done;
        await this.fail(null);
        await this.client.settle();
      } catch (error) {
        await this.fail(null);
        // Out of a frame there is a way: this page in a tab of its own.
        const tab =
          error.code === "frame_sign_in_cut" &&
          h(
            "p",
            {},
            h("a", { href: location.href, target: "_blank", rel: "noopener" }, this.t("ownTab")),
          );
        await this.fail(error, tab);
      }
    });
  }
}
reflect(AccountElement, ["sign-in"]);
