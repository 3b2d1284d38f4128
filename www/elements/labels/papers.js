// What UPS hands out beside labels: opened, shown, printed, saved.
import css from "./papers.css";
import { fill, h } from "../../lib/dom.js";
import { registry } from "../../src/sdk/registry.ts";
import { fillFrame } from "../../lib/ups-document.js";

export { css };

/** Each is a text. */
const KINDS = [
  "form",
  "controlLog",
  "codTurnInPage",
  "highValueReport",
  "dangerousGoods",
  "receipt",
];

/**
 * Customs papers, control logs, receipts and their like, of a shipment and of its packages: [{
 * kind, shipmentId, format, bytes }].
 */
function papersOf({
  shipmentId,
  packages,
  forms = [],
  controlLogs = [],
  codTurnInPage,
  highValueReport,
  dangerousGoodsPapers = [],
}) {
  const one = (kind, paper) =>
    paper?.bytes?.length ? [{ kind, shipmentId, format: paper.format, bytes: paper.bytes }] : [];
  const all = (kind, list) => list.flatMap((paper) => one(kind, paper));
  return [
    ...all("form", [...forms, ...packages.map(({ form }) => form)]),
    ...all("controlLog", controlLogs),
    ...one("codTurnInPage", codTurnInPage),
    ...one("highValueReport", highValueReport),
    ...all(
      "dangerousGoods",
      dangerousGoodsPapers.map((bytes) => ({ format: "PDF", bytes })),
    ),
    ...all(
      "receipt",
      packages.map(({ receipt }) => receipt),
    ),
  ];
}

export class PapersPanel {
  #element;
  #urls;
  #drawn = -1;
  root = h("section", { class: "papers" });

  constructor(element, urls) {
    this.#element = element;
    this.#urls = urls;
  }

  /** The next time it is drawn whatever there is. */
  forget() {
    this.#drawn = -1;
  }

  draw() {
    const { t, client } = this.#element;
    const papers = client.labels.answers.flatMap(papersOf);
    // Drawn anew only when there are others: one that is open stays open.
    if (papers.length === this.#drawn) return;
    this.#drawn = papers.length;
    this.root.hidden = !papers.length;
    fill(
      this.root,
      papers.length > 0 && [
        h("h2", {}, t("papers")),
        h("p", { class: "soft small" }, t("papersGo")),
        h(
          "ul",
          {},
          papers.map((paper, index) => this.#row(paper, index + 1)),
        ),
      ],
    );
  }

  #row({ kind, shipmentId, format, bytes }, place) {
    const { t } = this.#element;
    const said = KINDS.includes(kind) ? t(kind) : kind;
    const name = `${shipmentId}-${kind}-${place}.${(format || "bin").toLowerCase()}`;
    const open =
      format === "PDF" &&
      h(
        "a",
        {
          class: "button",
          href: this.#urls.of(bytes, "application/pdf"),
          target: "_blank",
          rel: "noopener",
        },
        t("openToPrint"),
      );
    const save = h(
      "button",
      {
        "data-key": `paper-${name}`,
        onclick: () =>
          registry.labels.download(bytes, { name }).catch((error) => this.#element.fail(error)),
      },
      t("download", { form: format }),
    );
    const frame = h("iframe", { title: said, hidden: true });
    const show =
      format === "HTML" &&
      h(
        "button",
        { "data-key": `show-${name}`, onclick: () => this.#show(frame, bytes) },
        t("show"),
      );
    const print =
      format === "HTML" &&
      h(
        "button",
        {
          "data-key": `print-${name}`,
          onclick: () => this.#show(frame, bytes, true).then(() => frame.contentWindow.print()),
        },
        t("print"),
      );
    return h(
      "li",
      {},
      t.rich("paperOf", { kind: said, shipment: h("span", { class: "no" }, shipmentId) }),
      " ",
      open,
      show,
      " ",
      print,
      " ",
      save,
      format === "HTML" && frame,
    );
  }

  /** UPS's pages run no script here. */
  async #show(frame, bytes, on = frame.hidden) {
    frame.hidden = !on;
    if (frame.srcdoc) return;
    const there = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
    fillFrame(frame, new TextDecoder().decode(bytes));
    await there;
  }
}
