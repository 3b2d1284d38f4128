// IndexedDB: accounts and the journal, by environment. Where it is denied, memory, and `lasting` says so.

const NAME = "parcelgate";
const STORES = ["accounts", "journal"];

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => STORES.forEach((name) => request.result.createObjectStore(name));
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
    } catch {
      state.lasting = false;
      return fallback();
    }
  }
  return {
    state,
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
