// Pictures of every page, wide and phone, light and dark, to be looked at before a change to the page is called done:
//   node tests/shots.mjs FOLDER
// and those that the documents show:
//   node tests/shots.mjs FOLDER --docs
import { copyFileSync, mkdirSync } from "node:fs";
import {
  DEMO,
  HERE,
  STRAY,
  THERE,
  TORONTO,
  connected,
  fillPackage,
  fillParty,
  launch,
  visit,
} from "./lib/browser.mjs";
import { startHost } from "./lib/servers.mjs";

const folder = process.argv[2] ?? "target/shots";
mkdirSync(folder, { recursive: true });
const host = await startHost();
const browser = await launch();
const phone = { viewport: { width: 390, height: 844 } };
const dark = { colorScheme: "dark" };
for (const [name, options] of Object.entries({
  wide: {},
  "wide-dark": dark,
  phone,
  "phone-dark": { ...phone, ...dark },
})) {
  await host.reset();
  const { page, context } = await visit(browser, options);
  const shot = (what) =>
    page.screenshot({
      path: `${folder}/${what}-${name}.png`,
      fullPage: true,
      animations: "disabled",
    });
  await page.goto(`${host.origin}/`);
  await page.getByText("No account yet").waitFor();
  await shot("0-empty");
  await connected(page, host.origin, [DEMO, TORONTO, STRAY]);
  await page.locator(`[data-account="${STRAY.number}"] [data-state]`).waitFor();
  await shot("1-carriers");
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", HERE);
  await fillParty(page, "to", THERE);
  await fillPackage(page, 0, { weight: "151", length: "12", width: "9", height: "" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator(".fix li").first().waitFor();
  await shot("2-rate-refused");
  await fillPackage(page, 0, { weight: "5", length: "12", width: "9", height: "6" });
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator('[data-service="03"]').click();
  await shot("3-rate");
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.locator("parcelgate-ship form").waitFor();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).waitFor();
  await shot("4-ship");
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.locator("[data-done]").waitFor();
  await shot("5-shipped");
  await page.getByRole("link", { name: "Print the label" }).click();
  await page.locator("[data-label] img").evaluate((image) => image.decode());
  await shot("6-labels");
  await page.getByRole("button", { name: /^Look at/ }).click();
  await page.locator(".desk img").evaluate((image) => image.decode());
  await page.getByRole("button", { name: "Thermal printer" }).click();
  await page.getByLabel("Way to the printer").waitFor();
  await shot("6-look");
  await page.locator("[data-label] a.no").click();
  await page.locator("parcelgate-track ol li").first().waitFor();
  await shot("7-track");
  await page.goto(`${host.origin}/#/verify`);
  await page.locator("parcelgate-verify h1").waitFor();
  await shot("8-verify");
  const table =
    "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight\n1001,Happy Dog Pet Supply,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100,5\n1002,Happy Cat,Bo,124 Main St,Alpharetta,GA,30005,US,7705550100,\n";
  await page.goto(`${host.origin}/#/batch`);
  await page.getByLabel("Or paste it here").fill(table);
  await page.getByRole("button", { name: "Go on" }).click();
  await shot("9-batch-columns");
  await fillParty(page, "from", HERE);
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.locator('[data-row="2"][data-state="wrong"]').waitFor();
  await shot("9-batch");
  await page.goto(`${host.origin}/#/station`);
  await page.getByLabel("Or paste it here").fill(table);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for / }).waitFor();
  await shot("9-station");
  await context.close();
}
await browser.close();
await host.stop();
if (process.argv[3] === "--docs") {
  const pictures = new URL("../docs/pictures/", import.meta.url);
  mkdirSync(pictures, { recursive: true });
  for (const [name, picture] of Object.entries({
    carriers: "1-carriers",
    rate: "3-rate",
    labels: "6-labels",
    batch: "9-batch",
    station: "9-station",
    verify: "8-verify",
  }))
    copyFileSync(`${folder}/${picture}-wide.png`, new URL(`${name}.png`, pictures));
}
console.log(`Pictures in ${folder}`);
