// Labels that the device keeps with consent; a shared computer that keeps nothing; storage that is full.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { visit } from "../lib/browser.mjs";
import { labelPage } from "../lib/labels.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { connected } from "../pages/journeys.mjs";

stage();

/** The tracking numbers on the Labels page, sorted. */
const numbers = async (page) => (await on(page).labels.numbers()).sort();

/** Another tab of the same profile, with nothing in its sessionStorage. */
async function another(context) {
  const page = await context.newPage();
  await page.goto(`${host.origin}/#/labels`);
  await on(page).shell.ready();
  return page;
}

test("labels kept with consent survive the tab, and can be found, exported and removed", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  await page.evaluate(() =>
    ups.ship({ ...shipment(), references: [{ code: "PO", value: "Order 4711" }] }),
  );
  const alone = await another(context);
  await on(alone).labels.emptyNote.waitFor();
  await alone.close();
  await labels.open();
  await labels.openKept();
  await on(page).labels.keepHereBox.check();
  await page.evaluate(() => buy("PNG"));
  await on(page).labels.exportButton(2).waitFor();
  const all = await numbers(page);
  await page.close();
  const later = await another(context);
  await on(later).labels.labels.nth(1).waitFor();
  assert.deepEqual(await numbers(later), all);
  await on(later).labels.preview(all[0]).waitFor();
  const find = on(later).labels.findField;
  for (const [words, count] of [
    ["order 4711", 1],
    ["northwind", 2],
    [all[0], 1],
    [all[0].replace(/(..)(...)(...)/, "$1 $2 $3 "), 1],
    [new Date().toISOString().slice(0, 10), 2],
    ["nothing like it", 0],
    ["", 2],
  ]) {
    await find.fill(words);
    await later.waitForFunction(
      (wanted) =>
        document.querySelector("parcelgate-labels").shadowRoot.querySelectorAll("[data-label]")
          .length === wanted,
      count,
    );
  }
  await on(later).labels.openKept();
  const [file] = await Promise.all([
    later.waitForEvent("download"),
    on(later).labels.exportButton(2).click(),
  ]);
  const out = JSON.parse(await readFile(await file.path(), "utf8"));
  assert.deepEqual(out.labels.map(({ trackingNumber }) => trackingNumber).sort(), all);
  assert.match(
    Buffer.from(out.labels[0].bytes, "base64").toString("latin1", 0, 6),
    /^(GIF8[79]a|.PNG)/,
  );
  await on(later).labels.removeKept();
  await on(later).labels.emptyNote.waitFor();
  await later.reload();
  await on(later).labels.emptyNote.waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a label is kept before its page can close, and expires after 90 days", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(() => localStorage.setItem("parcelgate:keep-labels:sandbox", "yes"));
  const number = await page.evaluate(() =>
    ups.ship(shipment()).then(({ shipmentId }) => shipmentId),
  );
  await page.close();
  const later = await another(context);
  assert.deepEqual(await numbers(later), [number]);
  await later.evaluate(async (key) => {
    const db = await new Promise((resolve) => {
      const open = indexedDB.open("parcelgate");
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction("labels", "readwrite").objectStore("labels");
    const label = await new Promise((resolve) => {
      const read = store.get(key);
      read.onsuccess = () => resolve(read.result);
    });
    await new Promise(
      (resolve) =>
        (store.put(
          { ...label, at: new Date(Date.now() - 91 * 86_400_000).toISOString() },
          key,
        ).onsuccess = resolve),
    );
    db.close();
  }, `sandbox/${number}`);
  await later.reload();
  await on(later).labels.emptyNote.waitFor();
  await context.close();
});

test("disconnect and forget removes everything but open purchases", async () => {
  const { context, page } = await labelPage(browser);
  const { shell } = on(page);
  await page.evaluate(() => localStorage.setItem("parcelgate:keep-labels:sandbox", "yes"));
  await page.evaluate(() => buy("GIF"));
  await host.faults([
    { operation: "ship", kind: "dropped", times: 1 },
    { operation: "recoverLabel", kind: "lag", times: 9 },
  ]);
  await page.evaluate(() => ups.ship(shipment()).catch(() => {}));
  await shell.disconnect();
  await shell.profileLink.waitFor();
  await shell.confirmForget();
  await shell.notConnectedNote.waitFor();
  await shell.waitForQuestionClosed();
  const kept = await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const open = indexedDB.open("parcelgate");
      open.onsuccess = () => resolve(open.result);
    });
    const all = (name) =>
      new Promise((resolve) => {
        const read = db.transaction(name).objectStore(name).getAll();
        read.onsuccess = () => resolve(read.result);
      });
    const out = {
      accounts: (await all("accounts")).length,
      labels: (await all("labels")).length,
      journal: (await all("journal")).map(({ state }) => state),
      local: Object.keys(localStorage),
    };
    db.close();
    return out;
  });
  assert.deepEqual(kept, { accounts: 0, labels: 0, journal: ["lost"], local: [] });
  await context.close();
});

test("a shared computer keeps nothing", async () => {
  const { context, page } = await labelPage(browser);
  const { labels, shell } = on(page);
  await page.evaluate(() => localStorage.setItem("parcelgate:workstation", "{}"));
  await labels.open();
  await labels.openKept();
  await on(page).labels.keepHereBox.check();
  await on(page).labels.sharedComputerBox.check();
  await on(page).labels.nothingKeptNote.waitFor({ state: "attached" });
  await page.reload();
  await shell.ready();
  await page.evaluate(
    async (given) => {
      const { init } = await import("/parcelgate.js");
      window.ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
      await ups.accounts.add({ number: "A1B2C3", postalCode: "21093", country: "US" });
      await ups.ship(given);
    },
    await page.evaluate(() => ({
      account: "A1B2C3",
      service: "03",
      label: { format: "GIF" },
      packages: [{ weight: { value: "5", unit: "LBS" } }],
      ...Object.fromEntries(
        [
          ["from", "21093", "MD"],
          ["to", "30005", "GA"],
        ].map(([at, postalCode, state]) => [
          at,
          {
            name: "A",
            attention: "A",
            phone: "4105550100",
            address: { lines: ["1"], city: "B", state, postalCode, country: "US" },
          },
        ]),
      ),
    })),
  );
  const kept = await page.evaluate(async () => {
    const db = await new Promise((resolve) => {
      const open = indexedDB.open("parcelgate");
      open.onsuccess = () => resolve(open.result);
    });
    const counts = {};
    for (const name of db.objectStoreNames)
      counts[name] = await new Promise((resolve) => {
        const count = db.transaction(name).objectStore(name).count();
        count.onsuccess = () => resolve(count.result);
      });
    db.close();
    return { counts, local: Object.keys(localStorage), labels: ups.labels.list().length };
  });
  // The entries of "tabs" mean nothing without their tab.
  assert.deepEqual(
    { ...kept, counts: { ...kept.counts, tabs: 0 } },
    { counts: { accounts: 0, book: 0, journal: 0, labels: 0, tabs: 0 }, local: [], labels: 1 },
  );
  await context.close();
});

test("a full device keeps the label in the tab, and the page says what to do", async () => {
  const { context, page } = await labelPage(browser);
  const { labels } = on(page);
  await labels.open();
  await labels.openKept();
  await on(page).labels.keepHereBox.check();
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === "labels") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  const number = await page.evaluate(() =>
    buy("GIF").then(({ trackingNumber }) => trackingNumber ?? ups.labels.list()[0].trackingNumber),
  );
  await labels.exportAdvice.waitFor();
  await on(page).labels.preview(number).waitFor();
  await context.close();
});

test("an older tab releases the database for a newer page, and keeps using it", async () => {
  const { context, page } = await visit(browser);
  await connected(page, host.origin);
  const outcome = await page.evaluate(async () => {
    const newer = await new Promise((resolve, reject) => {
      const request = indexedDB.open("parcelgate", 99);
      request.onupgradeneeded = () => request.result.createObjectStore("novelty");
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => reject(new Error("held up"));
    });
    const { init } = await import("/parcelgate.js");
    const ups = (await init()).client({ clientId: "sandbox-client", environment: "sandbox" });
    await ups.accounts.add({ number: "B4C5D6", postalCode: "M5V2T6", country: "CA" });
    const stored = await new Promise(
      (resolve) =>
        (newer.transaction("accounts").objectStore("accounts").getAllKeys().onsuccess = ({
          target,
        }) => resolve(target.result)),
    );
    newer.close();
    return { stored, lasting: ups.accounts.lasting };
  });
  assert.deepEqual(outcome, { stored: ["sandbox/A1B2C3", "sandbox/B4C5D6"], lasting: true });
  await context.close();
});
