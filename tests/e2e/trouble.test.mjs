// Every failure has its own message at the place of the failure, and the page keeps what was typed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { assertAccessible } from "../lib/axe.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { purchaseSent, until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import {
  DEMO,
  THERE,
  chooseService,
  connected,
  fillShipment,
  shipOnce,
} from "../pages/journeys.mjs";

stage({ accessTokenSeconds: 3599, refreshAuth: "client-id" });

const code = (page, wanted) => on(page).shell.problem(wanted).waitFor({ timeout: 10_000 });
async function fresh(accounts = [DEMO]) {
  const visitor = await visit(browser);
  await visitor.page.goto(`${host.origin}/`);
  for (const account of accounts) await on(visitor.page).carriers.addAccount(account);
  return visitor;
}

test("an invalid account is refused at its field", async () => {
  const { context, page } = await fresh([]);
  const { carriers } = on(page);
  for (const [account, error] of [
    [{ number: "A1B2", postalCode: "21093" }, "numberFormat"],
    [{ number: "A1B2C3", postalCode: "2109X" }, "postalCodeFormat"],
    [{ number: "A1B2C3", postalCode: "" }, "postalCodeMissing"],
  ]) {
    await carriers.addAccount(account);
    await carriers.accountError(error).waitFor();
    assert.equal(
      await carriers.numberField.inputValue(),
      account.number,
      "the form keeps its values",
    );
    await carriers.cancel();
  }
  await carriers.addButton.click();
  await carriers.numberField.fill("A1B2");
  await page.reload();
  assert.equal(
    await carriers.numberField.inputValue(),
    "A1B2",
    "a reload keeps a half-filled form",
  );
  await carriers.cancel();
  await carriers.addAccount(DEMO);
  // A number copied from an invoice is the same account.
  for (const number of [DEMO.number, "a1b 2c3", "0000A1-B2C3"]) {
    await carriers.addAccount({ ...DEMO, number });
    await carriers.accountError("duplicate").waitFor();
    await carriers.cancel();
  }
  await carriers.addAccount(DEMO);
  await carriers.accountError("duplicate").waitFor();
  assert.equal((await host.ledger()).calls.length, 0);
  await context.close();
});

test("a sign-in that fails or is cancelled at UPS gets no token", async () => {
  const { context, page } = await fresh();
  const { carriers, signIn } = on(page);
  await carriers.verify("A1B2C3");
  await signIn.continueWithoutAgreement("demo");
  await signIn.message("agreementMissing").waitFor();
  await signIn.signIn("demo", "wrong");
  await signIn.message("wrongPassword").waitFor();
  await page.goto(`${host.origin}/`);
  await carriers.verify("A1B2C3");
  await signIn.signIn("locked", "any");
  await signIn.message("locked").waitFor();
  await page.goto(`${host.origin}/`);
  await carriers.verify("A1B2C3");
  await signIn.cancel();
  await code(page, "access_denied");
  assert.equal(await count("token"), 0);
  await context.close();
});

test("a CampusShip profile gets help, and another sign-in works", async () => {
  const { context, page } = await fresh();
  const { carriers, signIn } = on(page);
  await carriers.verify("A1B2C3");
  await signIn.signIn("campus");
  await signIn.message("campusShip").waitFor();
  await page.goto(`${host.origin}/`);
  await carriers.openNotBackHelp();
  await carriers.campusShipHelp.waitFor();
  await carriers.verify("A1B2C3");
  await signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});

test("Back from UPS leaves Verify working", async () => {
  const { context, page } = await fresh();
  const { carriers, signIn } = on(page);
  const verify = carriers.verifyButton("A1B2C3");
  await verify.click();
  await signIn.waitFor();
  await page.goBack();
  await verify.waitFor();
  // The browser may or may not have kept the page alive; this event is what a kept page gets.
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  assert.equal(await verify.isEnabled(), true);
  await verify.click();
  await signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});

test("a blocked or closed popup is reported", async () => {
  const { context, page } = await fresh();
  const { carriers } = on(page);
  await carriers.useSignInWindow();
  await page.evaluate(() => {
    window.keep = window.open;
    return (window.open = () => null);
  });
  await carriers.verify("A1B2C3");
  await code(page, "popup_blocked");
  await page.evaluate(() => (window.open = window.keep));
  const popup = await carriers.verifyInWindow("A1B2C3");
  await on(popup).signIn.waitFor();
  await popup.close();
  await code(page, "popup_closed");
  assert.equal(await carriers.verifyButton("A1B2C3").isEnabled(), true);
  assert.equal(await count("token"), 0);
  await context.close();
});

test("a forged or replayed callback exchanges nothing", async () => {
  const { context, page } = await fresh();
  const { carriers, signIn } = on(page);
  await page.goto(`${host.origin}/callback.html?code=stolen&state=pg.forged`);
  await code(page, "transaction_missing");
  assert.equal(await count("token"), 0);
  await page.goto(`${host.origin}/`);
  const seen = [];
  page.on(
    "request",
    (request) => request.url().includes("callback.html?") && seen.push(request.url()),
  );
  await carriers.verify("A1B2C3");
  await signIn.signIn();
  await carriers.verified().waitFor();
  assert.equal(await count("token"), 1);
  await page.goto(seen[0]);
  await code(page, "transaction_missing");
  assert.equal(await count("token"), 1, "the same callback twice is one exchange");
  await context.close();
});

test("the page reports a wrong client id or redirect URI", async () => {
  for (const [args, registered, wanted] of [
    [["--client-id", "nobody"], [], "wrong_client"],
    [[], ["https://shop.example/callback.html"], "wrong_redirect_uri"],
  ]) {
    const other = await startHost(args);
    await other.reset({ redirectUris: registered });
    const { context, page } = await visit(browser);
    const { carriers } = on(page);
    await page.goto(`${other.origin}/`);
    await carriers.addAccount(DEMO);
    await carriers.verify("A1B2C3");
    await code(page, wanted);
    assert.ok(page.url().startsWith(other.origin));
    await context.close();
    await other.stop();
  }
});

test("denied storage means a popup and a session in memory", async () => {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await page.addInitScript(() => {
    for (const name of ["sessionStorage", "localStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await page.goto(`${host.origin}/`);
  await carriers.noStorageNote.waitFor();
  await carriers.addAccount(DEMO);
  await carriers.useSignInWindow();
  const popup = await carriers.verifyInWindow("A1B2C3");
  await on(popup).signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});

test("an invalid form marks every field, and its summary links to them", async () => {
  const { context, page } = await visit(browser);
  const { rate, shell } = on(page);
  await connected(page, host.origin);
  await shell.goTo("rate");
  await rate.set("from.address.postalCode", "");
  await rate.getRates();
  await rate.problem("invalid_input").waitFor();
  assert.ok((await rate.summary.count()) >= 3);
  await fillShipment(page);
  await rate.fillPackage(0, { weight: "5", length: "12", width: "9", height: "6" });
  for (const [field, value, error] of [
    ["packages[0].weight.value", "0", "moreThanZero"],
    ["packages[0].weight.value", "151", "atMost150"],
    ["packages[0].weight.value", "heavy", "aNumber"],
    ["to.address.postalCode", "3000A", "fiveOrNineDigits"],
    ["packages[0].dimensions.length", "", "allThreeOrNone"],
  ]) {
    const input = rate.field(field);
    const before = await input.inputValue();
    await input.fill(value);
    await rate.getRates();
    await rate.error(error).waitFor();
    assert.equal(await input.inputValue(), value);
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    await rate.summaryLinks.first().click();
    assert.equal(
      await page.evaluate(() => document.activeElement.shadowRoot.activeElement.ariaInvalid),
      "true",
      "the summary leads to the field",
    );
    await input.fill(before);
  }
  assert.equal(await count("rate"), 1, "only the check of the account reached UPS");
  await context.close();
});

test("the module refuses four address lines", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  const error = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    const party = {
      name: "A",
      address: {
        lines: ["1", "2", "3", "4"],
        city: "B",
        state: "MD",
        postalCode: "21093",
        country: "US",
      },
    };
    const shipment = {
      account: "A1B2C3",
      from: party,
      to: party,
      packages: [{ weight: { value: 1, unit: "LBS" } }],
      service: "03",
    };
    return ups.buildRequest("ship", shipment).catch(({ name, kind, code, field, problems }) => ({
      name,
      kind,
      code,
      field,
      upsCode: problems[0].upsCode,
    }));
  });
  assert.deepEqual(error, {
    name: "ParcelgateError",
    kind: "validation",
    code: "invalid_input",
    field: "from.address.lines[3]",
    upsCode: "120304",
  });
  await context.close();
});

test("failures of UPS are reported, and the form stays", async () => {
  const { context, page } = await visit(browser);
  const { rate, shell } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  for (const [kind, wanted] of [
    ["error_503_html", "ups_unavailable"],
    ["rate_limit", "too_many_requests"],
    ["error_403_html", "blocked"],
    ["empty", "empty_answer"],
    ["truncated", "answer_lost"],
    ["dropped", "answer_lost"],
  ]) {
    // More faults than the page has retries.
    await host.faults([{ operation: "rate", kind, times: 5 }]);
    await rate.getRates();
    await shell.problem(wanted).waitFor({ timeout: 20_000 });
    assert.equal(await rate.value("to.name"), THERE.name);
  }
  await host.faults([]);
  await rate.getRates();
  await rate.waitForRates();
  await page.reload();
  assert.equal(await rate.value("to.name"), THERE.name, "a reload keeps the form too");
  await page.route("**/ups/**", (route) => route.abort());
  await rate.getRates();
  await code(page, "network");
  await context.close();
});

test("an expired token is refreshed once, and a refusal keeps the form", async () => {
  const { context, page } = await visit(browser);
  const { rate } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await host.faults([{ operation: "rate", kind: "expired_token", times: 1 }]);
  await rate.getRates();
  await rate.waitForRates();
  assert.equal(await count("refresh"), 1);
  await host.faults([
    { operation: "rate", kind: "expired_token", times: 5 },
    { operation: "refresh", kind: "code", code: "10400" },
  ]);
  await host.reset({ refreshAuth: "basic" });
  await rate.getRates();
  await code(page, "sign_in_again");
  assert.equal(await rate.value("to.name"), THERE.name);
  await context.close();
});

test("a lost answer to a purchase recovers the label, and buys nothing twice", async () => {
  for (const kind of ["dropped", "truncated", "empty"]) {
    await host.reset();
    const { context, page } = await visit(browser);
    const { labels, ship } = on(page);
    await connected(page, host.origin);
    await host.faults([{ operation: "ship", kind, times: 1 }]);
    await shipOnce(page);
    await ship.waitForLabel();
    const { shipments, labels: copies } = await host.ledger();
    assert.equal(shipments.length, 1, kind);
    assert.deepEqual(
      copies.map(({ by }) => by),
      ["ship", "recovery"],
    );
    await labels.open();
    await labels.label(shipments[0].id).waitFor();
    await context.close();
  }
});

test("a page that reloads during a purchase recovers the label", async () => {
  const { context, page } = await visit(browser);
  const { labels, shell } = on(page);
  await connected(page, host.origin);
  await host.faults([{ operation: "ship", kind: "latency", ms: 1000, times: 1 }]);
  const sent = purchaseSent(page);
  await shipOnce(page);
  await sent;
  await page.reload();
  await shell.ready();
  await until(async () => (await host.ledger()).shipments.length, "the shipment at UPS");
  await page.reload();
  await shell.ready();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 1);
  await labels.open();
  await labels.label(shipments[0].id).waitFor();
  await context.close();
});

test("a double click buys one label", async () => {
  const { context, page } = await visit(browser);
  const { ship } = on(page);
  await connected(page, host.origin);
  await host.faults([{ operation: "ship", kind: "latency", ms: 400, times: 1 }]);
  await chooseService(page);
  await ship.review();
  await ship.buyButton.dblclick();
  await ship.waitForLabel();
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});

test("a paid option is priced before the purchase", async () => {
  const { context, page } = await visit(browser);
  const { ship } = on(page);
  await connected(page, host.origin);
  await chooseService(page);
  await ship.signatureField.selectOption("adultSignature");
  await ship.review();
  const question = ship.buyButton;
  const asked = (await question.textContent()).match(/\$([0-9.]+)/)[1];
  await question.click();
  await ship.waitForLabel();
  const { shipments } = await host.ledger();
  assert.equal((shipments[0].totalCents / 100).toFixed(2), asked);
  await context.close();
});

test("Rate and Ship link to Carriers until an account is verified", async () => {
  const { context, page } = await fresh();
  const { carriers, shell, ...pages } = on(page);
  for (const name of ["rate", "ship"]) {
    await shell.goTo(name);
    await pages[name].goToCarriersLink.click();
    await carriers.title().waitFor();
  }
  assert.equal((await host.ledger()).calls.length, 0, "the page calls UPS only when asked");
  await context.close();
});

test("an offline page keeps the form, and continues when it is online", async () => {
  const { context, page } = await visit(browser);
  const { rate, shell, track } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await rate.getRates();
  await rate.waitForRates();
  await context.setOffline(true);
  await shell.offlineNote.waitFor();
  await rate.fillPackage(0, { weight: "6" });
  await rate.getRates();
  await shell.problem("network").waitFor();
  assert.equal(await rate.value("to.name"), THERE.name);
  // A page that was never loaded cannot load now. The page says so and offers a retry.
  await track.open();
  await shell.problem("module_load_failed").waitFor();
  await assertAccessible(page);
  await context.setOffline(false);
  await shell.waitForOnline();
  await shell.tryAgainButton.click();
  await track.form.waitFor();
  await shell.goTo("rate");
  await rate.getRates();
  await rate.waitForRates();
  await context.close();
});

test("the language can be chosen while the server is down", async () => {
  const { context, page } = await visit(browser);
  await page.route("**/config.json", (route) => route.abort());
  await page.goto(`${host.origin}/`);
  await code(page, "network");
  await on(page).shell.chooseLanguage("de");
  await on(page, "de").shell.navigationLink("carriers").waitFor();
  await context.close();
});

test("an offline purchase sends nothing, and can be made later", async () => {
  const { context, page } = await visit(browser);
  const { rate, shell, ship } = on(page);
  await connected(page, host.origin);
  await fillShipment(page);
  await rate.fillPackage(0, { weight: "5,5" });
  await rate.getRates();
  await rate.choose();
  await rate.shipWith();
  await ship.text("5.5 lb").first().waitFor();
  await ship.review();
  const buy = ship.buyButton;
  await buy.waitFor();
  await context.setOffline(true);
  await buy.click();
  await shell.problem("network").waitFor();
  assert.equal(await ship.lostNote.count(), 0);
  await context.setOffline(false);
  await page.reload();
  await ship.review();
  await buy.click();
  await ship.waitForLabel();
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});
