// Takes pictures of every page, wide and phone, light and dark. Look at them before you call a change to a page done:
//   node tests/shots.mjs FOLDER
// With --docs it also updates the pictures in docs/:
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
  const { batch, carriers, guide, labels, printer, rate, ship, station, track } = on(page);
  const shot = (what) =>
    page.screenshot({
      path: `${folder}/${what}-${name}.png`,
      fullPage: true,
      animations: "disabled",
    });
  await page.goto(`${host.origin}/`);
  await carriers.emptyNote.waitFor();
  await shot("0-empty");
  await connected(page, host.origin, [DEMO, TORONTO, STRAY]);
  await carriers.state(STRAY.number).waitFor();
  await shot("1-carriers");
  await rate.open();
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "151", length: "12", width: "9", height: "" });
  await rate.getRates();
  await rate.summary.first().waitFor();
  await shot("2-rate-refused");
  await rate.fillPackage(0, { weight: "5", length: "12", width: "9", height: "6" });
  await rate.getRates();
  await rate.choose();
  await shot("3-rate");
  await rate.shipWith();
  await ship.form.waitFor();
  await ship.review();
  await ship.buyButton.waitFor();
  await shot("4-ship");
  await ship.buy();
  await ship.waitForLabel();
  await shot("5-shipped");
  await ship.goToLabel();
  await labels.firstPreview.evaluate((image) => image.decode());
  await shot("6-labels");
  await labels.look();
  await labels.largePicture.evaluate((image) => image.decode());
  await printer.toggle();
  await printer.wayField.waitFor();
  await shot("6-look");
  await labels.trackLink().click();
  await track.firstEvent.waitFor();
  await shot("7-track");
  await page.goto(`${host.origin}/#/verify`);
  await guide.heading.waitFor();
  await shot("8-verify");
  const table = [
    "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight",
    "1001,Happy Dog Pet Supply,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100,5",
    "1002,Happy Cat,Bo,124 Main St,Alpharetta,GA,30005,US,7705550100,",
  ].join("\n");
  await page.goto(`${host.origin}/#/batch`);
  await batch.paste(table);
  await shot("9-batch-columns");
  await batch.fillSender(HERE);
  await batch.checkRows();
  await batch.row(2, "wrong").waitFor();
  await shot("9-batch");
  await page.goto(`${host.origin}/#/station`);
  await station.paste(table);
  await station.begin();
  await station.scan("1001");
  await station.buyButton.waitFor();
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
