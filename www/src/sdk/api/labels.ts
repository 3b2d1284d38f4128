import type { RemarkCode } from "./codes.ts";
import type { ParcelgateError } from "./errors.ts";
import type { AnyLabel, Dpi, SheetStock, SniffedFormat, Tail } from "./label.ts";
import type { Printer, PrinterOptions, PrinterWay, SentLabel, Workstation } from "./printers.ts";

/** How labels are placed on paper. A label that is meant for shipping is never scaled. */
export interface SheetOptions {
  /** The paper. Default: `4x6`. */
  stock?: SheetStock;
  /**
   * Labels per sheet. Default: 1. `letter` and `a4` also take 2. `toPdf` also takes 4: scaled
   * office copies, which are marked as not for shipping. Refused with `sheet_per_sheet` if there
   * are too many.
   */
  perSheet?: number;
  /** The place of the first label on its sheet, from 1 to `perSheet`. Default: 1. */
  startAt?: number;
  /** Whether to draw a line to cut along. Default: true. */
  cutMarks?: boolean;
  /**
   * The seventh inch. Default: `keep`. On `4x6` there is no room for it, so it's always cut off.
   */
  tail?: Tail;
}

/** The options of work on several labels. */
export interface LabelWork {
  /** Stops the work. It then rejects with `cancelled`. */
  signal?: AbortSignal;
  /** Called after each label. */
  onProgress?: (progress: {
    /** How many labels are done. */
    done: number;
    /** How many labels there are. */
    total: number;
  }) => void;
  /**
   * Called for each label that can't be used; the others continue. Without it, the first such label
   * rejects the call.
   */
  onProblem?: (problem: {
    /** The label's index. */
    index: number;
    /** The label that was passed. */
    label: AnyLabel;
    /** Why it can't be used. Its kind is `label`. */
    error: ParcelgateError;
  }) => void;
  /** Called for each label that was used, with anything unusual about it. The list may be empty. */
  onRemark?: (remark: {
    /** The label's index. */
    index: number;
    /** The label that was passed. */
    label: AnyLabel;
    /** What is unusual about it. */
    remarks: Remark[];
  }) => void;
}

/** Something unusual about a label that was used. */
export interface Remark {
  /** What it is. */
  code: RemarkCode;
  /** The printer command or the text that it is about. Empty if there is none. */
  detail: string;
  /** The page it is on, from 1. 0 if it isn't about one page. */
  page: number;
}

/** One page of a label, upright. */
export interface LabelPage {
  /** The picture as PNG. */
  png: Uint8Array;
  /** The width in dots. */
  width: number;
  /** The height in dots. */
  height: number;
  /** Dots per inch. */
  dpi: number;
  /** The seventh inch: there was none, it was blank, it was cut off, or it was kept. */
  tail: "none" | "blank" | "cropped" | "kept";
  /** Whether the picture has shades of grey, which a thermal printer turns into black or white. */
  grey: boolean;
  /** Whether the picture doesn't have the shape of a UPS label. It's taken as 4 inches wide. */
  odd: boolean;
}

/** The options of `labels.preview()`. */
export interface PreviewOptions {
  /** The seventh inch. Default: `crop`. */
  tail?: Tail;
  /** The resolution at which ZPL and EPL are drawn. Default: 203. */
  dpi?: Dpi;
  /** Stops the call. It then rejects with `cancelled`. */
  signal?: AbortSignal;
}

/** A drawn label. */
export interface LabelPreview {
  /** The pages. A thermal label can have several. */
  pages: LabelPage[];
  /** What couldn't be drawn, and other things to know. */
  warnings: Remark[];
}

/**
 * Work with labels: `parcelgate.labels`. Everything happens in this browser; no label leaves it.
 * Errors about a label's bytes are of kind `label`, errors about a printer of kind `printer`.
 */
export interface Labels {
  /** Finds a label's format from its bytes. Null if it isn't one that UPS uses. */
  sniff(
    label: AnyLabel,
    options?: {
      /** Stops the call. */
      signal?: AbortSignal;
    },
  ): Promise<SniffedFormat | null>;
  /**
   * Makes one PDF of labels. Each page has exactly the size of the paper. The same labels and
   * options give the same bytes. PDF labels can't be added (`label_no_picture`).
   *
   * @example
   * ```ts
   * const pdf = await parcelgate.labels.toPdf(ups.labels.list(), {
   *   stock: "letter",
   *   perSheet: 2,
   *   onProblem: ({ index, error }) => console.warn(index, error.code),
   * });
   * open(URL.createObjectURL(new Blob([pdf as BlobPart], { type: "application/pdf" })));
   * ```
   */
  toPdf(labels: AnyLabel[], options?: SheetOptions & LabelWork): Promise<Uint8Array>;
  /** Draws one page of a label as an upright PNG. */
  toPng(
    label: AnyLabel,
    options?: PreviewOptions & {
      /** The page, from 1. Default: 1. `no_such_page` if the label has fewer. */
      page?: number;
    },
  ): Promise<Uint8Array>;
  /** Draws all pages of a label, upright. */
  preview(label: AnyLabel, options?: PreviewOptions): Promise<LabelPreview>;
  /**
   * Opens the browser's print dialog with each label on a page of its own size. Whether anything is
   * printed can't be known. It needs `print.html` and the folder `print` at the root of your origin
   * (`print_page_missing`).
   */
  print(
    labels: AnyLabel[],
    options?: SheetOptions & LabelWork,
  ): Promise<{
    /** How many pages were sent to the dialog. */
    labels: number;
    /** Always `print dialog`. */
    sentTo: "print dialog";
  }>;
  /** Saves a label's original bytes as a file. */
  download(
    label: AnyLabel,
    options?: {
      /** The file's name. Default: the tracking number and the format. */
      name?: string;
      /** Stops the call. */
      signal?: AbortSignal;
    },
  ): Promise<{
    /** The name that was used. */
    name: string;
  }>;
  /**
   * Lists the printers that a way of printing can see. For `usb` and `serial` these are the
   * printers that the user chose before; with `choose: true` the browser's picker opens, so call it
   * in a click.
   *
   * Rejects with `printer_way_missing` if the browser can't print that way, `printer_not_chosen` if
   * the user closed the picker, and `agent_missing` if the program on the computer doesn't answer.
   *
   * @example
   * ```ts
   * button.onclick = async () => {
   *   const [printer] = await parcelgate.labels.printers("usb", { choose: true });
   *   const results = await parcelgate.labels.send(ups.labels.list(), {
   *     way: "usb",
   *     printer,
   *     language: "ZPL",
   *   });
   *   console.log(results.map(({ state }) => state));
   * };
   * ```
   */
  printers(
    way: PrinterWay,
    options?: {
      /** Whether to open the browser's picker, with `usb` and `serial`. Default: false. */
      choose?: boolean;
    } & PrinterOptions,
  ): Promise<Printer[]>;
  /**
   * Sends labels to a thermal printer, in order. It stops at the first label that isn't sent. Pass
   * the results again to continue: labels that were sent aren't sent again.
   *
   * ZPL and EPL are sent byte for byte. GIF and PNG are converted to the printer's language.
   *
   * It rejects if the printer can't be reached; what happens to a single label is in the results.
   */
  send(labels: (AnyLabel | SentLabel)[], options: PrinterOptions): Promise<SentLabel[]>;
  /**
   * Reads what was last chosen on this device for printing. With an argument, it changes the
   * choice. Nothing is kept on a device that the user marked as shared.
   */
  workstation(choice?: Workstation): Promise<Workstation>;
}
