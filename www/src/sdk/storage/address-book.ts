// The book of this device: receivers, packages that were shipped, and presets of packages. Receivers are kept only where the user
// agreed, in IndexedDB, by environment; they go with "forget", and where the computer is said to be shared.
import { safely } from "../try-or-null.ts";
import { SHARED, openStore } from "./store.ts";

/** So many receivers and packages are kept; the one that was used longest ago goes first. */
const MOST = { receiver: 500, package: 12 };

export const bookChoice = ({ environment }) => `parcelgate:keep-book:${environment}`;

const text = (value) => String(value ?? "").trim();
/** A party with what a form says of it and nothing else; what is one person's is one entry, however it is written. */
function plainParty({ name, attention, phone, address = {} }) {
  const { lines = [], city, state, postalCode, country, residential } = address;
  return {
    name: text(name),
    attention: text(attention),
    phone: text(phone),
    address: {
      lines: lines.map(text).filter(Boolean),
      city: text(city),
      state: text(state),
      postalCode: text(postalCode),
      country: text(country),
      residential: Boolean(residential),
    },
  };
}

const plainPackage = ({ packaging = "02", weight, dimensions }) => {
  const sides = ["length", "width", "height"].map((side) => [side, text(dimensions?.[side])]);
  return {
    packaging,
    weight: { value: text(weight?.value), unit: weight?.unit },
    dimensions: { ...Object.fromEntries(sides), unit: dimensions?.unit },
  };
};

const keyOf = {
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

/** How one package is packed, in pounds and inches or in kilograms and centimetres: what was in the others is converted, upwards. */
export function inUnits({ weight = {}, dimensions = {}, ...one }, imperial) {
  const tenths = (value, factor) =>
    value ? String(Math.ceil(Math.round(Number(value) * factor * 10_000) / 1000) / 10) : "";
  const [heavy, long] = [imperial ? "LBS" : "KGS", imperial ? "IN" : "CM"];
  const weigh = (weight.unit ?? heavy) === heavy ? 1 : imperial ? 1 / 0.45359237 : 0.45359237;
  const measure = (dimensions.unit ?? long) === long ? 1 : imperial ? 1 / 2.54 : 2.54;
  const sides = ["length", "width", "height"].map((side) => [
    side,
    measure === 1 ? dimensions[side] : tenths(dimensions[side], measure),
  ]);
  return {
    ...one,
    weight: { value: weigh === 1 ? weight.value : tenths(weight.value, weigh), unit: heavy },
    dimensions: { ...Object.fromEntries(sides), unit: long },
  };
}

export class Book {
  #client;
  #store;

  constructor(client) {
    this.#client = client;
    this.#store = openStore(client.environment);
  }

  /** Whether this tab was told that others use this computer too. */
  get shared() {
    return safely(() => sessionStorage.getItem(SHARED)) === "yes";
  }

  /** Whether the user lets this device keep receivers and packages. */
  get on() {
    return !this.shared && safely(() => localStorage.getItem(bookChoice(this.#client))) === "yes";
  }

  /** The user agrees, or no longer: then what was kept goes, but for presets, which name nobody. */
  async allow(yes) {
    const key = bookChoice(this.#client);
    safely(() => (yes ? localStorage.setItem(key, "yes") : localStorage.removeItem(key)));
    if (!yes)
      for (const { kind, key: one } of await this.#all())
        if (kind !== "preset") await this.#store.remove("book", `${kind}/${one}`);
  }

  async #all() {
    const entries = await this.#store.all("book");
    return entries
      .filter(
        (entry) =>
          keyOf[entry?.kind] && typeof entry.key === "string" && typeof entry.at === "string",
      )
      .sort((a, b) => b.at.localeCompare(a.at));
  }

  /** The entries of a kind, the one that was used last first: { key, at, value }. */
  async list(kind) {
    return (await this.#all()).filter((entry) => entry.kind === kind);
  }

  async #put(kind, value) {
    const key = keyOf[kind](value);
    if (!key) return;
    await this.#store.put("book", `${kind}/${key}`, {
      kind,
      key,
      value,
      at: new Date().toISOString(),
    });
    for (const old of (await this.list(kind)).slice(MOST[kind] ?? Infinity)) await this.remove(old);
  }

  async remove({ kind, key }) {
    await this.#store.remove("book", `${kind}/${key}`);
  }

  /** Keeps whom a shipment goes to and how it is packed, where the user agreed. */
  async note({ to, packages }) {
    if (!this.on) return;
    await this.keep(to);
    for (const one of packages) await this.#put("package", plainPackage(one));
  }

  /** Keeps a receiver, where the user agreed. */
  async keep(party) {
    if (this.on) await this.#put("receiver", plainParty(party));
  }

  /** A preset: { name, packaging, weight, dimensions }. It holds no address, so it needs no consent. */
  async preset({ name, ...one }) {
    await this.#put("preset", { name: text(name), ...plainPackage(one) });
  }
}

const all = new WeakMap();

/** A client's. */
export function bookOf(client) {
  if (!all.has(client)) all.set(client, new Book(client));
  return all.get(client);
}
