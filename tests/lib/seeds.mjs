// With FUZZ_SEEDS=fuzz/seeds the contract tests leave what they send and get as the fuzzer's seeds, one of each form.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

const folder = process.env.FUZZ_SEEDS;

/** The members without their values. */
function form(value) {
  if (Array.isArray(value)) return [...new Set(value.map((one) => JSON.stringify(form(one))))];
  if (value === null || typeof value !== "object") return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, one]) => [name, form(one)])
      .sort(),
  );
}

/** Pictures and documents are cut, long lists too: a seed is small. */
function small(value) {
  if (typeof value === "string") return value.slice(0, 200);
  if (Array.isArray(value)) return value.slice(0, 2).map(small);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, small(one)]));
}

export function seed(target, name, more, value) {
  if (!folder) return;
  const cut = small(value);
  const hash = createHash("sha256")
    .update(name + more + JSON.stringify(form(cut)))
    .digest("hex")
    .slice(0, 8);
  const path = `${folder}/${target}/${name}-${hash}`;
  mkdirSync(`${folder}/${target}`, { recursive: true });
  if (!existsSync(path)) writeFileSync(path, `${name}${more}\n${JSON.stringify(cut)}\n`);
}
