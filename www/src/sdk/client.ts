// One application at UPS: joins the two chunks, the accounts and the journal, and tells listeners what changed.
import { Accounts } from "./accounts/accounts.ts";
import { ParcelgateError, cancelled, wrap } from "./error.ts";
import { late, once } from "./lazy.ts";
import { LabelShelf } from "./storage/label-shelf.ts";
import { Session } from "./session/session.ts";
import { signIn } from "./session/sign-in.ts";
import { openStore } from "./storage/store.ts";
import { seen } from "./scheduling.ts";

const helpers = once(() => import("./operations/operations.ts"));
const DEFAULT_TIMEOUT_MS = 100_000;

export class UpsClient extends EventTarget {
  #core;
  #store;
  #session;
  #begun;
  #poisoned;
  #ops;
  #options;
  #completing = null;
  #attempt = null;
  #leaving = null;
  /** Until the page can be seen, it is as it was drawn: nobody is signed in. */
  #isNew;

  constructor(options, { glue, ops }) {
    super();
    const {
      redirectUri = new URL("/callback.html", location.href).href,
      proxy = "/ups",
      storage = "session",
    } = options;
    this.#options = { ...options, redirectUri, proxy, storage };
    this.#ops = ops;
    const store = (this.#store = openStore(options.environment));
    // Of a module that is still on its way, the page can be drawn already: nobody is signed in here.
    this.#begun =
      glue instanceof Promise
        ? glue.then((now) => this.#begin(now))
        : Promise.resolve(this.#begin(glue));
    // What it was drawn with holds, as a rule: a press that waits for the module goes first.
    this.#isNew = glue instanceof Promise;
    if (this.#isNew)
      this.#begun.then(seen).then(
        () => ((this.#isNew = false), this.#look()),
        () => {},
      );
    else this.#look();
    this.#begun.catch(() => {});
    this.accounts = new Accounts(this, store, glue);
    const journal = once(async () => new (await import("./purchase/journal.ts")).Journal(this, store, ops));
    this.journal = late(journal, "list open live ship ask resume settle voided");
    this.labels = new LabelShelf(this, options.environment);
    // A trap ends the module for good: whatever waits for it is told, and whatever comes later.
    this.#poisoned = new Promise((_, reject) =>
      addEventListener(
        "error",
        ({ error }) => error instanceof WebAssembly.RuntimeError && reject(error),
      ),
    );
    this.#poisoned.catch(() => {});
    // Back from UPS's page without a sign-in: the browser shows the old page again, its attempt is over.
    addEventListener("pageshow", (event) => event.persisted && this.abandon());
  }

  #begin(glue) {
    try {
      this.#core = new glue.Client(this.#options);
      this.#session = new Session(this.#core, this.#store, this.#options);
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Whether somebody is signed in here already. */
  #look() {
    if (
      this.#options.getAccessToken ||
      this.connection.state !== "disconnected" ||
      this.connection.storage !== "session"
    )
      this.#session.probe().then(() => this.changed());
  }

  /** Settles when the module is at work; fails where it cannot be. */
  get begun() {
    return this.#begun;
  }

  get environment() {
    return this.#options.environment;
  }

  /** { state, environment, accessExpiresAt?, refreshExpiresAt?, verifyAgainBy?, storage } */
  get connection() {
    return (
      (!this.#isNew && this.#session?.connection) || {
        state: "disconnected",
        environment: this.environment,
        storage: "session",
      }
    );
  }

  changed() {
    this.dispatchEvent(new CustomEvent("connection-change", { detail: this.connection }));
  }

  /**
   * Signs in at UPS. Call it in the click itself: a popup opens before anything is waited for.
   * @param {{ mode?: "redirect" | "popup", returnTo?: string, signal?: AbortSignal }} [how]
   */
  connect(how = {}) {
    const byRedirect = how.mode !== "popup" && self === top;
    // A second click while the page is leaving would end the very attempt that it leaves for.
    if (byRedirect && this.#leaving) return this.#leaving;
    this.#attempt?.abort();
    this.#attempt = new AbortController();
    const attempt = this.#attempt;
    how.signal?.addEventListener("abort", () => attempt.abort(), { once: true });
    if (how.signal?.aborted) attempt.abort();
    const done = signIn(
      this,
      this.#begun.then(() => this.#core),
      how,
      attempt.signal,
    ).finally(() => {
      if (this.#leaving === done) this.#leaving = null;
      this.changed();
    });
    this.#leaving = byRedirect ? done : null;
    return done;
  }

  /** What UPS has to know for a sign-in. */
  get registration() {
    const { clientId, redirectUri } = this.#options;
    return `${clientId} ${redirectUri}`;
  }

  /** Ends an attempt that is under way. */
  abandon() {
    this.#leaving = null;
    this.#attempt?.abort();
    this.#core?.abandon();
    this.changed();
  }

  /** Finishes a sign-in that came back to this page, and checks every account; null if there is none. Calling it twice exchanges once. */
  completeConnect() {
    this.#completing ??= this.#complete().finally(() => {
      this.#completing = null;
      this.changed();
    });
    return this.#completing;
  }

  async #complete() {
    const key = "parcelgate:callback";
    let query = null;
    try {
      query = sessionStorage.getItem(key);
      const { clientId, environment } =
        JSON.parse(
          sessionStorage.getItem(
            `parcelgate:transaction:${new URLSearchParams(query).get("state")}`,
          ),
        )?.binding ?? this.#options;
      // Another client of this page began it: the answer is for that one.
      if (clientId !== this.#options.clientId || environment !== this.environment) return null;
    } catch {
      // Storage is denied: a popup hands its answer over without it.
    }
    if (!query) return null;
    sessionStorage.removeItem(key);
    const done = await this.finish(query);
    await this.settle();
    return done;
  }

  /** After a sign-in, or on return: one rating call for each account that waits for it, and the shipments whose answer was lost. */
  async settle() {
    await this.accounts.verifyAll();
    await this.resume().catch(() => {});
  }

  /** Asks UPS about shipments whose answer was lost, where there are any. */
  async resume() {
    return (await this.#store.keys("journal")).length ? this.journal.resume() : [];
  }

  /** Exchanges the code of a callback's query. */
  async finish(query) {
    try {
      await this.#begun;
      return await this.#session.complete(query);
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Gets new tokens now. */
  async refresh() {
    try {
      await this.#begun;
      await this.#session.refresh();
    } catch (thrown) {
      throw wrap(thrown);
    } finally {
      this.changed();
    }
  }

  /** Forgets the tokens, in copies of this tab too. */
  async disconnect() {
    const done = this.#session?.disconnect();
    this.changed();
    await done;
  }

  /** Checks an account by one rating call. */
  async verifyAccount(account, signal) {
    try {
      await this.#begun;
      return await this.#guard(signal, async (own) => {
        const { status, body } = await this.#session.send(
          this.#core.buildVerifyRequest(account),
          own,
        );
        return this.#core.parseVerifyResponse(status, body);
      });
    } catch (error) {
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

  /** What needs the operations' chunk: it and its helpers. */
  async #with(use) {
    return use(...(await Promise.all([helpers(), this.#ops(), this.#begun])));
  }

  /** Builds a request without sending it: { method, path, headers, body }. What was imported is not checked here; sending does that. */
  buildRequest(operation, input) {
    return this.#with((help, ops) => help.buildRequest(ops, operation, input));
  }

  /** Builds a request that is to be sent: everything is checked. */
  check(operation, input) {
    return this.#with((help, ops) => help.inModule(() => ops.build(operation, help.text(input))));
  }

  /** UPS's own JSON of a request, as text or object, becomes our input: { input, carried }. Nothing is validated; sending does that. */
  importRequest(operation, upsJson) {
    return this.#with((help, ops) => help.importRequest(ops, operation, upsJson));
  }

  /** Builds, sends, reads. A read that UPS could not answer is asked again after a wait, told by the event `retry`. */
  run(operation, given, { signal, retry = true } = {}) {
    return this.#with(async (help, ops) => {
      const input = help.text(await help.meant(operation, given));
      const request = help.inModule(() => ops.build(operation, input));
      const once = () =>
        this.#guard(signal, async (own) => {
          const { status, headers, body } = await this.#session.send(request, own);
          return ops.parse(operation, input, status, help.text(help.headersOf(headers)), body);
        });
      return this.#again(once, operation, request, signal, retry);
    });
  }

  async #again(once, operation, request, signal, retry) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        const rules =
          retry &&
          request.repeatable &&
          error.retryable &&
          (await import("./operations/retry.ts").catch(() => null));
        const waitSeconds = rules ? rules.wait(error, attempt) : null;
        if (waitSeconds === null) throw error;
        this.dispatchEvent(
          new CustomEvent("retry", {
            detail: { operation, attempt, waitSeconds, code: error.code },
          }),
        );
        if (!(await rules.pause(waitSeconds, signal))) throw cancelled();
      }
    }
  }

  /** 1Z numbers in a text as people paste it: [{ number, checkDigit: "right" | "wrong", link }]. A wrong digit is a warning. */
  findTrackingNumbers(pasted) {
    return this.#with((help, ops) => help.findTrackingNumbers(ops, pasted));
  }

  /** Many calls of one operation, up to 1,000: see many.js. */
  async many(operation, inputs, how) {
    const { many } = await import("./operations/many.ts");
    return many(this, operation, inputs, how);
  }

  #method = (name) => (input, options) => this.run(name, input, options);
  rate = this.#method("rate");
  shop = this.#method("shop");
  recoverLabel = this.#method("recoverLabel");
  track = this.#method("track");
  validateAddress = this.#method("validateAddress");
  timeInTransit = this.#method("timeInTransit");
  /** Places to drop off; with { option: "64" } Access Points. */
  locate = this.#method("locate");
  #group = (group, names) =>
    Object.fromEntries(names.split(" ").map((name) => [name, this.#method(`${group}.${name}`)]));
  pickup = this.#group("pickup", "rate schedule trigger pending cancel divisions serviceCenters");
  /** upload: { account, files: [{ name, format, type, bytes | content }] }: bytes, or their base64. */
  documents = this.#group("documents", "upload push remove");

  /** Buys a label. A journal entry with a unique reference is kept before the request leaves. */
  ship(shipment, options) {
    return this.journal.ship(shipment, options);
  }

  /** Gives a label back: a shipment's number, or { shipmentId, trackingNumbers }. */
  async void(query, options) {
    const answer = await this.run("void", query, options);
    const shipmentId = query.shipmentId ?? query;
    const packages = query.trackingNumbers ?? [];
    if (!packages.length || this.labels.isVoided(shipmentId, packages))
      await this.journal.voided(shipmentId);
    this.labels.voided(shipmentId, packages);
    return answer;
  }

  /** A unique reference for the journal, made beforehand. */
  async newReference() {
    return (await this.#ops()).journalReference(crypto.getRandomValues(new Uint8Array(13)));
  }

  /** Runs one call with a signal of its own, whose reason is always an Error: time runs out, or the caller stops. */
  async #guard(signal, call) {
    const own = new AbortController();
    let late = false;
    const stop = () => own.abort();
    const timer = setTimeout(() => ((late = true), stop()), DEFAULT_TIMEOUT_MS);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      // A portal's function, or another tab's turn, may not come back.
      const stopped = new Promise((_, reject) =>
        own.signal.addEventListener("abort", () => reject(cancelled())),
      );
      return await Promise.race([this.#poisoned, stopped, call(own.signal)]);
    } catch (thrown) {
      const error = wrap(thrown);
      if (late && error.kind === "cancelled") {
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
      this.#announce();
    }
  }

  #last = "";

  /** A call may have refreshed or ended the session: say so once. */
  #announce() {
    const { state } = this.connection;
    if (state !== this.#last) {
      this.#last = state;
      this.changed();
    }
  }
}
