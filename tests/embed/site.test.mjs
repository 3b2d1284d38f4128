// The page for any web host: files and headers as they were packed, config.json filled in, the proxy on another origin.
import assert from "node:assert/strict";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { startPortal } from "../lib/portal.mjs";
import { freePort, startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { connected } from "../pages/journeys.mjs";

stage();
const root = new URL("../../", import.meta.url).pathname;

/** The rules of a _headers file that hold for a path. */
function headersOf(text, path) {
  const out = {};
  let holds = false;
  for (const line of text.split("\n").filter((one) => one && !one.startsWith("#"))) {
    if (!line.startsWith(" "))
      holds = new RegExp(`^${line.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(path);
    else if (holds) out[line.trim().split(": ")[0]] = line.trim().split(": ").slice(1).join(": ");
  }
  return out;
}

test("the page works on a plain web host, with the proxy on another origin", async () => {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const host = await startHost(["--portal-origin", own, "--redirect-uri", `${own}/callback.html`]);
  const folder = `${root}target/embed/site`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(`${root}target/packages/site`, folder, { recursive: true });
  const sample = JSON.parse(readFileSync(`${folder}/config.sample.json`, "utf8"));
  const real = await (await fetch(`${host.origin}/config.json`)).json();
  // What the page reads is what the sample names.
  for (const name of Object.keys(sample)) assert.ok(name in real, name);
  writeFileSync(
    `${folder}/config.json`,
    JSON.stringify({
      ...sample,
      clientId: real.clientId,
      environments: real.environments,
      proxy: `${host.origin}/ups`,
      redirectUris: [`${own}/callback.html`],
    }),
  );
  const rules = readFileSync(`${folder}/_headers`, "utf8").replaceAll(
    "https://proxy.example",
    host.origin,
  );
  const portal = await startPortal({
    folders: [["/", folder]],
    port,
    headers: (path) => headersOf(rules, path),
  });
  const { context, page, complaints } = await visit(browser);
  await connected(page, own);
  await on(page).carriers.verified("A1B2C3").waitFor();
  assert.ok(!portal.asked.some((path) => path.startsWith("/ups/")));
  assert.match(
    (await fetch(`${own}/`)).headers.get("content-security-policy"),
    /default-src 'none'.*connect-src 'self' http/,
  );
  assert.match(
    (await fetch(`${own}/callback.html`)).headers.get("cross-origin-opener-policy"),
    /unsafe-none/,
  );
  assert.deepEqual(complaints, []);
  await context.close();
  await portal.stop();
  await host.stop();
});
