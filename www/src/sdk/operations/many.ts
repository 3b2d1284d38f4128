// Runs many calls of one operation: a few at a time, in order. A failure concerns its item only. A
// run can be stopped, and continued with what is left.
import type { ManyOptions, ManyResult, ProblemCode } from "../api.ts";
import { ParcelgateError, wrap } from "../error.ts";
import { notify } from "../notify.ts";

const MOST = 1_000;

/** These could buy something twice, so a stop waits until they are through. */
const PURCHASES = new Set([
  "ship",
  "void",
  "pickup.schedule",
  "pickup.trigger",
  "pickup.cancel",
  "documents.upload",
  "documents.push",
  "documents.remove",
]);

const NAMES = new Set([
  ...PURCHASES,
  "rate",
  "shop",
  "recoverLabel",
  "track",
  "validateAddress",
  "timeInTransit",
  "locate",
  "pickup.rate",
  "pickup.pending",
  "pickup.divisions",
  "pickup.serviceCenters",
]);

type Call = (input: unknown, options: object) => Promise<unknown>;
type Result = ManyResult<unknown, unknown>;

const invalid = (
  field: string,
  code: ProblemCode,
  message: string,
  limit?: number,
): ParcelgateError =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_input",
    message,
    field,
    problems: [{ field, code, limit }],
  });

const memberOf = (node: unknown, name: string): unknown =>
  typeof node === "object" && node !== null ? (node as Record<string, unknown>)[name] : undefined;

/** The client's method of an operation: `rate`, or `pickup.rate` in its group. */
function methodOf(client: object, operation: string): Call {
  const [group = "", name] = operation.split(".");
  const first = memberOf(client, group);
  const call = name ? memberOf(first, name) : first;
  if (typeof call !== "function" || !NAMES.has(operation)) {
    throw new ParcelgateError({
      kind: "configuration",
      code: "unknown_operation",
      message: "there is no operation of this name",
      field: operation,
    });
  }
  // NAMES lists methods of the client only.
  return call.bind(client) as Call;
}

const isEarlierResult = (item: unknown): item is Result =>
  typeof item === "object" &&
  item !== null &&
  "input" in item &&
  "state" in item &&
  ["done", "failed", "left"].includes(String(item.state));

/**
 * Runs an operation for each input. Results come in the order of inputs, which may be results of an
 * earlier run.
 */
export async function many(
  client: object,
  operation: string,
  inputs: unknown,
  { concurrency = 4, signal, onProgress, keep = true, ...options }: ManyOptions = {},
): Promise<Result[]> {
  if (!Array.isArray(inputs)) throw invalid("inputs", "wrong_type", "inputs is not a list");
  if (inputs.length > MOST)
    throw invalid(`inputs[${MOST}]`, "too_many", `at most ${MOST} at once`, MOST);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 16)
    throw invalid("concurrency", "concurrency_range", "concurrency is 1 to 16");
  const call = methodOf(client, operation);
  const results = inputs.map((item: unknown): Result =>
    isEarlierResult(item) ? { ...item } : { input: item, state: "left" },
  );
  const waiting = [...results.entries()].filter(([, { state }]) => state === "left");
  const total = results.length;
  let done = total - waiting.length;
  const passed = PURCHASES.has(operation) ? options : { ...options, signal };
  async function work(): Promise<void> {
    while (!signal?.aborted) {
      const next = waiting.shift();
      if (!next) return;
      const [index, result] = next;
      try {
        const value = await call(result.input, passed);
        result.state = "done";
        if (keep) result.value = value;
      } catch (thrown) {
        const error = wrap(thrown);
        // A read that was stopped in the middle counts as not begun.
        if (error.kind === "cancelled" && signal?.aborted) continue;
        result.state = "failed";
        result.error = error;
      }
      done++;
      notify(onProgress, { done, total, index, state: result.state, error: result.error });
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, work));
  return results;
}
