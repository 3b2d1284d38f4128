// What few shipments need, in the form: each line tried as a person would, judged by what UPS's stand-in was sent.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { HERE, THERE, connected, fillPackage, fillParty, visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";

stage();

const BERLIN = { name: "Hund und Katz", attention: "Jo", lines: ["Kurfürstenstr. 1"], city: "Berlin", postalCode: "10785", country: "DE", phone: "+49305550100" };

/** At the Ship page of a rated shipment. */
async function atShip({ to = THERE, service = "03", from = HERE } = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  await connected(page, host.origin);
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.locator("parcelgate-rate form").waitFor();
  await fillParty(page, "from", from);
  await fillParty(page, "to", to);
  await fillPackage(page, 0, { weight: "5", length: "10", width: "8", height: "6" });
  if (to.country === "DE") await page.locator('[data-field="invoiceTotal.amount"]').fill("60");
  await page.getByRole("button", { name: "Get rates" }).click();
  await page.locator(`[data-service="${service}"]`).click();
  await page.getByRole("button", { name: /^Ship with/ }).click();
  await page.locator("parcelgate-ship form").waitFor();
  const set = (name, value) => page.locator(`[data-field="${name}"]`).fill(value);
  const open = async (name) => {
    const line = page.locator(`[data-extra="${name}"]`);
    if (!(await line.evaluate((node) => node.open))) await line.locator("summary").click();
    return line;
  };
  const buy = async () => {
    await page.getByRole("button", { name: /^Review/ }).click();
    await page.getByRole("button", { name: /^Ship with .* for / }).click();
    await page.locator("[data-done]").waitFor();
    const { calls } = await host.ledger(true);
    return calls.filter(({ operation }) => operation === "ship").at(-1).request.ShipmentRequest.Shipment;
  };
  return { ...visited, set, open, buy };
}

test("e-mails, cash on delivery, declared value, handling: sent as UPS wants them, and priced anew before the question", async () => {
  const { context, page, set, open, buy, complaints } = await atShip();
  await open("mails");
  await set("notifications[0].emails[0]", "bo@example.com");
  await open("cash");
  await set("cod.amount", "25");
  await set("declaredValue.amount", "200");
  await open("handling");
  await page.getByLabel("By hand: odd shape or packaging").check();
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
  const before = await page.locator(".big").first().textContent();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.getByRole("heading", { name: "Buy this label?" }).waitFor();
  assert.notEqual(await page.locator(".big").first().textContent(), before, "extras cost, and the question says so");
  await page.reload();
  await page.locator("parcelgate-ship form").waitFor();
  assert.equal(await page.locator('[data-field="cod.amount"]').inputValue(), "25", "what was typed outlives a reload, and its line is open");
  assert.ok(await page.locator('[data-extra="cash"]').evaluate((node) => node.open));
  const sent = await buy();
  assert.deepEqual(sent.ShipmentServiceOptions?.Notification?.map(({ NotificationCode, EMail }) => [NotificationCode, [EMail.EMailAddress].flat()]), [["6", ["bo@example.com"]], ["8", ["bo@example.com"]]]);
  const [one] = [sent.Package].flat();
  assert.deepEqual([one.PackageServiceOptions.COD.CODAmount.MonetaryValue, one.PackageServiceOptions.DeclaredValue.MonetaryValue, "AdditionalHandlingIndicator" in one], ["25", "200", true]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("wrong extras are marked where they are typed, in lines that open for it", async () => {
  const { context, page, set, open } = await atShip();
  await open("cash");
  await set("cod.amount", "much");
  await page.locator('[data-extra="cash"] summary').click();
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.locator('[data-field="cod.amount"][aria-invalid]').waitFor();
  assert.ok(await page.locator('[data-extra="cash"]').evaluate((node) => node.open));
  await page.getByRole("link", { name: /^To collect, for each package:/ }).click();
  assert.equal(await page.evaluate(() => document.querySelector("parcelgate-ship").shadowRoot.activeElement.dataset.field), "cod.amount");
  await context.close();
});

test("a return label by e-mail asks for the address, and goes out as a return", async () => {
  const { context, page, set, open, buy } = await atShip();
  await page.getByLabel("What is inside").fill("Dog collars");
  await open("returns");
  await page.getByLabel("Kind of return").selectOption("8");
  await page.getByRole("button", { name: /^Review/ }).click();
  await page.locator('[data-field="labelDelivery.email"][aria-invalid]').waitFor();
  await set("labelDelivery.email", "bo@example.com");
  const sent = await buy();
  assert.equal(sent.ReturnService.Code, "8");
  assert.equal([sent.Package].flat()[0].Description, "Dog collars");
  await context.close();
});

test("an Access Point is found near the receiver, chosen by keyboard, kept over a reload, taken back", async () => {
  const { context, page, open, buy, set } = await atShip();
  await open("point");
  await set("receiverEmail", "bo@example.com");
  await page.getByRole("button", { name: "Find Access Points near the receiver" }).click();
  const first = page.locator("[data-points] input[type=radio]").first();
  await first.focus();
  await page.keyboard.press("Space");
  await page.reload();
  await page.locator("[data-points] b").first().waitFor();
  const name = await page.locator("[data-points] b").first().textContent();
  const sent = await buy();
  assert.equal(sent.ShipmentIndicationType[0]?.Code ?? sent.ShipmentIndicationType.Code, "02");
  assert.equal(sent.AlternateDeliveryAddress.Name, name.slice(0, 35));
  assert.equal(sent.ShipTo.EMailAddress ?? sent.ShipTo.EMail, "bo@example.com");
  await context.close();
});

test("customs: an invoice that UPS makes of two lines of goods, and a document of one's own", async () => {
  const { context, page, set, open, buy, complaints } = await atShip({ to: BERLIN, service: "07" });
  await page.getByLabel("What is inside").fill("Dog collars");
  await open("customs");
  await page.getByRole("button", { name: "Add goods" }).click();
  for (const [index, what] of ["Dog collars", "Leads"].entries()) {
    const at = (name) => `forms.products[${index}].${name}`;
    await set(at("description[0]"), what);
    await set(at("quantity"), "4");
    await set(at("value"), "7.50");
    await set(at("commodityCode"), "42010000");
  }
  await set("forms.invoiceNumber", "I 7");
  await page.getByLabel("Incoterm").selectOption("DAP");
  await page.getByLabel("Your own document").setInputFiles({ name: "origin.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4") });
  await page.getByRole("button", { name: "Remove origin.pdf" }).waitFor();
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
  const { InternationalForms: forms } = (await buy()).ShipmentServiceOptions;
  assert.deepEqual([forms.FormType].flat(), ["01", "07"]);
  assert.deepEqual([forms.Product].flat().map(({ Description, Unit: { Number: number, Value } }) => [[Description].flat()[0], number, Value]), [["Dog collars", "4", "7.50"], ["Leads", "4", "7.50"]]);
  assert.equal([forms.UserCreatedForm.DocumentID].flat().length, 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("dry ice goes out with its weight and rules", async () => {
  const { context, set, open, buy } = await atShip({ service: "01" });
  await open("dangerous");
  await set("dryIce.weight.value", "2");
  const [one] = [(await buy()).Package].flat();
  assert.deepEqual([one.PackageServiceOptions.DryIce.DryIceWeight.Weight, one.PackageServiceOptions.DryIce.RegulationSet], ["2", "CFR"]);
  await context.close();
});

test("after the purchase UPS is asked to fetch it: price, yes, number; and not after all", async () => {
  const { context, page, buy, complaints } = await atShip();
  await buy();
  await page.getByText("Have UPS fetch it").click();
  await page.locator('[data-field="ready"]').fill("18:00");
  await page.getByRole("button", { name: "Ask for the price" }).click();
  await page.locator(".fix, [aria-invalid]").first().waitFor();
  await page.locator('[data-field="ready"]').fill("09:00");
  await page.getByRole("button", { name: "Ask for the price" }).click();
  await page.getByRole("button", { name: /^Book the pickup for / }).click();
  await page.locator("[data-prn]").waitFor();
  await page.getByRole("button", { name: "Cancel the pickup" }).click();
  await page.getByText(/^Pickup \w+ is cancelled/).waitFor();
  assert.deepEqual(complaints, ["console: Failed to load resource: the server responded with a status of 400 (Bad Request)"], "the refused times only");
  await context.close();
});
