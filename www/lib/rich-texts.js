// Translated texts as nodes: bold parts, and nodes in place of {holes}.
import { loadTranslator, translator } from "../src/sdk/texts/texts.ts";
import { h } from "./dom.js";

/** Adds `t.rich(key, { hole: node })` to a translator: a list of strings and nodes. */
function withRich(t) {
  t.rich = (key, values) =>
    t
      .parts(key, values)
      .map((part) => (typeof part?.bold === "string" ? h("b", {}, part.bold) : part));
  return t;
}

/** The translator of these groups of texts, in the page's language. */
export const texts = async (groups) => withRich(await loadTranslator(groups));

/** The translator of English texts, for use until the page's language has loaded. */
export const englishTexts = (all) => withRich(translator(all));
