// The release folder: every file has a digest, the entry loads nothing by itself, and no altered file runs.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { RELEASE, VERSION, manifest, startPortal } from "../lib/portal.mjs";
import { startHost } from "../lib/servers.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO } from "../pages/journeys.mjs";

stage();
const root = new URL("../../", import.meta.url).pathname;
let portal;
let front;

before(async () => {
  portal = await startPortal({ folders: [["/", `${root}www/embed/plain`]], sandbox: "" });
  front = await startHost(["--origin", portal.origin]);
  await portal.stop();
  const { port } = new URL(portal.origin);
  portal = await startPortal({
    folders: [["/", `${root}www/embed/plain`]],
    sandbox: front.sandbox,
    upstream: front.origin,
    port: Number(port),
  });
});
after(async () => {
  await portal?.stop();
  await front?.stop();
});

const files = () =>
  readdirSync(RELEASE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(RELEASE.length + 1))
    .sort();

test("the manifest has every file with its digest", () => {
  const { version, entry, files: listed } = manifest();
  assert.deepEqual([version, entry], [VERSION, "parcelgate.js"]);
  assert.deepEqual(
    Object.keys(listed).sort(),
    files().filter((name) => name !== "manifest.json"),
  );
  for (const [name, { integrity, bytes }] of Object.entries(listed)) {
    const content = readFileSync(`${RELEASE}/${name}`);
    assert.deepEqual(
      [integrity, bytes],
      [`sha384-${createHash("sha384").update(content).digest("base64")}`, content.length],
      name,
    );
  }
});

test("scripts import only what the entry checks", () => {
  const entry = readFileSync(`${RELEASE}/parcelgate.js`, "utf8");
  assert.doesNotMatch(entry, /(?:^|[;}\n])\s*import\s*[{*"'\w]/);
  for (const name of files().filter(
    (one) => one.endsWith(".js") && !/^(own-origin|workers)\/|^parcelgate\.js$/.test(one),
  )) {
    const text = readFileSync(`${RELEASE}/${name}`, "utf8");
    assert.doesNotMatch(text, /[^\w$.]import\(/, name);
    assert.ok(
      entry.includes(`"${name}":`) || entry.includes(`${name}:`),
      `${name} is in the entry's table`,
    );
  }
});

/** Opens the sample with one file altered on the server; gives the error's code. */
async function opened(path, act) {
  portal.corrupt = path;
  portal.asked.length = 0;
  const { context, page } = await visit(browser);
  await page.addInitScript(() =>
    addEventListener("parcelgate-failed", ({ detail }) => (globalThis.failed = detail.code), true),
  );
  await page.addInitScript(() =>
    addEventListener("error", ({ target }) => (globalThis.blocked ||= target.src), true),
  );
  await page.goto(`${portal.origin}/`);
  try {
    return await act(page);
  } finally {
    portal.corrupt = null;
    await context.close();
  }
}

const at = (name) => `/parcelgate/${VERSION}/${name}`;
const failed = async (page) =>
  page.waitForFunction(() => globalThis.failed).then((handle) => handle.jsonValue());

test("an unaltered release signs in and verifies", async () => {
  await opened(null, async (page) => {
    const { carriers, signIn } = on(page);
    await carriers.addAccount(DEMO);
    await carriers.verify("A1B2C3");
    await signIn.signIn();
    await carriers.verified("A1B2C3").waitFor();
    assert.equal(page.url(), `${portal.origin}/`);
  });
});

test("an altered file is refused, whichever it is", async () => {
  const [, behind] = readFileSync(`${RELEASE}/main.js`, "utf8").match(/from"\.\/(chunk-[^"]+)"/);
  for (const name of ["main.js", behind, "parcelgate-web.js", "parcelgate-web_bg.wasm"]) {
    await opened(at(name), async (page) => {
      assert.equal(await failed(page), "file_altered", name);
      // The page is not left empty.
      await on(page).shell.alteredFileNote.waitFor();
    });
  }
  await opened(at("parcelgate.js"), async (page) => {
    await page.waitForFunction(() => globalThis.blocked?.endsWith("/parcelgate.js"));
    assert.ok(!portal.asked.some((path) => path.endsWith("main.js")), "the entry did not run");
  });
});

test("an altered part does not stop the rest of the page", async () => {
  await opened(at("elements/track/track.js"), async (page) => {
    await on(page).carriers.title().waitFor();
    const code = await page.evaluate(
      async (entry) =>
        (await import(entry)).define(["parcelgate-track"]).catch((error) => error.code),
      at("parcelgate.js"),
    );
    assert.equal(code, "file_altered");
  });
  const labels = async (page) =>
    page.evaluate(async (entry) => {
      const release = await import(entry);
      const parcelgate = await release.init();
      return parcelgate.labels
        .sniff(new Uint8Array([71, 73, 70, 56, 57, 97]))
        .catch((error) => [error.code, error instanceof release.ParcelgateError]);
    }, at("parcelgate.js"));
  for (const [name, outcome] of [
    [null, "GIF"],
    ["workers/label.js", ["file_altered", true]],
    ["parcelgate-web-label_bg.wasm", ["module_load_failed", true]],
  ]) {
    await opened(name && at(name), async (page) => {
      await on(page).carriers.title().waitFor();
      assert.deepEqual(await labels(page), outcome, name);
    });
  }
  await opened(at("parcelgate-web-ops_bg.wasm"), async (page) => {
    await on(page).carriers.title().waitFor();
    const code = await page.evaluate(async (entry) => {
      const { init } = await import(entry);
      const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
      return ups.buildRequest("track", "1Z12345E0205271688").catch((error) => error.code);
    }, at("parcelgate.js"));
    assert.equal(code, "file_altered");
  });
});

test("a missing file is not reported as altered", async () => {
  const { context, page } = await visit(browser);
  await page.route(`**${at("main.js")}`, (route) => route.abort());
  await page.addInitScript(() =>
    addEventListener("parcelgate-failed", ({ detail }) => (globalThis.failed = detail.code), true),
  );
  await page.goto(`${portal.origin}/`);
  assert.equal(await failed(page), "module_load_failed");
  await on(page).shell.partMissingNote.waitFor();
  await context.close();
});
