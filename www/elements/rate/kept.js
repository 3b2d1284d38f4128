// What this device keeps, by choice: receivers to fill in, packages that were shipped, and what can be done with both.
import { fill, h } from "../../lib/dom.js";
import { addressBookOf } from "../../src/sdk/storage/address-book.ts";
import { select } from "../../lib/form.js";
import { unitOf } from "../../src/sdk/texts/format.ts";
import { placeOf } from "../../lib/party.js";

export class Kept {
  #element;
  #form;
  #book;
  #receivers = [];
  #presets = [];
  #name = "";
  #nameless = false;
  #title = h("summary", {});
  #body = h("div", {});
  /** Above the receiver: one that is known. */
  receivers = h("div", { hidden: true, "data-kept-receivers": "" });
  /** Above the packages: how others were packed. */
  packages = h("div", { hidden: true, "data-kept-packages": "" });
  /** Below all: what is kept, and whether. */
  panel = h("details", { class: "panel kept" }, this.#title, this.#body);

  /** `form` has receive(party), pack(package), to(), packages(). */
  constructor(element, form) {
    this.#element = element;
    this.#form = form;
    this.#book = addressBookOf(element.client);
    this.#title.textContent = element.t("kept");
  }

  async draw() {
    this.#receivers = await this.#book.list("receiver");
    this.#drawReceivers();
    await this.#drawPackages();
    this.#drawPanel();
  }

  #drawReceivers() {
    const { t } = this.#element;
    const known = new Map(this.#receivers.map(({ value }) => [placeOf(value), value]));
    this.receivers.hidden = !known.size;
    const input = h("input", {
      id: "known",
      type: "search",
      list: "known-list",
      autocomplete: "off",
      "data-key": "known",
      placeholder: t("knownHow"),
    });
    input.addEventListener("input", () => {
      const party = known.get(input.value);
      if (!party) return;
      this.#form.receive(party);
      this.#element.say(t("knownTaken", { name: party.name || party.attention }));
      input.value = "";
    });
    fill(
      this.receivers,
      h("label", { for: "known" }, t("known", { n: known.size })),
      input,
      h(
        "datalist",
        { id: "known-list" },
        [...known.keys()].map((value) => h("option", { value })),
      ),
    );
  }

  #packed({ name, packaging, weight, dimensions: { length, width, height, unit } }) {
    const sides = length && `${length} × ${width} × ${height} ${unitOf(unit)}`;
    return [
      name,
      weight.value && `${weight.value} ${unitOf(weight.unit)}`,
      sides,
      this.#element.t(`pack${packaging}`),
    ]
      .filter(Boolean)
      .join(", ");
  }

  async #drawPackages() {
    const { t } = this.#element;
    this.#presets = await this.#book.list("preset");
    const packages = [...this.#presets, ...(await this.#book.list("package"))];
    this.packages.hidden = !packages.length;
    const list = select(
      t("packedAs"),
      "packedAs",
      [
        ["", t("packedChoose")],
        ...packages.map(({ value }, index) => [String(index), this.#packed(value)]),
      ],
      { span: 6, value: "" },
    );
    const input = list.querySelector("select");
    // It is a help, no part of the shipment.
    delete input.dataset.field;
    input.addEventListener("change", () => {
      const chosen = packages[input.value]?.value;
      input.value = "";
      if (chosen) this.#form.pack(chosen);
    });
    fill(this.packages, list);
  }

  #drawPanel() {
    const { t } = this.#element;
    const { on, shared } = this.#book;
    const box = h("input", {
      type: "checkbox",
      "data-key": "keep-book",
      checked: on,
      disabled: shared,
      onchange: ({ currentTarget }) => this.#allow(currentTarget.checked),
    });
    const row = (entry, said) =>
      h(
        "li",
        {},
        h("span", {}, said),
        h(
          "button",
          {
            class: "quiet",
            "aria-label": t("keptRemoveOne", { name: said }),
            onclick: () => this.#remove(entry),
          },
          t("remove"),
        ),
      );
    const list = (name, rows) =>
      rows.length > 0 && h("ul", { class: "list", "aria-label": t(name) }, rows);
    const name = h("input", {
      id: "preset-name",
      autocomplete: "off",
      maxlength: "40",
      "data-key": "preset-name",
      value: this.#name,
      "aria-invalid": this.#nameless,
      "aria-describedby": this.#nameless && "preset-name-e",
      oninput: () => (this.#name = name.value),
    });
    name.addEventListener("keydown", (event) => event.key === "Enter" && this.#preset());
    const nameless =
      this.#nameless && h("div", { class: "err", id: "preset-name-e" }, t("presetNoName"));
    fill(
      this.#body,
      h("label", { class: "check" }, box, t("keepBook")),
      h("p", { class: "small soft" }, t("keepBookWhy")),
      on &&
        h(
          "p",
          {},
          h(
            "button",
            { "data-key": "keep-receiver", onclick: () => this.#keep() },
            t("keepReceiver"),
          ),
        ),
      list(
        "keptList",
        this.#receivers.map((entry) => row(entry, placeOf(entry.value))),
      ),
      h(
        "div",
        { class: "bar" },
        h("div", {}, h("label", { for: "preset-name" }, t("presetName")), name, nameless),
        h("button", { "data-key": "preset", onclick: () => this.#preset() }, t("presetKeep")),
      ),
      h("p", { class: "small soft" }, t("presetWhy")),
      list(
        "presets",
        this.#presets.map((entry) => row(entry, this.#packed(entry.value))),
      ),
    );
  }

  async #preset() {
    const [first] = this.#form.packages();
    const name = this.#name.trim();
    this.#nameless = !name;
    if (name) await this.#book.preset({ ...first, name });
    if (name) this.#name = "";
    await this.draw();
    this.#element.say(this.#element.t(name ? "presetKept" : "presetNoName", { name }));
    this.#focus("preset-name");
  }

  #focus(key) {
    this.panel.querySelector(`[data-key="${key}"]`)?.focus();
  }

  async #allow(yes) {
    await this.#book.allow(yes);
    await this.draw();
    this.#element.say(this.#element.t(yes ? "keptNow" : "keptGone"));
    this.#focus("keep-book");
  }

  async #keep() {
    const party = this.#form.to();
    const said = party.name.trim() || party.attention.trim();
    if (said) await this.#book.keep(party);
    await this.draw();
    this.#element.say(this.#element.t(said ? "keptOne" : "keptNone", { name: said }));
    this.#focus("keep-receiver");
  }

  async #remove(entry) {
    await this.#book.remove(entry);
    await this.draw();
    this.#element.say(this.#element.t("keptRemoved"));
    this.#focus("keep-book");
  }
}
