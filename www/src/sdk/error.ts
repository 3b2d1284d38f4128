// The one error class. The WebAssembly modules throw plain objects of the same shape.
import type { Guidance, ParcelgateError as ApiError, ParcelgateErrorCode } from "./api.ts";
import { messageOf } from "./message-of.ts";

export type ErrorKind = ApiError["kind"];
export type FieldProblem = ApiError["problems"][number];

/** An error as the WebAssembly modules and the label worker hand it over. */
export interface PlainError {
  kind: ErrorKind;
  code: ParcelgateErrorCode;
  message?: string | undefined;
  upsCode?: string | undefined;
  field?: string | undefined;
  status?: number | undefined;
  retryable?: boolean | undefined;
  retryAfterSeconds?: number | undefined;
  notSent?: boolean | undefined;
  problems?: FieldProblem[] | undefined;
  others?: ApiError["others"] | undefined;
}

/** Members that an error has only where they are known. */
const OPTIONAL = ["upsCode", "field", "status", "retryAfterSeconds", "notSent"] as const;

/** The only words that do not need the server. */
const OFFLINE: Guidance = {
  what: "The page’s own server does not answer.",
  why: "It is down, or this device is offline.",
  next: "Check the connection and try again. Nothing was lost.",
};

/**
 * Every failure: a stable `code`, its `kind`, the fields that are wrong, and words for the user.
 */
export class ParcelgateError extends Error {
  declare readonly kind: ErrorKind;
  declare readonly code: ParcelgateErrorCode;
  declare readonly retryable: boolean;
  declare readonly problems: FieldProblem[];
  declare readonly others: ApiError["others"];
  declare readonly upsCode?: string;
  declare readonly field?: string;
  declare readonly status?: number;
  declare readonly retryAfterSeconds?: number;
  /** Set where the request never left this device. */
  declare notSent?: boolean;
  /** The journal's reference of a purchase whose answer was lost. */
  declare journalReference?: string;

  constructor(plain: PlainError) {
    super(plain.message || plain.code);
    const { kind, code, retryable, problems, others } = plain;
    this.name = "ParcelgateError";
    Object.assign(this, { kind, code, retryable: Boolean(retryable) });
    Object.assign(this, { problems: problems ?? [], others: others ?? [] });
    for (const name of OPTIONAL) {
      if (plain[name] !== undefined) Object.assign(this, { [name]: plain[name] });
    }
  }

  /** UPS's codes and messages for everything that it refused, in one line. */
  get said(): string {
    if (!this.upsCode) return this.message;
    return [{ code: this.upsCode, message: this.message }, ...this.others]
      .map(({ code, message }) => `UPS ${code}: ${message}`)
      .join("; ");
  }

  /** What happened, why, and what to do. The texts are loaded with the first error. */
  async guidance(): Promise<Guidance> {
    const words = await import("./texts/guidance.ts")
      .then(({ guidance }) => guidance(this))
      .catch(() => null);
    return words ?? OFFLINE;
  }
}

const isPlainError = (thrown: unknown): thrown is PlainError =>
  typeof thrown === "object" && thrown !== null && "kind" in thrown && "code" in thrown;

/** Makes a `ParcelgateError` of any thrown value. */
export function wrap(thrown: unknown): ParcelgateError {
  if (thrown instanceof ParcelgateError) return thrown;
  if (isPlainError(thrown)) return new ParcelgateError(thrown);
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
    message: messageOf(thrown),
  });
}

/** The error of a call that its caller stopped. */
export const cancelled = (): ParcelgateError =>
  new ParcelgateError({ kind: "cancelled", code: "cancelled", message: "the call was stopped" });
