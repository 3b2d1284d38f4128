/** A language that the elements and error messages are available in. */
export type Language = "en" | "es" | "fr" | "de";

/** One of Parcelgate's pages: each has an element of the same name. */
export type PageName =
  "carriers" | "rate" | "ship" | "labels" | "track" | "verify" | "batch" | "station";

/** A text that depends on a number. `{n}` is replaced by the number. */
export interface PluralText {
  /** The text for one, by the language's plural rules (`Intl.PluralRules`). */
  one: string;
  /** The text for all other numbers. */
  other: string;
}

/** Language and texts, for {@link init} and `parcelgate.choose()`. */
export interface TextOptions {
  /**
   * The language of elements and error messages. Default: the document's `lang` attribute, then the
   * first of the browser's languages that Parcelgate has, then English.
   */
  language?: Language;
  /**
   * Replacements for single texts, by `group.name`. docs/elements.md says where the names are. A
   * value is a text, an object with plural forms (`one` and `other`), or, for texts of errors, the
   * three sentences of {@link Guidance}. A malformed name or value throws `option_refused`.
   *
   * @example
   * ```ts
   * await init({ texts: { "carriers.title": "Accounts of Example Ltd" } });
   * ```
   */
  texts?: Record<string, string | PluralText | [what: string, why: string, next: string]>;
}

/**
 * Where your site has Parcelgate's pages. Elements link to the pages that you list and show no link
 * to the others. Each value is a hash or an address of your own origin; anything else throws
 * `option_refused`. In the address of `track`, `{number}` is replaced by the tracking number.
 */
export type Pages = Partial<Record<PageName, string>>;
