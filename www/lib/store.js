// IndexedDB: accounts, the journal, kept labels, and what tabs of one login leave for each other, by environment. Where it is denied, memory, and `lasting` says so.

const NAME = "parcelgate";
const VERSION = 2;
const STORES = ["accounts", "journal", "labels", "tabs"];

function open() {
  return new Promise((resolve, reject) => {
    if (sessionStorage.getItem(SHARED)) throw SHARED;
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => STORES.filter((name) => !request.result.objectStoreNames.contains(name)).forEach((name) => request.result.createObjectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const TAKEN = Symbol("taken");
/** A tab on a computer that others use too keeps nothing. */
export const SHARED = "parcelgate:shared";

/** Values of one environment: keys are `environment/key`. */
export function openStore(environment) {
  const memory = new Map();
  const state = { lasting: true };
  const database = Promise.resolve()
    .then(open)
    .catch(() => {
      state.lasting = false;
      return null;
    });
  const full = (store, key) => `${store}/${environment}/${key}`;
  const range = IDBKeyRange.bound(`${environment}/`, `${environment}/\uffff`);
  async function use(store, mode, act, fallback) {
    const db = await database;
    if (!db) return fallback();
    try {
      const transaction = db.transaction(store, mode, { durability: "strict" });
      const result = await settled(act(transaction.objectStore(store)));
      await new Promise((resolve, reject) => {
        if (mode === "readonly") return resolve();
        transaction.oncomplete = resolve;
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
      return result;
    } catch (error) {
      if (error?.name === "ConstraintError") return TAKEN;
      state.lasting = false;
      return fallback();
    }
  }
  return {
    state,
    get: (store, key) => use(store, "readonly", (s) => s.get(`${environment}/${key}`), () => memory.get(full(store, key))),
    /** Keeps a value unless there is one; says whether it did. */
    add: async (store, key, value) =>
      (await use(store, "readwrite", (s) => s.add(value, `${environment}/${key}`), () => (memory.has(full(store, key)) ? TAKEN : void memory.set(full(store, key), value)))) !== TAKEN,
    /** Keys, without the environment. */
    keys: async (store) =>
      (await use(store, "readonly", (s) => s.getAllKeys(range), () => [...memory.keys()].filter((key) => key.startsWith(`${store}/`)).map((key) => key.slice(store.length + 1)))).map((key) => key.slice(environment.length + 1)),
    all: (store) =>
      use(store, "readonly", (s) => s.getAll(range), () =>
        [...memory].filter(([key]) => key.startsWith(`${store}/`)).map(([, value]) => value)),
    put: (store, key, value) =>
      use(store, "readwrite", (s) => s.put(value, `${environment}/${key}`), () => void memory.set(full(store, key), value)),
    remove: (store, key) =>
      use(store, "readwrite", (s) => s.delete(`${environment}/${key}`), () => void memory.delete(full(store, key))),
    clear: (store) =>
      use(store, "readwrite", (s) => s.delete(range), () => {
        for (const key of memory.keys()) if (key.startsWith(`${store}/`)) memory.delete(key);
      }),
  };
}
