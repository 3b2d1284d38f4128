// The clerk's loop: scan, weigh, Enter; by keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { fakeUsb } from "../lib/agents.mjs";
import { HERE, connected, fillParty, visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";

stage();

const HEAD = "Order,Company,Contact,Street,City,State,Zip,Country,Phone,Weight";
const row = (order, { name = "Happy Dog Pet Supply", weight = "" } = {}) =>
  [order, name, "Bo", "123 Main St", "Alpharetta", "GA", "30005", "US", "7705550100", weight].join(
    ",",
  );
const clean = async (page) =>
  assert.deepEqual(
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
      id,
      nodes[0].html,
    ]),
    [],
  );
const focused = (page) =>
  page.evaluate(
    () => document.querySelector("parcelgate-station").shadowRoot.activeElement?.dataset.key,
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
  // Nothing is printed here but into a frame's own print().
  await page.addInitScript(() => {
    window.printed = 0;
  });
  await before(page);
  await connected(page, host.origin);
  await page.getByRole("link", { name: "Rate", exact: true }).click();
  await page.getByRole("link", { name: "Scan and pack" }).click();
  await page.getByLabel("A table (CSV)").setInputFiles({
    name: "orders.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([HEAD, ...rows].join("\r\n")),
  });
  await page.getByRole("button", { name: "Begin" }).waitFor();
  await fillParty(page, "from", HERE);
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Order number").waitFor();
  await page.getByText("How this station works").click();
  await page.getByLabel("Labels go").selectOption("none");
  await page.getByLabel("Order number").focus();
  return visited;
}

test("by keyboard alone: scan, weigh, Enter, Enter; the next order waits; a number twice, or unknown, is told", async () => {
  const { context, page, complaints } = await open([row("1001"), row("1002", { weight: "3" })]);
  await clean(page);
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await page.getByText("Alpharetta GA 30005 US").waitFor();
  assert.equal(await focused(page), "weight");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await focused(page), "ship");
  assert.equal(await count("ship"), 0, "nothing is bought before the question");
  await clean(page);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-station").shadowRoot.activeElement?.dataset.key ===
      "order",
  );
  assert.equal(await page.getByLabel("Order number").inputValue(), "");
  // Its weight is in the table: one Enter, one question.
  await page.keyboard.type("1002");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-station").shadowRoot.activeElement?.dataset.key ===
      "order",
  );
  assert.equal(await count("ship"), 1);
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_done"]').waitFor();
  await clean(page);
  await page.getByLabel("Order number").fill("777");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_unknown"]').getByText("There is no order 777.").waitFor();
  assert.equal(await count("ship"), 1);
  // What became of an order outlives a reload.
  await page.reload();
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_done"]').waitFor();
  // In a newer table too.
  await page.getByRole("button", { name: "Another table..." }).click();
  await page.getByRole("button", { name: "Take another table" }).click();
  await page
    .getByLabel("Or paste it here")
    .fill([HEAD, row("1001", { weight: "5" }), row("1003", { weight: "5" })].join("\n"));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_done"]').waitFor();
  // Once more, by hand only; left, it is not armed.
  await page.getByRole("button", { name: "Ship one more for it" }).click();
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_done"]').waitFor();
  assert.equal(await count("ship"), 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("below the amount nothing is asked; above it, the question comes; an amount that is none is refused", async () => {
  const { context, page } = await open([row("1", { weight: "1" }), row("2", { weight: "140" })]);
  const limit = page.getByLabel("Don’t ask below (USD)");
  await limit.fill("many");
  await limit.press("Tab");
  await page.locator(".err", { hasText: "An amount, such as 20 or 20.00" }).waitFor();
  assert.equal(await limit.getAttribute("aria-invalid"), "");
  await limit.fill("25");
  await limit.press("Tab");
  await page.getByLabel("Order number").fill("1");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  assert.equal(await count("ship"), 1);
  await page.getByLabel("Order number").fill("2");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await count("ship"), 1);
  // It stays the station's over a reload.
  await page.reload();
  await page.getByText("How this station works").click();
  assert.equal(await page.getByLabel("Don’t ask below (USD)").inputValue(), "25");
  await context.close();
});

test("the scale's weight fills in once it lies still; too heavy, or gone, is said", async () => {
  const { context, page, complaints } = await open([row("1001"), row("1002", { weight: "30" })], {
    before: (page) => page.addInitScript(fakeScale),
  });
  await page.getByRole("button", { name: "Use a scale" }).click();
  await page.getByText("Fake M25: empty").waitFor();
  assert.equal(await focused(page), "order");
  await page.keyboard.type("1001");
  await page.keyboard.press("Enter");
  await page.getByText("Alpharetta GA 30005 US").waitFor();
  await page.evaluate(() => window.weigh(3, 12, -2, 700));
  await page.getByText("Fake M25: 7.0 lb (moving)").waitFor();
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "");
  await page.evaluate(() => window.weigh(4, 12, -2, 801));
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "8.1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  assert.equal(await count("ship"), 1);
  // The parcel that was just shipped still lies there: its weight is no other's.
  await page.getByLabel("Order number").fill("1002");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "30");
  await page.keyboard.press("Escape");
  // What lies there now counts, not what the table says.
  await page.evaluate(() => {
    window.weigh(2, 12, 0, 0);
    return window.weigh(4, 12, -2, 900);
  });
  await page.getByLabel("Order number").fill("1002");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "9.0");
  // It trembles: the price stands. Something is added: it is for another parcel, and asked for anew before anything is bought.
  await page.evaluate(() => window.weigh(4, 12, -2, 901));
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "9.0");
  await page.evaluate(() => window.weigh(4, 12, -2, 1200));
  assert.equal(await page.getByLabel("Weight (lb)").inputValue(), "12.0");
  await page
    .getByRole("button", { name: /^Ship with .* for \$/ })
    .evaluate((button) => button.click());
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await count("ship"), 1, "not at the price of the lighter one");
  await page.evaluate(() => window.weigh(6, 12, 0, 0));
  await page.locator("[data-scale]").getByText("too heavy for this scale").waitFor();
  await page.evaluate(() => window.unplug());
  await page.locator("[data-scale]").getByText("The scale is gone.").waitFor();
  await clean(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("an order that was taken back can be shipped again; its label goes to the dialog where the station says so", async () => {
  const { context, page } = await open([row("1001", { weight: "5" })]);
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  await page.getByRole("button", { name: "Void it" }).click();
  await page.getByRole("button", { name: "Void this shipment" }).click();
  await page.locator("[data-undo] b").getByText("Voided: do not use its labels.").waitFor();
  await page.getByLabel("Labels go").selectOption("dialog");
  await page.evaluate(() => {
    window.opened = 0;
    const append = document.body.append.bind(document.body);
    new MutationObserver((records) =>
      records.forEach(({ addedNodes }) =>
        addedNodes.forEach((node) => node.tagName === "IFRAME" && window.opened++),
      ),
    ).observe(document.documentElement, { childList: true, subtree: true });
    void append;
  });
  await page.getByLabel("Order number").fill("1001");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  await page.waitForFunction(() => window.opened > 0);
  // The dialog takes the focus; the next scan has it again.
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-station").shadowRoot.activeElement?.dataset.key ===
      "order",
  );
  assert.deepEqual([await count("ship"), await count("void")], [2, 1]);
  await page.reload();
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-station")?.shadowRoot.activeElement?.dataset.key ===
      "order",
  );
  await context.close();
});

test("a portal's own orders: find() gives the shipment, and what it does not know is told", async () => {
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
    // Who sends is the portal's to say once.
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
  await page.getByText("How this station works").click();
  await page.getByLabel("Labels go").selectOption("none");
  for (const [number, code] of [
    ["nobody", "order_unknown"],
    ["broken", "order_lookup_failed"],
    ["half", "invalid_input"],
  ]) {
    await page.getByLabel("Order number").fill(number);
    await page.keyboard.press("Enter");
    await page.locator(`[data-code="${code}"]`).waitFor();
  }
  await page
    .locator("[data-code=invalid_input] p")
    .getByText("Correct the order where it comes from, then scan it again.")
    .waitFor();
  const sender = await page.evaluate(() => {
    const station = document.querySelector("parcelgate-station");
    const { from } = station;
    station.from = { ...from, address: { ...from.address, postalCode: "2" } };
    return from;
  });
  await page.getByLabel("Order number").fill("A-7");
  await page.keyboard.press("Enter");
  await page
    .locator("[data-code=invalid_input] p")
    .getByText("Who sends comes with the order")
    .waitFor();
  assert.equal(
    await page
      .locator("[data-code=invalid_input]")
      .getByRole("link", { name: "Go to Rate" })
      .getAttribute("href"),
    "#/rate",
  );
  await page.evaluate((from) => (document.querySelector("parcelgate-station").from = from), sender);
  await page.getByLabel("Order number").fill("A-7");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  await context.close();
});

test("nothing is bought twice: not by a hand that presses again, not by a second scan, not by Escape, with and without the question", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "1" })]);
  await host.faults([{ operation: "ship", kind: "latency", ms: 900 }]);
  const order = page.getByLabel("Order number");
  await order.fill("1");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  for (const key of ["Enter", "Enter", "Escape"]) await page.keyboard.press(key);
  await order.focus();
  for (const key of ["Enter", "Enter"]) await page.keyboard.press(key);
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  assert.equal(await count("ship"), 1);
  const limit = page.getByLabel("Don’t ask below (USD)");
  await limit.fill("100");
  await limit.press("Tab");
  await order.fill("2");
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(60);
  }
  await page.getByText("0 orders are left.").waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await count("ship"), 2);
  await context.close();
});

test("an answer that was lost is asked for; while UPS does not know, the order is never bought again", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "5" })]);
  const order = page.getByLabel("Order number");
  const buy = async (number) => {
    await order.fill(number);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  };
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  await buy("1");
  await page.getByRole("heading", { name: "Shipped" }).waitFor();
  await host.faults([
    { operation: "ship", kind: "dropped", times: 1 },
    { operation: "recover_label", kind: "lag" },
  ]);
  await buy("2");
  await page.locator("section .fix").first().waitFor();
  // A hand that presses on buys nothing.
  await page.getByLabel("Weight (lb)").focus();
  await page.keyboard.press("Enter");
  await order.fill("2");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_lost"]').waitFor();
  assert.equal(await count("ship"), 2);
  await host.faults([]);
  await clean(page);
  await page.getByRole("link", { name: "Ask UPS on the Ship page" }).click();
  await page.getByRole("button", { name: "Ask UPS" }).click();
  await page.locator("[data-found]").waitFor();
  await page.goto(`${host.origin}/#/station`);
  await order.fill("2");
  await page.keyboard.press("Enter");
  await page.locator('[data-code="order_done"]').waitFor();
  assert.equal(await count("ship"), 2);
  await context.close();
});

test("labels go to the thermal printer of the Labels page, in its language, without a dialog; a printer that is gone is told, and the label is not lost", async () => {
  const { context, page } = await open([row("1", { weight: "5" }), row("2", { weight: "5" })]);
  await page.evaluate(fakeUsb);
  await page.evaluate(async () => {
    const { labels } = await (await import("/parcelgate.js")).init();
    const [printer] = await labels.printers("usb", { choose: true });
    await labels.workstation({ way: "usb", printer, language: "ZPL", dpi: 203 });
  });
  await page.evaluate(() => (location.hash = "#/track"));
  await page.locator("parcelgate-track form").waitFor();
  await page.evaluate(() => (location.hash = "#/station"));
  await page.getByText("How this station works").click();
  await page.getByLabel("Labels go").selectOption({ label: "To ZD421" });
  const buy = async (number) => {
    await page.getByLabel("Order number").fill(number);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
    await page.getByRole("heading", { name: "Shipped" }).waitFor();
  };
  await buy("1");
  await page.waitForFunction(() => window.device.written.length > 0);
  assert.match(
    await page.evaluate(() => String.fromCharCode(...window.device.written[0].bytes.slice(0, 40))),
    /\^XA/,
  );
  await page.evaluate(() => (window.device.chosen = false));
  await buy("2");
  await page.locator('.alert[data-code="printer_gone"]').waitFor();
  await page.evaluate(() => (window.device.chosen = true));
  const before = await page.evaluate(() => window.device.written.length);
  await page.getByRole("button", { name: "Print again: order 2" }).click();
  await page.waitForFunction((count) => window.device.written.length > count, before);
  assert.equal(await page.locator(".alert").count(), 0);
  await context.close();
});

test("a computer that others use keeps neither settings nor columns; a first row that is no heading leaves no address behind", async () => {
  const { context, page } = await open([row("1", { weight: "5" })]);
  const local = () => page.evaluate(() => JSON.stringify(localStorage));
  assert.match(await local(), /parcelgate:columns/);
  assert.match(await local(), /parcelgate:station/);
  await page.getByRole("button", { name: "Another table..." }).click();
  await page.getByRole("button", { name: "Take another table" }).click();
  await page
    .getByLabel("Or paste it here")
    .fill(
      "9,Somebody Private,Jo,9 Secret Lane,Alpharetta,GA,30005,US,7705550100,5\n10,Somebody Else,Jo,10 Secret Lane,Alpharetta,GA,30005,US,7705550100,5",
    );
  await page.getByRole("button", { name: "Go on" }).click();
  for (const [member, at] of [
    ["reference", 0],
    ["name", 1],
    ["line1", 3],
    ["city", 4],
  ])
    await page.locator(`[data-field="map.${member}"]`).selectOption(String(at));
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Order number").waitFor();
  assert.doesNotMatch(await local(), /Secret Lane|Somebody/);
  await page.evaluate(() => {
    localStorage.clear();
    return sessionStorage.setItem("parcelgate:shared", "yes");
  });
  await page.getByLabel("Labels go").selectOption("dialog");
  await page.getByRole("button", { name: "Another table..." }).click();
  await page.getByRole("button", { name: "Take another table" }).click();
  await page.getByLabel("Or paste it here").fill([HEAD, row("1", { weight: "5" })].join("\n"));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  await page.getByLabel("Order number").waitFor();
  assert.equal(await local(), "{}");
  await context.close();
});

test("a copy of the tab knows what this one ships: one order, one label, and what was taken back is open there too", async () => {
  const { context, page } = await open([
    row("1001", { weight: "5" }),
    row("1002", { weight: "5" }),
  ]);
  const [copy] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  const question = (tab) => tab.getByRole("button", { name: /^Ship with .* for \$/ });
  for (const tab of [page, copy]) {
    await tab.getByLabel("Order number").fill("1001");
    await tab.getByLabel("Order number").press("Enter");
    await question(tab).waitFor();
  }
  await host.faults([{ operation: "ship", kind: "latency", ms: 500, times: 1 }]);
  await Promise.all([page, copy].map((tab) => question(tab).click()));
  await Promise.all(
    [page, copy].map((tab) =>
      tab.locator('[data-code="order_done"],h2:text-is("Shipped")').waitFor(),
    ),
  );
  assert.equal((await host.ledger()).shipments.length, 1);
  const first = (await page.locator('[data-code="order_done"]').count()) ? copy : page;
  const second = first === page ? copy : page;
  // An order that the other tab shipped before it was scanned here is known by its number.
  await first.getByLabel("Order number").fill("1002");
  await first.getByLabel("Order number").press("Enter");
  await question(first).click();
  await first.getByText("0 orders are left.").waitFor();
  await second.getByLabel("Order number").fill("1002");
  await second.getByLabel("Order number").press("Enter");
  await second.locator('[data-code="order_done"]').getByText("1Z").waitFor();
  assert.equal((await host.ledger()).shipments.length, 2);
  await first.getByRole("button", { name: "Void it" }).last().click();
  await first.getByRole("button", { name: "Void this shipment" }).click();
  await first.locator("[data-undo] b").getByText("Voided: do not use its labels.").waitFor();
  await second.getByLabel("Order number").fill("1001");
  await second.getByLabel("Order number").press("Enter");
  await question(second).waitFor();
  await context.close();
});

test("two parcels with one number are two orders, after a reload too", async () => {
  const { context, page } = await open([
    row("1001", { weight: "5" }),
    row("1001", { weight: "7" }),
  ]);
  const scan = async () => {
    await page.getByLabel("Order number").fill("1001");
    await page.keyboard.press("Enter");
  };
  await scan();
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  await page.getByText("1 order is left.").waitFor();
  await page.reload();
  await page.getByText("1 order is left.").waitFor();
  await scan();
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).waitFor();
  assert.equal(await page.locator("#weight").inputValue(), "7");
  await page.getByRole("button", { name: /^Ship with .* for \$/ }).click();
  await page.getByText("0 orders are left.").waitFor();
  await page.reload();
  await scan();
  await page.locator('[data-code="order_done"]').waitFor();
  assert.equal(await count("ship"), 2);
  await context.close();
});
