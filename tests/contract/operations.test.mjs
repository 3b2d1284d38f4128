// The smaller operations: sent, answered, judged both ways, and read; bad input is refused by its
// field, before anything is sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, both, call, end, host, later, ops, options, shipment } from "../lib/contract.mjs";
import { document, plain } from "../lib/judge.mjs";

before(begin);
after(end);

const ADDRESS = {
  company: "Northwind",
  contact: "Ann",
  line: "2311 York Rd",
  city: "Timonium",
  state: "MD",
  postalCode: "21093",
  country: "US",
  phone: "4105550100",
  residential: false,
};
const nextMonday = () => {
  const day = new Date(Date.now() + 7 * 86_400_000);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
};
const refused = (name, input) => {
  try {
    ops.build(name, JSON.stringify(input));
  } catch (error) {
    return error.problems.map(({ field, code }) => `${field} ${code}`);
  }
  return [];
};

test(
  "time in transit: within a country, abroad, and a city that is ambiguous",
  options,
  async () => {
    const { services } = await both("time_in_transit", "timeInTransit", {
      from: { country: "US", postalCode: "21093" },
      to: { country: "US", postalCode: "30005", residential: "home" },
    });
    const ground = services.find(({ service }) => service === "GND");
    assert.match(ground.date, /^20\d\d-\d\d-\d\d$/);
    assert.ok(services.length >= 5 && ground.businessDays >= 1 && ground.guaranteed === "no");
    const abroad = await both("time_in_transit", "timeInTransit", {
      from: { country: "US", postalCode: "21093" },
      to: { country: "DE", postalCode: "10785" },
      weight: "5",
      weightUnit: "LBS",
      value: "100",
      currency: "USD",
      billType: "03",
    });
    assert.ok(abroad.services.some(({ name }) => name.includes("Worldwide")));
    const {
      destinationAmbiguous,
      destinationCandidates,
      services: none,
    } = await both("time_in_transit", "timeInTransit", {
      from: { country: "US", postalCode: "21093" },
      to: { country: "US", city: "Alpharetta", state: "GA" },
    });
    assert.ok(destinationAmbiguous && destinationCandidates.length === 2 && none.length === 0);
    assert.deepEqual(refused("timeInTransit", { from: { country: "US" }, to: { country: "DE" } }), [
      "weight missing",
      "weightUnit missing",
      "value missing",
      "currency missing",
    ]);
    assert.deepEqual(
      refused("timeInTransit", { from: {}, to: { country: "USA" }, wieght: 5 }).sort(),
      [
        "currency missing",
        "from.country missing",
        "to.country too_long",
        "value missing",
        "weight missing",
        "weightUnit missing",
        "wieght unknown_field",
      ],
    );
  },
);

test("locator: places to drop off and Access Points", options, async () => {
  const { locations } = await both("locate", "locate", {
    address: { country: "US", postalCode: "30005", city: "Alpharetta", state: "GA" },
    most: "5",
    radius: "75",
  });
  assert.ok(
    locations.length === 5 && Number(locations[0].distance) < Number(locations[4].distance),
  );
  const points = await both("locate", "locate", {
    option: "64",
    address: { country: "DE", postalCode: "10785", city: "Berlin" },
    unit: "KM",
    accessPointStatus: "01",
  });
  assert.ok(points.locations.every(({ accessPointId }) => accessPointId.startsWith("U")));
  assert.deepEqual(refused("locate", { address: {} }), ["address.country missing"]);
});

test(
  "pickup: price, order, the same order again, what is to come, calling off",
  options,
  async () => {
    const price = await both("pickup_rate", "pickup.rate", {
      address: ADDRESS,
      when: "sameDay",
      account: "A1B2C3",
      accountCountry: "US",
    });
    assert.ok(Number(price.total) > 0 && price.charges.length === 2 && price.currency === "USD");
    const order = {
      account: "A1B2C3",
      accountCountry: "US",
      address: ADDRESS,
      date: nextMonday(),
      ready: "0900",
      close: "1700",
      rate: true,
      overweight: false,
      reference: "PU 1",
      pieces: [
        { service: "003", quantity: "2", country: "US" },
        { service: "007", quantity: 1, country: "DE", container: "pallet" },
      ],
    };
    const first = await both("pickup_schedule", "pickup.schedule", order);
    assert.ok(first.prn.length === 11 && first.rateStatus === "01" && Number(first.total) > 0);
    assert.equal(
      (await both("pickup_schedule", "pickup.schedule", { ...order, rate: undefined })).prn,
      first.prn,
      "the same place and day is the same pickup",
    );
    const { pickups } = await both("pickup_pending", "pickup.pending", { account: "A1B2C3" });
    assert.deepEqual(
      pickups.map(({ prn, date, reference }) => [prn, date, reference]),
      [[first.prn, order.date, "PU 1"]],
    );
    await both("pickup_cancel", "pickup.cancel", { prn: first.prn });
    assert.equal(
      (await both("pickup_pending", "pickup.pending", { account: "A1B2C3" })).pickups.length,
      0,
    );
    await both("pickup_schedule", "pickup.schedule", order);
    await both("pickup_cancel", "pickup.cancel", { account: "A1B2C3" });
    assert.equal((await host.ledger()).pickups.filter(({ cancelled }) => !cancelled).length, 0);
    assert.deepEqual(refused("pickup.schedule", { ...order, ready: "1700", close: "0900" }), [
      "close close_before_ready",
    ]);
    assert.deepEqual(refused("pickup.schedule", { ...order, pieces: [] }), ["pieces missing"]);
    const smart = await both("pickup_trigger", "pickup.trigger", { account: "a1b2c3" });
    assert.ok(smart.status === "01" && /^\d{4}-\d\d-\d\d$/.test(smart.date));
    const again = await both("pickup_trigger", "pickup.trigger", { account: "A1B2C3" });
    assert.deepEqual([again.prn, again.status, again.date], [smart.prn, "02", smart.date]);
    assert.ok(
      (await both("pickup_trigger", "pickup.trigger", { account: "A1B2C3", when: "futureDay" }))
        .date >= smart.date,
    );
    assert.deepEqual(refused("pickup.trigger", { account: "A1" }), ["account account_form"]);
    assert.deepEqual(refused("pickup.trigger", {}), ["account missing"]);
    assert.deepEqual(refused("pickup.cancel", {}), ["prn prn_or_account"]);
    const past = await call("pickup.schedule", { ...order, date: "2020-01-06" });
    assert.throws(
      past.read,
      ({ upsCode, code, field }) =>
        upsCode === "9560131" && code === "pickup_date_wrong" && field === "date",
    );
  },
);

test("pickup: states of a country, places for freight", options, async () => {
  assert.ok(
    (await both("pickup_divisions", "pickup.divisions", { country: "US" })).divisions.includes(
      "MARYLAND",
    ),
  );
  const { dropOff, pickup } = await both("service_centers", "pickup.serviceCenters", {
    pieces: [{ service: "096", container: "pallet" }],
    to: { city: "Allendale", state: "NJ", postalCode: "07401", country: "US" },
    nearby: true,
  });
  assert.ok(dropOff[0].days[0].open === "0800" && pickup.name.includes("TERMINAL"));
});

test("documents: upload, ship with it, push, remove", options, async () => {
  const file = {
    name: "invoice.pdf",
    format: "pdf",
    type: "invoice",
    content: Buffer.from("%PDF-1.4").toString("base64"),
  };
  const { documentIds } = await both("document_upload", "documents.upload", {
    account: "A1B2C3",
    files: [file, { ...file, name: "list.txt", format: "txt", type: "packingList" }],
  });
  assert.equal(documentIds.length, 2);
  const shipped = await both(
    "ship",
    "ship",
    shipment("US", "CA", { forms: { types: ["07"], documentIds } }),
  );
  const { groupId } = await both("document_push", "documents.push", {
    account: "A1B2C3",
    documentIds,
    shipmentId: shipped.shipmentId,
    shippedAt: "2026-11-22-11.01.07",
    trackingNumbers: [shipped.shipmentId],
  });
  assert.match(groupId, /^20\d\d-/);
  await both("document_remove", "documents.remove", {
    account: "A1B2C3",
    documentId: documentIds[0],
  });
  const gone = await call("documents.remove", { account: "A1B2C3", documentId: documentIds[0] });
  assert.throws(
    gone.read,
    ({ upsCode, code }) => upsCode === "9590022" && code === "document_not_found",
  );
  const stranger = await call("documents.upload", { account: "Z9Y8X7", files: [file] });
  assert.throws(stranger.read, ({ upsCode, kind }) => upsCode === "9590018" && kind === "account");
  assert.deepEqual(
    refused("documents.upload", { account: "A1B2C3", files: [{ ...file, format: "exe" }] }),
    ["files[0].format document_format"],
  );
  assert.deepEqual(refused("documents.upload", { account: "A1B2C3", files: [] }), [
    "files missing",
  ]);
  assert.deepEqual(refused("documents.remove", { account: "A1B2C3", documentId: "a\r\nx: y" }), [
    "documentId not_a_number",
  ]);
});

test("a document of 10 MB goes through, a larger one is refused here", options, async () => {
  const file = (size) => ({
    name: "scan.tif",
    format: "tif",
    type: "other",
    content: Buffer.alloc(size, 7).toString("base64"),
  });
  assert.equal(
    (
      await both("document_upload", "documents.upload", {
        account: "A1B2C3",
        files: [file(10 * 1024 * 1024)],
      })
    ).documentIds.length,
    1,
  );
  assert.deepEqual(
    refused("documents.upload", { account: "A1B2C3", files: [file(10 * 1024 * 1024 + 4)] }),
    ["files[0].content document_too_large"],
  );
});

const IMPORTS = [
  ["recoverLabel", "Shipping", "/labels/{version}/recovery"],
  ["validateAddress", "AddressValidation", "/addressvalidation/{version}/{requestoption}"],
  ["timeInTransit", "TimeInTransit", "/shipments/{version}/transittimes"],
  ["locate", "Locator", "/locations/{version}/search/availabilities/{reqOption}"],
  ["pickup.rate", "Pickup", "/shipments/{version}/pickup/{pickuptype}"],
  ["pickup.schedule", "Pickup", "/pickupcreation/{version}/pickup"],
  ["pickup.trigger", "Pickup", "/pickupcreation/{version}/pickup"],
  ["pickup.serviceCenters", "Pickup", "/pickup/{version}/servicecenterlocations"],
  ["documents.upload", "Paperless", "/paperlessdocuments/{version}/upload"],
  ["documents.push", "Paperless", "/paperlessdocuments/{version}/image"],
];

for (const [operation, file, path] of IMPORTS) {
  test(`${operation}: UPS's published examples come in and go out the same`, options, () => {
    const content = document(file).paths[path].post.requestBody.content["application/json"];
    const values = content.examples
      ? Object.values(content.examples).map(({ value }) => value)
      : [content.example];
    const wanted = values.filter(
      (one) => Boolean(one.PickupTriggerGWNRequest) === (operation === "pickup.trigger"),
    );
    assert.ok(wanted.length > 0);
    for (const value of wanted) {
      const { input, carried } = ops.importRequest(operation, JSON.stringify(value));
      // One example has null where UPS wants text: it is carried.
      assert.ok(
        carried.every((path) => path.endsWith(".RequestOption")),
        String(carried),
      );
      assert.deepEqual(
        plain(JSON.parse(ops.preview(operation, JSON.stringify(input)).body)),
        plain(value),
      );
    }
  });
}

// Last: the sandbox's clock goes on.
test(
  "tracking: pages of a large shipment, proof of what was delivered, steps",
  options,
  async () => {
    const one = shipment("US", "GA").packages[0];
    const { shipmentId } = await both(
      "ship",
      "ship",
      shipment("US", "GA", { packages: Array(60).fill(one) }),
    );
    const first = await both("track_shipment", "track", { shipment: shipmentId });
    assert.deepEqual([first.packages.length, first.more], [50, true]);
    const rest = await both("track_shipment", "track", { shipment: shipmentId, offset: 50 });
    assert.deepEqual([rest.packages.length, rest.more], [10, false]);
    await later(24 * 9);
    const proof = await both("track", "track", {
      number: shipmentId,
      signature: true,
      proofOfDelivery: true,
      milestones: true,
    });
    const [there] = proof.packages;
    assert.ok(
      there.delivered &&
        there.state === "delivered" &&
        there.leftAt === "FRONT DOOR" &&
        there.receivedBy === "SAMPLE",
    );
    assert.equal(new TextDecoder().decode(there.signature.subarray(0, 4)), "GIF8");
    assert.match(new TextDecoder().decode(there.proofOfDelivery), new RegExp(shipmentId));
    assert.equal(there.milestones.length, 2);
    assert.equal(
      (await both("track", "track", { number: shipmentId })).packages[0].signature,
      undefined,
    );
    for (const [wrong, field] of [
      [{ reference: "A", account: "A=1" }, "account account_form"],
      [{ number: shipmentId, locale: "english" }, "locale locale_form"],
      [{ reference: "A", country: "USA" }, "country country_form"],
      [{ shipment: shipmentId, count: "many" }, "count number_form"],
      [{ number: shipmentId, fromdate: "2026-11-01" }, "fromdate unknown_field"],
      [{ reference: "A", fromDate: "yesterday" }, "fromDate date_form"],
    ]) {
      assert.deepEqual(refused("track", wrong), [field]);
    }
  },
);
