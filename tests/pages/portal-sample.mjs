// The portal of the isolated sample (www/embed/isolated): an order, and our page in a frame.

/** @typedef {import("playwright-core").Locator} Locator */

export class PortalSample {
  /** @param {import("./part.mjs").Root} page @param {import("./words.mjs").Words} words */
  constructor(page, words) {
    this.page = page;
    this.words = words.portal;
  }

  /** Hands the order to the frame. @returns {Promise<void>} */
  async shipOrder() {
    await this.page.getByRole("button", { name: this.words.shipOrder }).click();
  }

  /** What the portal heard about accounts. @param {string} accounts @returns {Locator} */
  accountsNote(accounts) {
    return this.page.getByText(this.words.accounts(accounts));
  }

  /** What the portal heard about a purchase. @returns {Locator} */
  get shippedNote() {
    return this.page.getByText(this.words.shipped);
  }
}
