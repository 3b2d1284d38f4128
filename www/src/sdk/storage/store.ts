// IndexedDB: accounts, the journal, kept labels, the address book, and what tabs of one login
// share, by environment. Where it is denied, values are kept in memory, and `lasting` is false.
import type { Records, StoreName } from "./records.ts";

const NAME = "parcelgate";
const VERSION = 3;
const STORES: StoreName[] = ["accounts", "journal", "labels", "tabs", "book"];

/** Opens the database. Without `version` it opens the version that exists. */
function open(version: number | undefined, onNewer: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, version);
    request.onupgradeneeded = () => {
      for (const name of STORES)
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      // An older tab must not block the upgrade by a newer page. It opens the newer version
      // afterwards.
      request.result.onversionchange = () => {
        request.result.close();
        onNewer();
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

let database: Promise<IDBDatabase> | null = null;

function connect(version?: number): Promise<IDBDatabase> {
  const opened = Promise.resolve().then(() => open(version, () => void connect()));
  opened.catch(() => {});
  database = opened;
  return opened;
}

/** The page's one connection. Call it early where time counts. */
export const openDatabase = (): Promise<IDBDatabase> => database ?? connect(VERSION);

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const TAKEN = Symbol("taken");

/** The sessionStorage key of a tab on a shared computer. Such a tab keeps nothing. */
export const SHARED = "parcelgate:shared";

const isShared = (): boolean => {
  try {
    return Boolean(sessionStorage.getItem(SHARED));
  } catch {
    return false;
  }
};

/** The values of one environment. */
export interface Store {
  /** `lasting` is false once a value could be kept in memory only. */
  readonly state: { lasting: boolean };
  /** Keeps a value. Resolves to whether it outlives this tab. */
  put<Name extends StoreName>(store: Name, key: string, value: Records[Name]): Promise<boolean>;
  all<Name extends StoreName>(store: Name): Promise<Records[Name][]>;
  /** Keys, without the environment. */
  keys(store: StoreName): Promise<string[]>;
  get<Name extends StoreName>(store: Name, key: string): Promise<Records[Name] | undefined>;
  /** Keeps a value unless the key has one. Resolves to whether it did. */
  add<Name extends StoreName>(store: Name, key: string, value: Records[Name]): Promise<boolean>;
  remove(store: StoreName, key: string): Promise<void>;
  clear(store: StoreName): Promise<void>;
}

/**
 * Opens the values of an environment. Values that could not be written are in memory, and win over
 * those on disk.
 */
export function openStore(environment: string): Store {
  const memory = new Map<string, unknown>();
  const state = { lasting: true };
  const connection = (): Promise<IDBDatabase | null> =>
    openDatabase().catch(() => {
      state.lasting = false;
      return null;
    });
  void connection();
  const keyIn = (key: string): string => `${environment}/${key}`;
  const full = (store: StoreName, key: string): string => `${store}/${keyIn(key)}`;
  const held = (store: StoreName): [string, unknown][] =>
    [...memory]
      .filter(([key]) => key.startsWith(`${store}/`))
      .map(([key, value]) => [key.slice(full(store, "").length), value]);

  /** Runs a transaction: null where the browser denies it, TAKEN where the key has a value. */
  async function run<T, Outcome>(
    store: StoreName,
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
    outcome: (transaction: IDBTransaction, result: T) => Outcome | Promise<Outcome>,
  ): Promise<Outcome | typeof TAKEN | null> {
    const db = isShared() ? null : await connection();
    if (!db) return null;
    try {
      const transaction = db.transaction(store, mode, { durability: "strict" });
      return await outcome(transaction, await settled(act(transaction.objectStore(store))));
    } catch (error) {
      if (error instanceof DOMException && error.name === "ConstraintError") return TAKEN;
      state.lasting = false;
      return null;
    }
  }

  async function read<T>(
    store: StoreName,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> {
    const result = await run(store, "readonly", act, (_, found) => found);
    return result === TAKEN ? null : result;
  }

  /**
   * Settles when the transaction does: a request may succeed and its transaction still be aborted.
   */
  const completed = (transaction: IDBTransaction): Promise<true> =>
    new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });

  const write = <T>(
    store: StoreName,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<true | typeof TAKEN | null> => run(store, "readwrite", act, completed);

  const range = (): IDBKeyRange => IDBKeyRange.bound(keyIn(""), keyIn("\uffff"));

  async function entries(store: StoreName): Promise<Map<string, unknown>> {
    // Both requests are in one transaction, so that no write comes between them.
    let keys: IDBRequest<IDBValidKey[]> | undefined;
    const values = await read(store, (s) => {
      keys = s.getAllKeys(range());
      return s.getAll(range());
    });
    const found = (values ?? []).map((value, index): [string, unknown] => [
      String(keys?.result[index]).slice(keyIn("").length),
      value,
    ]);
    return new Map([...found, ...held(store)]);
  }

  return {
    state,
    async put(store, key, value) {
      const isKept = await write(store, (s) => s.put(value, keyIn(key)));
      if (isKept) memory.delete(full(store, key));
      else memory.set(full(store, key), value);
      return Boolean(isKept);
    },
    // Only this module writes to the database, with values of these types.
    all: async <Name extends StoreName>(store: Name) =>
      [...(await entries(store)).values()] as Records[Name][],
    keys: async (store) => [...(await entries(store)).keys()],
    get: async <Name extends StoreName>(store: Name, key: string) =>
      (memory.get(full(store, key)) ??
        (await read(store, (s) => s.get(keyIn(key)))) ??
        undefined) as Records[Name] | undefined,
    async add(store, key, value) {
      if (memory.has(full(store, key))) return false;
      const added = await write(store, (s) => s.add(value, keyIn(key)));
      if (!added) memory.set(full(store, key), value);
      return added !== TAKEN;
    },
    async remove(store, key) {
      memory.delete(full(store, key));
      await write(store, (s) => s.delete(keyIn(key)));
    },
    async clear(store) {
      for (const [key] of held(store)) memory.delete(full(store, key));
      await write(store, (s) => s.delete(range()));
    },
  };
}
