// What this device keeps of labels: nothing, unless the user agrees; what was kept can be found, taken along, removed.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { keptLabels } from "../../lib/kept-labels.js";
import { registry } from "../../lib/registry.js";

export const css = `
.device{margin-top:var(--pg-6)}.device summary{cursor:pointer;padding:var(--pg-4) var(--pg-6)}.device>div{padding:0 var(--pg-6) var(--pg-4);display:grid;gap:var(--pg-3)}`;

const TROUBLE = {
  may_go: "This browser may delete what it keeps when it is short of room: export what you need.",
  full: "This browser has no room for more labels. Export them, then remove some, or download the new ones now.",
};

export class DevicePanel {
  #element;
  #kept;
  #problem = null;
  #asked = false;
  #body = h("div", {});
  root = h("details", { class: "panel device" }, h("summary", {}, "What this device keeps"), this.#body);

  constructor(element) {
    this.#element = element;
  }

  /** Brings back what was kept. */
  async start() {
    this.#kept = keptLabels(this.#element.client);
    await this.#kept.load().catch(() => {});
    this.#draw();
  }

  /** Labels came, or were voided. */
  async changed() {
    if (!this.#kept) return;
    this.#problem = null;
    await this.#kept.save().catch(async (error) => (this.#problem = await errorBox(error)));
    if (this.#problem) this.root.open = true;
    this.#draw();
  }

  #draw() {
    const { on, shared, trouble } = this.#kept;
    const count = this.#element.client.labels.list().length;
    const check = (key, words, checked, disabled, act) => h("label", { class: "check" }, h("input", { type: "checkbox", "data-key": key, checked, disabled, onchange: ({ currentTarget }) => act(currentTarget.checked) }), words);
    fill(this.#body,
      check("keep-labels", "Keep labels on this device for 90 days. They hold names and addresses.", on, shared, (yes) => this.#allow(yes)),
      check("shared", "Others use this computer too: keep nothing of mine.", shared, false, (yes) => this.#share(yes)),
      on && trouble && h("p", { class: "small", "data-trouble": trouble }, TROUBLE[trouble]), this.#problem,
      h("div", {}, h("button", { "data-key": "export", disabled: !count, onclick: () => this.#export() }, `Export ${count} label${count === 1 ? "" : "s"}`), " ",
        on && !this.#asked && h("button", { class: "quiet", "data-key": "remove-kept", onclick: () => ((this.#asked = true), this.#draw(), this.#focus("really-remove")) }, "Remove what is kept"),
        this.#asked && [h("button", { class: "bad", "data-key": "really-remove", onclick: () => this.#remove() }, "Remove all kept labels"), " ", h("button", { onclick: () => ((this.#asked = false), this.#draw(), this.#focus("remove-kept")) }, "Keep them")]));
  }

  #focus(key) {
    this.root.querySelector(`[data-key="${key}"]`)?.focus();
  }

  async #allow(yes) {
    this.#problem = null;
    await this.#kept.allow(yes).catch(async (error) => (this.#problem = await errorBox(error)));
    this.#element.say(yes ? "Labels are kept on this device" : "No label is kept on this device");
    this.#draw();
    this.#focus("keep-labels");
  }

  async #share(yes) {
    await this.#kept.share(yes);
    this.#element.say(yes ? "Nothing is kept on this device" : "Accounts and journal are kept again");
    this.#draw();
    this.#focus("shared");
  }

  async #remove() {
    this.#asked = false;
    await this.#kept.clear();
    this.#element.client.labels.clear();
    this.#element.say("Removed");
    this.#draw();
    this.#focus("export");
  }

  #export() {
    const bytes = new TextEncoder().encode(this.#kept.export());
    return registry.labels.download(bytes, { name: `labels-${new Date().toISOString().slice(0, 10)}.json` });
  }
}
