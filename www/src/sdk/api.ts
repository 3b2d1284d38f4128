/** Parcelgate's public types. Every failure is a {@link ParcelgateError}; times are ISO 8601; money is decimal text. */

import type {
  AddressAnswer,
  Label,
  Notice,
  RateAnswer,
  RecoverAnswer,
  ShipAnswer,
  Track,
  TrackAnswer,
  Void,
  VoidAnswer,
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
  ServiceCenters,
  ServiceCentersAnswer,
  TimeInTransit,
  TimeInTransitAnswer,
} from "../../operations.d.ts";
import type { LabelOptions, Money, Party, Receiver, Shipment } from "../../shipment.d.ts";

/** An address to be checked, or one that UPS suggests. */
export interface PlainPlace {
  lines?: string[];
  city?: string;
  state?: string;
  postalCode?: string;
  country: string;
  urbanization?: string;
  region?: string;
  residential?: boolean;
}
/** An input that came from UPS's JSON: what is not modelled stays in it, where it was. */
export type Imported<Input> = Input & {
  spelling?: string[];
  carried?: object;
  carriedBeside?: object;
};
export type LabelFormat = "GIF" | "PNG" | "ZPL" | "EPL" | "PDF";
export type * from "../../shipment.d.ts";
export type * from "../../operations.d.ts";

/** A shipment that was made, with the journal's reference, and whether a lost answer can be asked for by it. */
export interface Shipped extends ShipAnswer {
  reference: string;
  recovery: "by_reference" | "weak";
}

export interface Operations {
  rate: { input: Shipment; answer: RateAnswer };
  shop: { input: Shipment; answer: RateAnswer };
  ship: { input: Shipment; answer: Shipped };
  void: { input: string | Void; answer: VoidAnswer };
  recoverLabel: {
    input:
      | string
      | { trackingNumber: string; label?: LabelOptions; locale?: string }
      | { reference: string; account: string; label?: LabelOptions; locale?: string };
    answer: RecoverAnswer;
  };
  track: { input: string | Track; answer: TrackAnswer };
  validateAddress: {
    input:
      | PlainPlace
      | {
          address: PlainPlace;
          name?: string;
          regional?: boolean;
          candidates?: number;
          mode?: "validate" | "classify" | "both";
        };
    answer: AddressAnswer;
  };
  timeInTransit: { input: TimeInTransit; answer: TimeInTransitAnswer };
  locate: { input: Locate; answer: LocateAnswer };
  "pickup.rate": { input: PickupRate; answer: PickupRateAnswer };
  "pickup.schedule": { input: PickupSchedule; answer: PickupScheduleAnswer };
  "pickup.trigger": { input: string | PickupTrigger; answer: PickupTriggerAnswer };
  "pickup.pending": { input: string | PickupPending; answer: PickupPendingAnswer };
  "pickup.cancel": { input: string | PickupCancel; answer: PickupCancelAnswer };
  "pickup.divisions": { input: string | PickupDivisions; answer: PickupDivisionsAnswer };
  "pickup.serviceCenters": { input: ServiceCenters; answer: ServiceCentersAnswer };
  "documents.upload": {
    input: { account: string; context?: string; files: FileToUpload[] };
    answer: DocumentUploadAnswer;
  };
  "documents.push": { input: DocumentPush; answer: DocumentPushAnswer };
  "documents.remove": { input: DocumentRemove; answer: DocumentRemoveAnswer };
}
/** A document with its bytes, or with their base64 as `content`. */
export type FileToUpload = Omit<DocumentFile, "content"> &
  ({ bytes: Uint8Array | ArrayBuffer | Blob } | { content: string });
/** Operations whose UPS JSON can be brought along. */
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

/** What happened, why, what to do; and, where fields are wrong, the words at each of them. */
export interface Guidance {
  what: string;
  why: string;
  next: string;
  problems?: { field: string; name: string; text: string }[];
}
export declare class ParcelgateError extends Error {
  readonly kind:
    | "label"
    | "printer"
    | "authorization"
    | "validation"
    | "account"
    | "carrier"
    | "network"
    | "rate_limit"
    | "unavailable"
    | "protocol"
    | "cancelled"
    | "configuration";
  readonly code: string;
  readonly upsCode?: string;
  readonly field?: string;
  readonly status?: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds?: number;
  readonly notSent?: boolean;
  /** UPS's codes and words, of all that it refused, in one line. */
  readonly said: string;
  /** What UPS refused besides. */
  readonly others: Notice[];
  readonly problems: {
    field: string;
    code: string;
    upsCode?: string;
    limit?: number;
    words?: string;
  }[];
  guidance(): Promise<Guidance>;
}

export type AccountState =
  | "unchecked"
  | "checking"
  | "verified"
  | "list_rates_only"
  | "not_on_profile"
  | "unclear"
  | "expired"
  | "error";
export interface Account {
  number: string;
  nickname?: string;
  postalCode: string;
  country: string;
}
export interface CheckedAccount extends Account {
  state: AccountState;
  addedAt: string;
  checkedAt?: string;
  upsCode?: string;
  message?: string;
  /** Why the check itself failed, where the state is `error`. */
  error?: { kind: string; code: string; message: string };
  /** Client id and redirect URI of the sign-in that it was checked under. */
  registration?: string;
}
/** Reads are asked again on 429, 5xx and lost answers, after a wait that the event `retry` tells; `retry: false` leaves it. */
export interface CallOptions {
  signal?: AbortSignal;
  retry?: boolean;
}
/** One item of `many`: done, failed, or left because it was stopped. */
export interface ManyResult<Input, Answer> {
  input: Input;
  state: "done" | "failed" | "left";
  value?: Answer;
  error?: ParcelgateError;
}
export interface ManyOptions {
  /** 1 to 16; 4 if left out. */
  concurrency?: number;
  /** Stops it: reads at once, purchases after the ones that are under way. The results then say what is left. */
  signal?: AbortSignal;
  onProgress?: (progress: {
    done: number;
    total: number;
    index: number;
    state: "done" | "failed" | "left";
    error?: ParcelgateError;
  }) => void;
  /** False keeps no answers in the results. */
  keep?: boolean;
  retry?: boolean;
}

export interface Connection {
  state: "disconnected" | "connecting" | "connected" | "expiring" | "reconnect_required";
  environment: Environment;
  accessExpiresAt?: string;
  refreshExpiresAt?: string;
  verifyAgainBy?: string;
  storage: "session" | "memory";
}
export type Environment = "sandbox" | "cie" | "production";
export interface ClientOptions {
  clientId: string;
  environment: Environment;
  redirectUri?: string;
  proxy?: string;
  storage?: "session" | "memory";
  /** Loopback only: the sandbox and tests. */
  authorizeUrl?: string;
  issuer?: string;
  /** A portal whose own server keeps the tokens supplies them; `renew` where UPS refused the last one. */
  getAccessToken?: (how: {
    renew: boolean;
  }) => Promise<string | null | undefined> | string | null | undefined;
  /** That server exchanges the code. */
  exchange?: (parts: {
    code: string;
    codeVerifier: string;
    redirectUri: string;
  }) => Promise<unknown>;
  /** The host was started with `--client-secret-file`: refresh works as UPS documents it, so `verifyAgainBy` is known from the start. */
  refreshHelper?: boolean;
}
export type JournalOutcome =
  | "found"
  | "exists_without_label"
  | "voided"
  | "not_found_yet"
  | "never_sent"
  | "several"
  | "unknown";
export interface JournalEntry {
  reference: string;
  asked: string;
  recovery: "by_reference" | "weak";
  account: string;
  service: string;
  serviceName: string;
  format: string;
  state: "sending" | "done" | "lost" | "refused" | "voided" | "settled";
  startedAt: string;
  endedAt?: string;
  handedOver?: boolean;
  askedAt?: string;
  shipmentId?: string;
  /** Your own references, and the order's number. */
  references?: string[];
  /** What UPS took, and for how many packages. */
  price?: Money;
  packages?: number;
  outcome?: JournalOutcome;
  error?: { kind: string; code: string; upsCode?: string; message: string };
}
export interface KeptLabel extends Label {
  shipmentId: string;
  at: string;
  service: string;
  serviceName: string;
  reference: string;
  references?: string[];
  voided: boolean;
  recovered: boolean;
  /** What a shipment like it begins with; at a shipment's first label. */ again?: Partial<Shipment>;
}
type Call<K extends keyof Operations> = (
  input: Operations[K]["input"],
  options?: CallOptions,
) => Promise<Operations[K]["answer"]>;

/**
 * Events: `connection-change` (detail: the connection), `accounts-change`, `accounts-verified` (detail: { accounts }), `journal-change`, `label-saved`,
 * `retry` (detail: { operation, attempt, waitSeconds, code }).
 */
export interface UpsClient extends EventTarget {
  readonly environment: Environment;
  readonly connection: Connection;
  /** Settles when the module is at work; rejects where it could not be loaded. */
  readonly begun: Promise<void>;
  /** Call it in the click itself. By redirect the page leaves; by popup `{ returnTo }` comes back. */
  connect(how?: {
    mode?: "redirect" | "popup";
    returnTo?: string;
    signal?: AbortSignal;
  }): Promise<{ returnTo: string }>;
  completeConnect(): Promise<{ returnTo: string } | null>;
  abandon(): void;
  refresh(): Promise<void>;
  disconnect(): Promise<void>;
  readonly accounts: {
    readonly lasting: boolean;
    list(): Promise<CheckedAccount[]>;
    add(account: Account): Promise<CheckedAccount>;
    /** Another number, postal code or country has to be verified anew. */
    change(number: string, changes: Partial<Account>): Promise<CheckedAccount>;
    remove(number: string): Promise<void>;
    verify(number: string, options?: CallOptions): Promise<CheckedAccount>;
    verifyAll(
      options?: CallOptions & {
        onProgress?: (progress: { done: number; total: number; number?: string }) => void;
      },
    ): Promise<CheckedAccount[]>;
    clear(): Promise<void>;
  };
  rate: Call<"rate">;
  shop: Call<"shop">;
  /** Buys a label. `reference` is the journal's own, made by `newReference()`, where you want to know it beforehand.
   * With `suffix` it hangs on one of yours where both of UPS's places are taken; else a lost answer can be asked for by yours only.
   * `order` is your own number of it, and `known` how many purchases for that number you know of: where any tab of this device began more,
   * nothing is bought (`shipped_in_another_tab`). */
  ship(
    shipment: Shipment,
    options?: CallOptions & {
      reference?: string;
      suffix?: boolean;
      order?: string;
      known?: number;
    },
  ): Promise<Shipped>;
  newReference(): Promise<string>;
  /** One rating call for each account, and a question for each shipment whose answer was lost: what `completeConnect` does after a sign-in. */
  settle(): Promise<void>;
  /** Only that question, where there is one to ask. */
  resume(): Promise<{ reference: string; outcome: JournalOutcome }[]>;
  readonly journal: {
    list(): Promise<JournalEntry[]>;
    /** What was bought, or begun and nobody knows the end of it; the oldest first. */
    live(): Promise<JournalEntry[]>;
    /** Shipments whose answer was lost and that nobody has settled. */
    open(): Promise<JournalEntry[]>;
    ask(
      reference: string,
      options?: CallOptions,
    ): Promise<{
      outcome: JournalOutcome;
      error?: ParcelgateError;
      shipmentId?: string;
      labels?: Label[];
      candidates?: string[];
    }>;
    settle(reference: string): Promise<void>;
  };
  readonly labels: {
    /** False once a label found no room in this tab's storage. */
    readonly lasting: boolean;
    list(): KeptLabel[];
    clear(): void;
  };
  void: Call<"void">;
  recoverLabel: Call<"recoverLabel">;
  track: Call<"track">;
  validateAddress: Call<"validateAddress">;
  timeInTransit: Call<"timeInTransit">;
  /** Places to drop off; with `option: "64"` Access Points. */
  locate: Call<"locate">;
  readonly pickup: {
    rate: Call<"pickup.rate">;
    schedule: Call<"pickup.schedule">;
    /** Smart pickup: UPS comes to the account's own address, today or on the next business day. */
    trigger: Call<"pickup.trigger">;
    pending: Call<"pickup.pending">;
    cancel: Call<"pickup.cancel">;
    divisions: Call<"pickup.divisions">;
    serviceCenters: Call<"pickup.serviceCenters">;
  };
  readonly documents: {
    upload: Call<"documents.upload">;
    push: Call<"documents.push">;
    remove: Call<"documents.remove">;
  };
  /** 1Z numbers in a text as people paste it, with UPS's public page. A wrong check digit is a warning: UPS's own samples have one. */
  findTrackingNumbers(
    pasted: string,
  ): Promise<{ number: string; checkDigit: "right" | "wrong"; link: string }[]>;
  /** Many calls of one operation, up to 1,000, in order. The results of an earlier run may be given again: what is done stays done. */
  many<K extends keyof Operations>(
    operation: K,
    inputs: (
      Operations[K]["input"] | ManyResult<Operations[K]["input"], Operations[K]["answer"]>
    )[],
    how?: ManyOptions,
  ): Promise<ManyResult<Operations[K]["input"], Operations[K]["answer"]>[]>;
  /** UPS's own JSON of a request, as object or text, becomes our input. What is not modelled stays in it and is named by JSONPath. Nothing is validated. */
  importRequest<K extends Importable>(
    operation: K,
    upsJson: object | string,
  ): Promise<{ input: Imported<Exclude<Operations[K]["input"], string>>; carried: string[] }>;
  buildRequest<K extends keyof Operations>(
    operation: K,
    input: Operations[K]["input"],
  ): Promise<{
    method: string;
    path: string;
    headers: [string, string][];
    body?: string;
    repeatable: boolean;
  }>;
}

/** A label's bytes: as UPS gave them, or their base64. */
export type AnyLabel =
  | Uint8Array
  | ArrayBuffer
  | string
  | { bytes: Uint8Array | ArrayBuffer | string; format?: string; trackingNumber?: string };
/** How labels go on paper. A label is never made smaller; `perSheet: 4` gives office copies, marked as such. */
export interface SheetOptions {
  stock?: "4x6" | "4x8" | "letter" | "a4";
  perSheet?: number;
  /** The first sheet's first place, from 1. */
  startAt?: number;
  cutMarks?: boolean;
  /** The seventh inch where it has words: kept on stock that has room, unless it is to be cropped. */
  tail?: "crop" | "keep";
}
export interface LabelWork {
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
  /** Takes a label's problem; the others go on. Without it the first problem ends the work. */
  onProblem?: (problem: { index: number; label: AnyLabel; error: ParcelgateError }) => void;
  /** Hears what is odd about a label that was used: `tail_cropped`, `odd_shape`, `grey`, a field that could not be drawn. */
  onRemark?: (remark: { index: number; label: AnyLabel; remarks: Remark[] }) => void;
}
export interface Remark {
  code: string;
  detail: string;
  page: number;
}
export interface LabelPage {
  png: Uint8Array;
  width: number;
  height: number;
  dpi: number;
  tail: "none" | "blank" | "cropped" | "kept";
  grey: boolean;
  odd: boolean;
}
export interface Printer {
  id: string;
  name: string;
}
export interface PrinterOptions {
  way?: "usb" | "serial" | "browser-print" | "qz";
  printer?: Printer | string;
  language?: "ZPL" | "EPL";
  dpi?: 203 | 300 | 600;
  tail?: "crop" | "keep";
  /** A way of your own, instead of `way`. */
  transport?: {
    send(bytes: Uint8Array, options: { signal?: AbortSignal }): Promise<unknown>;
    close?(): unknown;
  };
  /** What to do with a label that may have come out already. */
  unsure?: "again" | "came";
  /** Serial: the printer's own setting. */
  baudRate?: number;
  /** Agents: another address than their own. */
  url?: string;
  /** QZ Tray: signs a hash with the portal's key, which stays on its server; the certificate that belongs to it. */
  sign?: (hash: string) => Promise<string> | string;
  certificate?: string;
  signal?: AbortSignal;
  onProgress?: (progress: {
    done: number;
    total: number;
    index: number;
    state: string;
    error?: ParcelgateError;
  }) => void;
}
export interface SentLabel {
  label: AnyLabel;
  state: "sent" | "failed" | "unsure" | "left";
  error?: ParcelgateError;
}
export interface Workstation {
  way?: string;
  printer?: Printer;
  language?: string;
  dpi?: number;
  stock?: string;
}
/** Labels upright, as PDF, on paper, to a printer. All of it in this browser: no label leaves it. */
export interface Labels {
  sniff(
    label: AnyLabel,
    options?: { signal?: AbortSignal },
  ): Promise<"GIF" | "PNG" | "PDF" | "ZPL" | "EPL" | "HTML" | null>;
  toPdf(labels: AnyLabel[], options?: SheetOptions & LabelWork): Promise<Uint8Array>;
  toPng(
    label: AnyLabel,
    options?: {
      page?: number;
      tail?: "crop" | "keep";
      dpi?: 203 | 300 | 600;
      signal?: AbortSignal;
    },
  ): Promise<Uint8Array>;
  preview(
    label: AnyLabel,
    options?: { tail?: "crop" | "keep"; dpi?: 203 | 300 | 600; signal?: AbortSignal },
  ): Promise<{ pages: LabelPage[]; warnings: Remark[] }>;
  /** Opens the print dialog. What comes out of the printer nobody can know. */
  print(
    labels: AnyLabel[],
    options?: SheetOptions & LabelWork,
  ): Promise<{ labels: number; sentTo: "print dialog" }>;
  download(
    label: AnyLabel,
    options?: { name?: string; signal?: AbortSignal },
  ): Promise<{ name: string }>;
  /** Call it in a click with `choose: true`: the browser's own picker opens. */
  printers(
    way: "usb" | "serial" | "browser-print" | "qz",
    options?: { choose?: boolean } & PrinterOptions,
  ): Promise<Printer[]>;
  /** In order, stopping at the first failure; the results of an earlier run may be given again: what was sent stays sent. */
  send(labels: (AnyLabel | SentLabel)[], options: PrinterOptions): Promise<SentLabel[]>;
  /** What this workstation chose last; given anew, it is kept. */
  workstation(choice?: Workstation): Promise<Workstation>;
}

export interface Parcelgate {
  readonly version: string;
  readonly labels: Labels;
  client(options: ClientOptions): UpsClient;
  define(tags?: string[]): Promise<void>;
  /** Shows what failed, such as what `completeConnect()` rejects with, in the elements where a sign-in begins, or in all; in those that come later too. */
  fail(error: unknown): void;
  /** Changes language or texts; elements draw themselves anew, what was typed stays. */
  choose(how: TextOptions): void;
}
/** Every element: it uses the page's first client, or the one that is set here. */
export interface ParcelgateElement extends HTMLElement {
  client: UpsClient | null;
  /** Attributes as properties, here and below; a list may be set as one. */
  get accounts(): string | null;
  set accounts(only: string | string[] | null);
  noRibbon: boolean;
  /** Settles when the element has drawn itself for the first time. */
  readonly ready: Promise<void>;
}
/** Where one signs in. */
export interface SigningElement extends ParcelgateElement {
  /** How UPS's sign-in opens; redirect if left out. */
  signIn: "redirect" | "popup" | null;
}
export interface CarriersElement extends SigningElement {
  locked: boolean;
}
export type GuideStep = "why" | "profile" | "register" | "add" | "connect" | "outcome";
export interface VerifyElement extends SigningElement {
  /** Leads to one of the steps that were reached. */
  step: GuideStep | null;
  doneHref: string | null;
}
/** A field of the form around it: the value is the chosen service and its price as JSON, null while there is none. */
export interface RateElement extends ParcelgateElement {
  get services(): string | null;
  set services(only: string | string[] | null);
  name: string | null;
  required: boolean;
  readonly value: string | null;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Another shipment in place of what was typed; without one, an empty form. */
  begin(shipment?: Partial<Shipment>): void;
  /** What its form begins with, where nothing was typed before. */
  from?: Partial<Party>;
  to?: Partial<Receiver>;
}
export interface TrackElement extends ParcelgateElement {
  number: string | null;
}
export interface ShipElement extends ParcelgateElement {
  labelFormat: string | null;
  labelStock: string | null;
}
export interface BatchElement extends ShipElement {
  get services(): string | null;
  set services(only: string | string[] | null);
}
export interface StationElement extends BatchElement {
  /** Who sends your own orders, where an order does not say it. */
  from?: Partial<Party>;
  /** What QZ Tray wants from a portal. */
  printerOptions: Pick<PrinterOptions, "sign" | "certificate" | "url">;
  /** The page's own orders by their numbers, instead of a table: `to` and `packages`, and what else is known; null where there is none. */
  find:
    | ((number: string) => Promise<(Pick<Shipment, "to" | "packages"> & Partial<Shipment>) | null>)
    | null;
}
export interface LabelsElement extends ParcelgateElement {
  /** What QZ Tray wants from a portal. */
  printerOptions: Pick<PrinterOptions, "sign" | "certificate" | "url">;
}
/** What elements tell. They bubble, out of shadow roots too; those that end in -submit, and -choose, can be cancelled: the page then goes on
 * itself. An event proves nothing to a server: any script of the page can make one. */
export interface ParcelgateEvents {
  "parcelgate-verified": CustomEvent<{ accounts: CheckedAccount[] }>;
  "parcelgate-step": CustomEvent<{ step: GuideStep }>;
  "parcelgate-done-submit": CustomEvent<{ accounts: CheckedAccount[] }>;
  "parcelgate-rate-submit": CustomEvent<{ shipment: Shipment }>;
  "parcelgate-choose": CustomEvent<{ shipment: Shipment; offer: RateAnswer["offers"][number] }>;
  "parcelgate-ship-submit": CustomEvent<{ shipment: Shipment }>;
  "parcelgate-batch-submit": CustomEvent<{ count: number; totals: Money[] }>;
  /** From a table, only what a row keeps: reference, shipmentId, charges, tracking numbers. */
  "parcelgate-shipped": CustomEvent<
    | Shipped
    | (Pick<Shipped, "reference" | "shipmentId"> &
        Partial<Pick<Shipped, "charges">> & { packages: { trackingNumber: string }[] })
  >;
  "parcelgate-again-submit": CustomEvent<{ shipment: Partial<Shipment> }>;
  "parcelgate-print-submit": CustomEvent<{
    trackingNumbers: string[];
    stock: "4x6" | "4x8" | "letter" | "a4";
  }>;
  "parcelgate-voided": CustomEvent<{
    shipmentId: string;
    /** Of only some of its packages. */ trackingNumbers?: string[];
  }>;
}
declare global {
  interface HTMLElementTagNameMap {
    "parcelgate-carriers": CarriersElement;
    "parcelgate-verify": VerifyElement;
    "parcelgate-rate": RateElement;
    "parcelgate-batch": BatchElement;
    "parcelgate-station": StationElement;
    "parcelgate-ship": ShipElement;
    "parcelgate-track": TrackElement;
    "parcelgate-labels": LabelsElement;
  }
  interface HTMLElementEventMap extends ParcelgateEvents {}
  interface DocumentEventMap extends ParcelgateEvents {
    /** The three-line embedding could not begin. */
    "parcelgate-failed": CustomEvent<{ code: string; message: string }>;
  }
  interface WindowEventMap extends ParcelgateEvents {}
}
export type Language = "en" | "es" | "fr" | "de";
export interface TextOptions {
  /** Else the document's `lang`, else the reader's first language that there is. */
  language?: Language;
  /** Texts of the page's own, by group and name: `{ "carriers.title": "Carriers of Example Ltd" }`; www/locales/en has all names. */
  texts?: Record<
    string,
    string | { one: string; other: string } | [what: string, why: string, next: string]
  >;
}
/** Where your page has ours, as a hash or a path: elements lead there, and nowhere without it. `{number}` is the tracking number. */
export type Pages = Partial<
  Record<"carriers" | "rate" | "ship" | "labels" | "track" | "verify" | "batch" | "station", string>
>;
/** Loads the module once; a failed load can be retried. */
export declare function init(how?: TextOptions & { pages?: Pages }): Promise<Parcelgate>;
/** A client before its module is there, for elements that shall be drawn at once: what is pressed waits for the module. Until then `connection`
 * says `disconnected`, in a tab that is signed in too; the event `connection-change` tells when that is known. Not in the release folder, whose
 * entry checks everything before it runs. */
export declare function early(options: ClientOptions): UpsClient;
export declare function define(tags?: string[]): Promise<void>;
