// Sending labels to a thermal printer: how this workstation does it, and what became of each label.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { registry } from "../../lib/registry.js";

const WAYS = { usb: "USB (Chrome, Edge)", serial: "Serial or Bluetooth (Chrome, Edge)", "browser-print": "Zebra Browser Print", qz: "QZ Tray" };

export const css = `
.printer{display:grid;gap:var(--pg-3);padding:var(--pg-4) var(--pg-6);border-top:1px solid var(--pg-line)}.printer .row{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:var(--pg-3);align-items:end}.printer ul{margin:0;padding-left:1.2rem}`;

const option = ([value, words], chosen) => {
  const node = h("option", { value }, words);
  node.selected = value === chosen;
  return node;
};

export class PrinterPanel {
  #element;
  #choice = null;
  #found = [];
  #results = null;
  #stop = null;
  root = h("div", { class: "printer", role: "group", "aria-label": "Thermal printer", hidden: true });
  #words = h("div");

  constructor(element) {
    this.#element = element;
  }

  /** Opens or closes the panel. */
  async toggle(open = this.root.hidden) {
    this.root.hidden = !open;
    if (!open) return;
    this.#choice ??= { way: "usb", language: "ZPL", dpi: 203, ...(await registry.labels.workstation()) };
    this.#draw();
  }

  #keep(changes) {
    Object.assign(this.#choice, changes);
    registry.labels.workstation(this.#choice);
    this.#draw();
  }

  #draw() {
    const { way, printer, language, dpi } = this.#choice;
    const names = this.#found.length ? this.#found : printer ? [printer] : [];
    const change = (name, read = (value) => value) => ({ currentTarget }) => this.#keep({ [name]: read(currentTarget.value) });
    const field = (words, key, options, onchange) => h("div", {}, h("label", { for: `printer-${key}` }, words), h("select", { id: `printer-${key}`, "data-key": `printer-${key}`, onchange }, options));
    const choose = h("button", { "data-key": "printer-choose", onclick: ({ currentTarget }) => this.#choose(currentTarget) }, names.length ? "Choose another" : "Choose the printer");
    const send = h("button", { class: "primary", "data-key": "printer-send", disabled: !printer, onclick: ({ currentTarget }) => this.#send(currentTarget) }, this.#caption());
    fill(this.root, h("div", { class: "row" },
      field("Way to the printer", "way", Object.entries(WAYS).map((pair) => option(pair, way)), ({ currentTarget }) => ((this.#found = []), this.#keep({ way: currentTarget.value, printer: undefined }))),
      names.length ? field("Printer", "name", names.map(({ id, name }) => option([id, name], printer?.id)), change("printer", (id) => names.find((one) => one.id === id))) : null, choose,
      field("It speaks", "language", ["ZPL", "EPL"].map((one) => option([one, one], language)), change("language")),
      field("Dots an inch", "dpi", ["203", "300", "600"].map((one) => option([one, one], String(dpi))), change("dpi", Number))),
    h("div", {}, send), this.#words);
  }

  #caption() {
    const count = this.#element.chosen().length;
    const left = this.#results?.filter(({ state }) => state !== "sent").length;
    const what = left ? `Go on with ${left} label${left === 1 ? "" : "s"}` : `Send ${count} label${count === 1 ? "" : "s"}`;
    return this.#choice.printer ? `${what} to ${this.#choice.printer.name}` : what;
  }

  /** The selection changed: what was left of another one is not gone on with. */
  refresh() {
    this.#results = null;
    fill(this.#words);
    if (!this.root.hidden && this.#choice) this.#draw();
  }

  async #choose(button) {
    fill(this.#words);
    try {
      const { way } = this.#choice;
      this.#found = await this.#element.busy(button, "Looking for printers...", () => registry.labels.printers(way, { choose: true }));
      this.#keep({ printer: this.#found[0] });
      if (!this.#found.length) fill(this.#words, h("p", {}, "No printer was found. Is it on, and set up on this computer?"));
    } catch (error) {
      await this.#fail(error);
    }
  }

  async #send(button, unsure) {
    const labels = this.#results ?? this.#element.chosen();
    const { way, printer, language, dpi } = this.#choice;
    this.#stop = new AbortController();
    const told = ({ done, total }) => {
      const words = `Sent ${done} of ${total} to ${printer.name}`;
      fill(this.#words, h("p", {}, words, " ", h("button", { class: "quiet", onclick: () => this.#stop.abort() }, "Stop")));
      this.#element.say(words);
    };
    try {
      this.#results = await this.#element.busy(button, `Sending to ${printer.name}...`, () =>
        registry.labels.send(labels, { way, printer, language, dpi, unsure, signal: this.#stop.signal, onProgress: told }));
    } catch (error) {
      return this.#fail(error);
    }
    await this.#tell();
  }

  async #tell() {
    const count = (state) => this.#results.filter((one) => one.state === state).length;
    const { printer } = this.#choice;
    const odd = this.#results.find(({ state }) => state === "failed" || state === "unsure");
    const left = count("left");
    const words = h("p", {}, `Sent ${count("sent")} of ${this.#results.length} to ${printer.name}.`, left ? ` ${left} not yet.` : "");
    fill(this.#words, words, odd && h("p", { class: "no" }, odd.label.trackingNumber), odd && (await errorBox(odd.error)), odd?.state === "unsure" && this.#ask());
    if (this.#results.every(({ state }) => state === "sent")) this.#results = null;
    this.#draw();
    this.#element.say(words.textContent);
  }

  /** Only who stands at the printer knows. */
  #ask() {
    const go = (unsure) => () => this.#send(this.root.querySelector('[data-key="printer-send"]'), unsure);
    return h("p", {}, h("button", { "data-key": "unsure-came", onclick: go("came") }, "It came out: go on with the next"), " ", h("button", { "data-key": "unsure-again", onclick: go("again") }, "It did not: send it again"));
  }

  async #fail(error) {
    if (error.kind === "cancelled") return;
    const words = error.message && error.kind === "printer" ? h("p", { class: "ups" }, error.message) : null;
    fill(this.#words, await errorBox(error), words);
    this.#element.say(this.#words.textContent);
  }
}
