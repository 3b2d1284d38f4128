// What the clerk's hands do: scan the number, choose how it is packed, weigh, Enter.
import css from "./packing.css";
import { fill, h } from "../../lib/dom.js";
import { inUnits } from "../../src/sdk/shipment/units.ts";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { isImperial, unitOf } from "../../src/sdk/texts/format.ts";
import { clearFieldMemory, fieldMemory } from "../../lib/form-memory.js";
import { canWeigh, openScale, weightText } from "../../src/sdk/scale.ts";

export { css };

/** It was taken off, or clearly another parcel lies there; a scale that trembles says neither. */
const isOther = ({ state, grams }, than) =>
  state === "zero" ||
  state === "below_zero" ||
  (state === "stable" && Math.abs(grams - than) > Math.max(25, than * 0.02));

export class Packing {
  #element;
  #how;
  #scale = null;
  #reading = null;
  /** The weight of the parcel that was just shipped: while it still lies there it is no other's. */
  #spent = null;
  /** What lay there when the price was asked for. */
  #priced = null;
  /** What was typed is not overwritten by the scale. */
  #typed = false;
  #unit;
  #weightLabel;
  #closed = false;
  #order;
  #weight;
  #preset;
  #to = h("div", { class: "to" });
  #scaleBox = h("div", { "data-scale": "" });
  button;
  root;

  /** `how` has presets, unit, onScan(number), onGo(). */
  constructor(element, how) {
    this.#element = element;
    this.#how = how;
    const { t } = element;
    this.#unit = how.unit;
    this.#weightLabel = h("label", { for: "weight" }, this.#weightWords());
    this.#order = h("input", {
      id: "order",
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "search",
      "data-first": "",
      ...fieldMemory(element, "order"),
    });
    this.#weight = h("input", {
      id: "weight",
      inputmode: "decimal",
      autocomplete: "off",
      "data-key": "weight",
      oninput: () => (this.#typed = true),
    });
    this.#preset = h(
      "select",
      { id: "preset", "data-key": "preset" },
      h("option", { value: "" }, t("asOrdered")),
      how.presets.map(({ value }, index) => h("option", { value: String(index) }, value.name)),
    );
    this.button = h(
      "button",
      { class: "primary", type: "submit", "data-key": "price" },
      t("price"),
    );
    this.root = h(
      "form",
      { class: "panel pad packing", novalidate: true },
      h("div", {}, h("label", { for: "order" }, t("order")), this.#order),
      this.#to,
      h(
        "div",
        { class: "weigh" },
        h("div", {}, h("label", { for: "preset" }, t("preset")), this.#preset),
        h("div", {}, this.#weightLabel, this.#weight),
      ),
      this.#scaleBox,
      h("div", { class: "acts" }, this.button),
    );
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#enter();
    });
  }

  /** Enter in the number looks the order up; with a weight it goes on. */
  #enter() {
    const number = this.#order.value.trim();
    if (this.#element.shadowRoot.activeElement === this.#order || !this.#shown)
      return number ? this.#how.onScan(number) : this.#order.focus();
    if (!this.#weight.value.trim()) return this.#weight.focus();
    this.#how.onGo();
  }

  #shown = null;

  #weightWords() {
    return this.#element.t("weight", { unit: unitOf(this.#unit) });
  }

  /** Shows an order; says whether it can be priced at once, because its weight is known. */
  show(shipment) {
    this.#shown = shipment;
    fill(this.#to);
    if (!shipment) return false;
    // Units follow the country that the goods leave.
    const leaves = shipment.from?.address?.country;
    const own = shipment.packages?.[0]?.weight?.unit;
    // One that nobody knows is refused as it was said, not taken for another.
    this.#unit = own ? own : leaves ? (isImperial(leaves) ? "LBS" : "KGS") : this.#how.unit;
    this.#typed = false;
    this.#priced = null;
    this.#weightLabel.textContent = this.#weightWords();
    const {
      name,
      attention,
      address: { lines = [], city, state, postalCode, country },
    } = shipment.to;
    fill(
      this.#to,
      h("b", {}, name || attention),
      h("div", {}, lines.filter(Boolean).join(", ")),
      h("div", {}, [city, state, postalCode, country].filter(Boolean).join(" ")),
    );
    const chosen = this.#chosen();
    // A parcel that was just put down: its weight comes.
    const moving = this.#reading?.state === "moving" && this.#spent === null;
    this.#weight.value = moving
      ? ""
      : (this.#weighed() ?? (shipment.packages?.[0]?.weight?.value || chosen?.weight?.value || ""));
    if (this.#weight.value) return true;
    this.#weight.focus();
    return false;
  }

  /** The preset, in this order's units. */
  #chosen() {
    const preset = this.#how.presets[this.#preset.value]?.value;
    return preset && inUnits(preset, this.#unit === "LBS");
  }

  /** The shipment as it lies there. */
  packed(shipment) {
    const chosen = this.#chosen();
    const [first = {}, ...others] = shipment.packages ?? [];
    const { packaging, dimensions } = chosen ?? first;
    const sized = dimensions?.length ? { dimensions } : {};
    return {
      ...shipment,
      packages: [
        {
          ...first,
          packaging: packaging ?? "02",
          dimensions: undefined,
          ...sized,
          weight: {
            value: this.#weight.value.trim().replace(/^(\d+),(\d+)$/, "$1.$2"),
            unit: this.#unit,
          },
        },
        ...others,
      ],
    };
  }

  /** What lies on the scale, once it lies still. */
  #weighed() {
    return this.#reading?.state === "stable" && this.#reading.grams > 0 && this.#spent === null
      ? weightText(this.#reading.grams, this.#unit)
      : null;
  }

  /** A price is asked for what lies there now. */
  priced() {
    this.#priced = this.#reading?.state === "stable" ? this.#reading.grams : null;
  }

  /** The parcel on the scale is shipped. */
  spent() {
    this.#spent = this.#priced;
    this.#priced = null;
    if (this.#reading && isOther(this.#reading, this.#spent)) this.#spent = null;
  }

  clear() {
    this.#shown = null;
    fill(this.#to);
    this.#weight.value = "";
    this.#order.value = "";
    clearFieldMemory(this.#element, "order");
    this.#order.focus();
  }

  focus(key) {
    this.root.querySelector(`[data-key="${key}"]`)?.focus();
  }

  /** The scale that was chosen before, or a way to choose one. */
  async scale(ask = false) {
    const { t } = this.#element;
    if (!canWeigh()) return fill(this.#scaleBox, h("p", { class: "small soft" }, t("scaleNone")));
    let problem = null;
    try {
      const scale = await openScale({
        ask,
        onReading: (reading) => this.#read(reading),
        onGone: () => {
          this.#scale = this.#reading = null;
          this.#drawScale(t("scaleGone"));
          return this.#element.say(t("scaleGone"));
        },
      });
      if (this.#closed) return scale?.close();
      this.#scale = scale;
    } catch (thrown) {
      problem = await errorBox(wrap(thrown), "fix", t);
    }
    this.#drawScale(problem);
    if (ask) this.focus(this.#scale ? "order" : "scale");
  }

  #read(reading) {
    const said = this.#reading?.state;
    this.#reading = reading;
    if (this.#spent !== null && isOther(reading, this.#spent)) this.#spent = null;
    // What trembles is what was priced.
    const isSame = this.#priced !== null && !isOther(reading, this.#priced);
    this.#drawScale();
    const { t } = this.#element;
    if (reading.state !== said && !["stable", "moving", "zero"].includes(reading.state))
      this.#element.say(t(`scale_${reading.state}`));
    // The order is there and waits for its weight: it is filled in where nothing else was typed.
    const now = this.#weighed();
    if (!now || !this.#shown || this.#typed || isSame || this.#weight.value === now) return;
    this.#weight.value = now;
    this.#element.say(`${now} ${unitOf(this.#unit)}`);
  }

  #drawScale(word = null) {
    const { t } = this.#element;
    if (!this.#scale)
      return fill(
        this.#scaleBox,
        h(
          "button",
          { type: "button", "data-key": "scale", onclick: () => this.scale(true) },
          t("scaleChoose"),
        ),
        " ",
        word,
      );
    const { state = "zero", grams } = this.#reading ?? {};
    const said = ["stable", "moving"].includes(state)
      ? `${weightText(grams ?? 0, this.#unit)} ${unitOf(this.#unit)}${state === "moving" ? ` (${t("scale_moving")})` : ""}`
      : t(`scale_${state}`);
    fill(
      this.#scaleBox,
      h("p", { class: "small", "data-state": state }, `${this.#scale.name}: ${said}`),
    );
  }

  close() {
    this.#closed = true;
    this.#scale?.close();
    this.#scale = null;
  }
}
