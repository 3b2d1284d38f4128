// When a read is sent again: after the wait that UPS asks for, else after doubling waits with
// jitter. Purchases are never retried.
import type { ErrorKind, ParcelgateError } from "../error.ts";

/** The most retries, by kind of failure. */
const TRIES: Partial<Record<ErrorKind, number>> = { rate_limit: 4, unavailable: 2, network: 2 };
/** A longer wait is for the user to decide. */
const LONGEST_S = 60;

/** The seconds before the next attempt, or null if there is none. `attempt` counts from 1. */
export function wait(
  error: Pick<ParcelgateError, "kind" | "retryable" | "retryAfterSeconds">,
  attempt: number,
  random = Math.random(),
): number | null {
  if (!error.retryable || attempt > (TRIES[error.kind] ?? 0)) return null;
  const asked = error.retryAfterSeconds;
  if (asked !== undefined) return asked > LONGEST_S ? null : asked;
  return 2 ** (attempt - 1) * (0.75 + random / 2);
}

/** Waits. The result is false if the signal ended the wait. */
export const pause = (seconds: number, signal?: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve(false);
    const end = (isWhole: boolean): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      resolve(isWhole);
    };
    const timer = setTimeout(() => end(true), seconds * 1000);
    const stop = (): void => end(false);
    signal?.addEventListener("abort", stop, { once: true });
  });
