// Tabs of one login: a duplicated tab has a copy of the tokens. One tab renews at a time, and
// leaves the new tokens in IndexedDB, where the others find them. They are sealed with a key that
// only tabs of this login have, since it is copied with sessionStorage. A message would not reach a
// tab that sleeps.
import type { Store } from "../storage/store.ts";

/** The longest wait for another tab: longer than the slowest refresh. */
const WAIT_MS = 45_000;
/** Longer than any refresh token lives. */
const OLD_MS = 61 * 24 * 3600 * 1000;

const hash = async (text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
const nameOf = async (login: string): Promise<string> =>
  Array.from(await hash(`name ${login}`), (byte) => byte.toString(16).padStart(2, "0")).join("");
const keyOf = async (login: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", await hash(`key ${login}`), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);

const isSecurityError = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "SecurityError";

/**
 * Waits until no other tab of this login renews. The result ends this tab's turn; closing the tab
 * does too.
 */
export async function takeTurn(login: string): Promise<(() => void) | null> {
  // Types promise locks in every browser.
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return null;
  const lock = `parcelgate:login:${await nameOf(login)}`;
  return new Promise((resolve, reject) => {
    const untilReleased = (): Promise<void> => new Promise((release) => resolve(release));
    locks
      .request(lock, { signal: AbortSignal.timeout(WAIT_MS) }, untilReleased)
      // Where site data are blocked there are no locks, and no copies of a tab either.
      .catch((error: unknown) => (isSecurityError(error) ? resolve(null) : reject(error)));
  });
}

/**
 * The newest tokens that a tab left: "" where the login is over, undefined where there are none.
 */
export async function newestTokens(store: Store, login: string): Promise<string | undefined> {
  const left = await store.get("tabs", await nameOf(login));
  if (!left) return undefined;
  if (!left.sealed || !left.iv) return "";
  const open = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: left.iv },
    await keyOf(login),
    left.sealed,
  );
  return new TextDecoder().decode(open);
}

async function removeOld(store: Store): Promise<void> {
  for (const key of await store.keys("tabs")) {
    const { on } = (await store.get("tabs", key)) ?? { on: Date.now() };
    if (Date.now() - on > OLD_MS) await store.remove("tabs", key);
  }
}

/** Leaves tokens for the other tabs. "" says that the login is over. */
export async function leaveTokens(store: Store, login: string, pair: string): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = pair
    ? await crypto.subtle.encrypt(
        { name: "AES-GCM", iv },
        await keyOf(login),
        new TextEncoder().encode(pair),
      )
    : null;
  await store.put("tabs", await nameOf(login), { on: Date.now(), iv, sealed });
  await removeOld(store).catch(() => {});
}
