// Fields that name what they are for: `data-field` is the module's own name of the field, so that
// its problems find them.
import { fill, h } from "./dom.js";
import { COUNTRIES, country } from "../src/sdk/texts/format.ts";
import { locale } from "../src/sdk/texts/texts.ts";

let serial = 0;

/**
 * A labelled input. `span` is its width in sixths; other options become attributes.
 * @param {string} label
 * @param {string} name
 * @param {Record<string, any>} [options]
 */
export function field(label, name, { span = 3, type = "text", value = "", ...rest } = {}) {
  const id = `f${++serial}`;
  const input = h("input", {
    id,
    type,
    value,
    "data-field": name,
    "data-key": name,
    autocomplete: "off",
    dir: "auto",
    ...rest,
  });
  return h(
    "div",
    { class: `s${span}` },
    h("label", { for: id }, label),
    input,
    h("div", { class: "err", id: `${id}e`, hidden: true }),
  );
}

/**
 * A labelled list of choices.
 * @param {string} label
 * @param {string} name
 * @param {[string, string][]} options
 * @param {Record<string, any>} [more]
 */
export function select(label, name, options, { span = 3, value, ...rest } = {}) {
  const id = `f${++serial}`;
  const list = h(
    "select",
    { id, "data-field": name, "data-key": name, ...rest },
    options.map(([key, words]) => h("option", { value: key }, words)),
  );
  if (value !== undefined) list.value = value;
  return h(
    "div",
    { class: `s${span}` },
    h("label", { for: id }, label),
    list,
    h("div", { class: "err", id: `${id}e`, hidden: true }),
  );
}

/**
 * A labelled check box.
 * @param {string} label
 * @param {string} name
 * @param {Record<string, any>} [options]
 */
export function check(label, name, { span = 6, checked = false, ...rest } = {}) {
  const id = `f${++serial}`;
  return h(
    "div",
    { class: `s${span}` },
    h(
      "label",
      { class: "check", for: id },
      h("input", { id, type: "checkbox", checked, "data-field": name, "data-key": name, ...rest }),
      label,
    ),
  );
}

export const countrySelect = (label, name, value, span = 3, autocomplete = "country") =>
  select(
    label,
    name,
    COUNTRIES.map((code) => [code, country(code)]).sort(([, a], [, b]) =>
      a.localeCompare(b, locale()),
    ),
    { span, value, autocomplete },
  );

/** A field by its own name, or by the one that the shipment has for it. */
const find = (root, name) =>
  root.querySelector(`[data-field="${CSS.escape(name)}"],[data-also="${CSS.escape(name)}"]`);
/** Other places where a problem's field may stand: one field for a list, one for all packages, one for the shipper. */
const OTHER = [
  [/\[\d+\]$/, "[0]"],
  [/^packages\[\d+\]\./, ""],
  [/^options\.(?=cod)/, ""],
  [/^notifications\[\d+\]/, "notifications[0]"],
  [/^shipper\./, "from."],
];

/**
 * The field for what no field asks for, if the member is named in it: `tradeDirect.type` by
 * tradeDirect, `foo` by foo.
 */
function inRest(root, name) {
  const rest = root.querySelector("[data-rest]");
  const names = name.match(/[a-z_]\w*/gi) ?? [];
  return names.length &&
    names.slice(0, Math.max(1, names.length - 1)).every((one) => rest?.value.includes(`"${one}"`))
    ? rest
    : null;
}

/** Its label, with the part of the form that it is in where another one has a field of that name. */
function nameOf(root, input) {
  const labels = [...root.querySelectorAll("label")];
  const label = labels.find(({ htmlFor }) => htmlFor === input.id)?.textContent ?? "";
  const part = input.closest("[role=group][aria-label],fieldset");
  const place = part?.getAttribute("aria-label") ?? part?.querySelector("legend")?.textContent;
  return place && labels.filter(({ textContent }) => textContent === label).length > 1
    ? `${place}, ${label}`
    : label;
}

/** A decimal comma is one: UPS takes points only. */
const valueOf = ({ inputMode, value }) =>
  inputMode === "decimal" ? value.trim().replace(/^(\d+),(\d+)$/, "$1.$2") : value;

/** The values of all fields, as the nested object that their names describe. */
export function read(root) {
  const out = {};
  for (const input of root.querySelectorAll("[data-field]")) {
    const path = input.dataset.field.replaceAll("[", ".").replaceAll("]", "").split(".");
    let node = out;
    path.forEach((part, index) => {
      if (index === path.length - 1)
        node[part] = input.type === "checkbox" ? input.checked : valueOf(input);
      else node = node[part] ??= /^\d+$/.test(path[index + 1]) ? [] : {};
    });
  }
  return out;
}

/** Takes marks off. */
export function clear(root) {
  for (const input of root.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  for (const note of root.querySelectorAll(".err")) note.hidden = true;
}

/**
 * Marks every problem at its field, lists them in a summary that links to each, or to the page
 * `elsewhere`, and moves the focus there.
 */
export async function mark(root, summary, error, elsewhere) {
  clear(root);
  const problems = error.problems?.length
    ? error.problems
    : error.field
      ? [{ field: error.field, code: error.code, upsCode: error.upsCode }]
      : [];
  const { fieldText, fieldName } = await import("../src/sdk/texts/guidance.ts")
    .then(({ words }) => words())
    .catch(() => ({ fieldText: String, fieldName: String }));
  const links = [];
  const told = new Set();
  for (const { field: name, code, limit, words } of problems) {
    const input =
      [name, ...OTHER.map(([from, to]) => name.replace(from, to))]
        .map((one) => find(root, one))
        .find(Boolean) ?? inRest(root, name);
    const said = error.problems?.length ? fieldText(code, limit, words) : error.message;
    // Of several that share one field, each is named.
    const text =
      input?.hasAttribute("data-rest") && name !== input.dataset.field
        ? `${fieldName(name)}: ${said}`
        : said;
    const label = input ? nameOf(root, input) : fieldName(name);
    // One field for all packages has the problem of each: it is told once.
    if (told.has(`${label}: ${text}`)) continue;
    told.add(`${label}: ${text}`);
    if (input) {
      input.closest("details")?.setAttribute("open", "");
      input.setAttribute("aria-invalid", "true");
      const note = root.querySelector(`#${input.id}e`);
      if (note) {
        note.textContent = note.hidden ? text : `${note.textContent}; ${text}`;
        note.hidden = false;
        input.setAttribute("aria-describedby", note.id);
      }
    }
    const jump = (event) => {
      event.preventDefault();
      input?.focus();
    };
    links.push(
      h(
        "li",
        {},
        input
          ? h("a", { href: "#", onclick: jump }, `${label}: ${text}`)
          : elsewhere
            ? h("a", { href: elsewhere }, `${label}: ${text}`)
            : `${label}: ${text}`,
      ),
    );
  }
  const { what } = await error.guidance();
  const ups =
    error.upsCode && !error.problems?.length ? h("p", { class: "ups" }, error.said) : null;
  const box = h(
    "div",
    { class: "fix alert", tabindex: "-1", "data-code": error.code },
    h("b", {}, what),
    h("ol", {}, links),
    ups,
  );
  fill(summary, box);
  box.focus();
}
