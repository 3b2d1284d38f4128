// Numbers, dates and names by the page's language.
import { locale } from "./texts.ts";

/** Formatters cost a hundred times what their use does: they are kept. */
const kept = new Map();
function formatter(Kind, options) {
  const key = Kind.name + locale() + JSON.stringify(options);
  if (!kept.has(key)) kept.set(key, new Kind(locale(), options));
  return kept.get(key);
}

/** Decimal text with its currency, never through arithmetic. */
export function money({ amount, currency }) {
  try {
    return formatter(Intl.NumberFormat, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** `2026-11-24` or an ISO moment, in words. */
export function day(text, options = { weekday: "long", day: "numeric", month: "long" }) {
  const date = new Date(text.length === 10 ? `${text}T12:00:00` : text);
  return Number.isNaN(date.getTime()) ? text : formatter(Intl.DateTimeFormat, options).format(date);
}

export const longDay = (text) => day(text, { day: "numeric", month: "long", year: "numeric" });
export const clock = (text) => day(text, { hour: "2-digit", minute: "2-digit" });

/** `0.5` as 50 %. */
export const percent = (value) => formatter(Intl.NumberFormat, { style: "percent" }).format(value);
/** A decimal text as people here write it. */
export const decimal = (text) =>
  text !== "" && Number.isFinite(Number(text))
    ? formatter(Intl.NumberFormat, { maximumFractionDigits: 4 }).format(text)
    : text;
export const tenths = (value) =>
  formatter(Intl.NumberFormat, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    value,
  );

/** `15:00` as people here say it. */
export const hour = (text) => day(`2026-01-01T${text}`, { timeStyle: "short" });

export const COUNTRIES =
  "US CA PR MX AT AU BE BR CH CN CZ DE DK ES FI FR GB GR HK HU IE IN IT JP KR LU NL NO NZ PL PT SE SG".split(
    " ",
  );

export function country(code) {
  try {
    return formatter(Intl.DisplayNames, { type: "region" }).of(code);
  } catch {
    return code;
  }
}

const CURRENCY = {
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
/** What prices of a country's accounts are usually in. */
export const currencyOf = (code) => CURRENCY[code] ?? "EUR";

/** What amounts can be said in. */
export const CURRENCIES = [...new Set(["USD", "CAD", "EUR", ...Object.values(CURRENCY)])];

/** What is paid: the account's own price, where there is one. */
export const priceOf = ({ negotiated, total } = {}) => negotiated ?? total;

/** Sums of amounts by currency, in hundredths, so that no cent is lost on the way. */
export function sums(amounts) {
  const totals = new Map();
  for (const { amount, currency } of amounts)
    totals.set(currency, (totals.get(currency) ?? 0) + Math.round(Number(amount) * 100));
  return [...totals].map(([currency, hundredths]) => ({
    currency,
    amount: (hundredths / 100).toFixed(2),
  }));
}

/** UPS's codes of units, as people write them. */
export const unitOf = (code) => ({ LBS: "lb", KGS: "kg", IN: "in", CM: "cm" })[code] ?? code;

/** Pounds or kilograms from here; Canada may use either and gets its usual kilograms. */
export const isImperial = (code) => ["US", "PR"].includes(code);
