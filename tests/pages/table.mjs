// The steps of a table of orders, which the batch page and the packing station share.
import { ShipmentPart } from "./shipment-form.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class TablePart extends ShipmentPart {
  /** @returns {Locator} */
  get fileField() {
    return this.self.getByLabel(this.all.table.file);
  }

  /** Gives a CSV file. @param {string | Buffer} table @returns {Promise<void>} */
  async chooseFile(table) {
    const buffer = Buffer.from(table);
    await this.fileField.setInputFiles({ name: "orders.csv", mimeType: "text/csv", buffer });
  }

  /** @returns {Locator} */
  get pasteField() {
    return this.self.getByLabel(this.all.table.paste);
  }

  /** Pastes a table, and continues to its columns. @param {string} table @returns {Promise<void>} */
  async paste(table) {
    await this.pasteField.fill(table);
    await this.continueToColumns();
  }

  /** Continues from the pasted table to its columns. @returns {Promise<void>} */
  async continueToColumns() {
    await this.button(this.all.table.continue).click();
  }

  /** The column of a member. @param {string} member @returns {Locator} */
  column(member) {
    return this.field(`map.${member}`);
  }

  /** What a column has in its first row. @param {string} member @returns {Promise<string | null>} */
  sample(member) {
    return this.column(member)
      .locator("xpath=following-sibling::*[contains(@class, 'sample')]")
      .textContent();
  }

  /** @returns {Locator} */
  get unitsField() {
    return this.self.getByLabel(this.all.table.units);
  }

  /** @returns {Locator} */
  get anotherButton() {
    return this.button(this.all.table.another);
  }

  /** Leaves the table for another one. @returns {Promise<void>} */
  async takeAnother() {
    await this.anotherButton.click();
    await this.confirmAnother();
  }

  /** Answers the question: take another table. @returns {Promise<void>} */
  async confirmAnother() {
    await this.button(this.all.table.takeAnother).click();
  }
}
