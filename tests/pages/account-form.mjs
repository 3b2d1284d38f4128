// The form of an account, which Carriers and the guide share, and the sign-in that both begin.
import { Part } from "./part.mjs";

/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {{ number: string, nickname?: string, postalCode: string, country?: string }} Account */

export class AccountPart extends Part {
  /** @returns {Locator} */
  get numberField() {
    return this.self.getByLabel(this.all.account.number);
  }

  /** @returns {Locator} */
  get nicknameField() {
    return this.self.getByLabel(this.all.account.nickname);
  }

  /** @returns {Locator} */
  get postalCodeField() {
    return this.self.getByLabel(this.all.account.postalCode);
  }

  /** @returns {Locator} */
  get countryField() {
    return this.self.getByLabel(this.all.account.country);
  }

  /** @returns {Locator} */
  get keepButton() {
    return this.button(this.all.account.keep);
  }

  /** Submits the form. @returns {Promise<void>} */
  async keep() {
    await this.keepButton.click();
  }

  /** Leaves the form. @returns {Promise<void>} */
  async cancel() {
    await this.button(this.common.cancel).click();
  }

  /** Fills the form and submits it. @param {Account} account @returns {Promise<void>} */
  async fillAccount({ number, nickname = "", postalCode, country = "US" }) {
    await this.numberField.fill(number);
    await this.nicknameField.fill(nickname);
    await this.postalCodeField.fill(postalCode);
    await this.countryField.selectOption(country);
    await this.keep();
  }

  /**
   * The message under a field of the form.
   * @param {"numberFormat" | "numberLength" | "postalCodeFormat" | "postalCodeMissing" | "duplicate"} name
   * @returns {Locator}
   */
  accountError(name) {
    return this.fieldError(this.all.account[name]);
  }

  /** The row of an account. @param {string} number @returns {Locator} */
  account(number) {
    return this.self.locator(`[data-account="${number}"]`);
  }

  /** The rows of all accounts. @returns {Locator} */
  get accounts() {
    return this.self.locator("[data-account]");
  }

  /** Waits until the row is gone. @param {string} number @returns {Promise<void>} */
  async waitUntilRemoved(number) {
    await this.account(number).waitFor({ state: "detached" });
  }

  /** @param {string} number @returns {Locator} */
  editButton(number) {
    return this.button(this.common.edit(number));
  }

  /** The form that edits an account. @param {string} number @returns {Locator} */
  editForm(number) {
    return this.self.getByRole("group", { name: this.common.edit(number) });
  }

  /** @param {string} number @returns {Locator} */
  removeButton(number) {
    return this.button(this.common.remove(number));
  }

  /** Asks to remove an account. @param {string} number @returns {Promise<void>} */
  async remove(number) {
    await this.removeButton(number).click();
  }

  /** The question before an account is removed. @param {string} number @returns {Locator} */
  removeQuestion(number) {
    return this.self.getByRole("group", { name: this.common.remove(number) });
  }

  /** Answers the question with yes. @param {string} number @returns {Promise<void>} */
  async confirmRemoval(number) {
    await this.self.locator(`[data-key="really-${number}"]`).click();
  }

  /** @returns {Locator} */
  get keepItButton() {
    return this.button(this.common.keepIt);
  }

  /** The box that makes the sign-in open a window. @returns {Locator} */
  get signInWindowBox() {
    return this.self.getByLabel(this.common.signInWindow);
  }

  /** Makes the sign-in open a window. @returns {Promise<void>} */
  async useSignInWindow() {
    await this.signInWindowBox.check();
  }

  /** @returns {Locator} */
  get stopWaitingButton() {
    return this.button(this.common.stopWaiting);
  }
}

/**
 * Presses a button that opens a window, and gives the window.
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<unknown>} press
 * @returns {Promise<import("playwright-core").Page>}
 */
export async function opened(page, press) {
  const [popup] = await Promise.all([page.waitForEvent("popup"), press()]);
  return popup;
}
