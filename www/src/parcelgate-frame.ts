// The portal's side of the isolated mode. It imports nothing and sees no token: the frame sends its
// messages over a channel that only the two have.
import type { FrameRequest } from "./sdk/api/frame.ts";

export type * from "./sdk/api/frame.ts";

const PATIENCE_MS = 20_000;

/** An error with the members of a `ParcelgateError`. */
const coded = (code: string, message: string): Error =>
  Object.assign(new Error(message), { name: "ParcelgateError", kind: "configuration", code });

/** What the frame sends over the channel. */
interface FrameMessage {
  type: string;
  detail: { height?: number; name?: string; detail?: unknown };
}

/**
 * What the frame posts to its parent. Other windows can post too, so its origin is checked first.
 */
type Greeting = { parcelgate?: unknown; asked?: unknown } | null | undefined;

/** A connected frame. */
export interface Frame {
  open(request: FrameRequest): void;
  close(): void;
}

/**
 * Connects to our page in an iframe whose `src` is the /frame.html of its server, loaded or not.
 * The frame's events are dispatched at the iframe: `parcelgate-verified`, `parcelgate-shipped`,
 * `parcelgate-voided`, and
 * `parcelgate-connection`. The iframe's height follows its content.
 * The promise rejects with `frame_silent` if the frame does not answer.
 */
export function connectFrame(iframe: HTMLIFrameElement, how: FrameRequest = {}): Promise<Frame> {
  const { origin } = new URL(iframe.src, location.href);
  let port: MessagePort | null = null;
  let resolve: (frame: Frame) => void;
  let reject: (error: Error) => void;
  const connected = new Promise<Frame>((succeed, fail) => {
    resolve = succeed;
    reject = fail;
  });
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
  const end = (error: Error): void => {
    close();
    reject(error);
  };
  const close = (): void => {
    clearTimeout(timer);
    removeEventListener("message", greet);
    port?.postMessage({ parcelgate: "bye" });
    port?.close();
  };

  /** Applies a message of the frame: its size, or an event. */
  function receive({ data: { type, detail } }: MessageEvent<FrameMessage>): void {
    if (type === "size") iframe.style.height = `${Math.ceil(Number(detail.height))}px`;
    const isNamed = type === "event";
    const name = isNamed ? String(detail.name) : `parcelgate-${type}`;
    iframe.dispatchEvent(
      new CustomEvent(name, { detail: isNamed ? detail.detail : detail, bubbles: true }),
    );
  }

  /** The frame has loaded, perhaps again: it gets a channel, at its exact origin. */
  function greet({ source, origin: from, data }: MessageEvent<Greeting>): void {
    const { contentWindow } = iframe;
    if (!contentWindow || source !== contentWindow || from !== origin) return;
    if (data?.parcelgate === "taken" && !port) {
      end(
        coded(
          "frame_taken",
          "this iframe is connected: use what connectFrame gave, or close() that first",
        ),
      );
      return;
    }
    if (data?.parcelgate !== "ready") return;
    // It has a channel already, and did not load again.
    if (data.asked && port) return;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = receive;
    contentWindow.postMessage({ parcelgate: "port", ...how }, origin, [channel.port2]);
    clearTimeout(timer);
    resolve({ open: (request) => port?.postMessage(request), close });
  }

  addEventListener("message", greet);
  // Asks a frame that was ready before. Until it has loaded it shows an empty page of this origin.
  if (iframe.contentWindow && iframe.contentDocument?.URL !== "about:blank")
    iframe.contentWindow.postMessage({ parcelgate: "hello" }, origin);
  return connected;
}
