/** A format that labels can be requested in. `PDF` exists only with `ups.recoverLabel()`. */
export type LabelFormat = "GIF" | "PNG" | "ZPL" | "EPL" | "PDF";

/** The format that `labels.sniff()` finds in a label's bytes. */
export type SniffedFormat = LabelFormat | "HTML";

/** A printer's resolution in dots per inch. */
export type Dpi = 203 | 300 | 600;

/**
 * What to do with the seventh inch of a label, where UPS prints its terms of carriage on some
 * lanes: cut it off, or keep it. A blank seventh inch is always cut off.
 */
export type Tail = "crop" | "keep";

/** A paper size: thermal stock of 4 by 6 or 4 by 8 inches, US Letter, or A4. */
export type SheetStock = "4x6" | "4x8" | "letter" | "a4";

/**
 * A label: its bytes as UPS sent them, their base64 (a data URL works too), or an object with
 * either, such as `packages[0].label` of `ups.ship()`.
 */
export type AnyLabel =
  | Uint8Array
  | ArrayBuffer
  | string
  | {
      /** The label's bytes, or their base64. */
      bytes: Uint8Array | ArrayBuffer | string;
      /**
       * UPS's name of the format. The bytes decide; this is only used for the name of a download.
       */
      format?: string;
      /** The label's tracking number, for the name of a download. */
      trackingNumber?: string;
    };
