/** The portal's side of the isolated mode: our page in an iframe of its own origin, which keeps tokens, addresses and labels. */

export type FramePage =
  "carriers" | "rate" | "ship" | "labels" | "track" | "verify" | "batch" | "station";
/** What a portal may ask of the frame. It cannot buy, and it cannot change texts. */
export interface FrameRequest {
  page?: FramePage;
  /** Pages to choose from, in a row of links above; one or none shows no row. */
  pages?: FramePage[];
  language?: "en" | "es" | "fr" | "de";
  /** What the form of a shipment starts with: `Shipment` of parcelgate.d.ts, or parts of it. Replaces what was there. */
  shipment?: object;
}
/** Events of the iframe; they bubble. None proves anything to a server. */
export interface FrameEvents {
  "parcelgate-verified": CustomEvent<{
    accounts: { number: string; state: string; checkedAt?: string; upsCode?: string }[];
  }>;
  "parcelgate-shipped": CustomEvent<{
    reference: string;
    shipmentId: string;
    charges?: object;
    trackingNumbers: string[];
  }>;
  "parcelgate-voided": CustomEvent<{
    shipmentId: string;
    /** Of only some of its packages. */ trackingNumbers?: string[];
  }>;
  "parcelgate-connection": CustomEvent<{
    state: "disconnected" | "connecting" | "connected" | "expiring" | "reconnect_required";
  }>;
  "parcelgate-page": CustomEvent<{ page: FramePage }>;
  "parcelgate-size": CustomEvent<{ height: number }>;
  "parcelgate-failed": CustomEvent<{ code: string }>;
}
declare global {
  interface HTMLIFrameElement {
    addEventListener<K extends keyof FrameEvents>(
      type: K,
      listener: (this: HTMLIFrameElement, event: FrameEvents[K]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
  }
}
