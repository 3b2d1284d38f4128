// The Rate page: a shipment's parties and packages, and the prices for them.
import { ShipmentPart } from "./shipment-form.mjs";
import { Shell } from "./shell.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class RatePage extends ShipmentPart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "rate", "parcelgate-rate");
    this.shell = new Shell(root, words);
  }

  /** Opens the page, and waits for its form. @returns {Promise<void>} */
  async open() {
    await this.shell.goTo("rate");
    await this.form.waitFor();
  }

  /** @returns {Locator} */
  get getRatesButton() {
    return this.button(this.words.getRates);
  }

  /** Asks for prices. @returns {Promise<void>} */
  async getRates() {
    await this.getRatesButton.click();
  }

  /** What a service costs. @param {string} code @returns {Locator} */
  service(code) {
    return this.self.locator(`[data-service="${code}"]`);
  }

  /** Every service that is offered. @returns {Locator} */
  get services() {
    return this.self.locator("[data-service]");
  }

  /** The codes of the services that are offered, sorted. @returns {Promise<string[]>} */
  serviceCodes() {
    return this.services.evaluateAll((all) =>
      all.map(({ dataset }) => dataset.service ?? "").sort(),
    );
  }

  /** The names of the services that are offered, in their order. @returns {Promise<string[]>} */
  serviceNames() {
    return this.self.locator("[data-service] .name").allTextContents();
  }

  /** Waits for a service with a price. @param {string} [code] @returns {Promise<void>} */
  async waitForRates(code = "03") {
    await this.service(code).waitFor();
  }

  /** Chooses a service. @param {string} [code] @returns {Promise<void>} */
  async choose(code = "03") {
    await this.service(code).click();
  }

  /** The list price of a service with a price of the account's own. @param {string} code @returns {Locator} */
  listPrice(code) {
    return this.service(code).locator("s");
  }

  /** The price of a service. @param {string} code @returns {Locator} */
  price(code) {
    return this.service(code).locator("b");
  }

  /** The list of offers. @returns {Locator} */
  get offers() {
    return this.self.getByRole("radiogroup");
  }

  /** What is drawn while prices are on their way. @returns {Locator} */
  get placeholder() {
    return this.self.locator(".skeleton").first();
  }

  /** @returns {Locator} */
  get shipWithButton() {
    return this.button(this.words.shipWith);
  }

  /** Takes the chosen service to the Ship page. @returns {Promise<void>} */
  async shipWith() {
    await this.shipWithButton.click();
  }

  /** Adds an empty package. @returns {Promise<void>} */
  async addPackage() {
    await this.button(this.words.addPackage).click();
  }

  /** Copies a package. @param {number} n Counted from 1. @returns {Promise<void>} */
  async copyPackage(n) {
    await this.button(this.words.copyPackage(n)).click();
  }

  /** Removes a package. @param {number} n Counted from 1. @returns {Promise<void>} */
  async removePackage(n) {
    await this.button(this.words.removePackage(n)).click();
  }

  /** The packages. @returns {Locator} */
  get packages() {
    return this.self.getByRole("group", { name: this.words.packageGroup });
  }

  /** @returns {Locator} */
  get accountField() {
    return this.self.getByLabel(this.words.account, { exact: true });
  }

  /** @returns {Locator} */
  get residentialBox() {
    return this.self.getByLabel(this.words.residential);
  }

  /** @returns {Locator} */
  get goodsValueField() {
    return this.self.getByLabel(this.words.goodsValue);
  }

  /** Says that the account holder's address is not the sender's. @param {import("./shipment-form.mjs").Party} party */
  async fillAccountHolder(party) {
    await this.text(this.words.accountHolderElsewhere).click();
    await this.self.getByLabel(this.words.billedElsewhere).check();
    await this.fillParty("shipper", party);
  }

  /** Opens the page for shipments from a table. @returns {Promise<void>} */
  async openBatch() {
    await this.batchLink.click();
  }

  /** @returns {Locator} */
  get batchLink() {
    return this.link(this.words.batch);
  }

  /** Opens the packing station. @returns {Promise<void>} */
  async openStation() {
    await this.stationLink.click();
  }

  /** @returns {Locator} */
  get stationLink() {
    return this.link(this.words.station);
  }

  /** The note that prices no longer fit. @returns {Locator} */
  get changedNote() {
    return this.text(this.words.changed);
  }

  /** @returns {Locator} */
  get serverDownNote() {
    return this.text(this.words.serverDown);
  }

  /** What the page shows before an account is verified. @returns {Locator} */
  get verifyFirst() {
    return this.self.getByRole("heading", { name: this.words.verifyFirst }).or(this.gate).first();
  }

  /** The link of an error in the summary. @param {string} name A key of the words' errors. @returns {Locator} */
  errorLink(name) {
    return this.link(this.words.errors[name]);
  }

  /** The message under a field. @param {string} name A key of the words' errors. @returns {Locator} */
  error(name) {
    return this.fieldError(this.words.errors[name]);
  }

  /** Opens the parts of the chosen price. @returns {Promise<void>} */
  async openBreakdown() {
    await this.text(this.words.breakdown).click();
  }

  /** The names of a price's parts. @returns {Promise<string[]>} */
  partNames() {
    return this.self.locator("[data-parts] dt").allTextContents();
  }

  /** The amounts of a price's parts, in cents. @returns {Promise<number[]>} */
  async partCents() {
    const texts = await this.self.locator("[data-parts] dd").allTextContents();
    return texts.map((text) => Math.round(Number(text.replace(/[^\d.]/g, "")) * 100));
  }

  /** @returns {Locator} */
  get sortField() {
    return this.self.getByLabel(this.words.sortBy);
  }

  /** Opens the box for a pasted address. @returns {Promise<void>} */
  async openPaste() {
    await this.text(this.words.paste).click();
  }

  /** Pastes an address. @param {string} text @returns {Promise<void>} */
  async paste(text) {
    await this.self.getByLabel(this.words.pasteBox).fill(text);
    await this.button(this.words.fillIn).click();
  }

  /** The outcome of a paste. @param {"pasteFailed" | "pasteDone"} name @returns {Locator} */
  pasteNote(name) {
    return this.text(this.words[name]);
  }

  /** @returns {Locator} */
  get checkAddressButton() {
    return this.button(this.words.checkAddress);
  }

  /** What UPS says about the receiver's address. @returns {Locator} */
  get addressCheck() {
    return this.self.locator("[data-check] > *");
  }

  /** Has UPS check the receiver's address, and waits for the answer. @returns {Promise<void>} */
  async checkAddress() {
    await this.checkAddressButton.click();
    await this.addressCheck.first().waitFor();
  }

  /** @returns {Locator} */
  get useSuggestionButton() {
    return this.button(this.words.useSuggestion).first();
  }

  /** @returns {Locator} */
  get suggestionUsedNote() {
    return this.text(this.words.suggestionUsed);
  }

  /** @returns {Locator} */
  get addressUnknownNote() {
    return this.text(this.words.addressUnknown);
  }

  /** The box that keeps what is shipped. @returns {Locator} */
  get keepShippedBox() {
    return this.self.getByLabel(this.words.keepShipped);
  }

  /** Keeps the receiver in the form. @returns {Promise<void>} */
  async keepReceiver() {
    await this.button(this.words.keepReceiver).click();
  }

  /** The field that finds one kept receiver. @returns {Locator} */
  get keptReceiverField() {
    return this.self.getByLabel(this.words.oneReceiver);
  }

  /** The kept receiver, as the field offers it. @returns {Promise<string | null>} */
  keptReceiverOption() {
    return this.self.locator("#known-list option").getAttribute("value");
  }

  /** Waits until no kept receiver is shown. @returns {Promise<void>} */
  async waitForNoKeptReceiver() {
    await this.self.locator("[data-kept-receivers]").waitFor({ state: "hidden" });
  }

  /** The button that removes something kept. @param {string} name Its name, or how that begins. @returns {Locator} */
  removeKeptButton(name) {
    return this.button(new RegExp(`^${this.common.remove(name)}`));
  }

  /** Fills a package from a kept one. @param {string} description Its size, or its name and size. */
  async packLike(description) {
    const label = `${description}, ${this.words.ownBox}`;
    await this.self.getByLabel(this.words.packedLike).selectOption({ label });
  }

  /** Keeps a package as a preset. @param {number} n Counted from 1. @param {string} [name] @returns {Promise<void>} */
  async keepPreset(n, name) {
    if (name) await this.self.getByLabel(this.words.presetName).fill(name);
    await this.button(this.words.keepPreset(n)).click();
  }

  /** @returns {Locator} */
  get presetUnnamedNote() {
    return this.text(this.words.presetUnnamed).first();
  }

  /** Opens the box for members that have no field. @returns {Promise<void>} */
  async openFurtherDetails() {
    await this.text(this.words.furtherDetails).click();
  }

  /** The message under the further details. @param {string} name A key of the words' errors. @returns {Locator} */
  furtherError(name) {
    return this.self.locator("#furthere").getByText(this.words.errors[name]);
  }
}
