// parcelgate.labels: labels as pictures, PDF, on paper, to a printer. All of it in the browser: no label leaves it.
import { ParcelgateError, cancelled, wrap } from "../error.js";
import { LabelWorker } from "./worker.js";

const STOCKS = ["4x6", "4x8", "letter", "a4"];
const TYPES = { GIF: "image/gif", PNG: "image/png", PDF: "application/pdf", HTML: "text/html", ZPL: "application/octet-stream", EPL: "application/octet-stream" };
const WORKSTATION = "parcelgate:workstation";
/** So many labels are under way to the worker at once: enough to keep it busy, few enough to be stopped. */
const AHEAD = 3;

const invalid = (field, code) => new ParcelgateError({ kind: "validation", code: "invalid_fields", message: `${field}: ${code}`, field, problems: [{ field, code }] });

/** A label's bytes: given as such, or as base64. */
function bytesOf(label, field) {
  const bytes = label?.bytes ?? label;
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (typeof bytes === "string") {
    try {
      const text = atob(bytes.replace(/^data:[^,]*,/, "").replace(/\s/g, ""));
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    } catch {
      throw new ParcelgateError({ kind: "label", code: "label_not_base64", message: "the text is no base64", field });
    }
  }
  throw invalid(`${field}.bytes`, "wrong_type");
}

/** How labels go on paper, with what was left out. */
function sheet({ stock = "4x6", perSheet = 1, startAt = 1, cutMarks = true, tail } = {}) {
  if (!STOCKS.includes(stock)) throw invalid("stock", "stock_unknown");
  if (tail !== undefined && !["crop", "keep"].includes(tail)) throw invalid("tail", "tail_unknown");
  for (const [field, value] of Object.entries({ perSheet, startAt })) if (!Number.isInteger(value) || value < 1) throw invalid(field, "number_form");
  // 4 by 6 has no room for a seventh inch; larger stock shows what UPS put there.
  return { stock, perSheet, startAt, cutMarks, keepTail: stock !== "4x6" && (tail ?? "keep") === "keep" };
}

export class Labels {
  #worker;

  constructor(workerUrl) {
    this.#worker = new LabelWorker(workerUrl);
  }

  /** The form of a label by its content: "GIF", "PNG", "PDF", "ZPL", "EPL", "HTML", or null. */
  async sniff(label, { signal } = {}) {
    return this.#worker.ask("sniff", { bytes: bytesOf(label, "label") }, signal);
  }

  /** Labels as one PDF. A label that cannot be used ends it, unless `onProblem` takes the problem and the others go on. */
  async toPdf(labels, { signal, onProgress, onProblem, ...how } = {}) {
    const { keepTail, ...options } = sheet(how);
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pdf = await this.#worker.ask("pdfBegin", options, signal);
    try {
      const add = (label, index) => this.#worker.ask("pdfAdd", { pdf, bytes: bytesOf(label, `labels[${index}]`), keepTail }, signal);
      await each(labels, add, { signal, onProgress, onProblem });
      return await this.#worker.ask("pdfEnd", { pdf }, signal);
    } catch (error) {
      this.#worker.ask("pdfDrop", { pdf }).catch(() => {});
      throw error;
    }
  }

  /** The label upright: { pages: [{ png, width, height, dpi, tail, grey }], warnings }. A thermal body may have several pages. */
  async preview(label, { signal, tail = "crop", dpi = 203 } = {}) {
    return this.#worker.ask("pictures", { bytes: bytesOf(label, "label"), keepTail: tail === "keep", dpi }, signal);
  }

  /** The label upright as PNG; of several in one body the first, or the one of `page`, from 1. */
  async toPng(label, { page = 1, ...how } = {}) {
    const { pages } = await this.preview(label, how);
    const found = pages[page - 1];
    if (!found) throw invalid("page", "no_such_page");
    return found.png;
  }

  /** Opens the print dialog with the labels, each on a page of its own size. Nobody can know what came out. */
  async print(labels, { signal, onProgress, onProblem, ...how } = {}) {
    const options = sheet(how);
    const places = options.stock.startsWith("4") ? 1 : 2;
    if (options.perSheet > places) throw invalid("perSheet", "sheet_per_sheet");
    if (options.startAt > options.perSheet) throw invalid("startAt", "sheet_no_such_slot");
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pages = [];
    const draw = async (label, index) => {
      const { pages: found } = await this.#worker.ask("pictures", { bytes: bytesOf(label, `labels[${index}]`), keepTail: options.keepTail }, signal);
      pages[index] = found;
    };
    await each(labels, draw, { signal, onProgress, onProblem });
    const drawn = pages.flat().filter(Boolean);
    if (!drawn.length) throw new ParcelgateError({ kind: "label", code: "label_none_to_print", message: "no label can be printed" });
    const { openDialog } = await import("./dialog.js");
    return openDialog(drawn, options, signal);
  }

  /** Saves the original bytes, or what was made of them, as a file. */
  async download(label, { name, signal } = {}) {
    const bytes = bytesOf(label, "label");
    const form = (await this.sniff(bytes, { signal }).catch(() => null)) ?? label?.format ?? "";
    const file = name ?? `${label?.trackingNumber ?? "label"}.${(form || "bin").toLowerCase()}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: TYPES[form] ?? "application/octet-stream" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { name: file };
  }

  /** Sends labels to a printer, in order, stopping at the first failure: see send.js. */
  async send(labels, how = {}) {
    const { send } = await import("../printers/send.js");
    return send(labels, how, { form: (bytes, signal) => this.#worker.ask("sniff", { bytes }, signal), convert: (options, signal) => this.#worker.ask("toPrinter", options, signal), bytesOf });
  }

  /** Printers that a way of printing can see: call it in a click, browsers ask the user. */
  async printers(way, how = {}) {
    const { printers } = await import("../printers/send.js");
    return printers(way, how);
  }

  /** What this workstation chose last: { way, printer, language, dpi, stock }; given anew, it is kept. No addresses. */
  workstation(choice) {
    try {
      if (choice) {
        const { way, printer, language, dpi, stock } = choice;
        localStorage.setItem(WORKSTATION, JSON.stringify({ way, printer, language, dpi, stock }));
      }
      return JSON.parse(localStorage.getItem(WORKSTATION)) ?? {};
    } catch {
      // Storage is denied: it is asked again next time.
      return choice ?? {};
    }
  }
}

/** Runs through labels in order, some ahead; progress is told, a stop is obeyed. */
async function each(labels, work, { signal, onProgress, onProblem }) {
  let next = 0;
  let done = 0;
  let failure = null;
  const runner = async () => {
    while (next < labels.length && !failure) {
      if (signal?.aborted) throw cancelled();
      const index = next++;
      try {
        await work(labels[index], index);
      } catch (thrown) {
        const error = wrap(thrown);
        if (!onProblem || error.kind !== "label") throw (failure = error);
        onProblem({ index, label: labels[index], error });
      }
      onProgress?.({ done: ++done, total: labels.length });
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, runner));
}
