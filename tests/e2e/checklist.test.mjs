// The OAuth checklist where it needs a browser, a proxy or both; docs/oauth.md says where each item is tested.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, count, host, stage } from "../lib/stage.mjs";
import { on, opened } from "../pages/index.mjs";
import { DEMO, connected } from "../pages/journeys.mjs";

stage();

const form = { "content-type": "application/x-www-form-urlencoded" };
const SESSION = "parcelgate:session:sandbox:sandbox-client";
const arm = (page, more = {}) =>
  page.evaluate(
    async ([options, authorizeUrl]) => {
      const { init } = await import("/parcelgate.js");
      window.ups = (await init()).client({
        clientId: "sandbox-client",
        environment: "sandbox",
        authorizeUrl,
        ...options,
      });
      window.outcomeOf = (promise) =>
        promise.then(
          () => "ok",
          ({ code }) => code,
        );
    },
    [more, `${host.sandbox}/security/v1/oauth/authorize`],
  );

/** An upstream of our own, to see what the host sends and what it does with odd answers. */
async function upstream(t, answer) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers });
    request.resume();
    return answer(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = await startHost(["--sandbox-upstream", `http://127.0.0.1:${server.address().port}`]);
  t.after(() =>
    Promise.all([
      own.stop(),
      new Promise((resolve) => {
        server.closeAllConnections();
        return server.close(resolve);
      }),
    ]),
  );
  return { seen, own };
}
const tokenForm = (own) =>
  new URLSearchParams({
    grant_type: "authorization_code",
    client_id: "sandbox-client",
    redirect_uri: `${own.origin}/callback.html`,
    code: "c",
    code_verifier: "v".repeat(43),
  });

test("c02 the proxy refuses every grant except code and refresh", async () => {
  for (const grant of [
    "password",
    "client_credentials",
    "implicit",
    "urn:ietf:params:oauth:grant-type:device_code",
  ]) {
    const answer = await fetch(`${host.origin}/ups/sandbox/security/v1/oauth/token`, {
      method: "POST",
      headers: { ...form, origin: host.origin },
      body: new URLSearchParams({
        grant_type: grant,
        client_id: "sandbox-client",
        username: "u",
        password: "p",
      }),
    });
    assert.equal(answer.status >= 400, true, grant);
    assert.equal(answer.headers.get("parcelgate-sent"), "no");
  }
});

test("c21 c22 c23 the callback page loads nothing else, sends no referrer, and clears its address first", async () => {
  const { context, page } = await visit(browser);
  const loaded = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  const answer = await page.goto(
    `${host.origin}/callback.html?code=c&state=pg.unknown&iss=x&portal=kept`,
    { waitUntil: "commit" },
  );
  assert.equal(answer.headers()["referrer-policy"], "no-referrer");
  assert.match(await answer.text(), /<meta name="referrer" content="no-referrer" ?\/?>/);
  await page.waitForURL(`${host.origin}/**`);
  await on(page).shell.ready();
  assert.deepEqual(loaded.slice(0, 2), ["/callback.html", "/callback.js"]);
  const script = await readFile(new URL("../../www/src/callback.ts", import.meta.url), "utf8");
  assert.ok(script.indexOf("history.replaceState") < script.indexOf("sessionStorage"));
  assert.ok(
    !page.url().includes("code=") &&
      !(
        await page.evaluate(() =>
          JSON.stringify(performance.getEntriesByType("navigation").map(({ name }) => name)),
        )
      ).includes("code=c"),
  );
  await context.close();
});

test("c23 a portal's own ?code= and hash stay as they are", async () => {
  const { context, page } = await visit(browser);
  await page.goto(`${host.origin}/?code=the-portals-own&state=its-own#/track`);
  await on(page).shell.ready();
  assert.equal(page.url(), `${host.origin}/?code=the-portals-own&state=its-own#/track`);
  assert.equal(await count("token"), 0);
  await context.close();
});

test("c26 the sign-in in a frame opens a window", async () => {
  const { context, page } = await visit(browser, { bypassCSP: true });
  await page.goto(`${host.origin}/print.html`);
  await page.evaluate(() =>
    document.body.append(
      Object.assign(document.createElement("iframe"), { src: "/", width: 1000, height: 800 }),
    ),
  );
  const { carriers } = on(page.frameLocator("iframe"));
  await carriers.addAccount(DEMO);
  const popup = await opened(page, () => carriers.verify(DEMO.number));
  await on(popup).signIn.signIn();
  await carriers.verified().waitFor();
  await context.close();
});

test("c28 c29 every message goes to one known origin", async () => {
  const folder = new URL("../../www/", import.meta.url);
  const files = (await readdir(folder, { recursive: true })).filter((name) =>
    /\.[jt]s$/.test(name),
  );
  for (const name of files) {
    const text = await readFile(new URL(name, folder), "utf8");
    assert.ok(!/postMessage\([^)]*["']\*["']/.test(text), name);
    // The callback speaks to its opener at its own origin; the framed page says "ready", or that it
    // is taken, to a portal that its server names.
    if (name === "src/parcelgate-frame.ts")
      assert.equal(
        (text.match(/contentWindow\.postMessage\([^;]*, origin/g) ?? []).length,
        2,
        "to the frame's own origin only",
      );
    const posted = text.match(/(?:opener|parent|top)\??\.postMessage\([^;]*;/g) ?? [];
    const known = {
      "src/callback.ts": ["opener?.postMessage({ state, query }, location.origin);"],
      "frame.js": [
        'parent.postMessage({ parcelgate: port ? "taken" : "ready", asked: true }, origin);',
        'parent.postMessage({ parcelgate: "ready" }, origin);',
      ],
    };
    assert.deepEqual(posted, known[name] ?? [], name);
  }
});

test("c30 c31 forged messages to a sign-in exchange nothing", async () => {
  const { context, page } = await visit(browser);
  const { carriers, shell } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await carriers.useSignInWindow();
  const popup = await carriers.verifyInWindow("A1B2C3");
  await on(popup).signIn.waitFor();
  const state = await page.evaluate(() =>
    Object.keys(sessionStorage)
      .find((key) => key.startsWith("parcelgate:transaction:"))
      .slice("parcelgate:transaction:".length),
  );
  const other = await context.newPage();
  await other.goto(`${host.origin}/print.html`);
  // The messages of a sign-in window, from windows that are none.
  await page.evaluate(
    (name) => postMessage({ state: name, query: `code=forged&state=${name}` }, location.origin),
    state,
  );
  await other.evaluate(() =>
    new BroadcastChannel("parcelgate:pg.foreign").postMessage({ query: "code=c&state=pg.foreign" }),
  );
  await other.evaluate(
    (name) => new BroadcastChannel(`parcelgate:${name}`).postMessage({ nonsense: true }),
    state,
  );
  // The sign-in is still open after these messages: the next one, on the same channel, is what ends it.
  // A script of this origin may know the channel. Without the right state its answer is refused.
  await other.evaluate(
    (name) =>
      new BroadcastChannel(`parcelgate:${name}`).postMessage({
        query: "code=stolen&state=pg.foreign",
      }),
    state,
  );
  await shell.problem("transaction_missing").waitFor();
  assert.equal(await count("token"), 0);
  await context.close();
});

test("c42 c45 c46 the proxy serves the paths of its table only, and authorize is not among them", async () => {
  for (const path of [
    "/ups/sandbox/security/v1/oauth/authorize",
    "/ups/sandbox/_sandbox/ledger",
    "/ups/sandbox/api/../_sandbox/ledger",
    "/ups/sandbox/api/rating/v2409/%2e%2e/x",
    "/ups/production/security/v1/oauth/token",
    "/ups/https://evil.example/",
    "/ups/sandbox//evil.example/api",
    "/ups/sandbox/lasso/signin",
  ]) {
    const answer = await fetch(host.origin + path, {
      method: "GET",
      headers: { origin: host.origin, authorization: "Bearer canary" },
    });
    assert.ok(
      answer.status >= 400 && answer.headers.get("access-control-allow-origin") === null,
      path,
    );
  }
  assert.equal((await host.ledger()).calls.length, 0);
});

test("c47 c49 the proxy sends no cookie, forwarded address or origin, and lets nothing be cached", async (t) => {
  const { seen, own } = await upstream(t, (_, response) =>
    response
      .writeHead(200, {
        "content-type": "application/json",
        "set-cookie": "a=b",
        "cache-control": "public, max-age=99",
      })
      .end('{"access_token":"a"}'),
  );
  const answer = await fetch(`${own.origin}/ups/sandbox/security/v1/oauth/token`, {
    method: "POST",
    headers: {
      ...form,
      origin: own.origin,
      cookie: "session=portal",
      "x-forwarded-for": "10.0.0.1",
      forwarded: "for=10.0.0.1",
      "x-real-ip": "10.0.0.1",
      referer: "https://portal.example/secret",
      "user-agent": "a browser",
    },
    body: tokenForm(own),
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(
    [answer.headers.get("set-cookie"), answer.headers.get("cache-control")],
    [null, "no-store"],
  );
  for (const name of ["cookie", "x-forwarded-for", "forwarded", "x-real-ip", "referer", "origin"])
    assert.equal(seen[0].headers[name], undefined, name);
});

test("c48 nothing follows a redirect of the token endpoint", async (t) => {
  const trap = [];
  const evil = createServer((request, response) => {
    trap.push(request.url);
    return response.end("{}");
  });
  await new Promise((resolve) => evil.listen(0, "127.0.0.1", resolve));
  t.after(
    () =>
      new Promise((resolve) => {
        evil.closeAllConnections();
        return evil.close(resolve);
      }),
  );
  for (const status of [302, 307, 308]) {
    const { own } = await upstream(t, (_, response) =>
      response
        .writeHead(status, { location: `http://127.0.0.1:${evil.address().port}/stolen` })
        .end(),
    );
    const answer = await fetch(`${own.origin}/ups/sandbox/security/v1/oauth/token`, {
      method: "POST",
      redirect: "manual",
      headers: { ...form, origin: own.origin },
      body: tokenForm(own),
    });
    assert.ok(
      answer.status >= 400 && answer.headers.get("location") === null,
      `${status}: ${answer.status}`,
    );
  }
  assert.deepEqual(trap, []);
});

test("broken stored entries mean no session, never an exception", async () => {
  const { context, page, complaints } = await visit(browser);
  const { shell } = on(page);
  await page.goto(`${host.origin}/print.html`);
  for (const broken of [
    "",
    "{",
    "null",
    "[]",
    '{"format":2}',
    '{"format":2,"binding":{},"login":1}',
    "\u0000\uffff",
    "x".repeat(100_000),
  ]) {
    await page.evaluate(
      ([key, value]) => {
        for (const name of [
          key,
          "parcelgate:callback",
          "parcelgate:draft",
          "parcelgate:account-form",
          "parcelgate:transaction:pg.x",
          "parcelgate:label:sandbox:1Z",
        ])
          sessionStorage.setItem(name, value);
        localStorage.setItem("parcelgate:workstation", value);
      },
      [SESSION, broken],
    );
    await page.goto(`${host.origin}/#/carriers`);
    await shell.ready();
    await shell.notConnectedNote.waitFor();
    for (const name of ["rate", "ship", "labels", "track"]) {
      await shell.goTo(name);
      await shell.pageTitle(name).waitFor();
    }
    await page.goto(`${host.origin}/print.html`);
  }
  assert.deepEqual(
    complaints.filter((line) => line.startsWith("uncaught")),
    [],
  );
  await context.close();
});

test("the session works with a clock that is a day off", async () => {
  for (const days of [1, -1]) {
    await host.reset();
    const { context, page } = await visit(browser);
    await context.addInitScript((off) => {
      const real = Date.now;
      Date.now = () => real() + off;
      const Old = Date;
      window.Date = class extends Old {
        constructor(...given) {
          super(...(given.length ? given : [Old.now()]));
        }
      };
    }, days * 86_400_000);
    await connected(page, host.origin);
    await on(page).carriers.verified().waitFor();
    await arm(page, { authorizeUrl: undefined });
    assert.equal(await page.evaluate(() => outcomeOf(ups.refresh())), "ok");
    assert.equal(await page.evaluate(() => ups.connection.state), "connected");
    assert.equal(await count("refresh"), 1);
    await context.close();
  }
});

test("two client ids in one page do not disturb each other", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  const outcome = await page.evaluate(async (authorizeUrl) => {
    const { init } = await import("/parcelgate.js");
    const parcelgate = await init();
    const one = parcelgate.client({ clientId: "sandbox-client", environment: "sandbox" });
    const other = parcelgate.client({ clientId: "another", environment: "sandbox", authorizeUrl });
    const states = [one.connection.state, other.connection.state];
    other.disconnect();
    return [
      ...states,
      one.connection.state,
      one === parcelgate.client({ clientId: "sandbox-client", environment: "sandbox" }),
    ];
  }, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.deepEqual(outcome, ["connected", "disconnected", "connected", true]);
  await context.close();
});

test("a second sign-in while the page unloads joins the first one", async () => {
  const { context, page } = await visit(browser);
  const { carriers, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await page.evaluate(() => {
    const { client } = document.querySelector("parcelgate-carriers");
    client.connect({ returnTo: "/#/carriers" });
    // As a second click would, once the first attempt has begun its navigation.
    const again = () => client.connect({ returnTo: "/#/carriers" });
    for (const ms of [0, 20, 40, 80, 160]) setTimeout(again, ms);
    addEventListener("pagehide", again);
  });
  await signIn.signIn();
  await carriers.verified().waitFor();
  assert.equal(await count("token"), 1);
  await context.close();
});

test("a double click on Verify starts one sign-in", async () => {
  const { context, page } = await visit(browser);
  const { carriers, signIn } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await carriers
    .verifyButton("A1B2C3")
    .dblclick()
    .catch(() => {});
  await signIn.signIn();
  await carriers.verified().waitFor();
  assert.equal(await count("token"), 1);
  await context.close();
});
