// Lighthouse, mobile profile, against the built page on the host: accessibility and best practices
// must be 100, performance is the median of ROUNDS. A page without a session: Rate shows what it
// shows then. Run by `cargo xtask bench`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startHost } from "../lib/servers.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const tool = fileURLToPath(new URL("../../node_modules/.bin/lighthouse", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "parcelgate-lighthouse-"));
const host = await startHost();
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function once(url) {
  const out = join(folder, "report.json");
  const done = spawnSync(
    tool,
    [
      url,
      "--quiet",
      "--output=json",
      `--output-path=${out}`,
      `--only-categories=${CATEGORIES}`,
      "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    ],
    { encoding: "utf8", env: { ...process.env, CHROME_PATH: "/usr/bin/chromium" } },
  );
  if (done.status !== 0) throw new Error(`lighthouse ${url}: ${done.stderr.slice(-2000)}`);
  const { categories, audits } = JSON.parse(readFileSync(out, "utf8"));
  const lost = Object.values(audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score === 0)
    .map(({ id }) => id);
  const shown = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
  ].map((id) => `${id} ${audits[id].displayValue}`);
  return {
    scores: CATEGORIES.map((name) => Math.round(categories[name].score * 100)),
    lost,
    shown,
  };
}

let failed = false;
try {
  for (const page of ["carriers", "rate"]) {
    const runs = Array.from({ length: ROUNDS }, () => once(`${host.origin}/#/${page}`));
    const scores = CATEGORIES.map((name, index) => [
      name,
      median(runs.map((run) => run.scores[index])),
    ]);
    console.log(
      `${page}: ${scores.map(([name, score]) => `${name} ${score}`).join(", ")} (median of ${ROUNDS}; ${runs[0].shown.join(", ")})`,
    );
    const lost = [...new Set(runs.flatMap((run) => run.lost))];
    if (lost.length) console.log(`  lost: ${lost.join(", ")}`);
    failed ||= scores.some(([name, score]) => score < (name === "performance" ? 95 : 100));
  }
} finally {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (failed) {
  console.log("below the aim: accessibility and best practices 100, performance 95");
  process.exitCode = 1;
}
