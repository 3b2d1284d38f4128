// The page objects of one browser page: `const { rate, ship } = on(page)`.
import { BatchPage } from "./batch.mjs";
import { CarriersPage } from "./carriers.mjs";
import { LabelsPage } from "./labels.mjs";
import { PrinterPanel } from "./printer-panel.mjs";
import { PortalSample } from "./portal-sample.mjs";
import { RatePage } from "./rate.mjs";
import { Shell } from "./shell.mjs";
import { ShipPage } from "./ship.mjs";
import { StationPage } from "./station.mjs";
import { TrackPage } from "./track.mjs";
import { UpsSignIn } from "./ups-sign-in.mjs";
import { VerifyGuide } from "./verify-guide.mjs";
import { wordsOf } from "./words.mjs";

export { opened } from "./account-form.mjs";

/**
 * Every page object for a page, a frame or a frame's locator.
 * @param {import("./part.mjs").Root} root
 * @param {"en" | "de" | "fr" | "es"} [language] The language that the page shows.
 */
export function on(root, language = "en") {
  const words = wordsOf(language);
  return {
    batch: new BatchPage(root, words),
    carriers: new CarriersPage(root, words),
    guide: new VerifyGuide(root, words),
    labels: new LabelsPage(root, words),
    portal: new PortalSample(root, words),
    printer: new PrinterPanel(root, words),
    rate: new RatePage(root, words),
    shell: new Shell(root, words),
    ship: new ShipPage(root, words),
    signIn: new UpsSignIn(root, words),
    station: new StationPage(root, words),
    track: new TrackPage(root, words),
  };
}
