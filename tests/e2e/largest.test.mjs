// The operations at their largest, through the host and its policy: 200 packages, 20 voids, a
// document of 10 MB, a reference with blanks and slashes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { count, host, browser, stage } from "../lib/stage.mjs";
import { connected } from "../pages/journeys.mjs";

stage();

test("the largest request of each operation passes the host", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  const outcome = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    const party = (postalCode, state) => ({
      name: "A",
      phone: "4105550100",
      address: { lines: ["1 Main St"], city: "Town", state, postalCode, country: "US" },
    });
    const packages = Array.from({ length: 200 }, (_, index) => ({
      weight: { value: `${(index % 150) + 1}`, unit: "LBS" },
    }));
    const reference = "PO 42/7 % ä & more? #1";
    const shipped = await ups.ship({
      account: "A1B2C3",
      from: party("21093", "MD"),
      to: party("30005", "GA"),
      packages,
      service: "03",
      references: [{ value: reference }],
      label: { format: "ZPL" },
    });
    const twenty = shipped.packages.slice(100, 120).map(({ trackingNumber }) => trackingNumber);
    const voided = await ups.void({ shipmentId: shipped.shipmentId, trackingNumbers: twenty });
    const tooMany = await ups
      .void({ shipmentId: shipped.shipmentId, trackingNumbers: [...twenty, twenty[0]] })
      .catch(({ problems }) => problems[0].code);
    const { packages: tracked } = await ups.track({ reference, account: "A1B2C3" });
    const bytes = new Uint8Array(10 * 1024 * 1024).fill(37);
    const { documentIds } = await ups.documents.upload({
      account: "A1B2C3",
      files: [{ name: "scan.pdf", format: "pdf", type: "other", bytes }],
    });
    return {
      packages: new Set(shipped.packages.map(({ trackingNumber }) => trackingNumber)).size,
      labels: shipped.packages.every(({ label }) => label.bytes.length > 100),
      voided: voided.packages.length,
      tooMany,
      tracked: tracked.length,
      documents: documentIds.length,
      again: ups.labels.list().filter(({ again }) => again).length,
      lasting: ups.labels.lasting,
    };
  });
  assert.deepEqual(outcome, {
    packages: 200,
    labels: true,
    voided: 20,
    tooMany: "too_many_voids",
    tracked: 200,
    documents: 1,
    again: 1,
    lasting: true,
  });
  assert.equal((await host.ledger()).voids.length, 20);
  assert.equal(await count("document_upload"), 1);
  await context.close();
});
