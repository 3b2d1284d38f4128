// The packing station: an order's number is scanned, its weight comes from the scale, Enter ships
// and prints. Orders come from a table, or from the page around (`find`).
import css from "./station.css";
import { fill, h } from "../../lib/dom.js";
import { addressBookOf } from "../../src/sdk/storage/address-book.ts";
import { errorBox, hold, PgElement, reflect } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { money, priceOf } from "../../src/sdk/texts/format.ts";
import { requireAccount } from "../../lib/require-account.js";
import { paper } from "../../src/sdk/labels/paper.ts";
import { question } from "../../lib/question.js";
import { registry } from "../../src/sdk/registry.ts";
import batch from "../../locales/en/batch.json" with { type: "json" };
import parties from "../../locales/en/rate.json" with { type: "json" };
import ship from "../../locales/en/ship.json" with { type: "json" };
import { linkTo, tracking } from "../../lib/page-links.js";
import english from "../../locales/en/station.json" with { type: "json" };
import { choose } from "../batch/run.js";
import { NEEDED } from "../batch/columns.js";
import { baseOf, columnsForm, css as tableCss, tableForm } from "../batch/table.js";
import { undo } from "../ship/undo.js";
import { Orders } from "./orders.js";
import { Packing, css as packingCss } from "./packing.js";
import { Settings } from "./settings.js";

/** So many of the last shipments are shown. */
const SHOWN = 20;

/**
 * @tag parcelgate-station
 * @attr {string} services - only these services, by UPS's codes
 * @attr {"GIF"|"PNG"|"ZPL"|"EPL"} label-format - the form of the labels; where labels go to a thermal printer, that printer's
 * @attr {"4x6"|"4x8"} label-stock - the thermal stock; 4x6 if left out
 * @prop find - `async (number) => shipment`: the page's own orders, instead of a table
 * @prop from - who sends the page's own orders, where an order does not say it
 * @prop printerOptions - what QZ Tray wants from a portal: { sign, certificate, url }
 * @fires parcelgate-ship-submit - before a label is bought; cancelable: detail { shipment }
 * @fires parcelgate-shipped - a label was bought: detail is the answer
 * @fires parcelgate-voided - what was bought here was voided: detail { shipmentId }
 */
export default class Station extends PgElement {
  static watched = ["services", "label-format", "label-stock"];
  static texts = [
    ["rate", parties],
    ["batch", batch],
    ["ship", ship],
    ["station", english],
  ];
  static css = tableCss + css + packingCss;

  #find = null;
  #accounts = [];
  #orders = null;
  #settings = null;
  #packing = null;
  #steps = h("div");
  #outcome = h("section", { class: "panel pad" });
  #log = h("ul", { class: "log" });
  #left = h("span", { class: "soft" });
  #order = null;
  /** While a label is being bought nothing else begins: no second press, no other order. */
  #buying = false;
  /** Orders that are being bought by any station of this page, one that left it too. */
  static #underway = new Set();
  /** What is being done now: an answer that comes after another scan, or Escape, counts no more. */
  #turn = {};
  #stop = null;
  #done = [];

  /** The page's own orders: set at any time, the station begins anew with them. */
  get find() {
    return this.#find;
  }

  set find(find) {
    this.#find = find;
    if (this.client && this.isConnected) this.restart();
  }

  async start() {
    this.#packing?.close();
    this.#accounts = await requireAccount(this);
    if (!this.#accounts) return;
    const { t } = this;
    this.#steps.addEventListener("keydown", this.#escape);
    this.#outcome.setAttribute("aria-label", t("outcome"));
    this.#log.setAttribute("aria-label", t("log"));
    this.#orders = new Orders(this, () => baseOf(this, this.#accounts));
    this.#settings = new Settings(this, baseOf(this, this.#accounts).currency);
    this.show(
      h("div", { class: "head" }, h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro")))),
      this.#steps,
    );
    await this.#orders.load();
    if (this.find || this.#orders.any) return this.#loop();
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#packing?.close();
  }

  #ask() {
    const onProblem = (node) => fill(this.alerts, node);
    fill(this.#steps, tableForm(this, { onProblem, onTable: (table) => this.#columns(table) }));
  }

  async #columns(table) {
    // An order is found by its number; what it weighs the scale may say.
    const needed = ["reference", ...NEEDED.filter((member) => member !== "weight")];
    const form = await columnsForm(this, {
      ...table,
      accounts: this.#accounts,
      needed,
      next: this.t("begin"),
      onBack: () => this.#ask(),
      onProblem: (node) => fill(this.alerts, node),
      onColumns: async (map, units) => {
        await this.#orders.set(table, map, { ...baseOf(this, this.#accounts), units });
        return this.#loop();
      },
    });
    fill(this.#steps, form);
    form.querySelector("select").focus();
  }

  async #loop() {
    const { t } = this;
    const presets = await addressBookOf(this.client).list("preset");
    this.#packing = new Packing(this, {
      presets,
      unit: this.#orders.unit,
      onScan: (number) => this.#scan(number),
      onGo: () => this.#price(),
    });
    const another =
      !this.find &&
      h(
        "button",
        { class: "quiet", "data-key": "another", onclick: () => this.#isBuying() || this.#leave() },
        t("another"),
      );
    await this.#settings.load();
    fill(
      this.#steps,
      h(
        "div",
        { class: "work" },
        this.#packing.root,
        h("div", {}, this.#outcome, h("section", { class: "panel" }, this.#log)),
      ),
      h("p", { class: "acts" }, this.#left, another),
      this.#settings.root,
    );
    this.#drawLog();
    this.#next();
    await this.#packing.scale();
  }

  /** Orders that are left are not thrown away by one press. */
  #leave() {
    const { t } = this;
    const n = this.#orders.left;
    const act = () => {
      this.#begin();
      this.#orders.forget();
      this.#packing.close();
      this.#ask();
      this.#steps.querySelector("input").focus();
    };
    if (!n) return act();
    this.#begin();
    fill(
      this.#outcome,
      question({
        name: t("another"),
        words: [h("b", {}, t("leaveAsk", { n })), " ", t("leaveWhat")],
        key: "another",
        yes: t("leaveYes"),
        act,
        no: t("leaveNo"),
        keep: () => this.#next(),
      }),
    );
    this.#outcome.querySelector("button").focus();
  }

  #escape = ({ key }) =>
    key === "Escape" && this.#packing?.root.isConnected && !this.#isBuying() && this.#next();

  /** Whether it has to wait; then it is said. */
  #isBuying() {
    if (this.#buying) this.say(this.t("buying"));
    return this.#buying;
  }

  /** Ready for the next order. */
  #next(...words) {
    this.#begin();
    this.#packing.clear();
    const { from, account } = this.#orders.sender;
    this.#left.textContent = [
      this.#orders.any && this.t("orders", { n: this.#orders.left }),
      from?.name,
      account,
    ]
      .filter(Boolean)
      .join(" · ");
    fill(this.#outcome, words.length ? words : h("p", { class: "soft" }, this.t("ready")));
  }

  /** Another turn: what was asked before is stopped. */
  #begin() {
    this.#order = null;
    this.#stop?.abort();
    this.#packing.button.classList.add("primary");
    return (this.#turn = {});
  }

  #tell(...nodes) {
    fill(this.#outcome, nodes);
    this.say(this.#outcome.textContent);
  }

  async #scan(number, again = false) {
    if (this.#isBuying()) return;
    const { t } = this;
    const turn = this.#begin();
    this.#packing.show(null);
    fill(this.#outcome);
    try {
      const order = await this.#orders.find(number, this.find);
      if (this.#turn !== turn) return;
      if (!order)
        return this.#tell(
          h(
            "div",
            { class: "fix", "data-code": "order_unknown" },
            h("b", {}, t("unknown", { number })),
            " ",
            t("unknownNext"),
          ),
        );
      if (this.#isOpen(order)) return this.#tellLost(order);
      if (order.done && !again) return this.#twice(order, number);
      const known = this.#packing.show(order.shipment);
      this.#order = order;
      if (known) return await this.#price();
      this.#tell(h("p", { class: "soft" }, t("weigh")));
    } catch (thrown) {
      if (this.#turn !== turn) return;
      if (!thrown?.lookup) return this.#tell(await errorBox(wrap(thrown), "fix", t));
      this.#tell(
        h(
          "div",
          { class: "fix", "data-code": "order_lookup_failed" },
          h("b", {}, t("lookupFailed", { number })),
          " ",
          t("lookupNext"),
          h("p", { class: "ups" }, thrown.lookup),
        ),
      );
    }
  }

  /** Whether a purchase of it was begun of which nobody knows the end. */
  #isOpen(order) {
    return (
      order.lost || Station.#underway.has(order.number) || Boolean(order.reference && !order.done)
    );
  }

  #tellLost({ number }) {
    const { t } = this;
    this.#begin();
    this.#packing.show(null);
    this.#tell(
      h(
        "div",
        { class: "fix warn", "data-code": "order_lost" },
        h("b", {}, t("lostOrder", { number })),
        " ",
        linkTo("ship", {}, t("lostAsk")),
      ),
    );
  }

  /** It was shipped before: only a hand sends it twice. */
  #twice(order, number) {
    const { t } = this;
    const again = h(
      "button",
      { "data-key": "again", onclick: () => this.#scan(number, true) },
      t("shipTwice"),
    );
    this.#tell(
      h(
        "div",
        { class: "fix warn", "data-code": "order_done" },
        h("b", {}, t("shippedBefore", { number })),
        " ",
        h("span", { class: "no" }, order.done.trackingNumbers.join(" ")),
        h("p", {}, again),
      ),
    );
  }

  async #price() {
    const order = this.#order;
    const turn = this.#turn;
    if (!order || this.#isBuying()) return;
    if (this.#isOpen(order)) return this.#tellLost(order);
    const { t } = this;
    this.#packing.priced();
    const asked = this.#packing.packed(order.shipment);
    this.#stop?.abort();
    const { signal } = (this.#stop = new AbortController());
    this.#tell(h("p", { class: "soft" }, t("asking")));
    try {
      const shipment = { ...asked, label: await this.#settings.label() };
      const answer = await this.client.shop(shipment, { signal });
      if (this.#turn !== turn || signal.aborted || this.#buying) return;
      // Another weight or another box by now: the price is for neither.
      if (this.#isOther(order, asked)) return await this.#price();
      const allowed = this.listed("services");
      this.#settings.seen(answer.offers);
      const offer = choose(
        allowed ? answer.offers.filter(({ service }) => allowed.includes(service)) : answer.offers,
        this.#settings.rule,
        order.service,
      );
      if (!offer)
        return this.#tell(
          h(
            "div",
            { class: "fix", "data-code": "service_not_offered" },
            h("b", {}, t("serviceNotThere")),
          ),
        );
      if (this.#settings.below(priceOf(offer.charges)))
        return await this.#ship(order, shipment, offer);
      this.#question(order, asked, shipment, offer);
    } catch (thrown) {
      if (this.#turn === turn && !signal.aborted) await this.#problem(wrap(thrown));
    }
  }

  #isOther(order, asked) {
    return JSON.stringify(this.#packing.packed(order.shipment)) !== JSON.stringify(asked);
  }

  #question(order, asked, shipment, offer) {
    const { t } = this;
    const price = money(priceOf(offer.charges));
    const go = h(
      "button",
      { class: "primary", "data-key": "ship" },
      t("shipFor", { service: offer.name, price }),
    );
    go.addEventListener("click", () =>
      this.#isOther(order, asked)
        ? this.#price()
        : this.busy(go, t("buying"), () => this.#ship(order, shipment, offer)),
    );
    const leave = h(
      "button",
      { "data-key": "leave", onclick: () => this.#isBuying() || this.#next() },
      t("leave"),
    );
    fill(
      this.#outcome,
      h("div", { class: "big" }, price),
      h("p", {}, offer.name),
      h("p", { class: "acts" }, go, leave),
    );
    this.#packing.button.classList.remove("primary");
    go.focus();
    this.say(t("shipFor", { service: offer.name, price }));
  }

  async #problem(error) {
    if (error.kind === "cancelled") return;
    const { t } = this;
    const { fieldName, fieldText } = await import("../../src/sdk/texts/guidance.ts").then(
      ({ words }) => words(),
    );
    const said = error.problems.map(({ field, code, limit, words }) =>
      h("li", {}, `${fieldName(field)}: ${fieldText(code, limit, words)}`),
    );
    if (!said.length) return this.#tell(await errorBox(error, "fix", t));
    const { what } = await error.guidance();
    const places = new Set(
      error.problems.map(({ field }) =>
        field.endsWith("weight.value")
          ? "weight"
          : /^(from|shipper|account)\b/.test(field)
            ? "sender"
            : "order",
      ),
    );
    // No field of these stands here: each is mended where it comes from.
    this.#tell(
      h(
        "div",
        { class: "fix", "data-code": error.code },
        h("b", {}, what),
        h("ul", {}, said),
        places.has("weight") && h("p", {}, t("mendWeight")),
        places.has("order") && h("p", {}, t("mendOrder")),
        places.has("sender") && h("p", {}, t("mendSender"), " ", linkTo("rate", {}, t("goRate"))),
      ),
    );
    if (places.has("weight")) this.#packing.focus("weight");
  }

  async #ship(order, shipment, offer) {
    const full = { ...shipment, service: offer.service };
    if (
      this.#isBuying() ||
      this.#isOpen(order) ||
      !this.emit("parcelgate-ship-submit", { shipment: full })
    )
      return;
    const orders = this.#orders;
    const { number } = order;
    this.#buying = true;
    Station.#underway.add(number);
    let answer;
    try {
      answer = await this.#buy(orders, order, full);
      if (answer) this.#bought(orders, order, answer, offer);
    } finally {
      this.#buying = false;
      Station.#underway.delete(number);
    }
    // The next order need not wait for the printer.
    if (answer) await this.#print(answer);
  }

  async #buy(orders, order, full) {
    const { done, reference } = order;
    try {
      const own = await this.client.newReference();
      delete order.done;
      order.reference = own;
      return await this.client.ship(full, {
        reference: own,
        order: order.number,
        known: order.known,
      });
    } catch (thrown) {
      const error = wrap(thrown);
      if (error.journalReference) order.lost = true;
      else Object.assign(order, { done, reference });
      const found = order.lost && (await orders.recover(order));
      if (error.code === "shipped_in_another_tab") await orders.refresh();
      // What may have been bought is not offered again.
      if (order.lost) this.#begin();
      if (error.code === "shipped_in_another_tab" && order.done) this.#twice(order, order.number);
      else if (!found) await this.#problem(error);
      return found || null;
    }
  }

  #bought(orders, order, answer, offer) {
    const { t } = this;
    Object.assign(order, {
      lost: false,
      done: {
        shipmentId: answer.shipmentId,
        trackingNumbers: answer.packages.map(({ trackingNumber }) => trackingNumber),
      },
    });
    this.emit("parcelgate-shipped", answer);
    const price = answer.charges ? money(priceOf(answer.charges)) : "";
    const entry = { order, answer, service: offer.name, price };
    this.#done.unshift(entry);
    this.#log.prepend(this.#line(entry));
    while (this.#log.children.length > SHOWN) this.#log.lastChild.remove();
    this.#packing.spent();
    this.#next(
      h("h2", {}, t("shipped")),
      h("p", { class: "no" }, order.done.trackingNumbers.join(" ")),
      h("p", {}, [offer.name, price].filter(Boolean).join(", ")),
    );
    this.say(t("told", { n: answer.packages.length }));
  }

  /** As the station's settings say; what does not come out is told, and can be printed again. */
  async #print(answer) {
    const labels = answer.packages.map(({ label, trackingNumber }) => ({
      ...label,
      trackingNumber,
    }));
    try {
      const { way } = this.#settings;
      if (way === "none") return;
      const { stock } = await registry.labels.workstation().catch(() => ({}));
      if (
        !this.emit("parcelgate-print-submit", {
          trackingNumbers: labels.map(({ trackingNumber }) => trackingNumber),
          stock,
        })
      )
        return;
      if (way === "dialog") await registry.labels.print(labels, await paper());
      if (way === "printer") {
        const { tail } = await paper();
        const sent = await registry.labels.send(labels, {
          ...this.printerOptions,
          ...(await registry.labels.workstation()),
          tail,
        });
        const odd = sent.find(({ state }) => state !== "sent");
        if (odd) throw odd.error;
      }
    } catch (thrown) {
      const error = wrap(thrown);
      if (error.kind !== "cancelled") fill(this.alerts, await errorBox(error, "fix alert", this.t));
    }
  }

  #drawLog() {
    fill(
      this.#log,
      this.#done.slice(0, SHOWN).map((entry) => this.#line(entry)),
    );
  }

  #line({ order: { number, shipment }, answer, service, price }) {
    const { t } = this;
    const numbers = answer.packages.map(({ trackingNumber }) => tracking(trackingNumber));
    const isVoided = this.client.labels
      .list()
      .some(({ shipmentId, voided }) => voided && shipmentId === answer.shipmentId);
    const print = h(
      "button",
      {
        class: "quiet",
        "aria-label": t("printAgainOne", { number }),
        onclick: () => {
          fill(this.alerts);
          this.#print(answer);
        },
      },
      t("printAgain"),
    );
    return h(
      "li",
      {},
      h(
        "div",
        {},
        h("b", {}, number),
        ` ${shipment.to?.name ?? ""}`,
        h("br"),
        numbers,
        h("span", { class: "small soft" }, ` ${[service, price].filter(Boolean).join(", ")}`),
      ),
      isVoided ? h("b", {}, t("undone")) : [print, undo(this, answer, number)],
    );
  }
}
reflect(Station, ["services", "label-format", "label-stock"]);
hold(Station, ["from", "find", "printerOptions"]);
