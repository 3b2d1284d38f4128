// The main journey by redirect in the two other engines, driven by plain WebDriver. WebKitGTK stands in for Safari; it is
// not Safari.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { Builder, By, until } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { assertJudged } from "../lib/judge.mjs";
import { freePort, startHost } from "../lib/servers.mjs";

let host;
before(async () => (host = await startHost()));
after(() => host?.stop());

const started = [];
function start(program, args, env = {}) {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: "ignore", detached: false });
  started.push(child);
  return child;
}
after(() => started.forEach((child) => child.kill("SIGTERM")));

async function inFirefox() {
  const options = new firefox.Options().addArguments("-headless").setBinary("/usr/bin/firefox-esr");
  const port = await freePort();
  start("geckodriver", ["--port", String(port)]);
  await listening(port);
  return new Builder().usingServer(`http://127.0.0.1:${port}`).forBrowser("firefox").setFirefoxOptions(options).build();
}

async function listening(port) {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the driver did not start");
}

async function inWebKit() {
  const display = `:${90 + (process.pid % 100)}`;
  start("Xvfb", [display, "-screen", "0", "1280x900x24"]);
  const port = await freePort();
  start("WebKitWebDriver", [`--port=${port}`], { DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" });
  await listening(port);
  const capabilities = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", args: ["--automation"] },
  };
  return new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
}

/** What a person would do, in terms that every driver knows. */
async function journey(driver) {
  const wait = (what, ms = 20_000) => driver.wait(what, ms);
  const inside = (tag, selector) => driver.executeScript((tag, selector) => document.querySelector(tag)?.shadowRoot?.querySelector(selector) ?? null, tag, selector);
  const find = async (tag, selector) => wait(async () => (await inside(tag, selector)) ?? false);
  // Found and used in one step: between two, the page may have drawn it anew.
  const press = (tag, selector) => wait(() => driver.executeScript((tag, selector) => {
    const node = document.querySelector(tag)?.shadowRoot?.querySelector(selector);
    node?.click();
    return Boolean(node);
  }, tag, selector));
  const fill = (tag, field, value) => wait(() => driver.executeScript((tag, field, value) => {
    const node = document.querySelector(tag)?.shadowRoot?.querySelector(`[data-field="${field}"]`);
    if (!node) return false;
    node.value = value;
    node.dispatchEvent(new Event("input", { bubbles: true }));
    node.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }, tag, field, value));
  const drawn = (tag, selector, width) => wait(() => driver.executeScript((tag, selector, width) =>
    document.querySelector(tag)?.shadowRoot?.querySelector(selector)?.naturalWidth === width, tag, selector, width));

  await driver.get(`${host.origin}/`);
  await press("parcelgate-carriers", '[data-key="first"]');
  await fill("parcelgate-carriers", "number", "A1B2C3");
  await fill("parcelgate-carriers", "postalCode", "21093");
  await press("parcelgate-carriers", "form button.primary");
  await press("parcelgate-carriers", '[data-key="verify-A1B2C3"]');
  const user = await wait(until.elementLocated(By.id("username")));
  await user.sendKeys("demo");
  await driver.findElement(By.id("agree")).click();
  await driver.findElement(By.css("button[type=submit]")).click();
  const password = await wait(until.elementLocated(By.id("password")));
  await password.sendKeys("demo");
  await driver.findElement(By.css("button[type=submit]")).click();
  await find("parcelgate-carriers", '[data-state="verified"]');

  await driver.executeScript(() => (location.hash = "#/rate"));
  for (const [at, name, city, state, postal] of [["from", "Northwind", "Timonium", "MD", "21093"], ["to", "Happy Dog", "Alpharetta", "GA", "30005"]]) {
    await fill("parcelgate-rate", `${at}.name`, name);
    await fill("parcelgate-rate", `${at}.address.lines[0]`, "1 Main St");
    await fill("parcelgate-rate", `${at}.address.city`, city);
    await fill("parcelgate-rate", `${at}.address.state`, state);
    await fill("parcelgate-rate", `${at}.address.postalCode`, postal);
  }
  await fill("parcelgate-rate", "packages[0].weight.value", "5");
  await press("parcelgate-rate", '[data-key="rates"]');
  await press("parcelgate-rate", '[data-service="03"]');
  await press("parcelgate-rate", '[data-key="choose"]');
  await press("parcelgate-ship", '[data-key="review"]');
  await press("parcelgate-ship", '[data-key="confirm"]');
  await find("parcelgate-ship", "[data-done]");
  await driver.executeScript(() => (location.hash = "#/labels"));
  await drawn("parcelgate-labels", ".view img", 800);
  await press("parcelgate-labels", '[data-key="pdf"]');
  await wait(() => driver.executeScript(() => document.querySelector("parcelgate-labels").shadowRoot.querySelector('[role="status"]').textContent === "The PDF is saved"));
  await press("parcelgate-labels", '[data-key^="look-"]');
  await drawn("parcelgate-labels", ".desk img", 800);
  await press("parcelgate-labels", '[data-key^="void-"]');
  await press("parcelgate-labels", '[data-key^="really-"]');
  await find("parcelgate-labels", ".void");
}

/** The module by itself: many calls at once, stopped and taken up again, and UPS's own JSON brought along. */
async function byCode(driver) {
  await driver.manage().setTimeouts({ script: 60_000 });
  return driver.executeAsyncScript((done) => {
    const work = async () => {
      const { init } = await import("/parcelgate.js");
      const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
      const numbers = Array.from({ length: 12 }, (_, index) => (index === 5 ? "??" : `1ZA1B2C3030000${String(index).padStart(4, "0")}`));
      const stop = new AbortController();
      const first = await ups.many("track", numbers, { concurrency: 3, signal: stop.signal, onProgress: ({ done }) => done === 4 && stop.abort() });
      const second = await ups.many("track", first);
      const { input, carried } = await ups.importRequest("ship", { ShipmentRequest: { Shipment: { Service: { Code: "03" }, Novelty: "1" } } });
      return { left: first.some(({ state }) => state === "left"), states: second.map(({ state }) => state), order: second.every(({ input }, index) => input === numbers[index]), service: input.service, carried };
    };
    work().then(done, (error) => done({ error: String(error) }));
  });
}

for (const [name, open] of [["Firefox", inFirefox], ["WebKit", inWebKit]]) {
  test(`verify, rate, ship, label, void in ${name}`, { timeout: 180_000 }, async () => {
    await host.reset();
    const driver = await open();
    try {
      await journey(driver);
      const found = await byCode(driver);
      const states = Array.from({ length: 12 }, (_, index) => (index === 5 ? "failed" : "done"));
      assert.deepEqual(found, { left: true, states, order: true, service: "03", carried: ["$.ShipmentRequest.Shipment.Novelty"] });
    } finally {
      await driver.quit().catch(() => {});
    }
    const { calls, shipments, voids } = await host.ledger();
    assert.equal(shipments.length, 1);
    assert.deepEqual(voids, [shipments[0].id]);
    assert.deepEqual(calls.filter(({ operation }) => operation !== "track").map(({ operation }) => operation), ["validate_client", "token", "rate", "rate", "ship", "void"]);
    // What was under way at the stop was cut off and asked for again.
    assert.ok(calls.filter(({ operation }) => operation === "track").length >= 11);
    await assertJudged(host, 4);
  });
}
