// A purchase: it is what the user confirmed, its outcome is always shown, and it is never made twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { purchaseAnswered, purchaseSent, until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import {
  DEMO,
  HERE,
  chooseService,
  connected,
  fillShipment,
  shipOnce,
} from "../pages/journeys.mjs";

stage();

const shipments = async () => (await host.ledger()).shipments;

/** Signed in, with the prices of a package and Ground chosen. */
async function chosen() {
  const visitor = await visit(browser);
  await connected(visitor.page, host.origin);
  await chooseService(visitor.page);
  return visitor;
}

test("a change on Rate discards the price, and Ship then offers nothing", async () => {
  const { context, page } = await chosen();
  const { rate, ship } = on(page);
  await ship.backToRates();
  await rate.waitForRates();
  await rate.set("packages[0].weight.value", "140");
  await rate.changedNote.waitFor();
  await ship.open();
  await ship.chooseFirstNote.waitFor();
  await rate.open();
  assert.equal(
    await rate.value("packages[0].weight.value"),
    "140",
    "the page keeps what was typed",
  );
  await rate.getRates();
  await rate.waitForRates();
  await rate.copyPackage(1);
  assert.equal(await rate.services.count(), 0, "a copied package discards the prices too");
  await context.close();
});

test("a change on Ship closes the open question", async () => {
  const { context, page } = await chosen();
  const { ship } = on(page);
  await ship.review();
  await ship.buyButton.waitFor();
  await ship.referenceField(1).fill("LATE");
  assert.equal(await ship.buyButton.count(), 0);
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  const { calls } = await host.ledger(true);
  const sent = calls.find(({ operation }) => operation === "ship").request.ShipmentRequest.Shipment;
  assert.equal(sent.Package[0].ReferenceNumber[0].Value, "LATE");
  await context.close();
});

test("a recovered purchase leaves nothing to buy", async () => {
  const { context, page } = await chosen();
  const { labels, ship } = on(page);
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  await labels.open();
  await labels.labels.waitFor();
  await ship.open();
  await ship.chooseFirstNote.waitFor();
  assert.equal((await shipments()).length, 1);
  await context.close();
});

test("a purchase shows its outcome after a reload", async () => {
  const { context, page } = await chosen();
  const { shell, ship } = on(page);
  await host.faults([{ operation: "ship", kind: "latency", ms: 1000, times: 1 }]);
  const sent = purchaseSent(page);
  await ship.reviewAndBuy();
  await sent;
  await page.reload();
  await shell.ready();
  await until(async () => (await shipments()).length, "the shipment at UPS");
  await page.reload();
  await ship.waitForLabel();
  assert.equal((await shipments()).length, 1);
  await context.close();
});

test("Ship shows a refusal that came while another page was open, and keeps the draft", async () => {
  const { context, page } = await chosen();
  const { labels, ship } = on(page);
  await host.faults([
    { operation: "ship", kind: "latency", ms: 700, times: 1 },
    { operation: "ship", kind: "code", code: "120412", times: 1 },
  ]);
  const sent = purchaseSent(page);
  const answered = purchaseAnswered(page);
  await ship.reviewAndBuy();
  await sent;
  await labels.open();
  await answered;
  await ship.open();
  await ship.problem("payer_account_refused").waitFor();
  await ship.text("UPS 120412").waitFor();
  assert.equal((await shipments()).length, 0);
  await ship.reviewButton.waitFor();
  await context.close();
});

test("another tab does not recover a purchase that is still under way", async () => {
  const { context, page } = await chosen();
  const { ship } = on(page);
  const other = await context.newPage();
  const { carriers, shell, signIn } = on(other);
  await other.goto(`${host.origin}/`);
  await carriers.verify(DEMO.number);
  await signIn.signIn();
  await shell.ready();
  await host.faults([{ operation: "ship", kind: "latency", ms: 2500, times: 1 }]);
  const sent = purchaseSent(page);
  await ship.reviewAndBuy();
  await sent;
  await other.reload();
  await shell.ready();
  await ship.waitForLabel();
  assert.equal(await count("recover_label"), 0);
  await context.close();
});

test("the page says that its server is down, and Track offers a retry", async () => {
  const own = await startHost();
  const { context, page, complaints } = await visit(browser);
  const { rate, shell, track } = on(page);
  await connected(page, own.origin);
  await fillShipment(page);
  await own.stop();
  await rate.getRates();
  await rate.serverDownNote.waitFor();
  await track.open();
  await shell.tryAgainButton.waitFor();
  assert.deepEqual(
    complaints.filter((line) => line.startsWith("uncaught")),
    [],
  );
  await context.close();
});

test("the page shows that the sign-in was revoked", async () => {
  const { context, page } = await visit(browser);
  const { carriers, rate, shell, ship } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await fetch(`${host.sandbox}/_sandbox/revoke`, { method: "POST" });
  await rate.getRates();
  await shell.chip("reconnect_required").waitFor();
  await shell.goTo("carriers");
  await carriers.signedOutNote.waitFor();
  await ship.open();
  await ship.gate.waitFor();
  await context.close();
});

test("the account's price needs only a postal code, not a state", async () => {
  const { context, page } = await visit(browser);
  const { rate, ship } = on(page);
  await connected(page, host.origin);
  await rate.open();
  await rate.set("to.address.postalCode", "30005");
  await rate.fillPackage(0, { weight: "5" });
  await rate.getRates();
  await rate.listPrice("03").waitFor();
  await rate.choose();
  await rate.shipWith();
  await ship.review();
  await ship.errorLink("senderStreet").click();
  await rate.form.waitFor();
  await context.close();
});

test("an international shipment requires the value of the goods", async () => {
  const { context, page } = await visit(browser);
  const { rate, ship } = on(page);
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
  await rate.open();
  assert.equal(await rate.goodsValueField.isVisible(), false);
  await rate.fillSender(HERE);
  await rate.fillReceiver(there);
  await rate.fillPackage(0, { weight: "5" });
  await rate.goodsValueField.fill("123.40");
  await rate.getRates();
  await rate.choose("11");
  await rate.shipWith();
  await ship.contentsField.fill("Books");
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  const { calls } = await host.ledger(true);
  const sent = calls.find(({ operation }) => operation === "ship").request.ShipmentRequest.Shipment;
  assert.deepEqual(sent.InvoiceLineTotal, { CurrencyCode: "USD", MonetaryValue: "124" });
  await context.close();
});

test("forgetting removes the draft, and the focus is never lost", async () => {
  const { context, page } = await visit(browser);
  const { carriers, shell, ship, signIn, track } = on(page);
  await page.goto(`${host.origin}/`);
  const focused = () =>
    page.evaluate(
      () =>
        document.activeElement.shadowRoot?.activeElement?.dataset.key ?? document.activeElement.id,
    );
  await carriers.addAccount(DEMO);
  await carriers.account(DEMO.number).getByText(DEMO.nickname).waitFor();
  assert.equal(await focused(), `verify-${DEMO.number}`);
  await carriers.remove(DEMO.number);
  await carriers.keepItButton.click();
  await carriers.waitForFocus(`remove-${DEMO.number}`);
  await carriers.verify(DEMO.number);
  await signIn.signIn();
  await shell.ready();
  assert.equal(await focused(), "main");
  await shipOnce(page);
  await ship.waitForLabel();
  await shell.disconnectAndForget();
  await shell.goTo("carriers");
  await carriers.emptyNote.waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("parcelgate:draft")), null);
  await page.goto(`${host.origin}/#/track/%E0%A4%A`);
  await page.reload();
  await track.numberField.waitFor();
  await context.close();
});

test("the sign-in opens a window when storage is denied", async () => {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await page.addInitScript(() =>
    Object.defineProperty(window, "sessionStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    }),
  );
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  const popup = await carriers.verifyInWindow(DEMO.number);
  await carriers.stopWaitingButton.waitFor();
  await on(popup).signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});
