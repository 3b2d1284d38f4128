// Track by reference or shipment, and with the proof of delivery.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { labelPage } from "../lib/labels.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";

stage();

const tracked = async () =>
  (await host.ledger(true)).calls.filter(({ operation }) => operation.startsWith("track"));

/** On the Track page, with a shipment of two packages that has the reference PO-7. */
async function atTrack() {
  const visited = await labelPage(browser);
  const { page } = visited;
  const { track } = on(page);
  const bought = await page.evaluate(async () => {
    const one = shipment();
    const { shipmentId, packages } = await ups.ship({
      ...one,
      packages: [one.packages[0], one.packages[0]],
      references: [{ value: "PO-7" }],
    });
    return { shipmentId, numbers: packages.map(({ trackingNumber }) => trackingNumber) };
  });
  await track.open();
  await track.form.waitFor();
  return { ...visited, bought };
}

test("a reference finds all its packages, and can be narrowed by account and day", async () => {
  const { context, page, bought, complaints } = await atTrack();
  const { track } = on(page);
  await track.openMoreWays();
  await track.chooseKind("reference");
  await assertAccessible(page);
  await track.track();
  await track.invalidField("reference").waitFor();
  await track.referenceField.fill("PO-8");
  await track.track();
  await track.referenceUnknownNote.waitFor();
  await track.referenceField.fill("PO-7");
  await track.shippedByField.selectOption("A1B2C3");
  await track.fromField.fill("2026-11-01");
  await track.track();
  await track.packages.nth(1).waitFor();
  assert.deepEqual((await track.packageNumbers()).sort(), [...bought.numbers].sort());
  const { query } = (await tracked()).at(-1);
  assert.match(query, /shipperNum=A1B2C3/);
  assert.match(query, /fromPickUpDate=20261101/);
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a shipment number finds all its packages", async () => {
  const { context, page, bought } = await atTrack();
  const { track } = on(page);
  await track.openMoreWays();
  await track.chooseKind("shipment");
  await track.shipmentNumberField.fill(bought.shipmentId);
  await track.track();
  await track.packages.nth(1).waitFor();
  assert.equal(
    await track.packages
      .filter({ hasText: bought.numbers[1] })
      .getByRole("link")
      .getAttribute("href"),
    `https://www.ups.com/track?tracknum=${bought.numbers[1]}&loc=en_US`,
  );
  await context.close();
});

test("further packages of a large shipment load on request", async () => {
  const { context, page } = await labelPage(browser);
  const { track } = on(page);
  const id = await page.evaluate(async () => {
    const {
      packages: [pack],
      ...rest
    } = shipment();
    return (await ups.ship({ ...rest, packages: Array.from({ length: 60 }, () => pack) }))
      .shipmentId;
  });
  await track.open();
  await track.openMoreWays();
  await track.chooseKind("shipment");
  await track.shipmentNumberField.fill(id);
  await track.track();
  await track.showMoreButton.click();
  await track.packages.nth(59).waitFor();
  assert.equal(await track.packages.count(), 60);
  assert.equal(await track.showMoreButton.count(), 0);
  assert.ok(
    await track.packages.nth(50).evaluate((node) => node.getRootNode().activeElement === node),
    "the focus goes to the first new package",
  );
  await context.close();
});

test("the proof of delivery comes on request", async () => {
  const { context, page, bought, complaints } = await atTrack();
  const { track } = on(page);
  await host.advance(9 * 86_400_000);
  await track.numberField.fill(bought.numbers[0]);
  await track.track();
  await track.state("delivered").waitFor();
  assert.equal(await track.proof.count(), 0, "the proof comes only on request");
  await track.openMoreWays();
  await track.withProofBox.check();
  await track.track();
  const signature = track.signature;
  await signature.waitFor();
  assert.ok(await signature.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await assertAccessible(page);
  const [file] = await Promise.all([page.waitForEvent("download"), track.saveProofLink.click()]);
  assert.equal(file.suggestedFilename(), `${bought.numbers[0]}.html`);
  assert.match((await readFile(await file.path())).toString(), /proof of delivery/i);
  // Nine days later the token has expired, and the client refreshes it.
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 401")),
    [],
  );
  await context.close();
});

test("a change of language keeps the form and the results", async () => {
  const { context, page } = await atTrack();
  const { shell, track } = on(page);
  await track.numberField.fill("1Z half typed");
  await shell.chooseLanguage("de");
  const { track: german } = on(page, "de");
  await german.trackButton.waitFor();
  assert.equal(await german.numberField.inputValue(), "1Z half typed");
  await shell.chooseLanguage("en");
  await track.trackButton.waitFor();
  await track.openMoreWays();
  await track.chooseKind("reference");
  await track.referenceField.fill("PO-7");
  await track.untilField.fill("2026-10-01");
  await track.fromField.fill("2026-11-01");
  await track.track();
  await track.invalidFields.first().waitFor();
  await track.chooseKind("number");
  assert.equal(await track.invalidFields.count(), 0, "another kind of search has no marks");
  await track.chooseKind("reference");
  await track.untilField.fill("");
  await track.track();
  await track.packages.nth(1).waitFor();
  const before = (await tracked()).length;
  await shell.chooseLanguage("de");
  await german.labelCreatedWord.waitFor();
  assert.equal(await track.packages.count(), 2);
  assert.equal(await german.referenceField.inputValue(), "PO-7");
  assert.equal((await tracked()).length, before);
  await context.close();
});
