// The isolated mode across sites: the portal is 127.0.0.1, our host is localhost, so that browsers keep their storage and windows apart.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DEMO, HERE, addAccount, fillParty, signInAtUps, visit } from "../lib/browser.mjs";
import { startPortal } from "../lib/portal.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";

stage();
const root = new URL("../../", import.meta.url).pathname;
let ours;
let shipping;
const portals = [];

before(async () => {
  const port = await freePort();
  const ports = [await freePort(), await freePort()];
  shipping = `http://localhost:${port}`;
  ours = await startHost(
    [
      "--origin",
      shipping,
      ...ports.flatMap((one) => ["--frame-ancestors", `http://127.0.0.1:${one}`]),
    ],
    port,
  );
  const how = (portalPort, headers) => ({
    folders: [
      ["/", `${root}www/embed/isolated`],
      ["/", `${root}www`],
    ],
    sandbox: ours.sandbox,
    more: { "https://ship.example": shipping },
    port: portalPort,
    headers,
  });
  portals.push(
    await startPortal(how(ports[0])),
    await startPortal(how(ports[1], { "cross-origin-opener-policy": "same-origin" })),
    await startPortal(how(0)),
  );
});
after(async () => {
  for (const one of [...portals, ours]) await one?.stop();
});

/** The portal's page, with everything that crosses between the windows kept. */
async function open(portal) {
  const visited = await visit(browser);
  await visited.context.addInitScript(() => {
    globalThis.crossed = [];
    const note = (data) => globalThis.crossed.push(JSON.stringify(data));
    addEventListener("message", ({ data }) => note(data));
    const { set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, "onmessage");
    Object.defineProperty(MessagePort.prototype, "onmessage", {
      set(heard) {
        set.call(this, (event) => {
          note(event.data);
          return heard(event);
        });
      },
    });
  });
  await visited.page.goto(portal.origin);
  const frame = visited.page.frameLocator("#shipping");
  return { ...visited, frame };
}

async function verify(page, frame) {
  await frame
    .getByRole("button", { name: /^Add (account|your first account)$/ })
    .first()
    .click();
  await frame.getByLabel("Account number").fill(DEMO.number);
  await frame.getByLabel("Postal code of its pickup address").fill(DEMO.postalCode);
  await frame.getByRole("button", { name: "Keep account" }).click();
  await frame.locator('[data-account="A1B2C3"]').waitFor();
  return Promise.all([
    page.waitForEvent("popup", { timeout: 5000 }).catch(() => null),
    frame.getByRole("button", { name: "Verify A1B2C3", exact: true }).click(),
  ]);
}

test("across sites: signed in by a window that finds its opener, prefilled by the portal, bought inside, told outside", async () => {
  const { context, page, frame, complaints } = await open(portals[0]);
  let token = null;
  page.on("response", async (answer) => {
    if (answer.url().endsWith("/security/v1/oauth/token"))
      ({ access_token: token } = await answer.json());
  });
  const [popup] = await verify(page, frame);
  await signInAtUps(popup);
  await frame.locator('[data-account="A1B2C3"] [data-state="verified"]').waitFor();
  await page.getByText("Accounts: A1B2C3 verified").waitFor();
  await page.waitForFunction(() => document.querySelector("#shipping").offsetHeight > 300);
  await page.getByRole("button", { name: "Ship this order" }).click();
  await frame.locator("parcelgate-rate form").waitFor();
  assert.equal(await frame.locator('[data-field="to.name"]').inputValue(), "Happy Dog Pet Supply");
  const inside = page.frames().find((one) => one.url().startsWith(shipping));
  await fillParty(inside, "from", HERE);
  await frame.getByRole("button", { name: "Get rates" }).click();
  await frame.locator('[data-service="03"]').click();
  await frame.getByRole("button", { name: /^Ship with/ }).click();
  await frame.getByRole("button", { name: /^Review/ }).click();
  assert.equal(
    (await ours.ledger()).shipments.length,
    0,
    "nothing is bought before it is confirmed in the frame",
  );
  await frame.getByRole("button", { name: /^Ship with .* for / }).click();
  await page.getByText(/^Shipped: 1Z/).waitFor();
  // No token and no label crossed, in either direction.
  assert.ok(token?.length > 20);
  const crossed = (await page.evaluate(() => globalThis.crossed)).concat(
    await inside.evaluate(() => globalThis.crossed),
  );
  assert.ok(crossed.some((text) => text.includes("parcelgate-shipped")));
  for (const text of crossed) {
    assert.ok(
      !text.includes(token) &&
        !/token|R0lGOD|base64/i.test(text.replace(/"trackingNumbers?"/g, "")),
      text.slice(0, 200),
    );
  }
  const outside = await page.evaluate(() => [
    sessionStorage.length,
    localStorage.length,
    Object.keys(globalThis).filter((name) => /parcelgate/i.test(name)).length,
  ]);
  assert.deepEqual(outside, [0, 0, 0]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the pages to choose from are links in the frame; Back goes back in it; its language is the portal's wish", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.getByRole("link", { name: "Rate", exact: true }).click();
  await frame
    .getByRole("heading", { name: "Verify an account first" })
    .or(frame.locator("[data-gate]"))
    .first()
    .waitFor();
  await page.evaluate(() => history.back());
  await frame.getByRole("heading", { name: "Carriers" }).waitFor();
  await context.close();
});

test("a portal whose opener policy cuts windows off: a coded error, and a tab of its own", async () => {
  const { context, page, frame } = await open(portals[1]);
  await verify(page, frame);
  await frame.locator('[data-code="frame_sign_in_cut"]').waitFor();
  const link = frame.getByRole("link", { name: "Open in a tab of its own" });
  const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await tab.waitForURL(`${shipping}/#/carriers`);
  await addAccount(tab, DEMO);
  await tab.getByRole("button", { name: "Verify A1B2C3", exact: true }).click();
  await signInAtUps(tab);
  await tab.locator('[data-state="verified"]').waitFor();
  await context.close();
});

test("a portal that is not named does not get the page, and its script is told; a stranger's window is no parent", async () => {
  const { context, page } = await visit(browser);
  await page.addInitScript(() => {
    const later = globalThis.setTimeout;
    globalThis.setTimeout = (act, ms, ...rest) => later(act, ms === 20_000 ? 1500 : ms, ...rest);
    addEventListener("unhandledrejection", ({ reason }) => (globalThis.refused = reason.code));
    addEventListener("error", ({ error }) => (globalThis.refused = error?.code));
  });
  await page.goto(portals[2].origin);
  assert.equal(
    await page.waitForFunction(() => globalThis.refused).then((one) => one.jsonValue()),
    "frame_silent",
  );
  const csp = (await fetch(`${ours.origin}/frame.html`)).headers.get("content-security-policy");
  assert.match(csp, /frame-ancestors 'self' http:\/\/127\.0\.0\.1:\d+ http:\/\/127\.0\.0\.1:\d+;/);
  await context.close();
});

test("what the frame is sent from elsewhere it does not obey: another origin, a second port, wrong words", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.getByRole("heading", { name: "Carriers" }).waitFor();
  await page.evaluate((origin) => {
    const to = document.querySelector("#shipping").contentWindow;
    const send = (data) =>
      to.postMessage({ parcelgate: "port", ...data }, origin, [new MessageChannel().port2]);
    send({ page: "track" });
    // A window of no parent's: a frame beside it.
    const other = document.body.appendChild(document.createElement("iframe"));
    const script = other.contentDocument.createElement("script");
    script.textContent = `parent.document.querySelector("#shipping").contentWindow.postMessage({ parcelgate: "port", page: "track" }, "${origin}", [new MessageChannel().port2])`;
    other.contentDocument.body.append(script);
  }, shipping);
  await page.waitForTimeout(500);
  assert.equal(await frame.getByRole("heading", { name: "Carriers" }).count(), 1);
  await context.close();
});

test("a frame that was there before is asked; one that is connected says so, and can be left and connected anew", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.getByRole("heading", { name: "Carriers" }).waitFor();
  await page.evaluate(() => {
    const { src } = document.querySelector("#shipping");
    document.body.append(Object.assign(document.createElement("iframe"), { id: "late", src }));
  });
  const late = page.frameLocator("#late");
  await late.getByRole("heading", { name: "Carriers" }).waitFor();
  await page.waitForTimeout(500);
  const connect = (id, how) =>
    page.evaluate(
      async ([name, what]) => {
        const { connectFrame } = await import("/parcelgate-frame.js");
        return connectFrame(document.querySelector(name), what).then(
          (one) => {
            globalThis.held = one;
            return "connected";
          },
          ({ code }) => code,
        );
      },
      [id, how],
    );
  assert.equal(await connect("#shipping", {}), "frame_taken");
  assert.equal(await connect("#late", { page: "track" }), "connected");
  await late.getByRole("heading", { name: "Track" }).waitFor();
  assert.equal(await connect("#late", {}), "frame_taken");
  // A shipment that cannot be meant is told, by its member's name.
  await page.evaluate(() =>
    globalThis.held.open({ shipment: { packages: [{ weight: { value: "2", unit: "kg" } }] } }),
  );
  await late.locator('[data-code="invalid_input"]').getByText("packages").waitFor();
  await page.evaluate(() => globalThis.held.open({ page: "track" }));
  await page.evaluate(() => globalThis.held.close());
  assert.equal(await connect("#late", { page: "carriers" }), "connected");
  await late.getByRole("heading", { name: "Carriers" }).waitFor();
  await context.close();
});

test("in a tab of its own the framed page is the whole page", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${shipping}/frame.html#/track`);
  await page.waitForURL(`${shipping}/#/track`);
  await page.locator("parcelgate-track h1").waitFor();
  await context.close();
});
