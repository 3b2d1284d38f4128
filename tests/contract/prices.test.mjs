// What a price is made of: the lines make the sum, whichever parts UPS gives. And packages in other units.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../www/elements/rate/price.js";
import { inUnits } from "../../www/src/sdk/shipment/units.ts";

const usd = (amount) => ({ amount, currency: "USD" });
const list = {
  base: usd("10.00"),
  options: usd("2.00"),
  itemized: [
    { code: "375", amount: "2.00", currency: "USD" },
    { code: "120", amount: "0.00" },
  ],
  total: usd("12.00"),
};
const names = (offer) =>
  linesOf(offer).map(({ name, code, amount }) => [name ?? code, amount.amount]);

test("list prices alone, with the account's sum, with its own parts, with taxes", () => {
  assert.deepEqual(names({ charges: list }), [
    ["carriage", "10.00"],
    ["375", "2.00"],
    ["sum", "12.00"],
  ]);
  const negotiated = { ...list, negotiated: usd("8.50") };
  assert.deepEqual(names({ charges: negotiated }), [
    ["carriage", "10.00"],
    ["375", "2.00"],
    ["listSum", "12.00"],
    ["yourSum", "8.50"],
  ]);
  const own = { base: [usd("7.00")], itemized: [{ code: "375", amount: "1.50" }] };
  assert.deepEqual(names({ charges: negotiated, negotiatedCharges: own }), [
    ["carriage", "7.00"],
    ["375", "1.50"],
    ["sum", "8.50"],
  ]);
  assert.deepEqual(
    names({
      charges: { ...list, taxes: [{ type: "VAT", amount: "2.28" }], totalWithTaxes: usd("14.28") },
    }).slice(-2),
    [
      ["tax", "2.28"],
      ["withTaxes", "14.28"],
    ],
  );
});

test("where UPS gives the account's extras without its carriage, nothing is mixed; without any extras one by one, their sum stands", () => {
  const charges = { ...list, negotiated: usd("8.50") };
  assert.deepEqual(
    names({ charges, negotiatedCharges: { itemized: [{ code: "375", amount: "1.50" }] } }),
    [
      ["carriage", "10.00"],
      ["375", "2.00"],
      ["listSum", "12.00"],
      ["yourSum", "8.50"],
    ],
  );
  assert.deepEqual(names({ charges: { ...list, itemized: [] } }), [
    ["carriage", "10.00"],
    ["extras", "2.00"],
    ["sum", "12.00"],
  ]);
});

test("a package in other units is converted, upwards; in its own it stays as it was written", () => {
  const box = {
    packaging: "02",
    weight: { value: "5", unit: "LBS" },
    dimensions: { length: "10", width: "8.5", height: "4", unit: "IN" },
  };
  assert.deepEqual(inUnits(box, true), box);
  assert.deepEqual(inUnits(box, false), {
    packaging: "02",
    weight: { value: "2.3", unit: "KGS" },
    dimensions: { length: "25.4", width: "21.6", height: "10.2", unit: "CM" },
  });
  assert.deepEqual(
    inUnits(
      {
        weight: { value: "1", unit: "KGS" },
        dimensions: { length: "", width: "", height: "", unit: "CM" },
      },
      true,
    ),
    {
      weight: { value: "2.3", unit: "LBS" },
      dimensions: { length: "", width: "", height: "", unit: "IN" },
    },
  );
});
