// Every state that a page can stand in, in light and dark, at 200 % zoom of a desk's screen and at 320 px: axe is clean, nothing is cut off
// or lies beyond the edge, what is pressed is 24 px or more (WCAG 2.2 AA: 1.4.4, 1.4.10, 2.5.8).
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import {
  DEMO,
  HERE,
  STRAY,
  THERE,
  TORONTO,
  connected,
  fillPackage,
  fillParty,
  visit,
} from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

/** A desk's 1280 px at 200 % are 640. */
const SCREENS = {
  "200 % zoom": { viewport: { width: 640, height: 450 } },
  "320 px": { viewport: { width: 320, height: 640 } },
  "a desk, dark": { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
};

/** What lies beyond the edge, and what is too small to be hit. */
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
        out.push(`${name} stands from ${Math.round(left)} to ${Math.round(right)}`);
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
  test(`all states at ${screen}`, { timeout: 120_000 }, async () => {
    const { context, page, complaints } = await visit(browser, options);
    const at = async (hash, ready) => {
      await page.evaluate((to) => (location.hash = to), hash);
      await page.locator(ready).first().waitFor();
    };
    await page.goto(`${host.origin}/`);
    await page.getByText("No account yet").waitFor();
    await judge(page, "no account");
    for (const hash of ["rate", "ship", "batch", "station"]) {
      await at(`#/${hash}`, `parcelgate-${hash} h1`);
      await judge(page, `${hash} without an account`);
    }
    for (const hash of ["labels", "track", "verify"]) {
      await at(`#/${hash}`, `parcelgate-${hash} h1`);
      await judge(page, `${hash}, empty`);
    }
    await connected(page, host.origin, [DEMO, TORONTO, STRAY]);
    await page.locator(`[data-account="${STRAY.number}"] [data-state="not_on_profile"]`).waitFor();
    await judge(page, "three outcomes");
    await page.getByRole("button", { name: "Add account" }).click();
    await page.getByRole("button", { name: "Keep account" }).click();
    await page.locator(".err:visible").first().waitFor();
    await judge(page, "an account refused");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: `Remove ${STRAY.number}` }).click();
    await judge(page, "remove asked");
    await at("#/rate", "parcelgate-rate form");
    await page.getByRole("button", { name: "Get rates" }).click();
    await page.locator(".fix li").first().waitFor();
    await judge(page, "rate refused");
    await fillParty(page, "from", HERE);
    await fillParty(page, "to", THERE);
    await fillPackage(page, 0, { weight: "5", length: "12", width: "9", height: "6" });
    for (const line of await page.locator("parcelgate-rate summary").all()) await line.click();
    await judge(page, "rate, all lines open");
    await host.faults([{ operation: "rate", kind: "latency", ms: 1500, times: 1 }]);
    await page.getByRole("button", { name: "Get rates" }).click();
    await page.locator(".skeleton").first().waitFor();
    await judge(page, "asking for prices");
    await page.locator('[data-service="03"]').click();
    await page.getByText("What the price is made of").click();
    await judge(page, "prices");
    await host.faults([]);
    await page.getByRole("button", { name: /^Ship with/ }).click();
    await page.locator("parcelgate-ship form").waitFor();
    for (const line of await page.locator("parcelgate-ship summary").all()) await line.click();
    await judge(page, "ship, all lines open");
    await page.getByRole("button", { name: /^Review/ }).click();
    await page.getByRole("button", { name: /^Ship with .* for / }).waitFor();
    await judge(page, "the question");
    await page.getByRole("button", { name: /^Ship with .* for / }).click();
    await page.locator("[data-done]").waitFor();
    for (const line of await page.locator("[data-done] summary").all()) await line.click();
    await judge(page, "shipped");
    await at("#/labels", "[data-label] img");
    for (const line of await page.locator("parcelgate-labels summary").all()) await line.click();
    await page.getByRole("button", { name: /^Look at/ }).click();
    await page.locator(".desk img").waitFor();
    await page.getByRole("button", { name: "Thermal printer" }).click();
    await page.getByLabel("Way to the printer").waitFor();
    await judge(page, "labels, all open");
    await page.getByRole("button", { name: /^Void 1Z/ }).click();
    await judge(page, "void asked");
    await page.locator("[data-label] a.no").click();
    await page.locator("parcelgate-track ol li").first().waitFor();
    await page.getByText("More ways to ask").click();
    await judge(page, "tracked");
    await page.getByLabel("What you have").selectOption("reference");
    await judge(page, "by a reference");
    await page.getByRole("button", { name: "Disconnect" }).click();
    await judge(page, "disconnect asked");
    // The browser's own line about an account that UPS refused.
    assert.deepEqual(
      complaints.filter((line) => !line.includes("status of 400")),
      [],
    );
    await context.close();
  });
}
