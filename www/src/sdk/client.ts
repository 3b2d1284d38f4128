// One application at UPS: joins the two WebAssembly chunks, the accounts, and the journal, and
// fires events for changes.
import { Accounts } from "./accounts/accounts.ts";
import type {
  Account,
  CallOptions,
  ClientOptions,
  Connection,
  Environment,
  Importable,
  Imported,
  ManyOptions,
  ManyResult,
  Operations,
  Shipment,
  Shipped,
} from "./api.ts";
import { fire, type ClientEventTarget } from "./client-events.ts";
import { ParcelgateError, cancelled, wrap } from "./error.ts";
import type {
  CoreClient,
  CoreOptions,
  OperationRequest,
  OpsGlue,
  VerifyOutcome,
  WebGlue,
} from "./glue.ts";
import { lazy, lazyMethods, type LazyMethods } from "./lazy.ts";
import type { FoundNumber } from "./operations/operations.ts";
import type { AskOutcome, Journal, ShipOptions } from "./purchase/journal.ts";
import { afterPaint } from "./scheduling.ts";
import { Session } from "./session/session.ts";
import { signIn } from "./session/sign-in.ts";
import { LabelShelf } from "./storage/label-shelf.ts";
import { openStore, type Store } from "./storage/store.ts";

const operationHelpers = lazy(() => import("./operations/operations.ts"));
type Helpers = Awaited<ReturnType<typeof operationHelpers>>;

const DEFAULT_TIMEOUT_MS = 100_000;
const CALLBACK = "parcelgate:callback";

/** The first chunk, loaded or on its way, and how the second one is loaded. */
export interface Modules {
  glue: WebGlue | Promise<WebGlue>;
  ops: () => Promise<OpsGlue>;
}

/** The module at work. */
interface Loaded {
  core: CoreClient;
  session: Session;
}

interface ConnectOptions {
  mode?: "redirect" | "popup";
  returnTo?: string;
  signal?: AbortSignal;
}

type Call<Name extends keyof Operations> = (
  input: Operations[Name]["input"],
  options?: CallOptions,
) => Promise<Operations[Name]["answer"]>;

const JOURNAL = ["list", "open", "live", "ship", "ask", "resume", "settle", "voided"] as const;

// The same class at run time: only its listeners' events have types.
const TypedEventTarget = EventTarget as new () => ClientEventTarget;

/** The environment and client id that began a sign-in. */
interface Binding {
  clientId?: string;
  environment?: string;
}

/** The binding of a stored sign-in, or null. */
function bindingOf(query: string | null): Binding | null {
  const state = new URLSearchParams(query ?? "").get("state");
  const stored = sessionStorage.getItem(`parcelgate:transaction:${state}`);
  // The module wrote it.
  const transaction = JSON.parse(stored ?? "null") as { binding?: Binding } | null;
  return transaction?.binding ?? null;
}

export class UpsClient extends TypedEventTarget {
  readonly accounts: Accounts;
  readonly journal: LazyMethods<Journal, (typeof JOURNAL)[number]>;
  readonly labels: LabelShelf;
  readonly #options: CoreOptions;
  readonly #store: Store;
  readonly #ops: () => Promise<OpsGlue>;
  readonly #begun: Promise<void>;
  /** Rejects when the module traps, which ends it for good. */
  readonly #poisoned: Promise<never>;
  #loaded: Loaded | null = null;
  #completing: Promise<{ returnTo: string } | null> | null = null;
  #attempt: AbortController | null = null;
  #leaving: Promise<{ returnTo: string }> | null = null;
  /** True until the page was painted: it shows that nobody is signed in. */
  #isNew: boolean;
  #lastState = "";

  constructor(options: ClientOptions, { glue, ops }: Modules) {
    super();
    const {
      redirectUri = new URL("/callback.html", location.href).href,
      proxy = "/ups",
      storage = "session",
    } = options;
    this.#options = { ...options, redirectUri, proxy, storage };
    this.#ops = ops;
    const store = openStore(options.environment);
    this.#store = store;
    // While the module is on its way, the page renders as if nobody were signed in.
    this.#isNew = glue instanceof Promise;
    this.#begun =
      glue instanceof Promise
        ? glue.then((loaded) => this.#begin(loaded))
        : Promise.resolve(this.#begin(glue));
    // A press that waits for the module comes before the first change of what was rendered.
    if (this.#isNew)
      this.#begun.then(afterPaint).then(
        () => {
          this.#isNew = false;
          this.#findSession();
        },
        () => {},
      );
    else this.#findSession();
    this.#begun.catch(() => {});
    this.accounts = new Accounts(this, store, glue);
    const journal = lazy(
      async () => new (await import("./purchase/journal.ts")).Journal(this, store, ops),
    );
    this.journal = lazyMethods(journal, JOURNAL);
    this.labels = new LabelShelf(this, options.environment);
    this.#poisoned = new Promise((_, reject) =>
      addEventListener("error", ({ error }: ErrorEvent) => {
        if (error instanceof WebAssembly.RuntimeError) reject(error);
      }),
    );
    this.#poisoned.catch(() => {});
    // Back from UPS's page without a sign-in: the browser shows the old page, whose attempt is
    // over.
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.abandon();
    });
  }

  #begin(glue: WebGlue): void {
    try {
      const core = new glue.Client(this.#options);
      this.#loaded = { core, session: new Session(core, this.#store, this.#options) };
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** The module. `begun` has to be awaited before. */
  get #module(): Loaded {
    return this.#loaded!;
  }

  /** Looks whether somebody is signed in already. */
  #findSession(): void {
    if (
      this.#options.getAccessToken ||
      this.connection.state !== "disconnected" ||
      this.connection.storage !== "session"
    )
      void this.#module.session.probe().then(() => this.changed());
  }

  /** Settles when the module has loaded. */
  get begun(): Promise<void> {
    return this.#begun;
  }

  get environment(): Environment {
    return this.#options.environment;
  }

  /** The state of the sign-in. */
  get connection(): Connection {
    return (
      (!this.#isNew && this.#loaded?.session.connection) || {
        state: "disconnected",
        environment: this.environment,
        storage: "session",
      }
    );
  }

  /** Fires `connection-change`. */
  changed(): void {
    fire(this, "connection-change", this.connection);
  }

  /**
   * Signs in at UPS. Call it in the click: a browser opens a window only before anything is
   * awaited.
   */
  connect(how: ConnectOptions = {}): Promise<{ returnTo: string }> {
    const isRedirect = how.mode !== "popup" && self === top;
    // A second click while the page leaves would end the attempt that it leaves for.
    if (isRedirect && this.#leaving) return this.#leaving;
    this.#attempt?.abort();
    const attempt = new AbortController();
    this.#attempt = attempt;
    how.signal?.addEventListener("abort", () => attempt.abort(), { once: true });
    if (how.signal?.aborted) attempt.abort();
    const done = signIn(
      this,
      this.#begun.then(() => this.#module.core),
      how,
      attempt.signal,
    ).finally(() => {
      if (this.#leaving === done) this.#leaving = null;
      this.changed();
    });
    this.#leaving = isRedirect ? done : null;
    return done;
  }

  /** What UPS must know for a sign-in: client id and redirect URI. */
  get registration(): string {
    const { clientId, redirectUri } = this.#options;
    return `${clientId} ${redirectUri}`;
  }

  /** Ends a sign-in attempt. */
  abandon(): void {
    this.#leaving = null;
    this.#attempt?.abort();
    this.#loaded?.core.abandon();
    this.changed();
  }

  /**
   * Finishes a sign-in that came back to this page, and checks all accounts. Calls share one
   * exchange.
   */
  completeConnect(): Promise<{ returnTo: string } | null> {
    this.#completing ??= this.#complete().finally(() => {
      this.#completing = null;
      this.changed();
    });
    return this.#completing;
  }

  async #complete(): Promise<{ returnTo: string } | null> {
    let query: string | null = null;
    try {
      query = sessionStorage.getItem(CALLBACK);
      const { clientId, environment } = bindingOf(query) ?? this.#options;
      // Another client of this page began the sign-in.
      if (clientId !== this.#options.clientId || environment !== this.environment) return null;
    } catch {
      // Storage is denied: a popup hands over its answer without it.
    }
    if (!query) return null;
    sessionStorage.removeItem(CALLBACK);
    const done = await this.finish(query);
    await this.settle();
    return done;
  }

  /** Checks all accounts, and asks UPS about shipments whose answer was lost. */
  async settle(): Promise<void> {
    await this.accounts.verifyAll();
    await this.resume().catch(() => {});
  }

  /** Asks UPS about shipments whose answer was lost, if there are any. */
  async resume(): Promise<({ reference: string } & AskOutcome)[]> {
    return (await this.#store.keys("journal")).length ? this.journal.resume() : [];
  }

  /** Exchanges the code of a callback's query. */
  async finish(query: string): Promise<{ returnTo: string }> {
    try {
      await this.#begun;
      return await this.#module.session.complete(query);
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Gets new tokens now. */
  async refresh(): Promise<void> {
    try {
      await this.#begun;
      await this.#module.session.refresh();
    } catch (thrown) {
      throw wrap(thrown);
    } finally {
      this.changed();
    }
  }

  /** Forgets the tokens, in copies of this tab too. */
  async disconnect(): Promise<void> {
    const done = this.#loaded?.session.disconnect();
    this.changed();
    await done;
  }

  /** Checks an account by one rating call. */
  async verifyAccount(account: Account, signal?: AbortSignal): Promise<VerifyOutcome> {
    try {
      await this.#begun;
      const { core, session } = this.#module;
      return await this.#guard(signal, async (own) => {
        const { status, body } = await session.send(core.buildVerifyRequest(account), own);
        return core.parseVerifyResponse(status, body);
      });
    } catch (thrown) {
      const error = wrap(thrown);
      const { kind, upsCode, message } = error;
      if (kind === "cancelled" || kind === "validation") throw error;
      return {
        state: kind === "authorization" ? "expired" : "error",
        upsCode,
        message,
        error: { ...error, message },
      };
    }
  }

  /** Loads what operations need: their chunk and its helpers. */
  async #with<T>(use: (help: Helpers, ops: OpsGlue) => T | Promise<T>): Promise<T> {
    const [help, ops] = await Promise.all([operationHelpers(), this.#ops(), this.#begun]);
    return use(help, ops);
  }

  /** Builds a request without sending it. An imported input is not checked: sending does that. */
  buildRequest<Name extends keyof Operations>(
    operation: Name,
    input: Operations[Name]["input"],
  ): Promise<OperationRequest> {
    return this.#with((help, ops) => help.buildRequest(ops, operation, input));
  }

  /** Checks an input as sending does. */
  check<Name extends keyof Operations>(
    operation: Name,
    input: Operations[Name]["input"],
  ): Promise<OperationRequest> {
    return this.#with((help, ops) => help.inModule(() => ops.build(operation, help.text(input))));
  }

  /** Turns UPS's own JSON of a request into an input. Nothing is validated: sending does that. */
  importRequest<Name extends Importable>(
    operation: Name,
    upsJson: object | string,
  ): Promise<{ input: Imported<Exclude<Operations[Name]["input"], string>>; carried: string[] }> {
    return this.#with((help, ops) => {
      const { input, carried } = help.importRequest(ops, operation, upsJson);
      // The module gives the input of the operation that was named.
      return { input: input as Imported<Exclude<Operations[Name]["input"], string>>, carried };
    });
  }

  /**
   * Builds, sends, and reads. A read that UPS could not answer is sent again after a wait: the
   * event `retry` says so.
   */
  run<Name extends keyof Operations>(
    operation: Name,
    given: Operations[Name]["input"],
    { signal, retry = true }: CallOptions = {},
  ): Promise<Operations[Name]["answer"]> {
    return this.#with(async (help, ops) => {
      const input = help.text(await help.meant(operation, given));
      const request = help.inModule(() => ops.build(operation, input));
      const once = (): Promise<unknown> =>
        this.#guard(signal, async (own) => {
          const { status, headers, body } = await this.#module.session.send(request, own);
          return ops.parse(operation, input, status, help.text(help.headersOf(headers)), body);
        });
      // The module gives the answer of the operation that was named.
      return this.#withRetries(once, operation, request, signal, retry) as Promise<
        Operations[Name]["answer"]
      >;
    });
  }

  async #withRetries<T>(
    once: () => Promise<T>,
    operation: string,
    request: OperationRequest,
    signal: AbortSignal | undefined,
    retry: boolean,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (thrown) {
        const error = wrap(thrown);
        const mayRetry = retry && request.repeatable && error.retryable;
        const rules = mayRetry ? await import("./operations/retry.ts").catch(() => null) : null;
        const waitSeconds = rules?.wait(error, attempt) ?? null;
        if (!rules || waitSeconds === null) throw error;
        fire(this, "retry", { operation, attempt, waitSeconds, code: error.code });
        if (!(await rules.pause(waitSeconds, signal))) throw cancelled();
      }
    }
  }

  /** The 1Z numbers in a pasted text. A wrong check digit is a warning. */
  findTrackingNumbers(pasted: string): Promise<FoundNumber[]> {
    return this.#with((help, ops) => help.findTrackingNumbers(ops, pasted));
  }

  /** Runs up to 1,000 calls of one operation. */
  async many<Name extends keyof Operations>(
    operation: Name,
    inputs: (
      Operations[Name]["input"] | ManyResult<Operations[Name]["input"], Operations[Name]["answer"]>
    )[],
    how?: ManyOptions,
  ): Promise<ManyResult<Operations[Name]["input"], Operations[Name]["answer"]>[]> {
    const { many } = await import("./operations/many.ts");
    // The results are those of the operation that was named.
    return many(this, operation, inputs, how) as Promise<
      ManyResult<Operations[Name]["input"], Operations[Name]["answer"]>[]
    >;
  }

  #method<Name extends keyof Operations>(name: Name): Call<Name> {
    return (input, options) => this.run(name, input, options);
  }
  readonly rate = this.#method("rate");
  readonly shop = this.#method("shop");
  readonly recoverLabel = this.#method("recoverLabel");
  readonly track = this.#method("track");
  readonly validateAddress = this.#method("validateAddress");
  readonly timeInTransit = this.#method("timeInTransit");
  /** Places to drop off packages. With `option: "64"` Access Points. */
  readonly locate = this.#method("locate");
  readonly pickup = {
    rate: this.#method("pickup.rate"),
    schedule: this.#method("pickup.schedule"),
    trigger: this.#method("pickup.trigger"),
    pending: this.#method("pickup.pending"),
    cancel: this.#method("pickup.cancel"),
    divisions: this.#method("pickup.divisions"),
    serviceCenters: this.#method("pickup.serviceCenters"),
  };
  /** `upload` takes files with their bytes, or their base64. */
  readonly documents = {
    upload: this.#method("documents.upload"),
    push: this.#method("documents.push"),
    remove: this.#method("documents.remove"),
  };

  /** Buys a label. A journal entry with a unique reference is stored before the request leaves. */
  ship(shipment: Shipment, options?: ShipOptions): Promise<Shipped> {
    return this.journal.ship(shipment, options);
  }

  /** Voids a shipment, or only the packages with the given numbers. */
  async void(
    query: Operations["void"]["input"],
    options?: CallOptions,
  ): Promise<Operations["void"]["answer"]> {
    const answer = await this.run("void", query, options);
    const shipmentId = typeof query === "string" ? query : query.shipmentId;
    const packages = (typeof query === "string" ? null : query.trackingNumbers) ?? [];
    if (!packages.length || this.labels.isVoided(shipmentId, packages))
      await this.journal.voided(shipmentId);
    this.labels.voided(shipmentId, packages);
    return answer;
  }

  /** Makes a unique reference for the journal before the purchase. */
  async newReference(): Promise<string> {
    return (await this.#ops()).journalReference(crypto.getRandomValues(new Uint8Array(13)));
  }

  /**
   * Runs one call with a time limit and the caller's signal. It always rejects with a
   * `ParcelgateError`.
   */
  async #guard<T>(
    signal: AbortSignal | undefined,
    call: (own: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const own = new AbortController();
    let isLate = false;
    const stop = (): void => own.abort();
    const timer = setTimeout(() => {
      isLate = true;
      stop();
    }, DEFAULT_TIMEOUT_MS);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      // A portal's function, or another tab's turn, may never settle.
      const stopped = new Promise<never>((_, reject) =>
        own.signal.addEventListener("abort", () => reject(cancelled())),
      );
      if (signal?.aborted) stop();
      return await Promise.race([this.#poisoned, stopped, call(own.signal)]);
    } catch (thrown) {
      const error = wrap(thrown);
      if (isLate && error.kind === "cancelled") {
        throw new ParcelgateError({
          kind: "network",
          code: "answer_late",
          message: "no answer in time",
          retryable: true,
        });
      }
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      this.#announceState();
    }
  }

  /** Fires `connection-change` once if a call refreshed or ended the session. */
  #announceState(): void {
    const { state } = this.connection;
    if (state !== this.#lastState) {
      this.#lastState = state;
      this.changed();
    }
  }
}
