// What is loaded when it is first used.
import { ParcelgateError, wrap } from "./error.ts";

/** Keeps a promise while it works; a failed load can be tried again. */
export function once(load) {
  let promise = null;
  return () => {
    promise ??= load().catch((cause) => {
      promise = null;
      // A release says why itself: its file was altered.
      throw cause?.kind
        ? wrap(cause)
        : new ParcelgateError({
            kind: "network",
            code: "module_load_failed",
            message: String(cause?.message ?? cause),
            retryable: true,
          });
    });
    return promise;
  };
}

/** An object of such methods, before the one that has them is there. */
export const late = (load, names) =>
  Object.fromEntries(
    names.split(" ").map((name) => [name, async (...given) => (await load())[name](...given)]),
  );
