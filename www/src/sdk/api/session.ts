/**
 * The UPS environment that a client talks to.
 *
 * - `sandbox`: Parcelgate's own offline stand-in for UPS.
 * - `cie`: UPS's test environment (Customer Integration Environment). Its labels aren't valid for
 *   shipping.
 * - `production`: UPS itself. Labels cost money.
 */
export type Environment = "sandbox" | "cie" | "production";

/**
 * The state of the session.
 *
 * - `disconnected`: nobody is signed in.
 * - `connecting`: a sign-in is in progress.
 * - `connected`: calls can be made.
 * - `expiring`: the access token has expired or is about to; the next call refreshes it first.
 * - `reconnect_required`: the session has ended. The user has to sign in again.
 */
export type ConnectionState =
  "disconnected" | "connecting" | "connected" | "expiring" | "reconnect_required";

/** Where tokens are kept: the tab's `sessionStorage`, or only in memory until the page is left. */
export type TokenStorage = "session" | "memory";

/** The session as it is now. */
export interface Connection {
  /** The state of the session. */
  state: ConnectionState;
  /** The environment of the client. */
  environment: Environment;
  /** When the access token expires. Missing when the page holds no token. */
  accessExpiresAt?: string;
  /** When the refresh token expires. Missing when UPS issued none, or didn't say. */
  refreshExpiresAt?: string;
  /**
   * When the user should sign in again: one day before the refresh token expires. Known once a
   * refresh has worked, or from the start with {@link ClientOptions.refreshHelper}.
   */
  verifyAgainBy?: string;
  /**
   * Where tokens are kept. `memory` if `sessionStorage` was requested but the browser denies it.
   */
  storage: TokenStorage;
}

/**
 * The options of `parcelgate.client()`. Unknown options and invalid values throw an error of kind
 * `configuration` whose `field` is the option's name.
 */
export interface ClientOptions {
  /**
   * The client ID of your application at developer.ups.com. It's public. `client_id_missing` if
   * empty. There is no option for the client secret: it must never be in a page.
   */
  clientId: string;
  /** The UPS environment. `unknown_environment` if it's none of the three. */
  environment: Environment;
  /**
   * Where UPS sends the browser after the sign-in. It has to match the callback URL of your UPS
   * application character by character. Default: `/callback.html` of this origin.
   * `redirect_uri_refused` if it isn't an absolute URL.
   */
  redirectUri?: string;
  /**
   * Where the host forwards requests to UPS: a path of this origin, or an absolute URL. UPS sends
   * no CORS headers, so every call goes through it. Default: `/ups`. `proxy_refused` if it's
   * neither.
   */
  proxy?: string;
  /**
   * Where to keep tokens. Default: `session`. With `memory`, a reload ends the session and the
   * sign-in has to open in a popup.
   */
  storage?: TokenStorage;
  /**
   * The sign-in page of the sandbox. Required with `environment: "sandbox"`
   * (`authorize_url_missing`), and accepted only on a loopback address (`authorize_url_refused`).
   * Omit it for UPS.
   */
  authorizeUrl?: string;
  /**
   * The authorization server that UPS's callback has to name in its `iss` parameter (RFC 9207).
   * With this option, a callback without `iss` or with another value is refused with
   * `issuer_mismatch`. Default: `iss` isn't checked.
   */
  issuer?: string;
  /**
   * Supplies access tokens that your own server keeps, so that the page stores none. It is called
   * when the client is made and before each request; `renew` is true if UPS refused the last token
   * or `ups.refresh()` was called. Return null, undefined, or an empty text if the user isn't
   * signed in: the call then fails with `not_connected`. If the function throws, the call fails
   * with `portal_failed`, which is retryable.
   *
   * @example
   * ```ts
   * const ups = parcelgate.client({
   *   clientId: "YOUR-ID",
   *   environment: "production",
   *   getAccessToken: async ({ renew }) => (await fetch(`/my/token?renew=${renew}`)).text(),
   * });
   * ```
   */
  getAccessToken?: (how: {
    /** Whether the last token must not be used again. */
    renew: boolean;
  }) => Promise<string | null | undefined> | string | null | undefined;
  /**
   * Sends the authorization code to your own server, which exchanges it for tokens (RFC 6749,
   * section 4.1.3; RFC 7636, section 4.5). Requires `getAccessToken` (`get_access_token_missing`).
   * If it throws, the sign-in fails with `exchange_failed`. Default: the page exchanges the code
   * itself.
   */
  exchange?: (parts: {
    /** The authorization code. It works once. */
    code: string;
    /** The PKCE code verifier (RFC 7636). */
    codeVerifier: string;
    /** The redirect URI that the code was issued for. */
    redirectUri: string;
  }) => Promise<unknown>;
  /**
   * Set it to true if the host was started with `--client-secret-file`. It then refreshes tokens
   * the way UPS documents it, so that `connection.verifyAgainBy` is known from the start. Default:
   * false.
   */
  refreshHelper?: boolean;
}

/** The options of `ups.connect()`. */
export interface ConnectOptions {
  /**
   * How UPS's sign-in page opens. Default: `redirect`. Inside a frame it's always a popup, because
   * UPS's page can't be framed.
   */
  mode?: "redirect" | "popup";
  /**
   * Where the page continues after a redirect: a path of this origin, with query and hash, up to
   * 2,048 characters. Any other value becomes `/`. Default: the current address. A popup ignores
   * it.
   */
  returnTo?: string;
  /** Ends the attempt. `connect` then rejects with `cancelled`. */
  signal?: AbortSignal;
}

/** The result of a sign-in. */
export interface ConnectResult {
  /** The path that was passed to `connect` as `returnTo`. It is `/` after a popup. */
  returnTo: string;
}
