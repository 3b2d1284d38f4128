// What is confirmed is what is bought; what was bought is told, whoever was looking; and nothing is bought a second time.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DEMO,
  HERE,
  THERE,
  addAccount,
  connected,
  fillPackage,
  fillParty,
  shipOnce,
  signInAtUps,
  visit,
} from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

const shipments = async () => (await host.ledger()).shipments;
const go = (page, name) => page.getByRole("link", { name, exact: true }).click();

/** Signed in, a 5 lb package rated, Ground chosen. */
async function chosen(weight = "5") {
  const visitor = await visit(browser);
  const { page } = visitor;
  await connected(page, host.origin);
  await go(page, "Rate");
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.locator("parcelgate-ship form").waitFor();
  return visitor;
}

test("a change on the Rate page withdraws the price, and Ship offers nothing without one", async () => {
  const { context, page } = await chosen();
  await page.getByRole("link", { name: "Back to rates" }).click();
  await page.locator('[data-service="03"]').waitFor({ timeout: 5000 });
  await page.locator('[data-field="packages[0].weight.value"]').fill("140");
  await page.getByText("The shipment changed").waitFor();
  await go(page, "Ship");
  await page.getByText("Choose a service on the Rate page first").waitFor();
  await go(page, "Rate");
  assert.equal(
    await page.locator('[data-field="packages[0].weight.value"]').inputValue(),
    "140",
    "what was typed stays",
  );
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  await page.getByRole("button", { name: "Copy package 1" }).click();
  assert.equal(
    await page.locator("[data-service]").count(),
    0,
    "a copied package withdraws the prices too",
  );
  await context.close();
});

test("a change while the question stands withdraws the question", async () => {
  const { context, page } = await chosen();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).waitFor();
  await page.getByLabel("Reference 1").fill("LATE");
  assert.equal(await page.getByRole("button", { name: /^Ship with .* for / }).count(), 0);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.locator("[data-done]").waitFor();
  const { calls } = await host.ledger(true);
  const sent = calls.find(({ operation }) => operation === "ship").request.ShipmentRequest.Shipment;
  assert.equal(sent.Package[0].ReferenceNumber[0].Value, "LATE");
  await context.close();
});

test("a lost answer that UPS knows ends the purchase: nothing is left to press", async () => {
  const { context, page } = await chosen();
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.locator("[data-done]").waitFor();
  await go(page, "Labels");
  await page.locator("[data-label]").waitFor();
  await go(page, "Ship");
  await page.getByText("Choose a service on the Rate page first").waitFor();
  assert.equal((await shipments()).length, 1);
  await context.close();
});

test("a reload in the middle of a purchase: the page says that it was made", async () => {
  const { context, page } = await chosen();
  await host.faults([{ operation: "ship", kind: "latency", ms: 2500, times: 1 }]);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.waitForTimeout(600);
  await page.reload();
  await page.waitForTimeout(2500);
  await page.reload();
  await page.locator("[data-done]").waitFor();
  assert.equal((await shipments()).length, 1);
  await context.close();
});

test("a refusal that came while nobody looked is said on return, and the draft is there", async () => {
  const { context, page } = await chosen();
  await host.faults([
    { operation: "ship", kind: "latency", ms: 700, times: 1 },
    { operation: "ship", kind: "code", code: "120412", times: 1 },
  ]);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.waitForTimeout(100);
  await go(page, "Labels");
  await page.waitForTimeout(1500);
  await go(page, "Ship");
  await page.locator("[data-code=payer_account_refused]").waitFor();
  await page.getByText("UPS 120412").waitFor();
  assert.equal((await shipments()).length, 0);
  await page.getByRole("button", { name: /^Review/ }).waitFor();
  await context.close();
});

test("another tab does not ask about what this tab is still sending", async () => {
  const { context, page } = await chosen();
  const other = await context.newPage();
  await other.goto(`${host.origin}/`);
  await other.getByRole("button", { name: `Verify again ${DEMO.number}` }).click();
  await signInAtUps(other);
  await other.waitForSelector("html[data-ready]");
  await host.faults([{ operation: "ship", kind: "latency", ms: 2500, times: 1 }]);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.waitForTimeout(400);
  await other.reload();
  await other.waitForSelector("html[data-ready]");
  await page.locator("[data-done]").waitFor();
  assert.equal(
    (await host.ledger()).calls.filter(({ operation }) => operation === "recover_label").length,
    0,
  );
  await context.close();
});

test("a server that is down is said in words, and Track does not hang", async () => {
  const own = await startHost();
  const { context, page, complaints } = await visit(browser);
  await connected(page, own.origin);
  await go(page, "Rate");
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight: "5" });
  await own.stop();
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.getByText("own server does not answer").waitFor();
  await go(page, "Track");
  await page.getByRole("button", { name: "Try again" }).waitFor();
  assert.deepEqual(
    complaints.filter((line) => line.startsWith("uncaught")),
    [],
  );
  await context.close();
});

test("revoked at UPS: chip, row and gates say that the sign-in is over", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await go(page, "Rate");
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight: "5" });
  await fetch(`${host.sandbox}/_sandbox/revoke`, { method: "POST" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator("#chip[data-state=reconnect_required]").waitFor();
  await go(page, "Carriers");
  await page.getByText("not signed in in this tab").waitFor();
  await go(page, "Ship");
  await page.locator("[data-gate]").waitFor();
  await context.close();
});

test("the account's own price needs no state: the postal code says it", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await go(page, "Rate");
  await page.locator("parcelgate-rate form").waitFor();
  await page.locator('[data-field="to.address.postalCode"]').fill("30005");
  await fillPackage(page, 0, { weight: "5" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"] s').waitFor();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("link", { name: /^From, street 1/ }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await context.close();
});

test("abroad: the value of the goods is asked for and sent", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  const there = {
    name: "Maple",
    attention: "Jo",
    lines: ["250 Yonge St"],
    city: "Toronto",
    state: "ON",
    postalCode: "M5B 2L7",
    country: "CA",
    phone: "4165550100",
  };
  await go(page, "Rate");
  await page.locator("parcelgate-rate form").waitFor();
  assert.equal(await page.getByLabel("Value of the goods, for customs").isVisible(), false);
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", there);
  await fillPackage(page, 0, { weight: "5" });
  await page.getByLabel("Value of the goods, for customs").fill("123.40");
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="11"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.getByLabel("What is inside").fill("Books");
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.locator("[data-done]").waitFor();
  const { calls } = await host.ledger(true);
  const sent = calls.find(({ operation }) => operation === "ship").request.ShipmentRequest.Shipment;
  assert.deepEqual(sent.InvoiceLineTotal, { CurrencyCode: "USD", MonetaryValue: "124" });
  await context.close();
});

test("forgetting forgets the draft, and the focus always has a place", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${host.origin}/`);
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement.shadowRoot?.activeElement?.dataset.key ?? document.activeElement.id,
    );
  await addAccount(page, DEMO);
  await page.getByText(DEMO.nickname).waitFor();
  assert.equal(await focused(), `verify-${DEMO.number}`);
  await page.getByRole("button", { name: `Remove ${DEMO.number}` }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Keep it" }).waitFor({ state: "detached" });
  await page.waitForTimeout(100);
  assert.equal(await focused(), `remove-${DEMO.number}`);
  await page.getByRole("button", { name: `Verify ${DEMO.number}`, exact: true }).click();
  await signInAtUps(page);
  await page.waitForSelector("html[data-ready]");
  assert.equal(await focused(), "main");
  await shipOnce(page);
  await page.locator("[data-done]").waitFor();
  await page.getByRole("button", { name: "Disconnect", exact: true }).click();
  await page.getByRole("button", { name: /and forget/ }).click();
  await go(page, "Carriers");
  await page.getByText("No account yet").waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("parcelgate:draft")), null);
  await page.goto(`${host.origin}/#/track/%E0%A4%A`);
  await page.reload();
  await page.getByLabel("Tracking number").waitFor();
  await context.close();
});

test("without storage a redirect is not begun; the sign-in opens in a window of its own", async () => {
  const { context, page } = await visit(browser);
  await page.addInitScript(() =>
    Object.defineProperty(window, "sessionStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  await page.goto(`${host.origin}/`);
  await addAccount(page, DEMO);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: `Verify ${DEMO.number}`, exact: true }).click(),
  ]);
  await page.getByRole("button", { name: "Stop waiting" }).waitFor();
  await signInAtUps(popup);
  await page.locator('[data-state="verified"]').waitFor();
  await context.close();
});
