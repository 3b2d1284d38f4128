// What docs and types say of elements is what their code has.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const docs = read("docs/elements.md");
const types = read("www/src/sdk/api/elements.ts");
const names = readdirSync(new URL("../../www/elements/", import.meta.url)).sort();
const source = (name) => read(`www/elements/${name}/${name}.js`);
const tags = (name, tag) =>
  [...source(name).matchAll(new RegExp(`^ \\* @${tag} (?:\\{[^}]*\\} )?([\\w-]+)`, "gm"))].map(
    ([, found]) => found,
  );

test("every element is registered, typed and described", () => {
  const entry = read("www/src/parcelgate.ts");
  for (const name of names) {
    assert.deepEqual(tags(name, "tag"), [`parcelgate-${name}`]);
    for (const text of [entry, types]) assert.ok(text.includes(`"parcelgate-${name}":`), name);
    assert.ok(docs.includes(`| \`<parcelgate-${name}>\` |`), name);
  }
});

test("every attribute and event in the code is described, and none besides", () => {
  const all = [
    ...readdirSync(new URL("../../www/elements/", import.meta.url), { recursive: true })
      .filter((file) => file.endsWith(".js"))
      .map((file) => read(`www/elements/${file}`)),
    read("www/lib/element.js"),
    read("www/lib/account-element.js"),
  ];
  const used = (text) =>
    [
      ...text.matchAll(/this\.(?:element\.)?(?:[gs]etAttribute|hasAttribute|listed)\("([a-z-]+)"/g),
    ].map(([, found]) => found);
  const reflected = (text) =>
    [...text.matchAll(/^reflect\((.*)\);$/gm)].flatMap(([, lists]) =>
      [...lists.matchAll(/"([a-z-]+)"/g)].map(([, found]) => found),
    );
  const attributes = new Set(
    all
      .flatMap((text) => [...used(text), ...reflected(text)])
      .filter((found) => !found.startsWith("aria-") && !["open", "tabindex"].includes(found)),
  );
  const described = [...docs.matchAll(/^\| [\w, ]+ \| ((?:`[\w-]+`(?:, )?)+) \|/gm)].flatMap(
    ([, found]) => [...found.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
  );
  for (const attribute of attributes) assert.ok(described.includes(attribute), attribute);
  const properties = ["client", ...names.flatMap((name) => tags(name, "prop"))];
  for (const one of described)
    assert.ok(attributes.has(one) || properties.includes(one), `${one} is described only`);
  for (const one of properties) assert.ok(described.includes(one), `${one} is not described`);
  const events = new Set(
    names.flatMap((name) =>
      [...source(name).matchAll(/emit\("(parcelgate-[a-z-]+)"/g)].map(([, found]) => found),
    ),
  );
  const told = [...docs.matchAll(/^\| `(parcelgate-[a-z-]+)` \|.*\| (yes)? ?\|$/gm)];
  assert.deepEqual(told.map(([, found]) => found).sort(), [...events].sort());
  for (const [, event, cancelable] of told) {
    assert.equal(Boolean(cancelable), /-(submit|choose)$/.test(event), event);
    assert.ok(types.includes(`"${event}": CustomEvent<`), event);
  }
  for (const name of names)
    for (const event of tags(name, "fires"))
      assert.ok(events.has(event), `${name} does not fire ${event}`);
});

test("the parts that the docs name are those that nodes get", () => {
  const code = read("www/lib/dom.js");
  const [, parts] = code.match(/PARTS = new Set\(\[([^\]]*)\]/);
  const [, more] = code.match(/TAGS = \{([^}]*)\}/);
  const all = [
    ...new Set(
      [...parts.matchAll(/"(\w+)"/g), ...more.matchAll(/"(\w+)"/g)].map(([, name]) => name),
    ),
  ].sort();
  const [, said] = docs.match(/^Parts: (.*)$/m);
  assert.deepEqual([...said.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(), all);
});
