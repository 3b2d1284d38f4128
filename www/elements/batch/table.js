// How a table comes in: chosen, dropped into a field or pasted; then which column is what, and
// where its shipments leave.
import css from "./table.css";
import { h } from "../../lib/dom.js";
import { decode, parse } from "../../src/sdk/csv.ts";
import { recall, remember } from "../../src/sdk/storage/device-settings.ts";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { ParcelgateError } from "../../src/sdk/error.ts";
import { clear, mark, read, select } from "../../lib/form.js";
import { currencyOf, isImperial } from "../../src/sdk/texts/format.ts";
import { labelOf } from "../../lib/label-form.js";
import { accountChoices, partyFields } from "../../lib/party.js";
import { saveTable } from "../../lib/save-table.js";
import { clearFieldMemory, fieldMemory } from "../../lib/form-memory.js";
import { yieldToMain } from "../../src/sdk/scheduling.ts";
import { COLUMNS, NEEDED, guess, unitsOf } from "./columns.js";

export { css };

const MOST = 1000;
/** Columns that a table had are taken again for the next one with the same headings: [digest, map], the newest last. */
const MAPS = "parcelgate:columns";
const MOST_MAPS = 20;
/** A table without headings has somebody's address in its first row: what is kept is a digest. */
const digest = async (headings) =>
  Array.from(
    new Uint8Array(
      await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(headings))),
    ),
    (byte) => byte.toString(16).padStart(2, "0"),
  ).join("");
const SAMPLE =
  "order,name,contact,street,city,state,zip,country,phone,weight\r\n1001,Happy Dog Pet Supply,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100,5\r\n";

const problem = (code, what, ...next) =>
  h("div", { class: "fix alert", "data-code": code }, h("b", {}, what), next);

/** Where a table is given. `onTable({ headings, rows })`; what is wrong with it goes to `onProblem(node)`. */
export function tableForm(element, { onTable, onProblem }) {
  const { t } = element;
  const take = async (text) => {
    // The press is answered before a large table is read.
    await yieldToMain();
    const [headings, ...rows] = parse(text);
    if (!rows.length) return onProblem(problem("table_empty", t("noRows"), " ", t("noRowsNext")));
    if (rows.length > MOST)
      return onProblem(problem("table_too_long", t("tooMany", { n: MOST }), " ", t("tooManyNext")));
    onProblem(null);
    clearFieldMemory(element, "text");
    onTable({ headings, rows });
  };
  const file = h("input", {
    type: "file",
    id: "file",
    accept: ".csv,.tsv,.txt,text/csv",
    "data-key": "file",
  });
  const text = h("textarea", { id: "text", spellcheck: "false", ...fieldMemory(element, "text") });
  file.addEventListener(
    "change",
    async () => file.files[0] && take(decode(new Uint8Array(await file.files[0].arrayBuffer()))),
  );
  const sample = h(
    "button",
    { type: "button", class: "quiet", onclick: () => saveTable("parcelgate-sample.csv", SAMPLE) },
    t("sample"),
  );
  return h(
    "section",
    { class: "panel pad" },
    h("label", { for: "file" }, t("file")),
    file,
    h("p", { class: "small soft" }, t("fileWhy"), " ", sample),
    h("label", { for: "text" }, t("orPaste")),
    text,
    h("p", {}, h("button", { class: "primary", onclick: () => take(text.value) }, t("take"))),
  );
}

/** What UPS would not take of a sender, by field: each shipment would fail for it. */
async function senderProblems(client, { from, account }) {
  const sample = {
    account,
    from,
    to: from,
    service: "03",
    packages: [
      {
        packaging: "02",
        weight: { value: "1", unit: isImperial(from.address.country) ? "LBS" : "KGS" },
      },
    ],
  };
  const { problems = [] } = await client.buildRequest("ship", sample).then(
    () => ({}),
    (error) => error,
  );
  return problems.filter(({ field }) => /^(from|shipper)\./.test(field));
}

/** The choice of a column, with what the table has there first. */
function columnSelect(words, name, choices, chosen, rows) {
  const box = select(words, name, choices, {
    span: 2,
    value: chosen === undefined ? "" : String(chosen),
  });
  const list = box.querySelector("select");
  const sample = h("div", { class: "small soft sample", id: `${list.id}s`, dir: "auto" });
  const show = () =>
    (sample.textContent =
      (list.value && rows.find((cells) => cells[list.value]?.trim())?.[list.value]) || "");
  list.setAttribute("aria-describedby", sample.id);
  list.addEventListener("change", show);
  show();
  box.append(sample);
  return box;
}

/** The columns of the members that were chosen, as numbers. */
const mapOf = (chosen) =>
  Object.fromEntries(
    Object.entries(chosen)
      .filter(([, at]) => at !== "")
      .map(([member, at]) => [member, Number(at)]),
  );

/** Which column is what; sender, account and units are taken along. `needed` are the columns that there must be; `chosen` is what `onChoice`
 * was told of last: { map, units }. */
export async function columnsForm(
  { t, client },
  {
    headings,
    rows,
    accounts,
    needed = NEEDED,
    next,
    chosen,
    onChoice,
    onBack,
    onColumns,
    onProblem,
  },
) {
  const key = await digest(headings);
  await yieldToMain();
  const { maps = [] } = recall(MAPS);
  const begun = chosen?.map ?? maps.find(([of]) => of === key)?.[1] ?? guess(headings);
  const { from, account } = draft.load();
  const own = accounts.find(({ number }) => number === account) ?? accounts[0];
  const choices = [
    ["", t("noColumn")],
    ...headings.map((name, index) => [
      String(index),
      name || t("columnNumber", { number: index + 1 }),
    ]),
  ];
  const units =
    chosen?.units ??
    unitsOf(headings[begun.weight]) ??
    (isImperial(from?.address?.country ?? own.country) ? "LBS" : "KGS");
  const summary = h("div");
  const column = (member) =>
    columnSelect(
      t(`column_${member}`) + (needed.includes(member) ? " *" : ""),
      `map.${member}`,
      choices,
      begun[member],
      rows,
    );
  const form = h(
    "form",
    { class: "panel", novalidate: true },
    summary,
    h(
      "fieldset",
      {},
      h("legend", {}, t("columns", { n: rows.length })),
      h(
        "div",
        { class: "grid map" },
        Object.keys(COLUMNS).map(column),
        select(
          t("unitsIn"),
          "units",
          [
            ["LBS", "lb, in"],
            ["OZS", "oz, in"],
            ["KGS", "kg, cm"],
          ],
          { span: 2, value: units },
        ),
      ),
    ),
    h(
      "fieldset",
      {},
      h("legend", {}, t("from")),
      h(
        "div",
        { class: "grid" },
        select(t("account"), "account", accountChoices(accounts), { span: 6, value: own.number }),
        partyFields(
          t,
          "from",
          from ?? { address: { country: own.country, postalCode: own.postalCode } },
        ),
      ),
    ),
    h(
      "div",
      { class: "end" },
      h("button", { type: "button", onclick: onBack }, t("back")),
      h("button", { class: "primary", type: "submit" }, next),
    ),
  );
  // What stands there is this tab's, as on Rate.
  form.addEventListener("input", () => {
    const { from: typed, account: payer } = read(form);
    draft.save({ ...draft.load(), from: typed, account: payer });
  });
  form.addEventListener("change", () => {
    const { map: columns, units: wanted } = read(form);
    onChoice?.({ map: mapOf(columns), units: wanted });
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clear(form);
    const { map: columns, units: wanted, ...sender } = read(form);
    sender.from.address.state = sender.from.address.state.trim().toUpperCase();
    const map = mapOf(columns);
    const missing = needed.filter((member) => map[member] === undefined && member !== "country");
    if (missing.length) {
      onProblem(
        problem(
          "columns_missing",
          t("columnsMissing", { names: missing.map((member) => t(`column_${member}`)).join(", ") }),
        ),
      );
      return form.querySelector(`[data-field="map.${missing[0]}"]`).focus();
    }
    onProblem(null);
    const problems = await senderProblems(client, sender);
    if (problems.length)
      return mark(
        form,
        summary,
        new ParcelgateError({ kind: "validation", code: "invalid_input", problems }),
      );
    remember(MAPS, { maps: [...maps.filter(([of]) => of !== key), [key, map]].slice(-MOST_MAPS) });
    draft.save({ ...draft.load(), from: sender.from, account: sender.account });
    onColumns(map, wanted);
  });
  return form;
}

/** What every shipment of a table has: account, sender, label, currency. `element` may say the form of labels. */
export function baseOf(element, accounts) {
  const { from, account } = draft.load();
  const own = accounts.find(({ number }) => number === account) ?? accounts[0];
  return { from, account: own.number, currency: currencyOf(own.country), label: labelOf(element) };
}
