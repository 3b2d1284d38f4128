// A grey PNG of one or eight bits as pixels, turned, cropped: enough to hand a symbol to an outside reader.
import { inflateSync } from "node:zlib";

export function greyPng(bytes) {
  const view = Buffer.from(bytes);
  const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
  const parts = [];
  for (let at = 8; at < view.length;) {
    const length = view.readUInt32BE(at);
    if (view.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(view.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(parts));
  return {
    width,
    height,
    grey: view[24] === 1 ? bits(raw, width, height) : bytes8(raw, width, height),
  };
}

/** One bit a dot, rows without a filter: what the module writes. */
function bits(raw, width, height) {
  const grey = new Uint8Array(width * height);
  const stride = Math.ceil(width / 8) + 1;
  for (let y = 0; y < height; y++) {
    if (raw[y * stride] !== 0) throw new Error("a filter where none was due");
    for (let x = 0; x < width; x++)
      grey[y * width + x] = raw[y * stride + 1 + (x >> 3)] & (0x80 >> (x & 7)) ? 255 : 0;
  }
  return grey;
}

function bytes8(raw, width, height) {
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)];
    for (let x = 0; x < width; x++) {
      const left = x ? grey[y * width + x - 1] : 0;
      const up = y ? grey[(y - 1) * width + x] : 0;
      const corner = x && y ? grey[(y - 1) * width + x - 1] : 0;
      const guess = left + up - corner;
      const [dl, du, dc] = [left, up, corner].map((value) => Math.abs(guess - value));
      const paeth = dl <= du && dl <= dc ? left : du <= dc ? up : corner;
      grey[y * width + x] =
        raw[y * (width + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth][filter];
    }
  }
  return grey;
}

/** A quarter turn clockwise: UPS's labels lie on their side. */
export function upright({ width, height, grey }) {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = grey[y * width + x];
  return { width: height, height: width, grey: out };
}

/** A window as the readers' RGBA picture. */
export function crop({ width: stride, grey }, left, top, width, height, scale = 1) {
  const data = new Uint8ClampedArray(width * height * scale * scale * 4);
  for (let y = 0; y < height * scale; y++) {
    for (let x = 0; x < width * scale; x++) {
      const value = grey[(top + Math.floor(y / scale)) * stride + left + Math.floor(x / scale)];
      data.set([value, value, value, 255], (y * width * scale + x) * 4);
    }
  }
  return { data, width: width * scale, height: height * scale, colorSpace: "srgb" };
}
