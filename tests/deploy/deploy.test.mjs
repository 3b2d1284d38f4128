// What stands in deploy/: the binary with nothing else beside it, two replicas of which one dies,
// manifests and unit by their judges.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, startHost } from "../lib/servers.mjs";
import { until } from "../lib/until.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const STATIC = join(root, "target/x86_64-unknown-linux-musl/release/parcelgate");
const asRoot = process.getuid() === 0;

async function answers(url, child) {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error("it ended");
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${url} does not answer`);
}
const stop = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve(child.exitCode);
    child.once("exit", resolve);
    child.kill("SIGTERM");
  });

test(
  "as in an empty container: the binary and the page, no other file, nothing writable, nobody's account",
  { skip: !asRoot && "chroot needs root" },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "parcelgate-empty-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(STATIC, join(folder, "parcelgate"));
    cpSync(join(root, "dist"), join(folder, "dist"), { recursive: true });
    spawnSync("chmod", ["-R", "a+rX", folder]);
    const [port, metrics] = [await freePort(), await freePort()];
    const inside = `mount --bind ${folder} ${folder} && mount -o remount,bind,ro ${folder} && exec chroot --userspec=65532:65532 ${folder} /parcelgate serve --listen 127.0.0.1:${port} --metrics-listen 127.0.0.1:${metrics} --environment cie --client-id id --upstream-connect 127.0.0.1:9`;
    const child = spawn("unshare", ["--mount", "sh", "-c", inside], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = [];
    child.stderr.on("data", (bytes) => log.push(String(bytes)));
    await answers(`http://127.0.0.1:${port}/healthz`, child).catch((error) =>
      assert.fail(`${error.message}: ${log.join("")}`),
    );
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    assert.match(status, /^Uid:\s+65532\s+65532/m);
    assert.match(status, /^CapEff:\s+0+$/m);
    assert.match(await (await fetch(`http://127.0.0.1:${port}/`)).text(), /<!doctype html>/i);
    assert.match(
      await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text(),
      /parcelgate_requests_total\{route="file",class="2xx"\} 1/,
    );
    const call = await fetch(
      `http://127.0.0.1:${port}/ups/cie/api/track/v1/details/1ZA1B2C30300000021`,
      { headers: { authorization: "Bearer x", origin: `http://127.0.0.1:${port}` } },
    );
    assert.deepEqual(
      [call.status, (await call.json()).response.errors[0].code],
      [502, "proxy_upstream_unreachable"],
    );
    assert.equal(await stop(child), 0);
  },
);

test("the container file names what is there", () => {
  const text = readFileSync(join(root, "deploy/Containerfile"), "utf8");
  assert.match(text, /^FROM scratch$/m);
  assert.match(text, /^USER 65532:65532$/m);
  const toolchain = /channel = "(\d+\.\d+)/.exec(
    readFileSync(join(root, "rust-toolchain.toml"), "utf8"),
  )[1];
  assert.ok(text.includes(`rust:${toolchain}-alpine`), "the toolchain is the project's");
  const help = spawnSync(STATIC, ["--help"], { encoding: "utf8" }).stdout;
  const files = [
    "deploy/Containerfile",
    "deploy/parcelgate.service",
    "deploy/kubernetes/parcelgate.yaml",
  ]
    .map((name) => readFileSync(join(root, name), "utf8"))
    .join("\n");
  const flags = [...files.matchAll(/--([a-z][a-z-]+)/g)]
    .map(([flag]) => flag)
    .filter(
      (flag) =>
        ![
          "--package",
          "--release",
          "--locked",
          "--no-default-features",
          "--no-cache",
          "--from",
        ].includes(flag),
    );
  const variables = [...files.matchAll(/PARCELGATE_([A-Z_]+)/g)].map(
    ([, name]) => `--${name.toLowerCase().replaceAll("_", "-")}`,
  );
  assert.ok(flags.length >= 4 && variables.length >= 5);
  for (const flag of [...flags, ...variables])
    assert.ok(help.includes(flag) || flag === "--config", `${flag} is no setting`);
});

test(
  "two replicas behind nginx, one is killed under load: no read fails",
  { skip: !existsSync("/usr/sbin/nginx") && "nginx is not here" },
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "parcelgate-front-"));
    const front = await freePort();
    const origin = `http://127.0.0.1:${front}`;
    const ups = await startHost();
    const replicas = await Promise.all(
      [1, 2].map(() =>
        startHost([
          "--sandbox-upstream",
          ups.sandbox,
          "--fuse",
          "off",
          "--trusted-hops",
          "1",
          "--origin",
          origin,
        ]),
      ),
    );
    // The configuration that is shipped, with this test's ports and without the certificate.
    const server = readFileSync(join(root, "deploy/nginx.conf"), "utf8")
      .replace("127.0.0.1:8081", `127.0.0.1:${replicas[0].port}`)
      .replace("127.0.0.1:8082", `127.0.0.1:${replicas[1].port}`)
      .replace("listen 443 ssl;", `listen 127.0.0.1:${front};`)
      .replace(/ssl_certificate.*;/g, "")
      .replaceAll("$host;", "$http_host;")
      .replace("access_log off;", "");
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map((name) => `${name}_temp_path ${folder}/${name};`)
      .join(" ");
    writeFileSync(
      join(folder, "nginx.conf"),
      `daemon off; ${asRoot ? "user root; " : ""}pid ${folder}/pid; error_log stderr crit; events {} http { access_log off; ${temporary} ${server} }`,
    );
    const nginx = spawn("/usr/sbin/nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    t.after(async () => {
      await Promise.all([stop(nginx), replicas[1].stop(), ups.stop()]);
      rmSync(folder, { recursive: true, force: true });
    });
    await answers(`${origin}/healthz`, nginx);
    const reads = [
      "/",
      "/config.json",
      `/ups/sandbox/security/v1/oauth/validate-client?client_id=sandbox-client&redirect_uri=${encodeURIComponent(`${origin}/callback.html`)}`,
    ];
    const statuses = new Map();
    const deadline = Date.now() + 3_000;
    const reader = async () => {
      for (let turn = 0; Date.now() < deadline; turn++) {
        const answer = await fetch(origin + reads[turn % reads.length], {
          headers: { origin },
        }).catch((error) => ({ status: error.message, arrayBuffer: () => {} }));
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      }
    };
    const load = Promise.all(Array.from({ length: 8 }, reader));
    await until(() => statuses.get(200) > 250, "reads from both replicas");
    await replicas[0].kill();
    await load;
    assert.deepEqual([...statuses.keys()], [200], JSON.stringify([...statuses]));
    assert.ok(statuses.get(200) > 500, `${statuses.get(200)} reads`);
  },
);

test(
  "the manifests are what Kubernetes knows",
  {
    skip:
      !existsSync(join(root, "target/judges/bin/kubernetes-validate")) &&
      !process.env.CI &&
      "kubernetes-validate could not be installed",
  },
  () => {
    const run = spawnSync(
      join(root, "target/judges/bin/kubernetes-validate"),
      ["--strict", "deploy/kubernetes/parcelgate.yaml"],
      { cwd: root, encoding: "utf8" },
    );
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const text = readFileSync(join(root, "deploy/kubernetes/parcelgate.yaml"), "utf8");
    for (const line of [
      "replicas: 2",
      "readOnlyRootFilesystem: true",
      "runAsNonRoot: true",
      "allowPrivilegeEscalation: false",
      'drop: ["ALL"]',
      "kind: NetworkPolicy",
    ])
      assert.ok(text.includes(line), line);
  },
);

test(
  "the unit gives away nothing",
  { skip: !existsSync("/usr/bin/systemd-analyze") && "systemd-analyze is not here" },
  () => {
    const run = spawnSync(
      "systemd-analyze",
      [
        "security",
        "--offline=true",
        "--no-pager",
        "--threshold=15",
        join(root, "deploy/parcelgate.service"),
      ],
      { encoding: "utf8" },
    );
    assert.equal(run.status, 0, run.stdout.split("\n").slice(-3).join("\n") + run.stderr);
  },
);
