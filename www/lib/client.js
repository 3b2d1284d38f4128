// One application at UPS: joins the two chunks, the accounts and the journal, and tells listeners what changed.
import { Accounts } from "./accounts.js";
import { ParcelgateError, cancelled, wrap } from "./error.js";
import { Journal } from "./journal.js";
import { LabelShelf, encode as base64 } from "./label-shelf.js";
import { signIn } from "./sign-in.js";
import { openStore } from "./store.js";

/** What crosses into the operations: what is undefined is left out. */
const text = (value) => JSON.stringify(value) ?? "null";

const DEFAULT_TIMEOUT_MS = 100_000;

export class UpsClient extends EventTarget {
  #core;
  #ops;
  #glue;
  #options;
  #completing = null;
  #attempt = null;

  constructor(options, { glue, ops }) {
    super();
    const { redirectUri = new URL("/callback.html", location.href).href, proxy = "/ups", storage = "session" } = options;
    this.#options = { ...options, redirectUri, proxy, storage };
    this.#glue = glue;
    this.#ops = ops;
    try {
      this.#core = new glue.Client(this.#options);
    } catch (thrown) {
      throw wrap(thrown);
    }
    const store = openStore(options.environment);
    this.accounts = new Accounts(this, store, glue);
    this.journal = new Journal(this, store, ops);
    this.labels = new LabelShelf(this, options.environment);
    // Back from UPS's page without a sign-in: the browser shows the old page again, its attempt is over.
    addEventListener("pageshow", (event) => event.persisted && this.abandon());
  }

  get environment() {
    return this.#options.environment;
  }

  /** { state, environment, accessExpiresAt?, refreshExpiresAt?, verifyAgainBy?, storage } */
  get connection() {
    return this.#core.connection();
  }

  changed() {
    this.dispatchEvent(new CustomEvent("connection-change", { detail: this.connection }));
  }

  /**
   * Signs in at UPS. Call it in the click itself: a popup opens before anything is waited for.
   * @param {{ mode?: "redirect" | "popup", returnTo?: string, signal?: AbortSignal }} [how]
   */
  connect(how = {}) {
    this.#attempt?.abort();
    this.#attempt = new AbortController();
    return signIn(this, this.#core, how, this.#attempt.signal).finally(() => this.changed());
  }

  /** Ends an attempt that is under way. */
  abandon() {
    this.#attempt?.abort();
    this.#core.abandon();
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
      sessionStorage.removeItem(key);
    } catch {
      // Storage is denied: a popup hands its answer over without it.
    }
    if (!query) return null;
    const done = await this.finish(query);
    await this.settle();
    return done;
  }

  /** After a sign-in, or on return: one rating call for each account that waits for it, and the shipments whose answer was lost. */
  async settle() {
    await this.accounts.verifyAll();
    await this.journal.resume().catch(() => {});
  }

  /** Exchanges the code of a callback's query. */
  async finish(query) {
    try {
      return await this.#core.complete(query);
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Gets new tokens now. */
  async refresh() {
    try {
      await this.#core.refresh();
    } catch (thrown) {
      throw wrap(thrown);
    } finally {
      this.changed();
    }
  }

  /** Forgets the tokens. */
  disconnect() {
    this.#core.disconnect();
    this.changed();
  }

  /** Checks an account by one rating call. */
  verifyAccount(account, signal) {
    return this.#guard(signal, (own) => this.#core.verifyAccount(account, own));
  }

  /** Builds a request without sending it: { method, path, headers, body }. What was imported is not checked here; sending does that. */
  async buildRequest(operation, input) {
    const ops = await this.#ops();
    try {
      return ops.preview(operation, text(input));
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Builds a request that is to be sent: everything is checked. */
  async check(operation, input) {
    const ops = await this.#ops();
    try {
      return ops.build(operation, text(input));
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** UPS's own JSON of a request, as text or object, becomes our input: { input, carried }. Nothing is validated; sending does that. */
  async importRequest(operation, upsJson) {
    const ops = await this.#ops();
    try {
      return ops.importRequest(operation, typeof upsJson === "string" ? upsJson : text(upsJson));
    } catch (thrown) {
      throw wrap(thrown);
    }
  }

  /** Builds, sends, reads. A read that UPS could not answer is asked again after a wait, told by the event `retry`. */
  async run(operation, input, { signal, retry = true } = {}) {
    const ops = await this.#ops();
    const request = await this.check(operation, input);
    const once = () => this.#guard(signal, async (own) => {
      const { status, headers, body } = await this.#core.send(request, own);
      return ops.parse(operation, text(input), status, text(headers), body);
    });
    for (let attempt = 1; ; attempt++) {
      try {
        return await once();
      } catch (error) {
        const rules = retry && request.repeatable && error.retryable && (await import("./retry.js").catch(() => null));
        const waitSeconds = rules ? rules.wait(error, attempt) : null;
        if (waitSeconds === null) throw error;
        this.dispatchEvent(new CustomEvent("retry", { detail: { operation, attempt, waitSeconds, code: error.code } }));
        if (!(await rules.pause(waitSeconds, signal))) throw cancelled();
      }
    }
  }

  /** 1Z numbers in a text as people paste it: [{ number, checkDigit: "right" | "wrong", link }]. A wrong digit is a warning. */
  async findTrackingNumbers(pasted) {
    const ops = await this.#ops();
    return ops.findTrackingNumbers(pasted).map((number) => ({ number, checkDigit: ops.checkTrackingNumber(number), link: `https://www.ups.com/track?tracknum=${number}&loc=en_US` }));
  }

  /** Many calls of one operation, up to 1,000: see many.js. */
  async many(operation, inputs, how) {
    const { many } = await import("./many.js");
    return many(this, operation, inputs, how);
  }

  rate = (shipment, options) => this.run("rate", shipment, options);
  shop = (shipment, options) => this.run("shop", shipment, options);
  recoverLabel = (query, options) => this.run("recoverLabel", query, options);
  track = (query, options) => this.run("track", typeof query === "string" ? { number: query } : query, options);
  validateAddress = (query, options) => this.run("validateAddress", "lines" in query ? { address: query } : query, options);

  timeInTransit = (query, options) => this.run("timeInTransit", query, options);
  /** Places to drop off; with { option: "64" } Access Points. */
  locate = (query, options) => this.run("locate", query, options);
  pickup = Object.fromEntries(["rate", "schedule", "trigger", "pending", "cancel", "divisions", "serviceCenters"].map((name) =>
    [name, (query, options) => this.run(`pickup.${name}`, typeof query === "string" ? { [name === "divisions" ? "country" : name === "cancel" ? "prn" : "account"]: query } : query, options)]));

  documents = {
    /** { account, files: [{ name, format, type, bytes | content }] }: bytes, or their base64. */
    upload: ({ files = [], ...rest }, options) => this.run("documents.upload", { ...rest, files: files.map(({ bytes, ...file }) => (bytes ? { ...file, content: base64(bytes) } : file)) }, options),
    push: (query, options) => this.run("documents.push", query, options),
    remove: (query, options) => this.run("documents.remove", query, options),
  };

  /** Buys a label. A journal entry with a unique reference is kept before the request leaves. */
  ship(shipment, options) {
    return this.journal.ship(shipment, options);
  }

  /** Gives a label back: a shipment's number, or { shipmentId, trackingNumbers }. */
  async void(query, options) {
    const input = typeof query === "string" ? { shipmentId: query } : query;
    const answer = await this.run("void", input, options);
    this.labels.voided(input.shipmentId, input.trackingNumbers ?? []);
    return answer;
  }

  newReference() {
    return this.#glue.journalReference();
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
      return await call(own.signal);
    } catch (thrown) {
      const error = wrap(thrown);
      if (late && error.kind === "cancelled") {
        throw new ParcelgateError({ kind: "network", code: "answer_late", message: "no answer in time", retryable: true });
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
