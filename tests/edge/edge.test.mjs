// The edge: the same verdicts in Node and in workerd as in native Rust, and the Worker itself
// against a recording upstream.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort } from "../lib/servers.mjs";
import { verdict } from "./verdict.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = join(root, "target/edge/worker");
const vectors = JSON.parse(readFileSync(join(root, "tests/vectors/policy.json"), "utf8"));
const PORTAL = "https://portal.test";

const folder = mkdtempSync(join(tmpdir(), "parcelgate-edge-"));
const running = [];
after(() => {
  for (const child of running) child.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

/** workerd with one Worker of these modules, on a free port. */
async function workerd(name, modules, bindings = "") {
  const port = await freePort();
  for (const [file, from] of modules) copyFileSync(from, join(folder, file));
  const list = modules
    .map(
      ([file]) =>
        `(name = "${file}", ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${file}")`,
    )
    .join(", ");
  writeFileSync(
    join(folder, `${name}.capnp`),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "assets", disk = (path = "${built}/../assets")), (name = "out", network = (allow = ["public", "private"]))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (modules = [${list}], compatibilityDate = "2026-01-01", globalOutbound = "out", bindings = [${bindings}]);
`,
  );
  const child = spawn(
    join(root, "node_modules/.bin/workerd"),
    ["serve", join(folder, `${name}.capnp`)],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  running.push(child);
  const log = [];
  child.stderr.on("data", (bytes) => log.push(String(bytes)));
  child.stdout.on("data", (bytes) => log.push(String(bytes)));
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(`http://127.0.0.1:${port}/healthz`).then(
        () => true,
        () => false,
      )
    )
      return { port, log };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`workerd did not start: ${log.join("")}`);
}

const POLICY = [
  ["policy.js", join(built, "policy.js")],
  ["policy.wasm", join(built, "policy.wasm")],
];
const wanted = vectors.map((one) => one.verdict);

test("the Worker's WebAssembly has no path of the machine that built it", () => {
  const bytes = readFileSync(join(built, "policy.wasm")).toString("latin1");
  assert.ok(bytes.includes("policy"), "readable");
  for (const path of [homedir(), root.slice(0, -1), ".rustup", ".cargo"])
    assert.ok(!bytes.includes(path), path);
});

test("the vectors in Node have their verdicts, raw and parsed", async () => {
  const policy = await import(join(built, "policy.js"));
  policy.initSync({ module: readFileSync(join(built, "policy.wasm")) });
  assert.ok(vectors.length > 50);
  assert.deepEqual(
    vectors.map((one) => verdict(policy, one)),
    wanted,
  );
  const parsed = vectors.filter((one) => "parsed" in one);
  assert.ok(parsed.length >= 5);
  for (const one of vectors)
    assert.equal(verdict(policy, one, true), one.parsed ?? one.verdict, one.name);
});

test("after a trap a new instance gives the same verdicts", async () => {
  const policy = await import(join(built, "policy.js"));
  const exports = policy.initSync({ module: readFileSync(join(built, "policy.wasm")) });
  assert.throws(() => exports.forward_route(0xffff_fff0), WebAssembly.RuntimeError);
  policy.__wbg_reset_state();
  assert.deepEqual(
    vectors.map((one) => verdict(policy, one)),
    wanted,
  );
});

test("the vectors in workerd have the same verdicts", async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { port } = await workerd("vectors", [
    ["vectors.js", join(here, "vectors.js")],
    ["verdict.js", join(here, "verdict.js")],
    ...POLICY,
  ]);
  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    body: JSON.stringify(vectors),
  });
  assert.deepEqual(await answer.json(), wanted);
});

let seen, upstream, worker, act;
before(async () => {
  upstream = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      seen.push({
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(parts).toString(),
      });
      act(response);
    });
  });
  await new Promise((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const text = {
    ORIGIN: "ORIGIN",
    CLIENT_ID: "sandbox-client",
    ENVIRONMENTS: "sandbox,cie",
    PORTAL_ORIGINS: PORTAL,
    SANDBOX_UPSTREAM: `http://127.0.0.1:${upstream.address().port}`,
  };
  // The port is chosen by whoever starts workerd: its name is put in beforehand.
  const bindings = (own) =>
    [
      ...Object.entries({ ...text, ORIGIN: own }).map(
        ([name, value]) => `(name = "${name}", text = "${value}")`,
      ),
      '(name = "ASSETS", service = "assets")',
    ].join(", ");
  worker = await workerd(
    "worker",
    [["worker.js", join(built, "worker.js")], ...POLICY],
    bindings(origin),
  ).then((one) => ({ ...one, origin }));
});
after(() => {
  upstream.closeAllConnections();
  upstream.close();
});

const fine = (response) =>
  response
    .writeHead(200, {
      "content-type": "application/json",
      "set-cookie": "a=b",
      server: "x",
      transid: "kept",
      "access-control-allow-origin": "*",
    })
    .end("{}");

/** By its own name, over the port that workerd has. */
function send(path, { method = "POST", headers = {}, body = "{}" } = {}) {
  seen = [];
  const { host } = new URL(worker.origin);
  return new Promise((resolve, reject) => {
    const all = {
      host,
      origin: worker.origin,
      authorization: "Bearer token",
      "content-type": "application/json",
      ...(method === "POST" && { "content-length": Buffer.byteLength(body) }),
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    const call = httpRequest(
      { port: worker.port, host: "127.0.0.1", path, method, headers: given, setHost: false },
      (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        const done = () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(parts).toString(),
            whole: answer.complete,
          });
        answer.on("close", done);
      },
    );
    call.on("error", reject);
    call.end(method === "POST" ? body : undefined);
  });
}
const code = ({ body }) => JSON.parse(body).response.errors[0].code;
const RATE = "/ups/sandbox/api/rating/v2409/Rate";

test("a call goes where the table says, with the table's headers, and comes back sealed", async () => {
  act = fine;
  const answer = await send(RATE, {
    headers: { cookie: "canary", "x-forwarded-for": "1.2.3.4", referer: "canary" },
  });
  assert.equal(answer.status, 200);
  assert.deepEqual(
    seen.map(({ method, url, body }) => [method, url, body]),
    [["POST", "/api/rating/v2409/Rate", "{}"]],
  );
  assert.equal(seen[0].headers.authorization, "Bearer token");
  for (const name of ["cookie", "referer", "origin", "x-forwarded-for"])
    assert.equal(seen[0].headers[name], undefined, name);
  assert.equal(answer.headers.transid, "kept");
  for (const name of ["set-cookie", "server", "access-control-allow-origin"])
    assert.equal(answer.headers[name], undefined, name);
  assert.match(answer.headers.vary, /Origin/);
  assert.match(answer.headers["content-security-policy"], /^default-src 'none'/);
  assert.deepEqual(
    [answer.headers["cache-control"], answer.headers["x-content-type-options"]],
    ["no-store", "nosniff"],
  );
});

test("what the policy refuses never leaves the edge", async () => {
  act = fine;
  for (const [path, more, wanted] of [
    ["/ups/sandbox/api/admin", {}, "proxy_no_route"],
    [RATE, { headers: { origin: null } }, "proxy_wrong_origin"],
    [RATE, { headers: { origin: "https://portal.test.evil" } }, "proxy_wrong_origin"],
    [RATE, { headers: { origin: "null" } }, "proxy_wrong_origin"],
    [RATE, { headers: { authorization: "Basic eDp5" } }, "proxy_bad_authorization"],
    [RATE, { body: "x".repeat(300_000) }, "proxy_body_too_large"],
    [
      RATE,
      {
        body: "x".repeat(300_000),
        headers: { "content-length": null, "transfer-encoding": "chunked" },
      },
      "proxy_body_too_large",
    ],
    [`${RATE}?url=x`, {}, "proxy_bad_query"],
    ["/ups/production/api/rating/v2409/Rate", {}, "proxy_environment_off"],
    [
      "/ups/sandbox/security/v1/oauth/token",
      {
        headers: { authorization: null, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=password",
      },
      "proxy_bad_form",
    ],
    [RATE, { headers: { host: "evil.example" } }, "proxy_wrong_host"],
  ]) {
    const answer = await send(path, more);
    assert.equal(code(answer), wanted, path);
    assert.equal(answer.headers["parcelgate-sent"], "no");
    assert.equal(seen.length, 0);
  }
});

test("a portal elsewhere: its preflight is answered here, and it may read errors too", async () => {
  act = fine;
  const preflight = await send(RATE, {
    method: "OPTIONS",
    headers: {
      origin: PORTAL,
      authorization: null,
      "content-type": null,
      "access-control-request-method": "POST",
    },
  });
  assert.deepEqual(
    [
      preflight.status,
      preflight.headers["access-control-allow-origin"],
      preflight.headers["access-control-max-age"],
    ],
    [204, PORTAL, "7200"],
  );
  assert.equal(seen.length, 0);
  for (const path of [RATE, "/ups/sandbox/api/none"]) {
    assert.equal(
      (await send(path, { headers: { origin: PORTAL } })).headers["access-control-allow-origin"],
      PORTAL,
    );
  }
});

test("upstream that misbehaves", async () => {
  act = (response) => response.writeHead(302, { location: "http://evil.example/" }).end();
  const moved = await send(RATE);
  assert.deepEqual(
    [moved.status, code(moved), moved.headers.location],
    [502, "proxy_upstream_redirect", undefined],
  );
  act = (response) =>
    response.writeHead(503, { "content-type": "text/html" }).end("<script>1</script>");
  assert.equal((await send(RATE)).headers["content-type"], "application/octet-stream");
  act = (response) => response.socket.destroy();
  assert.equal(code(await send(RATE)), "proxy_upstream_failed");
  assert.equal(seen.length, 1, "sent once");
  act = (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const part = Buffer.alloc(1 << 20, 32);
    let count = 0;
    const more = () => (++count > 12 ? response.end() : response.write(part, more));
    more();
  };
  const endless = await send(RATE);
  assert.ok(endless.body.length <= 8 << 20, "cut at the limit");
  assert.equal(endless.whole, false, "and seen to be cut");
});

test("configuration and files", async () => {
  const config = JSON.parse((await send("/config.json", { method: "GET" })).body);
  assert.deepEqual(
    config.environments.map(({ name }) => name),
    ["sandbox", "cie"],
  );
  assert.equal((await send("/healthz", { method: "GET" })).body, "ok\n");
  const page = await send("/index.html", {
    method: "GET",
    headers: { authorization: null, "content-type": null },
  });
  assert.match(
    page.headers["content-security-policy"],
    /require-trusted-types-for 'script'; trusted-types parcelgate/,
  );
  assert.equal(page.headers["cross-origin-opener-policy"], "same-origin-allow-popups");
  assert.match(page.body, /<!doctype html>/i);
});

test("a fault is an empty 500, and the next request is served", async () => {
  act = fine;
  // A setting that is missing is a fault of the same kind as a trap: thrown inside.
  for (const portals of ["null", "http://portal.test", "https://portal.test/"]) {
    const wrong = await workerd(
      "wrong",
      [["worker.js", join(built, "worker.js")], ...POLICY],
      `(name = "ORIGIN", text = "https://a.test"), (name = "CLIENT_ID", text = "x"), (name = "ENVIRONMENTS", text = "cie"), (name = "PORTAL_ORIGINS", text = "${portals}")`,
    );
    assert.equal((await fetch(`http://127.0.0.1:${wrong.port}/healthz`)).status, 500, portals);
  }
  const broken = await workerd("broken", [["worker.js", join(built, "worker.js")], ...POLICY]);
  const answer = await fetch(`http://127.0.0.1:${broken.port}/ups/sandbox/api/rating/v2409/Rate`, {
    headers: { authorization: "Bearer canary" },
  });
  assert.deepEqual([answer.status, await answer.text()], [500, ""]);
  assert.ok(!broken.log.join("").includes("canary"));
  assert.equal((await send(RATE)).status, 200);
});

test("wrangler takes it: deploy --dry-run", () => {
  const run = spawnSync(
    join(root, "node_modules/.bin/wrangler"),
    ["deploy", "--dry-run", "--outdir", join(folder, "out")],
    {
      cwd: join(root, "crate/edge"),
      encoding: "utf8",
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", CI: "true" },
      timeout: 120_000,
    },
  );
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.match(run.stdout, /policy\.wasm/);
});
