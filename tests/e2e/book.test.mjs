// The address book, a shipment like an earlier one, the price breakdown, and a void right after the purchase.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { assertAccessible } from "../lib/axe.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { HERE, THERE, connected, fillShipment, shipOnce } from "../pages/journeys.mjs";

stage();

/** Everything in the address book of this device, as text. */
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

test("keeps receivers and packages only with consent, and removes them on request", async () => {
  const { context, page, complaints } = await visit(browser);
  const { rate, ship } = on(page);
  await connected(page, host.origin);
  await shipOnce(page);
  await ship.waitForLabel();
  assert.equal(await everything(page), "[]", "the user did not agree");
  await rate.open();
  await rate.openKept();
  await rate.keepShippedBox.check();
  await shipOnce(page, { packages: [{ weight: "5", length: "12", width: "9", height: "6" }] });
  await ship.waitForLabel();
  assert.match(await everything(page), /Happy Dog Pet Supply/);
  await rate.open();
  assert.equal(await rate.value("to.name"), "", "the next shipment is empty");
  const known = rate.keptReceiverField;
  const option = await rate.keptReceiverOption();
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
      ].map((name) => rate.value(name)),
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
  await rate.packLike("5 lb, 12 × 9 × 6 in");
  assert.deepEqual(
    await Promise.all(
      ["weight.value", "dimensions.length", "dimensions.width", "dimensions.height"].map((name) =>
        rate.value(`packages[0].${name}`),
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
  // A receiver kept by hand goes too when the user no longer agrees.
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await rate.keepShippedBox.uncheck();
  await rate.waitForNoKeptReceiver();
  assert.equal(await everything(page), "[]");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("keeps a preset without an address over a reload, and fills in a package from it", async () => {
  const { context, page } = await visit(browser);
  const { rate } = on(page);
  await connected(page, host.origin);
  await rate.open();
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "2", length: "10", width: "8", height: "4" });
  await rate.openKept();
  await rate.keepPreset(1);
  await rate.presetUnnamedNote.waitFor();
  assert.equal(await everything(page), "[]");
  await rate.keepPreset(1, "Small box");
  await rate.removeKeptButton("Small box").waitFor();
  assert.doesNotMatch(await everything(page), /Happy Dog|Main St/);
  await page.reload();
  await rate.form.waitFor();
  await rate.packLike("Small box, 2 lb, 10 × 8 × 4 in");
  assert.equal(await rate.packages.count(), 2, "the package in the form stays");
  assert.equal(await rate.value("packages[1].dimensions.length"), "10");
  await context.close();
});

test("removes the address book on disconnect and on a shared computer", async () => {
  const { context, page } = await visit(browser);
  const { labels, rate, shell } = on(page);
  await connected(page, host.origin);
  await rate.open();
  await rate.openKept();
  await rate.keepShippedBox.check();
  await rate.fillReceiver(THERE);
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await shell.disconnectAndForget();
  await rate.gate.waitFor();
  assert.equal(await everything(page), "[]");
  await connected(page, host.origin);
  await rate.open();
  await rate.openKept();
  await rate.keepShippedBox.check();
  await rate.fillReceiver(THERE);
  await rate.keepReceiver();
  await rate.keptReceiverField.waitFor();
  await labels.open();
  await labels.openKept();
  await labels.sharedComputerBox.check();
  await page.waitForFunction(() => !localStorage.getItem("parcelgate:keep-book:sandbox"));
  assert.equal(await everything(page), "[]");
  await context.close();
});

test("starts a repeat shipment with the parties and packages, but without the references", async () => {
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
      ].map((name) => rate.value(name)),
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

test("shows a price breakdown whose parts add up", async () => {
  const { context, page } = await visit(browser);
  const { rate } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await rate.residentialBox.check();
  await rate.getRates();
  await rate.choose();
  await rate.openBreakdown();
  const amounts = await rate.partCents();
  assert.deepEqual(await rate.partNames(), rate.words.parts);
  assert.equal(amounts[0] + amounts[1] + amounts[2], amounts[3]);
  assert.ok((await rate.price("03").textContent()).endsWith((amounts[4] / 100).toFixed(2)));
  await assertAccessible(page);
  // The breakdown follows the chosen service.
  await rate.choose("01");
  assert.notEqual((await rate.partCents())[0], amounts[0]);
  // Another order keeps the focus on the choice of order.
  const before = await rate.serviceNames();
  await rate.sortField.focus();
  await page.keyboard.press("ArrowDown");
  await until(async () => (await rate.serviceNames())[0] !== before[0], "another order");
  assert.deepEqual(
    [(await rate.serviceNames()).length, await rate.focusedKey()],
    [before.length, "sort"],
  );
  await context.close();
});

test("voids a purchase on the Ship page after one question", async () => {
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
  assert.equal(await ship.focusedKey(), "undo");
  // After a reload the page only says where the purchase is.
  await page.reload();
  await ship.lastPurchase.getByText(/^1Z/).waitFor();
  await page.goBack();
  await shipOnce(page);
  await ship.void();
  await ship.confirmVoid();
  await ship.voidedText.waitFor();
  assert.equal(await count("void"), 1);
  await labels.open();
  await labels.voidedMark.waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
