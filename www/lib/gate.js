// Rate and Ship need a verified account: without one they lead to Carriers.
import { h } from "./dom.js";

/** The accounts that can be shipped with; without any the element says so, and null comes back. */
export async function gate(element) {
  const usable = (await element.client.accounts.list()).filter(({ state }) => ["verified", "list_rates_only", "unclear"].includes(state));
  const { state } = element.client.connection;
  if (usable.length && state !== "disconnected" && state !== "reconnect_required") return usable;
  const why = usable.length ? "Sign in at UPS again: the sign-in belongs to one tab and is over. What you typed stays." : "Verify a UPS account first: prices and labels come from it.";
  element.show(h("div", { class: "panel pad", "data-gate": "" }, h("h1", {}, usable.length ? "Sign in again" : "No verified account yet"), h("p", {}, why), h("p", {}, h("a", { class: "button primary", href: "#/carriers" }, "Go to Carriers"))));
  element.on("connection-change", () => element.restart());
  return null;
}
