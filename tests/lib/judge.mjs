// Judges requests and answers against UPS's own OpenAPI documents, strictly: an unknown member is
// an error, since a typo in a member's name is the commonest bug of all. The documents' known slips
// are listed here, each with its reason.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { parse } from "yaml";

const folders = [
  process.env.UPS_OPENAPI_DIR,
  fileURLToPath(new URL("../../../shared/ups-openapi", import.meta.url)),
];
export const folder = folders.find((path) => path && existsSync(`${path}/Rating.yaml`)) ?? null;

/** Members that the documents require or lack by mistake: schema, then what is done about it, then why. */
const SLIPS = [
  {
    schema: "RateRequest_Request",
    allow: ["RequestOption"],
    why: "required, yet not among the listed properties",
  },
  {
    schema: "ShipmentRequest_LabelSpecification",
    optional: ["LabelStockSize"],
    why: "UPS's own GIF samples leave it out",
  },
  {
    schema: "LabelSpecification",
    optional: ["LabelStockSize"],
    why: "the same under another name",
  },
  {
    schema: "LabelRecoveryRequest",
    optional: ["TrackingNumbers", "ReferenceValues"],
    why: "Roadie numbers only; number or reference, not both",
  },
  {
    schema: "services",
    optional: ["saturdayDeliveryIndicator"],
    lengths: { serviceLevel: 4 },
    why: "required, yet not among the listed properties; the listed codes have three and four letters",
  },
  { schema: "emsResponse", lengths: { shipDate: 10 }, why: "YYYY-MM-DD by its own description" },
  {
    schema: "OriginAddress_AddressKeyFormat",
    optional: ["PoliticalDivision1", "PoliticalDivision2", "PostcodePrimaryLow"],
    why: "not every country has states, and a place is found by either of the others",
  },
  {
    schema: "PickupRateRequest",
    lengths: { ServiceDateOption: 2 },
    why: "its values have two digits",
  },
  {
    schema: "Unit_UnitOfMeasurement",
    lengths: { Description: 20 },
    why: "words for a unit have more than three letters, in its own examples too",
  },
  {
    schema: "candidateAddress",
    optional: ["CountryCode"],
    why: "required in capitals, listed in small letters",
  },
  {
    schema: "PickupCreationRequest_PickupDateInfo",
    lengths: { PickupDate: 8 },
    why: "yyyyMMdd by its own description",
  },
  {
    schema: "ShipmentServiceOptions_InternationalForms",
    optional: ["Product"],
    why: "uploaded documents (form 07) have no lines of goods",
  },
  {
    schema: "CODTurnInPage_Image_ImageFormat",
    lengths: { Code: 4 },
    why: "its only value is HTML",
  },
  { schema: "Shipment_ShipFrom", allow: ["EMailAddress"], why: "in UPS's own samples" },
];

const OPERATIONS = {
  rate: ["Rating", "RATERequestWrapper", "RATEResponseWrapper"],
  ship: ["Shipping", "SHIPRequestWrapper", "SHIPResponseWrapper"],
  void: ["Shipping", null, "VOIDSHIPMENTResponseWrapper"],
  recover_label: ["Shipping", "LABELRECOVERYRequestWrapper", "LABELRECOVERYResponseWrapper"],
  track: ["Tracking", null, "TrackApiResponse"],
  track_reference: ["Tracking", null, "TrackApiResponse"],
  track_shipment: ["Tracking", null, "TrackApiResponse"],
  validate_address: ["AddressValidation", "XAVRequestWrapper", "XAVResponseWrapper"],
  time_in_transit: ["TimeInTransit", "TimeInTransitRequest", "TimeInTransitResponse"],
  locate: ["Locator", "LOCATORRequestWrapper", "LOCATORResponseWrapper"],
  pickup_rate: ["Pickup", "PICKUPRequestWrapper", "PICKUPResponseWrapper"],
  pickup_schedule: ["Pickup", "PICKUPCreationRequestWrapper", "PICKUPCreationResponseWrapper"],
  pickup_trigger: ["Pickup", "PICKUPTriggerGWNRequestWrapper", "PICKUPTriggerGWNResponseWrapper"],
  pickup_pending: ["Pickup", null, "PICKUPPendingResponseWrapper"],
  pickup_cancel: ["Pickup", null, "PICKUPCancelResponseWrapper"],
  pickup_divisions: ["Pickup", null, "PICKUPPolDivResponseWrapper"],
  service_centers: ["Pickup", "PICKUPServCenterRequestWrapper", "PICKUPServCenterResponseWrapper"],
  document_upload: [
    "Paperless",
    "PAPERLESSDOCUMENTUploadRequestWrapper",
    "PAPERLESSDOCUMENTUploadResponseWrapper",
  ],
  document_push: [
    "Paperless",
    "PAPERLESSDOCUMENTRequestWrapper",
    "PAPERLESSDOCUMENTResponseWrapper",
  ],
  document_remove: ["Paperless", null, "PAPERLESSDOCUMENTDeleteResponseWrapper"],
  token: ["OAuthAuthCode", null, "generateTokenSuccessResponse"],
  refresh: ["OAuthAuthCode", null, "refreshTokenSuccessResponse"],
};

const documents = new Map();
export function document(name) {
  // Some documents have tabs where YAML has none.
  if (!documents.has(name))
    documents.set(
      name,
      parse(readFileSync(`${folder}/${name}.yaml`, "utf8").replaceAll("\t", " "), {
        uniqueKeys: false,
        logLevel: "silent",
      }),
    );
  return documents.get(name);
}

/** JSON Schema of an OpenAPI schema, with the limits moved to where JSON Schema looks for them. */
function convert(schema, name, asRequest) {
  if (schema.$ref) return { $ref: `#/definitions/${schema.$ref.split("/").pop()}` };
  if (schema.type === "array") {
    const items = convert(schema.items ?? {}, name, asRequest);
    if (schema.maxLength && items.type === "string") items.maxLength = schema.maxLength;
    const list = { type: "array", items };
    if (schema.maximum) list.maxItems = schema.maximum;
    return asRequest ? { anyOf: [list, items] } : list;
  }
  if (schema.type === "object" || schema.properties) {
    const properties = Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, value]) => [
        key,
        convert(value, `${name}_${key}`, asRequest),
      ]),
    );
    let required = schema.required ?? [];
    for (const slip of SLIPS.filter((one) => one.schema === name)) {
      for (const member of slip.allow ?? []) properties[member] ??= {};
      for (const [member, length] of Object.entries(slip.lengths ?? {}))
        properties[member] = { ...properties[member], maxLength: length };
      required = required.filter(
        (member) => !(slip.optional ?? []).includes(member) && !(slip.allow ?? []).includes(member),
      );
    }
    return { type: "object", properties, required, additionalProperties: false };
  }
  const out = { type: schema.type };
  if (schema.maxLength) out.maxLength = schema.maxLength;
  // Lower limits lie; a blank where something is wanted is an error all the same.
  if (schema.minLength) out.minLength = 1;
  return out;
}

/** The JSON Schema of an operation's request or answer; null where it has no body. */
export function schema(operation, side) {
  const [file, request, answer] = OPERATIONS[operation];
  const root = side === "request" ? request : answer;
  if (!root) return null;
  const schemas = document(file).components.schemas;
  const definitions = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      convert(schema, name, side === "request"),
    ]),
  );
  return { $ref: `#/definitions/${root}`, definitions };
}

const validators = new Map();
function validator(operation, side) {
  const key = `${operation} ${side}`;
  if (!validators.has(key)) {
    const wanted = schema(operation, side);
    if (!wanted) return null;
    validators.set(
      key,
      new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(wanted),
    );
  }
  return validators.get(key);
}

/** Smart pickup shares its address with the order of a pickup. */
const meant = (operation, body) =>
  operation === "pickup_schedule" &&
  Object.keys(body ?? {}).some((name) => name.startsWith("PickupTriggerGWN"))
    ? "pickup_trigger"
    : operation;

/** What is wrong with a body, as lines; an empty list is a good verdict. */
export function judge(operation, side, body) {
  const validate = validator(meant(operation, body), side);
  if (!validate) return body === null ? [] : ["a body where none belongs"];
  if (validate(body)) return [];
  const isError = (error) => error.keyword !== "anyOf";
  return validate.errors
    .filter(isError)
    .map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${params.additionalProperty ?? ""}`.trim(),
    );
}

/** Judges a whole ledger: every request that came, every success that went. */
export function judgeLedger(ledger) {
  const complaints = [];
  let judged = 0;
  for (const { operation, status, request, answer, faults } of ledger.calls) {
    if (
      !OPERATIONS[operation] ||
      operation === "token" ||
      operation === "refresh" ||
      faults.includes("single_objects")
    )
      continue;
    judged++;
    if (request !== null)
      complaints.push(
        ...judge(operation, "request", request).map((line) => `${operation} request: ${line}`),
      );
    if (status === 200 && answer !== null)
      complaints.push(
        ...judge(operation, "answer", answer).map((line) => `${operation} answer: ${line}`),
      );
  }
  return { judged, complaints };
}

/**
 * Fails when anything that went over a host's wire is not as UPS documents it; without the
 * documents it says nothing.
 */
export async function assertJudged(host, least = 1) {
  if (!folder) return;
  const { judged, complaints } = judgeLedger(await host.ledger(true));
  assert.deepEqual(complaints, []);
  assert.ok(judged >= least, `${judged} calls were judged, at least ${least} expected`);
}

/** Published examples of an operation's request. */
export function examples(file, path) {
  const content = document(file).paths[path].post.requestBody.content["application/json"];
  return Object.entries(content.examples).map(([name, { summary, value }]) => ({
    name,
    summary,
    value,
  }));
}

/** Members in any order, one object or a list of it, "" or "Y": all the same to UPS. */
export function plain(value) {
  if (Array.isArray(value)) return value.length === 1 ? plain(value[0]) : value.map(plain);
  if (value && typeof value === "object")
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, plain(inner)]),
    );
  return value === "Y" ? "" : value;
}
