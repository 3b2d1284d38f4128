// An address as people paste it from a mail or a shop: who, street, city, postal code, country, phone, e-mail. What is not understood is left out.

/** How the line with the postal code is written, by country; groups: city, state, postalCode. */
const PLACES = [
  ["US", /^(?<city>.+?)[,\s]+(?<state>[A-Z]{2})[.,]?\s+(?<postalCode>\d{5}(?:-\d{4})?)$/i],
  ["CA", /^(?<city>.+?)[,\s]+(?<state>[A-Z]{2})[.,]?\s+(?<postalCode>[A-Z]\d[A-Z] ?\d[A-Z]\d)$/i],
  ["GB", /^(?<city>.+?)[,\s]+(?<postalCode>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$/i],
  [
    "",
    /^(?:(?<country>[A-Z]{1,2})-)?(?<postalCode>\d{4,5}|\d{2}-\d{3}|\d{3} \d{2})\s+(?<city>\D+?)(?:[,\s]+\(?(?<state>[A-Z]{2})\)?)?$/i,
  ],
];
const PREFIX = {
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

/** The place in a line: { country, city, state, postalCode }, or null. */
function placeOf(line, country) {
  const order = [...PLACES].sort(([a], [b]) => Number(b === country) - Number(a === country));
  for (const [code, pattern] of order) {
    const found = pattern.exec(line)?.groups;
    if (!found) continue;
    const { city, state = "", postalCode } = found;
    return {
      country: code || PREFIX[found.country?.toUpperCase()] || "",
      city: city.replace(/[,\s]+$/, ""),
      state: state.toUpperCase(),
      postalCode: postalCode.toUpperCase(),
    };
  }
  return null;
}

/**
 * What a text says of an address. `countries` are names in small letters with their codes; `country` is the one to expect.
 * @returns {{ name, attention, phone, email, address } | null} null where no line has a postal code and a city
 */
export function parseAddress(text, countries, country = "US") {
  const email = EMAIL.exec(text)?.[0] ?? "";
  let lines = text
    .replace(EMAIL, "")
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(
          /^(?:e-?mail|tel|phone|telefon|tél|teléfono|attn|att|z\. ?hd\.?|a la atención de|to|an)[.:]\s*/i,
          "",
        )
        .replace(/[\s,;]+$/, "")
        .trim(),
    )
    .filter(Boolean);
  // All in one line: its parts are the lines, but state and postal code belong to the city.
  if (lines.length === 1)
    lines = lines[0]
      .split(/;|,(?!\s*[A-Z]{2}[.,]?\s+[A-Z\d])/i)
      .map((part) => part.trim())
      .filter(Boolean);
  const named = lines.findIndex((line) => countries.has(line.toLowerCase()));
  const said = named >= 0 ? countries.get(lines.splice(named, 1)[0].toLowerCase()) : "";
  let place = null;
  const at = lines.findLastIndex((line) => (place = placeOf(line, said || country)));
  if (at < 0) return null;
  const phone =
    lines
      .filter((_, index) => index !== at)
      .map((line) => (line.replace(PHONE, "").trim() ? null : PHONE.exec(line)?.[0]))
      .find(Boolean) ?? "";
  const before = lines.slice(0, at).filter((line) => line !== phone);
  const isStreet = (line) => /\d/.test(line);
  const [name = "", ...rest] =
    before.length > 1 || !isStreet(before[0] ?? "") ? before : ["", ...before];
  const streets = rest.filter(isStreet);
  const others = rest.filter((line) => !isStreet(line));
  // Without a number in it the last line is the street after all.
  if (!streets.length && others.length) streets.push(others.pop());
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
      country: said || place.country || country,
    },
  };
}
