// What a scale says, in HID's words, as a parcel's weight.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readingOf, weightText } from "../../www/src/sdk/scale.ts";

const report = (state, unit, exponent, weight) =>
  new DataView(new Uint8Array([state, unit, exponent & 0xff, weight & 0xff, weight >> 8]).buffer);

test("each unit and exponent, as pounds and kilograms; never less than what lies there", () => {
  // 42.5 oz by a DYMO in its own habit: ounces in tenths.
  const ounces = readingOf(report(4, 11, -1, 425));
  assert.equal(ounces.state, "stable");
  assert.equal(weightText(ounces.grams, "LBS"), "2.7");
  assert.equal(
    weightText(readingOf(report(4, 12, 0, 5)).grams, "LBS"),
    "5.0",
    "an exact weight stays what it is",
  );
  assert.equal(weightText(readingOf(report(4, 12, -2, 501)).grams, "LBS"), "5.1");
  assert.equal(weightText(readingOf(report(4, 2, 0, 1500)).grams, "KGS"), "1.5");
  assert.equal(weightText(readingOf(report(4, 3, -3, 1501)).grams, "KGS"), "1.6");
  assert.equal(weightText(readingOf(report(4, 2, 1, 250)).grams, "KGS"), "2.5");
  for (const tenths of Array.from({ length: 700 }, (_, index) => index))
    assert.equal(weightText((tenths * 453.59237) / 10, "LBS"), (tenths / 10).toFixed(1));
});

test("states: only what lies still weighs; units that no parcel has, and short reports, are faults", () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((state) => readingOf(report(state, 2, 0, 7)).state),
    [
      "fault",
      "zero",
      "moving",
      "stable",
      "below_zero",
      "too_heavy",
      "calibrate",
      "rezero",
      "fault",
    ],
  );
  assert.equal(readingOf(report(6, 2, 0, 7)).grams, null);
  assert.deepEqual(readingOf(report(4, 4, 0, 7)), { state: "fault", grams: null }, "carats");
  assert.deepEqual(readingOf(new DataView(new ArrayBuffer(4))), { state: "fault", grams: null });
});
