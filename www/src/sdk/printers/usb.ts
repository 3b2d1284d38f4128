// WebUSB (Chromium only). The printer is found by its class, and its output by a search: neither
// has a fixed number.
import type { Printer } from "../api.ts";
import type { ParcelgateError } from "../error.ts";
import { messageOf } from "../message-of.ts";
import { idOf, notSent, stopped, type Line, type OpenOptions, type PrinterChoice } from "./way.ts";

const PRINTER = 7;
/** Larger transfers fail on some systems. */
const CHUNK = 16_384;

function usb(): USB {
  // Types promise WebUSB in every browser.
  const found = (navigator as { usb?: USB }).usb;
  if (!found) throw notSent("printer_way_missing", "this browser has no WebUSB");
  return found;
}

const modelOf = ({ vendorId, productId, serialNumber }: USBDevice): string =>
  [vendorId, productId, serialNumber ?? ""].join(":");

/**
 * The id of a device. Two of one model without a serial number differ by their order in the
 * browser's list.
 */
function deviceId(device: USBDevice, all: USBDevice[]): string {
  const place = all.filter((one) => modelOf(one) === modelOf(device)).indexOf(device);
  return modelOf(device) + (place > 0 ? `#${place}` : "");
}

const printerOf = (device: USBDevice, all: USBDevice[]): Printer => ({
  id: deviceId(device, all),
  name: device.productName || "USB printer",
});

/** Printers that were chosen before. With `choose` the browser's picker opens. */
export async function printers({ choose = false }: OpenOptions = {}): Promise<Printer[]> {
  // A browser without WebUSB is not a refusal, so this is outside of the try.
  const devices = usb();
  if (!choose) {
    const all = await devices.getDevices();
    return all.filter(outputOf).map((device) => printerOf(device, all));
  }
  try {
    const device = await devices.requestDevice({ filters: [{ classCode: PRINTER }] });
    return [printerOf(device, await devices.getDevices())];
  } catch (thrown) {
    throw refused(thrown);
  }
}

function refused(thrown: unknown): ParcelgateError {
  const name = thrown instanceof DOMException ? thrown.name : "";
  if (name === "NotFoundError") return notSent("printer_not_chosen", "no printer was chosen");
  if (name === "SecurityError") return notSent("printer_permission_denied", messageOf(thrown));
  return notSent("printer_access_denied", messageOf(thrown));
}

/** Where a printer takes its data. */
interface Output {
  configuration: number;
  number: number;
  alternate: number;
  endpoint: number;
}

/** A printer's bulk output, or null. */
function outputOf(device: USBDevice): Output | null {
  for (const configuration of device.configurations ?? []) {
    for (const { interfaceNumber, alternates } of configuration.interfaces) {
      for (const { alternateSetting, interfaceClass, endpoints } of alternates) {
        const out =
          interfaceClass === PRINTER &&
          endpoints.find(({ direction, type }) => direction === "out" && type === "bulk");
        if (out)
          return {
            configuration: configuration.configurationValue,
            number: interfaceNumber,
            alternate: alternateSetting,
            endpoint: out.endpointNumber,
          };
      }
    }
  }
  return null;
}

/** Opens a printer that was chosen before. */
export async function open(printer: PrinterChoice): Promise<Line> {
  const all = await usb().getDevices();
  const device = all.find((one) => deviceId(one, all) === idOf(printer));
  if (!device)
    throw notSent("printer_gone", "the printer is not connected, or was not chosen here");
  const at = outputOf(device);
  if (!at) throw notSent("printer_no_way_in", "the device has no printer output");
  try {
    await device.open();
    if (device.configuration?.configurationValue !== at.configuration)
      await device.selectConfiguration(at.configuration);
    await device.claimInterface(at.number);
    if (at.alternate) await device.selectAlternateInterface(at.number, at.alternate);
  } catch (thrown) {
    await device.close().catch(() => {});
    throw refused(thrown);
  }
  return {
    send: (bytes, { signal } = {}) => transfer(device, at, bytes, signal),
    close: () => release(device, at),
  };
}

async function transfer(
  device: USBDevice,
  { endpoint }: Output,
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // Only before the first chunk: half a label would block the printer.
    if (at === 0 && signal?.aborted) throw stopped();
    const { status } = await device.transferOut(endpoint, bytes.slice(at, at + CHUNK));
    if (status !== "ok") throw new Error(`the printer answered ${status}`);
  }
}

async function release(device: USBDevice, { number }: Output): Promise<void> {
  await device.releaseInterface(number).catch(() => {});
  await device.close().catch(() => {});
}
