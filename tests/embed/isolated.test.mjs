// The isolated mode across sites: the portal is 127.0.0.1 and the host is localhost, so browsers
// separate their storage.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { startPortal } from "../lib/portal.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { until } from "../lib/until.mjs";
import { on, opened } from "../pages/index.mjs";
import { DEMO, HERE } from "../pages/journeys.mjs";

stage();
const root = new URL("../../", import.meta.url).pathname;
/** The folder of the built scripts: the portal takes the frame's script from there. */
const [version] = readdirSync(`${root}dist/v`);
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
      ["/", `${root}dist/v/${version}`],
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
  const frame = on(visited.page.frameLocator("#shipping"));
  return { ...visited, frame };
}

test("the frame signs in and buys across sites, and no token leaves it", async () => {
  const { context, page, frame, complaints } = await open(portals[0]);
  const { portal } = on(page);
  let token = null;
  page.on("response", async (answer) => {
    if (answer.url().endsWith("/security/v1/oauth/token"))
      ({ access_token: token } = await answer.json());
  });
  await frame.carriers.addAccount(DEMO);
  const popup = await opened(page, () => frame.carriers.verify(DEMO.number));
  await on(popup).signIn.signIn();
  await frame.carriers.verified("A1B2C3").waitFor();
  await portal.accountsNote("A1B2C3 verified").waitFor();
  await page.waitForFunction(() => document.querySelector("#shipping").offsetHeight > 300);
  await portal.shipOrder();
  await frame.rate.form.waitFor();
  assert.equal(await frame.rate.value("to.name"), "Happy Dog Pet Supply");
  const inside = page.frames().find((one) => one.url().startsWith(shipping));
  await on(inside).rate.fillSender(HERE);
  await frame.rate.getRates();
  await frame.rate.choose();
  await frame.rate.shipWith();
  await frame.ship.review();
  assert.equal(
    (await ours.ledger()).shipments.length,
    0,
    "the frame buys nothing before the user confirms",
  );
  await frame.ship.buy();
  await portal.shippedNote.waitFor();
  // No token and no label crossed the frame in either direction.
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

test("the frame has its own navigation and history", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.shell.goTo("rate");
  await frame.rate.verifyFirst.waitFor();
  await page.evaluate(() => history.back());
  await frame.carriers.title().waitFor();
  await context.close();
});

test("a portal whose opener policy blocks the sign-in gets an error and a link to a tab", async () => {
  const { context, frame } = await open(portals[1]);
  await frame.carriers.addAccount(DEMO);
  await frame.carriers.verify(DEMO.number);
  await frame.shell.problem("frame_sign_in_cut").waitFor();
  const [tab] = await Promise.all([context.waitForEvent("page"), frame.shell.ownTabLink.click()]);
  await tab.waitForURL(`${shipping}/#/carriers`);
  await on(tab).carriers.addAccount(DEMO);
  await on(tab).carriers.verify("A1B2C3");
  await on(tab).signIn.signIn();
  await on(tab).carriers.verified().waitFor();
  await context.close();
});

test("an unknown portal does not get the frame", async () => {
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

test("the frame ignores messages that are not the portal's", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.carriers.title().waitFor();
  const inside = page.frames().find((one) => one.url().startsWith(shipping));
  await inside.evaluate(() => {
    globalThis.visited = [];
    addEventListener("hashchange", () => globalThis.visited.push(location.hash));
  });
  await page.evaluate((origin) => {
    const to = document.querySelector("#shipping").contentWindow;
    const send = (data) =>
      to.postMessage({ parcelgate: "port", ...data }, origin, [new MessageChannel().port2]);
    send({ page: "track" });
    // A window that is no parent: another frame of the portal.
    const other = document.body.appendChild(document.createElement("iframe"));
    const script = other.contentDocument.createElement("script");
    script.textContent = `parent.document.querySelector("#shipping").contentWindow.postMessage({ parcelgate: "port", page: "track" }, "${origin}", [new MessageChannel().port2])`;
    other.contentDocument.body.append(script);
  }, shipping);
  // The portal's own message comes last, and it is the only one that changes the page.
  await until(async () => {
    await on(page).portal.shipOrder();
    return frame.rate.verifyFirst.isVisible();
  }, "the page that the portal opens");
  assert.deepEqual(await inside.evaluate(() => globalThis.visited), ["#/rate"]);
  await context.close();
});

test("a frame can be connected late, once, and again after a close", async () => {
  const { context, page, frame } = await open(portals[0]);
  await frame.carriers.title().waitFor();
  await page.evaluate(() => {
    const { src } = document.querySelector("#shipping");
    const late = Object.assign(document.createElement("iframe"), { id: "late", src });
    addEventListener("message", ({ source, data }) => {
      if (source === late.contentWindow) globalThis.announced = data.parcelgate;
    });
    document.body.append(late);
  });
  const late = on(page.frameLocator("#late"));
  await late.carriers.title().waitFor();
  // The frame announced itself before anybody connects.
  await page.waitForFunction(() => globalThis.announced === "ready");
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
  await late.track.title().waitFor();
  assert.equal(await connect("#late", {}), "frame_taken");
  // An invalid shipment is an error that names the member.
  await page.evaluate(() =>
    globalThis.held.open({ shipment: { packages: [{ weight: { value: "2", unit: "kg" } }] } }),
  );
  await late.shell.problem("invalid_input").getByText("packages").waitFor();
  await page.evaluate(() => globalThis.held.open({ page: "track" }));
  await page.evaluate(() => globalThis.held.close());
  assert.equal(await connect("#late", { page: "carriers" }), "connected");
  await late.carriers.title().waitFor();
  await context.close();
});

test("the framed page in a tab becomes the whole page", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${shipping}/frame.html#/track`);
  await page.waitForURL(`${shipping}/#/track`);
  await on(page).track.heading.waitFor();
  await context.close();
});
