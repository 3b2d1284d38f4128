/** The message of a thrown value, if it has one. */
export function ownMessage(thrown: unknown): string | undefined {
  const message = (thrown as { message?: unknown } | null | undefined)?.message;
  return message === undefined || message === null ? undefined : String(message);
}

/** The message of a thrown value, or the value itself as text. */
export const messageOf = (thrown: unknown): string => ownMessage(thrown) ?? String(thrown);
