// Sending labels to a thermal printer: how this workstation does it, and what became of each label.
import css from "./printer.css";
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { registry } from "../../src/sdk/registry.ts";

/** Ways to a printer: each is a text. */
const WAYS = ["usb", "serial", "browser-print", "qz"];

/** Serial printers' usual speeds: the printer's own setting, which cannot be asked. */
const SPEEDS = [9_600, 19_200, 38_400, 57_600, 115_200];

export { css };

const option = ([value, words], chosen) => {
  const node = h("option", { value }, words);
  node.selected = value === chosen;
  return node;
};

/** What a workstation may have kept: spoiled or foreign entries are as good as none. */
function sound({ way, printer, language, dpi, baudRate }) {
  const named = typeof printer?.id === "string" && typeof printer?.name === "string";
  return {
    way: WAYS.includes(way) ? way : "usb",
    printer: WAYS.includes(way) && named ? printer : undefined,
    language: ["ZPL", "EPL"].includes(language) ? language : "ZPL",
    dpi: [203, 300, 600].includes(dpi) ? dpi : 203,
    baudRate: SPEEDS.includes(baudRate) ? baudRate : 9_600,
  };
}

/**
 * What was not finished, by client: it outlives the element, so that nothing is printed twice after
 * a look at another page.
 */
const unfinished = new WeakMap();

export class PrinterPanel {
  #element;
  #choice = null;
  #found = [];
  #stop = null;
  #problem = null;
  root = h("div", { class: "printer", role: "group", hidden: true });

  constructor(element) {
    this.#element = element;
  }

  /** Results of a batch that was not finished; what was voided since is none of it. */
  get #results() {
    const voided = new Set(
      this.#element.client.labels
        .list()
        .filter((label) => label.voided)
        .map(({ trackingNumber }) => trackingNumber),
    );
    const left = unfinished
      .get(this.#element.client)
      ?.filter(({ state, label }) => state === "sent" || !voided.has(label.trackingNumber));
    return left?.some(({ state }) => state !== "sent") ? left : null;
  }

  set #results(results) {
    unfinished.set(this.#element.client, results);
  }

  /** Opens or closes the panel. */
  async toggle(open = this.root.hidden) {
    this.root.hidden = !open;
    if (!open) return;
    this.#choice ??= sound(await registry.labels.workstation());
    this.refresh();
  }

  /** The element leaves the page: what is under way is finished, no more is begun. */
  leave() {
    this.#stop?.abort();
  }

  /** Labels or their selection changed. While something is being sent nothing here is pressed. */
  refresh() {
    if (!this.root.hidden && this.#choice && !this.#stop) this.#draw();
  }

  #keep(changes) {
    Object.assign(this.#choice, changes);
    registry.labels.workstation(this.#choice);
    this.#problem = null;
    this.#draw();
  }

  #draw(...words) {
    const { way, printer, language, dpi, baudRate } = this.#choice;
    const { t } = this.#element;
    this.root.setAttribute("aria-label", t("thermal"));
    const names = this.#found.length ? this.#found : printer ? [printer] : [];
    const busy = Boolean(this.#stop);
    const change =
      (name, read = (value) => value) =>
      ({ currentTarget }) =>
        this.#keep({ [name]: read(currentTarget.value) });
    const field = (words, key, options, onchange) =>
      h(
        "div",
        {},
        h("label", { for: `printer-${key}` }, words),
        h(
          "select",
          { id: `printer-${key}`, "data-key": `printer-${key}`, disabled: busy, onchange },
          options,
        ),
      );
    const choose = h(
      "button",
      {
        "data-key": "printer-choose",
        disabled: busy,
        onclick: ({ currentTarget }) => this.#choose(currentTarget),
      },
      t(names.length ? "chooseAnother" : "choose"),
    );
    fill(
      this.root,
      h(
        "div",
        { class: "row" },
        field(
          t("way"),
          "way",
          WAYS.map((one) => option([one, t(one)], way)),
          ({ currentTarget }) => {
            this.#found = [];
            return this.#keep({ way: currentTarget.value, printer: undefined });
          },
        ),
        names.length
          ? field(
              t("printer"),
              "name",
              names.map(({ id, name }) => option([id, name], printer?.id)),
              change("printer", (id) => names.find((one) => one.id === id)),
            )
          : null,
        choose,
        field(
          t("speaks"),
          "language",
          ["ZPL", "EPL"].map((one) => option([one, one], language)),
          change("language"),
        ),
        field(
          t("dots"),
          "dpi",
          ["203", "300", "600"].map((one) => option([one, one], String(dpi))),
          change("dpi", Number),
        ),
        way === "serial" &&
          field(
            t("speed"),
            "speed",
            SPEEDS.map((one) => option([String(one), String(one)], String(baudRate))),
            change("baudRate", Number),
          ),
      ),
      h(
        "div",
        {},
        this.#action(busy),
        busy &&
          h(
            "button",
            { class: "quiet", "data-key": "printer-stop", onclick: () => this.#stop.abort() },
            t("stop"),
          ),
      ),
      words,
      this.#problem,
      !busy && this.#question(),
    );
  }

  /** One thing to do: send, or go on with what was left. */
  #action(busy) {
    const { printer } = this.#choice;
    const results = this.#results;
    const count = results
      ? results.filter(({ state }) => state !== "sent").length
      : this.#element.chosen().length;
    const doubtful = results?.some(({ state }) => state === "unsure");
    const { t } = this.#element;
    const words = t(`${results ? "goOn" : "send"}${printer ? "To" : ""}`, {
      n: count,
      printer: printer?.name,
    });
    return [
      h(
        "button",
        {
          class: "primary",
          "data-key": "printer-send",
          disabled: busy || !printer || !count || doubtful,
          "aria-busy": busy && "true",
          onclick: () => this.#send(),
        },
        busy ? t("sending", { printer: printer.name }) : words,
      ),
      results &&
        !busy &&
        h(
          "button",
          {
            class: "quiet",
            "data-key": "printer-forget",
            onclick: () => {
              this.#results = null;
              this.#problem = null;
              this.#draw();
            },
          },
          t("forget"),
        ),
    ];
  }

  /** What stands in the way of going on: only who stands at the printer knows whether a doubtful label came out. */
  #question() {
    const results = this.#results;
    const odd = results?.find(({ state }) => state === "unsure" || state === "failed");
    if (!odd) return null;
    const { t } = this.#element;
    const number = h("p", { class: "no" }, odd.label.trackingNumber);
    if (odd.state === "failed")
      return h(
        "div",
        {},
        number,
        h("button", { "data-key": "printer-skip", onclick: () => this.#skip(odd) }, t("leaveOut")),
      );
    return h(
      "div",
      { class: "fix warn", role: "group", "aria-label": t("cameOut") },
      number,
      h("p", {}, t("cameOutAsk")),
      h(
        "p",
        {},
        h("button", { "data-key": "unsure-came", onclick: () => this.#send("came") }, t("itCame")),
        " ",
        h(
          "button",
          { "data-key": "unsure-again", onclick: () => this.#send("again") },
          t("itDidNot"),
        ),
      ),
    );
  }

  #skip(odd) {
    this.#results = this.#results.filter((one) => one !== odd);
    this.#problem = null;
    this.#draw();
  }

  async #choose(button) {
    this.#problem = null;
    try {
      const { way } = this.#choice;
      this.#found = await this.#element.busy(button, this.#element.t("looking"), () =>
        registry.labels.printers(way, { ...this.#element.printerOptions, choose: true }),
      );
      this.#keep({ printer: this.#found[0] });
      if (!this.#found.length) this.#draw(h("p", {}, this.#element.t("noPrinter")));
    } catch (error) {
      await this.#fail(error);
    }
  }

  async #send(unsure) {
    if (this.#stop) return;
    const labels = this.#results ?? this.#element.chosen();
    const how = {
      ...this.#element.printerOptions,
      ...this.#choice,
      tail: this.#element.thermalTail,
      unsure,
    };
    const { printer } = how;
    this.#stop = new AbortController();
    this.#problem = null;
    const words = h("p", { role: "none" }, this.#element.t("sending", { printer: printer.name }));
    const told = ({ done, total }) =>
      this.#element.say(
        (words.textContent = this.#element.t("sent", { done, total, printer: printer.name })),
      );
    this.#draw(words);
    this.root.querySelector('[data-key="printer-stop"]')?.focus();
    let failure = null;
    try {
      this.#results = await registry.labels.send(labels, {
        ...how,
        signal: this.#stop.signal,
        onProgress: told,
      });
    } catch (error) {
      failure = error;
    }
    this.#stop = null;
    if (failure) await this.#fail(failure);
    else await this.#tell();
    this.root
      .querySelector('[data-key="unsure-came"],[data-key="printer-skip"],[data-key="printer-send"]')
      ?.focus();
  }

  async #tell() {
    const results = unfinished.get(this.#element.client);
    const count = (state) => results.filter((one) => one.state === state).length;
    const odd = results.find(({ state }) => state === "failed" || state === "unsure");
    const left = count("left");
    const words = this.#element.t(left ? "sentLeft" : "sentDone", {
      done: count("sent"),
      total: results.length,
      printer: this.#choice.printer.name,
      left,
    });
    this.#problem = odd ? await errorBox(odd.error, "fix", this.#element.t) : null;
    this.#draw(h("p", {}, words));
    this.#element.say(words);
  }

  async #fail(error) {
    if (error.kind === "cancelled") return this.#draw();
    this.#problem = h(
      "div",
      {},
      await errorBox(error, "fix", this.#element.t),
      error.kind === "printer" && error.message ? h("p", { class: "ups" }, error.message) : null,
    );
    this.#draw();
    this.#element.say(this.#problem.textContent);
  }
}
