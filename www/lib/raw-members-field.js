// The field for members of a shipment that no other field asks for, as JSON.
import { h } from "./dom.js";

const EXAMPLE = '{ "pickupType": "06", "packages": [{ "largePackage": true }] }';

/**
 * The collapsible field, open where it has a value. Problems of members without a field show here
 * (`data-rest`).
 */
export function rawMembersField(t, text = "") {
  const hint = h(
    "p",
    { class: "s6 small soft", id: "further-why" },
    t.rich("furtherWhy", { example: h("code", { dir: "ltr" }, EXAMPLE) }),
  );
  const input = h("textarea", {
    id: "further",
    "data-field": "further",
    "data-rest": "",
    "data-key": "further",
    rows: "4",
    spellcheck: "false",
    autocomplete: "off",
    dir: "ltr",
    value: text,
  });
  return h(
    "details",
    { open: Boolean(text.trim()), "data-extra": "further" },
    h("summary", {}, t("extra_further")),
    h(
      "div",
      {
        class: "grid",
        role: "group",
        "aria-label": t("extra_further"),
        "aria-describedby": hint.id,
      },
      hint,
      h(
        "div",
        { class: "s6" },
        h("label", { for: input.id }, t("further")),
        input,
        h("div", { class: "err", id: `${input.id}e`, hidden: true }),
      ),
    ),
  );
}
