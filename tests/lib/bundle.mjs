// What a developer's machine has after `npm install`: the packed package beside the frameworks, in
// a folder of their own.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VERSION } from "./portal.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const place = `${root}target/embed`;
const SHARED = ["react", "react-dom", "scheduler", "vue", "@vue", "vite", "@vitejs"];

/** The package's folder, unpacked anew once for each process. */
let done = null;
export function unpacked() {
  if (done) return done;
  const modules = `${place}/node_modules`;
  mkdirSync(modules, { recursive: true });
  rmSync(`${modules}/parcelgate`, { recursive: true, force: true });
  mkdirSync(`${modules}/parcelgate`);
  execFileSync("tar", [
    "-xzf",
    `${root}target/packages/npm/parcelgate-${VERSION}.tgz`,
    "-C",
    `${modules}/parcelgate`,
    "--strip-components=1",
  ]);
  for (const name of SHARED)
    if (!existsSync(`${modules}/${name}`))
      symlinkSync(`${root}node_modules/${name}`, `${modules}/${name}`);
  return (done = `${modules}/parcelgate`);
}

/** A sample of www/embed, built by its own build script's tool; gives the folder of what came out. */
export function bundled(sample, change) {
  unpacked();
  const folder = `${place}/${sample}`;
  rmSync(folder, { recursive: true, force: true });
  cpSync(`${root}www/embed/${sample}`, folder, { recursive: true });
  change(folder);
  const { scripts } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const [tool, ...rest] = scripts.build.split(" ");
  execFileSync(
    "node",
    [`${root}node_modules/${tool}/bin/${tool}.js`, ...rest, "--logLevel", "warn"],
    { cwd: folder, stdio: "inherit" },
  );
  return `${folder}/dist`;
}
