// Starts the host with its sandbox on free ports, for one test file; ends it by the process that was started.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

const canListen = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

let next = 0;

/**
 * A free port below those that the system gives to outgoing connections, so that nobody takes it
 * before it is used. Each
 * test process begins at another place.
 */
export async function freePort() {
  for (;;) {
    const port = 10_000 + ((process.pid * 97 + next++) % 22_000);
    if (await canListen(port)) return port;
  }
}

/** { origin, sandbox, control(), ledger(), reset(), faults(), log, stop() } */
export async function startHost(extra = [], port) {
  port ??= await freePort();
  const sandboxPort = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  const args = [
    "serve",
    "--listen",
    `127.0.0.1:${port}`,
    "--sandbox-listen",
    `127.0.0.1:${sandboxPort}`,
    ...extra,
  ];
  const child = spawn(`${root}target/debug/parcelgate`, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const log = [];
  child.stderr.on("data", (bytes) => log.push(String(bytes)));
  child.stdout.on("data", (bytes) => log.push(String(bytes)));
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${origin}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) break;
    if (tries > 100 || child.exitCode !== null)
      throw new Error(`the host did not start: ${log.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const call = async (method, path, body) => {
    const answer = await fetch(`${sandbox}/_sandbox/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`control ${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    origin,
    sandbox,
    log,
    port,
    ledger: (bodies = false) => call("GET", bodies ? "ledger?bodies=1" : "ledger"),
    reset: (options = {}) => call("POST", "reset", options),
    faults: (list) => call("PUT", "faults", list),
    advance: (ms) => call("POST", "clock", { advanceMs: ms }),
    /** As a crash would: no chance to say anything. */
    kill: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        return child.kill("SIGKILL");
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGTERM");
        setTimeout(() => child.kill("SIGKILL"), 3000).unref();
      }),
  };
}
