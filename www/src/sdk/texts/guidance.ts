// What happened, why, what to do next: the words of errors, loaded with the first one. UPS's own text stands beside them.
import { group } from "./texts.ts";

/** The words of all errors but those of labels, in this language. */
export async function words() {
  return reader(await group("errors"));
}

export function reader({ errors, fields, parts, ...own }) {
  /** The text at a field; an unknown code is shown as it is. */
  const fieldText = (code, limit, list) =>
    (own[code] ?? fields[code] ?? errors[code]?.[2] ?? code)
      .replace("{limit}", limit)
      .replace("{words}", list);

  /** `from.address.lines[0]` in words: From, street 1. */
  function fieldName(name) {
    const said = name.split(".").map((part) => {
      const [, word, index] = part.match(/^(\w+)(?:\[(\d+)\])?$/) ?? [null, part];
      const known = Object.hasOwn(parts, word) ? parts[word] : word;
      return index === undefined || !known ? known : `${known} ${Number(index) + 1}`;
    });
    return said.filter(Boolean).join(", ");
  }

  /** A field that UPS refused and the check here had let through. */
  const refused = (code, field) => [
    `${parts.refused}${field ? `: ${fieldName(field)}` : ""}.`,
    `${fieldText(code, parts.limit)}.`,
    parts.correct,
  ];

  function guidance({ code, kind, field, problems = [] }) {
    const said = problems.map(({ field, code, limit, words }) => ({
      field,
      name: fieldName(field),
      text: fieldText(code, limit, words),
    }));
    const other = fields[code]
      ? refused(code, field)
      : errors[kind === "validation" ? "invalid_input" : "carrier_refused"];
    const [what, why, next] = own[code] ?? errors[code] ?? other;
    return { what, why, next, problems: said };
  }
  return { fieldText, fieldName, guidance };
}

/** The words about labels and printers. */
export async function labelWords() {
  return labelReader(await group("label-errors"));
}

export const labelReader = ({ errors, remarks, ...own }) => ({
  guidance({ code }) {
    const [what, why, next] = own[code] ?? errors[code] ?? errors.label_unusable;
    return { what, why: why.replace("{code}", code), next };
  },
  remark: (code, detail = "") =>
    (own[code] ?? remarks[code] ?? `${code} {detail}`).replace("{detail}", detail),
});

/** Of any error. */
export async function guidance(error) {
  const all = await (["label", "printer"].includes(error.kind) ? labelWords() : words());
  return all.guidance(error);
}
