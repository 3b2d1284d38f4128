import type { Accounts, CheckedAccount } from "./accounts.ts";
import type { ParcelgateErrorCode } from "./codes.ts";
import type {
  BuiltRequest,
  Call,
  Importable,
  ImportedRequest,
  ManyOptions,
  ManyResult,
  OperationName,
  Operations,
} from "./operations.ts";
import type { Journal, JournalOutcome, KeptLabels, Shipped, ShipOptions } from "./purchase.ts";
import type { ConnectOptions, ConnectResult, Connection, Environment } from "./session.ts";
import type { Shipment } from "../../../shipment.js";
import type { FoundTrackingNumber } from "./tracking.ts";

/** The events of a client, by name. */
export interface ClientEventMap {
  /** The session changed. `detail` is the new `connection`. */
  "connection-change": CustomEvent<Connection>;
  /** An account was added, changed, removed, or checked. */
  "accounts-change": CustomEvent<null>;
  /** `accounts.verifyAll()` ended. `detail.accounts` are the accounts that it checked. */
  "accounts-verified": CustomEvent<{
    /** The accounts with their new states. */
    accounts: CheckedAccount[];
  }>;
  /** An entry of the journal was written. */
  "journal-change": CustomEvent<null>;
  /** A label was stored, voided, loaded, or forgotten. */
  "label-saved": CustomEvent<{
    /** The shipment that changed. Missing if all labels may have changed. */
    shipmentId?: string;
  }>;
  /** A read failed and will be repeated after a wait. */
  retry: CustomEvent<RetryDetail>;
  /** The popup has been open for 90 seconds: UPS's page may have stranded the user. */
  "sign-in-slow": CustomEvent<null>;
}

/** The `detail` of the event `retry`. */
export interface RetryDetail {
  /** The operation that failed. */
  operation: OperationName;
  /** Which attempt failed, from 1. */
  attempt: number;
  /** How long the client waits before the next attempt, in seconds. */
  waitSeconds: number;
  /** Why the attempt failed. */
  code: ParcelgateErrorCode;
}

/**
 * One application at UPS: its session, accounts, and operations. Make it with
 * `parcelgate.client()`.
 *
 * Every method that calls UPS rejects with a {@link ParcelgateError}. Before a request leaves, the
 * input is checked; `problems` then lists every invalid field.
 */
export interface UpsClient extends EventTarget {
  /** The environment that was passed to `parcelgate.client()`. */
  readonly environment: Environment;
  /** The session as it is now. */
  readonly connection: Connection;
  /** Resolves when the WebAssembly module is ready. Rejects if it couldn't be loaded. */
  readonly begun: Promise<void>;

  /** Adds a listener for one of the client's events. */
  addEventListener<K extends keyof ClientEventMap>(
    type: K,
    listener: (this: UpsClient, event: ClientEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Adds a listener for any other event. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Removes a listener of one of the client's events. */
  removeEventListener<K extends keyof ClientEventMap>(
    type: K,
    listener: (this: UpsClient, event: ClientEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Removes a listener of any other event. */
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;

  /**
   * Signs the user in at UPS (OAuth authorization code with PKCE, RFC 6749 and RFC 7636). Call it
   * in the click itself, so that the browser allows the popup.
   *
   * With `redirect`, the page leaves and the promise doesn't resolve; call `completeConnect()` when
   * the page comes back. With `popup`, it resolves when the user is signed in. A new call ends the
   * one before.
   *
   * Rejects with `popup_blocked`, `popup_closed`, `redirect_needs_storage`, `frame_sign_in_cut`,
   * `wrong_client`, `wrong_redirect_uri`, `access_denied`, `exchange_failed`, or `cancelled`, among
   * others.
   *
   * @example
   * ```ts
   * button.onclick = async () => {
   *   await ups.connect({ mode: "popup" });
   *   await ups.accounts.verifyAll();
   * };
   * ```
   */
  connect(options?: ConnectOptions): Promise<ConnectResult>;
  /**
   * Finishes a sign-in by redirect. Call it once on the page that UPS sends the browser back to. It
   * then checks all accounts and asks UPS about shipments whose answer was lost.
   *
   * Resolves with null if there is no sign-in to finish. Rejects if UPS or the user refused
   * (`access_denied`), or if the answer isn't for this tab (`transaction_missing`,
   * `state_mismatch`).
   *
   * @example
   * ```ts
   * await ups.completeConnect().catch(parcelgate.fail);
   * ```
   */
  completeConnect(): Promise<ConnectResult | null>;
  /** Ends a sign-in that is in progress. `connect` then rejects with `cancelled`. */
  abandon(): void;
  /**
   * Refreshes the tokens now. Calls do this when it's needed, so a page rarely has to.
   *
   * Rejects with `sign_in_again` if UPS refuses or there is no refresh token, and with
   * `refresh_busy` if another tab doesn't finish its own refresh within 45 seconds.
   */
  refresh(): Promise<void>;
  /**
   * Signs the user out: the tokens are forgotten in this tab and its copies. UPS has no way to
   * revoke tokens, so they expire by themselves.
   */
  disconnect(): Promise<void>;

  /** The accounts that the user added. */
  readonly accounts: Accounts;
  /** Gets the price of one service: `service` is required. */
  rate: Call<"rate">;
  /**
   * Gets the prices of all services for a shipment, with list and negotiated prices and delivery
   * days.
   *
   * @example
   * ```ts
   * const { offers } = await ups.shop({
   *   account: "A1B2C3",
   *   from: { name: "Northwind", address: { postalCode: "21093", country: "US" } },
   *   to: { name: "Happy Dog", address: { postalCode: "30005", country: "US" } },
   *   packages: [{ weight: { value: "5", unit: "LBS" } }],
   * });
   * for (const { service, name, charges } of offers) console.log(service, name, charges.total?.amount);
   * ```
   */
  shop: Call<"shop">;
  /**
   * Buys a label. In `production` it costs money.
   *
   * The input is checked and an entry is written to the journal before the request leaves. The call
   * is never repeated by itself. If it fails and the label may have been bought, the error has a
   * `journalReference`: ask with `ups.journal.ask()` before you buy again.
   *
   * Rejects with `shipped_in_another_tab` if the reference was used before, or if another tab
   * bought more for `order` than `known`.
   *
   * @example
   * ```ts
   * const { shipmentId, packages } = await ups.ship({
   *   account: "A1B2C3",
   *   service: "03",
   *   from: {
   *     name: "Northwind",
   *     phone: "4105550100",
   *     address: {
   *       lines: ["2311 York Rd"],
   *       city: "Timonium",
   *       state: "MD",
   *       postalCode: "21093",
   *       country: "US",
   *     },
   *   },
   *   to: {
   *     name: "Happy Dog",
   *     phone: "7705550100",
   *     address: {
   *       lines: ["12380 Morris Rd"],
   *       city: "Alpharetta",
   *       state: "GA",
   *       postalCode: "30005",
   *       country: "US",
   *     },
   *   },
   *   packages: [{ weight: { value: "5", unit: "LBS" } }],
   *   label: { format: "ZPL", stock: "4x6" },
   * });
   * console.log(shipmentId, packages[0]?.label?.bytes.length);
   * ```
   */
  ship(shipment: Shipment, options?: ShipOptions): Promise<Shipped>;
  /** Makes a unique reference for `ship`, if you want to know it before you buy. */
  newReference(): Promise<string>;
  /**
   * Checks all accounts and asks UPS about shipments whose answer was lost. `completeConnect` does
   * this by itself; call it after a sign-in in a popup.
   */
  settle(): Promise<void>;
  /** Asks UPS about shipments whose answer was lost. Sends nothing if there are none. */
  resume(): Promise<
    {
      /** The reference of the journal's entry. */
      reference: string;
      /** What UPS says about it. */
      outcome: JournalOutcome;
    }[]
  >;
  /** The journal of purchases. */
  readonly journal: Journal;
  /** The labels that were bought or recovered in this tab. */
  readonly labels: KeptLabels;
  /** Voids a shipment, or up to 20 of its packages. An empty list of packages is refused. */
  void: Call<"void">;
  /** Gets a label again, by tracking number or by reference. PDF labels exist only here. */
  recoverLabel: Call<"recoverLabel">;
  /**
   * Tracks a package, a shipment, or a reference. A number that UPS doesn't know isn't an error:
   * the answer's `found` is then false.
   *
   * @example
   * ```ts
   * const { packages } = await ups.track("1Z999AA10123456784");
   * console.log(packages[0]?.state, packages[0]?.deliveryDate);
   * ```
   */
  track: Call<"track">;
  /**
   * Validates an address and classifies it as residential or commercial. US and Puerto Rico only.
   */
  validateAddress: Call<"validateAddress">;
  /** Gets how many days each service takes. */
  timeInTransit: Call<"timeInTransit">;
  /** Finds UPS locations near an address. With `option: "64"` it finds Access Points. */
  locate: Call<"locate">;
  /** Pickups. */
  readonly pickup: {
    /** Gets the price of a pickup. */
    rate: Call<"pickup.rate">;
    /** Schedules a pickup. */
    schedule: Call<"pickup.schedule">;
    /**
     * Requests a smart pickup: UPS comes to the account's address today or on the next business
     * day.
     */
    trigger: Call<"pickup.trigger">;
    /** Lists an account's pending pickups. */
    pending: Call<"pickup.pending">;
    /** Cancels a pickup. */
    cancel: Call<"pickup.cancel">;
    /** Lists the states or provinces of a country that pickup addresses use. */
    divisions: Call<"pickup.divisions">;
    /** Finds UPS facilities for freight. */
    serviceCenters: Call<"pickup.serviceCenters">;
  };
  /** Customs documents of your own (Paperless Documents). */
  readonly documents: {
    /** Uploads documents. */
    upload: Call<"documents.upload">;
    /** Attaches uploaded documents to a shipment that exists. */
    push: Call<"documents.push">;
    /** Deletes an uploaded document. */
    remove: Call<"documents.remove">;
  };
  /**
   * Finds UPS tracking numbers (`1Z...`) in a text, such as a pasted email. Each number is listed
   * once, in the order of the text. No request is sent.
   */
  findTrackingNumbers(text: string): Promise<FoundTrackingNumber[]>;
  /**
   * Runs one operation for up to 1,000 inputs, a few at a time, and resolves with the results in
   * the order of the inputs. One failure fails one item. Pass the results of an earlier run to
   * continue it: items that are `done` or `failed` stay as they are.
   *
   * Rejects with `invalid_input` if there are too many inputs or `concurrency` is out of range, and
   * with `unknown_operation` if there is no such operation.
   *
   * @example
   * ```ts
   * const stop = new AbortController();
   * const results = await ups.many("track", ["1Z999AA10123456784", "1Z12345E1512345676"], {
   *   concurrency: 2,
   *   signal: stop.signal,
   *   onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
   * });
   * const rest = await ups.many("track", results); // runs what was left
   * console.log(rest.filter(({ state }) => state === "failed").length);
   * ```
   */
  many<K extends OperationName>(
    operation: K,
    inputs: (
      Operations[K]["input"] | ManyResult<Operations[K]["input"], Operations[K]["answer"]>
    )[],
    options?: ManyOptions,
  ): Promise<ManyResult<Operations[K]["input"], Operations[K]["answer"]>[]>;
  /**
   * Turns a UPS request that you already have, as an object or JSON text, into an input. Building
   * that input gives the same request again. Nothing is validated until it is sent.
   *
   * Rejects with `no_request` if the JSON isn't a request of this operation.
   *
   * @example
   * ```ts
   * const { input, carried } = await ups.importRequest("ship", {
   *   ShipmentRequest: { Shipment: { Service: { Code: "03" }, Novelty: "1" } },
   * });
   * console.log(carried); // ["$.ShipmentRequest.Shipment.Novelty"]
   * await ups.ship({ ...input, account: "A1B2C3" });
   * ```
   */
  importRequest<K extends Importable>(
    operation: K,
    upsJson: object | string,
  ): Promise<ImportedRequest<Exclude<Operations[K]["input"], string>>>;
  /**
   * Builds the request of an operation without sending it. Imported inputs aren't validated here.
   */
  buildRequest<K extends OperationName>(
    operation: K,
    input: Operations[K]["input"],
  ): Promise<BuiltRequest>;
}
