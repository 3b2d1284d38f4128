// QZ Tray: an agent on the computer, asked by WebSocket. Each call is signed; the key stays on the portal's server, which is
// asked by `sign(hash)`. Without it QZ asks the user for each label.
import { ParcelgateError } from "../error.ts";
import { reach } from "./agent.ts";
import { notSent, stopped } from "./send.ts";
import { encode } from "../storage/label-shelf.ts";

const SECURE = [8181, 8282, 8383, 8484].map((port) => `wss://localhost:${port}`);
const PLAIN = [8182, 8283, 8384, 8485].map((port) => `ws://localhost:${port}`);
const OPENING_MS = 5_000;
const ANSWER_MS = 60_000;

const hex = (buffer) =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Connection {
  #socket;
  #waiting = new Map();
  #sign;
  #last = 0;

  constructor(socket, sign) {
    this.#socket = socket;
    this.#sign = sign;
    socket.addEventListener("message", ({ data }) => this.#take(data));
    socket.addEventListener("close", () => this.#end());
  }

  #take(data) {
    let answer = null;
    try {
      answer = JSON.parse(data);
    } catch {
      return;
    }
    const waiting = this.#waiting.get(answer?.uid);
    this.#waiting.delete(answer?.uid);
    if (answer.error === undefined) return waiting?.resolve(answer.result);
    // It refused before it printed.
    const untrusted = /blocked|denied|untrusted|signature/i.test(answer.error);
    waiting?.reject(
      notSent(untrusted ? "agent_permission_denied" : "printer_refused", String(answer.error)),
    );
  }

  #end() {
    for (const { reject } of this.#waiting.values())
      reject(
        new ParcelgateError({
          kind: "printer",
          code: "printer_broke_off",
          message: "QZ Tray closed the connection",
        }),
      );
    this.#waiting.clear();
  }

  /** Sends a message and waits for its answer. */
  ask(message) {
    if (this.#socket.readyState !== WebSocket.OPEN)
      return Promise.reject(notSent("agent_missing", "QZ Tray closed the connection"));
    const uid = String(++this.#last).padStart(6, "0");
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () =>
          this.#waiting.delete(uid) &&
          reject(
            new ParcelgateError({
              kind: "printer",
              code: "printer_broke_off",
              message: "QZ Tray did not answer",
            }),
          ),
        ANSWER_MS,
      );
      const settle = (end) => (value) => (clearTimeout(late), end(value));
      this.#waiting.set(uid, { resolve: settle(resolve), reject: settle(reject) });
      this.#socket.send(
        JSON.stringify({ timestamp: Date.now(), uid, position: { x: 0, y: 0 }, ...message }),
      );
    });
  }

  /** A call that QZ wants signed: call, params and time, by SHA-256, by the portal's key. */
  async call(call, params) {
    const timestamp = Date.now();
    if (!this.#sign)
      return this.ask({ call, params, timestamp, signature: "", signAlgorithm: "SHA512" });
    const hash = hex(
      await crypto.subtle.digest(
        "SHA-256",
        new TextEncoder().encode(JSON.stringify({ call, params, timestamp })),
      ),
    );
    const signature = await Promise.resolve(hash)
      .then(this.#sign)
      .catch((cause) => {
        throw notSent("agent_signing_failed", String(cause?.message ?? cause));
      });
    if (typeof signature !== "string" || !signature)
      throw notSent("agent_signing_failed", "the portal's server gave no signature");
    return this.ask({ call, params, timestamp, signature, signAlgorithm: "SHA512" });
  }

  close() {
    this.#socket.close();
  }
}

function opened(url) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const late = setTimeout(() => (socket.close(), reject(new Error("no answer"))), OPENING_MS);
    socket.addEventListener("open", () => (clearTimeout(late), resolve(socket)));
    socket.addEventListener(
      "error",
      () => (clearTimeout(late), reject(new Error("no connection"))),
    );
  });
}

/** The first of its ports that answers. */
async function connect({ url, sign, certificate = null }) {
  const urls = url ? [url] : [...SECURE, ...(location.protocol === "https:" ? [] : PLAIN)];
  let failure = null;
  for (const one of urls) {
    try {
      const socket = await reach(one, () => opened(one));
      const connection = new Connection(socket, sign);
      await connection.ask({ call: "getVersion", params: undefined });
      await connection.ask({ certificate });
      return connection;
    } catch (error) {
      failure = error;
      if (error.code !== "agent_missing" && error.code !== "agent_missing_or_certificate") break;
    }
  }
  throw failure;
}

/** Printers of this computer. */
export async function printers(how = {}) {
  const connection = await connect(how);
  try {
    const found = await connection.call("printers.find", { query: "" });
    return [found].flat().map((name) => ({ id: name, name }));
  } finally {
    connection.close();
  }
}

/** { send, close }. */
export async function open(printer, how = {}) {
  const name = printer?.id ?? printer;
  if (typeof name !== "string" || !name)
    throw notSent("printer_not_chosen", "no printer was named");
  const connection = await connect(how);
  return {
    async send(bytes, { signal } = {}) {
      if (signal?.aborted) throw stopped();
      const data = [{ type: "raw", format: "command", flavor: "base64", data: encode(bytes) }];
      await connection.call("print", { printer: { name }, options: { jobName: "Label" }, data });
    },
    close: () => connection.close(),
  };
}
