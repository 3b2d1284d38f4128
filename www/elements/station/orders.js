// The station's orders: rows of a table that this tab keeps, or what the page around finds. Each knows what became of it.
import { COUNTRIES, country, isImperial } from "../../lib/format.js";
import { safely } from "../../lib/safely.js";
import { countryNames, shipmentOf } from "../batch/columns.js";
import { settleRows } from "../batch/run.js";

const KEPT = "parcelgate:orders";
/** What became of orders, by number; no addresses. */
const STATES = "parcelgate:order-states";
const plain = (text) => String(text ?? "").trim().toLowerCase();

export class Orders {
  #client;
  #base;
  #table = null;
  /** Orders that the page around found, by number. */
  #found = new Map();
  #states = new Map();

  constructor({ client }, base) {
    this.#client = client;
    this.#base = base;
  }

  async load() {
    for (const state of safely(() => JSON.parse(sessionStorage.getItem(STATES))) ?? []) this.#states.set(plain(state.number), state);
    await settleRows(this.#client, [...this.#states.values()]);
    const kept = safely(() => JSON.parse(sessionStorage.getItem(KEPT)));
    if (kept?.rows?.length && kept.map) this.set(kept, kept.map, kept.base);
  }

  /** A table; what is known of an order's number stays known, whichever table it came in. */
  set({ headings, rows }, map, base = this.#base()) {
    this.#table = { headings, map, base, rows: rows.map((row) => this.#state({ cells: row.cells ?? row, number: String((row.cells ?? row)[map.reference] ?? "").trim() }, map)) };
    this.keep();
  }

  #state(order, map) {
    const { reference, done, lost } = this.#states.get(plain(order.number)) ?? {};
    return Object.assign(order, { reference, done, lost, service: map.service === undefined ? "" : (order.cells[map.service] ?? "").trim() });
  }

  /** The table's addresses go with the tab; what became of orders has none. */
  keep() {
    const here = [...(this.#table?.rows ?? []), ...this.#found.values()];
    // What UPS refused, or took back, is open again.
    for (const { number } of here) this.#states.delete(plain(number));
    for (const { number, reference, done, lost } of here) if (reference || done) this.#states.set(plain(number), { number, reference, done, lost });
    safely(() => sessionStorage.setItem(STATES, JSON.stringify([...this.#states.values()])));
    if (!this.#table) return;
    safely(() => sessionStorage.setItem(KEPT, JSON.stringify({ ...this.#table, rows: this.#table.rows.map(({ cells }) => ({ cells })) })));
  }

  forget() {
    this.#table = null;
    safely(() => sessionStorage.removeItem(KEPT));
  }

  /** Who sends, and which account pays: the table's own, whatever other pages are about. */
  get sender() {
    return this.#table?.base ?? this.#base();
  }

  get any() {
    return Boolean(this.#table);
  }

  get left() {
    return this.#table?.rows.filter(({ done }) => !done).length ?? 0;
  }

  /** What weights are said in, where the goods leave. */
  get unit() {
    const { from } = this.sender;
    return isImperial(from?.address?.country ?? "US") ? "LBS" : "KGS";
  }

  /** Asks UPS once what became of a purchase whose answer was lost; gives the answer that it would have had, or null. */
  async recover(order) {
    await this.#client.journal.ask(order.reference).catch(() => {});
    await settleRows(this.#client, [order]);
    if (!order.done) return null;
    const { shipmentId } = order.done;
    const labels = this.#client.labels.list().filter((label) => label.shipmentId === shipmentId);
    return { reference: order.reference, shipmentId, alerts: [], packages: labels.map(({ trackingNumber, format, bytes }) => ({ trackingNumber, label: { format, bytes } })) };
  }

  /** One that was taken back is open again. */
  async #open(order) {
    if (order.lost) await settleRows(this.#client, [order]);
    const labels = this.#client.labels.list();
    const own = labels.filter(({ shipmentId }) => shipmentId === order.done?.shipmentId);
    if (own.length && own.every(({ voided }) => voided)) for (const name of ["done", "reference"]) delete order[name];
    // Shipped with this number on another page of this tab.
    const other = !order.done && !order.reference && labels.find(({ voided, references = [] }) => !voided && references.some((one) => plain(one) === plain(order.number)));
    if (other) order.done = { shipmentId: other.shipmentId, trackingNumbers: labels.filter(({ shipmentId }) => shipmentId === other.shipmentId).map(({ trackingNumber }) => trackingNumber) };
    return order;
  }

  /** The order of a number: { number, shipment, service, done, lost }; null where there is none. */
  async find(number, lookup) {
    if (lookup) return this.#ask(number.trim(), lookup);
    const { rows, map, base } = this.#table;
    const same = await Promise.all(rows.filter((row) => plain(row.number) === plain(number)).map((row) => this.#open(row)));
    const row = same.find(({ done }) => !done) ?? same[0];
    if (!row) return null;
    return Object.assign(row, { shipment: shipmentOf(row.cells, map, { ...this.#base(), ...base }, countryNames(COUNTRIES, country)) });
  }

  async #ask(number, lookup) {
    const found = await lookup(number);
    if (!found) return null;
    const { from, account, label } = this.#base();
    const { reference, done, lost } = this.#states.get(plain(number)) ?? {};
    const order = this.#found.get(plain(number)) ?? { reference, done, lost };
    this.#found.set(plain(number), Object.assign(order, { number, service: found.service, shipment: { account, from, label, references: [{ value: number }], ...found } }));
    return this.#open(order);
  }
}
