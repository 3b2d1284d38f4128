// The Carriers page: the accounts, and the sign-in that verifies them.
import { AccountPart, opened } from "./account-form.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class CarriersPage extends AccountPart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "carriers", "parcelgate-carriers");
  }

  /** The title, by its words. @param {string} [name] @returns {Locator} */
  title(name = this.words.title) {
    return this.self.getByRole("heading", { level: 1, name, exact: true });
  }

  /** @returns {Locator} */
  get addButton() {
    return this.button(this.words.add).first();
  }

  /** Opens the form for a new account. @returns {Promise<void>} */
  async openForm() {
    await this.addButton.click();
  }

  /**
   * Adds an account, and waits until it is in the list or refused: a page that closes before that loses it.
   * @param {import("./account-form.mjs").Account} account
   * @returns {Promise<void>}
   */
  async addAccount(account) {
    await this.openForm();
    await this.fillAccount(account);
    await this.account(account.number).or(this.fieldError()).first().waitFor();
  }

  /** The buttons that add or remove accounts. @returns {Locator} */
  get addAndRemoveButtons() {
    return this.button(this.words.addOrRemove);
  }

  /** "Verify" or "Verify again" of an account, or of any. @param {string} [number] @returns {Locator} */
  verifyButton(number) {
    return this.button(this.words.verify(number)).first();
  }

  /** Presses "Verify" of an account. @param {string} [number] @returns {Promise<void>} */
  async verify(number) {
    await this.verifyButton(number).click();
  }

  /**
   * Presses "Verify", and gives the window that opens.
   * @param {string} number
   * @returns {Promise<import("playwright-core").Page>}
   */
  verifyInWindow(number) {
    const page = /** @type {import("playwright-core").Page} */ (this.root);
    return opened(page, () => this.verify(number));
  }

  /** The button while the sign-in is about to open. @param {string} number @returns {Locator} */
  openingMark(number) {
    return this.verifyButton(number).getByText(this.words.opening);
  }

  /** The state of an account. @param {string} number @param {string} [state] @returns {Locator} */
  state(number, state) {
    return this.account(number).locator(state ? `[data-state="${state}"]` : "[data-state]");
  }

  /** The mark of a verified account, of any or of one. @param {string} [number] @returns {Locator} */
  verified(number) {
    return number
      ? this.state(number, "verified")
      : this.self.locator('[data-account] [data-state="verified"]');
  }

  /** @returns {Locator} */
  get emptyNote() {
    return this.text(this.words.empty);
  }

  /** @returns {Locator} */
  get managedNote() {
    return this.text(this.words.managed);
  }

  /** @returns {Locator} */
  get noStorageNote() {
    return this.text(this.words.noStorage);
  }

  /** @returns {Locator} */
  get signedOutNote() {
    return this.text(this.words.signedOut);
  }

  /** @returns {Locator} */
  get notOnProfileNote() {
    return this.text(this.words.notOnProfile).first();
  }

  /** What to do about an account that is not on the profile. @param {string} number @returns {Locator} */
  notOnProfileAdvice(number) {
    return this.text(this.words.notOnProfileAdvice(number));
  }

  /** Opens the help for a sign-in that did not come back. @returns {Promise<void>} */
  async openNotBackHelp() {
    await this.text(this.words.notBack).click();
  }

  /** @returns {Locator} */
  get campusShipHelp() {
    return this.text(this.words.campusShip);
  }

  /** The hint at an account with a typo. @param {string} number @returns {Locator} */
  typoHint(number) {
    return this.account(number).getByText(this.words.typo);
  }

  /** Follows the hint to the form of the account. @param {string} number @returns {Promise<void>} */
  async fix(number) {
    await this.account(number).locator(`[data-key="mend-${number}"]`).click();
  }

  /** The link to the guide. @returns {Locator} */
  get guideLink() {
    return this.self.locator('[data-key="guide"]');
  }

  /** Opens the guide. @returns {Promise<void>} */
  async openGuide() {
    await this.link(this.words.guide).click();
  }
}
