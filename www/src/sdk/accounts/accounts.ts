// The accounts that the user entered, with the outcome of their last check. UPS lists none, so each
// is checked by itself.
import type { Account, CallOptions, CheckedAccount } from "../api.ts";
import { fire } from "../client-events.ts";
import { ParcelgateError, wrap } from "../error.ts";
import type { VerifyOutcome, WebGlue } from "../glue.ts";
import type { Store } from "../storage/store.ts";

/** The parts of a client that this needs. */
interface AccountOwner extends EventTarget {
  /** The client id and redirect URI of a sign-in. */
  registration: string;
  verifyAccount(account: Account, signal?: AbortSignal): Promise<VerifyOutcome>;
}

interface VerifyAllOptions extends CallOptions {
  onProgress?: (progress: { done: number; total: number; number?: string }) => void;
}

function find(accounts: CheckedAccount[], number: string): CheckedAccount {
  const found = accounts.find((one) => one.number === number);
  if (!found)
    throw new ParcelgateError({ kind: "validation", code: "account_unknown", field: "number" });
  return found;
}

const byAge = (a: CheckedAccount, b: CheckedAccount): number =>
  Number(a.addedAt > b.addedAt) - Number(a.addedAt < b.addedAt);

const isEqual = <T>(a: T, b: T, names: (keyof T)[]): boolean =>
  names.every((name) => a[name] === b[name]);

export class Accounts {
  readonly #client: AccountOwner;
  readonly #store: Store;
  readonly #glue: WebGlue | Promise<WebGlue>;
  #listed: CheckedAccount[] | null = null;
  #checking: string | null = null;

  constructor(client: AccountOwner, store: Store, glue: WebGlue | Promise<WebGlue>) {
    this.#client = client;
    this.#store = store;
    this.#glue = glue;
  }

  /** Whether accounts outlive this tab. */
  get lasting(): boolean {
    return this.#store.state.lasting;
  }

  /** All accounts of this environment, the oldest first. */
  async list(): Promise<CheckedAccount[]> {
    this.#listed = (await this.#store.all("accounts")).sort(byAge);
    return this.#listed;
  }

  /** Adds an account. What UPS would refuse is refused here, field by field. */
  async add(account: Partial<Account> = {}): Promise<CheckedAccount> {
    const clean = await this.#checked(account, await this.list());
    const kept: CheckedAccount = {
      ...clean,
      state: "unchecked",
      addedAt: new Date().toISOString(),
    };
    await this.#keep(kept);
    return kept;
  }

  /**
   * Changes an account, with the checks of `add`. If only its nickname changes, its state stays.
   */
  async change(number: string, changes: Partial<Account> = {}): Promise<CheckedAccount> {
    const all = await this.list();
    const before = find(all, number);
    const clean = await this.#checked(
      { ...before, ...changes },
      all.filter((one) => one !== before),
    );
    const isSame = isEqual<Account>(clean, before, ["number", "postalCode", "country"]);
    const kept: CheckedAccount = isSame
      ? { ...before, ...clean }
      : { ...clean, state: "unchecked", addedAt: before.addedAt };
    if (clean.number !== before.number) await this.#store.remove("accounts", before.number);
    await this.#keep(kept);
    return kept;
  }

  /** The account as UPS writes it, or an error with its problems. */
  async #checked(account: Partial<Account>, others: CheckedAccount[]): Promise<Account> {
    const clean = {
      // Invoices print it with spaces, dashes, lowercase letters, or zeros in front.
      number: String(account.number ?? "")
        .replace(/[\s-]/g, "")
        .toUpperCase()
        .replace(/^0000(?=[A-Z0-9]{6}$)/, ""),
      nickname: String(account.nickname ?? "").trim(),
      postalCode: String(account.postalCode ?? "")
        .trim()
        .toUpperCase(),
      country: String(account.country ?? "")
        .trim()
        .toUpperCase(),
    };
    const problems = (await this.#glue).checkAccount(clean);
    if (others.some(({ number }) => number === clean.number))
      problems.push({ field: "number", code: "account_known" });
    const [first] = problems;
    if (first)
      throw new ParcelgateError({
        kind: "validation",
        code: "invalid_input",
        field: first.field,
        problems,
      });
    return clean;
  }

  /** Removes an account. */
  async remove(number: string): Promise<void> {
    await this.#store.remove("accounts", number);
    this.#changed();
  }

  /** Checks one account by one rating call. */
  async verify(number: string, { signal }: CallOptions = {}): Promise<CheckedAccount> {
    const account = find(await this.list(), number);
    await this.#keep({ ...account, state: "checking" }, false);
    try {
      const { postalCode, country, nickname } = account;
      const { state, upsCode, message, error } = await this.#client.verifyAccount(
        { number: account.number, postalCode, country, nickname },
        signal,
      );
      // UPS took a token of this registration, so the next sign-in need not ask whether UPS knows
      // it.
      const isTaken = state !== "error" && state !== "expired";
      const checked: CheckedAccount = {
        ...account,
        state,
        upsCode,
        message,
        error,
        registration: isTaken ? this.#client.registration : undefined,
        checkedAt: new Date().toISOString(),
      };
      await this.#finishCheck(account, checked);
      return checked;
    } catch (thrown) {
      await this.#finishCheck(account, account);
      throw wrap(thrown);
    }
  }

  /** Keeps the outcome, unless the account was changed or removed during the check. */
  async #finishCheck(asked: CheckedAccount, checked: CheckedAccount): Promise<void> {
    const now = (await this.list()).find(({ number }) => number === asked.number);
    if (now && isEqual(now, asked, ["postalCode", "country", "addedAt"]))
      await this.#keep({ ...checked, nickname: now.nickname });
    else await this.#keep(checked, false);
  }

  /** Checks all accounts, one after the other: one rating call each. */
  async verifyAll({ signal, onProgress }: VerifyAllOptions = {}): Promise<CheckedAccount[]> {
    const accounts = await this.list();
    const outcomes: CheckedAccount[] = [];
    for (const [index, { number }] of accounts.entries()) {
      onProgress?.({ done: index, total: accounts.length, number });
      // Skips accounts that were removed in the meantime.
      if ((await this.list()).some((one) => one.number === number))
        outcomes.push(await this.verify(number, { signal }));
    }
    onProgress?.({ done: accounts.length, total: accounts.length });
    fire(this.#client, "accounts-verified", { accounts: outcomes });
    return outcomes;
  }

  /**
   * Whether a sign-in with this client id and redirect URI worked before. It counts once: if the
   * next one fails, UPS is asked.
   */
  async takeRegistration(): Promise<boolean> {
    const isMine = ({ registration }: CheckedAccount): boolean =>
      registration === this.#client.registration;
    // Uses the list that the page shows: reading it again would delay the sign-in.
    const isKnown = (this.#listed ?? (await this.list())).some(isMine);
    if (isKnown) void this.#clearRegistrations(isMine);
    return isKnown;
  }

  async #clearRegistrations(isMine: (account: CheckedAccount) => boolean): Promise<void> {
    // Reads them again: another tab may have changed them.
    for (const account of (await this.list()).filter(isMine)) {
      delete account.registration;
      await this.#store.put("accounts", account.number, account);
    }
    this.#listed = null;
  }

  /** Forgets all accounts of this environment. */
  async clear(): Promise<void> {
    await this.#store.clear("accounts");
    this.#changed();
  }

  async #keep(account: CheckedAccount, lasting = true): Promise<void> {
    if (lasting) await this.#store.put("accounts", account.number, account);
    this.#checking = account.state === "checking" ? account.number : null;
    this.#changed();
  }

  /** The number of the account that is being checked. */
  get checking(): string | null {
    return this.#checking;
  }

  #changed(): void {
    this.#listed = null;
    fire(this.#client, "accounts-change", null);
  }
}
