// The four languages: chosen by the browser, by the user or by the portal; a portal's own texts; right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { visit } from "../lib/browser.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { on } from "../pages/index.mjs";
import { DEMO, HERE, STRAY, THERE, connected } from "../pages/journeys.mjs";

stage();

/** The browser's locale, and the language that the page shows for it. */
const LOCALES = { "es-MX": "es", "fr-CA": "fr", "de-AT": "de", "it-IT": "en" };

test("the page uses the browser's language, or English", async () => {
  for (const [locale, language] of Object.entries(LOCALES)) {
    const { context, page, complaints } = await visit(browser, { locale });
    const { carriers } = on(page, language);
    await page.goto(`${host.origin}/`);
    await carriers.title().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    await carriers.addButton.waitFor();
    assert.ok((await page.title()).startsWith(carriers.words.title));
    assert.deepEqual(complaints, []);
    await context.close();
  }
});

test("a language that loads slowly does not replace the one chosen after it", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, shell } = on(page);
  await page.goto(`${host.origin}/`);
  await shell.ready();
  const held = [];
  await page.route("**/locales/de/*.js", (route) => held.push(route));
  await shell.chooseLanguage("de");
  await shell.chooseLanguage("en");
  await carriers.title().waitFor();
  assert.ok(held.length > 0, "German texts were requested");
  const answered = held.map((route) => page.waitForResponse(route.request().url()));
  await Promise.all(held.map((route) => route.continue()));
  await Promise.all(answered);
  // What is rendered only now is in English: the form, and the label next to the list of languages.
  await carriers.openForm();
  await carriers.numberField.waitFor();
  await shell.languageField.waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a chosen language applies at once, keeps the form, and is remembered", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, shell } = on(page);
  await page.goto(`${host.origin}/`);
  await carriers.openForm();
  await carriers.numberField.fill("A1B2C3");
  await shell.chooseLanguage("de");
  const german = on(page, "de");
  await german.carriers.title().waitFor();
  assert.equal(await german.carriers.numberField.inputValue(), "A1B2C3");
  const first = german.shell.navigation.getByRole("link").first();
  assert.equal(await first.textContent(), german.shell.words.carriers);
  await page.reload();
  await german.carriers.title().waitFor();
  assert.equal(await german.shell.languageField.inputValue(), "de");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("German covers the journey from the account to the label", async () => {
  const { context, page, complaints } = await visit(browser);
  const { carriers, rate, shell, ship } = on(page, "de");
  await connected(page, host.origin, [DEMO, STRAY]);
  await shell.chooseLanguage("de");
  await carriers.notOnProfileNote.waitFor();
  await carriers.notOnProfileAdvice(STRAY.number).waitFor();
  await rate.open();
  await rate.fillSender(HERE);
  await rate.fillReceiver(THERE);
  await rate.fillPackage(0, { weight: "" });
  await rate.getRates();
  await rate.errorLink("weightMissing").waitFor();
  await rate.fillPackage(0, { weight: "5" });
  await rate.getRates();
  const ground = rate.service("03");
  assert.match(await ground.textContent(), /\d+,\d\d\s\$/, "money as Germans write it");
  assert.match(
    await ground.textContent(),
    /(Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag), \d+\. /,
    "and days",
  );
  await assertAccessible(page);
  await ground.click();
  await rate.shipWith();
  await ship.reviewAndBuy();
  await ship.shippedHeading.waitFor();
  await shell.chooseLanguage("fr");
  const french = on(page, "fr");
  await french.ship.shippedHeading.waitFor();
  await french.ship.goToLabel();
  await french.labels.printButton(1).waitFor();
  await french.labels.trackLink().click();
  await french.track.labelCreatedWord.waitFor();
  // The browser logs the request that UPS refuses.
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 400")),
    [],
  );
  await context.close();
});

test("errors are in the page's language, or in English when its file is missing", async () => {
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

test("a portal can set the language and its own texts", async () => {
  const { context, page, complaints } = await visit(browser);
  await page.goto(`${host.origin}/`);
  const { carriers } = on(page);
  await carriers.title().waitFor();
  await page.evaluate(async () => {
    const { init } = await import("/parcelgate.js");
    globalThis.parcelgate = await init({
      language: "fr",
      texts: { "carriers.title": "Transporteurs d’Exemple SA", "errors.network": ["A", "B", "C"] },
    });
  });
  await carriers.title("Transporteurs d’Exemple SA").waitFor();
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
  await on(page, "fr").carriers.title().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

test("right to left: no page is wider than the screen", async () => {
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

test("German: no page is wider than 320 px", async () => {
  const { context, page } = await visit(browser, {
    viewport: { width: 320, height: 700 },
    locale: "de-DE",
  });
  await page.goto(`${host.origin}/`);
  await on(page, "de").carriers.title().waitFor();
  for (const hash of ["carriers", "rate", "ship", "labels", "track"]) {
    await page.goto(`${host.origin}/#/${hash}`);
    await on(page).shell.pageTitle(hash).waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320, hash);
  }
  await context.close();
});
