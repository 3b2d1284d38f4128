// Every language has every text, with the same holes; none is English by oversight; and the page
// asks for no text that is not there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { labelReader, reader } from "../../www/src/sdk/texts/guidance.ts";
import { LANGUAGES, translator } from "../../www/src/sdk/texts/texts.ts";

const www = new URL("../../www/", import.meta.url);
const names = (folder) => readdirSync(new URL(folder, www)).sort();
const groups = names("locales/en/").map((name) => name.replace(".json", ""));
const file = (language, group) =>
  JSON.parse(readFileSync(new URL(`locales/${language}/${group}.json`, www), "utf8"));

/** { path: text }, plurals and tables taken apart. */
function flat(value, path = "") {
  if (typeof value === "string") return { [path]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, path ? `${path}.${key}` : key)),
  );
}

const holes = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

/** Words that are the same in that language, or names. */
const SAME = {
  "*": [
    "",
    "UPS.com",
    "Zebra Browser Print",
    "QZ Tray",
    "UPS Letter",
    "UPS PAK",
    "UPS Express Box",
    "UPS 25 kg Box",
    "UPS 10 kg Box",
    "USB (Chrome, Edge)",
    "{code}",
  ],
  es: [],
  de: [],
  fr: ["Services", "Service", "{n} service", "{n} services", "Signature", "Zoom"],
};

test("the languages that the page offers are those that have files", () => {
  const folders = names("locales/").filter((name) => name !== "README.md");
  assert.deepEqual(folders, [...LANGUAGES].sort());
  const offered = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8").match(
    /<select id="language">[^]*?<\/select>/,
  )[0];
  assert.deepEqual(
    [...offered.matchAll(/<option value="(\w+)" lang="\1">/g)].map(([, code]) => code),
    LANGUAGES,
  );
});

for (const language of LANGUAGES.filter((code) => code !== "en")) {
  test(`${language}: every text of the English ones, no other, with the same holes`, async () => {
    assert.deepEqual(names(`locales/${language}/`), names("locales/en/"));
    for (const group of groups) {
      const [english, other] = (await Promise.all([file("en", group), file(language, group)])).map(
        (texts) => flat(texts),
      );
      assert.deepEqual(
        Object.keys(other).sort(),
        Object.keys(english).sort(),
        `${language}/${group}`,
      );
      const excused = [...SAME["*"], ...SAME[language]];
      for (const [key, text] of Object.entries(english)) {
        assert.deepEqual(holes(other[key]), holes(text), `${language}/${group} ${key}`);
        assert.equal(
          other[key].split("*").length % 2,
          1,
          `${language}/${group} ${key}: an asterisk is alone`,
        );
        assert.ok(
          text !== other[key] || excused.includes(text),
          `${language}/${group} ${key} is English: ${text}`,
        );
      }
    }
  });
}

test("no plural form is missing in any language", async () => {
  for (const language of LANGUAGES) {
    const used = new Set(
      [0, 1, 2, 5, 11, 100, 1000].map((n) => new Intl.PluralRules(language).select(n)),
    );
    for (const group of groups) {
      for (const [key, value] of Object.entries(await file(language, group))) {
        if (typeof value === "object" && "other" in value)
          for (const form of used) assert.ok(value[form], `${language}/${group} ${key} ${form}`);
      }
    }
  }
});

const withoutComments = (code) => code.replace(/\/\*[^]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");

/** Every source of the page, by its path below www. */
const sources = Object.fromEntries(
  readdirSync(www, { recursive: true })
    .filter((path) => /\.(js|ts)$/.test(path) && !/\.d\.ts$|^(locales|embed)\//.test(path))
    .map((path) => [path, withoutComments(readFileSync(new URL(path, www), "utf8"))]),
);

/** The sources that a source imports, statically or later. */
const imports = (path) =>
  [...sources[path].matchAll(/(?:from |import\(|import )"(\.{1,2}\/[^"]+)"/g)]
    .map(([, name]) => new URL(name, new URL(path, www)).href.slice(www.href.length))
    .filter((name) => name in sources);

/** The groups of texts that a source itself loads. */
const loads = (path) =>
  [...sources[path].matchAll(/locales\/en\/([\w-]+)\.|\bgroup\("([\w-]+)"\)/g)].map(
    ([, imported, named]) => imported ?? named,
  );

/** The groups that a source can use: its own ones, and those of every source that imports it. */
function groupsFor(path, seen = new Set()) {
  if (seen.has(path)) return [];
  seen.add(path);
  const importers = Object.keys(sources).filter((other) => imports(other).includes(path));
  return [...loads(path), ...importers.flatMap((other) => groupsFor(other, seen))];
}

/** The keys of texts that a source uses. */
const keysOf = (path) =>
  [...sources[path].matchAll(/\bt(?:\.rich)?\(\s*"([\w-]+)"/g)].map(([, key]) => key);

const speaking = Object.keys(sources).filter((path) => keysOf(path).length);

test("every element is among the sources that use texts", () => {
  for (const name of names("elements/"))
    assert.ok(
      speaking.some((path) => path.startsWith(`elements/${name}/`)),
      name,
    );
});

test("every text that a source uses exists", async () => {
  for (const path of speaking) {
    const loaded = new Set(["common", ...groupsFor(path)]);
    const texts = await Promise.all([...loaded].map((group) => file("en", group)));
    const known = new Set(texts.flatMap((group) => Object.keys(group)));
    for (const key of keysOf(path)) assert.ok(known.has(key), `${path}: ${key}`);
  }
});

for (const language of LANGUAGES) {
  test(`${language}: errors that differ in what to do never share all their words`, async () => {
    const { guidance } = reader(await file(language, "errors"));
    const { guidance: ofLabels } = labelReader(await file(language, "label-errors"));
    for (const [group, words] of [
      ["errors", guidance],
      ["label-errors", ofLabels],
    ]) {
      const seen = new Map();
      for (const code of Object.keys((await file("en", group)).errors)) {
        const { what, why, next } = words({ code });
        const all = `${what} ${why} ${next}`;
        assert.ok(what && why && next && !all.includes("undefined"), code);
        assert.ok(
          !seen.has(all) || code.endsWith("dpi_unknown"),
          `${code} shares its words with ${seen.get(all)}`,
        );
        seen.set(all, code);
      }
    }
  });
}

test("elements have no words of their own in their code", () => {
  for (const source of speaking) {
    const code = sources[source].replace(/static css = `[^`]*`/g, "");
    const words = [...code.matchAll(/(["`])([A-Z][a-z]+ [a-z][^"`]*)\1/g)].map(
      ([, , text]) => text,
    );
    assert.deepEqual(words, [], source);
  }
});

test("a text: holes, numbers, plurals, bold parts; what is missing is shown by its name", () => {
  const t = translator({ plain: "Hello {name}", count: { one: "{n} label", other: "{n} labels" } });
  assert.equal(t("plain", { name: "{n}" }), "Hello {n}");
  assert.equal(t("plain"), "Hello {name}");
  assert.deepEqual([t("count", { n: 1 }), t("count", { n: 1234 })], ["1 label", "1,234 labels"]);
  assert.equal(t("nowhere"), "nowhere");
});
