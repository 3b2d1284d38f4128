// The examples of docs/operations.md, run as they stand there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connected, visit } from "../lib/browser.mjs";
import { assertJudged } from "../lib/judge.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

const text = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
stage();

test("every example of the documentation does what it says", async () => {
  const blocks = [...text.matchAll(/^(## .*$)|```js\n([\s\S]*?)```/gm)];
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
  });
  let heading = "the shared shipment";
  let run = 0;
  for (const [, title, code] of blocks) {
    if (title) {
      heading = title;
      continue;
    }
    const failure = await page.evaluate(`(async () => { ${code} })().then(() => null, (error) => \`\${error.message} \${JSON.stringify(error.problems ?? "")}\`)`);
    assert.equal(failure, null, heading);
    run++;
  }
  assert.ok(run >= 14, `${run} examples`);
  await assertJudged(host, 20);
  await context.close();
});
