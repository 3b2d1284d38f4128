// The examples of docs/, run as they stand there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { assertJudged } from "../lib/judge.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { connected } from "../pages/journeys.mjs";

stage();

for (const [file, least, judged] of [
  ["operations", 14, 20],
  ["labels", 3, 1],
])
  test(`every example of docs/${file}.md runs`, async () => {
    const text = readFileSync(new URL(`../../docs/${file}.md`, import.meta.url), "utf8");
    const blocks = [...text.matchAll(/^(## .*$)|```js\n([\s\S]*?)```/gm)];
    const { context, page } = await visit(browser);
    await connected(page, host.origin);
    await page.evaluate(async () => {
      const { init } = await import("/parcelgate.js");
      const parcelgate = await init();
      window.labels = parcelgate.labels;
      window.ups = parcelgate.client({ clientId: "sandbox-client", environment: "sandbox" });
    });
    let heading = "the shared shipment";
    let run = 0;
    for (const [, title, code] of blocks) {
      if (title) {
        heading = title;
        continue;
      }
      const failure = await page.evaluate(
        `(async () => { ${code} })().then(() => null, (error) => \`\${error.message} \${JSON.stringify(error.problems ?? "")}\`)`,
      );
      assert.equal(failure, null, heading);
      run++;
    }
    assert.ok(run >= least, `${run} examples`);
    await assertJudged(host, judged);
    await context.close();
  });
