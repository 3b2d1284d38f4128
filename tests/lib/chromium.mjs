// A Chromium whose processes a test may kill: started here, driven from outside, with a profile that outlives it.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import WebSocket from "ws";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
  "--disable-crash-reporter",
  "--disable-breakpad",
  "--lang=en-US",
  "--remote-debugging-port=0",
];

async function port(profile) {
  for (let tries = 0; tries < 200; tries++) {
    const [first] = (
      await readFile(join(profile, "DevToolsActivePort"), "utf8").catch(() => "")
    ).split("\n");
    if (first) return first;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Chromium did not start");
}

async function start(profile) {
  await rm(join(profile, "DevToolsActivePort"), { force: true });
  const child = spawn(
    "/usr/bin/chromium",
    [...FLAGS, `--user-data-dir=${profile}`, "about:blank"],
    { stdio: "ignore" },
  );
  return attach(child, `http://127.0.0.1:${await port(profile)}`);
}

async function attach(child, address) {
  const browser = await chromium.connectOverCDP(address);
  return { child, address, browser, context: browser.contexts()[0] };
}

/** Reload, as a person presses it on the page that says that the tab crashed. */
async function reload(address) {
  const targets = await (await fetch(`${address}/json/list`)).json();
  const { webSocketDebuggerUrl } = targets.find(
    ({ type, url }) => type === "page" && url.startsWith("http"),
  );
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve) => socket.once("open", resolve));
  let there = false;
  socket.on("message", (data) => (there ||= JSON.parse(data).result?.result?.value === "complete"));
  socket.send(JSON.stringify({ id: 1, method: "Page.reload" }));
  for (let tries = 0; !there && tries < 100; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.send(
      JSON.stringify({
        id: 2,
        method: "Runtime.evaluate",
        params: { expression: "location.protocol === 'http:' && document.readyState" },
      }),
    );
  }
  socket.close();
}

/** { context, killBrowser(), killRenderers(), reloaded(), again(), end() } */
export async function ownChromium() {
  const profile = await mkdtemp(join(tmpdir(), "parcelgate-chromium-"));
  let running = await start(profile);
  const gone = () =>
    new Promise((resolve) =>
      (running.child.exitCode ?? running.child.signalCode)
        ? resolve()
        : running.child.once("exit", resolve),
    );
  return {
    get context() {
      return running.context;
    },
    /** The browser's process, at once. */
    async killBrowser() {
      running.child.kill("SIGKILL");
      await gone();
    },
    /** The processes that run pages, at once. */
    async killRenderers() {
      const session = await running.browser.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      const renderers = processInfo.filter(({ type }) => type === "renderer");
      // The browser must have noticed: a reload that comes before is lost.
      const noticed = running.context
        .pages()
        .filter((page) => page.url().startsWith("http"))
        .map((page) => page.waitForEvent("crash"));
      for (const { id } of renderers) process.kill(id, "SIGKILL");
      await Promise.all(noticed);
      return renderers.length;
    },
    /** The tab whose process was killed, loaded again; what drove it before is of no more use. */
    async reloaded() {
      await running.browser.close();
      await reload(running.address);
      // The tab may not be listed yet where it has just got a new process.
      for (let tries = 0; tries < 20; tries++) {
        running = await attach(running.child, running.address);
        const page = running.context.pages().find((one) => one.url().startsWith("http"));
        if (page) return page;
        await running.browser.close();
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error("the tab did not come back");
    },
    /** The same profile in a new browser. */
    async again() {
      running = await start(profile);
      return running.context;
    },
    async end() {
      running.child.kill("SIGKILL");
      await gone();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
