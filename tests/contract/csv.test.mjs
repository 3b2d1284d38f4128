// Tables as text: what a spreadsheet writes is read, what is written is safe to be opened in one.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decode, parse, write } from "../../www/src/sdk/csv.ts";
import { COLUMNS, columnOf, guess, shipmentOf, unitsOf } from "../../www/elements/batch/columns.js";

test("separators, quotes, line ends, a mark of order, empty rows", () => {
  for (const [text, rows] of [
    [
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a;b\n1,5;2",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "\uFEFFa\tb\r1\t2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      'a,b\n"x, ""y""\nz",2\n\n  ,\n',
      [
        ["a", "b"],
        ['x, "y"\nz', "2"],
      ],
    ],
    ['a,b\n"open,2', [["a", "b"], ["open,2"]]],
    [
      '"a;b",c\n1,2',
      [
        ["a;b", "c"],
        ["1", "2"],
      ],
    ],
    ["", []],
  ])
    assert.deepEqual(parse(text), rows, JSON.stringify(text));
});

test("a file is read in the letters that it was saved in", () => {
  const utf16 = (text) => Buffer.from(`\uFEFF${text}`, "utf16le");
  for (const [bytes, text] of [
    [Buffer.from("Straße;Müller"), "Straße;Müller"],
    [Buffer.from("\uFEFFStraße"), "Straße"],
    [utf16("Straße\tMüller"), "Straße\tMüller"],
    [utf16("Straße").swap16(), "Straße"],
    [Buffer.from([0x53, 0x74, 0x72, 0x61, 0xdf, 0x65]), "Straße"],
    [Buffer.from(""), ""],
    [Buffer.from("a"), "a"],
  ])
    assert.equal(decode(bytes), text);
});

test("what is written is read again, whatever stands in it; no cell begins a formula", () => {
  const cell = fc
    .string({
      unit: fc.constantFrom(
        "a",
        '"',
        ",",
        ";",
        "\n",
        "\r",
        "=",
        "+",
        "-",
        "@",
        "\t",
        "'",
        "ä",
        " ",
        "1",
      ),
    })
    .filter((text) => text.trim());
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const back = parse(write(rows), ",");
        assert.deepEqual(
          back,
          rows.map((row) => row.map((one) => (/^[=+\-@\t\r]/.test(one) ? `'${one}` : one))),
        );
        for (const one of back.flat()) assert.doesNotMatch(one, /^[=+\-@\t\r]/);
      },
    ),
  );
});

test("columns are known by what shops and spreadsheets of four languages call them; a problem names its column", () => {
  const headings = {
    en: "Order Number,Company Name,Contact,Address 1,City,Zip Code,Country,Weight (lbs)",
    de: "Bestellnummer,Firma,Ansprechpartner,Straße,Ort,PLZ,Land,Gewicht",
    es: "Pedido,Nombre,Contacto,Dirección,Ciudad,Código postal,País,Peso",
    fr: "Commande,Société,Contact,Adresse,Ville,Code postal,Pays,Poids",
  };
  for (const [language, line] of Object.entries(headings)) {
    const found = guess(parse(`${line}\n1`)[0]);
    assert.deepEqual(
      Object.entries(found)
        .sort(([, a], [, b]) => a - b)
        .map(([member]) => member),
      ["reference", "name", "attention", "line1", "city", "postalCode", "country", "weight"],
      language,
    );
  }
  for (const [field, column] of [
    ["to.address.lines[0]", "line1"],
    ["to.phone", "phone"],
    ["packages[0].weight.value", "weight"],
    ["references[0].value", "reference"],
    ["to.address.postalCode", "postalCode"],
    ["invoiceTotal.amount", "value"],
  ]) {
    assert.equal(columnOf(field), column, field);
    assert.ok(columnOf(field) in COLUMNS);
  }
});

test("a row becomes a shipment: units of the sender's country, decimal commas, countries by name", () => {
  const base = {
    account: "DE11AA",
    from: { address: { country: "DE" } },
    currency: "EUR",
    label: {},
  };
  const shipment = shipmentOf(
    ["7", "Hund", "Deutschland", "1,5", "ja"],
    { reference: 0, name: 1, country: 2, weight: 3, residential: 4 },
    base,
    new Map([["deutschland", "DE"]]),
  );
  assert.deepEqual(
    [
      shipment.packages[0].weight,
      shipment.to.address.country,
      shipment.to.address.residential,
      shipment.references,
    ],
    [{ value: "1.5", unit: "KGS" }, "DE", true, [{ value: "7" }]],
  );
});

test("a table's own units and thousands are understood: nothing is shipped as ten pounds that weighs ten kilograms", () => {
  for (const [heading, units] of [
    ["Weight (kg)", "KGS"],
    ["Gewicht kg", "KGS"],
    ["Weight_lbs", "LBS"],
    ["weight oz", "OZS"],
    ["Weight", undefined],
    ["", undefined],
    ["Backlog", undefined],
  ])
    assert.equal(unitsOf(heading), units, heading);
  const base = {
    account: "A1B2C3",
    from: { address: { country: "US" } },
    currency: "USD",
    label: {},
  };
  const of = (units, weight, value = "", country = "US") => {
    const {
      packages: [
        {
          weight: { value: heavy, unit },
          dimensions,
        },
      ],
      invoiceTotal,
    } = shipmentOf(
      [weight, value, "10", "20", "30"],
      { weight: 0, value: 1, length: 2, width: 3, height: 4 },
      { ...base, from: { address: { country } }, units },
      new Map(),
    );
    return [heavy, unit, dimensions.length, dimensions.unit, invoiceTotal?.amount];
  };
  assert.deepEqual(of("KGS", "10", "1,250"), ["22.1", "LBS", "4", "IN", "1250"]);
  assert.deepEqual(of("OZS", "8", "12.5"), ["0.5", "LBS", "10", "IN", "12.5"]);
  assert.deepEqual(of("LBS", "10", "1.250,50", "DE"), ["4.6", "KGS", "25.4", "CM", "1250.50"]);
  assert.deepEqual(of(undefined, "3,5", "9,50", "DE"), ["3.5", "KGS", "10", "CM", "9.50"]);
  assert.deepEqual(
    of("KGS", "heavy"),
    ["heavy", "KGS", "10", "CM", undefined],
    "what is no number stays as it was written",
  );
  assert.equal(columnOf("from.name"), undefined);
});
