// The page for many shipments from a table.
import { until } from "../lib/until.mjs";
import { TablePart } from "./table.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class BatchPage extends TablePart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "batch", "parcelgate-batch");
  }

  /** @returns {Locator} */
  get checkRowsButton() {
    return this.button(this.words.checkRows);
  }

  /** Checks every row. @returns {Promise<void>} */
  async checkRows() {
    await this.checkRowsButton.click();
  }

  /** A row by its number. @param {number} n Counted from 1. @param {string} [state] @returns {Locator} */
  row(n, state) {
    return this.self.locator(`[data-row="${n}"]${state ? `[data-state="${state}"]` : ""}`);
  }

  /** Every row, or those in a state. @param {string} [state] @returns {Locator} */
  rows(state) {
    return this.self.locator(state ? `[data-row][data-state="${state}"]` : "[data-row]");
  }

  /**
   * Waits until the number of rows in a state is right.
   * @param {string} state
   * @param {(count: number) => boolean} isRight
   * @returns {Promise<void>}
   */
  async waitForRows(state, isRight) {
    await until(async () => isRight(await this.rows(state).count()), `the rows that are ${state}`);
  }

  /** The field that corrects a row. @param {Locator} row @param {"phone" | "weight"} name @returns {Locator} */
  correction(row, name) {
    return row.locator(`[data-mend="${name}"]`);
  }

  /** Checks one row again. @param {Locator} row @returns {Promise<void>} */
  async checkAgain(row) {
    await row.getByRole("button", { name: this.words.checkAgain }).click();
  }

  /** Asks UPS for prices. @param {number} [count] @returns {Promise<void>} */
  async getPrices(count) {
    await this.getPricesButton(count).click();
  }

  /** @param {number} [count] @returns {Locator} */
  getPricesButton(count) {
    return this.button(this.words.getPrices(count));
  }

  /** The sum of all prices. @returns {Locator} */
  get total() {
    return this.self.locator("[data-total]");
  }

  /** @returns {Locator} */
  get accountField() {
    return this.self.getByLabel(this.words.account, { exact: true });
  }

  /** @returns {Locator} */
  get serviceField() {
    return this.self.getByLabel(this.words.service);
  }

  /** The choice of the cheapest service. @returns {Locator} */
  get cheapestChoice() {
    return this.text(this.words.cheapest).first();
  }

  /** The button that asks before it buys. @param {number} [count] @returns {Locator} */
  buyButton(count) {
    return this.button(this.words.buy(count));
  }

  /** The button that confirms the purchase. @param {number} [count] @returns {Locator} */
  confirmButton(count) {
    return this.button(this.words.confirm(count));
  }

  /** Buys labels: the question, then the confirmation. @param {number} [count] @returns {Promise<void>} */
  async buy(count) {
    await this.buyButton(count).click();
    await this.confirmButton(count).click();
  }

  /** Asks for prices, then buys every label. @returns {Promise<void>} */
  async priceAndBuy() {
    await this.getPrices();
    await this.total.waitFor();
    await this.buy();
  }

  /** Answers the question: not yet. @returns {Promise<void>} */
  async notYet() {
    await this.button(this.words.notYet).click();
  }

  /** Stops a purchase. @returns {Promise<void>} */
  async stop() {
    await this.button(this.words.stop).click();
  }

  /** The note of how many labels are bought. @param {number} count @returns {Locator} */
  boughtNote(count) {
    return this.text(this.words.bought(count));
  }

  /** The note of how many rows are open. @param {number} count @returns {Locator} */
  openRowsNote(count) {
    return this.text(this.words.openRows(count));
  }

  /** Asks UPS about a row whose answer was lost. @param {Locator} row @returns {Promise<void>} */
  async askUps(row) {
    await row.getByRole("button", { name: this.words.askUps }).click();
  }

  /** The buttons below the table. @returns {Locator} */
  get actions() {
    return this.self.locator("[data-acts]");
  }

  /** Who sends. @returns {Locator} */
  get sender() {
    return this.self.locator("[data-sender]");
  }

  /** @returns {Locator} */
  get savePdfButton() {
    return this.button(this.words.savePdf);
  }

  /** @returns {Locator} */
  get saveCsvButton() {
    return this.button(this.words.saveCsv);
  }

  /** The error about a sender without a name. @returns {Locator} */
  get nameMissingLink() {
    return this.problem("invalid_input").getByRole("link", { name: this.words.nameMissing });
  }

  /** The names of the columns that a table lacks. @returns {Locator} */
  get missingColumns() {
    return this.problem("columns_missing").getByText(this.words.missingColumns);
  }
}
