// Chromium, as a person uses it.
import { chromium } from "playwright-core";

/**
 * Starts the browser: Chromium's headless shell, which takes a quarter less CPU time, or the whole
 * browser. The shell's renderer process dies with a trap in WebAssembly.
 * @param {{ whole?: boolean }} [options]
 * @returns {Promise<import("playwright-core").Browser>}
 */
export const launch = ({ whole = false } = {}) =>
  chromium.launch({
    executablePath: whole ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell",
    args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu"],
  });

/**
 * Opens a page in a new profile, and collects every uncaught error and console error.
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function visit(browser, options = {}) {
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
  page.on(
    "console",
    (message) => message.type() === "error" && complaints.push(`console: ${message.text()}`),
  );
  return { context, page, complaints };
}
