// Failures between parts: two sign-ins at once, storage that fails in part, a portal that hangs, a
// disconnect in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelPage } from "../lib/labels.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";

stage({ accessTokenSeconds: 3599 });

const SESSION = "parcelgate:session:sandbox:sandbox-client";

/** Signed in, with `outcomeOf` for the outcome of a promise in one word. */
async function arrived() {
  const visitor = await labelPage(browser);
  await visitor.page.evaluate(() => {
    window.outcomeOf = (promise) =>
      promise.then(
        (value) => value?.outcome ?? "ok",
        ({ code }) => code,
      );
    window.failing = (prototype, method, name, when = () => true) => {
      const real = prototype[method];
      prototype[method] = function (...given) {
        if (when.apply(this, given)) throw new DOMException("denied", name);
        return real.apply(this, given);
      };
    };
  });
  return visitor;
}

/** Whether the device's copy of a label is voided. Runs in the page. */
async function voidedOnDevice(key) {
  const result = (request) =>
    new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const database = await result(indexedDB.open("parcelgate"));
  const label = await result(database.transaction("labels").objectStore("labels").get(key));
  database.close();
  return label?.voided;
}

test("a second sign-in cancels the first", async () => {
  const { context, page } = await arrived();
  await page.evaluate(() => ups.disconnect());
  const windows = [];
  page.on("popup", (popup) => windows.push(popup));
  await page.evaluate(() => {
    window.first = outcomeOf(ups.connect({ mode: "popup" }));
    window.second = outcomeOf(ups.connect({ mode: "popup" }));
  });
  assert.equal(await page.evaluate(() => first), "cancelled");
  const there = await Promise.any(
    windows.map(async (one) => {
      await on(one).signIn.waitFor();
      return one;
    }),
  );
  await on(there).signIn.signIn();
  assert.equal(await page.evaluate(() => second), "ok");
  assert.equal(await page.evaluate(() => ups.connection.state), "connected");
  await context.close();
});

test("two client ids can sign in at once, and each gets its own answer", async () => {
  const { context, page } = await arrived();
  await page.evaluate(() => ups.disconnect());
  await page.route("**/oauth/validate-client?*client_id=another*", (route) =>
    route.fulfill({ json: { result: "success" } }),
  );
  await page.route("**/oauth/validate-client", (route) =>
    route.request().url().includes("another") ? route.fulfill({ json: {} }) : route.continue(),
  );
  // UPS knows one of the two client ids: one window shows the sign-in, the other one fails.
  const windows = [];
  page.on("popup", (popup) => windows.push(popup));
  await page.evaluate(async (authorizeUrl) => {
    const { init } = await import("/parcelgate.js");
    window.other = (await init()).client({
      clientId: "another",
      environment: "sandbox",
      authorizeUrl,
    });
    window.ours = outcomeOf(ups.connect({ mode: "popup" }));
    window.theirs = outcomeOf(other.connect({ mode: "popup" }));
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  await until(() => windows.length === 2, "both windows");
  const mine = await Promise.any(
    windows.map(async (popup) => {
      await on(popup).signIn.waitFor();
      return popup;
    }),
  );
  await windows.find((popup) => popup !== mine).close();
  assert.equal(await page.evaluate(() => theirs), "popup_closed");
  await on(mine).signIn.signIn();
  assert.equal(await page.evaluate(() => ours), "ok");
  assert.deepEqual(await page.evaluate(() => [ups.connection.state, other.connection.state]), [
    "connected",
    "disconnected",
  ]);
  await context.close();
});

test("refresh and purchase work without the browser's locks", async () => {
  const { context, page } = await arrived();
  await page.evaluate(
    () =>
      (LockManager.prototype.request = async () => {
        throw new DOMException("denied", "SecurityError");
      }),
  );
  assert.deepEqual(
    await page.evaluate(async () => [
      await outcomeOf(ups.refresh()),
      await outcomeOf(ups.ship(shipment())),
    ]),
    ["ok", "ok"],
  );
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});

test("a lost answer is recovered even when the journal cannot be written", async () => {
  const { context, page } = await arrived();
  await page.evaluate(() =>
    failing(IDBObjectStore.prototype, "put", "QuotaExceededError", function () {
      return this.name === "journal";
    }),
  );
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  assert.notEqual(await page.evaluate(() => outcomeOf(ups.ship(shipment()))), "ok");
  const [entry, ...more] = await page.evaluate(() => ups.journal.open());
  assert.deepEqual([entry.state, more], ["lost", []]);
  assert.equal(
    await page.evaluate((reference) => outcomeOf(ups.journal.ask(reference)), entry.reference),
    "found",
  );
  assert.equal(await page.evaluate(() => ups.labels.list().length), 1);
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});

test("an older shipment with the same reference is not mistaken for a lost one", async () => {
  const { context, page } = await arrived();
  await page.evaluate(
    () =>
      (window.own = () => ({
        ...shipment(),
        packages: [
          {
            ...shipment().packages[0],
            references: [
              { code: "PO", value: "ORDER 1" },
              { code: "DP", value: "ORDER 2" },
            ],
          },
        ],
      })),
  );
  assert.equal(await page.evaluate(() => outcomeOf(ups.ship(own()))), "ok");
  // Refused by the gate before UPS made anything, in words that do not say so.
  await host.faults([{ operation: "ship", kind: "error_503_html", times: 1 }]);
  assert.notEqual(await page.evaluate(() => outcomeOf(ups.ship(own()))), "ok");
  const [entry] = await page.evaluate(() => ups.journal.open());
  assert.equal(entry.recovery, "weak");
  const outcome = await page.evaluate(
    (reference) => outcomeOf(ups.journal.ask(reference)),
    entry.reference,
  );
  assert.equal(outcome, "several");
  assert.equal(await page.evaluate(() => ups.labels.list().length), 1);
  await context.close();
});

test("a call can be cancelled while the portal's token function hangs", async () => {
  const { context, page } = await arrived();
  const code = await page.evaluate(async (authorizeUrl) => {
    const { init } = await import("/parcelgate.js");
    // The client asks once when it starts, and once for the call.
    let calls = 0;
    let answer;
    const asked = new Promise((resolve) => (answer = resolve));
    const hanging = (await init()).client({
      clientId: "hangs",
      environment: "sandbox",
      authorizeUrl,
      getAccessToken: () => {
        if (++calls === 2) answer();
        return new Promise(() => {});
      },
    });
    const stop = new AbortController();
    const hangs = outcomeOf(hanging.track("1ZA1B2C30300000999", { signal: stop.signal }));
    await asked;
    stop.abort();
    return hangs;
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.equal(code, "cancelled");
  await context.close();
});

test("a call that is cancelled beforehand ends although the portal's token function hangs", async () => {
  const { context, page } = await arrived();
  const code = await page.evaluate(async (authorizeUrl) => {
    const { init } = await import("/parcelgate.js");
    const hanging = (await init()).client({
      clientId: "hangs",
      environment: "sandbox",
      authorizeUrl,
      getAccessToken: () => new Promise(() => {}),
    });
    return outcomeOf(hanging.track("1ZA1B2C30300000999", { signal: AbortSignal.abort() }));
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.equal(code, "cancelled");
  await context.close();
});

test("a disconnect during a refresh discards the new tokens", async () => {
  const { context, page } = await arrived();
  await host.faults([{ operation: "refresh", kind: "latency", ms: 600, times: 1 }]);
  const sent = page.waitForRequest("**/oauth/refresh");
  await page.evaluate(() => void (window.renewing = outcomeOf(ups.refresh())));
  await sent;
  await page.evaluate(() => ups.disconnect());
  await page.evaluate(() => renewing);
  assert.equal(await count("refresh"), 1);
  assert.equal(await page.evaluate(() => ups.connection.state), "disconnected");
  assert.equal(await page.evaluate((key) => sessionStorage.getItem(key), SESSION), null);
  await context.close();
});

test("a disconnect during the code exchange prevents the session", async () => {
  const { context, page } = await arrived();
  await page.evaluate(() => ups.disconnect());
  await host.faults([{ operation: "token", kind: "latency", ms: 1_500, times: 1 }]);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void (window.signing = outcomeOf(ups.connect({ mode: "popup" })))),
  ]);
  const asked = page.waitForRequest("**/oauth/token");
  await on(popup).signIn.signIn();
  await asked;
  await page.evaluate(() => ups.disconnect());
  assert.notEqual(await page.evaluate(() => signing), "ok");
  assert.deepEqual(
    await page.evaluate((key) => [ups.connection.state, sessionStorage.getItem(key)], SESSION),
    ["disconnected", null],
  );
  await context.close();
});

test("a void in one tab shows in the next one", async () => {
  const { context, page } = await arrived();
  const { labels } = on(page);
  await page.evaluate(() => localStorage.setItem("parcelgate:keep-labels:sandbox", "yes"));
  const number = await page.evaluate(() =>
    ups.ship(shipment()).then(({ shipmentId }) => shipmentId),
  );
  await labels.open();
  await labels.label(number).waitFor();
  const [copy] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(`${location.origin}/#/labels`)),
  ]);
  await on(copy).labels.label(number).waitFor();
  await page.evaluate((id) => ups.void(id), number);
  // The device writes the label after the answer: wait until it is there.
  await until(
    () => page.evaluate(voidedOnDevice, `sandbox/${number}`),
    "the voided label on the device",
  );
  await copy.reload();
  await on(copy).labels.voidedWord(number).waitFor();
  await context.close();
});

test("a broken stored label does not affect the others", async () => {
  const { context, page } = await arrived();
  const { labels } = on(page);
  const number = await page.evaluate(() =>
    ups.ship(shipment()).then(({ shipmentId }) => shipmentId),
  );
  await page.evaluate(() =>
    ["{", "null", '{"at":1}', '{"at":"2026","bytes":"%"}'].forEach((broken, index) =>
      sessionStorage.setItem(`parcelgate:label:sandbox:0broken${index}`, broken),
    ),
  );
  await page.reload();
  await labels.open();
  await labels.label(number).waitFor();
  assert.equal(await labels.labels.count(), 1);
  await context.close();
});
