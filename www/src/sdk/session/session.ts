// Tokens at work: one refresh at a time in this page and among copies of this tab; or a portal's own server supplies them.
import { ParcelgateError, wrap } from "../error.ts";
import { once } from "../lazy.ts";

/** Loaded when a token is renewed: about once an hour. */
const others = once(() => import("./shared-login.ts"));
/** Its words are those of its code. */
const problem = (kind, code, more) => new ParcelgateError({ kind, code, ...more });

/** No token, no call: nothing was made at UPS. */
const notSent = (thrown) => {
  throw Object.assign(wrap(thrown), { notSent: true });
};

export class Session {
  #core;
  #store;
  #supply;
  #exchange;
  #rotating = null;
  #helped;
  /** A portal supplied no token when it was last asked, or was not asked yet. */
  #without = true;

  constructor(core, store, { getAccessToken, exchange, refreshHelper }) {
    if (exchange && !getAccessToken)
      throw problem("configuration", "get_access_token_missing", { field: "getAccessToken" });
    this.#core = core;
    this.#store = store;
    this.#supply = getAccessToken;
    this.#helped = refreshHelper;
    this.#exchange = exchange;
  }

  get connection() {
    const known = this.#core.connection();
    // A host that has the application's secret renews as UPS documents it: nobody need see it work first.
    if (this.#helped && known.refreshExpiresAt)
      known.verifyAgainBy ??= new Date(Date.parse(known.refreshExpiresAt) - 864e5).toISOString();
    const supplied = this.#supply && !this.#without && known.state !== "connecting";
    return supplied ? { ...known, state: "connected" } : known;
  }

  /** Finishes a sign-in: here, or by the portal's server. No answer of UPS's is used twice, in whichever tab. */
  async complete(query) {
    const state = new URLSearchParams(query).get("state");
    if (
      state &&
      this.#core.holds(state) &&
      !(await this.#store.add("tabs", `answer ${state}`, { on: Date.now() }))
    )
      throw problem("authorization", "transaction_missing");
    if (!this.#supply) return this.#core.complete(query);
    const { returnTo, ...parts } = this.#core.take(query);
    if (!this.#exchange) throw problem("configuration", "exchange_missing", { field: "exchange" });
    try {
      await this.#exchange(parts);
    } catch (thrown) {
      throw problem("authorization", "exchange_failed", { message: thrown?.message });
    }
    this.#without = false;
    return { returnTo };
  }

  /** Gets new tokens; whoever comes second takes the first one's outcome. */
  refresh() {
    return (this.#rotating ??= (this.#supply ? this.#supplied(true) : this.#rotate()).finally(
      () => (this.#rotating = null),
    ));
  }

  async #rotate() {
    const login = this.#core.login();
    const tabs = await others();
    const turn =
      login &&
      (await tabs.hold(login).catch(() => {
        throw problem("network", "refresh_busy", { retryable: true });
      }));
    try {
      // What the tab before left counts: with its own token this one would end the login of both.
      const left = login && (await tabs.newest(this.#store, login).catch(() => undefined));
      if (left === "" && this.#core.login() === login) this.#core.disconnect();
      if (left && this.#core.adopt(left) && this.#core.connection().state === "connected") return;
      await this.#core.rotate();
      if (login && this.#core.login() === login)
        await tabs.keep(this.#store, login, this.#core.pair()).catch(() => {});
    } finally {
      turn?.();
    }
  }

  /** Asks a portal for a token for the first time: until then nobody knows whether its user has signed in at UPS. */
  async probe() {
    if (this.#supply) await this.#supplied().catch(() => {});
  }

  async #supplied(renew = false) {
    let token;
    try {
      token = await this.#supply({ renew });
    } catch (thrown) {
      throw problem("network", "portal_failed", { message: thrown?.message, retryable: true });
    }
    this.#without = typeof token !== "string" || !token;
    if (this.#without) throw problem("authorization", "not_connected");
    return token;
  }

  /** A portal's token, or none where the module has one that is good now. */
  async #token() {
    if (this.#supply) return this.#supplied();
    if (["expiring", "reconnect_required"].includes(this.#core.connection().state))
      await this.refresh();
    return undefined;
  }

  /** Sends with a token that is good now; once more after UPS says that it was not. */
  async send(request, signal) {
    let token = await this.#token().catch(notSent);
    const answer = await this.#carry(request, signal, token);
    if (!answer.tokenOver) return answer;
    try {
      token = await this.refresh();
    } catch (thrown) {
      const error = wrap(thrown);
      // UPS refused both tokens: nothing here is good any more. What the network did leaves them as they are.
      if (error.kind === "authorization" && !this.#supply) this.#core.endAccess();
      if (error.kind === "authorization" && !error.upsCode) return answer;
      return notSent(error);
    }
    return this.#carry(request, signal, token);
  }

  #carry({ method, path, headers, body }, signal, token) {
    return this.#core.send(method, path, headers.flat(), body, signal, token);
  }

  /** Forgets the tokens; copies of this tab learn of it before they renew. */
  async disconnect() {
    const login = this.#core.login();
    this.#core.disconnect();
    if (login)
      await others()
        .then((tabs) => tabs.keep(this.#store, login, ""))
        .catch(() => {});
  }
}
