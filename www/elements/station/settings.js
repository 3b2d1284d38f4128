// How this station works: which service, below which price it does not ask, where labels go. Kept
// in this browser; it names nobody.
import { fill, h } from "../../lib/dom.js";
import { field, select } from "../../lib/form.js";
import { recall, remember } from "../../src/sdk/storage/device-settings.ts";
import { labelOf } from "../../lib/label-form.js";
import { registry } from "../../src/sdk/registry.ts";

const KEPT = "parcelgate:station";
const WAYS = ["dialog", "printer", "none"];
const AMOUNT = /^\d{1,6}([.,]\d{1,2})?$/;

export class Settings {
  #element;
  #currency;
  #kept = { rule: "cheapest", limit: "", way: "dialog", services: [] };
  #printer = null;
  #language = null;
  #body = h("div", { class: "grid" });
  root;

  constructor(element, currency) {
    this.#element = element;
    this.#currency = currency;
    const kept = recall(KEPT);
    if (typeof kept.rule === "string" && /^(cheapest|fastest|service \w{1,3})$/.test(kept.rule))
      this.#kept.rule = kept.rule;
    if (AMOUNT.test(kept.limit) && kept.currency === currency) this.#kept.limit = kept.limit;
    if (WAYS.includes(kept.way)) this.#kept.way = kept.way;
    if (Array.isArray(kept.services))
      this.#kept.services = kept.services.filter(
        (one) => Array.isArray(one) && one.every((part) => typeof part === "string"),
      );
    this.root = h(
      "details",
      { class: "panel pad", "data-settings": "" },
      h("summary", {}, element.t("settings")),
      this.#body,
    );
    this.root.addEventListener("change", (event) => this.#change(event.target));
  }

  async load() {
    const { printer, language } = await registry.labels.workstation().catch(() => ({}));
    [this.#printer, this.#language] = [printer, language];
    this.#draw();
  }

  #draw() {
    const { t } = this.#element;
    const { rule, limit, way, services } = this.#kept;
    const ways = WAYS.filter((one) => one !== "printer" || this.#printer);
    fill(
      this.#body,
      select(
        t("rule"),
        "rule",
        [
          ["cheapest", t("cheapestRule")],
          ["fastest", t("fastestRule")],
          ...services.map(([code, name]) => [`service ${code}`, name]),
        ],
        { value: rule },
      ),
      field(t("limit", { currency: this.#currency }), "limit", {
        value: limit,
        inputmode: "decimal",
      }),
      select(
        t("labelsGo"),
        "way",
        ways.map((one) => [one, t(`way_${one}`, { printer: this.#printer?.name })]),
        { span: 6, value: ways.includes(way) ? way : "dialog" },
      ),
      h("p", { class: "s6 small soft" }, t(this.#printer ? "settingsWhy" : "settingsPrinter")),
    );
  }

  #change(input) {
    const { t } = this.#element;
    const name = input.dataset.field;
    const value = input.value.trim();
    const wrong = name === "limit" && value !== "" && !AMOUNT.test(value);
    const note = this.#body.querySelector(`#${input.id}e`);
    input.toggleAttribute("aria-invalid", wrong);
    if (wrong) input.setAttribute("aria-describedby", note.id);
    note.hidden = !wrong;
    note.textContent = wrong ? t("limitWrong") : "";
    if (wrong) this.#element.say(t("limitWrong"));
    // What is no amount is none: then every price is asked about.
    this.#kept[name] = wrong ? "" : value;
    if (name === "limit") this.#kept.currency = this.#currency;
    remember(KEPT, this.#kept);
  }

  /** Services that a price was seen of can be chosen as the rule. */
  seen(offers) {
    const known = new Map([
      ...this.#kept.services,
      ...offers.map(({ service, name }) => [service, name]),
    ]);
    if (known.size === this.#kept.services.length) return;
    this.#kept.services = [...known];
    remember(KEPT, this.#kept);
    this.#draw();
  }

  get rule() {
    return this.#kept.rule;
  }

  get way() {
    return this.#kept.way === "printer" && !this.#printer ? "dialog" : this.#kept.way;
  }

  /** Whether a price is bought without a question: only below a limit that somebody set, in its currency. */
  below({ amount, currency }) {
    const { limit } = this.#kept;
    return (
      limit !== "" &&
      currency === this.#currency &&
      Number(amount) < Number(limit.replace(",", "."))
    );
  }

  /** The label's form: what the page says; a thermal printer's language; else a picture. */
  async label() {
    const { stock, language } = { ...(await registry.labels.workstation().catch(() => ({}))) };
    const thermal = this.way === "printer" ? (language ?? this.#language ?? "ZPL") : "GIF";
    return labelOf(this.#element, {
      format: thermal,
      stock: stock?.startsWith("4x8") ? "4x8" : "4x6",
    });
  }
}
