// What the methods of operations share, loaded with the second chunk: short forms of inputs, looking at requests, bringing
// UPS's JSON along, numbers in pasted text.
import { ParcelgateError, wrap } from "../error.ts";
import { encode as base64 } from "../storage/label-shelf.ts";

/** What crosses into the operations: what is undefined is left out. */
export const text = (value) => JSON.stringify(value) ?? "null";

/** A lone text, by operation: the member that it is. */
const ALONE = {
  track: "number",
  void: "shipmentId",
  recoverLabel: "trackingNumber",
  "pickup.pending": "account",
  "pickup.trigger": "account",
  "pickup.cancel": "prn",
  "pickup.divisions": "country",
};
const ADDRESS = ["lines", "city", "state", "postalCode", "country", "urbanization", "region"];
const isObject = (value) => typeof value === "object" && value !== null;

/** A file's bytes as base64, however they are given. */
async function file({ bytes, ...rest }) {
  if (bytes === undefined) return rest;
  const buffer = bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
  if (!(buffer instanceof ArrayBuffer) && !ArrayBuffer.isView(buffer))
    return { ...rest, content: buffer };
  return {
    ...rest,
    content: base64(
      ArrayBuffer.isView(buffer)
        ? new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
        : new Uint8Array(buffer),
    ),
  };
}

/** The whole input of a short one: a number alone, an address alone, files with their bytes. */
export async function meant(operation, input) {
  if (typeof input === "string" && ALONE[operation]) return { [ALONE[operation]]: input };
  if (!isObject(input)) return input;
  if (
    operation === "validateAddress" &&
    !("address" in input) &&
    ADDRESS.some((name) => name in input)
  )
    return { address: input };
  if (operation === "documents.upload" && Array.isArray(input.files))
    return {
      ...input,
      files: await Promise.all(input.files.map((one) => (isObject(one) ? file(one) : one))),
    };
  return input;
}

/** HTTP has two forms for a wait; the module reads seconds. */
export function headersOf(headers, now = Date.now()) {
  return headers.map(([name, value]) => {
    const until = name === "retry-after" && !/^\d+$/.test(value) ? Date.parse(value) : NaN;
    return [
      name,
      Number.isNaN(until) ? value : String(Math.max(0, Math.ceil((until - now) / 1000))),
    ];
  });
}

/** Runs a call into the module; what it throws is one kind of error. */
export function inModule(call) {
  try {
    return call();
  } catch (thrown) {
    throw wrap(thrown);
  }
}

export const buildRequest = async (ops, operation, input) => {
  const whole = text(await meant(operation, input));
  return inModule(() => ops.preview(operation, whole));
};

export const importRequest = (ops, operation, upsJson) =>
  inModule(() =>
    ops.importRequest(operation, typeof upsJson === "string" ? upsJson : text(upsJson)),
  );

export function findTrackingNumbers(ops, pasted) {
  if (typeof pasted !== "string")
    throw new ParcelgateError({
      kind: "validation",
      code: "wrong_type",
      message: "a text is due",
      field: "pasted",
    });
  return ops
    .findTrackingNumbers(pasted)
    .map((number) => ({
      number,
      checkDigit: ops.checkTrackingNumber(number),
      link: `https://www.ups.com/track?tracknum=${number}&loc=en_US`,
    }));
}
