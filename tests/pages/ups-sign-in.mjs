// UPS's sign-in, as the sandbox shows it: two pages with a user and a password.

/** @typedef {import("playwright-core").Locator} Locator */

export class UpsSignIn {
  /** @param {import("./part.mjs").Root} page @param {import("./words.mjs").Words} words */
  constructor(page, words) {
    this.page = page;
    this.words = words.signIn;
  }

  /** @returns {Locator} */
  get usernameField() {
    return this.page.getByLabel(this.words.username);
  }

  /** @returns {Locator} */
  get passwordField() {
    return this.page.getByLabel(this.words.password);
  }

  /** Waits for the first page. @returns {Promise<void>} */
  async waitFor() {
    await this.usernameField.waitFor();
  }

  /** Goes on to the password without the agreement. @param {string} user @returns {Promise<void>} */
  async continueWithoutAgreement(user) {
    await this.usernameField.fill(user);
    await this.page.getByRole("button", { name: this.words.continue }).click();
  }

  /** Signs in on both pages. @param {string} [user] @param {string} [password] @returns {Promise<void>} */
  async signIn(user = "demo", password = user) {
    await this.usernameField.fill(user);
    await this.page.getByLabel(this.words.agree).check();
    await this.page.getByRole("button", { name: this.words.continue }).click();
    await this.passwordField.fill(password);
    await this.page.getByRole("button", { name: this.words.logIn }).click();
  }

  /** Cancels the sign-in. @returns {Promise<void>} */
  async cancel() {
    await this.page.getByRole("button", { name: this.words.cancel }).click();
  }

  /**
   * A message of the sign-in.
   * @param {"agreementMissing" | "wrongPassword" | "locked" | "campusShip" | "passwordWarning"} name
   * @returns {Locator}
   */
  message(name) {
    return this.page.getByText(this.words[name]).first();
  }
}
