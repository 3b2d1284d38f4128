// The page is drawn before the module is there; what is pressed until then is done as soon as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO } from "../pages/journeys.mjs";

stage();

const WASM = "**/parcelgate-web_bg.wasm";

/** The Carriers page with an account, the module held back until it is let go. */
async function held() {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(WASM, async (route) => {
    await gate;
    return route.continue();
  });
  await page.reload();
  const verify = carriers.verifyButton(DEMO.number);
  await verify.waitFor();
  assert.equal(
    await page.evaluate(() => document.documentElement.dataset.ready),
    undefined,
    "the module is not there",
  );
  return { context, page, verify, release };
}

test("Verify works when it is pressed before the module is loaded", async () => {
  const { context, page, verify, release } = await held();
  const { carriers, signIn } = on(page);
  await verify.click();
  await carriers.openingMark(DEMO.number).waitFor();
  release();
  await signIn.signIn();
  await carriers.verified().waitFor();
  const { calls } = await host.ledger();
  assert.ok(calls.length > 0);
  await context.close();
});

test("the sign-in window opens on the click, and goes to UPS once the module is loaded", async () => {
  const { context, page, verify, release } = await held();
  const { carriers } = on(page);
  await carriers.useSignInWindow();
  const opened = page.waitForEvent("popup");
  await verify.click();
  const popup = await opened;
  assert.equal(popup.url(), "about:blank");
  release();
  await on(popup).signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});

test("a sign-in that is cancelled before the module is loaded never starts", async () => {
  const { context, page, verify, release } = await held();
  const { carriers, shell } = on(page);
  await carriers.useSignInWindow();
  const opened = page.waitForEvent("popup");
  await verify.click();
  const popup = await opened;
  const closed = popup.waitForEvent("close");
  await carriers.stopWaitingButton.click();
  await closed;
  release();
  await shell.ready();
  assert.equal(
    await page.evaluate(() =>
      Object.keys(sessionStorage).some((key) => key.includes("transaction")),
    ),
    false,
  );
  assert.equal(await shell.chip().getAttribute("data-state"), "disconnected");
  await verify.waitFor();
  await context.close();
});

test("an account can be added before the module is loaded", async () => {
  const { context, page, release } = await held();
  const { carriers, track } = on(page);
  await carriers.openForm();
  await carriers.numberField.fill("X1Y2Z3");
  await carriers.postalCodeField.fill("21093");
  await carriers.keep();
  release();
  await carriers.account("X1Y2Z3").waitFor();
  await track.open();
  await track.heading.waitFor();
  await context.close();
});

test("the page reports a module that fails to load, and offers a retry", async () => {
  const { context, page } = await visit(browser);
  const { carriers, shell } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await page.route(WASM, (route) => route.abort());
  await page.reload();
  await shell.problem("module_load_failed").waitFor();
  await page.unroute(WASM);
  await shell.tryAgainButton.click();
  await carriers.verifyButton(DEMO.number).waitFor();
  await shell.ready();
  await context.close();
});
