// parcelgate.labels: labels as pictures, as PDF, on paper, and on printers. All of it runs in the
// browser: no label leaves it.
import type {
  AnyLabel,
  ProblemCode,
  RemarkCode,
  LabelPage,
  LabelWork,
  Labels as LabelsApi,
  Printer,
  PrinterOptions,
  Remark,
  SentLabel,
  SheetOptions,
  Workstation,
} from "../api.ts";
import { decode } from "../base64.ts";
import { ParcelgateError, cancelled, wrap } from "../error.ts";
import type { LabelFacts, LabelForm } from "../glue.ts";
import { notify } from "../notify.ts";
import { recall, remember } from "../storage/device-settings.ts";
import type { ChunkName } from "./worker-protocol.ts";
import { LabelWorker } from "./worker.ts";

const STOCKS = ["4x6", "4x8", "letter", "a4"];
const TYPES: Record<string, string> = {
  GIF: "image/gif",
  PNG: "image/png",
  PDF: "application/pdf",
  HTML: "text/html",
  ZPL: "application/octet-stream",
  EPL: "application/octet-stream",
};
const WORKSTATION = "parcelgate:workstation";
/** How many labels the workers get at once: enough to keep both busy, few enough to stop soon. */
const AHEAD = 3;
/** A picture takes milliseconds, but loading the largest chunk takes seconds on a slow line. */
const LONGEST_MS = { picture: 30_000, drawing: 30_000 };

type PreviewOptions = NonNullable<Parameters<LabelsApi["preview"]>[1]>;

/** A label's pictures, and what was odd while a thermal label was drawn. */
interface Pictures {
  pictures: Uint8Array[];
  warnings: Remark[];
  isThermal: boolean;
}

const isThermal = (form: LabelForm | null): boolean => form === "ZPL" || form === "EPL";

const invalid = (field: string, code: ProblemCode): ParcelgateError =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_fields",
    message: `${field}: ${code}`,
    field,
    problems: [{ field, code }],
  });

const memberOf = (label: unknown, name: string): unknown =>
  typeof label === "object" && label !== null
    ? (label as Record<string, unknown>)[name]
    : undefined;

/** The bytes of a label, given as bytes or as base64. */
function bytesOf(label: unknown, field: string): Uint8Array {
  const bytes = memberOf(label, "bytes") ?? label;
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  if (typeof bytes === "string") {
    try {
      return decode(bytes.replace(/^data:[^,]*,/, "").replace(/\s/g, ""));
    } catch {
      throw new ParcelgateError({
        kind: "label",
        code: "label_not_base64",
        message: "the text is not base64",
        field,
      });
    }
  }
  throw invalid(`${field}.bytes`, "wrong_type");
}

/** Sheet options with their defaults. */
interface Sheet {
  stock: string;
  perSheet: number;
  startAt: number;
  cutMarks: boolean;
  keepTail: boolean;
}

function sheetOf(how: SheetOptions): Sheet {
  const { stock = "4x6", perSheet = 1, startAt = 1, cutMarks = true, tail } = how;
  if (!STOCKS.includes(stock)) throw invalid("stock", "stock_unknown");
  if (tail !== undefined && !["crop", "keep"].includes(tail)) throw invalid("tail", "tail_unknown");
  for (const [field, value] of Object.entries({ perSheet, startAt }))
    if (!Number.isInteger(value) || value < 1) throw invalid(field, "number_form");
  if (startAt > perSheet) throw invalid("startAt", "sheet_no_such_slot");
  // 4 by 6 inches have no room for the seventh inch. Larger stock shows what UPS put there.
  const keepTail = stock !== "4x6" && (tail ?? "keep") === "keep";
  return { stock, perSheet, startAt, cutMarks, keepTail };
}

/**
 * A label is 4 inches wide and 6 high, or 7 with its tail. Frames are drawn a little short of that.
 */
const isOddShape = ({ height, dpi }: LabelFacts): boolean =>
  height < 5.5 * dpi || height > 7.2 * dpi;

type PageFacts = Pick<LabelPage, "odd" | "tail" | "grey">;

/**
 * What was odd about a label that was used: its shape, its seventh inch, and warnings of the
 * drawing.
 */
export function remarksOf(
  { pages, warnings }: { pages: PageFacts[]; warnings: Remark[] },
  mentionKept = false,
): Remark[] {
  const codes = new Set<RemarkCode>();
  for (const { odd, tail, grey } of pages) {
    if (odd) codes.add("odd_shape");
    if (tail === "cropped") codes.add("tail_cropped");
    if (mentionKept && tail === "kept") codes.add("tail_kept");
    if (grey) codes.add("grey");
  }
  return [...[...codes].map((code) => ({ code, detail: "", page: 0 })), ...warnings];
}

/** The result of work that waits for its turn. */
type Outcome<T> = { value: T } | { error: unknown };

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

export class Labels {
  readonly #worker: LabelWorker;
  readonly #drawer: LabelWorker;
  #dialog: Promise<unknown> = Promise.resolve();

  constructor(url: URL | string, wasm: Record<ChunkName, URL>) {
    this.#worker = new LabelWorker(url, wasm, LONGEST_MS.picture);
    this.#drawer = new LabelWorker(url, wasm, LONGEST_MS.drawing);
  }

  /** The form of a label by its content, or null. */
  async sniff(
    label: AnyLabel,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<LabelForm | null> {
    return this.#worker.ask("sniff", { bytes: bytesOf(label, "label") }, signal);
  }

  /** A label's pictures, from UPS's file or drawn from a thermal label. */
  async #pictures(bytes: Uint8Array, dpi: number, signal?: AbortSignal): Promise<Pictures> {
    if (!isThermal(await this.#worker.ask("sniff", { bytes }, signal)))
      return { pictures: [bytes], warnings: [], isThermal: false };
    const { pages, warnings } = await this.#drawer.ask("draw", { bytes, dpi }, signal);
    return { pictures: pages, warnings, isThermal: true };
  }

  /** A label's pages, upright. */
  async #pages(
    bytes: Uint8Array,
    how: { dpi?: number; signal?: AbortSignal; keepTail: boolean; wholeThermal?: boolean },
  ): Promise<{ pages: LabelPage[]; warnings: Remark[] }> {
    const { dpi = 203, signal, keepTail, wholeThermal = false } = how;
    const found = await this.#pictures(bytes, dpi, signal);
    const pages: LabelPage[] = [];
    for (const picture of found.pictures) {
      const options = { bytes: picture, keepTail: keepTail || (wholeThermal && found.isThermal) };
      const page = await this.#worker.ask("picture", options, signal);
      // A thermal label declares its own length.
      pages.push({ ...page, odd: !found.isThermal && isOddShape(page) });
    }
    return { pages, warnings: found.warnings };
  }

  /**
   * Labels as one PDF. A label that cannot be used ends it, unless `onProblem` takes the problem.
   */
  async toPdf(labels: AnyLabel[], given: SheetOptions & LabelWork = {}): Promise<Uint8Array> {
    const { signal, onProgress, onProblem, onRemark, ...how } = given;
    const { keepTail, ...options } = sheetOf(how);
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pdf = await this.#worker.ask("pdfBegin", options, signal);
    // Pages are added in the order of labels, whichever is drawn first.
    let turn: Promise<unknown> = Promise.resolve();
    const add = (label: AnyLabel, index: number): Promise<void> => {
      const drawn = outcomeOf(async () =>
        this.#pictures(bytesOf(label, `labels[${index}]`), 203, signal),
      );
      const mine = turn.then(async () => {
        const outcome = await drawn;
        if ("error" in outcome) throw outcome.error;
        const { pictures, warnings, isThermal: isDrawn } = outcome.value;
        const pages: (LabelFacts & { odd: boolean })[] = [];
        for (const bytes of pictures) {
          const page = await this.#worker.ask("pdfAdd", { pdf, bytes, keepTail }, signal);
          pages.push({ ...page, odd: !isDrawn && isOddShape(page) });
        }
        notify(onRemark, { index, label, remarks: remarksOf({ pages, warnings }) });
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

  /** The label's pages, upright. A thermal label may have several. */
  async preview(
    label: AnyLabel,
    { signal, tail = "crop", dpi = 203 }: PreviewOptions = {},
  ): Promise<{ pages: LabelPage[]; warnings: Remark[] }> {
    const keepTail = tail === "keep";
    return this.#pages(bytesOf(label, "label"), { dpi, signal, keepTail, wholeThermal: true });
  }

  /** One page of the label as PNG, upright: the first, or `page`, which counts from 1. */
  async toPng(
    label: AnyLabel,
    { page = 1, ...how }: PreviewOptions & { page?: number } = {},
  ): Promise<Uint8Array> {
    const { pages } = await this.preview(label, how);
    const found = pages[page - 1];
    if (!found) throw invalid("page", "no_such_page");
    return found.png;
  }

  /**
   * Opens the print dialog, with each label on a page of the same size. A page cannot know what
   * came out.
   */
  async print(
    labels: AnyLabel[],
    given: SheetOptions & LabelWork = {},
  ): Promise<{ labels: number; sentTo: "print dialog" }> {
    const { signal, onProgress, onProblem, onRemark, ...how } = given;
    const options = sheetOf(how);
    if (options.perSheet > (options.stock.startsWith("4") ? 1 : 2))
      throw invalid("perSheet", "sheet_per_sheet");
    if (!Array.isArray(labels) || !labels.length) throw invalid("labels", "missing");
    const pages: LabelPage[][] = [];
    const draw = async (label: AnyLabel, index: number): Promise<void> => {
      const bytes = bytesOf(label, `labels[${index}]`);
      const found = await this.#pages(bytes, { signal, keepTail: options.keepTail });
      pages[index] = found.pages;
      notify(onRemark, { index, label, remarks: remarksOf(found) });
    };
    await each(labels, draw, { signal, onProgress, onProblem });
    // Labels that failed left gaps.
    const drawn = pages.flat().filter(Boolean);
    if (!drawn.length)
      throw new ParcelgateError({
        kind: "label",
        code: "label_none_to_print",
        message: "no label can be printed",
      });
    const { openDialog } = await import("./dialog.ts");
    // One dialog after the other: a second one would remove the frame of the first.
    const mine = this.#dialog.catch(() => {}).then(() => openDialog(drawn, options, signal));
    this.#dialog = mine;
    return mine;
  }

  /** Saves a label's bytes as a file. */
  async download(
    label: AnyLabel,
    { name, signal }: { name?: string; signal?: AbortSignal } = {},
  ): Promise<{ name: string }> {
    const bytes = bytesOf(label, "label");
    if (signal?.aborted) throw cancelled();
    const found = await this.sniff(bytes, { signal }).catch(() => null);
    const form = String(found ?? memberOf(label, "format") ?? "");
    const number = String(memberOf(label, "trackingNumber") ?? "label");
    const file = name ?? `${number}.${(form || "bin").toLowerCase()}`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([bytes as BlobPart], { type: TYPES[form] ?? "application/octet-stream" }),
    );
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { name: file };
  }

  /** Sends labels to a printer, in order. It stops at the first failure. */
  async send(labels: (AnyLabel | SentLabel)[], how: PrinterOptions = {}): Promise<SentLabel[]> {
    const { send } = await import("../printers/send.ts");
    return send(labels, how, {
      form: (bytes, signal) => this.#worker.ask("sniff", { bytes }, signal),
      convert: (options, signal) => this.#worker.ask("toPrinter", options, signal),
      bytesOf,
    });
  }

  /** The printers of a way to print. Call it in a click: browsers ask the user. */
  async printers(
    way: NonNullable<PrinterOptions["way"]>,
    how: { choose?: boolean } & PrinterOptions = {},
  ): Promise<Printer[]> {
    const { printers } = await import("../printers/send.ts");
    return printers(way, how);
  }

  /**
   * The printing settings of this workstation. A choice changes and keeps them. They have no
   * addresses.
   */
  workstation(choice?: Workstation): Workstation {
    const kept: Workstation & { baudRate?: number; tail?: string } = recall(WORKSTATION);
    if (!choice) return kept;
    const { way, printer, language, dpi, baudRate, stock, tail } = { ...kept, ...choice };
    const chosen = { way, printer, language, dpi, baudRate, stock, tail };
    remember(WORKSTATION, chosen);
    return chosen;
  }
}

/** Works through labels in order, some ahead. */
async function each(
  labels: AnyLabel[],
  work: (label: AnyLabel, index: number) => Promise<void>,
  { signal, onProgress, onProblem }: LabelWork,
): Promise<void> {
  const waiting = [...labels.entries()];
  let done = 0;
  let hasFailed = false;
  const run = async (): Promise<void> => {
    while (waiting.length && !hasFailed) {
      if (signal?.aborted) throw cancelled();
      const next = waiting.shift();
      if (!next) return;
      const [index, label] = next;
      try {
        await work(label, index);
      } catch (thrown) {
        const error = wrap(thrown);
        if (!onProblem || error.kind !== "label") {
          hasFailed = true;
          throw error;
        }
        notify(onProblem, { index, label, error });
      }
      done += 1;
      notify(onProgress, { done, total: labels.length });
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, run));
}
