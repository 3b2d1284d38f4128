// What shippers do beyond a plain box: each extra is built, allowed by UPS's documents, and taken by the sandbox.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { begin, both, call, end, options, party, shipment } from "../lib/contract.mjs";

before(begin);
after(end);

const base = () => shipment("US", "GA").packages[0];
const domestic = (changes = {}, pack = {}) => ({
  ...shipment("US", "GA"),
  ...changes,
  packages: [{ ...base(), ...pack }],
});
const abroad = (changes = {}, pack = {}) => ({
  ...shipment("US", "DE"),
  ...changes,
  packages: [{ ...shipment("US", "DE").packages[0], ...pack }],
});
const company = {
  company: "Maker",
  taxId: "12-345",
  address: { lines: ["1 Way"], city: "Town", state: "MD", postalCode: "21093", country: "US" },
};
const product = {
  description: ["Dog collars"],
  quantity: 4,
  unit: "PCS",
  value: "15",
  commodityCode: "42010000",
  originCountry: "US",
};
const invoice = {
  types: ["01"],
  invoiceNumber: "I 7",
  invoiceDate: "2026-11-22",
  reason: "SALE",
  currency: "USD",
  terms: "DAP",
  purchaseOrder: "PO 1",
  comments: "Thanks",
  declaration: "True.",
  discount: "1",
  freightCharges: "2",
  insuranceCharges: "3",
  otherCharges: "4",
  otherChargesFor: "Packing",
  products: [product],
};
const soldTo = {
  name: "Buyer",
  attention: "Jo",
  phone: "49305550100",
  address: { lines: ["1 Weg"], city: "Berlin", postalCode: "10785", country: "DE" },
};
const point = {
  name: "Corner Shop",
  attention: "Bo",
  id: "U10000001",
  address: {
    lines: ["2 Main St"],
    city: "Alpharetta",
    state: "GA",
    postalCode: "30005",
    country: "US",
  },
};

const CASES = {
  "cash on delivery": domestic({}, { cod: { amount: "50", currency: "USD", funds: "8" } }),
  "shipper release and verbal words": domestic(
    {},
    { shipperRelease: true, additionalHandling: true, largePackage: true },
  ),
  "a return with a printed label": domestic({ returnService: "9" }, { description: "Shoes" }),
  "a return with an electronic label": domestic(
    { returnService: "8", labelDelivery: { email: "bo@example.com", links: true } },
    { description: "Shoes" },
  ),
  "notices by e-mail": domestic({
    notifications: [
      {
        event: "ship",
        emails: ["bo@example.com", "c@example.com"],
        undeliverable: "a@example.com",
        memo: "On its way",
      },
      { event: "delivery", emails: ["bo@example.com"] },
    ],
  }),
  "delivery to an Access Point": domestic({
    indications: [{ code: "accessPointDelivery" }],
    accessPoint: point,
  }),
  "hold at an Access Point": domestic({
    indications: [{ code: "holdAtAccessPoint", description: "Hold" }],
    accessPoint: point,
  }),
  "dry ice": domestic(
    {},
    { dryIce: { regulations: "CFR", weight: { value: "2", unit: "LBS" }, medicalUse: true } },
  ),
  "lithium batteries": domestic(
    {},
    {
      hazardousGoods: [
        {
          identifier: "1",
          class: "9",
          idNumber: "UN3480",
          mode: "Ground",
          regulations: "CFR",
          emergencyPhone: "4105550100",
          emergencyContact: "Ann",
          packingGroup: "II",
          quantity: "5",
          unit: "kg",
          packagingQuantity: "1",
          packaging: "Fiberboard box",
          packingInstruction: "965",
          name: "Lithium ion batteries",
          level: "LQ",
        },
      ],
    },
  ),
  "simple rate": domestic({}, { simpleRate: "S" }),
  "the receiver pays": domestic({
    payer: { kind: "receiver", account: "US33CC", postalCode: "30005" },
  }),
  "a third party pays, duties too": abroad({
    payer: { kind: "thirdParty", account: "US33CC", postalCode: "30005", country: "US" },
    dutiesPayer: { kind: "thirdParty", account: "US33CC", postalCode: "30005", country: "US" },
  }),
  "the shipper pays duties": abroad({ dutiesPayer: { kind: "shipper" } }),
  "an invoice, and who buys": abroad({ forms: invoice, soldTo }),
  "a packing list": abroad({
    forms: {
      ...invoice,
      types: ["01", "06"],
      products: [{ ...product, packing: [{ package: "1", amount: "4", note: "all" }] }],
    },
    soldTo,
  }),
  "a certificate of origin": abroad({
    forms: {
      ...invoice,
      types: ["01", "03"],
      exportDate: "2026-11-23",
      exportingCarrier: "UPS",
      products: [{ ...product, packageCount: "1", weight: { value: "5", unit: "LBS" } }],
    },
    soldTo,
  }),
  USMCA: {
    ...shipment("US", "CA"),
    forms: {
      ...invoice,
      types: ["01", "04"],
      blanketFrom: "2026-01-01",
      blanketTo: "2026-12-31",
      producer: { ...company, option: "02" },
      products: [{ ...product, netCost: "NO", preference: "A", producerInfo: "Yes" }],
    },
    soldTo: {
      ...soldTo,
      address: {
        lines: ["250 Yonge St"],
        city: "Toronto",
        state: "ON",
        postalCode: "M5B2L7",
        country: "CA",
      },
    },
  },
  "electronic export information": abroad({
    forms: {
      ...invoice,
      types: ["01", "11"],
      exportDate: "2026-11-23",
      exportingCarrier: "UPS",
      inBond: "70",
      pointOfOrigin: "MD",
      pointOfOriginType: "S",
      mode: "Air",
      portOfExport: "Baltimore",
      portOfUnloading: "Berlin",
      related: "N",
      export: {
        code: "1",
        email: "a@example.com",
        shipperFiled: { code: "B", exemption: "30.37(a)" },
      },
      ultimateConsignee: {
        company: "Buyer",
        type: "R",
        address: { lines: ["1 Weg"], city: "Berlin", postalCode: "10785", country: "DE" },
      },
      products: [
        {
          ...product,
          scheduleB: "4201000000",
          scheduleBQuantities: ["4"],
          scheduleBUnits: [{ code: "NO" }],
          exportType: "D",
          totalValue: "60",
          license: { code: "C33", value: "60" },
        },
      ],
    },
    soldTo,
  }),
  "Worldwide Economy": abroad({ service: "17" }),
  "carbon neutral, to the addressee only": domestic({
    options: { carbonNeutral: true, directDeliveryOnly: true },
  }),
  "tax numbers": abroad({
    from: { ...party("US"), taxId: "12-3456789", taxIdType: { code: "IRS", description: "IRS" } },
  }),
  "a message on the label": domestic({
    label: {
      format: "ZPL",
      stock: "4x8",
      instructions: [{ code: "01", description: "Exchange" }],
      characterSet: "eng",
    },
  }),
};

for (const [name, input] of Object.entries(CASES)) {
  test(`shipped: ${name}`, options, () => both("ship", "ship", input));
  // The question before a purchase names the price of the very same shipment.
  test(`rated: ${name}`, options, () => both("rate", "rate", input));
}

const starts = (bytes, text) =>
  assert.equal(new TextDecoder().decode(bytes.subarray(0, text.length)), text);

test(
  "what comes beside the labels: customs forms, the page for cash on delivery, reports for high values, links",
  options,
  async () => {
    const german = await both("ship", "ship", abroad({ forms: invoice, soldTo }));
    assert.equal(german.forms.length, 1);
    starts(german.forms[0].bytes, "%PDF-");
    const again = await both("recover_label", "recoverLabel", {
      trackingNumber: german.shipmentId,
    });
    starts(again.forms[0].bytes, "%PDF-");
    starts(again.labels[0].bytes, "GIF8");
    const cod = await both(
      "ship",
      "ship",
      domestic({}, { cod: { amount: "50", currency: "USD", funds: "8" } }),
    );
    assert.equal(cod.codTurnInPage.format, "HTML");
    starts(cod.codTurnInPage.bytes, "<html>");
    const high = { declaredValue: { amount: "5000", currency: "USD" }, description: "Watches" };
    const forward = await both("ship", "ship", domestic({}, high));
    starts(forward.controlLogs[0].bytes, "<html>");
    const returned = await both(
      "ship",
      "ship",
      domestic(
        { returnService: "8", labelDelivery: { email: "bo@example.com", links: true } },
        high,
      ),
    );
    starts(returned.highValueReport.bytes, "%PDF-");
    const thermal = await both(
      "ship",
      "ship",
      domestic({ label: { format: "ZPL", stock: "4x6" } }, high),
    );
    starts(thermal.controlLogs[0].bytes, "^XA");
    assert.match(returned.labelUrl, /^https:/);
    assert.match(returned.receiptUrl, /^https:/);
    const [plain] = (await both("ship", "ship", domestic())).packages;
    starts(plain.label.html, "<html>");
    assert.deepEqual(Object.keys(plain).sort(), ["label", "trackingNumber"]);
  },
);

test("prices in parts: extras one by one, taxes, each package", options, async () => {
  const { offers } = await both("rate", "shop", domestic({}, { additionalHandling: true }));
  const [offer] = offers;
  assert.ok(
    offer.charges.itemized.every(({ code, amount }) => code && Number(amount) >= 0) &&
      offer.charges.itemized.length > 0,
  );
  assert.equal(offer.packages.length, 1);
  assert.equal(offer.charges.negotiated.amount, offer.negotiatedCharges.total.amount);
});

test(
  "rated: pickup type, classification, charts, third party's prices, Saturday",
  options,
  async () => {
    const { offers } = await both(
      "rate",
      "shop",
      domestic({
        pickupType: "03",
        customerClassification: "04",
        rateChart: true,
        thirdPartyNegotiatedRates: true,
        userLevelDiscount: true,
        ratingMethod: true,
        options: { availableServices: "3" },
      }),
    );
    assert.ok(offers.length >= 5);
    await both("rate", "rate", domestic({ timeInTransit: false }));
    await both(
      "rate",
      "rate",
      abroad({ worldwideEconomy: true, service: "17", masterCarton: true }),
    );
  },
);

test("voids: the whole, one package, several", options, async () => {
  const { shipmentId, packages } = await both("ship", "ship", domestic({}, {}));
  assert.equal(packages.length, 1);
  await both("void", "void", { shipmentId });
  const three = await both("ship", "ship", {
    ...shipment("US", "GA"),
    packages: [base(), base(), base()],
  });
  const [, second, third] = three.packages.map(({ trackingNumber }) => trackingNumber);
  await both("void", "void", { shipmentId: three.shipmentId, trackingNumbers: [second] });
  await both("void", "void", { shipmentId: three.shipmentId, trackingNumbers: [second, third] });
  assert.ok((await call("void", { shipmentId: three.shipmentId })).read().voided);
});

test("a number of UPS's own that nobody published is shown whole", options, async () => {
  const outcome = await call("ship", domestic({}, { references: [{ value: "ERR-987654" }] }));
  assert.throws(
    outcome.read,
    ({ upsCode, code, message }) =>
      upsCode === "987654" && code === "carrier_refused" && message.length > 0,
  );
});
