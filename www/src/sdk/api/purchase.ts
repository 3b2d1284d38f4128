import type { Label, ShipAnswer } from "../../../operations.js";
import type { Money, Shipment } from "../../../shipment.js";
import type { CallOptions } from "./calls.ts";
import type { ErrorKind, ParcelgateErrorCode, ServiceCode, ServiceName } from "./codes.ts";
import type { ParcelgateError } from "./errors.ts";

/**
 * How UPS can be asked about a shipment whose answer was lost.
 *
 * - `by_reference`: the journal's unique reference is in the request.
 * - `weak`: both of UPS's places for references are yours. UPS can be asked only for your first
 *   reference, which may be on several shipments.
 */
export type Recovery = "by_reference" | "weak";

/** A label that was bought: UPS's answer, with the journal's reference. */
export interface Shipped extends ShipAnswer {
  /** The reference of the journal's entry. */
  reference: string;
  /** How UPS could have been asked if the answer had been lost. */
  recovery: Recovery;
}

/** The options of `ups.ship()`. */
export interface ShipOptions extends CallOptions {
  /** The journal's reference, from `ups.newReference()`. Default: a new one. */
  reference?: string;
  /**
   * Where both of UPS's places for references are yours, append the journal's reference to the
   * first one if it still fits in 35 characters. Without it, only that reference can be asked for.
   * Default: false.
   */
  suffix?: boolean;
  /** Your own order number. It's kept with the journal's entry, and is compared without case. */
  order?: string;
  /**
   * How many purchases for `order` you know of. If any tab on this device has begun more, nothing
   * is bought and the call rejects with `shipped_in_another_tab`. Default: no such check.
   */
  known?: number;
}

/**
 * What UPS says about a shipment whose answer was lost.
 *
 * - `found`: it exists, and its labels are in the result.
 * - `exists_without_label`: it exists, but UPS doesn't return its label again.
 * - `voided`: it existed and was voided.
 * - `not_found_yet`: UPS doesn't show it yet. Ask again later; buying again may make a second one.
 * - `never_sent`: the request didn't leave the host. Buying again is safe.
 * - `several`: several shipments have the reference; see `candidates`.
 * - `unknown`: UPS couldn't be asked.
 */
export type JournalOutcome =
  | "found"
  | "exists_without_label"
  | "voided"
  | "not_found_yet"
  | "never_sent"
  | "several"
  | "unknown";

/**
 * The state of a journal entry.
 *
 * - `sending`: the request is in progress, or the page was closed before the answer.
 * - `done`: the label was bought.
 * - `lost`: the answer was lost. UPS may have made the shipment.
 * - `refused`: nothing was bought.
 * - `voided`: the shipment was voided.
 * - `settled`: the user closed the case of a lost shipment, so UPS is not asked about it again.
 */
export type JournalState = "sending" | "done" | "lost" | "refused" | "voided" | "settled";

/**
 * What this device remembers about one purchase. It holds no addresses. Entries go after 14 days,
 * except for those in the states `sending` and `lost`.
 */
export interface JournalEntry {
  /** The unique reference: `PG` and 13 characters. */
  reference: string;
  /** The reference that UPS can be asked for. */
  asked: string;
  /** How well UPS can be asked. */
  recovery: Recovery;
  /** The shipper's account. */
  account: string;
  /** UPS's service code. */
  service: ServiceCode;
  /** The name of the service from this origin. */
  serviceName: ServiceName;
  /** The format of the label that was requested, in capitals. */
  format: string;
  /** What became of the purchase. */
  state: JournalState;
  /** When the purchase began. */
  startedAt: string;
  /** When the answer or the error arrived. */
  endedAt?: string;
  /** Whether the label was handed to the code that called `ship` or `ask`. */
  handedOver?: boolean;
  /** When UPS was last asked about it. */
  askedAt?: string;
  /** The shipment's ID, if it's known. */
  shipmentId?: string;
  /** Your own references, and the order number. */
  references?: string[];
  /** What UPS charged. */
  price?: Money;
  /** How many packages were bought. */
  packages?: number;
  /** What UPS answered when it was last asked. */
  outcome?: JournalOutcome;
  /** Why the purchase failed. In the states `lost` and `refused`. */
  error?: {
    /** What kind of failure it was. */
    kind: ErrorKind;
    /** The stable code of the failure. */
    code: ParcelgateErrorCode;
    /** UPS's code, if there was one. */
    upsCode?: string;
    /** A short text for logs. */
    message: string;
  };
}

/** The answer to `ups.journal.ask()`. */
export interface JournalAnswer {
  /** What UPS says about the shipment. */
  outcome: JournalOutcome;
  /** Why UPS couldn't be asked, or what it refused. */
  error?: ParcelgateError;
  /** The shipment's ID, if UPS named it. */
  shipmentId?: string;
  /** The labels, if UPS returned them. They are in `ups.labels` too. */
  labels?: Label[];
  /** The tracking numbers to choose from, if several shipments have the reference. */
  candidates?: string[];
}

/**
 * The journal of purchases: `ups.journal`. An entry is written before a request to buy leaves the
 * page, so that a label isn't lost when the answer is.
 */
export interface Journal {
  /** Lists all entries, the newest first. */
  list(): Promise<JournalEntry[]>;
  /** Lists the entries in the states `done`, `sending`, and `lost`, the oldest first. */
  live(): Promise<JournalEntry[]>;
  /** Lists purchases that need attention: unknown outcome, or bought but not handed over. */
  open(): Promise<JournalEntry[]>;
  /**
   * Asks UPS's Label Recovery about one entry. It never buys anything. What UPS refuses is in the
   * result's `error`; it rejects with `purchase_unknown` if there is no such entry.
   *
   * @example
   * ```ts
   * for (const { reference } of await ups.journal.open()) {
   *   const { outcome, labels = [] } = await ups.journal.ask(reference);
   *   console.log(reference, outcome, labels.length);
   * }
   * ```
   */
  ask(reference: string, options?: CallOptions): Promise<JournalAnswer>;
  /**
   * Marks a lost shipment as settled, so that nobody is asked about it again. It rejects with
   * `purchase_unknown` if there is no such entry.
   */
  settle(reference: string): Promise<void>;
}

/** A label that this tab keeps. */
export interface KeptLabel extends Label {
  /** The ID of the label's shipment. */
  shipmentId: string;
  /** When the label was stored. */
  at: string;
  /** UPS's service code. */
  service: ServiceCode;
  /** The name of the service from the shipment's origin. */
  serviceName: ServiceName;
  /** The reference of the journal's entry. */
  reference: string;
  /** Your own references, and the order number. */
  references?: string[];
  /** Whether the label was voided in this tab. */
  voided: boolean;
  /** Whether the label came from Label Recovery. */
  recovered: boolean;
  /** Account, parties, and packages for a similar shipment. Only at a shipment's first label. */
  again?: Partial<Shipment>;
}

/**
 * The labels that were bought or recovered in this tab: `ups.labels`. They are in memory and in the
 * tab's `sessionStorage`. Labels hold addresses, so they go when the tab is closed, unless the user
 * turns on "Keep labels on this device" in `<parcelgate-labels>`.
 */
export interface KeptLabels {
  /** False once a label didn't fit into the tab's storage: a reload then loses it. */
  readonly lasting: boolean;
  /** Lists all labels, the newest first. */
  list(): KeptLabel[];
  /** Forgets all labels in this tab. Nothing is voided at UPS. */
  clear(): void;
}
