// The Track page: by number, by reference, by shipment.
import { Part } from "./part.mjs";
import { Shell } from "./shell.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class TrackPage extends Part {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "track", "parcelgate-track");
    this.shell = new Shell(root, words);
  }

  /** Opens the page from the navigation. @returns {Promise<void>} */
  async open() {
    await this.shell.goTo("track");
  }

  /** The title, by its words. @returns {Locator} */
  title() {
    return this.self.getByRole("heading", { name: this.words.title });
  }

  /** @returns {Locator} */
  get numberField() {
    return this.self.getByLabel(this.words.number).first();
  }

  /** @returns {Locator} */
  get trackButton() {
    return this.self.getByRole("button", { name: this.words.track, exact: true });
  }

  /** Asks UPS. @returns {Promise<void>} */
  async track() {
    await this.trackButton.click();
  }

  /** Opens the fields for a reference or a shipment. @returns {Promise<void>} */
  async openMoreWays() {
    await this.text(this.words.moreWays).click();
  }

  /** Chooses what the user has. @param {"number" | "reference" | "shipment"} kind @returns {Promise<void>} */
  async chooseKind(kind) {
    await this.self.getByLabel(this.words.kind).selectOption(kind);
  }

  /** @returns {Locator} */
  get referenceField() {
    return this.self.getByLabel(this.words.reference);
  }

  /** @returns {Locator} */
  get shipmentNumberField() {
    return this.self.getByLabel(this.words.shipmentNumber);
  }

  /** @returns {Locator} */
  get shippedByField() {
    return this.self.getByLabel(this.words.shippedBy);
  }

  /** @returns {Locator} */
  get fromField() {
    return this.self.getByLabel(this.words.from);
  }

  /** @returns {Locator} */
  get untilField() {
    return this.self.getByLabel(this.words.until);
  }

  /** The box that asks for the proof of delivery too. @returns {Locator} */
  get withProofBox() {
    return this.self.getByLabel(this.words.withProof);
  }

  /** The packages that were found. @returns {Locator} */
  get packages() {
    return this.self.locator("section");
  }

  /** The tracking numbers of the packages. @returns {Promise<(string | null)[]>} */
  packageNumbers() {
    return this.packages.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  }

  /** A link to another package. @param {string} number @returns {Locator} */
  numberLink(number) {
    return this.link(number);
  }

  /** The state of a package. @param {string} state @returns {Locator} */
  state(state) {
    return this.self.locator(`[data-state="${state}"]`);
  }

  /** The first event of a package. @returns {Locator} */
  get firstEvent() {
    return this.self.locator("ol li").first();
  }

  /** The word for a label without a scan. @returns {Locator} */
  get labelCreatedWord() {
    return this.text(this.words.labelCreated).first();
  }

  /** When, to whom and where a package was delivered. @returns {Locator} */
  get deliveredNote() {
    return this.text(this.words.delivered);
  }

  /** The warning about a check digit. @returns {Locator} */
  get digitWarning() {
    return this.self.locator("[data-digit]");
  }

  /** The note that UPS does not know the number. @returns {Locator} */
  get unknownNote() {
    return this.self.locator("[data-unknown]");
  }

  /** The note that UPS does not know the reference. @returns {Locator} */
  get referenceUnknownNote() {
    return this.text(this.words.referenceUnknown);
  }

  /** @returns {Locator} */
  get showMoreButton() {
    return this.button(this.words.showMore);
  }

  /** The proof of delivery. @returns {Locator} */
  get proof() {
    return this.self.locator("[data-proof]");
  }

  /** The picture of the signature. @returns {Locator} */
  get signature() {
    return this.self.getByAltText(this.words.signature);
  }

  /** @returns {Locator} */
  get saveProofLink() {
    return this.link(this.words.saveProof);
  }
}
