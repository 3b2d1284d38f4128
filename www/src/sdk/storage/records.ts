// What IndexedDB holds, by store.
import type { CheckedAccount, JournalEntry, KeptLabel, Shipment } from "../api.ts";

/** A shipment's members that the next one like it begins with. */
export type ShipmentTemplate = Partial<Shipment>;

/** A label, with what was known when it was bought. */
export type LabelRecord = KeptLabel;

/**
 * A login's newest tokens, sealed with a key that only its tabs have; or the mark of an answer that
 * was used.
 */
export interface TabRecord {
  on: number;
  iv?: Uint8Array<ArrayBuffer>;
  sealed?: ArrayBuffer | null;
}

/** A receiver as forms have it: every member is a text, empty where nothing is known. */
export interface BookReceiver {
  name: string;
  attention: string;
  phone: string;
  address: {
    lines: string[];
    city: string;
    state: string;
    postalCode: string;
    country: string;
    residential: boolean;
  };
}

/** How a package was packed. */
export interface BookPackage {
  packaging: string;
  weight: { value: string; unit: string | undefined };
  dimensions: { length: string; width: string; height: string; unit: string | undefined };
}

/** A package with a name. */
export interface BookPreset extends BookPackage {
  name: string;
}

/** The values of the address book, by kind. */
export interface BookValues {
  receiver: BookReceiver;
  package: BookPackage;
  preset: BookPreset;
}

export type BookKind = keyof BookValues;

/** An entry of the address book. */
export interface BookEntry<Kind extends BookKind = BookKind> {
  kind: Kind;
  key: string;
  value: BookValues[Kind];
  at: string;
}

/** The values of each store. */
export interface Records {
  accounts: CheckedAccount;
  journal: JournalEntry;
  labels: LabelRecord;
  tabs: TabRecord;
  book: BookEntry;
}

export type StoreName = keyof Records;
