// Code that is loaded on first use.
import { ParcelgateError, wrap } from "./error.ts";
import { messageOf } from "./message-of.ts";

const hasKind = (cause: unknown): boolean =>
  Boolean((cause as { kind?: unknown } | null | undefined)?.kind);

/**
 * Loads once, on the first call, and shares the promise. A failed load is tried again by the next
 * call.
 */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | null = null;
  return () => {
    promise ??= load().catch((cause: unknown) => {
      promise = null;
      // A release folder's loader gives the reason itself: a file was altered.
      throw hasKind(cause)
        ? wrap(cause)
        : new ParcelgateError({
            kind: "network",
            code: "module_load_failed",
            message: messageOf(cause),
            retryable: true,
          });
    });
    return promise;
  };
}

/** The named methods of `T`, each of which loads `T` first. */
export type LazyMethods<T, Name extends keyof T> = {
  [K in Name]: T[K] extends (...given: infer Given) => infer Result
    ? (...given: Given) => Promise<Awaited<Result>>
    : never;
};

/** An object with these methods, before the object that implements them is loaded. */
export function lazyMethods<T extends object, Name extends keyof T>(
  load: () => Promise<T>,
  names: readonly Name[],
): LazyMethods<T, Name> {
  const methods = names.map((name) => [
    name,
    async (...given: unknown[]) => {
      const loaded = await load();
      return (loaded[name] as (...given: unknown[]) => unknown).apply(loaded, given);
    },
  ]);
  // Object.fromEntries forgets the names: they are those of the mapped type.
  return Object.fromEntries(methods) as LazyMethods<T, Name>;
}
