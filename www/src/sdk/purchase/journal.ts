// No label that was paid for is lost: an entry is stored before the request leaves, and UPS is
// asked when its answer was lost.
import type {
  CallOptions,
  Environment,
  JournalEntry,
  JournalOutcome,
  Operations,
  RecoverAnswer,
  Shipment,
  Shipped,
} from "../api.ts";
import { fire } from "../client-events.ts";
import { ParcelgateError, wrap } from "../error.ts";
import type { OpsGlue, PlacedReference } from "../glue.ts";
import { DANGEROUS, PACKED, split } from "../shipment/draft.ts";
import type { LabelShelf } from "../storage/label-shelf.ts";
import type { ShipmentTemplate } from "../storage/records.ts";
import type { Store } from "../storage/store.ts";
import { priceOf } from "../texts/format.ts";

/** The parts of a client that this needs. */
interface Buyer extends EventTarget {
  readonly environment: Environment;
  readonly accounts: { clear(): Promise<void> };
  readonly labels: LabelShelf;
  newReference(): Promise<string>;
  /** Checks an input as sending does. */
  check(operation: "ship", input: Shipment): Promise<unknown>;
  run(operation: "ship", input: Shipment, options: CallOptions): Promise<Shipped>;
  recoverLabel(
    query: Operations["recoverLabel"]["input"],
    options?: CallOptions,
  ): Promise<RecoverAnswer>;
}

export interface ShipOptions extends CallOptions {
  /** The journal's own reference, if it was made before. */
  reference?: string;
  /** Appends the reference to one of the shipment's where both of UPS's places are taken. */
  suffix?: boolean;
  /** The buyer's number of the order. */
  order?: string;
  /**
   * How many purchases for the order the buyer knows of. If any tab began more, nothing is bought.
   */
  known?: number;
}

export interface AskOutcome extends Partial<RecoverAnswer> {
  outcome: JournalOutcome;
  error?: ParcelgateError;
}

/** Settled entries are deleted after this time. Open ones stay. */
const KEEP_MS = 14 * 24 * 3600 * 1000;

/**
 * Runs `act` while this tab holds a lock. With `ifAvailable` the result is null if another tab
 * holds it.
 */
async function locked<T>(
  name: string,
  act: () => Promise<T>,
  options: { ifAvailable: true },
): Promise<T | null>;
async function locked<T>(name: string, act: () => Promise<T>): Promise<T>;
async function locked<T>(
  name: string,
  act: () => Promise<T>,
  options: LockOptions = {},
): Promise<T | null> {
  // Types promise locks in every browser.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return act();
  let hasBegun = false;
  try {
    return await locks.request(name, options, async (lock) => {
      if (!lock) return null;
      hasBegun = true;
      return act();
    });
  } catch (error) {
    const isDenied = error instanceof DOMException && error.name === "SecurityError";
    if (hasBegun || !isDenied) throw error;
    // Where site data are blocked there are no locks, and no other tab knows the reference.
    return act();
  }
}

/** The lock of a shipment: no other tab sends it or asks about it at the same time. */
const lockOf = (reference: string): string => `parcelgate:shipment:${reference}`;

/** The states of a shipment that was bought, or may have been. */
const LIVE: JournalEntry["state"][] = ["sending", "lost", "done"];

/** An order's number, regardless of case and surrounding spaces. */
export const normalizeOrder = (text: unknown): string =>
  String(text ?? "")
    .trim()
    .toLowerCase();

/** The values of references: UPS's members, or bare texts. */
const valuesOf = (references: unknown): string[] =>
  [references ?? []]
    .flat()
    .map((one: unknown) =>
      typeof one === "object" && one !== null && "value" in one ? (one.value ?? one) : one,
    )
    .filter((one) => typeof one === "string");

/** The user's own references, by which a kept label is found. */
const referencesOf = (shipment: Shipment): string[] => [
  ...valuesOf((shipment as { references?: unknown }).references),
  ...[shipment.packages ?? []].flat().flatMap((one) => valuesOf(one?.references)),
];

/** The members that the next shipment like this one begins with. Dangerous goods stay declared. */
function templateOf(shipment: Shipment): ShipmentTemplate {
  const { account, from, shipper, to, packages, invoiceTotal } = shipment;
  const members: Record<string, unknown> = {
    account,
    from,
    shipper,
    to,
    invoiceTotal,
    packages: [packages].flat().map((one) => split(one, [...PACKED, ...DANGEROUS])[0]),
  };
  // Packages lose members here, and gain none.
  return members;
}

const isOffline = (): boolean => globalThis.navigator?.onLine === false;

const SETTLED: Partial<Record<JournalOutcome, JournalEntry["state"]>> = {
  found: "done",
  voided: "voided",
  never_sent: "refused",
};

type Placed = PlacedReference & { again: ShipmentTemplate };

export class Journal {
  readonly #client: Buyer;
  readonly #store: Store;
  readonly #ops: () => Promise<OpsGlue>;

  constructor(client: Buyer, store: Store, ops: () => Promise<OpsGlue>) {
    this.#client = client;
    this.#store = store;
    this.#ops = ops;
  }

  /** All entries, newest first. They have no addresses. */
  async list(): Promise<JournalEntry[]> {
    const entries = await this.#store.all("journal");
    return entries.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  }

  /**
   * Shipments whose answer was lost and not settled, and bought ones whose label was not handed
   * over.
   */
  async open(): Promise<JournalEntry[]> {
    return (await this.list()).filter(
      ({ state, handedOver }) =>
        state === "sending" || state === "lost" || (state === "done" && !handedOver),
    );
  }

  /** Shipments that were bought or may have been, the oldest first. */
  async live(): Promise<JournalEntry[]> {
    return (await this.list()).filter(({ state }) => LIVE.includes(state)).reverse();
  }

  /** Marks a shipment as voided, for all tabs. */
  async voided(shipmentId: string): Promise<void> {
    const entry = (await this.list()).find((one) => one.shipmentId === shipmentId);
    if (entry) await this.#note({ ...entry, state: "voided" });
  }

  #refuse(message: string): never {
    throw new ParcelgateError({ kind: "validation", code: "shipped_in_another_tab", message });
  }

  /**
   * Keeps labels on this device where the user agreed, before anything else can fail. The Labels
   * page reports trouble.
   */
  async #keepLabels(): Promise<void> {
    await import("../storage/kept-labels.ts")
      .then(({ keptLabels }) => keptLabels(this.#client).save())
      .catch(() => {});
  }

  async #note(entry: JournalEntry): Promise<void> {
    await this.#store.put("journal", entry.reference, entry);
    fire(this.#client, "journal-change", null);
  }

  /**
   * Buys a label. The entry is stored before the request leaves, and its reference goes with the
   * request.
   */
  async ship(
    shipment: Shipment,
    { reference, suffix = false, order, known, ...options }: ShipOptions = {},
  ): Promise<Shipped> {
    const own = reference ?? (await this.#client.newReference());
    const ops = await this.#ops();
    const placed = this.#place(ops, shipment, own, suffix);
    // What UPS would refuse is refused before anything is stored.
    await this.#client.check("ship", placed.shipment);
    const { asked, recovery, noted } = placed;
    const numbers = [order ?? [], referencesOf(placed.shipment)].flat();
    const entry: JournalEntry = {
      reference: own,
      asked,
      recovery,
      references: [...new Set(numbers)].filter((one) => one !== own),
      ...noted,
      startedAt: new Date().toISOString(),
      state: "sending",
    };
    const send = (): Promise<Shipped> =>
      locked(lockOf(own), () => this.#send(ops, placed, entry, options));
    if (known === undefined) return send();
    return locked(`parcelgate:order:${normalizeOrder(order)}`, async () => {
      const isOfOrder = (one: JournalEntry): boolean =>
        Boolean(one.references?.some((number) => normalizeOrder(number) === normalizeOrder(order)));
      const begun = (await this.live()).filter(isOfOrder);
      return begun.length > known
        ? this.#refuse("a shipment for this order was begun before")
        : send();
    });
  }

  #place(ops: OpsGlue, shipment: Shipment, own: string, suffix: boolean): Placed {
    try {
      // JSON has no undefined, whatever its type says.
      const text = (JSON.stringify(shipment) as string | undefined) ?? "null";
      const placed = ops.placeReference(text, own, suffix);
      return { ...placed, again: templateOf(placed.shipment) };
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Stores the entry, sends the shipment, and stores the outcome. */
  async #send(
    ops: OpsGlue,
    placed: Placed,
    entry: JournalEntry,
    options: CallOptions,
  ): Promise<Shipped> {
    const own = entry.reference;
    // Two tabs may have the same form: the second comes here after the first is through.
    const before = await this.#store.get("journal", own);
    if (before && before.state !== "refused")
      this.#refuse("a shipment with this reference was begun before");
    await this.#note(entry);
    const wasOffline = isOffline();
    try {
      const answer = await this.#client.run("ship", placed.shipment, options);
      this.#client.labels.put(answer, { ...entry, again: placed.again });
      await this.#keepLabels();
      const done: JournalEntry = {
        ...entry,
        state: "done",
        shipmentId: answer.shipmentId,
        price: priceOf(answer.charges),
        packages: answer.packages.length,
        endedAt: new Date().toISOString(),
      };
      await this.#note(done);
      // The caller has the label by then. If the page closes before, the label is found on return.
      setTimeout(() => void this.#note({ ...done, handedOver: true }));
      return { ...answer, reference: own, recovery: placed.recovery };
    } catch (thrown) {
      const error = wrap(thrown);
      // A device that was offline all the time has sent nothing.
      const isUnsent = wasOffline && isOffline() && error.kind === "network";
      const { kind, code, upsCode, message } = error;
      const isDoubtful =
        !isUnsent &&
        ops.isDoubtful(JSON.stringify({ kind, code, upsCode, notSent: Boolean(error.notSent) }));
      await this.#note({
        ...entry,
        state: isDoubtful ? "lost" : "refused",
        error: { kind, code, upsCode, message },
        endedAt: new Date().toISOString(),
      });
      if (isDoubtful) error.journalReference = own;
      throw error;
    }
  }

  /** Asks UPS about a shipment whose answer was lost. It never ships anything. */
  async ask(reference: string, options?: CallOptions): Promise<AskOutcome> {
    const entry = await this.#entry(reference);
    const ops = await this.#ops();
    const label = { format: entry.format };
    const query = entry.shipmentId
      ? { trackingNumber: entry.shipmentId, label }
      : { reference: entry.asked, account: entry.account, label };
    let answer: RecoverAnswer | undefined;
    let failure: ParcelgateError | undefined;
    try {
      // The journal's formats are those that UPS gives labels in.
      answer = await this.#client.recoverLabel(query, options);
    } catch (thrown) {
      failure = wrap(thrown);
    }
    const found = answer?.shipmentId ?? answer?.labels[0]?.trackingNumber;
    const outcome = await this.#outcome(ops, entry, answer, failure, found);
    if (outcome === "found" && answer) await this.#keepFound(entry, answer);
    const state = SETTLED[outcome] ?? (entry.state === "done" ? "done" : "lost");
    await this.#note({
      ...entry,
      state,
      handedOver: state === "done" && outcome === "found",
      outcome,
      shipmentId: found ?? entry.shipmentId,
      askedAt: new Date().toISOString(),
    });
    return { outcome, error: failure, ...answer };
  }

  async #outcome(
    ops: OpsGlue,
    entry: JournalEntry,
    answer: RecoverAnswer | undefined,
    failure: ParcelgateError | undefined,
    found: string | undefined,
  ): Promise<JournalOutcome> {
    const plain =
      failure &&
      JSON.stringify({ kind: failure.kind, code: failure.code, upsCode: failure.upsCode });
    const outcome = ops.recoveryOutcome(
      answer?.labels.length ?? 0,
      answer?.candidates ?? [],
      plain,
    );
    // An older shipment may have the user's own reference too: one that is known is not this one.
    const isAmbiguous =
      outcome === "found" &&
      entry.recovery === "weak" &&
      !entry.shipmentId &&
      (await this.#knows(found, entry.reference));
    return isAmbiguous ? "several" : outcome;
  }

  async #keepFound(entry: JournalEntry, answer: RecoverAnswer): Promise<void> {
    const packages = answer.labels.map((label) => ({
      trackingNumber: label.trackingNumber,
      label,
    }));
    const shipmentId = answer.shipmentId ?? packages[0]?.trackingNumber ?? "";
    this.#client.labels.put({ shipmentId, packages, recovered: true }, entry);
    await this.#keepLabels();
  }

  async #knows(shipmentId: string | undefined, reference: string): Promise<boolean> {
    const isOther = (await this.list()).some(
      (entry) => entry.reference !== reference && entry.shipmentId === shipmentId,
    );
    return isOther || this.#client.labels.list().some((label) => label.shipmentId === shipmentId);
  }

  /** Asks about every shipment that was being sent when the page was left. */
  async resume(): Promise<({ reference: string } & AskOutcome)[]> {
    const outcomes: ({ reference: string } & AskOutcome)[] = [];
    for (const entry of await this.open()) {
      const { reference, shipmentId } = entry;
      if (
        entry.state === "done" &&
        this.#client.labels.list().some((label) => label.shipmentId === shipmentId)
      ) {
        await this.#note({ ...entry, handedOver: true });
        continue;
      }
      // Skips shipments that another tab is sending.
      await locked(
        lockOf(reference),
        async () => outcomes.push({ reference, ...(await this.ask(reference)) }),
        { ifAvailable: true },
      );
    }
    await this.#removeOld();
    return outcomes;
  }

  /** Ends the search for a lost shipment, as the user decided. */
  async settle(reference: string): Promise<void> {
    await this.#note({ ...(await this.#entry(reference)), state: "settled" });
  }

  async #entry(reference: string): Promise<JournalEntry> {
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

  async #removeOld(): Promise<void> {
    for (const { reference, startedAt, state } of await this.list()) {
      const isOld = Date.now() - Date.parse(startedAt) > KEEP_MS;
      if (isOld && state !== "sending" && state !== "lost")
        await this.#store.remove("journal", reference);
    }
  }
}
