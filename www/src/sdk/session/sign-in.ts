// The way to UPS and back: by redirect, or by a window of its own. Every attempt settles.
import { ParcelgateError, cancelled, wrap } from "../error.ts";
import { once } from "../lazy.ts";

const popups = once(() => import("./popup.ts"));
const POPUP = "popup,width=520,height=720";

const refused = (code) => Promise.reject(new ParcelgateError({ kind: "authorization", code }));

/** Called in the click: a popup must be opened before anything is waited for. */
export function signIn(client, whenCore, { mode = "redirect", returnTo } = {}, attempt) {
  // UPS's page refuses to stand in a frame.
  if (mode === "popup" || self !== top) {
    const popup = window.open("about:blank", `parcelgate-sign-in-${Date.now()}`, POPUP);
    if (!popup) return refused(self === top ? "popup_blocked" : "frame_sign_in_cut");
    return inWindow(client, whenCore, popup, attempt);
  }
  // Without storage the answer could not be taken when the page comes back.
  if (client.connection.storage !== "session") return refused("redirect_needs_storage");
  return byRedirect(
    client,
    whenCore,
    returnTo ?? location.pathname + location.search + location.hash,
    attempt,
  );
}

async function byRedirect(client, whenCore, returnTo, attempt) {
  const { url } = await prepare(client, whenCore, "redirect", returnTo, attempt);
  location.assign(url);
  client.changed();
  // The page is leaving. If the user comes Back, the browser may show it as it was: pageshow ends the attempt, the button lives.
  return stopped(attempt);
}

const stopped = (attempt) =>
  new Promise((_, reject) => {
    if (attempt.aborted) reject(cancelled());
    attempt.addEventListener("abort", () => reject(cancelled()), { once: true });
  });

/** UPS shows a wrong client id or redirect URI as raw JSON in the tab: asked first, it becomes words here. Where a sign-in with both went
 * through before, that is known, and a round trip is saved. */
async function prepare(client, whenCore, mode, returnTo, attempt) {
  let core;
  try {
    const both = Promise.all([
      client.accounts.takeRegistration(),
      whenCore.then((now) => (core = now)),
    ]);
    const [isKnown] = await Promise.race([both, stopped(attempt)]);
    const url = core.begin(mode, returnTo);
    if (!isKnown) {
      client.changed();
      await core.checkClient(attempt);
      if (attempt.aborted) throw cancelled();
    }
    return { url, core };
  } catch (thrown) {
    // A newer attempt stands in the place of one that was stopped.
    if (!attempt.aborted) core?.abandon();
    throw wrap(thrown);
  }
}

async function inWindow(client, whenCore, popup, attempt) {
  try {
    const { byPopup } = await popups();
    return await byPopup(client, popup, attempt, () =>
      prepare(client, whenCore, "popup", "/", attempt),
    );
  } finally {
    popup.close();
  }
}
