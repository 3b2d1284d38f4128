// What this device keeps by choice, a shipment like another one, what a price is made of, a purchase taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { assertAccessible } from "../lib/axe.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { HERE, THERE, connected, fillShipment, shipOnce } from "../pages/journeys.mjs";

stage();

const value = (page, name) => on(page).rate.value(name);
const toRate = async (page) => {
  await on(page).rate.open();
};
const everything = (page) =>
  page.evaluate(async () => {
    const database = await new Promise(
      (resolve) =>
        (indexedDB.open("parcelgate").onsuccess = ({ target }) => resolve(target.result)),
    );
    const all = await new Promise(
      (resolve) =>
        (database.transaction("book").objectStore("book").getAll().onsuccess = ({ target }) =>
          resolve(target.result)),
    );
    database.close();
    return JSON.stringify(all);
  });

test("receivers and packages are kept only where the user agrees, found by a part of the name, and gone when the user says so", async () => {
  const { context, page, complaints } = await visit(browser);
  const { rate, ship } = on(page);
  await connected(page, host.origin);
  await shipOnce(page);
  await ship.waitForLabel();
  assert.equal(await everything(page), "[]", "nobody agreed");
  await toRate(page);
  await rate.openKept();
  await rate.keepShippedBox.check();
  await shipOnce(page, { packages: [{ weight: "5", length: "12", width: "9", height: "6" }] });
  await ship.waitForLabel();
  assert.match(await everything(page), /Happy Dog Pet Supply/);
  await toRate(page);
  assert.equal(await value(page, "to.name"), "", "the next shipment is empty");
  const known = rate.keptReceiverField;
  const option = await page.locator("#known-list option").getAttribute("value");
  assert.match(option, /Happy Dog Pet Supply, Bo, 123 Main St/);
  await known.fill(option);
  assert.deepEqual(
    await Promise.all(
      [
        "to.name",
        "to.attention",
        "to.address.lines[0]",
        "to.address.city",
        "to.address.state",
        "to.address.postalCode",
        "to.phone",
      ].map((name) => value(page, name)),
    ),
    [
      THERE.name,
      THERE.attention,
      THERE.lines[0],
      THERE.city,
      THERE.state,
      THERE.postalCode,
      THERE.phone,
    ],
  );
  await page.getByLabel("Packed like").selectOption({ label: "5 lb, 12 × 9 × 6 in, My own box" });
  assert.deepEqual(
    await Promise.all(
      ["weight.value", "dimensions.length", "dimensions.width", "dimensions.height"].map((name) =>
        value(page, `packages[0].${name}`),
      ),
    ),
    ["5", "12", "9", "6"],
  );
  await rate.getRates();
  await rate.waitForRates();
  await rate.openKept();
  await assertAccessible(page);
  await rate.removeKeptButton("Happy Dog").click();
  await rate.waitForNoKeptReceiver();
  assert.doesNotMatch(await everything(page), /Happy Dog/);
  // Kept by hand, then all of it goes when the user no longer agrees.
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await rate.keepShippedBox.uncheck();
  await rate.waitForNoKeptReceiver();
  assert.equal(await everything(page), "[]");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a preset holds no address, outlives the tab, and fills a package in", async () => {
  const { context, page } = await visit(browser);
  const { rate } = on(page);
  await connected(page, host.origin);
  await toRate(page);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "2", length: "10", width: "8", height: "4" });
  await rate.openKept();
  await rate.keepPreset(1);
  await rate.presetUnnamedNote.waitFor();
  assert.equal(await everything(page), "[]");
  await rate.PRESETNAME.fill("Small box");
  await rate.keepPreset(1);
  await rate.removeKeptButton("Small box").waitFor();
  assert.doesNotMatch(await everything(page), /Happy Dog|Main St/);
  await page.reload();
  await rate.form.waitFor();
  await page
    .getByLabel("Packed like")
    .selectOption({ label: "Small box, 2 lb, 10 × 8 × 4 in, My own box" });
  assert.equal(await rate.packages.count(), 2, "what stands there stays");
  assert.equal(await value(page, "packages[1].dimensions.length"), "10");
  await context.close();
});

test("disconnect and forget takes the book along; a computer that others use keeps none", async () => {
  const { context, page } = await visit(browser);
  const { GATE, labels, rate, shell } = on(page);
  await connected(page, host.origin);
  await toRate(page);
  await rate.openKept();
  await rate.keepShippedBox.check();
  await rate.fillReceiver(THERE);
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await shell.disconnectAndForget();
  await GATE.waitFor();
  assert.equal(await everything(page), "[]");
  await connected(page, host.origin);
  await toRate(page);
  await rate.openKept();
  await rate.keepShippedBox.check();
  await rate.fillReceiver(THERE);
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await labels.open();
  await page.locator("parcelgate-labels").getByText("What this device keeps").click();
  await labels.sharedComputerBox.check();
  await page.waitForFunction(() => !localStorage.getItem("parcelgate:keep-book:sandbox"));
  assert.equal(await everything(page), "[]");
  await context.close();
});

test("a shipment like another one begins with its parties and packages, and with no reference of the old one", async () => {
  const { context, page, complaints } = await visit(browser);
  const { labels, rate, ship } = on(page);
  await connected(page, host.origin);
  await shipOnce(page, {
    packages: [{ weight: "5" }, { weight: "7", length: "12", width: "9", height: "6" }],
    references: ["PO 42"],
    description: "Leads",
  });
  await ship.waitForLabel();
  await labels.open();
  await labels.shipAgain();
  await rate.form.waitFor();
  assert.deepEqual(
    await Promise.all(
      [
        "to.name",
        "from.name",
        "packages[0].weight.value",
        "packages[1].weight.value",
        "packages[1].dimensions.height",
      ].map((name) => value(page, name)),
    ),
    [THERE.name, HERE.name, "5", "7", "6"],
  );
  await rate.getRates();
  await rate.choose();
  await rate.shipWith();
  assert.equal(await ship.referenceField(1).inputValue(), "");
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  assert.equal(await count("ship"), 2);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a price says what it is made of, and its parts make the sum", async () => {
  const { context, page } = await visit(browser);
  const { rate } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await rate.residentialBox.check();
  await rate.getRates();
  await rate.choose();
  await rate.openBreakdown();
  const names = await page.locator("[data-parts] dt").allTextContents();
  const amounts = (await page.locator("[data-parts] dd").allTextContents()).map((text) =>
    Math.round(Number(text.replace(/[^\d.]/g, "")) * 100),
  );
  assert.deepEqual(names, [
    "Carriage, billed by 5.0 lb",
    "Home delivery",
    "Fuel surcharge",
    "Total, list price",
    "Your account’s price",
  ]);
  assert.equal(amounts[0] + amounts[1] + amounts[2], amounts[3]);
  assert.ok((await rate.price("03").textContent()).endsWith((amounts[4] / 100).toFixed(2)));
  await assertAccessible(page);
  // It is the chosen service's.
  await rate.choose("01");
  assert.notEqual(
    (await page.locator("[data-parts] dd").first().textContent()).replace(/[^\d]/g, ""),
    String(amounts[0]),
  );
  // In another order; whoever chose it by keyboard goes on from there.
  const offered = () => rate.serviceNames();
  const before = await offered();
  await rate.sortField.focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(
    (first) =>
      document.querySelector("parcelgate-rate").shadowRoot.querySelector("[data-service] .name")
        .textContent !== first,
    before[0],
  );
  assert.deepEqual(
    [
      (await offered()).length,
      await rate.focusedKey(),
    ],
    [before.length, "sort"],
  );
  await context.close();
});

test("a purchase is taken back where it was made, asked once", async () => {
  const { context, page, complaints } = await visit(browser);
  const { labels, ship } = on(page);
  await connected(page, host.origin);
  await shipOnce(page);
  await ship.void();
  assert.equal(await count("void"), 0);
  await assertAccessible(page);
  await ship.keepShipment();
  await ship.void();
  await page.keyboard.press("Escape");
  assert.equal(
    await ship.focusedKey(),
    "undo",
  );
  // A reload shows no purchase any more, but where it is.
  await page.reload();
  await ship.lastPurchase.getByText(/^1Z/).waitFor();
  await page.goBack();
  await shipOnce(page);
  await ship.void();
  await ship.confirmVoid();
  await ship.voidedNote.getByText("Voided: do not use its labels.").waitFor();
  assert.equal(await count("void"), 1);
  await labels.open();
  await labels.voidedMark.waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
