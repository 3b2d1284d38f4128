// What needs no browser: words for every code, short forms of inputs, waits in both of HTTP's forms.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findTrackingNumbers, headersOf, meant } from "../../www/src/sdk/operations/operations.ts";
import { reader } from "../../www/src/sdk/texts/guidance.ts";
import english from "../../www/locales/en/errors.json" with { type: "json" };

const { fieldText, guidance } = reader(english);
const rows = ["catalogue", "catalogue-operations"].flatMap((name) =>
  readFileSync(new URL(`../../crate/core/src/${name}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(" ")),
);

test("two codes with different remedies never share a text", () => {
  const seen = new Map();
  for (const [ups, kind, code, field] of rows) {
    const { what, why, next } = guidance({ code, kind, field });
    const words = `${what} ${why} ${next}`;
    assert.ok(!words.includes("undefined") && !words.includes("{"), `${ups}: ${words}`);
    assert.equal(
      seen.get(words) ?? code,
      code,
      `${ups} shares its words with ${seen.get(words)}: ${words}`,
    );
    seen.set(words, code);
  }
  assert.ok(seen.size > 150);
});

test("what is wrong at a field is told with what may stand there", () => {
  const { problems } = guidance({
    code: "invalid_fields",
    kind: "validation",
    problems: [
      { field: "payer.kind", code: "word_unknown", words: "shipper, receiver" },
      { field: "to.address.city", code: "too_long", limit: 30 },
    ],
  });
  assert.deepEqual(
    problems.map(({ name, text }) => [name, text]),
    [
      ["payer, kind", "One of: shipper, receiver"],
      ["To, city", "At most 30 characters"],
    ],
  );
  assert.equal(fieldText("never_heard_of"), "never_heard_of");
});

test("short forms are turned over to whole inputs, for every way in", async () => {
  const address = { lines: ["1 Main St"], country: "US" };
  const hello = { content: "aGVsbG8=" };
  const bytes = new TextEncoder().encode("hello");
  for (const [operation, given, whole] of [
    ["track", "1Z", { number: "1Z" }],
    ["void", "1Z", { shipmentId: "1Z" }],
    ["recoverLabel", "1Z", { trackingNumber: "1Z" }],
    ["pickup.cancel", "P", { prn: "P" }],
    ["pickup.divisions", "US", { country: "US" }],
    ["validateAddress", address, { address }],
    ["validateAddress", { address }, { address }],
    ["validateAddress", { city: "T", country: "US" }, { address: { city: "T", country: "US" } }],
    ["documents.upload", { files: [{ bytes }] }, { files: [hello] }],
    ["documents.upload", { files: [{ bytes: bytes.buffer }] }, { files: [hello] }],
    ["documents.upload", { files: [{ bytes: new Blob([bytes]) }] }, { files: [hello] }],
    ["documents.upload", { files: [null] }, { files: [null] }],
    ["documents.upload", undefined, undefined],
    ["validateAddress", null, null],
    ["rate", "words", "words"],
  ])
    assert.deepEqual(await meant(operation, given), whole, operation);
});

test("a wait may be seconds or a moment", () => {
  const now = Date.parse("2026-11-24T10:00:00Z");
  const wait = (value) =>
    headersOf(
      [
        ["retry-after", value],
        ["x", "y"],
      ],
      now,
    )[0][1];
  assert.deepEqual(
    [
      wait("7"),
      wait("Tue, 24 Nov 2026 10:00:30 GMT"),
      wait("Tue, 24 Nov 2026 09:00:00 GMT"),
      wait("soon"),
    ],
    ["7", "30", "0", "soon"],
  );
});

test("what is no text has no numbers in it, and says so", () => {
  for (const odd of [null, 12, {}])
    assert.throws(() => findTrackingNumbers({}, odd), {
      name: "ParcelgateError",
      code: "wrong_type",
    });
});
