// Waits for the thing itself, with a deadline: no test guesses how long something takes.

/**
 * Asks again until the check gives something true, and gives that.
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {string} what What is awaited, for the error.
 * @param {number} [ms] The deadline.
 * @returns {Promise<T>}
 */
export async function until(check, what, ms = 15_000) {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** @param {{ url(): string }} message */
const isPurchase = (message) => /\/shipments\/v\d+\/ship/.test(message.url());

/** The request of a purchase, once the page sends it. @param {import("playwright-core").Page} page */
export const purchaseSent = (page) => page.waitForRequest(isPurchase);

/** The end of a purchase's answer. @param {import("playwright-core").Page} page @returns {Promise<void>} */
export const purchaseAnswered = async (page) => {
  const answer = await page.waitForResponse(isPurchase);
  await answer.finished();
};
