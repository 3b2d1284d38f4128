// Chromium as a person would use it.
import { chromium } from "playwright-core";

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
  });

/** A fresh profile with every uncaught error and console complaint collected. */
export async function visit(browser, options = {}) {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`),
  );
  return { context, page, complaints };
}

export async function addAccount(page, { number, nickname = "", postalCode, country = "US" }) {
  await page
    .getByRole("button", { name: /^Add (account|your first account)$/ })
    .first()
    .click();
  await page.getByLabel("Account number").fill(number);
  await page.getByLabel("Nickname (yours)").fill(nickname);
  await page.getByLabel("Postal code of its pickup address").fill(postalCode);
  await page.getByLabel("Country").selectOption(country);
  await page.getByRole("button", { name: "Keep account" }).click();
  // Kept or refused: a page that goes away before that keeps nothing.
  await page.locator(`[data-account="${number}"], .err:visible`).first().waitFor();
}

/** UPS's two pages. */
export async function signInAtUps(page, user = "demo", password = user) {
  await page.getByLabel("Username").fill(user);
  await page.getByLabel("I agree to the UPS Technology Agreement").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log In" }).click();
}

export const state = (page, number) => page.locator(`[data-account="${number}"] [data-state]`);
export const DEMO = { number: "A1B2C3", nickname: "Main warehouse", postalCode: "21093" };
export const TORONTO = {
  number: "B4C5D6",
  nickname: "Toronto",
  postalCode: "M5V 2T6",
  country: "CA",
};
export const STRAY = { number: "Z9Y8X7", nickname: "Returns", postalCode: "30005" };

/** Signs in and comes back to Carriers with the accounts verified. */
export async function connected(page, origin, accounts = [DEMO], user = "demo") {
  await page.goto(`${origin}/#/carriers`);
  for (const account of accounts) await addAccount(page, account);
  await page.getByRole("button", { name: `Verify ${accounts[0].number}`, exact: true }).click();
  await signInAtUps(page, user);
  await page.waitForURL(/#\/carriers/);
  await page.waitForSelector("html[data-ready]");
}

/** Fills one party of the Rate page. */
export async function fillParty(
  page,
  at,
  {
    name = "",
    attention = "",
    lines = [],
    city = "",
    state = "",
    postalCode = "",
    country = "US",
    phone = "",
  },
) {
  const set = (field, value) => page.locator(`[data-field="${at}.${field}"]`).fill(value);
  await page.locator(`[data-field="${at}.address.country"]`).selectOption(country);
  await set("name", name);
  await set("attention", attention);
  await set("address.lines[0]", lines[0] ?? "");
  await set("address.lines[1]", lines[1] ?? "");
  await set("address.city", city);
  await set("address.state", state);
  await set("address.postalCode", postalCode);
  await set("phone", phone);
}

export async function fillPackage(
  page,
  index,
  { packaging = "02", weight, length = "", width = "", height = "" },
) {
  const at = `packages[${index}]`;
  await page.locator(`[data-field="${at}.packaging"]`).selectOption(packaging);
  await page.locator(`[data-field="${at}.weight.value"]`).fill(weight);
  for (const [side, value] of Object.entries({ length, width, height }))
    await page.locator(`[data-field="${at}.dimensions.${side}"]`).fill(value);
}

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

/** Goes to Rate and fills a shipment in. */
export async function fillShipment(
  page,
  { from = HERE, to = THERE, packages = [{ weight: "5" }] } = {},
) {
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", from);
  await fillParty(page, "to", to);
  for (const [index, one] of packages.entries()) {
    if (index > 0) await page.getByRole("button", { name: "Add a package" }).click();
    await fillPackage(page, index, one);
  }
}

/** From a verified account to a bought label by Ground. */
export async function shipOnce(
  page,
  { service = "03", format = "GIF", description = "", references = [], ...shipment } = {},
) {
  await fillShipment(page, shipment);
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator(`[data-service="${service}"]`).click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.locator("parcelgate-ship form").waitFor();
  for (const [index, value] of references.entries())
    await page.getByLabel(`Reference ${index + 1}`).fill(value);
  if (description) await page.getByLabel("What is inside").fill(description);
  await page.locator('[data-field="label.format"]').selectOption(format);
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("button", { name: /^Ship with .* for / }).click();
}
