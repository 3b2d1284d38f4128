import type { Charges } from "../../../operations.js";
import type { Shipment } from "../../../shipment.js";
import type { AccountState } from "./accounts.ts";
import type { ParcelgateErrorCode } from "./codes.ts";
import type { ConnectionState } from "./session.ts";
import type { Language, PageName } from "./texts.ts";

/** A page that the frame can show. */
export type FramePage = PageName;

/** What your page can ask of the frame. It can't buy, and it can't change texts. */
export interface FrameRequest {
  /** The page to show. Default: the one that is shown. */
  page?: FramePage;
  /** The pages to link to in a row at the top. With fewer than two, there is no row. */
  pages?: FramePage[];
  /** The language. Default: the one that was last requested, at first English. */
  language?: Language;
  /** The shipment to put into the form. It replaces what was there. */
  shipment?: Partial<Shipment>;
}

/** A connection to a frame, from {@link connectFrame}. */
export interface FrameConnection {
  /** Shows a page, changes the language, or fills in a shipment. */
  open(request: FrameRequest): void;
  /** Ends the connection. The frame stays as it is. */
  close(): void;
}

/**
 * The events of the iframe, by name. They bubble. An event proves nothing to a server, because any
 * script of your page can dispatch one.
 */
export interface FrameEvents {
  /** Accounts were checked. */
  "parcelgate-verified": CustomEvent<{
    /** The accounts. */
    accounts: {
      /** The account number. */
      number: string;
      /** The result of the check. */
      state: AccountState;
      /** When the check ended. */
      checkedAt?: string;
      /** UPS's code that led to this state. */
      upsCode?: string;
    }[];
  }>;
  /** A label was bought. */
  "parcelgate-shipped": CustomEvent<{
    /** The journal's reference. */
    reference: string;
    /** The shipment's ID. */
    shipmentId: string;
    /** What UPS charged, if it's known. */
    charges?: Charges;
    /** The tracking number of each package. */
    trackingNumbers: string[];
  }>;
  /** A shipment, or some of its packages, was voided. */
  "parcelgate-voided": CustomEvent<{
    /** The shipment's ID. */
    shipmentId: string;
    /** The packages that were voided. Missing if it was the whole shipment. */
    trackingNumbers?: string[];
  }>;
  /** The session changed. */
  "parcelgate-connection": CustomEvent<{
    /** The state of the session. */
    state: ConnectionState;
  }>;
  /** The frame shows another page. */
  "parcelgate-page": CustomEvent<{
    /** The page. */
    page: FramePage;
  }>;
  /** The height of the content changed. The iframe's height was set to it. */
  "parcelgate-size": CustomEvent<{
    /** The height in CSS pixels. */
    height: number;
  }>;
  /** The frame couldn't start, or couldn't do what was requested. */
  "parcelgate-failed": CustomEvent<{
    /** The stable code of the failure. */
    code: ParcelgateErrorCode;
  }>;
}
