// A session that lasts: all copies of a tab share one refresh, even when the server ends the login
// at a token's second use.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, chooseService, connected } from "../pages/journeys.mjs";

stage(
  { accessTokenSeconds: 3599, refreshAuth: "client-id", reuse: "revoke" },
  // One test here is about a trap.
  { whole: true },
);

const KEY = "parcelgate:session:sandbox:sandbox-client";
const SHIPMENT = {
  account: "A1B2C3",
  from: {
    name: "A",
    address: {
      lines: ["1 Main St"],
      city: "Town",
      state: "MD",
      postalCode: "21093",
      country: "US",
    },
  },
  to: {
    name: "B",
    address: {
      lines: ["1 Main St"],
      city: "Town",
      state: "GA",
      postalCode: "30005",
      country: "US",
    },
  },
  packages: [{ weight: { value: "5", unit: "LBS" } }],
};

/** Puts the client into the page, as a portal does. */
async function armed(page) {
  await on(page).shell.ready();
  await page.evaluate(async (shipment) => {
    const { init } = await import("/parcelgate.js");
    window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    window.outcomeOf = (promise) =>
      promise.then(
        () => "ok",
        ({ code }) => code,
      );
    window.rate = () => outcomeOf(ups.rate({ ...shipment, service: "03" }, { retry: false }));
    window.refresh = () => outcomeOf(ups.refresh());
  }, SHIPMENT);
  return page;
}

async function signedIn() {
  const visitor = await visit(browser);
  await connected(visitor.page, host.origin);
  await armed(visitor.page);
  return visitor;
}

/** Another tab with a copy of this tab's sessionStorage, as the browser's Duplicate makes it. */
async function copied(page) {
  const [copy] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(`${location.origin}/`)),
  ]);
  return armed(copy);
}

/** Lets the stored access token expire now, and reloads the page. */
async function aged(page) {
  await page.evaluate((key) => {
    const session = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.setItem(key, JSON.stringify({ ...session, accessExpiresAtMs: Date.now() }));
  }, KEY);
  await page.reload();
  return armed(page);
}

const states = (...pages) =>
  Promise.all(pages.map((page) => page.evaluate(() => ups.connection.state)));

for (const reuse of ["refuse", "revoke"]) {
  test(`c34 twenty calls at once make one refresh (reuse: ${reuse})`, async () => {
    await host.reset({ accessTokenSeconds: 3599, refreshAuth: "client-id", reuse });
    const { context, page } = await signedIn();
    await aged(page);
    const outcomes = await page.evaluate(() =>
      Promise.all([...Array.from({ length: 20 }, rate), refresh(), refresh()]),
    );
    assert.deepEqual(new Set(outcomes), new Set(["ok"]));
    assert.equal(await count("refresh"), 1);
    await context.close();
  });

  test(`c34 two tabs that refresh at once make one token request (reuse: ${reuse})`, async () => {
    await host.reset({ accessTokenSeconds: 3599, refreshAuth: "client-id", reuse });
    const { context, page } = await signedIn();
    await aged(page);
    const copy = await copied(page);
    assert.deepEqual(await states(page, copy), ["expiring", "expiring"]);
    await host.faults([{ operation: "refresh", kind: "latency", ms: 300 }]);
    const outcomes = await Promise.all([
      page.evaluate(() => rate()),
      copy.evaluate(() => rate()),
      page.evaluate(() => refresh()),
      copy.evaluate(() => refresh()),
    ]);
    assert.deepEqual(outcomes, ["ok", "ok", "ok", "ok"]);
    assert.equal(await count("refresh"), 1);
    assert.deepEqual(await states(page, copy), ["connected", "connected"]);
    await context.close();
  });

  test(`c34 tabs that refresh in turn stay signed in (reuse: ${reuse})`, async () => {
    await host.reset({ accessTokenSeconds: 3599, refreshAuth: "client-id", reuse });
    const { context, page } = await signedIn();
    const copy = await copied(page);
    const outcomes = [
      await copy.evaluate(() => refresh()),
      await page.evaluate(() => refresh()),
      await copy.evaluate(() => refresh()),
      await page.evaluate(() => rate()),
      await copy.evaluate(() => rate()),
    ];
    assert.deepEqual(outcomes, ["ok", "ok", "ok", "ok", "ok"]);
    const { calls } = await host.ledger();
    assert.deepEqual(
      calls.filter(({ operation }) => operation === "refresh").map(({ status }) => status),
      [200, 200],
      "a token request for each rotation, none refused",
    );
    await context.close();
  });
}

test("c34 a tab finds the tokens of a closed tab", async () => {
  const { context, page } = await signedIn();
  const copy = await copied(page);
  assert.equal(await page.evaluate(() => refresh()), "ok");
  await page.close();
  const before = await count("refresh");
  await aged(copy);
  assert.equal(await copy.evaluate(() => rate()), "ok");
  assert.equal(await count("refresh"), before, "the tokens that the closed tab left still work");
  await aged(copy);
  assert.equal(await copy.evaluate(() => rate()), "ok");
  assert.equal(await count("refresh"), before + 1);
  await context.close();
});

test("c35 a failed refresh keeps the token, and only a refusal drops it", async () => {
  const { context, page } = await signedIn();
  const copy = await copied(page);
  for (const [kind, wanted] of [
    ["rate_limit", "too_many_requests"],
    ["error_500", "ups_unavailable"],
    ["error_503_html", "ups_unavailable"],
    ["error_403_html", "blocked"],
  ]) {
    await host.faults([{ operation: "refresh", kind, times: 1 }]);
    assert.equal(await page.evaluate(() => refresh()), wanted);
    assert.ok(
      await page.evaluate((key) => JSON.parse(sessionStorage.getItem(key)).refreshToken, KEY),
      `${kind}: the token is kept`,
    );
    assert.equal(await copy.evaluate(() => refresh()), "ok", "another tab can refresh");
    assert.equal(await page.evaluate(() => refresh()), "ok", "this tab takes over the new tokens");
  }
  await page.route("**/oauth/refresh", (route) => route.abort());
  assert.equal(await page.evaluate(() => refresh()), "network");
  await page.unroute("**/oauth/refresh");
  await context.close();
  const other = await signedIn();
  await host.faults([{ operation: "refresh", kind: "code", code: "10400", times: 1 }]);
  assert.equal(await other.page.evaluate(() => refresh()), "sign_in_again");
  assert.equal(
    await other.page.evaluate(() => rate()),
    "ok",
    "the access token stays valid until it expires",
  );
  await other.context.close();
});

test("a refresh whose answer was lost needs a new sign-in", async () => {
  for (const kind of ["dropped", "truncated", "empty"]) {
    await host.reset({ accessTokenSeconds: 3599, refreshAuth: "client-id", reuse: "revoke" });
    const { context, page } = await signedIn();
    await host.faults([{ operation: "refresh", kind, times: 1 }]);
    assert.match(
      await page.evaluate(() => refresh()),
      /^(answer_lost|network|unexpected_answer|empty_answer|broken_answer)$/,
    );
    assert.ok(
      await page.evaluate((key) => JSON.parse(sessionStorage.getItem(key)).refreshToken, KEY),
      "the page keeps the token",
    );
    assert.equal(await page.evaluate(() => refresh()), "sign_in_again");
    await context.close();
  }
});

test("a disconnect in one tab stops refreshes in its copies", async () => {
  const { context, page } = await signedIn();
  const copy = await copied(page);
  await page.evaluate(() => ups.disconnect());
  assert.equal(await copy.evaluate(() => refresh()), "sign_in_again");
  assert.equal(await count("refresh"), 0);
  assert.deepEqual(await states(page, copy), ["disconnected", "disconnected"]);
  await context.close();
});

test("tokens shared between tabs are encrypted", async () => {
  const { context, page } = await signedIn();
  assert.equal(await page.evaluate(() => refresh()), "ok");
  const { tokens, kept, cookies } = await page.evaluate(async (key) => {
    const { accessToken, refreshToken, login } = JSON.parse(sessionStorage.getItem(key));
    const open = indexedDB.open("parcelgate");
    const db = await new Promise((resolve) => (open.onsuccess = () => resolve(open.result)));
    const all = [];
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      const read = (request) =>
        new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
      const bytes = (_, value) =>
        value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value)) : value;
      all.push(JSON.stringify([await read(store.getAllKeys()), await read(store.getAll())], bytes));
    }
    return {
      tokens: [accessToken, refreshToken, login],
      kept: all.join(),
      cookies: document.cookie + JSON.stringify(localStorage),
    };
  }, KEY);
  assert.ok(kept.includes("sandbox/"), "something was read");
  for (const token of tokens)
    assert.ok(!kept.includes(token) && !cookies.includes(token) && token.length > 20);
  await context.close();
});

test("c09 an answer of UPS is used once, whichever tab gets it", async () => {
  const { context, page } = await visit(browser);
  const { carriers, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  const seen = [];
  page.on(
    "request",
    (request) => request.url().includes("callback.html?") && seen.push(request.url()),
  );

  await carriers.verify("A1B2C3");
  await signIn.waitFor();
  await signIn.signIn();
  await carriers.verified().waitFor();
  const copy = await context.newPage();
  await copy.goto(`${host.origin}/`);
  await copy.goto(seen[0]);
  await on(copy).shell.problem("transaction_missing").waitFor();
  assert.equal(await count("token"), 1);
  await context.close();
});

test("a refused reference can be used again, and an unknown one has its own error", async () => {
  const { context, page } = await signedIn();
  const outcome = await page.evaluate(async (given) => {
    const shipment = {
      ...given,
      service: "03",
      from: { ...given.from, attention: "Ann", phone: "4105550100" },
      to: { ...given.to, attention: "Bo", phone: "4105550100" },
      label: { format: "GIF" },
    };
    const reference = await ups.newReference();
    const refused = await outcomeOf(
      ups.ship({ ...shipment, references: [{ code: "PO", value: "ERR-120201" }] }, { reference }),
    );
    const bought = await outcomeOf(ups.ship(shipment, { reference }));
    return {
      refused,
      bought,
      again: await outcomeOf(ups.ship(shipment, { reference })),
      unknown: await outcomeOf(ups.journal.ask("PGUNKNOWN")),
    };
  }, SHIPMENT);
  assert.notEqual(outcome.refused, "ok");
  assert.deepEqual(
    { ...outcome, refused: "" },
    { refused: "", bought: "ok", again: "shipped_in_another_tab", unknown: "purchase_unknown" },
  );
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});

test("a batch continues with the open items after a new sign-in", async () => {
  const { context, page } = await signedIn();
  const { carriers } = on(page);
  await page.exposeFunction("endSignIn", () =>
    host.faults([
      { operation: "rate", kind: "expired_token" },
      { operation: "refresh", kind: "code", code: "10400" },
    ]),
  );
  const first = await page.evaluate(async (shipment) => {
    window.inputs = Array.from({ length: 12 }, (_, index) => ({
      ...shipment,
      service: "03",
      packages: [{ weight: { value: String(index + 1), unit: "LBS" } }],
    }));
    let ended;
    window.results = await ups.many("rate", inputs, {
      concurrency: 1,
      onProgress: ({ done }) => done === 4 && (ended = endSignIn()),
    });
    await ended;
    return results.map(({ state, error }) => error?.code ?? state);
  }, SHIPMENT);
  const good = first.filter((one) => one === "done").length;
  assert.ok(good >= 4 && good < 12, first.join());
  assert.ok(
    first.slice(good).every((one) => /sign_in_again|token/.test(one)),
    first.join(),
  );
  await host.faults([]);
  // A sign-in window keeps the page and its results.
  await carriers.useSignInWindow();
  const popup = await carriers.verifyInWindow("A1B2C3");
  await on(popup).signIn.signIn();
  await page.waitForFunction(() => ups.connection.state === "connected");
  const second = await page.evaluate(async () => {
    const open = results.map((one) =>
      one.state === "failed" ? { input: one.input, state: "left" } : one,
    );
    return (await ups.many("rate", open)).map(({ state }) => state);
  });
  assert.deepEqual(second, Array(12).fill("done"));
  await context.close();
});

test("two tabs with one form buy one shipment, and a second press buys another", async () => {
  const { context, page } = await signedIn();
  await chooseService(page);
  const [copy] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(`${location.origin}/#/ship`)),
  ]);
  await armed(copy);
  await host.faults([{ operation: "ship", kind: "latency", ms: 500, times: 1 }]);
  for (const tab of [page, copy]) await on(tab).ship.review();
  await Promise.all([page, copy].map((tab) => on(tab).ship.buy()));
  await Promise.all([page, copy].map((tab) => on(tab).ship.doneHereOrElsewhere.waitFor()));
  assert.equal((await host.ledger()).shipments.length, 1);
  const second = (await on(copy).ship.done.count()) ? page : copy;
  await on(second).ship.secondShipmentNote.waitFor();
  await on(second).ship.reviewAndBuy();
  await on(second).ship.waitForLabel();
  assert.equal((await host.ledger()).shipments.length, 2);
  await context.close();
});

test("a portal's server can keep the tokens, and the page has none", async () => {
  const { context, page } = await visit(browser);
  const server = { token: null, asked: [] };
  const post = (form) =>
    fetch(`${host.sandbox}/security/v1/oauth/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ client_id: "sandbox-client", ...form }),
    });
  await page.exposeFunction("portalExchange", async ({ code, codeVerifier, redirectUri }) => {
    const answer = await post({
      grant_type: "authorization_code",
      code,
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
    });
    if (!answer.ok) throw new Error("UPS refused");
    server.token = (await answer.json()).access_token;
  });
  await page.exposeFunction("portalToken", (how) => {
    server.asked.push(how.renew);
    return server.token;
  });
  const arm = () =>
    page.evaluate(
      async ([shipment, authorizeUrl]) => {
        const { init } = await import("/parcelgate.js");
        window.ups = (await init()).client({
          clientId: "sandbox-client",
          environment: "sandbox",
          authorizeUrl,
          getAccessToken: portalToken,
          exchange: portalExchange,
        });
        window.outcomeOf = (promise) =>
          promise.then(
            (value) => value?.returnTo ?? "ok",
            ({ code }) => code,
          );
        window.rate = () => outcomeOf(ups.rate({ ...shipment, service: "03" }, { retry: false }));
      },
      [SHIPMENT, `${host.sandbox}/security/v1/oauth/authorize`],
    );
  await page.goto(`${host.origin}/print.html`);
  await arm();
  assert.deepEqual(
    [await page.evaluate(() => rate()), await page.evaluate(() => ups.connection.state)],
    ["not_connected", "disconnected"],
  );
  page.evaluate(() => void ups.connect({ returnTo: "/print.html" }));
  await on(page).signIn.signIn();
  await page.waitForURL(`${host.origin}/print.html`);
  await arm();
  assert.equal(await page.evaluate(() => outcomeOf(ups.completeConnect())), "/print.html");
  assert.deepEqual(
    [await page.evaluate(() => rate()), await page.evaluate(() => ups.connection.state)],
    ["ok", "connected"],
  );
  await host.faults([{ operation: "rate", kind: "expired_token", times: 1 }]);
  server.asked.length = 0;
  assert.equal(await page.evaluate(() => rate()), "ok");
  assert.deepEqual(server.asked, [false, true]);
  const kept = await page.evaluate(
    () => JSON.stringify(sessionStorage) + JSON.stringify(localStorage),
  );
  assert.ok(!kept.includes(server.token) && !kept.includes("accessToken"), kept);
  // A failure of the portal's server has its own code.
  await page.evaluate(() => {
    window.portalToken = null;
  });
  const codes = await page.evaluate(async (authorizeUrl) => {
    const { init } = await import("/parcelgate.js");
    const make = async (clientId, more) =>
      (await init()).client({ clientId, environment: "sandbox", authorizeUrl, ...more });
    const lone = await make("a", { exchange: async () => {} }).then(
      () => "made",
      ({ code, field }) => [code, field],
    );
    const down = await make("b", {
      getAccessToken: async () => {
        throw new Error("502");
      },
    });
    return [
      lone,
      await down.track("1ZA1B2C30300000999").catch(({ code, retryable }) => [code, retryable]),
    ];
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.deepEqual(codes, [
    ["get_access_token_missing", "getAccessToken"],
    ["portal_failed", true],
  ]);
  await context.close();
});

test("c28 a sign-in window keeps no tokens", async () => {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await carriers.useSignInWindow();
  // The window stays open, so that the test can read its storage.
  await context.addInitScript(() => (window.close = () => {}));
  const popup = await carriers.verifyInWindow("A1B2C3");
  await page.evaluate(() =>
    sessionStorage.setItem("parcelgate:session:sandbox:other", "an older copy"),
  );
  await on(popup).signIn.signIn();
  await carriers.verified().waitFor();
  assert.equal(await count("token"), 1);
  assert.deepEqual(
    await popup
      .evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("parcelgate:")))
      .catch(() => []),
    [],
  );
  await context.close();
});

test("a trap in the module fails all calls, and a reload recovers", async () => {
  const { context, page } = await signedIn();
  const { shell, track } = on(page);
  await page.evaluate(
    (shipment) =>
      ups.ship({
        ...shipment,
        service: "03",
        from: { ...shipment.from, attention: "Ann", phone: "4105550100" },
        to: { ...shipment.to, attention: "Bo", phone: "4105550100" },
        label: { format: "GIF" },
      }),
    SHIPMENT,
  );
  const before = await page.evaluate(() => ups.journal.list());
  await host.faults([{ operation: "rate", kind: "latency", ms: 1500, times: 1 }]);
  const outcome = await page.evaluate(async () => {
    const glue = await import(
      [...performance.getEntriesByType("resource")]
        .map(({ name }) => name)
        .find((name) => name.endsWith("/parcelgate-web.js"))
    );
    const wasm = await glue.default();
    const waiting = rate();
    // A real trap in the real module: it has no such address.
    setTimeout(() => wasm.client_connection(0xffff_fff0));
    return [await waiting, await rate(), await outcomeOf(ups.track("1ZA1B2C30300000999"))];
  });
  assert.deepEqual(outcome, ["module_poisoned", "module_poisoned", "module_poisoned"]);
  await track.open();
  await track.numberField.fill("1ZA1B2C30300000999");
  await track.track();
  await shell.problem("module_poisoned").waitFor();
  await shell.reloadButton.click();
  await armed(page);
  assert.equal(await page.evaluate(() => rate()), "ok");
  assert.deepEqual(await page.evaluate(() => ups.journal.list()), before);
  await context.close();
});
