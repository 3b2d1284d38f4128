// A shipment that is begun from outside: the form gets what it asks for, everything else goes along as further details.
import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, load } from "../../www/src/sdk/shipment/draft.ts";

const from = {
  name: "Northwind",
  phone: "4105550100",
  address: {
    lines: ["1 York Rd"],
    city: "Timonium",
    state: "MD",
    postalCode: "21093",
    country: "US",
  },
};
const weight = { value: "5", unit: "LBS" };
const paint = { idNumber: "UN1263", name: "Paint", quantity: 2, unit: "L" };
const begun = (shipment) => {
  begin(structuredClone(shipment));
  const { further, ...rest } = load();
  return { ...rest, further: further && JSON.parse(further) };
};

test("what the form asks for is the form's", () => {
  const shipment = {
    from,
    to: from,
    packages: [
      { packaging: "02", weight, dimensions: { length: "1", width: "2", height: "3", unit: "IN" } },
    ],
    description: "Toys",
  };
  assert.deepEqual(begun(shipment), { ...shipment, further: undefined });
  assert.deepEqual(begun({}), { further: undefined });
});

test("members of parties and packages that no field asks for are further details, at their places", () => {
  const to = {
    ...from,
    taxId: "T 1",
    address: { ...from.address, lines: ["a", "b", "c"], poBox: true },
  };
  const { further } = begun({
    from,
    to,
    packages: [{ weight }, { weight, declaredValue: { amount: "900", currency: "USD" } }],
  });
  assert.deepEqual(further, {
    to: { taxId: "T 1", address: { poBox: true, lines: [null, null, "c"] } },
    packages: [{}, { declaredValue: { amount: "900", currency: "USD" } }],
  });
});

test("dangerous goods that are the same in each package are the form's; what its records have no field for goes along", () => {
  const one = {
    weight,
    hazardousGoods: [{ ...paint, tunnelCode: "D/E" }],
    dryIce: { weight: { value: "2", unit: "LBS" }, regulations: "CFR" },
    allPackedInOne: true,
    hazardousQValue: "0.8",
  };
  const { hazardousGoods, dryIce, packedHow, hazardousQValue, packages, further } = begun({
    from,
    packages: [one, one],
  });
  assert.deepEqual(
    { hazardousGoods, dryIce, packedHow, hazardousQValue, packages },
    {
      hazardousGoods: [paint],
      dryIce: one.dryIce,
      packedHow: "allPackedInOne",
      hazardousQValue: "0.8",
      packages: [{ weight }, { weight }],
    },
  );
  assert.deepEqual(further, {
    packages: Array(2).fill({ hazardousGoods: [{ tunnelCode: "D/E" }] }),
  });
});

test("where packages differ in it, or ice is weighed in other units than the form's, it stays as it was said", () => {
  const goods = { hazardousGoods: [paint] };
  assert.deepEqual(begun({ from, packages: [{ weight, ...goods }, { weight }] }).further, {
    packages: [goods, {}],
  });
  const ice = { dryIce: { weight: { value: "2", unit: "KGS" }, regulations: "CFR" } };
  const { dryIce, further } = begun({
    from,
    packages: [{ weight: { value: "9", unit: "KGS" }, ...ice }],
  });
  assert.deepEqual([dryIce, further], [undefined, { packages: [ice] }]);
  assert.deepEqual(
    begun({ packages: [{ weight, dryIce: { weight: { value: "2" } } }] }).dryIce,
    undefined,
    "where it leaves is not known: nor are the form's units",
  );
});

test("what cannot be meant is refused, by its name", () => {
  for (const [wrong, field] of [
    ["x", "shipment"],
    [[], "shipment"],
    [{ packages: {} }, "packages"],
    [{ packages: [{ weight: { unit: "kg" } }] }, "packages[0].weight.unit"],
  ])
    assert.throws(
      () => begin(wrong),
      (error) => error.field === field,
    );
  begin({ packages: [{ weight: { value: "1", unit: "KGS" } }, {}, { weight: { unit: "" } }] });
});
