// What every browser test needs: the host with its sandbox, Chromium, a clean slate for each test,
// and the judge after it.
import { after, afterEach, before, beforeEach } from "node:test";
import { launch } from "./browser.mjs";
import { assertJudged } from "./judge.mjs";
import { startHost } from "./servers.mjs";

export let host;
export let browser;

/**
 * Sets the hooks of a test file. `options` are the sandbox's for each test, `browserOptions` those
 * of the browser for all of them.
 */
export function stage(options = {}, browserOptions = {}) {
  before(async () => {
    host = await startHost();
    browser = await launch(browserOptions);
  });
  after(async () => {
    await browser?.close();
    await host?.stop();
  });
  beforeEach(async () => {
    await host.reset(options);
    await host.faults([]);
  });
  // Trouble is no excuse: what was sent and answered on the way is judged too.
  afterEach(() => assertJudged(host, 0));
}

/** How often UPS was asked for an operation. */
export const count = async (operation) =>
  (await host.ledger()).calls.filter((call) => call.operation === operation).length;
