// What no field asks for, typed as JSON: it is added to the shipment, and never changes what a field says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withRawMembers } from "../../www/src/sdk/shipment/raw-members.ts";

const shipment = {
  service: "03",
  description: "",
  payer: { kind: "shipper" },
  packages: [{ weight: { value: "5", unit: "LBS" } }, { weight: { value: "6", unit: "LBS" } }],
};
const refused = (text) => {
  try {
    withRawMembers(shipment, text);
  } catch (error) {
    assert.deepEqual(
      [error.kind, error.code, error.field],
      ["validation", "invalid_input", error.problems[0].field],
    );
    return error.problems;
  }
  return assert.fail(`${text} is taken`);
};

test("nothing typed changes nothing", () => {
  assert.equal(withRawMembers(shipment, " \n"), shipment);
  assert.equal(withRawMembers(shipment), shipment);
  assert.deepEqual(withRawMembers(shipment, "{}"), shipment);
});

test("members are added: by name, and packages by their place", () => {
  const before = structuredClone(shipment);
  const whole = withRawMembers(
    shipment,
    '{"pickupType":"06","description":"Dog collars","packages":[{},{"largePackage":true,"premier":{"category":"01"}}]}',
  );
  assert.deepEqual(whole, {
    ...shipment,
    pickupType: "06",
    description: "Dog collars",
    packages: [
      shipment.packages[0],
      { ...shipment.packages[1], largePackage: true, premier: { category: "01" } },
    ],
  });
  assert.deepEqual(shipment, before, "what was given stays as it is");
});

test("the same as a field says is no contradiction; anything else is, by its name", () => {
  assert.deepEqual(
    withRawMembers(shipment, '{"service":"03","packages":[{"weight":{"value":5}}]}'),
    shipment,
  );
  assert.deepEqual(
    refused('{"service":"01","packages":[{"weight":{"value":"50"}}],"payer":"receiver"}'),
    [
      { field: "service", code: "said_twice" },
      { field: "payer", code: "said_twice" },
      { field: "packages[0].weight.value", code: "said_twice" },
    ],
  );
});

test("what is no JSON object is refused", () => {
  for (const text of ["{", "[]", "7", '"a"', "null", "pickupType: 06"])
    assert.deepEqual(refused(text), [{ field: "further", code: "json_form" }], text);
});

test("a member of a prototype's name is one like any other", () => {
  const whole = withRawMembers(shipment, '{"__proto__":{"account":"A1B2C3"},"constructor":"x"}');
  assert.equal(whole.account, undefined);
  assert.ok(Object.hasOwn(whole, "__proto__") && Object.hasOwn(whole, "constructor"));
  assert.equal({}.account, undefined);
});
