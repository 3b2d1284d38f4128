// The labels of this session, in memory and in this tab's sessionStorage: a reload loses no label
// that was paid for. They have addresses on them, so they are gone with the tab.
import type { JournalEntry } from "../api.ts";
import { decode, encode } from "../base64.ts";
import { fire } from "../client-events.ts";
import type { LabelRecord, ShipmentTemplate } from "./records.ts";

const PREFIX = "parcelgate:label:";

/** The labels of an answer, with the papers that came with them. */
export interface LabelAnswer {
  shipmentId: string;
  packages: {
    trackingNumber: string;
    label?: { format?: string; bytes?: Uint8Array } | undefined;
  }[];
  recovered?: boolean;
}

/** What the journal knows of a purchase. */
type Purchase = Pick<JournalEntry, "service" | "serviceName" | "reference" | "references"> & {
  again?: ShipmentTemplate;
};

export class LabelShelf {
  readonly #events: EventTarget;
  readonly #labels = new Map<string, LabelRecord>();
  readonly #prefix: string;
  #answers: LabelAnswer[] = [];
  /** False once a label found no room in sessionStorage: the page says so. */
  lasting = true;

  constructor(events: EventTarget, environment: string) {
    this.#events = events;
    this.#prefix = `${PREFIX}${environment}:`;
    this.#restore();
  }

  /** All labels, newest first. */
  list(): LabelRecord[] {
    return [...this.#labels.values()].sort(
      (a, b) => b.at.localeCompare(a.at) || a.trackingNumber.localeCompare(b.trackingNumber),
    );
  }

  /**
   * The answers of this session with their papers, newest last. In memory only: papers can be
   * large.
   */
  get answers(): LabelAnswer[] {
    return [...this.#answers];
  }

  /**
   * Keeps the labels of a shipment. Only the first has `again`: with 200 copies a tab's storage
   * would be full.
   */
  put(answer: LabelAnswer, purchase: Purchase): void {
    const { service, serviceName, reference, references, again } = purchase;
    const { shipmentId, packages, recovered = false } = answer;
    this.#answers.push(answer);
    const at = new Date().toISOString();
    for (const [index, { trackingNumber, label }] of packages.entries()) {
      const { format = "", bytes = new Uint8Array() } = label ?? {};
      this.#keep({
        trackingNumber,
        shipmentId,
        format,
        bytes,
        at,
        service,
        serviceName,
        reference,
        references,
        ...(index === 0 && { again }),
        voided: false,
        recovered,
      });
    }
    this.#announce({ shipmentId });
  }

  /** Adds labels that this device kept. Labels that this tab has already win. */
  merge(labels: LabelRecord[]): void {
    for (const label of labels) {
      const mine = this.#labels.get(label.trackingNumber);
      if (!mine) this.#labels.set(label.trackingNumber, label);
      else mine.voided ||= label.voided;
    }
    this.#announce({});
  }

  /** Marks a shipment as voided, or only the packages with these numbers. */
  voided(shipmentId: string, numbers: readonly string[]): void {
    for (const label of this.#labels.values()) {
      const isMeant = numbers.length
        ? numbers.includes(label.trackingNumber)
        : label.shipmentId === shipmentId;
      if (isMeant) this.#keep({ ...label, voided: true });
    }
    this.#announce({ shipmentId });
  }

  /** Whether all packages of a shipment are voided. Those in `also` count as voided. */
  isVoided(id: string, also: readonly string[] = []): boolean {
    const own = this.list().filter(({ shipmentId }) => shipmentId === id);
    return (
      own.length > 0 &&
      own.every(({ voided, trackingNumber }) => voided || also.includes(trackingNumber))
    );
  }

  /** Forgets all labels. */
  clear(): void {
    try {
      for (const number of this.#labels.keys()) sessionStorage.removeItem(this.#prefix + number);
    } catch {
      // Storage is denied: nothing was kept.
    }
    this.#labels.clear();
    this.#answers = [];
    this.#announce({});
  }

  #announce(detail: { shipmentId?: string }): void {
    fire(this.#events, "label-saved", detail);
  }

  #keep(label: LabelRecord): void {
    this.#labels.set(label.trackingNumber, label);
    try {
      sessionStorage.setItem(
        this.#prefix + label.trackingNumber,
        JSON.stringify({ ...label, bytes: encode(label.bytes) }),
      );
    } catch {
      this.lasting = false;
    }
  }

  /** Reads one stored label. A broken one is skipped. */
  #read(stored: string): void {
    try {
      // Only #keep writes these keys.
      const label = JSON.parse(stored) as Omit<LabelRecord, "bytes"> & { bytes: string };
      if (typeof label.at === "string")
        this.#labels.set(label.trackingNumber, { ...label, bytes: decode(label.bytes) });
    } catch {
      // It is not a label.
    }
  }

  #restore(): void {
    try {
      for (let index = 0; index < sessionStorage.length; index++) {
        const key = sessionStorage.key(index);
        if (key?.startsWith(this.#prefix)) this.#read(sessionStorage.getItem(key) ?? "");
      }
    } catch {
      this.lasting = false;
    }
  }
}
