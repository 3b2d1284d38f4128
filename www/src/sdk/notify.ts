/** Tells a listener; one that fails is its owner's matter: the work goes on, and no result is lost. */
export function tell(listener, what) {
  try {
    listener?.(what);
  } catch (thrown) {
    reportError(thrown);
  }
}
