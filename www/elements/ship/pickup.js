// After a purchase: UPS fetches it, once the price is known and agreed to; and not, if that is wanted after all.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../lib/error.js";
import { check, clear, field, mark, read } from "../../lib/form.js";
import { longDay, money } from "../../lib/format.js";

const HEAVY = { LBS: 70, KGS: 32 };
/** What was typed of it. */
const said = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));
const hhmm = (time) => time.replace(":", "");

/** The next day that is no weekend. */
function nextDay() {
  const day = new Date();
  do day.setDate(day.getDate() + 1);
  while ([0, 6].includes(day.getDay()));
  return day.toLocaleDateString("sv");
}

/** UPS's pickup of what was bought. */
function pickupOf({ account, from, to, service, packages }, { date, ready, close, address: place, instructions, email }) {
  const { lines, city, state, postalCode, country } = from.address;
  const address = { company: from.name?.slice(0, 27), contact: (from.attention || from.name)?.slice(0, 22), line: (lines ?? []).filter(Boolean).join(", "), city, state, postalCode, country, phone: from.phone, ...said(place) };
  const code = typeof service === "string" ? service : service.code;
  return {
    account, accountCountry: country, address, date, ready: hhmm(ready), close: hhmm(close), otherAddress: true,
    overweight: packages.some(({ weight }) => Number(weight.value) > HEAVY[weight.unit]),
    ...said({ instructions, email }),
    pieces: [{ service: code.padStart(3, "0"), quantity: packages.length, country: to.address.country, container: "package" }],
  };
}

/** A line that opens the form; `bought` is the shipment. */
export function pickup(element, bought) {
  const { t, client } = element;
  const summary = h("div");
  const out = h("div", { role: "group", "aria-live": "polite" });
  const ask = h("button", { class: "primary", type: "submit", "data-key": "pickup-price" }, t("pickupPrice"));
  const form = h("form", { novalidate: true }, summary, h("div", { class: "grid" }, field(t("pickupDay"), "date", { span: 2, type: "date", value: nextDay() }),
    field(t("pickupReady"), "ready", { span: 2, type: "time", value: "09:00" }), field(t("pickupClose"), "close", { span: 2, type: "time", value: "17:00" })),
    h("details", { "data-where": "" }, h("summary", {}, t("pickupWhere")), h("div", { class: "grid" },
      field(t("pickupPoint"), "address.point", { span: 2, maxlength: 11, placeholder: t("pickupPointSuch") }), field(t("pickupFloor"), "address.floor", { span: 2, maxlength: 3 }), field(t("pickupRoom"), "address.room", { span: 2, maxlength: 8 }),
      field(t("pickupWords"), "instructions", { span: 6, maxlength: 57 }), field(t("pickupMail"), "email", { span: 6, type: "email", maxlength: 50 }), check(t("pickupHome"), "address.residential"))), h("p", {}, ask));
  const failed = async (thrown) => {
    const error = wrap(thrown);
    if (error.problems.some(({ field: name }) => form.querySelector(`[data-field="${CSS.escape(name)}"]`))) return mark(form, summary, error);
    fill(out, await errorBox(error, "fix", t));
  };
  const cancelIt = (prn) => async ({ currentTarget }) => {
    try {
      await element.busy(currentTarget, t("asking"), () => client.pickup.cancel(prn));
      fill(out, h("p", {}, t("pickupCancelled", { number: prn })));
      form.hidden = false;
      ask.focus();
    } catch (thrown) {
      await failed(thrown);
    }
  };
  const book = (wanted) => async ({ currentTarget }) => {
    try {
      const { prn } = await element.busy(currentTarget, t("asking"), () => client.pickup.schedule(wanted));
      form.hidden = true;
      const cancel = h("button", { onclick: cancelIt(prn) }, t("pickupCancel"));
      fill(out, h("p", { "data-prn": prn }, t("pickupBooked", { number: prn, day: longDay(wanted.date), from: wanted.ready.replace(/(..)$/, ":$1"), to: wanted.close.replace(/(..)$/, ":$1") })), h("p", {}, cancel));
      cancel.focus();
    } catch (thrown) {
      await failed(thrown);
    }
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clear(form);
    fill(summary);
    fill(out);
    const wanted = pickupOf(bought, read(form));
    const { company, contact, phone, point, floor, room, ...place } = wanted.address;
    try {
      const { total, totalDiscounted, currency } = await element.busy(ask, t("asking"), () => client.pickup.rate({ account: wanted.account, accountCountry: wanted.accountCountry, address: place, otherAddress: true, when: "specificDay", date: wanted.date, ready: wanted.ready, close: wanted.close }));
      const go = h("button", { class: "primary", "data-key": "pickup-book", onclick: book(wanted) }, t("pickupBook", { price: money({ amount: totalDiscounted ?? total, currency }) }));
      fill(out, h("p", {}, go));
      go.focus();
    } catch (thrown) {
      await failed(thrown);
    }
  });
  form.addEventListener("input", () => fill(out));
  return h("details", { "data-pickup": "" }, h("summary", {}, t("pickup")), form, out);
}
