// The day for hand-over: what was shipped on this device, what it cost, what was voided, what is
// still open. By the journal, which has no addresses. It is no manifest of UPS's.
import css from "./day.css";
import { fill, h } from "../../lib/dom.js";
import { write } from "../../src/sdk/csv.ts";
import { money, sums } from "../../src/sdk/texts/format.ts";
import { saveTable } from "../../lib/save-table.js";

export { css };

const today = () => new Date().toLocaleDateString("sv");
const localDay = (at) => new Date(at).toLocaleDateString("sv");
/** As spreadsheets read it, whatever the language. */
const clockOf = (at) => new Date(at).toLocaleTimeString("sv").slice(0, 5);
/** What an entry counts as: bought, voided, or not known. */
const SORTS = { done: "dayDone", voided: "dayVoided", lost: "dayLost", sending: "dayLost" };

export class DayPanel {
  #element;
  #day = today();
  root = h("details", { class: "panel day", "data-day": "" });

  constructor(element) {
    this.#element = element;
  }

  async #entries() {
    const { journal, labels } = this.#element.client;
    const all = (await journal.list()).filter(
      ({ startedAt, state }) => localDay(startedAt) === this.#day && SORTS[state],
    );
    // A label may be known as voided by what this device kept longer than the journal.
    const known = labels.list().filter(({ voided }) => voided);
    return all.map((entry) => {
      if (labels.isVoided(entry.shipmentId)) return { ...entry, state: "voided" };
      // Of several packages some may be voided; what UPS takes back for them its invoice says.
      return {
        ...entry,
        parts: known.filter(({ shipmentId }) => shipmentId === entry.shipmentId).length,
      };
    });
  }

  async draw() {
    const { t } = this.#element;
    const entries = await this.#entries();
    const of = (sort) => entries.filter(({ state }) => SORTS[state] === sort);
    const date = h("input", {
      type: "date",
      id: "day",
      value: this.#day,
      max: today(),
      "data-key": "day",
    });
    date.addEventListener("change", () => {
      if (!date.value) return;
      this.#day = date.value;
      this.draw();
    });
    const facts = [
      ["dayDone", of("dayDone")],
      ["dayVoided", of("dayVoided")],
      ["dayLost", of("dayLost")],
    ].filter(([name, list]) => list.length || name === "dayDone");
    const parts = of("dayDone").reduce((sum, entry) => sum + entry.parts, 0);
    const cost = sums(
      of("dayDone")
        .map(({ price }) => price)
        .filter(Boolean),
    )
      .map(money)
      .join(" + ");
    fill(
      this.root,
      h("summary", {}, t("dayTitle")),
      h(
        "div",
        { class: "row" },
        h("div", {}, h("label", { for: "day" }, t("dayOf")), date),
        h(
          "button",
          { disabled: !entries.length, "data-key": "day-csv", onclick: () => this.#save(entries) },
          t("daySave"),
        ),
      ),
      h(
        "dl",
        { "data-sums": "" },
        facts.flatMap(([name, list]) => [h("dt", {}, t(name)), h("dd", {}, String(list.length))]),
        parts > 0 && [h("dt", {}, t("dayParts")), h("dd", {}, String(parts))],
        cost && [h("dt", {}, t("dayCost")), h("dd", {}, cost)],
      ),
      h("p", { class: "small soft" }, t("dayWhat")),
    );
  }

  #save(entries) {
    const { t } = this.#element;
    const head = [
      "dayTime",
      "dayAccount",
      "dayService",
      "dayNumber",
      "dayPackages",
      "dayPrice",
      "dayCurrency",
      "dayState",
    ].map((name) => t(name));
    const rows = entries.map(
      ({ startedAt, account, serviceName, service, shipmentId, packages, price, state, parts }) => [
        `${localDay(startedAt)} ${clockOf(startedAt)}`,
        account,
        serviceName ?? service,
        shipmentId ?? "",
        packages ?? "",
        price?.amount ?? "",
        price?.currency ?? "",
        parts
          ? t("dayPartly", { n: parts, all: packages })
          : t(state === "done" ? "dayShipped" : SORTS[state]),
      ],
    );
    saveTable(`parcelgate-${this.#day}.csv`, write([head, ...rows]));
  }
}
