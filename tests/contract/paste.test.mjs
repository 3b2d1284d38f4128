// Addresses as people paste them, of the countries that people ship to and from.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseAddress } from "../../www/src/sdk/shipment/parse-address.ts";

const COUNTRIES = new Map([
  ["united states", "US"],
  ["usa", "US"],
  ["germany", "DE"],
  ["deutschland", "DE"],
  ["canada", "CA"],
  ["uk", "GB"],
  ["france", "FR"],
  ["españa", "ES"],
]);
const CASES = [
  [
    "Happy Dog Pet Supply\nBo Diddley\n123 Main St\nSuite 4\nAlpharetta, GA 30005-1234\nUnited States\n(770) 555-0100\nbo@example.com",
    "US",
    {
      name: "Happy Dog Pet Supply",
      attention: "Bo Diddley",
      phone: "(770) 555-0100",
      email: "bo@example.com",
      address: {
        lines: ["123 Main St", "Suite 4"],
        city: "Alpharetta",
        state: "GA",
        postalCode: "30005-1234",
        country: "US",
      },
    },
  ],
  [
    "Bo, 123 Main St, Alpharetta, GA 30005",
    "US",
    {
      name: "Bo",
      attention: "",
      phone: "",
      email: "",
      address: {
        lines: ["123 Main St"],
        city: "Alpharetta",
        state: "GA",
        postalCode: "30005",
        country: "US",
      },
    },
  ],
  [
    "Hund und Katz GmbH\nz. Hd. Jo Müller\nKurfürstenstr. 1\nD-10785 Berlin",
    "US",
    {
      name: "Hund und Katz GmbH",
      attention: "Jo Müller",
      phone: "",
      email: "",
      address: {
        lines: ["Kurfürstenstr. 1"],
        city: "Berlin",
        state: "",
        postalCode: "10785",
        country: "DE",
      },
    },
  ],
  [
    "Hund und Katz\nHafenweg\n20457 Hamburg\nDeutschland\nTel: +49 40 555 01 00",
    "DE",
    {
      name: "Hund und Katz",
      attention: "",
      phone: "+49 40 555 01 00",
      email: "",
      address: {
        lines: ["Hafenweg"],
        city: "Hamburg",
        state: "",
        postalCode: "20457",
        country: "DE",
      },
    },
  ],
  [
    "Maple Toys\n200 Front St W\nToronto ON M5V 2T6\nCanada",
    "US",
    {
      name: "Maple Toys",
      attention: "",
      phone: "",
      email: "",
      address: {
        lines: ["200 Front St W"],
        city: "Toronto",
        state: "ON",
        postalCode: "M5V 2T6",
        country: "CA",
      },
    },
  ],
  [
    "Tea Ltd\n1 High Street\nLondon SW1A 1AA\nUK",
    "US",
    {
      name: "Tea Ltd",
      attention: "",
      phone: "",
      email: "",
      address: {
        lines: ["1 High Street"],
        city: "London",
        state: "",
        postalCode: "SW1A 1AA",
        country: "GB",
      },
    },
  ],
  [
    "Chez Léa\n12 rue de la Paix\n75002 Paris\nFrance",
    "US",
    {
      name: "Chez Léa",
      attention: "",
      phone: "",
      email: "",
      address: {
        lines: ["12 rue de la Paix"],
        city: "Paris",
        state: "",
        postalCode: "75002",
        country: "FR",
      },
    },
  ],
];

for (const [text, country, found] of CASES)
  test(`understood: ${text.split("\n")[0]}, ${found.address.city}`, () =>
    assert.deepEqual(parseAddress(text, COUNTRIES, country), found));

test("what is no address is none, and no text brings it down", () => {
  for (const text of ["", "hello", "call me\n+1 770 555 0100", "\n\n\n"])
    assert.equal(parseAddress(text, COUNTRIES), null, text);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      parseAddress(text, COUNTRIES);
      return true;
    }),
  );
});

test("a long line takes no time: no pattern runs away", () => {
  const before = process.cpuUsage().user;
  parseAddress(`${"1 ".repeat(5000)}\n${"a,".repeat(5000)}\n${"(1".repeat(5000)}`, COUNTRIES);
  assert.ok(process.cpuUsage().user - before < 5_000_000);
});
