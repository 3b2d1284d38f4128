// Every sample of www/embed as a developer uses it: with nothing but names and addresses filled in.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { bundled } from "../lib/bundle.mjs";
import { filled, startPortal } from "../lib/portal.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, THERE } from "../pages/journeys.mjs";

stage();
const samples = new URL("../../www/embed/", import.meta.url).pathname;
const fresh = [];
after(async () => {
  for (const one of fresh) await one.stop();
});

/** A sample on its own origin, with a host that knows that origin. */
async function open(sample, { folder = `${samples}${sample}`, args = [], ...how } = {}) {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const host = await startHost(
    args.length ? args.map((arg) => arg.replace("PORTAL", own)) : ["--origin", own],
  );
  const portal = await startPortal({
    folders: [["/", folder]],
    upstream: host.origin,
    sandbox: host.sandbox,
    port,
    ...how,
    more: Object.fromEntries(
      Object.entries(how.more ?? {}).map(([from, to]) => [from, to.replace("HOST", host.origin)]),
    ),
  });
  fresh.push(portal, host);
  const visited = await visit(browser);
  await visited.page.goto(`${portal.origin}/`);
  return { ...visited, portal, host };
}

async function verify(page, popup = false) {
  const { carriers, signIn } = on(page);
  await carriers.addAccount(DEMO);
  const button = carriers.verifyButton("A1B2C3");
  if (popup) {
    const [window] = await Promise.all([page.waitForEvent("popup"), button.click()]);
    await on(window).signIn.signIn();
  } else {
    await button.click();
    await signIn.signIn();
  }
  await carriers.verified("A1B2C3").waitFor();
}

test("every sample has a test", () => {
  const tested =
    readFileSync(new URL(import.meta.url).pathname, "utf8") +
    readFileSync(new URL("./isolated.test.mjs", import.meta.url), "utf8");
  for (const name of readdirSync(samples))
    assert.match(tested, new RegExp(`["/]${name}["\`]`), name);
});

test("plain: three lines are enough", async () => {
  const { context, page, complaints } = await open("plain");
  await verify(page);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("strict: everything works under a strict policy", async () => {
  const { context, page, complaints } = await open("strict");
  await verify(page);
  await page.waitForFunction(() => document.title === "1 accounts checked");
  const kind = await page.evaluate(
    async (label) => {
      const { init } = await import(document.querySelector("script[integrity]").src);
      const bytes = Uint8Array.from(atob(label), (letter) => letter.charCodeAt(0));
      const pdf = await (await init()).labels.toPdf([bytes]);
      return new TextDecoder().decode(pdf.slice(0, 5));
    },
    readFileSync(new URL("../../fuzz/seeds/picture/plain.gif", import.meta.url)).toString("base64"),
  );
  assert.equal(kind, "%PDF-");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("themed: the page sets colours and parts, and elements share the session", async () => {
  const { context, page, complaints } = await open("themed");
  const { rate } = on(page);
  await verify(page, true);
  await rate.form.waitFor();
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "5" });
  const get = rate.getRatesButton;
  const looks = await get.evaluate((node) => {
    const { backgroundColor, borderRadius, textTransform } = getComputedStyle(node);
    return [backgroundColor, borderRadius, textTransform];
  });
  assert.deepEqual(looks, ["rgb(91, 42, 134)", "0px", "uppercase"]);
  await get.click();
  await rate.waitForRates();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("other-origin: the proxy can be on another origin", async () => {
  const { context, page, portal, complaints } = await open("other-origin", {
    args: ["--portal-origin", "PORTAL", "--redirect-uri", "PORTAL/callback.html"],
    more: { "https://proxy.example": "HOST" },
  });
  await verify(page);
  await on(page).rate.form.waitFor();
  assert.ok(
    !portal.asked.some((path) => path.startsWith("/ups/")),
    "nothing of UPS's went through the portal",
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("portal-token: the portal's server keeps the tokens", async () => {
  const server = {};
  const { context, page, portal, host, complaints } = await open("portal-token", {
    first: async (request, response) =>
      Boolean(server.answer) && (await server.answer(request, response)) !== false,
  });
  Object.assign(process.env, {
    UPS_BASE: host.sandbox,
    UPS_CLIENT_ID: "sandbox-client",
    UPS_CLIENT_SECRET: "sandbox-secret",
    PLAIN_HTTP: "1",
  });
  server.answer = (await import(`${samples}portal-token/server.mjs`)).answer;
  await page.goto(`${portal.origin}/`);
  await verify(page);
  const kept = await page.evaluate(() =>
    JSON.stringify([sessionStorage, localStorage, document.cookie]),
  );
  assert.doesNotMatch(kept, /accessToken|refreshToken|eyJ|portal=/);
  const cookies = await context.cookies();
  assert.deepEqual(
    cookies.map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite]),
    [["portal", true, "Strict"]],
  );
  // As another site's page could ask: without the header; and as nobody: without the cookie.
  const ask = (headers) =>
    fetch(`${portal.origin}/api/ups/token`, { method: "POST", headers, body: "{}" });
  assert.equal((await ask({ cookie: `portal=${cookies[0].value}` })).status, 403);
  assert.deepEqual(await (await ask({ "x-portal": "1" })).json(), { accessToken: null });
  // A refused token is renewed by the portal's server, once for both that ask.
  await host.advance(5 * 3600 * 1000);
  const both = await page.evaluate(async () =>
    Promise.all(
      [1, 2].map(() =>
        fetch("/api/ups/token", {
          method: "POST",
          headers: { "content-type": "application/json", "x-portal": "1" },
          body: '{"renew":true}',
        }).then((one) => one.json()),
      ),
    ),
  );
  assert.ok(both[0].accessToken && both[0].accessToken === both[1].accessToken);
  await page.reload();
  await on(page).carriers.verified("A1B2C3").waitFor();
  assert.deepEqual(
    complaints.filter((text) => !text.includes("404")),
    [],
  );
  await context.close();
});

for (const [sample, source] of [
  ["react", "src/main.jsx"],
  ["vue", "src/Shipping.vue"],
]) {
  test(`${sample}: the packed package works in a bundle`, async () => {
    const host = await startHost();
    fresh.push(host);
    const port = await freePort();
    const front = await startHost(["--origin", `http://127.0.0.1:${port}`]);
    fresh.push(front);
    const folder = bundled(sample, (copy) =>
      writeFileSync(
        `${copy}/${source}`,
        filled(readFileSync(`${copy}/${source}`, "utf8"), { sandbox: front.sandbox }),
      ),
    );
    const portal = await startPortal({ folders: [["/", folder]], upstream: front.origin, port });
    fresh.push(portal);
    const { context, page, complaints } = await visit(browser);
    await page.goto(portal.origin);
    await verify(page);
    await page.locator("main > p").filter({ hasText: "A1B2C3: verified" }).waitFor();
    // What a bundler may lose: texts of other languages, the worker, its wasm.
    await page.reload();
    await on(page).carriers.account("A1B2C3").waitFor();
    await page.evaluate(() => {
      document.documentElement.lang = "de";
      globalThis[Symbol.for("parcelgate")].events.dispatchEvent(new Event("language-change"));
    });
    await on(page, "de").carriers.addButton.waitFor();
    const labels = await page.evaluate(() =>
      globalThis[Symbol.for("parcelgate")].labels.sniff(new Uint8Array([71, 73, 70, 56, 57, 97])),
    );
    assert.equal(labels, "GIF");
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
