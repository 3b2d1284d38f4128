// What every page object has: its element, its words, its fields, its errors, and where the focus is.

/** @typedef {import("playwright-core").Locator} Locator */
/** @typedef {import("playwright-core").Page} Page */
/** @typedef {Page | import("playwright-core").Frame | import("playwright-core").FrameLocator} Root */

export class Part {
  /**
   * @param {Root} root The page or frame that shows the part.
   * @param {import("./words.mjs").Words} words The words of one language; see words.mjs.
   * @param {string} group The part's group of words.
   * @param {string} selector The element that the part is in.
   */
  constructor(root, words, group, selector) {
    this.root = root;
    this.all = words;
    this.common = words.common;
    /** @type {any} */
    this.words = words[group];
    /** The custom element itself. */
    this.self = root.locator(selector);
  }

  /** @param {string | RegExp} name @returns {Locator} */
  button(name) {
    return this.self.getByRole("button", { name });
  }

  /** @param {string | RegExp} name @returns {Locator} */
  link(name) {
    return this.self.getByRole("link", { name });
  }

  /** @param {string | RegExp} text @returns {Locator} */
  text(text) {
    return this.self.getByText(text);
  }

  /** The page's title. @returns {Locator} */
  get heading() {
    return this.self.locator("h1");
  }

  /** The page's form. @returns {Locator} */
  get form() {
    return this.self.locator("form");
  }

  /** Each line that opens and closes. @returns {Locator} */
  get lines() {
    return this.self.locator("summary");
  }

  /** Opens or closes every line. @returns {Promise<void>} */
  async toggleLines() {
    for (const line of await this.lines.all()) await line.click();
  }

  /** The field of a member of the shipment or form. @param {string} name @returns {Locator} */
  field(name) {
    return this.self.locator(`[data-field="${name}"]`);
  }

  /** The field, once it is marked as invalid. @param {string} name @returns {Locator} */
  invalidField(name) {
    return this.self.locator(`[data-field="${name}"][aria-invalid]`);
  }

  /** Every field that is marked as invalid. @returns {Locator} */
  get invalidFields() {
    return this.self.locator("[aria-invalid]");
  }

  /** @param {string} name @param {string} value @returns {Promise<void>} */
  async set(name, value) {
    await this.field(name).fill(value);
  }

  /** @param {string} name @returns {Promise<string>} */
  value(name) {
    return this.field(name).inputValue();
  }

  /** The box of a problem, by its code. @param {string} code @returns {Locator} */
  problem(code) {
    return this.self.locator(`[data-code="${code}"]`);
  }

  /** The message under a field. @param {string | RegExp} [text] @returns {Locator} */
  fieldError(text) {
    const all = this.self.locator(".err");
    return (text ? all.filter({ hasText: text }) : all.filter({ visible: true })).first();
  }

  /** The lines of the summary of errors. @returns {Locator} */
  get summary() {
    return this.self.locator(".fix li");
  }

  /** The links of the summary of errors. @returns {Locator} */
  get summaryLinks() {
    return this.self.locator(".fix a");
  }

  /** The link to Carriers of a page that needs an account. @returns {Locator} */
  get goToCarriersLink() {
    return this.link(this.common.goToCarriers);
  }

  /** What a page shows while no account is verified. @returns {Locator} */
  get gate() {
    return this.self.locator("[data-gate]");
  }

  /** @returns {Locator} */
  get tryAgainButton() {
    return this.button(this.common.tryAgain);
  }

  /** @returns {Locator} */
  get reloadButton() {
    return this.button(this.common.reload);
  }

  /** Opens "What this device keeps". @returns {Promise<void>} */
  async openKept() {
    await this.text(this.common.keptHere).click();
  }

  /** The data-key of what has the focus in the element. @returns {Promise<string | undefined>} */
  focusedKey() {
    return this.self.evaluate(({ shadowRoot }) => {
      const focused = /** @type {HTMLElement | null | undefined} */ (shadowRoot?.activeElement);
      return focused?.dataset.key;
    });
  }

  /** The data-field of what has the focus in the element. @returns {Promise<string | undefined>} */
  focusedField() {
    return this.self.evaluate(({ shadowRoot }) => {
      const focused = /** @type {HTMLElement | null | undefined} */ (shadowRoot?.activeElement);
      return focused?.dataset.field;
    });
  }

  /** Waits until the focus is on what has this data-key. @param {string} key @returns {Promise<void>} */
  async waitForFocus(key) {
    await this.self.locator(`[data-key="${key}"]:focus`).waitFor();
  }

  /** Waits until the focus is in the field. @param {string} name @returns {Promise<void>} */
  async waitForFocusIn(name) {
    await this.self.locator(`[data-field="${name}"]:focus`).waitFor();
  }
}
