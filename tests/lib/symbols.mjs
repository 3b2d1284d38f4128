// Outside hands: zxing-cpp reads the symbols of a label, pdfium turns PDF pages into dots. Neither
// shares code with ours.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { crop } from "./picture.mjs";

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(
      fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")),
    ),
  },
});

const whole = (picture) => crop(picture, 0, 0, picture.width, picture.height);

/** Texts of all Code 128 on a picture, sorted. */
export async function code128(picture) {
  const found = await readBarcodes(picture instanceof Uint8Array ? picture : whole(picture), {
    formats: ["Code128"],
    tryRotate: true,
    tryHarder: true,
  });
  return found.map(({ text }) => text).sort();
}

/** Where the sandbox's labels have their MaxiCode, in dots of 200 an inch. */
const PLACE = { left: 24, top: 424, width: 213, height: 199 };

/** The reader finds a MaxiCode only in a tight upright crop, so the window slides over its place. */
export async function maxiCode(picture, { dpi = 200, place = PLACE } = {}) {
  const dots = (value) => Math.round((value * dpi) / 200);
  const step = Math.max(1, dots(2));
  for (const scale of dpi > 250 ? [1, 2] : [2, 3, 1]) {
    for (const grow of [0, 2, 4, -2].map(dots)) {
      for (let dx = -4 * step; dx <= 4 * step; dx += step) {
        for (let dy = -4 * step; dy <= 4 * step; dy += step) {
          const window = crop(
            picture,
            dots(place.left) + dx - grow,
            dots(place.top) + dy - grow,
            dots(place.width) + 2 * grow,
            dots(place.height) + 2 * grow,
            scale,
          );
          const [found] = await readBarcodes(window, { formats: ["MaxiCode"], isPure: true });
          if (found?.isValid) return found.text;
        }
      }
    }
  }
  return null;
}

/**
 * What must be found on each label of the sandbox: the tracking number, the routing, and UPS's
 * message in the MaxiCode.
 */
export async function symbolsOf(picture, number, { dpi = 200, place } = {}) {
  const bars = await code128(picture);
  const message = (await maxiCode(picture, { dpi, place })) ?? "";
  const parts = [`1Z${number.slice(10)}`, "UPSN", number.slice(2, 8)];
  return {
    tracking: bars.includes(number),
    routing: bars.some((text) => /^42[01]/.test(text)),
    message: parts.every((part) => message.includes(part)),
  };
}

let pdfium = null;

/** Pages of a PDF as greys: [{ width, height, grey, points: [w, h] }]. */
export async function rasterised(pdf, dpi) {
  pdfium ??= await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(pdf);
  const pages = [];
  for (const page of document.pages()) {
    const { originalWidth: wide, originalHeight: high } = page.getOriginalSize();
    const { data, width, height } = await page.render({ scale: dpi / 72, render: "bitmap" });
    const grey = new Uint8Array(width * height);
    for (let at = 0; at < grey.length; at++) grey[at] = data[at * 4];
    pages.push({ width, height, grey, points: [wide, high] });
  }
  document.destroy();
  return pages;
}
