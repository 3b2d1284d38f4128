// The Labels page: previews, print, files, voids, what the device keeps, and the end of the day.
import { Part } from "./part.mjs";
import { PrinterPanel } from "./printer-panel.mjs";
import { Shell } from "./shell.mjs";

/** @typedef {import("playwright-core").Locator} Locator */

export class LabelsPage extends Part {
  /** @param {import("./part.mjs").Root} root @param {import("./words.mjs").Words} words */
  constructor(root, words) {
    super(root, words, "labels", "parcelgate-labels");
    this.shell = new Shell(root, words);
    this.printer = new PrinterPanel(root, words);
  }

  /** Opens the page from the navigation. @returns {Promise<void>} */
  async open() {
    await this.shell.goTo("labels");
  }

  /** @returns {Locator} */
  get emptyNote() {
    return this.text(this.words.empty);
  }

  /** A label by its tracking number. @param {string} number @returns {Locator} */
  label(number) {
    return this.self.locator(`[data-label="${number}"]`);
  }

  /** Every label. @returns {Locator} */
  get labels() {
    return this.self.locator("[data-label]");
  }

  /** The tracking numbers, in the order of the page. @returns {Promise<string[]>} */
  numbers() {
    return this.labels.evaluateAll((all) => all.map(({ dataset }) => dataset.label ?? ""));
  }

  /** The preview in a label's card. @param {string} number @returns {Locator} */
  preview(number) {
    return this.label(number).locator(".view img");
  }

  /** The first preview. @returns {Locator} */
  get firstPreview() {
    return this.self.locator("[data-label] img").first();
  }

  /** The link that tracks a label, of any or of one. @param {string} [number] @returns {Locator} */
  trackLink(number) {
    return number
      ? this.label(number).getByRole("link", { name: number, exact: true })
      : this.self.locator("[data-label] a.no");
  }

  /** The button that opens the large view. @param {string} [number] @returns {Locator} */
  lookButton(number) {
    return this.button(this.words.look(number)).first();
  }

  /** Opens the large view. @param {string} [number] @returns {Promise<void>} */
  async look(number) {
    await this.lookButton(number).click();
  }

  /** The large view of a label. @param {string} number @returns {Locator} */
  picture(number) {
    return this.self.getByRole("img", { name: this.words.picture(number), exact: true });
  }

  /** The picture of the large view, whichever label it is. @returns {Locator} */
  get largePicture() {
    return this.self.locator(".desk img");
  }

  /** The size of a picture in CSS pixels. @param {string} number @returns {Promise<[number, number]>} */
  async pictureSize(number) {
    const box = await this.picture(number).boundingBox();
    return [box?.width ?? 0, box?.height ?? 0];
  }

  /** @returns {Locator} */
  get zoomField() {
    return this.self.getByLabel(this.words.zoom);
  }

  /** @returns {Locator} */
  get closeButton() {
    return this.button(this.common.close);
  }

  /** The box that selects a label. @param {string} number @returns {Locator} */
  selectBox(number) {
    return this.self.getByLabel(this.words.select(number));
  }

  /** Selects a label. @param {string} number @returns {Promise<void>} */
  async select(number) {
    await this.selectBox(number).check();
  }

  /** @param {number} some @param {number} all @returns {Locator} */
  selectedNote(some, all) {
    return this.text(this.words.selected(some, all));
  }

  /** @param {number} count @returns {Locator} */
  printButton(count) {
    return this.button(this.words.print(count));
  }

  /** Sends labels to the print dialog. @param {number} count @returns {Promise<void>} */
  async print(count) {
    await this.printButton(count).click();
  }

  /** The note that labels went to the print dialog. @param {number} count @returns {Locator} */
  printedNote(count) {
    return this.text(this.words.printed(count));
  }

  /** @returns {Locator} */
  get paperField() {
    return this.self.getByLabel(this.words.paper, { exact: true });
  }

  /** Chooses two labels a sheet, and begins with the lower half. @returns {Promise<void>} */
  async useLowerHalfOfLetter() {
    await this.paperField.selectOption(this.words.letterTwo);
    await this.self.getByLabel(this.words.beginAt).selectOption(this.words.lowerHalf);
  }

  /** @returns {Locator} */
  get savePdfButton() {
    return this.button(this.words.savePdf);
  }

  /** What is odd about labels that were saved. @returns {Locator} */
  get remarks() {
    return this.self.locator("[data-remarks]");
  }

  /** The remark that words are cut off. @returns {Locator} */
  get croppedRemark() {
    return this.remarks.getByText(this.words.tailCropped);
  }

  /** The note that the label has words beyond its sixth inch. @returns {Locator} */
  get tailNote() {
    return this.text(this.words.tail);
  }

  /** @param {string} format @param {string} [number] @returns {Locator} */
  downloadButton(format, number) {
    return this.button(this.words.download(format, number));
  }

  /** The download of one label, whatever its form. @param {string} number @returns {Locator} */
  downloadButtonOf(number) {
    return this.label(number).getByRole("button", { name: this.words.downloadAny });
  }

  /** The advice to fetch a broken label again. @returns {Locator} */
  get fetchAdvice() {
    return this.problem("label_truncated").getByText(this.words.fetchAdvice);
  }

  /** Fetches a label again, and waits for it. @param {string} number @returns {Promise<void>} */
  async fetchAgain(number) {
    await this.button(this.words.fetchAgain(number)).click();
    await this.label(number).getByText(this.words.fetched).waitFor();
    await this.preview(number).waitFor();
  }

  /** @returns {Locator} */
  get findField() {
    return this.self.getByLabel(this.words.find);
  }

  /** Begins a shipment like the first one. @returns {Promise<void>} */
  async shipAgain() {
    await this.button(this.words.shipAgain).first().click();
  }

  /** @param {string} [number] @returns {Locator} */
  voidButton(number) {
    return this.button(this.words.void(number)).first();
  }

  /** Asks to void a label. @param {string} [number] @returns {Promise<void>} */
  async void(number) {
    await this.voidButton(number).click();
  }

  /** Asks to void the selected labels. @param {number} count @returns {Promise<void>} */
  async voidSelected(count) {
    const name = this.words.voidSelected(count);
    await this.self.getByRole("button", { name, exact: true }).click();
  }

  /** Answers the question, whether it is about one label or several. @returns {Promise<void>} */
  async confirmVoid() {
    await this.button(this.words.voidConfirm).click();
  }

  /** Answers the question: the only label. @returns {Promise<void>} */
  async confirmVoidOne() {
    await this.button(this.words.voidOne).click();
  }

  /** @param {number} count @returns {Locator} */
  confirmVoidAllButton(count) {
    return this.button(this.words.voidAll(count));
  }

  /** Answers the question: all labels. @param {number} count @returns {Promise<void>} */
  async confirmVoidAll(count) {
    await this.confirmVoidAllButton(count).click();
  }

  /** Answers the question: this label only. @returns {Promise<void>} */
  async confirmVoidOnlyThis() {
    await this.button(this.words.voidOnlyThis).click();
  }

  /** Answers the question: the selected labels only. @param {number} count @returns {Promise<void>} */
  async confirmVoidOnlySelected(count) {
    await this.button(this.words.voidOnlySelected(count)).click();
  }

  /** Whether the other answers to the question about a label are switched off. @param {string} number */
  otherAnswersDisabled(number) {
    const ends = `[data-key$="${number}"]`;
    return this.self
      .locator(`${ends}[data-key^="really"], ${ends}[data-key^="keep"]`)
      .evaluateAll((all) => all.map((answer) => answer.matches(":disabled")));
  }

  /** The labels that are voided, or one of them. @param {string} [number] @returns {Locator} */
  voided(number) {
    return this.self.locator(number ? `[data-label="${number}"].void` : ".void");
  }

  /** The word "Voided" in a label's card. @param {string} number @returns {Locator} */
  voidedWord(number) {
    return this.label(number).getByText(this.common.voided).first();
  }

  /** The mark of a voided label. @returns {Locator} */
  get voidedMark() {
    return this.text(this.words.voidedMark);
  }

  /** What a screen reader hears about a void. @returns {Locator} */
  get voidAnnouncement() {
    return this.self.getByRole("status").filter({ hasText: /void/i });
  }

  /** The papers for customs. @returns {Locator} */
  get customsPapers() {
    return this.text(this.words.customsPapers);
  }

  /** Shows a paper on the page. @returns {Promise<void>} */
  async showPaper() {
    await this.self.getByRole("button", { name: this.words.show, exact: true }).click();
  }

  /** The heading of the control log that is shown. @returns {Locator} */
  get controlLogHeading() {
    return this.root
      .frameLocator('iframe[title^="Control log"]')
      .getByRole("heading", { name: this.words.controlLog });
  }

  /** The box that keeps labels on the device. @returns {Locator} */
  get keepHereBox() {
    return this.self.getByLabel(this.words.keepHere);
  }

  /** The box of a shared computer. @returns {Locator} */
  get sharedComputerBox() {
    return this.self.getByLabel(this.words.sharedComputer);
  }

  /** @returns {Locator} */
  get nothingKeptNote() {
    return this.text(this.words.nothingKept);
  }

  /** @param {number} count @returns {Locator} */
  exportButton(count) {
    return this.button(this.words.exportButton(count));
  }

  /** The advice to export when the device is full. @returns {Locator} */
  get exportAdvice() {
    return this.problem("device_full").getByText(this.words.exportAdvice);
  }

  /** Removes every kept label. @returns {Promise<void>} */
  async removeKept() {
    await this.button(this.words.removeKept).click();
    await this.button(this.words.removeAllKept).click();
  }

  /** Opens the sums of a day. @returns {Promise<void>} */
  async openDay() {
    await this.self.getByText(this.words.day, { exact: true }).click();
  }

  /** @returns {Locator} */
  get dayField() {
    return this.self.getByLabel(this.words.dayField, { exact: true });
  }

  /** The sums of the day. @returns {Locator} */
  get daySums() {
    return this.self.locator("[data-sums]");
  }

  /** A line of the sums. @param {"shipments" | "packagesVoided" | "voided"} name @returns {Locator} */
  daySum(name) {
    return this.daySums.getByText(this.words[name] ?? this.common[name]);
  }

  /** The values of the sums. @returns {Promise<string[]>} */
  async dayValues() {
    return (await this.daySums.locator("dd").allTextContents()).map((text) => text.trim());
  }

  /** Waits until the first sum has this value. @param {string} value @returns {Promise<void>} */
  async waitForDayCount(value) {
    await this.daySums.locator("dd").first().getByText(value, { exact: true }).waitFor();
  }

  /** @returns {Locator} */
  get dayCsvButton() {
    return this.button(this.words.dayCsv);
  }

  /** The first link of a page without labels. @returns {Locator} */
  get goToRateLink() {
    return this.link(this.common.goToRate).or(this.self.locator("a.primary")).first();
  }
}
