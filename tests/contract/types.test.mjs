// The public types: every member is documented, every example compiles, and the published declarations
// compile in a project of their own.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import ts from "typescript";
import { write } from "../../www/types.mjs";
import { apiSources, documentation, exported, members } from "../lib/api-sources.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
mkdirSync(`${root}target`, { recursive: true });
const folder = mkdtempSync(`${root}target/types-`);
after(() => rmSync(folder, { recursive: true }));
const published = write(join(folder, "parcelgate"));

const sources = [...apiSources()];
const declared = sources.flatMap(([file, source]) =>
  exported(source)
    .filter((node) => node.name)
    .map((node) => ({ file, name: node.name.text, node })),
);
const everyMember = sources.flatMap(([file, source]) =>
  source.statements.flatMap((node) =>
    members(node, node.name?.text).map((member) => ({ file, ...member })),
  ),
);

test("every exported declaration and every member has words", () => {
  assert.ok(declared.length > 70, `${declared.length} declarations`);
  assert.ok(everyMember.length > 330, `${everyMember.length} members`);
  const silent = [...declared, ...everyMember].filter(
    ({ node }) => documentation(node).text.length < 8,
  );
  assert.deepEqual(
    silent.map(({ file, name }) => `${file}: ${name}`),
    [],
  );
});

test("the main calls have an example", () => {
  const has = (name) => {
    const found = [...declared, ...everyMember].filter((one) => one.name === name);
    assert.ok(found.length, name);
    assert.ok(
      found.some(({ node }) => documentation(node).examples.length),
      name,
    );
  };
  const client = ["connect", "shop", "ship", "many", "importRequest", "track"];
  for (const name of client) has(`UpsClient.${name}`);
  for (const name of ["init", "early", "define", "connectFrame", "ParcelgateElement"]) has(name);
  for (const name of ["Parcelgate.client", "Accounts.verify", "Accounts.verifyAll"]) has(name);
  for (const name of ["Labels.toPdf", "Labels.printers", "ParcelgateError"]) has(name);
});

/** What the examples take as given. */
const GIVEN = `
import { ParcelgateError, define, early, init, type Shipment } from "./parcelgate/parcelgate.js";
import { connectFrame } from "./parcelgate/parcelgate-frame.js";
declare const parcelgate: Awaited<ReturnType<typeof init>>;
declare const ups: ReturnType<typeof parcelgate.client>;
declare const shipment: Shipment;
declare const button: HTMLButtonElement;
declare const input: { files: [File] };
void [ParcelgateError, define, early, init, connectFrame, ups, shipment, button, input];
`;

/** Compiles with TypeScript 6 and 7, in strict mode, and checks the declarations too. */
async function compile(name, files) {
  const project = join(folder, `${name}.json`);
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    noEmit: true,
    target: "es2022",
    module: "nodenext",
    lib: ["es2022", "dom", "dom.iterable"],
    types: [],
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  for (const version of ["typescript", "typescript-7"]) {
    const tsc = join(root, "node_modules", version, "bin/tsc");
    await promisify(execFile)(process.execPath, [tsc, "--project", project]).catch(({ stdout }) =>
      assert.fail(`${version}: ${stdout}`),
    );
  }
}

test("every example compiles against the published declarations", async () => {
  await published;
  const examples = [...declared, ...everyMember].flatMap(({ name, node }) =>
    documentation(node).examples.map((code) => `// ${name}\nasync () => {\n${code}\n};\n`),
  );
  assert.ok(examples.length >= 20, `${examples.length} examples`);
  writeFileSync(join(folder, "examples.ts"), GIVEN + examples.join(""));
  await compile("examples", ["examples.ts"]);
});

test("the published declarations are self-contained, and have what the sources export", async () => {
  await published;
  writeFileSync(
    join(folder, "consumer.ts"),
    `import * as parcelgate from "./parcelgate/parcelgate.js";
     import type { ParcelgateErrorCode, Shipment } from "./parcelgate/parcelgate.js";
     import { connectFrame, type FrameEvents } from "./parcelgate/parcelgate-frame.js";
     export const code: ParcelgateErrorCode = "popup_closed";
     export const to: Shipment["to"] = { address: { country: "US" } };
     export type Size = FrameEvents["parcelgate-size"]["detail"]["height"];
     export const all = [parcelgate.init, parcelgate.early, parcelgate.define, connectFrame];`,
  );
  await compile("consumer", ["consumer.ts"]);
  const program = ts.createProgram([join(folder, "parcelgate/parcelgate.d.ts")], {});
  const [name] = program.getRootFileNames();
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(name));
  const names = checker.getExportsOfModule(symbol).map((found) => found.name);
  for (const { file, name: own } of declared)
    assert.equal(names.includes(own), file !== "frame-module.ts", own);
  for (const own of ["Shipment", "RateAnswer"]) assert.ok(names.includes(own), own);
});
