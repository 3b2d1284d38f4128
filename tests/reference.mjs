// Writes docs/errors.md and docs/reference.md from what the code has: the texts of errors with UPS's codes, and the types.
// `node tests/reference.mjs` writes them; a contract test compares.
import { readFileSync, writeFileSync } from "node:fs";
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

/** Every exported declaration with its own words; its members stand as they are typed, with theirs. */
function declarations(text) {
  const found = [];
  const pattern =
    /((?:^\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)^(export (?:declare )?(?:interface|class|type|function|const) (\w+)[\s\S]*?)(?=\n(?:export|\/\*\*|type|declare|import)|\n*$(?![\s\S]))/gm;
  for (const [, words, code, name] of text.matchAll(pattern))
    found.push({
      name,
      words: words
        .replace(/^\/\*\*|\*\/$|^ ?\* ?/gm, "")
        .replace(/\s+/g, " ")
        .trim(),
      code: code.trimEnd(),
    });
  return found;
}

export function typeReference() {
  const part = (title, path) =>
    `## ${title}\n\n${declarations(read(path))
      .map(
        ({ name, words, code }) =>
          `### ${name}\n\n${words ? `${words}\n\n` : ""}\`\`\`ts\n${code}\n\`\`\``,
      )
      .join("\n\n")}`;
  return `# JavaScript reference

Written by \`node tests/reference.mjs\` from [www/parcelgate.d.ts](../www/parcelgate.d.ts) and
[www/parcelgate-frame.d.ts](../www/parcelgate-frame.d.ts). The members of shipments and of every operation's input and answer, some 1,500
with their meaning and limits, are in [www/shipment.d.ts](../www/shipment.d.ts) and [www/operations.d.ts](../www/operations.d.ts);
examples are in [operations.md](operations.md) and [labels.md](labels.md).

${part("The module", "www/parcelgate.d.ts")}

${part("The frame", "www/parcelgate-frame.d.ts")}
`;
}

export const FILES = { "docs/errors.md": errorReference, "docs/reference.md": typeReference };
if (process.argv[1] === new URL(import.meta.url).pathname)
  for (const [path, make] of Object.entries(FILES))
    writeFileSync(new URL(`../${path}`, import.meta.url), make());
