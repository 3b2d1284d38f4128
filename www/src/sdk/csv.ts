// CSV files: RFC 4180, with the separators that spreadsheets of other countries write.

const SEPARATORS = [",", ";", "\t", "|"];

/** The separator that occurs most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const [first = ""] = text.replace(/"[^"]*"/g, "").split(/\r?\n/, 1);
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const BYTE_ORDER_MARKS: Record<number, string> = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" };

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, or else the Windows code page of older
 * spreadsheets.
 */
export function decode(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const encoding = BYTE_ORDER_MARKS[(first << 8) | second];
  if (encoding) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Rows of cells. Empty rows are left out. A quote that is never closed reaches to the end. */
export function parse(given: string, separator?: string): string[][] {
  const text = given.replace(/^\uFEFF/, "");
  const between = separator ?? separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = "";
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text.charAt(++at);
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === between) endCell();
    else if (letter === "\n" || letter === "\r") {
      if (letter === "\r" && text[at + 1] === "\n") at++;
      endRow();
    } else cell += letter;
  }
  endRow();
  return rows.filter((cells) => cells.some((one) => one.trim()));
}

/**
 * Spreadsheets run cells with these first characters as formulas. An apostrophe makes them text
 * (OWASP, CSV injection).
 */
const safe = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** Rows as a CSV file that is safe to open in a spreadsheet. */
export const write = (rows: unknown[][]): string =>
  rows
    .map((row) =>
      row.map((cell) => `"${safe(String(cell ?? "")).replaceAll('"', '""')}"`).join(","),
    )
    .join("\r\n");
