// Each marked line must not compile; if it does, tsc complains about the mark.
import { init } from "../../www/src/parcelgate.ts";

const ups = (await init()).client({ clientId: "id", environment: "production" });
// @ts-expect-error an environment that does not exist
(await init()).client({ clientId: "id", environment: "live" });
// @ts-expect-error a secret has no place in a page
(await init()).client({ clientId: "id", environment: "cie", clientSecret: "s" });
// @ts-expect-error a unit that UPS does not know
await ups.shop({
  account: "A",
  from: { address: { country: "US" } },
  to: { address: { country: "US" } },
  packages: [{ weight: { value: 1, unit: "STONE" } }],
});
// @ts-expect-error no packages
await ups.ship({
  account: "A",
  from: { address: { country: "US" } },
  to: { address: { country: "US" } },
});
// @ts-expect-error an operation that does not exist
await ups.buildRequest("teleport", {});
// @ts-expect-error a document of a kind that UPS does not know
await ups.documents.upload({
  account: "A",
  files: [{ name: "a", format: "pdf", type: "letter", bytes: new Uint8Array() }],
});
// @ts-expect-error a pickup without pieces
await ups.pickup.schedule({
  address: { city: "T", country: "US" },
  date: "2026-11-24",
  ready: "0900",
  close: "1700",
});
// @ts-expect-error an operation that brings no JSON along
await ups.importRequest("track", {});
// @ts-expect-error many of an operation that does not exist
await ups.many("teleport", []);
// @ts-expect-error a place without its country
await ups.timeInTransit({ from: { postalCode: "21093" }, to: { country: "US" } });
// @ts-expect-error a reference alone does not name a label
await ups.recoverLabel({ reference: "PG1" });
// @ts-expect-error a member that a shipment does not have
await ups.ship({
  from: { address: { country: "US" } },
  to: { address: { country: "US" } },
  packages: [{ weight: { value: 1, unit: "LBS" } }],
  reciever: {},
});
// @ts-expect-error a signature that UPS does not know
await ups.ship({
  from: { address: { country: "US" } },
  to: { address: { country: "US" } },
  packages: [],
  options: { deliveryConfirmation: "signatur" },
});
// @ts-expect-error an event's detail that it does not have
document
  .querySelector("parcelgate-carriers")
  ?.addEventListener("parcelgate-verified", ({ detail }) => console.log(detail.token));
// @ts-expect-error a property of another element
document.createElement("parcelgate-track").printerOptions = {};
// @ts-expect-error a language that there is not
await init({ language: "it" });
const parcelgate = await init();
// @ts-expect-error paper that is not known
await parcelgate.labels.toPdf([], { stock: "5x7" });
// @ts-expect-error a language that no printer here speaks
await parcelgate.labels.send([], { way: "usb", language: "CPCL" });
