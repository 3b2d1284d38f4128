// What this device keeps by choice, a shipment like another one, what a price is made of, a purchase taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import {
  HERE,
  THERE,
  connected,
  fillPackage,
  fillParty,
  fillShipment,
  shipOnce,
  visit,
} from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage();

const clean = async (page) =>
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
const value = (page, name) => page.locator(`[data-field="${name}"]`).inputValue();
const toRate = async (page) => {
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
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
  await connected(page, host.origin);
  await shipOnce(page);
  await page.locator("[data-done]").waitFor();
  assert.equal(await everything(page), "[]", "nobody agreed");
  await toRate(page);
  await page.getByText("What this device keeps").click();
  await page.getByLabel("Keep receivers and packages that are shipped").check();
  await shipOnce(page, { packages: [{ weight: "5", length: "12", width: "9", height: "6" }] });
  await page.locator("[data-done]").waitFor();
  assert.match(await everything(page), /Happy Dog Pet Supply/);
  await toRate(page);
  assert.equal(await value(page, "to.name"), "", "the next shipment is empty");
  const known = page.getByLabel("1 receiver kept on this device");
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
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  await page.getByText("What this device keeps").click();
  await clean(page);
  await page.getByRole("button", { name: /^Remove Happy Dog/ }).click();
  await page.locator("[data-kept-receivers]").waitFor({ state: "hidden" });
  assert.doesNotMatch(await everything(page), /Happy Dog/);
  // Kept by hand, then all of it goes when the user no longer agrees.
  await page.getByRole("button", { name: "Keep the receiver above now" }).click();
  await page.getByLabel("1 receiver kept on this device").waitFor();
  await page.getByLabel("Keep receivers and packages that are shipped").uncheck();
  await page.locator("[data-kept-receivers]").waitFor({ state: "hidden" });
  assert.equal(await everything(page), "[]");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a preset holds no address, outlives the tab, and fills a package in", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await toRate(page);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight: "2", length: "10", width: "8", height: "4" });
  await page.getByText("What this device keeps").click();
  await page.getByRole("button", { name: "Keep package 1 as a preset" }).click();
  await page.getByText("A preset needs a name.").first().waitFor();
  assert.equal(await everything(page), "[]");
  await page.getByLabel("Name of a preset").fill("Small box");
  await page.getByRole("button", { name: "Keep package 1 as a preset" }).click();
  await page.getByRole("button", { name: /^Remove Small box/ }).waitFor();
  assert.doesNotMatch(await everything(page), /Happy Dog|Main St/);
  await page.reload();
  await page.locator("parcelgate-rate form").waitFor();
  await page
    .getByLabel("Packed like")
    .selectOption({ label: "Small box, 2 lb, 10 × 8 × 4 in, My own box" });
  assert.equal(
    await page.getByRole("group", { name: /^Package \d$/ }).count(),
    2,
    "what stands there stays",
  );
  assert.equal(await value(page, "packages[1].dimensions.length"), "10");
  await context.close();
});

test("disconnect and forget takes the book along; a computer that others use keeps none", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await toRate(page);
  await page.getByText("What this device keeps").click();
  await page.getByLabel("Keep receivers and packages that are shipped").check();
  await fillParty(page, "to", THERE);
  await page.getByRole("button", { name: "Keep the receiver above now" }).click();
  await page.getByLabel("1 receiver kept on this device").waitFor();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Disconnect and forget accounts and labels" }).click();
  await page.locator("[data-gate]").waitFor();
  assert.equal(await everything(page), "[]");
  await connected(page, host.origin);
  await toRate(page);
  await page.getByText("What this device keeps").click();
  await page.getByLabel("Keep receivers and packages that are shipped").check();
  await fillParty(page, "to", THERE);
  await page.getByRole("button", { name: "Keep the receiver above now" }).click();
  await page.getByLabel("1 receiver kept on this device").waitFor();
  await page.getByRole("link", { name: "Labels", exact: true }).click();
  await page.locator("parcelgate-labels").getByText("What this device keeps").click();
  await page.getByLabel(/others use/i).check();
  await page.waitForFunction(() => !localStorage.getItem("parcelgate:keep-book:sandbox"));
  assert.equal(await everything(page), "[]");
  await context.close();
});

test("a shipment like another one begins with its parties and packages, and with no reference of the old one", async () => {
  const { context, page, complaints } = await visit(browser);
  await connected(page, host.origin);
  await shipOnce(page, {
    packages: [{ weight: "5" }, { weight: "7", length: "12", width: "9", height: "6" }],
    references: ["PO 42"],
    description: "Leads",
  });
  await page.locator("[data-done]").waitFor();
  await page.getByRole("link", { name: "Labels", exact: true }).click();
  await page
    .getByRole("button", { name: /^Ship again like 1Z/ })
    .first()
    .click();
  await page.locator("parcelgate-rate form").waitFor();
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
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  assert.equal(await page.getByLabel("Reference 1").inputValue(), "");
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.locator("[data-done]").waitFor();
  assert.equal(await count("ship"), 2);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a price says what it is made of, and its parts make the sum", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await fillShipment(page);
  await page.getByLabel("A home, not a business").check();
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByText("What the price is made of").click();
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
  assert.ok(
    (await page.locator('[data-service="03"] b').textContent()).endsWith(
      (amounts[4] / 100).toFixed(2),
    ),
  );
  await clean(page);
  // It is the chosen service's.
  await page.locator('[data-service="01"]').click();
  assert.notEqual(
    (await page.locator("[data-parts] dd").first().textContent()).replace(/[^\d]/g, ""),
    String(amounts[0]),
  );
  // In another order; whoever chose it by keyboard goes on from there.
  const offered = () => page.locator("[data-service] .name").allTextContents();
  const before = await offered();
  await page.getByLabel("Sort by").focus();
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
      await page.evaluate(
        () => document.querySelector("parcelgate-rate").shadowRoot.activeElement?.dataset.key,
      ),
    ],
    [before.length, "sort"],
  );
  await context.close();
});

test("a purchase is taken back where it was made, asked once", async () => {
  const { context, page, complaints } = await visit(browser);
  await connected(page, host.origin);
  await shipOnce(page);
  await page.getByRole("button", { name: "Void it" }).click();
  assert.equal(await count("void"), 0);
  await clean(page);
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Void it" }).click();
  await page.keyboard.press("Escape");
  assert.equal(
    await page.evaluate(
      () => document.querySelector("parcelgate-ship").shadowRoot.activeElement.dataset.key,
    ),
    "undo",
  );
  // A reload shows no purchase any more, but where it is.
  await page.reload();
  await page.locator("[data-last]").getByText(/^1Z/).waitFor();
  await page.goBack();
  await shipOnce(page);
  await page.getByRole("button", { name: "Void it" }).click();
  await page.getByRole("button", { name: "Void this shipment" }).click();
  await page.locator("[data-voided]").getByText("Voided: do not use its labels.").waitFor();
  assert.equal(await count("void"), 1);
  await page.getByRole("link", { name: "Labels", exact: true }).click();
  await page.getByText("✕ Voided").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});
