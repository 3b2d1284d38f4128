// The script of the page that UPS sends the browser back to. It imports nothing. First of all it
// takes code and state out of the address.
(() => {
  /** A sign-in that a tab began, as the module stored it. */
  interface Transaction {
    mode?: unknown;
    returnTo?: unknown;
  }

  const query = location.search.slice(1);
  history.replaceState(null, "", location.pathname);
  const state = new URLSearchParams(query).get("state") ?? "";

  function storedTransaction(): Transaction | null {
    try {
      const stored = sessionStorage.getItem(`parcelgate:transaction:${state}`);
      // Members are checked where they are used.
      return JSON.parse(stored ?? "null") as Transaction | null;
    } catch {
      // Broken or denied: another window may have it.
      return null;
    }
  }
  const transaction = storedTransaction();

  /**
   * This tab began the sign-in, or no other window answers: stores the query and opens the page.
   */
  function go(): void {
    try {
      sessionStorage.setItem("parcelgate:callback", query);
    } catch {
      // Without storage the page finds no answer, and shows that nobody is signed in.
    }
    // Only paths of this origin. The stored one was checked when it was made, and is checked again.
    const path = String(transaction?.returnTo ?? "/");
    location.replace(/^\/(?![/\\])/.test(path) ? path : "/");
  }

  if (!query) {
    location.replace("/");
    return;
  }
  if ((transaction && transaction.mode !== "popup") || !state) {
    go();
    return;
  }
  // This is a popup window: the page with the transaction listens on a channel that the state
  // names. A frame on another site's page does not share channels with this window. It is the
  // opener, and gets a message at this origin only.
  const opener = window.opener as Window | null;
  const channel = new BroadcastChannel(`parcelgate:${state}`);
  const giveUp = setTimeout(() => {
    channel.close();
    go();
  }, 1500);
  const taken = (): void => {
    clearTimeout(giveUp);
    channel.close();
    // This window began with a copy of its opener's storage. Nobody needs a second copy of tokens.
    try {
      for (const key of Object.keys(sessionStorage))
        if (key.startsWith("parcelgate:")) sessionStorage.removeItem(key);
    } catch {
      // Storage is denied: there is no copy.
    }
    window.close();
  };
  channel.onmessage = taken;
  addEventListener(
    "message",
    ({ source, origin, data }: MessageEvent<{ taken?: unknown } | null>) => {
      if (source === opener && origin === location.origin && data?.taken === state) taken();
    },
  );
  channel.postMessage({ query });
  opener?.postMessage({ state, query }, location.origin);
})();
