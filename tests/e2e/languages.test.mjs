// The page in its four languages: chosen by the reader's browser, by hand, by the host page; texts of a page's own; right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, STRAY, THERE, connected } from "../pages/journeys.mjs";

stage();

const HEADS = {
  "es-MX": ["es", "Transportistas", "Añadir cuenta"],
  "fr-CA": ["fr", "Transporteurs", "Ajouter un compte"],
  "de-AT": ["de", "Paketdienste", "Konto hinzufügen"],
  "it-IT": ["en", "Carriers", "Add account"],
};

test("the reader's language, or English where there is none of it", async () => {
  for (const [locale, [lang, title, add]] of Object.entries(HEADS)) {
    const { context, page, complaints } = await visit(browser, { locale });
    await page.goto(`${host.origin}/`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    await page.getByRole("button", { name: add, exact: true }).waitFor();
    assert.ok((await page.title()).startsWith(title));
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("a language that loads slowly does not replace the one chosen after it", async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto(`${host.origin}/`);
  await page.waitForSelector("html[data-ready]");
  const held = [];
  await page.route("**/locales/de/*.js", (route) => held.push(route));
  await page.getByLabel("Language").selectOption("de");
  await page.getByLabel("Language").selectOption("en");
  await page.getByRole("heading", { name: "Carriers" }).waitFor();
  const answered = held.map((route) => page.waitForResponse(route.request().url()));
  await Promise.all(held.map((route) => route.continue()));
  await Promise.all(answered);
  await page.getByRole("button", { name: /^Add / }).click();
  await page.getByLabel("Account number").waitFor();
  assert.equal(await page.locator("footer label").textContent(), "Language");
  assert.ok(held.length > 0, "German texts were on their way");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("changed by hand: at once, without losing what was typed, and kept for the next visit", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, shell } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.openForm();
  await carriers.numberField.fill("A1B2C3");
  await shell.chooseLanguage("de");
  await page.getByRole("heading", { name: "Paketdienste" }).waitFor();
  assert.equal(await page.getByLabel("Kontonummer").inputValue(), "A1B2C3");
  assert.equal(
    await page
      .getByRole("navigation", { name: "Hauptnavigation" })
      .getByRole("link")
      .first()
      .textContent(),
    "Paketdienste",
  );
  await page.reload();
  await page.getByRole("heading", { name: "Paketdienste" }).waitFor();
  assert.equal(await page.getByLabel("Sprache").inputValue(), "de");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("German from the account to the label: money, dates, refusals, fields", async () => {
  const { context, page, complaints } = await visit(browser);
  const { labels, rate, shell } = on(page);
  await connected(page, host.origin, [DEMO, STRAY]);
  await shell.chooseLanguage("de");
  await page.getByText("Nicht in diesem Profil").waitFor();
  await page.getByText("UPS sagt: Z9Y8X7 gehört nicht zu diesem Profil").waitFor();
  await page.getByRole("link", { name: "Preise", exact: true }).click();
  await rate.form.waitFor();
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "" });
  await page.getByRole("button", { name: "Preise holen" }).click();
  await page.getByRole("link", { name: "Gewicht (lb): Geben Sie ein Gewicht ein" }).waitFor();
  await rate.fillPackage(0, { weight: "5" });
  await page.getByRole("button", { name: "Preise holen" }).click();
  const ground = rate.service("03");
  assert.match(await ground.textContent(), /\d+,\d\d\s\$/, "money as Germans write it");
  assert.match(
    await ground.textContent(),
    /(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), \d+\. /,
    "and days",
  );
  const axe = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    axe.violations.map(({ id }) => id),
    [],
  );
  await ground.click();
  await page.getByRole("button", { name: /^Mit Ground versenden$/ }).click();
  await page.getByRole("button", { name: /^Durchsehen/ }).click();
  await page.getByRole("button", { name: /^Mit Ground für .* versenden$/ }).click();
  await page.getByRole("heading", { name: "Versendet" }).waitFor();
  await page.getByLabel("Sprache").selectOption("fr");
  await page.getByRole("heading", { name: "Expédié" }).waitFor();
  await page.getByRole("link", { name: "Imprimer l’étiquette" }).click();
  await page.getByRole("button", { name: "Imprimer 1 étiquette" }).waitFor();
  await labels.trackLink().click();
  await page.getByText("Étiquette créée").first().waitFor();
  // The browser itself tells of the account that UPS refuses.
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 400")),
    [],
  );
  await context.close();
});

test("an error's words in the page's language, UPS's own beside them; without the file in English", async () => {
  const { context, page } = await visit(browser, { locale: "es-ES" });
  await page.goto(`${host.origin}/`);
  const words = () =>
    page.evaluate(async () => {
      const { init, ParcelgateError } = await import("/parcelgate.js");
      await init();
      return new ParcelgateError({ kind: "network", code: "ups_unreachable" }).guidance();
    });
  assert.equal((await words()).what, "No se llega a UPS.");
  await page.route(/locales\/es\//, (route) => route.abort());
  await page.reload();
  await on(page).carriers.title().waitFor();
  assert.equal((await words()).what, "UPS cannot be reached.");
  await context.close();
});

test("a host page's own language and texts, before and after", async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto(`${host.origin}/`);
  await on(page).carriers.title().waitFor();
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    globalThis.parcelgate = await init({
      language: "fr",
      texts: { "carriers.title": "Transporteurs d’Exemple SA", "errors.network": ["A", "B", "C"] },
    });
  });
  await page.getByRole("heading", { name: "Transporteurs d’Exemple SA" }).waitFor();
  assert.equal(
    await page.evaluate(async () => {
      const { ParcelgateError } = await import("/parcelgate.js");
      return (await new ParcelgateError({ kind: "network", code: "network" }).guidance()).next;
    }),
    "C",
  );
  const refused = await page.evaluate(() =>
    [
      { x: 5 },
      { "carriers.title": 5 },
      { "errors.network": ["A", "B"] },
      { "carriers.title": ["A", "B", "C"] },
      null,
    ].map((texts) => {
      try {
        globalThis.parcelgate.choose({ texts });
        return "taken";
      } catch ({ code, field }) {
        return `${code} ${field}`;
      }
    }),
  );
  assert.deepEqual(refused, [
    "option_refused texts.x",
    "option_refused texts.carriers.title",
    "option_refused texts.errors.network",
    "option_refused texts.carriers.title",
    "option_refused texts",
  ]);
  assert.equal(
    await page.evaluate(() =>
      globalThis.parcelgate
        .define(["parcelgate-carrier"])
        .catch(({ code, field }) => `${code} ${field}`),
    ),
    "option_refused tags",
  );
  await page.evaluate(() => globalThis.parcelgate.choose({ texts: {} }));
  await page.getByRole("heading", { name: "Transporteurs", exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("right to left: nothing is cut off or lies beyond the page, wide and on a phone", async () => {
  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 320, height: 700 },
  ]) {
    const { context, page } = await visit(browser, { viewport });
    const { carriers, shell } = on(page);
    await page.goto(`${host.origin}/`);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    await carriers.addAccount(DEMO);
    for (const hash of ["carriers", "rate", "ship", "labels", "track"]) {
      await page.goto(`${host.origin}/#/${hash}`);
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      await shell.pageTitle(hash).waitFor();
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.ok(beyond <= 0, `${hash} at ${viewport.width}: ${beyond} px beyond`);
    }
    await context.close();
  }
});

test("long words of German and narrow screens: no page is wider than 320 px", async () => {
  const { context, page } = await visit(browser, {
    viewport: { width: 320, height: 700 },
    locale: "de-DE",
  });
  await page.goto(`${host.origin}/`);
  await page.getByRole("heading", { name: "Paketdienste" }).waitFor();
  for (const hash of ["carriers", "rate", "ship", "labels", "track"]) {
    await page.goto(`${host.origin}/#/${hash}`);
    await on(page).shell.pageTitle(hash).waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, hash);
  }
  await context.close();
});
