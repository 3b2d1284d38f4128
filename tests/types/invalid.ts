// Every line after a mark must not compile. If one does, tsc reports its mark as unused.
import { ParcelgateError, init } from "../../www/src/sdk/api.ts";

const parcelgate = await init();
const ups = parcelgate.client({ clientId: "id", environment: "production" });
const from = { address: { country: "US" } };
const to = { address: { country: "US" } };
const packages = [{ weight: { value: 1, unit: "LBS" as const } }];

// @ts-expect-error an unknown environment
parcelgate.client({ clientId: "id", environment: "live" });
// @ts-expect-error a client secret, which must not be in a page
parcelgate.client({ clientId: "id", environment: "cie", clientSecret: "s" });
// @ts-expect-error a weight unit that UPS doesn't have
await ups.shop({ account: "A", from, to, packages: [{ weight: { value: 1, unit: "STONE" } }] });
// @ts-expect-error a shipment without packages
await ups.ship({ account: "A", from, to });
// @ts-expect-error an unknown operation
await ups.buildRequest("teleport", {});
await ups.documents.upload({
  account: "A",
  // @ts-expect-error an unknown document type
  files: [{ name: "a", format: "pdf", type: "letter", bytes: new Uint8Array() }],
});
const address = { city: "T", country: "US" };
// @ts-expect-error a pickup without pieces
await ups.pickup.schedule({ address, date: "2026-11-24", ready: "0900", close: "1700" });
// @ts-expect-error an operation without a request body
await ups.importRequest("track", {});
// @ts-expect-error an unknown operation for many
await ups.many("teleport", []);
// @ts-expect-error a place without its country
await ups.timeInTransit({ from: { postalCode: "21093" }, to: { country: "US" } });
// @ts-expect-error a reference without its account
await ups.recoverLabel({ reference: "PG1" });
// @ts-expect-error a misspelt member of a shipment
await ups.ship({ from, to, packages, reciever: {} });
// @ts-expect-error an unknown kind of signature
await ups.ship({ from, to, packages: [], options: { deliveryConfirmation: "signatur" } });
const carriers = document.createElement("parcelgate-carriers");
// @ts-expect-error a member that the event's detail doesn't have
carriers.addEventListener("parcelgate-verified", ({ detail }) => console.log(detail.token));
// @ts-expect-error a member that the detail of a client's event doesn't have
ups.addEventListener("connection-change", ({ detail }) => console.log(detail.token));
// @ts-expect-error a property of another element
document.createElement("parcelgate-track").printerOptions = {};
// @ts-expect-error an unknown language
await init({ language: "it" });
// @ts-expect-error an unknown page
await init({ pages: { cart: "/cart" } });
// @ts-expect-error unknown paper
await parcelgate.labels.toPdf([], { stock: "5x7" });
// @ts-expect-error an unknown printer language
await parcelgate.labels.send([], { way: "usb", language: "CPCL" });

export function isTypo(error: unknown): boolean {
  // @ts-expect-error a misspelt error code
  return error instanceof ParcelgateError && error.code === "popup_blokced";
}
