// The values that the entry exports, as declarations only: this file holds no code. The entry, in
// TypeScript, implements them and then replaces these declarations.
import type { UpsClient } from "./client.ts";
import type { Labels } from "./labels.ts";
import type { ClientOptions } from "./session.ts";
import type { Pages, TextOptions } from "./texts.ts";

/** The loaded module, from {@link init}. */
export interface Parcelgate {
  /** The version of Parcelgate, such as `1.2.0`. */
  readonly version: string;
  /** Labels as pictures, as PDF, on paper, and for thermal printers. */
  readonly labels: Labels;
  /**
   * Makes the client of an application at UPS. Calls with the same environment and client ID return
   * the same client, so that all elements share one session. Throws a {@link ParcelgateError} of
   * kind `configuration` if an option is invalid, or differs from those that the client was made
   * with.
   *
   * @example
   * ```ts
   * const ups = parcelgate.client({
   *   clientId: "YOUR-ID",
   *   environment: "production",
   *   redirectUri: "https://shop.example/callback.html",
   * });
   * ```
   */
  client(options: ClientOptions): UpsClient;
  /** Registers elements; see {@link define}. */
  define(tags?: string[]): Promise<void>;
  /**
   * Shows an error, such as what `completeConnect()` rejects with, in the elements where a sign-in
   * begins, or in all elements if there are none. Elements that are added later show it too.
   *
   * @example
   * ```ts
   * await ups.completeConnect().catch(parcelgate.fail);
   * ```
   */
  fail(error: unknown): void;
  /**
   * Changes the language or the texts. Elements render again; what the user typed stays. Throws
   * `option_refused` if an option is invalid.
   */
  choose(options: TextOptions): void;
}

/** The options of {@link init}. */
export interface InitOptions extends TextOptions {
  /**
   * Where your site has Parcelgate's pages. Default: nowhere, so elements show no links to them.
   */
  pages?: Pages;
}

/**
 * Loads the WebAssembly module and registers the elements that are on the page. Importing the
 * package does nothing until this is called. Later calls share the module that was loaded.
 *
 * Rejects with `module_load_failed` if the module couldn't be loaded (call `init` again to retry),
 * and with `option_refused` if an option is invalid.
 *
 * @example
 * ```ts
 * const parcelgate = await init({ language: "en", pages: { ship: "/shipping/buy" } });
 * const ups = parcelgate.client({ clientId: "YOUR-ID", environment: "cie" });
 * await ups.completeConnect().catch(parcelgate.fail);
 * ```
 */
export declare function init(options?: InitOptions): Promise<Parcelgate>;

/**
 * Makes a client before the module is loaded, so that elements can render at once. Calls wait for
 * the module. Until then `connection.state` is `disconnected`, even if the user is signed in;
 * listen for `connection-change`. The release folder doesn't export it, because its entry checks
 * every file before it runs.
 *
 * @example
 * ```ts
 * const ups = early({ clientId: "YOUR-ID", environment: "production" });
 * await ups.begun;
 * ```
 */
export declare function early(options: ClientOptions): UpsClient;

/**
 * Registers elements by tag and loads their code. Elements that are registered already are skipped.
 * Default: all elements. Rejects with `option_refused` if there is no such tag.
 *
 * @example
 * ```ts
 * await define(["parcelgate-track"]);
 * document.body.append(document.createElement("parcelgate-track"));
 * ```
 */
export declare function define(tags?: string[]): Promise<void>;
