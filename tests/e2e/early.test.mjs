// The page is drawn before the module is there; what is pressed until then is done as soon as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEMO, addAccount, signInAtUps, visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

const WASM = "**/parcelgate-web_bg.wasm";

/** The Carriers page with an account, the module held back until it is let go. */
async function held() {
  const { context, page } = await visit(browser);
  await page.goto(`${host.origin}/`);
  await addAccount(page, DEMO);
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(WASM, async (route) => {
    await gate;
    return route.continue();
  });
  await page.reload();
  const verify = page.getByRole("button", { name: `Verify ${DEMO.number}` });
  await verify.waitFor();
  assert.equal(
    await page.evaluate(() => document.documentElement.dataset.ready),
    undefined,
    "the module is not there",
  );
  return { context, page, verify, release };
}

test("Verify pressed before the module is there leads to UPS's sign-in and back", async () => {
  const { context, page, verify, release } = await held();
  await verify.click();
  await page
    .getByRole("button", { name: `Verify ${DEMO.number}` })
    .getByText("Opening UPS")
    .waitFor();
  release();
  await signInAtUps(page);
  await page.locator('[data-state="verified"]').waitFor();
  const { calls } = await host.ledger();
  assert.ok(calls.length > 0);
  await context.close();
});

test("a window of its own opens in the click, and goes to UPS once the module is there", async () => {
  const { context, page, verify, release } = await held();
  await page.getByLabel("window of its own").check();
  const opened = page.waitForEvent("popup");
  await verify.click();
  const popup = await opened;
  assert.equal(popup.url(), "about:blank");
  release();
  await signInAtUps(popup);
  await page.locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("a sign-in that is stopped before the module is there never begins", async () => {
  const { context, page, verify, release } = await held();
  await page.getByLabel("window of its own").check();
  const opened = page.waitForEvent("popup");
  await verify.click();
  const popup = await opened;
  const closed = popup.waitForEvent("close");
  await page.getByRole("button", { name: "Stop waiting" }).click();
  await closed;
  release();
  await page.locator("html[data-ready]").waitFor();
  assert.equal(
    await page.evaluate(() =>
      Object.keys(sessionStorage).some((key) => key.includes("transaction")),
    ),
    false,
  );
  assert.equal(await page.locator("#chip").getAttribute("data-state"), "disconnected");
  await verify.waitFor();
  await context.close();
});

test("an account is added and another page is opened before the module is there", async () => {
  const { context, page, release } = await held();
  await page.getByRole("button", { name: "Add account" }).click();
  await page.getByLabel("Account number").fill("X1Y2Z3");
  await page.getByLabel("Postal code").fill("21093");
  await page.locator('form button[type="submit"]').click();
  release();
  await page.locator('[data-account="X1Y2Z3"]').waitFor();
  await page.getByRole("link", { name: "Track", exact: true }).click();
  await page.locator("parcelgate-track h1").waitFor();
  await context.close();
});

test("a module that cannot be had is told where the page was drawn, and is asked for again", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${host.origin}/`);
  await addAccount(page, DEMO);
  await page.route(WASM, (route) => route.abort());
  await page.reload();
  await page.locator('[role="alert"][data-code="module_load_failed"]').waitFor();
  await page.unroute(WASM);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: `Verify ${DEMO.number}` }).waitFor();
  await page.locator("html[data-ready]").waitFor();
  await context.close();
});
