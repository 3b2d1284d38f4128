// The proxy and the files against nginx, Caddy, cors-anywhere and local-cors-proxy, in one run, in
// turns. The proxy under test has one core, wrk and the upstream the other. What counts are ratios;
// absolute figures are this machine's. Run by `cargo xtask bench`.
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../lib/servers.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const HOST = join(root, "target/bare/release/parcelgate");
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS = Number(process.env.SECONDS ?? 4);
const NAME = "wwwcie.ups.com";
const PATHS = { small: "/api/rating/v2409/Rate", label: "/api/shipments/v2409/ship" };
const folder = mkdtempSync(join(tmpdir(), "parcelgate-bench-"));
const running = [];
const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const run = (program, ...args) => {
  const done = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")}: ${done.stderr}`);
  return done.stdout;
};

/** A process on one core; its output goes to a file, as a server's would. */
function start(core, program, args, more = {}) {
  const log = openSync(join(folder, `${running.length}.log`), "w");
  const child = spawn("taskset", ["-c", String(core), program, ...args], {
    cwd: folder,
    stdio: ["ignore", log, log],
    ...more,
  });
  closeSync(log);
  running.push(child);
  return child;
}

function certificates() {
  run(
    "openssl",
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=bench authority",
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
  );
  run(
    "openssl",
    "req",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-subj",
    `/CN=${NAME}`,
    "-keyout",
    "leaf.key",
    "-out",
    "leaf.csr",
  );
  file("san", `subjectAltName=DNS:${NAME},DNS:localhost`);
  run(
    "openssl",
    "x509",
    "-req",
    "-in",
    "leaf.csr",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca.key",
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    "san",
    "-out",
    "leaf.pem",
  );
}

const common = (
  pid,
  log = "off",
) => `${process.getuid() === 0 ? "user root; " : ""}daemon off; worker_processes 1; pid ${pid}; error_log stderr crit; events { worker_connections 8192; }
http { access_log ${log}; keepalive_requests 100000000; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;`;

/** UPS's place: a 2 KB rate answer and a 60 KB label answer over TLS. */
async function upstream() {
  const port = await freePort();
  mkdirSync(join(folder, "answers"));
  file("answers/small", JSON.stringify({ RateResponse: "x".repeat(2_000) }));
  file("answers/label", JSON.stringify({ ShipmentResponse: "x".repeat(60_000) }));
  const location = (path, name) =>
    `location = ${path} { default_type application/json; error_page 405 =200 /${name}; try_files /${name} =404; }`;
  const config = file(
    "upstream.conf",
    `${common("up.pid")} sendfile on; tcp_nopush off;
server { listen 127.0.0.1:${port} ssl; ssl_certificate leaf.pem; ssl_certificate_key leaf.key; root ${folder}/answers;
${Object.entries(PATHS)
  .map(([name, path]) => location(path, name))
  .join("\n")} location / { default_type application/json; } } }`,
  );
  start(1, "nginx", ["-p", folder, "-c", config]);
  return port;
}

const brotli = ["/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"].filter((path) =>
  statSync(path, { throwIfNoEntry: false }),
);

/** A careful configuration: an exact path, listed headers, a verified name, a pool. */
async function nginx(up) {
  const port = await freePort();
  const config = file(
    "nginx.conf",
    `${brotli.map((path) => `load_module ${path};`).join("")} ${common("nginx.pid", "access.log")}
upstream ups { server 127.0.0.1:${up}; keepalive 64; keepalive_requests 100000000; }
map $http_origin $ours { default 0; "http://127.0.0.1:${port}" 1; }
server { listen 127.0.0.1:${port}; server_name 127.0.0.1; root ${root}/dist; ${brotli.length ? "brotli_static on;" : ""} gzip_static off; sendfile on; open_file_cache max=1000;
types { application/wasm wasm; text/html html; }
location /v/ { add_header Cache-Control "public, max-age=31536000, immutable"; }
location ~ ^/ups/cie(/api/(?:rating/v2409/(?:Rate|Shop)|shipments/v2409/ship))$ {
 limit_except POST { deny all; } if ($ours = 0) { return 403; } client_max_body_size 1m; client_body_buffer_size 32k;
 proxy_pass https://ups$1$is_args$args; proxy_http_version 1.1; proxy_pass_request_headers off; proxy_set_header Connection ""; proxy_set_header Host ${NAME};
 proxy_set_header Authorization $http_authorization; proxy_set_header Content-Type $content_type; proxy_set_header Accept-Encoding identity; proxy_set_header transId $http_transid;
 proxy_ssl_verify on; proxy_ssl_trusted_certificate ca.pem; proxy_ssl_name ${NAME}; proxy_ssl_server_name on; proxy_ssl_session_reuse on; proxy_buffers 16 8k;
 proxy_hide_header Server; proxy_hide_header Set-Cookie; add_header Cache-Control no-store always; add_header X-Content-Type-Options nosniff always; add_header Vary Origin always; } } }`,
  );
  const child = start(0, "nginx", ["-p", folder, "-c", config]);
  return { name: "nginx", port, child, path: (path) => `/ups/cie${path}` };
}

async function ours(up) {
  const port = await freePort();
  const args = [
    "serve",
    "--listen",
    `127.0.0.1:${port}`,
    "--environment",
    "cie",
    "--client-id",
    "bench",
    "--dist",
    join(root, "dist"),
    "--upstream-connect",
    `127.0.0.1:${up}`,
    "--extra-ca-file",
    join(folder, "ca.pem"),
    "--threads",
    "1",
    "--fuse",
    "off",
  ];
  const begun = performance.now();
  const child = start(0, HOST, args);
  await listening(port);
  return {
    name: "parcelgate",
    port,
    child,
    ready: performance.now() - begun,
    path: (path) => `/ups/cie${path}`,
  };
}

async function caddy(up) {
  const port = await freePort();
  const config = file(
    "Caddyfile",
    `{
 admin off
 auto_https off
}
http://127.0.0.1:${port} {
 @call {
  method POST
  path ${Object.values(PATHS)
    .map((path) => `/ups/cie${path}`)
    .join(" ")}
  header Origin http://127.0.0.1:${port}
 }
 handle @call {
  uri strip_prefix /ups/cie
  reverse_proxy https://127.0.0.1:${up} {
   header_up Host ${NAME}
   header_up -Cookie
   header_down -Set-Cookie
   transport http {
    tls_server_name ${NAME}
    tls_trusted_ca_certs ${folder}/ca.pem
    keepalive_idle_conns_per_host 64
   }
  }
 }
 respond 403
}
`,
  );
  const child = start(0, "caddy", ["run", "--config", config, "--adapter", "caddyfile"], {
    env: { ...process.env, HOME: folder, GOMAXPROCS: "1" },
  });
  return { name: "Caddy", port, child, path: (path) => `/ups/cie${path}` };
}

async function node(name, up, script, path) {
  const port = await freePort();
  const text = script(port, up).replaceAll("MODULES", join(root, "node_modules"));
  const child = start(0, process.execPath, [file(`${name}.cjs`, text)], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, "ca.pem") },
  });
  return { name, port, child, path: (of) => path(of, up) };
}

const anywhere = (up) =>
  node(
    "cors-anywhere",
    up,
    (port) =>
      `require("MODULES/cors-anywhere").createServer({ originWhitelist: [], requireHeader: [] }).listen(${port}, "127.0.0.1");`,
    (path, to) => `/https://localhost:${to}${path}`,
  );
const local = (up) =>
  node(
    "local-cors-proxy",
    up,
    (port, to) =>
      `require("MODULES/local-cors-proxy/lib/index.js").startProxy(${port}, "https://localhost:${to}", "proxy", false, "*");`,
    (path) => `/proxy${path}`,
  );

async function listening(port) {
  for (let tries = 0; tries < 5_000; tries++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        return resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`nothing listens on ${port}`);
}

/** The process and its children: nginx works in one. */
function processes(id) {
  const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8")
    .trim()
    .split(" ")
    .filter(Boolean);
  return [id, ...children.flatMap((child) => processes(Number(child)))];
}
const ticks = (id) =>
  processes(id).reduce((sum, one) => {
    const fields = readFileSync(`/proc/${one}/stat`, "utf8").split(") ")[1].split(" ");
    return sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
const memory = (id) =>
  processes(id).reduce(
    (sum, one) =>
      sum + Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${one}/status`, "utf8"))[1]),
    0,
  ) / 1024;

function wrk({ port, child }, path, connections, { method = "POST", headers = {} } = {}) {
  const list = {
    Origin: `http://127.0.0.1:${port}`,
    ...(method === "POST" && { Authorization: "Bearer token", "Content-Type": "application/json" }),
    ...headers,
  };
  const script = file(
    "call.lua",
    `wrk.method = "${method}"\n${method === "POST" ? `wrk.body = '{"RateRequest":"${"x".repeat(900)}"}'\n` : ""}${Object.entries(
      list,
    )
      .map(([name, value]) => `wrk.headers["${name}"] = "${value}"`)
      .join("\n")}\n`,
  );
  const before = ticks(child.pid);
  const text = run(
    "taskset",
    "-c",
    "1",
    "wrk",
    "-t1",
    `-c${connections}`,
    `-d${SECONDS}s`,
    "--timeout",
    "10s",
    "--latency",
    "-s",
    script,
    `http://127.0.0.1:${port}${path}`,
  );
  const spent = ticks(child.pid) - before;
  const requests = Number(/(\d+) requests in/.exec(text)[1]);
  const bad = /Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1];
  if (bad) throw new Error(`port ${port}${path}: ${bad} answers that are no success\n${text}`);
  const time = (percent) => {
    const [, number, unit] = new RegExp(`${percent}%\\s+([\\d.]+)(us|ms|s)`).exec(text);
    return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
  };
  return {
    cpu: (spent * 10_000) / requests,
    rate: requests / SECONDS,
    p50: time(50),
    p99: time(99),
  };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const table = [];

/** Everybody in turns, so that a busy minute is everybody's. */
function compare(title, servers, measure) {
  const rows = new Map(servers.map((server) => [server.name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const server of servers) rows.get(server.name).push(measure(server));
  const result = Object.fromEntries(
    [...rows].map(([name, all]) => [
      name,
      Object.fromEntries(
        Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]))]),
      ),
    ]),
  );
  const base = result.nginx;
  console.log(`\n${title}`);
  for (const [name, one] of Object.entries(result)) {
    const against = (key) =>
      `${one[key].toFixed(key === "rate" ? 0 : 3)} (${(one[key] / base[key]).toFixed(2)})`;
    console.log(
      `  ${name.padEnd(18)} CPU µs/call ${against("cpu")}   calls/s ${against("rate")}   p50 ms ${against("p50")}   p99 ms ${against("p99")}`,
    );
    table.push({ title, name, ...one });
  }
  return result;
}

/** Sockets that say nothing, and some that ask for a file and do not read it. */
async function crowd(port) {
  const sockets = [];
  for (let index = 0; index < 2_000; index++) {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    if (index % 20 === 0) {
      socket.pause();
      socket.write(`GET ${WASM} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    }
    sockets.push(socket);
  }
  await Promise.all(
    sockets.map(
      (socket) => new Promise((resolve) => socket.once("connect", resolve).once("error", resolve)),
    ),
  );
  return () => sockets.forEach((socket) => socket.destroy());
}

const version = readdirSync(join(root, "dist/v"))[0];
const WASM = `/v/${version}/${readdirSync(join(root, `dist/v/${version}`)).find((name) => name.endsWith("web-ops_bg.wasm"))}`;

try {
  certificates();
  const up = await upstream();
  await listening(up);
  const host = await ours(up);
  const servers = [host, await nginx(up), await caddy(up), await local(up), await anywhere(up)];
  for (const { port } of servers) await listening(port);
  const idle = memory(host.child.pid);
  const [us, ngx] = servers;
  const small = compare("2 KB rate answer, TLS upstream, 32 connections", servers, (one) =>
    wrk(one, one.path(PATHS.small), 32),
  );
  const single = compare(
    "2 KB rate answer, TLS upstream, 1 connection",
    servers.slice(0, 3),
    (one) => wrk(one, one.path(PATHS.small), 1),
  );
  const label = compare("60 KB label answer, TLS upstream, 32 connections", servers, (one) =>
    wrk(one, one.path(PATHS.label), 32),
  );
  const files = compare("wasm, brotli, from dist, 32 connections", [us, ngx], (one) =>
    wrk(one, WASM, 32, { method: "GET", headers: { "Accept-Encoding": "br" } }),
  );
  const loaded = memory(host.child.pid);
  const leave = await crowd(us.port);
  const crowded = wrk(us, us.path(PATHS.small), 1);
  leave();
  const distBytes = run("du", "-sb", join(root, "dist")).split("\t")[0] / 1048576;
  const binary = statSync(HOST).size / 1048576;
  const ratio = (of, key) => of.parcelgate[key] / of.nginx[key];
  console.log("\nAims");
  for (const [words, figure, aim, atLeast] of [
    ["CPU per 2 KB call against nginx", ratio(small, "cpu"), 1.15],
    ["CPU per 60 KB answer against nginx", ratio(label, "cpu"), 0.9],
    ["p50 of one connection against nginx", ratio(single, "p50"), 1],
    ["p99 of 32 connections against nginx", ratio(small, "p99"), 1.2],
    ["rate of brotli wasm against nginx", ratio(files, "rate"), 0.9, true],
    [
      "p99 beside 2,000 idle sockets and slow readers, against without",
      crowded.p99 / single.parcelgate.p99,
      2,
    ],
    ["memory idle beyond dist, MiB", idle - distBytes, 4],
    ["memory loaded beyond dist, MiB", loaded - distBytes, 16],
    ["binary without the sandbox, MiB", binary, 4],
    ["start to listening, ms", host.ready, 50],
  ]) {
    const met = atLeast ? figure >= aim : figure <= aim;
    console.log(
      `  ${met ? "met " : "MISS"} ${words}: ${figure.toFixed(2)} (aim ${atLeast ? "at least" : "at most"} ${aim})`,
    );
  }
} finally {
  const alive = running.filter(({ exitCode, signalCode }) => exitCode === null && !signalCode);
  const ended = alive.map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) child.kill("SIGTERM");
  await Promise.all(ended);
  rmSync(folder, { recursive: true, force: true });
}
