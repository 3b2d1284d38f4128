// Stand-ins for what stands beside a clerk's computer: Zebra Browser Print (HTTP), QZ Tray
// (WebSocket), a USB printer, a serial one.
import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { WebSocketServer } from "ws";

const listening = (server) =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

/** The agent as its makers describe it: /available, /write with a form; it answers no preflight. */
export async function browserPrint() {
  const written = [];
  const state = { fail: 0 };
  const device = {
    name: "ZD421",
    uid: "192.168.1.7:9100",
    connection: "network",
    deviceType: "printer",
    version: 2,
    provider: "com.zebra.ds.webdriver.desktop.provider.DefaultDeviceProvider",
    manufacturer: "Zebra Technologies",
  };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    response.setHeader("access-control-allow-origin", request.headers.origin ?? "*");
    if (request.method === "OPTIONS") return response.writeHead(405).end();
    if (request.url === "/available") return response.end(JSON.stringify({ printer: [device] }));
    if (request.url === "/write" && request.method === "POST") {
      if (state.fail > 0 && state.fail-- > 0) return response.writeHead(500).end("Broken pipe");
      written.push(parts(request.headers["content-type"], body));
      return response.end("");
    }
    response.writeHead(404).end();
  });
  const port = await listening(server);
  return { url: `http://127.0.0.1:${port}`, written, state, stop: () => server.close() };
}

/** The parts of a form: { json, blob }. */
function parts(type, body) {
  const boundary = `--${type.split("boundary=")[1]}`;
  const out = {};
  for (let at = body.indexOf(boundary); ;) {
    const next = body.indexOf(boundary, at + boundary.length);
    if (next < 0) return { ...out, json: JSON.parse(out.json.toString()) };
    const part = body.subarray(at + boundary.length + 2, next - 2);
    const head = part.indexOf("\r\n\r\n");
    out[
      part
        .subarray(0, head)
        .toString()
        .match(/name="(\w+)"/)[1]
    ] = part.subarray(head + 4);
    at = next;
  }
}

/** QZ Tray's words: a version, a certificate, then calls that are signed over call, params and time. */
export async function qzTray({ trusted = true } = {}) {
  const printed = [];
  const signed = [];
  const server = createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) =>
    socket.on("message", (text) => {
      const message = JSON.parse(text);
      const answer = (result) => socket.send(JSON.stringify({ uid: message.uid, result }));
      const refuse = (error) => socket.send(JSON.stringify({ uid: message.uid, error }));
      if (message.call === "getVersion") return answer("2.3.0");
      if ("certificate" in message) return answer(null);
      const hash = createHash("sha256")
        .update(
          JSON.stringify({
            call: message.call,
            params: message.params,
            timestamp: message.timestamp,
          }),
        )
        .digest("hex");
      signed.push(message.signature === `signed ${hash}`);
      if (!trusted) return refuse("Connection blocked by client");
      if (message.call === "printers.find") return answer(["ZD421", "Office"]);
      if (message.call === "print") {
        printed.push({
          printer: message.params.printer.name,
          bytes: Buffer.from(message.params.data[0].data, "base64"),
          kind: message.params.data[0],
        });
        return answer(null);
      }
      refuse(`unknown call ${message.call}`);
    }),
  );
  const port = await listening(server);
  return {
    url: `ws://127.0.0.1:${port}`,
    printed,
    signed,
    stop: () => {
      sockets.clients.forEach((one) => one.terminate());
      return server.close();
    },
  };
}

/** Runs in the page: a USB printer whose output is interface 2, endpoint 3, behind another interface. */
export function fakeUsb() {
  const endpoint = (number, direction) => ({ endpointNumber: number, direction, type: "bulk" });
  const device = {
    vendorId: 0x0a5f,
    productId: 1,
    serialNumber: "S1",
    productName: "ZD421",
    written: [],
    log: [],
    failAt: -1,
    transfers: 0,
    chosen: false,
    configuration: null,
    configurations: [
      {
        configurationValue: 1,
        interfaces: [
          {
            interfaceNumber: 0,
            alternates: [
              { alternateSetting: 0, interfaceClass: 3, endpoints: [endpoint(1, "in")] },
            ],
          },
          {
            interfaceNumber: 2,
            alternates: [
              {
                alternateSetting: 1,
                interfaceClass: 7,
                endpoints: [endpoint(2, "in"), endpoint(3, "out")],
              },
            ],
          },
        ],
      },
    ],
    async open() {
      if (device.denied) throw new DOMException("Access denied.", "SecurityError");
      device.log.push("open");
    },
    async selectConfiguration(value) {
      device.configuration = { configurationValue: value };
      device.log.push(`configuration ${value}`);
    },
    async claimInterface(number) {
      device.log.push(`claim ${number}`);
    },
    async selectAlternateInterface(number, alternate) {
      device.log.push(`alternate ${number} ${alternate}`);
    },
    async transferOut(number, bytes) {
      if (device.transfers++ === device.failAt)
        throw new DOMException("The transfer failed.", "NetworkError");
      device.written.push({ number, bytes: Array.from(bytes) });
      return { status: "ok" };
    },
    async releaseInterface(number) {
      device.log.push(`release ${number}`);
    },
    async close() {
      device.log.push("close");
    },
  };
  window.device = device;
  window.asked = 0;
  const usb = {
    async getDevices() {
      window.asked++;
      return device.chosen ? [device] : [];
    },
    async requestDevice({ filters }) {
      window.filters = filters;
      if (window.closePicker) throw new DOMException("No device selected.", "NotFoundError");
      device.chosen = true;
      return device;
    },
  };
  Object.defineProperty(navigator, "usb", { value: usb, configurable: true });
}

/** Runs in the page: a serial port. */
export function fakeSerial() {
  window.port = { written: [], speeds: [], opened: null };
  const port = {
    getInfo: () => ({ usbVendorId: 0x0a5f, usbProductId: 2 }),
    async open(options) {
      if (window.port.busy) throw new DOMException("Failed to open serial port.", "NetworkError");
      window.port.opened = options;
      window.port.speeds.push(options.baudRate);
    },
    writable: {
      getWriter: () => ({
        async write(bytes) {
          window.port.written.push(Array.from(bytes));
        },
        releaseLock() {},
      }),
    },
    async close() {
      window.port.opened = null;
    },
  };
  Object.defineProperty(navigator, "serial", {
    value: { getPorts: async () => [port], requestPort: async () => port },
    configurable: true,
  });
}
