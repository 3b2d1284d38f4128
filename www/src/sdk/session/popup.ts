// A sign-in in a window of its own, which was opened in the click. Every attempt settles.
import { ParcelgateError, cancelled } from "../error.ts";

const POLL_MS = 300;
/** A closed window's answer may still be on its way. */
const GRACE_MS = 1_500;
/** UPS's page may strand people (CampusShip, raw JSON): after this the page offers help; it goes on waiting. */
const HELP_MS = 90_000;
const framed = self !== top;

export async function byPopup(client, popup, attempt, prepare) {
  const { url, core } = await prepare();
  client.changed();
  const state = new URL(url).searchParams.get("state");
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

/** Waits for the callback page, for the window to close, or for a stop. One message is taken. */
function answer(client, popup, channel, state, attempt) {
  return new Promise((resolve, reject) => {
    let closedAt = 0;
    const poll = setInterval(() => {
      if (!popup.closed) return void (closedAt = 0);
      closedAt ||= Date.now();
      if (Date.now() - closedAt > GRACE_MS)
        end(
          reject,
          new ParcelgateError({
            kind: "authorization",
            code: framed ? "frame_sign_in_cut" : "popup_closed",
            message: "the sign-in window was closed",
          }),
        );
    }, POLL_MS);
    const help = setTimeout(() => client.dispatchEvent(new CustomEvent("sign-in-slow")), HELP_MS);
    const stop = () => end(reject, cancelled());
    function end(settle, value) {
      clearInterval(poll);
      clearTimeout(help);
      channel.onmessage = null;
      removeEventListener("message", byOpener);
      attempt.removeEventListener("abort", stop);
      settle(value);
    }
    if (attempt.aborted) return stop();
    attempt.addEventListener("abort", stop, { once: true });
    channel.onmessage = ({ data }) => {
      if (typeof data?.query !== "string") return;
      channel.postMessage({ taken: true });
      end(resolve, data.query);
    };
    // A frame on another site's page shares no channel with the window; it is its opener.
    function byOpener({ source, origin, data }) {
      if (
        source !== popup ||
        origin !== location.origin ||
        data?.state !== state ||
        typeof data.query !== "string"
      )
        return;
      popup.postMessage({ taken: state }, origin);
      end(resolve, data.query);
    }
    addEventListener("message", byOpener);
  });
}
