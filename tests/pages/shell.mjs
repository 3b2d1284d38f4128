// What frames every page: navigation, language, connection, shortcuts.

/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {"carriers" | "rate" | "ship" | "labels" | "track"} Destination */

export class Shell {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    this.root = root;
    this.words = words.shell;
    this.common = words.common;
  }

  /** Waits until the module is loaded and the page can be used. @returns {Promise<void>} */
  async ready() {
    await this.root.locator("html[data-ready]").waitFor();
  }

  /** A link of the navigation. @param {Destination} name @returns {Locator} */
  navigationLink(name) {
    return this.root.getByRole("link", { name: this.words[name], exact: true });
  }

  /** Follows a link of the navigation. @param {Destination} name @returns {Promise<void>} */
  async goTo(name) {
    await this.navigationLink(name).click();
  }

  /** @returns {Locator} */
  get navigation() {
    return this.root.getByRole("navigation", { name: this.words.navigation });
  }

  /** The part of the page that has the pages. @returns {Locator} */
  get main() {
    return this.root.locator("#main");
  }

  /** The choice of language, by its label. @returns {Locator} */
  get languageField() {
    return this.root.getByLabel(this.words.language);
  }

  /** Chooses a language. @param {string} code @returns {Promise<void>} */
  async chooseLanguage(code) {
    await this.root.locator("#language").selectOption(code);
  }

  /** The state of the connection. @param {string} [state] @returns {Locator} */
  chip(state) {
    return this.root.locator(state ? `#chip[data-state=${state}]` : "#chip");
  }

  /** The note that nobody is signed in. @returns {Locator} */
  get notConnectedNote() {
    return this.root.locator("#chip").getByText(this.words.notConnected);
  }

  /** Asks to disconnect. @returns {Promise<void>} */
  async disconnect() {
    await this.root.getByRole("button", { name: this.words.disconnect, exact: true }).click();
  }

  /** Disconnects, and removes what the device keeps. @returns {Promise<void>} */
  async disconnectAndForget() {
    await this.disconnect();
    await this.confirmForget();
  }

  /** Answers the question: disconnect and forget. @returns {Promise<void>} */
  async confirmForget() {
    await this.root.getByRole("button", { name: this.words.disconnectAndForget }).click();
  }

  /** The link to the user's profile at UPS. @returns {Locator} */
  get profileLink() {
    return this.root.getByRole("link", { name: this.words.profileAtUps }).first();
  }

  /** Waits until the question before a disconnect is closed. @returns {Promise<void>} */
  async waitForQuestionClosed() {
    await this.root.locator("#ask").waitFor({ state: "hidden" });
  }

  /** The note that the device is offline. @returns {Locator} */
  get offlineNote() {
    return this.root.getByText(this.words.offline);
  }

  /** Waits until the note is gone. @returns {Promise<void>} */
  async waitForOnline() {
    await this.root.locator("#offline:empty").waitFor({ state: "attached" });
  }

  /** Opens the list of shortcuts from the footer. @returns {Promise<void>} */
  async openShortcuts() {
    await this.root.getByRole("button", { name: this.words.shortcuts }).click();
  }

  /** The list of shortcuts. @returns {Locator} */
  get shortcuts() {
    return this.root.getByRole("dialog", { name: this.words.shortcuts });
  }

  /** Any dialog. @returns {Locator} */
  get dialog() {
    return this.root.getByRole("dialog");
  }

  /** The box that switches the shortcuts on or off. @returns {Locator} */
  get useShortcutsBox() {
    return this.root.getByLabel(this.words.useShortcuts);
  }

  /** Closes the dialog. @returns {Promise<void>} */
  async closeDialog() {
    await this.dialog.getByRole("button", { name: this.common.close }).click();
  }

  /** The note that this is the sandbox. @returns {Locator} */
  get sandboxNote() {
    return this.root.getByText(this.words.sandbox);
  }

  /** UPS's trademark notice. @returns {Locator} */
  get trademarkNotice() {
    return this.root.getByText(this.words.trademark, { exact: true });
  }

  /** The first problem with a code, wherever it is. @param {string} code @returns {Locator} */
  problem(code) {
    return this.root.locator(`[data-code="${code}"]`).first();
  }

  /** The button of a page that could not be loaded. @returns {Locator} */
  get tryAgainButton() {
    return this.root.getByRole("button", { name: this.common.tryAgain });
  }

  /** @returns {Locator} */
  get reloadButton() {
    return this.root.getByRole("button", { name: this.common.reload }).first();
  }

  /** The note of a release with an altered file. @returns {Locator} */
  get alteredFileNote() {
    return this.root.getByText(this.words.unreadableRelease);
  }

  /** The note of a part that could not be loaded. @returns {Locator} */
  get partMissingNote() {
    return this.root.getByText(this.words.partMissing);
  }

  /** The link that leaves the frame for a tab. @returns {Locator} */
  get ownTabLink() {
    return this.root.getByRole("link", { name: this.words.ownTab });
  }

  /** The title of a page. @param {string} name For example "rate". @returns {Locator} */
  pageTitle(name) {
    return this.root.locator(`parcelgate-${name} h1`);
  }
}
