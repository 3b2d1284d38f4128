/** The message of a thrown value, if it has one. */
export function ownMessage(thrown: unknown): string | undefined {
  if (typeof thrown !== "object" || thrown === null || !("message" in thrown)) return undefined;
  return thrown.message === undefined || thrown.message === null
    ? undefined
    : String(thrown.message);
}

/** The message of a thrown value, or the value itself as text. */
export const messageOf = (thrown: unknown): string => ownMessage(thrown) ?? String(thrown);
