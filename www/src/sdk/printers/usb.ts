// WebUSB: Chromium only. The printer is found by its class, its way in by search: neither has a fixed number.
import { notSent, stopped } from "./send.ts";

const PRINTER = 7;
/** Larger transfers fail on some systems. */
const CHUNK = 16_384;

function usb() {
  if (!navigator.usb) throw notSent("printer_way_missing", "this browser has no WebUSB");
  return navigator.usb;
}

const kindOf = ({ vendorId, productId, serialNumber }) =>
  [vendorId, productId, serialNumber ?? ""].join(":");

/** Two of one model without a serial number are told apart by their places in the browser's list. */
function idOf(device, all) {
  const place = all.filter((one) => kindOf(one) === kindOf(device)).indexOf(device);
  return kindOf(device) + (place > 0 ? `#${place}` : "");
}

const plain = (device, all) => ({
  id: idOf(device, all),
  name: device.productName || "USB printer",
});

/** Those that were chosen before; with `choose` the browser's picker opens. */
export async function printers({ choose = false } = {}) {
  // That there is no such way at all is no refusal.
  const given = usb();
  const listed = () => given.getDevices();
  if (!choose) return listed().then((all) => all.filter(wayIn).map((device) => plain(device, all)));
  try {
    const device = await given.requestDevice({ filters: [{ classCode: PRINTER }] });
    return [plain(device, await listed())];
  } catch (thrown) {
    throw refused(thrown);
  }
}

function refused(thrown) {
  if (thrown?.name === "NotFoundError")
    return notSent("printer_not_chosen", "no printer was chosen");
  if (thrown?.name === "SecurityError")
    return notSent("printer_permission_denied", String(thrown.message));
  return notSent("printer_access_denied", String(thrown?.message ?? thrown));
}

/** { configuration, interface, alternate, endpoint } of a printer's bulk output. */
function wayIn(device) {
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

/** Opens a printer that was chosen: { send, close }. */
export async function open(printer) {
  const all = await usb().getDevices();
  const device = all.find((one) => idOf(one, all) === (printer?.id ?? printer));
  if (!device)
    throw notSent("printer_gone", "the printer is not connected, or was not chosen here");
  const at = wayIn(device);
  if (!at) throw notSent("printer_no_way_in", "the device has no printer's output");
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

async function transfer(device, { endpoint }, bytes, signal) {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    // A label that has begun is finished: half a label would stop the printer.
    if (at === 0 && signal?.aborted) throw stopped();
    const { status } = await device.transferOut(endpoint, bytes.slice(at, at + CHUNK));
    if (status !== "ok") throw new Error(`the printer answered ${status}`);
  }
}

async function release(device, { number }) {
  await device.releaseInterface(number).catch(() => {});
  await device.close().catch(() => {});
}
