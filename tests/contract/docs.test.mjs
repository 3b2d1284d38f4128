// What docs say of the code is what the code says: references are written from it, settings are
// those that the host knows, links lead somewhere.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { apiSources, exported } from "../lib/api-sources.mjs";
import { FILES, pageCodes } from "../reference.mjs";

const root = new URL("../../", import.meta.url).pathname;
const read = (path) => readFileSync(`${root}${path}`, "utf8");

for (const [path, make] of Object.entries(FILES)) {
  test(`${path} is what the code says (node tests/reference.mjs writes it)`, () => {
    const made = make();
    assert.ok(made.length > 5000);
    assert.equal(read(path), made);
  });
}

test("the reference has every exported type and function", () => {
  const text = read("docs/reference.md");
  const names = [...apiSources().values()].flatMap((source) =>
    exported(source).flatMap(({ name }) => name?.text ?? []),
  );
  assert.ok(names.length > 70);
  for (const name of names) assert.ok(text.includes(`### ${name}\n`), name);
});

test("docs/host.md names every setting that the host has, and none besides", () => {
  const flags = (text) => new Set(text.match(/--[a-z][a-z-]+/g));
  const known = flags(
    /const FLAGS[^;]*|const [A-Z_]+: &\[&str\][^;]*/.exec(
      read("crate/host/src/config/sources.rs"),
    )[0],
  );
  const help = flags(read("crate/host/src/main.rs"));
  const described = flags(read("docs/host.md").split("## Limits")[0].split("## Settings")[1]);
  described.delete("--print-config");
  assert.ok(known.size > 15);
  for (const flag of known) {
    assert.ok(described.has(flag), `${flag} is not in docs/host.md`);
    assert.ok(help.has(flag), `${flag} is not in --help`);
  }
  for (const flag of described) assert.ok(known.has(flag), `${flag} is in docs/host.md only`);
});

test("links between the documents lead somewhere", () => {
  for (const path of [
    "README.md",
    "SECURITY.md",
    "CONTRIBUTING.md",
    ...readdirSync(`${root}docs`)
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ]) {
    for (const [, target] of read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
      assert.ok(existsSync(`${root}${dirname(path)}/${target}`), `${path}: ${target}`);
  }
});

test("the codes that troubleshooting names exist", () => {
  const known = read("docs/errors.md");
  const named = read("docs/troubleshooting.md").match(/`[a-z]+(?:_[a-z]+)+`/g);
  assert.ok(named.length > 8);
  for (const code of named) assert.ok(known.includes(`| ${code} |`), code);
});

test("every code that a page tells by itself is in docs/errors.md", () => {
  const folder = new URL("../../www/elements/", import.meta.url);
  const sources = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  const told = [...sources.matchAll(/"data-code": "(\w+)"|problem\(\s*"(\w+)",\s*t\(/g)].map(
    ([, box, table]) => box ?? table,
  );
  assert.deepEqual([...new Set(told)].sort(), [...pageCodes].sort());
});
