// Agents: programs on this computer that hand labels to its printers. They are asked only when the
// user chose them, because Chromium then asks for a permission, and dismissing that three times
// denies it.
import { ParcelgateError } from "../error.ts";
import { notSent } from "./way.ts";

/** Chromium's names of the permission, newest first. Other browsers know none of them. */
const PERMISSIONS = ["loopback-network", "local-network-access"];

async function permission(): Promise<PermissionState | "unknown"> {
  for (const name of PERMISSIONS) {
    // The DOM types lack these names.
    const asked = { name: name as PermissionName };
    const found = await navigator.permissions?.query(asked).catch(() => null);
    if (found) return found.state;
  }
  return "unknown";
}

/** Calls an agent. A failure without an answer gets the code of its likely cause. */
export async function reach<T>(url: string, call: () => Promise<T>): Promise<T> {
  if ((await permission()) === "denied")
    throw notSent(
      "agent_permission_denied",
      "the browser does not let this page ask programs on this computer",
    );
  let isBlocked = false;
  const listen = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    isBlocked ||= url.startsWith(blockedURI) || blockedURI.startsWith(new URL(url).origin);
  };
  document.addEventListener("securitypolicyviolation", listen);
  try {
    return await call();
  } catch (thrown) {
    if (thrown instanceof ParcelgateError) throw thrown;
    // The violation is reported in a later task.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (isBlocked)
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
