// Every label of this session: look, download, print, void.
import { fill, h } from "../../lib/dom.js";
import { PgElement, errorBox } from "../../lib/element.js";
import { day } from "../../lib/format.js";
import { printLabels } from "../../lib/print.js";

const TYPES = { GIF: "image/gif", PNG: "image/png", ZPL: "application/octet-stream", EPL: "application/octet-stream", PDF: "application/pdf" };

/**
 * @tag parcelgate-labels
 * @fires parcelgate-voided - a shipment was voided: detail { shipmentId }
 */
export default class Labels extends PgElement {
  static css = `
.card{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:var(--pg-6);padding:var(--pg-6)}.card+.card,.fix+.card{border-top:1px solid var(--pg-line)}.view{width:9rem;height:13.5rem;border:1px solid var(--pg-line);background:#fff;overflow:hidden;position:relative;border-radius:var(--pg-radius-s);display:grid;place-items:center;color:#5d5a54;font-size:var(--pg-size-s);text-align:center;padding:var(--pg-2)}
.view img{position:absolute;left:100%;top:0;height:9rem;transform:rotate(90deg);transform-origin:0 0;max-width:none}.view.pic{padding:0}.void .view{opacity:.4}.acts{display:flex;gap:var(--pg-2);flex-wrap:wrap;margin-top:var(--pg-4)}.empty{padding:var(--pg-12) var(--pg-6);text-align:center}
@media(max-width:40rem){.card{grid-template-columns:1fr;padding:var(--pg-4)}.acts>*{flex:1}}`;

  #list = h("section", { class: "panel", "aria-label": "Labels" });
  #all = null;
  #urls = [];
  #asked = null;
  #errors = new Map();

  start() {
    this.#all = h("button", { "data-key": "print-all", onclick: (event) => this.#print(event.currentTarget, this.client.labels.list()) }, "Print all pictures");
    this.show(h("div", { class: "head" }, h("div", {}, h("h1", {}, "Labels"), h("p", {}, "The labels of this session. They go when the tab closes: download or print what you need.")), this.#all), this.#list);
    this.on("label-saved", () => this.#draw());
    this.#draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#urls.forEach((url) => URL.revokeObjectURL(url));
  }

  #url(label) {
    const url = URL.createObjectURL(new Blob([label.bytes], { type: TYPES[label.format] ?? TYPES.ZPL }));
    this.#urls.push(url);
    return url;
  }

  #draw() {
    this.#urls.splice(0).forEach((url) => URL.revokeObjectURL(url));
    const labels = this.client.labels.list();
    this.#all.hidden = !labels.length;
    if (!labels.length) {
      return fill(this.#list, h("div", { class: "empty" }, h("p", {}, "No labels yet. They appear here as soon as you ship."), h("a", { class: "button primary", href: "#/rate" }, "Go to Rate")));
    }
    const word = !this.client.labels.lasting && h("div", { class: "fix warn" }, "This tab has no more room to keep labels over a reload: download them now.");
    fill(this.#list, word, labels.map((label) => [this.#card(label), this.#asked === label.trackingNumber && this.#askVoid(label), this.#errors.get(label.trackingNumber)]));
  }

  #card(label) {
    const { trackingNumber, shipmentId, format, bytes, at, voided, recovered, service, serviceName } = label;
    const picture = format === "GIF" || format === "PNG";
    const url = bytes.length ? this.#url(label) : null;
    const name = `${trackingNumber}.${format.toLowerCase()}`;
    const view = picture && url
      ? h("div", { class: "view pic" }, h("img", { src: url, alt: `Label of ${trackingNumber}` }))
      : h("div", { class: "view" }, url ? `${format}: for a thermal printer` : "UPS gave no label");
    const acts = [
      picture && url && h("button", { class: voided ? "" : "primary", "data-key": `print-${trackingNumber}`, disabled: voided, "aria-label": `Print ${trackingNumber}`, onclick: (event) => this.#print(event.currentTarget, [label]) }, "Print"),
      url && h("a", { class: "button", href: url, download: name, "data-key": `save-${trackingNumber}`, "aria-label": `Download ${format} of ${trackingNumber}` }, `Download ${format}`),
      !voided && h("button", { class: "quiet", "data-key": `void-${trackingNumber}`, "aria-label": `Void ${trackingNumber}`, onclick: () => ((this.#asked = trackingNumber), this.#draw(), this.#focus(`really-${trackingNumber}`)) }, "Void"),
    ];
    return h("div", { class: `card${voided ? " void" : ""}`, "data-label": trackingNumber }, view,
      h("div", {}, h("div", {}, h("a", { class: "no", href: `#/track/${trackingNumber}` }, trackingNumber), " ", voided && h("span", { class: "badge bad" }, "✕ Voided"), recovered && h("span", { class: "badge warn" }, "Fetched again")),
        h("div", { class: "small soft" }, `${day(at, { dateStyle: "medium", timeStyle: "short" })}, ${serviceName ?? service}`, shipmentId !== trackingNumber && `, part of ${shipmentId}`),
        this.client.environment !== "production" && h("div", { class: "small" }, "SAMPLE: not a shipping label"), h("div", { class: "acts" }, acts)));
  }

  #focus(key) {
    this.shadowRoot.querySelector(`[data-key="${key}"]`)?.focus();
  }

  #askVoid({ trackingNumber, shipmentId }) {
    const all = this.client.labels.list().filter((label) => label.shipmentId === shipmentId && !label.voided).length;
    const keep = () => ((this.#asked = null), this.#draw(), this.#focus(`void-${trackingNumber}`));
    const really = h("button", { class: "bad", "data-key": `really-${trackingNumber}` }, all > 1 ? `Void all ${all} labels` : "Void the label");
    really.addEventListener("click", () => this.#void(really, trackingNumber, shipmentId));
    return h("div", { class: "fix warn", role: "group", "aria-label": `Void ${shipmentId}` }, h("b", {}, `Void shipment ${shipmentId}? `),
      "UPS will not carry it, and takes back the charge. It cannot be undone.", h("p", {}, really, " ", h("button", { onclick: keep }, "Keep it")));
  }

  async #void(button, trackingNumber, shipmentId) {
    this.#errors.delete(trackingNumber);
    try {
      const { alreadyVoided } = await this.busy(button, "Asking UPS...", () => this.client.void(shipmentId));
      this.#asked = null;
      this.emit("parcelgate-voided", { shipmentId });
      this.say(alreadyVoided ? "It was voided before" : "Voided");
    } catch (error) {
      if (error.kind !== "cancelled") this.#errors.set(trackingNumber, await errorBox(error));
    }
    this.#draw();
    this.#focus("print-all");
  }

  async #print(button, labels) {
    const pictures = labels.filter(({ format, voided, bytes }) => !voided && bytes.length && (format === "GIF" || format === "PNG"));
    if (!pictures.length) return this.say("There is no picture to print. Thermal labels go to the printer as files: download them.");
    await this.busy(button, "Opening the print dialog...", () => printLabels(pictures, TYPES));
    this.say("Sent to the print dialog");
  }
}
