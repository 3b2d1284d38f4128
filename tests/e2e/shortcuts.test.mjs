// Keys of the shell: shown by ?, heard nowhere where somebody types, and off for who wants them off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";

stage();

async function begin(options) {
  const { context, page, complaints } = await visit(browser, options);
  await page.goto(`${host.origin}/`);
  await on(page).shell.ready();
  return { context, page, complaints };
}
const at = (page) => page.evaluate(() => location.hash);

test("shortcuts open pages, the first field and their list", async () => {
  const { context, page, complaints } = await begin();
  const { shell, track } = on(page);
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
    await shell.pageTitle(hash).waitFor();
  }
  await track.form.waitFor();
  await page.keyboard.press("/");
  assert.equal(await track.focusedField(), "number");
  await page.keyboard.type("gr?");
  assert.equal(await track.numberField.inputValue(), "gr?", "what is typed is typed");
  assert.equal(await at(page), "#/track");
  assert.equal(await shell.dialog.count(), 0);
  await shell.main.focus();
  await page.keyboard.press("?");
  await shell.shortcuts.waitFor();
  await assertAccessible(page);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  assert.equal(await at(page), "#/track", "a dialog is over the page");
  await page.keyboard.press("Escape");
  assert.equal(await shell.dialog.count(), 0);
  assert.equal(
    await page.evaluate(() => document.activeElement.id),
    "main",
    "the focus is where it was",
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("shortcuts can be switched off, and on again from the footer", async () => {
  const { context, page } = await begin({ viewport: { width: 320, height: 700 } });
  const { labels, shell } = on(page);
  await page.keyboard.press("g");
  await page.keyboard.press("x");
  await page.keyboard.press("r");
  assert.ok(!(await at(page)).includes("rate"));
  await shell.openShortcuts();
  await shell.useShortcutsBox.uncheck();
  await shell.closeDialog();
  assert.equal(await page.evaluate(() => document.activeElement.id), "keys");
  await page.reload();
  await shell.ready();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.keyboard.press("?");
  assert.ok(!(await at(page)).includes("rate"));
  assert.equal(await shell.dialog.count(), 0);
  await shell.openShortcuts();
  assert.ok(!(await shell.useShortcutsBox.isChecked()));
  await shell.useShortcutsBox.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await labels.heading.waitFor();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  await context.close();
});
