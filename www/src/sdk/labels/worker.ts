// The page's side of a label worker. The worker starts with the first question, and again after it
// failed. One question runs at a time, so that a label that crashes the worker fails no other
// question.
import { ParcelgateError, cancelled } from "../error.ts";
import { messageOf } from "../message-of.ts";
import { registry } from "../registry.ts";
import { workerUrl } from "../trusted-types.ts";
import type {
  ChunkName,
  WasmFile,
  WorkerAnswer,
  WorkerOperation,
  WorkerOperations,
} from "./worker-protocol.ts";

const crashed = (message: string): ParcelgateError =>
  new ParcelgateError({ kind: "label", code: "label_crashed", message });

interface Task {
  message: { id: number; op: WorkerOperation };
  succeed(value: unknown): void;
  fail(error: unknown): void;
  timer?: ReturnType<typeof setTimeout>;
}

export class LabelWorker {
  readonly #url: string;
  readonly #wasm: WasmFile[];
  readonly #longestMs: number;
  #worker: Worker | null = null;
  #queue: Task[] = [];
  #now: Task | null = null;
  #last = 0;

  /** A question that takes longer than `longestMs` ends the worker. */
  constructor(url: URL | string, wasm: Record<ChunkName, URL>, longestMs: number) {
    this.#url = String(url);
    const fileOf = (name: ChunkName): WasmFile => [
      name,
      wasm[name].href,
      registry.release?.integrity(wasm[name].href),
    ];
    this.#wasm = [fileOf("label"), fileOf("preview")];
    this.#longestMs = longestMs;
  }

  /** Runs an operation in the worker. The signal ends the wait for it. */
  ask<Name extends WorkerOperation>(
    op: Name,
    options: WorkerOperations[Name]["options"],
    signal?: AbortSignal,
  ): Promise<WorkerOperations[Name]["value"]> {
    if (signal?.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        // A question that runs goes on, and its answer is dropped.
        this.#queue = this.#queue.filter((one) => one !== task);
        task.fail(cancelled());
      };
      const task: Task = {
        message: { id: ++this.#last, op, ...options },
        succeed(value) {
          signal?.removeEventListener("abort", stop);
          // The worker answers with the value of the operation that was asked for.
          resolve(value as WorkerOperations[Name]["value"]);
        },
        fail(error) {
          signal?.removeEventListener("abort", stop);
          reject(error);
        },
      };
      signal?.addEventListener("abort", stop, { once: true });
      this.#queue.push(task);
      this.#next();
    });
  }

  #next(): void {
    if (this.#now) return;
    const task = this.#queue.shift();
    if (!task) return;
    this.#now = task;
    try {
      this.#start().postMessage(task.message);
      task.timer = setTimeout(
        () => this.#end(crashed("the drawing took too long")),
        this.#longestMs,
      );
    } catch (error) {
      this.#finish((one) => one.fail(error));
    }
  }

  #finish(act: (task: Task) => void): void {
    const task = this.#now;
    this.#now = null;
    if (task) {
      clearTimeout(task.timer);
      act(task);
    }
    this.#next();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    if (typeof Worker === "undefined")
      throw new ParcelgateError({
        kind: "label",
        code: "workers_missing",
        message: "this browser has no workers",
      });
    const worker = this.#create();
    worker.addEventListener("message", ({ data }: MessageEvent<WorkerAnswer>) => {
      const { value, error } = data;
      if (error?.ended) this.#end(crashed(error.message ?? ""));
      else
        this.#finish((task) =>
          error ? task.fail(new ParcelgateError(error)) : task.succeed(value),
        );
    });
    // The script did not load, or an old browser cannot parse it.
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

  #create(): Worker {
    try {
      return new Worker(workerUrl(this.#url), { type: "module", name: "parcelgate-labels" });
    } catch (thrown) {
      // The host page's policy allows no workers, or no Trusted Types policy of this name.
      throw new ParcelgateError({
        kind: "label",
        code: "workers_refused",
        message: messageOf(thrown),
      });
    }
  }

  /** Ends the worker. Only the question that ran fails: the next one starts another worker. */
  #end(error: ParcelgateError): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#finish((task) => task.fail(error));
  }
}
