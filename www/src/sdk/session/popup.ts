// A sign-in in a popup window, opened in the click. Every attempt settles.
import { fire } from "../client-events.ts";
import { ParcelgateError, cancelled } from "../error.ts";
import type { Prepared, SignInClient } from "./sign-in-client.ts";

const POLL_MS = 300;
/** The answer of a closed window may still be on its way. */
const GRACE_MS = 1_500;
/**
 * UPS's page can leave people stranded (CampusShip, raw JSON). After this time the page offers
 * help, and goes on waiting.
 */
const HELP_MS = 90_000;
const isFramed = self !== top;

/** Signs in by an open window: sends it to UPS, waits for the answer, and exchanges its code. */
export async function byPopup(
  client: SignInClient,
  popup: Window,
  attempt: AbortSignal,
  prepare: () => Promise<Prepared>,
): Promise<{ returnTo: string }> {
  const { url, core } = await prepare();
  client.changed();
  const state = new URL(url).searchParams.get("state") ?? "";
  const channel = new BroadcastChannel(`parcelgate:${state}`);
  try {
    popup.location.replace(url);
    const query = await answer(client, popup, channel, state, attempt);
    return await client.finish(query);
  } catch (error) {
    if (!attempt.aborted) core.abandon();
    throw error;
  } finally {
    channel.close();
  }
}

/**
 * A message of the callback page. Any script of this origin can send one, so its members are
 * unknown.
 */
type CallbackMessage = { state?: unknown; query?: unknown } | null | undefined;

/**
 * Waits for the callback page, for the window to close, or for a stop. Only one message is taken.
 */
function answer(
  client: SignInClient,
  popup: Window,
  channel: BroadcastChannel,
  state: string,
  attempt: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let closedAt = 0;
    const poll = setInterval(() => {
      if (!popup.closed) {
        closedAt = 0;
        return;
      }
      closedAt ||= Date.now();
      if (Date.now() - closedAt > GRACE_MS)
        fail(
          new ParcelgateError({
            kind: "authorization",
            code: isFramed ? "frame_sign_in_cut" : "popup_closed",
            message: "the sign-in window was closed",
          }),
        );
    }, POLL_MS);
    const help = setTimeout(() => fire(client, "sign-in-slow", null), HELP_MS);
    const stop = (): void => fail(cancelled());
    function end(): void {
      clearInterval(poll);
      clearTimeout(help);
      channel.onmessage = null;
      removeEventListener("message", onOpenerMessage);
      attempt.removeEventListener("abort", stop);
    }
    function succeed(query: string): void {
      end();
      resolve(query);
    }
    function fail(error: ParcelgateError): void {
      end();
      reject(error);
    }
    // A frame on another site's page shares no channel with the window, but is its opener.
    function onOpenerMessage({ source, origin, data }: MessageEvent<CallbackMessage>): void {
      if (source !== popup || origin !== location.origin) return;
      if (data?.state !== state || typeof data.query !== "string") return;
      popup.postMessage({ taken: state }, origin);
      succeed(data.query);
    }
    if (attempt.aborted) return stop();
    attempt.addEventListener("abort", stop, { once: true });
    channel.onmessage = ({ data }: MessageEvent<CallbackMessage>) => {
      if (typeof data?.query !== "string") return;
      channel.postMessage({ taken: true });
      succeed(data.query);
    };
    addEventListener("message", onOpenerMessage);
  });
}
