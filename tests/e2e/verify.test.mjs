// The guided page, as a shipper walks it who has never done this: from nothing to connected accounts, and each way to fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { DEMO, STRAY, TORONTO, connected, signInAtUps, visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage();

const step = (page, name) => page.locator(`parcelgate-verify h2[data-step="${name}"]`);
const next = (page) => page.locator('parcelgate-verify [data-key="next"]').click();
/** Nothing that axe finds, and no text that is only its name. */
async function clean(page) {
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0].html}`,
    ),
    [],
  );
  const words = await page.evaluate(
    () => document.querySelector("parcelgate-verify").shadowRoot.textContent,
  );
  assert.doesNotMatch(words, /(ask|answer|step|advice|profile)-\w|undefined|\{\w+\}/);
}

async function add(page, { number, nickname, postalCode, country = "US" }) {
  const more = page.locator('parcelgate-verify [data-key="add"]');
  if (await more.count()) await more.click();
  await page.getByLabel("Account number").fill(number);
  await page.getByLabel("Nickname (yours)").fill(nickname);
  await page.getByLabel("Postal code of its pickup address").fill(postalCode);
  await page.getByLabel("Country").selectOption(country);
  await page.getByRole("button", { name: "Keep account" }).click();
  await page.locator(`parcelgate-verify [data-account="${number}"]`).waitFor();
}

/** To the step where one signs in. */
async function toConnect(page, accounts) {
  await page.goto(`${host.origin}/#/verify`);
  await step(page, "why").waitFor();
  await next(page);
  await page.getByLabel("I have a UPS.com profile").check();
  await next(page);
  await next(page);
  await step(page, "add").waitFor();
  for (const account of accounts) await add(page, account);
  await next(page);
  await step(page, "connect").waitFor();
}

test("from nothing to connected: each step says where it is, is clean, and keeps the focus", async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto(`${host.origin}/`);
  await page.getByRole("link", { name: "Guide me step by step" }).click();
  await step(page, "why").waitFor();
  assert.ok((await page.title()).startsWith("Connect"));
  for (const question of [
    "How do I know whether it concerns me?",
    "Who is the primary account holder?",
    "Where do I find my account number?",
  ])
    await page.getByText(question).waitFor();
  await clean(page);
  await next(page);
  await step(page, "profile").waitFor();
  assert.equal(
    await page.evaluate(
      () => document.querySelector("parcelgate-verify").shadowRoot.activeElement.dataset.step,
    ),
    "profile",
  );
  assert.ok(await page.locator('[data-key="next"]').isDisabled(), "one of three is true");
  for (const [label, advice] of [
    ["Mine is a CampusShip profile", "never had a UPS profile"],
    ["I have none, or cannot get into it", "reset its password"],
    ["I have a UPS.com profile", "cannot be verified together"],
  ]) {
    await page.getByLabel(label).check();
    await page.locator("[data-advice]").getByText(advice).waitFor();
    await clean(page);
  }
  await next(page);
  await step(page, "register").waitFor();
  await page.getByText("I have no PIN, or lost it").click();
  await page.getByText("number, date and amount of an invoice").waitFor();
  await clean(page);
  await next(page);
  await step(page, "add").waitFor();
  await clean(page);
  await add(page, DEMO);
  await add(page, TORONTO);
  await next(page);
  await page.getByText("One sign-in verifies all 2 accounts").waitFor();
  await clean(page);
  await page.getByRole("button", { name: "Sign in at UPS" }).click();
  await signInAtUps(page);
  await page.waitForURL(/#\/verify/);
  await page.locator('[data-outcome="all"]').getByText("All 2 accounts are connected.").waitFor();
  await page.getByText("You can ship, at list prices").waitFor();
  await clean(page);
  assert.equal(await count("token"), 1);
  await page.getByRole("button", { name: "Done" }).click();
  await page.locator(`parcelgate-carriers [data-account="${DEMO.number}"]`).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("an account that is not on the profile: what to do stands there; mended at UPS and verified again", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [DEMO, STRAY]);
  await page.getByRole("button", { name: "Sign in at UPS" }).click();
  await signInAtUps(page);
  await page.getByText("1 of 2 accounts is connected.").waitFor();
  await page.getByText("UPS says Z9Y8X7 is not on the profile").waitFor();
  await page.getByText("Everything is right, and UPS still refuses").waitFor();
  await clean(page);
  await page.getByRole("button", { name: "Change the accounts" }).click();
  await page.getByRole("button", { name: "Remove Z9Y8X7" }).click();
  await page
    .getByRole("group", { name: "Remove Z9Y8X7" })
    .getByRole("button", { name: "Remove Z9Y8X7" })
    .click();
  await page.locator('[data-account="Z9Y8X7"]').waitFor({ state: "detached" });
  await next(page);
  await page.getByRole("button", { name: "Sign in at UPS" }).click();
  await signInAtUps(page);
  await page.getByText("Your account is connected.").waitFor();
  await context.close();
});

test("back from UPS without signing in, and a reload at each step, lose nothing", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [DEMO]);
  await page.getByRole("button", { name: "Sign in at UPS" }).click();
  await page.getByLabel("Username").waitFor();
  await page.goBack();
  await step(page, "connect").waitFor();
  await page.reload();
  await step(page, "connect").waitFor();
  for (const [back, name] of [
    ["add", "add"],
    ["register", "register"],
    ["profile", "profile"],
  ]) {
    await page.getByRole("button", { name: "Back" }).click();
    await step(page, name).waitFor();
    await page.reload();
    await step(page, back).waitFor();
  }
  assert.ok(await page.getByLabel("I have a UPS.com profile").isChecked());
  await context.close();
});

test("in a window of its own, by keyboard alone, on a phone; a host page takes Done over", async () => {
  const { context, page, complaints } = await visit(browser, {
    viewport: { width: 320, height: 640 },
  });
  await toConnect(page, [DEMO]);
  await page.evaluate(() => {
    globalThis.told = [];
    const element = document.querySelector("parcelgate-verify");
    for (const name of ["parcelgate-verified", "parcelgate-done-submit"])
      element.addEventListener(name, (event) =>
        globalThis.told.push([
          name,
          event.detail.accounts.map(({ number, state }) => `${number} ${state}`),
        ]),
      );
    element.addEventListener("parcelgate-done-submit", (event) => event.preventDefault());
  });
  await page.getByLabel("Open UPS's sign-in in a window of its own").focus();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: "Sign in at UPS" }).focus();
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
  await signInAtUps(popup);
  await page.getByText("Your account is connected.").waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await clean(page);
  await page.getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");
  assert.deepEqual(await page.evaluate(() => globalThis.told), [
    ["parcelgate-verified", ["A1B2C3 verified"]],
    ["parcelgate-done-submit", ["A1B2C3 verified"]],
  ]);
  await step(page, "outcome").waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a window that is closed without a sign-in gives the focus back to the button, at each place where one signs in", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [STRAY]);
  await page.getByLabel("Open UPS's sign-in in a window of its own").check();
  const press = async (name) =>
    (
      await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name }).click()])
    )[0];
  const closed = async (name, key) => {
    const popup = await press(name);
    await popup.getByLabel("Username").waitFor();
    await popup.close();
    await page.locator('parcelgate-verify [data-code="popup_closed"]').waitFor();
    await page.waitForFunction(
      (wanted) =>
        document.querySelector("parcelgate-verify").shadowRoot.activeElement?.dataset.key ===
        wanted,
      key,
    );
  };
  await closed("Sign in at UPS", "sign-in");
  await signInAtUps(await press("Sign in at UPS"));
  await page.locator('[data-outcome="some"]').waitFor();
  await closed("Verify again", "sign-in");
  await closed("Sign in with another profile", `other-${STRAY.number}`);
  await context.close();
});

test("steps pressed in quick order: the last one stands, whatever takes longer", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [DEMO]);
  await page.evaluate(() => {
    const { client, shadowRoot } = document.querySelector("parcelgate-verify");
    // The first answer comes last.
    const list = client.accounts.list.bind(client.accounts);
    let delay = 400;
    client.accounts.list = async () => {
      const ms = (delay -= 150);
      const accounts = await list();
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
      return accounts;
    };
    for (const name of ["add", "register", "profile"])
      shadowRoot.querySelector(`[data-key="step-${name}"]`).click();
  });
  await page.waitForTimeout(600);
  await step(page, "profile").waitFor();
  assert.equal(
    await page.locator('parcelgate-verify [aria-current="step"]').getAttribute("data-key"),
    "step-profile",
  );
  await context.close();
});

test("done-href leads nowhere but to this origin", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [DEMO]);
  await page.getByRole("button", { name: "Sign in at UPS" }).click();
  await signInAtUps(page);
  await page.getByText("Your account is connected.").waitFor();
  for (const foreign of [
    "https://evil.example/",
    "//evil.example",
    "javascript:alert(1)",
    "http://[",
  ]) {
    await page.evaluate(
      (href) => document.querySelector("parcelgate-verify").setAttribute("done-href", href),
      foreign,
    );
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByText("You are done: this page may be closed.").first().waitFor();
    assert.ok(page.url().startsWith(host.origin), foreign);
  }
  await context.close();
});

test("each step has an address: Back and Forward walk them, a step that was reached can be gone to, one that was not cannot", async () => {
  const { context, page } = await visit(browser);
  await toConnect(page, [DEMO]);
  assert.equal(new URL(page.url()).hash, "#/verify/connect");
  await page.goBack();
  await step(page, "add").waitFor();
  assert.equal(
    await page.evaluate(
      () => document.querySelector("parcelgate-verify").shadowRoot.activeElement.dataset.step,
    ),
    "add",
  );
  await page.goBack();
  await step(page, "register").waitFor();
  await page.goForward();
  await step(page, "add").waitFor();
  await page.getByRole("button", { name: "1. What it is about" }).click();
  await step(page, "why").waitFor();
  await page.getByRole("button", { name: "5. Sign in" }).click();
  await step(page, "connect").waitFor();
  assert.ok(await page.getByRole("button", { name: "6. Outcome" }).isDisabled());
  await page.goto(`${host.origin}/#/verify/outcome`);
  await step(page, "connect").waitFor();
  await page.goto(`${host.origin}/#/verify/profile`);
  await step(page, "profile").waitFor();
  await context.close();
  // Somebody else opens the shared address: nothing was reached there.
  const other = await visit(browser);
  await other.page.goto(`${host.origin}/#/verify/connect`);
  await step(other.page, "why").waitFor();
  await other.context.close();
});

test("an account is edited where it stands; removing one is asked about, and the focus stays at work", async () => {
  const { context, page } = await visit(browser);
  const focused = (key) =>
    page.waitForFunction(
      (wanted) =>
        document.querySelector("parcelgate-verify").shadowRoot.activeElement?.dataset.key ===
        wanted,
      key,
    );
  await toConnect(page, [{ ...DEMO, postalCode: "21039" }]);
  await page.goBack();
  await page.getByRole("button", { name: `Edit ${DEMO.number}` }).click();
  assert.equal(await page.getByLabel("Postal code of its pickup address").inputValue(), "21039");
  await page.getByLabel("Postal code of its pickup address").fill("30005");
  // What was half changed outlives a reload.
  await page.reload();
  assert.equal(await page.getByLabel("Postal code of its pickup address").inputValue(), "30005");
  await page.getByRole("button", { name: "Keep account" }).click();
  await page.locator(`[data-account="${DEMO.number}"]`).getByText("US 30005").waitFor();
  await page.getByRole("button", { name: `Remove ${DEMO.number}` }).click();
  await focused(`really-${DEMO.number}`);
  await page.keyboard.press("Escape");
  await page.getByRole("group", { name: `Remove ${DEMO.number}` }).waitFor({ state: "detached" });
  await focused(`remove-${DEMO.number}`);
  await page.keyboard.press("Enter");
  await page
    .getByRole("group", { name: `Remove ${DEMO.number}` })
    .getByRole("button", { name: "Remove" })
    .click();
  await page.locator(`[data-account="${DEMO.number}"]`).waitFor({ state: "detached" });
  // The form of the first account.
  await focused("number");
  await clean(page);
  await context.close();
});

test("Carriers: a mistyped account is mended at what UPS said of it, and verified", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin, [{ ...DEMO, number: "A1B2C4" }]);
  const row = (number) => page.locator(`parcelgate-carriers [data-account="${number}"]`);
  await row("A1B2C4").getByText("one wrong sign is enough").waitFor();
  await row("A1B2C4").locator('[data-key="mend-A1B2C4"]').click();
  await page.getByRole("group", { name: "Edit A1B2C4" }).waitFor();
  await page.getByLabel("Account number").fill("A1B2");
  await page.getByRole("button", { name: "Keep account" }).click();
  await page.locator(".err").getByText(/6|ten/).first().waitFor();
  await page.getByLabel("Account number").fill(DEMO.number);
  await page.getByRole("button", { name: "Keep account" }).click();
  await row(DEMO.number).locator('[data-state="unchecked"]').waitFor();
  assert.equal(await row("A1B2C4").count(), 0);
  await page.getByRole("button", { name: `Verify ${DEMO.number}` }).click();
  await row(DEMO.number).locator('[data-state="verified"]').waitFor();
  // Another nickname is nothing that UPS has to look at.
  await page.getByRole("button", { name: `Edit ${DEMO.number}` }).click();
  await page.getByLabel("Nickname (yours)").fill("Warehouse");
  await page.getByRole("button", { name: "Keep account" }).click();
  await row(DEMO.number).getByText("Warehouse").waitFor();
  await row(DEMO.number).locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("an account that goes or changes while UPS is asked about it is not brought back by the answer", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin, [DEMO, TORONTO]);
  await host.faults([{ operation: "rate", kind: "latency", ms: 600, times: 1 }]);
  const outcome = await page.evaluate(
    async ([one, other]) => {
      const { init } = await import("/parcelgate.js");
      const config = await (await fetch("/config.json")).json();
      const ups = (await init()).client({
        clientId: config.clientId,
        environment: "sandbox",
        authorizeUrl: config.environments[0].authorizeUrl,
        proxy: config.proxy,
        redirectUri: config.redirectUris[0],
      });
      const all = ups.accounts.verifyAll();
      while (ups.accounts.checking !== one) await new Promise((resolve) => setTimeout(resolve, 10));
      await ups.accounts.change(one, { postalCode: "90210" });
      await ups.accounts.remove(other);
      await all;
      const unknown = await ups.accounts.change("ZZZZZZ", {}).catch(({ code }) => code);
      const taken = await ups.accounts
        .add({ number: "B9B9B9", postalCode: "30005", country: "US" })
        .then(() => ups.accounts.change("B9B9B9", { number: one }))
        .catch(({ problems }) => problems.map(({ field, code }) => `${field} ${code}`));
      return [
        unknown,
        taken,
        (await ups.accounts.list()).map(
          ({ number, postalCode, state }) => `${number} ${postalCode} ${state}`,
        ),
      ];
    },
    [DEMO.number, TORONTO.number],
  );
  assert.deepEqual(outcome, [
    "account_unknown",
    ["number account_known"],
    [`${DEMO.number} 90210 unchecked`, "B9B9B9 30005 unchecked"],
  ]);
  await context.close();
});
