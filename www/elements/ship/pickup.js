// After a purchase: UPS fetches it, once the price is known and agreed to; and not, if that is wanted after all.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { check, clear, field, mark, read } from "../../lib/form.js";
import { longDay, money } from "../../src/sdk/texts/format.ts";
import { booked, noteBooked, noteCancelled } from "../../src/sdk/purchase/pickups.ts";

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
function pickupOf(
  { account, from, to, service, packages },
  { date, ready, close, address: place, instructions, email },
) {
  const { lines, city, state, postalCode, country } = from.address;
  const address = {
    company: from.name?.slice(0, 27),
    contact: (from.attention || from.name)?.slice(0, 22),
    line: (lines ?? []).filter(Boolean).join(", "),
    city,
    state,
    postalCode,
    country,
    ...said(place),
  };
  const code = typeof service === "string" ? service : service.code;
  return {
    account,
    accountCountry: country,
    address,
    date,
    ready: hhmm(ready),
    close: hhmm(close),
    otherAddress: true,
    overweight: packages.some(({ weight }) => Number(weight.value) > HEAVY[weight.unit]),
    ...said({ instructions, email }),
    pieces: [
      {
        service: code.padStart(3, "0"),
        quantity: packages.length,
        country: to.address.country,
        container: "package",
      },
    ],
  };
}

const clock = (time) => time.replace(/(..)$/, ":$1");
/** What was typed of it, for as long as the shipment is told of. */
const typed = new WeakMap();

/**
 * Pickups that were booked in this tab, of this shipment or of any: each can be cancelled.
 * `cancelled()` draws what stands there then.
 */
export function bookedPickups(element, { shipmentId, cancelled = () => {} } = {}) {
  const { t, client } = element;
  return booked(client)
    .filter((one) => !shipmentId || one.shipmentId === shipmentId)
    .map((one) => {
      const { prn, date, ready, close } = one;
      const box = h("div", { "data-prn": prn });
      const problem = h("div", { "aria-live": "polite" });
      const cancel = h("button", { "data-key": `cancel-${prn}` }, t("pickupCancel"));
      cancel.addEventListener("click", async () => {
        try {
          await element.busy(cancel, t("asking"), () => client.pickup.cancel(prn));
          noteCancelled(prn);
          const words = h("p", { tabindex: "-1" }, t("pickupCancelled", { number: prn }));
          fill(box, words);
          cancelled();
          if (box.isConnected) words.focus();
          element.say(words.textContent);
        } catch (thrown) {
          fill(problem, await errorBox(wrap(thrown), "fix", t));
        }
      });
      fill(
        box,
        h(
          "p",
          {},
          t("pickupBooked", {
            number: prn,
            day: longDay(date),
            from: clock(ready),
            to: clock(close),
          }),
        ),
        h("p", {}, cancel),
        problem,
      );
      return box;
    });
}

function formOf(t, { from }, kept) {
  const { address = {} } = kept;
  const ask = h(
    "button",
    { class: "primary", type: "submit", "data-key": "pickup-price" },
    t("pickupPrice"),
  );
  const summary = h("div");
  const form = h(
    "form",
    { novalidate: true },
    summary,
    h(
      "div",
      { class: "grid" },
      field(t("pickupDay"), "date", { span: 2, type: "date", value: kept.date ?? nextDay() }),
      field(t("pickupReady"), "ready", { span: 2, type: "time", value: kept.ready ?? "09:00" }),
      field(t("pickupClose"), "close", { span: 2, type: "time", value: kept.close ?? "17:00" }),
      field(t("pickupPhone"), "address.phone", {
        span: 6,
        type: "tel",
        value: address.phone ?? from.phone ?? "",
      }),
    ),
    h(
      "details",
      { "data-where": "", open: Boolean(kept.address) },
      h("summary", {}, t("pickupWhere")),
      h(
        "div",
        { class: "grid" },
        field(t("pickupPoint"), "address.point", {
          span: 2,
          maxlength: 11,
          placeholder: t("pickupPointSuch"),
          value: address.point ?? "",
        }),
        field(t("pickupFloor"), "address.floor", {
          span: 2,
          maxlength: 3,
          value: address.floor ?? "",
        }),
        field(t("pickupRoom"), "address.room", {
          span: 2,
          maxlength: 8,
          value: address.room ?? "",
        }),
        field(t("pickupWords"), "instructions", {
          span: 6,
          maxlength: 57,
          value: kept.instructions ?? "",
        }),
        field(t("pickupMail"), "email", {
          span: 6,
          type: "email",
          maxlength: 50,
          value: kept.email ?? "",
        }),
        check(t("pickupHome"), "address.residential", { checked: address.residential }),
      ),
    ),
    h("p", {}, ask),
  );
  return { form, summary, ask };
}

/** A line that opens the form, or what was booked; `bought` is the shipment. */
export function pickup(element, bought, shipmentId) {
  const { t, client } = element;
  const out = h("div", { role: "group", "aria-live": "polite" });
  const kept = typed.get(bought) ?? {};
  const { form, summary, ask } = formOf(t, bought, kept);
  const problem = async (thrown) => {
    const error = wrap(thrown);
    if (error.problems.length) return mark(form, summary, error);
    fill(out, await errorBox(error, "fix", t));
  };
  const show = () => {
    const pickups = bookedPickups(element, {
      shipmentId,
      cancelled: () => {
        form.hidden = false;
        return ask.focus();
      },
    });
    form.hidden = pickups.length > 0;
    fill(out, pickups);
  };
  const book =
    (wanted) =>
    async ({ currentTarget }) => {
      try {
        const { prn } = await element.busy(currentTarget, t("asking"), () =>
          client.pickup.schedule(wanted),
        );
        const { date, ready, close } = wanted;
        noteBooked(client, { prn, date, ready, close, shipmentId });
        show();
        out.querySelector("button").focus();
        element.say(out.textContent);
      } catch (thrown) {
        await problem(thrown);
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
      // What would be refused after the price is told before it.
      await client.check("pickup.schedule", wanted);
      const { total, totalDiscounted, currency } = await element.busy(ask, t("asking"), () =>
        client.pickup.rate({
          account: wanted.account,
          accountCountry: wanted.accountCountry,
          address: place,
          otherAddress: true,
          when: "specificDay",
          date: wanted.date,
          ready: wanted.ready,
          close: wanted.close,
        }),
      );
      const go = h(
        "button",
        { class: "primary", "data-key": "pickup-book", onclick: book(wanted) },
        t("pickupBook", { price: money({ amount: totalDiscounted ?? total, currency }) }),
      );
      fill(out, h("p", {}, go));
      go.focus();
    } catch (thrown) {
      await problem(thrown);
    }
  });
  form.addEventListener("input", () => {
    typed.set(bought, read(form));
    fill(out);
  });
  show();
  return h(
    "details",
    { "data-pickup": "", open: form.hidden || typed.has(bought) },
    h("summary", {}, t("pickup")),
    form,
    out,
  );
}
