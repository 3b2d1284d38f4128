// The shipment that is being written: kept in this tab, so that a sign-in or a reload loses nothing.
const KEY = "parcelgate:draft";
let memory = null;

export function load() {
  try {
    memory = JSON.parse(sessionStorage.getItem(KEY)) ?? memory;
  } catch {
    // Denied or broken: what memory holds is what there is.
  }
  return memory ?? {};
}

export function save(draft) {
  memory = draft;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Kept in memory.
  }
}

/** Forgets it, addresses and all. */
export function clear() {
  memory = null;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Denied: memory was all there was.
  }
}
