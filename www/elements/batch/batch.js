// Many shipments from a table: columns, check, prices, one question, labels. What was begun
// outlives a reload in this tab.
import css from "./batch.css";
import { fill, h } from "../../lib/dom.js";
import { write } from "../../src/sdk/csv.ts";
import { PgElement, errorBox, reflect } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { select } from "../../lib/form.js";
import { words as wordsOf } from "../../src/sdk/texts/guidance.ts";
import { COUNTRIES, country, money, priceOf, sums } from "../../src/sdk/texts/format.ts";
import { requireAccount } from "../../lib/require-account.js";
import { paper } from "../../src/sdk/labels/paper.ts";
import { question } from "../../lib/question.js";
import { registry } from "../../src/sdk/registry.ts";
import { tryOrNull } from "../../src/sdk/try-or-null.ts";
import { saveTable } from "../../lib/save-table.js";
import { yieldToMain, whenIdle } from "../../src/sdk/scheduling.ts";
import english from "../../locales/en/batch.json" with { type: "json" };
import parties from "../../locales/en/rate.json" with { type: "json" };
import { countryNames, shipmentOf } from "./columns.js";
import { SLICE, buyAll, checkAll, choose, rateAll, settleRows } from "./run.js";
import { lineOf } from "./line.js";
import { baseOf, columnsForm, css as tableCss, tableForm } from "./table.js";

const KEPT = "parcelgate:batch";

/**
 * @tag parcelgate-batch
 * @attr {string} services - only these services, by UPS's codes
 * @attr {"GIF"|"PNG"|"ZPL"|"EPL"} label-format - the form of the labels; GIF if left out
 * @attr {"4x6"|"4x8"} label-stock - the thermal stock; 4x6 if left out
 * @fires parcelgate-batch-submit - before labels are bought; cancelable: detail { count, totals }
 * @fires parcelgate-shipped - a label was bought: detail is what is known of it
 */
export default class Batch extends PgElement {
  static watched = ["services", "label-format", "label-stock"];
  static texts = [
    ["rate", parties],
    ["batch", english],
  ];
  static css = tableCss + css;

  #accounts = [];
  #headings = [];
  #rows = [];
  #map = {};
  /** Who sends and which account pays, as it was said with the table: other pages change theirs meanwhile. */
  #sender = null;
  #rule = "cheapest";
  #stop = null;
  #list = h("div", { role: "list" });
  #steps = h("div");
  #form = null;
  #drawing = null;

  async start() {
    this.#accounts = await requireAccount(this);
    if (!this.#accounts) return;
    const { t } = this;
    this.#list.setAttribute("aria-label", t("rows"));
    this.show(
      h("div", { class: "head" }, h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro")))),
      this.#steps,
    );
    // Without what it was, a table is begun anew.
    const kept = tryOrNull(() => JSON.parse(sessionStorage.getItem(KEPT)));
    if (kept?.table?.length)
      return this.#take({ headings: kept.headings, rows: kept.table }, kept.chosen, false);
    if (!kept?.rows?.length) return this.#ask();
    ({ headings: this.#headings, map: this.#map, rule: this.#rule, sender: this.#sender } = kept);
    this.#rows = kept.rows.map((row) => ({ problems: [], ...row }));
    await settleRows(this.client, this.#rows);
    this.#work();
  }

  #keep() {
    // The offers of a thousand rows are megabytes: the chosen one stays.
    const rows = this.#rows.map(({ labels, error, offers, ...row }) => row);
    // Where storage is denied or full, the batch lives in this page only, and the journal knows what was bought.
    tryOrNull(() =>
      sessionStorage.setItem(
        KEPT,
        JSON.stringify({
          headings: this.#headings,
          map: this.#map,
          rule: this.#rule,
          sender: this.#sender,
          rows,
        }),
      ),
    );
  }

  #forget() {
    tryOrNull(() => sessionStorage.removeItem(KEPT));
    this.#rows = [];
    this.#ask();
    this.#steps.querySelector("input").focus();
  }

  /** First: the table. */
  #ask() {
    const onProblem = (node) => fill(this.alerts, node);
    fill(this.#steps, tableForm(this, { onProblem, onTable: (table) => this.#take(table) }));
  }

  /** Second: which column is what, and where it leaves. */
  async #take({ headings, rows }, chosen, focus = true) {
    const { t } = this;
    this.#headings = headings;
    // It outlives a reload at this step too.
    const onChoice = (now) =>
      tryOrNull(() =>
        sessionStorage.setItem(KEPT, JSON.stringify({ headings, table: rows, chosen: now })),
      );
    onChoice(chosen);
    const form = await columnsForm(this, {
      headings,
      rows,
      accounts: this.#accounts,
      next: t("check"),
      chosen,
      onChoice,
      onBack: () => this.#forget(),
      onProblem: (node) => fill(this.alerts, node),
      onColumns: (map, units) => {
        this.#map = map;
        const { from, account, currency } = baseOf(this, this.#accounts);
        this.#sender = { from, account, currency, units };
        this.#rows = rows.map((cells) => ({
          cells,
          problems: [],
          service: (cells[map.service] ?? "").trim(),
        }));
        return this.#check();
      },
    });
    await yieldToMain();
    fill(this.#steps, form);
    if (focus) form.querySelector("select").focus();
    this.say(t("columns", { n: rows.length }));
    // The first check would wait for the module.
    whenIdle(() => this.client.buildRequest("ship", {}).catch(() => {}));
  }

  #shipment = () => {
    const base = { ...baseOf(this, this.#accounts), ...this.#sender };
    const names = countryNames(COUNTRIES, country);
    return ({ cells }) => shipmentOf(cells, this.#map, base, names);
  };

  async #check() {
    await checkAll(this.client, this.#rows, this.#shipment());
    this.#keep();
    this.#work();
    if (!this.shadowRoot.activeElement) this.#form.querySelector("button")?.focus();
    const wrong = this.#rows.filter(({ problems }) => problems.length).length;
    this.say(
      wrong ? this.t("someWrong", { n: wrong }) : this.t("allRight", { n: this.#rows.length }),
    );
  }

  /** Third and last: the rows, and what can be done with them now. */
  #work() {
    this.#choose();
    this.#form = h("section", { class: "panel pad", "data-acts": "" });
    fill(this.#steps, this.#form, h("section", { class: "panel" }, this.#list));
    this.#draw();
  }

  #choose() {
    const allowed = this.listed("services");
    const open = (offers) =>
      allowed ? offers.filter(({ service }) => allowed.includes(service)) : offers;
    for (const row of this.#rows)
      if (row.offers && !row.done) row.offer = choose(open(row.offers), this.#rule, row.service);
  }

  /** Draws rows and actions; `only` is a row that changed. */
  #draw(only) {
    const change = (row, member, value) => {
      row.cells[this.#map[member]] = value;
      delete row.offers;
      delete row.offer;
    };
    const line = (row, index) =>
      lineOf(this, row, index, {
        map: this.#map,
        change,
        again: () => this.#check(),
        ask: () => this.#settle(row),
      });
    if (only) {
      const index = this.#rows.indexOf(only);
      this.#nodeOf(index)?.replaceWith(line(only, index));
    } else this.#lines(line);
    this.#acts();
  }

  /** The browser looks at each of what it may leave out in each picture: some rows together are one. */
  #nodeOf(index) {
    return this.#list.children[Math.floor(index / SLICE)]?.children[index % SLICE];
  }

  /** All rows, some at a time: a thousand of them would hold the page up. What stands there is replaced in place. */
  async #lines(line) {
    const mine = (this.#drawing = {});
    const rows = this.#rows;
    while (this.#list.children.length > Math.ceil(rows.length / SLICE))
      this.#list.lastChild.remove();
    for (let at = 0; at < rows.length; at += SLICE) {
      const some = h(
        "div",
        { class: "some", role: "presentation" },
        rows.slice(at, at + SLICE).map((row, offset) => line(row, at + offset)),
      );
      const old = this.#list.children[at / SLICE];
      if (old) old.replaceWith(some);
      else this.#list.append(some);
      await yieldToMain();
      if (this.#drawing !== mine) return;
    }
  }

  #tellShipped({ reference, done, labels }) {
    const own =
      labels ??
      this.client.labels.list().filter(({ shipmentId }) => shipmentId === done.shipmentId);
    this.emit("parcelgate-shipped", {
      reference,
      ...done,
      packages: own.map(({ trackingNumber }) => ({ trackingNumber })),
    });
  }

  async #settle(row) {
    const { outcome } = await this.client.journal.ask(row.reference).catch(() => ({}));
    const before = row.done;
    await settleRows(this.client, [row]);
    if (row.done && !before) this.#tellShipped(row);
    if (!row.done && ["never_sent", "voided"].includes(outcome))
      Object.assign(row, { lost: false, reference: undefined });
    this.#keep();
    this.#draw(row);
  }

  #acts() {
    const { t } = this;
    const count = (test) => this.#rows.filter(test).length;
    const wrong = count(({ problems }) => problems.length);
    const open = count(
      ({ problems, offers, offer, done, lost }) =>
        !problems.length && !offers && !offer && !done && !lost,
    );
    const { from, account } = { ...baseOf(this, this.#accounts), ...this.#sender };
    const ready = this.#rows.filter(
      ({ offer, done, lost, reference }) => offer && !done && !lost && !reference,
    );
    const done = this.#rows.filter((row) => row.done);
    const totals = sums(ready.map(({ offer }) => priceOf(offer.charges)))
      .map(money)
      .join(" + ");
    const offers = new Map(
      this.#rows
        .flatMap(({ offers: all }) => all ?? [])
        .map(({ service, name }) => [`service ${service}`, name]),
    );
    const rule = select(
      t("rule"),
      "rule",
      [
        ["cheapest", t("cheapestRule")],
        ["fastest", t("fastestRule")],
        ...[...offers].map(([code, name]) => [code, name]),
      ],
      { value: this.#rule },
    );
    rule.querySelector("select").addEventListener("change", ({ target }) => {
      this.#rule = target.value;
      this.#choose();
      this.#keep();
      this.#draw();
      this.#form.querySelector('[data-key="rule"]').focus();
    });
    const button = (name, act, primary, values) =>
      h(
        "button",
        { class: primary ? "primary" : undefined, "data-key": name, onclick: act },
        t(name, values),
      );
    fill(
      this.#form,
      h(
        "p",
        {},
        [
          t("countRows", { n: this.#rows.length }),
          wrong && t("someWrong", { n: wrong }),
          done.length && t("countDone", { n: done.length }),
        ]
          .filter(Boolean)
          .join(" "),
      ),
      h(
        "p",
        { class: "small soft", "data-sender": "" },
        `${t("from")}: ${[from?.name, account].filter(Boolean).join(" · ")}`,
      ),
      !done.length && rule,
      ready.length > 0 && !open && h("p", { class: "big", "data-total": "" }, totals),
      h(
        "p",
        { class: "acts" },
        open > 0 &&
          button("rateAll", ({ currentTarget }) => this.#rate(currentTarget), true, { n: open }),
        ready.length > 0 &&
          !open &&
          button("review", () => this.#confirm(ready, totals), true, { n: ready.length }),
        done.length > 0 &&
          button("pdf", ({ currentTarget }) => this.#pdf(currentTarget), !ready.length),
        done.length > 0 && button("printAll", ({ currentTarget }) => this.#print(currentTarget)),
        (done.length > 0 || wrong > 0) &&
          button("results", () =>
            this.#results().then((csv) => saveTable("parcelgate-results.csv", csv)),
          ),
        button("another", () => this.#leave()),
      ),
    );
  }

  /** Rows that have no label yet are not thrown away by one press. */
  #leave() {
    const { t } = this;
    const n = this.#rows.filter(({ done }) => !done).length;
    if (!n) return this.#forget();
    fill(
      this.#form,
      question({
        name: t("another"),
        words: [h("b", {}, t("leaveAsk", { n })), " ", t("leaveWhat")],
        key: "another",
        yes: t("leaveYes"),
        act: () => this.#forget(),
        no: t("leaveNo"),
        keep: () => {
          this.#acts();
          return this.#form.querySelector('[data-key="another"]').focus();
        },
      }),
    );
    this.#form.querySelector('[data-key="really-another"]').focus();
  }

  /** Shows how far a long work is; it can be stopped. */
  async #long(words, total, act) {
    const { t } = this;
    this.#stop = new AbortController();
    const bar = h("progress", { max: total, value: 0, "aria-label": t(words) });
    const said = h("span", {}, t("progress", { done: 0, total }));
    const stop = h(
      "button",
      {
        "data-key": "stop",
        onclick: () => {
          this.#stop.abort();
          stop.disabled = true;
          said.textContent = t("stopping");
        },
      },
      t("stop"),
    );
    fill(this.#form, h("p", {}, t(words)), bar, h("p", { class: "acts" }, said, stop));
    stop.focus();
    this.say(t(words));
    const onProgress = ({ done }) => {
      bar.value = done;
      if (!this.#stop.signal.aborted) said.textContent = t("progress", { done, total });
      if (done % Math.max(1, Math.round(total / 5)) === 0) this.say(t("progress", { done, total }));
    };
    try {
      await act({ signal: this.#stop.signal, onProgress });
    } catch (thrown) {
      await this.fail(wrap(thrown));
    }
    this.#stop = null;
    this.#keep();
    this.#draw();
    this.#form.querySelector("button")?.focus();
  }

  async #rate() {
    const open = this.#rows.filter(
      ({ problems, offers, offer }) => !problems.length && !offers && !offer,
    ).length;
    await this.#long("rating", open, async (how) => {
      await rateAll(this.client, this.#rows, this.#shipment(), how);
      this.#choose();
    });
  }

  /** The question names how many labels and what they cost. */
  #confirm(ready, totals) {
    const { t } = this;
    const n = ready.length;
    const go = h("button", { class: "primary", "data-key": "buy" }, t("buy", { n, price: totals }));
    go.addEventListener(
      "click",
      () =>
        this.emit("parcelgate-batch-submit", {
          count: n,
          totals: sums(ready.map(({ offer }) => priceOf(offer.charges))),
        }) && this.#buy(n),
    );
    fill(
      this.#form,
      h("h2", {}, t("sure", { n })),
      h("p", { class: "big" }, totals),
      h("p", { class: "small soft" }, t("sureWhy")),
      h("p", { class: "acts" }, go, h("button", { onclick: () => this.#acts() }, t("notYet"))),
    );
    go.focus();
  }

  async #buy(total) {
    let done = 0;
    await this.#long("buying", total, ({ signal, onProgress }) =>
      buyAll(this.client, this.#rows, this.#shipment(), {
        signal,
        keep: () => this.#keep(),
        onRow: (row) => {
          const index = this.#rows.indexOf(row);
          if (row.done) this.#tellShipped(row);
          this.#nodeOf(index)?.replaceWith(
            lineOf(this, row, index, { map: this.#map, ask: () => this.#settle(row) }),
          );
          onProgress({ done: ++done });
        },
      }),
    );
  }

  /** The labels of all rows, in the table's order. */
  #labels() {
    const shelf = this.client.labels.list();
    return this.#rows
      .filter((row) => row.done)
      .flatMap(
        ({ labels, done }) =>
          labels ?? shelf.filter(({ shipmentId }) => shipmentId === done.shipmentId),
      );
  }

  async #pdf(button) {
    try {
      const how = await paper();
      const pdf = await this.busy(button, this.t("drawing"), () =>
        registry.labels.toPdf(this.#labels(), how),
      );
      if (pdf) await registry.labels.download(pdf, { name: "parcelgate-labels.pdf" });
    } catch (thrown) {
      fill(this.alerts, await errorBox(wrap(thrown), "fix alert", this.t));
    }
  }

  async #print(button) {
    try {
      const how = await paper();
      if (
        !this.emit("parcelgate-print-submit", {
          trackingNumbers: this.#labels().map(({ trackingNumber }) => trackingNumber),
          stock: how.stock,
        })
      )
        return;
      await this.busy(button, this.t("drawing"), () => registry.labels.print(this.#labels(), how));
    } catch (thrown) {
      fill(this.alerts, await errorBox(wrap(thrown), "fix alert", this.t));
    }
  }

  /** The table with what came of each row. */
  async #results() {
    const { t } = this;
    const { fieldName, fieldText } = await wordsOf();
    const state = ({ done, lost, error, problems }) =>
      done
        ? t("bought")
        : lost
          ? t("lost")
          : problems.length
            ? t("state_wrong")
            : error
              ? t("failed")
              : t("notBought");
    const words = ({ error, problems }) =>
      error?.said ||
      error?.message ||
      problems
        .map(({ field, code, limit }) => `${fieldName(field)}: ${fieldText(code, limit)}`)
        .join("; ");
    const row = (one) => {
      const price = priceOf(one.done?.charges ?? one.offer?.charges) ?? {};
      return [
        ...one.cells,
        state(one),
        one.done?.trackingNumbers.join(" ") ?? "",
        one.offer?.name ?? "",
        price.amount ?? "",
        price.currency ?? "",
        words(one) ?? "",
      ];
    };
    return write([
      [
        ...this.#headings,
        t("resultState"),
        t("resultNumber"),
        t("resultService"),
        t("resultPrice"),
        t("resultCurrency"),
        t("resultProblem"),
      ],
      ...this.#rows.map(row),
    ]);
  }
}
reflect(Batch, ["services", "label-format", "label-stock"]);
