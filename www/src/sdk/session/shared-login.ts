// Tabs of one login: a duplicated tab has a copy of the tokens. One of them renews at a time, and leaves the new pair where the
// others find it: sealed by a key that only tabs of this login have (it is copied with sessionStorage), in IndexedDB. A message
// would be lost on a tab that sleeps, or is closed before another wakes up.

/** So long a tab waits for its turn: longer than the slowest refresh takes. */
const WAIT_MS = 45_000;
/** What was left longer ago than any refresh token lives. */
const OLD_MS = 61 * 24 * 3600 * 1000;

const hash = async (text) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
const name = async (login) =>
  Array.from(await hash(`name ${login}`), (byte) => byte.toString(16).padStart(2, "0")).join("");
const key = async (login) =>
  crypto.subtle.importKey("raw", await hash(`key ${login}`), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);

/** Gives a function that ends this tab's turn; the browser ends it with the tab too. */
export async function hold(login) {
  if (!navigator.locks) return null;
  const lock = `parcelgate:login:${await name(login)}`;
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(
        lock,
        { signal: AbortSignal.timeout(WAIT_MS) },
        () => new Promise((release) => resolve(release)),
      )
      // Where site data are blocked there are no locks, and no copies either.
      .catch((error) => (error.name === "SecurityError" ? resolve(null) : reject(error)));
  });
}

/** The pair that was left last: its text, "" where the login is over, undefined where nothing can be read. */
export async function newest(store, login) {
  const left = await store.get("tabs", await name(login));
  if (!left) return undefined;
  if (!left.sealed) return "";
  const open = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: left.iv },
    await key(login),
    left.sealed,
  );
  return new TextDecoder().decode(open);
}

async function sweep(store) {
  for (const at of await store.keys("tabs"))
    if (Date.now() - ((await store.get("tabs", at))?.on ?? Date.now()) > OLD_MS)
      await store.remove("tabs", at);
}

/** Leaves a pair; "" says that the login is over. */
export async function keep(store, login, pair) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed =
    pair &&
    (await crypto.subtle.encrypt(
      { name: "AES-GCM", iv },
      await key(login),
      new TextEncoder().encode(pair),
    ));
  await store.put("tabs", await name(login), { on: Date.now(), iv, sealed: sealed || null });
  await sweep(store).catch(() => {});
}
