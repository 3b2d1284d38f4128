// The npm package: nothing runs at install, importing it does nothing and works without a browser,
// types and elements are described.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { VERSION } from "../lib/portal.mjs";
import { unpacked } from "../lib/bundle.mjs";

const folder = unpacked();
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8"));

test("the package has metadata, no install script and no dependencies", () => {
  const about = read("package.json");
  assert.deepEqual(
    [about.name, about.version, about.type, about.license],
    ["parcelgate", VERSION, "module", "MIT OR Apache-2.0"],
  );
  assert.deepEqual(
    [about.scripts, about.dependencies, about.bin],
    [undefined, undefined, undefined],
  );
  for (const name of [
    "README.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "parcelgate.css",
    "own-origin/callback.html",
    "own-origin/print.html",
    "custom-elements.json",
  ])
    assert.ok(readFileSync(`${folder}/${name}`).length > 0, name);
});

test("THIRD-PARTY.md names every crate in the package with its licence, and has the licences' texts", () => {
  const notice = readFileSync(`${folder}/THIRD-PARTY.md`, "utf8");
  for (const name of ["oauth2", "serde", "serde_json", "wasm-bindgen", "pdf-writer", "labelize"])
    assert.match(
      notice,
      new RegExp(`^\\| \\[${name}\\]\\(https://.*\\) \\| [\\d.]+ \\| .+ \\|$`, "m"),
    );
  assert.match(notice, /Permission is hereby granted, free of charge/);
  assert.match(notice, /Apache License/);
  assert.doesNotMatch(notice, /parcelgate-core|wasm-bindgen-test|rcgen/);
});

test("THIRD-PARTY.md has a licence text for each crate, the standard library and musl", () => {
  const notice = readFileSync(`${folder}/THIRD-PARTY.md`, "utf8");
  const rows = [...notice.matchAll(/^\| \[?([\w-]+)(?:\]\(.*?\))? \| (\d\S*) \|/gm)];
  const headings = notice.match(/^## .*$/gm).flatMap((line) => line.slice(3).split(", "));
  const withoutText = rows
    .map(([, name, version]) => `${name} ${version}`)
    .concat("Rust's standard library", "musl")
    .filter((name) => !headings.includes(name));
  assert.ok(rows.length > 100, `${rows.length} crates`);
  assert.deepEqual(withoutText, []);
});

test("its WebAssembly has no path of the machine that built it", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
  assert.equal(names.length, 4);
  for (const name of names) {
    const bytes = readFileSync(`${folder}/${name}`).toString("latin1");
    for (const path of [homedir(), ".rustup", ".cargo"])
      assert.ok(!bytes.includes(path), `${name}: ${path}`);
  }
});

test("links in the package's documents stay in the package", () => {
  const documents = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md"));
  const lost = documents.flatMap((name) =>
    [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .filter(([, target]) => !existsSync(join(folder, dirname(name), target)))
      .map(([, target]) => `${name}: ${target}`),
  );
  assert.ok(documents.length > 8);
  assert.deepEqual(lost, []);
});

test("importing the package in Node has no side effects", () => {
  const script = `const before = Reflect.ownKeys(globalThis).length; const p = await import("parcelgate"); const f = await import("parcelgate/frame"); console.log(JSON.stringify([Object.keys(p).sort(), Object.keys(f), Reflect.ownKeys(globalThis).length - before]))`;
  const out = execFileSync("node", ["--input-type=module", "-e", script], {
    cwd: `${folder}/../..`,
    encoding: "utf8",
  });
  // The registry is the one global: what elements of two copies share.
  assert.deepEqual(JSON.parse(out), [
    ["ParcelgateError", "define", "early", "init", "wrap"],
    ["connectFrame"],
    1,
  ]);
});

test("the package's types compile in another project", () => {
  const project = `${folder}/../../types`;
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(
    `${project}/page.ts`,
    `import "parcelgate/parcelgate.css"; import { init, type Account } from "parcelgate"; import { connectFrame } from "parcelgate/frame";
const account: Account = { number: "A1B2C3", postalCode: "21093", country: "US" };
export const page = async () => { const ups = (await init()).client({ clientId: "x", environment: "production" }); await ups.accounts.add(account); const iframe = document.createElement("iframe"); iframe.addEventListener("parcelgate-size", ({ detail: { height } }) => (iframe.height = String(height))); return connectFrame(iframe); };
document.querySelector("parcelgate-labels")?.addEventListener("parcelgate-voided", ({ detail }) => detail.shipmentId.length);
`,
  );
  writeFileSync(
    `${project}/tsconfig.json`,
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: "nodenext",
        target: "es2022",
        lib: ["es2022", "dom"],
        skipLibCheck: false,
        types: [],
      },
      files: ["page.ts"],
    }),
  );
  execFileSync(
    "node",
    [
      new URL("../../node_modules/typescript/bin/tsc", import.meta.url).pathname,
      "--project",
      project,
    ],
    { stdio: "inherit" },
  );
});

test("custom-elements.json describes every element", () => {
  const declared = read("custom-elements.json")
    .modules.flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName);
  const names = readdirSync(new URL("../../www/elements/", import.meta.url))
    .map((name) => `parcelgate-${name}`)
    .sort();
  assert.deepEqual(declared.map(({ tagName }) => tagName).sort(), names);
  const docs = readFileSync(new URL("../../docs/elements.md", import.meta.url), "utf8");
  for (const { tagName, attributes = [], events = [], cssParts = [], slots = [] } of declared) {
    const short = tagName.replace("parcelgate-", "");
    const rows = [
      ...docs.matchAll(/^\| ([\w, ]+) \| ((?:`[\w-]+`(?:, )?)+) \| (?!propert)/gm),
    ].filter(([, who]) => who === "all" || who.split(", ").includes(short));
    const wanted = rows.flatMap(([, , names]) =>
      [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
    );
    assert.deepEqual(attributes.map(({ name }) => name).sort(), wanted.sort(), tagName);
    assert.ok(
      cssParts.some(({ name }) => name === "primary"),
      `${tagName} inherits parts`,
    );
    assert.ok(
      slots.some(({ name }) => name === "ups-mark"),
      tagName,
    );
    for (const { name } of events.filter((one) => one.name))
      assert.ok(docs.includes(`| \`${name}\` |`), name);
  }
});
