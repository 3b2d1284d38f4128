// The guide that takes a shipper from nothing to connected accounts, step by step.
import { AccountPart } from "./account-form.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class VerifyGuide extends AccountPart {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "verify", "parcelgate-verify");
  }

  /** The title, by its words. @returns {Locator} */
  title() {
    return this.self.getByRole("heading", { name: this.words.title });
  }

  /** The heading of a step. @param {string} name @returns {Locator} */
  step(name) {
    return this.self.locator(`h2[data-step="${name}"]`);
  }

  /** Waits for a step. @param {string} name @returns {Promise<void>} */
  async waitForStep(name) {
    await this.step(name).waitFor();
  }

  /** The step whose heading has the focus. @returns {Promise<string | undefined>} */
  focusedStep() {
    return this.self.evaluate(({ shadowRoot }) => {
      const focused = /** @type {HTMLElement | null | undefined} */ (shadowRoot?.activeElement);
      return focused?.dataset.step;
    });
  }

  /** The data-key of the step that is marked as current. @returns {Promise<string | null>} */
  currentStepKey() {
    return this.self.locator('[aria-current="step"]').getAttribute("data-key");
  }

  /** The button that goes straight to a step. @param {"why" | "connect" | "outcome"} name @returns {Locator} */
  stepButton(name) {
    return this.button(this.words.steps[name]);
  }

  /** @returns {Locator} */
  get nextButton() {
    return this.self.locator('[data-key="next"]');
  }

  /** Goes to the next step. @returns {Promise<void>} */
  async next() {
    await this.nextButton.click();
  }

  /** Goes to the step before. @returns {Promise<void>} */
  async back() {
    await this.button(this.words.back).click();
  }

  /** The questions that the first step answers. @returns {Locator[]} */
  get questions() {
    /** @type {string[]} */
    const questions = this.words.questions;
    return questions.map((question) => this.text(question));
  }

  /** @param {"upsCom" | "campusShip" | "none"} kind @returns {Locator} */
  profileChoice(kind) {
    return this.self.getByLabel(this.words.profiles[kind]);
  }

  /** Says which profile the shipper has. @param {"upsCom" | "campusShip" | "none"} kind */
  async chooseProfile(kind) {
    await this.profileChoice(kind).check();
  }

  /** The advice for a kind of profile. @param {"upsCom" | "campusShip" | "none"} kind @returns {Locator} */
  advice(kind) {
    return this.self.locator("[data-advice]").getByText(this.words.advice[kind]);
  }

  /** Opens the help for a missing PIN. @returns {Promise<void>} */
  async openPinHelp() {
    await this.text(this.words.noPin).click();
  }

  /** @returns {Locator} */
  get pinHelp() {
    return this.text(this.words.noPinHelp);
  }

  /** Adds an account in the step for accounts. @param {import("./account-form.mjs").Account} account */
  async addAccount(account) {
    const more = this.self.locator('[data-key="add"]');
    if (await more.count()) await more.click();
    await this.fillAccount(account);
    await this.account(account.number).waitFor();
  }

  /** @param {number} count @returns {Locator} */
  oneSignInNote(count) {
    return this.text(this.words.oneSignIn(count));
  }

  /** @returns {Locator} */
  get signInButton() {
    return this.button(this.words.signIn);
  }

  /** Opens UPS's sign-in. @returns {Promise<void>} */
  async signIn() {
    await this.signInButton.click();
  }

  /** Signs in once more after an outcome. @returns {Promise<void>} */
  async verifyAgain() {
    await this.button(this.words.verifyAgain).click();
  }

  /** Signs in with another profile. @returns {Promise<void>} */
  async signInWithOtherProfile() {
    await this.button(this.words.otherProfile).click();
  }

  /** Which accounts are connected. @param {"all" | "some"} which @returns {Locator} */
  outcome(which) {
    return this.self.locator(`[data-outcome="${which}"]`);
  }

  /** @param {number} count @returns {Locator} */
  allConnectedNote(count) {
    return this.outcome("all").getByText(this.words.allConnected(count));
  }

  /** @returns {Locator} */
  get connectedNote() {
    return this.text(this.words.oneConnected);
  }

  /** @param {number} some @param {number} all @returns {Locator} */
  someConnectedNote(some, all) {
    return this.text(this.words.someConnected(some, all));
  }

  /** @returns {Locator} */
  get listPricesNote() {
    return this.text(this.words.listPrices);
  }

  /** @param {string} number @returns {Locator} */
  notOnProfileNote(number) {
    return this.text(this.words.notOnProfile(number));
  }

  /** @returns {Locator} */
  get stillRefusedNote() {
    return this.text(this.words.stillRefused);
  }

  /** Goes back from the outcome to the accounts. @returns {Promise<void>} */
  async changeAccounts() {
    await this.button(this.words.changeAccounts).click();
  }

  /** @returns {Locator} */
  get doneButton() {
    return this.button(this.words.done);
  }

  /** @returns {Locator} */
  get finishedNote() {
    return this.text(this.words.finished).first();
  }
}
