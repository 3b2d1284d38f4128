// Web Serial (Chromium only): RS-232, USB serial, Bluetooth serial.
import type { Printer, PrinterOptions } from "../api.ts";
import { messageOf } from "../message-of.ts";
import { idOf, notSent, stopped, type Line, type OpenOptions, type PrinterChoice } from "./way.ts";

function serial(): Serial {
  // Types promise Web Serial in every browser.
  const found = (navigator as { serial?: Serial }).serial;
  if (!found) throw notSent("printer_way_missing", "this browser has no Web Serial");
  return found;
}

/** Ports by the ids that were given out. A port has no name, and its index may change. */
const known = new Map<string, SerialPort>();

function nameOf(port: SerialPort): string {
  const info = port.getInfo();
  const { usbVendorId, usbProductId, bluetoothServiceClassId } = info as {
    usbVendorId?: number;
    usbProductId?: number;
    bluetoothServiceClassId?: unknown;
  };
  if (bluetoothServiceClassId) return "Bluetooth printer";
  if (!usbVendorId) return "Serial printer";
  return `Serial printer ${usbVendorId.toString(16)}:${(usbProductId ?? 0).toString(16)}`;
}

function printerOf(port: SerialPort, index: number): Printer {
  const id = String(index);
  known.set(id, port);
  return { id, name: nameOf(port) };
}

const isNotFound = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === "NotFoundError";

/** Ports that were chosen before. With `choose` the browser's picker opens. */
export async function printers({ choose = false }: OpenOptions = {}): Promise<Printer[]> {
  const ports = serial();
  if (!choose) return (await ports.getPorts()).map(printerOf);
  try {
    const port = await ports.requestPort();
    return [printerOf(port, (await ports.getPorts()).indexOf(port))];
  } catch (thrown) {
    throw isNotFound(thrown)
      ? notSent("printer_not_chosen", "no port was chosen")
      : notSent("printer_permission_denied", messageOf(thrown));
  }
}

/** Options that only Web Serial has. */
type SerialSettings = Pick<PrinterOptions, "baudRate"> & { flowControl?: FlowControlType };

/** Opens a port. `baudRate` is the printer's own setting. */
export async function open(
  printer: PrinterChoice,
  { baudRate = 9_600, flowControl = "hardware" }: SerialSettings = {},
): Promise<Line> {
  const ports = await serial().getPorts();
  // An id from an earlier visit: a single port is that one, but among several it cannot be known.
  const only = ports.length === 1 ? ports[0] : undefined;
  const port = known.get(String(idOf(printer))) ?? only;
  if (!port || !ports.includes(port))
    throw notSent("printer_gone", "the port is not there, or was not chosen here");
  try {
    await port.open({ baudRate, flowControl });
  } catch (thrown) {
    throw notSent("printer_in_use", messageOf(thrown));
  }
  return {
    async send(bytes, { signal } = {}) {
      if (signal?.aborted) throw stopped();
      if (!port.writable) throw new TypeError("the port cannot be written to");
      const writer = port.writable.getWriter();
      try {
        await writer.write(bytes);
      } finally {
        writer.releaseLock();
      }
    },
    close: () => port.close().catch(() => {}),
  };
}
