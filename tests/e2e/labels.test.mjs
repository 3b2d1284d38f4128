// From a bought label to paper: PDF, print sheets, pictures, previews, broken labels, hundreds at a time.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible } from "../lib/axe.mjs";
import { bytes, labelPage } from "../lib/labels.mjs";
import { greyPng, upright } from "../lib/picture.mjs";
import { browser, host, stage } from "../lib/stage.mjs";
import { rasterised, symbolsOf } from "../lib/symbols.mjs";
import { on } from "../pages/index.mjs";

stage();

const ALL = { tracking: true, routing: true, message: true };
/** Where the MaxiCode is on the sandbox's thermal labels. They have 203 dpi; these are dots at 200 dpi. */
const THERMAL = {
  ZPL: { left: 29.5, top: 442, width: 197, height: 190 },
  EPL: { left: 19.7, top: 433.5, width: 213, height: 199 },
};

test("a PDF has the size of its stock, and its symbols decode at 203 and 300 dpi", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { number, pdfs } = await page.evaluate(async () => {
    const label = await buy("GIF");
    const pdfs = [];
    for (const how of [
      { stock: "4x6" },
      { stock: "4x8" },
      { stock: "letter", perSheet: 2 },
      { stock: "a4" },
    ])
      pdfs.push([how.stock, plain(await labels.toPdf([label, label], how))]);
    return { number: label.trackingNumber, pdfs };
  });
  const sizes = {
    "4x6": [288, 432, 2],
    "4x8": [288, 576, 2],
    letter: [612, 792, 1],
    a4: [595.276, 841.89, 2],
  };
  for (const [stock, list] of pdfs) {
    for (const dpi of [203, 300]) {
      const pages = await rasterised(bytes(list), dpi);
      const [wide, high, count] = sizes[stock];
      assert.equal(pages.length, count, stock);
      assert.ok(
        Math.abs(pages[0].points[0] - wide) < 0.01 && Math.abs(pages[0].points[1] - high) < 0.01,
        `${stock}: ${pages[0].points}`,
      );
      if (stock.startsWith("4"))
        assert.deepEqual(await symbolsOf(pages[0], number, { dpi }), ALL, `${stock} at ${dpi}`);
      else
        assert.deepEqual(
          await symbolsOf(lying(pages[0], stock, dpi), number, { dpi }),
          ALL,
          `${stock} at ${dpi}`,
        );
    }
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

/** The label in the upper half of a sheet, turned upright. */
function lying({ width, grey }, stock, dpi) {
  const [wide, high] = stock === "letter" ? [8.5, 11] : [8.2677, 11.6929];
  const [left, top] = [((wide - 6) / 2) * dpi, ((high / 2 - 4) / 2) * dpi].map(Math.round);
  const out = new Uint8Array(6 * dpi * 4 * dpi);
  for (let y = 0; y < 4 * dpi; y++)
    for (let x = 0; x < 6 * dpi; x++) out[y * 6 * dpi + x] = grey[(top + y) * width + left + x];
  return upright({ width: 6 * dpi, height: 4 * dpi, grey: out });
}

test("pictures of every label format are upright, and their symbols decode", async () => {
  const { context, page, complaints } = await labelPage(browser);
  for (const format of ["GIF", "PNG", "ZPL", "EPL"]) {
    const { number, png, warnings, facts } = await page.evaluate(async (format) => {
      const label = await buy(format);
      const {
        pages: [{ png, ...facts }],
        warnings,
      } = await labels.preview(label);
      return { number: label.trackingNumber, png: plain(png), warnings, facts };
    }, format);
    const picture = greyPng(bytes(png));
    const dpi = THERMAL[format] ? 203 : 200;
    assert.deepEqual(
      { width: facts.width, height: facts.height, dpi: facts.dpi },
      { width: 4 * dpi, height: 6 * dpi, dpi },
      format,
    );
    assert.deepEqual(warnings, []);
    assert.deepEqual(
      await symbolsOf(picture, number, { dpi, place: THERMAL[format] }),
      ALL,
      format,
    );
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("an international label reports its seventh inch, which 4 x 6 crops", async () => {
  const { context, page } = await labelPage(browser);
  const { labels: labelsPage } = on(page);
  const tails = await page.evaluate(async () => {
    const label = await buy("GIF", "DE");
    const one = async (tail) => (await labels.preview(label, { tail })).pages[0];
    const [cropped, kept] = [await one("crop"), await one("keep")];
    return [cropped.tail, cropped.height, kept.tail, kept.height];
  });
  assert.deepEqual(tails, ["cropped", 1200, "kept", 1400]);
  await labelsPage.open();
  await labelsPage.look();
  await labelsPage.tailNote.waitFor();
  await context.close();
});

/** Catches what goes to the print dialog: the frame's markup, with its pictures as data. */
async function printed(page, act) {
  await page.evaluate(() => {
    window.prints = [];
    new MutationObserver((changes) => {
      for (const frame of changes
        .flatMap(({ addedNodes }) => [...addedNodes])
        .filter((node) => node.matches?.("iframe[data-parcelgate-print]"))) {
        frame.addEventListener("load", () => {
          frame.contentWindow.print = () => {
            const page = frame.contentDocument;
            const pictures = [...page.images].map((image) => {
              const canvas = Object.assign(document.createElement("canvas"), {
                width: image.naturalWidth,
                height: image.naturalHeight,
              });
              canvas.getContext("2d").drawImage(image, 0, 0);
              return {
                width: image.style.width,
                height: image.style.height,
                whole: image.complete && image.naturalWidth > 0,
                data: canvas.toDataURL("image/png"),
              };
            });
            window.prints.push({
              pictures,
              sheets: [...page.querySelectorAll(".sheet")].map((sheet) => [
                sheet.className,
                [...sheet.children].map((place) => place.className),
              ]),
              css: page.querySelector("link[data-stock]").href,
            });
          };
        });
      }
    }).observe(document.body, { childList: true });
  });
  await act();
  await page.waitForFunction(() => window.prints.length > 0);
  return (await page.evaluate(() => window.prints))[0];
}

/** The same sheets as a PDF of Chromium's printing. */
async function asPdf({ pictures, sheets, css }) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${host.origin}/print.html`);
  await page.evaluate(
    async ({ pictures, sheets, css }) => {
      const link = document.querySelector("link[data-stock]");
      await new Promise((resolve) => {
        link.onload = resolve;
        return (link.href = css);
      });
      let next = 0;
      for (const [name, places] of sheets) {
        const sheet = Object.assign(document.createElement("div"), { className: name });
        for (const one of places) {
          const { data, width, height } = pictures[next++];
          const image = Object.assign(new Image(), { src: data });
          Object.assign(image.style, { width, height });
          const place = Object.assign(document.createElement("div"), { className: one });
          place.append(image);
          sheet.append(place);
        }
        document.body.append(sheet);
      }
      await Promise.all([...document.images].map((image) => image.decode()));
    },
    { pictures, sheets, css },
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await context.close();
  return rasterised(pdf, 203);
}

test("the print dialog gets one exact page for each label, as often as it is asked", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  const numbers = await page.evaluate(async () => [
    (await buy("GIF")).trackingNumber,
    (await buy("ZPL")).trackingNumber,
  ]);
  await labels.open();
  await assertAccessible(page);
  const four = await printed(page, () => labels.print(2));
  assert.ok(four.pictures.every(({ whole }) => whole));
  const pages = await asPdf(four);
  assert.deepEqual(
    pages.map(({ points }) => points.map(Math.round)),
    [
      [288, 432],
      [288, 432],
    ],
  );
  const found = await Promise.all(pages.map((one) => symbolsOf(one, numbers[0], { dpi: 203 })));
  assert.ok(
    found.some((one) => one.tracking && one.message),
    JSON.stringify(found),
  );
  await labels.printedNote(2).waitFor({ state: "attached" });
  // No page learns whether a dialog was cancelled. The same button prints again.
  await page.evaluate(() => (window.prints.length = 0));
  await labels.print(2);
  await page.waitForFunction(() => window.prints.length > 0);
  await labels.useLowerHalfOfLetter();
  await page.evaluate(() => (window.prints.length = 0));
  await labels.print(2);
  await page.waitForFunction(() => window.prints.length > 0);
  const [letter] = await page.evaluate(() => window.prints);
  assert.deepEqual(letter.sheets, [
    ["sheet n2", ["place p2"]],
    ["sheet n2", ["place p1"]],
  ]);
  assert.deepEqual(
    (await asPdf(letter)).map(({ points }) => points.map(Math.round)),
    [
      [612, 792],
      [612, 792],
    ],
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("labels can be previewed, zoomed, selected, saved and downloaded", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  const [first] = await page.evaluate(async () => [
    (await buy("GIF")).trackingNumber,
    (await buy("EPL")).trackingNumber,
  ]);
  await labels.open();
  await labels.lookButton(first).press("Enter");
  await labels.picture(first).waitFor();
  await labels.waitForFocus("zoom");
  assert.deepEqual(await labels.pictureSize(first), [384, 576], "4 x 6 inches at 96 CSS pixels");
  await labels.zoomField.selectOption("200%");
  assert.deepEqual(await labels.pictureSize(first), [768, 1152]);
  await assertAccessible(page);
  await labels.closeButton.press("Enter");
  await labels.waitForFocus(`look-${first}`);
  await labels.selectBox(first).press("Space");
  await labels.selectedNote(1, 2).waitFor();
  const [pdf] = await Promise.all([page.waitForEvent("download"), labels.savePdfButton.click()]);
  assert.equal(pdf.suggestedFilename(), `${first}.pdf`);
  assert.deepEqual(
    await symbolsOf(
      (await rasterised(new Uint8Array(await readFile(await pdf.path())), 203))[0],
      first,
      { dpi: 203 },
    ),
    ALL,
  );
  const [gif] = await Promise.all([
    page.waitForEvent("download"),
    labels.downloadButton("GIF", first).click(),
  ]);
  assert.equal((await readFile(await gif.path())).subarray(0, 6).toString(), "GIF89a");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("one question voids several labels, and a refusal shows at its label", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  const ids = await page.evaluate(async () => [
    (await buy("GIF")).trackingNumber,
    (await buy("GIF")).trackingNumber,
    (await buy("GIF")).trackingNumber,
  ]);
  await labels.open();
  await labels.select(ids[0]);
  await labels.select(ids[1]);
  await host.faults([{ operation: "void", kind: "code", code: "190101", status: 400, times: 1 }]);
  await labels.voidSelected(2);
  await assertAccessible(page);
  await labels.confirmVoidAll(2);
  await labels.voided().waitFor();
  await labels.problem("void_too_late").waitFor();
  assert.equal((await host.ledger()).voids.length, 1);
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 400")),
    [],
  );
  await context.close();
});

test("one package of a shipment can be voided alone", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  const [one, two, three] = await page.evaluate(async () => {
    addEventListener("parcelgate-voided", ({ detail }) => (globalThis.heard = detail));
    const {
      packages: [pack],
      ...rest
    } = shipment();
    return (await ups.ship({ ...rest, packages: [pack, pack, pack] })).packages.map(
      ({ trackingNumber }) => trackingNumber,
    );
  });
  await labels.open();
  await labels.void(two);
  await assertAccessible(page);
  await labels.confirmVoidOnlyThis();
  await labels.voided(two).waitFor();
  assert.equal(await labels.voided().count(), 1);
  assert.deepEqual(await page.evaluate(() => globalThis.heard.trackingNumbers), [two]);
  assert.ok(
    (await host.ledger(true)).calls
      .find(({ operation }) => operation === "void")
      .query.includes(two),
  );
  await labels.openDay();
  await labels.daySum("packagesVoided").waitFor();
  const [csv] = await Promise.all([page.waitForEvent("download"), labels.dayCsvButton.click()]);
  assert.match(await readFile(await csv.path(), "utf8"), /1 of 3 voided/);
  await labels.void(one);
  await labels.confirmVoidAll(2);
  await labels.voided(three).waitFor();
  assert.equal(await labels.voided().count(), 3);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("a void covers packages that a search hides, and disables the other answers", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  const [one, two] = await page.evaluate(async () => {
    const {
      packages: [pack],
      ...rest
    } = shipment();
    return (await ups.ship({ ...rest, packages: [pack, pack, pack] })).packages.map(
      ({ trackingNumber }) => trackingNumber,
    );
  });
  await labels.open();
  await labels.select(one);
  await labels.findField.fill(two);
  await labels.selectedNote(1, 3).waitFor();
  await labels.void(two);
  await labels.confirmVoidAllButton(3).waitFor();
  await host.faults([
    { operation: "void", kind: "latency", ms: 800 },
    { operation: "void", kind: "code", code: "190101", status: 400, times: 1 },
  ]);
  await labels.confirmVoidOnlyThis();
  assert.deepEqual(await labels.otherAnswersDisabled(two), [true, true]);
  await labels.problem("void_too_late").waitFor();
  await labels.waitForFocus(`part-${two}`);
  await labels.voidAnnouncement.waitFor({ state: "attached" });
  await host.faults([]);
  await labels.findField.fill("");
  await labels.select(two);
  await labels.voidSelected(2);
  await labels.confirmVoidOnlySelected(2);
  await labels.voided().nth(1).waitFor();
  assert.equal(await labels.voided().count(), 2);
  assert.deepEqual(
    complaints.filter((line) => !line.includes("status of 400")),
    [],
  );
  await context.close();
});

test("a broken label has its own error and download, and does not stop the others", async () => {
  const { context, page } = await labelPage(browser);
  const { labels: labelsPage } = on(page);
  const codes = await page.evaluate(async () => {
    const good = await buy("GIF");
    const code = (label, act = (one) => labels.preview(one)) =>
      act({ bytes: label }).then(
        () => "taken",
        (error) => (error.name === "ParcelgateError" ? error.code : String(error)),
      );
    const huge = Uint8Array.from([
      71, 73, 70, 56, 57, 97, 0x20, 0x4e, 0x20, 0x4e, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0,
      0, 0, 0, 0x20, 0x4e, 0x20, 0x4e, 0, 2, 0, 0x3b,
    ]);
    const bad = [
      good.bytes.slice(0, 9_000),
      new Uint8Array(),
      new TextEncoder().encode("Access Denied"),
      huge,
      (await ups.recoverLabel({ trackingNumber: good.trackingNumber, label: { format: "PDF" } }))
        .labels[0].bytes,
    ];
    const out = [];
    for (const one of bad) out.push(await code(one));
    out.push(await code("*not base64*"), await code(42));
    const problems = [];
    const pdf = await labels.toPdf([good, { bytes: bad[0] }, good], {
      onProblem: ({ index, error }) => problems.push([index, error.code]),
    });
    const alone = await labels
      .toPdf([good, { bytes: bad[0] }])
      .catch((error) => [error.code, error.message]);
    return {
      out,
      problems,
      pages: new TextDecoder("latin1").decode(pdf).match(/\/MediaBox/g).length,
      alone,
    };
  });
  assert.deepEqual(codes.out, [
    "label_truncated",
    "label_empty",
    "label_form_unknown",
    "label_too_large",
    "label_no_picture",
    "label_not_base64",
    "invalid_fields",
  ]);
  assert.deepEqual(codes.problems, [[1, "label_truncated"]]);
  assert.equal(codes.pages, 2);
  assert.match(codes.alone[1], /\d+ of 800 rows came, in 9000 bytes/);
  // The page shows the error at the label, and the original can be downloaded.
  await page.evaluate(() => {
    const [label] = ups.labels.list();
    ups.labels.put(
      {
        shipmentId: "1ZA1B2C30300000999",
        packages: [
          {
            trackingNumber: "1ZA1B2C30300000999",
            label: { format: "GIF", bytes: label.bytes.slice(0, 9_000) },
          },
        ],
      },
      { service: "03" },
    );
  });
  await labelsPage.open();
  await labelsPage.fetchAdvice.waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    labelsPage.downloadButton("GIF", "1ZA1B2C30300000999").click(),
  ]);
  assert.equal((await readFile(await file.path())).length, 9_000);
  // A label that UPS knows can be fetched again.
  const whole = await page.evaluate(() => {
    const { trackingNumber, shipmentId, bytes } = ups.labels
      .list()
      .find(({ service, bytes }) => service !== "" && bytes.length > 9_000);
    ups.labels.put(
      {
        shipmentId,
        packages: [{ trackingNumber, label: { format: "GIF", bytes: bytes.slice(0, 9_000) } }],
      },
      { service: "03" },
    );
    return { trackingNumber, length: bytes.length };
  });
  await labelsPage.fetchAgain(whole.trackingNumber);
  assert.equal(
    await page.evaluate(
      (number) =>
        ups.labels.list().find(({ trackingNumber }) => trackingNumber === number).bytes.length,
      whole.trackingNumber,
    ),
    whole.length,
  );
  await context.close();
});

test("a picture of another shape gets a remark", async () => {
  const { context, page } = await labelPage(browser);
  const heard = await page.evaluate(async () => {
    const drawn = async (width, height) => {
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext("2d").fillRect(10, 10, width - 20, height - 20);
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer(),
      );
      const codes = [];
      await labels.toPdf([{ bytes }], {
        onRemark: ({ remarks }) => codes.push(...remarks.map(({ code }) => code)),
      });
      return codes;
    };
    const good = await buy("GIF");
    return [
      await drawn(1700, 2200),
      await drawn(800, 400),
      await drawn(1400, 800),
      (await labels.preview(good)).pages[0].odd,
    ];
  });
  // 800 by 400 is 8 by 4 inches: 4 x 6 crops its end, with a remark.
  assert.deepEqual(heard, [["odd_shape"], ["tail_cropped"], ["tail_cropped"], false]);
  await context.close();
});

test("the page keeps answering while 500 labels become a PDF, which can be cancelled", async () => {
  const { context, page } = await labelPage(browser);
  const { beats, total, pages, seen, stopped, ends } = await page.evaluate(async () => {
    const label = await buy("GIF");
    const many = Array.from({ length: 500 }, () => label);
    await labels.toPdf([label]);
    let beats = 0;
    const begun = performance.now();
    const beat = setInterval(() => beats++, 4);
    const seen = [];
    const pdf = await labels.toPdf(many, {
      onProgress: ({ done, total }) => seen.push([done, total]),
    });
    clearInterval(beat);
    const total = performance.now() - begun;
    const stop = new AbortController();
    const stopped = await labels
      .toPdf(many, { signal: stop.signal, onProgress: ({ done }) => done === 20 && stop.abort() })
      .catch(({ kind }) => kind);
    return {
      beats,
      total,
      pages: new TextDecoder("latin1").decode(pdf).match(/\/MediaBox/g).length,
      seen: [seen.length, ...seen.at(-1)],
      stopped,
      ends: (await labels.toPdf([label])).length,
    };
  });
  assert.equal(pages, 500);
  assert.deepEqual(seen, [500, 500, 500]);
  assert.equal(stopped, "cancelled");
  assert.ok(ends > 1_000, "the next PDF works after a stop");
  // The bench measures the longest pause. This test only proves that the page kept answering.
  assert.ok(beats >= total / 100, `${beats} answers in ${Math.round(total)} ms`);
  await context.close();
});

test("a worker that fails to load can be retried, and a browser without workers gets an error", async () => {
  const { context, page } = await labelPage(browser);
  const label = await page.evaluate(async () => plain((await buy("GIF")).bytes));
  let blocked = 0;
  await page.route("**/parcelgate-web-label_bg.wasm", (route) =>
    blocked++ === 0 ? route.abort() : route.continue(),
  );
  const first = await page.evaluate(
    (list) =>
      labels.toPng({ bytes: Uint8Array.from(list) }).then(
        () => "made",
        ({ code, retryable }) => [code, retryable],
      ),
    label,
  );
  assert.deepEqual(first, ["module_load_failed", true]);
  assert.ok(
    (await page.evaluate(
      (list) => labels.toPng({ bytes: Uint8Array.from(list) }).then(({ length }) => length),
      label,
    )) > 1_000,
  );
  const { context: old, page: without } = await labelPage(browser);
  const words = await without.evaluate(async (list) => {
    delete globalThis.Worker;
    return labels
      .toPng({ bytes: Uint8Array.from(list) })
      .catch(async (error) => [error.code, (await error.guidance()).what]);
  }, label);
  assert.deepEqual(words, ["workers_missing", "This browser is too old for labels."]);
  await context.close();
  await old.close();
});

test("a label that crashes its worker does not affect other labels", async () => {
  const { context, page } = await labelPage(browser);
  const outcome = await page.evaluate(async () => {
    const good = await buy("GIF");
    const bad = { bytes: new TextEncoder().encode("^XA^FDtrap^FS^XZ") };
    const Real = globalThis.Worker;
    let started = 0;
    globalThis.Worker = class extends Real {
      constructor(...given) {
        super(...given);
        started++;
      }
      postMessage(message) {
        if (message.op !== "draw") return super.postMessage(message);
        this.dispatchEvent(
          new MessageEvent("message", {
            data: {
              id: message.id,
              error: {
                kind: "protocol",
                code: "module_poisoned",
                message: "unreachable",
                ended: true,
              },
            },
          }),
        );
      }
    };
    const problems = [];
    const pdf = await labels.toPdf([good, bad, good, good], {
      onProblem: ({ index, error }) => problems.push([index, error.code]),
    });
    const other = await labels.preview(bad).catch(({ code }) => code);
    return {
      pages: new TextDecoder("latin1").decode(pdf).match(/\/MediaBox/g).length,
      problems,
      other,
      still: (await labels.toPng(good)).length > 0,
      started,
    };
  });
  assert.deepEqual(outcome, {
    pages: 3,
    problems: [[1, "label_crashed"]],
    other: "label_crashed",
    still: true,
    started: 3,
  });
  await context.close();
});

test("two prints at once both open their dialogs, with remarks for each label", async () => {
  const { context, page } = await labelPage(browser);
  const { labels: labelsPage } = on(page);
  const outcome = await page.evaluate(async () => {
    const [gif, abroad] = [await buy("GIF"), await buy("GIF", "DE")];
    const odd = {
      bytes: new TextEncoder().encode("^XA^FO50,50^A0N,50,50^FDok^FS^FO200,300^BD2^FDshort^FS^XZ"),
    };
    const sent = await Promise.all([labels.print([gif]), labels.print([gif, gif])]);
    const remarks = [];
    await labels.toPdf([gif, abroad, odd], {
      onRemark: ({ index, remarks: found }) => remarks.push([index, found.map(({ code }) => code)]),
    });
    return { sent: sent.map(({ labels }) => labels), remarks };
  });
  assert.deepEqual(outcome.sent, [1, 2]);
  assert.deepEqual(outcome.remarks, [
    [0, []],
    [1, ["tail_cropped"]],
    [2, ["field_not_drawn"]],
  ]);
  await labelsPage.open();
  await labelsPage.savePdfButton.click();
  await labelsPage.croppedRemark.waitFor();
  await context.close();
});

test("other papers of UPS can be downloaded, and are shown without scripts", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels } = on(page);
  await page.evaluate(() => {
    const text = (words) => new TextEncoder().encode(words);
    const html =
      "<html><body><h1>CONTROL LOG</h1><script>parent.pwned = true; document.title = 'ran'</script><img src=x onerror='parent.pwned=true'></body></html>";
    ups.labels.put(
      {
        shipmentId: "1ZA1B2C30300000888",
        packages: [],
        forms: [{ format: "PDF", bytes: text("%PDF-1.4 customs") }],
        controlLogs: [{ format: "HTML", bytes: text(html) }],
      },
      { service: "03" },
    );
    ups.labels.put(
      {
        shipmentId: "1ZA1B2C30300000777",
        packages: [
          {
            trackingNumber: "1ZA1B2C30300000777",
            label: { format: "GIF", bytes: new Uint8Array([1]) },
          },
        ],
      },
      { service: "03" },
    );
  });
  await labels.open();
  await labels.customsPapers.waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    labels.downloadButton("PDF").click(),
  ]);
  assert.equal(await readFile(await file.path(), "utf8"), "%PDF-1.4 customs");
  await labels.showPaper();
  await labels.controlLogHeading.waitFor();
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.ok(
    complaints.every((line) =>
      /script|sandbox|Content Security Policy|ERR_|Failed to load/i.test(line),
    ),
    complaints.join("\n"),
  );
  await context.close();
});
