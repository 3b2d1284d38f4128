// The messages between the page and its label worker.
import type { LabelPage, Remark, SheetOptions } from "../api.ts";
import type { PlainError } from "../error.ts";
import type { LabelFacts, LabelForm } from "../glue.ts";

/** The WebAssembly files of a worker: name, address, and in a release folder the digest. */
export type WasmFile = [name: ChunkName, address: string, integrity: string | undefined];
export type ChunkName = "label" | "preview";

/** The operations of the worker: what each takes and gives. */
export interface WorkerOperations {
  sniff: { options: { bytes: Uint8Array }; value: LabelForm | null };
  /** A GIF or PNG, upright. */
  picture: {
    options: { bytes: Uint8Array; keepTail?: boolean };
    value: LabelFacts & Pick<LabelPage, "png">;
  };
  /** A label in a printer's language as pictures. It runs in a separate worker. */
  draw: {
    options: { bytes: Uint8Array; dpi: number };
    value: { pages: Uint8Array[]; warnings: Remark[] };
  };
  toPrinter: {
    options: { bytes: Uint8Array; language: "ZPL" | "EPL"; dpi: number; keepTail?: boolean };
    value: Uint8Array;
  };
  pdfBegin: {
    options: Required<Pick<SheetOptions, "perSheet" | "startAt" | "cutMarks">> & { stock: string };
    value: number;
  };
  /** Adds a GIF or PNG to a PDF. */
  pdfAdd: {
    options: { pdf: number; bytes: Uint8Array; keepTail?: boolean };
    value: LabelFacts;
  };
  pdfEnd: { options: { pdf: number }; value: Uint8Array };
  pdfDrop: { options: { pdf: number }; value: undefined };
}

export type WorkerOperation = keyof WorkerOperations;

/** An error in the worker. After an error that `ended` it, the worker is started again. */
export type WorkerError = PlainError & { ended?: boolean };

/** The worker's answer to a question. */
export interface WorkerAnswer {
  id: number;
  value?: unknown;
  error?: WorkerError;
}
