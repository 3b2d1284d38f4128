// Requests that the module builds, sent to the sandbox, both directions judged by UPS's documents:
// for the contract tests.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { folder, judge } from "./judge.mjs";
import { seed } from "./seeds.mjs";
import { startHost } from "./servers.mjs";

const dist = fileURLToPath(new URL("../../dist/v", import.meta.url));
const built = `${dist}/${readdirSync(dist)[0]}`;
const absent = folder === null;
if (absent && process.env.CI === "true")
  throw new Error(
    "UPS's OpenAPI documents are missing: set UPS_OPENAPI_DIR (see docs/contract.md)",
  );
export const options = absent
  ? { skip: "UPS's OpenAPI documents are not here: set UPS_OPENAPI_DIR (see docs/contract.md)" }
  : {};

export let host;
export let ops;
let token;

async function signIn() {
  const answer = await fetch(`${host.sandbox}/security/v1/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  token = (await answer.json()).access_token;
}

/** Time passes at UPS; tokens end with it. */
export async function later(hours) {
  await host.advance(hours * 3600_000);
  await signIn();
}

/** Starts the sandbox and the operations, for one test file. */
export async function begin() {
  host = await startHost();
  ops = await import(`${built}/parcelgate-web-ops.js`);
  ops.initSync({ module: readFileSync(`${built}/parcelgate-web-ops_bg.wasm`) });
  await signIn();
}
export const end = () => host.stop();

export const PLACES = {
  US: {
    lines: ["2311 York Rd"],
    city: "Timonium",
    state: "MD",
    postalCode: "21093",
    country: "US",
  },
  GA: {
    lines: ["12380 Morris Rd", "Suite 4"],
    city: "Alpharetta",
    state: "GA",
    postalCode: "30005",
    country: "US",
    residential: true,
  },
  CA: {
    lines: ["250 Yonge St"],
    city: "Toronto",
    state: "ON",
    postalCode: "M5B 2L7",
    country: "CA",
  },
  BC: {
    lines: ["1 Robson St"],
    city: "Vancouver",
    state: "BC",
    postalCode: "V6B 2T6",
    country: "CA",
  },
  DE: { lines: ["Kurfürstenstr. 1"], city: "Berlin", postalCode: "10785", country: "DE" },
  FR: { lines: ["1 Rue de Rivoli"], city: "Paris", postalCode: "75001", country: "FR" },
  MX: { lines: ["Av. Juarez 1"], city: "Mexico", state: "CMX", postalCode: "06000", country: "MX" },
};
const ACCOUNTS = {
  US: "A1B2C3",
  GA: "A1B2C3",
  CA: "B4C5D6",
  BC: "B4C5D6",
  DE: "DE11AA",
  FR: null,
  MX: "MX55EE",
};
export const party = (place) => ({
  name: "Northwind",
  attention: "Ann",
  phone: "4105550100",
  email: "ann@example.com",
  address: PLACES[place],
});

export function shipment(from, to, changes = {}) {
  const imperial = ["US", "GA"].includes(from);
  const pack = {
    weight: { value: "5", unit: imperial ? "LBS" : "KGS" },
    dimensions: { length: "12", width: "9", height: "6", unit: imperial ? "IN" : "CM" },
  };
  const codes = {
    "US GA": "03",
    "US CA": "11",
    "US DE": "07",
    "US MX": "11",
    "CA BC": "11",
    "CA US": "11",
    "DE FR": "11",
    "DE US": "07",
    "MX MX": "11",
  };
  return {
    account: ACCOUNTS[from],
    from: party(from),
    to: party(to),
    packages: [pack],
    service: codes[`${from} ${to}`],
    description: "Books",
    invoiceTotal: from === "US" && to === "CA" ? { amount: "99.50", currency: "USD" } : undefined,
    references: [{ code: "PO", value: "42" }],
    ...changes,
  };
}
export const LANES = [
  "US GA",
  "US CA",
  "US DE",
  "US MX",
  "CA BC",
  "CA US",
  "DE FR",
  "DE US",
  "MX MX",
].map((lane) => lane.split(" "));

export async function call(name, input) {
  const request = ops.build(name, JSON.stringify(input));
  const answer = await fetch(host.sandbox + request.path, {
    method: request.method,
    headers: {
      ...Object.fromEntries(request.headers),
      authorization: `Bearer ${token}`,
      transid: "t",
      transactionsrc: "contract",
    },
    body: request.body,
  });
  const body = new Uint8Array(await answer.arrayBuffer());
  const sent = request.body ? JSON.parse(request.body) : null;
  seed("inputs", name, "", input);
  if (sent) seed("import", name, "", sent);
  seed("answers", name, ` ${answer.status}`, JSON.parse(new TextDecoder().decode(body)));
  return {
    sent,
    status: answer.status,
    json: JSON.parse(new TextDecoder().decode(body)),
    read: () =>
      ops.parse(
        name,
        JSON.stringify(input),
        answer.status,
        JSON.stringify([...answer.headers]),
        body,
      ),
  };
}

export async function both(operation, name, input) {
  const outcome = await call(name, input);
  assert.equal(outcome.status, 200, JSON.stringify(outcome.json));
  assert.deepEqual(judge(operation, "request", outcome.sent), [], "request");
  assert.deepEqual(judge(operation, "answer", outcome.json), [], "answer");
  return outcome.read();
}
