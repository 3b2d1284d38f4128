// The optional fields of a shipment: filled in as a shipper would, and judged by what the sandbox received.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { HERE, THERE, connected } from "../pages/journeys.mjs";

stage();

const BERLIN = {
  name: "Hund und Katz",
  attention: "Jo",
  lines: ["Kurfürstenstr. 1"],
  city: "Berlin",
  postalCode: "10785",
  country: "DE",
  phone: "+49305550100",
};

/** On the Ship page, with a rated shipment. */
async function atShip({ to = THERE, service = "03", from = HERE } = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  const { rate, ship } = on(page);
  await connected(page, host.origin);
  await rate.open();
  await rate.fillSender(from);
  await rate.fillReceiver(to);
  await rate.fillPackage(0, { weight: "5", length: "10", width: "8", height: "6" });
  if (to.country === "DE") await rate.set("invoiceTotal.amount", "60");
  await rate.getRates();
  await rate.choose(service);
  await rate.shipWith();
  await ship.form.waitFor();
  const set = (name, value) => ship.set(name, value);
  const open = (name) => ship.openExtra(name);
  const buy = async () => {
    await ship.reviewAndBuy();
    await ship.waitForLabel();
    const { calls } = await host.ledger(true);
    return calls.filter(({ operation }) => operation === "ship").at(-1).request.ShipmentRequest
      .Shipment;
  };
  return { ...visited, set, open, buy };
}

test("email, cash on delivery, declared value and handling are sent to UPS, and change the price", async () => {
  const { context, page, set, open, buy, complaints } = await atShip();
  const { ship } = on(page);
  await open("mails");
  await set("notifications[0].emails[0]", "bo@example.com");
  await open("cash");
  await set("cod.amount", "25");
  await set("declaredValue.amount", "200");
  await open("handling");
  await ship.byHandBox.check();
  await assertAccessible(page);
  const before = await ship.total();
  await ship.review();
  await ship.question.waitFor();
  assert.notEqual(await ship.total(), before, "the question shows the price with extras");
  await page.reload();
  await ship.form.waitFor();
  assert.equal(await ship.value("cod.amount"), "25", "a reload keeps the values and the open line");
  assert.ok(await ship.isExtraOpen("cash"));
  const sent = await buy();
  assert.deepEqual(
    sent.ShipmentServiceOptions?.Notification?.map(({ NotificationCode, EMail }) => [
      NotificationCode,
      [EMail.EMailAddress].flat(),
    ]),
    [
      ["6", ["bo@example.com"]],
      ["8", ["bo@example.com"]],
    ],
  );
  const [one] = [sent.Package].flat();
  assert.deepEqual(
    [
      one.PackageServiceOptions.COD.CODAmount.MonetaryValue,
      one.PackageServiceOptions.DeclaredValue.MonetaryValue,
      "AdditionalHandlingIndicator" in one,
    ],
    ["25", "200", true],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("invalid extras are marked at their field, and their line opens", async () => {
  const { context, page, set, open } = await atShip();
  const { ship } = on(page);
  await open("cash");
  await set("cod.amount", "much");
  await ship.toggleExtra("cash");
  await ship.review();
  await ship.invalidField("cod.amount").waitFor();
  assert.ok(await ship.isExtraOpen("cash"));
  await ship.errorLink("collectAmount").click();
  assert.equal(await ship.focusedField(), "cod.amount");
  await context.close();
});

test("an emailed return label requires an address", async () => {
  const { context, page, set, open, buy } = await atShip();
  const { ship } = on(page);
  await ship.contentsField.fill("Dog collars");
  await open("returns");
  await ship.returnKindField.selectOption("8");
  await ship.review();
  await ship.invalidField("labelDelivery.email").waitFor();
  await set("labelDelivery.email", "bo@example.com");
  const sent = await buy();
  assert.equal(sent.ReturnService.Code, "8");
  assert.equal([sent.Package].flat()[0].Description, "Dog collars");
  await context.close();
});

test("an Access Point can be chosen by keyboard, and survives a reload", async () => {
  const { context, page, open, buy, set } = await atShip();
  const { ship } = on(page);
  await open("point");
  await set("receiverEmail", "bo@example.com");
  await ship.findPoints();
  const first = ship.firstPoint;
  await first.focus();
  await page.keyboard.press("Space");
  await page.reload();
  await ship.firstPointName.waitFor();
  const name = await ship.firstPointName.textContent();
  const sent = await buy();
  assert.equal(sent.ShipmentIndicationType[0]?.Code ?? sent.ShipmentIndicationType.Code, "02");
  assert.equal(sent.AlternateDeliveryAddress.Name, name.slice(0, 35));
  assert.equal(sent.ShipTo.EMailAddress ?? sent.ShipTo.EMail, "bo@example.com");
  await context.close();
});

test("customs papers consist of an invoice by UPS and an uploaded document", async () => {
  const { context, page, set, open, buy, complaints } = await atShip({ to: BERLIN, service: "07" });
  const { ship } = on(page);
  await ship.contentsField.fill("Dog collars");
  await open("customs");
  await ship.addGoods();
  for (const [index, what] of ["Dog collars", "Leads"].entries()) {
    const at = (name) => `forms.products[${index}].${name}`;
    await set(at("description[0]"), what);
    await set(at("quantity"), "4");
    await set(at("value"), "7.50");
    await set(at("commodityCode"), "42010000");
  }
  await set("forms.invoiceNumber", "I 7");
  await ship.incotermField.selectOption("DAP");
  const buffer = Buffer.from("%PDF-1.4");
  await ship.addDocument({ name: "origin.pdf", mimeType: "application/pdf", buffer });
  await assertAccessible(page);
  const { InternationalForms: forms } = (await buy()).ShipmentServiceOptions;
  assert.deepEqual([forms.FormType].flat(), ["01", "07"]);
  assert.deepEqual(
    [forms.Product]
      .flat()
      .map(({ Description, Unit: { Number: number, Value } }) => [
        [Description].flat()[0],
        number,
        Value,
      ]),
    [
      ["Dog collars", "4", "7.50"],
      ["Leads", "4", "7.50"],
    ],
  );
  assert.equal([forms.UserCreatedForm.DocumentID].flat().length, 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("dry ice is sent with its weight and regulations", async () => {
  const { context, set, open, buy } = await atShip({ service: "01" });
  await open("dangerous");
  await set("dryIce.weight.value", "2");
  const [one] = [(await buy()).Package].flat();
  assert.deepEqual(
    [
      one.PackageServiceOptions.DryIce.DryIceWeight.Weight,
      one.PackageServiceOptions.DryIce.RegulationSet,
    ],
    ["2", "CFR"],
  );
  await context.close();
});

test("two records of dangerous goods are sent complete", async () => {
  const { context, page, set, open, buy, complaints } = await atShip({ service: "01" });
  const { ship } = on(page);
  await open("dangerous");
  const at = (index, name) => `hazardousGoods[${index}].${name}`;
  const wrong = (name) => ship.invalidField(name).waitFor();
  // A record without a number counts. Dropping it would send dangerous goods undeclared.
  await set(at(0, "class"), "3");
  await ship.review();
  await wrong(at(0, "name"));
  const fill = async (index, values) => {
    for (const [name, value] of Object.entries(values)) await set(at(index, name), value);
  };
  await fill(0, {
    idNumber: "UN1263",
    name: "Paint",
    packingGroup: "II",
    quantity: "2",
    unit: "L",
    packaging: "Metal tin",
    packagingQuantity: "1",
    emergencyPhone: "8005550100",
  });
  await ship.addDangerousGoods();
  await ship.waitForFocusIn(at(1, "idNumber"));
  await fill(1, {
    idNumber: "UN1993",
    class: "3",
    name: "Flammable liquid, n.o.s.",
    technicalName: "Ethanol",
    packingGroup: "III",
    quantity: "1",
    unit: "L",
    packaging: "Glass bottle",
    packagingQuantity: "2",
  });
  await assertAccessible(page);
  await ship.review();
  await wrong("packedHow");
  assert.equal(await ship.errorLink("dangerousGoods", 2).count(), 0);
  await set(at(1, "class"), "");
  await ship.review();
  await ship.errorLink("classMissing").click();
  await page.keyboard.type("3");
  await ship.packedTogetherField.selectOption("allPackedInOne");
  await set("hazardousQValue", "2");
  await ship.review();
  await wrong("hazardousQValue");
  await set("hazardousQValue", "0.8");
  await ship.addDangerousGoods();
  assert.ok(await ship.addDangerousGoodsButton.isDisabled(), "UPS takes three");
  await ship.removeDangerousGoods(3);
  await page.reload();
  await ship.form.waitFor();
  assert.equal(await ship.value(at(1, "technicalName")), "Ethanol");
  const [one] = [(await buy()).Package].flat();
  const records = [one.PackageServiceOptions.HazMat].flat();
  assert.deepEqual(
    records.map(({ IDNumber, ProperShippingName, TechnicalName }) => [
      IDNumber,
      ProperShippingName,
      TechnicalName,
    ]),
    [
      ["UN1263", "Paint", undefined],
      ["UN1993", "Flammable liquid, n.o.s.", "Ethanol"],
    ],
  );
  assert.deepEqual(
    [
      "AllPackedInOneIndicator" in one.HazMatPackageInformation,
      one.HazMatPackageInformation.QValue,
    ],
    [true, "0.8"],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("members without a field can be typed as JSON, and errors are marked there", async () => {
  const { context, page, set, open, buy, complaints } = await atShip();
  const { ship } = on(page);
  await open("further");
  const refused = async (text, error) => {
    await set("further", text);
    await ship.review();
    await ship.furtherError(error).waitFor();
  };
  await refused("{ pickupType", "notAnObject");
  await refused('{ "nonsense": 1 }', "unknownField");
  await refused(
    '{ "packages": [{ "premier": { "category": "09", "instructions": [{ "code": "1234" }] } }] }',
    "atMost3Characters",
  );
  await set("further", '{ "description": "Leads" }');
  await ship.contentsField.fill("Dog collars");
  await ship.review();
  await ship.invalidField("description").waitFor();
  await set(
    "further",
    '{ "pickupType": "06", "options": { "addresseeOnly": true }, "packages": [{ "largePackage": true }] }',
  );
  await assertAccessible(page);
  await page.reload();
  await ship.form.waitFor();
  const sent = await buy();
  const { calls } = await host.ledger(true);
  const rated = calls.filter(({ operation }) => operation === "rate").at(-1).request.RateRequest;
  assert.equal(rated.PickupType.Code, "06", "the price is asked for again");
  assert.ok("LargePackageIndicator" in [sent.Package].flat()[0]);
  assert.ok("DeliverToAddresseeOnlyIndicator" in sent.ShipmentServiceOptions);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Rate sends further details with the prices, and shares them with Ship", async () => {
  const { context, page } = await atShip();
  const { rate, ship } = on(page);
  await ship.backToRates();
  await rate.form.waitFor();
  await rate.openFurtherDetails();
  await rate.set("further", "[]");
  await rate.getRates();
  await rate.furtherError("notAnObject").waitFor();
  await rate.set("further", '{ "customerClassification": "04" }');
  await rate.getRates();
  await rate.choose();
  const { calls } = await host.ledger(true);
  assert.equal(
    calls.filter(({ operation }) => operation === "rate").at(-1).request.RateRequest
      .CustomerClassification.Code,
    "04",
  );
  await rate.shipWith();
  await ship.form.waitFor();
  assert.equal(await ship.value("further"), '{ "customerClassification": "04" }');
  await ship.backToRates();
  await rate.offers.waitFor();
  assert.equal(await rate.value("further"), '{ "customerClassification": "04" }');
  await context.close();
});

test("a pickup can be booked and cancelled after the purchase", async () => {
  const { context, page, buy, complaints } = await atShip();
  const { shell, ship } = on(page);
  await buy();
  await ship.openPickup();
  await ship.set("ready", "18:00");
  await ship.askPickupPrice();
  await ship.pickupProblem.waitFor();
  await ship.set("ready", "09:00");
  await ship.openPickupDetails();
  await ship.pickupField("Point").fill("Dock 2");
  await ship.pickupField("Floor").fill("B1");
  await ship.pickupField("Note").fill("Ring twice");
  await ship.pickupField("Residential").check();
  await assertAccessible(page);
  await ship.askPickupPrice();
  await ship.bookPickup();
  // The page shows the pickup after every change, so that the user can cancel it.
  const { ship: german } = on(page, "de");
  await shell.chooseLanguage("de");
  await german.cancelPickupButton.waitFor();
  assert.equal(await german.pickupPriceButton.count(), 0, "a second pickup is not offered");
  await shell.chooseLanguage("en");
  await page.reload();
  await ship.cancelPickupButton.waitFor();
  const { calls } = await host.ledger(true);
  const { PickupAddress: where, SpecialInstruction: words } = calls.find(
    ({ operation }) => operation === "pickup_schedule",
  ).request.PickupCreationRequest;
  assert.deepEqual(
    [where.PickupPoint, where.Floor, where.ResidentialIndicator, words],
    ["Dock 2", "B1", "Y", "Ring twice"],
  );
  await ship.cancelPickup();
  await page.reload();
  await ship.heading.waitFor();
  assert.equal(await ship.pickupNumber.count(), 0);
  assert.deepEqual(complaints, [], "the page refuses impossible times before it calls UPS");
  await context.close();
});

test("a pickup requires a phone number, and can be cancelled after the shipment is voided", async () => {
  const { context, page, buy } = await atShip({ from: { ...HERE, phone: "" } });
  const { shell, ship } = on(page);
  await buy();
  await ship.openPickup();
  await ship.askPickupPrice();
  await ship.invalidField("address.phone").waitFor();
  assert.equal(await count("pickup_rate"), 0);
  await ship.pickupField("Phone").fill("4105550100");
  await ship.openPickupDetails();
  await ship.pickupField("Email").fill("nonsense");
  await ship.askPickupPrice();
  await ship.invalidField("email").waitFor();
  await ship.pickupField("Email").fill("");
  await shell.chooseLanguage("de");
  await shell.chooseLanguage("en");
  await until(
    async () => (await ship.value("address.phone")) === "4105550100",
    "the phone number after a change of language",
  );
  await ship.askPickupPrice();
  await ship.bookPickup();
  await ship.void();
  await ship.confirmVoid();
  await ship.voidedNote.waitFor();
  assert.ok(await ship.voidedNote.evaluate((note) => note.matches(":focus")));
  await ship.pickupBookedNote.waitFor();
  const { ship: german } = on(page, "de");
  await shell.chooseLanguage("de");
  await german.pickupBookedNote.waitFor();
  assert.equal(await german.voidButton.count(), 0, "a voided shipment cannot be voided again");
  await german.cancelPickup();
  await context.close();
});

test("further details cannot override a field or add a package", async () => {
  const { context, page, set, open, buy } = await atShip();
  const { ship } = on(page);
  await open("handling");
  await ship.thisAddressOnlyBox.check();
  await open("further");
  await set(
    "further",
    '{ "options": { "directDeliveryOnly": false }, "packages": [{}, { "weight": { "value": "3", "unit": "LBS" } }] }',
  );
  await ship.review();
  await ship.invalidField("options.directDeliveryOnly").waitFor();
  await ship.error("atMost1InPackage2").waitFor();
  await ship.set("references[1].value", "MINE");
  await set("further", '{ "references": [{}, { "code": "PO" }], "returnService": "9" }');
  await ship.contentsField.fill("Dog collars");
  await ship.thisAddressOnlyBox.uncheck();
  const sent = await buy();
  const [one] = [sent.Package].flat();
  assert.deepEqual(
    [
      [one.ReferenceNumber]
        .flat()
        .slice(0, 1)
        .map(({ Code, Value }) => [Code, Value]),
      one.Description,
      sent.ReturnService.Code,
    ],
    [[["PO", "MINE"]], "Dog collars", "9"],
  );
  await context.close();
});

test("further details of a package follow it when packages are copied or removed", async () => {
  const { context, page } = await atShip();
  const { rate, ship } = on(page);
  await ship.backToRates();
  await rate.form.waitFor();
  await rate.copyPackage(1);
  await rate.openFurtherDetails();
  await rate.set("further", '{ "pickupType": "06", "packages": [{}, { "largePackage": true }] }');
  await rate.copyPackage(2);
  assert.deepEqual(JSON.parse(await rate.value("further")).packages, [
    {},
    { largePackage: true },
    { largePackage: true },
  ]);
  await rate.removePackage(1);
  await rate.removePackage(1);
  await rate.removePackage(1);
  assert.deepEqual(JSON.parse(await rate.value("further")), { pickupType: "06" });
  await context.close();
});
