// Rate and Ship need a verified account: without one they lead to Carriers.
import { h } from "./dom.js";
import { linkTo } from "./page-links.js";

/** The accounts that can be shipped with; without any the element says so, and null comes back. */
export async function requireAccount(element) {
  const usable = (await element.ownAccounts()).filter(({ state }) =>
    ["verified", "list_rates_only", "unclear"].includes(state),
  );
  const { state } = element.client.connection;
  if (usable.length && state !== "disconnected" && state !== "reconnect_required") return usable;
  const { t } = element;
  const [what, why] = usable.length
    ? ["signInAgain", "signInAgainWhy"]
    : ["noAccount", "noAccountWhy"];
  element.show(
    h(
      "div",
      { class: "panel pad", "data-gate": "" },
      h("h1", {}, t(what)),
      h("p", {}, t(why)),
      h("p", {}, linkTo("carriers", { class: "button primary" }, t("goCarriers"))),
    ),
  );
  // The account that was waited for may be verified a moment after the sign-in.
  for (const type of ["connection-change", "accounts-change"])
    element.on(type, () => element.restart());
  return null;
}
