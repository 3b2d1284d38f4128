// Raw printing: bytes unchanged and in order, no label sent twice, and a remedy for every failure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browserPrint, fakeSerial, fakeUsb, qzTray } from "../lib/agents.mjs";
import { bytes, labelPage } from "../lib/labels.mjs";
import { browser, stage } from "../lib/stage.mjs";
import { symbolsOf } from "../lib/symbols.mjs";
import { greyPng } from "../lib/picture.mjs";
import { on } from "../pages/index.mjs";

stage();

test("USB: printers are found by class, and get the exact bytes", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(fakeUsb);
  const outcome = await page.evaluate(async () => {
    const zpl = await buy("ZPL");
    const before = window.asked;
    const [printer] = await labels.printers("usb", { choose: true });
    const results = await labels.send([zpl], { way: "usb", printer, language: "ZPL" });
    return {
      before,
      printer,
      states: results.map(({ state }) => state),
      filters: window.filters,
      log: device.log,
      zpl: plain(zpl.bytes),
      sent: device.written.flatMap(({ bytes }) => bytes),
      endpoints: [...new Set(device.written.map(({ number }) => number))],
    };
  });
  assert.equal(outcome.before, 0, "loading the page probes no printer");
  assert.deepEqual(outcome.filters, [{ classCode: 7 }]);
  assert.deepEqual(outcome.log, [
    "open",
    "configuration 1",
    "claim 2",
    "alternate 2 1",
    "release 2",
    "close",
  ]);
  assert.deepEqual(outcome.endpoints, [3]);
  assert.deepEqual(outcome.sent, outcome.zpl);
  assert.deepEqual([outcome.printer.name, outcome.states], ["ZD421", ["sent"]]);
  await context.close();
});

test("raw EPL is sent unchanged, and a picture is converted to the printer's language", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(fakeUsb);
  const outcome = await page.evaluate(async () => {
    const [printer] = await labels.printers("usb", { choose: true });
    const epl = await buy("EPL");
    await labels.send([epl], { way: "usb", printer, language: "EPL" });
    const raw = device.written.splice(0).flatMap(({ bytes }) => bytes);
    const gif = await buy("GIF");
    const drawn = {};
    for (const [language, dpi] of [
      ["ZPL", 203],
      ["ZPL", 300],
      ["EPL", 203],
    ]) {
      await labels.send([gif], { way: "usb", printer, language, dpi });
      const sent = Uint8Array.from(device.written.splice(0).flatMap(({ bytes }) => bytes));
      drawn[`${language} ${dpi}`] = plain(
        (await labels.preview({ bytes: sent }, { dpi })).pages[0].png,
      );
    }
    return { raw, epl: plain(epl.bytes), drawn, number: gif.trackingNumber };
  });
  assert.deepEqual(outcome.raw, outcome.epl);
  for (const [name, png] of Object.entries(outcome.drawn)) {
    const dpi = Number(name.split(" ")[1]);
    // At 203 dpi each of UPS's dots is one dot.
    const found = await symbolsOf(greyPng(bytes(png)), outcome.number, {
      dpi: dpi === 203 ? 200 : dpi,
    });
    assert.deepEqual(found, { tracking: true, routing: true, message: true }, name);
  }
  await context.close();
});

test("a print batch stops at the first failure, and continues without printing twice", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(fakeUsb);
  const outcome = await page.evaluate(async () => {
    const [printer] = await labels.printers("usb", { choose: true });
    const all = [];
    for (let count = 0; count < 4; count++) all.push(await buy("ZPL"));
    const sentTexts = () =>
      device.written.map(({ bytes }) =>
        new TextDecoder()
          .decode(Uint8Array.from(bytes))
          .match(/TRACKING #: ([^^]+)/)?.[1]
          .replaceAll(" ", ""),
      );
    device.failAt = 1;
    const progress = [];
    const first = await labels.send(all, {
      way: "usb",
      printer,
      onProgress: ({ index, state }) => progress.push([index, state]),
    });
    const states = first.map(({ state }) => state);
    const asked = await labels.send(first, { way: "usb", printer }).catch(({ code }) => code);
    const second = await labels.send(first, { way: "usb", printer, unsure: "came" });
    return {
      states,
      progress,
      error: first[1].error.code,
      asked,
      second: second.map(({ state }) => state),
      sent: sentTexts(),
      numbers: all.map(({ trackingNumber }) => trackingNumber),
    };
  });
  assert.deepEqual(outcome.states, ["sent", "unsure", "left", "left"]);
  assert.deepEqual(outcome.progress, [
    [0, "sent"],
    [1, "unsure"],
  ]);
  assert.deepEqual([outcome.error, outcome.asked], ["printer_broke_off", "printer_unsure"]);
  assert.deepEqual(outcome.second, ["sent", "sent", "sent", "sent"]);
  assert.deepEqual(
    outcome.sent,
    [outcome.numbers[0], outcome.numbers[2], outcome.numbers[3]],
    "the user answered that the label in doubt came out",
  );
  await context.close();
});

test("each refusal of a printer has its own code and remedy", async () => {
  const { context, page } = await labelPage(browser);
  const without = await page.evaluate(async () => {
    Object.defineProperty(navigator, "usb", { value: undefined, configurable: true });
    const label = await buy("ZPL");
    window.label = label;
    const chosen = await labels.printers("usb", { choose: true }).catch(({ code }) => code);
    return labels
      .send([label], { way: "usb", printer: { id: "x" } })
      .catch(async (error) => [chosen, error.code, (await error.guidance()).next]);
  });
  assert.deepEqual(without, [
    "printer_way_missing",
    "printer_way_missing",
    "Use the print dialog, or Zebra Browser Print or QZ Tray.",
  ]);
  await page.evaluate(fakeUsb);
  const codes = await page.evaluate(async () => {
    const out = [];
    const code = (promise) =>
      promise.then(
        (value) =>
          Array.isArray(value) ? value.map(({ state, error }) => [state, error?.code]) : value,
        ({ code }) => code,
      );
    window.closePicker = true;
    out.push(await code(labels.printers("usb", { choose: true })));
    window.closePicker = false;
    out.push(await code(labels.send([label], { way: "usb", printer: { id: "1:2:gone" } })));
    const [printer] = await labels.printers("usb", { choose: true });
    device.denied = true;
    out.push(await code(labels.send([label], { way: "usb", printer })));
    device.denied = false;
    out.push(await code(labels.send([label], { way: "usb", printer, language: "EPL" })));
    out.push(await code(labels.send([label], { way: "telepathy", printer })));
    out.push(await code(labels.send([], { way: "usb", printer })));
    const stop = AbortSignal.abort();
    out.push(await code(labels.send([label], { way: "usb", printer, signal: stop })));
    return out;
  });
  assert.deepEqual(codes, [
    "printer_not_chosen",
    "printer_gone",
    "printer_permission_denied",
    [["failed", "printer_language_differs"]],
    "invalid_fields",
    "invalid_fields",
    [["left", undefined]],
  ]);
  await context.close();
});

test("serial: the port opens at the printer's speed, and a busy port has its own error", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(fakeSerial);
  const outcome = await page.evaluate(async () => {
    const label = await buy("ZPL");
    const [printer] = await labels.printers("serial", { choose: true });
    const seen = [];
    const results = await labels.send([label], {
      way: "serial",
      printer,
      baudRate: 115_200,
      onProgress: () => seen.push(window.port.opened),
    });
    window.port.busy = true;
    const busy = await labels.send([label], { way: "serial", printer }).catch(({ code }) => code);
    return {
      name: printer.name,
      state: results[0].state,
      opened: seen[0],
      same: JSON.stringify(window.port.written[0]) === JSON.stringify(plain(label.bytes)),
      closed: window.port.opened,
      busy,
    };
  });
  assert.deepEqual(outcome, {
    name: "Serial printer a5f:2",
    state: "sent",
    opened: { baudRate: 115_200, flowControl: "hardware" },
    same: true,
    closed: null,
    busy: "printer_in_use",
  });
  await context.close();
});

test("Zebra Browser Print: bytes arrive unchanged, and a missing or blocked agent has its own error", async () => {
  const agent = await browserPrint();
  const { context, page } = await labelPage(browser, { bypassCSP: true });
  const outcome = await page.evaluate(async (url) => {
    const label = await buy("EPL");
    const [printer] = await labels.printers("browser-print", { url });
    const results = await labels.send([label], {
      way: "browser-print",
      printer,
      language: "EPL",
      url,
    });
    const gone = await labels
      .printers("browser-print", { url: "http://127.0.0.1:9" })
      .catch(({ code }) => code);
    return { printer, state: results[0].state, epl: plain(label.bytes), gone };
  }, agent.url);
  assert.deepEqual(outcome.printer, { id: "192.168.1.7:9100", name: "ZD421" });
  assert.equal(agent.written[0].json.device.uid, "192.168.1.7:9100");
  assert.deepEqual(Array.from(agent.written[0].blob), outcome.epl);
  assert.deepEqual([outcome.state, outcome.gone], ["sent", "agent_missing"]);
  agent.state.fail = 1;
  const broken = await page.evaluate(async (url) => {
    const [printer] = await labels.printers("browser-print", { url });
    const [{ state, error }] = await labels.send([await buy("ZPL")], {
      way: "browser-print",
      printer,
      url,
    });
    return [state, error.code];
  }, agent.url);
  assert.deepEqual(broken, ["unsure", "printer_broke_off"]);
  await context.close();
  // The page's own policy, without --printer-agents, blocks the agent.
  const { context: strict, page: blocked } = await labelPage(browser);
  assert.equal(
    await blocked.evaluate(
      (url) => labels.printers("browser-print", { url }).catch(({ code }) => code),
      agent.url,
    ),
    "agent_blocked",
  );
  agent.stop();
  await strict.close();
});

test("QZ Tray: the portal signs each call, and refusals have their own error", async () => {
  const agent = await qzTray();
  const { context, page } = await labelPage(browser, { bypassCSP: true });
  const outcome = await page.evaluate(async (url) => {
    const label = await buy("EPL");
    const how = { url, sign: async (hash) => `signed ${hash}` };
    const found = await labels.printers("qz", how);
    const results = await labels.send([label], {
      way: "qz",
      printer: found[0],
      language: "EPL",
      ...how,
    });
    const unsigned = await labels.send([label], {
      way: "qz",
      printer: found[0],
      language: "EPL",
      url,
      sign: async () => {
        throw new Error("no key");
      },
    });
    return {
      found,
      state: results[0].state,
      epl: plain(label.bytes),
      unsigned: [unsigned[0].state, unsigned[0].error.code],
    };
  }, agent.url);
  assert.deepEqual(
    outcome.found.map(({ name }) => name),
    ["ZD421", "Office"],
  );
  assert.deepEqual(
    agent.printed.map(({ printer }) => printer),
    ["ZD421"],
  );
  assert.deepEqual(Array.from(agent.printed[0].bytes), outcome.epl);
  assert.ok(agent.signed.every(Boolean));
  assert.deepEqual([outcome.state, outcome.unsigned], ["sent", ["failed", "agent_signing_failed"]]);
  agent.stop();
  const wary = await qzTray({ trusted: false });
  assert.equal(
    await page.evaluate(
      (url) => labels.printers("qz", { url }).catch(({ code }) => code),
      wary.url,
    ),
    "agent_permission_denied",
  );
  wary.stop();
  await context.close();
});

test("a custom transport works, and the workstation remembers the printer only", async () => {
  const { context, page } = await labelPage(browser);
  const outcome = await page.evaluate(async () => {
    const label = await buy("ZPL");
    const got = [];
    const results = await labels.send([label], {
      transport: { send: async (bytes) => got.push(bytes.length) },
    });
    await labels.workstation({
      way: "usb",
      printer: { id: "1", name: "ZD421" },
      language: "ZPL",
      dpi: 203,
      stock: "4x6 1",
      secret: "no",
    });
    return {
      state: results[0].state,
      whole: got[0] === label.bytes.length,
      kept: localStorage.getItem("parcelgate:workstation"),
      read: await labels.workstation(),
    };
  });
  assert.deepEqual([outcome.state, outcome.whole], ["sent", true]);
  assert.deepEqual(JSON.parse(outcome.kept), {
    way: "usb",
    printer: { id: "1", name: "ZD421" },
    language: "ZPL",
    dpi: 203,
    stock: "4x6 1",
  });
  assert.deepEqual(outcome.read, JSON.parse(outcome.kept));
  await context.close();
});

test("a broken connection asks the user whether the label came out", async () => {
  const { context, page, complaints } = await labelPage(browser);
  const { labels: labelsPage, printer, shell } = on(page);
  await page.evaluate(fakeUsb);
  await page.evaluate(async () => {
    for (let count = 0; count < 3; count++) await buy("ZPL");
  });
  await labelsPage.open();
  await printer.toggle();
  await printer.choose();
  await page.evaluate(() => (device.failAt = 1));
  await printer.send(3, "ZD421");
  await printer.sentNote(1, 3).waitFor();
  await printer.unsureNote.waitFor();
  await printer.sendAgain();
  await printer.sentNote(3, 3).waitFor();
  assert.equal(await page.evaluate(() => device.written.length), 3);
  await page.reload();
  await shell.ready();
  await printer.toggle();
  assert.equal(
    await printer.printerField.inputValue(),
    `${0x0a5f}:1:S1`,
    "the device remembers the printer",
  );
  assert.deepEqual(complaints, []);
  await context.close();
});

test("the Labels page keeps the serial speed, and passes the portal's signature to QZ", async () => {
  const agent = await qzTray();
  const { context, page } = await labelPage(browser, { bypassCSP: true });
  const { labels: labelsPage, printer } = on(page);
  await page.evaluate(fakeSerial);
  await page.evaluate(() => buy("ZPL"));
  await labelsPage.open();
  await printer.toggle();
  await printer.wayField.selectOption("serial");
  await printer.speedField.selectOption("115200");
  await printer.choose();
  await printer.send(1);
  await printer.sentNote(1, 1, "Serial printer a5f:2").waitFor();
  assert.equal(await page.evaluate(() => port.speeds.at(-1)), 115_200);
  assert.equal(
    JSON.parse(await page.evaluate(() => localStorage.getItem("parcelgate:workstation"))).baudRate,
    115_200,
  );
  await page.evaluate(
    (url) =>
      (document.querySelector("parcelgate-labels").printerOptions = {
        url,
        sign: async (hash) => `signed ${hash}`,
        certificate: "the portal's",
      }),
    agent.url,
  );
  await printer.wayField.selectOption("qz");
  await printer.choose();
  await printer.send(1, "ZD421");
  await printer.sentNote(1, 1).waitFor();
  assert.ok(agent.signed.length > 0 && agent.signed.every(Boolean));
  agent.stop();
  await context.close();
});

test("a running print batch cannot be sent again, and skips labels that are voided meanwhile", async () => {
  const { context, page } = await labelPage(browser);
  const { labels, printer } = on(page);
  await page.evaluate(fakeUsb);
  const numbers = await page.evaluate(async () => {
    // The printer takes nothing until it is released.
    const own = device.transferOut;
    const gate = new Promise((resolve) => (window.releasePrinter = resolve));
    device.transferOut = async (...given) => {
      await gate;
      return own(...given);
    };
    const out = [];
    for (let count = 0; count < 3; count++) out.push((await buy("ZPL")).trackingNumber);
    return out;
  });
  await labels.open();
  await printer.toggle();
  await printer.choose();
  const send = printer.sendButton;
  await send.click();
  await printer.toggle();
  await printer.toggle();
  await labels.select(numbers[0]);
  assert.ok(await send.isDisabled(), "the first batch is not sent yet");
  await page.evaluate(() => window.releasePrinter());
  await printer.sentNote(3, 3).waitFor();
  assert.equal(await page.evaluate(() => device.written.length), 3);
  await labels.selectBox(numbers[0]).uncheck();
  // The second label fails, and the third one is voided before the batch continues.
  await page.evaluate(() => {
    device.failAt = device.transfers + 1;
    device.written.length = 0;
  });
  await send.click();
  await printer.unsureQuestion.waitFor();
  assert.ok(await send.isDisabled(), "the user answers for the label in doubt first");
  const order = await labels.numbers();
  await labels.void(order[2]);
  await labels.confirmVoidOne();
  await labels.voided().waitFor();
  // The unfinished batch survives a visit to another page.
  await on(page).track.open();
  await labels.open();
  await printer.toggle();
  await printer.goOn();
  await printer.sentNote(2, 2).waitFor();
  assert.equal(
    await page.evaluate(() => device.written.length),
    1,
    "only the first label of the second batch is printed",
  );
  await context.close();
});

test("a label that the printer cannot take can be left out", async () => {
  const { context, page } = await labelPage(browser);
  const { labels: labelsPage, printer } = on(page);
  await page.evaluate(fakeUsb);
  await page.evaluate(async () => {
    for (const format of ["ZPL", "EPL", "ZPL"]) await buy(format);
  });
  await labelsPage.open();
  await printer.toggle();
  await printer.choose();
  await printer.sendButton.click();
  await printer.leaveOut();
  await printer.sendButton.click();
  await printer.sentNote(2, 2).waitFor();
  assert.equal(await page.evaluate(() => device.written.length), 2);
  await context.close();
});

test("a failing listener does not lose results, and two printers of one model are distinct", async () => {
  const { context, page } = await labelPage(browser);
  await page.evaluate(fakeUsb);
  const outcome = await page.evaluate(async () => {
    const label = await buy("ZPL");
    const transport = {
      send: async () => {},
      close: () => {
        throw new Error("close broke");
      },
    };
    const [result] = await labels.send([label], {
      transport,
      onProgress: () => {
        throw new Error("x");
      },
    });
    const code = (promise) => promise.catch(({ code }) => code);
    const wrong = [
      await code(labels.send([label], { transport: {} })),
      await code(labels.send([label], { transport, unsure: "zzz" })),
    ];
    delete device.serialNumber;
    const twin = {
      ...device,
      written: [],
      transferOut: async (number) => {
        twin.written.push(number);
        return { status: "ok" };
      },
    };
    navigator.usb.getDevices = async () => [device, twin];
    const [, second] = await labels.printers("usb");
    await labels.send([label], { way: "usb", printer: second });
    return {
      state: result.state,
      wrong,
      first: device.written.length,
      second: twin.written.length,
    };
  });
  assert.deepEqual(outcome, {
    state: "sent",
    wrong: ["invalid_fields", "invalid_fields"],
    first: 0,
    second: 1,
  });
  await context.close();
});
