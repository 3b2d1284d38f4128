// The panel for a thermal printer on the Labels page.
import { Part } from "./part.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class PrinterPanel extends Part {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "printer", "parcelgate-labels");
  }

  /** Opens or closes the panel. @returns {Promise<void>} */
  async toggle() {
    await this.button(this.words.open).click();
  }

  /** @returns {Locator} */
  get wayField() {
    return this.self.getByLabel(this.words.way);
  }

  /** @returns {Locator} */
  get printerField() {
    return this.self.getByLabel(this.words.printer, { exact: true });
  }

  /** @returns {Locator} */
  get speedField() {
    return this.self.getByLabel(this.words.speed);
  }

  /** Chooses the printer. @returns {Promise<void>} */
  async choose() {
    await this.button(this.words.choose).click();
  }

  /** The button that sends, whatever it says. @returns {Locator} */
  get sendButton() {
    return this.self.locator('[data-key="printer-send"]');
  }

  /** Sends labels by the button's words. @param {number} count @param {string} [name] The printer. */
  async send(count, name) {
    await this.button(this.words.send(count, name)).click();
  }

  /**
   * The note that labels were sent.
   * @param {number} done
   * @param {number} all
   * @param {string} [name]
   * @returns {Locator}
   */
  sentNote(done, all, name = "ZD421") {
    return this.text(this.words.sent(done, all, name)).first();
  }

  /** The note that asks about a label in doubt. @returns {Locator} */
  get unsureNote() {
    return this.text(this.words.unsure);
  }

  /** The question about a label in doubt. @returns {Locator} */
  get unsureQuestion() {
    return this.self.getByRole("group", { name: this.words.unsureGroup });
  }

  /** Answers: it did not come out. @returns {Promise<void>} */
  async sendAgain() {
    await this.button(this.words.sendAgain).click();
  }

  /** Answers: it came out. @returns {Promise<void>} */
  async goOn() {
    await this.button(this.words.cameOut).click();
  }

  /** Leaves out the label that the printer cannot take. @returns {Promise<void>} */
  async leaveOut() {
    await this.button(this.words.leaveOut).click();
  }
}
