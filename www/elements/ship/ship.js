// The chosen service, references, payer, label; confirmed once, with the price; then the tracking numbers.
import css from "./ship.css";
import { fill, h } from "../../lib/dom.js";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { PgElement, errorBox, reflect } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { check, clear, countrySelect, field, mark, read, select } from "../../lib/form.js";
import { rawMembersField } from "../../lib/raw-members-field.js";
import { withRawMembers } from "../../src/sdk/shipment/raw-members.ts";
import { day, decimal, money, priceOf, unitOf } from "../../src/sdk/texts/format.ts";
import { requireAccount } from "../../lib/require-account.js";
import { labelOf } from "../../lib/label-form.js";
import { placeOf } from "../../lib/party.js";
import { apply, extras, whatReturns } from "./extras.js";
import { addressBookOf } from "../../src/sdk/storage/address-book.ts";
import { bookedPickups, pickup } from "./pickup.js";
import { undo } from "./undo.js";
import { yieldToMain } from "../../src/sdk/scheduling.ts";
import { linkTo, tracking } from "../../lib/page-links.js";
import { hrefOf } from "../../src/sdk/pages.ts";
import furtherEnglish from "../../locales/en/further.json" with { type: "json" };
import english from "../../locales/en/ship.json" with { type: "json" };

/** Forms of labels, and the text that names their kind. */
const FORMATS = [
  ["GIF", "picture"],
  ["PNG", "picture"],
  ["ZPL", "thermal"],
  ["EPL", "thermal"],
];
/** What became of a shipment whose answer was lost: each is a text. */
const OUTCOMES = ["found", "exists_without_label", "voided", "not_found_yet", "several", "unknown"];

/**
 * @tag parcelgate-ship
 * @attr {"GIF"|"PNG"|"ZPL"|"EPL"} label-format - what the choice of a label begins with
 * @attr {"4x6"|"4x8"} label-stock - what the choice of thermal stock begins with
 * @fires parcelgate-ship-submit - before the purchase; cancelable: detail { shipment }
 * @fires parcelgate-voided - what was bought here was voided: detail { shipmentId }
 * @fires parcelgate-shipped - a label was bought: detail is the answer
 */
export default class Ship extends PgElement {
  static watched = ["label-format", "label-stock"];
  static texts = [
    ["ship", english],
    ["further", furtherEnglish],
  ];
  static css = css;

  #form = null;
  #summary = h("div");
  #lost = h("div");
  #side = h("section", { class: "panel pad" });
  #answer = null;
  /** The shipment that was bought here last. */
  #bought = null;
  #shipping = false;

  async start() {
    const { t } = this;
    this.#side.setAttribute("aria-label", t("shipment"));
    const showNewShipment = () => {
      if (draft.load().sending) return;
      this.#answer = null;
      this.restart();
    };
    for (const type of ["shipment-begun", "shipment-chosen"]) this.on(type, showNewShipment);
    // What another element voids is told here too.
    this.on(
      "label-saved",
      () =>
        this.#answer &&
        this.client.labels.isVoided(this.#answer.shipmentId) &&
        !this.shadowRoot.querySelector("[data-voided]") &&
        this.#done(this.#answer, false),
    );
    // In another language, what was bought is still told.
    if (this.#answer) return this.#done(this.#answer, false);
    if (!(await requireAccount(this))) return;
    this.on("journal-change", () => this.#drawLost());
    const kept = await this.#settled();
    if (!kept) return;
    // A price is of the client that asked for it.
    if (!kept.service || !kept.offer || kept.offerBy !== draft.clientOf(this.client)) {
      this.show(
        this.#lost,
        h(
          "div",
          { class: "panel pad" },
          h("h1", {}, t("title")),
          h("p", {}, t("chooseFirst")),
          h("p", {}, linkTo("rate", { class: "button primary" }, t("goRate"))),
          this.#last(),
          bookedPickups(this),
        ),
      );
      return this.#drawLost();
    }
    // A tab that is duplicated from here on has it too: of two copies of one form one is shipped.
    if (!kept.ticket) draft.save(Object.assign(kept, { ticket: await this.client.newReference() }));
    await yieldToMain();
    this.#build(kept);
    await this.#drawLost();
  }

  /** After a reload what was bought is not told again, but can be found. */
  #last() {
    const { labels } = this.client;
    const all = labels.list();
    const shipmentId = all[0]?.shipmentId;
    const { t } = this;
    // Of several packages some may be voided: one that stands is named.
    const label = all.find((one) => one.shipmentId === shipmentId && !one.voided) ?? all[0];
    return (
      label &&
      h(
        "p",
        { "data-last": shipmentId },
        t("boughtLast"),
        " ",
        tracking(label.trackingNumber),
        labels.isVoided(shipmentId) ? ` (${t("undone")}) ` : " ",
        linkTo("labels", {}, t("goLabels")),
      )
    );
  }

  /** The draft; a purchase that ended while nobody looked is told first, and only one that failed leaves its draft. */
  async #settled() {
    const kept = draft.load();
    if (!kept.sending) return kept;
    const entry = (await this.client.journal.list()).find(
      ({ reference }) => reference === kept.sending,
    );
    if (entry?.state === "sending" || entry?.state === "lost") return kept;
    delete kept.sending;
    delete kept.ticket;
    if (entry?.state === "done") {
      const packages = this.client.labels
        .list()
        .filter(({ shipmentId }) => shipmentId === entry.shipmentId);
      this.#finish();
      const answer = {
        reference: entry.reference,
        shipmentId: entry.shipmentId,
        packages,
        alerts: [],
      };
      this.#done(answer);
      this.emit("parcelgate-shipped", answer);
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
    const { t } = this;
    fill(this.#summary);
    const service = { service: kept.offer.name };
    const said = labelOf(this);
    const reference = (place) =>
      field(t("reference", { number: place + 1 }), `references[${place}].value`, {
        value: references[place]?.value ?? "",
      });
    const other = h(
      "div",
      { class: "grid", hidden: (payer.kind ?? "shipper") === "shipper" },
      field(t("payerAccount"), "payer.account", { value: payer.account ?? "", span: 2 }),
      field(t("payerPostalCode"), "payer.postalCode", { value: payer.postalCode ?? "", span: 2 }),
      countrySelect(t("payerCountry"), "payer.country", payer.country || "US", 2),
    );
    this.#form = h(
      "form",
      { class: "panel", novalidate: true },
      this.#summary,
      h(
        "fieldset",
        {},
        h("legend", {}, t("shipment")),
        h(
          "div",
          { class: "grid" },
          reference(0),
          reference(1),
          field(t("description"), "description", { span: 6, value: kept.description ?? "" }),
          select(
            t("signature"),
            "options.deliveryConfirmation",
            [
              ["", t("none")],
              ["signature", t("anyoneSigns")],
              ["adultSignature", t("adultSigns")],
            ],
            { value: kept.options?.deliveryConfirmation ?? "" },
          ),
          check(t("saturday"), "options.saturdayDelivery", {
            span: 3,
            checked: kept.options?.saturdayDelivery,
          }),
        ),
        extras(this, kept),
        rawMembersField(t, kept.further),
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, t("whoPays")),
        h(
          "div",
          { class: "grid" },
          select(
            t("payer"),
            "payer.kind",
            [
              ["shipper", t("payerShipper", { account: kept.account })],
              ["receiver", t("payerReceiver")],
              ["thirdParty", t("payerThird")],
            ],
            { span: 6, value: payer.kind ?? "shipper" },
          ),
        ),
        other,
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, t("label")),
        h(
          "div",
          { class: "grid" },
          select(
            t("form"),
            "label.format",
            FORMATS.map(([form, kind]) => [form, t(kind, { form })]),
            { value: label.format || said.format },
          ),
          select(
            t("stock"),
            "label.stock",
            [
              ["4x6", t("inches", { size: "4 × 6" })],
              ["4x8", t("inches", { size: "4 × 8" })],
            ],
            { value: label.stock || said.stock },
          ),
        ),
      ),
      h(
        "div",
        { class: "end" },
        linkTo("rate", { class: "button" }, t("back")),
        h(
          "button",
          { class: "primary", type: "submit", "data-key": "review" },
          t("review", service),
        ),
      ),
    );
    this.#form.addEventListener("input", () => {
      draft.save({ ...draft.load(), ...read(this.#form) });
      this.changed();
    });
    this.#form.addEventListener("change", (event) => {
      if (event.target.dataset.field === "payer.kind")
        other.hidden = event.target.value === "shipper";
    });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#review();
    });
    this.#overview();
    this.show(
      this.#lost,
      h(
        "div",
        { class: "head" },
        h(
          "div",
          {},
          h("h1", {}, t("title")),
          h("p", {}, t("chosen", { ...service, account: kept.account })),
        ),
      ),
      h("div", { class: "work" }, this.#form, this.#side),
    );
  }

  /** The question was about another shipment; where fields came or went, the marks were about others too. */
  changed(isRedrawn = false) {
    if (!this.#form?.isConnected) return;
    if (isRedrawn) {
      clear(this.#form);
      fill(this.#summary);
    }
    this.#overview();
  }

  /** The shipment as it will be sent, and whether it has what Rate did not ask for. */
  shipment() {
    const { offer, offerBy, references: _, sending, ticket, shipperUnused, ...kept } = draft.load();
    const { further: more, ...own } = read(this.#form);
    const payer = own.payer.kind === "shipper" ? { kind: "shipper" } : own.payer;
    const options = {
      ...own.options,
      deliveryConfirmation: own.options.deliveryConfirmation || undefined,
    };
    const { shipment, costs } = apply({
      ...kept,
      ...own,
      payer,
      options,
      further: undefined,
      service: offer.service,
    });
    // By their place: only then what is empty goes.
    const whole = withRawMembers(shipment, more);
    const references = whole.references.filter((one) =>
      Object.values(one).some((part) => String(part ?? "").trim()),
    );
    return {
      shipment: whatReturns({ ...whole, references }),
      costs: costs || Boolean(more.trim()),
    };
  }

  get #reviewButton() {
    return this.#form.querySelector("[data-key=review]");
  }

  #facts(offer = draft.load().offer) {
    const { from, to, packages, payer } = draft.load();
    const { t } = this;
    return [
      h("div", { class: "big" }, money(priceOf(offer.charges))),
      payer?.kind &&
        payer.kind !== "shipper" &&
        h("p", { class: "small" }, t("upsBills", { account: payer.account || t("thePayer") })),
      h(
        "dl",
        {},
        h("dt", {}, t("service")),
        h("dd", {}, offer.name),
        h("dt", {}, t("delivery")),
        h("dd", {}, offer.delivery.date ? day(offer.delivery.date) : t("notGiven")),
        h("dt", {}, t("from")),
        h("dd", {}, placeOf(from)),
        h("dt", {}, t("to")),
        h("dd", {}, placeOf(to)),
        h("dt", {}, t("packages")),
        h(
          "dd",
          {},
          packages
            .map(({ weight }) => `${decimal(weight.value)} ${unitOf(weight.unit)}`)
            .join(", "),
        ),
      ),
    ];
  }

  #overview() {
    this.#reviewButton.classList.add("primary");
    fill(
      this.#side,
      h("h2", {}, this.t("asRated")),
      this.#facts(),
      h("p", { class: "small soft" }, this.t("mayVary")),
    );
  }

  /** Everything is checked before the question is asked; the question names the price. */
  async #review() {
    clear(this.#form);
    fill(this.#summary);
    await this.fail(null);
    let shipment, costs;
    try {
      ({ shipment, costs } = this.shipment());
      await this.client.buildRequest("ship", shipment);
    } catch (error) {
      return this.#mark(wrap(error));
    }
    let { offer } = draft.load();
    const { saturdayDelivery, deliveryConfirmation } = shipment.options ?? {};
    if (costs || saturdayDelivery || deliveryConfirmation) {
      // These cost: the question must name the price that UPS will take, so UPS is asked for it.
      try {
        const rated = await this.busy(this.#reviewButton, this.t("askingPrice"), () =>
          this.client.rate(shipment),
        );
        if (!rated) return;
        offer = rated.offers[0];
      } catch (error) {
        return error.field ? this.#mark(error) : this.fail(error);
      }
    }
    const price = money(priceOf(offer.charges));
    const { t } = this;
    const weak = shipment.references.length > 1 && h("p", { class: "small" }, t("weak"));
    const go = h(
      "button",
      { class: "primary", "data-key": "confirm" },
      t(shipment.payer.kind === "shipper" ? "shipFor" : "shipBilled", {
        service: offer.name,
        price,
        account: shipment.payer.account,
      }),
    );
    go.addEventListener("click", () => this.#ship(go, shipment));
    const back = h(
      "button",
      {
        onclick: () => {
          this.#overview();
          this.#reviewButton.focus();
        },
      },
      t("change"),
    );
    fill(
      this.#side,
      h("h2", {}, t("buy")),
      this.#facts(offer),
      weak,
      h("p", { class: "small soft" }, t("mayVaryVoid")),
      h("p", { class: "acts" }, go, back),
    );
    this.#reviewButton.classList.remove("primary");
    go.focus();
  }

  /** Problems of fields that stand on the Rate page lead there. */
  #mark(error) {
    return mark(this.#form, this.#summary, error, hrefOf("rate"));
  }

  async #ship(button, shipment) {
    // A second press, or Enter twice, buys nothing.
    if (this.#shipping || !this.emit("parcelgate-ship-submit", { shipment })) return;
    this.#shipping = true;
    try {
      const reference = draft.load().ticket ?? (await this.client.newReference());
      draft.save({ ...draft.load(), sending: reference });
      const answer = await this.busy(button, this.t("buying"), () =>
        this.client.ship(shipment, { reference }),
      );
      await addressBookOf(this.client)
        .note(shipment)
        .catch(() => {});
      // Where nobody looks any more, it is told when somebody comes back.
      if (!this.isConnected) return;
      this.#finish();
      this.#bought = shipment;
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
      const open =
        error.code === "shipped_in_another_tab" &&
        (await this.client.journal.open()).some(
          ({ reference, state }) => reference === sending && state !== "done",
        );
      draft.save(open ? { ...kept, sending } : kept);
      if (error.problems.length || (error.field && error.kind === "validation"))
        await this.#mark(error);
      else await this.fail(error);
    } finally {
      this.#shipping = false;
    }
  }

  /** `isNews` takes the focus there: what is drawn anew takes it from nobody. */
  #done(answer, isNews = true) {
    const price = priceOf(answer.charges);
    const { t } = this;
    this.#answer = answer;
    const n = answer.packages.length;
    fill(this.alerts);
    this.show(
      this.#lost,
      h(
        "div",
        { class: "panel pad", "data-done": answer.shipmentId },
        h("h1", { tabindex: "-1" }, t("shipped")),
        h("p", {}, price ? t("charges", { price: money(price) }) : t("found")),
        h(
          "ul",
          {},
          answer.packages.map(({ trackingNumber }) => h("li", {}, tracking(trackingNumber))),
        ),
        answer.alerts.map(({ code, message }) =>
          h("p", { class: "small soft" }, `${message} (UPS ${code}).`),
        ),
        this.client.labels.isVoided(answer.shipmentId)
          ? this.#afterVoid(answer)
          : this.#afterwards(answer),
      ),
    );
    if (!isNews) return;
    this.shadowRoot.querySelector("h1").focus();
    this.say(t("told", { n }));
  }

  /** What can be done with what was bought. */
  #afterwards(answer) {
    const { t } = this;
    const redraw = () => {
      this.#done(answer, false);
      return this.shadowRoot.querySelector("[data-voided]").focus();
    };
    return [
      h(
        "div",
        { class: "acts" },
        linkTo("labels", { class: "button primary" }, t("print", { n: answer.packages.length })),
        linkTo("rate", { class: "button" }, t("next")),
        undo(this, answer, "", redraw),
      ),
      this.#bought && !this.#bought.returnService && pickup(this, this.#bought, answer.shipmentId),
    ];
  }

  /** Its labels must not be used; a pickup stands until it is cancelled. */
  #afterVoid({ shipmentId }) {
    const { t } = this;
    const pickups = bookedPickups(this, { shipmentId });
    return [
      h("p", { tabindex: "-1", class: "name", "data-voided": shipmentId }, t("undone")),
      pickups.length > 0 && h("p", {}, t("pickupStands")),
      pickups,
      h("div", { class: "acts" }, linkTo("rate", { class: "button primary" }, t("next"))),
    ];
  }

  /** Shipments whose answer was lost: what is known, and a way to ask again. Nothing is ever repeated by itself. */
  async #drawLost() {
    const open = (await this.client.journal.open()).filter(({ state }) => state === "lost");
    const { t } = this;
    fill(
      this.#lost,
      open.map((entry) =>
        h(
          "div",
          { class: "fix warn alert lost", "data-lost": entry.reference },
          h("b", {}, t("lost")),
          " ",
          t(OUTCOMES.includes(entry.outcome) ? entry.outcome : "mayBeMade"),
          h(
            "p",
            { class: "ups" },
            t("lostWhich", { reference: entry.asked, account: entry.account }),
          ),
          h(
            "button",
            {
              "data-key": `ask-${entry.reference}`,
              onclick: (event) =>
                this.busy(event.currentTarget, t("asking"), () => this.#ask(entry.reference)),
            },
            t("ask"),
          ),
          " ",
          h(
            "button",
            { class: "quiet", onclick: () => this.#settleByHand(entry.reference) },
            t("settled"),
          ),
        ),
      ),
    );
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
    this.say(OUTCOMES.includes(outcome) ? this.t(outcome) : "");
    const mine = draft.load().sending === reference;
    if (mine && (outcome === "found" || outcome === "voided" || outcome === "never_sent"))
      return void this.start();
    if (outcome === "found")
      fill(
        this.alerts,
        h(
          "div",
          { class: "fix warn alert", "data-found": reference },
          h("b", {}, this.t("found")),
          " ",
          linkTo("labels", {}, this.t("goLabels")),
        ),
      );
    else if (outcome === "unknown" && error)
      fill(this.alerts, await errorBox(error, "fix alert", this.t));
  }
}
reflect(Ship, ["label-format", "label-stock"]);
