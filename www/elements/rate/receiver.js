// Help with a receiver's address: pasted as it came, or checked by UPS with its suggestion beside it.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { COUNTRIES, country } from "../../src/sdk/texts/format.ts";
import { parseAddress } from "../../src/sdk/shipment/parse-address.ts";
import { fieldMemory } from "../../lib/form-memory.js";

/** Where UPS checks addresses (Address Validation). */
const CHECKED = ["US", "PR"];
/** What kind of address it is: each is a text. */
const KINDS = {
  residential: "kindResidential",
  commercial: "commercial",
  unclassified: "unclassified",
};
const inEnglish = new Intl.DisplayNames("en", { type: "region" });
const names = () =>
  new Map([
    ...COUNTRIES.flatMap((code) => [
      [country(code).toLowerCase(), code],
      [inEnglish.of(code).toLowerCase(), code],
    ]),
    ["usa", "US"],
    ["uk", "GB"],
    ["england", "GB"],
    ["schottland", "GB"],
  ]);
const shown = ({ lines = [], city, state, postalCode, country: code }) => [
  ...lines.filter(Boolean),
  [city, state, postalCode].filter(Boolean).join(" "),
  code,
];

/** `set(party)` fills the form's receiver, `party()` reads it. */
export function paste(element, { set, expected }) {
  const { t } = element;
  const text = h("textarea", {
    id: "paste",
    spellcheck: "false",
    ...fieldMemory(element, "paste"),
  });
  const note = h("p", { class: "small", role: "status" });
  const take = () => {
    const found = parseAddress(text.value, names(), expected());
    note.textContent = t(found ? "pasted" : "notUnderstood");
    if (found) set(found);
  };
  return h(
    "details",
    { "data-paste": "", open: Boolean(text.value) },
    h("summary", {}, t("paste")),
    h("label", { for: "paste" }, t("pasteWhat")),
    text,
    h("p", {}, h("button", { type: "button", onclick: take }, t("pasteTake"))),
    note,
  );
}

export function addressCheck(element, { set, party }) {
  const { t, client } = element;
  const out = h("div", { class: "s6", "data-check": "", "aria-live": "polite" });
  const side = (title, address, ...more) =>
    h(
      "div",
      {},
      h("b", {}, title),
      shown(address).map((line) => h("div", {}, line)),
      more,
    );
  const answer = ({ result, candidates }) => {
    const { address } = party();
    if (result === "no_candidates" || !candidates.length)
      return fill(out, h("p", { class: "fix warn" }, t("addressUnknown")));
    const plain = (one) =>
      shown(one)
        .join(" ")
        .toUpperCase()
        .replace(/-\d{4}\b/, "");
    const other = candidates.filter((one) => plain(one.address) !== plain(address));
    if (result === "valid" && !other.length)
      return fill(
        out,
        h("p", {}, t("addressRight", { kind: t(KINDS[candidates[0].classification]) })),
      );
    fill(
      out,
      h(
        "div",
        { class: "sides" },
        side(t("addressTyped"), address),
        other.slice(0, 3).map((one) =>
          side(
            t("addressSuggested"),
            one.address,
            h(
              "button",
              {
                type: "button",
                "data-key": "suggested",
                onclick: () => {
                  set({
                    address: {
                      ...one.address,
                      residential: one.classification === "residential" || undefined,
                    },
                  });
                  fill(out, h("p", {}, t("addressTaken")));
                  button.focus();
                },
              },
              t("addressTake"),
            ),
          ),
        ),
      ),
    );
    element.say(t("addressOthers", { n: other.length }));
  };
  const button = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-key": "check-address",
      onclick: () =>
        element.busy(button, t("asking"), async () => {
          const {
            address: { lines = [], city, state, postalCode, country: code },
          } = party();
          try {
            answer(
              await client.validateAddress({
                address: { lines: lines.filter(Boolean), city, state, postalCode, country: code },
                candidates: 3,
                mode: "both",
              }),
            );
          } catch (thrown) {
            fill(out, await errorBox(wrap(thrown), "fix", t));
          }
        }),
    },
    t("checkAddress"),
  );
  const box = h("div", { class: "s6" }, button);
  /** Only where UPS knows addresses; what was said is about the address as it was. */
  return {
    nodes: [box, out],
    follow: (changed) => {
      box.hidden = !CHECKED.includes(party().address.country);
      if (changed) fill(out);
    },
  };
}
