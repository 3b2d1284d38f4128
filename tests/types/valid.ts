// What an embedder writes; it must compile under `strict`.
import {
  ParcelgateError,
  early,
  init,
  type Shipment,
  type TrackAnswer,
} from "../../www/src/parcelgate.ts";

const parcelgate = await init({
  language: "de",
  texts: { "carriers.title": "Konten", "errors.network": ["a", "b", "c"] },
});
parcelgate.choose({ language: "fr" });
const ups = parcelgate.client({
  clientId: "id",
  environment: "production",
  redirectUri: "https://shop.example/callback.html",
  proxy: "/ups",
});
const soon = early({ clientId: "id", environment: "cie" });
await soon.begun;
await ups.connect({ mode: "popup" });
await ups.completeConnect();
await ups.accounts.add({ number: "A1B2C3", postalCode: "21093", country: "US" });
const states: string[] = (await ups.accounts.verifyAll()).map(({ state }) => state);
const party = {
  name: "A",
  address: { lines: ["1 Main St"], city: "Town", state: "MD", postalCode: "21093", country: "US" },
};
const shipment: Shipment = {
  account: "A1B2C3",
  from: party,
  to: party,
  packages: [{ weight: { value: 5, unit: "LBS" } }],
  service: "03",
};
const everything: Shipment = {
  ...shipment,
  description: "Books",
  returnService: { code: "9", description: "Print" },
  negotiatedRates: false,
  label: null,
  notifications: [{ event: "ship", emails: ["a@example.com"] }],
  forms: {
    types: ["01"],
    products: [{ description: ["Books"], originCountry: "US", quantity: 2, value: "9.50" }],
    invoiceDate: "2026-11-22",
    reason: "SALE",
    currency: "USD",
  },
  options: { deliveryConfirmation: "signature", saturdayDelivery: true },
  payer: { kind: "thirdParty", account: "B4C5D6", postalCode: "M5V2T6", country: "CA" },
};
const { input, carried } = await ups.importRequest("ship", { ShipmentRequest: { Shipment: {} } });
await ups.buildRequest("ship", input);
const price: string | undefined = (await ups.shop(shipment)).offers[0]?.charges.negotiated?.amount;
const bytes: Uint8Array | undefined = (
  await ups.ship(shipment, { signal: new AbortController().signal })
).packages[0]?.label?.bytes;
const tracked: TrackAnswer = await ups.track("1ZA1B2C30300000021");
await ups.void({ shipmentId: "1ZA1B2C30300000021", trackingNumbers: [] });
await ups.recoverLabel({ reference: "PG1", account: "A1B2C3" });
await ups.validateAddress({ lines: ["1"], city: "T", postalCode: "21093", country: "US" });
const { method } = await ups.buildRequest("rate", shipment);
const days = (
  await ups.timeInTransit({
    from: { country: "US", postalCode: "21093" },
    to: { country: "US", postalCode: "30005" },
  })
).services.map(({ service, date }) => `${service} ${date}`);
const points = (
  await ups.locate({ address: { country: "US", postalCode: "30005" }, option: "64" })
).locations.map(({ accessPointId }) => accessPointId);
const address = {
  company: "A",
  contact: "Ann",
  line: "1 Main St",
  city: "Town",
  state: "MD",
  postalCode: "21093",
  country: "US",
  phone: "4105550100",
};
await ups.pickup.rate({ address, when: "sameDay" });
const { prn } = await ups.pickup.schedule({
  account: "A1B2C3",
  accountCountry: "US",
  address,
  date: "2026-11-24",
  ready: "0900",
  close: "1700",
  pieces: [{ service: "003", quantity: 2, country: "US" }],
});
await ups.pickup.pending("A1B2C3");
await ups.pickup.cancel({ prn });
await ups.pickup.divisions("US");
await ups.pickup.serviceCenters({
  pieces: [{ service: "096", container: "pallet" }],
  to: { country: "US" },
});
const { documentIds } = await ups.documents.upload({
  account: "A1B2C3",
  files: [{ name: "invoice.pdf", format: "pdf", type: "invoice", bytes: new Uint8Array() }],
});
await ups.documents.push({ account: "A1B2C3", documentIds, shipmentId: "1ZA1B2C30300000021" });
await ups.documents.remove({ account: "A1B2C3", documentId: documentIds[0] ?? "" });
try {
  await ups.refresh();
} catch (error) {
  if (error instanceof ParcelgateError && error.retryable)
    console.log(error.code, error.field, (await error.guidance()).next);
}
const batch = await ups.many(
  "track",
  ["1ZA1B2C30300000021", { reference: "PO 42", account: "A1B2C3" }],
  { concurrency: 2, onProgress: ({ done, total }) => console.log(done, total) },
);
const rest = await ups.many("track", batch);
await ups.validateAddress({ city: "Timonium", state: "MD", country: "US" });
await ups.buildRequest("track", "1ZA1B2C30300000021");
await ups.buildRequest("validateAddress", { lines: ["1"], country: "US", urbanization: "X" });
await ups.many("documents.upload", [
  {
    account: "A1B2C3",
    files: [{ name: "a.pdf", format: "pdf", type: "invoice", bytes: new Blob() }],
  },
]);
await ups.many("pickup.cancel", ["PRN"]);
await ups.recoverLabel({ trackingNumber: "1ZA1B2C30300000021", locale: "en_US" });
const beside: object | undefined = input.carriedBeside;
const paper: Uint8Array = await parcelgate.labels.toPdf([{ bytes: new Uint8Array() }], {
  stock: "letter",
  perSheet: 2,
  startAt: 2,
  onProblem: ({ error }) => console.log(error.code),
});
const [printer] = await parcelgate.labels.printers("usb", { choose: true });
const sent = await parcelgate.labels.send(["base64"], { way: "usb", printer, language: "EPL" });
const again = await parcelgate.labels.send(sent, { way: "usb", printer, unsure: "came" });
const tails: string[] = (await parcelgate.labels.preview(new Uint8Array())).pages.map(
  ({ tail }) => tail,
);
const verify = document.createElement("parcelgate-verify");
document.addEventListener("parcelgate-shipped", ({ detail }) => console.log(detail.shipmentId));
document.addEventListener("parcelgate-failed", ({ detail }) => console.log(detail.code));
parcelgate.fail(new Error("the portal's own"));
await init({ pages: { ship: "#/ship", track: "/track?number={number}" } });
const rate = document.createElement("parcelgate-rate");
rate.accounts = ["A1B2C3"];
rate.begin({ to: party });
const chosen: string | null = rate.checkValidity() ? rate.value : rate.validationMessage;
document.createElement("parcelgate-station").from = party;
verify.addEventListener("parcelgate-verified", ({ detail }) =>
  console.log(detail.accounts.map(({ number, state }) => `${number} ${state}`)),
);
document.addEventListener("parcelgate-choose", (event) => event.preventDefault());
document
  .querySelector("parcelgate-ship")
  ?.addEventListener("parcelgate-shipped", ({ detail }) =>
    console.log(detail.reference, detail.packages.length),
  );
document
  .querySelectorAll("parcelgate-labels")
  .forEach(
    (labels) => (labels.printerOptions = { sign: async (hash) => hash, certificate: "..." }),
  );
verify.addEventListener("parcelgate-step", ({ detail: { step } }) => (verify.step = step));
await ups.accounts.change("A1B2C3", { postalCode: "30005" });
await verify.ready;
verify.client = ups;
export { beside, paper, again, tails };
export { rest, bytes, carried, days, points, everything, method, price, states, tracked };
