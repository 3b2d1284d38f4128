// The page's side of the label worker: it starts with the first label, and anew after it failed.
import { ParcelgateError, cancelled } from "../error.js";
import { workerUrl } from "../trusted.js";

/** A label takes some milliseconds; loading the largest chunk on a slow line takes some seconds. */
const LONGEST_MS = 60_000;

export class LabelWorker {
  #url;
  #worker = null;
  #waiting = new Map();
  #last = 0;

  constructor(url) {
    this.#url = String(url);
  }

  /** Asks for an operation; a signal gives up waiting for it. What takes far too long ends the worker: some body made it so. */
  ask(op, options = {}, signal) {
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const worker = this.#start();
      const id = ++this.#last;
      const stop = () => settle(reject)(cancelled());
      const late = setTimeout(() => this.#end({ kind: "label", code: "label_crashed", message: "the drawing took too long" }), LONGEST_MS);
      const settle = (end) => (value) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        signal?.removeEventListener("abort", stop);
        end(value);
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      worker.postMessage({ id, op, ...options });
    });
  }

  #start() {
    if (this.#worker) return this.#worker;
    if (typeof Worker === "undefined") {
      throw new ParcelgateError({ kind: "label", code: "workers_missing", message: "this browser has no workers" });
    }
    const worker = this.#made();
    worker.addEventListener("message", ({ data: { id, value, error } }) => {
      const waiting = this.#waiting.get(id);
      if (error?.ended) this.#end({ ...error, kind: "label", code: "label_crashed" });
      else if (error) waiting?.reject(new ParcelgateError(error));
      else waiting?.resolve(value);
    });
    // A script that did not load, or one that an old browser cannot read.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end({ kind: "network", code: "module_load_failed", message: event.message ?? "the worker did not start", retryable: true });
    });
    this.#worker = worker;
    return worker;
  }

  #made() {
    try {
      return new Worker(workerUrl(this.#url), { type: "module", name: "parcelgate-labels" });
    } catch (thrown) {
      // The page's own policy: no workers, or no Trusted Types policy of this name.
      throw new ParcelgateError({ kind: "label", code: "workers_refused", message: String(thrown?.message ?? thrown) });
    }
  }

  /** What waited has failed; the next question starts another worker. */
  #end(plain) {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of [...this.#waiting.values()]) reject(new ParcelgateError(plain));
  }
}
