// The words of errors: what happened, why, and what to do next. Loaded with the first error.
import type { Guidance } from "../api.ts";
import type { ErrorKind, FieldProblem } from "../error.ts";
import { loadGroup, type TextGroup } from "./texts.ts";

type Sentences = [what: string, why: string, next: string];
type Table<Value, Known extends string = never> = Record<string, Value> & Record<Known, Value>;

/** The shape of www/locales/en/errors. The page's own texts come next to the tables, by code. */
interface ErrorTexts {
  errors: Table<Sentences, "invalid_input" | "carrier_refused">;
  fields: Record<string, string>;
  parts: Table<string, "refused" | "limit" | "correct">;
}

/** The shape of www/locales/en/label-errors. */
interface LabelTexts {
  errors: Table<Sentences, "label_unusable">;
  remarks: Record<string, string>;
}

/** What words an error needs: a `ParcelgateError`, or its code alone. */
interface ErrorFacts {
  code: string;
  kind?: ErrorKind;
  field?: string;
  problems?: FieldProblem[];
}

export interface ErrorReader {
  fieldText(code: string, limit?: unknown, list?: unknown): string;
  fieldName(name: string): string;
  guidance(error: ErrorFacts): Guidance;
}

const isSentences = (own: unknown): own is Sentences => Array.isArray(own);

/** The words of all errors but those of labels and printers, in the page's language. */
export async function words(): Promise<ErrorReader> {
  return reader(await loadGroup("errors"));
}

/** Reads the words of errors from their texts. */
export function reader(texts: TextGroup): ErrorReader {
  // Tests check that every language has this shape.
  const { errors, fields, parts, ...own } = texts as TextGroup & ErrorTexts;

  /** The text at a field. An unknown code is shown as it is. */
  function fieldText(code: string, limit?: unknown, list?: unknown): string {
    const mine = own[code];
    const text =
      (typeof mine === "string" ? mine : undefined) ?? fields[code] ?? errors[code]?.[2] ?? code;
    return text.replace("{limit}", String(limit)).replace("{words}", String(list));
  }

  /** `from.address.lines[0]` in words: From, street 1. */
  function fieldName(name: string): string {
    const names = name.split(".").map((part) => {
      const [, word = part, index] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? [];
      const known = Object.hasOwn(parts, word) ? parts[word] : word;
      return index === undefined || !known ? known : `${known} ${Number(index) + 1}`;
    });
    return names.filter(Boolean).join(", ");
  }

  /** A field that UPS refused although the check before it found nothing wrong. */
  const refused = (code: string, field: string | undefined): Sentences => [
    `${parts.refused}${field ? `: ${fieldName(field)}` : ""}.`,
    `${fieldText(code, parts.limit)}.`,
    parts.correct,
  ];

  function guidance({ code, kind, field, problems = [] }: ErrorFacts): Guidance {
    const atFields = problems.map((problem) => ({
      field: problem.field,
      name: fieldName(problem.field),
      text: fieldText(problem.code, problem.limit, problem.words),
    }));
    const other = fields[code]
      ? refused(code, field)
      : errors[kind === "validation" ? "invalid_input" : "carrier_refused"];
    const mine = own[code];
    const [what, why, next] = (isSentences(mine) ? mine : undefined) ?? errors[code] ?? other;
    return { what, why, next, problems: atFields };
  }
  return { fieldText, fieldName, guidance };
}

export interface LabelReader {
  guidance(error: { code: string }): Guidance;
  remark(code: string, detail?: string): string;
}

/** The words of labels and printers, in the page's language. */
export async function labelWords(): Promise<LabelReader> {
  return labelReader(await loadGroup("label-errors"));
}

/** Reads the words of labels and printers from their texts. */
export function labelReader(texts: TextGroup): LabelReader {
  // Tests check that every language has this shape.
  const { errors, remarks, ...own } = texts as TextGroup & LabelTexts;
  return {
    guidance({ code }) {
      const mine = own[code];
      const [what, why, next] =
        (isSentences(mine) ? mine : undefined) ?? errors[code] ?? errors.label_unusable;
      return { what, why: why.replace("{code}", code), next };
    },
    remark(code, detail = "") {
      const mine = own[code];
      const text =
        (typeof mine === "string" ? mine : undefined) ?? remarks[code] ?? `${code} {detail}`;
      return text.replace("{detail}", detail);
    },
  };
}

/** The words of any error. */
export async function guidance(error: ErrorFacts & { kind: ErrorKind }): Promise<Guidance> {
  const all = await (["label", "printer"].includes(error.kind) ? labelWords() : words());
  return all.guidance(error);
}
