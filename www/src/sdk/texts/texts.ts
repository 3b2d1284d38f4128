// Texts in the page's language. English stands in for what another language lacks; a host page may replace any of them.
import common from "../../../locales/en/common.js";
import { h } from "../../../lib/dom.js";
import { checkedChoice, checkedTexts } from "../options.ts";
import { registry } from "../registry.ts";

export const LANGUAGES = ["en", "es", "fr", "de"];

/** { language: what the page chose, own: its own texts, load: how a group is fetched } */
const state = (registry.texts ??= { language: "", own: {}, load: null });
const short = (tag) => tag.toLowerCase().split("-")[0];
const wishes = () =>
  [
    state.language,
    globalThis.document?.documentElement.lang ?? "",
    ...(globalThis.navigator?.languages ?? []),
  ].filter((tag) => LANGUAGES.includes(short(tag)));

/** The language of texts: what init() was told, else the document's, else the reader's first that there is. */
export const language = () => short(wishes()[0] ?? "en");

/** The same with its region where one is known, for dates, numbers and money. */
export const locale = () =>
  wishes().find((tag) => tag.includes("-") && short(tag) === language()) ?? language();

/** Chooses language and texts of the page's own: { "carriers.title": "..." }. Elements draw themselves anew. */
export function choose(how = {}) {
  checkedChoice(how);
  const { language: wanted = state.language, texts = state.own } = how;
  if (texts !== state.own) checkedTexts(texts);
  if (wanted === state.language && texts === state.own) return;
  Object.assign(state, { language: wanted, own: texts });
  registry.events.dispatchEvent(new Event("language-change"));
}

/** How a group is fetched: the public entry knows where the files are. */
export const useTexts = (load) => (state.load ??= load);

/** The whole of a group in this language, without what another one has: a file that cannot be had is no reason to stop. */
const fetched = async (group) =>
  language() === "en" || !state.load
    ? {}
    : state.load(language(), group).then(
        (file) => file.default,
        () => ({}),
      );

function own(group) {
  const mine = Object.entries(state.own).filter(([name]) => name.startsWith(`${group}.`));
  return Object.fromEntries(mine.map(([name, text]) => [name.slice(group.length + 1), text]));
}

/** A group of texts that is fetched when it is needed, English too. */
export async function group(name) {
  const english = (await state.load("en", name)).default;
  return merge(english, await fetched(name), own(name));
}

const isTable = (value) => typeof value === "object" && !Array.isArray(value);

/** One over the other; tables within, entry by entry. */
function merge(...parts) {
  const out = {};
  for (const [key, value] of parts.flatMap(Object.entries))
    out[key] = isTable(value) && isTable(out[key] ?? 0) ? { ...out[key], ...value } : value;
  return out;
}

/** What an element says, of groups with their English: t("key", { values }), t.rich("key", { values: nodes }). */
export async function texts(groups) {
  const all = [["common", common], ...groups];
  const parts = await Promise.all(
    all.map(async ([name, english]) => [english, await fetched(name), own(name)]),
  );
  return say(merge(...parts.flat()));
}

/** With English alone: until the others are here. */
export const say = (all) => {
  const where = locale();
  let plural;
  let numbers;
  const text = (key, values) => {
    const found = all[key] ?? key;
    return typeof found === "string"
      ? found
      : (found[(plural ??= new Intl.PluralRules(where)).select(values.n)] ?? found.other);
  };
  const shown = (value) =>
    typeof value === "number" ? (numbers ??= new Intl.NumberFormat(where)).format(value) : value;
  const fill = (words, values) =>
    words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
  const t = (key, values = {}) => fill(text(key, values), values);
  /** *Bold* parts and {nodes}. */
  t.rich = (key, values = {}) =>
    text(key, values)
      .split(/(\*[^*]+\*|\{\w+\})/)
      .map((part) => {
        if (part[0] === "*") return h("b", {}, fill(part.slice(1, -1), values));
        return part[0] === "{" ? shown(values[part.slice(1, -1)]) : part;
      });
  return t;
};
