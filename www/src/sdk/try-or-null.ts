/** The result of `act`, or null if it throws, as storage does where it is denied. */
export function tryOrNull<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
