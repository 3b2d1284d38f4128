// Texts in the page's language. English fills gaps of other languages, and a host page may replace
// any text.
import common from "../../../locales/en/common.json" with { type: "json" };
import type { Language, TextOptions } from "../api.ts";
import { checkedChoice, checkedTexts } from "../options.ts";
import { registry, type TextsState } from "../registry.ts";

/** A text, or its plural forms. */
export type Text = string | { other: string; [form: string]: string };
/** Texts by name; those of errors are in tables. */
export type TextGroup = Record<string, unknown>;
/** Loads a group of texts in a language. */
export type LoadTexts = (language: string, group: string) => Promise<{ default: TextGroup }>;

/** The languages that the page comes in. */
export const LANGUAGES: Language[] = ["en", "es", "fr", "de"];

const state: TextsState = (registry.texts ??= { language: "", own: {}, load: null });

const base = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
const isOffered = (tag: string): boolean => (LANGUAGES as string[]).includes(base(tag));

/** Language tags by preference: the page's choice, the document's, the reader's. */
const preferred = (): string[] =>
  [
    state.language,
    globalThis.document?.documentElement.lang ?? "",
    ...(globalThis.navigator?.languages ?? []),
  ].filter(isOffered);

/**
 * The language of texts: the one that init() was given, else the document's, else the reader's
 * first that exists.
 */
export const language = (): string => base(preferred()[0] ?? "en");

/** The language with its region, where one is known: for dates, numbers, and money. */
export const locale = (): string =>
  preferred().find((tag) => tag.includes("-") && base(tag) === language()) ?? language();

/**
 * Chooses the language and the page's own texts: { "carriers.title": "..." }. Elements render
 * again.
 */
export function choose(how: TextOptions = {}): void {
  checkedChoice(how);
  const { language: wanted = state.language, texts = state.own } = how;
  if (texts !== state.own) checkedTexts(texts);
  if (wanted === state.language && texts === state.own) return;
  Object.assign(state, { language: wanted, own: texts });
  registry.events.dispatchEvent(new Event("language-change"));
}

/** Sets how groups of texts are loaded: only the public entry knows where the files are. */
export const useTexts = (load: LoadTexts): LoadTexts => (state.load ??= load);

/** A group in this language. A file that does not load is no reason to stop: English is used. */
async function translated(name: string): Promise<TextGroup> {
  if (language() === "en" || !state.load) return {};
  return state.load(language(), name).then(
    (file) => file.default,
    () => ({}),
  );
}

/** The page's own texts of a group. */
function ownTexts(name: string): TextGroup {
  const mine = Object.entries(state.own).filter(([key]) => key.startsWith(`${name}.`));
  return Object.fromEntries(mine.map(([key, text]) => [key.slice(name.length + 1), text]));
}

/** Loads a group of texts that is not part of the page in any language. */
export async function loadGroup(name: string): Promise<TextGroup> {
  if (!state.load) throw new Error("the public entry has not set how texts are loaded");
  const english = (await state.load("en", name)).default;
  return merge(english, await translated(name), ownTexts(name));
}

const isTable = (value: unknown): value is object =>
  typeof value === "object" && !Array.isArray(value);

/** Later groups replace texts of earlier ones, and entries of their tables. */
function merge(...groups: TextGroup[]): TextGroup {
  const out: TextGroup = {};
  for (const [key, value] of groups.flatMap((group) => Object.entries(group))) {
    const before = out[key] ?? 0;
    out[key] = isTable(value) && isTable(before) ? { ...before, ...value } : value;
  }
  return out;
}

/** The translator for these groups, each with its English texts, in the page's language. */
export async function loadTranslator(
  groups: [name: string, english: TextGroup][],
): Promise<Translator> {
  const all: [string, TextGroup][] = [["common", common], ...groups];
  const parts = await Promise.all(
    all.map(async ([name, english]) => [english, await translated(name), ownTexts(name)]),
  );
  return translator(merge(...parts.flat()));
}

type Values = Record<string, unknown>;

/** `t("key", { hole: value })` gives a text. A key without a text gives the key. */
export interface Translator {
  (key: string, values?: Values): string;
  /** The text in parts: strings, bold strings, and the values of its holes as they are. */
  parts(key: string, values?: Values): unknown[];
}

/** The translator of these texts. Numbers are formatted, and `n` chooses the plural form. */
export function translator(all: TextGroup): Translator {
  const where = locale();
  let plural: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  function text(key: string, values: Values): string {
    // The sources of texts are checked by tests, the page's own by checkedTexts().
    const found = (all[key] ?? key) as Text;
    if (typeof found === "string") return found;
    plural ??= new Intl.PluralRules(where);
    return found[plural.select(Number(values.n))] ?? found.other;
  }
  const shown = (value: unknown): unknown =>
    typeof value === "number" ? (numbers ??= new Intl.NumberFormat(where)).format(value) : value;
  const fill = (words: string, values: Values): string =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(shown(values[name])) : whole,
    );
  const t = (key: string, values: Values = {}): string => fill(text(key, values), values);
  const parts = (key: string, values: Values = {}): unknown[] =>
    text(key, values)
      .split(/(\*[^*]+\*|\{\w+\})/)
      .map((part) => {
        if (part.startsWith("*")) return { bold: fill(part.slice(1, -1), values) };
        return part.startsWith("{") ? shown(values[part.slice(1, -1)]) : part;
      });
  return Object.assign(t, { parts });
}
