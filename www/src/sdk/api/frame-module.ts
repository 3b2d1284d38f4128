/**
 * The isolated mode: your page shows Parcelgate in an iframe of another origin, which keeps tokens,
 * addresses, and labels away from your page. This is the entry `parcelgate/frame`.
 *
 * @packageDocumentation
 */
// Like module.ts, it holds declarations only, until the entry in TypeScript replaces them.
import type { FrameConnection, FrameEvents, FrameRequest } from "./frame.ts";

export type * from "./frame.ts";

declare global {
  interface HTMLIFrameElement {
    /** Adds a listener for one of the frame's events. */
    addEventListener<K extends keyof FrameEvents>(
      type: K,
      listener: (this: HTMLIFrameElement, event: FrameEvents[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    /** Removes a listener of one of the frame's events. */
    removeEventListener<K extends keyof FrameEvents>(
      type: K,
      listener: (this: HTMLIFrameElement, event: FrameEvents[K]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}

/**
 * Connects to Parcelgate's page in an iframe. The iframe's `src` is `/frame.html` of the server
 * that hosts it, whether it has loaded or not. The server has to name your page's origin with
 * `--frame-ancestors`.
 *
 * Rejects with an error whose `code` is `frame_silent` if the frame doesn't answer within 20
 * seconds, or `frame_taken` if the frame is connected already.
 *
 * @example
 * ```ts
 * const iframe = document.querySelector("iframe")!;
 * iframe.addEventListener("parcelgate-shipped", ({ detail }) => console.log(detail.shipmentId));
 * const frame = await connectFrame(iframe, { page: "carriers", pages: ["carriers", "rate", "ship"] });
 * frame.open({ page: "rate", shipment: { to: { name: "Happy Dog", address: { country: "US" } } } });
 * ```
 */
export declare function connectFrame(
  iframe: HTMLIFrameElement,
  request?: FrameRequest,
): Promise<FrameConnection>;
