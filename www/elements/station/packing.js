// What the clerk's hands do: scan the number, choose how it is packed, weigh, Enter.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../lib/error.js";
import { canWeigh, openScale, weightText } from "../../lib/scale.js";

export const css = `.packing{display:grid;gap:var(--pg-4)}.packing .acts{margin:0}.packing .weigh{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:var(--pg-3);align-items:start}.packing .to{min-height:4.5em}.packing #order{font-size:var(--pg-size-l);min-height:3.25rem;font-family:var(--pg-mono)}`;

export class Packing {
  #element;
  #how;
  #scale = null;
  #reading = null;
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
    const unit = how.unit === "KGS" ? "kg" : "lb";
    this.#order = h("input", { id: "order", autocomplete: "off", spellcheck: "false", enterkeyhint: "search", "data-key": "order" });
    this.#weight = h("input", { id: "weight", inputmode: "decimal", autocomplete: "off", "data-key": "weight" });
    this.#preset = h("select", { id: "preset", "data-key": "preset" }, h("option", { value: "" }, t("asOrdered")), how.presets.map(({ value }, index) => h("option", { value: String(index) }, value.name)));
    this.button = h("button", { class: "primary", type: "submit", "data-key": "price" }, t("price"));
    this.root = h("form", { class: "panel pad packing", novalidate: true },
      h("div", {}, h("label", { for: "order" }, t("order")), this.#order), this.#to,
      h("div", { class: "weigh" }, h("div", {}, h("label", { for: "preset" }, t("preset")), this.#preset), h("div", {}, h("label", { for: "weight" }, t("weight", { unit })), this.#weight)),
      this.#scaleBox, h("div", { class: "acts" }, this.button));
    this.root.addEventListener("submit", (event) => (event.preventDefault(), this.#enter()));
  }

  /** Enter in the number looks the order up; with a weight it goes on. */
  #enter() {
    const number = this.#order.value.trim();
    if (this.#element.shadowRoot.activeElement === this.#order || !this.#shown) return number ? this.#how.onScan(number) : this.#order.focus();
    if (!this.#weight.value.trim()) return this.#weight.focus();
    this.#how.onGo();
  }

  #shown = null;

  /** Shows an order; says whether it can be priced at once, because its weight is known. */
  show(shipment) {
    this.#shown = shipment;
    fill(this.#to);
    if (!shipment) return false;
    const { name, attention, address: { lines = [], city, state, postalCode, country } } = shipment.to;
    fill(this.#to, h("b", {}, name || attention), h("div", {}, lines.filter(Boolean).join(", ")), h("div", {}, [city, state, postalCode, country].filter(Boolean).join(" ")));
    const chosen = this.#how.presets[this.#preset.value]?.value;
    this.#weight.value = this.#weighed() ?? (shipment.packages?.[0]?.weight?.value || chosen?.weight?.value || "");
    if (this.#weight.value) return true;
    this.#weight.focus();
    return false;
  }

  /** The shipment as it lies there. */
  packed(shipment) {
    const chosen = this.#how.presets[this.#preset.value]?.value;
    const [first = {}, ...others] = shipment.packages ?? [];
    const { packaging, dimensions } = chosen ?? first;
    const sized = dimensions?.length ? { dimensions } : {};
    return { ...shipment, packages: [{ ...first, packaging: packaging ?? "02", dimensions: undefined, ...sized, weight: { value: this.#weight.value.trim(), unit: this.#how.unit } }, ...others] };
  }

  /** What lies on the scale, once it lies still. */
  #weighed() {
    return this.#reading?.state === "stable" && this.#reading.grams > 0 ? weightText(this.#reading.grams, this.#how.unit) : null;
  }

  clear() {
    this.#shown = null;
    fill(this.#to);
    this.#weight.value = "";
    this.#order.value = "";
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
      const scale = await openScale({ ask, onReading: (reading) => this.#read(reading), onGone: () => ((this.#scale = this.#reading = null), this.#drawScale(t("scaleGone"))) });
      if (this.#closed) return scale?.close();
      this.#scale = scale;
    } catch (thrown) {
      problem = await errorBox(wrap(thrown), "fix", t);
    }
    this.#drawScale(problem);
    if (ask) this.focus(this.#scale ? "order" : "scale");
  }

  #read(reading) {
    const before = this.#weighed();
    this.#reading = reading;
    this.#drawScale();
    const now = this.#weighed();
    // The order is there and waits for its weight: it is filled in where nothing else was typed.
    if (now && now !== before && this.#shown && (!this.#weight.value || this.#weight.value === before)) this.#weight.value = now;
  }

  #drawScale(word = null) {
    const { t } = this.#element;
    if (!this.#scale) return fill(this.#scaleBox, h("button", { type: "button", "data-key": "scale", onclick: () => this.scale(true) }, t("scaleChoose")), " ", word);
    const { state = "zero", grams } = this.#reading ?? {};
    const said = ["stable", "moving"].includes(state) ? `${weightText(grams ?? 0, this.#how.unit)} ${this.#how.unit === "KGS" ? "kg" : "lb"}${state === "moving" ? ` (${t("scale_moving")})` : ""}` : t(`scale_${state}`);
    fill(this.#scaleBox, h("p", { class: "small", "data-state": state }, `${this.#scale.name}: ${said}`));
  }

  close() {
    this.#closed = true;
    this.#scale?.close();
    this.#scale = null;
  }
}
