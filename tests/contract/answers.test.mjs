// Every member of every answer that UPS documents, filled with a value of its own: each value comes out again.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { begin, end, ops, options, shipment } from "../lib/contract.mjs";
import { schema } from "../lib/judge.mjs";

before(begin);
after(end);

const NUMBER = { number: "1ZA1B2C30300000021" };
const OPERATIONS = [
  ["rate", "shop", shipment("US", "GA")],
  ["ship", "ship", shipment("US", "GA")],
  ["void", "void", { shipmentId: NUMBER.number }],
  ["recover_label", "recoverLabel", { trackingNumber: NUMBER.number }],
  ["track", "track", NUMBER],
  ["validate_address", "validateAddress", {}],
  ["time_in_transit", "timeInTransit", {}],
  ["locate", "locate", {}],
  ["pickup_rate", "pickup.rate", {}],
  ["pickup_schedule", "pickup.schedule", {}],
  ["pickup_trigger", "pickup.trigger", {}],
  ["pickup_pending", "pickup.pending", {}],
  ["pickup_cancel", "pickup.cancel", {}],
  ["pickup_divisions", "pickup.divisions", {}],
  ["service_centers", "pickup.serviceCenters", {}],
  ["document_upload", "documents.upload", {}],
  ["document_push", "documents.push", {}],
  ["document_remove", "documents.remove", {}],
];
/**
 * Members whose value is not shown as it is: the envelope's, words for a code, codes with words of
 * ours, two that are joined, and presence that became true.
 */
const SILENT = [
  /\.Response\.(ResponseStatus|TransactionReference)/,
  /TransactionReference/,
  /\.Description$/,
  /\.AddressClassification\.Code$/,
  /Candidate\.AddressKeyFormat\.Postcode(PrimaryLow|ExtendedLow)$/,
];

/**
 * Two of every list, one of every object; values that tell themselves apart, also when they are
 * taken for a picture.
 */
function filled(definitions, node, path, values) {
  if (node.$ref) {
    const name = node.$ref.split("/").pop();
    return path.split("/").length > 24
      ? undefined
      : filled(definitions, definitions[name], path, values);
  }
  if (node.type === "array")
    return [0, 1].map((index) => filled(definitions, node.items, `${path}/${index}`, values));
  if (node.type === "object") {
    const names = Object.keys(node.properties ?? {}).filter(
      (name) => !name.includes(" ") && !(name === "Error" && path.endsWith("/Response")),
    );
    return Object.fromEntries(
      names.map((name) => [
        name,
        filled(definitions, node.properties[name], `${path}/${name}`, values),
      ]),
    );
  }
  if (path.endsWith("ResponseStatus/Code") || path.endsWith("Response/ResponseStatusCode"))
    return "1";
  if (node.type === "boolean") return true;
  const text = `value ${values.size}`;
  values.set(path, text);
  return node.type === "integer" || node.type === "number" ? 100_000 + values.size - 1 : btoa(text);
}

/** What an answer says, pictures as their bytes. */
function said(value, out = new Set()) {
  if (value instanceof Uint8Array) return out.add(new TextDecoder().decode(value));
  if (value && typeof value === "object") Object.values(value).forEach((inner) => said(inner, out));
  else out.add(String(value));
  return out;
}

for (const [operation, name, input] of OPERATIONS) {
  test(`${name}: nothing that UPS answers is lost`, options, () => {
    const { $ref, definitions } = schema(operation, "answer");
    const values = new Map();
    const answer = filled(definitions, { $ref }, "", values);
    if (answer.XAVResponse) delete answer.XAVResponse.NoCandidatesIndicator;
    const read = ops.parse(
      name,
      JSON.stringify(input),
      200,
      "[]",
      new TextEncoder().encode(JSON.stringify(answer)),
    );
    const found = said(read);
    const upper = new Set([...found].map((one) => one.toUpperCase()));
    const there = (text) =>
      found.has(text) ||
      upper.has(btoa(text).toUpperCase()) ||
      found.has(String(100_000 + Number(text.split(" ")[1])));
    const lost = [...values]
      .filter(([, text]) => !there(text))
      .map(([path]) => path.replaceAll("/", ".").replaceAll(/\.\d+(?=\.|$)/g, ""));
    const spoken = new Set(
      lost.filter(
        (path) => !SILENT.some((silent) => silent.test(path)) && !/Ind(icator)?$/.test(path),
      ),
    );
    assert.deepEqual([...spoken], []);
    // Presence becomes true: as many as are silent must be there as such, or the member is one of those above.
    if (lost.some((path) => /Indicator$/.test(path)) && name !== "validateAddress")
      assert.ok(found.has("true"), name);
  });
}
