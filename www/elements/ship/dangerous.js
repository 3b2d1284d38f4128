// Dry ice and dangerous goods, the same in each package: up to three records, and how several of
// them are packed together.
import * as draft from "../../src/sdk/shipment/draft.ts";
import { h } from "../../lib/dom.js";
import { field, select } from "../../lib/form.js";
import { unitOf } from "../../src/sdk/texts/format.ts";
import { lines, typedLines } from "./lines.js";

/** UPS's words and limits: Shipping.yaml, HazMatChemicalRecord. */
const MOST = 3;
const RULES = ["CFR", "IATA", "ADR", "TDG"];
const MODES = ["Ground", "Highway", "PAX", "CAO"];
const LEVELS = ["FR", "LQ", "EQ", "LR"];
const TOGETHER = ["allPackedInOne", "overpacked"];
/** How a field is, where it is no short one. */
const HOW = {
  quantity: { inputmode: "decimal" },
  name: { span: 6 },
  technicalName: { span: 4 },
  packaging: { span: 6 },
  emergencyPhone: { span: 3, type: "tel" },
  emergencyContact: { span: 3 },
};
const codes = (list) => list.map((code) => [code, code]);

/** What lists begin with is no goods by itself; anything that was typed is. */
const isTyped = (goods) => draft.TYPED.some((name) => String(goods?.[name] ?? "").trim());
const goodsOf = ({ hazardousGoods }) => typedLines(hazardousGoods, isTyped);

export const isDangerous = (shipment) =>
  Boolean(shipment.dryIce?.weight?.value || goodsOf(shipment).length);

export function dangerous(element, kept) {
  const { t } = element;
  const fields = (goods, index) => {
    const at = (name) => `hazardousGoods[${index}].${name}`;
    return [
      draft.TYPED.map((name) =>
        field(t(`hz_${name}`), at(name), { span: 2, value: goods[name] ?? "", ...HOW[name] }),
      ),
      select(t("regulations"), at("regulations"), codes(RULES), {
        span: 2,
        value: goods.regulations ?? RULES[0],
      }),
      select(t("hz_mode"), at("mode"), codes(MODES), { span: 2, value: goods.mode ?? MODES[0] }),
      select(t("level"), at("level"), codes(LEVELS), { span: 2, value: goods.level ?? LEVELS[0] }),
    ];
  };
  const together = h(
    "div",
    { class: "s6 grid" },
    select(
      t("packedHow"),
      "packedHow",
      [["", t("packedHowAsk")], ...TOGETHER.map((name) => [name, t(name)])],
      { span: 4, value: kept.packedHow ?? "", "data-also": TOGETHER[0] },
    ),
    field(t("hazardousQValue"), "hazardousQValue", {
      span: 2,
      inputmode: "decimal",
      value: kept.hazardousQValue ?? "",
    }),
  );
  return [
    field(
      t("dryIce", { unit: unitOf(kept.packages?.[0]?.weight?.unit ?? "LBS") }),
      "dryIce.weight.value",
      { span: 3, inputmode: "decimal", value: kept.dryIce?.weight?.value ?? "" },
    ),
    select(t("iceRules"), "dryIce.regulations", codes(["CFR", "IATA"]), {
      span: 3,
      value: kept.dryIce?.regulations,
    }),
    h("p", { class: "s6 small soft" }, t("dangerousWhy")),
    lines(element, {
      load: () => draft.load().hazardousGoods,
      save: (all) => draft.save({ ...draft.load(), hazardousGoods: all }),
      fields,
      most: MOST,
      name: "hazard",
      add: "hazardAdd",
      remove: "hazardRemove",
      drawn: (count) => (together.hidden = count < 2),
    }),
    together,
  ];
}

/** What each package has of it. */
export function hazards(shipment, isImperial) {
  const { dryIce, packedHow, hazardousQValue } = shipment;
  const goods = goodsOf(shipment);
  return {
    ...(dryIce?.weight?.value && {
      dryIce: {
        ...dryIce,
        weight: { value: dryIce.weight.value, unit: isImperial ? "LBS" : "KGS" },
      },
    }),
    ...(goods.length && { hazardousGoods: goods }),
    ...(goods.length > 1 && packedHow && { [packedHow]: true }),
    ...(goods.length > 1 && hazardousQValue && { hazardousQValue }),
  };
}
