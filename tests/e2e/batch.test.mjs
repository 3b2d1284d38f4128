// Many shipments from a table, as somebody with a spreadsheet does it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { PDFDocument } from "pdf-lib";
import { DEMO, HERE, TORONTO, connected, fillParty, visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage();

const HEAD = "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight";
const row = (order, { name = "Happy Dog Pet Supply", phone = "7705550100", weight = "5" } = {}) =>
  [order, name, "Bo", "123 Main St", "Alpharetta", "GA", "30005", "US", phone, weight].join(",");
const table = (rows) => [HEAD, ...rows].join("\r\n");

async function open(rows, { checked = true } = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  await connected(page, host.origin);
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.getByRole("link", { name: "Many at once, from a table" }).click();
  await page
    .getByLabel("A table (CSV)")
    .setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer: Buffer.from(table(rows)) });
  await page.getByRole("button", { name: "Check the rows" }).waitFor();
  await fillParty(page, "from", HERE);
  if (checked) await page.getByRole("button", { name: "Check the rows" }).click();
  return visited;
}
const clean = async (page) =>
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
const buyAll = async (page) => {
  await page.getByRole("button", { name: /^Ask UPS for / }).click();
  await page.locator("[data-total]").waitFor();
  await page.getByRole("button", { name: /^Buy \d+ labels?\.\.\.$/ }).click();
  await page.getByRole("button", { name: /^Buy \d+ labels? for \$/ }).click();
};

test("from a table to labels: a wrong row is mended where it stands, one question with the price, one PDF, results that are safe", async () => {
  const { context, page, complaints } = await open(
    [
      row("1001"),
      row("1002", { phone: "", name: "=HYPERLINK(1)" }),
      row("1003", { weight: "500" }),
    ],
    { checked: false },
  );
  await clean(page);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.locator('[data-row="3"][data-state="wrong"]').waitFor();
  const wrong = await page.locator('[data-state="wrong"]').count();
  await clean(page);
  for (let left = wrong; left > 0; left--) {
    const line = page.locator('[data-state="wrong"]').first();
    await line
      .locator('[data-mend="phone"]')
      .fill("7705550100")
      .catch(() => {});
    if (await line.locator('[data-mend="weight"]').count())
      await line.locator('[data-mend="weight"]').fill("9");
    await line.getByRole("button", { name: "Check again" }).click();
    await page.waitForFunction(
      (n) =>
        document
          .querySelector("parcelgate-batch")
          .shadowRoot.querySelectorAll('[data-state="wrong"]').length < n,
      left,
    );
  }
  await page.getByRole("button", { name: "Ask UPS for 3 prices" }).click();
  await page.getByText("The cheapest").first().waitFor({ state: "attached" });
  const cheap = await page.locator("[data-total]").textContent();
  await page.getByLabel("Which service").selectOption("fastest");
  assert.notEqual(await page.locator("[data-total]").textContent(), cheap);
  await page.getByLabel("Which service").selectOption("cheapest");
  await page.getByRole("button", { name: "Buy 3 labels..." }).click();
  assert.equal(await count("ship"), 0);
  await clean(page);
  await page.getByRole("button", { name: `Buy 3 labels for ${cheap}` }).click();
  await page.getByText("3 labels bought.").waitFor();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 3);
  const [pdf] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save all labels as one PDF" }).click(),
  ]);
  assert.equal((await PDFDocument.load(readFileSync(await pdf.path()))).getPageCount(), 3);
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the results (CSV)" }).click(),
  ]);
  const lines = readFileSync(await csv.path(), "utf8").split("\r\n");
  assert.equal(lines.length, 4);
  assert.match(lines[1], /"bought","1Z\w+"/);
  assert.ok(lines[2].includes(`"'=HYPERLINK(1)"`), lines[2]);
  await clean(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("stopped and taken up again, over a reload: nothing twice, nothing lost", async () => {
  const { context, page } = await open(
    Array.from({ length: 12 }, (_, index) => row(String(2000 + index))),
  );
  await host.faults([{ operation: "ship", kind: "latency", ms: 250 }]);
  await buyAll(page);
  await page.waitForFunction(
    () =>
      document
        .querySelector("parcelgate-batch")
        .shadowRoot.querySelectorAll('[data-state="bought"]').length >= 3,
  );
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: /^Buy \d+ labels?\.\.\.$/ }).waitFor();
  const bought = (await host.ledger()).shipments.length;
  assert.ok(bought >= 3 && bought < 12, String(bought));
  await page.reload();
  await page.getByText(`${bought} labels bought.`).waitFor();
  // Taken up again, and the page goes away in the middle.
  await page.getByRole("button", { name: /^Buy \d+ labels?\.\.\.$/ }).click();
  await page.getByRole("button", { name: /^Buy \d+ labels? for \$/ }).click();
  await page.waitForTimeout(300);
  await page.reload();
  await page.locator("parcelgate-batch [data-acts]").waitFor();
  for (
    let rounds = 0;
    rounds < 8 && (await page.locator('[data-state="lost"]').count());
    rounds++
  ) {
    await page
      .locator('[data-state="lost"]')
      .first()
      .getByRole("button", { name: "Ask UPS" })
      .click();
    await page.waitForTimeout(400);
  }
  const left = page.getByRole("button", { name: /^Buy \d+ labels?\.\.\.$/ });
  if (await left.count()) {
    await left.click();
    await page.getByRole("button", { name: /^Buy \d+ labels? for \$/ }).click();
  }
  await page.getByText("12 labels bought.").waitFor();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 12);
  await context.close();
});

test("UPS refuses one row: its words stand there, the others are bought, and it can be tried again", async () => {
  const { context, page } = await open([row("1"), row("2"), row("3")]);
  await host.faults([{ operation: "ship", kind: "code", code: "120203", status: 400, times: 1 }]);
  await buyAll(page);
  await page.getByText("2 labels bought.").waitFor();
  await page
    .locator('[data-state="failed"], [data-state="priced"]')
    .first()
    .getByText("UPS 120203")
    .waitFor();
  await page.getByRole("button", { name: "Buy 1 label..." }).click();
  await page.getByRole("button", { name: /^Buy 1 label for \$/ }).click();
  await page.getByText("3 labels bought.").waitFor();
  await context.close();
});

test("the step of the columns outlives a reload, and shows what the table has; a table with open rows is left by a second press", async () => {
  const { context, page } = await open([row("1001"), row("1002")], { checked: false });
  const map = (member) => page.locator(`[data-field="map.${member}"]`);
  const sample = (member) =>
    map(member).locator("xpath=following-sibling::*[contains(@class, 'sample')]").textContent();
  assert.equal(await sample("line1"), "123 Main St");
  await map("description").selectOption("1");
  assert.equal(await sample("description"), "Happy Dog Pet Supply");
  await page.getByLabel("Weights and sizes in").selectOption("KGS");
  await page.reload();
  await page.getByRole("button", { name: "Check the rows" }).waitFor();
  assert.deepEqual(
    [
      await map("description").inputValue(),
      await page.getByLabel("Weights and sizes in").inputValue(),
      await sample("description"),
    ],
    ["1", "KGS", "Happy Dog Pet Supply"],
  );
  await page.getByRole("button", { name: "Check the rows" }).click();
  const another = page.getByRole("button", { name: "Another table..." });
  await another.click();
  await page.getByText("2 rows of this table have no label yet.").waitFor();
  await clean(page);
  await page.keyboard.press("Escape");
  await another.waitFor();
  assert.equal(
    await page.evaluate(
      () => document.querySelector("parcelgate-batch").shadowRoot.activeElement.dataset.key,
    ),
    "another",
  );
  await page.locator('[data-row="2"]').waitFor();
  await another.click();
  await page.getByRole("button", { name: "Take another table" }).click();
  await page.getByLabel("A table (CSV)").waitFor();
  await page.reload();
  await page.getByLabel("A table (CSV)").waitFor();
  await context.close();
});

test("a page may take the purchase over; wrong tables are told what they lack; pasted ones work", async () => {
  const { context, page } = await open([row("1")]);
  await page.evaluate(() =>
    document.addEventListener("parcelgate-batch-submit", (event) => {
      event.preventDefault();
      globalThis.held = event.detail;
    }),
  );
  await buyAll(page);
  const held = await page.waitForFunction(() => globalThis.held).then((one) => one.jsonValue());
  assert.equal(held.count, 1);
  assert.equal(await count("ship"), 0);
  await page.getByRole("button", { name: "Not yet" }).click();
  await page.getByRole("button", { name: "Another table..." }).click();
  await page.getByRole("button", { name: "Take another table" }).click();
  await page.getByLabel("Or paste it here").fill("just a line");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.locator('[data-code="table_empty"]').waitFor();
  await page.getByLabel("Or paste it here").fill("Name;Ort\nHund;Berlin");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.locator('[data-code="columns_missing"]').getByText("Street, Weight").waitFor();
  await context.close();
});

test("a thousand rows: all are checked and listed, and none is laid out that is not seen", async () => {
  const { context, page } = await open(
    Array.from({ length: 1000 }, (_, index) => row(String(index))),
    { checked: false },
  );
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.locator('[data-row="1000"]').waitFor({ state: "attached" });
  assert.equal(await page.locator("[data-row]").count(), 1000);
  assert.equal(
    await page
      .locator('[data-row="900"]')
      .evaluate((node) => getComputedStyle(node.parentNode).contentVisibility),
    "auto",
  );
  await context.close();
});

test("the account and the sender are those of the table, whatever another page is about meanwhile; old letters of a spreadsheet are read", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin, [DEMO, TORONTO]);
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.getByRole("link", { name: "Many at once, from a table" }).click();
  await page.getByLabel("A table (CSV)").setInputFiles({
    name: "orders.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(table([row("1001", { name: "Café Müller" })]), "latin1"),
  });
  await page.getByRole("button", { name: "Check the rows" }).waitFor();
  await fillParty(page, "from", HERE);
  await page.getByLabel("Account", { exact: true }).selectOption(DEMO.number);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: "Ask UPS for 1 price" }).click();
  await page.locator("[data-total]").waitFor();
  await page.getByText("Café Müller").waitFor();
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await page.getByLabel("Account", { exact: true }).selectOption(TORONTO.number);
  await fillParty(page, "from", { ...HERE, name: "Somebody Else" });
  await page.goto(`${host.origin}/#/batch`);
  await page.locator("[data-sender]").getByText(`${HERE.name} · ${DEMO.number}`).waitFor();
  await page.getByRole("button", { name: /^Buy 1 label\.\.\.$/ }).click();
  await page.getByRole("button", { name: /^Buy 1 label for \$/ }).click();
  await page.getByText("1 label bought.").waitFor();
  const { request } = (await host.ledger(true)).calls.find(({ operation }) => operation === "ship");
  const { Shipper, ShipFrom } = request.ShipmentRequest.Shipment;
  assert.deepEqual([Shipper.ShipperNumber, (ShipFrom ?? Shipper).Name], [DEMO.number, HERE.name]);
  await context.close();
});

test("the sender is checked where it is typed, its own units are understood; what was typed at one row outlives another's mending", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await page.goto(`${host.origin}/#/batch`);
  const rows = [row("1001", { weight: "" }), row("1002", { weight: "", phone: "" })];
  await page.getByLabel("Or paste it here").fill(table(rows).replace("Weight", "Weight (kg)"));
  await page.getByRole("button", { name: "Go on" }).click();
  assert.equal(await page.getByLabel("Weights and sizes in").inputValue(), "KGS");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.locator('[data-code="invalid_input"] a', { hasText: "Enter a name" }).waitFor();
  assert.equal(await page.locator('[data-field="from.name"]').getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator("[data-row]").count(), 0, "no row is blamed for the sender");
  await clean(page);
  await fillParty(page, "from", HERE);
  await page.getByRole("button", { name: "Check the rows" }).click();
  const line = (number) => page.locator(`[data-row="${number}"]`);
  await line(2).locator('[data-mend="weight"]').fill("3,5");
  await line(1).locator('[data-mend="weight"]').fill("10");
  await page.keyboard.press("Enter");
  await page.locator('[data-row="1"][data-state="checked"]').waitFor();
  await page.locator('[data-row="2"][data-state="checked"]').waitFor();
  assert.ok(
    await page.evaluate(() => document.querySelector("parcelgate-batch").shadowRoot.activeElement),
    "the focus is somewhere",
  );
  await page.getByRole("button", { name: "Ask UPS for 2 prices" }).click();
  await page.locator("[data-total]").waitFor();
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
