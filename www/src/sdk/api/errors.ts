import type { Notice } from "../../../operations.js";
import type { ErrorKind, ParcelgateErrorCode, ProblemCode } from "./codes.ts";

/** What to tell the user about a failure, in the page's language: from `error.guidance()`. */
export interface Guidance {
  /** What happened, in one sentence. */
  what: string;
  /** Why it happened, in one sentence. */
  why: string;
  /** What the user can do about it. */
  next: string;
  /** The message for each invalid field. Missing for errors about labels and printers. */
  problems?: GuidanceProblem[];
}

/** The message for one invalid field. */
export interface GuidanceProblem {
  /** The field's path in the input, such as `to.address.postalCode`. */
  field: string;
  /** The field's name for people, such as `To, postal code`. */
  name: string;
  /** What is wrong with the field. */
  text: string;
}

/** One invalid field of an input. */
export interface Problem {
  /** The field's path in the input, such as `packages[0].weight.value`. */
  field: string;
  /** What is wrong with it. */
  code: ProblemCode;
  /** UPS's code for the same problem, if UPS has one. */
  upsCode?: string;
  /** The limit that was exceeded: a number of characters, or a count. */
  limit?: number;
  /** The values that the field accepts, separated by commas. Only with the code `word_unknown`. */
  words?: string;
}

/**
 * The only error that Parcelgate throws or rejects with.
 *
 * Branch on `code`, or on `kind` when the exact code doesn't matter. `message` is UPS's own text or
 * a short English sentence for logs; use {@link ParcelgateError.guidance | guidance()} for people.
 *
 * @example
 * ```ts
 * try {
 *   await ups.shop(shipment);
 * } catch (error) {
 *   if (!(error instanceof ParcelgateError)) throw error;
 *   const { what, next } = await error.guidance();
 *   console.warn(error.code, error.upsCode, `${what} ${next}`);
 *   for (const { field, code } of error.problems) console.warn(field, code);
 * }
 * ```
 */
export declare class ParcelgateError extends Error {
  /** What kind of failure this is. */
  readonly kind: ErrorKind;
  /** The stable code. UPS's own code is in `upsCode`. */
  readonly code: ParcelgateErrorCode;
  /** UPS's code, exactly as UPS sent it. Missing when the error isn't from UPS. */
  readonly upsCode?: string;
  /** The path of the first invalid field or option, if the error is about one. */
  readonly field?: string;
  /** The HTTP status of UPS's or the host's answer, if there was one. */
  readonly status?: number;
  /** Whether the same call can succeed later without changes. */
  readonly retryable: boolean;
  /** How long UPS or the host asks you to wait before you try again, in seconds. */
  readonly retryAfterSeconds?: number;
  /**
   * Whether it's certain that the request never reached UPS, or the label never reached the
   * printer. Repeating the call is then safe.
   */
  readonly notSent?: boolean;
  /**
   * The reference of the journal's entry, when `ship` failed and the label may have been bought.
   * Ask UPS with `ups.journal.ask(reference)` before you buy again.
   */
  readonly journalReference?: string;
  /** All of UPS's codes and messages in one line, or `message` if the error isn't from UPS. */
  readonly said: string;
  /** Further refusals that UPS sent in the same answer. Empty if there were none. */
  readonly others: Notice[];
  /** Every invalid field of the input. Empty if the error isn't about fields. */
  readonly problems: Problem[];
  /**
   * Loads the texts for this error in the page's language. It never rejects: if the texts can't be
   * loaded, it resolves with a message in English about the connection.
   */
  guidance(): Promise<Guidance>;
}
