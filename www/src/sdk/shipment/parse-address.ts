// Parses an address as people paste it from an email or a shop. Parts that are not recognized are
// left out.

/** The line with the postal code, by country. Groups: city, state, postalCode, country. */
const PLACES: [country: string, pattern: RegExp][] = [
  ["US", /^(?<city>.+?)[,\s]+(?<state>[A-Z]{2})[.,]?\s+(?<postalCode>\d{5}(?:-\d{4})?)$/i],
  ["CA", /^(?<city>.+?)[,\s]+(?<state>[A-Z]{2})[.,]?\s+(?<postalCode>[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i],
  ["GB", /^(?<city>.+?)[,\s]+(?<postalCode>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i],
  [
    "",
    /^(?:(?<country>[A-Z]{1,2})-)?(?<postalCode>\d{4,5}|\d{2}-\d{3}|\d{3} \d{2})\s+(?<city>\D+?)(?:[,\s]+\(?(?<state>[A-Z]{2})\)?)?$/i,
  ],
];
const PREFIX: Record<string, string> = {
  D: "DE",
  A: "AT",
  F: "FR",
  E: "ES",
  I: "IT",
  B: "BE",
  L: "LU",
  CH: "CH",
  NL: "NL",
  PL: "PL",
};
const EMAIL = /[^\s<>,;:]+@[^\s<>,;:]+\.\w+/;
const PHONE = /(?:\+|\(?\d)[\d\s().-]{6,}\d/;
const LABEL =
  /^(?:e-?mail|tel|phone|telefon|tél|teléfono|attn|att|z\. ?hd\.?|a la atención de|to|an)[.:]\s*/i;

interface Place {
  country: string;
  city: string;
  state: string;
  postalCode: string;
}

export interface ParsedAddress {
  name: string;
  attention: string;
  phone: string;
  email: string;
  address: Place & { lines: string[] };
}

/** The place that a line names, or null. The expected country's pattern is tried first. */
function placeOf(line: string, expected: string): Place | null {
  const order = [...PLACES].sort(([a], [b]) => Number(b === expected) - Number(a === expected));
  for (const [code, pattern] of order) {
    const found = pattern.exec(line)?.groups;
    if (!found) continue;
    const { city = "", state = "", postalCode = "", country = "" } = found;
    return {
      country: code || PREFIX[country.toUpperCase()] || "",
      city: city.replace(/[,\s]+$/, ""),
      state: state.toUpperCase(),
      postalCode: postalCode.toUpperCase(),
    };
  }
  return null;
}

const trimmed = (line: string): string =>
  line
    .replace(LABEL, "")
    .replace(/[\s,;]+$/, "")
    .trim();

function linesOf(text: string): string[] {
  const lines = text.replace(EMAIL, "").split(/\r?\n/).map(trimmed).filter(Boolean);
  if (lines.length !== 1) return lines;
  // An address in one line is split at its commas, but state and postal code belong to the city.
  return (lines[0] ?? "")
    .split(/;|,(?!\s*[A-Z]{2}[.,]?\s+[A-Z\d])/i)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Takes the line that names a country out of `lines`, and gives its code, or "". */
function takeCountry(lines: string[], countries: ReadonlyMap<string, string>): string {
  const at = lines.findIndex((line) => countries.has(line.toLowerCase()));
  if (at < 0) return "";
  const [name = ""] = lines.splice(at, 1);
  return countries.get(name.toLowerCase()) ?? "";
}

/** The last line that names a place. */
function lastPlace(lines: string[], country: string): { at: number; place: Place } | null {
  for (let at = lines.length - 1; at >= 0; at--) {
    const place = placeOf(lines[at] ?? "", country);
    if (place) return { at, place };
  }
  return null;
}

/** The phone number, if a line has nothing else. */
const phoneOf = (lines: string[]): string =>
  lines
    .map((line) => (line.replace(PHONE, "").trim() ? undefined : PHONE.exec(line)?.[0]))
    .find(Boolean) ?? "";

const hasNumber = (line: string): boolean => /\d/.test(line);

/**
 * Parses a pasted address. `countries` maps lowercase names to codes; `country` is the one to
 * expect. The result is null where no line has a postal code and a city.
 */
export function parseAddress(
  text: string,
  countries: ReadonlyMap<string, string>,
  country = "US",
): ParsedAddress | null {
  const email = EMAIL.exec(text)?.[0] ?? "";
  const lines = linesOf(text);
  const named = takeCountry(lines, countries);
  const found = lastPlace(lines, named || country);
  if (!found) return null;
  const { at, place } = found;
  const phone = phoneOf(lines.filter((_, index) => index !== at));
  const before = lines.slice(0, at).filter((line) => line !== phone);
  // Without a name the street comes first.
  const [name = "", ...rest] =
    before.length > 1 || !hasNumber(before[0] ?? "") ? before : ["", ...before];
  const streets = rest.filter(hasNumber);
  const others = rest.filter((line) => !hasNumber(line));
  // Without a number in any line, the last one is the street.
  const last = streets.length ? undefined : others.pop();
  if (last !== undefined) streets.push(last);
  return {
    name,
    attention: others[0] ?? "",
    phone,
    email,
    address: {
      lines: streets.slice(0, 3),
      city: place.city,
      state: place.state,
      postalCode: place.postalCode,
      country: named || place.country || country,
    },
  };
}
