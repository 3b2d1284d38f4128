// The Ship page: the extras of a shipment, the purchase, and what follows it.
import { ShipmentPart } from "./shipment-form.mjs";
import { Shell } from "./shell.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class ShipPage extends ShipmentPart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "ship", "parcelgate-ship");
    this.shell = new Shell(root, words);
  }

  /** Opens the page from the navigation. @returns {Promise<void>} */
  async open() {
    await this.shell.goTo("ship");
  }

  /** The title, by its words. @returns {Locator} */
  title() {
    return this.self.getByRole("heading", { name: this.words.title, exact: true });
  }

  /** The note of a page without a chosen service. @returns {Locator} */
  get chooseFirstNote() {
    return this.text(this.words.chooseFirst);
  }

  /** Goes back to the prices. @returns {Promise<void>} */
  async backToRates() {
    await this.link(this.words.backToRates).click();
  }

  /** @returns {Locator} */
  get reviewButton() {
    return this.button(this.words.review);
  }

  /** Asks for the final price. @returns {Promise<void>} */
  async review() {
    await this.reviewButton.click();
  }

  /** The button that buys the label, with its price. @returns {Locator} */
  get buyButton() {
    return this.button(this.words.buy);
  }

  /** Confirms the purchase. @returns {Promise<void>} */
  async buy() {
    await this.buyButton.click();
  }

  /** Reviews and confirms, without waiting for the outcome. @returns {Promise<void>} */
  async reviewAndBuy() {
    await this.review();
    await this.buy();
  }

  /** The question before a purchase. @returns {Locator} */
  get question() {
    return this.self.getByRole("heading", { name: this.words.confirmTitle });
  }

  /** The price in large type. @returns {Promise<string | null>} */
  total() {
    return this.self.locator(".big").first().textContent();
  }

  /** What the page shows after a purchase. @returns {Locator} */
  get done() {
    return this.self.locator("[data-done]");
  }

  /** Waits until the label is bought. @returns {Promise<void>} */
  async waitForLabel() {
    await this.done.waitFor();
  }

  /** The outcome of a purchase: bought here, or known from another tab. @returns {Locator} */
  get doneHereOrElsewhere() {
    return this.done.or(this.problem("shipped_in_another_tab")).first();
  }

  /** Opens or closes every line of the outcome. @returns {Promise<void>} */
  async toggleOutcomeLines() {
    for (const line of await this.done.locator("summary").all()) await line.click();
  }

  /** The heading of the outcome. @returns {Locator} */
  get shippedHeading() {
    return this.self.getByRole("heading", { name: this.words.shipped });
  }

  /** @returns {Locator} */
  get printLabelLink() {
    return this.link(this.words.printLabel).first();
  }

  /** Goes to the label that was bought. @returns {Promise<void>} */
  async goToLabel() {
    await this.printLabelLink.click();
  }

  /** The notice of an earlier purchase. @returns {Locator} */
  get lastPurchase() {
    return this.self.locator("[data-last]");
  }

  /** @param {number} n Counted from 1. @returns {Locator} */
  referenceField(n) {
    return this.self.getByLabel(this.words.reference(n));
  }

  /** @returns {Locator} */
  get contentsField() {
    return this.self.getByLabel(this.words.contents);
  }

  /** @returns {Locator} */
  get signatureField() {
    return this.self.getByLabel(this.words.signature);
  }

  /** @returns {Locator} */
  get formatField() {
    return this.field("label.format");
  }

  /** The chosen form and stock of the label. @returns {Promise<string[]>} */
  labelChoice() {
    return Promise.all([this.value("label.format"), this.value("label.stock")]);
  }

  /** An optional group of fields. @param {string} name @returns {Locator} */
  extra(name) {
    return this.self.locator(`[data-extra="${name}"]`);
  }

  /** Opens an optional group of fields, if it is closed. @param {string} name @returns {Promise<void>} */
  async openExtra(name) {
    if (!(await this.isExtraOpen(name))) await this.toggleExtra(name);
  }

  /** Opens or closes an optional group. @param {string} name @returns {Promise<void>} */
  async toggleExtra(name) {
    await this.extra(name).locator("summary").click();
  }

  /** @param {string} name @returns {Promise<boolean>} */
  isExtraOpen(name) {
    return this.extra(name).evaluate((node) => node.hasAttribute("open"));
  }

  /** @returns {Locator} */
  get byHandBox() {
    return this.self.getByLabel(this.words.byHand);
  }

  /** @returns {Locator} */
  get thisAddressOnlyBox() {
    return this.self.getByLabel(this.words.toThisAddressOnly);
  }

  /** @returns {Locator} */
  get returnKindField() {
    return this.self.getByLabel(this.words.returnKind);
  }

  /** Looks for Access Points near the receiver. @returns {Promise<void>} */
  async findPoints() {
    await this.button(this.words.findPoints).click();
  }

  /** The choice of the first Access Point. @returns {Locator} */
  get firstPoint() {
    return this.self.locator("[data-points] input[type=radio]").first();
  }

  /** The name of the first Access Point. @returns {Locator} */
  get firstPointName() {
    return this.self.locator("[data-points] b").first();
  }

  /** Adds a line of goods to the customs invoice. @returns {Promise<void>} */
  async addGoods() {
    await this.button(this.words.addGoods).click();
  }

  /** @returns {Locator} */
  get incotermField() {
    return this.self.getByLabel(this.words.incoterm);
  }

  /**
   * Adds a document of the shipper's own, and waits until it is listed.
   * @param {{ name: string, mimeType: string, buffer: Buffer }} file
   * @returns {Promise<void>}
   */
  async addDocument(file) {
    await this.self.getByLabel(this.words.ownDocument).setInputFiles(file);
    await this.button(this.common.remove(file.name)).waitFor();
  }

  /** @returns {Locator} */
  get addDangerousGoodsButton() {
    return this.button(this.words.addDangerousGoods);
  }

  /** Adds a record of dangerous goods. @returns {Promise<void>} */
  async addDangerousGoods() {
    await this.addDangerousGoodsButton.click();
  }

  /** @param {number} n Counted from 1. @returns {Promise<void>} */
  async removeDangerousGoods(n) {
    await this.button(this.words.removeDangerousGoods(n)).click();
  }

  /** @returns {Locator} */
  get packedTogetherField() {
    return this.self.getByLabel(this.words.packedTogether);
  }

  /** The link of an error. @param {string} name A key of the words' errors. @param {number} [n] @returns {Locator} */
  errorLink(name, n) {
    const words = this.words.errors[name];
    return this.link(typeof words === "function" ? words(n) : words);
  }

  /** The text of an error. @param {string} name A key of the words' errors. @returns {Locator} */
  error(name) {
    return this.text(this.words.errors[name]).first();
  }

  /** The message under the further details. @param {string} name A key of the words' errors. @returns {Locator} */
  furtherError(name) {
    return this.self.locator("#furthere").getByText(this.words.errors[name]);
  }

  /** The note about a lost answer. @returns {Locator} */
  get lostNote() {
    return this.text(this.words.lost);
  }

  /** Asks UPS about a lost answer. @returns {Promise<void>} */
  async askUps() {
    await this.button(this.words.askUps).click();
  }

  /** What UPS says about a lost answer. @returns {Locator} */
  get found() {
    return this.self.locator("[data-found]");
  }

  /** The note that pressing again buys a second shipment. @returns {Locator} */
  get secondShipmentNote() {
    return this.text(this.words.secondShipment);
  }

  /** Asks to void what was just bought. @returns {Promise<void>} */
  async void() {
    await this.voidButton.click();
  }

  /** @returns {Locator} */
  get voidButton() {
    return this.button(this.common.voidIt);
  }

  /** Answers the question: void the shipment. @returns {Promise<void>} */
  async confirmVoid() {
    await this.button(this.common.voidShipment).click();
  }

  /** Answers the question: keep the shipment. @returns {Promise<void>} */
  async keepShipment() {
    await this.button(this.common.keepIt).click();
  }

  /** The note that the shipment is voided. @returns {Locator} */
  get voidedNote() {
    return this.self.locator("[data-voided]");
  }

  /** The text of that note. @returns {Locator} */
  get voidedText() {
    return this.voidedNote.getByText(this.common.voidedNotice);
  }

  /** Opens the form for a pickup. @returns {Promise<void>} */
  async openPickup() {
    await this.text(this.words.pickup).click();
  }

  /** @returns {Locator} */
  get pickupPriceButton() {
    return this.button(this.words.pickupPrice);
  }

  /** Asks for the price of a pickup. @returns {Promise<void>} */
  async askPickupPrice() {
    await this.pickupPriceButton.click();
  }

  /** Books the pickup at its price. @returns {Promise<void>} */
  async bookPickup() {
    await this.button(this.words.bookPickup).click();
    await this.pickupNumber.waitFor();
  }

  /** The number of the booked pickup. @returns {Locator} */
  get pickupNumber() {
    return this.self.locator("[data-prn]");
  }

  /** @returns {Locator} */
  get cancelPickupButton() {
    return this.button(this.words.cancelPickup);
  }

  /** Cancels the pickup, and waits until that is confirmed. @returns {Promise<void>} */
  async cancelPickup() {
    await this.cancelPickupButton.click();
    await this.self.locator("p").getByText(this.words.pickupCancelled).waitFor();
  }

  /** The note that a voided shipment has a pickup. @returns {Locator} */
  get pickupBookedNote() {
    return this.text(this.words.pickupBooked);
  }

  /** What is wrong with the pickup's fields. @returns {Locator} */
  get pickupProblem() {
    return this.self.locator(".fix, [aria-invalid]").first();
  }

  /** Opens the details for the driver. @returns {Promise<void>} */
  async openPickupDetails() {
    await this.text(this.words.pickupDetails).click();
  }

  /**
   * A field of the pickup.
   * @param {"Point" | "Floor" | "Note" | "Residential" | "Phone" | "Email"} name
   * @returns {Locator}
   */
  pickupField(name) {
    return this.self.getByLabel(this.words[`pickup${name}`]);
  }
}
