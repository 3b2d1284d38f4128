// Each thing that goes wrong gets its own words, where it is, and nothing that was typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import {
  DEMO,
  HERE,
  THERE,
  addAccount,
  connected,
  fillPackage,
  fillParty,
  fillShipment,
  shipOnce,
  signInAtUps,
  visit,
} from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage({ accessTokenSeconds: 3599, refreshAuth: "client-id" });

const code = (page, wanted) =>
  page.locator(`[data-code="${wanted}"]`).first().waitFor({ timeout: 10_000 });
async function fresh(accounts = [DEMO]) {
  const visitor = await visit(browser);
  await visitor.page.goto(`${host.origin}/`);
  for (const account of accounts) await addAccount(visitor.page, account);
  return visitor;
}
async function rateForm(page) {
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight: "5" });
}

test("an account that UPS would refuse is refused at its field", async () => {
  const { context, page } = await fresh([]);
  for (const [account, text] of [
    [{ number: "A1B2", postalCode: "21093" }, "6 letters and digits"],
    [{ number: "A1B2C3", postalCode: "2109X" }, "5 or 9 digits"],
    [{ number: "A1B2C3", postalCode: "" }, "Enter a postal code"],
  ]) {
    await addAccount(page, account);
    await page.locator(".err", { hasText: text }).waitFor();
    assert.equal(
      await page.getByLabel("Account number").inputValue(),
      account.number,
      "what was typed stays",
    );
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await page
    .getByRole("button", { name: /^Add (account|your first account)$/ })
    .first()
    .click();
  await page.getByLabel("Account number").fill("A1B2");
  await page.reload();
  assert.equal(
    await page.getByLabel("Account number").inputValue(),
    "A1B2",
    "a reload keeps a half-filled form",
  );
  await page.getByRole("button", { name: "Cancel" }).click();
  await addAccount(page, DEMO);
  // As it is copied from an invoice it is the same one.
  for (const number of [DEMO.number, "a1b 2c3", "0000A1-B2C3"]) {
    await addAccount(page, { ...DEMO, number });
    await page.locator(".err", { hasText: "Already in the list" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await addAccount(page, DEMO);
  await page.locator(".err", { hasText: "Already in the list" }).waitFor();
  assert.equal((await host.ledger()).calls.length, 0);
  await context.close();
});

test("at UPS: no consent, wrong password, locked user, cancelled", async () => {
  const { context, page } = await fresh();
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await page.getByLabel("Username").fill("demo");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Tick the box").waitFor();
  await signInAtUps(page, "demo", "wrong");
  await page.getByText("not right. (250004)").waitFor();
  await page.goto(`${host.origin}/`);
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await signInAtUps(page, "locked", "any");
  await page.getByText("locked").first().waitFor();
  await page.goto(`${host.origin}/`);
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await code(page, "access_denied");
  assert.equal(await count("token"), 0);
  await context.close();
});

test("CampusShip never comes back; Back gives a live button and help", async () => {
  const { context, page } = await fresh();
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await signInAtUps(page, "campus");
  await page.getByText("You are signed in to CampusShip").waitFor();
  await page.goto(`${host.origin}/`);
  await page.getByText("I signed in and did not come back").click();
  await page.getByText("your profile is a CampusShip one").waitFor();
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await signInAtUps(page);
  await page.locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("Back from UPS without a sign-in: the button lives and works", async () => {
  const { context, page } = await fresh();
  const verify = page.getByRole("button", { name: "Verify A1B2C3" });
  await verify.click();
  await page.getByLabel("Username").waitFor();
  await page.goBack();
  await verify.waitFor();
  // Whether or not the browser kept the page as it was: what it shows when it did is the same event.
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
  assert.equal(await verify.isEnabled(), true);
  await verify.click();
  await signInAtUps(page);
  await page.locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("a popup that is blocked or closed", async () => {
  const { context, page } = await fresh();
  await page.getByLabel("Open UPS's sign-in in a window of its own").check();
  await page.evaluate(() => {
    window.keep = window.open;
    return (window.open = () => null);
  });
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await code(page, "popup_blocked");
  await page.evaluate(() => (window.open = window.keep));
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Verify A1B2C3" }).click(),
  ]);
  await popup.getByLabel("Username").waitFor();
  await popup.close();
  await code(page, "popup_closed");
  assert.equal(await page.getByRole("button", { name: "Verify A1B2C3" }).isEnabled(), true);
  assert.equal(await count("token"), 0);
  await context.close();
});

test("a forged and a replayed callback exchange nothing", async () => {
  const { context, page } = await fresh();
  await page.goto(`${host.origin}/callback.html?code=stolen&state=pg.forged`);
  await code(page, "transaction_missing");
  assert.equal(await count("token"), 0);
  await page.goto(`${host.origin}/`);
  const seen = [];
  page.on(
    "request",
    (request) => request.url().includes("callback.html?") && seen.push(request.url()),
  );
  await page.getByRole("button", { name: "Verify A1B2C3" }).click();
  await signInAtUps(page);
  await page.locator('[data-state="verified"]').waitFor();
  assert.equal(await count("token"), 1);
  await page.goto(seen[0]);
  await code(page, "transaction_missing");
  assert.equal(await count("token"), 1, "the same callback twice is one exchange");
  await context.close();
});

test("a wrong client id or redirect URI is said here, not on a page of raw JSON", async () => {
  for (const [args, registered, wanted] of [
    [["--client-id", "nobody"], [], "wrong_client"],
    [[], ["https://shop.example/callback.html"], "wrong_redirect_uri"],
  ]) {
    const other = await startHost(args);
    await other.reset({ redirectUris: registered });
    const { context, page } = await visit(browser);
    await page.goto(`${other.origin}/`);
    await addAccount(page, DEMO);
    await page.getByRole("button", { name: "Verify A1B2C3" }).click();
    await code(page, wanted);
    assert.ok(page.url().startsWith(other.origin));
    await context.close();
    await other.stop();
  }
});

test("storage denied: it works in memory by popup, and says so", async () => {
  const { context, page } = await visit(browser);
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
  await page.getByText("This browser keeps nothing for this page").waitFor();
  await addAccount(page, DEMO);
  await page.getByLabel("Open UPS's sign-in in a window of its own").check();
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Verify A1B2C3" }).click(),
  ]);
  await signInAtUps(popup);
  await page.locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("an empty and an absurd form: every field at once, a summary with links, the typing stays", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator('[data-field="from.address.postalCode"]').fill("");
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator("[data-code=invalid_input]").waitFor();
  assert.ok((await page.locator(".fix li").count()) >= 3);
  await rateForm(page);
  await fillPackage(page, 0, { weight: "5", length: "12", width: "9", height: "6" });
  for (const [field, value, text] of [
    ["packages[0].weight.value", "0", "More than 0"],
    ["packages[0].weight.value", "151", "At most 150 lb"],
    ["packages[0].weight.value", "heavy", "A number such as"],
    ["to.address.postalCode", "3000A", "5 or 9 digits"],
    ["packages[0].dimensions.length", "", "All three, or none"],
  ]) {
    const input = page.locator(`[data-field="${field}"]`);
    const before = await input.inputValue();
    await input.fill(value);
    await page.getByRole("button", { name: "Get rates" }).click();
    await page.locator(".err", { hasText: text }).first().waitFor();
    assert.equal(await input.inputValue(), value);
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    await page.locator(".fix a").first().click();
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

test("four address lines are refused by the module", async () => {
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

test("UPS down, slow down, gone: words, and the form as it was", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await rateForm(page);
  const ask = () => page.getByRole("button", { name: "Get rates" }).click();
  for (const [kind, wanted] of [
    ["error_503_html", "ups_unavailable"],
    ["rate_limit", "too_many_requests"],
    ["error_403_html", "blocked"],
    ["empty", "empty_answer"],
    ["truncated", "answer_lost"],
    ["dropped", "answer_lost"],
  ]) {
    // More often than the page asks again.
    await host.faults([{ operation: "rate", kind, times: 5 }]);
    await ask();
    await page.locator(`[data-code="${wanted}"]`).first().waitFor({ timeout: 20_000 });
    assert.equal(await page.locator('[data-field="to.name"]').inputValue(), THERE.name);
  }
  await host.faults([]);
  await ask();
  await page.locator('[data-service="03"]').waitFor();
  await page.reload();
  assert.equal(
    await page.locator('[data-field="to.name"]').inputValue(),
    THERE.name,
    "a reload loses nothing either",
  );
  await page.route("**/ups/**", (route) => route.abort());
  await ask();
  await code(page, "network");
  await context.close();
});

test("a token that ends is renewed once; where UPS refuses, the page says so and keeps the work", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await rateForm(page);
  await host.faults([{ operation: "rate", kind: "expired_token", times: 1 }]);
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  assert.equal(await count("refresh"), 1);
  await host.faults([
    { operation: "rate", kind: "expired_token", times: 5 },
    { operation: "refresh", kind: "code", code: "10400" },
  ]);
  await host.reset({ refreshAuth: "basic" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await code(page, "sign_in_again");
  assert.equal(await page.locator('[data-field="to.name"]').inputValue(), THERE.name);
  await context.close();
});

test("a lost answer to a paid request: UPS is asked, the label is found, nothing is bought twice", async () => {
  for (const kind of ["dropped", "truncated", "empty"]) {
    await host.reset();
    const { context, page } = await visit(browser);
    await connected(page, host.origin);
    await host.faults([{ operation: "ship", kind, times: 1 }]);
    await shipOnce(page);
    await page.locator("[data-done]").waitFor();
    const { shipments, labels } = await host.ledger();
    assert.equal(shipments.length, 1, kind);
    assert.deepEqual(
      labels.map(({ by }) => by),
      ["ship", "recovery"],
    );
    await page.getByRole("link", { name: "Labels", exact: true }).click();
    await page.locator(`[data-label="${shipments[0].id}"]`).waitFor();
    await context.close();
  }
});

test("a page that went away in the middle of a purchase asks on return", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await host.faults([{ operation: "ship", kind: "latency", ms: 1500, times: 1 }]);
  await shipOnce(page);
  await page.waitForTimeout(400);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.waitForTimeout(1500);
  if (!(await page.locator("[data-lost]").count())) await page.reload();
  const { shipments } = await host.ledger();
  assert.equal(shipments.length, 1);
  await page.getByRole("link", { name: "Labels", exact: true }).click();
  await page.locator(`[data-label="${shipments[0].id}"]`).waitFor();
  await context.close();
});

test("a double click buys one label; a refusal that never left the host is safe to repeat", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await host.faults([{ operation: "ship", kind: "latency", ms: 400, times: 1 }]);
  await rateForm(page);
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).dblclick();
  await page.locator("[data-done]").waitFor();
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});

test("what costs more is priced before it is bought", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await rateForm(page);
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.getByLabel("Signature").selectOption("adultSignature");
  await page.getByRole("button", { name: /^Review/ }).click();
  const question = page.getByRole("button", { name: /^Ship with .* for / });
  const asked = (await question.textContent()).match(/\$([0-9.]+)/)[1];
  await question.click();
  await page.locator("[data-done]").waitFor();
  const { shipments } = await host.ledger();
  assert.equal((shipments[0].totalCents / 100).toFixed(2), asked);
  await context.close();
});

test("Rate and Ship lead to Carriers while no account is verified", async () => {
  const { context, page } = await fresh();
  for (const name of ["Rate", "Ship"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("link", { name: "Go to Carriers" }).click();
    await page.getByRole("heading", { name: "Carriers" }).waitFor();
  }
  assert.equal((await host.ledger()).calls.length, 0, "no call that nobody asked for");
  await context.close();
});

test("without a network the page says so, keeps what is typed, and goes on when it is back", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await fillShipment(page);
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  await context.setOffline(true);
  await page.getByText("This device is offline.").waitFor();
  await fillPackage(page, 0, { weight: "6" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-code="network"]').waitFor();
  assert.equal(await page.locator('[data-field="to.name"]').inputValue(), THERE.name);
  // A page that was not loaded before cannot come now: said, with a way back.
  await page.getByRole("link", { name: "Track", exact: true }).click();
  await page.locator('[data-code="module_load_failed"]').waitFor();
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
  await context.setOffline(false);
  await page.locator("#offline:empty").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("parcelgate-track form").waitFor();
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').waitFor();
  await context.close();
});

test("a server that does not answer is told in the reader's language, which can be chosen there too", async () => {
  const { context, page } = await visit(browser);
  await page.route("**/config.json", (route) => route.abort());
  await page.goto(`${host.origin}/`);
  await code(page, "network");
  await page.locator("#language").selectOption("de");
  await page.getByRole("link", { name: "Paketdienste" }).waitFor();
  await context.close();
});

test("what is pressed on a device without a network is not lost: nothing was sent, and it can be bought afterwards; a decimal comma is one", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await fillShipment(page);
  await fillPackage(page, 0, { weight: "5,5" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.getByText("5.5 lb").first().waitFor();
  await page.getByRole("button", { name: /^Review/ }).click();
  const buy = page.getByRole("button", { name: /^Ship with .* for / });
  await buy.waitFor();
  await context.setOffline(true);
  await buy.click();
  await page.locator('[data-code="network"]').waitFor();
  assert.equal(await page.getByText("UPS's answer to a shipment was lost").count(), 0);
  await context.setOffline(false);
  await page.reload();
  await page.getByRole("button", { name: /^Review/ }).click();
  await buy.click();
  await page.locator("[data-done]").waitFor();
  assert.equal((await host.ledger()).shipments.length, 1);
  await context.close();
});
