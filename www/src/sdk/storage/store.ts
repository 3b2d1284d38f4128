// IndexedDB: accounts, the journal, kept labels, the book of receivers and packages, and what tabs of one login leave for each other, by
// environment. Where it is denied, memory, and `lasting` says so.

const NAME = "parcelgate";
const VERSION = 3;
const STORES = ["accounts", "journal", "labels", "tabs", "book"];

/** `version` left out: as it is by now. */
function open(version, onNewer) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, version);
    request.onupgradeneeded = () =>
      STORES.filter((name) => !request.result.objectStoreNames.contains(name)).forEach((name) =>
        request.result.createObjectStore(name),
      );
    request.onsuccess = () => {
      // A newer page is not held up by an older tab, which comes back to what the newer one made of it.
      request.result.onversionchange = () => (request.result.close(), onNewer());
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

let database = null;
/** One connection for the page: begun before anybody asks, where time counts. */
function connect(version) {
  database = Promise.resolve().then(() => open(version, () => connect()));
  database.catch(() => {});
}
export const openDatabase = () => database ?? connect(VERSION);

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const TAKEN = Symbol("taken");
/** A tab on a computer that others use too keeps nothing. */
export const SHARED = "parcelgate:shared";
const shared = () => {
  try {
    return Boolean(sessionStorage.getItem(SHARED));
  } catch {
    return false;
  }
};

/** Values of one environment: keys are `environment/key`. What could not be written is in memory, and counts before what was. */
export function openStore(environment) {
  const memory = new Map();
  const state = { lasting: true };
  const lasts = () => database.catch(() => ((state.lasting = false), null));
  openDatabase();
  lasts();
  const full = (store, key) => `${store}/${environment}/${key}`;
  const held = (store) =>
    [...memory]
      .filter(([key]) => key.startsWith(`${store}/`))
      .map(([key, value]) => [key.slice(full(store, "").length), value]);
  /** What the browser says; null where it cannot be asked or refuses. */
  async function use(store, mode, act) {
    const db = shared() ? null : await lasts();
    try {
      const transaction = db.transaction(store, mode, { durability: "strict" });
      const result = await settled(act(transaction.objectStore(store)));
      if (mode === "readonly") return result;
      return await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(true);
        transaction.onabort = transaction.onerror = () => reject(transaction.error);
      });
    } catch (error) {
      if (error?.name === "ConstraintError") return TAKEN;
      if (db) state.lasting = false;
      return null;
    }
  }
  const range = () => IDBKeyRange.bound(`${environment}/`, `${environment}/\uffff`);
  async function entries(store) {
    // In one transaction, so that nobody writes between the two.
    let keys;
    const values = await use(
      store,
      "readonly",
      (s) => ((keys = s.getAllKeys(range())), s.getAll(range())),
    );
    return new Map([
      ...(values ?? []).map((value, index) => [
        keys.result[index].slice(environment.length + 1),
        value,
      ]),
      ...held(store),
    ]);
  }
  /** Says whether it lasts. */
  async function put(store, key, value) {
    const isKept = await use(store, "readwrite", (s) => s.put(value, `${environment}/${key}`));
    if (isKept) memory.delete(full(store, key));
    else memory.set(full(store, key), value);
    return Boolean(isKept);
  }
  return {
    state,
    put,
    all: async (store) => [...(await entries(store)).values()],
    /** Keys, without the environment. */
    keys: async (store) => [...(await entries(store)).keys()],
    get: async (store, key) =>
      memory.get(full(store, key)) ??
      (await use(store, "readonly", (s) => s.get(`${environment}/${key}`))) ??
      undefined,
    /** Keeps a value unless there is one; says whether it did. */
    async add(store, key, value) {
      if (memory.has(full(store, key))) return false;
      const added = await use(store, "readwrite", (s) => s.add(value, `${environment}/${key}`));
      if (!added) memory.set(full(store, key), value);
      return added !== TAKEN;
    },
    async remove(store, key) {
      memory.delete(full(store, key));
      await use(store, "readwrite", (s) => s.delete(`${environment}/${key}`));
    },
    async clear(store) {
      for (const [key] of held(store)) memory.delete(full(store, key));
      await use(store, "readwrite", (s) => s.delete(range()));
    },
  };
}
