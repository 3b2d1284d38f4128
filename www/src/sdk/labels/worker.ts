// The page's side of a label worker: it starts with the first question, and anew after it failed. One question is under way at a
// time, so that a body that ends the worker takes nobody else's question with it.
import { ParcelgateError, cancelled } from "../error.ts";
import { registry } from "../registry.ts";
import { workerUrl } from "../trusted-types.ts";

const crashed = (message) => new ParcelgateError({ kind: "label", code: "label_crashed", message });

export class LabelWorker {
  #url;
  #wasm;
  #longestMs;
  #worker = null;
  #queue = [];
  #now = null;
  #last = 0;

  /** A question that takes longer ends the worker: some body made it so. */
  constructor(url, wasm, longestMs) {
    this.#url = String(url);
    this.#wasm = Object.entries(wasm).map(([name, { href }]) => [
      name,
      href,
      registry.release?.integrity(href),
    ]);
    this.#longestMs = longestMs;
  }

  /** Asks for an operation; a signal gives up waiting for it. */
  ask(op, options = {}, signal) {
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const task = { message: { id: ++this.#last, op, ...options }, resolve, reject };
      const stop = () => {
        // What is under way ends by itself; its answer is nobody's.
        this.#queue = this.#queue.filter((one) => one !== task);
        task.settle(reject, cancelled());
      };
      task.settle = (end, value) => {
        signal?.removeEventListener("abort", stop);
        end(value);
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#queue.push(task);
      this.#next();
    });
  }

  #next() {
    if (this.#now || !this.#queue.length) return;
    const task = (this.#now = this.#queue.shift());
    try {
      this.#start().postMessage(task.message);
      this.#now.timer = setTimeout(
        () => this.#end(crashed("the drawing took too long")),
        this.#longestMs,
      );
    } catch (error) {
      this.#answer((one) => one.settle(one.reject, error));
    }
  }

  #answer(act) {
    const task = this.#now;
    this.#now = null;
    if (task) {
      clearTimeout(task.timer);
      act(task);
    }
    this.#next();
  }

  #start() {
    if (this.#worker) return this.#worker;
    if (typeof Worker === "undefined")
      throw new ParcelgateError({
        kind: "label",
        code: "workers_missing",
        message: "this browser has no workers",
      });
    const worker = this.#made();
    worker.addEventListener("message", ({ data: { value, error } }) => {
      if (error?.ended) this.#end(crashed(error.message));
      else
        this.#answer((task) =>
          error
            ? task.settle(task.reject, new ParcelgateError(error))
            : task.settle(task.resolve, value),
        );
    });
    // A script that did not load, or one that an old browser cannot read.
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(
        new ParcelgateError({
          kind: "network",
          code: "module_load_failed",
          message: event.message ?? "the worker did not start",
          retryable: true,
        }),
      );
    });
    worker.postMessage({ wasm: this.#wasm });
    this.#worker = worker;
    return worker;
  }

  #made() {
    try {
      return new Worker(workerUrl(this.#url), { type: "module", name: "parcelgate-labels" });
    } catch (thrown) {
      // The page's own policy: no workers, or no Trusted Types policy of this name.
      throw new ParcelgateError({
        kind: "label",
        code: "workers_refused",
        message: String(thrown?.message ?? thrown),
      });
    }
  }

  /** Only what was under way has failed; the next question starts another worker. */
  #end(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#answer((task) => task.settle(task.reject, error));
  }
}
