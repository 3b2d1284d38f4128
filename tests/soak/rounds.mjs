// 2,000 rounds of rate, ship, void in one tab, through host and sandbox, with 5 % of everything
// failing: memory stays flat after the warm-up, no rejection is left alone, every shipment is
// accounted for. `cargo xtask soak`; a number after it is the number of rounds.
import assert from "node:assert/strict";
import { launch, visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { connected } from "../pages/journeys.mjs";

const rounds = Number(process.argv[2] ?? 2_000);
const STEP = 100;
const KINDS = [
  "rate_limit",
  "error_500",
  "error_503_html",
  "empty",
  "truncated",
  "dropped",
  "latency",
];
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

const host = await startHost();
const browser = await launch();
try {
  const { context, page, complaints } = await visit(browser);
  await connected(page, host.origin);
  await page.evaluate(async (shipment) => {
    const { init } = await import("/parcelgate.js");
    window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    window.alone = [];
    addEventListener("unhandledrejection", ({ reason }) => alone.push(String(reason)));
    window.tally = {};
    const told = (what, promise) =>
      promise.then(
        (value) => {
          note(`${what} ok`);
          return value;
        },
        ({ code }) => {
          note(`${what} ${code}`);
          return null;
        },
      );
    const note = (name) => (tally[name] = (tally[name] ?? 0) + 1);
    window.round = async () => {
      await told("rate", ups.rate(shipment));
      const bought = await told("ship", ups.ship(shipment));
      if (bought) await told("void", ups.void(bought.shipmentId));
    };
  }, SHIPMENT);
  const cdp = await context.newCDPSession(page);
  await cdp.send("HeapProfiler.enable");
  const used = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    return usedSize;
  };
  // Each call meets one of them once in twenty times: a fault strikes with the seven's share of 5 %.
  const faults = KINDS.map((kind) => ({ operation: "*", kind, ms: 50, rate: 0.05 / KINDS.length }));
  await host.faults(faults);
  const sizes = [];
  const begun = Date.now();
  for (let done = 0; done < rounds; done += STEP) {
    await page.evaluate(
      async (count) => {
        for (let index = 0; index < count; index++) await round();
        await ups.resume();
        // What is kept would grow: a clerk's labels go when they are printed.
        ups.labels.clear();
      },
      Math.min(STEP, rounds - done),
    );
    sizes.push(await used());
    process.stdout.write(
      `${done + STEP} rounds, ${((Date.now() - begun) / 1000).toFixed(0)} s, heap ${(sizes.at(-1) / 1048576).toFixed(2)} MiB\n`,
    );
  }
  await host.faults([]);
  const { tally, alone, entries } = await page.evaluate(async () => {
    await ups.resume();
    return { tally, alone, entries: await ups.journal.list() };
  });
  const { shipments, voids } = await host.ledger();
  const known = new Set(
    entries.filter(({ state }) => state === "done").map(({ shipmentId }) => shipmentId),
  );
  const unknown = shipments.filter(({ id }) => !known.has(id));
  console.log(
    JSON.stringify(
      {
        rounds,
        seconds: (Date.now() - begun) / 1000,
        tally,
        shipments: shipments.length,
        voided: voids.length,
        open: entries.filter(({ state }) => state === "lost" || state === "sending").length,
        unknown: unknown.length,
        alone: alone.length,
      },
      null,
      1,
    ),
  );
  assert.deepEqual(alone, [], "a rejection was left alone");
  assert.deepEqual(
    complaints.filter((line) => line.startsWith("uncaught")),
    [],
  );
  assert.equal(unknown.length, 0, "a shipment that the journal does not know");
  assert.equal(
    shipments.length,
    entries.filter(({ state }) => state === "done").length,
    "an entry for each, and no more",
  );
  const half = Math.floor(sizes.length / 2);
  const mean = (list) => list.reduce((sum, size) => sum + size, 0) / list.length;
  const growth = mean(sizes.slice(half)) / mean(sizes.slice(Math.min(2, half), half || 1));
  console.log(`heap of the second half against the first: ${growth.toFixed(3)}`);
  if (rounds >= 1_000) assert.ok(growth < 1.15, `memory grows: ${growth}`);
} finally {
  await browser.close();
  await host.stop();
}
