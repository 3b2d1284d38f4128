// Keys of the shell: shown by ?, heard nowhere where somebody types, and off for who wants them off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

async function begin(options) {
  const { context, page, complaints } = await visit(browser, options);
  await page.goto(`${host.origin}/`);
  await page.waitForSelector("html[data-ready]");
  return { context, page, complaints };
}
const at = (page) => page.evaluate(() => location.hash);

test("g and a letter goes to each page, / to its first field, ? shows all of them", async () => {
  const { context, page, complaints } = await begin();
  for (const [key, hash] of [
    ["r", "rate"],
    ["s", "ship"],
    ["l", "labels"],
    ["b", "batch"],
    ["p", "station"],
    ["t", "track"],
  ]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.locator(`parcelgate-${hash} h1`).waitFor();
  }
  await page.locator("parcelgate-track form").waitFor();
  await page.keyboard.press("/");
  assert.equal(
    await page.evaluate(
      () => document.querySelector("parcelgate-track").shadowRoot.activeElement.dataset.field,
    ),
    "number",
  );
  await page.keyboard.type("gr?");
  assert.equal(
    await page.getByLabel("Tracking number").inputValue(),
    "gr?",
    "what is typed is typed",
  );
  assert.equal(await at(page), "#/track");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.locator("#main").focus();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id),
    [],
  );
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  assert.equal(await at(page), "#/track", "a dialog is over the page");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("dialog").count(), 0);
  assert.equal(
    await page.evaluate(() => document.activeElement.id),
    "main",
    "the focus is where it was",
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("switched off they stay off, and are found again in the footer; another key between, or too late, goes nowhere", async () => {
  const { context, page } = await begin({ viewport: { width: 320, height: 700 } });
  await page.keyboard.press("g");
  await page.keyboard.press("x");
  await page.keyboard.press("r");
  assert.ok(!(await at(page)).includes("rate"));
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByLabel("Use these keys").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "keys");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.keyboard.press("?");
  assert.ok(!(await at(page)).includes("rate"));
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  assert.ok(!(await page.getByLabel("Use these keys").isChecked()));
  await page.getByLabel("Use these keys").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await page.locator("parcelgate-labels h1").waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await context.close();
});
