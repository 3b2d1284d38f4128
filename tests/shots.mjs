// Pictures of every page, wide and phone, light and dark, to be looked at before a change to the page is called done:
//   node tests/shots.mjs FOLDER
// and those that the documents show:
//   node tests/shots.mjs FOLDER --docs
import { copyFileSync, mkdirSync } from "node:fs";
import { launch, visit } from "./lib/browser.mjs";
import { startHost } from "./lib/servers.mjs";
import { on } from "./pages/index.mjs";
import { DEMO, HERE, STRAY, THERE, TORONTO, connected } from "./pages/journeys.mjs";

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
  await on(page).carriers.emptyNote.waitFor();
  await shot("0-empty");
  await connected(page, host.origin, [DEMO, TORONTO, STRAY]);
  await on(page).carriers.state(STRAY.number).waitFor();
  await shot("1-carriers");
  await on(page).rate.open();
  await on(page).rate.fillSender(HERE);
  await on(page).rate.fillReceiver(THERE);
  await on(page).rate.fillPackage(0, { weight: "151", length: "12", width: "9", height: "" });
  await on(page).rate.getRates();
  await on(page).rate.summary.first().waitFor();
  await shot("2-rate-refused");
  await on(page).rate.fillPackage(0, { weight: "5", length: "12", width: "9", height: "6" });
  await on(page).rate.getRates();
  await on(page).rate.choose();
  await shot("3-rate");
  await on(page).rate.shipWith();
  await on(page).ship.form.waitFor();
  await on(page).ship.review();
  await on(page).ship.buyButton.waitFor();
  await shot("4-ship");
  await on(page).ship.buy();
  await on(page).ship.waitForLabel();
  await shot("5-shipped");
  await on(page).ship.goToLabel();
  await on(page).labels.firstPreview.evaluate((image) => image.decode());
  await shot("6-labels");
  await on(page).labels.look();
  await on(page).labels.largePicture.evaluate((image) => image.decode());
  await on(page).printer.toggle();
  await on(page).printer.wayField.waitFor();
  await shot("6-look");
  await on(page).labels.trackLink().click();
  await on(page).track.firstEvent.waitFor();
  await shot("7-track");
  await page.goto(`${host.origin}/#/verify`);
  await on(page).guide.heading.waitFor();
  await shot("8-verify");
  const table =
    "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight\n1001,Happy Dog Pet Supply,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100,5\n1002,Happy Cat,Bo,124 Main St,Alpharetta,GA,30005,US,7705550100,\n";
  await page.goto(`${host.origin}/#/batch`);
  await on(page).batch.paste(table);
  await shot("9-batch-columns");
  await on(page).rate.fillSender(HERE);
  await on(page).batch.checkRows();
  await on(page).batch.row(2, "wrong").waitFor();
  await shot("9-batch");
  await page.goto(`${host.origin}/#/station`);
  await on(page).batch.paste(table);
  await on(page).station.begin();
  await on(page).station.scan("1001");
  await on(page).ship.buyButton.waitFor();
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
