// A label that was paid for is not lost: an entry before the request leaves, a question to UPS when the answer was lost.
import { DANGEROUS, PACKED, split } from "../shipment/draft.ts";
import { ParcelgateError, wrap } from "../error.ts";
import { priceOf } from "../texts/format.ts";

/** Entries that are settled go after this; open ones stay. */
const KEEP_MS = 14 * 24 * 3600 * 1000;

/** Runs while this device sends or asks about a shipment: no other tab does the same meanwhile. */
const hold = (reference, act, options = {}) =>
  locked(`parcelgate:shipment:${reference}`, options, act);

/** Where site data are blocked there are no locks, and no other tab knows the reference. */
async function locked(name, options, act) {
  let begun = false;
  const mine = (lock) => lock && ((begun = true), act());
  try {
    return await (navigator.locks ? navigator.locks.request(name, options, mine) : act());
  } catch (error) {
    if (begun || error.name !== "SecurityError") throw error;
    return act();
  }
}

/** What is bought, or may be. */
const LIVE = ["sending", "lost", "done"];
/** An order's number, however it is written. */
export const plain = (text) =>
  String(text ?? "")
    .trim()
    .toLowerCase();

/** The user's own references, by which a kept label is found. */
const referencesOf = ({ references = [], packages = [] }) =>
  [references, ...[packages].flat().map((one) => one?.references ?? [])]
    .flat()
    .map((one) => one?.value ?? one)
    .filter((one) => typeof one === "string");

/** What the next shipment like it begins with: dangerous goods are dangerous again. */
const againOf = ({ account, from, shipper, to, packages, invoiceTotal }) => ({
  account,
  from,
  shipper,
  to,
  invoiceTotal,
  packages: [packages].flat().map((one) => split(one, [...PACKED, ...DANGEROUS])[0]),
});

export class Journal {
  #client;
  #store;
  #ops;

  constructor(client, store, ops) {
    this.#client = client;
    this.#store = store;
    this.#ops = ops;
  }

  /** Entries, newest first: reference, account, service, times, state; no addresses. */
  async list() {
    const entries = await this.#store.all("journal");
    return entries.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  /** Shipments whose answer was lost and which nobody has settled yet, and bought ones whose label nobody was handed. */
  async open() {
    return (await this.list()).filter(
      ({ state, handedOver }) =>
        state === "sending" || state === "lost" || (state === "done" && !handedOver),
    );
  }

  /** What was bought, or begun and nobody knows the end of it; the oldest first. */
  async live() {
    return (await this.list()).filter(({ state }) => LIVE.includes(state)).reverse();
  }

  /** A shipment was given back; every tab knows it then. */
  async voided(shipmentId) {
    const entry = (await this.list()).find((one) => one.shipmentId === shipmentId);
    if (entry) await this.#note({ ...entry, state: "voided" });
  }

  #refuse(message) {
    throw new ParcelgateError({ kind: "validation", code: "shipped_in_another_tab", message });
  }

  /** Where the user lets this device keep labels, before anything else can go wrong. What the page says of trouble is Labels' matter. */
  async #keepLabels() {
    await import("../storage/kept-labels.ts")
      .then(({ keptLabels }) => keptLabels(this.#client).save())
      .catch(() => {});
  }

  async #note(entry) {
    await this.#store.put("journal", entry.reference, entry);
    this.#client.dispatchEvent(new CustomEvent("journal-change"));
  }

  /**
   * Buys a label. The entry is stored before the request leaves; the reference goes with it. `order` is the buyer's number of it, and
   * `known` how many purchases for that number the buyer knows of: where any tab of this device began more, nothing is bought.
   */
  async ship(shipment, { reference, suffix = false, order, known, ...options } = {}) {
    const own = reference ?? (await this.#client.newReference());
    const ops = await this.#ops();
    let placed;
    try {
      placed = ops.placeReference(JSON.stringify(shipment) ?? "null", own, suffix);
    } catch (thrown) {
      throw wrap(thrown);
    }
    // What UPS would refuse is refused before anything is written.
    await this.#client.check("ship", placed.shipment);
    const { asked, recovery, noted } = placed;
    const references = [...new Set([order ?? [], referencesOf(placed.shipment)].flat())].filter(
      (one) => one !== own,
    );
    const entry = {
      reference: own,
      asked,
      recovery,
      references,
      ...noted,
      startedAt: new Date().toISOString(),
      state: "sending",
    };
    const send = () =>
      hold(own, () =>
        this.#send(ops, { ...placed, again: againOf(placed.shipment) }, entry, options),
      );
    if (known === undefined) return send();
    return locked(`parcelgate:order:${plain(order)}`, {}, async () => {
      const begun = (await this.live()).filter((one) =>
        one.references?.some((number) => plain(number) === plain(order)),
      );
      return begun.length > known
        ? this.#refuse("a shipment for this order was begun before")
        : send();
    });
  }

  /** The journal's entry stands before the request leaves. */
  async #send(ops, placed, entry, options) {
    const own = entry.reference;
    // Two tabs with one form: the second comes here when the first is through.
    const before = await this.#store.get("journal", own);
    if (before && before.state !== "refused")
      this.#refuse("a shipment with this reference was begun before");
    await this.#note(entry);
    const isOff = () => globalThis.navigator?.onLine === false;
    const wasOff = isOff();
    try {
      const answer = await this.#client.run("ship", placed.shipment, options);
      this.#client.labels.put(answer, { ...entry, again: placed.again });
      await this.#keepLabels();
      const done = {
        ...entry,
        state: "done",
        shipmentId: answer.shipmentId,
        price: priceOf(answer.charges),
        packages: answer.packages.length,
        endedAt: new Date().toISOString(),
      };
      await this.#note(done);
      // Once whoever asked has it. A page that goes away before that finds the label again when somebody comes back.
      setTimeout(() => this.#note({ ...done, handedOver: true }));
      return { ...answer, reference: own, recovery: placed.recovery };
    } catch (thrown) {
      const error = wrap(thrown);
      // A device without a network all the while has sent nothing.
      const isUnsent = wasOff && isOff() && error.kind === "network";
      const doubtful =
        !isUnsent &&
        ops.isDoubtful(
          JSON.stringify({
            kind: error.kind,
            code: error.code,
            upsCode: error.upsCode,
            notSent: Boolean(error.notSent),
          }),
        );
      const { kind, code, upsCode, message } = error;
      await this.#note({
        ...entry,
        state: doubtful ? "lost" : "refused",
        error: { kind, code, upsCode, message },
        endedAt: new Date().toISOString(),
      });
      if (doubtful) error.journalReference = own;
      throw error;
    }
  }

  /** Asks UPS about one lost shipment. Gives { outcome, labels?, shipmentId?, candidates? }. Never ships anything. */
  async ask(reference, options) {
    const entry = await this.#entry(reference);
    const ops = await this.#ops();
    const label = { format: entry.format };
    const query = entry.shipmentId
      ? { trackingNumber: entry.shipmentId, label }
      : { reference: entry.asked, account: entry.account, label };
    let answer;
    let failure;
    try {
      answer = await this.#client.recoverLabel(query, options);
    } catch (thrown) {
      failure = wrap(thrown);
    }
    const plain =
      failure &&
      JSON.stringify({ kind: failure.kind, code: failure.code, upsCode: failure.upsCode });
    let outcome = ops.recoveryOutcome(answer?.labels.length ?? 0, answer?.candidates ?? [], plain);
    const found = answer?.shipmentId ?? answer?.labels[0]?.trackingNumber;
    // The user's own reference may be on an older shipment too: one that is known is not this one.
    if (
      outcome === "found" &&
      entry.recovery === "weak" &&
      !entry.shipmentId &&
      (await this.#knows(found, reference))
    )
      outcome = "several";
    const settled = { found: "done", voided: "voided", never_sent: "refused" }[outcome];
    if (outcome === "found") {
      const packages = answer.labels.map((label) => ({
        trackingNumber: label.trackingNumber,
        label,
      }));
      this.#client.labels.put(
        { shipmentId: answer.shipmentId ?? packages[0].trackingNumber, packages, recovered: true },
        entry,
      );
      await this.#keepLabels();
    }
    const state = settled ?? (entry.state === "done" ? "done" : "lost");
    await this.#note({
      ...entry,
      state,
      handedOver: state === "done" && outcome === "found",
      outcome,
      shipmentId: answer?.shipmentId ?? answer?.labels[0]?.trackingNumber ?? entry.shipmentId,
      askedAt: new Date().toISOString(),
    });
    return { outcome, error: failure, ...answer };
  }

  async #knows(shipmentId, reference) {
    const other = (await this.list()).some(
      (entry) => entry.reference !== reference && entry.shipmentId === shipmentId,
    );
    return other || this.#client.labels.list().some((label) => label.shipmentId === shipmentId);
  }

  /** On return to the page: what was being sent when it went away is asked for. */
  async resume() {
    const outcomes = [];
    for (const entry of await this.open()) {
      const { reference, shipmentId } = entry;
      if (
        entry.state === "done" &&
        this.#client.labels.list().some((label) => label.shipmentId === shipmentId)
      ) {
        await this.#note({ ...entry, handedOver: true });
        continue;
      }
      // What another tab is still sending is that tab's.
      await hold(
        reference,
        async () => outcomes.push({ reference, ...(await this.ask(reference)) }),
        { ifAvailable: true },
      );
    }
    await this.#age();
    return outcomes;
  }

  /** The user says that a lost shipment needs no more asking. */
  async settle(reference) {
    await this.#note({ ...(await this.#entry(reference)), state: "settled" });
  }

  async #entry(reference) {
    const entry = (await this.list()).find((one) => one.reference === reference);
    if (!entry)
      throw new ParcelgateError({
        kind: "validation",
        code: "purchase_unknown",
        message: "the journal has no such entry",
        field: "reference",
      });
    return entry;
  }

  async #age() {
    for (const { reference, startedAt, state } of await this.list()) {
      const over = Date.now() - Date.parse(startedAt) > KEEP_MS;
      if (over && state !== "sending" && state !== "lost")
        await this.#store.remove("journal", reference);
    }
  }
}
