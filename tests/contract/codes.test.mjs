// The unions of codes and fixed names in the public types list exactly what the sources have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { memberNames, union } from "../lib/api-sources.mjs";
import { pageCodes } from "../reference.mjs";
import errors from "../../www/locales/en/errors.json" with { type: "json" };
import labels from "../../www/locales/en/label-errors.json" with { type: "json" };

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const files = (folder, pattern) =>
  readdirSync(new URL(folder, root), { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}${name}`);
/** What the groups of a pattern match. */
const all = (text, pattern) => [...text.matchAll(pattern)].flatMap(([, ...found]) => found);
const sorted = (list) => [...new Set(list)].sort();

/** Code that runs in the page: neither texts, nor the types themselves. */
const page = files("www/", /\.[jt]s$/)
  .filter((path) => !/\.d\.ts$|^www\/(locales|embed|src\/sdk\/api)\//.test(path))
  .map(read)
  .join("\n");
/** The Rust crates that run in the page, without their tests. */
const rust = ["core", "web", "web-ops", "label", "web-label", "web-preview"]
  .flatMap((crate) => files(`crate/${crate}/src/`, /\.rs$/))
  .map((path) => read(path).split("#[cfg(test)]")[0])
  .join("\n");
const catalogue = ["catalogue", "catalogue-operations"].flatMap((name) =>
  all(read(`crate/core/src/${name}.txt`), /^[^#\s]\S* \w+ (\w+)/gm),
);

/** Calls such as `invalid("stock", "stock_unknown")`: pairs of the first and the second argument. */
const pairs = [
  ...page.matchAll(/\b(?:invalid|problem)\(\s*("\w+"|`[^`]*`|\w+),\s*"([a-z]\w+)"/g),
].map(([, first, code]) => [first.replaceAll('"', ""), code]);
const kinds = union("ErrorKind");

/** Codes of errors, where they are thrown. */
const thrown = [
  ...all(page, /kind: "\w+",\s*code: "(\w+)"/g),
  ...all(page, /code: \w+ \? "(\w+)" : "(\w+)"/g),
  ...all(page, /\b(?:notSent|trouble|coded|refused)\(\s*"(\w+)"/g),
  ...pairs.filter(([first]) => kinds.includes(first)).map(([, code]) => code),
  // The codes of options that are invalid.
  ...all(page.match(/CODES[^=]*= \{([^}]*)\}/)[1], /: "(\w+)"/g),
  ...all(rust, /Error::new\(\s*(?:Kind::\w+|kind),\s*"(\w+)"/g),
  ...all(rust, /\b(?:refuse|configuration)\("([a-z]+_\w+)"/g),
  ...all(rust, /\(Kind::\w+, "(\w+)", (?:true|false)\)/g),
  ...all(rust, /Self::\w+[^=\n]* => "((?:label|sheet)_\w+)"/g),
  ...all(rust, /Err\("(preview_\w+)"\)/g),
];
/** Codes of errors that a text explains, or that the catalogue gives to UPS's codes. */
const explained = [...Object.keys(errors.errors), ...Object.keys(labels.errors), ...catalogue];

/** Codes of fields, where they are made. */
const made = [
  ...pairs.filter(([first]) => !kinds.includes(first)).map(([, code]) => code),
  ...all(page, /field: [^,{}]+, code: "(\w+)"/g),
  ...all(rust, /Problem::(?:new|of_ups|limited)\((?:[^()"]|"[^"]*"|\([^()]*\))*?,\s*"([a-z]\w*)"/g),
];

/** The variants of a Rust enum, in snake case. */
function variants(name, text) {
  const [, body] = text.match(new RegExp(`enum ${name} \\{([\\s\\S]*?)\\n\\}`));
  return all(body, /^ {4}(\w+),/gm).map((variant) =>
    variant.replace(/(?<=.)([A-Z])/g, "_$1").toLowerCase(),
  );
}

function same(name, expected, listed = union(name)) {
  assert.ok(listed.length > 1);
  assert.equal(new Set(listed).size, listed.length, `${name} lists a code twice`);
  const added = expected.filter((code) => !listed.includes(code));
  const gone = listed.filter((code) => !expected.includes(code));
  assert.deepEqual({ added: sorted(added), gone }, { added: [], gone: [] }, name);
}

test("the scan of the sources finds codes of errors and of fields", () => {
  for (const code of ["popup_closed", "exchange_missing", "frame_silent", "no_randomness"])
    assert.ok(thrown.includes(code), code);
  for (const code of ["stock_unknown", "json_form", "street_missing", "number_form"])
    assert.ok(made.includes(code), code);
});

test("ParcelgateErrorCode lists every code that is thrown or explained", () =>
  same("ParcelgateErrorCode", [...thrown, ...explained]));

test("ProblemCode lists every code of a field", () =>
  same("ProblemCode", [...made, ...Object.keys(errors.fields)]));

test("PageCode lists every code that an element shows by itself", () =>
  same("PageCode", pageCodes));

test("RemarkCode lists every remark about a label", () =>
  same("RemarkCode", Object.keys(labels.remarks)));

test("ErrorKind lists the module's kinds, labels, and printers", () =>
  same("ErrorKind", [...variants("Kind", read("crate/core/src/error.rs")), "label", "printer"]));

test("ServiceCode and ServiceName list the module's services", () => {
  const rows = [
    ...read("crate/core/src/codes.rs").matchAll(/\("(?:\*|[A-Z]{2})", "(\w\w)", "([^"]+)"\)/g),
  ];
  same(
    "ServiceCode",
    rows.map(([, code]) => code),
  );
  same(
    "ServiceName",
    rows.map(([, , name]) => name),
  );
});

test("PackagingCode lists the module's packaging codes", () => {
  const [, list] = read("crate/core/src/codes.rs").match(/PACKAGING: &\[&str\] = &\[([^\]]*)\]/);
  same("PackagingCode", all(list, /"(\w+)"/g));
});

test("the states of accounts, sessions, and lost shipments are the module's", () => {
  same("AccountState", variants("AccountState", read("crate/core/src/account.rs")));
  same("ConnectionState", variants("ConnectionState", read("crate/core/src/session.rs")));
  same("JournalOutcome", variants("Outcome", read("crate/core/src/journal.rs")));
  same("Recovery", variants("Recovery", read("crate/core/src/journal.rs")));
});

test("the environments are those of the policy", () => {
  const table = files("crate/policy/src/", /\.rs$/).map(read).join("\n");
  same("Environment", variants("Environment", table));
});

test("Operations has every operation of the module", () => {
  const [, list] = read("crate/core/src/operation/mod.rs").match(
    /NAMES: &\[&str\] = &\[([^\]]*)\]/,
  );
  same("Operations", all(list, /"([\w.]+)"/g), memberNames("Operations"));
});

test("ClientEventMap has every event that a client dispatches", () => {
  // Elements tell each other about the shipment of the tab by events that aren't public.
  const own = files("www/", /\.[jt]s$/).filter((path) => /^www\/(lib|src)\//.test(path));
  const dispatched = all(own.map(read).join("\n"), /\bfire\(\s*[\w.#]+,\s*"([\w-]+)"/g);
  same("ClientEventMap", dispatched, memberNames("ClientEventMap"));
});
