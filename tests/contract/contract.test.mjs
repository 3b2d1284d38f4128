// Every request that the module builds, every answer that the sandbox gives, against UPS's own documents.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { examples, folder, judge } from "../lib/judge.mjs";
import { crop, greyPng, upright } from "../lib/picture.mjs";
import { startHost } from "../lib/servers.mjs";

const dist = fileURLToPath(new URL("../../dist/v", import.meta.url));
const built = `${dist}/${readdirSync(dist)[0]}`;
const absent = folder === null;
if (absent && process.env.CI === "true") throw new Error("UPS's OpenAPI documents are missing: set UPS_OPENAPI_DIR (see docs/contract.md)");
const options = absent ? { skip: "UPS's OpenAPI documents are not here: set UPS_OPENAPI_DIR (see docs/contract.md)" } : {};

let host;
let ops;
let token;

async function signIn() {
  const answer = await fetch(`${host.sandbox}/security/v1/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}`, "content-type": "application/x-www-form-urlencoded" },
    body: "grant_type=client_credentials",
  });
  token = (await answer.json()).access_token;
}

/** Time passes at UPS; tokens end with it. */
async function later(hours) {
  await host.advance(hours * 3600_000);
  await signIn();
}

before(async () => {
  host = await startHost();
  ops = await import(`${built}/parcelgate-web-ops.js`);
  ops.initSync({ module: readFileSync(`${built}/parcelgate-web-ops_bg.wasm`) });
  await signIn();
});
after(() => host.stop());

const PLACES = {
  US: { lines: ["2311 York Rd"], city: "Timonium", state: "MD", postalCode: "21093", country: "US" },
  GA: { lines: ["12380 Morris Rd", "Suite 4"], city: "Alpharetta", state: "GA", postalCode: "30005", country: "US", residential: true },
  CA: { lines: ["250 Yonge St"], city: "Toronto", state: "ON", postalCode: "M5B 2L7", country: "CA" },
  BC: { lines: ["1 Robson St"], city: "Vancouver", state: "BC", postalCode: "V6B 2T6", country: "CA" },
  DE: { lines: ["Kurfürstenstr. 1"], city: "Berlin", postalCode: "10785", country: "DE" },
  FR: { lines: ["1 Rue de Rivoli"], city: "Paris", postalCode: "75001", country: "FR" },
  MX: { lines: ["Av. Juarez 1"], city: "Mexico", state: "CMX", postalCode: "06000", country: "MX" },
};
const ACCOUNTS = { US: "A1B2C3", GA: "A1B2C3", CA: "B4C5D6", BC: "B4C5D6", DE: "DE11AA", FR: null, MX: "MX55EE" };
const party = (place) => ({ name: "Northwind", attention: "Ann", phone: "4105550100", email: "ann@example.com", address: PLACES[place] });

function shipment(from, to, changes = {}) {
  const imperial = ["US", "GA"].includes(from);
  const pack = { weight: { value: "5", unit: imperial ? "LBS" : "KGS" }, dimensions: { length: "12", width: "9", height: "6", unit: imperial ? "IN" : "CM" } };
  const codes = { "US GA": "03", "US CA": "11", "US DE": "07", "US MX": "11", "CA BC": "11", "CA US": "11", "DE FR": "11", "DE US": "07", "MX MX": "11" };
  return { account: ACCOUNTS[from], from: party(from), to: party(to), packages: [pack], service: codes[`${from} ${to}`], description: "Books", invoiceTotal: from === "US" && to === "CA" ? { amount: "99.50", currency: "USD" } : undefined, references: [{ code: "PO", value: "42" }], ...changes };
}
const LANES = ["US GA", "US CA", "US DE", "US MX", "CA BC", "CA US", "DE FR", "DE US", "MX MX"].map((lane) => lane.split(" "));

async function call(name, input) {
  const request = ops.build(name, JSON.stringify(input));
  const answer = await fetch(host.sandbox + request.path, {
    method: request.method,
    headers: { ...Object.fromEntries(request.headers), authorization: `Bearer ${token}`, transid: "t", transactionsrc: "contract" },
    body: request.body,
  });
  const body = new Uint8Array(await answer.arrayBuffer());
  const sent = request.body ? JSON.parse(request.body) : null;
  return { sent, status: answer.status, json: JSON.parse(new TextDecoder().decode(body)), read: () => ops.parse(name, JSON.stringify(input), answer.status, JSON.stringify([...answer.headers]), body) };
}

async function both(operation, name, input) {
  const outcome = await call(name, input);
  assert.equal(outcome.status, 200, JSON.stringify(outcome.json));
  assert.deepEqual(judge(operation, "request", outcome.sent), [], "request");
  assert.deepEqual(judge(operation, "answer", outcome.json), [], "answer");
  return outcome.read();
}

test("the judge sees a misspelt member, a missing one and a blank", options, () => {
  const request = JSON.parse(ops.build("ship", JSON.stringify(shipment("US", "GA"))).body);
  assert.deepEqual(judge("ship", "request", request), []);
  const spoilt = structuredClone(request);
  spoilt.ShipmentRequest.Shipment.ShipTo.Adress = {};
  delete spoilt.ShipmentRequest.Shipment.Shipper.Name;
  spoilt.ShipmentRequest.Shipment.Service.Code = "";
  assert.equal(judge("ship", "request", spoilt).length, 3);
});

for (const [from, to] of LANES) {
  test(`rate, shop and ship from ${from} to ${to}`, options, async () => {
    const shop = await both("rate", "shop", shipment(from, to));
    assert.ok(shop.offers.length >= 3 && shop.offers.every(({ delivery }) => delivery.date));
    await both("rate", "rate", shipment(from, to, { taxes: true }));
    const shipped = await both("ship", "ship", shipment(from, to, { invoiceTotal: { amount: "25", currency: "USD" } }));
    assert.equal(shipped.packages[0].label.format, "GIF");
    assert.equal(ops.checkTrackingNumber(shipped.shipmentId), "right");
    const voided = await both("void", "void", { shipmentId: shipped.shipmentId });
    assert.ok(voided.voided);
  });
}

test("options: signature, Saturday, declared value, payers, list rates, letters", options, async () => {
  const base = shipment("US", "GA");
  const pack = { ...base.packages[0], declaredValue: { amount: "250", currency: "USD" }, additionalHandling: true };
  await both("ship", "ship", shipment("US", "GA", { packages: [pack], options: { deliveryConfirmation: "adultSignature" } }));
  await both("ship", "ship", shipment("US", "GA", { service: "01", options: { saturdayDelivery: true }, negotiatedRates: false, payer: { kind: "receiver", account: "US33CC", postalCode: "30005" } }));
  await both("ship", "ship", shipment("US", "GA", { payer: { kind: "thirdParty", account: "US33CC", postalCode: "30005", country: "US" }, shipDate: "2026-12-01" }));
  await both("ship", "ship", shipment("US", "DE", { options: { deliveryConfirmation: "signature" }, dutiesPayer: { kind: "shipper" } }));
  await both("ship", "ship", shipment("US", "GA", { service: "01", packages: [{ packaging: "01", weight: { value: "0.5", unit: "LBS" } }] }));
});

test("labels in every form, fetched again in every form", options, async () => {
  for (const format of ["GIF", "PNG", "ZPL", "EPL"]) {
    const shipped = await both("ship", "ship", shipment("US", "GA", { label: { format, stock: "4x6" } }));
    assert.equal(shipped.packages[0].label.format, format);
    for (const again of ["GIF", "PDF", "ZPL"]) {
      const recovered = await both("recover_label", "recoverLabel", { trackingNumber: shipped.shipmentId, label: { format: again, stock: "4x6" } });
      assert.equal(recovered.labels[0].format, again);
    }
  }
  const shipped = await both("ship", "ship", shipment("US", "GA", { references: [{ value: "UNIQUE-77" }] }));
  const found = await both("recover_label", "recoverLabel", { reference: "UNIQUE-77", account: "A1B2C3" });
  assert.equal(found.shipmentId, shipped.shipmentId);
});

test("two hundred packages", options, async () => {
  const base = shipment("US", "GA");
  const shipped = await both("ship", "ship", { ...base, packages: Array(200).fill(base.packages[0]), label: { format: "ZPL", stock: "4x6" } });
  assert.equal(new Set(shipped.packages.map(({ trackingNumber }) => trackingNumber)).size, 200);
});

test("tracking by number, reference and shipment, from label to delivery", options, async () => {
  const shipped = await both("ship", "ship", shipment("US", "GA", { references: [{ value: "TRACK 1/2" }] }));
  const number = shipped.shipmentId;
  assert.equal((await both("track", "track", { number })).packages[0].state, "label_created");
  await later(12);
  assert.equal((await both("track", "track", { number })).packages[0].state, "in_transit");
  await later(30 * 24);
  const delivered = await both("track", "track", { number });
  assert.ok(delivered.packages[0].delivered && delivered.packages[0].events.length > 4);
  assert.ok((await both("track_reference", "track", { reference: "TRACK 1/2", account: "A1B2C3" })).found);
  assert.ok((await both("track_shipment", "track", { shipment: number })).found);
  const unknown = await both("track", "track", { number: "1Z9999999999999999" });
  assert.ok(!unknown.found && unknown.alerts[0].code === "TW0001");
});

test("address validation: valid, ambiguous, nowhere", options, async () => {
  const check = (address) => both("validate_address", "validateAddress", { address: { ...PLACES.US, ...address } });
  assert.equal((await check({})).result, "valid");
  assert.equal((await check({ lines: ["York Rd"] })).result, "ambiguous");
  assert.equal((await check({ postalCode: "90210" })).result, "no_candidates");
});

test("token answers", options, async () => {
  const get = (body, headers = {}) => fetch(`${host.sandbox}/security/v1/oauth/token`, { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers }, body });
  const owner = await (await get("grant_type=client_credentials", { authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}` })).json();
  assert.ok(Object.values(owner).every((value) => typeof value === "string"));
  const refused = await get("grant_type=authorization_code&code=x&redirect_uri=http://127.0.0.1/&client_id=sandbox-client&code_verifier=y");
  assert.deepEqual(await refused.json(), { response: { errors: [{ code: "10400", message: "Invalid authorization code" }] } });
});

/** The outside judge, zxing-cpp, finds a MaxiCode only in a tight upright crop, so the window slides over its place. */
async function maxiCode(label) {
  for (const scale of [2, 3, 1]) {
    for (const grow of [0, 2, 4, -2]) {
      for (let dx = -6; dx <= 6; dx += 2) {
        for (let dy = -6; dy <= 6; dy += 2) {
          const window = crop(label, 24 + dx - grow, 424 + dy - grow, 213 + 2 * grow, 199 + 2 * grow, scale);
          const [found] = await readBarcodes(window, { formats: ["MaxiCode"], isPure: true });
          if (found?.isValid) return found.text;
        }
      }
    }
  }
  return null;
}

test("tokens of the authorization-code flow, and of a refresh", options, async () => {
  const redirect = "http://127.0.0.1/callback.html";
  const basic = { authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}` };
  const post = (path, fields, headers = {}) => fetch(host.sandbox + path, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });
  const begun = await fetch(`${host.sandbox}/security/v1/oauth/authorize?${new URLSearchParams({ client_id: "sandbox-client", redirect_uri: redirect, response_type: "code", state: "s" })}`, { redirect: "manual" });
  const sid = new URL(begun.headers.get("location"), host.sandbox).searchParams.get("sid");
  await post("/lasso/signin", { sid, username: "demo", agree: "on" });
  const back = await post("/lasso/password", { sid, password: "demo" });
  const code = new URL(back.headers.get("location")).searchParams.get("code");
  const tokens = await (await post("/security/v1/oauth/token", { grant_type: "authorization_code", code, redirect_uri: redirect }, basic)).json();
  assert.deepEqual(judge("token", "answer", tokens), []);
  const refreshed = await (await post("/security/v1/oauth/refresh", { grant_type: "refresh_token", refresh_token: tokens.refresh_token }, basic)).json();
  assert.deepEqual(judge("refresh", "answer", refreshed), []);
});

test("the symbols on a label decode to this shipment", async () => {
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm"))) } });
  const { read } = await call("ship", shipment("US", "GA", { label: { format: "PNG" } }));
  const { trackingNumber, label } = read().packages[0];
  const codes = await readBarcodes(label.bytes, { formats: ["Code128"], tryRotate: true, tryHarder: true });
  assert.deepEqual(codes.map(({ text }) => text).sort(), [trackingNumber, "42030005"].sort());
  const text = await maxiCode(upright(greyPng(label.bytes)));
  assert.ok(text, "no MaxiCode found");
  for (const part of ["300050000", "840", "003", `1Z${trackingNumber.slice(10)}`, "UPSN", "A1B2C3", "1/1"]) assert.ok(text.includes(part), `${part} in ${JSON.stringify(text)}`);
});
