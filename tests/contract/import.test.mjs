// UPS's own JSON, brought along: every request that UPS publishes as an example becomes our input
// with nothing carried, and building it again gives the same request.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { examples, folder, plain } from "../lib/judge.mjs";

const dist = fileURLToPath(new URL("../../dist/v", import.meta.url));
const built = `${dist}/${readdirSync(dist)[0]}`;
const options =
  folder === null
    ? { skip: "UPS's OpenAPI documents are not here: set UPS_OPENAPI_DIR (see docs/contract.md)" }
    : {};
let ops;
before(async () => {
  ops = await import(`${built}/parcelgate-web-ops.js`);
  ops.initSync({ module: readFileSync(`${built}/parcelgate-web-ops_bg.wasm`) });
});

const SETS = [
  ["rate", "Rating", "/rating/{version}/{requestoption}"],
  ["rate", "Rating", "/rating/{deprecatedVersion}/{requestoption}"],
  ["ship", "Shipping", "/shipments/{version}/ship"],
  ["ship", "Shipping", "/shipments/{deprecatedVersion}/ship"],
];

for (const [operation, document, path] of SETS) {
  test(`${document} ${path}: nothing carried, everything the same`, options, () => {
    const all = examples(document, path);
    assert.ok(all.length >= 10);
    for (const { name, value } of all) {
      const { input, carried } = ops.importRequest(operation, JSON.stringify(value));
      assert.deepEqual(carried, [], `${name}: carried`);
      assert.deepEqual(
        plain(JSON.parse(ops.preview(operation, JSON.stringify(input)).body)),
        plain(value),
        `${name}: the same again`,
      );
    }
  });
}

test("what is not modelled is carried, named by its path, and written again", () => {
  const value = {
    ShipmentRequest: {
      Novelty: "1",
      Shipment: {
        Service: { Code: "03" },
        Package: [{ Packaging: { Code: "02" } }, { Wrapping: { Ribbon: ["red", "blue"] } }],
        "Odd name": 7,
      },
    },
  };
  const { input, carried } = ops.importRequest("ship", JSON.stringify(value));
  assert.deepEqual(carried.sort(), [
    "$.ShipmentRequest.Novelty",
    "$.ShipmentRequest.Shipment.Package[1].Wrapping",
    '$.ShipmentRequest.Shipment["Odd name"]',
  ]);
  assert.deepEqual(
    plain(JSON.parse(ops.preview("ship", JSON.stringify(input)).body)),
    plain(value),
  );
  input.service = "02";
  assert.equal(
    JSON.parse(ops.preview("ship", JSON.stringify(input)).body).ShipmentRequest.Shipment.Service
      .Code,
    "02",
    "and it can be changed",
  );
});

test("a body without a shipment is refused with words", () => {
  for (const body of [
    "{}",
    "[]",
    "null",
    "7",
    '{"ShipmentRequest":{}}',
    '{"RateRequest":{"Shipment":"x"}}',
    '{"ShipmentRequest":{"Shipment":[]}}',
  ]) {
    assert.throws(
      () => ops.importRequest("ship", body),
      ({ kind, code, message }) =>
        kind === "validation" && code === "no_shipment" && message.includes("Shipment"),
      body,
    );
  }
  assert.throws(
    () => ops.importRequest("ship", "{"),
    ({ code, field }) => code === "wrong_type" && field === "upsJson",
  );
});
