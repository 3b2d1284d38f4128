import type { RateAnswer } from "../../../operations.js";
import type { Money, Party, Receiver, Shipment } from "../../../shipment.js";
import type { CheckedAccount } from "./accounts.ts";
import type { UpsClient } from "./client.ts";
import type { ParcelgateErrorCode } from "./codes.ts";
import type { SheetStock } from "./label.ts";
import type { PrinterOptions } from "./printers.ts";
import type { Shipped } from "./purchase.ts";

/**
 * What all elements have in common. An element uses the page's first client, or the one that is set
 * as `client`. Attributes can be set as properties too: `no-ribbon` is `noRibbon`.
 *
 * @example
 * ```ts
 * // <parcelgate-carriers sign-in="popup"></parcelgate-carriers>
 * // <parcelgate-rate></parcelgate-rate>
 * const parcelgate = await init({ language: "en" });
 * const ups = parcelgate.client({ clientId: "YOUR-ID", environment: "production" });
 * await ups.completeConnect().catch(parcelgate.fail);
 * document.addEventListener("parcelgate-shipped", ({ detail }) => console.log(detail.shipmentId));
 * ```
 */
export interface ParcelgateElement extends HTMLElement {
  /** The client to use. Default: the page's first client. Null clears the element. */
  client: UpsClient | null;
  /** The attribute `accounts`: only these accounts, by number, separated by spaces. */
  get accounts(): string | null;
  /** Sets the attribute `accounts`, from a list too. Null shows all accounts. */
  set accounts(only: string | string[] | null);
  /**
   * The attribute `no-ribbon`: don't show that this isn't `production`. Set it only if your page
   * shows it. Default: false.
   */
  noRibbon: boolean;
  /** Resolves when the element has rendered for the first time. */
  readonly ready: Promise<void>;
}

/** An element in which the user signs in. */
export interface SigningElement extends ParcelgateElement {
  /**
   * The attribute `sign-in`: how UPS's sign-in page opens. Default: `redirect`. In a frame, or
   * without `sessionStorage`, it's always a popup.
   */
  signIn: "redirect" | "popup" | null;
}

/** `<parcelgate-carriers>`: add, verify, edit, and remove accounts. */
export interface CarriersElement extends SigningElement {
  /**
   * The attribute `locked`: users can verify accounts, but not add or remove them. Your page adds
   * them with `ups.accounts.add()`. Default: false.
   */
  locked: boolean;
}

/** A step of the guided page: overview, profile, registration, accounts, sign-in, and result. */
export type GuideStep = "why" | "profile" | "register" | "add" | "connect" | "outcome";

/** `<parcelgate-verify>`: a guided way from nothing to verified accounts. */
export interface VerifyElement extends SigningElement {
  /**
   * The attribute `step`: shows this step, if the user has reached it. Use it with the event
   * `parcelgate-step` to give each step an address.
   */
  step: GuideStep | null;
  /**
   * The attribute `done-href`: where Done leads, a hash or a path of this origin. Other addresses
   * lead nowhere. Default: `pages.carriers` of `init()`.
   */
  doneHref: string | null;
}

/**
 * `<parcelgate-rate>`: a shipment and the prices of all services.
 *
 * It's a form field too: in a `<form>`, its value is the chosen service as JSON, with the members
 * `service`, `name`, `amount`, and `currency`.
 */
export interface RateElement extends ParcelgateElement {
  /** The attribute `services`: only these services, by UPS's codes, separated by spaces. */
  get services(): string | null;
  /** Sets the attribute `services`, from a list too. Null shows all services. */
  set services(only: string | string[] | null);
  /** The attribute `name`: the name of the value in the form. */
  name: string | null;
  /** The attribute `required`: the form is invalid until a service is chosen. Default: false. */
  required: boolean;
  /** The chosen service and its price as JSON, or null if there is none. */
  readonly value: string | null;
  /** The form that the element belongs to. */
  readonly form: HTMLFormElement | null;
  /** The element's validity, as of any form field. */
  readonly validity: ValidityState;
  /** What the browser tells the user if the field is invalid. */
  readonly validationMessage: string;
  /** Whether the field takes part in the form's validation. */
  readonly willValidate: boolean;
  /** Whether the field is valid. Dispatches `invalid` if it isn't. */
  checkValidity(): boolean;
  /** Like `checkValidity`, and shows the message to the user. */
  reportValidity(): boolean;
  /**
   * Replaces the shipment in the form. Without an argument, the form is emptied. Members that the
   * form has no field for appear under "Further details".
   *
   * It throws `invalid_input` with the member's name if a member can't be part of a shipment.
   *
   * @example
   * ```ts
   * document.querySelector("parcelgate-rate")?.begin({
   *   to: { name: "Happy Dog", address: { postalCode: "30005", country: "US" } },
   *   packages: [{ weight: { value: "5", unit: "LBS" } }],
   * });
   * ```
   */
  begin(shipment?: Partial<Shipment>): void;
  /** The sender that an empty form begins with. */
  from?: Partial<Party>;
  /** The receiver that an empty form begins with. */
  to?: Partial<Receiver>;
}

/** `<parcelgate-track>`: what happened to a package, a shipment, or a reference. */
export interface TrackElement extends ParcelgateElement {
  /** The attribute `number`: tracks this number at once. */
  number: string | null;
}

/**
 * `<parcelgate-ship>`: buys a label for the chosen service, after one confirmation of the price.
 */
export interface ShipElement extends ParcelgateElement {
  /** The attribute `label-format`: `GIF`, `PNG`, `ZPL`, or `EPL`. Default: `GIF`. */
  labelFormat: string | null;
  /** The attribute `label-stock`, for `ZPL` and `EPL`: `4x6` or `4x8`. Default: `4x6`. */
  labelStock: string | null;
}

/** `<parcelgate-batch>`: buys labels for the rows of a CSV file. */
export interface BatchElement extends ShipElement {
  /** The attribute `services`: only these services, by UPS's codes, separated by spaces. */
  get services(): string | null;
  /** Sets the attribute `services`, from a list too. Null shows all services. */
  set services(only: string | string[] | null);
}

/**
 * `<parcelgate-station>`: the packing station. An order is scanned, weighed, shipped, and printed.
 */
export interface StationElement extends BatchElement {
  /** The sender of orders that don't name one. */
  from?: Partial<Party>;
  /** The settings of QZ Tray. */
  printerOptions: Pick<PrinterOptions, "sign" | "certificate" | "url">;
  /**
   * Finds an order of yours by its number, instead of in a CSV file. Resolve with at least `to` and
   * `packages`, or with null if there is no such order. If it rejects, the station shows
   * `order_lookup_failed`.
   *
   * @example
   * ```ts
   * const station = document.createElement("parcelgate-station");
   * station.find = async (number) => {
   *   const answer = await fetch(`/orders/${encodeURIComponent(number)}`);
   *   return answer.ok ? answer.json() : null;
   * };
   * ```
   */
  find:
    | ((number: string) => Promise<(Pick<Shipment, "to" | "packages"> & Partial<Shipment>) | null>)
    | null;
}

/** `<parcelgate-labels>`: the labels of this tab: preview, print, PDF, thermal printers, void. */
export interface LabelsElement extends ParcelgateElement {
  /** The settings of QZ Tray. */
  printerOptions: Pick<PrinterOptions, "sign" | "certificate" | "url">;
}

/**
 * The events of the elements. They bubble, also out of shadow roots. Those that end in `-submit`,
 * and `parcelgate-choose`, can be cancelled with `preventDefault()`: the element then does nothing
 * further, and your page takes over.
 *
 * An event proves nothing to a server, because any script of the page can dispatch one.
 */
export interface ParcelgateEvents {
  /** Accounts were checked, in `carriers` or `verify`. */
  "parcelgate-verified": CustomEvent<{
    /** The accounts that the element shows, with their states. */
    accounts: CheckedAccount[];
  }>;
  /** Another step of `verify` is shown. */
  "parcelgate-step": CustomEvent<{
    /** The step. */
    step: GuideStep;
  }>;
  /** The user pressed Done in `verify`. Cancelable. */
  "parcelgate-done-submit": CustomEvent<{
    /** The accounts with their states. */
    accounts: CheckedAccount[];
  }>;
  /** `rate` is about to ask UPS for prices. Cancelable. */
  "parcelgate-rate-submit": CustomEvent<{
    /** The shipment in the form. */
    shipment: Shipment;
  }>;
  /** The user chose a service in `rate`. Cancel it to stay on the page. */
  "parcelgate-choose": CustomEvent<{
    /** The shipment, with the chosen service. */
    shipment: Shipment;
    /** The chosen offer. */
    offer: RateAnswer["offers"][number];
  }>;
  /** `ship` or `station` is about to buy a label. Cancelable. */
  "parcelgate-ship-submit": CustomEvent<{
    /** The shipment that will be bought. */
    shipment: Shipment;
  }>;
  /** `batch` is about to buy labels. Cancelable. */
  "parcelgate-batch-submit": CustomEvent<{
    /** How many labels will be bought. */
    count: number;
    /** What they cost, one amount per currency. */
    totals: Money[];
  }>;
  /**
   * A label was bought, or one whose answer was lost was found. From `batch`, and for a label that
   * was found, only the members that are known are there.
   */
  "parcelgate-shipped": CustomEvent<
    | Shipped
    | (Pick<Shipped, "reference" | "shipmentId"> &
        Partial<Pick<Shipped, "charges">> & {
          /** The packages. */
          packages: {
            /** The package's tracking number. */
            trackingNumber: string;
          }[];
        })
  >;
  /** `labels` is about to begin a similar shipment. Cancelable. */
  "parcelgate-again-submit": CustomEvent<{
    /** Account, parties, and packages of the earlier shipment. */
    shipment: Partial<Shipment>;
  }>;
  /** `labels`, `batch`, or `station` is about to print. Cancelable. */
  "parcelgate-print-submit": CustomEvent<{
    /** The tracking numbers of the labels. */
    trackingNumbers: string[];
    /**
     * The paper. From `station` it is what the workstation keeps, such as `letter 2`, and undefined
     * if nothing was chosen.
     */
    stock: SheetStock | (string & {}) | undefined;
  }>;
  /** A shipment, or some of its packages, was voided. */
  "parcelgate-voided": CustomEvent<{
    /** The shipment's ID. */
    shipmentId: string;
    /** The packages that were voided. Missing if it was the whole shipment. */
    trackingNumbers?: string[];
  }>;
}

declare global {
  interface HTMLElementTagNameMap {
    /** Add, verify, edit, and remove accounts. */
    "parcelgate-carriers": CarriersElement;
    /** A guided way from nothing to verified accounts. */
    "parcelgate-verify": VerifyElement;
    /** A shipment and the prices of all services. */
    "parcelgate-rate": RateElement;
    /** Buys labels for the rows of a CSV file. */
    "parcelgate-batch": BatchElement;
    /** The packing station. */
    "parcelgate-station": StationElement;
    /** Buys a label for the chosen service. */
    "parcelgate-ship": ShipElement;
    /** What happened to a package. */
    "parcelgate-track": TrackElement;
    /** The labels of this tab. */
    "parcelgate-labels": LabelsElement;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds only inherited members
  interface HTMLElementEventMap extends ParcelgateEvents {}
  interface DocumentEventMap extends ParcelgateEvents {
    /** The embedding by script attributes (docs/embedding.md, "Three lines") couldn't start. */
    "parcelgate-failed": CustomEvent<{
      /** The stable code of the failure. */
      code: ParcelgateErrorCode;
      /** A short text for logs. */
      message: string;
    }>;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- adds only inherited members
  interface WindowEventMap extends ParcelgateEvents {}
}
