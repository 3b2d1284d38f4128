// Writes the published declarations: `node www/types.mjs FOLDER`.
//
// parcelgate.d.ts and parcelgate-frame.d.ts are bundled from the TypeScript sources in www/src, one file
// per entry. shipment.d.ts and operations.d.ts, which `cargo xtask types` writes, stay files of their
// own: a bundler that inlines them would add 3,600 lines to each entry.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import prettier from "prettier";
import ts from "typescript";

const WWW = dirname(fileURLToPath(import.meta.url));
/** The published files, with the source that each is bundled from. */
const ENTRIES = {
  "parcelgate.d.ts": join(WWW, "src/sdk/api.ts"),
  "parcelgate-frame.d.ts": join(WWW, "src/sdk/api/frame-module.ts"),
};
/** Declarations that are published as they are, next to the bundles. */
const SEPARATE = ["shipment.d.ts", "operations.d.ts"].map((name) => join(WWW, name));
const OPTIONS = {
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
  allowImportingTsExtensions: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
};

/** Bundles the declarations of each entry. Resolves with the text of each file by its name. */
export async function declarations() {
  const program = ts.createProgram(Object.values(ENTRIES), OPTIONS);
  const emitted = new Map();
  program.emit(undefined, (path, text) => emitted.set(path.replace(/\.d\.ts$/, ".ts"), text));
  const formatted = async ([name, entry]) => [
    name,
    await prettier.format(bundle(program, emitted, entry), { filepath: name, printWidth: 100 }),
  ];
  return Object.fromEntries(await Promise.all(Object.entries(ENTRIES).map(formatted)));
}

/** One entry with everything that it exports, and everything that those exports refer to. */
function bundle(program, emitted, entry) {
  const modules = modulesOf(program, entry);
  for (const path of modules) refuseErrors(program, path);
  const parsed = modules.map((path) => parse(program, path, emitted.get(path)));
  const published = exportsOf(program, entry);
  const local = new Map(parsed.flatMap(({ named }) => named));
  const kept = reachable(local, parsed, published);
  const texts = parsed.flatMap(({ statements, augmentations }) => [
    ...statements
      .filter((statement) => kept.has(statement))
      .map((statement) => textOf(statement, published.has(nameOf(statement)))),
    ...augmentations.map((statement) => textOf(statement, true)),
  ]);
  const separate = separateImports(parsed, [...kept], local);
  const head = ts.getLeadingCommentRanges(emitted.get(entry), 0) ?? [];
  const about = head.map(({ pos, end }) => emitted.get(entry).slice(pos, end)).slice(0, 1);
  return [...about, ...separate, ...reexports(program, entry), ...texts, "export {};"].join("\n\n");
}

/** The entry and the sources that it imports or exports from, in order. */
function modulesOf(program, entry, found = []) {
  if (found.includes(entry)) return found;
  found.push(entry);
  for (const path of targets(program, entry))
    if (!SEPARATE.includes(path)) modulesOf(program, path, found);
  return found;
}

/** The files that a source names in its import and export declarations. */
function targets(program, path) {
  const source = program.getSourceFile(path);
  return source.statements
    .filter(({ moduleSpecifier }) => moduleSpecifier)
    .map(({ moduleSpecifier }) => resolveFrom(moduleSpecifier.text, path));
}

function resolveFrom(specifier, path) {
  const { resolvedModule } = ts.resolveModuleName(specifier, path, OPTIONS, ts.sys);
  if (!resolvedModule) throw new Error(`${path}: ${specifier} isn't found`);
  return resolve(resolvedModule.resolvedFileName);
}

function refuseErrors(program, path) {
  const source = program.getSourceFile(path);
  const [first] = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
    ...program.getDeclarationDiagnostics(source),
  ];
  if (first) throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(first.messageText, " ")}`);
}

const nameOf = (statement) =>
  statement.name?.text ?? statement.declarationList?.declarations[0].name.text;

/** The statements of an emitted declaration file. */
function parse(program, path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const isAugmentation = (node) => ts.isModuleDeclaration(node) && node.name.text === "global";
  const statements = source.statements.filter((node) => nameOf(node) && !isAugmentation(node));
  const imports = source.statements.filter(ts.isImportDeclaration).flatMap((node) => {
    const target = resolveFrom(node.moduleSpecifier.text, path);
    return (node.importClause?.namedBindings?.elements ?? []).map((element) => {
      if (element.propertyName) throw new Error(`${path}: imports ${element.name.text} renamed`);
      return [element.name.text, target];
    });
  });
  return {
    path,
    statements,
    named: statements.map((statement) => [nameOf(statement), { statement, path }]),
    augmentations: source.statements.filter(isAugmentation),
    imports: new Map(imports),
  };
}

/** The names that an entry exports from the sources. */
function exportsOf(program, entry) {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(entry));
  const names = checker.getExportsOfModule(symbol).map((found) => {
    const target = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    if (target.name !== found.name) throw new Error(`${entry}: exports ${target.name} renamed`);
    return [found.name, resolve(target.declarations[0].getSourceFile().fileName)];
  });
  return new Map(names.filter(([, path]) => !SEPARATE.includes(path)));
}

/** Every identifier that a node mentions. */
function mentioned(node, names = new Set()) {
  if (ts.isIdentifier(node)) names.add(node.text);
  node.forEachChild((child) => void mentioned(child, names));
  return names;
}

/** The statements behind the published names and the augmentations, and those that they refer to. */
function reachable(local, parsed, published) {
  const kept = new Set();
  const waiting = [
    ...published.keys(),
    ...parsed.flatMap(({ augmentations }) => augmentations.flatMap((node) => [...mentioned(node)])),
  ];
  const declared = parsed.flatMap(({ named }) => named.map(([name]) => name));
  while (waiting.length) {
    const name = waiting.pop();
    const found = local.get(name);
    if (!found || kept.has(found.statement)) continue;
    if (declared.filter((one) => one === name).length > 1)
      throw new Error(`${name} is declared in two sources`);
    kept.add(found.statement);
    waiting.push(...mentioned(found.statement));
  }
  return kept;
}

/** A statement with its documentation, and with `export` only if it's published. */
function textOf(statement, isPublished) {
  const source = statement.getSourceFile();
  const text = source.text.slice(statement.getStart(source, true), statement.end);
  if (isPublished) return text;
  return text.replace(/^((?:\/\*\*[\s\S]*?\*\/\s*)?)export /, "$1");
}

/** Imports from the separate files, of the names that the kept statements mention. */
function separateImports(parsed, kept, local) {
  const wanted = new Map(SEPARATE.map((path) => [path, new Set()]));
  const statements = [...kept, ...parsed.flatMap(({ augmentations }) => augmentations)];
  for (const statement of statements) {
    const { imports } = parsed.find(({ path }) => path === statement.getSourceFile().fileName);
    for (const name of mentioned(statement))
      if (!local.has(name)) wanted.get(imports.get(name))?.add(name);
  }
  return [...wanted]
    .filter(([, names]) => names.size)
    .map(
      ([path, names]) =>
        `import type { ${[...names].sort().join(", ")} } from "${specifierOf(path)}";`,
    );
}

/** `export *` of the separate files, where the entry has it. */
function reexports(program, entry) {
  return program
    .getSourceFile(entry)
    .statements.filter((node) => ts.isExportDeclaration(node) && !node.exportClause)
    .map(({ moduleSpecifier }) => resolveFrom(moduleSpecifier.text, entry))
    .filter((path) => SEPARATE.includes(path))
    .map((path) => `export * from "${specifierOf(path)}";`);
}

const specifierOf = (path) => `./${basename(path).replace(/\.d\.ts$/, ".js")}`;

/** Writes all published declarations into a folder. */
export async function write(folder) {
  const bundled = await declarations();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(bundled)) writeFileSync(join(folder, name), text);
  for (const path of SEPARATE) copyFileSync(path, join(folder, basename(path)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error("usage: node www/types.mjs FOLDER");
  await write(folder);
}
