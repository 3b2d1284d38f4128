// Zebra Browser Print: an agent on this computer, asked by HTTP on loopback. This is our own
// client, since the vendor's is not open, and its usual wrapper sends text only, which breaks EPL.
import type { Printer } from "../api.ts";
import { ParcelgateError } from "../error.ts";
import { reach } from "./agent.ts";
import { idOf, notSent, stopped, type Line, type OpenOptions, type PrinterChoice } from "./way.ts";

const HTTP = "http://127.0.0.1:9100";
const HTTPS = "https://127.0.0.1:9101";

/** Safari allows no plain HTTP from a page on HTTPS, not even to this computer. */
const isSafari = (): boolean =>
  /^((?!chrome|android|firefox).)*safari/i.test(navigator.userAgent) &&
  location.protocol === "https:";
const base = (url: string | undefined): string => url ?? (isSafari() ? HTTPS : HTTP);

const MEMBERS = [
  "name",
  "uid",
  "connection",
  "deviceType",
  "version",
  "provider",
  "manufacturer",
] as const;

/** A device as the agent lists it. */
type Device = { uid: string; name: string } & Partial<Record<(typeof MEMBERS)[number], unknown>>;

async function devices(url: string): Promise<Device[]> {
  const answer = await reach(url, () =>
    fetch(`${url}/available`, { signal: AbortSignal.timeout(20_000) }),
  );
  if (answer.status === 403)
    throw notSent("agent_permission_denied", "Browser Print is set not to serve this site");
  const listed: unknown = await answer.json().catch(() => null);
  // The agent's own JSON; only the list is checked.
  const { printer, deviceList } = (listed ?? {}) as { printer?: unknown; deviceList?: unknown };
  const found = printer ?? deviceList;
  if (!answer.ok || !Array.isArray(found))
    throw notSent("agent_answer", `Browser Print answered ${answer.status}`);
  return found as Device[];
}

/** The agent's printers, by USB and network. */
export async function printers({ url }: OpenOptions = {}): Promise<Printer[]> {
  return (await devices(base(url))).map(({ uid, name }) => ({ id: uid, name }));
}

/**
 * Opens a printer. The device comes from the agent's list: its default device lacks the port of
 * network printers.
 */
export async function open(printer: PrinterChoice, { url }: OpenOptions = {}): Promise<Line> {
  const at = base(url);
  const device = (await devices(at)).find(({ uid }) => uid === idOf(printer));
  if (!device) throw notSent("printer_gone", "Browser Print no longer knows this printer");
  const named = Object.fromEntries(MEMBERS.map((name) => [name, device[name]]));
  return {
    async send(bytes, { signal } = {}) {
      if (signal?.aborted) throw stopped();
      const form = new FormData();
      form.append("json", JSON.stringify({ device: named }));
      form.append("blob", new Blob([bytes as BlobPart], { type: "application/octet-stream" }));
      // Without a content type of our own there is no preflight, which the agent does not answer.
      const answer = await fetch(`${at}/write`, {
        method: "POST",
        body: form,
        signal: AbortSignal.timeout(60_000),
      });
      if (!answer.ok)
        throw new ParcelgateError({
          kind: "printer",
          code: "printer_broke_off",
          message: `Browser Print answered ${answer.status}: ${(await answer.text()).slice(0, 200)}`,
        });
    },
  };
}
