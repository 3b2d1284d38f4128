// The page's one registry: a session for each environment and client id, shared by all elements and
// copies of the module.
import type { ClientOptions, Labels, TextOptions, UpsClient } from "./api.ts";
import { checked, same } from "./options.ts";
import type { LoadTexts } from "./texts/texts.ts";
import type { TrustedTypesPolicy } from "./trusted-types.ts";

/** What the entry of a release folder adds: files whose digests it checks. */
export interface Release {
  integrity(href: string): string | undefined;
  fetch(url: URL): Promise<Response>;
  worker(url: URL): Promise<string>;
}

export interface TextsState {
  /** The language that the page chose; empty if it chose none. */
  language: string;
  /** The page's own texts. */
  own: NonNullable<TextOptions["texts"]>;
  /** Loads a group of texts. */
  load: LoadTexts | null;
}

export interface Registry {
  share(options: ClientOptions, make: () => UpsClient): UpsClient;
  /** Events for all elements: `language-change` and `problem`. */
  readonly events: EventTarget;
  /** What failed on the page. Elements show it, also those that are added later. */
  problem: unknown;
  fail(error: unknown): void;
  /** The page's first client, once there is one: elements use it. */
  whenClient(): Promise<UpsClient>;
  labels?: Labels;
  release?: Release;
  texts?: TextsState;
  policy?: TrustedTypesPolicy;
}

const KEY = Symbol.for("parcelgate");

function create(): Registry {
  const clients = new Map<string, { client: UpsClient; options: ClientOptions }>();
  let announce: (client: UpsClient) => void;
  const first = new Promise<UpsClient>((resolve) => (announce = resolve));
  return {
    /** The client with these options. The first call makes it. */
    share(options, make) {
      const { environment, clientId } = checked(options);
      const key = `${environment} ${clientId}`;
      const known = clients.get(key);
      if (known) {
        same(known.options, options);
        return known.client;
      }
      const client = make();
      clients.set(key, { client, options });
      announce(client);
      return client;
    },
    events: new EventTarget(),
    problem: null,
    fail(error) {
      this.problem = error;
      this.events.dispatchEvent(new Event("problem"));
    },
    whenClient: () => first,
  };
}

// A symbol is not a declared property of globalThis.
const global = globalThis as { [KEY]?: Registry };

export const registry: Registry = (global[KEY] ??= create());
