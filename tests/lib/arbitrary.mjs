// Arbitrary shipments, drawn from the table of a shipment's members: every kind of member, within
// its limits, objects whole.
import { readFileSync } from "node:fs";
import fc from "fast-check";

const text = readFileSync(
  new URL("../../crate/core/src/tables/shipment.table", import.meta.url),
  "utf8",
);
const sections = new Map();
const words = new Map();
let rows = null;
for (const line of text
  .split("\n")
  .map((one) => one.trim())
  .filter((one) => one && !one.startsWith("#"))) {
  const section = line.match(/^\[(\w+)\]$/);
  const list = line.match(/^\{(\w+)\}\s+(.*)$/);
  if (section) sections.set(section[1], (rows = []));
  else if (list)
    words.set(
      list[1],
      list[2].split(/\s+/).map((pair) => pair.split("=")[0]),
    );
  else {
    const [head, doc = ""] = line.split("#");
    const [name, kind, path] = head.trim().split(/\s+/);
    const [rate, ship = rate] = path.split("|");
    rows.push({ name: name.replace("!", ""), kind, rate, ship, doc, fixed: / =/.test(head) });
  }
}

const letters = (most) =>
  fc
    .stringMatching(new RegExp(`^[A-Za-z][A-Za-z0-9]{0,${Math.min(most || 3, 12) - 1}}$`))
    .map((one) => one.slice(0, most || 3));
const day = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));

function value(kind, form) {
  const [name, length = "0", most = "0"] = kind.split("/");
  const list = (one, limit) =>
    fc.array(one, { minLength: 1, maxLength: Math.min(Number(limit) || 3, 3) });
  if (name === "text") return letters(Number(length));
  if (name === "number") return fc.integer({ min: 1, max: 999 }).map(String);
  if (name === "date") return day;
  if (name === "flag") return fc.constant(true);
  if (name === "yn") return fc.boolean();
  if (name === "code")
    return fc.oneof(
      letters(Math.min(Number(length) || 2, 2)),
      fc.record({ code: letters(Math.min(Number(length) || 2, 2)), description: letters(8) }),
    );
  if (name === "stock") return fc.constantFrom("4x6", "4x8");
  if (name === "list") return list(letters(Number(length)), most);
  if (name.startsWith("{")) return fc.constantFrom(...words.get(name.slice(1, -1)));
  if (name.endsWith("[]")) return list(node(name.slice(0, -2), form), length);
  return node(name, form);
}

/** Members that this form of request has, without those that UPS's documents do not list. */
const members = (section, form) =>
  sections
    .get(section)
    .filter(
      (row) =>
        row[form] !== "-" &&
        !row.doc.includes("Seen in UPS") &&
        !row.kind.startsWith("raw") &&
        !row.kind.startsWith("+"),
    );

function node(section, form) {
  return fc.record(
    Object.fromEntries(
      members(section, form)
        .filter(({ fixed }) => !fixed)
        .map(({ name, kind }) => [name, value(kind, form)]),
    ),
  );
}

/** What rules of a lane decide is written by hand; the rest of a shipment and of its packages is arbitrary. */
const BY_RULE = new Set([
  "account",
  "shipper",
  "from",
  "to",
  "accessPoint",
  "indications",
  "service",
  "packages",
  "payer",
  "dutiesPayer",
  "brokerPayer",
  "charges",
  "references",
  "returnService",
  "options",
  "notifications",
  "invoiceTotal",
  "soldTo",
  "tradeDirect",
  "pickupTime",
  "totalWeight",
  "label",
  "requestOption",
  "subVersion",
  "pickupType",
  "spelling",
  "operation",
  "billType",
  "pieces",
  "timeInTransit",
  "weight",
  "dimensions",
  "packaging",
  "declaredValue",
  "cod",
  "dryIce",
  "hazardousGoods",
  "notification",
  "negotiatedRates",
  "labelDelivery",
  // These need others beside them.
  "deliveryConfirmationNumber",
  "hazardousQValue",
  "overpacked",
  "allPackedInOne",
  "outerPackaging",
  "packageIdentifier",
]);

const some = (section, form) =>
  fc.record(
    Object.fromEntries(
      members(section, form)
        .filter(({ name, fixed }) => !fixed && !BY_RULE.has(name))
        .map(({ name, kind }) => [name, value(kind, form)]),
    ),
    { requiredKeys: [] },
  );

const place = (state, postalCode) => ({
  lines: ["1 Main St"],
  city: "Town",
  state,
  postalCode,
  country: "US",
});
const weight = fc.record({
  value: fc.integer({ min: 1, max: 150 }).map(String),
  unit: fc.constant("LBS"),
});
const sides = fc
  .tuple(
    fc.integer({ min: 30, max: 40 }),
    fc.integer({ min: 11, max: 20 }),
    fc.integer({ min: 1, max: 10 }),
  )
  .map(([length, width, height]) => ({
    length: `${length}`,
    width: `${width}`,
    height: `${height}`,
    unit: "IN",
  }));

/** A shipment within the US that UPS's rules let through. `form` is "rate" or "ship". */
export function shipments(form) {
  const options = fc.record(
    Object.fromEntries(
      members("Options", form)
        .filter(
          ({ name }) =>
            !["cod", "deliveryConfirmation", "deliveryConfirmationNumber"].includes(name),
        )
        .map(({ name, kind }) => [name, value(kind, form)]),
    ),
    { requiredKeys: [] },
  );
  const pack = fc
    .tuple(
      some("Package", form),
      weight,
      fc.option(sides, { nil: undefined }),
      fc.option(fc.constantFrom("01", "04", "21"), { nil: undefined }),
    )
    .map(([rest, weight, dimensions, packaging]) =>
      Object.fromEntries(
        Object.entries({ ...rest, weight, dimensions, packaging }).filter(
          ([, one]) => one !== undefined,
        ),
      ),
    );
  return fc
    .tuple(
      some("Shipment", form),
      fc.array(pack, { minLength: 1, maxLength: 3 }),
      options,
      letters(35),
      letters(35),
    )
    .map(([rest, packages, options, from, to]) => ({
      ...rest,
      account: "A1B2C3",
      service: "03",
      packages,
      ...(Object.keys(options).length ? { options } : {}),
      from: { name: from, address: place("MD", "21093") },
      to: { name: to, address: place("GA", "30005") },
    }));
}
