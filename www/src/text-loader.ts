// Loads texts by address, so that a page loads those of its own language only. The build of the npm
// package replaces this module with one that names every file: bundlers follow no address that is
// put together at run time.
import type { TextGroup } from "./sdk/texts/texts.ts";

/** A file of texts: one group in one language. */
interface TextFile {
  default: TextGroup;
}

/** Loads a group of texts in a language. */
export const loadTexts = (language: string, group: string): Promise<TextFile> =>
  import(new URL(`./locales/${language}/${group}.js`, import.meta.url).href) as Promise<TextFile>;
