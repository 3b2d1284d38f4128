// Journeys over several pages, which most tests begin with.
import { on } from "./index.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./shipment-form.mjs").Party} Party */
/** @typedef {import("./shipment-form.mjs").Package} Package */
/** @typedef {{ from?: Party, to?: Party, packages?: Package[] }} Shipment */
/** @typedef {Shipment & { service?: string }} ChosenShipment */
/** @typedef {ChosenShipment & { format?: string, description?: string, references?: string[] }} Order */

export const DEMO = { number: "A1B2C3", nickname: "Main warehouse", postalCode: "21093" };
export const TORONTO = {
  number: "B4C5D6",
  nickname: "Toronto",
  postalCode: "M5V 2T6",
  country: "CA",
};
/** An account that is not on the profile of the user "demo". */
export const STRAY = { number: "Z9Y8X7", nickname: "Returns", postalCode: "30005" };

export const HERE = {
  name: "Northwind",
  attention: "Ann",
  lines: ["2311 York Rd"],
  city: "Timonium",
  state: "MD",
  postalCode: "21093",
  phone: "4105550100",
};
export const THERE = {
  name: "Happy Dog Pet Supply",
  attention: "Bo",
  lines: ["123 Main St"],
  city: "Alpharetta",
  state: "GA",
  postalCode: "30005",
  phone: "7705550100",
};

/**
 * Adds accounts, signs in, and comes back to Carriers with the accounts verified.
 * @param {Page} page
 * @param {string} origin
 * @param {import("./account-form.mjs").Account[]} [accounts]
 * @param {string} [user]
 * @returns {Promise<void>}
 */
export async function connected(page, origin, accounts = [DEMO], user = "demo") {
  const { carriers, shell, signIn } = on(page);
  await page.goto(`${origin}/#/carriers`);
  for (const account of accounts) await carriers.addAccount(account);
  await carriers.verify(accounts[0].number);
  await signIn.signIn(user);
  await page.waitForURL(/#\/carriers/);
  await shell.ready();
}

/**
 * Opens Rate and fills in a shipment.
 * @param {Page} page
 * @param {Shipment} [shipment]
 * @returns {Promise<void>}
 */
export async function fillShipment(
  page,
  { from = HERE, to = THERE, packages = [{ weight: "5" }] } = {},
) {
  const { rate } = on(page);
  await rate.open();
  await rate.fillSender(from);
  await rate.fillReceiver(to);
  for (const [index, box] of packages.entries()) {
    if (index > 0) await rate.addPackage();
    await rate.fillPackage(index, box);
  }
}

/**
 * Fills in a shipment, gets prices, and takes a service to the Ship page.
 * @param {Page} page
 * @param {ChosenShipment} [shipment]
 * @returns {Promise<void>}
 */
export async function chooseService(page, { service = "03", ...shipment } = {}) {
  const { rate, ship } = on(page);
  await fillShipment(page, shipment);
  await rate.getRates();
  await rate.choose(service);
  await rate.shipWith();
  await ship.form.waitFor();
}

/**
 * Goes from a verified account to a confirmed purchase, without waiting for its outcome.
 * @param {Page} page
 * @param {Order} [order]
 * @returns {Promise<void>}
 */
export async function shipOnce(
  page,
  { format = "GIF", description = "", references = [], ...shipment } = {},
) {
  const { ship } = on(page);
  await chooseService(page, shipment);
  for (const [index, value] of references.entries())
    await ship.referenceField(index + 1).fill(value);
  if (description) await ship.contentsField.fill(description);
  await ship.formatField.selectOption(format);
  await ship.reviewAndBuy();
}
