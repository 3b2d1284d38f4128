// From the beginning of a navigation to the request for UPS's sign-in page, Verify pressed as soon
// as it is painted: our Carriers page of a shipper who was verified before and comes back, as
// everybody does after 59 days, in the tab and in a new one (a new process), against a page that
// does its OAuth with oidc-client-ts and nothing else, in turns on one host, 4 times slower CPU,
// Fast 4G. Aim: 1.3 times.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { launch, visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { DEMO, connected } from "../pages/journeys.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 9);
/** What Chromium's own tools call Fast 4G. */
const FAST_4G = {
  offline: false,
  latency: 165,
  downloadThroughput: (9_000_000 / 8) * 0.9,
  uploadThroughput: (1_500_000 / 8) * 0.9,
};
const tests = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "parcelgate-sign-in-"));
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Beside our page: one page, one script, one button; the provider's addresses are given, so nothing is discovered. */
function peer() {
  const contents = `import { UserManager } from "oidc-client-ts";
    const sandbox = new URLSearchParams(location.search).get("sandbox");
    const manager = new UserManager({ authority: sandbox, client_id: "sandbox-client", redirect_uri: location.origin + "/callback.html", response_type: "code",
      metadata: { issuer: sandbox, authorization_endpoint: sandbox + "/security/v1/oauth/authorize", token_endpoint: location.origin + "/ups/sandbox/security/v1/oauth/token" } });
    const button = document.createElement("button");
    button.textContent = "Verify";
    button.addEventListener("click", () => manager.signinRedirect());
    document.body.append(button);`;
  const [{ text }] = buildSync({
    stdin: { contents, resolveDir: tests },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
  }).outputFiles;
  const files = {
    "peer.html":
      '<!doctype html><html lang="en"><meta charset="utf-8"><title>Verify</title><script type="module" src="./peer.js"></script><body></body></html>',
    "peer.js": text,
  };
  for (const [name, body] of Object.entries(files)) {
    writeFileSync(join(folder, name), body);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(body));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(body));
  }
}

/** Presses the first button of that name in the first frame that shows it, wherever it stands. */
function press(name) {
  const found = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (
        (node.tagName === "BUTTON" && node.getAttribute("aria-label") === name) ||
        (node.textContent === name && node.tagName === "BUTTON")
      )
        return node;
      const inner = node.shadowRoot && found(node.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const look = () => {
    const button = document.body && found(document.body);
    if (button?.checkVisibility() && !button.disabled) return button.click();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the navigation to the request for the sign-in page. */
async function once(browser, origin, path, name, prepare, inNewTab) {
  const { context, page: first } = await visit(browser);
  await first.goto(`${origin}/config.json`);
  await prepare(first);
  // The sign-in is over; the account is known.
  await first.evaluate(() => sessionStorage.clear());
  await first.goto("about:blank");
  const page = inNewTab ? await context.newPage() : first;
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Network.emulateNetworkConditions", FAST_4G);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let begun;
  const times = [];
  const asked = new Promise((resolve) =>
    session.on("Network.requestWillBeSent", ({ request: { url }, timestamp, type }) => {
      if (type === "Document" && url.startsWith(origin + path.split("#")[0])) begun ??= timestamp;
      times.push([url, timestamp]);
      if (url.includes("/security/v1/oauth/authorize")) resolve(timestamp);
    }),
  );
  await page.addInitScript(press, name);
  page.goto(origin + path).catch(() => {});
  const took = ((await asked) - begun) * 1000;
  if (process.env.TRACE)
    for (const [url, at] of times) console.log(Math.round((at - begun) * 1000), url.slice(0, 120));
  await context.close();
  return took;
}

let host;
const browser = await launch();
try {
  cpSync(fileURLToPath(new URL("../../dist", import.meta.url)), folder, { recursive: true });
  peer();
  host = await startHost(["--dist", folder]);
  for (const inNewTab of [false, true]) {
    const ours = [];
    const theirs = [];
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(
        await once(
          browser,
          host.origin,
          `/peer.html?sandbox=${encodeURIComponent(host.sandbox)}`,
          "Verify",
          async () => {},
          inNewTab,
        ),
      );
      ours.push(
        await once(
          browser,
          host.origin,
          "/#/carriers",
          `Verify again ${DEMO.number}`,
          (page) => connected(page, host.origin),
          inNewTab,
        ),
      );
    }
    const ratio = median(ours.map((took, index) => took / theirs[index]));
    console.log(
      `navigation to sign-in, 4 x slower CPU, Fast 4G, ${inNewTab ? "in a new tab" : "in the tab"}, median of ${ROUNDS}: ours ${Math.round(median(ours))} ms, oidc-client-ts alone ${Math.round(median(theirs))} ms, ratio ${ratio.toFixed(2)} (aim 1.3)`,
    );
  }
} finally {
  await browser.close();
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
}
