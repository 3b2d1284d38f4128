// The station's orders: rows of a table that this tab keeps, or what the page around finds. Each knows what became of it.
import { COUNTRIES, country, isImperial } from "../../lib/format.js";
import { safely } from "../../lib/safely.js";
import { countryNames, shipmentOf } from "../batch/columns.js";
import { settleRows } from "../batch/run.js";

const KEPT = "parcelgate:orders";
const plain = (text) => String(text ?? "").trim().toLowerCase();

export class Orders {
  #client;
  #base;
  #table = null;
  /** Orders that the page around found, by number. */
  #found = new Map();

  constructor({ client }, base) {
    this.#client = client;
    this.#base = base;
  }

  async load() {
    const kept = safely(() => JSON.parse(sessionStorage.getItem(KEPT)));
    if (!kept?.rows?.length || !kept.map) return;
    this.#table = kept;
    await settleRows(this.#client, kept.rows);
  }

  set({ headings, rows }, map) {
    this.#table = { headings, map, rows: rows.map((cells) => ({ cells, service: (cells[map.service] ?? "").trim() })) };
    this.keep();
  }

  /** They hold addresses: they go with the tab. */
  keep() {
    if (!this.#table) return;
    const rows = this.#table.rows.map(({ shipment, number, again, ...row }) => row);
    safely(() => sessionStorage.setItem(KEPT, JSON.stringify({ ...this.#table, rows })));
  }

  forget() {
    this.#table = null;
    safely(() => sessionStorage.removeItem(KEPT));
  }

  get any() {
    return Boolean(this.#table);
  }

  get left() {
    return this.#table?.rows.filter(({ done }) => !done).length ?? 0;
  }

  /** What weights are said in, where the goods leave. */
  get unit() {
    const { from } = this.#base();
    return isImperial(from?.address?.country ?? "US") ? "LBS" : "KGS";
  }

  /** One that was taken back is open again. */
  #open(order) {
    const labels = this.#client.labels.list().filter(({ shipmentId }) => shipmentId === order.done?.shipmentId);
    if (labels.length && labels.every(({ voided }) => voided)) for (const name of ["done", "reference"]) delete order[name];
    return order;
  }

  /** The order of a number: { number, shipment, service, done, lost }; null where there is none. */
  async find(number, lookup) {
    if (lookup) return this.#ask(number.trim(), lookup);
    const { rows, map } = this.#table;
    const same = rows.filter(({ cells }) => plain(cells[map.reference]) === plain(number)).map((row) => this.#open(row));
    const row = same.find(({ done }) => !done) ?? same[0];
    if (!row) return null;
    return Object.assign(row, { number: row.cells[map.reference].trim(), shipment: shipmentOf(row.cells, map, this.#base(), countryNames(COUNTRIES, country)) });
  }

  async #ask(number, lookup) {
    const known = this.#found.get(plain(number));
    if (known) return this.#open(known);
    const found = await lookup(number);
    if (!found) return null;
    const { from, account, label } = this.#base();
    const order = { number, service: found.service, shipment: { account, from, label, references: [{ value: number }], ...found } };
    this.#found.set(plain(number), order);
    return order;
  }
}
