// The station's orders: rows of a table that this tab keeps, or what the page around finds. What
// became of each the journal knows, whichever tab of this device shipped it.
import { COUNTRIES, country, isImperial } from "../../src/sdk/texts/format.ts";
import { normalizeOrder } from "../../src/sdk/purchase/journal.ts";
import { tryOrNull } from "../../src/sdk/try-or-null.ts";
import { countryNames, shipmentOf } from "../batch/columns.js";

const KEPT = "parcelgate:orders";
/** A list as lists by `key`. */
function groups(list, key) {
  const found = new Map();
  for (const one of list) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return found;
}

export class Orders {
  #element;
  #client;
  #base;
  #table = null;
  /** Orders that the page around found, by number. */
  #found = new Map();

  constructor(element, base) {
    this.#element = element;
    this.#client = element.client;
    this.#base = base;
  }

  async load() {
    const kept = tryOrNull(() => JSON.parse(sessionStorage.getItem(KEPT)));
    if (kept?.rows?.length && kept.map) await this.set(kept, kept.map, kept.base);
  }

  async set({ headings, rows }, map, base = this.#base()) {
    const row = (cells) => ({
      cells,
      number: String(cells[map.reference] ?? "").trim(),
      service: map.service === undefined ? "" : (cells[map.service] ?? "").trim(),
    });
    this.#table = { headings, map, base, rows: rows.map(row) };
    // Its addresses go with the tab.
    tryOrNull(() => sessionStorage.setItem(KEPT, JSON.stringify({ headings, map, base, rows })));
    await this.refresh();
  }

  forget() {
    this.#table = null;
    tryOrNull(() => sessionStorage.removeItem(KEPT));
  }

  /** What became of all orders by now. Where one number is on many rows, they were shipped in their order. */
  async refresh() {
    const bought = groups(await this.#purchases(), ({ number }) => number);
    const orders = groups([...(this.#table?.rows ?? []), ...this.#found.values()], ({ number }) =>
      normalizeOrder(number),
    );
    for (const [number, same] of orders) {
      const known = bought.get(number) ?? [];
      for (const [index, order] of same.entries()) {
        const { reference, done, lost = false } = known[index] ?? {};
        Object.assign(order, { reference, done, lost, known: known.length });
      }
    }
  }

  /**
   * What was bought, or begun, for any number: by the journal, and by labels of this tab that it no
   * longer has; the oldest first.
   */
  async #purchases() {
    const entries = (await this.#client.journal.live()).flatMap(
      ({ references = [], reference, shipmentId, state }) => {
        const done =
          state === "done" ? { shipmentId, trackingNumbers: this.#numbers(shipmentId) } : undefined;
        return references.map((number) => ({
          number: normalizeOrder(number),
          reference,
          done,
          lost: !done,
        }));
      },
    );
    const known = new Set(entries.map(({ done }) => done?.shipmentId));
    const shelf = groups(
      this.#client.labels
        .list()
        .filter(({ voided, shipmentId }) => !voided && !known.has(shipmentId)),
      ({ shipmentId }) => shipmentId,
    );
    const labels = [...shelf].flatMap(([shipmentId, [{ references = [] }]]) =>
      references.map((number) => ({
        number: normalizeOrder(number),
        done: { shipmentId, trackingNumbers: this.#numbers(shipmentId) },
      })),
    );
    return [...labels, ...entries];
  }

  /** Of a shipment from another tab only its own number is known here. */
  #numbers(shipment) {
    const numbers = this.#client.labels
      .list()
      .filter(({ shipmentId }) => shipmentId === shipment)
      .map(({ trackingNumber }) => trackingNumber);
    return numbers.length ? numbers : [shipment];
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

  /**
   * Asks UPS once what became of a purchase whose answer was lost; gives the answer that it would
   * have had, or null.
   */
  async recover(order) {
    const { outcome } = await this.#client.journal.ask(order.reference).catch(() => ({}));
    await this.refresh();
    if (outcome !== "found" || !order.done) return null;
    const { shipmentId } = order.done;
    const labels = this.#client.labels.list().filter((label) => label.shipmentId === shipmentId);
    return {
      reference: order.reference,
      shipmentId,
      alerts: [],
      packages: labels.map(({ trackingNumber, format, bytes }) => ({
        trackingNumber,
        label: { format, bytes },
      })),
    };
  }

  /** The order of a number: { number, shipment, service, done, lost, known }; null where there is none. */
  async find(number, lookup) {
    if (lookup) return this.#ask(number.trim(), lookup);
    await this.refresh();
    const { rows, map, base } = this.#table;
    const same = rows.filter((row) => normalizeOrder(row.number) === normalizeOrder(number));
    const row = same.find(({ done }) => !done) ?? same[0];
    if (!row) return null;
    return Object.assign(row, {
      shipment: shipmentOf(
        row.cells,
        map,
        { ...this.#base(), ...base },
        countryNames(COUNTRIES, country),
      ),
    });
  }

  async #ask(number, lookup) {
    const found = await (async () => lookup(number))().catch((thrown) =>
      Promise.reject({ lookup: String(thrown?.message ?? thrown) }),
    );
    if (!found) return null;
    // What is missing is told by its field, not by a stumble over it.
    const { address, ...to } = found.to ?? {};
    const { from, account, label } = this.#base();
    const order = this.#found.get(normalizeOrder(number)) ?? {};
    this.#found.set(
      normalizeOrder(number),
      Object.assign(order, {
        number,
        service: found.service,
        shipment: {
          account,
          from: this.#element.from ?? from,
          label,
          references: [{ value: number }],
          ...found,
          to: { ...to, address: { lines: [], ...address } },
          packages: found.packages ?? [{}],
        },
      }),
    );
    await this.refresh();
    return order;
  }
}
