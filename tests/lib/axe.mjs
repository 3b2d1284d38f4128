// The check of accessibility that every page must pass.
import assert from "node:assert/strict";
import AxeBuilder from "@axe-core/playwright";

/**
 * Fails with the rule and the element when axe finds a violation.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<void>}
 */
export async function assertAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0].html]),
    [],
  );
}
