/** Calls a listener. An error that it throws is reported to the page and does not end the work. */
export function notify<T>(listener: ((event: T) => unknown) | undefined | null, event: T): void {
  try {
    listener?.(event);
  } catch (thrown) {
    reportError(thrown);
  }
}
