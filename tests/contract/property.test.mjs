// Any shipment becomes a request that UPS's documents allow, and comes back from it as it was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { shipments } from "../lib/arbitrary.mjs";
import { begin, end, ops, options } from "../lib/contract.mjs";
import { judge, plain } from "../lib/judge.mjs";

before(begin);
after(end);

const runs = Number(process.env.PROPERTY_RUNS ?? 150);

for (const form of ["ship", "rate"]) {
  test(`${form}: built, judged, imported, the same again`, options, () => {
    fc.assert(
      fc.property(shipments(form), (shipment) => {
        const { body: text } = ops.preview(form, JSON.stringify({ ...shipment, spelling: [] }));
        try {
          assert.equal(ops.build(form, JSON.stringify(shipment)).body, text);
        } catch (refused) {
          // Rules about values, such as papers within a country: said by the field.
          if (refused.code !== "invalid_input") throw refused;
          assert.ok(
            refused.problems.every(({ field }) =>
              /forms|soldTo|simpleRate|releaseCode|packages\[1\]|shipperRelease/.test(field),
            ),
            JSON.stringify(refused.problems),
          );
        }
        const body = JSON.parse(text);
        assert.deepEqual(judge(form, "request", body), []);
        const { input, carried } = ops.importRequest(form, JSON.stringify(body));
        assert.deepEqual(carried, []);
        assert.deepEqual(input.spelling, []);
        delete input.spelling;
        assert.deepEqual(input, JSON.parse(JSON.stringify(shipment)));
      }),
      { numRuns: runs, seed: 20261122 },
    );
  });
}

test("whatever comes, importing neither fails nor loses anything", options, () => {
  // Numbers are whole: the last digit of a long double may come back another, and UPS has none.
  const json = fc
    .jsonValue({ maxDepth: 5 })
    .map((value) =>
      JSON.parse(JSON.stringify(value), (_, one) =>
        typeof one === "number" ? Math.round(Math.max(-1e9, Math.min(1e9, one))) + 0 : one,
      ),
    );
  const wrapped = fc.oneof(
    json,
    json.map((Shipment) => ({ ShipmentRequest: { Shipment } })),
    fc
      .dictionary(
        fc.constantFrom("Shipper", "Package", "Service", "ShipTo", "PaymentInformation", "Novelty"),
        json,
      )
      .map((Shipment) => ({ ShipmentRequest: { Shipment } })),
  );
  fc.assert(
    fc.property(wrapped, (value) => {
      let imported;
      try {
        imported = ops.importRequest("ship", JSON.stringify(value));
      } catch (error) {
        assert.equal(error.code, "no_shipment");
        return;
      }
      const again = JSON.parse(ops.preview("ship", JSON.stringify(imported.input)).body);
      assert.deepEqual(plain(again), plain(value));
    }),
    { numRuns: runs * 4, seed: 20261122 },
  );
});
