// Reads the public API's TypeScript sources: declarations, members, and their documentation.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const FOLDER = fileURLToPath(new URL("../../www/src/sdk/api/", import.meta.url));

/** The sources, by file name. Parsed, not type-checked. */
export function apiSources() {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(".ts"));
  return new Map(names.sort().map((name) => [name, parse(FOLDER + name)]));
}

function parse(path) {
  return ts.createSourceFile(path, ts.sys.readFile(path), ts.ScriptTarget.Latest, true);
}

/** The exported declarations of a source, in order. */
export const exported = (source) =>
  source.statements.filter((node) =>
    node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
  );

/** The documentation of a node: its text, and the text of each `@example`. */
export function documentation(node) {
  const blocks = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const block = blocks.at(-1);
  const plain = (comment) => (ts.getTextOfJSDocComment(comment) ?? "").trim();
  const tags = [...(block?.tags ?? [])].filter(({ tagName }) => tagName.text === "example");
  return {
    text: unlinked(plain(block?.comment)),
    examples: tags.map(({ comment }) => plain(comment).replace(/^```ts\n|\n```$/g, "")),
  };
}

/** `{@link name}` and `{@link name | words}` as plain Markdown. */
const unlinked = (text) =>
  text.replace(
    /\{@link ([^}|\s]+)\s*(?:\|\s*([^}]*))?\}/g,
    (_, name, words) => `\`${words ?? name}\``,
  );

/** A node's text without comments. */
export function bare(node) {
  const source = node.getSourceFile();
  const text = source.text.slice(node.getStart(source), node.end);
  return text
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, "")
    .replace(/\/\*\*[\s\S]*?\*\/\s*/g, "");
}

const MEMBERS = new Set([
  ts.SyntaxKind.PropertySignature,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.PropertyDeclaration,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
]);

/**
 * The members of a declaration, those of nested object types included: `{ name, node }`, where a nested
 * name has its parents before it, such as `input.account`.
 */
export function members(node, parents = "") {
  const found = [];
  node.forEachChild(function visit(child) {
    if (!MEMBERS.has(child.kind)) return void child.forEachChild(visit);
    const own = child.name.text ?? child.name.getText();
    const name = parents ? `${parents}.${own}` : own;
    found.push({ name, node: child }, ...members(child, name));
  });
  return found;
}

/** The names of an interface's own members. */
export function memberNames(name) {
  const declarations = [...apiSources().values()].flatMap(exported);
  const found = declarations.find((node) => node.name?.text === name);
  return found.members.map((member) => member.name.text);
}

/** The texts of a union of string literals, by the name of its type. */
export function union(name) {
  for (const source of apiSources().values()) {
    const alias = source.statements.find(
      (node) => ts.isTypeAliasDeclaration(node) && node.name.text === name,
    );
    if (!alias) continue;
    const parts = ts.isUnionTypeNode(alias.type) ? alias.type.types : [alias.type];
    return parts
      .filter((part) => ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal))
      .map((part) => part.literal.text);
  }
  throw new Error(`there is no type ${name}`);
}
