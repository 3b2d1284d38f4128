// Track beyond a number: by a reference, by shipment, with what proves a delivery.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { labelPage } from "../lib/labels.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

const more = (page) => page.getByText("More ways to ask").click();
const go = (page) => page.getByRole("button", { name: "Track" }).click();
const axe = async (page) =>
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
const tracked = async () =>
  (await host.ledger(true)).calls.filter(({ operation }) => operation.startsWith("track"));

/** On the Track page, with a shipment of two packages that has the reference PO-7. */
async function atTrack() {
  const visited = await labelPage(browser);
  const { page } = visited;
  const bought = await page.evaluate(async () => {
    const one = shipment();
    const { shipmentId, packages } = await ups.ship({
      ...one,
      packages: [one.packages[0], one.packages[0]],
      references: [{ value: "PO-7" }],
    });
    return { shipmentId, numbers: packages.map(({ trackingNumber }) => trackingNumber) };
  });
  await page.getByRole("link", { name: "Track", exact: true }).click();
  await page.locator("parcelgate-track form").waitFor();
  return { ...visited, bought };
}

test("by a reference: all its packages, narrowed by account and days; an unknown one has words of its own", async () => {
  const { context, page, bought, complaints } = await atTrack();
  await more(page);
  await page.getByLabel("What you have").selectOption("reference");
  await axe(page);
  await go(page);
  await page.locator('[data-field="reference"][aria-invalid]').waitFor();
  await page.getByLabel("Your reference").fill("PO-8");
  await go(page);
  await page.getByText("UPS knows no package with this reference.").waitFor();
  await page.getByLabel("Your reference").fill("PO-7");
  await page.getByLabel("Shipped by").selectOption("A1B2C3");
  await page.getByLabel("Picked up from").fill("2026-11-01");
  await go(page);
  await page.locator("parcelgate-track section").nth(1).waitFor();
  assert.deepEqual(
    (
      await page
        .locator("parcelgate-track section")
        .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")))
    ).sort(),
    [...bought.numbers].sort(),
  );
  const { query } = (await tracked()).at(-1);
  assert.match(query, /shipperNum=A1B2C3/);
  assert.match(query, /fromPickUpDate=20261101/);
  await axe(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("by a shipment's number: all its packages", async () => {
  const { context, page, bought } = await atTrack();
  await more(page);
  await page.getByLabel("What you have").selectOption("shipment");
  await page.getByLabel("Shipment number").fill(bought.shipmentId);
  await go(page);
  await page.locator("parcelgate-track section").nth(1).waitFor();
  assert.equal(
    await page
      .locator("parcelgate-track section")
      .filter({ hasText: bought.numbers[1] })
      .getByRole("link")
      .getAttribute("href"),
    `https://www.ups.com/track?tracknum=${bought.numbers[1]}&loc=en_US`,
  );
  await context.close();
});

test("of a shipment with more packages than UPS tells of at once, the others follow at a press", async () => {
  const { context, page } = await labelPage(browser);
  const id = await page.evaluate(async () => {
    const {
      packages: [pack],
      ...rest
    } = shipment();
    return (await ups.ship({ ...rest, packages: Array.from({ length: 60 }, () => pack) }))
      .shipmentId;
  });
  await page.getByRole("link", { name: "Track", exact: true }).click();
  await more(page);
  await page.getByLabel("What you have").selectOption("shipment");
  await page.getByLabel("Shipment number").fill(id);
  await go(page);
  await page.getByRole("button", { name: "Show more packages" }).click();
  await page.locator("parcelgate-track section").nth(59).waitFor();
  assert.equal(await page.locator("parcelgate-track section").count(), 60);
  assert.equal(await page.getByRole("button", { name: "Show more packages" }).count(), 0);
  assert.ok(
    await page
      .locator("parcelgate-track section")
      .nth(50)
      .evaluate((node) => node.getRootNode().activeElement === node),
    "the focus goes to the first of the others",
  );
  await context.close();
});

test("what proves a delivery comes where it is asked for: the signature shows, UPS's page is saved as a file", async () => {
  const { context, page, bought, complaints } = await atTrack();
  await host.advance(9 * 86_400_000);
  await page.getByLabel("Tracking number").fill(bought.numbers[0]);
  await go(page);
  await page.locator('[data-state="delivered"]').waitFor();
  assert.equal(await page.locator("[data-proof]").count(), 0, "nobody asked for it");
  await more(page);
  await page.getByLabel("Show the signature and the proof of delivery").check();
  await go(page);
  const signature = page.getByAltText("Signature");
  await signature.waitFor();
  assert.ok(await signature.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await axe(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save the proof of delivery" }).click(),
  ]);
  assert.equal(file.suggestedFilename(), `${bought.numbers[0]}.html`);
  assert.match((await readFile(await file.path())).toString(), /proof of delivery/i);
  // Nine days later the token is over: it is renewed.
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 401")),
    [],
  );
  await context.close();
});

test("another language changes the words, not what was typed nor what was found; UPS is not asked again", async () => {
  const { context, page } = await atTrack();
  await page.getByLabel("Tracking number").fill("1Z half typed");
  await page.locator("#language").selectOption("de");
  await page.getByRole("button", { name: "Verfolgen" }).waitFor();
  assert.equal(await page.getByLabel("Sendungsnummer").inputValue(), "1Z half typed");
  await page.locator("#language").selectOption("en");
  await page.getByRole("button", { name: "Track" }).waitFor();
  await more(page);
  await page.getByLabel("What you have").selectOption("reference");
  await page.getByLabel("Your reference").fill("PO-7");
  await page.getByLabel("Picked up until").fill("2026-10-01");
  await page.getByLabel("Picked up from").fill("2026-11-01");
  await go(page);
  await page.locator("[aria-invalid]").first().waitFor();
  await page.getByLabel("What you have").selectOption("number");
  assert.equal(
    await page.locator("[aria-invalid]").count(),
    0,
    "a mark is about what was asked then",
  );
  await page.getByLabel("What you have").selectOption("reference");
  await page.getByLabel("Picked up until").fill("");
  await go(page);
  await page.locator("parcelgate-track section").nth(1).waitFor();
  const before = (await tracked()).length;
  await page.locator("#language").selectOption("de");
  await page.getByText("Etikett erstellt").first().waitFor();
  assert.equal(await page.locator("parcelgate-track section").count(), 2);
  assert.equal(await page.getByLabel("Ihre Referenz").inputValue(), "PO-7");
  assert.equal((await tracked()).length, before);
  await context.close();
});
