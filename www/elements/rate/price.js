// What a price is made of, as far as UPS says: carriage, each extra, taxes, the account's own price.
import { h } from "../../lib/dom.js";
import { money, unitOf } from "../../src/sdk/texts/format.ts";

const isSome = ({ amount } = {}) => Number(amount ?? 0) !== 0;

/**
 * The lines of an offer's price: { name or code, said, amount, sum }. At the account's own prices
 * where UPS says all of them; else at list prices, and then what the account pays.
 */
export function linesOf({ charges, negotiatedCharges, billingWeight, billingWeightUnit }) {
  const {
    base,
    transportation,
    options,
    itemized = [],
    total,
    negotiated,
    taxes = [],
    totalWithTaxes,
  } = charges;
  const own =
    negotiatedCharges?.itemized?.length && negotiatedCharges.base?.length === 1 && negotiated
      ? negotiatedCharges
      : null;
  const carriage = own?.base[0] ?? base ?? transportation;
  const extras = (own?.itemized ?? itemized).filter(isSome);
  const currency = total.currency;
  const lines = [];
  if (isSome(carriage))
    lines.push({
      name: "carriage",
      amount: carriage,
      weight: billingWeight,
      unit: billingWeightUnit,
    });
  for (const { code, description, subType, amount, currency: of } of extras)
    lines.push({
      said: [description || null, subType].filter(Boolean).join(", "),
      code,
      amount: { amount, currency: of ?? currency },
    });
  // Where UPS does not say which, it says how much they are together.
  if (!extras.length && isSome(options)) lines.push({ name: "extras", amount: options });
  if (own || !negotiated || negotiated.amount === total.amount)
    lines.push({ name: "sum", amount: own ? negotiated : total, sum: true });
  else
    lines.push(
      { name: "listSum", amount: total },
      { name: "yourSum", amount: negotiated, sum: true },
    );
  for (const { type, amount } of taxes)
    lines.push({ name: "tax", said: type, amount: { amount, currency } });
  if (isSome(totalWithTaxes)) lines.push({ name: "withTaxes", amount: totalWithTaxes, sum: true });
  return lines;
}

const weightOf = (t, { weight, unit }) =>
  weight ? `, ${t("billed", { weight: `${weight} ${unitOf(unit)}` })}` : "";

export function explained(t, offer) {
  const known = (code) => (t(`charge${code}`) === `charge${code}` ? null : t(`charge${code}`));
  const named = (line) =>
    line.code
      ? (known(line.code) ?? (line.said || t("charge", { code: line.code })))
      : line.said
        ? `${t(line.name)} (${line.said})`
        : t(line.name) + weightOf(t, line);
  return h(
    "details",
    { class: "parts", "data-parts": "" },
    h("summary", {}, t("parts")),
    h(
      "dl",
      {},
      linesOf(offer).map((line) => [
        h("dt", { class: (line.sum && "sum") || undefined }, named(line)),
        h("dd", { class: (line.sum && "sum") || undefined }, money(line.amount)),
      ]),
    ),
    h("p", { class: "soft" }, t("partsWhy")),
  );
}
