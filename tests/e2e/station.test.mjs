// The clerk's loop at the packing station: scan, weigh, Enter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fakeUsb } from "../lib/agents.mjs";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { purchaseSent } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { HERE, connected } from "../pages/journeys.mjs";

stage();

const HEAD = "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight";
const row = (order, { name = "Happy Dog Pet Supply", weight = "" } = {}) =>
  [order, name, "Bo", "123 Main St", "Alpharetta", "GA", "30005", "US", "7705550100", weight].join(
    ",",
  );

/** A scale as WebHID shows one; `weigh(state, unit, exponent, weight)` puts something on it. */
function fakeScale() {
  const device = new EventTarget();
  Object.assign(device, {
    productName: "Fake M25",
    opened: false,
    collections: [{ usagePage: 0x8d }],
    open: async () => void (device.opened = true),
    close: async () => void (device.opened = false),
  });
  const hid = new EventTarget();
  let chosen = false;
  Object.assign(hid, {
    getDevices: async () => (chosen ? [device] : []),
    requestDevice: async () => {
      chosen = true;
      return [device];
    },
  });
  Object.defineProperty(navigator, "hid", { value: hid, configurable: true });
  window.weigh = (state, unit, exponent, weight) =>
    device.dispatchEvent(
      Object.assign(new Event("inputreport"), {
        data: new DataView(
          new Uint8Array([state, unit, exponent & 0xff, weight & 0xff, weight >> 8]).buffer,
        ),
      }),
    );
  window.unplug = () => hid.dispatchEvent(Object.assign(new Event("disconnect"), { device }));
}

async function open(rows, { before = () => {} } = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  const { rate, shell, station } = on(page);
  await before(page);
  await connected(page, host.origin);
  await shell.goTo("rate");
  await rate.openStation();
  await station.chooseFile([HEAD, ...rows].join("\r\n"));
  await station.beginButton.waitFor();
  await station.fillSender(HERE);
  await station.begin();
  await station.orderField.waitFor();
  await station.openSettings();
  await station.labelsGoField.selectOption("none");
  await station.orderField.focus();
  return visited;
}

test("the clerk ships by keyboard only, and a known or unknown order is reported", async () => {
  const { context, page, complaints } = await open([row("1001"), row("1002", { weight: "3" })]);
  const { station } = on(page);
  await assertAccessible(page);
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await station.destination("Alpharetta GA 30005 US").waitFor();
  assert.equal(await station.focusedKey(), "weight");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await station.buyButton.waitFor();
  assert.equal(await station.focusedKey(), "ship");
  assert.equal(await count("ship"), 0, "the question comes before the purchase");
  await assertAccessible(page);
  await page.keyboard.press("Enter");
  await station.shippedHeading.waitFor();
  await station.waitForFocus("order");
  assert.equal(await station.orderField.inputValue(), "");
  // The table has the weight: one Enter brings the question.
  await page.keyboard.type("1002");
  await page.keyboard.press("Enter");
  await station.buyButton.waitFor();
  await page.keyboard.press("Escape");
  await station.waitForFocus("order");
  assert.equal(await count("ship"), 1);
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await station.alreadyShipped.waitFor();
  await assertAccessible(page);
  await station.scan("777");
  await station.unknownOrder("777").waitFor();
  assert.equal(await count("ship"), 1);
  // The outcome of an order survives a reload.
  await page.reload();
  await station.scan("1001");
  await station.alreadyShipped.waitFor();
  // It also counts in a newer table.
  await station.takeAnother();
  await station.paste(
    [HEAD, row("1001", { weight: "5" }), row("1003", { weight: "5" })].join("\n"),
  );
  await station.begin();
  await station.scan("1001");
  await station.alreadyShipped.waitFor();
  // One more shipment takes a deliberate press. Escape cancels it.
  await station.shipOneMore();
  await station.buyButton.waitFor();
  await page.keyboard.press("Escape");
  await station.scan("1001");
  await station.alreadyShipped.waitFor();
  assert.equal(await count("ship"), 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the station asks only above the limit, and refuses an invalid limit", async () => {
  const { context, page } = await open([row("1", { weight: "1" }), row("2", { weight: "140" })]);
  const { station } = on(page);
  await station.setLimit("many");
  await station.limitError.waitFor();
  assert.equal(await station.limitField.getAttribute("aria-invalid"), "");
  await station.setLimit("25");
  await station.scan("1");
  await station.shippedHeading.waitFor();
  assert.equal(await count("ship"), 1);
  await station.scan("2");
  await station.buyButton.waitFor();
  assert.equal(await count("ship"), 1);
  // The setting survives a reload.
  await page.reload();
  await station.openSettings();
  assert.equal(await station.limitField.inputValue(), "25");
  await context.close();
});

test("a stable weight from the scale fills in, and the scale's failures are shown", async () => {
  const { context, page, complaints } = await open([row("1001"), row("1002", { weight: "30" })], {
    before: (page) => page.addInitScript(fakeScale),
  });
  const { station } = on(page);
  await station.useScale();
  await station.scaleReading("scaleEmpty").waitFor();
  assert.equal(await station.focusedKey(), "order");
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await station.destination("Alpharetta GA 30005 US").waitFor();
  await page.evaluate(() => window.weigh(3, 12, -2, 700));
  await station.scaleReading("scaleMoving").waitFor();
  assert.equal(await station.weightField.inputValue(), "");
  await page.evaluate(() => window.weigh(4, 12, -2, 801));
  assert.equal(await station.weightField.inputValue(), "8.1");
  await page.keyboard.press("Enter");
  await station.buyButton.waitFor();
  await page.keyboard.press("Enter");
  await station.shippedHeading.waitFor();
  assert.equal(await count("ship"), 1);
  // The shipped parcel is still on the scale. Its weight does not count for the next order.
  await station.scan("1002");
  await station.buyButton.waitFor();
  assert.equal(await station.weightField.inputValue(), "30");
  await page.keyboard.press("Escape");
  // The parcel on the scale counts, not the weight in the table.
  await page.evaluate(() => {
    window.weigh(2, 12, 0, 0);
    return window.weigh(4, 12, -2, 900);
  });
  await station.scan("1002");
  await station.buyButton.waitFor();
  assert.equal(await station.weightField.inputValue(), "9.0");
  // A small change keeps the price. A large one needs a new price before a purchase.
  await page.evaluate(() => window.weigh(4, 12, -2, 901));
  assert.equal(await station.weightField.inputValue(), "9.0");
  await page.evaluate(() => window.weigh(4, 12, -2, 1200));
  assert.equal(await station.weightField.inputValue(), "12.0");
  await station.buyButton.evaluate((button) => button.click());
  await station.buyButton.waitFor();
  assert.equal(await count("ship"), 1, "the old price buys nothing");
  await page.evaluate(() => window.weigh(6, 12, 0, 0));
  await station.scaleProblem("scaleTooHeavy").waitFor();
  await page.evaluate(() => window.unplug());
  await station.scaleProblem("scaleGone").waitFor();
  await assertAccessible(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a voided order can be shipped again", async () => {
  const { context, page } = await open([row("1001", { weight: "5" })]);
  const { station } = on(page);
  await station.scan("1001");
  await station.buy();
  await station.voidLast();
  await station.labelsGoField.selectOption("dialog");
  await page.evaluate(() => {
    window.opened = 0;
    new MutationObserver((records) =>
      records.forEach(({ addedNodes }) =>
        addedNodes.forEach((node) => node.tagName === "IFRAME" && window.opened++),
      ),
    ).observe(document.documentElement, { childList: true, subtree: true });
  });
  await station.scan("1001");
  await station.buy();
  await page.waitForFunction(() => window.opened > 0);
  // The dialog takes the focus, and the next scan gets it back.
  await station.waitForFocus("order");
  assert.deepEqual([await count("ship"), await count("void")], [2, 1]);
  await page.reload();
  await station.waitForFocus("order");
  await context.close();
});

test("find() supplies a portal's orders, and its failures are shown", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  await page.evaluate(async () => {
    const station = document.createElement("parcelgate-station");
    const { define } = await import("/parcelgate.js");
    await define(["parcelgate-station"]);
    station.find = async (number) => {
      if (number === "broken") throw new Error("the portal is down");
      if (number === "half")
        return {
          to: { name: "Nobody's address" },
          packages: [{ weight: { value: "4", unit: "LBS" } }],
        };
      return number === "A-7"
        ? {
            to: {
              name: "Happy Dog Pet Supply",
              attention: "Bo",
              phone: "7705550100",
              address: {
                lines: ["123 Main St"],
                city: "Alpharetta",
                state: "GA",
                postalCode: "30005",
                country: "US",
              },
            },
            packages: [{ packaging: "02", weight: { value: "4", unit: "LBS" } }],
          }
        : null;
    };
    // The portal sets the sender once.
    station.from = {
      name: "Northwind",
      attention: "Ann",
      phone: "4105550100",
      address: {
        lines: ["2311 York Rd"],
        city: "Timonium",
        state: "MD",
        postalCode: "21093",
        country: "US",
      },
    };
    document.querySelector("#main").replaceChildren(station);
    await station.ready;
  });
  const { station: packing } = on(page);
  await packing.openSettings();
  await packing.labelsGoField.selectOption("none");
  for (const [number, code] of [
    ["nobody", "order_unknown"],
    ["broken", "order_lookup_failed"],
    ["half", "invalid_input"],
  ]) {
    await packing.scan(number);
    await packing.problem(code).waitFor();
  }
  await packing.advice("correctOrder").waitFor();
  const sender = await page.evaluate(() => {
    const station = document.querySelector("parcelgate-station");
    const { from } = station;
    station.from = { ...from, address: { ...from.address, postalCode: "2" } };
    return from;
  });
  await packing.scan("A-7");
  await packing.advice("correctSender").waitFor();
  assert.equal(await packing.goToRateLink.getAttribute("href"), "#/rate");
  await page.evaluate((from) => (document.querySelector("parcelgate-station").from = from), sender);
  await packing.scan("A-7");
  await packing.buy();
  await packing.shippedHeading.waitFor();
  await context.close();
});

test("repeated presses and scans buy one label for each order", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "1" })]);
  const { station } = on(page);
  await host.faults([{ operation: "ship", kind: "latency", ms: 900 }]);
  await station.scan("1");
  await station.buyButton.waitFor();
  for (const key of ["Enter", "Enter", "Escape"]) await page.keyboard.press(key);
  await station.orderField.focus();
  for (const key of ["Enter", "Enter"]) await page.keyboard.press(key);
  await station.shippedHeading.waitFor();
  assert.equal(await count("ship"), 1);
  await station.setLimit("100");
  await station.orderField.fill("2");
  const sent = purchaseSent(page);
  for (const key of ["Enter", "Enter"]) await page.keyboard.press(key);
  await sent;
  for (const key of ["Enter", "Enter"]) await page.keyboard.press(key);
  await station.leftNote(0).waitFor();
  // A purchase that those presses had queued would come before the answer to this scan.
  await station.scan("2");
  await station.alreadyShipped.waitFor();
  assert.equal(await count("ship"), 2);
  await context.close();
});

test("a lost order is recovered, and never bought again meanwhile", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "5" })]);
  const { ship, station } = on(page);
  const buy = async (number) => {
    await station.scan(number);
    await station.buy();
  };
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  await buy("1");
  await station.shippedHeading.waitFor();
  await host.faults([
    { operation: "ship", kind: "dropped", times: 1 },
    { operation: "recover_label", kind: "lag" },
  ]);
  await buy("2");
  await station.errors.waitFor();
  // Pressing Enter again buys nothing.
  await station.weightField.focus();
  await page.keyboard.press("Enter");
  await station.scan("2");
  await station.problem("order_lost").waitFor();
  assert.equal(await count("ship"), 2);
  await host.faults([]);
  await assertAccessible(page);
  await station.askOnShipPage();
  await ship.askUps();
  await ship.found.waitFor();
  await page.goto(`${host.origin}/#/station`);
  await station.scan("2");
  await station.alreadyShipped.waitFor();
  assert.equal(await count("ship"), 2);
  await context.close();
});

test("labels go to the thermal printer, and a missing printer loses none", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "5" })]);
  const { station, track } = on(page);
  await page.evaluate(fakeUsb);
  await page.evaluate(async () => {
    const { labels } = await (await import("/parcelgate.js")).init();
    const [printer] = await labels.printers("usb", { choose: true });
    await labels.workstation({ way: "usb", printer, language: "ZPL", dpi: 203 });
  });
  await page.evaluate(() => (location.hash = "#/track"));
  await track.form.waitFor();
  await page.evaluate(() => (location.hash = "#/station"));
  await station.openSettings();
  await station.sendLabelsTo("ZD421");
  const buy = async (number) => {
    await station.scan(number);
    await station.buy();
    await station.shippedHeading.waitFor();
  };
  await buy("1");
  await page.waitForFunction(() => window.device.written.length > 0);
  assert.match(
    await page.evaluate(() => String.fromCharCode(...window.device.written[0].bytes.slice(0, 40))),
    /\^XA/,
  );
  await page.evaluate(() => (window.device.chosen = false));
  await buy("2");
  await station.alert("printer_gone").waitFor();
  await page.evaluate(() => (window.device.chosen = true));
  const before = await page.evaluate(() => window.device.written.length);
  await station.printAgain(2);
  await page.waitForFunction((count) => window.device.written.length > count, before);
  assert.equal(await station.alert().count(), 0);
  await context.close();
});

test("a shared computer keeps no settings, and no device keeps addresses", async () => {
  const { context, page } = await open([row("1", { weight: "5" })]);
  const { station } = on(page);
  const local = () => page.evaluate(() => JSON.stringify(localStorage));
  assert.match(await local(), /parcelgate:columns/);
  assert.match(await local(), /parcelgate:station/);
  await station.takeAnother();
  await station.paste(
    [
      "9,Somebody Private,Jo,9 Secret Lane,Alpharetta,GA,30005,US,7705550100,5",
      "10,Somebody Else,Jo,10 Secret Lane,Alpharetta,GA,30005,US,7705550100,5",
    ].join("\n"),
  );
  for (const [member, at] of [
    ["reference", 0],
    ["name", 1],
    ["line1", 3],
    ["city", 4],
  ])
    await station.column(member).selectOption(String(at));
  await station.begin();
  await station.orderField.waitFor();
  assert.doesNotMatch(await local(), /Secret Lane|Somebody/);
  await page.evaluate(() => {
    localStorage.clear();
    return sessionStorage.setItem("parcelgate:shared", "yes");
  });
  await station.labelsGoField.selectOption("dialog");
  await station.takeAnother();
  await station.paste([HEAD, row("1", { weight: "5" })].join("\n"));
  await station.begin();
  await station.orderField.waitFor();
  assert.equal(await local(), "{}");
  await context.close();
});

test("two tabs ship an order once", async () => {
  const { context, page } = await open([
    row("1001", { weight: "5" }),
    row("1002", { weight: "5" }),
  ]);
  const [copy] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  const question = (tab) => on(tab).station.buyButton;
  for (const tab of [page, copy]) {
    await on(tab).station.scan("1001");
    await question(tab).waitFor();
  }
  await host.faults([{ operation: "ship", kind: "latency", ms: 500, times: 1 }]);
  await Promise.all([page, copy].map((tab) => question(tab).click()));
  await Promise.all([page, copy].map((tab) => on(tab).station.shippedOrKnown.waitFor()));
  assert.equal((await host.ledger()).shipments.length, 1);
  const first = (await on(page).station.alreadyShipped.count()) ? copy : page;
  const second = first === page ? copy : page;
  // This tab knows the order that the other tab shipped.
  await on(first).station.scan("1002");
  await question(first).click();
  await on(first).station.leftNote(0).waitFor();
  await on(second).station.scan("1002");
  await on(second).station.alreadyShipped.getByText("1Z").waitFor();
  assert.equal((await host.ledger()).shipments.length, 2);
  await on(first).station.voidLast();
  await on(second).station.scan("1001");
  await question(second).waitFor();
  await context.close();
});

test("two parcels with one number stay two orders after a reload", async () => {
  const { context, page } = await open([
    row("1001", { weight: "5" }),
    row("1001", { weight: "7" }),
  ]);
  const { station } = on(page);
  await station.scan("1001");
  await station.buy();
  await station.leftNote(1).waitFor();
  await page.reload();
  await station.leftNote(1).waitFor();
  await station.scan("1001");
  await station.buyButton.waitFor();
  assert.equal(await station.weightField.inputValue(), "7");
  await station.buy();
  await station.leftNote(0).waitFor();
  await page.reload();
  await station.scan("1001");
  await station.alreadyShipped.waitFor();
  assert.equal(await count("ship"), 2);
  await context.close();
});
