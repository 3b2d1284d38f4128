// Many shipments from a table, as a shipper with a spreadsheet makes them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PDFDocument } from "pdf-lib";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { purchaseSent, until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, TORONTO, connected } from "../pages/journeys.mjs";

stage();

const HEAD = "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight";
const row = (order, { name = "Happy Dog Pet Supply", phone = "7705550100", weight = "5" } = {}) =>
  [order, name, "Bo", "123 Main St", "Alpharetta", "GA", "30005", "US", phone, weight].join(",");
const table = (rows) => [HEAD, ...rows].join("\r\n");

async function open(rows, { checked = true } = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  const { batch, rate, shell } = on(page);
  await connected(page, host.origin);
  await shell.goTo("rate");
  await rate.openBatch();
  await batch.chooseFile(table(rows));
  await batch.checkRowsButton.waitFor();
  await batch.fillSender(HERE);
  if (checked) await batch.checkRows();
  return visited;
}

test("turns a table into labels, with rows corrected in place and one confirmation", async () => {
  const { context, page, complaints } = await open(
    [
      row("1001"),
      row("1002", { phone: "", name: "=HYPERLINK(1)" }),
      row("1003", { weight: "500" }),
    ],
    { checked: false },
  );
  const { batch } = on(page);
  await assertAccessible(page);
  await batch.checkRows();
  await batch.row(3, "wrong").waitFor();
  const wrong = await batch.rows("wrong").count();
  await assertAccessible(page);
  for (let left = wrong; left > 0; left--) {
    const line = batch.rows("wrong").first();
    for (const [name, value] of [
      ["phone", "7705550100"],
      ["weight", "9"],
    ]) {
      const field = batch.correction(line, name);
      if (await field.count()) await field.fill(value);
    }
    await batch.checkAgain(line);
    await batch.waitForRows("wrong", (count) => count < left);
  }
  await batch.getPrices(3);
  await batch.cheapestChoice.waitFor({ state: "attached" });
  const cheap = await batch.total.textContent();
  await batch.serviceField.selectOption("fastest");
  assert.notEqual(await batch.total.textContent(), cheap);
  await batch.serviceField.selectOption("cheapest");
  await batch.buyButton(3).click();
  assert.equal(await count("ship"), 0);
  await assertAccessible(page);
  assert.ok((await batch.confirmButton(3).textContent()).includes(cheap));
  await batch.confirmButton(3).click();
  await batch.boughtNote(3).waitFor();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 3);
  const [pdf] = await Promise.all([page.waitForEvent("download"), batch.savePdfButton.click()]);
  assert.equal((await PDFDocument.load(readFileSync(await pdf.path()))).getPageCount(), 3);
  const [csv] = await Promise.all([page.waitForEvent("download"), batch.saveCsvButton.click()]);
  const lines = readFileSync(await csv.path(), "utf8").split("\r\n");
  assert.equal(lines.length, 4);
  assert.match(lines[1], /"bought","1Z\w+"/);
  assert.ok(lines[2].includes(`"'=HYPERLINK(1)"`), lines[2]);
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("continues a stopped batch after a reload without a lost or second purchase", async () => {
  const { context, page } = await open(
    Array.from({ length: 12 }, (_, index) => row(String(2000 + index))),
  );
  const { batch } = on(page);
  await host.faults([{ operation: "ship", kind: "latency", ms: 250 }]);
  await batch.priceAndBuy();
  await batch.waitForRows("bought", (bought) => bought >= 3);
  await batch.stop();
  await batch.buyButton().waitFor();
  const bought = (await host.ledger()).shipments.length;
  assert.ok(bought >= 3 && bought < 12, String(bought));
  await page.reload();
  await batch.boughtNote(bought).waitFor();
  // The batch continues, and the page goes away during a purchase.
  const sent = purchaseSent(page);
  await batch.buy();
  await sent;
  await page.reload();
  await batch.actions.waitFor();
  // UPS may still be at work on the purchases that were under way: ask until no row is in doubt.
  await until(async () => {
    const lost = batch.rows("lost").first();
    if (!(await lost.count())) return true;
    const answered = page.waitForResponse("**/ups/**");
    await batch.askUps(lost);
    await answered;
    return false;
  }, "UPS's word on every row");
  const left = batch.buyButton();
  if (await left.count()) {
    await left.click();
    await batch.confirmButton().click();
  }
  await batch.boughtNote(12).waitFor();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 12);
  await context.close();
});

test("buys the other rows when UPS refuses one, and offers a retry for that row", async () => {
  const { context, page } = await open([row("1"), row("2"), row("3")]);
  const { batch } = on(page);
  await host.faults([{ operation: "ship", kind: "code", code: "120203", status: 400, times: 1 }]);
  await batch.priceAndBuy();
  await batch.boughtNote(2).waitFor();
  await batch.rows("failed").or(batch.rows("priced")).first().getByText("UPS 120203").waitFor();
  await batch.buy(1);
  await batch.boughtNote(3).waitFor();
  await context.close();
});

test("keeps the column choices over a reload, and confirms before it drops open rows", async () => {
  const { context, page } = await open([row("1001"), row("1002")], { checked: false });
  const { batch } = on(page);
  assert.equal(await batch.sample("line1"), "123 Main St");
  await batch.column("description").selectOption("1");
  assert.equal(await batch.sample("description"), "Happy Dog Pet Supply");
  await batch.unitsField.selectOption("KGS");
  await page.reload();
  await batch.checkRowsButton.waitFor();
  assert.deepEqual(
    [
      await batch.column("description").inputValue(),
      await batch.unitsField.inputValue(),
      await batch.sample("description"),
    ],
    ["1", "KGS", "Happy Dog Pet Supply"],
  );
  await batch.checkRows();
  await batch.anotherButton.click();
  await batch.openRowsNote(2).waitFor();
  await assertAccessible(page);
  await page.keyboard.press("Escape");
  await batch.anotherButton.waitFor();
  assert.equal(await batch.focusedKey(), "another");
  await batch.row(2).waitFor();
  await batch.anotherButton.click();
  await batch.confirmAnother();
  await batch.fileField.waitFor();
  await page.reload();
  await batch.fileField.waitFor();
  await context.close();
});

test("lets a portal take over the purchase, and names what a wrong table lacks", async () => {
  const { context, page } = await open([row("1")]);
  const { batch } = on(page);
  await page.evaluate(() =>
    document.addEventListener("parcelgate-batch-submit", (event) => {
      event.preventDefault();
      globalThis.held = event.detail;
    }),
  );
  await batch.priceAndBuy();
  const held = await page.waitForFunction(() => globalThis.held).then((one) => one.jsonValue());
  assert.equal(held.count, 1);
  assert.equal(await count("ship"), 0);
  await batch.notYet();
  await batch.takeAnother();
  await batch.paste("just a line");
  await batch.problem("table_empty").waitFor();
  await batch.paste("Name;Ort\nHund;Berlin");
  await batch.checkRows();
  await batch.missingColumns.waitFor();
  await context.close();
});

test("checks and lists a thousand rows, and lays out only the visible ones", async () => {
  const { context, page } = await open(
    Array.from({ length: 1000 }, (_, index) => row(String(index))),
    { checked: false },
  );
  const { batch } = on(page);
  await batch.checkRows();
  await batch.row(1000).waitFor({ state: "attached" });
  assert.equal(await batch.rows().count(), 1000);
  assert.equal(
    await batch.row(900).evaluate((node) => getComputedStyle(node.parentNode).contentVisibility),
    "auto",
  );
  await context.close();
});

test("keeps its own account and sender, whatever another page shows, and reads Latin-1 files", async () => {
  const { context, page } = await visit(browser);
  const { batch, rate, shell } = on(page);
  await connected(page, host.origin, [DEMO, TORONTO]);
  await shell.goTo("rate");
  await rate.openBatch();
  await batch.chooseFile(Buffer.from(table([row("1001", { name: "Café Müller" })]), "latin1"));
  await batch.checkRowsButton.waitFor();
  await batch.fillSender(HERE);
  await batch.accountField.selectOption(DEMO.number);
  await batch.checkRows();
  await batch.getPrices(1);
  await batch.total.waitFor();
  await batch.text("Café Müller").waitFor();
  await rate.open();
  await rate.accountField.selectOption(TORONTO.number);
  await rate.fillSender({ ...HERE, name: "Somebody Else" });
  await page.goto(`${host.origin}/#/batch`);
  await batch.sender.getByText(`${HERE.name} · ${DEMO.number}`).waitFor();
  await batch.buy(1);
  await batch.boughtNote(1).waitFor();
  const { request } = (await host.ledger(true)).calls.find(({ operation }) => operation === "ship");
  const { Shipper, ShipFrom } = request.ShipmentRequest.Shipment;
  assert.deepEqual([Shipper.ShipperNumber, (ShipFrom ?? Shipper).Name], [DEMO.number, HERE.name]);
  await context.close();
});

test("validates the sender at its fields, and keeps unfinished corrections of other rows", async () => {
  const { context, page } = await visit(browser);
  const { batch } = on(page);
  await connected(page, host.origin);
  await page.goto(`${host.origin}/#/batch`);
  const rows = [row("1001", { weight: "" }), row("1002", { weight: "", phone: "" })];
  await batch.paste(table(rows).replace("Weight", "Weight (kg)"));
  assert.equal(await batch.unitsField.inputValue(), "KGS");
  await batch.checkRows();
  await batch.nameMissingLink.waitFor();
  assert.equal(await batch.field("from.name").getAttribute("aria-invalid"), "true");
  assert.equal(await batch.rows().count(), 0, "no row is blamed for the sender");
  await assertAccessible(page);
  await batch.fillSender(HERE);
  await batch.checkRows();
  await batch.correction(batch.row(2), "weight").fill("3,5");
  await batch.correction(batch.row(1), "weight").fill("10");
  await page.keyboard.press("Enter");
  await batch.row(1, "checked").waitFor();
  await batch.row(2, "checked").waitFor();
  assert.ok(
    await page.evaluate(() => document.querySelector("parcelgate-batch").shadowRoot.activeElement),
    "an element has the focus",
  );
  await batch.getPrices(2);
  await batch.total.waitFor();
  const sent = (await host.ledger(true)).calls
    .filter(({ operation }) => operation === "shop" || operation === "rate")
    .slice(-2)
    .map(({ request }) => [request.RateRequest.Shipment.Package].flat()[0].PackageWeight);
  assert.deepEqual(
    sent.map(({ Weight, UnitOfMeasurement: { Code } }) => `${Weight} ${Code}`).sort(),
    ["22.1 LBS", "7.8 LBS"],
  );
  await context.close();
});
