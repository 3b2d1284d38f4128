// A number, its events, its state in plain words.
import { fill, h } from "../../lib/dom.js";
import { PgElement } from "../../lib/element.js";
import { clear, field, mark } from "../../lib/form.js";
import { day, longDay } from "../../lib/format.js";

const STATES = {
  label_created: ["Label made", "plain", "UPS has not got the package yet."], in_transit: ["On its way", "good", "UPS is carrying it."],
  out_for_delivery: ["Out for delivery", "good", "It comes today."], ready_for_pickup: ["Waits to be fetched", "warn", "It lies at an access point."],
  delivered: ["Delivered", "good", ""], exception: ["Needs attention", "bad", "Something holds it up: see the events."],
  returning: ["On its way back", "warn", "It returns to the sender."], voided: ["Voided", "bad", "The label was given back; UPS will not carry it."],
  unknown: ["Unknown", "plain", "UPS's words are below."],
};

/** When it comes or came, and where it is left. */
function when({ delivered, deliveryDate, window = {}, receivedBy, leftAt, heldUntil }) {
  if (heldUntil) return `It waits until ${longDay(heldUntil)}.`;
  if (!deliveryDate) return null;
  if (!delivered) return `Due ${longDay(deliveryDate)}${window.from && window.to ? `, ${window.from} to ${window.to}` : ""}.`;
  return `Delivered ${longDay(deliveryDate)}${receivedBy ? `, received by ${receivedBy}` : ""}${leftAt ? ` (${leftAt.toLowerCase()})` : ""}.`;
}

/**
 * @tag parcelgate-track
 * @attr {string} number - tracks this number at once
 */
export default class Track extends PgElement {
  static css = `ol{list-style:none;margin:0;padding:0}ol li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:var(--pg-4);padding:var(--pg-3) var(--pg-6);border-top:1px solid var(--pg-line)}.top{padding:var(--pg-6)}.ask{display:flex;gap:var(--pg-3);align-items:end;padding:var(--pg-6)}.ask>div:first-of-type{flex:1}@media(max-width:40rem){ol li{grid-template-columns:1fr;gap:0}.ask{flex-direction:column;align-items:stretch}}`;

  #summary = h("div");
  #out = h("div");
  #form = null;
  #wanted = "";

  start() {
    const box = field("Tracking number", "number", { value: this.getAttribute("number") ?? this.#wanted, spellcheck: "false" });
    this.#form = h("form", { class: "panel", novalidate: true }, this.#summary, h("div", { class: "ask" }, box, h("button", { class: "primary", type: "submit" }, "Track")));
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#ask()));
    this.show(h("div", { class: "head" }, h("div", {}, h("h1", {}, "Track"), h("p", {}, "Where a package is, in plain words."))), this.#form, h("br"), this.#out);
    if (this.getAttribute("number") && this.client.connection.state === "connected") this.#ask();
    else fill(this.#out, h("p", { class: "soft" }, "Nothing tracked yet. Enter a number that begins with 1Z."));
  }

  async #ask() {
    clear(this.#form);
    fill(this.#summary);
    fill(this.#out);
    await this.fail(null);
    const box = this.#form.querySelector('[data-field="number"]');
    try {
      const [found, ...others] = await this.client.findTrackingNumbers(box.value);
      if (found) box.value = found.number;
      const number = box.value.trim();
      this.#wanted = number;
      const answer = await this.busy(this.#form.querySelector("button"), "Asking UPS...", () => this.client.track(number));
      if (answer) this.#show(answer);
      if (found?.checkDigit === "wrong") this.#out.prepend(h("p", { class: "small soft", "data-digit": "" }, "The last digit does not fit the others: if UPS does not know the number, look for a typing mistake."));
      if (others.length) this.#out.prepend(h("p", {}, "Also pasted: ", others.map(({ number: other }) => [h("a", { class: "no", href: `#/track/${other}` }, other), " "])));
    } catch (error) {
      if (error.problems.length) await mark(this.#form, this.#summary, error);
      else await this.fail(error);
    }
  }

  #show({ found, packages, alerts, link }) {
    const outside = h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, "See it on UPS.com");
    if (!found) {
      return fill(this.#out, h("div", { class: "fix warn alert", "data-unknown": "" }, h("b", {}, "UPS does not know this number. "), "It is too new, older than 120 days, or mistyped. ",
        alerts.map(({ code, message }) => h("p", { class: "ups" }, `UPS ${code}: ${message}`)), outside));
    }
    fill(this.#out, packages.map((one) => {
      const [words, tone, what] = STATES[one.state] ?? STATES.unknown;
      return h("section", { class: "panel", "aria-label": one.trackingNumber }, h("div", { class: "top" }, h("p", {}, h("span", { class: `badge ${tone}`, "data-state": one.state }, words), " ", h("span", { class: "no" }, one.trackingNumber)),
        h("p", {}, what, " ", when(one)), outside),
        h("ol", {}, one.events.map(({ at, place, message }) => h("li", {}, h("span", { class: "soft small" }, at ? day(at, { dateStyle: "medium", timeStyle: "short" }) : ""), h("span", {}, message, place && h("span", { class: "soft" }, ` · ${place}`))))));
    }));
    this.say(packages.map(({ state, trackingNumber }) => `${trackingNumber}: ${STATES[state]?.[0]}`).join(". "));
  }
}
