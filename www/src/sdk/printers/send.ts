// Raw printing: sends labels to a thermal printer in its own language, in order, and stops at the
// first failure. A label that may have come out is never sent again without the user's decision.
import type { AnyLabel, Printer, PrinterOptions, ProblemCode, SentLabel } from "../api.ts";
import { ParcelgateError, wrap } from "../error.ts";
import { messageOf } from "../message-of.ts";
import type { LabelForm } from "../glue.ts";
import { notify } from "../notify.ts";
import type { Line, OpenOptions, Way } from "./way.ts";

type WayName = NonNullable<PrinterOptions["way"]>;

/** Ways to a printer. Each is loaded, and asks for permissions, only when it is chosen. */
const WAYS: Record<WayName, () => Promise<Way>> = {
  usb: () => import("./usb.ts"),
  serial: () => import("./serial.ts"),
  "browser-print": () => import("./browser-print.ts"),
  qz: () => import("./qz.ts"),
};

/** What a label needs before it is sent; the label worker does it. */
export interface LabelTools {
  form: (bytes: Uint8Array, signal?: AbortSignal) => Promise<LabelForm | null>;
  convert: (
    options: { bytes: Uint8Array; language: "ZPL" | "EPL"; dpi: number; keepTail: boolean },
    signal?: AbortSignal,
  ) => Promise<Uint8Array>;
  bytesOf: (label: unknown, field: string) => Uint8Array;
}

const problem = (field: string, code: ProblemCode): ParcelgateError =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_fields",
    message: `${field}: ${code}`,
    field,
    problems: [{ field, code }],
  });

async function wayOf(name: WayName | undefined): Promise<Way> {
  const load = name && Object.hasOwn(WAYS, name) ? WAYS[name] : undefined;
  if (!load) throw problem("way", "printer_way_unknown");
  return load().catch((cause: unknown) => {
    throw new ParcelgateError({
      kind: "network",
      code: "module_load_failed",
      message: messageOf(cause),
      retryable: true,
    });
  });
}

/**
 * The printers that a way can see. With `choose` the browser's own picker opens: call it in a
 * click.
 */
export async function printers(name: WayName, how: OpenOptions = {}): Promise<Printer[]> {
  return (await wayOf(name)).printers(how);
}

const isEarlierResult = (given: AnyLabel | SentLabel): given is SentLabel =>
  typeof given === "object" &&
  given !== null &&
  "state" in given &&
  Boolean(given.state) &&
  "label" in given &&
  given.label !== undefined;

/** A label to send. Labels that an earlier run sent stay sent. */
const taskOf = (given: AnyLabel | SentLabel): SentLabel =>
  isEarlierResult(given) ? { ...given } : { label: given, state: "left" };

/** The printer's language and resolution. */
interface Target {
  language: "ZPL" | "EPL";
  dpi: number;
  tail: string;
  signal?: AbortSignal | undefined;
}

function check(labels: unknown, options: PrinterOptions & Target): void {
  const { language, dpi, transport, unsure } = options;
  if (!Array.isArray(labels) || !labels.length) throw problem("labels", "missing");
  if (!["ZPL", "EPL"].includes(language)) throw problem("language", "printer_language_unknown");
  if (![203, 300, 600].includes(dpi)) throw problem("dpi", "printer_dpi_unknown");
  if (transport !== undefined && typeof transport?.send !== "function")
    throw problem("transport", "wrong_type");
  if (![undefined, "again", "came"].includes(unsure)) throw problem("unsure", "wrong_type");
}

/** Sends labels, or continues with the results of an earlier run. */
export async function send(
  labels: (AnyLabel | SentLabel)[],
  given: PrinterOptions,
  tools: LabelTools,
): Promise<SentLabel[]> {
  const { language = "ZPL", dpi = 203, tail = "crop", ...rest } = given;
  const { unsure, signal, onProgress, transport, ...how } = rest;
  const target: Target = { language, dpi, tail, signal };
  check(labels, { ...target, ...rest, language, dpi, tail });
  const results = labels.map(taskOf);
  settleUnsure(results, unsure);
  const open = [...results.entries()].filter(([, { state }]) => state !== "sent");
  const [first] = open;
  if (!first) return results;
  // The first label is prepared before the printer is opened: if it cannot be used, the printer is
  // left alone.
  const firstBytes = await prepared(first[1], target, tools);
  if (first[1].state === "failed") return results;
  const line: Line =
    transport ?? (await (await wayOf(how.way)).open(how.printer, { ...how, signal }));
  try {
    for (const [index, result] of open) {
      if (signal?.aborted) break;
      const bytes = result === first[1] ? firstBytes : await prepared(result, target, tools);
      if (bytes) await sendOne(result, line, bytes, signal);
      const { state, error } = result;
      notify(onProgress, {
        done: results.filter((one) => one.state === "sent").length,
        total: results.length,
        index,
        state,
        error,
      });
      if (state !== "sent") break;
    }
  } finally {
    // A failure to close does not change what was sent.
    await Promise.resolve()
      .then(() => line.close?.())
      .catch(() => {});
  }
  return results;
}

/**
 * Applies the user's decision about labels that may have come out: only a person at the printer can
 * tell.
 */
function settleUnsure(results: SentLabel[], unsure: PrinterOptions["unsure"]): void {
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

/** The bytes for the printer. A label that cannot be used fails, and the result is null. */
async function prepared(
  result: SentLabel,
  { language, dpi, tail, signal }: Target,
  { form, convert, bytesOf }: LabelTools,
): Promise<Uint8Array | null> {
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
      message: `the label is ${found ?? "of an unknown form"}, the printer takes ${language}`,
    });
  } catch (thrown) {
    const error = wrap(thrown);
    if (error.kind === "cancelled") result.state = "left";
    else Object.assign(result, { state: "failed", error });
    return null;
  }
}

async function sendOne(
  result: SentLabel,
  line: Line,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
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
            message: messageOf(thrown),
          });
    // Before the first byte nothing can have come out.
    if (!error.notSent) result.state = "unsure";
    else result.state = error.kind === "cancelled" ? "left" : "failed";
    if (result.state !== "left") result.error = error;
  }
}
