// Reads are asked again, purchases never; many calls at once keep their order, fail one by one, stop and go on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { connected } from "../pages/journeys.mjs";

stage();

/** Signed in, with the page's client as `ups` and a shipment as `shipment(value)` in the page. */
async function ready() {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    const party = (postalCode, state) => ({
      name: "A",
      phone: "4105550100",
      address: { lines: ["1 Main St"], city: "Town", state, postalCode, country: "US" },
    });
    window.shipment = (value) => ({
      account: "A1B2C3",
      from: party("21093", "MD"),
      to: party("30005", "GA"),
      packages: [{ weight: { value, unit: "LBS" } }],
      service: "03",
    });
  });
  return { context, page };
}

test("reads are retried after UPS's wait, and purchases are not", async () => {
  const { context, page } = await ready();
  const before = await count("rate");
  await host.faults([
    { operation: "rate", kind: "error_503_html", times: 1 },
    { operation: "rate", kind: "rate_limit", times: 2 },
  ]);
  const waits = await page.evaluate(async () => {
    const seen = [];
    ups.addEventListener("retry", ({ detail }) => seen.push(detail));
    await ups.shop(shipment(5));
    return seen;
  });
  assert.ok((await count("rate")) - before >= 2);
  assert.ok(waits.every(({ operation }) => operation === "shop"));
  assert.ok(
    waits.some(({ code, waitSeconds }) => code === "too_many_requests" && waitSeconds === 2),
    "Retry-After is kept to",
  );
  await host.faults([{ operation: "rate", kind: "error_500", times: 1 }]);
  const now = await count("rate");
  assert.equal(
    await page.evaluate(() => ups.rate(shipment(5), { retry: false }).catch(({ kind }) => kind)),
    "unavailable",
  );
  assert.equal((await count("rate")) - now, 1);
  await host.faults([{ operation: "ship", kind: "error_503_html", times: 1 }]);
  assert.equal(
    await page.evaluate(() => ups.ship(shipment(5)).catch(({ code }) => code)),
    "ups_unavailable",
  );
  assert.equal(await count("ship"), 1);
  await context.close();
});

test("a retry can be cancelled", async () => {
  const { context, page } = await ready();
  await host.faults([{ operation: "rate", kind: "rate_limit", times: 9 }]);
  const code = await page.evaluate(async () => {
    const stop = new AbortController();
    ups.addEventListener("retry", () => stop.abort(), { once: true });
    return ups.shop(shipment(5), { signal: stop.signal }).catch((error) => error.code);
  });
  assert.equal(code, "cancelled");
  await context.close();
});

test("many() keeps the order, and a failure affects one item", async () => {
  const { context, page } = await ready();
  await host.faults([{ operation: "track", kind: "latency", ms: 60, times: 200 }]);
  const { states, order, progress, codes } = await page.evaluate(async () => {
    const numbers = Array.from({ length: 60 }, (_, index) =>
      index % 10 === 3 ? "??" : `1ZA1B2C3030000${String(index).padStart(4, "0")}`,
    );
    const progress = [];
    addEventListener("error", (event) => event.preventDefault());
    const results = await ups.many("track", numbers, {
      onProgress: ({ done, total }) => {
        progress.push([done, total]);
        throw new Error("the listener's own");
      },
    });
    return {
      states: results.map(({ state }) => state),
      order: results.every(({ input }, index) => input === numbers[index]),
      progress,
      codes: results.filter(({ error }) => error).map(({ error }) => error.field),
    };
  });
  assert.ok(order);
  assert.equal(states.filter((state) => state === "failed").length, 6);
  assert.equal(states[3], "failed");
  assert.deepEqual(codes, Array(6).fill("number"));
  assert.deepEqual(
    progress,
    Array.from({ length: 60 }, (_, index) => [index + 1, 60]),
  );
  assert.equal(await count("track"), 54);
  await context.close();
});

test("many() continues a stopped batch, and buys each item once", async () => {
  const { context, page } = await ready();
  await host.faults([{ operation: "ship", kind: "latency", ms: 150, times: 50 }]);
  const first = await page.evaluate(async () => {
    const stop = new AbortController();
    window.batch = await ups.many(
      "ship",
      Array.from({ length: 9 }, (_, index) => shipment(index + 1)),
      { concurrency: 2, signal: stop.signal, onProgress: ({ done }) => done === 3 && stop.abort() },
    );
    return batch.map(({ state }) => state);
  });
  const bought = first.filter((state) => state === "done").length;
  assert.ok(bought >= 3 && bought <= 5 && first.includes("left"), String(first));
  assert.equal(
    (await host.ledger()).shipments.length,
    bought,
    "what was under way was finished, not cut off",
  );
  const second = await page.evaluate(async () =>
    (await ups.many("ship", batch)).map(({ state, value }) => [state, value.packages.length]),
  );
  assert.deepEqual(second, Array(9).fill(["done", 1]));
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 9);
  const voided = await page.evaluate(async () =>
    (
      await ups.many(
        "void",
        ups.labels.list().map(({ shipmentId }) => shipmentId),
        { keep: false },
      )
    ).map(({ state, value }) => [state, value]),
  );
  assert.ok(
    voided.length === 9 &&
      voided.every(([state, value]) => state === "done" && (value ?? null) === null),
    "answers are not kept where nobody wants them",
  );
  assert.equal((await host.ledger()).voids.length, 9);
  await context.close();
});

test("many() takes up to a thousand items, and validates its arguments", async () => {
  const { context, page } = await ready();
  const codes = await page.evaluate(async () => {
    const attempts = [
      () => ups.many("track", Array(1001).fill("x")),
      () => ups.many("track", "x"),
      () => ups.many("track", [], { concurrency: 0 }),
      () => ups.many("teleport", []),
      () => ups.many("disconnect", []),
    ];
    return Promise.all(
      attempts.map((attempt) =>
        attempt().then(
          () => "accepted",
          ({ code, problems }) => problems[0]?.code ?? code,
        ),
      ),
    );
  });
  assert.deepEqual(codes, [
    "too_many",
    "wrong_type",
    "concurrency_range",
    "unknown_operation",
    "unknown_operation",
  ]);
  await host.faults([]);
  const { done, seconds } = await page.evaluate(async () => {
    const begun = performance.now();
    const results = await ups.many(
      "track",
      Array.from({ length: 1000 }, (_, index) => `1ZA1B2C3030000${String(index).padStart(4, "0")}`),
      { concurrency: 8, keep: false },
    );
    return {
      done: results.filter(({ state }) => state === "done").length,
      seconds: (performance.now() - begun) / 1000,
    };
  });
  assert.equal(done, 1000, `in ${seconds} s`);
  await context.close();
});

test("Track finds the number in pasted text, and warns about a wrong check digit", async () => {
  const { context, page } = await ready();
  const { track } = on(page);
  await track.open();
  await track.numberField.fill(
    "Your parcel 1Z 12345E87 9131 5509 is on its way, and so is 1Z999AA10123456784.",
  );
  await track.track();
  await track.digitWarning.waitFor();
  assert.equal(await track.numberField.inputValue(), "1Z12345E8791315509");
  // Both numbers are unknown: the first one's words are no sign of the second one's answer.
  const second = page.waitForResponse((answer) => answer.url().includes("1Z999AA10123456784"));
  await track.numberLink("1Z999AA10123456784").click();
  await second;
  await track.unknownNote.waitFor();
  assert.deepEqual(
    (await host.ledger()).calls
      .filter(({ operation }) => operation === "track")
      .map(({ path }) => path.split("/").pop()),
    ["1Z12345E8791315509", "1Z999AA10123456784"],
  );
  await context.close();
});

test("a delivered package shows when, to whom and where", async () => {
  const { context, page } = await ready();
  const { track } = on(page);
  const shipmentId = await page.evaluate(async () => (await ups.ship(shipment("5"))).shipmentId);
  await host.advance(9 * 86_400_000);
  await track.open();
  await track.numberField.fill(shipmentId);
  await track.track();
  await track.state("delivered").waitFor();
  await track.deliveredNote.waitFor();
  await context.close();
});

test("a request in UPS's own JSON can be imported and bought", async () => {
  const { context, page } = await ready();
  const { shipmentId, carried, entry } = await page.evaluate(async () => {
    const { body } = await ups.buildRequest("ship", shipment("5"));
    const wire = JSON.parse(body);
    wire.ShipmentRequest.Shipment.Service.Description = "Ground";
    wire.ShipmentRequest.LabelSpecification = {
      LabelImageFormat: { Code: "ZPL", Description: "ZPL" },
      LabelStockSize: { Height: "6", Width: "4" },
    };
    const { input, carried } = await ups.importRequest("ship", wire);
    const { shipmentId } = await ups.ship(input);
    const [entry] = await ups.journal.list();
    return { shipmentId, carried, entry };
  });
  assert.match(shipmentId, /^1Z/);
  assert.deepEqual(carried, []);
  assert.deepEqual(
    [entry.service, entry.serviceName, entry.format, entry.state, entry.recovery],
    ["03", "Ground", "ZPL", "done", "by_reference"],
  );
  await context.close();
});
