// The main journey by redirect in the two other engines, driven by plain WebDriver. WebKitGTK
// stands in for Safari; it is not Safari.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";
import { Builder, By, until } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import { assertJudged } from "../lib/judge.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { wordsOf } from "../pages/words.mjs";

const english = wordsOf("en");
const german = wordsOf("de");

let host;
before(async () => (host = await startHost()));
after(() => host?.stop());

const started = [];
function start(program, args, env = {}) {
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: "ignore",
    detached: false,
  });
  started.push(child);
  return child;
}
after(() => started.forEach((child) => child.kill("SIGTERM")));

async function inFirefox() {
  const options = new firefox.Options().addArguments("-headless").setBinary("/usr/bin/firefox-esr");
  const port = await freePort();
  start("geckodriver", ["--port", String(port)]);
  await listening(port);
  return new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .forBrowser("firefox")
    .setFirefoxOptions(options)
    .build();
}

async function listening(port) {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/status`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the driver did not start");
}

async function inWebKit() {
  const display = `:${90 + (process.pid % 100)}`;
  start("Xvfb", [display, "-screen", "0", "1280x900x24"]);
  const port = await freePort();
  start("WebKitWebDriver", [`--port=${port}`], {
    DISPLAY: display,
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  });
  await listening(port);
  const capabilities = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": {
      binary: "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
      args: ["--automation"],
    },
  };
  return new Builder()
    .usingServer(`http://127.0.0.1:${port}`)
    .withCapabilities(capabilities)
    .build();
}

/** What a user does, in commands that every driver has. */
function handOf(driver) {
  const wait = (what, ms = 20_000) => driver.wait(what, ms);
  const inside = (tag, selector) =>
    driver.executeScript(
      (tag, selector) => document.querySelector(tag)?.shadowRoot?.querySelector(selector) ?? null,
      tag,
      selector,
    );
  const find = async (tag, selector) =>
    wait(() =>
      driver.executeScript(
        (tag, selector) =>
          Boolean(document.querySelector(tag)?.shadowRoot?.querySelector(selector)),
        tag,
        selector,
      ),
    );
  // One step finds and presses the element: between two steps the page may render it again.
  const press = (tag, selector) =>
    wait(() =>
      driver.executeScript(
        (tag, selector) => {
          const node = document.querySelector(tag)?.shadowRoot?.querySelector(selector);
          node?.click();
          return Boolean(node);
        },
        tag,
        selector,
      ),
    );
  const fill = (tag, field, value) =>
    wait(() =>
      driver.executeScript(
        (tag, field, value) => {
          const node = document
            .querySelector(tag)
            ?.shadowRoot?.querySelector(`[data-field="${field}"]`);
          if (!node) return false;
          node.value = value;
          node.dispatchEvent(new Event("input", { bubbles: true }));
          node.dispatchEvent(new Event("change", { bubbles: true }));
          return true;
        },
        tag,
        field,
        value,
      ),
    );
  const drawn = (tag, selector, width) =>
    wait(() =>
      driver.executeScript(
        (tag, selector, width) =>
          document.querySelector(tag)?.shadowRoot?.querySelector(selector)?.naturalWidth === width,
        tag,
        selector,
        width,
      ),
    );
  /** A real click, which a popup needs. */
  const click = (tag, selector) =>
    wait(async () =>
      inside(tag, selector)
        .then(async (node) => {
          await node.click();
          return true;
        })
        .catch(() => false),
    );
  const text = (tag, selector = "h1") =>
    driver.executeScript(
      (tag, selector) =>
        document.querySelector(tag)?.shadowRoot?.querySelector(selector)?.textContent ?? "",
      tag,
      selector,
    );
  /** Signs in on UPS's two pages, in the current window. */
  const signIn = async () => {
    const user = await wait(until.elementLocated(By.id("username")));
    await user.sendKeys("demo");
    await driver.findElement(By.id("agree")).click();
    await driver.findElement(By.css("button[type=submit]")).click();
    const password = await wait(until.elementLocated(By.id("password")));
    await password.sendKeys("demo");
    await driver.findElement(By.css("button[type=submit]")).click();
  };
  const addAccount = async (tag) => {
    await fill(tag, "number", "A1B2C3");
    await fill(tag, "postalCode", "21093");
    await press(tag, "form button.primary");
  };
  return { wait, find, press, fill, drawn, click, text, signIn, addAccount };
}

/** The main journey. */
async function journey(driver) {
  const { wait, find, press, fill, drawn, text, signIn, addAccount } = handOf(driver);
  await driver.get(`${host.origin}/`);
  await press("parcelgate-carriers", '[data-key="first"]');
  await addAccount("parcelgate-carriers");
  await press("parcelgate-carriers", '[data-key="verify-A1B2C3"]');
  await signIn();
  await find("parcelgate-carriers", '[data-state="verified"]');

  await driver.executeScript(() => (location.hash = "#/rate"));
  for (const [at, name, city, state, postal] of [
    ["from", "Northwind", "Timonium", "MD", "21093"],
    ["to", "Happy Dog", "Alpharetta", "GA", "30005"],
  ]) {
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
  await wait(
    async () => (await text("parcelgate-labels", '[role="status"]')) === english.labels.pdfSaved,
  );
  await press("parcelgate-labels", '[data-key^="look-"]');
  await drawn("parcelgate-labels", ".desk img", 800);
  await press("parcelgate-labels", '[data-key^="void-"]');
  await press("parcelgate-labels", '[data-key^="really-"]');
  await find("parcelgate-labels", ".void");
}

/**
 * The guided page by a window of its own, in German; a table; the packing station, which says what
 * this engine lacks.
 */
async function guided(driver) {
  const { wait, find, press, fill, click, text, signIn, addAccount } = handOf(driver);
  await driver.get(`${host.origin}/#/carriers`);
  await press("parcelgate-carriers", '[data-key="first"]');
  await addAccount("parcelgate-carriers");
  await find("parcelgate-carriers", '[data-account="A1B2C3"]');
  await press("parcelgate-carriers", "#popup");
  const own = await driver.getWindowHandle();
  await click("parcelgate-carriers", '[data-key="verify-A1B2C3"]');
  const other = await wait(
    async () => (await driver.getAllWindowHandles()).find((handle) => handle !== own) ?? false,
  );
  await driver.switchTo().window(other);
  await signIn();
  await driver.switchTo().window(own);
  await find("parcelgate-carriers", '[data-state="verified"]');
  await driver.findElement(By.css("#language option[value=de]")).click();
  await wait(async () =>
    (await text("parcelgate-carriers", '[data-state="verified"]')).includes(
      german.carriers.verified,
    ),
  );
  await driver.executeScript(() => (location.hash = "#/verify"));
  await find("parcelgate-verify", "h1");
  await driver.executeScript(() => (location.hash = "#/batch"));
  await find("parcelgate-batch", "#text");
  await driver.executeScript((rows) => {
    document.querySelector("parcelgate-batch").shadowRoot.querySelector("#text").value = rows;
  }, "order,name,contact,street,city,state,zip,country,phone,weight\n1,Happy Dog,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100,5\n2,Happy Cat,Bo,124 Main St,Alpharetta,GA,30005,US,7705550100,\n");
  await press("parcelgate-batch", "section button.primary");
  for (const [field, value] of [
    ["from.name", "Northwind"],
    ["from.attention", "Ann"],
    ["from.phone", "4105550100"],
    ["from.address.lines[0]", "1 Main St"],
    ["from.address.city", "Timonium"],
    ["from.address.state", "MD"],
    ["from.address.postalCode", "21093"],
  ])
    await fill("parcelgate-batch", field, value);
  await press("parcelgate-batch", "form button.primary");
  await find("parcelgate-batch", '[data-row="2"][data-state="wrong"]');
  await press("parcelgate-batch", '[data-key="rateAll"]');
  await press("parcelgate-batch", '[data-key="review"]');
  await press("parcelgate-batch", '[data-key="buy"]');
  await find("parcelgate-batch", '[data-row="1"][data-state="bought"]');
  await driver.executeScript(() => (location.hash = "#/labels"));
  await press("parcelgate-labels", '[data-key="printer"]');
  await find("parcelgate-labels", '[data-key="printer-choose"]');
  await press("parcelgate-labels", '[data-key="printer-choose"]');
  await wait(async () =>
    (await text("parcelgate-labels", ".printer")).includes(german.printer.noWay),
  );
  await driver.executeScript(() => (location.hash = "#/station"));
  await find("parcelgate-station", "#text");
  await driver.executeScript((rows) => {
    document.querySelector("parcelgate-station").shadowRoot.querySelector("#text").value = rows;
  }, "order,name,contact,street,city,state,zip,country,phone\n7,Happy Dog,Bo,123 Main St,Alpharetta,GA,30005,US,7705550100\n");
  await press("parcelgate-station", "section button.primary");
  await press("parcelgate-station", "form button.primary");
  await wait(async () =>
    (await text("parcelgate-station", "[data-scale]")).includes(german.station.noScale),
  );
}

/** The module alone: many calls, cancelled and continued, and an import of UPS's own JSON. */
async function byCode(driver) {
  await driver.manage().setTimeouts({ script: 60_000 });
  return driver.executeAsyncScript((done) => {
    const work = async () => {
      const { init } = await import("/parcelgate.js");
      const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
      const numbers = Array.from({ length: 12 }, (_, index) =>
        index === 5 ? "??" : `1ZA1B2C3030000${String(index).padStart(4, "0")}`,
      );
      const stop = new AbortController();
      const first = await ups.many("track", numbers, {
        concurrency: 3,
        signal: stop.signal,
        onProgress: ({ done }) => done === 4 && stop.abort(),
      });
      const second = await ups.many("track", first);
      const { input, carried } = await ups.importRequest("ship", {
        ShipmentRequest: { Shipment: { Service: { Code: "03" }, Novelty: "1" } },
      });
      return {
        left: first.some(({ state }) => state === "left"),
        states: second.map(({ state }) => state),
        order: second.every(({ input }, index) => input === numbers[index]),
        service: input.service,
        carried,
      };
    };
    work().then(done, (error) => done({ error: String(error) }));
  });
}

for (const [name, open] of [
  ["Firefox", inFirefox],
  ["WebKit", inWebKit],
]) {
  test(`verify, rate, ship, label, void in ${name}`, { timeout: 180_000 }, async () => {
    await host.reset();
    const driver = await open();
    try {
      await journey(driver);
      const found = await byCode(driver);
      const states = Array.from({ length: 12 }, (_, index) => (index === 5 ? "failed" : "done"));
      assert.deepEqual(found, {
        left: true,
        states,
        order: true,
        service: "03",
        carried: ["$.ShipmentRequest.Shipment.Novelty"],
      });
    } finally {
      await driver.quit().catch(() => {});
    }
    const { calls, shipments, voids } = await host.ledger();
    assert.equal(shipments.length, 1);
    assert.deepEqual(voids, [shipments[0].id]);
    assert.deepEqual(
      calls.filter(({ operation }) => operation !== "track").map(({ operation }) => operation),
      ["validate_client", "token", "rate", "rate", "ship", "void"],
    );
    // The calls that were under way when it stopped were made again.
    assert.ok(calls.filter(({ operation }) => operation === "track").length >= 11);
    await assertJudged(host, 4);
  });
}

for (const [name, open] of [
  ["Firefox", inFirefox],
  ["WebKit", inWebKit],
]) {
  test(`sign-in window, German, batch and station in ${name}`, { timeout: 180_000 }, async () => {
    await host.reset();
    const driver = await open();
    try {
      await guided(driver);
    } finally {
      await driver.quit().catch(() => {});
    }
    const { shipments } = await host.ledger();
    assert.equal(shipments.length, 1);
    await assertJudged(host, 3);
  });
}
