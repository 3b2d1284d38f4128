// The exports of the WebAssembly modules that the page uses. wasm-bindgen writes their glue from
// crate/web, crate/web-ops, crate/web-label, and crate/web-preview.
import type {
  Account,
  CheckedAccount,
  ClientOptions,
  Connection,
  JournalEntry,
  JournalOutcome,
  LabelPage,
  Operations,
  Remark,
} from "./api.ts";
import type { FieldProblem } from "./error.ts";

/** Loads a module's WebAssembly. */
type Load = (how: {
  module_or_path: URL | string | Response | Promise<Response>;
}) => Promise<unknown>;

/** A request as the modules build it. */
export interface BuiltRequest {
  method: string;
  path: string;
  headers: [name: string, value: string][];
  body?: string;
}

/** A request of the operations' module. `repeatable` reads may be sent again. */
export interface OperationRequest extends BuiltRequest {
  repeatable: boolean;
}

/** UPS's answer. `tokenOver` is true where UPS refused the access token. */
export interface CarriedAnswer {
  status: number;
  headers: [name: string, value: string][];
  body: Uint8Array;
  tokenOver: boolean;
}

/** What an exchange of a code needs. */
export interface CodeParts {
  code: string;
  codeVerifier: string;
  redirectUri: string;
}

/** Client options with their defaults filled in. */
export type CoreOptions = ClientOptions &
  Required<Pick<ClientOptions, "redirectUri" | "proxy" | "storage">>;

/** The outcome of an account's check. */
export type VerifyOutcome = Pick<CheckedAccount, "state" | "upsCode" | "message" | "error">;

/** The session of one client: tokens stay inside of it. */
export interface CoreClient {
  connection(): Connection;
  begin(mode: "redirect" | "popup", returnTo: string): string;
  abandon(): void;
  checkClient(signal?: AbortSignal): Promise<void>;
  complete(query: string): Promise<{ returnTo: string }>;
  take(query: string): { returnTo: string } & CodeParts;
  holds(state: string): boolean;
  rotate(): Promise<void>;
  login(): string | undefined;
  pair(): string | undefined;
  adopt(pair: string): boolean;
  endAccess(): void;
  disconnect(): void;
  send(
    method: string,
    path: string,
    headers: string[],
    body?: string,
    signal?: AbortSignal,
    token?: string,
  ): Promise<CarriedAnswer>;
  buildVerifyRequest(account: Account): BuiltRequest;
  parseVerifyResponse(status: number, body: Uint8Array): VerifyOutcome;
}

/** parcelgate-web.js: sign-in, session, accounts. */
export interface WebGlue {
  default: Load;
  version(): string;
  checkAccount(account: Account): FieldProblem[];
  Client: new (options: CoreOptions) => CoreClient;
}

/** A shipment with the journal's reference in it, and how a lost answer can be recovered. */
export interface PlacedReference {
  shipment: Operations["ship"]["input"];
  asked: string;
  recovery: JournalEntry["recovery"];
  noted: Pick<JournalEntry, "account" | "service" | "serviceName" | "format">;
}

/** parcelgate-web-ops.js: the operations. Inputs are JSON. */
export interface OpsGlue {
  default: Load;
  build(operation: string, input: string): OperationRequest;
  parse(
    operation: string,
    input: string,
    status: number,
    headers: string,
    body: Uint8Array,
  ): unknown;
  preview(operation: string, input: string): OperationRequest;
  importRequest(operation: string, upsJson: string): { input: unknown; carried: string[] };
  journalReference(random: Uint8Array): string;
  placeReference(shipment: string, reference: string, suffix: boolean): PlacedReference;
  isDoubtful(failure: string): boolean;
  recoveryOutcome(labels: number, candidates: string[], failure?: string): JournalOutcome;
  findTrackingNumbers(text: string): string[];
  checkTrackingNumber(number: string): "right" | "wrong";
}

/** The facts of a label that was put on a page. */
export type LabelFacts = Pick<LabelPage, "width" | "height" | "dpi" | "tail" | "grey">;

/** A PDF of labels. `finish` ends it. */
export interface PdfSheets {
  add(bytes: Uint8Array, keepTail: boolean): LabelFacts;
  finish(): Uint8Array;
  free(): void;
}

export type LabelForm = "GIF" | "PNG" | "PDF" | "ZPL" | "EPL" | "HTML";

/** parcelgate-web-label.js: labels as pictures, PDF, and printers' graphics. */
export interface LabelGlue {
  default: Load;
  sniff(bytes: Uint8Array): LabelForm | undefined;
  picture(bytes: Uint8Array, keepTail: boolean): LabelFacts & { png: Uint8Array };
  toPrinter(bytes: Uint8Array, language: "ZPL" | "EPL", dpi: number, keepTail: boolean): Uint8Array;
  Pdf: new (stock: string, perSheet: number, startAt: number, cutMarks: boolean) => PdfSheets;
}

/** parcelgate-web-preview.js: ZPL and EPL rendered as pictures. */
export interface PreviewGlue {
  default: Load;
  draw(bytes: Uint8Array, dpi: number): { pages: Uint8Array[]; warnings: Remark[] };
}
