// The chosen service, references, payer, label; confirmed once, with the price; then the tracking numbers.
import { fill, h } from "../../lib/dom.js";
import * as draft from "../../lib/draft.js";
import { PgElement, errorBox } from "../../lib/element.js";
import { wrap } from "../../lib/error.js";
import { check, clear, countrySelect, field, mark, read, select } from "../../lib/form.js";
import { day, money } from "../../lib/format.js";
import { gate } from "../../lib/gate.js";

const FORMATS = [["GIF", "Picture, GIF"], ["PNG", "Picture, PNG"], ["ZPL", "Thermal, ZPL"], ["EPL", "Thermal, EPL"]];
const OUTCOMES = {
  found: "UPS had made the shipment. Its label is on the Labels page.",
  exists_without_label: "UPS has the shipment, but does not hand out its label now. Ask again in a few minutes.",
  voided: "UPS had made the shipment, and it was voided since. You may ship again.",
  not_found_yet: "UPS shows no label for it yet. Ask again in a minute. If it stays like this, repeating may make a second one, which you can void.",
  several: "Several shipments carry the reference. Look for it on the Track page by its reference.",
  unknown: "UPS could not be asked. Nothing was repeated.",
};

/**
 * @tag parcelgate-ship
 * @fires parcelgate-ship-submit - before the purchase; cancelable: detail { shipment }
 * @fires parcelgate-shipped - a label was bought: detail is the answer
 */
export default class Ship extends PgElement {
  static css = `.big{font-size:var(--pg-size-xl);font-weight:700;font-variant-numeric:tabular-nums}dl{margin:var(--pg-4) 0}ul{padding-left:1.2rem}.acts{display:flex;gap:var(--pg-3);flex-wrap:wrap;margin-top:var(--pg-4)}.lost{margin-bottom:var(--pg-4)}`;

  #form = null;
  #summary = h("div");
  #lost = h("div");
  #side = h("section", { class: "panel pad", "aria-label": "Shipment" });
  #shipping = false;

  async start() {
    if (!(await gate(this))) return;
    this.on("journal-change", () => this.#drawLost());
    const kept = await this.#settled();
    if (!kept) return;
    if (!kept.service || !kept.offer) {
      this.show(this.#lost, h("div", { class: "panel pad" }, h("h1", {}, "Ship"), h("p", {}, "Choose a service on the Rate page first."), h("p", {}, h("a", { class: "button primary", href: "#/rate" }, "Go to Rate"))));
      return this.#drawLost();
    }
    // A tab that is duplicated from here on has it too: of two copies of one form one is shipped.
    if (!kept.ticket) draft.save(Object.assign(kept, { ticket: await this.client.newReference() }));
    this.#build(kept);
    await this.#drawLost();
  }

  /** The draft; a purchase that ended while nobody looked is told first, and only one that failed leaves its draft. */
  async #settled() {
    const kept = draft.load();
    if (!kept.sending) return kept;
    const entry = (await this.client.journal.list()).find(({ reference }) => reference === kept.sending);
    if (entry?.state === "sending" || entry?.state === "lost") return kept;
    delete kept.sending;
    delete kept.ticket;
    if (entry?.state === "done") {
      const packages = this.client.labels.list().filter(({ shipmentId }) => shipmentId === entry.shipmentId);
      this.#finish();
      this.#done({ shipmentId: entry.shipmentId, packages, alerts: [] });
      return null;
    }
    draft.save(kept);
    if (entry?.error) await this.fail(wrap(entry.error));
    return kept;
  }

  /** The shipment is bought: what stays for the next one is where it leaves. */
  #finish() {
    const { from, account } = draft.load();
    draft.save({ from, account });
  }

  #build(kept) {
    const { payer = {}, label = {}, references = [] } = kept;
    const other = h("div", { class: "grid", hidden: (payer.kind ?? "shipper") === "shipper" }, field("Payer's account", "payer.account", { value: payer.account ?? "", span: 2 }),
      field("Its postal code", "payer.postalCode", { value: payer.postalCode ?? "", span: 2 }), countrySelect("Its country", "payer.country", payer.country || "US", 2));
    this.#form = h("form", { class: "panel", novalidate: true }, this.#summary,
      h("fieldset", {}, h("legend", {}, "Shipment"), h("div", { class: "grid" },
        field("Reference 1", "references[0].value", { value: references[0]?.value ?? "" }), field("Reference 2", "references[1].value", { value: references[1]?.value ?? "" }),
        field("What is inside", "description", { span: 6, value: kept.description ?? "" }),
        select("Signature", "options.deliveryConfirmation", [["", "None"], ["signature", "Anyone signs"], ["adultSignature", "An adult signs"]], { value: kept.options?.deliveryConfirmation ?? "" }),
        check("Deliver on Saturday", "options.saturdayDelivery", { span: 3, checked: kept.options?.saturdayDelivery }))),
      h("fieldset", {}, h("legend", {}, "Who pays"), h("div", { class: "grid" }, select("Payer", "payer.kind", [["shipper", `Shipper, ${kept.account}`], ["receiver", "Receiver's account"], ["thirdParty", "Another account"]], { span: 6, value: payer.kind ?? "shipper" })), other),
      h("fieldset", {}, h("legend", {}, "Label"), h("div", { class: "grid" }, select("Form", "label.format", FORMATS, { value: label.format ?? "GIF" }), select("Stock (thermal)", "label.stock", [["4x6", "4 × 6 in"], ["4x8", "4 × 8 in"]], { value: label.stock || "4x6" }))),
      h("div", { class: "end" }, h("a", { class: "button", href: "#/rate" }, "Back to rates"), h("button", { class: "primary", type: "submit", "data-key": "review" }, `Review: ${kept.offer.name}`)));
    this.#form.addEventListener("input", () => {
      draft.save({ ...draft.load(), ...read(this.#form) });
      // The question was about another shipment.
      this.#overview();
    });
    this.#form.addEventListener("change", (event) => {
      if (event.target.dataset.field === "payer.kind") other.hidden = event.target.value === "shipper";
    });
    this.#form.addEventListener("submit", (event) => (event.preventDefault(), this.#review()));
    this.#overview();
    this.show(this.#lost, h("div", { class: "head" }, h("div", {}, h("h1", {}, "Ship"), h("p", {}, `${kept.offer.name}, from ${kept.account}.`))), h("div", { class: "work" }, this.#form, this.#side));
  }

  /** The shipment as it will be sent. */
  shipment() {
    const { offer, references: _, sending, ticket, shipperUnused, ...kept } = draft.load();
    const own = read(this.#form);
    const payer = own.payer.kind === "shipper" ? { kind: "shipper" } : own.payer;
    const options = { ...own.options, deliveryConfirmation: own.options.deliveryConfirmation || undefined };
    const references = own.references.filter(({ value }) => value.trim());
    return { ...kept, ...own, payer, options, references, service: offer.service };
  }

  get #reviewButton() {
    return this.#form.querySelector("[data-key=review]");
  }

  #facts(offer = draft.load().offer) {
    const { from, to, packages, payer } = draft.load();
    const place = ({ name, address }) => [name, (address.lines ?? []).filter(Boolean).join(", "), `${address.city} ${address.state ?? ""} ${address.postalCode} ${address.country}`].filter(Boolean).join(", ");
    const { negotiated, total } = offer.charges;
    return [
      h("div", { class: "big" }, money(negotiated ?? total)),
      payer?.kind && payer.kind !== "shipper" && h("p", { class: "small" }, `At your account’s prices. UPS bills ${payer.account || "the payer"} at its own.`),
      h("dl", {}, h("dt", {}, "Service"), h("dd", {}, offer.name), h("dt", {}, "Delivery"), h("dd", {}, offer.delivery.date ? day(offer.delivery.date) : "not given"),
        h("dt", {}, "From"), h("dd", {}, place(from)), h("dt", {}, "To"), h("dd", {}, place(to)),
        h("dt", {}, "Packages"), h("dd", {}, packages.map(({ weight }) => `${weight.value} ${weight.unit === "LBS" ? "lb" : "kg"}`).join(", "))),
    ];
  }

  #overview() {
    this.#reviewButton.classList.add("primary");
    fill(this.#side, h("h2", {}, "Price as rated"), this.#facts(), h("p", { class: "small soft" }, "UPS's invoice may vary."));
  }

  /** Everything is checked before the question is asked; the question names the price. */
  async #review() {
    clear(this.#form);
    fill(this.#summary);
    await this.fail(null);
    const shipment = this.shipment();
    try {
      await this.client.buildRequest("ship", shipment);
    } catch (error) {
      return this.#mark(error);
    }
    let { offer } = draft.load();
    const { saturdayDelivery, deliveryConfirmation } = shipment.options;
    if (saturdayDelivery || deliveryConfirmation) {
      // These cost: the question must name the price that UPS will take, so UPS is asked for it.
      try {
        const rated = await this.busy(this.#reviewButton, "Asking UPS for the price...", () => this.client.rate(shipment));
        if (!rated) return;
        offer = rated.offers[0];
      } catch (error) {
        return error.field ? this.#mark(error) : this.fail(error);
      }
    }
    const price = money(offer.charges.negotiated ?? offer.charges.total);
    const weak = shipment.references.length > 1 && h("p", { class: "small" }, "Both places for references are yours: if UPS's answer is lost, Parcelgate can ask by your first reference only.");
    const go = h("button", { class: "primary", "data-key": "confirm" }, shipment.payer.kind === "shipper" ? `Ship with ${offer.name} for ${price}` : `Ship with ${offer.name}, billed to ${shipment.payer.account}`);
    go.addEventListener("click", () => this.#ship(go, shipment));
    const back = h("button", { onclick: () => (this.#overview(), this.#reviewButton.focus()) }, "Change something");
    fill(this.#side, h("h2", {}, "Buy this label?"), this.#facts(offer), weak, h("p", { class: "small soft" }, "UPS's invoice may vary. You can void the label afterwards."), h("p", { class: "acts" }, go, back));
    this.#reviewButton.classList.remove("primary");
    go.focus();
  }

  /** Problems of fields that stand on the Rate page lead there. */
  #mark(error) {
    return mark(this.#form, this.#summary, error, "#/rate");
  }

  async #ship(button, shipment) {
    // A second press, or Enter twice, buys nothing.
    if (this.#shipping || !this.emit("parcelgate-ship-submit", { shipment })) return;
    this.#shipping = true;
    try {
      const reference = draft.load().ticket ?? (await this.client.newReference());
      draft.save({ ...draft.load(), sending: reference });
      const answer = await this.busy(button, "Buying the label...", () => this.client.ship(shipment, { reference }));
      this.#finish();
      this.emit("parcelgate-shipped", answer);
      this.#done(answer);
    } catch (error) {
      // Where nobody looks any more, the page says it when somebody comes back.
      if (!this.isConnected) return;
      this.#overview();
      if (error.journalReference) {
        await this.fail(error);
        return await this.#ask(error.journalReference);
      }
      const { sending, ticket, ...kept } = draft.load();
      // Begun in another tab, and nobody knows yet what became of it: then this one waits for that too.
      const open = error.code === "shipped_in_another_tab" && (await this.client.journal.open()).some(({ reference, state }) => reference === sending && state !== "done");
      draft.save(open ? { ...kept, sending } : kept);
      if (error.problems.length || (error.field && error.kind === "validation")) await this.#mark(error);
      else await this.fail(error);
    } finally {
      this.#shipping = false;
    }
  }

  #done(answer) {
    const { negotiated, total } = answer.charges ?? {};
    const price = negotiated ?? total;
    fill(this.alerts);
    this.show(this.#lost, h("div", { class: "panel pad", "data-done": answer.shipmentId },
      h("h1", { tabindex: "-1" }, "Shipped"), h("p", {}, price ? `UPS charges ${money(price)}.` : OUTCOMES.found),
      h("ul", {}, answer.packages.map(({ trackingNumber }) => h("li", {}, h("a", { class: "no", href: `#/track/${trackingNumber}` }, trackingNumber)))),
      answer.alerts.map(({ code, message }) => h("p", { class: "small soft" }, `${message} (UPS ${code}).`)),
      h("p", {}, h("a", { class: "button primary", href: "#/labels" }, answer.packages.length > 1 ? "Print the labels" : "Print the label"), " ", h("a", { class: "button", href: "#/rate" }, "Next shipment"))));
    this.shadowRoot.querySelector("h1").focus();
    this.say(answer.packages.length === 1 ? "Shipped. 1 label." : `Shipped. ${answer.packages.length} labels.`);
  }

  /** Shipments whose answer was lost: what is known, and a way to ask again. Nothing is ever repeated by itself. */
  async #drawLost() {
    const open = (await this.client.journal.open()).filter(({ state }) => state === "lost");
    fill(this.#lost, open.map((entry) => h("div", { class: "fix warn alert lost", "data-lost": entry.reference },
      h("b", {}, "UPS's answer to a shipment was lost. "), OUTCOMES[entry.outcome] ?? "It may have been made.",
      h("p", { class: "ups" }, `Reference ${entry.asked}, account ${entry.account}`),
      h("button", { "data-key": `ask-${entry.reference}`, onclick: (event) => this.busy(event.currentTarget, "Asking UPS...", () => this.#ask(entry.reference)) }, "Ask UPS"), " ",
      h("button", { class: "quiet", onclick: () => this.#settleByHand(entry.reference) }, "I have settled it"))));
    // While nobody knows whether this shipment was made, it is not offered again.
    const review = this.#form?.querySelector("[data-key=review]");
    if (review) review.disabled = open.some(({ reference }) => reference === draft.load().sending);
  }

  async #settleByHand(reference) {
    const { sending, ticket, ...kept } = draft.load();
    if (sending === reference) draft.save(kept);
    await this.client.journal.settle(reference);
  }

  async #ask(reference) {
    const asked = await this.client.journal.ask(reference).catch((error) => this.fail(error));
    if (!asked) return;
    const { outcome, error } = asked;
    this.say(OUTCOMES[outcome]);
    const mine = draft.load().sending === reference;
    if (mine && (outcome === "found" || outcome === "voided" || outcome === "never_sent")) return void this.start();
    if (outcome === "found") fill(this.alerts, h("div", { class: "fix warn alert", "data-found": reference }, h("b", {}, OUTCOMES.found), " ", h("a", { href: "#/labels" }, "Open Labels")));
    else if (outcome === "unknown" && error) fill(this.alerts, await errorBox(error, "fix alert"));
  }
}
