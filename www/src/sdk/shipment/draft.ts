// The shipment that is being typed. It is kept in this tab, so that a sign-in or a reload loses
// nothing.
import type { Environment, Shipment } from "../api.ts";
import { ParcelgateError, type FieldProblem } from "../error.ts";
import { isImperial } from "../texts/format.ts";

type Members = Record<string, unknown>;

/** The forms' members: those of a shipment, and some that only forms have. */
export type Draft = Members & {
  /** The members that no field asks for, as JSON. */
  further?: string;
};

const KEY = "parcelgate:draft";
let memory: Draft | null = null;

/** The draft, or an empty one. */
export function load(): Draft {
  try {
    // Only this module writes the key.
    memory = (JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Draft | null) ?? memory;
  } catch {
    // Storage is denied or broken: memory has the draft.
  }
  return memory ?? {};
}

/** Keeps the draft. */
export function save(draft: Draft): void {
  memory = draft;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
  } catch {
    // Memory has it.
  }
}

/** Identifies the client that a quote belongs to. Quotes from other clients are discarded. */
export const clientOf = ({
  environment,
  registration,
}: {
  environment: Environment;
  registration: string;
}): string => `${environment} ${registration}`;

const isNode = (value: unknown): value is Members => value !== null && typeof value === "object";
/** A member that is an object, or an empty one. */
const nodeOf = (value: unknown): Members => (isNode(value) ? value : {});
/** A member that is a list, or an empty one. */
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const UNITS: unknown[] = ["LBS", "KGS", "", undefined, null];

/**
 * The problems of a shipment that a form is to start with: its shape, and units that are unknown.
 */
function problemsOf(shipment: unknown): FieldProblem[] {
  if (!isNode(shipment) || Array.isArray(shipment))
    return [{ field: "shipment", code: "wrong_type" }];
  const { packages = [] } = shipment;
  if (!Array.isArray(packages)) return [{ field: "packages", code: "wrong_type" }];
  return packages.flatMap((one: unknown, index) =>
    UNITS.includes(nodeOf(nodeOf(one).weight).unit)
      ? []
      : [{ field: `packages[${index}].weight.unit`, code: "unit_unknown" }],
  );
}

function check(shipment: unknown): void {
  const problems = problemsOf(shipment);
  const [first] = problems;
  if (first)
    throw new ParcelgateError({
      kind: "validation",
      code: "invalid_input",
      field: first.field,
      problems,
    });
}

/** The members of a package that declare dangerous goods. */
export const DANGEROUS = [
  "dryIce",
  "hazardousGoods",
  "hazardousQValue",
  "allPackedInOne",
  "overpacked",
];
/** The members of a dangerous goods record that the form has text fields for. */
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
/** The members of a package that say how it is packed. */
export const PACKED = ["packaging", "weight", "dimensions"];
const PARTY = ["name", "attention", "phone", "address"];
const ADDRESS = ["lines", "city", "state", "postalCode", "country", "residential"];

const isFilled = (node: Members): boolean => Object.keys(node).length > 0;

/**
 * Splits an object into the members with these names and the others. Members without a value are
 * dropped.
 */
export function split(one: unknown, names: readonly string[]): [named: Members, others: Members] {
  const given = Object.entries(nodeOf(one)).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  return [
    Object.fromEntries(given.filter(([name]) => names.includes(name))),
    Object.fromEntries(given.filter(([name]) => !names.includes(name))),
  ];
}

/** The members of a party that the form has no field for, or null. */
function unknownToForm(party: unknown): Members | null {
  const [, rest] = split(party, PARTY);
  const [known, place] = split(nodeOf(party).address, ADDRESS);
  const lines = listOf(known.lines);
  // Lines merge by index, and the form has two.
  if (lines.length > 2) place.lines = [null, null, ...lines.slice(2)];
  const more = { ...rest, ...(isFilled(place) && { address: place }) };
  return isFilled(more) ? more : null;
}

/** Dry ice that the form can show: in its unit, with no other members than its own. */
function isFormIce(dryIce: unknown, one: Members, unit: unknown): boolean {
  if (!isNode(dryIce)) return false;
  const given = nodeOf(dryIce.weight).unit ?? nodeOf(one.weight).unit;
  return (
    given === unit && Object.keys(dryIce).every((name) => ["weight", "regulations"].includes(name))
  );
}

/** The dangerous goods of a package: what the form has fields for, and the other members. */
function splitGoods(given: unknown, unit: unknown): [asked: Members, others: Members] {
  const one = nodeOf(given);
  const [{ dryIce, hazardousGoods, ...goods }, rest] = split(one, DANGEROUS);
  const isList = Array.isArray(hazardousGoods);
  const records = listOf(hazardousGoods).map((record) => split(record, RECORD));
  const isAsked = isFormIce(dryIce, one, unit);
  return [
    {
      ...goods,
      ...(isAsked && { dryIce }),
      ...(records.length && { hazardousGoods: records.map(([record]) => record) }),
    },
    {
      ...rest,
      ...(Boolean(dryIce) && !isAsked && { dryIce }),
      // UPS's module refuses what is no list, by its name.
      ...(hazardousGoods !== undefined && !isList && { hazardousGoods }),
      ...(records.some(([, more]) => isFilled(more)) && {
        hazardousGoods: records.map(([, more]) => more),
      }),
    },
  ];
}

/**
 * Replaces the draft with a shipment. The form asks for dangerous goods once, so they move from the
 * packages to the draft, unless packages differ in them. Members that no field asks for are kept as
 * JSON.
 * @throws {ParcelgateError} invalid_input, with the name of the member
 */
export function begin(shipment: Partial<Shipment>): void {
  check(shipment);
  const members = nodeOf(shipment);
  const country = nodeOf(nodeOf(members.from).address).country;
  const unit = country && (isImperial(String(country)) ? "LBS" : "KGS");
  const packages = listOf(members.packages);
  const parts = packages.map((one) => splitGoods(one, unit));
  const first = JSON.stringify(parts[0]?.[0]);
  const isSame = parts.every(([asked]) => JSON.stringify(asked) === first);
  const others = packages.map((one, index) => split(isSame ? parts[index]?.[1] : one, PACKED)[1]);
  const more: Members = {};
  for (const name of ["from", "to", "shipper"]) {
    const rest = unknownToForm(members[name]);
    if (rest) more[name] = rest;
  }
  if (others.some(isFilled)) more.packages = others;
  const { allPackedInOne, overpacked, ...goods } = (isSame && parts[0]?.[0]) || {};
  save({
    ...members,
    ...(Boolean(members.packages) && { packages: packages.map((one) => split(one, PACKED)[0]) }),
    ...goods,
    ...(Boolean(allPackedInOne || overpacked) && {
      packedHow: allPackedInOne ? "allPackedInOne" : "overpacked",
    }),
    ...(isFilled(more) && { further: JSON.stringify(more, null, 1) }),
  });
}

/** Forgets the draft with its addresses. */
export function clear(): void {
  memory = null;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Storage is denied: only memory had it.
  }
}
