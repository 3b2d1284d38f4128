// Zebra Browser Print: an agent on the computer, asked by HTTP on loopback. Our own client: the vendor's is not open, and the
// wrapper that is around sends text only, which breaks EPL.
import { ParcelgateError } from "../error.ts";
import { reach } from "./agent.ts";
import { notSent, stopped } from "./send.ts";

/** Safari takes no plain HTTP from a page by HTTPS, not even from this computer. */
const URLS = ["http://127.0.0.1:9100", "https://127.0.0.1:9101"];
const base = (url) =>
  url ??
  (/^((?!chrome|android|firefox).)*safari/i.test(navigator.userAgent) &&
  location.protocol === "https:"
    ? URLS[1]
    : URLS[0]);
const MEMBERS = ["name", "uid", "connection", "deviceType", "version", "provider", "manufacturer"];

async function devices(url) {
  const answer = await reach(url, () =>
    fetch(`${url}/available`, { signal: AbortSignal.timeout(20_000) }),
  );
  if (answer.status === 403)
    throw notSent("agent_permission_denied", "Browser Print was told not to serve this site");
  const listed = await answer.json().catch(() => null);
  const found = listed?.printer ?? listed?.deviceList;
  if (!answer.ok || !Array.isArray(found))
    throw notSent("agent_answer", `Browser Print answered ${answer.status}`);
  return found;
}

/** Printers that the agent knows, by USB and network. */
export async function printers({ url } = {}) {
  return (await devices(base(url))).map(({ uid, name }) => ({ id: uid, name }));
}

/** { send, close }. The device is taken from the agent's list: what it calls the default lacks the port of network printers. */
export async function open(printer, { url } = {}) {
  const at = base(url);
  const device = (await devices(at)).find(({ uid }) => uid === (printer?.id ?? printer));
  if (!device) throw notSent("printer_gone", "Browser Print does not know this printer any more");
  const named = Object.fromEntries(MEMBERS.map((name) => [name, device[name]]));
  return {
    async send(bytes, { signal } = {}) {
      if (signal?.aborted) throw stopped();
      const form = new FormData();
      form.append("json", JSON.stringify({ device: named }));
      form.append("blob", new Blob([bytes], { type: "application/octet-stream" }));
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
