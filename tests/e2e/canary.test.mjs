// No secret of a sign-in leaks. A journey with failures on the way, then a search for every secret in every place.
// Leaks planted in each kind of place prove that the search works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { until } from "../lib/until.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, shipOnce } from "../pages/journeys.mjs";

stage();

/** Everything in a page that can be searched: its trees with attributes, and all storage but the session's own. */
function inPage() {
  const trees = [document];
  const dom = [];
  for (const tree of trees) {
    dom.push(tree === document ? document.documentElement.outerHTML : tree.innerHTML);
    for (const node of tree.querySelectorAll("*")) {
      if (node.shadowRoot) trees.push(node.shadowRoot);
      if (node.value) dom.push(String(node.value));
    }
  }
  const read = (request) =>
    new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  const plain = (_, value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? String.fromCharCode(...new Uint8Array(value.buffer ?? value))
      : value;
  return (async () => {
    const db = await read(indexedDB.open("parcelgate"));
    const all = [];
    for (const name of db.objectStoreNames)
      all.push(
        JSON.stringify(
          [
            await read(db.transaction(name).objectStore(name).getAllKeys()),
            await read(db.transaction(name).objectStore(name).getAll()),
          ],
          plain,
        ),
      );
    db.close();
    const others = Object.entries(sessionStorage).filter(
      ([key]) => !/^parcelgate:(session|transaction):/.test(key),
    );
    return {
      dom: dom.join(""),
      indexedDB: all.join(""),
      localStorage: JSON.stringify(localStorage),
      sessionStorage: JSON.stringify(others),
      cookie: document.cookie,
      window: window.name + JSON.stringify(window.heard ?? []),
    };
  })();
}

/** Which secret is in which place. */
const hits = (places, secrets) =>
  Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(([, secret]) => String(text).includes(secret))
      .map(([name]) => `${name} in ${place}`),
  );

test("c24 c37 c38 no token, code or verifier leaks into a page, a storage, a log or a metric", async (t) => {
  const operators = await freePort();
  const host = await startHost(["--metrics-listen", `127.0.0.1:${operators}`]);
  t.after(() => host.stop());
  const { context, page } = await visit(browser);
  const { carriers, shell, ship, signIn } = on(page);
  const console_ = [];
  const metrics = [];
  const urls = [];
  const secrets = {};
  page.on("console", async (message) =>
    console_.push(
      message.text(),
      ...(await Promise.all(message.args().map((arg) => arg.jsonValue().catch(() => "")))).map(
        (value) => JSON.stringify(value),
      ),
    ),
  );
  page.on("pageerror", (error) => console_.push(`${error.message} ${error.stack}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.pathname === "/callback.html")
      secrets.code = url.searchParams.get("code") ?? secrets.code;
    else urls.push(request.url());
    if (url.pathname.endsWith("/oauth/token"))
      secrets.verifier = new URLSearchParams(request.postData()).get("code_verifier");
    if (url.pathname.endsWith("/oauth/refresh"))
      secrets.usedRefreshToken = new URLSearchParams(request.postData()).get("refresh_token");
  });
  await context.addInitScript(() => {
    window.heard = [];
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (event instanceof CustomEvent)
        window.heard.push([event.type, JSON.stringify(event.detail)]);
      return dispatch.call(this, event);
    };
  });
  await page.goto(`${host.origin}/`);
  await carriers.addAccount(DEMO);
  await carriers.verify("A1B2C3");
  await signIn.signIn();
  await carriers.verified().waitFor();
  const addresses = [page.url(), await page.evaluate(() => JSON.stringify(history.state))];
  // Failures of every kind: their errors as text, as JSON, and as a console shows them.
  const errors = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    const out = [];
    const caught = (promise) =>
      promise.catch((error) => {
        console.error(error);
        return out.push(
          String(error),
          error.stack,
          JSON.stringify(error),
          JSON.stringify(Object.getOwnPropertyDescriptors(error)),
        );
      });
    await ups.refresh();
    await caught(ups.finish("code=stolen&state=pg.unknown"));
    await caught(ups.finish("code=a&code=b&state=pg.unknown"));
    await caught(ups.track("1ZA1B2C30300000999"));
    return out;
  });
  for (const kind of ["rate_limit", "error_500", "empty", "truncated", "code"]) {
    await host.faults([{ operation: "*", kind, code: "10400", times: 1 }]);
    errors.push(
      ...((await page.evaluate(() =>
        ups.refresh().catch((error) => [String(error), error.stack, JSON.stringify(error)]),
      )) ?? []),
    );
    await host.faults([]);
  }
  await shell.goTo("carriers");
  await carriers.verify();
  await signIn.signIn();
  await carriers.verified().waitFor();
  await shipOnce(page);
  await ship.waitForLabel();
  const session = JSON.parse(
    await page.evaluate(() => sessionStorage.getItem("parcelgate:session:sandbox:sandbox-client")),
  );
  Object.assign(secrets, {
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    login: session.login,
  });
  assert.deepEqual(
    Object.entries(secrets).filter(([, secret]) => !(secret?.length > 20)),
    [],
    "the journey had every kind of secret",
  );
  assert.deepEqual(Object.keys(secrets).sort(), [
    "accessToken",
    "code",
    "login",
    "refreshToken",
    "usedRefreshToken",
    "verifier",
  ]);
  const look = async () => ({
    console: console_.join("\n"),
    errors: errors.join("\n"),
    addresses: [...addresses, ...urls, page.url()].join("\n"),
    ...(await page.evaluate(inPage)),
    log: host.log.join(""),
    metrics:
      (await (await fetch(`http://127.0.0.1:${operators}/metrics`)).text()) + metrics.join(""),
  });
  const places = await look();
  assert.ok(
    places.dom.includes("1Z") &&
      places.indexedDB.includes("A1B2C3") &&
      places.window.includes("connection-change") &&
      places.addresses.includes("/ups/") &&
      places.metrics.includes('route="ship"'),
    "each place has content",
  );
  assert.deepEqual(hits(places, secrets), []);
  // The search must find planted leaks.
  await page.evaluate(async (token) => {
    console.log("leak", { token });
    document
      .querySelector("parcelgate-ship")
      .shadowRoot.append(Object.assign(document.createElement("i"), { title: token }));
    localStorage.setItem("leak", token);
    sessionStorage.setItem("leak", token);
    document.cookie = `leak=${token}`;
    window.dispatchEvent(new CustomEvent("leak", { detail: token }));
    const db = await new Promise((resolve) => {
      const open = indexedDB.open("parcelgate");
      open.onsuccess = () => resolve(open.result);
    });
    await new Promise(
      (resolve) =>
        (db
          .transaction("journal", "readwrite")
          .objectStore("journal")
          .put(token, "sandbox/leak").onsuccess = resolve),
    );
    await fetch(`/healthz?leak=${token}`);
  }, secrets.accessToken);
  const { accessToken } = secrets;
  await until(
    () => [console_, urls].every((list) => list.join("\n").includes(accessToken)),
    "the planted leaks in console and addresses",
  );
  errors.push(secrets.accessToken);
  host.log.push(secrets.accessToken);
  metrics.push(secrets.accessToken);
  const planted = await look();
  assert.deepEqual(
    hits(planted, { token: secrets.accessToken }).sort(),
    [
      "addresses",
      "console",
      "cookie",
      "dom",
      "errors",
      "indexedDB",
      "localStorage",
      "log",
      "metrics",
      "sessionStorage",
      "window",
    ]
      .map((place) => `token in ${place}`)
      .sort(),
  );
  await context.close();
});
