// When a read may be asked again, and when: UPS's word first, else doubling waits with jitter. What could buy something twice
// never comes here.

/** Most tries again, by what went wrong. */
const TRIES = { rate_limit: 4, unavailable: 2, network: 2 };
/** A longer wait is the user's to decide. */
const LONGEST_S = 60;

/** Seconds to wait before the next try; null where there is none. `attempt` counts from 1. */
export function wait(error, attempt, random = Math.random()) {
  if (!error.retryable || attempt > (TRIES[error.kind] ?? 0)) return null;
  const asked = error.retryAfterSeconds;
  if (asked !== undefined) return asked > LONGEST_S ? null : asked;
  return 2 ** (attempt - 1) * (0.75 + random / 2);
}

/** Waits, unless the signal stops it: then false. */
export const pause = (seconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const timer = setTimeout(() => end(true), seconds * 1000);
    const stop = () => end(false);
    const end = (whole) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      resolve(whole);
    };
    signal?.addEventListener("abort", stop, { once: true });
  });
