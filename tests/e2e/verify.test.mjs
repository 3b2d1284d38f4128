// The guide, as a new shipper uses it: from nothing to connected accounts, and every way to fail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on, opened } from "../pages/index.mjs";
import { DEMO, STRAY, TORONTO, connected } from "../pages/journeys.mjs";

stage();

/** The page is accessible, and no text is a bare key. */
async function clean(page) {
  await assertAccessible(page);
  const words = await on(page).guide.self.evaluate(({ shadowRoot }) => shadowRoot.textContent);
  assert.doesNotMatch(words, /(ask|answer|step|advice|profile)-\w|undefined|\{\w+\}/);
}

/** Goes to the step that signs in. */
async function toConnect(page, accounts) {
  const { guide } = on(page);
  await page.goto(`${host.origin}/#/verify`);
  await guide.waitForStep("why");
  await guide.next();
  await guide.chooseProfile("upsCom");
  await guide.next();
  await guide.next();
  await guide.waitForStep("add");
  for (const account of accounts) await guide.addAccount(account);
  await guide.next();
  await guide.waitForStep("connect");
}

test("the guide leads from nothing to connected accounts", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, guide, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.openGuide();
  await guide.waitForStep("why");
  assert.ok((await page.title()).startsWith("Connect"));
  for (const question of guide.questions) await question.waitFor();
  await clean(page);
  await guide.next();
  await guide.waitForStep("profile");
  assert.equal(await guide.focusedStep(), "profile");
  assert.ok(await guide.nextButton.isDisabled(), "the user has to choose one of three");
  for (const profile of ["campusShip", "none", "upsCom"]) {
    await guide.chooseProfile(profile);
    await guide.advice(profile).waitFor();
    await clean(page);
  }
  await guide.next();
  await guide.waitForStep("register");
  await guide.openPinHelp();
  await guide.pinHelp.waitFor();
  await clean(page);
  await guide.next();
  await guide.waitForStep("add");
  await clean(page);
  await guide.addAccount(DEMO);
  await guide.addAccount(TORONTO);
  await guide.next();
  await guide.oneSignInNote(2).waitFor();
  await clean(page);
  await guide.signIn();
  await signIn.signIn();
  await page.waitForURL(/#\/verify/);
  await guide.allConnectedNote(2).waitFor();
  await guide.listPricesNote.waitFor();
  await clean(page);
  assert.equal(await count("token"), 1);
  await guide.doneButton.click();
  await carriers.account(DEMO.number).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("an account that is not on the profile gets advice, and can be removed", async () => {
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
  await guide.confirmRemoval("Z9Y8X7");
  await guide.waitUntilRemoved("Z9Y8X7");
  await guide.next();
  await guide.signIn();
  await signIn.signIn();
  await guide.connectedNote.waitFor();
  await context.close();
});

test("the guide survives Back from UPS and a reload at each step", async () => {
  const { context, page } = await visit(browser);
  const { guide, signIn } = on(page);
  await toConnect(page, [DEMO]);
  await guide.signIn();
  await signIn.waitFor();
  await page.goBack();
  await guide.waitForStep("connect");
  await page.reload();
  await guide.waitForStep("connect");
  for (const [back, name] of [
    ["add", "add"],
    ["register", "register"],
    ["profile", "profile"],
  ]) {
    await guide.back();
    await guide.waitForStep(name);
    await page.reload();
    await guide.waitForStep(back);
  }
  assert.ok(await guide.profileChoice("upsCom").isChecked());
  await context.close();
});

test("the guide works by keyboard in a sign-in window on a phone, and a portal can take over Done", async () => {
  const { context, page, complaints } = await visit(browser, {
    viewport: { width: 320, height: 640 },
  });
  const { guide } = on(page);
  await toConnect(page, [DEMO]);
  await page.evaluate(() => {
    globalThis.heard = [];
    const element = document.querySelector("parcelgate-verify");
    for (const name of ["parcelgate-verified", "parcelgate-done-submit"])
      element.addEventListener(name, (event) =>
        globalThis.heard.push([
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
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [
    ["parcelgate-verified", ["A1B2C3 verified"]],
    ["parcelgate-done-submit", ["A1B2C3 verified"]],
  ]);
  await guide.waitForStep("outcome");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a closed sign-in window gives the focus back to its button", async () => {
  const { context, page } = await visit(browser);
  const { guide } = on(page);
  await toConnect(page, [STRAY]);
  await guide.useSignInWindow();
  const closed = async (press, key) => {
    const popup = await opened(page, press);
    await on(popup).signIn.waitFor();
    await popup.close();
    await guide.problem("popup_closed").waitFor();
    await guide.waitForFocus(key);
  };
  await closed(() => guide.signIn(), "sign-in");
  const popup = await opened(page, () => guide.signIn());
  await on(popup).signIn.signIn();
  await guide.outcome("some").waitFor();
  await closed(() => guide.verifyAgain(), "sign-in");
  await closed(() => guide.signInWithOtherProfile(), `other-${STRAY.number}`);
  await context.close();
});

test("the last of several quick steps wins", async () => {
  const { context, page } = await visit(browser);
  const { guide } = on(page);
  await toConnect(page, [DEMO]);
  // The answers arrive in reverse order: the one for the last press comes first.
  await page.evaluate(async () => {
    const { client, shadowRoot } = document.querySelector("parcelgate-verify");
    const list = client.accounts.list.bind(client.accounts);
    const answers = [];
    client.accounts.list = async () => {
      const turn = new Promise((resolve) => answers.push(resolve));
      const accounts = await list();
      await turn;
      return accounts;
    };
    for (const name of ["add", "register", "profile"])
      shadowRoot.querySelector(`[data-key="step-${name}"]`).click();
    while (answers.length < 3) await new Promise(requestAnimationFrame);
    client.accounts.list = list;
    for (const answer of answers.reverse()) {
      answer();
      await new Promise(requestAnimationFrame);
    }
  });
  await guide.waitForStep("profile");
  assert.equal(await guide.currentStepKey(), "step-profile");
  await context.close();
});

test("done-href stays on this origin", async () => {
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

test("each step that was reached has an address", async () => {
  const { context, page } = await visit(browser);
  const { guide } = on(page);
  await toConnect(page, [DEMO]);
  assert.equal(new URL(page.url()).hash, "#/verify/connect");
  await page.goBack();
  await guide.waitForStep("add");
  assert.equal(await guide.focusedStep(), "add");
  await page.goBack();
  await guide.waitForStep("register");
  await page.goForward();
  await guide.waitForStep("add");
  await guide.stepButton("why").click();
  await guide.waitForStep("why");
  await guide.stepButton("connect").click();
  await guide.waitForStep("connect");
  assert.ok(await guide.stepButton("outcome").isDisabled());
  await page.goto(`${host.origin}/#/verify/outcome`);
  await guide.waitForStep("connect");
  await page.goto(`${host.origin}/#/verify/profile`);
  await guide.waitForStep("profile");
  await context.close();
  // Another browser that opens the address starts at the first step.
  const other = await visit(browser);
  await other.page.goto(`${host.origin}/#/verify/connect`);
  await on(other.page).guide.waitForStep("why");
  await other.context.close();
});

test("accounts can be edited in place, and a removal is confirmed", async () => {
  const { context, page } = await visit(browser);
  const { guide } = on(page);
  await toConnect(page, [{ ...DEMO, postalCode: "21039" }]);
  await page.goBack();
  await guide.editButton(DEMO.number).click();
  assert.equal(await guide.postalCodeField.inputValue(), "21039");
  await guide.postalCodeField.fill("30005");
  // A reload keeps an unfinished edit.
  await page.reload();
  assert.equal(await guide.postalCodeField.inputValue(), "30005");
  await guide.keep();
  await guide.account(DEMO.number).getByText("US 30005").waitFor();
  await guide.remove(DEMO.number);
  await guide.waitForFocus(`really-${DEMO.number}`);
  await page.keyboard.press("Escape");
  await guide.removeQuestion(DEMO.number).waitFor({ state: "detached" });
  await guide.waitForFocus(`remove-${DEMO.number}`);
  await page.keyboard.press("Enter");
  await guide.confirmRemoval(DEMO.number);
  await guide.waitUntilRemoved(DEMO.number);
  // The form for the first account has the focus.
  await guide.waitForFocus("number");
  await clean(page);
  await context.close();
});

test("Carriers: a mistyped account can be corrected and verified", async () => {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await connected(page, host.origin, [{ ...DEMO, number: "A1B2C4" }]);
  await carriers.typoHint("A1B2C4").waitFor();
  await carriers.fix("A1B2C4");
  await carriers.editForm("A1B2C4").waitFor();
  await carriers.numberField.fill("A1B2");
  await carriers.keep();
  await carriers.accountError("numberLength").waitFor();
  await carriers.numberField.fill(DEMO.number);
  await carriers.keep();
  await carriers.state(DEMO.number, "unchecked").waitFor();
  assert.equal(await carriers.account("A1B2C4").count(), 0);
  await carriers.verify(DEMO.number);
  await carriers.state(DEMO.number, "verified").waitFor();
  // A new nickname needs no new check by UPS.
  await carriers.editButton(DEMO.number).click();
  await carriers.nicknameField.fill("Warehouse");
  await carriers.keep();
  await carriers.account(DEMO.number).getByText("Warehouse").waitFor();
  await carriers.state(DEMO.number, "verified").waitFor();
  await context.close();
});

test("UPS's answer does not restore an account that was changed or removed", async () => {
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
      while (ups.accounts.checking !== one) await new Promise(requestAnimationFrame);
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
