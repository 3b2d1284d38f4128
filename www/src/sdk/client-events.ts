// The events of a client, by their names.
import type { CheckedAccount, Connection } from "./api.ts";

/** A read that UPS could not answer is sent again after a wait. */
export interface RetryDetail {
  operation: string;
  attempt: number;
  waitSeconds: number;
  code: string;
}

export interface ClientEvents {
  "connection-change": CustomEvent<Connection>;
  "accounts-change": CustomEvent<null>;
  "accounts-verified": CustomEvent<{ accounts: CheckedAccount[] }>;
  "journal-change": CustomEvent<null>;
  "label-saved": CustomEvent<{ shipmentId?: string }>;
  retry: CustomEvent<RetryDetail>;
  /** The sign-in window has been open for long: the page offers help. */
  "sign-in-slow": CustomEvent<null>;
}

/** An EventTarget whose listeners know the type of their event. */
export interface ClientEventTarget extends EventTarget {
  addEventListener<Name extends keyof ClientEvents>(
    type: Name,
    listener: (event: ClientEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof ClientEvents>(
    type: Name,
    listener: (event: ClientEvents[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Fires one of a client's events. */
export function fire<Name extends keyof ClientEvents>(
  target: EventTarget,
  type: Name,
  detail: ClientEvents[Name]["detail"],
): void {
  target.dispatchEvent(new CustomEvent(type, { detail }));
}
