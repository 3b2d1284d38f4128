// The shipment that is being written: kept in this tab, so that a sign-in or a reload loses nothing.
import { ParcelgateError } from "./error.js";

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
/** What a page may begin a shipment with: its shape, and units that are known. @throws {ParcelgateError} invalid_input */
export function checked(shipment) {
  const { packages = [] } = shipment ?? {};
  const problems = !shipment || typeof shipment !== "object" || Array.isArray(shipment) ? [wrong("shipment", "wrong_type")] : !Array.isArray(packages) ? [wrong("packages", "wrong_type")]
    : packages.flatMap((one, index) => (["LBS", "KGS", "", undefined, null].includes(one?.weight?.unit) ? [] : [wrong(`packages[${index}].weight.unit`, "unit_unknown")]));
  if (problems.length) throw new ParcelgateError({ kind: "validation", code: "invalid_input", field: problems[0].field, problems });
}

const DANGEROUS = ["dryIce", "hazardousGoods", "hazardousQValue", "allPackedInOne", "overpacked"];
const PACKED = ["packaging", "weight", "dimensions"];
const PARTY = ["name", "attention", "phone", "address"];
const ADDRESS = ["lines", "city", "state", "postalCode", "country", "residential"];
const some = (node) => (Object.keys(node).length ? node : undefined);
const split = (one, names) => [names, Object.keys(one ?? {}).filter((name) => !names.includes(name))].map((all) => Object.fromEntries(all.filter((name) => one?.[name] !== undefined && one[name] !== null).map((name) => [name, one[name]])));

/** What the form of a party has no field for. */
function beyond(party) {
  const [, rest] = split(party, PARTY);
  const [{ lines = [] }, place] = split(party?.address, ADDRESS);
  if (lines.length > 2) place.lines = [null, null, ...lines.slice(2)];
  return some({ ...rest, ...(some(place) && { address: place }) });
}

/** Another shipment in its place. What makes goods dangerous goes beside the packages, where the form asks for it once; what no field asks for is further details: nothing goes in silence. */
export function begin(shipment) {
  const packed = (shipment.packages ?? []).map((one) => split(one, PACKED));
  const [first] = packed.map(([, rest]) => split(rest, DANGEROUS)[0]);
  const isSame = packed.every(([, rest]) => JSON.stringify(split(rest, DANGEROUS)[0]) === JSON.stringify(first));
  const others = packed.map(([, rest]) => (isSame ? split(rest, DANGEROUS)[1] : rest));
  const more = Object.fromEntries(["from", "to", "shipper"].map((name) => [name, beyond(shipment[name])]).filter(([, rest]) => rest));
  if (others.some(some)) more.packages = others;
  const { allPackedInOne, overpacked, ...goods } = (isSame && first) || {};
  save({
    ...shipment, ...(shipment.packages && { packages: packed.map(([one]) => one) }), ...goods, ...((allPackedInOne || overpacked) && { packedHow: allPackedInOne ? "allPackedInOne" : "overpacked" }),
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
