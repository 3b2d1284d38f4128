// Members of a shipment that no field asks for, typed as JSON. Their names are those of
// docs/reference.md.
import { ParcelgateError, type FieldProblem } from "../error.ts";
import { tryOrNull } from "../try-or-null.ts";

type Members = Record<string, unknown>;

const isNode = (value: unknown): value is Members => value !== null && typeof value === "object";
const isObject = (value: unknown): value is Members => isNode(value) && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || value === false;
const packagesOf = (node: unknown): unknown[] | undefined =>
  isNode(node) && Array.isArray(node.packages) ? node.packages : undefined;

/**
 * Merges a shipment with the typed members: lists by index, objects by name.
 * @throws {ParcelgateError} invalid_input, with `json_form` where the text is no JSON object, and `said_twice` where it
 * contradicts a field
 */
export function withRawMembers<Shipment extends object>(shipment: Shipment, text = ""): Shipment {
  if (!text.trim()) return shipment;
  const problems: FieldProblem[] = [];
  // Text that is no JSON is reported as text that is no object is.
  const more: unknown = tryOrNull(() => JSON.parse(text) as unknown);
  let whole: unknown = shipment;
  if (isObject(more)) whole = merged(shipment, more, "", problems);
  else problems.push({ field: "further", code: "json_form" });
  // The form decides how many packages there are: settings for all packages would miss those it
  // does not know.
  const limit = packagesOf(shipment)?.length;
  const typed = packagesOf(more)?.length;
  if (limit !== undefined && typed !== undefined && typed > limit)
    problems.push({ field: `packages[${limit}]`, code: "too_many", limit });
  const [first] = problems;
  if (first)
    throw new ParcelgateError({
      kind: "validation",
      code: "invalid_input",
      field: first.field,
      problems,
    });
  // A merge adds members and changes none of those that the shipment has.
  return whole as Shipment;
}

/**
 * The text after the form's packages changed. `change` edits a list of at least `count` packages in
 * place. Text that is no JSON stays as it is.
 */
export function withRawPackages(
  text: string,
  count: number,
  change: (packages: unknown[]) => void,
): string {
  const more: unknown = tryOrNull(() => JSON.parse(text) as unknown);
  const typed = packagesOf(more);
  if (!isNode(more) || !typed) return text;
  const packages = Array.from(
    { length: Math.max(count, typed.length) },
    (_, index) => typed[index] ?? {},
  );
  change(packages);
  while (packages.length && !Object.keys(packages.at(-1) ?? {}).length) packages.pop();
  return JSON.stringify({ ...more, packages: packages.length ? packages : undefined }, null, 1);
}

function merged(own: unknown, more: unknown, at: string, problems: FieldProblem[]): unknown {
  if (more === undefined || more === null) return own;
  if (isEmpty(own)) return more;
  if (!isNode(own) || !isNode(more) || Array.isArray(own) !== Array.isArray(more)) {
    if (isNode(own) || isNode(more) || String(own) !== String(more))
      problems.push({ field: at, code: "said_twice" });
    return own;
  }
  if (Array.isArray(own) && Array.isArray(more))
    return Array.from({ length: Math.max(own.length, more.length) }, (_, index) =>
      merged(own[index], more[index], `${at}[${index}]`, problems),
    );
  // Own members only: one named __proto__ is a member like any other, and UPS's module refuses it.
  const names = [...new Set([...Object.keys(own), ...Object.keys(more)])];
  const member = (node: Members, name: string): unknown =>
    Object.hasOwn(node, name) ? node[name] : undefined;
  return Object.fromEntries(
    names.map((name) => [
      name,
      merged(member(own, name), member(more, name), at ? `${at}.${name}` : name, problems),
    ]),
  );
}
