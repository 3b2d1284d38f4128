// Every request that the module builds, every answer that the sandbox gives, against UPS's own documents.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  LANES,
  PLACES,
  begin,
  both,
  call,
  end,
  host,
  later,
  ops,
  options,
  shipment,
} from "../lib/contract.mjs";
import { judge } from "../lib/judge.mjs";
import { greyPng, upright } from "../lib/picture.mjs";
import { code128, maxiCode } from "../lib/symbols.mjs";

before(begin);
after(end);

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
    const shipped = await both(
      "ship",
      "ship",
      shipment(from, to, { invoiceTotal: { amount: "25", currency: "USD" } }),
    );
    assert.equal(shipped.packages[0].label.format, "GIF");
    assert.equal(ops.checkTrackingNumber(shipped.shipmentId), "right");
    const voided = await both("void", "void", { shipmentId: shipped.shipmentId });
    assert.ok(voided.voided);
  });
}

test(
  "options: signature, Saturday, declared value, payers, list rates, letters",
  options,
  async () => {
    const base = shipment("US", "GA");
    const pack = {
      ...base.packages[0],
      declaredValue: { amount: "250", currency: "USD" },
      additionalHandling: true,
    };
    await both(
      "ship",
      "ship",
      shipment("US", "GA", {
        packages: [pack],
        options: { deliveryConfirmation: "adultSignature" },
      }),
    );
    await both(
      "ship",
      "ship",
      shipment("US", "GA", {
        service: "01",
        options: { saturdayDelivery: true },
        negotiatedRates: false,
        payer: { kind: "receiver", account: "US33CC", postalCode: "30005" },
      }),
    );
    await both(
      "ship",
      "ship",
      shipment("US", "GA", {
        payer: { kind: "thirdParty", account: "US33CC", postalCode: "30005", country: "US" },
        shipDate: "2026-12-01",
      }),
    );
    await both(
      "ship",
      "ship",
      shipment("US", "DE", {
        options: { deliveryConfirmation: "signature" },
        dutiesPayer: { kind: "shipper" },
      }),
    );
    await both(
      "ship",
      "ship",
      shipment("US", "GA", {
        service: "01",
        packages: [{ packaging: "01", weight: { value: "0.5", unit: "LBS" } }],
      }),
    );
  },
);

test("labels in every form, fetched again in every form", options, async () => {
  for (const format of ["GIF", "PNG", "ZPL", "EPL"]) {
    const shipped = await both(
      "ship",
      "ship",
      shipment("US", "GA", { label: { format, stock: "4x6" } }),
    );
    assert.equal(shipped.packages[0].label.format, format);
    for (const again of ["GIF", "PDF", "ZPL"]) {
      const recovered = await both("recover_label", "recoverLabel", {
        trackingNumber: shipped.shipmentId,
        label: { format: again, stock: "4x6" },
      });
      assert.equal(recovered.labels[0].format, again);
    }
  }
  const shipped = await both(
    "ship",
    "ship",
    shipment("US", "GA", { references: [{ value: "UNIQUE-77" }] }),
  );
  const found = await both("recover_label", "recoverLabel", {
    reference: "UNIQUE-77",
    account: "A1B2C3",
  });
  assert.equal(found.shipmentId, shipped.shipmentId);
});

test("two hundred packages", options, async () => {
  const base = shipment("US", "GA");
  const shipped = await both("ship", "ship", {
    ...base,
    packages: Array(200).fill(base.packages[0]),
    label: { format: "ZPL", stock: "4x6" },
  });
  assert.equal(new Set(shipped.packages.map(({ trackingNumber }) => trackingNumber)).size, 200);
});

test("tracking by number, reference and shipment, from label to delivery", options, async () => {
  const shipped = await both(
    "ship",
    "ship",
    shipment("US", "GA", { references: [{ value: "TRACK 1/2" }] }),
  );
  const number = shipped.shipmentId;
  assert.equal((await both("track", "track", { number })).packages[0].state, "label_created");
  await later(12);
  assert.equal((await both("track", "track", { number })).packages[0].state, "in_transit");
  await later(30 * 24);
  const delivered = await both("track", "track", { number });
  assert.ok(delivered.packages[0].delivered && delivered.packages[0].events.length > 4);
  assert.ok(
    (await both("track_reference", "track", { reference: "TRACK 1/2", account: "A1B2C3" })).found,
  );
  assert.ok((await both("track_shipment", "track", { shipment: number })).found);
  const unknown = await both("track", "track", { number: "1Z9999999999999999" });
  assert.ok(!unknown.found && unknown.alerts[0].code === "TW0001");
});

test("address validation: valid, ambiguous, nowhere", options, async () => {
  const check = (address) =>
    both("validate_address", "validateAddress", { address: { ...PLACES.US, ...address } });
  assert.equal((await check({})).result, "valid");
  assert.equal((await check({ lines: ["York Rd"] })).result, "ambiguous");
  assert.equal((await check({ postalCode: "90210" })).result, "no_candidates");
});

test("token answers", options, async () => {
  const get = (body, headers = {}) =>
    fetch(`${host.sandbox}/security/v1/oauth/token`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body,
    });
  const owner = await (
    await get("grant_type=client_credentials", {
      authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}`,
    })
  ).json();
  assert.ok(Object.values(owner).every((value) => typeof value === "string"));
  const refused = await get(
    "grant_type=authorization_code&code=x&redirect_uri=http://127.0.0.1/&client_id=sandbox-client&code_verifier=y",
  );
  assert.deepEqual(await refused.json(), {
    response: { errors: [{ code: "10400", message: "Invalid authorization code" }] },
  });
});

test("tokens of the authorization-code flow, and of a refresh", options, async () => {
  const redirect = "http://127.0.0.1/callback.html";
  const basic = { authorization: `Basic ${btoa("sandbox-client:sandbox-secret")}` };
  const post = (path, fields, headers = {}) =>
    fetch(host.sandbox + path, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers,
      redirect: "manual",
    });
  const begun = await fetch(
    `${host.sandbox}/security/v1/oauth/authorize?${new URLSearchParams({ client_id: "sandbox-client", redirect_uri: redirect, response_type: "code", state: "s" })}`,
    { redirect: "manual" },
  );
  const sid = new URL(begun.headers.get("location"), host.sandbox).searchParams.get("sid");
  await post("/lasso/signin", { sid, username: "demo", agree: "on" });
  const back = await post("/lasso/password", { sid, password: "demo" });
  const code = new URL(back.headers.get("location")).searchParams.get("code");
  const tokens = await (
    await post(
      "/security/v1/oauth/token",
      { grant_type: "authorization_code", code, redirect_uri: redirect },
      basic,
    )
  ).json();
  assert.deepEqual(judge("token", "answer", tokens), []);
  const refreshed = await (
    await post(
      "/security/v1/oauth/refresh",
      { grant_type: "refresh_token", refresh_token: tokens.refresh_token },
      basic,
    )
  ).json();
  assert.deepEqual(judge("refresh", "answer", refreshed), []);
});

test("the symbols on a label decode to this shipment", async () => {
  const { read } = await call("ship", shipment("US", "GA", { label: { format: "PNG" } }));
  const { trackingNumber, label } = read().packages[0];
  assert.deepEqual(await code128(label.bytes), [trackingNumber, "42030005"].sort());
  const text = await maxiCode(upright(greyPng(label.bytes)));
  assert.ok(text, "no MaxiCode found");
  for (const part of [
    "300050000",
    "840",
    "003",
    `1Z${trackingNumber.slice(10)}`,
    "UPSN",
    "A1B2C3",
    "1/1",
  ])
    assert.ok(text.includes(part), `${part} in ${JSON.stringify(text)}`);
});
