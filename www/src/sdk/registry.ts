// One registry on the page: one session for each environment and client id, shared by all elements.
import { checked, same } from "./options.ts";

const KEY = Symbol.for("parcelgate");

function create() {
  const clients = new Map();
  let announce;
  const first = new Promise((resolve) => (announce = resolve));
  return {
    /** Gives the client of these options, making it the first time. */
    share(options, make) {
      const { environment, clientId } = checked(options);
      const key = `${environment} ${clientId}`;
      const known = clients.get(key);
      if (known) return (same(known.options, options), known.client);
      const client = make();
      clients.set(key, { client, options });
      announce(client);
      return client;
    },
    /** What concerns all elements: `language-change`, and `problem`. */
    events: new EventTarget(),
    /** What the page has to tell, by its elements, also by those that come later. */
    problem: null,
    fail(error) {
      this.problem = error;
      this.events.dispatchEvent(new Event("problem"));
    },
    /** The page's first client, as soon as there is one: what elements use. */
    whenClient: () => first,
  };
}

export const registry = (globalThis[KEY] ??= create());
