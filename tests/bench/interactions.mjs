// How fast the page responds on a CPU that is 4 times slower. It uses every field, box, list and
// line of each page once, and presses the buttons of the journey. Chromium's Event Timing gives the
// time to the next paint. Aims: no interaction over 100 ms, no task over 50 ms after load, and a
// table of 1,000 rows that scrolls. Run by `cargo xtask bench`.
import { launch, visit } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { on } from "../pages/index.mjs";
import { HERE, THERE, connected } from "../pages/journeys.mjs";

const SLOWER = 4;
const AIM = { interaction: 100, task: 50 };

/** Remembers interactions and long tasks, with what was touched. */
function watch() {
  window.seen = { interactions: [], tasks: [] };
  const name = (target) =>
    target &&
    (target.dataset?.key ||
      target.dataset?.field ||
      target.id ||
      target.textContent.trim().slice(0, 30));
  addEventListener("pointerdown", (event) => (window.last = name(event.composedPath()[0])), true);
  addEventListener(
    "keydown",
    (event) => (window.last = `${name(event.composedPath()[0])} ${event.key}`),
    true,
  );
  new PerformanceObserver((list) =>
    list
      .getEntries()
      .forEach(
        ({ interactionId, duration }) =>
          interactionId && window.seen.interactions.push([window.last, Math.round(duration)]),
      ),
  ).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) =>
    list
      .getEntries()
      .forEach(({ duration, startTime }) =>
        window.seen.tasks.push([
          window.last ?? "load",
          Math.round(duration),
          Math.round(startTime),
        ]),
      ),
  ).observe({ type: "longtask" });
}

const worst = new Map();
/** Waits until the page has painted what was done and is idle, so that the observers have their entries. */
const settled = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestIdleCallback(resolve));
  });

async function gather(page, where) {
  await settled(page);
  const { interactions, tasks } = await page.evaluate(() => {
    const { seen } = window;
    window.seen = { interactions: [], tasks: [] };
    window.last = undefined;
    return seen;
  });
  worst.set(where, {
    count: new Set(interactions.map(([name]) => name)).size,
    interactions: interactions.sort((a, b) => b[1] - a[1]).slice(0, 3),
    tasks: tasks
      .filter(([name]) => name !== "load")
      .sort((a, b) => b[1] - a[1])
      .slice(0, 3),
  });
}

/** Uses every field, box, list and line of the page's element, as it stands. */
async function touch(page) {
  const all = page.locator(
    "main > * >> css=input:not([type=file]):not([type=date]), main > * >> css=select, main > * >> css=textarea, main > * >> css=summary",
  );
  for (let index = 0; index < (await all.count()); index++) {
    const one = all.nth(index);
    if (!(await one.isVisible()) || !(await one.isEnabled())) continue;
    const kind = await one.evaluate(({ tagName, type }) =>
      tagName === "INPUT" && ["checkbox", "radio"].includes(type) ? "box" : tagName,
    );
    if (kind === "SUMMARY") await one.click();
    else if (kind === "box") {
      await one.click();
      await one.click();
    } else if (kind === "SELECT") {
      await one.focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
    } else {
      await one.click();
      await page.keyboard.press("End");
      await page.keyboard.type("7");
      await page.keyboard.press("Backspace");
    }
  }
}

const rows = Array.from(
  { length: 1000 },
  (_, index) =>
    `${index + 1},Happy Dog ${index},Bo,${index + 1} Main St,Alpharetta,GA,30005,US,7705550100,${1 + (index % 50)}`,
);
const table = ["order,name,contact,street,city,state,zip,country,phone,weight", ...rows].join(
  "\r\n",
);

/** Scrolls a list from its beginning to its end, a screen's third a frame, and gives the frames' lengths. */
const scroll = (page) =>
  page.evaluate(async () => {
    const list = document.querySelector("parcelgate-batch").shadowRoot.querySelector("[role=list]");
    const frames = [];
    let before = performance.now();
    for (let at = 0; at < list.scrollHeight && frames.length < 300; at += 160) {
      list.scrollTop = at;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - before);
      before = performance.now();
    }
    return frames.sort((a, b) => a - b);
  });

const host = await startHost();
const browser = await launch();
try {
  const { page } = await visit(browser);
  await page.addInitScript(watch);
  await connected(page, host.origin);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const { batch, carriers, guide, labels, rate, ship, station, track } = on(page);
  const to = async (name, ready) => {
    await page.evaluate((hash) => (location.hash = hash), `#/${name}`);
    await ready.first().waitFor();
    await settled(page);
    await page.evaluate(() => (window.seen = { interactions: [], tasks: [] }));
  };

  await to("carriers", carriers.heading);
  await carriers.openForm();
  await touch(page);
  await carriers.cancel();
  await gather(page, "carriers");
  await to("verify", guide.heading);
  await touch(page);
  await gather(page, "verify");
  await to("rate", rate.form);
  await touch(page);
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await rate.addPackage();
  await rate.fillPackage(0, { weight: "5" });
  await rate.fillPackage(1, { weight: "7" });
  await rate.getRates();
  await rate.choose();
  await rate.openBreakdown();
  await gather(page, "rate");
  await rate.shipWith();
  await ship.form.waitFor();
  await touch(page);
  await gather(page, "ship");
  await page.reload();
  await ship.form.waitFor();
  await page.evaluate(() => {
    window.seen = { interactions: [], tasks: [] };
    window.last = undefined;
  });
  for (const field of ["notifications[0].emails[0]", "cod.amount", "dryIce.weight.value"])
    await ship.field(field).evaluate((input) => (input.value = ""));
  await ship.review();
  await ship.buy();
  await ship.waitForLabel();
  await gather(page, "ship, bought");
  await to("labels", labels.labels);
  await touch(page);
  await labels.look();
  await gather(page, "labels");
  await to("track", track.form);
  await touch(page);
  await gather(page, "track");
  await to("batch", batch.pasteField);
  await batch.pasteField.evaluate((area, text) => (area.value = text), table);
  await batch.continueToColumns();
  await batch.checkRows();
  await batch.getPricesButton(1000).waitFor();
  await batch.row(1000).waitFor({ state: "attached" });
  await gather(page, "batch, 1,000 rows checked");
  const frames = await scroll(page);
  await gather(page, "batch, scrolled");
  await to("station", station.heading);
  await touch(page);
  await gather(page, "station");

  console.log(
    `interaction to next paint and tasks, ${SLOWER} x slower CPU, ms (aims ${AIM.interaction} and ${AIM.task})`,
  );
  for (const [where, { count, interactions, tasks }] of worst) {
    const said = (list) => list.map(([name, took]) => `${name} ${took}`).join(", ") || "none";
    console.log(
      `  ${where}: ${count} controls over 16 ms; slowest ${said(interactions)}; long tasks ${said(tasks)}`,
    );
  }
  const at = (share) => Math.round(frames[Math.floor((frames.length - 1) * share)]);
  console.log(
    `  1,000 rows scrolled, ${frames.length} frames: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}`,
  );
  const over = [...worst].flatMap(([where, { interactions }]) =>
    interactions
      .filter(([, took]) => took > AIM.interaction)
      .map(([name, took]) => `${where}: ${name} ${took}`),
  );
  if (over.length) console.log(`  over the aim: ${over.join("; ")}`);
} finally {
  await browser.close();
  await host.stop();
}
