// A number, its events, its state in plain words.
import { fill, h } from "../../lib/dom.js";
import { PgElement, reflect } from "../../lib/element.js";
import { clear, field, mark } from "../../lib/form.js";
import { day, longDay } from "../../lib/format.js";
import { tracking } from "../../lib/pages.js";
import english from "../../locales/en/track.js";

/** Tone of each state; its words are texts. */
const TONES = {
  label_created: "plain", in_transit: "good", out_for_delivery: "good", ready_for_pickup: "warn", delivered: "good", exception: "bad", returning: "warn", voided: "bad", unknown: "plain",
};

/** When it comes or came, and where it is left. */
function when(t, { delivered, deliveryDate, window = {}, receivedBy, leftAt, heldUntil }) {
  if (heldUntil) return t("waitsUntil", { day: longDay(heldUntil) });
  if (!deliveryDate) return null;
  const how = { day: longDay(deliveryDate), from: window.from, to: window.to, who: receivedBy, where: leftAt?.toLowerCase() };
  if (!delivered) return t(window.from && window.to ? "dueWindow" : "due", how);
  return t(`came${receivedBy ? "To" : ""}${leftAt ? "Left" : ""}`, how);
}

/**
 * @tag parcelgate-track
 * @attr {string} number - tracks this number at once
 */
export default class Track extends PgElement {
  static watched = ["number"];
  static texts = [["track", english]];
  static css = `ol{list-style:none;margin:0;padding:0}ol li{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:var(--pg-4);padding:var(--pg-3) var(--pg-6);border-top:1px solid var(--pg-line)}.top{padding:var(--pg-6)}.ask{display:flex;gap:var(--pg-3);align-items:end;padding:var(--pg-6)}.ask>div:first-of-type{flex:1}@media(max-width:40rem){ol li{grid-template-columns:1fr;gap:0}.ask{flex-direction:column;align-items:stretch}}`;

  #summary = h("div");
  #out = h("div");
  #form = null;
  #wanted = "";

  start() {
    const { t } = this;
    const box = field(t("number"), "number", { value: this.getAttribute("number") ?? this.#wanted, spellcheck: "false" });
    this.#form = h("form", { class: "panel", novalidate: true }, this.#summary, h("div", { class: "ask" }, box, h("button", { class: "primary", type: "submit" }, t("track"))));
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#ask()));
    this.show(h("div", { class: "head" }, h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro")))), this.#form, h("br"), this.#out);
    if (this.getAttribute("number") && this.client.connection.state === "connected") this.#ask();
    else fill(this.#out, h("p", { class: "soft" }, t("empty")));
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
      const answer = await this.busy(this.#form.querySelector("button"), this.t("asking"), () => this.client.track(number));
      if (answer) this.#show(answer);
      if (found?.checkDigit === "wrong") this.#out.prepend(h("p", { class: "small soft", "data-digit": "" }, this.t("digit")));
      if (others.length) this.#out.prepend(h("p", {}, this.t("also"), " ", others.map(({ number: other }) => [tracking(other), " "])));
    } catch (error) {
      if (error.problems.length) await mark(this.#form, this.#summary, error);
      else await this.fail(error);
    }
  }

  #show({ found, packages, alerts, link }) {
    const { t } = this;
    const outside = h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, t("onUps"));
    if (!found) {
      return fill(this.#out, h("div", { class: "fix warn alert", "data-unknown": "" }, h("b", {}, t("notKnown")), " ", t("notKnownWhy"), " ",
        alerts.map(({ code, message }) => h("p", { class: "ups" }, `UPS ${code}: ${message}`)), outside));
    }
    fill(this.#out, packages.map((one) => {
      const state = one.state in TONES ? one.state : "unknown";
      return h("section", { class: "panel", "aria-label": one.trackingNumber }, h("div", { class: "top" }, h("p", {}, h("span", { class: `badge ${TONES[state]}`, "data-state": one.state }, t(state)), " ", h("span", { class: "no" }, one.trackingNumber)),
        h("p", {}, t(`${state}What`), " ", when(t, one)), outside),
        h("ol", {}, one.events.map(({ at, place, message }) => h("li", {}, h("span", { class: "soft small" }, at ? day(at, { dateStyle: "medium", timeStyle: "short" }) : ""), h("span", {}, message, place && h("span", { class: "soft" }, ` · ${place}`))))));
    }));
    this.say(packages.map(({ state, trackingNumber }) => `${trackingNumber}: ${t(state in TONES ? state : "unknown")}`).join(". "));
  }
}
reflect(Track, ["number"]);
