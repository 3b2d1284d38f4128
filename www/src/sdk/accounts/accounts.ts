// The accounts that the user entered, with the outcome of their last check. UPS lists none; each is asked for by itself.
import { ParcelgateError, wrap } from "../error.ts";

function find(accounts, number) {
  const found = accounts.find((one) => one.number === number);
  if (!found)
    throw new ParcelgateError({ kind: "validation", code: "account_unknown", field: "number" });
  return found;
}

export class Accounts {
  #client;
  #store;
  #glue;
  #listed = null;

  constructor(client, store, glue) {
    this.#client = client;
    this.#store = store;
    this.#glue = glue;
  }

  /** Whether they outlive this tab. */
  get lasting() {
    return this.#store.state.lasting;
  }

  /** All of this environment, in the order in which they were added. */
  async list() {
    const accounts = await this.#store.all("accounts");
    return (this.#listed = accounts.sort(
      (a, b) => (a.addedAt > b.addedAt) - (a.addedAt < b.addedAt),
    ));
  }

  /** Keeps an account: { number, nickname?, postalCode, country }. Refuses what UPS would refuse, field by field. */
  async add(account = {}) {
    const clean = await this.#checked(account, await this.list());
    const kept = { ...clean, state: "unchecked", addedAt: new Date().toISOString() };
    await this.#keep(kept);
    return kept;
  }

  /** Changes what was entered of an account, and refuses as `add` does. What UPS said of it counts on where only its nickname is another. */
  async change(number, changes = {}) {
    const all = await this.list();
    const before = find(all, number);
    const clean = await this.#checked(
      { ...before, ...changes },
      all.filter((one) => one !== before),
    );
    const isSame = ["number", "postalCode", "country"].every(
      (name) => clean[name] === before[name],
    );
    const kept = isSame
      ? { ...before, ...clean }
      : { ...clean, state: "unchecked", addedAt: before.addedAt };
    if (clean.number !== before.number) await this.#store.remove("accounts", before.number);
    await this.#keep(kept);
    return kept;
  }

  /** As UPS has it; problems field by field. */
  async #checked(account, others) {
    const clean = {
      // As it is copied from an invoice: with blanks, dashes, small letters, filled up with zeros to ten.
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
    if (problems.length) {
      const { field } = problems[0];
      throw new ParcelgateError({ kind: "validation", code: "invalid_input", field, problems });
    }
    return clean;
  }

  async remove(number) {
    await this.#store.remove("accounts", number);
    this.#changed();
  }

  /** Checks one account by one rating call. */
  async verify(number, { signal } = {}) {
    const account = find(await this.list(), number);
    const before = account.state;
    await this.#keep({ ...account, state: "checking" }, false);
    try {
      const { number, postalCode, country, nickname } = account;
      const outcome = await this.#client.verifyAccount(
        { number, postalCode, country, nickname },
        signal,
      );
      const { state, upsCode, message, error } = outcome;
      // UPS answered a token of this registration: the next sign-in need not ask whether UPS knows it.
      const registration = ["error", "expired"].includes(state)
        ? undefined
        : this.#client.registration;
      const checked = {
        ...account,
        state,
        upsCode,
        message,
        error,
        registration,
        checkedAt: new Date().toISOString(),
      };
      await this.#settle(account, checked);
      return checked;
    } catch (thrown) {
      await this.#settle(account, { ...account, state: before });
      throw wrap(thrown);
    }
  }

  /** What was changed or removed meanwhile stays so. */
  async #settle(asked, checked) {
    const now = (await this.list()).find(({ number }) => number === asked.number);
    const isSame =
      now && ["postalCode", "country", "addedAt"].every((name) => now[name] === asked[name]);
    await this.#keep(isSame ? { ...checked, nickname: now.nickname } : checked, isSame);
  }

  /** Checks all, one after the other: one call each. */
  async verifyAll({ signal, onProgress } = {}) {
    const accounts = await this.list();
    const outcomes = [];
    for (const [index, { number }] of accounts.entries()) {
      onProgress?.({ done: index, total: accounts.length, number });
      // One that was removed meanwhile is not asked for.
      if ((await this.list()).some((one) => one.number === number))
        outcomes.push(await this.verify(number, { signal }));
    }
    onProgress?.({ done: accounts.length, total: accounts.length });
    this.#client.dispatchEvent(
      new CustomEvent("accounts-verified", { detail: { accounts: outcomes } }),
    );
    return outcomes;
  }

  /** Whether a sign-in with this client id and redirect URI went through before. It is used up: one that leads nowhere is asked about. */
  async takeRegistration() {
    const mine = ({ registration }) => registration === this.#client.registration;
    // What the page shows was read already: a sign-in is not held up by reading it again.
    const isKnown = (this.#listed ?? (await this.list())).some(mine);
    if (isKnown) this.#spend(mine);
    return isKnown;
  }

  async #spend(mine) {
    // As they are now: another tab may have changed them.
    for (const { registration, ...account } of (await this.list()).filter(mine))
      await this.#store.put("accounts", account.number, account);
    this.#listed = null;
  }

  /** Forgets all of this environment. */
  async clear() {
    await this.#store.clear("accounts");
    this.#changed();
  }

  async #keep(account, lasting = true) {
    if (lasting) await this.#store.put("accounts", account.number, account);
    this.#checking = account.state === "checking" ? account.number : null;
    this.#changed();
  }

  #checking = null;

  /** The account that is being checked now. */
  get checking() {
    return this.#checking;
  }

  #changed() {
    this.#listed = null;
    this.#client.dispatchEvent(new CustomEvent("accounts-change"));
  }
}
