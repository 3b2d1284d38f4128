// Programs on this computer that hand labels to its printers. They are asked only when the user chose them: Chromium shows a
// question for it, and three closings of that question are a no.
import { ParcelgateError } from "../error.ts";
import { notSent } from "./send.ts";

/** Chromium's names for the permission, newest first; other browsers know none of them. */
const PERMISSIONS = ["loopback-network", "local-network-access"];

async function permission() {
  for (const name of PERMISSIONS) {
    const found = await navigator.permissions?.query({ name }).catch(() => null);
    if (found) return found.state;
  }
  return "unknown";
}

/** Runs a call to an agent; a failure without an answer is told apart by what else is known. */
export async function reach(url, call) {
  if ((await permission()) === "denied")
    throw notSent(
      "agent_permission_denied",
      "the browser does not let this page ask programs on this computer",
    );
  let blocked = false;
  const listen = ({ blockedURI }) =>
    (blocked ||= url.startsWith(blockedURI) || blockedURI.startsWith(new URL(url).origin));
  document.addEventListener("securitypolicyviolation", listen);
  try {
    return await call();
  } catch (thrown) {
    if (thrown instanceof ParcelgateError) throw thrown;
    // The violation is told in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (blocked)
      throw notSent("agent_blocked", `the page's policy does not allow ${new URL(url).origin}`);
    if ((await permission()) === "denied")
      throw notSent(
        "agent_permission_denied",
        "the browser did not let this page ask programs on this computer",
      );
    throw notSent(
      /^(https|wss):/.test(url) ? "agent_missing_or_certificate" : "agent_missing",
      `${new URL(url).origin} does not answer`,
    );
  } finally {
    document.removeEventListener("securitypolicyviolation", listen);
  }
}
