import { connectFrame } from "./parcelgate-frame.js";

const iframe = document.querySelector("#shipping");
const said = document.querySelector("#said");
// What happened there is told here; it proves nothing to a server, which asks UPS itself.
iframe.addEventListener(
  "parcelgate-verified",
  ({ detail }) =>
    (said.textContent = `Accounts: ${detail.accounts.map(({ number, state }) => `${number} ${state}`).join(", ")}`),
);
iframe.addEventListener(
  "parcelgate-shipped",
  ({ detail }) => (said.textContent = `Shipped: ${detail.trackingNumbers.join(", ")}`),
);

const frame = await connectFrame(iframe, {
  page: "carriers",
  pages: ["carriers", "rate", "ship", "labels"],
});
document.querySelector("#ship").addEventListener("click", () =>
  frame.open({
    page: "rate",
    shipment: {
      to: {
        name: "Happy Dog Pet Supply",
        attention: "Bo",
        address: {
          lines: ["123 Main St"],
          city: "Alpharetta",
          state: "GA",
          postalCode: "30005",
          country: "US",
        },
        phone: "7705550100",
      },
      packages: [{ packaging: "02", weight: { value: "5" } }],
    },
  }),
);
