// parcelgate.labels: labels as pictures, PDF, on paper, to a printer. All of it in the browser: no label leaves it.
import { recall, remember } from "../storage/device-settings.ts";
import { ParcelgateError, cancelled, wrap } from "../error.ts";
import { tell } from "../notify.ts";
import { LabelWorker } from "./worker.ts";

const STOCKS = ["4x6", "4x8", "letter", "a4"];
const TYPES = {
  GIF: "image/gif",
  PNG: "image/png",
  PDF: "application/pdf",
  HTML: "text/html",
  ZPL: "application/octet-stream",
  EPL: "application/octet-stream",
};
const WORKSTATION = "parcelgate:workstation";
/** So many labels are on their way to the workers at once: enough to keep both busy, few enough to be stopped. */
const AHEAD = 3;
/** A picture takes some milliseconds, a thermal label some more; loading the largest chunk on a slow line takes some seconds. */
const LONGEST_MS = { picture: 30_000, drawing: 30_000 };
const isThermal = (form) => form === "ZPL" || form === "EPL";

const invalid = (field, code) =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_fields",
    message: `${field}: ${code}`,
    field,
    problems: [{ field, code }],
  });

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
      throw new ParcelgateError({
        kind: "label",
        code: "label_not_base64",
        message: "the text is no base64",
        field,
      });
    }
  }
  throw invalid(`${field}.bytes`, "wrong_type");
}

/** How labels go on paper, with what was left out. */
function sheet({ stock = "4x6", perSheet = 1, startAt = 1, cutMarks = true, tail } = {}) {
  if (!STOCKS.includes(stock)) throw invalid("stock", "stock_unknown");
  if (tail !== undefined && !["crop", "keep"].includes(tail)) throw invalid("tail", "tail_unknown");
  for (const [field, value] of Object.entries({ perSheet, startAt }))
    if (!Number.isInteger(value) || value < 1) throw invalid(field, "number_form");
  // 4 by 6 has no room for a seventh inch; larger stock shows what UPS put there.
  if (startAt > perSheet) throw invalid("startAt", "sheet_no_such_slot");
  return {
    stock,
    perSheet,
    startAt,
    cutMarks,
    keepTail: stock !== "4x6" && (tail ?? "keep") === "keep",
  };
}

/** A label is 4 inches wide and 6 high, 7 with its tail; frames are drawn a little short of that. */
const oddShape = ({ height, dpi }) => height < 5.5 * dpi || height > 7.2 * dpi;

/** What is told beside a label that was used: remarks of the drawing, its shape, and what became of the seventh inch. */
export function remarksOf({ pages, warnings }, tellKept = false) {
  const own = pages.flatMap(({ odd, tail, grey }) =>
    [
      odd && "odd_shape",
      tail === "cropped" && "tail_cropped",
      tellKept && tail === "kept" && "tail_kept",
      grey && "grey",
    ].filter(Boolean),
  );
  return [...[...new Set(own)].map((code) => ({ code, detail: "", page: 0 })), ...warnings];
}

export class Labels {
  #worker;
  #drawer;
  #dialog = Promise.resolve();

  constructor(workerUrl, wasm) {
    this.#worker = new LabelWorker(workerUrl, wasm, LONGEST_MS.picture);
    this.#drawer = new LabelWorker(workerUrl, wasm, LONGEST_MS.drawing);
  }

  /** The form of a label by its content: "GIF", "PNG", "PDF", "ZPL", "EPL", "HTML", or null. */
  async sniff(label, { signal } = {}) {
    return this.#worker.ask("sniff", { bytes: bytesOf(label, "label") }, signal);
  }

  /** A label's pictures, as UPS's file has them or as a thermal label is drawn. */
  async #pictures(bytes, dpi, signal) {
    if (!isThermal(await this.#worker.ask("sniff", { bytes }, signal)))
      return { pictures: [bytes], warnings: [] };
    const { pages, warnings } = await this.#drawer.ask("draw", { bytes, dpi }, signal);
    return { pictures: pages, warnings, thermal: true };
  }

  /** Each of a label's pages through an operation of the worker. */
  async #each(bytes, { dpi = 203, signal, keepTail, wholeThermal = false }, act) {
    const { pictures, warnings, thermal } = await this.#pictures(bytes, dpi, signal);
    const pages = [];
    for (const picture of pictures) {
      const page = await act(picture, keepTail || (wholeThermal && Boolean(thermal)));
      // A thermal body says its own length.
      pages.push({ ...page, odd: !thermal && oddShape(page) });
    }
    return { pages, warnings };
  }

  /** Labels as one PDF. A label that cannot be used ends it, unless `onProblem` takes the problem and the others go on. */
  async toPdf(labels, { signal, onProgress, onProblem, onRemark, ...how } = {}) {
    const { keepTail, ...options } = sheet(how);
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pdf = await this.#worker.ask("pdfBegin", options, signal);
    // Pages go on in the labels' order, whichever is drawn first.
    let turn = Promise.resolve();
    const add = (label, index) => {
      const drawn = this.#guarded(() =>
        this.#pictures(bytesOf(label, `labels[${index}]`), 203, signal),
      );
      const mine = turn.then(async () => {
        const { value, error } = await drawn;
        if (error) throw error;
        const pages = [];
        for (const bytes of value.pictures) {
          const page = await this.#worker.ask("pdfAdd", { pdf, bytes, keepTail }, signal);
          pages.push({ ...page, odd: !value.thermal && oddShape(page) });
        }
        tell(onRemark, { index, label, remarks: remarksOf({ pages, warnings: value.warnings }) });
      });
      turn = mine.catch(() => {});
      return mine;
    };
    try {
      await each(labels, add, { signal, onProgress, onProblem });
      return await this.#worker.ask("pdfEnd", { pdf }, signal);
    } catch (error) {
      this.#worker.ask("pdfDrop", { pdf }).catch(() => {});
      throw error;
    }
  }

  /** An outcome that waits for its turn. */
  async #guarded(work) {
    try {
      return { value: await work() };
    } catch (error) {
      return { error };
    }
  }

  /** The label upright: { pages: [{ png, width, height, dpi, tail, grey, odd }], warnings }. A thermal body may have several pages. */
  async preview(label, { signal, tail = "crop", dpi = 203 } = {}) {
    const keepTail = tail === "keep";
    return this.#each(
      bytesOf(label, "label"),
      { dpi, signal, keepTail, wholeThermal: true },
      (bytes, keep) => this.#worker.ask("picture", { bytes, keepTail: keep }, signal),
    );
  }

  /** The label upright as PNG; of several in one body the first, or the one of `page`, from 1. */
  async toPng(label, { page = 1, ...how } = {}) {
    const { pages } = await this.preview(label, how);
    const found = pages[page - 1];
    if (!found) throw invalid("page", "no_such_page");
    return found.png;
  }

  /** Opens the print dialog with the labels, each on a page of its own size. Nobody can know what came out. */
  async print(labels, { signal, onProgress, onProblem, onRemark, ...how } = {}) {
    const options = sheet(how);
    if (options.perSheet > (options.stock.startsWith("4") ? 1 : 2))
      throw invalid("perSheet", "sheet_per_sheet");
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pages = [];
    const draw = async (label, index) => {
      const found = await this.#each(
        bytesOf(label, `labels[${index}]`),
        { signal, keepTail: options.keepTail },
        (bytes, keepTail) => this.#worker.ask("picture", { bytes, keepTail }, signal),
      );
      pages[index] = found.pages;
      tell(onRemark, { index, label, remarks: remarksOf(found) });
    };
    await each(labels, draw, { signal, onProgress, onProblem });
    const drawn = pages.flat().filter(Boolean);
    if (!drawn.length)
      throw new ParcelgateError({
        kind: "label",
        code: "label_none_to_print",
        message: "no label can be printed",
      });
    const { openDialog } = await import("./dialog.ts");
    // One dialog after the other: a second one would take the first one's frame.
    const mine = this.#dialog.catch(() => {}).then(() => openDialog(drawn, options, signal));
    this.#dialog = mine;
    return mine;
  }

  /** Saves the original bytes, or what was made of them, as a file. */
  async download(label, { name, signal } = {}) {
    const bytes = bytesOf(label, "label");
    if (signal?.aborted) throw cancelled();
    const form = (await this.sniff(bytes, { signal }).catch(() => null)) ?? label?.format ?? "";
    const file = name ?? `${label?.trackingNumber ?? "label"}.${(form || "bin").toLowerCase()}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([bytes], { type: TYPES[form] ?? "application/octet-stream" }),
    );
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { name: file };
  }

  /** Sends labels to a printer, in order, stopping at the first failure: see send.js. */
  async send(labels, how = {}) {
    const { send } = await import("../printers/send.ts");
    return send(labels, how, {
      form: (bytes, signal) => this.#worker.ask("sniff", { bytes }, signal),
      convert: (options, signal) => this.#worker.ask("toPrinter", options, signal),
      bytesOf,
    });
  }

  /** Printers that a way of printing can see: call it in a click, browsers ask the user. */
  async printers(way, how = {}) {
    const { printers } = await import("../printers/send.ts");
    return printers(way, how);
  }

  /** What this workstation chose last: { way, printer, language, dpi, baudRate, stock, tail }; given anew, it is kept. No addresses. */
  workstation(choice) {
    const kept = recall(WORKSTATION);
    if (!choice) return kept;
    const { way, printer, language, dpi, baudRate, stock, tail } = { ...kept, ...choice };
    const chosen = { way, printer, language, dpi, baudRate, stock, tail };
    remember(WORKSTATION, chosen);
    return chosen;
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
        tell(onProblem, { index, label: labels[index], error });
      }
      tell(onProgress, { done: ++done, total: labels.length });
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, runner));
}
