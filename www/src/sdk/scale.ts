// Weight from a scale: WebHID, Chromium only. Scales say it in HID's own words (Point of Sale Usage Tables 1.02, page 0x8D):
// a report of state, unit, exponent, and two bytes of weight.
import { ParcelgateError } from "./error.ts";

const PAGE = 0x8d;
const STATES = {
  1: "fault",
  2: "zero",
  3: "moving",
  4: "stable",
  5: "below_zero",
  6: "too_heavy",
  7: "calibrate",
  8: "rezero",
};
/** Grams of each unit that a parcel's scale may speak. */
const GRAMS = { 2: 1, 3: 1000, 11: 28.349523125, 12: 453.59237 };

/** A report as { state, grams }; grams is null where there is no weight, or no unit that is known. */
export function readingOf(report) {
  if (report.byteLength < 5) return { state: "fault", grams: null };
  const state = STATES[report.getUint8(0)] ?? "fault";
  const unit = GRAMS[report.getUint8(1)];
  const weighs = state === "stable" || state === "zero" || state === "moving";
  return {
    state: weighs && !unit ? "fault" : state,
    grams: weighs && unit ? report.getUint16(3, true) * 10 ** report.getInt8(2) * unit : null,
  };
}

/** Grams as the text of a weight in pounds or kilograms: in tenths, upwards, as UPS bills no less. */
export function weightText(grams, unit) {
  const tenths = (grams / (unit === "KGS" ? 1000 : GRAMS[12])) * 10;
  // What floats add beyond a thousandth is no weight.
  return (Math.ceil(Math.round(tenths * 1000) / 1000) / 10).toFixed(1);
}

const trouble = (code, message) => new ParcelgateError({ kind: "printer", code, message });
const isScale = ({ collections }) => collections.some(({ usagePage }) => usagePage === PAGE);

/** Whether this browser can read scales. */
export const canWeigh = () => Boolean(navigator.hid);

async function choose(ask) {
  if (!canWeigh()) throw trouble("scale_way_missing", "this browser has no WebHID");
  const known = (await navigator.hid.getDevices()).find(isScale);
  if (known || !ask) return known ?? null;
  const [chosen] = await navigator.hid.requestDevice({ filters: [{ usagePage: PAGE }] });
  return chosen ?? null;
}

/** Listens to a scale that was chosen before; with `ask` the browser's picker opens. Gives { name, close }, or null where none was chosen. */
export async function openScale({ ask = false, onReading, onGone }) {
  const device = await choose(ask);
  if (!device) return null;
  try {
    if (!device.opened) await device.open();
  } catch (error) {
    throw trouble("scale_access_denied", String(error?.message ?? error));
  }
  const heard = ({ data }) => onReading(readingOf(data));
  const gone = (event) => {
    if (event.device !== device) return;
    close();
    onGone();
  };
  const close = () => {
    device.removeEventListener("inputreport", heard);
    navigator.hid.removeEventListener("disconnect", gone);
    device.close().catch(() => {});
  };
  device.addEventListener("inputreport", heard);
  navigator.hid.addEventListener("disconnect", gone);
  return { name: device.productName || "USB scale", close };
}
