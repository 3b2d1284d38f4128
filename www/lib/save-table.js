// A table as a file of the user's.
import { h } from "./dom.js";

/** Text as a file of a spreadsheet's: with its mark of order it is read as UTF-8. */
export function saveTable(name, text) {
  const link = h("a", {
    href: URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: "text/csv;charset=utf-8" })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
