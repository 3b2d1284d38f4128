// Weight from a USB scale, by WebHID (Chromium only). A report has a state, a unit, an exponent,
// and two bytes of weight: HID Point of Sale Usage Tables 1.02, page 0x8D.
import type { ParcelgateErrorCode } from "./api.ts";
import { ParcelgateError } from "./error.ts";
import { messageOf } from "./message-of.ts";

const PAGE = 0x8d;
const STATES: Record<number, ScaleState> = {
  1: "fault",
  2: "zero",
  3: "moving",
  4: "stable",
  5: "below_zero",
  6: "too_heavy",
  7: "calibrate",
  8: "rezero",
};
const GRAMS_PER_POUND = 453.59237;
/** Grams of each unit that a parcel scale may send. */
const GRAMS: Record<number, number> = { 2: 1, 3: 1000, 11: 28.349523125, 12: GRAMS_PER_POUND };

export type ScaleState =
  "fault" | "zero" | "moving" | "stable" | "below_zero" | "too_heavy" | "calibrate" | "rezero";

/** `grams` is null where the report has no weight, or an unknown unit. */
export interface Reading {
  state: ScaleState;
  grams: number | null;
}

/** Reads a scale's report. */
export function readingOf(report: DataView): Reading {
  if (report.byteLength < 5) return { state: "fault", grams: null };
  const state = STATES[report.getUint8(0)] ?? "fault";
  const unit = GRAMS[report.getUint8(1)];
  const hasWeight = state === "stable" || state === "zero" || state === "moving";
  return {
    state: hasWeight && !unit ? "fault" : state,
    grams: hasWeight && unit ? report.getUint16(3, true) * 10 ** report.getInt8(2) * unit : null,
  };
}

/** Grams as text in pounds or kilograms, rounded up to tenths: UPS bills no less. */
export function weightText(grams: number, unit: string): string {
  const tenths = (grams / (unit === "KGS" ? 1000 : GRAMS_PER_POUND)) * 10;
  // Rounding to thousandths first drops what floating point adds.
  return (Math.ceil(Math.round(tenths * 1000) / 1000) / 10).toFixed(1);
}

const trouble = (code: ParcelgateErrorCode, message: string): ParcelgateError =>
  new ParcelgateError({ kind: "printer", code, message });
const isScale = ({ collections }: HIDDevice): boolean =>
  collections.some(({ usagePage }) => usagePage === PAGE);

/** Types promise WebHID in every browser. */
const hid = (): HID | undefined => (navigator as { hid?: HID }).hid;

/** Whether this browser can read scales. */
export const canWeigh = (): boolean => Boolean(hid());

async function choose(devices: HID, ask: boolean): Promise<HIDDevice | null> {
  const known = (await devices.getDevices()).find(isScale);
  if (known || !ask) return known ?? null;
  const [chosen] = await devices.requestDevice({ filters: [{ usagePage: PAGE }] });
  return chosen ?? null;
}

export interface ScaleOptions {
  /** Opens the browser's picker where no scale was chosen before. */
  ask?: boolean;
  onReading: (reading: Reading) => void;
  /** The scale was unplugged. */
  onGone: () => void;
}

/** Listens to a scale. The result is null where none was chosen. */
export async function openScale({
  ask = false,
  onReading,
  onGone,
}: ScaleOptions): Promise<{ name: string; close: () => void } | null> {
  const devices = hid();
  if (!devices) throw trouble("scale_way_missing", "this browser has no WebHID");
  const device = await choose(devices, ask);
  if (!device) return null;
  try {
    if (!device.opened) await device.open();
  } catch (error) {
    throw trouble("scale_access_denied", messageOf(error));
  }
  const read = ({ data }: HIDInputReportEvent): void => onReading(readingOf(data));
  const disconnected = (event: HIDConnectionEvent): void => {
    if (event.device !== device) return;
    close();
    onGone();
  };
  const close = (): void => {
    device.removeEventListener("inputreport", read);
    devices.removeEventListener("disconnect", disconnected);
    device.close().catch(() => {});
  };
  device.addEventListener("inputreport", read);
  devices.addEventListener("disconnect", disconnected);
  return { name: device.productName || "USB scale", close };
}
