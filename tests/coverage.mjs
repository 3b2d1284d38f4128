// How much of UPS's Rating and Shipping requests the table models, and of all answers, by UPS's own
// documents. Called by `cargo xtask check` with the table's wire paths on standard input: { rate,
// ship, answers: { operation: [...] } }. Fails under 90 per cent of the requests, and where an
// answer has a member that is neither read nor left out with a reason.
import { readFileSync } from "node:fs";
import { document, folder } from "./lib/judge.mjs";

/** Members that are left out, each with its reason. They are carried by an import, like all that is not modelled. */
const LEFT_OUT = {};

const LEAST = 0.9;

/** Every leaf of a schema as a path; lists count as what is in them. */
function leaves(doc, schema, path, out, seen = []) {
  let found = schema;
  const names = [...seen];
  while (found?.$ref) {
    const name = found.$ref.split("/").pop();
    if (names.includes(name)) return;
    names.push(name);
    found = doc.components.schemas[name];
  }
  if (found?.type === "array") return leaves(doc, found.items ?? {}, path, out, names);
  if (!found?.properties) return void out.add(path);
  for (const [name, inner] of Object.entries(found.properties)) {
    // A slip of the document: the rest of a sentence as a member's name.
    if (!name.includes(" ")) leaves(doc, inner, path ? `${path}.${name}` : name, out, names);
  }
}

if (!folder) {
  console.log(
    "coverage: UPS's OpenAPI documents are not here: set UPS_OPENAPI_DIR (see docs/contract.md)",
  );
  process.exit(process.env.CI === "true" ? 1 : 0);
}
const tables = JSON.parse(readFileSync(0, "utf8"));
let failed = false;
for (const [name, file, root] of [
  ["rate", "Rating", "RateRequest"],
  ["ship", "Shipping", "ShipmentRequest"],
]) {
  const doc = document(file);
  const wanted = new Set();
  leaves(doc, doc.components.schemas[root], "", wanted);
  const has = new Set(tables[name].map((path) => path.replaceAll("[]", "")));
  const missing = [...wanted].filter((path) => !has.has(path));
  const left = missing.filter((path) => LEFT_OUT[path]);
  const modelled = wanted.size - missing.length;
  const share = modelled / wanted.size;
  console.log(
    `coverage: ${file}: ${wanted.size} request members, ${modelled} modelled (${(share * 100).toFixed(1)} %), ${missing.length - left.length} carried, ${left.length} left out with a reason`,
  );
  for (const path of missing)
    console.log(
      `  ${LEFT_OUT[path] ? "left out" : "carried"}: ${path}${LEFT_OUT[path] ? `, ${LEFT_OUT[path]}` : ""}`,
    );
  failed ||= share < LEAST;
}

/** Members of answers that are left out, with the reason. */
const UNREAD = [
  [
    /^Response\.ResponseStatus(\.|Code|Description)|^Response\.Error\.|^Response\.TransactionReference|^TransactionReference/,
    "the envelope's own",
  ],
  [/\.Description$/, "words for a code that is read"],
];
const ANSWERS = {
  rate: ["Rating", "RateResponse"],
  ship: ["Shipping", "ShipmentResponse"],
  void: ["Shipping", "VoidShipmentResponse"],
  recoverLabel: ["Shipping", "LabelRecoveryResponse"],
  track: ["Tracking", "TrackResponse"],
  validateAddress: ["AddressValidation", "XAVResponse"],
  timeInTransit: ["TimeInTransit", "TimeInTransitResponse"],
  locate: ["Locator", "LocatorResponse"],
  "pickup.rate": ["Pickup", "PickupRateResponse"],
  "pickup.schedule": ["Pickup", "PickupCreationResponse"],
  "pickup.trigger": ["Pickup", "PickupTriggerGWNResponse"],
  "pickup.pending": ["Pickup", "PickupPendingStatusResponse"],
  "pickup.cancel": ["Pickup", "PickupCancelResponse"],
  "pickup.divisions": ["Pickup", "PickupGetPoliticalDivision1ListResponse"],
  "pickup.serviceCenters": ["Pickup", "PickupGetServiceCenterFacilitiesResponse"],
  "documents.upload": ["Paperless", "UploadResponse"],
  "documents.push": ["Paperless", "PushToImageRepositoryResponse"],
  "documents.remove": ["Paperless", "DeleteResponse"],
};
let [wantedInAll, readInAll, leftInAll] = [0, 0, 0];
for (const [name, [file, root]] of Object.entries(ANSWERS)) {
  const doc = document(file);
  const wanted = new Set();
  leaves(doc, doc.components.schemas[root], "", wanted);
  const has = new Set(tables.answers[name].map((path) => path.replaceAll("[]", "")));
  const missing = [...wanted].filter((path) => !has.has(path));
  const reason = (path) => UNREAD.find(([pattern]) => pattern.test(path));
  for (const path of missing.filter((one) => !reason(one))) {
    console.log(`  answer of ${name}: ${path} is not read`);
    failed = true;
  }
  wantedInAll += wanted.size;
  readInAll += wanted.size - missing.length;
  leftInAll += missing.filter(reason).length;
}
console.log(
  `coverage: answers: ${wantedInAll} members, ${readInAll} read, ${leftInAll} left out with a reason`,
);
process.exit(failed ? 1 : 0);
