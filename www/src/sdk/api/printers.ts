import type { ParcelgateError } from "./errors.ts";
import type { AnyLabel, Dpi, Tail } from "./label.ts";

/** A thermal printer's language. */
export type PrinterLanguage = "ZPL" | "EPL";

/**
 * A way to reach a thermal printer.
 *
 * - `usb`: WebUSB, in Chrome and Edge over HTTPS. On Windows the printer's driver usually blocks
 *   it.
 * - `serial`: Web Serial (RS-232, USB serial, Bluetooth), in Chrome and Edge over HTTPS.
 * - `browser-print`: Zebra Browser Print, a program on the user's computer.
 * - `qz`: QZ Tray, a program on the user's computer.
 */
export type PrinterWay = "usb" | "serial" | "browser-print" | "qz";

/** A printer that a way of printing can see. */
export interface Printer {
  /** The ID by which `labels.send()` finds the printer again. */
  id: string;
  /** The printer's name, for people. */
  name: string;
}

/** A connection to a printer that you provide. */
export interface PrinterTransport {
  /**
   * Sends the bytes of one label. If it rejects, the label counts as `unsure`, because part of it
   * may have reached the printer. Add `notSent: true` to a {@link ParcelgateError} if nothing was
   * sent.
   */
  send(
    bytes: Uint8Array,
    options: {
      /** Stops the transfer. */
      signal?: AbortSignal;
    },
  ): Promise<unknown>;
  /** Called once after the last label. */
  close?(): unknown;
}

/** The progress of `labels.send()`, after each label. */
export interface SendProgress {
  /** How many labels were sent, including those of an earlier run. */
  done: number;
  /** How many labels there are. */
  total: number;
  /** The index of the label that just ended. */
  index: number;
  /** What became of that label. */
  state: SentState;
  /** Why that label wasn't sent. */
  error?: ParcelgateError;
}

/** The options of `labels.send()` and `labels.printers()`. Pass either `way` or `transport`. */
export interface PrinterOptions {
  /** How to reach the printer. An unknown way is refused with `printer_way_unknown`. */
  way?: PrinterWay;
  /** The printer, or its ID, from `labels.printers()`. */
  printer?: Printer | string;
  /**
   * The printer's language. Default: `ZPL`. A label in the other language fails with
   * `printer_language_differs`; a picture is converted.
   */
  language?: PrinterLanguage;
  /** The printer's resolution in dots per inch, for pictures. Default: 203. */
  dpi?: Dpi;
  /** What to do with the seventh inch of a picture. Default: `crop`. */
  tail?: Tail;
  /** Your own connection to a printer, instead of `way`. */
  transport?: PrinterTransport;
  /**
   * What to do with a label that is `unsure` in the results that you pass again: `again` sends it
   * again, `came` counts it as sent. Without it, such a label is refused with `printer_unsure`.
   */
  unsure?: "again" | "came";
  /** The printer's baud rate, with `way: "serial"`. Default: 9600. */
  baudRate?: number;
  /** The printer's flow control, with `way: "serial"`. Default: `hardware`. */
  flowControl?: "none" | "hardware";
  /**
   * Where the program answers, with `browser-print` and `qz`. Default: the program's own addresses
   * on this computer.
   */
  url?: string;
  /**
   * Signs a SHA-256 hash (hex) for QZ Tray and resolves with the SHA-512 signature in base64. Let
   * your server do it: the key must not be in the page. Without it, QZ Tray asks the user each
   * time.
   */
  sign?: (hash: string) => Promise<string> | string;
  /** The certificate that belongs to the key of `sign`, for QZ Tray. */
  certificate?: string;
  /** Stops before the next label. A label whose transfer has begun is finished. */
  signal?: AbortSignal;
  /** Called after each label. */
  onProgress?: (progress: SendProgress) => void;
}

/**
 * The state of a label that was passed to `labels.send()`.
 *
 * - `sent`: the printer took all bytes. Whether it printed them can't be known.
 * - `failed`: nothing was sent; see `error`.
 * - `unsure`: the connection broke during the transfer. Look at the printer, then pass `unsure`.
 * - `left`: it wasn't sent, because an earlier label failed or the run was stopped.
 */
export type SentState = "sent" | "failed" | "unsure" | "left";

/** The result of one label of `labels.send()`. */
export interface SentLabel {
  /** The label that was passed. */
  label: AnyLabel;
  /** What became of it. */
  state: SentState;
  /** Why it wasn't sent, in the states `failed` and `unsure`. */
  error?: ParcelgateError;
}

/** What was last chosen on this device for printing. It's kept in `localStorage`. */
export interface Workstation {
  /** How the printer is reached. */
  way?: PrinterWay | (string & {});
  /** The printer. */
  printer?: Printer;
  /** The printer's language. */
  language?: PrinterLanguage | (string & {});
  /** The printer's resolution in dots per inch. */
  dpi?: number;
  /** The printer's baud rate, with `way: "serial"`. */
  baudRate?: number;
  /**
   * The paper. `<parcelgate-labels>` keeps the stock and the labels per sheet, such as `letter 2`.
   */
  stock?: string;
  /** What to do with the seventh inch. */
  tail?: Tail;
}
