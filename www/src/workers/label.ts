// The label worker. It has the third chunk, or, in a separate worker, the fourth one for thermal
// labels. It answers one message after the other: { id, op, ...options } with { id, value } or {
// id, error }. The first message has the addresses of the WebAssembly files, and in a release
// folder their digests.
import type { PlainError } from "../sdk/error.ts";
import type { LabelGlue, PdfSheets, PreviewGlue } from "../sdk/glue.ts";
import type {
  ChunkName,
  WasmFile,
  WorkerAnswer,
  WorkerError,
  WorkerOperation,
  WorkerOperations,
} from "../sdk/labels/worker-protocol.ts";
import { messageOf } from "../sdk/message-of.ts";

interface Chunks {
  label: LabelGlue;
  preview: PreviewGlue;
}

const loads: { [Name in ChunkName]: () => Promise<Chunks[Name]> } = {
  label: () => import("../parcelgate-web-label.js"),
  preview: () => import("../parcelgate-web-preview.js"),
};
const chunks: { [Name in ChunkName]?: Promise<Chunks[Name]> } = {};
let wasm: WasmFile[] = [];

/** Throws an error that the page makes a `ParcelgateError` of. */
function fail(error: PlainError): never {
  throw Object.assign(new Error(error.message), error);
}

/** The bytes of a chunk. Other bytes than those with the digest are refused. */
async function code(name: ChunkName): Promise<Response> {
  const [, address = "", integrity] = wasm.find(([one]) => one === name) ?? [];
  return fetch(address, integrity ? { integrity } : undefined);
}

async function load<Name extends ChunkName>(name: Name): Promise<Chunks[Name]> {
  try {
    const glue = await loads[name]();
    await glue.default({ module_or_path: code(name) });
    return glue;
  } catch (cause) {
    delete chunks[name];
    return fail({
      kind: "network",
      code: "module_load_failed",
      message: messageOf(cause),
      retryable: true,
    });
  }
}

/** A loaded chunk. A failed load is tried again by the next call. */
function chunk<Name extends ChunkName>(name: Name): Promise<Chunks[Name]> {
  const known: Promise<Chunks[Name]> | undefined = chunks[name];
  if (known) return known;
  const loaded = load(name);
  // TypeScript cannot relate a mapped type to its type parameter.
  (chunks as Record<ChunkName, Promise<unknown>>)[name] = loaded;
  return loaded;
}

const pdfs = new Map<number, PdfSheets>();
let lastPdf = 0;

function sheetsOf(pdf: number): PdfSheets {
  return (
    pdfs.get(pdf) ??
    fail({ kind: "label", code: "label_crashed", message: "the worker was started again" })
  );
}

type Operation<Name extends WorkerOperation> = (
  options: WorkerOperations[Name]["options"],
) => WorkerOperations[Name]["value"] | Promise<WorkerOperations[Name]["value"]>;

const operations: { [Name in WorkerOperation]: Operation<Name> } = {
  async sniff({ bytes }) {
    return (await chunk("label")).sniff(bytes) ?? null;
  },
  async picture({ bytes, keepTail = false }) {
    return (await chunk("label")).picture(bytes, keepTail);
  },
  async draw({ bytes, dpi }) {
    return (await chunk("preview")).draw(bytes, dpi);
  },
  async toPrinter({ bytes, language, dpi, keepTail = false }) {
    return (await chunk("label")).toPrinter(bytes, language, dpi, keepTail);
  },
  async pdfBegin({ stock, perSheet, startAt, cutMarks }) {
    const { Pdf } = await chunk("label");
    pdfs.set(++lastPdf, new Pdf(stock, perSheet, startAt, cutMarks));
    return lastPdf;
  },
  pdfAdd({ pdf, bytes, keepTail = false }) {
    return sheetsOf(pdf).add(bytes, keepTail);
  },
  pdfEnd({ pdf }) {
    const sheets = sheetsOf(pdf);
    pdfs.delete(pdf);
    return sheets.finish();
  },
  pdfDrop({ pdf }) {
    pdfs.get(pdf)?.free();
    pdfs.delete(pdf);
    return undefined;
  },
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The buffers of a result. They are moved to the page, not copied. */
function buffersOf(value: unknown): ArrayBufferLike[] {
  if (value instanceof Uint8Array) return [value.buffer];
  if (!isObject(value)) return [];
  if ("png" in value && value.png instanceof Uint8Array) return [value.png.buffer];
  if ("pages" in value && Array.isArray(value.pages))
    return value.pages.flatMap((png: unknown) => (png instanceof Uint8Array ? [png.buffer] : []));
  return [];
}

/** What failed, as a plain object: an Error would lose its members on the way to the page. */
function plain(error: unknown): WorkerError {
  const message = messageOf(error);
  // Errors with a code are the module's and this file's own. Any other is a trap, which ends the
  // worker.
  if (isObject(error) && "code" in error && error.code)
    return { ...(error as WorkerError), message };
  return { kind: "protocol", code: "module_poisoned", message, ended: true };
}

/** A worker's postMessage; the DOM types have a window's. */
const answer = (message: WorkerAnswer, transfer: ArrayBufferLike[] = []): void =>
  (postMessage as (message: WorkerAnswer, options: { transfer: ArrayBufferLike[] }) => void)(
    message,
    { transfer },
  );

/** The page's messages, as www/src/sdk/labels/worker.ts sends them. */
type Question = { wasm: WasmFile[] } | { wasm?: undefined; id: number; op: WorkerOperation };

// One after the other: a PDF takes its labels in order.
let queue: Promise<void> = Promise.resolve();
addEventListener("message", ({ data }: MessageEvent<Question>) => {
  if (data.wasm) {
    wasm = data.wasm;
    return;
  }
  queue = queue.then(async () => {
    const { id, op, ...options } = data;
    try {
      // The page sends each operation with its own options.
      const run = operations[op] as (options: object) => unknown;
      const value = await run(options);
      answer({ id, value }, buffersOf(value));
    } catch (error) {
      answer({ id, error: plain(error) });
    }
  });
});
