// A sender or a receiver: its fields, with the words that browsers fill them in by; in one line; an account that pays.
import { countrySelect, field } from "./form.js";

export function partyFields(t, at, party) {
  const { address = {} } = party;
  const auto = (name) => `section-${at} shipping ${name}`;
  const f = (label, name, span, value, autocomplete, extra = {}) =>
    field(label, `${at}.${name}`, {
      span,
      value: value ?? "",
      autocomplete: auto(autocomplete),
      ...extra,
    });
  return [
    f(t("name"), "name", 3, party.name, "organization"),
    f(t("attention"), "attention", 3, party.attention, "name"),
    f(t("street"), "address.lines[0]", 3, address.lines?.[0], "address-line1"),
    f(t("street2"), "address.lines[1]", 3, address.lines?.[1], "address-line2"),
    f(t("city"), "address.city", 2, address.city, "address-level2"),
    f(t("state"), "address.state", 1, address.state, "address-level1"),
    f(t("postalCode"), "address.postalCode", 3, address.postalCode, "postal-code"),
    countrySelect(
      t("country"),
      `${at}.address.country`,
      address.country ?? "US",
      3,
      auto("country"),
    ),
    f(t("phone"), "phone", 3, party.phone, "tel", { type: "tel" }),
  ];
}

/** A party in one line. */
export const placeOf = ({
  name,
  attention,
  address: { lines = [], city, state, postalCode, country },
}) =>
  [
    name,
    attention !== name && attention,
    ...lines,
    [city, state, postalCode, country].filter(Boolean).join(" "),
  ]
    .filter(Boolean)
    .join(", ");

/** Accounts as choices of a list. */
export const accountChoices = (accounts) =>
  accounts.map(({ number, nickname }) => [number, nickname ? `${nickname} · ${number}` : number]);
