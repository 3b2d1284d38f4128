// Web Serial: Chromium only. RS-232, USB serial, Bluetooth serial.
import { notSent, stopped } from "./send.ts";

function serial() {
  if (!navigator.serial) throw notSent("printer_way_missing", "this browser has no Web Serial");
  return navigator.serial;
}

/** Ports of this page's life by the ids that were given out: a port has no name of its own, and its place may change. */
const known = new Map();

function plain(port, index) {
  known.set(String(index), port);
  const { usbVendorId, usbProductId, bluetoothServiceClassId } = port.getInfo();
  const name = bluetoothServiceClassId
    ? "Bluetooth printer"
    : usbVendorId
      ? `Serial printer ${usbVendorId.toString(16)}:${(usbProductId ?? 0).toString(16)}`
      : "Serial printer";
  return { id: String(index), name };
}

/** Ports that were chosen before; with `choose` the browser's picker opens. */
export async function printers({ choose = false } = {}) {
  const given = serial();
  if (choose) {
    try {
      const port = await given.requestPort();
      const index = (await given.getPorts()).indexOf(port);
      return [plain(port, index)];
    } catch (thrown) {
      throw thrown?.name === "NotFoundError"
        ? notSent("printer_not_chosen", "no port was chosen")
        : notSent("printer_permission_denied", String(thrown?.message ?? thrown));
    }
  }
  return (await given.getPorts()).map(plain);
}

/** Opens a port: { send, close }. `baudRate` is the printer's own setting. */
export async function open(printer, { baudRate = 9_600, flowControl = "hardware" } = {}) {
  const ports = await serial().getPorts();
  const id = String(printer?.id ?? printer);
  // Remembered from before, one port alone is that port; of several, which it was cannot be known.
  const port = known.get(id) ?? (ports.length === 1 ? ports[0] : undefined);
  if (!port || !ports.includes(port))
    throw notSent("printer_gone", "the port is not there, or was not chosen here");
  try {
    await port.open({ baudRate, flowControl });
  } catch (thrown) {
    throw notSent("printer_in_use", String(thrown?.message ?? thrown));
  }
  return {
    async send(bytes, { signal } = {}) {
      if (signal?.aborted) throw stopped();
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
