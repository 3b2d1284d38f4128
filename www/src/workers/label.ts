// The worker of labels: the third chunk, or, in a worker of its own, the fourth for thermal labels. It answers one message at a time: { id, op, bytes?, ...options } with { id, value } or { id, error };
// the very first one says where the wasm is, and in a release what its digest must be: { wasm: [[name, address, integrity?]] }.

const loads = {
  label: () => import("../parcelgate-web-label.js"),
  preview: () => import("../parcelgate-web-preview.js"),
};
const chunks = new Map();
let wasm = [];

/** The bytes of a chunk; no others than those that were meant. */
function code(name) {
  const [, address, integrity] = wasm.find(([one]) => one === name);
  return fetch(address, integrity && { integrity });
}

/** A chunk, ready; a failed load can be tried again. */
function chunk(name) {
  if (!chunks.has(name)) {
    const loaded = loads[name]().then(async (glue) => {
      await glue.default({ module_or_path: code(name) });
      return glue;
    });
    loaded.catch(() => chunks.delete(name));
    chunks.set(
      name,
      loaded.catch((cause) => {
        throw {
          kind: "network",
          code: "module_load_failed",
          message: String(cause?.message ?? cause),
          retryable: true,
        };
      }),
    );
  }
  return chunks.get(name);
}

const pdfs = new Map();
let lastPdf = 0;

const operations = {
  async sniff({ bytes }) {
    return (await chunk("label")).sniff(bytes) ?? null;
  },
  /** A GIF or PNG upright, with what is known of it. */
  async picture({ bytes, keepTail = false }) {
    return (await chunk("label")).picture(bytes, keepTail);
  },
  /** A body in a printer's language: { pages: [png], warnings }. Asked of a worker of its own. */
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
  /** Adds a GIF or PNG; gives what is known of it. */
  pdfAdd({ pdf, bytes, keepTail = false }) {
    const sheets = pdfs.get(pdf);
    if (!sheets)
      throw { kind: "label", code: "label_crashed", message: "the worker was started anew" };
    return sheets.add(bytes, keepTail);
  },
  pdfEnd({ pdf }) {
    const sheets = pdfs.get(pdf);
    if (!sheets)
      throw { kind: "label", code: "label_crashed", message: "the worker was started anew" };
    pdfs.delete(pdf);
    return sheets.finish();
  },
  pdfDrop({ pdf }) {
    pdfs.get(pdf)?.free();
    pdfs.delete(pdf);
  },
};

/** The memory of the result goes over whole, not as a copy. */
function buffers(value) {
  if (value instanceof Uint8Array) return [value.buffer];
  if (value?.png) return [value.png.buffer];
  return value?.pages?.map((png) => png.buffer) ?? [];
}

// One after the other: a PDF takes its labels in order.
let queue = Promise.resolve();
addEventListener("message", ({ data }) => {
  if (data.wasm) return void (wasm = data.wasm);
  queue = queue.then(async () => {
    const { id, op, ...options } = data;
    try {
      const value = await operations[op](options);
      postMessage({ id, value }, { transfer: buffers(value) });
    } catch (error) {
      const plain = error?.code
        ? error
        : {
            kind: "protocol",
            code: "module_poisoned",
            message: String(error?.message ?? error),
            ended: true,
          };
      postMessage({ id, error: plain });
    }
  });
});
