// Where UPS sends the browser back. Loads nothing else. The code and the state leave the address first of all.
(() => {
  const query = location.search.slice(1);
  history.replaceState(null, "", location.pathname);
  const state = new URLSearchParams(query).get("state") ?? "";
  let transaction = null;
  try {
    transaction = JSON.parse(sessionStorage.getItem(`parcelgate:transaction:${state}`));
  } catch {
    // Broken or denied: the other window may still have it.
  }

  /** This tab began it, or nobody answers: hand the query over in sessionStorage and go on to the page. */
  function go() {
    try {
      sessionStorage.setItem("parcelgate:callback", query);
    } catch {
      // Without storage there is nothing to hand over; the page will say that nobody is signed in.
    }
    const path = transaction?.returnTo ?? "/";
    // Only a path of this origin: the stored one was checked when it was made, and is checked again.
    location.replace(/^\/(?![\/\\])/.test(path) ? path : "/");
  }

  if (!query) return location.replace("/");
  if (transaction && transaction.mode !== "popup") return go();
  if (!state) return go();
  // A window of its own: whichever page holds the transaction listens on a channel that the state names. A frame on another site's page
  // has channels of its own, and is spoken to as the opener, at this origin only.
  const channel = new BroadcastChannel(`parcelgate:${state}`);
  const giveUp = setTimeout(() => (channel.close(), go()), 1500);
  const taken = () => {
    clearTimeout(giveUp);
    channel.close();
    // This window began with a copy of its opener's storage: a second copy of tokens is nobody's.
    try {
      for (const key of Object.keys(sessionStorage))
        if (key.startsWith("parcelgate:")) sessionStorage.removeItem(key);
    } catch {
      // Denied: there is no copy.
    }
    window.close();
  };
  channel.onmessage = taken;
  addEventListener(
    "message",
    ({ source, origin, data }) =>
      source === opener && origin === location.origin && data?.taken === state && taken(),
  );
  channel.postMessage({ query });
  opener?.postMessage({ state, query }, location.origin);
})();
