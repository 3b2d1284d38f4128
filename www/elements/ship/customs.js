// Papers for customs: an invoice that UPS makes of the goods, line by line, and documents of one's own (Paperless).
import { CURRENCIES } from "../../src/sdk/texts/format.ts";
import { fill, h } from "../../lib/dom.js";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { countrySelect, field, select } from "../../lib/form.js";
import { lines } from "./lines.js";

const REASONS = ["SALE", "GIFT", "SAMPLE", "RETURN", "REPAIR", "INTERCOMPANYDATA"];
const TERMS = ["", "DAP", "DDP", "EXW", "FCA", "CPT", "CIP"];
const KINDS = [
  "invoice",
  "certificateOfOrigin",
  "exportLicense",
  "importPermit",
  "packingList",
  "other",
];
const MOST = 50;
const today = () => new Date().toLocaleDateString("sv");

/** One line of goods. */
function goodsFields(element, goods, index) {
  const { t } = element;
  const at = (name) => `forms.products[${index}].${name}`;
  return [
    field(t("goodsWhat"), at("description[0]"), {
      span: 6,
      value: goods.description?.[0] ?? "",
      maxlength: 35,
      "data-also": at("description"),
    }),
    field(t("goodsQuantity"), at("quantity"), {
      span: 2,
      inputmode: "numeric",
      value: goods.quantity ?? "",
    }),
    field(t("goodsUnit"), at("unit"), { span: 2, value: goods.unit ?? "PCS", maxlength: 3 }),
    field(t("goodsValue"), at("value"), {
      span: 2,
      inputmode: "decimal",
      value: goods.value ?? "",
    }),
    field(t("goodsTariff"), at("commodityCode"), {
      span: 3,
      value: goods.commodityCode ?? "",
      maxlength: 15,
    }),
    countrySelect(
      t("goodsOrigin"),
      at("originCountry"),
      goods.originCountry || draft.load().from?.address?.country || "US",
      3,
      "off",
    ),
  ];
}

/** Documents go to UPS when they are chosen; the shipment names them. */
function documents(element) {
  const { t, client } = element;
  const list = h("div", { class: "s6" });
  const kind = select(
    t("documentKind"),
    "documentKind",
    KINDS.map((one) => [one, t(`doc_${one}`)]),
    { span: 3 },
  );
  const file = h("input", {
    type: "file",
    id: "document",
    accept: ".pdf,.doc,.docx,.xls,.xlsx,.txt,.rtf,.jpg,.png,.gif,.tif,.bmp",
  });
  const keep = (all) => {
    draft.save({ ...draft.load(), documents: all });
    show();
    return element.changed();
  };
  const kept = () => draft.load().documents ?? [];
  async function drop({ id }) {
    try {
      await client.documents.remove({ account: draft.load().account, documentId: id });
      keep(kept().filter((one) => one.id !== id));
      file.focus();
    } catch (thrown) {
      list.append(await errorBox(wrap(thrown), "fix", t));
    }
  }
  const show = () =>
    fill(
      list,
      kept().map((one) =>
        h(
          "p",
          {},
          one.name,
          " ",
          h(
            "button",
            {
              type: "button",
              class: "quiet",
              "aria-label": t("documentRemove", { name: one.name }),
              onclick: () => drop(one),
            },
            t("remove"),
          ),
        ),
      ),
    );
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    element.say(t("uploading"));
    fill(list, h("p", { class: "soft" }, t("uploading")));
    try {
      const { documentIds } = await client.documents.upload({
        account: draft.load().account,
        files: [
          {
            name: chosen.name,
            format: chosen.name.split(".").pop().toLowerCase(),
            type: kind.querySelector("select").value,
            bytes: chosen,
          },
        ],
      });
      keep([...kept(), { id: documentIds[0], name: chosen.name }]);
      element.say(t("uploaded", { name: chosen.name }));
    } catch (thrown) {
      show();
      list.append(await errorBox(wrap(thrown), "fix", t));
    }
    file.value = "";
  });
  show();
  return [
    kind,
    h("div", { class: "s3" }, h("label", { for: "document" }, t("document")), file),
    list,
  ];
}

export function customs(element, kept) {
  const { t } = element;
  const forms = kept.forms ?? {};
  const goods = lines(element, {
    load: () => draft.load().forms?.products,
    save: (all) => draft.save({ ...draft.load(), forms: { ...draft.load().forms, products: all } }),
    fields: (one, index) => goodsFields(element, one, index),
    most: MOST,
    name: "goods",
    add: "goodsAdd",
    remove: "goodsRemove",
  });
  return [
    select(
      t("reason"),
      "forms.reason",
      REASONS.map((one) => [one, t(`reason_${one}`)]),
      { span: 3, value: forms.reason },
    ),
    select(
      t("terms"),
      "forms.terms",
      TERMS.map((one) => [one, one || t("none")]),
      { span: 3, value: forms.terms ?? "" },
    ),
    field(t("invoiceNumber"), "forms.invoiceNumber", { span: 2, value: forms.invoiceNumber ?? "" }),
    field(t("invoiceDate"), "forms.invoiceDate", {
      span: 2,
      type: "date",
      value: forms.invoiceDate || today(),
    }),
    select(
      t("currency"),
      "forms.currency",
      CURRENCIES.map((code) => [code, code]),
      { span: 2, value: forms.currency ?? kept.invoiceTotal?.currency ?? "USD" },
    ),
    ...goods,
    ...documents(element),
  ];
}
