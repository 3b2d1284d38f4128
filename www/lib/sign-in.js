// The way to UPS and back: by redirect, or by a window of its own. Every attempt settles.
import { ParcelgateError, cancelled, wrap } from "./error.js";

const POPUP = "popup,width=520,height=720";
const POLL_MS = 300;
/** A closed window's answer may still be on its way. */
const GRACE_MS = 1_500;
/** UPS's page may strand people (CampusShip, raw JSON): after this the page offers help; it goes on waiting. */
const HELP_MS = 90_000;

const refused = (code, message) => new ParcelgateError({ kind: "authorization", code, message });

/** Called in the click: a popup must be opened before anything is waited for. */
export function signIn(client, core, { mode = "redirect", returnTo, signal } = {}, attempt) {
  if (mode === "popup") {
    const popup = window.open("about:blank", "parcelgate-sign-in", POPUP);
    if (!popup) return Promise.reject(refused("popup_blocked", "the browser blocked the window for UPS's sign-in"));
    return byPopup(client, core, popup, [attempt, signal]);
  }
  // Without storage the answer could not be taken when the page comes back.
  if (client.connection.storage !== "session") return Promise.reject(refused("redirect_needs_storage", "this browser keeps nothing for the page: sign in in a window of its own"));
  return byRedirect(client, core, returnTo ?? location.pathname + location.search + location.hash, attempt);
}

async function byRedirect(client, core, returnTo, attempt) {
  const url = await prepare(client, core, "redirect", returnTo);
  location.assign(url);
  // The page is leaving. If the user comes Back, the browser may show it as it was: pageshow ends the attempt, the button lives.
  return new Promise((_, reject) => attempt.addEventListener("abort", () => reject(cancelled()), { once: true }));
}

/** UPS shows a wrong client id or redirect URI as raw JSON in the tab: asked first, it becomes words here. */
async function prepare(client, core, mode, returnTo) {
  let url;
  try {
    url = core.begin(mode, returnTo);
    client.changed();
    await core.checkClient();
  } catch (thrown) {
    core.abandon();
    throw wrap(thrown);
  }
  return url;
}

async function byPopup(client, core, popup, signals) {
  let url;
  try {
    url = await prepare(client, core, "popup", "/");
  } catch (error) {
    popup.close();
    throw error;
  }
  const state = new URL(url).searchParams.get("state");
  const channel = new BroadcastChannel(`parcelgate:${state}`);
  try {
    popup.location.replace(url);
    const query = await answer(client, popup, channel, signals);
    return await client.finish(query);
  } catch (error) {
    core.abandon();
    throw error;
  } finally {
    channel.close();
    popup.close();
  }
}

/** Waits for the callback page, for the window to close, or for a stop. One message is taken. */
function answer(client, popup, channel, signals) {
  return new Promise((resolve, reject) => {
    let closedAt = 0;
    const poll = setInterval(() => {
      if (!popup.closed) return void (closedAt = 0);
      closedAt ||= Date.now();
      if (Date.now() - closedAt > GRACE_MS) end(reject, refused("popup_closed", "the sign-in window was closed"));
    }, POLL_MS);
    const help = setTimeout(() => client.dispatchEvent(new CustomEvent("sign-in-slow")), HELP_MS);
    const stop = () => end(reject, cancelled());
    function end(settle, value) {
      clearInterval(poll);
      clearTimeout(help);
      channel.onmessage = null;
      for (const signal of signals) signal?.removeEventListener("abort", stop);
      settle(value);
    }
    for (const signal of signals) {
      if (signal?.aborted) return stop();
      signal?.addEventListener("abort", stop, { once: true });
    }
    channel.onmessage = ({ data }) => {
      if (typeof data?.query !== "string") return;
      channel.postMessage({ taken: true });
      end(resolve, data.query);
    };
  });
}
