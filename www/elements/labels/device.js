// What this device keeps of labels: nothing, unless the user agrees; what was kept can be found, taken along, removed.
import css from "./device.css";
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { keptLabels } from "../../src/sdk/storage/kept-labels.ts";
import { question } from "../../lib/question.js";
import { registry } from "../../src/sdk/registry.ts";

export { css };

/** What may go wrong with what is kept: each is a text. */
const TROUBLE = { may_go: "mayGo", full: "full" };

export class DevicePanel {
  #element;
  #kept;
  #problem = null;
  #asked = false;
  #body = h("div", {});
  #title = h("summary", {});
  root = h("details", { class: "panel device" }, this.#title, this.#body);

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
    await this.#kept
      .save()
      .catch(async (error) => (this.#problem = await errorBox(error, "fix", this.#element.t)));
    if (this.#problem) this.root.open = true;
    this.#draw();
  }

  #draw() {
    const { on, shared, trouble } = this.#kept;
    const { t } = this.#element;
    this.#title.textContent = t("device");
    const count = this.#element.client.labels.list().length;
    const check = (key, words, checked, disabled, act) =>
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          "data-key": key,
          checked,
          disabled,
          onchange: ({ currentTarget }) => act(currentTarget.checked),
        }),
        words,
      );
    fill(
      this.#body,
      check("keep-labels", t("keepLabels"), on, shared, (yes) => this.#allow(yes)),
      check("shared", t("shared"), shared, false, (yes) => this.#share(yes)),
      on && trouble && h("p", { class: "small", "data-trouble": trouble }, t(TROUBLE[trouble])),
      this.#problem,
      h(
        "div",
        {},
        h(
          "button",
          { "data-key": "export", disabled: !count, onclick: () => this.#export() },
          t("export", { n: count }),
        ),
        " ",
        on &&
          !this.#asked &&
          h(
            "button",
            {
              class: "quiet",
              "data-key": "remove-kept",
              onclick: () => {
                this.#asked = true;
                this.#draw();
                this.#focus("really-remove");
              },
            },
            t("removeKept"),
          ),
      ),
      this.#asked &&
        question({
          name: t("removeKept"),
          words: t("removeKeptWhat"),
          key: "remove",
          yes: t("reallyRemove"),
          act: () => this.#remove(),
          no: t("keepThem"),
          keep: () => {
            this.#asked = false;
            this.#draw();
            return this.#focus("remove-kept");
          },
        }),
    );
  }

  #focus(key) {
    this.root.querySelector(`[data-key="${key}"]`)?.focus();
  }

  async #allow(yes) {
    this.#problem = null;
    await this.#kept
      .allow(yes)
      .catch(async (error) => (this.#problem = await errorBox(error, "fix", this.#element.t)));
    this.#element.say(this.#element.t(yes ? "keptNow" : "notKept"));
    this.#draw();
    this.#focus("keep-labels");
  }

  async #share(yes) {
    await this.#kept.share(yes);
    this.#element.say(this.#element.t(yes ? "nothingKept" : "keptAgain"));
    this.#draw();
    this.#focus("shared");
  }

  async #remove() {
    this.#asked = false;
    await this.#kept.clear();
    this.#element.client.labels.clear();
    this.#element.say(this.#element.t("removed"));
    this.#draw();
    this.#focus("export");
  }

  #export() {
    const bytes = new TextEncoder().encode(this.#kept.export());
    return registry.labels.download(bytes, {
      name: `labels-${new Date().toISOString().slice(0, 10)}.json`,
    });
  }
}
