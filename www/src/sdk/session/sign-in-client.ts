import type { Connection } from "../api.ts";
import type { CoreClient } from "../glue.ts";

/** The parts of a client that a sign-in needs. */
export interface SignInClient extends EventTarget {
  readonly connection: Connection;
  readonly accounts: { takeRegistration(): Promise<boolean> };
  changed(): void;
  /** Exchanges the code of a callback's query. */
  finish(query: string): Promise<{ returnTo: string }>;
}

/** UPS's sign-in page, and the module that began the sign-in. */
export interface Prepared {
  url: string;
  core: CoreClient;
}
