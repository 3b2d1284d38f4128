// Every state of every page, in light and dark, at 200 % zoom and at 320 px: axe finds nothing, nothing is cut off or
// beyond the edge, and targets are at least 24 px high (WCAG 2.2 AA: 1.4.4, 1.4.10, 2.5.8).
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, STRAY, THERE, TORONTO, connected } from "../pages/journeys.mjs";

stage();

/** A 1280 px screen at 200 % is 640 px wide. */
const SCREENS = {
  "200 % zoom": { viewport: { width: 640, height: 450 } },
  "320 px": { viewport: { width: 320, height: 640 } },
  "a desk, dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

/** What is beyond the edge, and what is too small a target. */
const faults = (page) =>
  page.evaluate(() => {
    const out = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
      out.push(`the page is ${document.documentElement.scrollWidth} wide of ${width}`);
    const all = (root) =>
      [...root.querySelectorAll("*")].flatMap((node) => [
        node,
        ...(node.shadowRoot ? all(node.shadowRoot) : []),
      ]);
    for (const node of all(document.body)) {
      if (
        !node.matches("button, a.button, input, select, textarea, summary") ||
        !node.checkVisibility({ visibilityProperty: true }) ||
        node.closest(".vh, nav")
      )
        continue;
      const { left, right, height, width: wide } = node.getBoundingClientRect();
      const name = node.dataset.key ?? node.textContent.trim().slice(0, 30) ?? node.tagName;
      if (left < -1 || right > width + 1)
        out.push(`${name} goes from ${Math.round(left)} to ${Math.round(right)}`);
      const target = node.matches("input[type=checkbox], input[type=radio]")
        ? (node.closest("label") ?? node.parentElement)
        : node;
      const { height: tall } = target.getBoundingClientRect();
      if (Math.max(height, tall) < 23.5 || wide < 1)
        out.push(`${name} is ${Math.round(Math.max(height, tall))} px high`);
    }
    return out;
  });

async function judge(page, state) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0].html]),
    [],
    `${state}: axe`,
  );
  assert.deepEqual(await faults(page), [], state);
}

for (const [screen, options] of Object.entries(SCREENS)) {
  test(`every state is accessible and fits: ${screen}`, { timeout: 120_000 }, async () => {
    const { context, page, complaints } = await visit(browser, options);
    const { carriers, labels, printer, rate, shell, ship, track } = on(page);
    const at = async (name, ready = shell.pageTitle(name)) => {
      await page.evaluate((to) => (location.hash = to), `#/${name}`);
      await ready.waitFor();
    };
    await page.goto(`${host.origin}/`);
    await carriers.emptyNote.waitFor();
    await judge(page, "no account");
    for (const hash of ["rate", "ship", "batch", "station"]) {
      await at(hash);
      await judge(page, `${hash} without an account`);
    }
    for (const hash of ["labels", "track", "verify"]) {
      await at(hash);
      await judge(page, `${hash}, empty`);
    }
    await connected(page, host.origin, [DEMO, TORONTO, STRAY]);
    await carriers.state(STRAY.number, "not_on_profile").waitFor();
    await judge(page, "three outcomes");
    await carriers.openForm();
    await carriers.keep();
    await carriers.fieldError().waitFor();
    await judge(page, "an account refused");
    await carriers.cancel();
    await carriers.remove(STRAY.number);
    await judge(page, "remove asked");
    await at("rate", rate.form);
    await rate.getRates();
    await rate.summary.first().waitFor();
    await judge(page, "rate refused");
    await rate.fillSender(HERE);
    await rate.fillReceiver(THERE);
    await rate.fillPackage(0, { weight: "5", length: "12", width: "9", height: "6" });
    await rate.toggleLines();
    await judge(page, "rate, all lines open");
    await host.faults([{ operation: "rate", kind: "latency", ms: 1500, times: 1 }]);
    await rate.getRates();
    await rate.placeholder.waitFor();
    await judge(page, "asking for prices");
    await rate.choose();
    await rate.openBreakdown();
    await judge(page, "prices");
    await host.faults([]);
    await rate.shipWith();
    await ship.form.waitFor();
    await ship.toggleLines();
    await judge(page, "ship, all lines open");
    await ship.review();
    await ship.buyButton.waitFor();
    await judge(page, "the question");
    await ship.buy();
    await ship.waitForLabel();
    await ship.toggleOutcomeLines();
    await judge(page, "shipped");
    await at("labels", labels.firstPreview);
    await labels.toggleLines();
    await labels.look();
    await labels.largePicture.waitFor();
    await printer.toggle();
    await printer.wayField.waitFor();
    await judge(page, "labels, all open");
    await labels.void();
    await judge(page, "void asked");
    await labels.trackLink().click();
    await track.firstEvent.waitFor();
    await track.openMoreWays();
    await judge(page, "tracked");
    await track.chooseKind("reference");
    await judge(page, "by a reference");
    await shell.disconnect();
    await judge(page, "disconnect asked");
    // The browser logs the request that UPS refuses.
    assert.deepEqual(
      complaints.filter((line) => !line.includes("status of 400")),
      [],
    );
    await context.close();
  });
}
