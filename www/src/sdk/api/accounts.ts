import type { CallOptions } from "./calls.ts";
import type { ErrorKind, ParcelgateErrorCode } from "./codes.ts";

/**
 * The result of an account's last check. UPS doesn't list a user's accounts, so each is checked
 * with a free rating request.
 *
 * - `unchecked`: not checked since it was added or changed.
 * - `checking`: a check is in progress.
 * - `verified`: usable, with the account's own (negotiated) prices.
 * - `list_rates_only`: usable, but UPS gives list prices only.
 * - `not_on_profile`: UPS doesn't connect the account with the profile that signed in.
 * - `unclear`: UPS's answer fits both `list_rates_only` and `not_on_profile`.
 * - `expired`: the session ended before the check.
 * - `error`: the check itself failed; see `error`.
 */
export type AccountState =
  | "unchecked"
  | "checking"
  | "verified"
  | "list_rates_only"
  | "not_on_profile"
  | "unclear"
  | "expired"
  | "error";

/** A UPS account as the user enters it. */
export interface Account {
  /**
   * The account number: 6 letters and digits. Spaces, dashes, lower case, and the four zeros that
   * UPS puts before it on invoices are accepted and removed.
   */
  number: string;
  /** The user's own name for the account. At most 40 characters. Default: empty. */
  nickname?: string;
  /** The postal code of the account's pickup address. */
  postalCode: string;
  /** The country of the account's pickup address, as an ISO 3166 alpha-2 code. */
  country: string;
}

/** An account with the result of its last check. */
export interface CheckedAccount extends Account {
  /** The result of the last check. */
  state: AccountState;
  /** When the account was added. */
  addedAt: string;
  /** When the last check ended. Missing if the account wasn't checked yet. */
  checkedAt?: string;
  /** UPS's code that led to this state, if there was one. */
  upsCode?: string;
  /** UPS's message that goes with `upsCode`. */
  message?: string;
  /** Why the check failed. Only in the states `error` and `expired`. */
  error?: {
    /** What kind of failure it was. */
    kind: ErrorKind;
    /** The stable code of the failure. */
    code: ParcelgateErrorCode;
    /** A short text for logs. */
    message: string;
  };
  /**
   * The client ID and the redirect URI under which UPS answered, separated by a space. The next
   * sign-in with both skips a check of the application.
   */
  registration?: string;
}

/** The options of `ups.accounts.verifyAll()`. */
export interface VerifyAllOptions extends CallOptions {
  /** Called before each account and once at the end. */
  onProgress?: (progress: {
    /** How many accounts are checked already. */
    done: number;
    /** How many accounts there are. */
    total: number;
    /** The account that is checked next. Missing in the last call. */
    number?: string;
  }) => void;
}

/**
 * The accounts that the user added on this device, per environment: `ups.accounts`. They are kept
 * in IndexedDB.
 */
export interface Accounts {
  /** Whether accounts outlive this tab. False if the browser denies IndexedDB. */
  readonly lasting: boolean;
  /** Lists all accounts of this environment, in the order in which they were added. */
  list(): Promise<CheckedAccount[]>;
  /**
   * Adds an account in the state `unchecked`. No request is sent.
   *
   * Rejects with `invalid_input` if a field is invalid or the account was added before
   * (`account_known` in `problems`).
   *
   * @example
   * ```ts
   * await ups.accounts.add({ number: "A1B2C3", postalCode: "21093", country: "US" });
   * const { state } = await ups.accounts.verify("A1B2C3");
   * ```
   */
  add(account: Account): Promise<CheckedAccount>;
  /**
   * Changes an account. With a new number, postal code, or country the account becomes `unchecked`;
   * a new nickname keeps the result of the last check.
   *
   * Rejects with `account_unknown` if there is no such account, or like {@link Accounts.add}.
   */
  change(number: string, changes: Partial<Account>): Promise<CheckedAccount>;
  /** Removes an account from this device. UPS isn't informed. */
  remove(number: string): Promise<void>;
  /**
   * Checks an account with one free rating request. Nothing is bought.
   *
   * What UPS answers becomes the account's `state`. It rejects with `account_unknown` if there is
   * no such account, and with `cancelled` if the signal stops it. `retry` has no effect here.
   *
   * @example
   * ```ts
   * const account = await ups.accounts.verify("A1B2C3");
   * if (account.state !== "verified") console.warn(account.state, account.upsCode, account.message);
   * ```
   */
  verify(number: string, options?: CallOptions): Promise<CheckedAccount>;
  /**
   * Checks all accounts, one after the other, with one rating request each. Afterwards the client
   * dispatches `accounts-verified`.
   *
   * @example
   * ```ts
   * const accounts = await ups.accounts.verifyAll({
   *   onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
   * });
   * ```
   */
  verifyAll(options?: VerifyAllOptions): Promise<CheckedAccount[]>;
  /** Removes all accounts of this environment from this device. */
  clear(): Promise<void>;
}
