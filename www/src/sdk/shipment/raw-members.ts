// Members of a shipment that no field asks for, as JSON: what few need is in reach too. Names are those of docs/reference.md.
import { h } from "../../../lib/dom.js";
import { ParcelgateError } from "../error.ts";
import { safely } from "../try-or-null.ts";

const EXAMPLE = '{ "pickupType": "06", "packages": [{ "largePackage": true }] }';

const isNode = (value) => value !== null && typeof value === "object";
const isUnsaid = (value) =>
  value === undefined || value === null || value === "" || value === false;

/** The line with its field, open where it is in use. `data-rest`: problems of its members are shown there. */
export function further(t, text = "") {
  const hint = h(
    "p",
    { class: "s6 small soft", id: "further-why" },
    t.rich("furtherWhy", { example: h("code", { dir: "ltr" }, EXAMPLE) }),
  );
  const input = h("textarea", {
    id: "further",
    "data-field": "further",
    "data-rest": "",
    "data-key": "further",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    dir: "ltr",
    value: text,
  });
  return h(
    "details",
    { open: Boolean(text.trim()), "data-extra": "further" },
    h("summary", {}, t("extra_further")),
    h(
      "div",
      {
        class: "grid",
        role: "group",
        "aria-label": t("extra_further"),
        "aria-describedby": hint.id,
      },
      hint,
      h(
        "div",
        { class: "s6" },
        h("label", { for: input.id }, t("further")),
        input,
        h("div", { class: "err", id: `${input.id}e`, hidden: true }),
      ),
    ),
  );
}

/**
 * The shipment with what was typed: lists by place, objects by name. What is no JSON object, or says otherwise than a field, is refused.
 * @throws {ParcelgateError} invalid_input, with problems `json_form` and `said_twice`
 */
export function withFurther(shipment, text = "") {
  if (!text.trim()) return shipment;
  const problems = [];
  let more;
  try {
    more = JSON.parse(text);
  } catch {
    // Told below, with what is no object.
  }
  const whole =
    isNode(more) && !Array.isArray(more)
      ? merged(shipment, more, "", problems)
      : problems.push({ field: "further", code: "json_form" });
  // Packages are the form's: what is the same for all would not be in one that it does not know.
  const limit = shipment.packages?.length;
  if (more?.packages?.length > limit)
    problems.push({ field: `packages[${limit}]`, code: "too_many", limit });
  if (problems.length)
    throw new ParcelgateError({
      kind: "validation",
      code: "invalid_input",
      field: problems[0].field,
      problems,
    });
  return whole;
}

/** The text with its packages changed as the form's are: `change` is for a list of `count` of them. What is no JSON stays as it is. */
export function withPackages(text, count, change) {
  const more = safely(() => JSON.parse(text));
  if (!Array.isArray(more?.packages)) return text;
  const packages = Array.from(
    { length: Math.max(count, more.packages.length) },
    (_, index) => more.packages[index] ?? {},
  );
  change(packages);
  while (packages.length && !Object.keys(packages.at(-1)).length) packages.pop();
  return JSON.stringify({ ...more, packages: packages.length ? packages : undefined }, null, 1);
}

function merged(own, more, at, problems) {
  if (more === undefined || more === null) return own;
  if (isUnsaid(own)) return more;
  if (!isNode(own) || !isNode(more) || Array.isArray(own) !== Array.isArray(more)) {
    if (isNode(own) || isNode(more) || String(own) !== String(more))
      problems.push({ field: at, code: "said_twice" });
    return own;
  }
  if (Array.isArray(own))
    return Array.from({ length: Math.max(own.length, more.length) }, (_, index) =>
      merged(own[index], more[index], `${at}[${index}]`, problems),
    );
  // By entries: a member named __proto__ is one like any other, and refused as such.
  const names = [...new Set([...Object.keys(own), ...Object.keys(more)])];
  const of = (node, name) => (Object.hasOwn(node, name) ? node[name] : undefined);
  return Object.fromEntries(
    names.map((name) => [
      name,
      merged(of(own, name), of(more, name), at ? `${at}.${name}` : name, problems),
    ]),
  );
}
