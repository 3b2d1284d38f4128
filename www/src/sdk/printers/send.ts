// Raw printing: labels to a thermal printer in its own language, in order, stopping at the first failure. What may have come
// out already is never sent again by itself.
import { ParcelgateError, cancelled, wrap } from "../error.ts";
import { tell } from "../notify.ts";

/** Ways to a printer, each loaded when it is chosen: nothing is asked of any of them before. */
const WAYS = {
  usb: () => import("./usb.ts"),
  serial: () => import("./serial.ts"),
  "browser-print": () => import("./browser-print.ts"),
  qz: () => import("./qz.ts"),
};

const problem = (field, code) =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_fields",
    message: `${field}: ${code}`,
    field,
    problems: [{ field, code }],
  });

async function way(name) {
  if (!WAYS[name]) throw problem("way", "printer_way_unknown");
  return WAYS[name]().catch((cause) => {
    throw new ParcelgateError({
      kind: "network",
      code: "module_load_failed",
      message: String(cause?.message ?? cause),
      retryable: true,
    });
  });
}

/** Printers that a way can see: [{ id, name }]. With `choose` the browser's own picker opens: call it in a click. */
export async function printers(name, how = {}) {
  return (await way(name)).printers(how);
}

/** A given label, or a result of an earlier run: what was sent stays sent. */
function task(given) {
  return given?.state && given.label !== undefined ? { ...given } : { label: given, state: "left" };
}

/**
 * @param labels labels, or the results of an earlier run
 * @param how { way, printer, language: "ZPL" | "EPL", dpi, tail, signal, onProgress, transport, unsure: "again" | "came" }
 * @returns [{ label, state: "sent" | "failed" | "unsure" | "left", error? }]
 */
export async function send(
  labels,
  { language = "ZPL", dpi = 203, tail = "crop", unsure, signal, onProgress, transport, ...how },
  work,
) {
  if (!Array.isArray(labels) || !labels.length) throw problem("labels", "missing");
  if (!["ZPL", "EPL"].includes(language)) throw problem("language", "printer_language_unknown");
  if (![203, 300, 600].includes(dpi)) throw problem("dpi", "printer_dpi_unknown");
  if (transport !== undefined && typeof transport?.send !== "function")
    throw problem("transport", "wrong_type");
  if (![undefined, "again", "came"].includes(unsure)) throw problem("unsure", "wrong_type");
  const results = labels.map(task);
  settle(results, unsure);
  const open = [...results.keys()].filter((index) => results[index].state !== "sent");
  const options = { language, dpi, tail, signal };
  const first = open.length && (await prepared(results[open[0]], options, work));
  if (!open.length || results[open[0]].state === "failed") return results;
  const line = transport ?? (await (await way(how.way)).open(how.printer, { ...how, signal }));
  try {
    for (const index of open) {
      if (signal?.aborted) break;
      const bytes = index === open[0] ? first : await prepared(results[index], options, work);
      if (bytes) await sendOne(results[index], line, bytes, signal);
      const { state, error } = results[index];
      tell(onProgress, {
        done: results.filter((one) => one.state === "sent").length,
        total: results.length,
        index,
        state,
        error,
      });
      if (state !== "sent") break;
    }
  } finally {
    // What was sent was sent, whatever becomes of the line.
    await Promise.resolve()
      .then(() => line.close?.())
      .catch(() => {});
  }
  return results;
}

/** A label that may have come out is the user's to judge: the printer is beside them. */
function settle(results, unsure) {
  for (const result of results.filter(({ state }) => state === "unsure")) {
    if (unsure === "came") result.state = "sent";
    else if (unsure !== "again")
      throw new ParcelgateError({
        kind: "printer",
        code: "printer_unsure",
        message: "a label may have come out",
        field: "unsure",
      });
    delete result.error;
  }
}

/** The bytes for the printer; a label that cannot be used has failed. */
async function prepared(result, { language, dpi, tail, signal }, { form, convert, bytesOf }) {
  try {
    const bytes = bytesOf(result.label, "label");
    const found = await form(bytes, signal);
    if (found === language) return bytes;
    if (found === "GIF" || found === "PNG")
      return await convert({ bytes, language, dpi, keepTail: tail === "keep" }, signal);
    const code =
      found === "ZPL" || found === "EPL" ? "printer_language_differs" : "label_no_picture";
    throw new ParcelgateError({
      kind: "label",
      code,
      message: `the label is ${found ?? "of no known form"}, the printer takes ${language}`,
    });
  } catch (thrown) {
    const error = wrap(thrown);
    Object.assign(
      result,
      error.kind === "cancelled" ? { state: "left" } : { state: "failed", error },
    );
    return null;
  }
}

async function sendOne(result, line, bytes, signal) {
  try {
    await line.send(bytes, { signal });
    result.state = "sent";
    delete result.error;
  } catch (thrown) {
    const error =
      thrown instanceof ParcelgateError
        ? thrown
        : new ParcelgateError({
            kind: "printer",
            code: "printer_broke_off",
            message: String(thrown?.message ?? thrown),
          });
    // Not a byte went: nothing can have come out.
    result.state = error.notSent ? (error.kind === "cancelled" ? "left" : "failed") : "unsure";
    if (result.state !== "left") result.error = error;
  }
}

/** A failure before a byte went. */
export const notSent = (code, message = "", kind = "printer") =>
  new ParcelgateError({ kind, code, message, notSent: true });
export const stopped = () => Object.assign(cancelled(), { notSent: true });
