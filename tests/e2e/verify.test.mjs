// The guided page, as a shipper walks it who has never done this: from nothing to connected accounts, and each way to fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, STRAY, TORONTO, connected } from "../pages/journeys.mjs";

stage();

const step = (page, name) => on(page).guide.step(name);
const next = (page) => on(page).guide.next();
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
  const { carriers, guide } = on(page);
  const more = page.locator('parcelgate-verify [data-key="add"]');
  if (await more.count()) await more.click();
  await guide.numberField.fill(number);
  await guide.nicknameField.fill(nickname);
  await guide.postalCodeField.fill(postalCode);
  await carriers.countryField.selectOption(country);
  await guide.keep();
  await page.locator(`parcelgate-verify [data-account="${number}"]`).waitFor();
}

/** To the step where one signs in. */
async function toConnect(page, accounts) {
  await page.goto(`${host.origin}/#/verify`);
  await step(page, "why").waitFor();
  await next(page);
  await on(page).guide.chooseProfile("upsCom");
  await next(page);
  await next(page);
  await step(page, "add").waitFor();
  for (const account of accounts) await add(page, account);
  await next(page);
  await step(page, "connect").waitFor();
}

test("from nothing to connected: each step says where it is, is clean, and keeps the focus", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, guide, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.openGuide();
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
    await guide.focusedStep(),
    "profile",
  );
  assert.ok(await guide.nextButton.isDisabled(), "one of three is true");
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
  await guide.openPinHelp();
  await guide.pinHelp.waitFor();
  await clean(page);
  await next(page);
  await step(page, "add").waitFor();
  await clean(page);
  await add(page, DEMO);
  await add(page, TORONTO);
  await next(page);
  await guide.oneSignInNote(2).waitFor();
  await clean(page);
  await guide.signIn();
  await signIn.signIn();
  await page.waitForURL(/#\/verify/);
  await page.locator('[data-outcome="all"]').getByText("All 2 accounts are connected.").waitFor();
  await guide.listPricesNote.waitFor();
  await clean(page);
  assert.equal(await count("token"), 1);
  await guide.doneButton.click();
  await carriers.account(DEMO.number).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("an account that is not on the profile: what to do stands there; mended at UPS and verified again", async () => {
  const { context, page } = await visit(browser);
  const { guide, signIn } = on(page);
  await toConnect(page, [DEMO, STRAY]);
  await guide.signIn();
  await signIn.signIn();
  await guide.someConnectedNote(1, 2).waitFor();
  await guide.notOnProfileNote("Z9Y8X7").waitFor();
  await guide.stillRefusedNote.waitFor();
  await clean(page);
  await guide.changeAccounts();
  await guide.remove("Z9Y8X7");
  await guide.removeQuestion("Z9Y8X7").getByRole("button", { name: "Remove Z9Y8X7" }).click();
  await guide.waitUntilRemoved("Z9Y8X7");
  await next(page);
  await guide.signIn();
  await signIn.signIn();
  await guide.connectedNote.waitFor();
  await context.close();
});

test("back from UPS without signing in, and a reload at each step, lose nothing", async () => {
  const { context, page } = await visit(browser);
  const { guide, signIn } = on(page);
  await toConnect(page, [DEMO]);
  await guide.signIn();
  await signIn.waitFor();
  await page.goBack();
  await step(page, "connect").waitFor();
  await page.reload();
  await step(page, "connect").waitFor();
  for (const [back, name] of [
    ["add", "add"],
    ["register", "register"],
    ["profile", "profile"],
  ]) {
    await guide.back();
    await step(page, name).waitFor();
    await page.reload();
    await step(page, back).waitFor();
  }
  assert.ok(await guide.profileChoice("upsCom").isChecked());
  await context.close();
});

test("in a window of its own, by keyboard alone, on a phone; a host page takes Done over", async () => {
  const { context, page, complaints } = await visit(browser, {
    viewport: { width: 320, height: 640 },
  });
  const { guide } = on(page);
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
  await guide.signInWindowBox.focus();
  await page.keyboard.press("Space");
  await guide.signInButton.focus();
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("Enter")]);
  await on(popup).signIn.signIn();
  await guide.connectedNote.waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await clean(page);
  await guide.doneButton.focus();
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
  const { guide } = on(page);
  await toConnect(page, [STRAY]);
  await guide.useSignInWindow();
  const press = async (name) =>
    (
      await Promise.all([page.waitForEvent("popup"), page.getByRole("button", { name }).click()])
    )[0];
  const closed = async (name, key) => {
    const popup = await press(name);
    await on(popup).signIn.waitFor();
    await popup.close();
    await guide.problem("popup_closed").waitFor();
    await guide.waitForFocus(key);
  };
  await closed("Sign in at UPS", "sign-in");
  await signInAtUps(await press("Sign in at UPS"));
  await guide.outcome("some").waitFor();
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
  assert.equal(await on(page).guide.currentStepKey(), "step-profile");
  await context.close();
});

test("done-href leads nowhere but to this origin", async () => {
  const { context, page } = await visit(browser);
  const { guide, signIn } = on(page);
  await toConnect(page, [DEMO]);
  await guide.signIn();
  await signIn.signIn();
  await guide.connectedNote.waitFor();
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
    await guide.doneButton.click();
    await guide.finishedNote.waitFor();
    assert.ok(page.url().startsWith(host.origin), foreign);
  }
  await context.close();
});

test("each step has an address: Back and Forward walk them, a step that was reached can be gone to, one that was not cannot", async () => {
  const { context, page } = await visit(browser);
  const { guide } = on(page);
  await toConnect(page, [DEMO]);
  assert.equal(new URL(page.url()).hash, "#/verify/connect");
  await page.goBack();
  await step(page, "add").waitFor();
  assert.equal(
    await guide.focusedStep(),
    "add",
  );
  await page.goBack();
  await step(page, "register").waitFor();
  await page.goForward();
  await step(page, "add").waitFor();
  await guide.stepButton("why").click();
  await step(page, "why").waitFor();
  await guide.stepButton("connect").click();
  await step(page, "connect").waitFor();
  assert.ok(await guide.stepButton("outcome").isDisabled());
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
  const { guide } = on(page);
  const focused = (key) =>
    guide.waitForFocus(key);
  await toConnect(page, [{ ...DEMO, postalCode: "21039" }]);
  await page.goBack();
  await guide.editButton(DEMO.number).click();
  assert.equal(await guide.postalCodeField.inputValue(), "21039");
  await guide.postalCodeField.fill("30005");
  // What was half changed outlives a reload.
  await page.reload();
  assert.equal(await guide.postalCodeField.inputValue(), "30005");
  await guide.keep();
  await guide.account(DEMO.number).getByText("US 30005").waitFor();
  await guide.remove(DEMO.number);
  await focused(`really-${DEMO.number}`);
  await page.keyboard.press("Escape");
  await guide.removeQuestion(DEMO.number).waitFor({ state: "detached" });
  await focused(`remove-${DEMO.number}`);
  await page.keyboard.press("Enter");
  await guide.removeQuestion(DEMO.number).getByRole("button", { name: "Remove" }).click();
  await guide.waitUntilRemoved(DEMO.number);
  // The form of the first account.
  await focused("number");
  await clean(page);
  await context.close();
});

test("Carriers: a mistyped account is mended at what UPS said of it, and verified", async () => {
  const { context, page } = await visit(browser);
  const { carriers, guide } = on(page);
  await connected(page, host.origin, [{ ...DEMO, number: "A1B2C4" }]);
  const row = (number) => carriers.account(number);
  await row("A1B2C4").getByText("one wrong sign is enough").waitFor();
  await row("A1B2C4").locator('[data-key="mend-A1B2C4"]').click();
  await carriers.editForm("A1B2C4").waitFor();
  await guide.numberField.fill("A1B2");
  await guide.keep();
  await page.locator(".err").getByText(/6|ten/).first().waitFor();
  await guide.numberField.fill(DEMO.number);
  await guide.keep();
  await row(DEMO.number).locator('[data-state="unchecked"]').waitFor();
  assert.equal(await row("A1B2C4").count(), 0);
  await carriers.verify(DEMO.number);
  await row(DEMO.number).locator('[data-state="verified"]').waitFor();
  // Another nickname is nothing that UPS has to look at.
  await guide.editButton(DEMO.number).click();
  await guide.nicknameField.fill("Warehouse");
  await guide.keep();
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
