// The tokens in use: one refresh at a time, in this page and among copies of this tab. Or a
// portal's own server supplies them.
import type { ClientOptions, Connection } from "../api.ts";
import { ParcelgateError, wrap, type PlainError } from "../error.ts";
import { ownMessage } from "../message-of.ts";
import type { BuiltRequest, CarriedAnswer, CoreClient } from "../glue.ts";
import { lazy } from "../lazy.ts";
import type { Store } from "../storage/store.ts";

/** Loaded when tokens are renewed: about once an hour. */
const sharedLogin = lazy(() => import("./shared-login.ts"));

const DAY_MS = 864e5;

/** An error whose words are those of its code. */
const problem = (
  kind: PlainError["kind"],
  code: PlainError["code"],
  more: Partial<PlainError> = {},
): ParcelgateError => new ParcelgateError({ kind, code, ...more });

/** Without a token no call leaves: nothing was made at UPS. */
function throwNotSent(thrown: unknown): never {
  throw Object.assign(wrap(thrown), { notSent: true });
}

type SessionOptions = Pick<ClientOptions, "getAccessToken" | "exchange" | "refreshHelper">;

export class Session {
  readonly #core: CoreClient;
  readonly #store: Store;
  readonly #supply: ClientOptions["getAccessToken"];
  readonly #exchange: ClientOptions["exchange"];
  readonly #hasRefreshHelper: boolean | undefined;
  #refreshing: Promise<string | undefined> | null = null;
  /** True until the portal supplies a token, and when it supplies none. */
  #isWithoutToken = true;

  constructor(core: CoreClient, store: Store, options: SessionOptions) {
    const { getAccessToken, exchange, refreshHelper } = options;
    if (exchange && !getAccessToken)
      throw problem("configuration", "get_access_token_missing", { field: "getAccessToken" });
    this.#core = core;
    this.#store = store;
    this.#supply = getAccessToken;
    this.#hasRefreshHelper = refreshHelper;
    this.#exchange = exchange;
  }

  /** The state of the sign-in. */
  get connection(): Connection {
    const known = this.#core.connection();
    // A host with the application's secret renews as UPS documents it, so it need not have worked
    // once.
    if (this.#hasRefreshHelper && known.refreshExpiresAt)
      known.verifyAgainBy ??= new Date(Date.parse(known.refreshExpiresAt) - DAY_MS).toISOString();
    const isSupplied = this.#supply && !this.#isWithoutToken && known.state !== "connecting";
    return isSupplied ? { ...known, state: "connected" } : known;
  }

  /**
   * Finishes a sign-in, here or on the portal's server. No answer from UPS is used twice, in any
   * tab.
   */
  async complete(query: string): Promise<{ returnTo: string }> {
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
      throw problem("authorization", "exchange_failed", { message: ownMessage(thrown) });
    }
    this.#isWithoutToken = false;
    return { returnTo };
  }

  /**
   * Gets new tokens. Calls during a refresh share its outcome, which is the token where a portal
   * supplies it.
   */
  refresh(): Promise<string | undefined> {
    this.#refreshing ??= (this.#supply ? this.#supplied(true) : this.#rotate()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #rotate(): Promise<undefined> {
    const login = this.#core.login();
    const tabs = await sharedLogin();
    const endTurn =
      login &&
      (await tabs.takeTurn(login).catch(() => {
        throw problem("network", "refresh_busy", { retryable: true });
      }));
    try {
      // Another tab may have renewed: with its own older token this tab would end the login of
      // both.
      const left = login && (await tabs.newestTokens(this.#store, login).catch(() => undefined));
      if (left === "" && this.#core.login() === login) this.#core.disconnect();
      if (left && this.#core.adopt(left) && this.#core.connection().state === "connected") return;
      await this.#core.rotate();
      if (login && this.#core.login() === login)
        await tabs.leaveTokens(this.#store, login, this.#core.pair() ?? "").catch(() => {});
    } finally {
      if (endTurn) endTurn();
    }
  }

  /**
   * Asks a portal for its first token: only then is it known whether its user has signed in at UPS.
   */
  async probe(): Promise<void> {
    if (this.#supply) await this.#supplied().catch(() => {});
  }

  async #supplied(renew = false): Promise<string> {
    let token: unknown;
    try {
      token = await this.#supply?.({ renew });
    } catch (thrown) {
      throw problem("network", "portal_failed", { message: ownMessage(thrown), retryable: true });
    }
    const isToken = typeof token === "string" && token !== "";
    this.#isWithoutToken = !isToken;
    if (!isToken) throw problem("authorization", "not_connected");
    return token as string;
  }

  /**
   * The portal's token; undefined where the module has its own, which is renewed first if it
   * expires.
   */
  async #token(): Promise<string | undefined> {
    if (this.#supply) return this.#supplied();
    if (["expiring", "reconnect_required"].includes(this.#core.connection().state))
      await this.refresh();
    return undefined;
  }

  /** Sends a request with a valid token, and once more if UPS says that the token was not valid. */
  async send(request: BuiltRequest, signal: AbortSignal): Promise<CarriedAnswer> {
    const token = await this.#token().catch(throwNotSent);
    const answer = await this.#carry(request, signal, token);
    if (!answer.tokenOver) return answer;
    let renewed: string | undefined;
    try {
      renewed = await this.refresh();
    } catch (thrown) {
      const error = wrap(thrown);
      // UPS refused both tokens: the sign-in is over. A network failure leaves it as it is.
      if (error.kind === "authorization" && !this.#supply) this.#core.endAccess();
      if (error.kind === "authorization" && !error.upsCode) return answer;
      return throwNotSent(error);
    }
    return this.#carry(request, signal, renewed);
  }

  #carry(
    { method, path, headers, body }: BuiltRequest,
    signal: AbortSignal,
    token: string | undefined,
  ): Promise<CarriedAnswer> {
    return this.#core.send(method, path, headers.flat(), body, signal, token);
  }

  /** Forgets the tokens. Copies of this tab learn of it before they renew. */
  async disconnect(): Promise<void> {
    const login = this.#core.login();
    this.#core.disconnect();
    if (login)
      await sharedLogin()
        .then((tabs) => tabs.leaveTokens(this.#store, login, ""))
        .catch(() => {});
  }
}
