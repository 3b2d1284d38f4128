// The address book of this device: receivers, packages that were shipped, and presets of packages.
// Receivers and packages are kept only where the user agreed, in IndexedDB, by environment.
import type { Environment, Party, Receiver } from "../api.ts";
import { tryOrNull } from "../try-or-null.ts";
import type { BookEntry, BookKind, BookPackage, BookReceiver, BookValues } from "./records.ts";
import { SHARED, openStore, type Store } from "./store.ts";

interface InEnvironment {
  environment: Environment;
}

/** A package as the form or a shipment has it. */
interface AnyPackage {
  packaging?: string | null | undefined;
  weight?: { value?: unknown; unit?: unknown } | null | undefined;
  dimensions?:
    { length?: unknown; width?: unknown; height?: unknown; unit?: unknown } | null | undefined;
}

/** The most entries of a kind. The least recently used go first. */
const MOST: Partial<Record<BookKind, number>> = { receiver: 500, package: 12 };

/** The localStorage key of the user's consent. */
export const bookChoice = ({ environment }: InEnvironment): string =>
  `parcelgate:keep-book:${environment}`;

const text = (value: unknown): string => String(value ?? "").trim();

/** The members of a party that forms have. */
function plainParty({ name, attention, phone, address }: Party | Receiver): BookReceiver {
  const { lines, city, state, postalCode, country, residential } = address ?? {};
  return {
    name: text(name),
    attention: text(attention),
    phone: text(phone),
    address: {
      lines: (lines ?? []).map(text).filter(Boolean),
      city: text(city),
      state: text(state),
      postalCode: text(postalCode),
      country: text(country),
      residential: Boolean(residential),
    },
  };
}

const unitOf = (unit: unknown): string | undefined => (typeof unit === "string" ? unit : undefined);

const plainPackage = ({ packaging, weight, dimensions }: AnyPackage): BookPackage => ({
  packaging: packaging ?? "02",
  weight: { value: text(weight?.value), unit: unitOf(weight?.unit) },
  dimensions: {
    length: text(dimensions?.length),
    width: text(dimensions?.width),
    height: text(dimensions?.height),
    unit: unitOf(dimensions?.unit),
  },
});

/** The key of a value. A person has one entry, whatever the case and punctuation. */
const keyOf: { [Kind in BookKind]: (value: BookValues[Kind]) => string } = {
  receiver: ({ name, attention, address: { lines, city, postalCode, country } }) =>
    [name, attention, ...lines, city, postalCode, country]
      .join(" ")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  package: ({ packaging, weight, dimensions: { length, width, height } }) =>
    [packaging, weight.value, weight.unit, length, width, height].join(" "),
  preset: ({ name }) => name.toLowerCase(),
};

const isEntry = (entry: BookEntry | null | undefined): entry is BookEntry =>
  Boolean(entry && keyOf[entry.kind]) &&
  typeof entry?.key === "string" &&
  typeof entry.at === "string";

export class AddressBook {
  readonly #client: InEnvironment;
  readonly #store: Store;

  constructor(client: InEnvironment) {
    this.#client = client;
    this.#store = openStore(client.environment);
  }

  /** Whether the user marked this computer as shared. */
  get shared(): boolean {
    return tryOrNull(() => sessionStorage.getItem(SHARED)) === "yes";
  }

  /** Whether the user lets this device keep receivers and packages. */
  get on(): boolean {
    return (
      !this.shared && tryOrNull(() => localStorage.getItem(bookChoice(this.#client))) === "yes"
    );
  }

  /** Takes or withdraws the user's consent. Without it only presets stay: they name nobody. */
  async allow(yes: boolean): Promise<void> {
    const key = bookChoice(this.#client);
    tryOrNull(() => (yes ? localStorage.setItem(key, "yes") : localStorage.removeItem(key)));
    if (yes) return;
    for (const { kind, key: one } of await this.#all())
      if (kind !== "preset") await this.#store.remove("book", `${kind}/${one}`);
  }

  async #all(): Promise<BookEntry[]> {
    const entries = await this.#store.all("book");
    return entries.filter(isEntry).sort((a, b) => b.at.localeCompare(a.at));
  }

  /** The entries of a kind, the most recently used first. */
  async list<Kind extends BookKind>(kind: Kind): Promise<BookEntry<Kind>[]> {
    const isOfKind = (entry: BookEntry): entry is BookEntry<Kind> => entry.kind === kind;
    return (await this.#all()).filter(isOfKind);
  }

  async #put<Kind extends BookKind>(kind: Kind, value: BookValues[Kind]): Promise<void> {
    const key = keyOf[kind](value);
    if (!key) return;
    const at = new Date().toISOString();
    await this.#store.put("book", `${kind}/${key}`, { kind, key, value, at });
    for (const old of (await this.list(kind)).slice(MOST[kind] ?? Infinity)) await this.remove(old);
  }

  /** Removes an entry. */
  async remove({ kind, key }: Pick<BookEntry, "kind" | "key">): Promise<void> {
    await this.#store.remove("book", `${kind}/${key}`);
  }

  /** Keeps the receiver and the packages of a shipment, where the user agreed. */
  async note({ to, packages }: { to: Receiver; packages: AnyPackage[] }): Promise<void> {
    if (!this.on) return;
    await this.keep(to);
    for (const one of packages) await this.#put("package", plainPackage(one));
  }

  /** Keeps a receiver, where the user agreed. */
  async keep(party: Party | Receiver): Promise<void> {
    if (this.on) await this.#put("receiver", plainParty(party));
  }

  /** Keeps a preset. It has no address, so it needs no consent. */
  async preset({ name, ...one }: AnyPackage & { name?: unknown }): Promise<void> {
    await this.#put("preset", { name: text(name), ...plainPackage(one) });
  }
}

const books = new WeakMap<object, AddressBook>();

/** The address book of a client. */
export function addressBookOf(client: InEnvironment): AddressBook {
  const known = books.get(client) ?? new AddressBook(client);
  books.set(client, known);
  return known;
}
