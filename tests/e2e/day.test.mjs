// The day for hand-over: count, cost, voids, and a table that is no manifest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { connected, shipOnce, visit } from "../lib/browser.mjs";
import { parse } from "../../www/src/sdk/csv.ts";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

test("two shipments, one voided: the sums follow, another day is empty, the table has what a book-keeper needs and no address", async () => {
  const { context, page, complaints } = await visit(browser);
  await connected(page, host.origin);
  for (let made = 0; made < 2; made++) {
    await shipOnce(page);
    await page.locator("[data-done]").waitFor();
  }
  await page.getByRole("link", { name: "Labels", exact: true }).click();
  await page.getByText("The day", { exact: true }).click();
  const sums = page.locator("[data-sums]");
  await sums.getByText("Shipments").waitFor();
  const facts = async () => (await sums.locator("dd").allTextContents()).map((text) => text.trim());
  const [count, cost] = await facts();
  assert.equal(count, "2");
  assert.match(cost, /^\$\d+\.\d\d$/);
  await page
    .getByRole("button", { name: /^Void 1Z/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Void the label" }).click();
  await sums.getByText("Voided").waitFor();
  const [left, voided, rest] = await facts();
  assert.deepEqual([left, voided], ["1", "1"]);
  assert.equal((Number(rest.slice(1)) * 2).toFixed(2), Number(cost.slice(1)).toFixed(2));
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  const [head, ...rows] = parse(text);
  assert.deepEqual(
    [head.length, rows.length, rows.map((row) => row.at(-1)).sort()],
    [8, 2, ["Shipped", "Voided"]],
  );
  for (const [time] of rows) assert.match(time, /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  assert.doesNotMatch(text, /Happy Dog|Main St|7705550100/);
  await page.getByLabel("Day", { exact: true }).fill("2020-01-01");
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-labels").shadowRoot.querySelector("[data-sums] dd")
        .textContent === "0",
  );
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});
