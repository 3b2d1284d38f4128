// Signs in at UPS, by redirect or by a window. Every attempt settles.
import type { ParcelgateErrorCode } from "../api.ts";
import { ParcelgateError, cancelled, wrap } from "../error.ts";
import type { CoreClient } from "../glue.ts";
import { lazy } from "../lazy.ts";
import type { Prepared, SignInClient } from "./sign-in-client.ts";

const popups = lazy(() => import("./popup.ts"));
const POPUP = "popup,width=520,height=720";

type Mode = "redirect" | "popup";

const refused = (code: ParcelgateErrorCode): Promise<never> =>
  Promise.reject(new ParcelgateError({ kind: "authorization", code }));

/** Signs in. Call it in the click: a browser opens a window only before anything is awaited. */
export function signIn(
  client: SignInClient,
  whenCore: Promise<CoreClient>,
  { mode = "redirect", returnTo }: { mode?: Mode; returnTo?: string },
  attempt: AbortSignal,
): Promise<{ returnTo: string }> {
  // UPS's page does not load in a frame.
  if (mode === "popup" || self !== top) {
    const popup = window.open("about:blank", `parcelgate-sign-in-${Date.now()}`, POPUP);
    if (!popup) return refused(self === top ? "popup_blocked" : "frame_sign_in_cut");
    return inWindow(client, whenCore, popup, attempt);
  }
  // Without storage this page could not take the answer when it comes back.
  if (client.connection.storage !== "session") return refused("redirect_needs_storage");
  return byRedirect(
    client,
    whenCore,
    returnTo ?? location.pathname + location.search + location.hash,
    attempt,
  );
}

async function byRedirect(
  client: SignInClient,
  whenCore: Promise<CoreClient>,
  returnTo: string,
  attempt: AbortSignal,
): Promise<never> {
  const { url } = await prepare(client, whenCore, "redirect", returnTo, attempt);
  location.assign(url);
  client.changed();
  // The page leaves. After Back the browser may show it as it was: `pageshow` then ends the
  // attempt, so that the button works.
  return stopped(attempt);
}

const stopped = (attempt: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (attempt.aborted) reject(cancelled());
    attempt.addEventListener("abort", () => reject(cancelled()), { once: true });
  });

/**
 * Begins a sign-in. UPS shows a wrong client id or redirect URI as raw JSON, so it is asked about
 * them first. Where a sign-in with both worked before, that round trip is saved.
 */
async function prepare(
  client: SignInClient,
  whenCore: Promise<CoreClient>,
  mode: Mode,
  returnTo: string,
  attempt: AbortSignal,
): Promise<Prepared> {
  let loaded: CoreClient | undefined;
  try {
    const both = Promise.all([
      client.accounts.takeRegistration(),
      whenCore.then((core) => (loaded = core)),
    ]);
    const [isKnown, core] = await Promise.race([both, stopped(attempt)]);
    const url = core.begin(mode, returnTo);
    if (!isKnown) {
      client.changed();
      await core.checkClient(attempt);
      if (attempt.aborted) throw cancelled();
    }
    return { url, core };
  } catch (thrown) {
    // An attempt that was stopped has a newer one in its place.
    if (!attempt.aborted) loaded?.abandon();
    throw wrap(thrown);
  }
}

async function inWindow(
  client: SignInClient,
  whenCore: Promise<CoreClient>,
  popup: Window,
  attempt: AbortSignal,
): Promise<{ returnTo: string }> {
  try {
    const { byPopup } = await popups();
    return await byPopup(client, popup, attempt, () =>
      prepare(client, whenCore, "popup", "/", attempt),
    );
  } finally {
    popup.close();
  }
}
