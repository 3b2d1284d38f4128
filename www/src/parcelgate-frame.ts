// The portal's side of the isolated mode. It loads nothing and sees no token: what it hears came over a channel that only the frame has.

const PATIENCE_MS = 20_000;
const coded = (code, message) =>
  Object.assign(new Error(message), { name: "ParcelgateError", kind: "configuration", code });

/**
 * Speaks with our page in an iframe whose `src` is its server's /frame.html, loaded or not.
 * Events come out of the iframe by their names, `parcelgate-verified`, `parcelgate-shipped`, `parcelgate-voided`, and `parcelgate-connection`;
 * its height follows its content.
 * @param {HTMLIFrameElement} iframe
 * @param {{ page?: string, pages?: string[], language?: string, shipment?: object }} [how] where it begins
 * @returns {Promise<{ open(how: object): void, close(): void }>} settles when the frame answers; rejects with `frame_silent` if it does not
 */
export function connectFrame(iframe, how = {}) {
  const { origin } = new URL(iframe.src, location.href);
  let port = null;
  let resolve, reject;
  const met = new Promise((...both) => ([resolve, reject] = both));
  const timer = setTimeout(
    () =>
      end(
        coded(
          "frame_silent",
          `${origin} does not answer: is this page's origin among its --frame-ancestors?`,
        ),
      ),
    PATIENCE_MS,
  );
  const end = (error) => (close(), reject(error));
  const close = () => {
    clearTimeout(timer);
    removeEventListener("message", hear);
    port?.postMessage({ parcelgate: "bye" });
    port?.close();
  };

  /** What the frame tells: some things change the iframe, the rest are events. */
  function told({ data: { type, detail } }) {
    if (type === "size") iframe.style.height = `${Math.ceil(detail.height)}px`;
    const name = type === "event" ? detail.name : `parcelgate-${type}`;
    iframe.dispatchEvent(
      new CustomEvent(name, { detail: type === "event" ? detail.detail : detail, bubbles: true }),
    );
  }

  /** The frame has loaded, perhaps anew: it gets a channel, at its exact origin. */
  function hear(event) {
    if (event.source !== iframe.contentWindow || event.origin !== origin) return;
    if (event.data?.parcelgate === "taken" && !port)
      return end(
        coded(
          "frame_taken",
          "this iframe is connected: use what connectFrame gave, or close() that first",
        ),
      );
    if (event.data?.parcelgate !== "ready") return;
    // It has one already, and did not load anew.
    if (event.data.asked && port) return;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = told;
    iframe.contentWindow.postMessage({ parcelgate: "port", ...how }, origin, [channel.port2]);
    clearTimeout(timer);
    resolve({ open: (what) => port.postMessage(what), close });
  }

  addEventListener("message", hear);
  // One that was ready before is asked. Before it has loaded there is an empty page of this origin.
  if (iframe.contentWindow && iframe.contentDocument?.URL !== "about:blank")
    iframe.contentWindow.postMessage({ parcelgate: "hello" }, origin);
  return met;
}
