// The packing station: scan, weigh, Enter.
import { TablePart } from "./table.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class StationPage extends TablePart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "station", "parcelgate-station");
  }

  /** @returns {Locator} */
  get beginButton() {
    return this.button(this.words.begin);
  }

  /** Begins with the table's orders. @returns {Promise<void>} */
  async begin() {
    await this.beginButton.click();
  }

  /** @returns {Locator} */
  get orderField() {
    return this.self.getByLabel(this.words.order);
  }

  /** Scans an order: its number, then Enter. @param {string} number @returns {Promise<void>} */
  async scan(number) {
    await this.orderField.fill(number);
    await this.orderField.press("Enter");
  }

  /** @returns {Locator} */
  get weightField() {
    return this.self.getByLabel(this.words.weight);
  }

  /** The button that buys the label, with its price. @returns {Locator} */
  get buyButton() {
    return this.button(this.words.buy);
  }

  /** Buys the label. @returns {Promise<void>} */
  async buy() {
    await this.buyButton.click();
  }

  /** The heading of the outcome. @returns {Locator} */
  get shippedHeading() {
    return this.self.getByRole("heading", { name: this.words.shipped });
  }

  /** Where an order goes. @param {string} address @returns {Locator} */
  destination(address) {
    return this.text(address);
  }

  /** Opens the settings. @returns {Promise<void>} */
  async openSettings() {
    await this.text(this.words.settings).click();
  }

  /** @returns {Locator} */
  get labelsGoField() {
    return this.self.getByLabel(this.words.labelsGo);
  }

  /** Sends labels to a thermal printer. @param {string} name @returns {Promise<void>} */
  async sendLabelsTo(name) {
    await this.labelsGoField.selectOption({ label: this.words.toPrinter(name) });
  }

  /** The amount below which nothing is asked. @returns {Locator} */
  get limitField() {
    return this.self.getByLabel(this.words.limit);
  }

  /** Sets the amount below which nothing is asked. @param {string} amount @returns {Promise<void>} */
  async setLimit(amount) {
    await this.limitField.fill(amount);
    await this.limitField.press("Tab");
  }

  /** The message about an amount that cannot be read. @returns {Locator} */
  get limitError() {
    return this.fieldError(this.words.limitFormat);
  }

  /** Ships one more parcel for an order that is done. @returns {Promise<void>} */
  async shipOneMore() {
    await this.button(this.words.oneMore).click();
  }

  /** The note of how many orders are left. @param {number} count @returns {Locator} */
  leftNote(count) {
    return this.text(this.words.left(count));
  }

  /** The problem of an order that was shipped. @returns {Locator} */
  get alreadyShipped() {
    return this.problem("order_done");
  }

  /** The outcome of a scan: bought here, or known as shipped. @returns {Locator} */
  get shippedOrKnown() {
    return this.alreadyShipped.or(this.self.locator("h2").filter({ hasText: this.words.shipped }));
  }

  /** @param {string} number @returns {Locator} */
  unknownOrder(number) {
    return this.problem("order_unknown").getByText(this.words.unknownOrder(number));
  }

  /** The advice of an order with wrong fields. @param {"correctOrder" | "correctSender"} name @returns {Locator} */
  advice(name) {
    return this.problem("invalid_input").locator("p").getByText(this.words[name]);
  }

  /** The link to Rate of an order with a wrong sender. @returns {Locator} */
  get goToRateLink() {
    return this.problem("invalid_input").getByRole("link", { name: this.common.goToRate });
  }

  /** The box of errors. @returns {Locator} */
  get errors() {
    return this.self.locator("section .fix").first();
  }

  /** Asks to void the last shipment. @returns {Promise<void>} */
  async voidLast() {
    await this.button(this.common.voidIt).last().click();
    await this.button(this.common.voidShipment).click();
    await this.self.locator("[data-undo] b").getByText(this.common.voidedNotice).waitFor();
  }

  /** Connects a scale. @returns {Promise<void>} */
  async useScale() {
    await this.button(this.words.useScale).click();
  }

  /** What the scale shows. @param {"scaleEmpty" | "scaleMoving"} reading @returns {Locator} */
  scaleReading(reading) {
    return this.text(this.words.scale(this.words[reading]));
  }

  /** What is wrong with the scale. @param {"scaleTooHeavy" | "scaleGone"} problem @returns {Locator} */
  scaleProblem(problem) {
    return this.self.locator("[data-scale]").getByText(this.words[problem]);
  }

  /** Goes to the Ship page to ask UPS about a lost answer. @returns {Promise<void>} */
  async askOnShipPage() {
    await this.link(this.words.onShipPage).click();
  }

  /** The alert of the station. @param {string} [code] @returns {Locator} */
  alert(code) {
    return this.self.locator(code ? `.alert[data-code="${code}"]` : ".alert");
  }

  /** Prints the label of an order again. @param {number} order @returns {Promise<void>} */
  async printAgain(order) {
    await this.button(this.words.printAgain(order)).click();
  }
}
