// One error for everything: name, kind, code, upsCode?, message, field?, status?, retryable, problems, guidance?.

/** The only words that do not need the server. */
const OFFLINE = {
  what: "The page’s own server does not answer.",
  why: "It is down, or this device is offline.",
  next: "Check the connection and try again. Nothing was lost.",
};

export class ParcelgateError extends Error {
  constructor(plain) {
    super(plain.message || plain.code);
    this.name = "ParcelgateError";
    this.kind = plain.kind;
    this.code = plain.code;
    this.retryable = Boolean(plain.retryable);
    this.problems = plain.problems ?? [];
    this.others = plain.others ?? [];
    for (const name of ["upsCode", "field", "status", "retryAfterSeconds", "notSent"]) {
      if (plain[name] !== undefined) this[name] = plain[name];
    }
  }

  /** UPS's codes and words, of all that it refused. */
  get said() {
    if (!this.upsCode) return this.message;
    return [{ code: this.upsCode, message: this.message }, ...this.others]
      .map(({ code, message }) => `UPS ${code}: ${message}`)
      .join("; ");
  }

  /** What happened, why, what to do: texts are loaded when they are needed. */
  async guidance() {
    const words = await import("./texts/guidance.ts")
      .then(({ guidance }) => guidance(this))
      .catch(() => null);
    return words ?? OFFLINE;
  }
}

/** Makes an error of whatever was thrown; the module throws plain objects. */
export function wrap(thrown) {
  if (thrown instanceof ParcelgateError) return thrown;
  if (thrown && typeof thrown === "object" && "kind" in thrown && "code" in thrown)
    return new ParcelgateError(thrown);
  if (thrown instanceof WebAssembly.RuntimeError) {
    return new ParcelgateError({
      kind: "protocol",
      code: "module_poisoned",
      message: "the module stopped; reload the page",
    });
  }
  return new ParcelgateError({
    kind: "protocol",
    code: "unexpected",
    message: String(thrown?.message ?? thrown),
  });
}

export const cancelled = () =>
  new ParcelgateError({ kind: "cancelled", code: "cancelled", message: "the call was stopped" });
