// The end of the day: count, cost, voids, and a CSV file that is no manifest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { parse } from "../../www/src/sdk/csv.ts";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { connected, shipOnce } from "../pages/journeys.mjs";

stage();

test("the sums and the CSV file of a day follow a void, and contain no address", async () => {
  const { context, page, complaints } = await visit(browser);
  const { labels, ship } = on(page);
  await connected(page, host.origin);
  for (let made = 0; made < 2; made++) {
    await shipOnce(page);
    await ship.waitForLabel();
  }
  await labels.open();
  await labels.openDay();
  await labels.daySum("shipments").waitFor();
  const [count, cost] = await labels.dayValues();
  assert.equal(count, "2");
  assert.match(cost, /^\$\d+\.\d\d$/);
  await labels.void();
  await labels.confirmVoidOne();
  await labels.daySum("voided").waitFor();
  const [left, voided, rest] = await labels.dayValues();
  assert.deepEqual([left, voided], ["1", "1"]);
  assert.equal((Number(rest.slice(1)) * 2).toFixed(2), Number(cost.slice(1)).toFixed(2));
  const [file] = await Promise.all([page.waitForEvent("download"), labels.dayCsvButton.click()]);
  const text = readFileSync(await file.path(), "utf8");
  const [head, ...rows] = parse(text);
  assert.deepEqual(
    [head.length, rows.length, rows.map((row) => row.at(-1)).sort()],
    [8, 2, ["Shipped", "Voided"]],
  );
  for (const [time] of rows) assert.match(time, /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  assert.doesNotMatch(text, /Happy Dog|Main St|7705550100/);
  await labels.dayField.fill("2020-01-01");
  await labels.waitForDayCount("0");
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
  await context.close();
});
