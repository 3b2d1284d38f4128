/** Does what storage may deny: then it is null. */
export function safely(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
