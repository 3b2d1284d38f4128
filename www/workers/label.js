// The worker of labels: the third chunk, and the fourth for thermal labels, each loaded when it is first needed. It answers
// one message at a time: { id, op, bytes?, ...options } with { id, value } or { id, error }.

const loads = {
  label: () => import("../parcelgate-web-label.js"),
  preview: () => import("../parcelgate-web-preview.js"),
};
const chunks = new Map();

/** A chunk, ready; a failed load can be tried again. */
function chunk(name) {
  if (!chunks.has(name)) {
    const loaded = loads[name]().then(async (glue) => {
      await glue.default({ module_or_path: new URL(`../parcelgate-web-${name}_bg.wasm`, import.meta.url) });
      return glue;
    });
    loaded.catch(() => chunks.delete(name));
    chunks.set(name, loaded.catch((cause) => {
      throw { kind: "network", code: "module_load_failed", message: String(cause?.message ?? cause), retryable: true };
    }));
  }
  return chunks.get(name);
}

const isThermal = (form) => form === "ZPL" || form === "EPL";
const pdfs = new Map();
let lastPdf = 0;

/** A label's pages as pictures: one of a GIF or PNG, one for each format in a printer's language. */
async function pictures({ bytes, keepTail = false, dpi = 203 }) {
  const label = await chunk("label");
  if (!isThermal(label.sniff(bytes))) return { pages: [label.picture(bytes, keepTail)], warnings: [] };
  const { pages, warnings } = (await chunk("preview")).draw(bytes, dpi);
  return { pages: pages.map((png) => label.picture(png, true)), warnings };
}

const operations = {
  pictures,
  async sniff({ bytes }) {
    return (await chunk("label")).sniff(bytes) ?? null;
  },
  async toPrinter({ bytes, language, dpi, keepTail = false }) {
    return (await chunk("label")).toPrinter(bytes, language, dpi, keepTail);
  },
  async pdfBegin({ stock, perSheet, startAt, cutMarks }) {
    const { Pdf } = await chunk("label");
    pdfs.set(++lastPdf, new Pdf(stock, perSheet, startAt, cutMarks));
    return lastPdf;
  },
  /** Adds a label's pages; gives what is known of each. */
  async pdfAdd({ pdf, bytes, keepTail = false }) {
    const label = await chunk("label");
    const sheets = pdfs.get(pdf);
    if (!isThermal(label.sniff(bytes))) return { pages: [sheets.add(bytes, keepTail)], warnings: [] };
    const { pages, warnings } = (await chunk("preview")).draw(bytes, 203);
    return { pages: pages.map((png) => sheets.add(png, keepTail)), warnings };
  },
  pdfEnd({ pdf }) {
    const sheets = pdfs.get(pdf);
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
  return value?.pages?.flatMap(({ png }) => (png ? [png.buffer] : [])) ?? [];
}

// One after the other: a PDF takes its labels in order.
let queue = Promise.resolve();
addEventListener("message", ({ data }) => {
  queue = queue.then(async () => {
    const { id, op, ...options } = data;
    try {
      const value = await operations[op](options);
      postMessage({ id, value }, { transfer: buffers(value) });
    } catch (error) {
      const plain = error?.code ? error : { kind: "protocol", code: "module_poisoned", message: String(error?.message ?? error), ended: true };
      postMessage({ id, error: plain });
    }
  });
});
