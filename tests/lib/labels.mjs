// A page with the label functions of the module, which buys labels of every format.
import { connected } from "../pages/journeys.mjs";
import { visit } from "./browser.mjs";
import { host } from "./stage.mjs";

/** Signs in, and puts `labels`, `ups` and `buy(format, country)` into the page. */
export async function labelPage(browser, options) {
  const { context, page, complaints } = await visit(browser, options);
  await connected(page, host.origin);
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const parcelgate = await init();
    window.labels = parcelgate.labels;
    window.ups = parcelgate.client({ clientId: "sandbox-client", environment: "sandbox" });
    const party = (postalCode, state, country = "US") => ({
      name: "Northwind",
      attention: "Ann",
      phone: "4105550100",
      address: { lines: ["1 Main St"], city: "Town", state, postalCode, country },
    });
    window.shipment = (format = "GIF", country = "US") => ({
      account: "A1B2C3",
      from: party("21093", "MD"),
      to: country === "US" ? party("30005", "GA") : party("10115", "", country),
      packages: [{ weight: { value: "5", unit: "LBS" } }],
      service: country === "US" ? "03" : "07",
      label: { format },
      ...(country === "US" ? {} : { description: "Toys" }),
    });
    window.buy = async (format, country) =>
      (await ups.ship(shipment(format, country))).packages[0].label;
    window.plain = (bytes) => Array.from(bytes);
  });
  return { context, page, complaints };
}

/** The bytes that a page returned as a list. */
export const bytes = (list) => Uint8Array.from(list);
