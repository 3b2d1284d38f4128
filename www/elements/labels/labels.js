// Every label of this session: look, print, save as PDF, send to a thermal printer, download, void. Many at once.
import css from "./labels.css";
import { fill, h } from "../../lib/dom.js";
import { PgElement, errorBox, hold } from "../../lib/element.js";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { day } from "../../src/sdk/texts/format.ts";
import { PAPERS } from "../../src/sdk/labels/paper.ts";
import { registry } from "../../src/sdk/registry.ts";
import { ObjectUrls } from "../../src/sdk/labels/object-urls.ts";
import { DayPanel, css as dayCss } from "./day.js";
import { linkTo, tracking } from "../../lib/page-links.js";
import { go } from "../../src/sdk/pages.ts";
import english from "../../locales/en/labels.json" with { type: "json" };
import { DevicePanel, css as deviceCss } from "./device.js";
import { css as lookCss, look, remarkWords } from "./look.js";
import { PapersPanel, css as papersCss } from "./papers.js";
import { PrinterPanel, css as printerCss } from "./printer.js";
import { askVoid, askVoidMany } from "./voiding.js";

/** After so many days UPS may refuse to void: its guide says 28. */
const VOID_DAYS = 27;

/**
 * @tag parcelgate-labels
 * @fires parcelgate-voided - a shipment was voided: detail { shipmentId }; of only some of its packages { shipmentId, trackingNumbers }
 * @fires parcelgate-again-submit - a shipment is begun like another one; cancel it to go on yourself: detail { shipment }
 * @fires parcelgate-print-submit - labels are about to be printed: detail { trackingNumbers, stock }; cancel it to print them yourself
 * @prop printerOptions - what QZ Tray wants from a portal: { sign, certificate, url }
 */
export default class Labels extends PgElement {
  static texts = [["labels", english]];
  static css = css + lookCss + papersCss + printerCss + deviceCss + dayCss;

  #list = h("section", { class: "panel" });
  #tools = h("section", { class: "panel tools" });
  #urls = new ObjectUrls();
  #papers = new PapersPanel(this, this.#urls);
  #thumbs = new Map();
  #selected = new Set();
  #asked = null;
  #looking = null;
  #errors = new Map();
  #paper = "4x6 1";
  #tail = "keep";
  #startAt = 1;
  #work = null;
  #printer = new PrinterPanel(this);
  #device = new DevicePanel(this);
  #day = new DayPanel(this);
  #find = "";

  async start() {
    const { t } = this;
    for (const [section, name] of [
      [this.#list, "list"],
      [this.#tools, "printing"],
      [this.#papers.root, "papers"],
    ])
      section.setAttribute("aria-label", t(name));
    this.#papers.forget();
    this.show(
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro"))),
        this.#search(),
      ),
      this.#tools,
      this.#list,
      this.#papers.root,
      this.#day.root,
      this.#device.root,
    );
    this.on("label-saved", () => {
      this.#draw();
      this.#device.changed();
      this.#day.draw();
    });
    this.on("journal-change", () => this.#day.draw());
    // What another tab voided must not be printed here.
    this.on(
      "visibilitychange",
      () => document.visibilityState === "visible" && this.#device.start(),
      document,
    );
    this.#draw();
    await this.#day.draw();
    await this.#device.start();
    const { stock, tail } = await registry.labels.workstation().catch(() => ({}));
    if (PAPERS.includes(stock)) this.#paper = stock;
    if (tail === "crop") this.#tail = tail;
    this.#drawTools();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#work?.abort();
    this.#printer.leave();
    this.#urls.clear();
    this.#papers.forget();
    this.#thumbs.clear();
  }

  /** What a thermal printer gets of the seventh inch: it stands on label stock, and only 8 inches have room for it. */
  get thermalTail() {
    return this.#paper.startsWith("4x8") ? this.#tail : "crop";
  }

  #all() {
    const labels = this.client.labels.list();
    const wanted = this.#find.trim().toLowerCase();
    if (!wanted) return labels;
    const words = (label) => {
      const { trackingNumber, shipmentId, at, serviceName, reference, references = [] } = label;
      const { name, attention, address: { city } = {} } = this.#receiver(label);
      return [
        trackingNumber,
        shipmentId,
        at.slice(0, 10),
        day(at),
        day(at, { dateStyle: "medium" }),
        day(at, { dateStyle: "short" }),
        serviceName,
        reference,
        ...references,
        name,
        attention,
        city,
      ]
        .join(" ")
        .toLowerCase();
    };
    // A number may stand there as it is printed, in groups.
    const joined = wanted.replaceAll(" ", "");
    return labels.filter(
      (label) =>
        words(label).includes(wanted) || label.trackingNumber.toLowerCase().includes(joined),
    );
  }

  /** To whom it goes: a shipment's first label knows. */
  #receiver({ shipmentId }) {
    return (
      this.client.labels.list().find((label) => label.shipmentId === shipmentId && label.again)
        ?.again.to ?? {}
    );
  }

  #search() {
    const input = h("input", {
      type: "search",
      id: "find",
      "data-key": "find",
      value: this.#find,
      placeholder: "2026-11-24, PO 42, 1Z...",
      oninput: ({ currentTarget }) => {
        this.#find = currentTarget.value;
        this.#draw();
      },
    });
    return h("div", { class: "find" }, h("label", { for: "find" }, this.t("find")), input);
  }

  #usable(labels = this.client.labels.list()) {
    return labels.filter(({ voided, bytes }) => !voided && bytes.length);
  }

  /**
   * What a button acts on: the selected labels, a search hides them or not; else all that can be
   * used and is to be seen.
   */
  chosen() {
    const selected = this.#usable().filter(({ trackingNumber }) =>
      this.#selected.has(trackingNumber),
    );
    return selected.length ? selected : this.#usable(this.#all());
  }

  #draw() {
    const labels = this.#all();
    const usable = new Set(this.#usable().map(({ trackingNumber }) => trackingNumber));
    for (const number of this.#selected) if (!usable.has(number)) this.#selected.delete(number);
    for (const { trackingNumber: number, bytes } of labels)
      if (this.#thumbs.has(number) && this.#thumbs.get(number).bytes !== bytes)
        this.#forget(number);
    this.#printer.refresh();
    this.#tools.hidden = !labels.length && !this.#selected.size;
    this.#papers.draw();
    if (!labels.length && this.#find) {
      fill(
        this.#list,
        h("div", { class: "empty" }, h("p", {}, this.t("noneFits", { words: this.#find }))),
      );
      return this.#drawTools();
    }
    if (!labels.length) {
      return fill(
        this.#list,
        h(
          "div",
          { class: "empty" },
          h("p", {}, this.t("empty")),
          linkTo("rate", { class: "button primary" }, this.t("goRate")),
        ),
      );
    }
    const word = !this.client.labels.lasting && h("div", { class: "fix warn" }, this.t("noRoom"));
    fill(
      this.#list,
      word,
      labels.map((label) => this.#item(label)),
    );
    this.#drawTools();
  }

  /** A label that came again: what was known of the old one is over. */
  #forget(number) {
    this.#urls.release(this.#thumbs.get(number).url);
    this.#thumbs.delete(number);
    this.#errors.delete(number);
  }

  #item(label) {
    const { trackingNumber: number } = label;
    const looking = this.#looking?.number === number && this.#looking.panel;
    return h(
      "div",
      { class: "item" },
      this.#card(label),
      looking,
      this.#asked === number && this.#askVoid(label),
      this.#errors.get(number),
    );
  }

  #card(label) {
    const {
      trackingNumber: number,
      shipmentId,
      format,
      bytes,
      at,
      voided,
      recovered,
      service,
      serviceName,
    } = label;
    const { t } = this;
    const select = h("input", {
      type: "checkbox",
      "data-key": `select-${number}`,
      "aria-label": t("select", { number }),
      checked: this.#selected.has(number),
      disabled: voided || !bytes.length,
      onchange: ({ currentTarget }) => this.#select([number], currentTarget.checked),
    });
    const broken = !bytes.length || this.#thumbs.get(number)?.failed;
    const old = (Date.now() - Date.parse(at)) / 86_400_000 > VOID_DAYS;
    const paper = format === "PDF" && bytes.length > 0;
    const receiver = this.#receiver(label);
    const acts = [
      paper &&
        h(
          "a",
          { class: "button", href: this.#pdfUrl(label), target: "_blank", rel: "noopener" },
          t("openToPrint"),
        ),
      bytes.length > 0 &&
        !paper &&
        h(
          "button",
          {
            "data-key": `look-${number}`,
            "aria-label": t("lookAt", { number }),
            "aria-expanded": String(this.#looking?.number === number),
            onclick: () => this.#look(label),
          },
          t("look"),
        ),
      bytes.length > 0 &&
        !paper &&
        h(
          "button",
          {
            "data-key": `print-${number}`,
            disabled: voided,
            "aria-label": t("printOne", { number }),
            onclick: ({ currentTarget }) => this.#print(currentTarget, [label]),
          },
          t("print"),
        ),
      bytes.length > 0 &&
        h(
          "button",
          {
            "data-key": `save-${number}`,
            "aria-label": t("downloadOne", { form: format, number }),
            onclick: () => this.#download(label),
          },
          t("download", { form: format }),
        ),
      broken &&
        !voided &&
        h(
          "button",
          {
            "data-key": `fetch-${number}`,
            "aria-label": t("fetchOne", { number }),
            onclick: ({ currentTarget }) => this.#fetch(currentTarget, label),
          },
          t("fetch"),
        ),
      label.again &&
        h(
          "button",
          {
            class: "quiet",
            "data-key": `again-${number}`,
            "aria-label": t("againOne", { number }),
            onclick: () => this.#again(label),
          },
          t("again"),
        ),
      !voided &&
        h(
          "button",
          {
            class: "quiet",
            "data-key": `void-${number}`,
            "aria-label": t("voidOne", { number }),
            onclick: () => {
              this.#asked = number;
              this.#draw();
              this.#focus(`really-${number}`);
            },
          },
          t("void"),
        ),
    ];
    return h(
      "div",
      { class: `card${voided ? " void" : ""}`, "data-label": number },
      select,
      this.#view(label),
      h(
        "div",
        { class: "facts" },
        h(
          "div",
          {},
          tracking(number),
          " ",
          voided && h("span", { class: "badge bad" }, `✕ ${t("voided")}`),
          recovered && h("span", { class: "badge warn" }, t("fetched")),
        ),
        h(
          "div",
          { class: "small soft" },
          `${day(at, { dateStyle: "medium", timeStyle: "short" })}, ${serviceName ?? service}`,
          shipmentId !== number && `, ${t("partOf", { shipment: shipmentId })}`,
        ),
        h(
          "div",
          { class: "small" },
          [receiver.name, receiver.address?.city, ...(label.references ?? [])]
            .filter(Boolean)
            .join(" · "),
        ),
        this.client.environment !== "production" && h("div", { class: "small" }, t("sample")),
        old && !voided && h("div", { class: "small" }, t("old", { n: VOID_DAYS })),
        h("div", { class: "acts" }, acts),
      ),
    );
  }

  /** The next shipment begins like this one; references are its own. */
  #again({ again: shipment }) {
    if (!this.emit("parcelgate-again-submit", { shipment })) return;
    try {
      draft.begin(structuredClone(shipment));
    } catch (error) {
      return this.fail(error);
    }
    this.client.dispatchEvent(new CustomEvent("shipment-begun"));
    go("rate");
  }

  /** A small picture, drawn when it comes into view. */
  #view(label) {
    const { trackingNumber: number, format, bytes } = label;
    if (!bytes.length) return h("div", { class: "view" }, this.t("gaveNone"));
    if (format === "PDF") return h("div", { class: "view" }, "PDF");
    const known = this.#thumbs.get(number);
    const view = h(
      "button",
      { class: "view", tabindex: "-1", "aria-hidden": "true", onclick: () => this.#look(label) },
      known?.url
        ? h("img", { src: known.url, alt: "" })
        : known?.failed
          ? this.t("cannotShow")
          : format,
    );
    if (!known) this.#whenSeen(view, () => this.#drawThumb(label));
    return view;
  }

  #whenSeen(node, act) {
    new IntersectionObserver(
      (entries, observer) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        act();
      },
      { rootMargin: "200px" },
    ).observe(node);
  }

  async #drawThumb(label) {
    const { trackingNumber: number } = label;
    if (this.#thumbs.has(number)) return;
    const { bytes } = label;
    this.#thumbs.set(number, { bytes });
    try {
      const { pages } = await registry.labels.preview(label);
      this.#thumbs.set(number, { bytes, url: this.#urls.of(pages[0].png, "image/png") });
    } catch (error) {
      this.#thumbs.set(number, { bytes, failed: true });
      this.#errors.set(number, await errorBox(error, "fix", this.t));
      return this.#draw();
    }
    this.shadowRoot
      .querySelector(`[data-label="${number}"] .view`)
      ?.replaceChildren(h("img", { src: this.#thumbs.get(number).url, alt: "" }));
  }

  /** A label that is a page already, from Label Recovery. */
  #pdfUrl({ trackingNumber: number, bytes }) {
    if (!this.#thumbs.has(number))
      this.#thumbs.set(number, { bytes, url: this.#urls.of(bytes, "application/pdf") });
    return this.#thumbs.get(number).url;
  }

  async #look(label) {
    const { trackingNumber: number } = label;
    const close = () => {
      this.#looking.panel.release?.();
      this.#looking = null;
      this.#draw();
      return this.#focus(`look-${number}`);
    };
    if (this.#looking?.number === number) return close();
    this.#looking?.panel.release?.();
    this.#looking = { number, panel: h("div", { class: "look" }, h("div", { class: "skeleton" })) };
    this.#draw();
    const panel = await look(label, {
      t: this.t,
      urls: this.#urls,
      close,
      tail: this.#paper.startsWith("4x6") ? "crop" : this.#tail,
    });
    if (this.#looking?.number !== number) return panel.release?.();
    this.#looking.panel = panel;
    this.#draw();
    this.#focus("zoom");
  }

  #select(numbers, on) {
    for (const number of numbers) this.#selected[on ? "add" : "delete"](number);
    this.#draw();
    this.say(this.t("selected", { n: this.#selected.size }));
  }

  #drawTools() {
    const usable = this.#usable(this.#all()).map(({ trackingNumber }) => trackingNumber);
    const some = this.#selected.size > 0;
    const count = this.chosen().length;
    const { t } = this;
    const all = h("input", {
      type: "checkbox",
      "data-key": "select-all",
      checked: some && usable.every((number) => this.#selected.has(number)),
      onchange: ({ currentTarget }) => this.#select(usable, currentTarget.checked),
    });
    all.indeterminate = some && !all.checked;
    const paper = h(
      "select",
      {
        id: "paper",
        "data-key": "paper",
        onchange: ({ currentTarget }) => this.#choosePaper(currentTarget.value),
      },
      PAPERS.map((value) => h("option", { value }, t(`paper${value.replace(" ", "_")}`))),
    );
    paper.value = this.#paper;
    const place = h(
      "select",
      {
        id: "place",
        "data-key": "place",
        onchange: ({ currentTarget }) => (this.#startAt = Number(currentTarget.value)),
      },
      h("option", { value: "1" }, t("upper")),
      h("option", { value: "2" }, t("lower")),
    );
    place.value = String(this.#startAt);
    fill(
      this.#tools,
      h(
        "div",
        { class: "row" },
        h(
          "label",
          { class: "check" },
          all,
          some
            ? t("selectedOf", { n: this.#selected.size, all: this.#usable().length })
            : t("selectAll"),
        ),
        h("div", { class: "grow" }),
        h("div", {}, h("label", { for: "paper" }, t("paper")), paper),
        this.#paper.endsWith("2") &&
          h("div", {}, h("label", { for: "place" }, t("beginAt")), place),
        !this.#paper.startsWith("4x6") &&
          h(
            "label",
            { class: "check" },
            h("input", {
              type: "checkbox",
              "data-key": "tail",
              checked: this.#tail === "keep",
              onchange: ({ currentTarget }) => this.#chooseTail(currentTarget.checked),
            }),
            t("terms"),
          ),
        h(
          "button",
          {
            class: "primary",
            "data-key": "print-all",
            disabled: !count || this.#running,
            onclick: ({ currentTarget }) => this.#print(currentTarget, this.chosen()),
          },
          t("printAll", { n: count }),
        ),
        h(
          "button",
          {
            "data-key": "pdf",
            disabled: !count || this.#running,
            onclick: ({ currentTarget }) => this.#pdf(currentTarget),
          },
          t("savePdf"),
        ),
        some &&
          h(
            "button",
            {
              class: "bad",
              "data-key": "void-many",
              onclick: () => {
                this.#askedMany = true;
                this.#drawTools();
                this.#focus("really-many");
              },
            },
            t("voidMany", { n: this.#selected.size }),
          ),
        h(
          "button",
          {
            "data-key": "printer",
            disabled: !count,
            "aria-expanded": String(!this.#printer.root.hidden),
            onclick: () => this.#printer.toggle().then(() => this.#drawTools()),
          },
          t("thermal"),
        ),
      ),
      some && this.#askedMany && this.#askVoidMany(),
      this.#progress,
      this.#printer.root,
    );
  }

  #askedMany = false;

  /** Several shipments at once: one question, one answer for each. */
  #askVoidMany() {
    const keep = () => {
      this.#askedMany = false;
      this.#drawTools();
      return this.#focus("void-many");
    };
    return askVoidMany(this, this.chosen(), {
      act: (button, given) => this.#voidMany(button, given),
      keep,
    });
  }

  async #voidMany(button, given) {
    const results = await this.busy(button, this.t("asking"), () =>
      this.client.many("void", given),
    );
    const failed = results.filter(({ state }) => state === "failed");
    for (const { input, error } of failed)
      this.#errors.set(
        this.client.labels.list().find(({ shipmentId }) => shipmentId === input.shipmentId)
          .trackingNumber,
        await errorBox(error, "fix", this.t),
      );
    for (const { input, state } of results)
      if (state === "done") this.emit("parcelgate-voided", input);
    this.#askedMany = false;
    this.#selected.clear();
    this.#draw();
    this.say(
      failed.length
        ? this.t("refused", { n: results.length - failed.length, refused: failed.length })
        : this.t("voidedMany", { n: results.length }),
    );
    this.#focus("select-all");
  }

  async #choosePaper(value) {
    this.#paper = value;
    this.#startAt = 1;
    this.#drawTools();
    await registry.labels.workstation({ stock: value });
  }

  #chooseTail(kept) {
    this.#tail = kept ? "keep" : "crop";
    registry.labels.workstation({ tail: this.#tail });
  }

  #how() {
    const [stock, perSheet] = this.#paper.split(" ");
    return { stock, perSheet: Number(perSheet), startAt: this.#startAt, tail: this.#tail };
  }

  #progress = h("div", { class: "wait", hidden: true });

  /** Long work: n of m, a way to stop, the others go on when one label fails. */
  async #run(button, words, labels, act) {
    if (this.#running) return null;
    this.#running = true;
    this.#work = new AbortController();
    const bar = h("progress", { max: labels.length, value: 0, "aria-label": words });
    fill(
      this.#progress,
      bar,
      h(
        "button",
        { class: "quiet", "data-key": "stop", onclick: () => this.#work.abort() },
        this.t("stop"),
      ),
    );
    const onProgress = ({ done, total }) => {
      bar.value = done;
      this.#progress.hidden = total < 10 || done === total;
    };
    const failed = [];
    const onProblem = ({ label, error }) => failed.push({ label, error });
    const remarked = [];
    const onRemark = ({ label, remarks }) => remarks.length && remarked.push({ label, remarks });
    try {
      return await this.busy(button, words, () =>
        act({ signal: this.#work.signal, onProgress, onProblem, onRemark }),
      );
    } catch (error) {
      await this.fail(error);
      return null;
    } finally {
      this.#running = false;
      this.#progress.hidden = true;
      await this.#note(failed, remarked);
    }
  }

  #running = false;

  /** At each label: why it could not be used, or what is odd about what was. */
  async #note(failed, remarked) {
    const remark = await remarkWords();
    for (const { label, remarks } of remarked) {
      const words = [...new Set(remarks.map(({ code, detail }) => remark(code, detail)))];
      this.#errors.set(
        label.trackingNumber,
        h(
          "div",
          { class: "fix warn", "data-remarks": true },
          h(
            "ul",
            { class: "remarks" },
            words.map((one) => h("li", {}, one)),
          ),
        ),
      );
    }
    for (const { label, error } of failed)
      this.#errors.set(label.trackingNumber, await errorBox(error, "fix", this.t));
    this.#draw();
  }

  async #print(button, labels) {
    const numbers = labels.map(({ trackingNumber }) => trackingNumber);
    if (
      !this.emit("parcelgate-print-submit", { trackingNumbers: numbers, stock: this.#how().stock })
    )
      return;
    const sent = await this.#run(button, this.t("openingDialog"), labels, (how) =>
      registry.labels.print(labels, { ...this.#how(), ...how }),
    );
    if (sent) this.say(this.t("sentToDialog", { n: sent.labels }));
  }

  async #pdf(button) {
    const labels = this.chosen();
    const bytes = await this.#run(button, this.t("makingPdf"), labels, (how) =>
      registry.labels.toPdf(labels, { ...this.#how(), ...how }),
    );
    if (!bytes) return;
    await registry.labels.download(bytes, {
      name: labels.length === 1 ? `${labels[0].trackingNumber}.pdf` : `labels-${labels.length}.pdf`,
    });
    this.say(this.t("pdfSaved"));
  }

  /** A label that is broken or did not come: UPS keeps it for a while. */
  async #fetch(button, label) {
    const { trackingNumber, shipmentId, format } = label;
    try {
      const answer = await this.busy(button, this.t("asking"), () =>
        this.client.recoverLabel({ trackingNumber, label: { format: format || "GIF" } }),
      );
      const found =
        answer.labels.find((one) => one.trackingNumber === trackingNumber) ?? answer.labels[0];
      this.client.labels.put(
        { shipmentId, packages: [{ trackingNumber, label: found }], recovered: true },
        label,
      );
      this.say(this.t("here"));
    } catch (error) {
      if (error.kind !== "cancelled")
        this.#errors.set(trackingNumber, await errorBox(error, "fix", this.t));
      this.#draw();
    }
    this.#focus(`look-${trackingNumber}`);
  }

  async #download(label) {
    await registry.labels.download(label).catch((error) => this.fail(error));
  }

  #focus(key) {
    this.shadowRoot.querySelector(`[data-key="${key}"]`)?.focus();
  }

  #askVoid(label) {
    const { trackingNumber } = label;
    const keep = () => {
      this.#asked = null;
      this.#draw();
      return this.#focus(`void-${trackingNumber}`);
    };
    return askVoid(this, label, {
      act: (button, given) => this.#void(button, trackingNumber, given),
      keep,
    });
  }

  /** A whole shipment, or some packages of it. */
  async #void(button, trackingNumber, given) {
    this.#errors.delete(trackingNumber);
    try {
      const { alreadyVoided } = await this.busy(button, this.t("asking"), () =>
        this.client.void(given),
      );
      this.#asked = null;
      this.#selected.delete(trackingNumber);
      this.emit("parcelgate-voided", given);
      this.say(this.t(alreadyVoided ? "voidedBefore" : "voided"));
    } catch (error) {
      if (error.kind !== "cancelled") {
        const box = await errorBox(error, "fix", this.t);
        this.#errors.set(trackingNumber, box);
        this.#draw();
        this.say(box.textContent);
        return this.#focus(`${button.dataset.key}`);
      }
    }
    this.#draw();
    this.#focus(this.chosen().length ? "print-all" : "select-all");
  }
}
hold(Labels, ["printerOptions"]);
