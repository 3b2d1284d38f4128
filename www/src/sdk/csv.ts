// Tables as text: RFC 4180, with the separators that spreadsheets of other countries write.

const SEPARATORS = [",", ";", "\t", "|"];

/** The separator that the first line has most of, outside of quotes. */
function separatorOf(text) {
  const [first] = text.replace(/"[^"]*"/g, "").split(/\r?\n/, 1);
  const count = (one) => first.split(one).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** A file's text: UTF-8 or UTF-16 with its mark; what is neither was saved by a spreadsheet in Windows' own letters. */
export function decode(bytes) {
  const mark = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[(bytes[0] << 8) | bytes[1]];
  if (mark) return new TextDecoder(mark).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Rows of cells; rows in which nothing stands are left out. A quote that is never closed reaches to the end. */
export function parse(given, separator) {
  const text = given.replace(/^\uFEFF/, "");
  const between = separator ?? separatorOf(text);
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    const row = rows.at(-1);
    if (quoted) {
      if (letter !== '"') row[row.length - 1] += letter;
      else if (text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = false;
    } else if (letter === '"' && row.at(-1) === "") quoted = true;
    else if (letter === between) row.push("");
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[at + 1] === "\n") at++;
      rows.push([""]);
    } else row[row.length - 1] += letter;
  }
  return rows.filter((row) => row.some((cell) => cell.trim()));
}

/** A spreadsheet takes such beginnings for a formula: an apostrophe makes them text (OWASP, CSV injection). */
const safe = (cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The same back, safe to be opened in a spreadsheet. */
export const write = (rows) =>
  rows
    .map((row) =>
      row.map((cell) => `"${safe(String(cell ?? "")).replaceAll('"', '""')}"`).join(","),
    )
    .join("\r\n");
