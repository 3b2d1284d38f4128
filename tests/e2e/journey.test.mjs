// The main journey in Chromium, judged by the sandbox's ledger and UPS's documents, not by what the page shows.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { assertJudged, examples, folder } from "../lib/judge.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, STRAY, TORONTO, connected, shipOnce } from "../pages/journeys.mjs";

stage();

const calls = async (operation) =>
  (await host.ledger()).calls.filter((call) => call.operation === operation);

test("by redirect: verify, rate, ship, print, track, void", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, labels, shell, ship, signIn, track } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.emptyNote.waitFor();
  await assertAccessible(page);
  for (const account of [DEMO, TORONTO, STRAY]) await carriers.addAccount(account);
  await carriers.verify("Z9Y8X7");
  await signIn.message("passwordWarning").waitFor();
  await signIn.signIn();
  await shell.ready();
  assert.equal(new URL(page.url()).search, "", "code and state have left the address bar");
  assert.equal(await carriers.state("A1B2C3").getAttribute("data-state"), "verified");
  assert.equal(await carriers.state("B4C5D6").getAttribute("data-state"), "list_rates_only");
  assert.equal(await carriers.state("Z9Y8X7").getAttribute("data-state"), "not_on_profile");
  await carriers.account(STRAY.number).getByText("UPS 112111: Shipper number is invalid").waitFor();
  assert.deepEqual(
    (await calls("rate")).map(({ account }) => account),
    ["A1B2C3", "B4C5D6", "Z9Y8X7"],
    "one rating call an account",
  );
  await assertAccessible(page);
  await carriers.remove(STRAY.number);
  await carriers.confirmRemoval(STRAY.number);
  await carriers.waitUntilRemoved("Z9Y8X7");
  assert.equal(await carriers.accounts.count(), 2);

  await shipOnce(page, { references: ["ORDER 42"] });
  await ship.waitForLabel();
  await assertAccessible(page);
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 1);
  const bought = shipments[0].id;
  assert.equal(
    shipments[0].packages[0].references.length,
    2,
    "the user's reference and the journal's",
  );
  assert.equal((await calls("rate")).length, 4, "three checks and one shop");
  assert.equal((await calls("ship")).length, 1);
  await ship.goToLabel();
  await labels.label(bought).waitFor();
  await assertAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    labels.downloadButtonOf(bought).click(),
  ]);
  assert.equal(download.suggestedFilename(), `${bought}.gif`);
  assert.equal((await readFile(await download.path())).subarray(0, 6).toString(), "GIF89a");
  await page.reload();
  await labels.label(bought).waitFor();
  await labels.trackLink(bought).click();
  await track.state("label_created").waitFor();
  await assertAccessible(page);
  await labels.open();
  await labels.void(bought);
  await labels.confirmVoidOne();
  await labels.voidedWord(bought).waitFor();
  assert.deepEqual((await host.ledger()).voids, [bought]);
  await assertJudged(host);
  const { journal, local, cookie } = await page.evaluate(async () => {
    const open = (store) =>
      new Promise((resolve) => {
        const request = indexedDB.open("parcelgate");
        request.onsuccess = () => {
          const all = request.result.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
        };
      });
    return {
      journal: await open("journal"),
      local: JSON.stringify(localStorage),
      cookie: document.cookie,
    };
  });
  assert.match(journal, /"state":"voided"/);
  assert.doesNotMatch(journal, /Main St|Alpharetta/, "no addresses in the journal");
  assert.equal(local + cookie, "{}", "tokens are in sessionStorage only");
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 400")),
    [],
  );
  await context.close();
});

test("by popup: verify without leaving the page", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await carriers.useSignInWindow();
  const popup = await carriers.verifyInWindow("A1B2C3");
  await on(popup).signIn.signIn();
  await carriers.verified("A1B2C3").waitFor();
  if (!popup.isClosed()) await popup.waitForEvent("close", { timeout: 5000 });
  assert.equal((await calls("token")).length, 1);
  assert.equal((await calls("rate")).length, 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("one sign-in verifies five accounts of one profile", async () => {
  const { context, page } = await visit(browser);
  const accounts = [
    ["US33CC", "30005", "US"],
    ["DE11AA", "10785", "DE"],
    ["BE22BB", "1000", "BE"],
    ["GB44DD", "SW1A1AA", "GB"],
    ["MX55EE", "06000", "MX"],
  ];
  await connected(
    page,
    host.origin,
    accounts.map(([number, postalCode, country]) => ({ number, postalCode, country })),
    "multi",
  );
  for (const [number] of accounts) await on(page).carriers.verified(number).waitFor();
  assert.equal((await calls("rate")).length, 5);
  await assertJudged(host);
  await context.close();
});

/** One of UPS's own examples, as a clerk would type it. */
async function published(page, { value }, account, country) {
  const { labels, rate, shell, ship } = on(page);
  const source = value.ShipmentRequest.Shipment;
  const party = ({ Name, AttentionName, Phone, Address }) => ({
    name: Name,
    attention: AttentionName ?? Name,
    phone: Phone?.Number ?? "5555555555",
    lines: [Address.AddressLine].flat(),
    city: Address.City,
    state: Address.StateProvinceCode ?? "",
    postalCode: Address.PostalCode,
    country: Address.CountryCode,
  });
  const packages = [source.Package].flat().map(({ Packaging, PackageWeight, Dimensions }) => ({
    packaging: Packaging.Code,
    weight: PackageWeight.Weight,
    length: Dimensions?.Length ?? "",
    width: Dimensions?.Width ?? "",
    height: Dimensions?.Height ?? "",
  }));
  await shell.goTo("rate");
  await rate.field("account").selectOption(account);
  const from = source.ShipFrom ?? source.Shipper;
  await rate.fillSender(party(from));
  await rate.fillReceiver(party(source.ShipTo));
  for (const [index, one] of packages.entries()) {
    if (index) await rate.addPackage();
    await rate.fillPackage(index, one);
  }
  if (JSON.stringify(from.Address) !== JSON.stringify(source.Shipper.Address)) {
    await rate.fillAccountHolder(party(source.Shipper));
  }
  await rate.getRates();
  await rate.choose(source.Service.Code);
  await rate.shipWith();
  await ship.contentsField.fill(source.Description);
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  const { shipments } = await host.ledger();
  const bought = shipments.at(-1);
  assert.equal(bought.packages.length, packages.length);
  assert.equal(bought.international, country !== party(source.ShipTo).country);
  await ship.goToLabel();
  await labels.void(bought.id);
  await labels.confirmVoid();
  await labels.voidedWord(bought.id).waitFor();
}

test(
  "three of UPS's published examples can be bought and voided",
  { skip: folder ? false : "UPS's OpenAPI documents are not here" },
  async () => {
    const all = examples("Shipping", "/shipments/{version}/ship");
    const named = (name) => all.find((one) => one.name === name);
    const us = await visit(browser);
    await connected(us.page, host.origin);
    await published(us.page, named("1"), "A1B2C3", "US");
    await published(us.page, named("7"), "A1B2C3", "US");
    await us.context.close();
    const de = await visit(browser);
    await connected(
      de.page,
      host.origin,
      [{ number: "DE11AA", postalCode: "10785", country: "DE" }],
      "multi",
    );
    await published(de.page, named("2"), "DE11AA", "DE");
    assert.equal((await host.ledger()).shipments.length, 3);
    await assertJudged(host);
    await de.context.close();
  },
);

test("by keyboard only: add, verify, rate, ship", async () => {
  const { context, page } = await visit(browser);
  const { carriers, rate, shell, ship, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.emptyNote.waitFor();
  const press = async (name, key = "Enter") => {
    for (let steps = 0; steps < 80; steps++) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        let node = document.activeElement;
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        const root = node.getRootNode();
        return (
          node.getAttribute("aria-label") ??
          root.querySelector?.(`label[for="${node.id}"]`)?.textContent ??
          node.textContent
        );
      });
      if (name.test(now.trim())) return key && page.keyboard.press(key);
    }
    throw new Error(`${name} cannot be reached by Tab`);
  };
  const type = async (name, text) => {
    await press(name, null);
    return page.keyboard.type(text);
  };
  await press(/^Add your first account/);
  await page.keyboard.type("A1B2C3");
  await type(/^Postal code/, "21093");
  await press(/^Keep account/);
  await carriers.account("A1B2C3").waitFor();
  await page.locator("body").press("Tab");
  await press(/^Verify A1B2C3/);
  await signIn.waitFor();
  await type(/^Username/, "demo");
  await press(/I agree/, " ");
  await press(/^Continue/);
  await signIn.passwordField.waitFor();
  await type(/^Password/, "demo");
  await press(/^Log In/);
  await shell.ready();
  await press(/^Rate$/);
  await rate.form.waitFor();
  for (const at of [0, 1]) {
    const fields = [
      [/^Name or company/, "Somebody"],
      [/^Attention/, "Ann"],
      [/^Street$/, "1 Main St"],
      [/^City/, "Town"],
      [/^State/, at ? "GA" : "MD"],
    ];
    for (const [name, text] of fields) await type(name, text);
    await press(/^Postal code/, null);
    await page.keyboard.press("Control+A");
    await page.keyboard.type(at ? "30005" : "21093");
    await type(/^Phone/, "4105550100");
  }
  await type(/^Weight/, "5");
  await press(/^Get rates/);
  await rate.waitForRates();
  await press(/^Ship with/);
  await ship.form.waitFor();
  await press(/^Review/);
  await ship.buyButton.waitFor();
  await page.keyboard.press("Enter");
  await ship.waitForLabel();
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});
