// Numbers, dates, and names in the page's language.
import { locale } from "./texts.ts";

interface Amount {
  amount: string;
  currency: string;
}

/** A formatter costs a hundred times its use, so each is made once. */
const formatters = new Map<string, unknown>();
function formatter<Formatter, Options>(
  Kind: new (locale: string, options: Options) => Formatter,
  options: Options,
): Formatter {
  const key = Kind.name + locale() + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new Kind(locale(), options));
  // The key has the name of the class.
  return formatters.get(key) as Formatter;
}

const numberFormat = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  formatter<Intl.NumberFormat, Intl.NumberFormatOptions>(Intl.NumberFormat, options);

/** Decimal text with its currency. The amount is never computed with. */
export function money({ amount, currency }: Amount): string {
  try {
    // Intl formats decimal text exactly; its type wants to know that it is one.
    return numberFormat({ style: "currency", currency }).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** `2026-11-24` or an ISO time, in words. */
export function day(
  text: string,
  options: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long" },
): string {
  const date = new Date(text.length === 10 ? `${text}T12:00:00` : text);
  if (Number.isNaN(date.getTime())) return text;
  return formatter<Intl.DateTimeFormat, Intl.DateTimeFormatOptions>(
    Intl.DateTimeFormat,
    options,
  ).format(date);
}

/** A date with its year. */
export const longDay = (text: string): string =>
  day(text, { day: "numeric", month: "long", year: "numeric" });

/** The time of an ISO time. */
export const clock = (text: string): string => day(text, { hour: "2-digit", minute: "2-digit" });

/** `0.5` as 50 %. */
export const percent = (value: number): string => numberFormat({ style: "percent" }).format(value);

/** Decimal text in the reader's notation. */
export const decimal = (text: string): string =>
  text !== "" && Number.isFinite(Number(text))
    ? numberFormat({ maximumFractionDigits: 4 }).format(text as `${number}`)
    : text;

/** A number with one decimal place. */
export const tenths = (value: number): string =>
  numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** `15:00` in the reader's notation. */
export const hour = (text: string): string => day(`2026-01-01T${text}`, { timeStyle: "short" });

/** The countries that forms offer. */
export const COUNTRIES =
  "US CA PR MX AT AU BE BR CH CN CZ DE DK ES FI FR GB GR HK HU IE IN IT JP KR LU NL NO NZ PL PT SE SG".split(
    " ",
  );

/** The name of a country. */
export function country(code: string): string {
  try {
    const names = formatter<Intl.DisplayNames, Intl.DisplayNamesOptions>(Intl.DisplayNames, {
      type: "region",
    });
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const CURRENCY: Record<string, string> = {
  US: "USD",
  PR: "USD",
  CA: "CAD",
  GB: "GBP",
  CH: "CHF",
  PL: "PLN",
  MX: "MXN",
  JP: "JPY",
  CZ: "CZK",
  DK: "DKK",
  SE: "SEK",
  NO: "NOK",
  HU: "HUF",
  CN: "CNY",
  AU: "AUD",
  NZ: "NZD",
  HK: "HKD",
  KR: "KRW",
  SG: "SGD",
  BR: "BRL",
};

/** The usual currency of a country's accounts. */
export const currencyOf = (code: string): string => CURRENCY[code] ?? "EUR";

/** The currencies that forms offer. */
export const CURRENCIES = [...new Set(["USD", "CAD", "EUR", ...Object.values(CURRENCY)])];

/** The price that is paid: the account's negotiated one, if there is one. */
export const priceOf = <Price>({ negotiated, total }: { negotiated?: Price; total?: Price } = {}):
  Price | undefined => negotiated ?? total;

/** The totals by currency. They are summed in hundredths, so that no cent is lost. */
export function sums(amounts: Iterable<Amount>): Amount[] {
  const totals = new Map<string, number>();
  for (const { amount, currency } of amounts)
    totals.set(currency, (totals.get(currency) ?? 0) + Math.round(Number(amount) * 100));
  return [...totals].map(([currency, hundredths]) => ({
    currency,
    amount: (hundredths / 100).toFixed(2),
  }));
}

const UNITS: Record<string, string> = { LBS: "lb", KGS: "kg", IN: "in", CM: "cm" };

/** UPS's code of a unit as its usual symbol. */
export const unitOf = (code: string): string => UNITS[code] ?? code;

/**
 * Whether packages from a country are in pounds. Canada may use either and gets its usual
 * kilograms.
 */
export const isImperial = (code: string | null | undefined): boolean =>
  ["US", "PR"].includes(code ?? "");
