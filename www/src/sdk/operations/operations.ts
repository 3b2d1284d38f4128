// What the methods of operations share, loaded with the second chunk: short inputs, requests
// without sending them, UPS's own JSON, and tracking numbers in pasted text.
import { encode } from "../base64.ts";
import { ParcelgateError, wrap } from "../error.ts";
import type { OperationRequest, OpsGlue } from "../glue.ts";

type Members = Record<string, unknown>;

/** A value as JSON for the module. Undefined is null. */
export const text = (value: unknown): string => JSON.stringify(value) ?? "null";

/** The member that a bare string is, by operation. */
const STRING_MEMBER: Record<string, string> = {
  track: "number",
  void: "shipmentId",
  recoverLabel: "trackingNumber",
  "pickup.pending": "account",
  "pickup.trigger": "account",
  "pickup.cancel": "prn",
  "pickup.divisions": "country",
};
const ADDRESS = ["lines", "city", "state", "postalCode", "country", "urbanization", "region"];
const isObject = (value: unknown): value is Members => typeof value === "object" && value !== null;

/** A file with its bytes as base64, whatever they were given as. */
async function fileInput({ bytes, ...rest }: Members): Promise<Members> {
  if (bytes === undefined) return rest;
  const buffer = bytes instanceof Blob ? await bytes.arrayBuffer() : bytes;
  if (ArrayBuffer.isView(buffer))
    return {
      ...rest,
      content: encode(new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)),
    };
  return {
    ...rest,
    content: buffer instanceof ArrayBuffer ? encode(new Uint8Array(buffer)) : buffer,
  };
}

/** The complete input of a short one: a bare string, a bare address, or files with their bytes. */
export async function meant(operation: string, input: unknown): Promise<unknown> {
  const member = STRING_MEMBER[operation];
  if (typeof input === "string" && member) return { [member]: input };
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
      files: await Promise.all(
        input.files.map((one: unknown) => (isObject(one) ? fileInput(one) : one)),
      ),
    };
  return input;
}

type Header = [name: string, value: string];

/** Headers for the module. It reads `retry-after` in seconds, which HTTP also writes as a date. */
export const headersOf = (headers: Header[], now = Date.now()): Header[] =>
  headers.map(([name, value]) => {
    const until = name === "retry-after" && !/^\d+$/.test(value) ? Date.parse(value) : NaN;
    const seconds = String(Math.max(0, Math.ceil((until - now) / 1000)));
    return [name, Number.isNaN(until) ? value : seconds];
  });

/** Runs a call into the module. What it throws becomes a `ParcelgateError`. */
export function inModule<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw wrap(thrown);
  }
}

/** Builds a request without sending it. */
export async function buildRequest(
  ops: OpsGlue,
  operation: string,
  input: unknown,
): Promise<OperationRequest> {
  const whole = text(await meant(operation, input));
  return inModule(() => ops.preview(operation, whole));
}

/** Turns UPS's own JSON of a request into an input. */
export const importRequest = (
  ops: OpsGlue,
  operation: string,
  upsJson: unknown,
): ReturnType<OpsGlue["importRequest"]> =>
  inModule(() =>
    ops.importRequest(operation, typeof upsJson === "string" ? upsJson : text(upsJson)),
  );

export interface FoundNumber {
  number: string;
  checkDigit: "right" | "wrong";
  link: string;
}

/** The 1Z numbers in a text, with UPS's public page. */
export function findTrackingNumbers(
  ops: Pick<OpsGlue, "findTrackingNumbers" | "checkTrackingNumber">,
  pasted: unknown,
): FoundNumber[] {
  if (typeof pasted !== "string")
    throw new ParcelgateError({
      kind: "validation",
      code: "wrong_type",
      message: "a text is required",
      field: "pasted",
    });
  return ops.findTrackingNumbers(pasted).map((number) => ({
    number,
    checkDigit: ops.checkTrackingNumber(number),
    link: `https://www.ups.com/track?tracknum=${number}&loc=en_US`,
  }));
}
