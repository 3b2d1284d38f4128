// What few shipments need, each behind its own line: e-mails, money, handling, returns, Access
// Points, customs, dangerous goods. A field has the name of the shipment's member that it becomes,
// so that its problems find it; what is by package is the same for all.
import { h } from "../../lib/dom.js";
import { check, field, select } from "../../lib/form.js";
import { CURRENCIES } from "../../src/sdk/texts/format.ts";
import { accessPoint } from "./access-point.js";
import { customs } from "./customs.js";
import { dangerous, hazards, isDangerous } from "./dangerous.js";
import { typedLines } from "./lines.js";

const RETURNS = ["9", "8", "2", "3", "5"];
const EVENTS = ["ship", "exception", "delivery"];
/**
 * Cash on delivery is collected by package here, by shipment from the EU; each knows other means
 * (Shipping.yaml, COD).
 */
const BY_PACKAGE = ["US", "PR", "CA"];
const codByPackage = ({ from }) => BY_PACKAGE.includes(from?.address?.country);

const money = (t, name, kept, label) => [
  field(label, `${name}.amount`, { span: 4, inputmode: "decimal", value: kept?.amount ?? "" }),
  select(
    t("currency"),
    `${name}.currency`,
    CURRENCIES.map((code) => [code, code]),
    { span: 2, value: kept?.currency ?? "USD" },
  ),
];

/** Every line: its name, and what is behind it. */
const SECTIONS = {
  mails: ({ t }, kept) => [
    field(t("mailsTo"), "notifications[0].emails[0]", {
      span: 6,
      type: "email",
      value: kept.notifications?.[0]?.emails?.[0] ?? "",
    }),
    ...EVENTS.map((event) =>
      check(t(`mail_${event}`), `notify.${event}`, {
        span: 2,
        checked: kept.notify?.[event] ?? event !== "exception",
      }),
    ),
  ],
  cash: ({ t }, kept) => [
    ...money(t, "cod", kept.cod, t("codAmount")),
    select(
      t("funds"),
      "cod.funds",
      (codByPackage(kept) ? ["0", "8"] : ["1", "9"]).map((code) => [code, t(`funds${code}`)]),
      { span: 6, value: kept.cod?.funds },
    ),
    ...money(t, "declaredValue", kept.declaredValue, t("declaredAmount")),
  ],
  handling: ({ t }, kept) => [
    check(t("directOnly"), "options.directDeliveryOnly", {
      checked: kept.options?.directDeliveryOnly,
    }),
    check(t("additionalHandling"), "additionalHandling", { checked: kept.additionalHandling }),
    check(t("shipperRelease"), "shipperRelease", { checked: kept.shipperRelease }),
    check(t("saturdayPickup"), "options.saturdayPickup", { checked: kept.options?.saturdayPickup }),
    check(t("carbonNeutral"), "options.carbonNeutral", { checked: kept.options?.carbonNeutral }),
  ],
  returns: ({ t }, kept) => [
    select(
      t("returnService"),
      "returnService",
      [["", t("noReturn")], ...RETURNS.map((code) => [code, t(`return${code}`)])],
      { span: 6, value: kept.returnService ?? "" },
    ),
    field(t("returnMail"), "labelDelivery.email", {
      span: 6,
      type: "email",
      value: kept.labelDelivery?.email ?? "",
    }),
  ],
  point: accessPoint,
  customs,
  dangerous,
};

/** Goods of which something was typed: unit and origin stand there from the beginning. */
const isTyped = ({ description, quantity, value, commodityCode }) =>
  description?.[0] || quantity || value || commodityCode;

/** What choices begin with is no wish by itself: a section counts once one of these says something. */
const ASKED = {
  mails: ({ notifications }) => notifications?.[0]?.emails?.[0],
  cash: ({ cod, declaredValue }) => cod?.amount || declaredValue?.amount,
  handling: ({ options, additionalHandling, shipperRelease }) =>
    options?.directDeliveryOnly ||
    options?.saturdayPickup ||
    options?.carbonNeutral ||
    additionalHandling ||
    shipperRelease,
  returns: ({ returnService }) => returnService,
  point: ({ place }) => place,
  customs: ({ forms, documents }) => forms?.products?.some(isTyped) || documents?.length,
  dangerous: isDangerous,
};

const isAbroad = ({ from, to }) => from?.address?.country !== to?.address?.country;

/** The lines that this shipment can have; open where they are in use. */
export function extras(element, kept) {
  return Object.entries(SECTIONS)
    .filter(([name]) => name !== "customs" || isAbroad(kept))
    .map(([name, fields]) =>
      h(
        "details",
        { open: Boolean(ASKED[name](kept)), "data-extra": name },
        h("summary", {}, element.t(`extra_${name}`)),
        h("div", { class: "grid" }, fields(element, kept)),
      ),
    );
}

/** Without what says nothing; undefined if nothing is left. */
export function prune(value) {
  if (Array.isArray(value))
    return ((left) => (left.length ? left : undefined))(
      value.map(prune).filter((one) => one !== undefined),
    );
  if (value && typeof value === "object")
    return ((left) => (left.length ? Object.fromEntries(left) : undefined))(
      Object.entries(value)
        .map(([name, one]) => [name, prune(one)])
        .filter(([, one]) => one !== undefined),
    );
  return value === "" || value === false || value === null ? undefined : value;
}

/** The shipment's members that the fields mean. Gives whether any of them may cost something. */
export function apply(shipment) {
  const {
    notify,
    notifications,
    cod,
    declaredValue,
    additionalHandling,
    shipperRelease,
    returnService,
    labelDelivery,
    place,
    receiverEmail,
    forms,
    documents,
    dryIce,
    hazardousGoods,
    packedHow,
    hazardousQValue,
    options,
    pointCode,
    documentKind,
    ...rest
  } = shipment;
  const on = (name) => Boolean(ASKED[name](shipment));
  const all =
    prune({
      additionalHandling,
      shipperRelease,
      ...(on("cash") && { declaredValue: declaredValue?.amount ? declaredValue : undefined }),
    }) ?? {};
  const collected = cod?.amount ? cod : undefined;
  if (collected && codByPackage(rest)) all.cod = collected;
  Object.assign(all, prune(hazards(shipment, rest.packages[0]?.weight?.unit !== "KGS")));
  const email = notifications?.[0]?.emails?.[0];
  const wishes = EVENTS.filter((event) => notify?.[event]);
  // What was typed for customs stays in the draft when the receiver turns out to be at home.
  const papers = papersOf(forms, documents, on("customs") && isAbroad(rest));
  return {
    shipment: {
      ...rest,
      packages: rest.packages.map((one) => ({ ...one, ...all })),
      options: prune({ ...options, ...(collected && !codByPackage(rest) && { cod: collected }) }),
      ...(email && { notifications: wishes.map((event) => ({ event, emails: [email] })) }),
      ...(returnService && {
        returnService,
        ...(returnService === "8" && { labelDelivery: prune(labelDelivery) }),
      }),
      ...(place && { ...place, to: { ...rest.to, email: receiverEmail || rest.to.email } }),
      ...(papers && { forms: papers }),
      ...(papers?.products && { soldTo: buyer(rest.to) }),
    },
    costs: Object.keys(ASKED).some((name) => !["mails", "customs"].includes(name) && on(name)),
  };
}

/** UPS wants to know of a return's packages what is inside. */
export function whatReturns(shipment) {
  const description = shipment.description?.slice(0, 35);
  if (!shipment.returnService || !description) return shipment;
  return { ...shipment, packages: shipment.packages.map((one) => ({ description, ...one })) };
}

/** Papers that UPS makes, by the goods; documents of one's own that were uploaded. */
function papersOf(forms, documents, asked) {
  if (!asked) return undefined;
  const { products, ...rest } = prune(forms) ?? {};
  const ids = documents?.map(({ id }) => id) ?? [];
  const goods = typedLines(products, isTyped);
  const own = ids.length ? { documentIds: ids } : {};
  if (!goods.length) return { types: ["07"], ...own };
  return {
    types: ids.length ? ["01", "07"] : ["01"],
    ...rest,
    ...own,
    products: goods.map(({ unit, ...one }) => ({
      ...one,
      ...(unit && { unit: { code: unit, description: unit } }),
    })),
  };
}

/** UPS's invoice names who buys the goods: here it is who gets them. */
const buyer = ({ name, attention, phone, address: { lines, city, state, postalCode, country } }) =>
  prune({
    name,
    attention: attention || name,
    phone: phone?.replace(/\D/g, ""),
    address: { lines: lines?.filter(Boolean), city, state, postalCode, country },
  });
