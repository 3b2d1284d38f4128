// QZ Tray: an agent on this computer, asked by WebSocket. Each call is signed by the portal's
// server, which keeps the key and is asked by `sign(hash)`. Without a signature QZ Tray asks the
// user for each label.
import type { Printer, PrinterOptions } from "../api.ts";
import { encode } from "../base64.ts";
import { ParcelgateError } from "../error.ts";
import { messageOf } from "../message-of.ts";
import { reach } from "./agent.ts";
import { idOf, notSent, stopped, type Line, type OpenOptions, type PrinterChoice } from "./way.ts";

const SECURE = [8181, 8282, 8383, 8484].map((port) => `wss://localhost:${port}`);
const PLAIN = [8182, 8283, 8384, 8485].map((port) => `ws://localhost:${port}`);
const OPENING_MS = 5_000;
const ANSWER_MS = 60_000;

const hex = (buffer: ArrayBuffer): string =>
  Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

const brokeOff = (message: string): ParcelgateError =>
  new ParcelgateError({ kind: "printer", code: "printer_broke_off", message });

interface Waiting {
  resolve(result: unknown): void;
  reject: (error: unknown) => void;
}

/** QZ Tray's answer to a message. */
interface Answer {
  uid?: string;
  result?: unknown;
  error?: unknown;
}

function answerOf(data: unknown): Answer | null {
  try {
    // QZ Tray's own JSON; members that are used are checked.
    return JSON.parse(String(data)) as Answer | null;
  } catch {
    return null;
  }
}

class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, Waiting>();
  readonly #sign: PrinterOptions["sign"];
  #last = 0;

  constructor(socket: WebSocket, sign: PrinterOptions["sign"]) {
    this.#socket = socket;
    this.#sign = sign;
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => this.#take(data));
    socket.addEventListener("close", () => this.#end());
  }

  #take(data: unknown): void {
    const answer = answerOf(data);
    if (!answer) return;
    const uid = answer.uid ?? "";
    const waiting = this.#waiting.get(uid);
    this.#waiting.delete(uid);
    if (answer.error === undefined) {
      waiting?.resolve(answer.result);
      return;
    }
    const message = String(answer.error);
    // QZ Tray refuses before it prints.
    const isUntrusted = /blocked|denied|untrusted|signature/i.test(message);
    waiting?.reject(notSent(isUntrusted ? "agent_permission_denied" : "printer_refused", message));
  }

  #end(): void {
    for (const { reject } of this.#waiting.values())
      reject(brokeOff("QZ Tray closed the connection"));
    this.#waiting.clear();
  }

  /** Sends a message and waits for its answer. */
  ask(message: object): Promise<unknown> {
    if (this.#socket.readyState !== WebSocket.OPEN)
      return Promise.reject(notSent("agent_missing", "QZ Tray closed the connection"));
    const uid = String(++this.#last).padStart(6, "0");
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        if (this.#waiting.delete(uid)) reject(brokeOff("QZ Tray did not answer"));
      }, ANSWER_MS);
      this.#waiting.set(uid, {
        resolve(result) {
          clearTimeout(timer);
          resolve(result);
        },
        reject(error) {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#socket.send(
        JSON.stringify({ timestamp: Date.now(), uid, position: { x: 0, y: 0 }, ...message }),
      );
    });
  }

  /** Sends a signed call: the portal's key signs the SHA-256 of call, parameters, and time. */
  async call(call: string, params: object): Promise<unknown> {
    const timestamp = Date.now();
    const signAlgorithm = "SHA512";
    const sign = this.#sign;
    if (!sign) return this.ask({ call, params, timestamp, signature: "", signAlgorithm });
    const hash = hex(
      await crypto.subtle.digest(
        "SHA-256",
        new TextEncoder().encode(JSON.stringify({ call, params, timestamp })),
      ),
    );
    const signature: unknown = await Promise.resolve(hash)
      .then(sign)
      .catch((cause: unknown) => {
        throw notSent("agent_signing_failed", messageOf(cause));
      });
    if (typeof signature !== "string" || !signature)
      throw notSent("agent_signing_failed", "the portal's server gave no signature");
    return this.ask({ call, params, timestamp, signature, signAlgorithm });
  }

  close(): void {
    this.#socket.close();
  }
}

function opened(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const timer = setTimeout(() => {
      socket.close();
      reject(new Error("no answer"));
    }, OPENING_MS);
    socket.addEventListener("open", () => {
      clearTimeout(timer);
      resolve(socket);
    });
    socket.addEventListener("error", () => {
      clearTimeout(timer);
      reject(new Error("no connection"));
    });
  });
}

const isMissing = (error: unknown): boolean =>
  error instanceof ParcelgateError &&
  (error.code === "agent_missing" || error.code === "agent_missing_or_certificate");

/** Connects to the first port that answers. */
async function connect({ url, sign, certificate }: OpenOptions): Promise<Connection> {
  const urls = url ? [url] : [...SECURE, ...(location.protocol === "https:" ? [] : PLAIN)];
  let failure: unknown = null;
  for (const one of urls) {
    try {
      const socket = await reach(one, () => opened(one));
      const connection = new Connection(socket, sign);
      await connection.ask({ call: "getVersion", params: undefined });
      await connection.ask({ certificate: certificate ?? null });
      return connection;
    } catch (error) {
      failure = error;
      if (!isMissing(error)) break;
    }
  }
  throw failure;
}

/** The printers of this computer. */
export async function printers(how: OpenOptions = {}): Promise<Printer[]> {
  const connection = await connect(how);
  try {
    const found = await connection.call("printers.find", { query: "" });
    return [found].flat().map((name) => ({ id: String(name), name: String(name) }));
  } finally {
    connection.close();
  }
}

/** Opens a printer. */
export async function open(printer: PrinterChoice, how: OpenOptions = {}): Promise<Line> {
  const name = idOf(printer);
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
