// Writes docs/errors.md, from the texts of errors and UPS's codes, and docs/reference.md, from the public types.
// `node tests/reference.mjs` writes them; a contract test compares.
import { readFileSync, writeFileSync } from "node:fs";
import { apiSources, bare, documentation, exported, members } from "./lib/api-sources.mjs";
import errors from "../www/locales/en/errors.json" with { type: "json" };
import labels from "../www/locales/en/label-errors.json" with { type: "json" };
import batch from "../www/locales/en/batch.json" with { type: "json" };
import station from "../www/locales/en/station.json" with { type: "json" };

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** What only a page tells: no call failed. Its box has the code as `data-code`. */
const PAGES = {
  table_empty: [batch.noRows, batch.noRowsNext],
  table_too_long: [batch.tooMany, batch.tooManyNext],
  columns_missing: [batch.columnsMissing],
  order_unknown: [station.unknown, station.unknownNext],
  order_lookup_failed: [station.lookupFailed, station.lookupNext],
  order_done: [station.shippedBefore, station.shipTwice],
  order_lost: [station.lostOrder, station.lostAsk],
  service_not_offered: [batch.serviceNotThere],
};
export const pageCodes = Object.keys(PAGES);

/** UPS's codes by ours, and our code's kind. */
function catalogue() {
  const known = new Map();
  for (const line of ["catalogue", "catalogue-operations"].flatMap((name) =>
    read(`crate/core/src/${name}.txt`).split("\n"),
  )) {
    if (!line || line.startsWith("#")) continue;
    const [ups, kind, code] = line.split(" ");
    const entry = known.get(code) ?? { kind, ups: [] };
    entry.ups.push(ups);
    known.set(code, entry);
  }
  return known;
}

export function errorReference() {
  const known = catalogue();
  const row = ([code, [what, why, next]]) => {
    const { kind = "", ups = [] } = known.get(code) ?? {};
    const shown =
      ups.length > 6 ? `${ups.slice(0, 6).join(" ")} ... (${ups.length})` : ups.join(" ");
    return `| \`${code}\` | ${[kind, shown].filter(Boolean).join("; ")} | ${cell(what)} | ${cell(why)} | ${cell(next)} |`;
  };
  const table = (rows) =>
    [
      "| code | kind; codes of UPS or the host | what happened | why | what to do |",
      "| --- | --- | --- | --- | --- |",
      ...Object.entries(rows)
        .sort(([a], [b]) => a.localeCompare(b, "en"))
        .map(row),
    ].join("\n");
  const field = ([code, text]) => `| \`${code}\` | ${cell(text)} |`;
  return `# Errors

Written by \`node tests/reference.mjs\` from [www/locales/en](../www/locales/en) and the catalogues of [crate/core/src](../crate/core/src).

Every failure is one \`ParcelgateError\`: \`code\` is stable, \`kind\` says which sort it is, \`upsCode\` and \`said\` are UPS's own, \`field\` and
\`problems\` name what was wrong, \`retryable\` and \`retryAfterSeconds\` say whether asking again helps, \`guidance()\` gives the words below in
the page's language.

## Sign-in, accounts, shipments, network

${table(errors.errors)}

## Labels and printers

${table(labels.errors)}

## Told by a table or the packing station

No call failed; the box has the code as \`data-code\`.

| code | what happened | what to do |
| --- | --- | --- |
${Object.entries(PAGES)
  .map(([code, [what, next = ""]]) => `| \`${code}\` | ${cell(what)} | ${cell(next)} |`)
  .join("\n")}

## At a field

The \`code\` of each of \`problems\`, beside its \`field\`.

| code | words |
| --- | --- |
${Object.entries(errors.fields)
  .sort(([a], [b]) => a.localeCompare(b, "en"))
  .map(field)
  .join("\n")}
`;
}

/** The parts of the reference: a title, and the file in www/src/sdk/api. */
const PARTS = [
  ["The module", "module"],
  ["Session and client options", "session"],
  ["The client", "client"],
  ["Accounts", "accounts"],
  ["Operations", "operations"],
  ["Options of every call", "calls"],
  ["Purchases and the journal", "purchase"],
  ["Tracking numbers", "tracking"],
  ["Labels", "labels"],
  ["A label and its paper", "label"],
  ["Printers", "printers"],
  ["Elements and their events", "elements"],
  ["Languages, texts, and pages", "texts"],
  ["Errors", "errors"],
  ["Codes and names", "codes"],
  ["The frame", "frame-module"],
  ["Requests and events of the frame", "frame"],
];

/** Members in a table, nested ones with the path to them. An overload or a setter adds to the row of its name. */
function memberTable(node) {
  const rows = new Map();
  for (const { name, node: member } of members(node)) {
    const { text } = documentation(member);
    const known = rows.get(name);
    if (known !== text) rows.set(name, known ? `${known} ${text}` : text);
  }
  if (!rows.size) return "";
  const row = ([name, text]) => `| \`${name}\` | ${cell(text.replace(/\n+- /g, " • "))} |`;
  return ["| member | meaning |", "| --- | --- |", ...[...rows].map(row)].join("\n");
}

const codeBlock = (code) => `\`\`\`ts\n${code}\n\`\`\``;

/** An exported declaration: its words, its shape, its members, and every example. */
function declaration(node) {
  const own = documentation(node);
  const examples = [
    ...own.examples,
    ...members(node).flatMap(({ node: member }) => documentation(member).examples),
  ];
  const parts = [
    `### ${node.name.text}`,
    own.text,
    codeBlock(bare(node)),
    memberTable(node),
    ...examples.map((code, index) => `${index ? "" : "Example:\n\n"}${codeBlock(code)}`),
  ];
  return parts.filter(Boolean).join("\n\n");
}

export function typeReference() {
  const sources = apiSources();
  const files = PARTS.map(([, file]) => `${file}.ts`);
  for (const file of sources.keys())
    if (!files.includes(file)) throw new Error(`${file} has no part in the reference`);
  const part = ([title, file]) => {
    const found = exported(sources.get(`${file}.ts`)).filter(({ name }) => name);
    return [`## ${title}`, ...found.map(declaration)].join("\n\n");
  };
  return `# JavaScript reference

Written by \`node tests/reference.mjs\` from the types in [www/src/sdk/api](../www/src/sdk/api). Editors show the same texts.

Shipments, and the input and answer of every operation, have some 1,500 members of their own. Their meaning and limits are in
[www/shipment.d.ts](../www/shipment.d.ts) and [www/operations.d.ts](../www/operations.d.ts). [operations.md](operations.md) and
[labels.md](labels.md) have an example of each operation.

${PARTS.map(part).join("\n\n")}
`;
}

export const FILES = { "docs/errors.md": errorReference, "docs/reference.md": typeReference };
if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const [path, make] of Object.entries(FILES))
    writeFileSync(new URL(`../${path}`, import.meta.url), make());
