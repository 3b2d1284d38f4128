// The guided way from nothing to connected accounts, step by step: what it is about, the profile,
// its accounts, the sign-in, what came of it.
import css from "./verify.css";
import { AccountElement, isUsable, keep, signedIn } from "../../lib/account-element.js";
import { reflect } from "../../lib/element.js";
import { fill, h } from "../../lib/dom.js";
import { longDay } from "../../src/sdk/texts/format.ts";
import { hrefOf } from "../../src/sdk/pages.ts";
import carriers from "../../locales/en/carriers.json" with { type: "json" };
import english from "../../locales/en/verify.json" with { type: "json" };

const STEPS = ["why", "profile", "register", "add", "connect", "outcome"];
/** What people ask, by the step at which they ask it (the notices of vendors, and their help pages). */
const QUESTIONS = {
  why: ["affected", "holder", "number"],
  profile: ["email", "holder"],
  register: ["pin", "holder", "whom"],
  add: ["number"],
  connect: ["password"],
  outcome: ["refused", "whom"],
};
const HELP = {
  profile: ["campus"],
  register: [],
  connect: ["campus", "stranded"],
  outcome: ["other"],
};
const PROFILES = ["have", "none", "campus"];
const KEPT = "parcelgate:verify";

const list = (tag, t, name, count) =>
  h(
    tag,
    {},
    Array.from({ length: count }, (_, index) => h("li", {}, t.rich(`${name}${index + 1}`))),
  );
const more = (id, title, ...body) => h("details", { id }, h("summary", {}, title), body);
const site = (words) =>
  h("a", { href: "https://www.ups.com/", target: "_blank", rel: "noopener noreferrer" }, words);

/**
 * @tag parcelgate-verify
 * @attr {"redirect"|"popup"} sign-in - how UPS's sign-in opens; redirect if left out
 * @attr {string} done-href - where Done leads: a path of this origin, or a hash; where init({ pages }) has Carriers if left out
 * @attr {string} step - which step shows, of those that were reached: why, profile, register, add, connect, outcome
 * @fires parcelgate-step - another step shows: detail.step; set `step` to lead back to one
 * @fires parcelgate-verified - accounts were checked: detail.accounts
 * @fires parcelgate-done-submit - Done was pressed: detail.accounts; cancel it to go on yourself
 */
export default class Verify extends AccountElement {
  static watched = ["step"];
  static texts = [
    ["carriers", carriers],
    ["verify", english],
  ];
  static css = css;

  #step = "why";
  #profile = "";
  #path = h("ol", { class: "path" });
  #panel = h("section", { class: "panel" });
  #aside = h("aside", { class: "panel pad" });
  /** What the form of the step of accounts is for: null, a new one (true), or the account that it changes. */
  #form = null;
  #asked = null;
  /** The furthest step that was reached: all up to it can be gone to. */
  #reached = 0;
  #turn = 0;
  /** The step that the page said when it was drawn last. */
  #led = null;

  async start() {
    const { t } = this;
    const kept = keep((store) => JSON.parse(store.getItem(KEPT))) ?? {};
    if (STEPS.includes(kept.step)) this.#step = kept.step;
    if (PROFILES.includes(kept.profile)) this.#profile = kept.profile;
    if (Number.isInteger(kept.reached)) this.#reached = Math.min(kept.reached, STEPS.length - 1);
    // An address of the page around says it before what was kept does.
    const led = this.getAttribute("step");
    const said = led === this.#led ? -1 : STEPS.indexOf(led);
    this.#led = led;
    if (said >= 0)
      this.#step = STEPS[Math.min(said, Math.max(this.#reached, STEPS.indexOf(this.#step)))];
    const typed = await this.typed();
    if (typed) this.#form = typed.changed ?? true;
    this.#path.setAttribute("aria-label", t("steps"));
    this.#aside.setAttribute("aria-label", t("questions"));
    this.show(
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", {}, t("guideTitle")), h("p", {}, t("guideIntro"))),
      ),
      this.#path,
      h("div", { class: "two" }, this.#panel, this.#aside),
    );
    this.on("accounts-verified", ({ detail }) => {
      this.worked();
      this.emit("parcelgate-verified", { accounts: this.own(detail.accounts) });
      this.#go("outcome", true);
    });
    this.on("accounts-change", () => ["add", "outcome"].includes(this.#step) && this.#draw());
    this.on("connection-change", () => this.#step === "outcome" && this.#draw());
    this.on("sign-in-slow", () =>
      this.shadowRoot.querySelector("#stranded")?.setAttribute("open", ""),
    );
    await this.#draw();
    this.#told();
  }

  /** A step of which the page around keeps an address: Back leads to the one before. */
  attributeChangedCallback(name, old, now) {
    if (name !== "step") return super.attributeChangedCallback(name, old, now);
    const at = STEPS.indexOf(now);
    if (this.t && at >= 0 && at <= this.#reached && now !== this.#step) this.#go(now);
  }

  async #go(step, focus = true) {
    this.#step = step;
    this.#form = this.#asked = null;
    await this.#draw();
    this.#told();
    if (focus) this.#panel.querySelector("h2")?.focus();
  }

  #told() {
    const step = this.#step;
    this.#reached = Math.max(this.#reached, STEPS.indexOf(step));
    keep((store) =>
      store.setItem(KEPT, JSON.stringify({ step, reached: this.#reached, profile: this.#profile })),
    );
    if (this.#said === step) return;
    this.#said = step;
    this.emit("parcelgate-step", { step });
  }

  #said = null;

  #next = () => this.#go(STEPS[STEPS.indexOf(this.#step) + 1]);

  /** Each step says what it is, how far it is, and goes back without losing anything. */
  async #draw() {
    const { t } = this;
    const turn = ++this.#turn;
    const now = this.#step;
    const at = STEPS.indexOf(now);
    const accounts = await this.ownAccounts();
    const body = await this.#views[now](accounts);
    // A later drawing may be done before this one, which is about a step or a state that is over.
    if (turn !== this.#turn) return;
    fill(
      this.#path,
      STEPS.map((step, index) =>
        h(
          "li",
          {},
          h(
            "button",
            {
              class: index < at ? "past" : "",
              "data-key": `step-${step}`,
              "aria-current": index === at && "step",
              disabled: index > Math.max(at, this.#reached),
              onclick: () => this.#go(step),
            },
            `${index + 1}. ${t(`step-${step}`)}`,
          ),
        ),
      ),
    );
    const heading = h(
      "h2",
      { tabindex: "-1", "data-step": now },
      h("span", { class: "vh" }, `${t("stepOf", { n: at + 1, all: STEPS.length })} `),
      t(`step-${now}`),
    );
    const [content, ...below] = [body.content, ...(body.below ?? [])];
    const back =
      at > 0 &&
      now !== "outcome" &&
      h("button", { "data-key": "back", onclick: () => this.#go(STEPS[at - 1]) }, t("back"));
    fill(
      this.#panel,
      h("div", { class: "step" }, heading, content),
      below,
      h("div", { class: "end" }, back, body.acts),
    );
    fill(
      this.#aside,
      h("h2", {}, t("questions")),
      QUESTIONS[now].map((name) =>
        more(
          name,
          t(`ask-${name}`),
          h("p", {}, t.rich(`answer-${name}`, { ups: site(t("upsSite")) })),
        ),
      ),
      (HELP[now] ?? []).map((name) =>
        more(
          name,
          t(name),
          name === "stranded" ? list("ul", t, "stranded", 3) : h("p", {}, t(`${name}What`)),
        ),
      ),
    );
  }

  #views = {
    why: () => this.#whyStep(),
    profile: () => this.#profileStep(),
    register: () => this.#registerStep(),
    add: (accounts) => this.#addStep(accounts),
    connect: (accounts) => this.#connectStep(accounts),
    outcome: (accounts) => this.#outcomeStep(accounts),
  };

  #onward = (words) =>
    h("button", { class: "primary", "data-key": "next", onclick: this.#next }, words);

  #whyStep() {
    const { t } = this;
    return {
      content: [
        list("ul", t, "why", 3),
        h("p", { class: "name" }, t("have")),
        list("ul", t, "have", 3),
      ],
      acts: this.#onward(t("begin")),
    };
  }

  #profileStep() {
    const { t } = this;
    const one = (value) =>
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "radio",
          name: "profile",
          value,
          "data-key": `profile-${value}`,
          checked: this.#profile === value,
          onchange: () => {
            this.#profile = value;
            this.#go("profile", false);
          },
        }),
        t(`profile-${value}`),
      );
    const advice =
      this.#profile &&
      h(
        "p",
        { "data-advice": this.#profile },
        t.rich(`advice-${this.#profile}`, { ups: site(t("upsSite")) }),
      );
    return {
      content: [
        h("fieldset", { class: "choice" }, h("legend", {}, t("profileAsk")), PROFILES.map(one)),
        advice,
      ],
      acts: h(
        "button",
        { class: "primary", "data-key": "next", disabled: !this.#profile, onclick: this.#next },
        t(this.#profile === "have" ? "goOn" : "profileReady"),
      ),
    };
  }

  #registerStep() {
    const { t } = this;
    return {
      content: [h("p", {}, t("registerWhat")), list("ol", t, "register", 6)],
      acts: this.#onward(t("allThere")),
    };
  }

  #addStep(accounts) {
    const { t } = this;
    const quiet = (number, key, act) =>
      h(
        "button",
        {
          class: "quiet",
          "data-key": `${key}-${number}`,
          "aria-label": t(`${key}One`, { number }),
          onclick: act,
        },
        t(key),
      );
    const row = (account) =>
      h(
        "div",
        { class: "row", "data-account": account.number },
        this.name(account),
        h(
          "div",
          {},
          quiet(account.number, "edit", () => open(account)),
          quiet(account.number, "remove", () =>
            this.#ask(account.number, `really-${account.number}`),
          ),
        ),
      );
    const open = (form) => {
      this.#form = form;
      return this.#draw().then(() => this.#panel.querySelector("form input").focus());
    };
    const closed = (key) => {
      this.#form = null;
      return this.#draw().then(() => this.#focus(key));
    };
    const changes = this.#form === true ? undefined : (this.#form ?? undefined);
    const left = () => closed(changes ? `edit-${changes.number}` : "add");
    const form =
      (this.#form || !accounts.length) &&
      this.accountForm({ changes, kept: () => closed("next"), left });
    const asked =
      accounts.some(({ number }) => number === this.#asked) &&
      this.askRemove(this.#asked, {
        done: () => this.#ask(null, "next"),
        kept: (number) => this.#ask(null, `remove-${number}`),
      });
    return {
      content: h("p", {}, t("addWhat")),
      below: [h("div", {}, accounts.map(row)), asked, form],
      acts: [
        !form && h("button", { "data-key": "add", onclick: () => open(true) }, t("add")),
        !form && this.#onward(t("theseAreAll")),
      ],
    };
  }

  async #ask(number, focus) {
    this.#asked = number;
    await this.#draw();
    this.#focus(focus);
  }

  /** Where that is not there any more: the first thing to do now. */
  #focus(key) {
    const found =
      this.#panel.querySelector(`[data-key="${key}"]`) ?? this.#panel.querySelector("form input");
    found?.focus();
  }

  #connectStep(accounts) {
    const { t } = this;
    if (!accounts.length)
      return {
        content: h("p", {}, t("noneYet")),
        acts: h("button", { class: "primary", onclick: () => this.#go("add") }, t("addFirst")),
      };
    const button = h("button", { class: "primary", "data-key": "sign-in" }, t("signInAtUps"));
    button.addEventListener("click", () => this.beginSignIn(button));
    return {
      content: [
        h("p", {}, t("connectWhat", { n: accounts.length })),
        list("ol", t, "connect", 3),
        this.windowChoice(),
      ],
      acts: button,
    };
  }

  async #outcomeStep(accounts) {
    const { t } = this;
    const { state, verifyAgainBy } = this.client.connection;
    const checking = this.client.accounts.checking;
    const rows = await Promise.all(
      accounts.map(async (account) => {
        const shown = {
          ...account,
          state: account.number === checking ? "checking" : account.state,
        };
        return h(
          "div",
          { "data-account": account.number },
          h("div", { class: "row" }, this.name(account), this.badge(shown.state)),
          await this.fix(shown),
        );
      }),
    );
    const good = accounts.filter((account) => isUsable(account.state)).length;
    const all = accounts.length > 0 && good === accounts.length && signedIn(state);
    const again = h(
      "button",
      { class: all ? "" : "primary", "data-key": "sign-in" },
      t("verifyAgain"),
    );
    again.addEventListener("click", () => this.beginSignIn(again));
    const words = checking
      ? t("verifying", { number: checking })
      : !signedIn(state)
        ? t("notConnected")
        : all
          ? t("allGood", { n: good })
          : t("someLeft", { n: good, all: accounts.length });
    return {
      content: [
        h("p", { class: "name", "data-outcome": all ? "all" : "some" }, words),
        all && verifyAgainBy && h("p", {}, t("askedAgain", { day: longDay(verifyAgainBy) })),
        !all && h("p", {}, t("someLeftNext")),
      ],
      below: [rows],
      acts: [
        h("button", { "data-key": "change", onclick: () => this.#go("add") }, t("changeAccounts")),
        again,
        good > 0 &&
          h(
            "button",
            {
              class: all ? "primary" : "",
              "data-key": "done",
              onclick: () => this.#done(accounts),
            },
            t("done"),
          ),
      ],
    };
  }

  #done(accounts) {
    if (!this.emit("parcelgate-done-submit", { accounts })) return;
    keep((store) => store.removeItem(KEPT));
    const href = this.getAttribute("done-href") ?? hrefOf("carriers");
    // A path of this origin: what else an attribute may hold leads nowhere.
    if (
      href &&
      URL.canParse(href, location.href) &&
      new URL(href, location.href).origin === location.origin
    )
      return void location.assign(href);
    this.say(this.t("closeTab"));
    fill(this.alerts, h("div", { class: "panel pad", role: "status" }, this.t("closeTab")));
  }
}
reflect(Verify, ["step", "done-href"]);
