// One registry on the page: one session for each environment and client id, shared by all elements.
const KEY = Symbol.for("parcelgate");

function create() {
  const clients = new Map();
  let announce;
  const first = new Promise((resolve) => (announce = resolve));
  return {
    /** Gives the client of these options, making it the first time. */
    share(options, make) {
      const key = `${options.environment} ${options.clientId}`;
      if (!clients.has(key)) {
        clients.set(key, make());
        announce(clients.get(key));
      }
      return clients.get(key);
    },
    /** What concerns all elements: `language-change`. */
    events: new EventTarget(),
    /** The page's first client, as soon as there is one: what elements use. */
    whenClient: () => first,
  };
}

export const registry = (globalThis[KEY] ??= create());
