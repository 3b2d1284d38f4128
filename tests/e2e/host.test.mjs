// The host as it meets the network: who may ask, what it gives out, what never appears in its log.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { on } from "../pages/index.mjs";
import { connected } from "../pages/journeys.mjs";

let host;
before(async () => (host = await startHost()));
after(() => host?.stop());

/** A request with exactly these headers; fetch would not send some of them. */
function send(path, { method = "GET", headers = {}, body } = {}) {
  const { hostname, port } = new URL(host.origin);
  return new Promise((resolve, reject) => {
    const call = request(
      { hostname, port, path, method, headers, setHost: !("host" in headers) },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}
const code = ({ body }) => JSON.parse(body).response.errors[0].code;
const OURS = { "sec-fetch-site": "same-origin" };
const upstreamCalls = async () => (await host.ledger()).calls.length;

test("config.json and healthz answer, and similar paths do not", async () => {
  const config = JSON.parse((await send("/config.json")).body);
  assert.deepEqual(Object.keys(config).sort(), [
    "clientId",
    "environments",
    "frameAncestors",
    "printerAgents",
    "proxy",
    "redirectUris",
    "refreshHelper",
    "version",
  ]);
  assert.equal(config.environments[0].authorizeUrl, `${host.sandbox}/security/v1/oauth/authorize`);
  assert.equal((await send("/healthz")).status, 200);
  for (const path of [
    "/healthz?x",
    "/healthz/",
    "/.stamp",
    "/index.html.br",
    "/../Cargo.toml",
    "/%2e%2e/Cargo.toml",
    "/lib",
    "/_sandbox/ledger",
  ]) {
    assert.equal((await send(path)).status, 404, path);
  }
});

test("files have the right type, compression, caching and policy", async () => {
  const page = await send("/", { headers: { "accept-encoding": "gzip, br" } });
  assert.equal(page.headers["content-encoding"], "br");
  assert.equal(page.headers["cache-control"], "no-cache");
  assert.match(page.headers["content-security-policy"], /script-src 'self' 'wasm-unsafe-eval'/);
  assert.match(
    page.headers["content-security-policy"],
    /require-trusted-types-for 'script'; trusted-types parcelgate/,
  );
  assert.equal(page.headers["cross-origin-opener-policy"], "same-origin-allow-popups");
  assert.equal((await send("/callback.html")).headers["cross-origin-opener-policy"], "unsafe-none");
  assert.equal(
    (
      await send("/", {
        headers: { "accept-encoding": "gzip, br", "if-none-match": page.headers.etag },
      })
    ).status,
    304,
  );
  const shell = (await send("/")).body.toString();
  const folder = shell.match(/v\/[0-9a-f]{16}/)[0];
  const wasm = await send(`/${folder}/parcelgate-web_bg.wasm`, {
    headers: { "accept-encoding": "br;q=0, gzip" },
  });
  assert.equal(wasm.headers["content-type"], "application/wasm");
  assert.equal(wasm.headers["content-encoding"], "gzip");
  assert.match(wasm.headers["cache-control"], /immutable/);
  assert.equal((await send("/parcelgate.js")).headers["cache-control"], "no-cache");
  assert.equal((await send("/", { method: "HEAD" })).body.length, 0);
  assert.equal((await send("/", { method: "POST" })).status, 405);
});

test("a foreign Host is refused, and localhost is redirected", async () => {
  for (const path of ["/", "/config.json", "/healthz", "/ups/sandbox/security/v1/oauth/token"]) {
    const answer = await send(path, { headers: { host: "evil.example" } });
    assert.equal(answer.status, 421, path);
    assert.equal(answer.headers["parcelgate-sent"], "no");
  }
  const { port } = new URL(host.origin);
  const moved = await send("/?x=1", { headers: { host: `localhost:${port}` } });
  assert.deepEqual([moved.status, moved.headers.location], [308, `${host.origin}/?x=1`]);
});

test("the proxy accepts only its own pages and forms", async () => {
  const path = "/ups/sandbox/security/v1/oauth/token";
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body =
    "grant_type=authorization_code&code=canary-code&redirect_uri=" +
    encodeURIComponent(`${host.origin}/callback.html`) +
    "&client_id=sandbox-client&code_verifier=canary-verifier";
  const post = (headers, text = body) =>
    send(path, {
      method: "POST",
      headers: { ...form, "content-length": text.length, ...headers },
      body: text,
    });
  for (const headers of [
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    assert.equal(code(await post(headers)), "proxy_wrong_origin");
  }
  for (const [text, wanted] of [
    [body.replace("sandbox-client", "other"), "proxy_wrong_client"],
    [body.replace("callback.html", "elsewhere"), "proxy_wrong_redirect_uri"],
    [`${body}&client_secret=s`, "proxy_bad_form"],
    ["grant_type=client_credentials", "proxy_bad_form"],
  ]) {
    assert.equal(code(await post(OURS, text)), wanted);
  }
  assert.equal(
    code(await post({ ...OURS, authorization: "Basic YTpi" })),
    "proxy_no_authorization_here",
  );
  assert.equal(
    code(
      await send("/ups/cie/api/track/v1/details/1ZA1B2C30300000021", {
        headers: { ...OURS, authorization: "Bearer x" },
      }),
    ),
    "proxy_environment_off",
  );
  assert.equal(await upstreamCalls(), 0);
  const passed = await post(OURS);
  assert.equal(code(passed), "10400");
  assert.equal(passed.headers["parcelgate-sent"], undefined, "it did go upstream");
  assert.equal(passed.headers["cache-control"], "no-store");
  assert.equal(await upstreamCalls(), 1);
});

test("answers of UPS are stripped of foreign headers and types", async () => {
  await host.faults([{ operation: "validate_client", kind: "error_503_html", times: 1 }]);
  const answer = await send(
    "/ups/sandbox/security/v1/oauth/validate-client?client_id=a&redirect_uri=b",
    { headers: OURS },
  );
  assert.equal(answer.status, 503);
  assert.equal(answer.headers["content-type"], "application/octet-stream");
  assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
});

test("an unreachable UPS is reported as nothing sent", async () => {
  const lonely = await startHost(["--sandbox-upstream", "http://127.0.0.1:9"]);
  const answer = await fetch(
    `${lonely.origin}/ups/sandbox/security/v1/oauth/validate-client?client_id=a&redirect_uri=b`,
    { headers: { origin: lonely.origin } },
  );
  assert.equal(answer.status, 502);
  assert.equal(answer.headers.get("parcelgate-sent"), "no");
  assert.equal((await answer.json()).response.errors[0].code, "proxy_upstream_unreachable");
  await lonely.stop();
});

test("the log has routes and statuses, but no secrets", () => {
  const log = host.log.join("");
  assert.match(log, /"route":"token"/);
  for (const secret of ["canary", "sandbox-client&", "YTpi", "client_secret"])
    assert.ok(!log.includes(secret), secret);
});

test("the refresh helper renews with Basic authentication, and the page shows the expiry", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "parcelgate-secret-"));
  writeFileSync(join(folder, "secret"), "sandbox-secret\n");
  const helped = await startHost([
    "--refresh-auth",
    "basic",
    "--client-secret-file",
    join(folder, "secret"),
  ]);
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await helped.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { page } = await visit(browser);
  const { carriers } = on(page);
  await connected(page, helped.origin);
  await carriers.verified().waitFor();
  assert.match(
    await carriers.account("A1B2C3").textContent(),
    /20\d\d/,
    "verify again by, before any refresh",
  );
  const code = await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    return (await init())
      .client({ clientId: "sandbox-client", environment: "sandbox" })
      .refresh()
      .then(
        () => "ok",
        (error) => error.code,
      );
  });
  assert.equal(code, "ok");
  assert.ok(!helped.log.join("").includes("sandbox-secret"));
});

test("a portal on another origin can call the host and read its errors", async (t) => {
  const portal = createServer((request, response) =>
    response
      .writeHead(200, { "content-type": "text/html" })
      .end("<!doctype html><title>portal</title>"),
  );
  await new Promise((resolve) => portal.listen(0, "127.0.0.1", resolve));
  const from = `http://127.0.0.1:${portal.address().port}`;
  const open = await startHost(["--portal-origin", from]);
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await open.stop();
    portal.close();
  });
  const { page } = await visit(browser);
  await page.goto(from);
  const outcome = await page.evaluate(async (proxy) => {
    const call = (path, more) =>
      fetch(`${proxy}/ups/sandbox${path}`, more).then(
        async (answer) => [
          answer.status,
          answer.headers.get("parcelgate-sent"),
          (await answer.json()).response?.errors?.[0]?.code,
        ],
        () => "cors",
      );
    const rate = {
      method: "POST",
      headers: {
        authorization: "Bearer over",
        "content-type": "application/json",
        transId: "1",
        transactionSrc: "x",
      },
      body: "{}",
    };
    return [
      await call("/api/rating/v2409/Rate", rate),
      await call("/api/rating/v2409/Rate", {
        ...rate,
        headers: { "content-type": "application/json" },
      }),
      await call("/api/rating/v2409/Rate", {
        ...rate,
        headers: { ...rate.headers, "x-other": "1" },
      }),
    ];
  }, open.origin);
  assert.equal(outcome[0][0], 401, "UPS's own answer");
  assert.deepEqual(
    outcome[1],
    [401, "no", "proxy_bad_authorization"],
    "the host's refusal can be read",
  );
  assert.equal(outcome[2], "cors", "a header that is not on the list stops in the browser");
  assert.equal((await open.ledger()).calls.length, 1);
});
