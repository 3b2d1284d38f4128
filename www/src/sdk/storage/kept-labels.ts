// Labels that this device keeps over the tab's end, where the user agreed: in IndexedDB, by environment, until removed or aged.
import { ParcelgateError } from "../error.ts";
import { encode } from "./label-shelf.ts";
import { bookChoice } from "./address-book.ts";
import { forgetSettings } from "./device-settings.ts";
import { SHARED, openStore } from "./store.ts";

const CHOICE = "parcelgate:keep-labels:";
const AGE_MS = 90 * 24 * 3600 * 1000;

/** What this tab began, with addresses in it. */
const BEGUN = ["parcelgate:orders", "parcelgate:batch", "parcelgate:account-form"];
const forgetBegun = () => quiet(() => BEGUN.forEach((key) => sessionStorage.removeItem(key)));

const quiet = (act) => {
  try {
    return act();
  } catch {
    // Storage is denied: nothing is kept.
    return null;
  }
};

export class KeptLabels {
  #client;
  #store;
  #known = new Map();
  #choice;
  /** What stands in the way of keeping: "", "full", "may_go". */
  trouble = "";

  constructor(client) {
    this.#client = client;
    this.#store = openStore(client.environment);
    this.#choice = CHOICE + client.environment;
  }

  /** Whether the user lets this device keep labels. */
  get on() {
    return !this.shared && quiet(() => localStorage.getItem(this.#choice)) === "yes";
  }

  /** Whether this tab was told that others use this computer too: then nothing is kept at all. */
  get shared() {
    return quiet(() => sessionStorage.getItem(SHARED)) === "yes";
  }

  /** The user agrees, or no longer: then what was kept goes. */
  async allow(yes) {
    quiet(() =>
      yes ? localStorage.setItem(this.#choice, "yes") : localStorage.removeItem(this.#choice),
    );
    if (!yes) return this.clear();
    // Without this a browser that is short of room may delete what it keeps.
    const lasting = await navigator.storage?.persist?.().catch(() => false);
    this.trouble = lasting ? "" : "may_go";
    await this.save();
  }

  /** Others use this computer too: all that is kept of this environment goes, and no more is kept from this tab. */
  async share(yes) {
    if (yes) {
      await this.#client.accounts.clear();
      for (const name of ["journal", "labels", "book"]) await this.#store.clear(name);
      quiet(() =>
        [this.#choice, bookChoice(this.#client)].forEach((key) => localStorage.removeItem(key)),
      );
      forgetSettings();
    }
    quiet(() => (yes ? sessionStorage.setItem(SHARED, "yes") : sessionStorage.removeItem(SHARED)));
  }

  /** Keeps what is new or was voided since. */
  async save() {
    if (!this.on) return;
    for (const label of this.#client.labels.list()) {
      const state = `${label.voided} ${label.bytes.length}`;
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

  /** Brings back what was kept; what is too old goes. */
  async load() {
    if (!this.on) return;
    const kept = [];
    for (const label of await this.#store.all("labels")) {
      if (Date.now() - Date.parse(label.at) > AGE_MS)
        await this.#store.remove("labels", label.trackingNumber);
      else kept.push(label);
      this.#known.set(label.trackingNumber, `${label.voided} ${label.bytes.length}`);
    }
    this.#client.labels.merge(kept);
    const lasting = await navigator.storage?.persisted?.().catch(() => false);
    if (!lasting && !this.trouble) this.trouble = "may_go";
  }

  async clear() {
    this.#known.clear();
    await this.#store.clear("labels");
  }

  /** Forgets labels and settled purchases of this environment; a purchase whose answer is still open stays in the journal. */
  async wipe() {
    // What tabs leave for each other stays: it is sealed, and says that this login is over.
    for (const name of ["labels", "book"]) await this.#store.clear(name);
    for (const { reference, state } of await this.#store.all("journal"))
      if (state !== "sending" && state !== "lost") await this.#store.remove("journal", reference);
    this.#known.clear();
    forgetBegun();
    quiet(() =>
      [this.#choice, bookChoice(this.#client)].forEach((key) => localStorage.removeItem(key)),
    );
  }

  /** All labels as one file that other programs read: what is known of each, its bytes in base64. */
  export() {
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

const all = new WeakMap();

/** A client's. */
export function keptLabels(client) {
  if (!all.has(client)) all.set(client, new KeptLabels(client));
  return all.get(client);
}
