// Many calls of one operation: a few at a time, in order, one failure for one item. It can be stopped at any time and taken
// up again with what is left.
import { ParcelgateError, wrap } from "../error.ts";
import { tell } from "../notify.ts";

const MOST = 1_000;
/** What could buy something twice is never cut off in the middle: a stop waits for it. */
const WHOLE = new Set([
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
  ...WHOLE,
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

const invalid = (field, code, message, limit) =>
  new ParcelgateError({
    kind: "validation",
    code: "invalid_input",
    message,
    field,
    problems: [{ field, code, limit }],
  });

function method(client, operation) {
  const [group, name] = operation.split(".");
  const call = name ? client[group]?.[name] : client[group];
  if (typeof call !== "function" || !NAMES.has(operation)) {
    throw new ParcelgateError({
      kind: "configuration",
      code: "unknown_operation",
      message: "there is no operation of this name",
      field: operation,
    });
  }
  return call.bind(client);
}

/**
 * Gives one result an input, in their order: { input, state: "done" | "failed" | "left", value?, error? }.
 * @param {{ concurrency?: number, signal?: AbortSignal, onProgress?: (progress: object) => void, keep?: boolean, options?: object }} [how]
 * `inputs` may be the results of an earlier run: what is done stays done.
 */
export async function many(
  client,
  operation,
  inputs,
  { concurrency = 4, signal, onProgress, keep = true, ...options } = {},
) {
  if (!Array.isArray(inputs)) throw invalid("inputs", "wrong_type", "inputs is no list");
  if (inputs.length > MOST)
    throw invalid(`inputs[${MOST}]`, "too_many", `at most ${MOST} at once`, MOST);
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 16)
    throw invalid("concurrency", "concurrency_range", "concurrency is 1 to 16");
  const call = method(client, operation);
  const earlier = (item) =>
    item &&
    typeof item === "object" &&
    "input" in item &&
    ["done", "failed", "left"].includes(item.state);
  const results = inputs.map((item) =>
    earlier(item) ? { ...item } : { input: item, state: "left" },
  );
  const waiting = [...results.keys()].filter((index) => results[index].state === "left");
  const total = results.length;
  let done = total - waiting.length;
  const passed = WHOLE.has(operation) ? options : { ...options, signal };
  async function work() {
    while (waiting.length && !signal?.aborted) {
      const index = waiting.shift();
      const result = results[index];
      try {
        const value = await call(result.input, passed);
        result.state = "done";
        if (keep) result.value = value;
      } catch (thrown) {
        const error = wrap(thrown);
        // Stopped in the middle of a read: it is as if it had not begun.
        if (error.kind === "cancelled" && signal?.aborted) continue;
        result.state = "failed";
        result.error = error;
      }
      done++;
      tell(onProgress, { done, total, index, state: result.state, error: result.error });
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, waiting.length) }, work));
  return results;
}
