// Building and reading in Chromium, against plain JavaScript that does the same work: the same
// mapping written by hand, JSON.stringify or JSON.parse, and a schema check by ajv, compiled
// beforehand, as a page that wants to be sure would need. Both sides in one page, in turns; what
// counts is the ratio. Run by `cargo xtask bench`.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { launch, visit } from "../lib/browser.mjs";
import { begin, call, end, host, shipment } from "../lib/contract.mjs";
import { folder, schema } from "../lib/judge.mjs";

if (!folder)
  throw new Error(
    "UPS's OpenAPI documents are not here: set UPS_OPENAPI_DIR (see docs/contract.md)",
  );

/** A check as a function's source, with the one helper that it needs. */
function compiled(operation, side) {
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    code: { source: true, esm: false },
  });
  const code = (standalone.default ?? standalone)(ajv, ajv.compile(schema(operation, side)));
  const length = "function ucs2length(str){let n=0;for(const _ of str)n++;return n}";
  return `(() => { const module = {}; const exports = {}; ${length}; const require = () => ({ default: ucs2length }); ${code}; return module.exports; })()`;
}

await begin();
const package20 = Array.from({ length: 20 }, (_, index) => ({
  ...shipment("US", "GA").packages[0],
  weight: { value: String(index + 1), unit: "LBS" },
}));
const one = { ...shipment("US", "GA"), references: [] };
const many = { ...one, packages: package20 };
const shop = (await call("shop", one)).json;
shop.RateResponse.RatedShipment = Array.from(
  { length: 20 },
  (_, index) => shop.RateResponse.RatedShipment[index % shop.RateResponse.RatedShipment.length],
);
const shipped = (await call("ship", many)).json;

const browser = await launch();
const { page } = await visit(browser);
await page.goto(`${host.origin}/`);
await page.evaluate(
  `window.checks = { shop: ${compiled("rate", "request")}, ship: ${compiled("ship", "request")}, shopAnswer: ${compiled("rate", "answer")}, shipAnswer: ${compiled("ship", "answer")} }`,
);
const dist = fileURLToPath(new URL("../../dist/v", import.meta.url));
const results = await page.evaluate(measure, {
  glue: `/v/${readdirSync(dist)[0]}/parcelgate-web-ops.js`,
  one,
  many,
  shop: JSON.stringify(shop),
  shipped: JSON.stringify(shipped),
});
for (const { name, ours, theirs, bytes } of results) {
  console.log(
    `${name.padEnd(34)} ${String(bytes).padStart(9)} bytes  module ${ours.toFixed(3)} ms  JavaScript ${theirs.toFixed(3)} ms  ratio ${(theirs / ours).toFixed(2)}`,
  );
}
await browser.close();
await end();

/** Runs in the page. */
async function measure({ glue, one, many, shop, shipped }) {
  const ops = await import(glue);
  await ops.default({ module_or_path: new URL(glue.replace(".js", "_bg.wasm"), location.href) });
  const party = ({ name, attention, phone, email, address }, receiver) => ({
    Name: name,
    AttentionName: attention,
    Phone: { Number: phone.replace(/\D/g, "") },
    EMailAddress: email,
    Address: {
      AddressLine: address.lines,
      City: address.city,
      StateProvinceCode: address.state,
      PostalCode: address.postalCode.replace(/[ -]/g, ""),
      CountryCode: address.country,
      ...(receiver && address.residential ? { ResidentialAddressIndicator: "" } : {}),
    },
  });
  const pack =
    (member) =>
    ({ packaging = "02", weight, dimensions }) => ({
      [member]: { Code: packaging },
      Dimensions: {
        UnitOfMeasurement: { Code: "IN", Description: "Inches" },
        Length: dimensions.length,
        Width: dimensions.width,
        Height: dimensions.height,
      },
      PackageWeight: {
        UnitOfMeasurement: { Code: "LBS", Description: "Pounds" },
        Weight: weight.value,
      },
    });
  const charge = (account) => ({
    ShipmentCharge: [{ Type: "01", BillShipper: { AccountNumber: account } }],
  });
  const ratingParty = (one, receiver) =>
    (({ Name, AttentionName, Address }) => ({ Name, AttentionName, Address }))(
      party(one, receiver),
    );
  const sure = (check, value) => {
    if (!check(value)) throw new Error(JSON.stringify(check.errors?.[0]));
    return value;
  };
  const buildShop = ({ account, from, to, packages }) =>
    JSON.stringify(
      sure(checks.shop, {
        RateRequest: {
          Request: { RequestOption: "Shoptimeintransit", SubVersion: "2409" },
          PickupType: { Code: "01" },
          Shipment: {
            Shipper: { ...ratingParty(from), ShipperNumber: account },
            ShipTo: ratingParty(to, true),
            PaymentDetails: charge(account),
            NumOfPieces: String(packages.length),
            Package: packages.map(pack("PackagingType")),
            ShipmentRatingOptions: { NegotiatedRatesIndicator: "" },
            DeliveryTimeInformation: { PackageBillType: "03" },
          },
        },
      }),
    );
  const buildShip = ({ account, from, to, packages, service, description }) =>
    JSON.stringify(
      sure(checks.ship, {
        ShipmentRequest: {
          Request: { RequestOption: "nonvalidate", SubVersion: "2205" },
          Shipment: {
            Description: description,
            Shipper: { ...party(from), ShipperNumber: account },
            ShipTo: party(to, true),
            PaymentInformation: charge(account),
            Service: { Code: service },
            ShipmentRatingOptions: { NegotiatedRatesIndicator: "" },
            Package: packages.map(pack("Packaging")),
          },
          LabelSpecification: { LabelImageFormat: { Code: "GIF" }, HTTPUserAgent: "Mozilla/4.5" },
        },
      }),
    );
  const money = (node) => node && { amount: node.MonetaryValue, currency: node.CurrencyCode };
  const item = ({ Code, Description, MonetaryValue, CurrencyCode, SubType }) => ({
    code: Code,
    description: Description,
    amount: MonetaryValue,
    currency: CurrencyCode,
    subType: SubType,
  });
  const notice = ({ Code, Description }) => ({ code: Code, message: Description });
  const parts = (node) => ({
    base: money(node.BaseServiceCharge),
    transportation: money(node.TransportationCharges),
    options: money(node.ServiceOptionsCharges),
    total: money(node.TotalCharges),
    itemized: node.ItemizedCharges?.map(item),
  });
  const weight = (node) => ({
    billingWeight: node.BillingWeight?.Weight,
    billingWeightUnit: node.BillingWeight?.UnitOfMeasurement.Code,
  });
  const date = (text) => text && `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  const clock = (text) =>
    text && (text.startsWith("23") ? "end_of_day" : `${text.slice(0, 2)}:${text.slice(2, 4)}`);
  const readDelivery = ({ TimeInTransit, GuaranteedDelivery }) => {
    const { EstimatedArrival: at = {}, ...summary } = TimeInTransit?.ServiceSummary ?? {};
    return {
      date: date(at.Arrival?.Date),
      time: clock(at.Arrival?.Time),
      businessDays: at.BusinessDaysInTransit,
      guaranteed: summary.GuaranteedIndicator === "1",
      weekday: at.DayOfWeek,
      pickupDate: date(at.Pickup?.Date),
      pickupTime: clock(at.Pickup?.Time),
      cutoff: clock(at.CustomerCenterCutoff),
      customsDays: at.DelayCount,
      holidays: at.HolidayCount,
      restDays: at.RestDays,
      totalDays: at.TotalTransitDays,
      serviceWords: summary.Service?.Description,
      saturday: summary.SaturdayDelivery,
      billType: TimeInTransit?.PackageBillType,
      laneNote: TimeInTransit?.Disclaimer,
      guaranteedDays: GuaranteedDelivery?.BusinessDaysInTransit,
      guaranteedTime: GuaranteedDelivery?.DeliveryByTime,
    };
  };
  const readShop = (text) =>
    sure(checks.shopAnswer, JSON.parse(text)).RateResponse.RatedShipment.map((rated) => ({
      service: rated.Service.Code,
      charges: { ...parts(rated), negotiated: money(rated.NegotiatedRateCharges?.TotalCharge) },
      negotiatedCharges: rated.NegotiatedRateCharges && {
        total: money(rated.NegotiatedRateCharges.TotalCharge),
        itemized: rated.NegotiatedRateCharges.ItemizedCharges?.map(item),
      },
      ...weight(rated),
      delivery: readDelivery(rated),
      alerts: (rated.RatedShipmentAlert ?? []).map(notice),
      disclaimers: rated.Disclaimer?.map(notice),
      zone: rated.Zone,
      packages: rated.RatedPackage?.map((one) => ({
        ...parts(one),
        ...weight(one),
        weight: one.Weight,
        accessorials: one.Accessorial?.map(notice),
      })),
    }));
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const readShip = (text) => {
    const { ShipmentResults } = sure(checks.shipAnswer, JSON.parse(text)).ShipmentResponse;
    return {
      shipmentId: ShipmentResults.ShipmentIdentificationNumber,
      charges: parts(ShipmentResults.ShipmentCharges),
      ...weight(ShipmentResults),
      packages: ShipmentResults.PackageResults.map(({ TrackingNumber, ShippingLabel }) => ({
        trackingNumber: TrackingNumber,
        label: {
          format: ShippingLabel.ImageFormat.Code,
          bytes: bytes(ShippingLabel.GraphicImage),
          html: bytes(ShippingLabel.HTMLImage),
        },
      })),
    };
  };
  const input = { one: JSON.stringify(one), many: JSON.stringify(many) };
  const raw = { shop: new TextEncoder().encode(shop), shipped: new TextEncoder().encode(shipped) };
  const decoder = new TextDecoder();
  const cases = [
    [
      "build shop, 1 package",
      () => ops.build("shop", JSON.stringify(one)),
      () => buildShop(one),
      input.one.length,
      400,
    ],
    [
      "build ship, 1 package",
      () => ops.build("ship", JSON.stringify(one)),
      () => buildShip(one),
      input.one.length,
      400,
    ],
    [
      "build ship, 20 packages",
      () => ops.build("ship", JSON.stringify(many)),
      () => buildShip(many),
      input.many.length,
      100,
    ],
    [
      "read shop, 20 services",
      () => ops.parse("shop", input.one, 200, "[]", raw.shop),
      () => readShop(decoder.decode(raw.shop)),
      raw.shop.length,
      200,
    ],
    [
      "read ship, 20 packages with labels",
      () => ops.parse("ship", input.many, 200, "[]", raw.shipped),
      () => readShip(decoder.decode(raw.shipped)),
      raw.shipped.length,
      30,
    ],
  ];
  const time = (act, rounds) => {
    const begun = performance.now();
    for (let round = 0; round < rounds; round++) act();
    return (performance.now() - begun) / rounds;
  };
  const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  return cases.map(([name, ours, theirs, size, rounds]) => {
    time(ours, rounds);
    time(theirs, rounds);
    const all = { ours: [], theirs: [] };
    for (let turn = 0; turn < 9; turn++) {
      all.ours.push(time(ours, rounds));
      all.theirs.push(time(theirs, rounds));
    }
    return { name, ours: middle(all.ours), theirs: middle(all.theirs), bytes: size };
  });
}
