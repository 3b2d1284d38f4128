// Elements on a portal's page: events can be cancelled, elements share one client, and they change
// nothing outside themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, THERE, TORONTO, connected, fillShipment } from "../pages/journeys.mjs";

stage();

test("a cancelled event leaves the work to the portal", async () => {
  const { context, page, complaints } = await visit(browser);
  const { rate, ship } = on(page);
  await connected(page, host.origin);
  const rated = await count("rate");
  await page.evaluate(() => {
    globalThis.held = new Set([
      "parcelgate-rate-submit",
      "parcelgate-choose",
      "parcelgate-ship-submit",
    ]);
    globalThis.heard = [];
    for (const name of globalThis.held) {
      document.addEventListener(name, (event) => {
        globalThis.heard.push([
          name,
          Object.keys(event.detail).join(" "),
          event.cancelable,
          event.composed,
        ]);
        if (globalThis.held.has(name)) event.preventDefault();
      });
    }
  });
  await fillShipment(page);
  await rate.getRates();
  await page.waitForFunction(() => globalThis.heard.length === 1);
  assert.equal(await count("rate"), rated, "a cancelled event calls nothing");
  const release = (name) => page.evaluate((held) => globalThis.held.delete(held), name);
  await release("parcelgate-rate-submit");
  await rate.getRates();
  await rate.choose();
  assert.equal(await count("rate"), rated + 1);
  await rate.shipWith();
  assert.ok(page.url().endsWith("#/rate"), "the portal does the rest");
  await release("parcelgate-choose");
  await rate.shipWith();
  await ship.form.waitFor();
  await ship.reviewAndBuy();
  await page.waitForFunction(() =>
    globalThis.heard.some(([name]) => name === "parcelgate-ship-submit"),
  );
  assert.equal(await count("ship"), 0);
  await release("parcelgate-ship-submit");
  await ship.buy();
  await ship.waitForLabel();
  assert.equal(await count("ship"), 1);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.ok(
    heard.every(([, , cancelable, composed]) => cancelable && composed),
    JSON.stringify(heard),
  );
  assert.deepEqual(
    [...new Set(heard.map(([name, detail]) => `${name}: ${detail}`))],
    [
      "parcelgate-rate-submit: shipment",
      "parcelgate-choose: shipment offer",
      "parcelgate-ship-submit: shipment",
    ],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("elements share one client and change nothing outside themselves", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, guide } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.heading.waitFor();
  const outside = () =>
    page.evaluate(() =>
      [
        document.head.innerHTML,
        document.body.getAttributeNames().join(),
        document.adoptedStyleSheets.length,
        Object.keys(globalThis).sort().join(),
      ].join("\n"),
    );
  const before = await outside();
  const same = await page.evaluate(async () => {
    const { define } = await import("/parcelgate.js");
    await define(["parcelgate-verify", "parcelgate-track"]);
    const [verify, track] = ["parcelgate-verify", "parcelgate-track"].map((tag) =>
      document.querySelector("main").appendChild(document.createElement(tag)),
    );
    await Promise.all([verify.ready, track.ready]);
    return (
      verify.client === track.client &&
      verify.client === document.querySelector("parcelgate-carriers").client
    );
  });
  assert.ok(same);
  assert.equal(await outside(), before);
  await guide.title().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

const TAGS = ["carriers", "verify", "rate", "batch", "ship", "track", "labels"].map(
  (name) => `parcelgate-${name}`,
);

/** A portal's own page on the host's origin, under the strict policy, with one element and a theme. */
async function portal(page, tag) {
  const csp =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; worker-src 'self'; require-trusted-types-for 'script'; trusted-types parcelgate";
  const files = {
    "portal.html": [
      "text/html",
      `<!doctype html><html lang="en"><title>Portal</title><link rel="stylesheet" href="/parcelgate.css"><link rel="stylesheet" href="/portal.css"><main><${tag}><b slot="ups-mark">the mark</b></${tag}></main><script type="module" src="/portal.js"></script>`,
    ],
    "portal.css": [
      "text/css",
      ":root { --pg-accent: rgb(120, 0, 90); color-scheme: light } ::part(primary) { border-radius: 20px } ::part(title) { font-style: italic }",
    ],
    "portal.js": [
      "text/javascript",
      `import { init } from "/parcelgate.js"; const parcelgate = await init({ pages: { carriers: "/accounts", rate: "/rate" } }); parcelgate.client({ clientId: "sandbox-client", environment: "sandbox", authorizeUrl: "${host.sandbox}/security/v1/oauth/authorize" });`,
    ],
  };
  for (const [name, [contentType, body]] of Object.entries(files))
    await page.route(`${host.origin}/${name}`, (route) =>
      route.fulfill({ contentType, body, headers: { "content-security-policy": csp } }),
    );
  await page.goto(`${host.origin}/portal.html`);
  await page.locator(`${tag} h1`).waitFor();
}

test("each element shows UPS's notice and the sandbox ribbon, and follows the portal's theme", async () => {
  for (const tag of TAGS) {
    const { context, page, complaints } = await visit(browser);
    const { shell } = on(page);
    await portal(page, tag);
    await shell.trademarkNotice.waitFor();
    assert.ok(await page.locator("[slot=ups-mark]").isVisible(), tag);
    await shell.sandboxNote.waitFor();
    const looks = await page.evaluate((name) => {
      const root = document.querySelector(name).shadowRoot;
      const primary = root.querySelector("[part~=primary]");
      return [
        getComputedStyle(root.querySelector("h1")).fontStyle,
        primary && getComputedStyle(primary).borderRadius,
        primary && getComputedStyle(primary).backgroundColor,
      ];
    }, tag);
    assert.deepEqual(looks, ["italic", "20px", "rgb(120, 0, 90)"], tag);
    assert.deepEqual(complaints, [], tag);
    await context.close();
  }
});

test("each page shows the sandbox note and the trademark notice once", async () => {
  const { context, page } = await visit(browser);
  const { shell } = on(page);
  for (const name of ["carriers", "rate", "batch", "ship", "labels", "track", "verify"]) {
    await page.goto(`${host.origin}/#/${name}`);
    await shell.pageTitle(name).waitFor();
    assert.equal(await shell.sandboxNote.count(), 1, name);
    assert.equal(await shell.trademarkNotice.count(), 1, name);
  }
  await context.close();
});

/** The shell's page with other attributes, as a portal would set them. */
async function set(page, tag, attributes, properties = {}) {
  await page.evaluate(
    async ([name, given, own]) => {
      await (await import("/parcelgate.js")).define([name]);
      const element = Object.assign(document.createElement(name), own);
      for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
      const form = document.createElement("form");
      form.append(element);
      document.querySelector("main").replaceChildren(form);
      await element.ready;
    },
    [tag, attributes, properties],
  );
}

test("attributes set defaults and limits, and later changes count too", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, rate, ship } = on(page);
  await connected(page, host.origin, [DEMO, TORONTO]);
  await set(page, "parcelgate-carriers", { accounts: DEMO.number, locked: "" });
  assert.equal(await carriers.accounts.count(), 1);
  assert.equal(await carriers.addAndRemoveButtons.count(), 0);
  await page.evaluate(() =>
    document.querySelector("parcelgate-carriers").setAttribute("accounts", "none"),
  );
  await carriers.managedNote.waitFor();
  await set(
    page,
    "parcelgate-rate",
    { services: "03 02", name: "shipping", required: "", accounts: DEMO.number },
    {
      from: {
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
      },
    },
  );
  await page.evaluate(() => sessionStorage.removeItem("parcelgate:draft"));
  assert.equal(await rate.value("from.name"), "Northwind");
  const form = () =>
    page.evaluate(() => [
      document.querySelector("main form").checkValidity(),
      new FormData(document.querySelector("main form")).get("shipping"),
    ]);
  assert.deepEqual(await form(), [false, null]);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "5" });
  await page.evaluate(() =>
    document.addEventListener("parcelgate-choose", (event) => event.preventDefault()),
  );
  await rate.getRates();
  await rate.services.first().waitFor();
  assert.deepEqual(await rate.serviceCodes(), ["02", "03"]);
  await rate.choose("02");
  await rate.shipWith();
  const [valid, value] = await form();
  assert.deepEqual(
    [valid, JSON.parse(value).service, JSON.parse(value).currency],
    [true, "02", "USD"],
  );
  await page.evaluate(() => document.querySelector("main form").reset());
  assert.deepEqual(await form(), [false, null]);
  await set(page, "parcelgate-ship", { "label-format": "ZPL", "label-stock": "4x8" });
  assert.deepEqual(await ship.labelChoice(), ["ZPL", "4x8"]);
  // An unknown value means the default. Case does not matter.
  await set(page, "parcelgate-ship", { "label-format": "pdf", "label-stock": "5x7" });
  assert.deepEqual(await ship.labelChoice(), ["GIF", "4x6"]);
  await set(page, "parcelgate-ship", { "label-format": "epl" });
  assert.equal(await ship.value("label.format"), "EPL");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("properties set before the element is upgraded are kept", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${host.origin}/config.json`);
  await page.goto(`${host.origin}/`);
  await on(page).shell.ready();
  const outcome = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const parcelgate = await init();
    const {
      environments: [{ authorizeUrl }],
    } = await (await fetch("/config.json")).json();
    const client = parcelgate.client({
      clientId: "another-app",
      environment: "sandbox",
      authorizeUrl,
      redirectUri: `${location.origin}/callback.html`,
    });
    const track = Object.assign(document.createElement("parcelgate-track"), { client });
    document.querySelector("#main").replaceChildren(track);
    await parcelgate.define(["parcelgate-track"]);
    await track.ready;
    const same = track.client === client;
    track.client = null;
    return [same, track.client];
  });
  assert.deepEqual(outcome, [true, null]);
  await context.close();
});

/** A portal's page whose elements are connected; `pages` are where it has which. */
async function shipping(tags, pages = {}) {
  const visited = await visit(browser);
  const { page } = visited;
  await connected(page, host.origin);
  const body = `<!doctype html><html lang="en"><title>Portal</title><base href="/deep/"><link rel="stylesheet" href="/parcelgate.css"><style>p{transition:color 1s}</style><p>ours</p><form>${tags.map((tag) => `<${tag}></${tag}>`).join("")}</form>`;
  await page.route(`${host.origin}/deep/shop.html`, (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
  await page.goto(`${host.origin}/deep/shop.html`);
  await page.evaluate(
    async ([authorizeUrl, where]) => {
      const { init } = await import("/parcelgate.js");
      window.parcelgate = await init({ pages: where });
      window.ups = window.parcelgate.client({
        clientId: "sandbox-client",
        environment: "sandbox",
        authorizeUrl,
        redirectUri: `${location.origin}/callback.html`,
      });
    },
    [`${host.sandbox}/security/v1/oauth/authorize`, pages],
  );
  await page.locator(`${tags[0]} h1`).waitFor();
  return visited;
}
const price = async (page, weight) => {
  const { rate } = on(page);
  await rate.fillPackage(0, { weight });
  await rate.getRates();
  await rate.services.first().waitFor();
};

test("Rate is a form field: it validates, and drops a price that no longer fits", async () => {
  const { context, page, complaints } = await shipping(["parcelgate-rate"]);
  const { rate } = on(page);
  const state = () =>
    page.evaluate(() => {
      const element = document.querySelector("parcelgate-rate");
      return [
        document.querySelector("form").checkValidity(),
        element.form === document.querySelector("form"),
        element.value && JSON.parse(element.value).service,
        element.value === new FormData(document.querySelector("form")).get("ups"),
      ];
    });
  await page.evaluate(() =>
    Object.assign(document.querySelector("parcelgate-rate"), { name: "ups", required: true }),
  );
  assert.deepEqual(await state(), [false, true, null, true]);
  await page.evaluate(() => document.querySelector("form").requestSubmit());
  assert.equal(
    await rate.focusedKey(),
    "rates",
    "a submit that is too early moves the focus to what is missing",
  );
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await price(page, "5");
  assert.deepEqual((await state()).slice(0, 2), [true, true]);
  await rate.choose("02");
  assert.deepEqual(await state(), [true, true, "02", true]);
  await rate.fillPackage(0, { weight: "50" });
  assert.deepEqual(await state(), [false, true, null, true], "the price was for 5 pounds");
  await page.evaluate(() => document.querySelector("parcelgate-rate").removeAttribute("required"));
  assert.equal((await state())[0], true);
  await page.evaluate(() =>
    document
      .querySelector("form")
      .replaceChildren(Object.assign(document.createElement("fieldset"), { disabled: true })),
  );
  await page.evaluate(() =>
    document.querySelector("fieldset").append(document.createElement("parcelgate-rate")),
  );
  await rate.form.waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => document.querySelector("parcelgate-rate").inert), true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Ship follows the choice on Rate, and the page never navigates away", async () => {
  const { context, page, complaints } = await shipping(["parcelgate-rate", "parcelgate-ship"]);
  const { rate, ship } = on(page);
  await ship.title().waitFor();
  const length = await page.evaluate(() => history.length);
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await price(page, "5");
  await rate.shipWith();
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  assert.equal(
    await page.locator("parcelgate-ship a, parcelgate-rate a").count(),
    0,
    "no links without pages to link to",
  );
  await page.evaluate(() =>
    document
      .querySelector("parcelgate-rate")
      .begin({ to: { name: "The next one", address: { country: "US" } } }),
  );
  await ship.title().waitFor();
  await page.waitForFunction(
    () =>
      document.querySelector("parcelgate-rate").shadowRoot.querySelector('[data-field="to.name"]')
        ?.value === "The next one",
  );
  assert.deepEqual(
    [
      new URL(page.url()).pathname,
      new URL(page.url()).hash,
      await page.evaluate(() => history.length),
    ],
    ["/deep/shop.html", "", length],
  );
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.querySelector("p")).transitionDuration),
    "1s",
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("links go to the pages that the portal names, despite a base element", async () => {
  const { context, page } = await shipping(["parcelgate-labels"], {
    rate: "#/make",
    track: "/track?number={number}",
  });
  assert.equal(
    await on(page).labels.goToRateLink.evaluate(({ href }) => href),
    `${host.origin}/deep/shop.html#/make`,
  );
  await context.close();
});

test("links to guide, batch and station need a page, and foreign addresses are refused", async () => {
  const { context, page } = await shipping(["parcelgate-carriers", "parcelgate-rate"], {
    verify: "/accounts/guide",
    batch: "#/many",
  });
  const { carriers, rate } = on(page);
  assert.equal(await carriers.guideLink.getAttribute("href"), "/accounts/guide");
  await rate.batchLink.waitFor();
  assert.equal(await rate.stationLink.count(), 0);
  const refused = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const codeOf = ({ code, field }) => `${code} ${field}`;
    const wrong = [
      { rates: "#/x" },
      { rate: "https://elsewhere.example/" },
      { rate: "javascript:alert(1)" },
      { rate: 7 },
      { rate: "" },
    ];
    return Promise.all(wrong.map((pages) => init({ pages }).then(() => "none", codeOf)));
  });
  const slips = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const codeOf = ({ code, field }) => `${code} ${field}`;
    return Promise.all(
      [{ lang: "de" }, { language: 5 }, { language: null }, "de"].map((how) =>
        init(how).then(() => "none", codeOf),
      ),
    );
  });
  assert.deepEqual(slips, [
    "option_refused lang",
    "option_refused language",
    "option_refused language",
    "option_refused 0",
  ]);
  assert.deepEqual(refused, [
    "option_refused pages.rates",
    ...Array(4).fill("option_refused pages.rate"),
  ]);
  await context.close();
});

test("frameworks can set accounts as a property, and invalid client options throw", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin, [DEMO, TORONTO]);
  const refused = await page.evaluate(async (authorizeUrl) => {
    const { define, init } = await import("/parcelgate.js");
    await define(["parcelgate-carriers"]);
    const carriers = Object.assign(document.createElement("parcelgate-carriers"), {
      accounts: ["b4c5d6"],
      locked: true,
    });
    document.querySelector("main").replaceChildren(carriers);
    await carriers.ready;
    const { client } = await init();
    const code = (options) => {
      try {
        client(options);
        return "none";
      } catch (error) {
        return `${error.code} ${error.field} ${error.said.includes("undefined")}`;
      }
    };
    const good = { clientId: "sandbox-client", environment: "sandbox" };
    return [
      undefined,
      {},
      { ...good, environment: "prod" },
      { ...good, clientSecret: "s" },
      { ...good, storage: "local" },
      { ...good, clientId: "other", proxy: "ups" },
      { ...good, clientId: "other", redirectUri: "callback.html" },
      { ...good, proxy: "/elsewhere" },
      { ...good, clientId: "other" },
      { ...good, authorizeUrl },
    ].map(code);
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.deepEqual(
    await on(page).carriers.accounts.evaluateAll((all) =>
      all.map(({ dataset }) => dataset.account),
    ),
    [TORONTO.number],
  );
  assert.equal(await on(page).carriers.addAndRemoveButtons.count(), 0);
  assert.deepEqual(refused, [
    "option_refused options false",
    "client_id_missing clientId false",
    "unknown_environment environment false",
    "option_refused clientSecret false",
    "option_refused storage false",
    "proxy_refused proxy false",
    "redirect_uri_refused redirectUri false",
    "proxy_refused proxy false",
    "authorize_url_missing authorizeUrl false",
    "none",
  ]);
  await context.close();
});

test("every element shows a failure at start, even one that is added later", async () => {
  const { context, page } = await visit(browser);
  await page.route(`${host.origin}/portal.html`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><html lang="en"><main><parcelgate-rate></parcelgate-rate></main>`,
    }),
  );
  await page.goto(`${host.origin}/portal.html`);
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    const parcelgate = await init();
    try {
      parcelgate.client({ clientId: "x", environment: "prod" });
    } catch (error) {
      parcelgate.fail(error);
    }
  });
  await on(page).rate.problem("unknown_environment").waitFor();
  await page.evaluate(() =>
    document.querySelector("main").append(document.createElement("parcelgate-rate")),
  );
  await page.waitForFunction(() =>
    [...document.querySelectorAll("parcelgate-rate")].every(({ shadowRoot }) =>
      shadowRoot.querySelector("[data-code]"),
    ),
  );
  await context.close();
});

test("a failure at start disappears once accounts are checked", async () => {
  const { context, page } = await visit(browser);
  const { carriers } = on(page);
  await connected(page, host.origin);
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    (await init()).fail({ kind: "network", code: "network", message: "" });
  });
  await carriers.problem("network").waitFor();
  await page.evaluate(() => document.querySelector("parcelgate-carriers").client.settle());
  await carriers.problem("network").waitFor({ state: "detached" });
  await context.close();
});

test("begin() converts units, keeps members without a field, and refuses invalid shipments", async () => {
  const { context, page, complaints } = await shipping(["parcelgate-rate"]);
  const { rate } = on(page);
  const refused = await page.evaluate(() =>
    ["x", null, { packages: "x" }, { packages: [{ weight: { value: "2", unit: "kg" } }] }].map(
      (shipment) => {
        try {
          document.querySelector("parcelgate-rate").begin(shipment);
          return "none";
        } catch (error) {
          return `${error.field} ${error.problems[0].code}`;
        }
      },
    ),
  );
  assert.deepEqual(refused, [
    "shipment wrong_type",
    "shipment wrong_type",
    "packages wrong_type",
    "packages[0].weight.unit unit_unknown",
  ]);
  await page.evaluate(
    ([from, to]) => {
      const { lines, city, state, postalCode, country = "US", ...party } = to;
      const address = { lines: [...lines, "", "Back door"], city, state, postalCode, country };
      const whence = {
        name: from.name,
        attention: from.attention,
        phone: from.phone,
        address: {
          lines: from.lines,
          city: from.city,
          state: from.state,
          postalCode: from.postalCode,
          country: "US",
        },
      };
      const battery = {
        idNumber: "UN3480",
        name: "Lithium ion batteries",
        class: "9",
        quantity: "1",
        unit: "KG",
        packaging: "Fibreboard box",
        packagingQuantity: "1",
        regulations: "CFR",
        mode: "Ground",
        level: "FR",
      };
      const pack = {
        weight: { value: "5", unit: "KGS" },
        declaredValue: { amount: "900", currency: "USD" },
        hazardousGoods: [battery],
      };
      document.querySelector("parcelgate-rate").begin({
        from: whence,
        to: { ...party, email: "bo@example.com", address },
        packages: [pack, pack],
      });
      document.addEventListener("parcelgate-rate-submit", (event) => {
        event.preventDefault();
        globalThis.heard = event.detail.shipment;
      });
    },
    [HERE, THERE],
  );
  await page.waitForFunction(() =>
    document
      .querySelector("parcelgate-rate")
      .shadowRoot.querySelector('[data-field="packages[1].weight.value"]'),
  );
  assert.equal(await rate.value("packages[0].weight.value"), "11.1");
  await rate.getRates();
  await page.waitForFunction(() => globalThis.heard);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.deepEqual(
    [
      heard.packages.map(({ weight, declaredValue }) => [weight, declaredValue.amount]),
      heard.to.email,
      heard.to.address.lines[2],
    ],
    [Array(2).fill([{ value: "11.1", unit: "LBS" }, "900"]), "bo@example.com", "Back door"],
  );
  const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem("parcelgate:draft")));
  assert.equal(kept.hazardousGoods[0].idNumber, "UN3480", "Ship's form has its dangerous goods");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("Ship drops a withdrawn price, and discards prices of other clients", async () => {
  const { context, page, complaints } = await shipping(["parcelgate-rate", "parcelgate-ship"]);
  const { rate, ship } = on(page);
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await price(page, "5");
  await rate.shipWith();
  await ship.reviewButton.waitFor();
  await page.evaluate((authorizeUrl) => {
    const { client } = document.querySelector("parcelgate-ship");
    const other = window.parcelgate.client({
      clientId: "another-client",
      environment: "sandbox",
      authorizeUrl,
      redirectUri: `${location.origin}/callback.html`,
    });
    other.accounts.list = () => client.accounts.list();
    Object.defineProperty(other, "connection", { get: () => client.connection });
    document.body.append(
      Object.assign(document.createElement("parcelgate-ship"), { client: other, id: "other" }),
    );
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  await page.locator("#other h1").waitFor();
  const { review } = on(page).ship.words;
  assert.equal(await page.locator("#other").getByRole("button", { name: review }).count(), 0);
  await page.evaluate(() => document.querySelector("#other").remove());
  await rate.fillPackage(0, { weight: "50" });
  await ship.form.waitFor({ state: "detached" });
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a recovered label fires the shipped event", async () => {
  const { context, page } = await shipping(["parcelgate-rate", "parcelgate-ship"]);
  const { rate, ship } = on(page);
  await page.evaluate(() =>
    document.addEventListener("parcelgate-shipped", ({ detail }) =>
      (globalThis.heard ??= []).push(detail.shipmentId),
    ),
  );
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await price(page, "5");
  await rate.shipWith();
  await host.faults([{ operation: "ship", kind: "dropped", times: 1 }]);
  await ship.reviewAndBuy();
  await ship.waitForLabel();
  const { shipments } = await host.ledger();
  assert.deepEqual(
    await page.evaluate(() => globalThis.heard),
    shipments.map(({ id }) => id),
  );
  await context.close();
});

test("properties set sign-in and client, and a restarted element listens once", async () => {
  const { context, page, complaints } = await visit(browser);
  await connected(page, host.origin);
  const seen = await page.evaluate(async () => {
    const { define, init } = await import("/parcelgate.js");
    await define(["parcelgate-carriers", "parcelgate-station"]);
    const parcelgate = await init();
    const { client } = document.querySelector("parcelgate-carriers");
    const add = (element) => {
      document.body.append(element);
      return element;
    };
    const carriers = document.createElement("parcelgate-carriers");
    carriers.signIn = "popup";
    const attribute = carriers.getAttribute("sign-in");
    add(carriers);
    const other = new EventTarget();
    Object.assign(other, {
      accounts: client.accounts,
      connection: client.connection,
      environment: "sandbox",
      labels: client.labels,
      begun: client.begun,
    });
    carriers.client = other;
    await carriers.ready;
    const isOther = carriers.client === other;
    carriers.client = client;
    let times = 0;
    carriers.addEventListener("parcelgate-verified", () => times++);
    for (let turn = 0; turn < 6; turn++) {
      parcelgate.choose({ language: turn % 2 ? "en" : "de" });
      for (let frames = 0; frames < turn; frames++) await new Promise(requestAnimationFrame);
    }
    // Each change of language restarts the element. A last restart waits for those that are under way.
    await carriers.restart();
    await client.accounts.verifyAll();
    carriers.hidden = true;
    const { display } = getComputedStyle(carriers);
    carriers.client = null;
    carriers.setAttribute("accounts", "A1B2C3");
    const station = document.createElement("parcelgate-station");
    return {
      attribute,
      isOther,
      times,
      display,
      left: carriers.shadowRoot.childNodes.length,
      held: ["from", "find", "printerOptions"].every((name) => name in station),
    };
  });
  assert.deepEqual(seen, {
    attribute: "popup",
    isOther: true,
    times: 1,
    display: "none",
    left: 0,
    held: true,
  });
  assert.deepEqual(complaints, []);
  await context.close();
});
