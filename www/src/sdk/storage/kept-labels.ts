// Labels that this device keeps after the tab is closed, where the user agreed: in IndexedDB, by
// environment.
import type { Environment } from "../api.ts";
import { encode } from "../base64.ts";
import { ParcelgateError } from "../error.ts";
import { tryOrNull } from "../try-or-null.ts";
import { bookChoice } from "./address-book.ts";
import { forgetSettings } from "./device-settings.ts";
import type { LabelRecord, StoreName } from "./records.ts";
import { SHARED, openStore, type Store } from "./store.ts";

const CHOICE = "parcelgate:keep-labels:";
const AGE_MS = 90 * 24 * 3600 * 1000;

/** The sessionStorage keys of unfinished work that has addresses in it. */
const UNFINISHED = ["parcelgate:orders", "parcelgate:batch", "parcelgate:account-form"];
const forgetUnfinished = (): void => {
  tryOrNull(() => UNFINISHED.forEach((key) => sessionStorage.removeItem(key)));
};

/** The parts of a client that this needs. */
interface LabelOwner {
  environment: Environment;
  labels: { list(): LabelRecord[]; merge(labels: LabelRecord[]): void };
  accounts: { clear(): Promise<void> };
}

const stateOf = (label: LabelRecord): string => `${label.voided} ${label.bytes.length}`;

export class KeptLabels {
  readonly #client: LabelOwner;
  readonly #store: Store;
  /** The states in which labels were kept, by tracking number. */
  readonly #known = new Map<string, string>();
  readonly #choice: string;
  /** Why labels may not be kept: "full", or "may_go" where the browser may delete them. */
  trouble: "" | "full" | "may_go" = "";

  constructor(client: LabelOwner) {
    this.#client = client;
    this.#store = openStore(client.environment);
    this.#choice = CHOICE + client.environment;
  }

  /** Whether the user lets this device keep labels. */
  get on(): boolean {
    return !this.shared && tryOrNull(() => localStorage.getItem(this.#choice)) === "yes";
  }

  /** Whether the user marked this computer as shared. Nothing is kept then. */
  get shared(): boolean {
    return tryOrNull(() => sessionStorage.getItem(SHARED)) === "yes";
  }

  /** Takes or withdraws the user's consent. Without it the kept labels are deleted. */
  async allow(yes: boolean): Promise<void> {
    tryOrNull(() =>
      yes ? localStorage.setItem(this.#choice, "yes") : localStorage.removeItem(this.#choice),
    );
    if (!yes) return this.clear();
    // Without persistence a browser that is short of room may delete labels.
    const lasting = await navigator.storage?.persist?.().catch(() => false);
    this.trouble = lasting ? "" : "may_go";
    await this.save();
  }

  /**
   * Marks this computer as shared: deletes everything of this environment, and keeps nothing more
   * from this tab.
   */
  async share(yes: boolean): Promise<void> {
    if (yes) {
      await this.#client.accounts.clear();
      const names: StoreName[] = ["journal", "labels", "book"];
      for (const name of names) await this.#store.clear(name);
      this.#forgetChoices();
      forgetSettings();
    }
    tryOrNull(() =>
      yes ? sessionStorage.setItem(SHARED, "yes") : sessionStorage.removeItem(SHARED),
    );
  }

  #forgetChoices(): void {
    tryOrNull(() =>
      [this.#choice, bookChoice(this.#client)].forEach((key) => localStorage.removeItem(key)),
    );
  }

  /** Keeps labels that are new, or were voided since. */
  async save(): Promise<void> {
    if (!this.on) return;
    for (const label of this.#client.labels.list()) {
      const state = stateOf(label);
      if (this.#known.get(label.trackingNumber) === state || !label.bytes.length) continue;
      if (!(await this.#store.put("labels", label.trackingNumber, label))) {
        await this.#store.remove("labels", label.trackingNumber);
        this.trouble = "full";
        throw new ParcelgateError({
          kind: "configuration",
          code: "device_full",
          message: "this browser keeps no more labels",
        });
      }
      this.#known.set(label.trackingNumber, state);
    }
  }

  /** Loads kept labels, and deletes those that are too old. */
  async load(): Promise<void> {
    if (!this.on) return;
    const kept: LabelRecord[] = [];
    for (const label of await this.#store.all("labels")) {
      if (Date.now() - Date.parse(label.at) > AGE_MS)
        await this.#store.remove("labels", label.trackingNumber);
      else kept.push(label);
      this.#known.set(label.trackingNumber, stateOf(label));
    }
    this.#client.labels.merge(kept);
    const lasting = await navigator.storage?.persisted?.().catch(() => false);
    if (!lasting && !this.trouble) this.trouble = "may_go";
  }

  /** Deletes kept labels. */
  async clear(): Promise<void> {
    this.#known.clear();
    await this.#store.clear("labels");
  }

  /**
   * Deletes labels and settled purchases of this environment. Purchases whose answer is open stay
   * in the journal.
   */
  async wipe(): Promise<void> {
    // The store "tabs" stays: it is sealed, and may say that this login is over.
    const names: StoreName[] = ["labels", "book"];
    for (const name of names) await this.#store.clear(name);
    for (const { reference, state } of await this.#store.all("journal"))
      if (state !== "sending" && state !== "lost") await this.#store.remove("journal", reference);
    this.#known.clear();
    forgetUnfinished();
    this.#forgetChoices();
  }

  /** All labels as JSON for other programs, with their bytes in base64. */
  export(): string {
    const labels = this.#client.labels
      .list()
      .map(({ bytes, ...known }) => ({ ...known, bytes: encode(bytes) }));
    return JSON.stringify(
      {
        format: "parcelgate-labels/1",
        environment: this.#client.environment,
        exportedAt: new Date().toISOString(),
        labels,
      },
      null,
      1,
    );
  }
}

const all = new WeakMap<object, KeptLabels>();

/** The kept labels of a client. */
export function keptLabels(client: LabelOwner): KeptLabels {
  const known = all.get(client) ?? new KeptLabels(client);
  all.set(client, known);
  return known;
}
