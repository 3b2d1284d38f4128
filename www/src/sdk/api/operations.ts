import type {
  AddressAnswer,
  DocumentFile,
  DocumentPush,
  DocumentPushAnswer,
  DocumentRemove,
  DocumentRemoveAnswer,
  DocumentUploadAnswer,
  Locate,
  LocateAnswer,
  PickupCancel,
  PickupCancelAnswer,
  PickupDivisions,
  PickupDivisionsAnswer,
  PickupPending,
  PickupPendingAnswer,
  PickupRate,
  PickupRateAnswer,
  PickupSchedule,
  PickupScheduleAnswer,
  PickupTrigger,
  PickupTriggerAnswer,
  RateAnswer,
  RecoverAnswer,
  ServiceCenters,
  ServiceCentersAnswer,
  TimeInTransit,
  TimeInTransitAnswer,
  Track,
  TrackAnswer,
  Void,
  VoidAnswer,
} from "../../../operations.js";
import type { LabelOptions, Shipment } from "../../../shipment.js";
import type { CallOptions } from "./calls.ts";
import type { ParcelgateError } from "./errors.ts";
import type { Shipped } from "./purchase.ts";

/**
 * An address to validate. Only `country` is required; UPS validates US and Puerto Rico addresses.
 */
export interface PlainPlace {
  /** Street lines, the one with the house number first. At most 3, of 100 characters each. */
  lines?: string[];
  /** City or town. At most 30 characters. */
  city?: string;
  /** State or province code. */
  state?: string;
  /** Postal code. At most 10 characters. */
  postalCode?: string;
  /** ISO 3166 alpha-2 code. */
  country: string;
  /** Urbanization, for Puerto Rico only. At most 30 characters. */
  urbanization?: string;
  /** City, state, and postal code in one text, instead of the three members. */
  region?: string;
  /** Accepted so that a shipment's address can be passed as it is. UPS's answer classifies it. */
  residential?: boolean;
}

/**
 * An input that `ups.importRequest()` made of UPS's own JSON. It can be changed and passed to the
 * operation like any other input.
 */
export type Imported<Input> = Input & {
  /** How UPS's JSON was written, so that building the request gives the same JSON again. */
  spelling?: string[];
  /** Members of UPS's JSON that Parcelgate doesn't model. They are sent as they are. */
  carried?: object;
  /** Members next to UPS's wrapper object that Parcelgate doesn't model. */
  carriedBeside?: object;
};

/**
 * Every operation by name, with its input and its answer. docs/operations.md has an example of
 * each.
 */
export interface Operations {
  /** The price of one service. UPS product: Rating. */
  rate: {
    /** A shipment with a `service`. */
    input: Shipment;
    /** One offer. */
    answer: RateAnswer;
  };
  /** The prices of all services. UPS products: Rating, Time in Transit. */
  shop: {
    /** A shipment; `service` isn't needed. */
    input: Shipment;
    /** One offer per service, in UPS's order. */
    answer: RateAnswer;
  };
  /** Buys a label. UPS product: Shipping. */
  ship: {
    /** A shipment with a `service`. */
    input: Shipment;
    /** The labels, numbers, and charges. */
    answer: Shipped;
  };
  /** Voids a shipment, or some of its packages. UPS product: Shipping. */
  void: {
    /** The shipment's ID, or the ID with up to 20 of its tracking numbers. */
    input: string | Void;
    /** What UPS voided. */
    answer: VoidAnswer;
  };
  /** Gets a label again. UPS product: Shipping. */
  recoverLabel: {
    /** A tracking number, or a reference with the account that shipped it. */
    input:
      | string
      | {
          /** The number of the shipment or of one of its packages. */
          trackingNumber: string;
          /** The label's format. PDF exists only here. */
          label?: LabelOptions;
          /** Language of the receipt, such as `en_US`. */
          locale?: string;
        }
      | {
          /** A reference that the shipment was bought with. */
          reference: string;
          /** The account that shipped it. */
          account: string;
          /** The label's format. PDF exists only here. */
          label?: LabelOptions;
          /** Language of the receipt, such as `en_US`. */
          locale?: string;
        };
    /** The labels, or the numbers to choose from if the reference fits several shipments. */
    answer: RecoverAnswer;
  };
  /** Tracks a package, a shipment, or a reference. UPS product: Tracking. */
  track: {
    /** A tracking number, or an object that names a number, a shipment, or a reference. */
    input: string | Track;
    /** Up to 50 packages with their events; `more` tells whether there are further ones. */
    answer: TrackAnswer;
  };
  /** Validates and classifies an address. UPS product: Address Validation (US and Puerto Rico). */
  validateAddress: {
    /** An address, or an object with the address and options. */
    input:
      | PlainPlace
      | {
          /** The address to validate. */
          address: PlainPlace;
          /** Company or person. At most 40 characters. */
          name?: string;
          /** Validate only city, state, and postal code. Default: false. */
          regional?: boolean;
          /** At most this many suggestions: 1 to 50. Default: 15. */
          candidates?: number;
          /** What to ask UPS for. Default: `both`. */
          mode?: "validate" | "classify" | "both";
        };
    /** The result, with suggestions if UPS has any. */
    answer: AddressAnswer;
  };
  /** How many days each service takes. UPS product: Time in Transit. */
  timeInTransit: {
    /** Both places, and what is shipped. */
    input: TimeInTransit;
    /** The services; empty with candidates if a place is ambiguous. */
    answer: TimeInTransitAnswer;
  };
  /** UPS locations near an address. UPS product: Locator. */
  locate: {
    /** The address to search near. `option: "64"` searches for Access Points. */
    input: Locate;
    /** The locations that were found. */
    answer: LocateAnswer;
  };
  /** The price of a pickup. UPS product: Pickup. */
  "pickup.rate": {
    /** The address, and when to come. */
    input: PickupRate;
    /** The total and its parts. */
    answer: PickupRateAnswer;
  };
  /** Schedules a pickup. UPS product: Pickup. */
  "pickup.schedule": {
    /** The address, the day and time, and the pieces. */
    input: PickupSchedule;
    /** The pickup request number (PRN). */
    answer: PickupScheduleAnswer;
  };
  /** Requests a smart pickup at the account's own address. UPS product: Pickup. */
  "pickup.trigger": {
    /** The account, or an object with it. */
    input: string | PickupTrigger;
    /** The pickup request number (PRN). */
    answer: PickupTriggerAnswer;
  };
  /** Lists an account's pending pickups. UPS product: Pickup. */
  "pickup.pending": {
    /** The account, or an object with it. */
    input: string | PickupPending;
    /** The pending pickups. */
    answer: PickupPendingAnswer;
  };
  /** Cancels a pickup. UPS product: Pickup. */
  "pickup.cancel": {
    /** The pickup request number (PRN), or an object with it. */
    input: string | PickupCancel;
    /** UPS's confirmation. */
    answer: PickupCancelAnswer;
  };
  /** Lists the states or provinces of a country that pickup addresses use. UPS product: Pickup. */
  "pickup.divisions": {
    /** The country, or an object with it. */
    input: string | PickupDivisions;
    /** The divisions with their names. */
    answer: PickupDivisionsAnswer;
  };
  /** UPS facilities for freight, at the origin and at the destination. UPS product: Pickup. */
  "pickup.serviceCenters": {
    /** The pieces, and where they come from or go to. */
    input: ServiceCenters;
    /** The facilities. */
    answer: ServiceCentersAnswer;
  };
  /** Uploads customs documents of your own. UPS product: Paperless Documents. */
  "documents.upload": {
    /** The shipper's account and up to 13 files. */
    input: {
      /** The shipper's account. */
      account: string;
      /** Your own text, which UPS returns. At most 512 characters. */
      context?: string;
      /** The files. */
      files: FileToUpload[];
    };
    /** The documents' IDs, for `forms.documentIds` of a shipment and for `documents.push`. */
    answer: DocumentUploadAnswer;
  };
  /** Attaches uploaded documents to a shipment. UPS product: Paperless Documents. */
  "documents.push": {
    /** The account, the documents' IDs, and the shipment. */
    input: DocumentPush;
    /** The group's ID. */
    answer: DocumentPushAnswer;
  };
  /** Deletes an uploaded document. UPS product: Paperless Documents. */
  "documents.remove": {
    /** The account and the document's ID. */
    input: DocumentRemove;
    /** UPS's confirmation. */
    answer: DocumentRemoveAnswer;
  };
}

/** The name of an operation, for `ups.many()`, `ups.buildRequest()`, and the event `retry`. */
export type OperationName = keyof Operations;

/**
 * A document to upload: its bytes, or their base64 as `content`. At most 10 MB (1 MB in `cie`).
 *
 * @example
 * ```ts
 * const [file] = input.files ?? [];
 * await ups.documents.upload({
 *   account: "A1B2C3",
 *   files: [{ name: "invoice.pdf", format: "pdf", type: "invoice", bytes: file }],
 * });
 * ```
 */
export type FileToUpload = Omit<DocumentFile, "content"> &
  (
    | {
        /** The document's bytes. */
        bytes: Uint8Array | ArrayBuffer | Blob;
      }
    | {
        /** The document's bytes as base64. */
        content: string;
      }
  );

/** The operations whose UPS JSON `ups.importRequest()` reads. The others have no request body. */
export type Importable =
  | "rate"
  | "shop"
  | "ship"
  | "recoverLabel"
  | "validateAddress"
  | "timeInTransit"
  | "locate"
  | "pickup.rate"
  | "pickup.schedule"
  | "pickup.trigger"
  | "pickup.serviceCenters"
  | "documents.upload"
  | "documents.push";

/** A method of an operation. */
export type Call<K extends OperationName> = (
  input: Operations[K]["input"],
  options?: CallOptions,
) => Promise<Operations[K]["answer"]>;

/**
 * The state of one item of `ups.many()`.
 *
 * - `done`: the call succeeded.
 * - `failed`: the call failed; see `error`.
 * - `left`: the call wasn't made, because the run was stopped.
 */
export type ManyState = "done" | "failed" | "left";

/** The result of one item of `ups.many()`. */
export interface ManyResult<Input, Answer> {
  /** The input that was passed. */
  input: Input;
  /** What became of it. */
  state: ManyState;
  /** The answer, if the state is `done` and answers are kept. */
  value?: Answer;
  /** Why it failed, if the state is `failed`. */
  error?: ParcelgateError;
}

/** The progress of `ups.many()`, after each item. */
export interface ManyProgress {
  /** How many items are done or have failed. */
  done: number;
  /** How many items there are. */
  total: number;
  /** The index of the item that just ended. */
  index: number;
  /** What became of that item. */
  state: ManyState;
  /** Why that item failed. */
  error?: ParcelgateError;
}

/** The options of `ups.many()`. */
export interface ManyOptions {
  /** How many calls run at the same time: 1 to 16. Default: 4. */
  concurrency?: number;
  /**
   * Stops the run: reads at once, purchases and other changes after those that are in progress. The
   * promise resolves; the items that weren't run have the state `left`.
   */
  signal?: AbortSignal;
  /** Called after each item. */
  onProgress?: (progress: ManyProgress) => void;
  /** Whether to keep the answers in the results. Default: true. */
  keep?: boolean;
  /** Whether to repeat reads that failed; see {@link CallOptions.retry}. Default: true. */
  retry?: boolean;
}

/** A request as it would be sent to UPS, without the access token. */
export interface BuiltRequest {
  /** The HTTP method. */
  method: string;
  /** The path at UPS, with its query. */
  path: string;
  /** The headers, as pairs of name and value. */
  headers: [string, string][];
  /** The body as JSON text. Missing if the request has none. */
  body?: string;
  /** Whether the request is a read, which can be repeated without buying or changing anything. */
  repeatable: boolean;
}

/** The result of `ups.importRequest()`. */
export interface ImportedRequest<Input> {
  /** The input for the operation. */
  input: Imported<Input>;
  /** The members that Parcelgate doesn't model, as JSONPath (RFC 9535). */
  carried: string[];
}
