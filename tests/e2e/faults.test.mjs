// The fault matrix: page, its process, browser, host or answer are killed at every step of ship,
// void and refresh; then somebody comes back. Judged by the sandbox's ledger: no label is lost,
// none is paid for twice, no session is lost that could be kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../lib/browser.mjs";
import { ownChromium } from "../lib/chromium.mjs";
import { CASES, freeze } from "../lib/faults.mjs";
import { startHost } from "../lib/servers.mjs";
import { until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { connected } from "../pages/journeys.mjs";

const party = (name, postalCode, state) => ({
  name,
  attention: "Ann",
  phone: "4105550100",
  address: { lines: ["1 Main St"], city: "Town", state, postalCode, country: "US" },
});
const SHIPMENT = {
  account: "A1B2C3",
  from: party("Northwind", "21093", "MD"),
  to: party("Contoso", "30005", "GA"),
  packages: [{ weight: { value: "5", unit: "LBS" } }],
  service: "03",
  label: { format: "GIF" },
};

let browser, ups, host;
before(async () => {
  // No test kills the sandbox's process. The host runs in another one.
  ups = await startHost();
  host = await startHost(["--sandbox-upstream", ups.sandbox]);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await host?.stop();
  await ups?.stop();
});

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
    window.ship = () =>
      outcomeOf(
        ups
          .ship(shipment)
          .then((answer) => dispatchEvent(new Event("parcelgate-shipped-here")) && answer),
      );
  }, SHIPMENT);
  return page;
}

/** A new profile, signed in. Some cases get a new browser, whose processes can be killed. */
async function begin({ kill }) {
  const own = ["browser", "renderer"].includes(kill) ? await ownChromium() : null;
  const context = own?.context ?? (await browser.newContext({ locale: "en-US" }));
  const signal = {};
  await context.exposeBinding("reached", () => signal.resolve?.());
  const page = await context.newPage();
  await connected(page, host.origin);
  return {
    context,
    own,
    signal,
    page: await armed(page),
    end: () => (own ? own.end() : context.close()),
  };
}

/** Comes back as a user does, and signs in again if the page asks. */
async function comeBack({ context, own, page, kill }) {
  if (kill === "closed" || kill === "browser") {
    page = await (kill === "browser" ? await own.again() : context).newPage();
    const { carriers, shell, signIn } = on(page);
    await page.goto(`${host.origin}/`);
    await shell.ready();
    await carriers.verify("A1B2C3");
    await signIn.signIn();
    await page.waitForURL(/#\/carriers/);
  } else if (kill === "renderer") page = await own.reloaded();
  else await page.goto(`${host.origin}/#/ship`).then(() => page.reload());
  await armed(page);
  return page;
}

const live = ({ shipments, voids }) => shipments.filter(({ id }) => !voids.includes(id));
const fresh = (before, now) =>
  live(now).filter(({ id }) => !before.shipments.some((old) => old.id === id));

const ACTS = {
  ship: () => ship(),
  void: (id) => outcomeOf(ups.void(id)),
  refresh: () => outcomeOf(ups.refresh()),
};

/** How many calls of an operation are in the ledger. */
const calls = async (operation) =>
  (await ups.ledger()).calls.filter((call) => call.operation === operation).length;

/** Starts an operation, and breaks it off. */
async function breakOff({ page, own, signal }, one, argument) {
  const reached = new Promise((resolve) => (signal.resolve = resolve));
  if (one.kill === "cut") {
    await ups.faults([{ operation: one.operation, kind: one.point, times: 1 }]);
    return page.evaluate(ACTS[one.operation], argument);
  }
  const before = await calls(one.operation);
  if (one.point === "after_send")
    await ups.faults([{ operation: one.operation, kind: "latency", ms: 900, times: 1 }]);
  await page.evaluate(freeze, one);
  page.evaluate(ACTS[one.operation], argument).catch(() => {});
  await Promise.race([
    reached,
    new Promise((_, reject) =>
      setTimeout(() => reject(new Error(`never came to ${one.point}`)), 8_000),
    ),
  ]);
  // The request is at UPS, which holds its answer back.
  if (one.point === "after_send")
    await until(async () => (await calls(one.operation)) > before, `the request: ${one.name}`);
  if (one.kill === "closed") await page.close();
  if (one.kill === "browser") await own.killBrowser();
  if (one.kill === "renderer") assert.ok((await own.killRenderers()) > 0);
  if (one.kill === "host") {
    await host.kill();
    host = await startHost(["--sandbox-upstream", ups.sandbox], host.port);
  }
  return null;
}

/** Asks UPS about open purchases. Recovery may lag behind. */
async function asked(page) {
  return page.evaluate(async () => {
    for (const { reference } of await ups.journal.open())
      await ups.journal.ask(reference).catch(() => {});
    return {
      open: await ups.journal.open(),
      entries: await ups.journal.list(),
      labels: ups.labels.list().map(({ trackingNumber, bytes, voided }) => ({
        trackingNumber,
        length: bytes.length,
        voided,
      })),
    };
  });
}

const JUDGES = {
  async ship(visitor, one, before) {
    if (one.lag) await ups.faults([{ operation: "recover_label", kind: "lag", times: 2 }]);
    const page = await comeBack({ ...visitor, ...one });
    let known = await asked(page);
    await ups.faults([]);
    if (known.open.length) known = await asked(page);
    const bought = fresh(before, await ups.ledger());
    assert.ok(bought.length <= 1, "paid twice");
    // A label that was handed over before the kill is not announced again, but can be recovered.
    const handed = known.entries.find(
      ({ handedOver, shipmentId }) => handedOver && shipmentId === bought[0]?.id,
    );
    if (handed && !known.labels.length)
      await page.evaluate((reference) => ups.journal.ask(reference), handed.reference);
    if (handed) known = await asked(page);
    if (bought.length)
      assert.ok(
        known.labels.some(
          ({ trackingNumber, length }) => trackingNumber === bought[0].id && length > 1_000,
        ),
        `lost: ${JSON.stringify(known)}`,
      );
    else
      assert.ok(
        known.labels.length === 0 && known.entries.every(({ state }) => state !== "done"),
        "a label that nobody bought",
      );
    // Shipping again when UPS knows no shipment buys one, not two.
    if (!bought.length) {
      assert.equal(await page.evaluate(() => ship()), "ok");
      assert.equal(fresh(before, await ups.ledger()).length, 1);
    }
  },
  async void(visitor, one, before, id) {
    const page = await comeBack({ ...visitor, ...one });
    await ups.faults([]);
    // A second void is harmless: the shipment stays voided.
    assert.equal(await page.evaluate((number) => outcomeOf(ups.void(number)), id), "ok");
    assert.deepEqual(
      (await ups.ledger()).voids.filter((number) => number === id),
      [id],
    );
  },
  async refresh(visitor, one) {
    const page = await comeBack({ ...visitor, ...one });
    await ups.faults([]);
    const outcome = await page.evaluate(() => outcomeOf(ups.refresh()));
    // The server rotated the token and its answer was lost: no client can recover from that.
    const rotatedAndLost = [
      "after_send",
      "during_answer",
      "answered",
      "dropped",
      "truncated",
    ].includes(one.point);
    if (!rotatedAndLost) assert.equal(outcome, "ok", "the session must survive");
    else assert.match(outcome, /^(ok|sign_in_again)$/);
    assert.equal(
      await page.evaluate((shipment) => outcomeOf(ups.rate(shipment)), SHIPMENT),
      "ok",
      "the access token stays valid",
    );
  },
};

for (const one of CASES) {
  test(one.name, async () => {
    await ups.faults([]);
    const visitor = await begin(one);
    try {
      const id =
        one.operation === "void"
          ? await visitor.page.evaluate(
              (shipment) => ups.ship(shipment).then(({ shipmentId }) => shipmentId),
              SHIPMENT,
            )
          : undefined;
      const before = await ups.ledger();
      await breakOff(visitor, one, id);
      await JUDGES[one.operation](visitor, one, before, id);
    } finally {
      await visitor.end();
    }
  });
}

test("the matrix has at least 60 cases", () => assert.ok(CASES.length >= 60, `${CASES.length}`));
