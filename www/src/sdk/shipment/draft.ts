// The shipment that is being written: kept in this tab, so that a sign-in or a reload loses nothing.
import { ParcelgateError } from "../error.ts";
import { isImperial } from "../texts/format.ts";

const KEY = "parcelgate:draft";
let memory = null;

export function load() {
  try {
    memory = JSON.parse(sessionStorage.getItem(KEY)) ?? memory;
  } catch {
    // Denied or broken: what memory holds is what there is.
  }
  return memory ?? {};
}

export function save(draft) {
  memory = draft;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Kept in memory.
  }
}

/** Whose price it is: another client's is none. */
export const clientOf = ({ environment, registration }) => `${environment} ${registration}`;

const wrong = (field, code) => ({ field, code });
/** What a shipment may begin with: its shape, and units that are known. */
function check(shipment) {
  const { packages = [] } = shipment ?? {};
  const problems =
    !shipment || typeof shipment !== "object" || Array.isArray(shipment)
      ? [wrong("shipment", "wrong_type")]
      : !Array.isArray(packages)
        ? [wrong("packages", "wrong_type")]
        : packages.flatMap((one, index) =>
            ["LBS", "KGS", "", undefined, null].includes(one?.weight?.unit)
              ? []
              : [wrong(`packages[${index}].weight.unit`, "unit_unknown")],
          );
  if (problems.length)
    throw new ParcelgateError({
      kind: "validation",
      code: "invalid_input",
      field: problems[0].field,
      problems,
    });
}

/** What makes a package's goods dangerous; of a record what the form has fields for, to type in and to choose from. */
export const DANGEROUS = [
  "dryIce",
  "hazardousGoods",
  "hazardousQValue",
  "allPackedInOne",
  "overpacked",
];
export const TYPED = [
  "idNumber",
  "class",
  "packingGroup",
  "quantity",
  "unit",
  "packagingQuantity",
  "name",
  "technicalName",
  "packingInstruction",
  "packaging",
  "emergencyPhone",
  "emergencyContact",
];
const RECORD = [...TYPED, "regulations", "mode", "level"];
export const PACKED = ["packaging", "weight", "dimensions"];
const PARTY = ["name", "attention", "phone", "address"];
const ADDRESS = ["lines", "city", "state", "postalCode", "country", "residential"];
const some = (node) => (Object.keys(node).length ? node : undefined);
/** Of a node what has these names, and what has others. */
export const split = (one, names) =>
  [true, false].map((isNamed) =>
    Object.fromEntries(
      Object.entries(one ?? {}).filter(
        ([name, value]) =>
          value !== undefined && value !== null && names.includes(name) === isNamed,
      ),
    ),
  );

/** What the form of a party has no field for. */
function beyond(party) {
  const [, rest] = split(party, PARTY);
  const [{ lines = [] }, place] = split(party?.address, ADDRESS);
  if (lines.length > 2) place.lines = [null, null, ...lines.slice(2)];
  return some({ ...rest, ...(some(place) && { address: place }) });
}

/** What makes a package's goods dangerous: what the form asks for, and what it has no field for. Ice in other units than the form's stays as it was said. */
function dangers(one, unit) {
  const [{ dryIce, hazardousGoods = [], ...goods }, rest] = split(one, DANGEROUS);
  const records = hazardousGoods.map((record) => split(record, RECORD));
  const isAsked =
    dryIce &&
    (dryIce.weight?.unit ?? one.weight?.unit) === unit &&
    Object.keys(dryIce).every((name) => ["weight", "regulations"].includes(name));
  return [
    {
      ...goods,
      ...(isAsked && { dryIce }),
      ...(records.length && { hazardousGoods: records.map(([record]) => record) }),
    },
    {
      ...rest,
      ...(dryIce && !isAsked && { dryIce }),
      ...(records.some(([, more]) => some(more)) && {
        hazardousGoods: records.map(([, more]) => more),
      }),
    },
  ];
}

/**
 * Another shipment in its place. What makes goods dangerous goes beside the packages, where the form asks for it once, unless packages differ in
 * it; what no field asks for is further details: nothing goes in silence.
 * @throws {ParcelgateError} invalid_input, with the member's name
 */
export function begin(shipment) {
  check(shipment);
  const country = shipment.from?.address?.country;
  const unit = country && (isImperial(country) ? "LBS" : "KGS");
  const packages = shipment.packages ?? [];
  const parts = packages.map((one) => dangers(one, unit));
  const isSame = parts.every(([asked]) => JSON.stringify(asked) === JSON.stringify(parts[0][0]));
  const others = packages.map((one, index) => split(isSame ? parts[index][1] : one, PACKED)[1]);
  const more = Object.fromEntries(
    ["from", "to", "shipper"]
      .map((name) => [name, beyond(shipment[name])])
      .filter(([, rest]) => rest),
  );
  if (others.some(some)) more.packages = others;
  const { allPackedInOne, overpacked, ...goods } = (isSame && parts[0]?.[0]) || {};
  save({
    ...shipment,
    ...(shipment.packages && { packages: packages.map((one) => split(one, PACKED)[0]) }),
    ...goods,
    ...((allPackedInOne || overpacked) && {
      packedHow: allPackedInOne ? "allPackedInOne" : "overpacked",
    }),
    ...(some(more) && { further: JSON.stringify(more, null, 1) }),
  });
}

/** Forgets it, addresses and all. */
export function clear() {
  memory = null;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Denied: memory was all there was.
  }
}
