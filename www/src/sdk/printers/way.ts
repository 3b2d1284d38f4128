// What every way to a printer has, and the errors of printing.
import type { ParcelgateErrorCode, Printer, PrinterOptions } from "../api.ts";
import { ParcelgateError, cancelled, type ErrorKind } from "../error.ts";

export interface SendOptions {
  signal?: AbortSignal | undefined;
}

/** An open connection to a printer. */
export interface Line {
  send: (bytes: Uint8Array, options: SendOptions) => Promise<unknown>;
  close?: () => unknown;
}

export type PrinterChoice = PrinterOptions["printer"];
export type OpenOptions = PrinterOptions & { choose?: boolean };

/** A way to print: WebUSB, Web Serial, or an agent on this computer. */
export interface Way {
  printers(how: OpenOptions): Promise<Printer[]>;
  open(printer: PrinterChoice, how: OpenOptions): Promise<Line>;
}

/** The id of a printer, given whole or by its id. */
export const idOf = (printer: PrinterChoice): string | undefined =>
  typeof printer === "object" && printer !== null ? printer.id : printer;

/** A failure before the first byte was sent: nothing can have come out. */
export const notSent = (
  code: ParcelgateErrorCode,
  message = "",
  kind: ErrorKind = "printer",
): ParcelgateError => new ParcelgateError({ kind, code, message, notSent: true });

/** The caller stopped before the first byte was sent. */
export const stopped = (): ParcelgateError => Object.assign(cancelled(), { notSent: true });
