// All services of a lane with the account's prices; one is chosen to ship with.
import css from "./rate.css";
import { fill, h } from "../../lib/dom.js";
import { inUnits } from "../../src/sdk/shipment/units.ts";
import * as draft from "../../src/sdk/shipment/draft.ts";
import { hold, reflect } from "../../lib/element.js";
import { check, clear, field, mark, read, select } from "../../lib/form.js";
import { rawMembersField } from "../../lib/raw-members-field.js";
import { withRawMembers, withRawPackages } from "../../src/sdk/shipment/raw-members.ts";
import {
  CURRENCIES,
  currencyOf,
  day,
  hour,
  isImperial,
  money,
  priceOf,
} from "../../src/sdk/texts/format.ts";
import { requireAccount } from "../../lib/require-account.js";
import { linkTo } from "../../lib/page-links.js";
import { go } from "../../src/sdk/pages.ts";
import { accountChoices, partyFields } from "../../lib/party.js";
import { tryOrNull } from "../../src/sdk/try-or-null.ts";
import { yieldToMain, whenIdle } from "../../src/sdk/scheduling.ts";
import { FormElement } from "./form-element.js";
import { Kept } from "./kept.js";
import { explained } from "./price.js";
import { addressCheck, paste } from "./receiver.js";
import furtherEnglish from "../../locales/en/further.json" with { type: "json" };
import english from "../../locales/en/rate.json" with { type: "json" };

/** UPS's codes; their words are texts. */
const PACKAGING = ["02", "01", "04", "03", "21", "2a", "2b", "2c", "24", "25", "30"];

/**
 * A field of the form around it: its value is the chosen service and its price, as JSON.
 * @tag parcelgate-rate
 * @attr {string} services - only these services, by UPS's codes
 * @prop from - the sender that the form begins with
 * @prop to - the receiver that the form begins with
 * @fires parcelgate-rate-submit - before UPS is asked; cancelable: detail { shipment }
 * @fires parcelgate-choose - a service was chosen; cancel it to go on yourself: detail { shipment, offer }
 */
export default class Rate extends FormElement {
  static watched = ["services"];
  static redrawn = ["from", "to"];
  static texts = [
    ["rate", english],
    ["further", furtherEnglish],
  ];
  static css = css;

  #packages = h("div");
  #out = h("section", { class: "panel" });
  #summary = h("div");
  #explained = h("div");
  /** Each client's last answer in this page, and the shipment that it is for. */
  static #last = new WeakMap();
  #value = h("div", { class: "grid", hidden: true });
  #form = null;
  #accounts = [];
  #sort = "price";
  #stop = null;
  #check = null;

  async start() {
    this.#accounts = await requireAccount(this);
    if (!this.#accounts) return;
    const { t } = this;
    this.#out.setAttribute("aria-label", t("services"));
    const kept = draft.load();
    const own = this.#accounts;
    const account = own.find(({ number }) => number === kept.account) ?? own[0];
    this.on("shipment-begun", () => this.restart());
    const from = kept.from ??
      this.from ?? { address: { country: account.country, postalCode: account.postalCode } };
    const to = kept.to ?? this.to ?? { address: { country: account.country } };
    fill(
      this.#value,
      field(t("value"), "invoiceTotal.amount", {
        span: 4,
        inputmode: "decimal",
        value: kept.invoiceTotal?.amount ?? "",
      }),
      select(
        t("currency"),
        "invoiceTotal.currency",
        CURRENCIES.map((code) => [code, code]),
        { span: 2, value: kept.invoiceTotal?.currency ?? currencyOf(account.country) },
      ),
    );
    const receiver = {
      set: (party) => this.#receive(party),
      party: () => read(this.#form).to,
      expected: () => read(this.#form).from.address.country,
    };
    this.#check = addressCheck(this, receiver);
    const device = new Kept(this, {
      receive: (party) => this.#receive(party),
      pack: (one) => this.#pack(one),
      to: receiver.party,
      packages: () => this.shipment().packages,
    });
    fill(this.#summary);
    this.#form = h(
      "form",
      { class: "panel", novalidate: true },
      this.#summary,
      h(
        "fieldset",
        {},
        h("legend", {}, t("from")),
        h(
          "div",
          { class: "grid" },
          select(t("account"), "account", accountChoices(own), { span: 6, value: account.number }),
          partyFields(t, "from", from),
        ),
        h(
          "details",
          { open: Boolean(kept.shipper) },
          h("summary", {}, t("otherAddress")),
          h(
            "div",
            { class: "grid" },
            check(t("useShipper"), "useShipper", { checked: Boolean(kept.shipper) }),
            partyFields(
              t,
              "shipper",
              kept.shipper ?? kept.shipperUnused ?? { address: { country: account.country } },
            ),
          ),
        ),
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, t("to")),
        device.receivers,
        paste(this, receiver),
        h(
          "div",
          { class: "grid" },
          partyFields(t, "to", to),
          check(t("residential"), "to.address.residential", { checked: to.address?.residential }),
          this.#check.nodes,
        ),
        this.#value,
      ),
      h(
        "fieldset",
        {},
        h("legend", {}, t("packages")),
        device.packages,
        this.#packages,
        h(
          "button",
          {
            type: "button",
            class: "quiet",
            "data-key": "add-package",
            onclick: () => {
              this.#add();
              this.#changed();
            },
          },
          t("addPackage"),
        ),
        rawMembersField(t, kept.further),
      ),
      h(
        "div",
        { class: "end" },
        h("button", { class: "primary", type: "submit", "data-key": "rates" }, t("get")),
      ),
    );
    fill(this.#packages);
    // In the units of the form, whatever they were said in.
    for (const [index, pack] of (kept.packages ?? [{}]).entries())
      this.#add(inUnits(pack, isImperial(from.address?.country)), index);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.#form.addEventListener("input", (event) =>
      this.#changed(event.target.dataset.field ?? ""),
    );
    this.#form.addEventListener(
      "change",
      (event) => event.target.dataset.field === "account" && this.#move(event.target.value),
    );
    this.#empty();
    this.show(
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro"))),
        h(
          "div",
          { class: "ways" },
          ["batch", "station"].map((name) => linkTo(name, { class: "button" }, t(name))),
        ),
      ),
      h("div", { class: "work" }, this.#form, this.#out),
      device.panel,
    );
    this.#units();
    this.#tell(null);
    await device.draw();
    this.#check.follow(false);
    // The first question would wait for the module.
    whenIdle(() => this.client.buildRequest("shop", this.shipment()).catch(() => {}));
    // Back from Ship: the prices stand while the shipment is the one that they are for.
    const whole = tryOrNull(() => this.#whole());
    const last = Rate.#last.get(this.client);
    if (whole && last?.key === JSON.stringify(whole)) this.#results(last.answer, whole);
  }

  /** A price is for the shipment that was asked for: any change withdraws it. */
  #changed(name = "") {
    if (name.startsWith("shipper."))
      this.#form.querySelector('[data-field="useShipper"]').checked = true;
    const { offer, offerBy, service, ...kept } = draft.load();
    const shipment = this.shipment();
    const { shipper: shipperUnused, further } = read(this.#form);
    draft.save({ ...kept, ...shipment, shipperUnused, further });
    if (name === "" || name.endsWith(".country")) this.#units();
    this.#check.follow(name === "" || name.startsWith("to."));
    if (this.#out.querySelector("[role=radiogroup]") || offer) this.#empty("changed");
    // Ship beside it is about a price that is none any more.
    if (offer) this.client.dispatchEvent(new CustomEvent("shipment-chosen"));
  }

  /** A receiver that was pasted, or UPS's suggestion: what it says replaces what stands there. */
  #receive({ address, ...party }) {
    const set = (name, value) => {
      const input = this.#form.querySelector(`[data-field="to.${name}"]`);
      if (!input || value === undefined) return;
      if (input.type === "checkbox") input.checked = value;
      else input.value = value;
    };
    for (const [name, value] of Object.entries(party)) set(name, value);
    const { lines, ...rest } = address;
    for (const [index, line] of [lines[0] ?? "", lines.slice(1).join(", ")].entries())
      set(`address.lines[${index}]`, line);
    for (const [name, value] of Object.entries(rest)) set(`address.${name}`, value);
    this.#changed();
  }

  /** Another account ships from its own country, unless an address was typed. */
  #move(number) {
    const { country, postalCode } = this.#accounts.find((account) => account.number === number);
    const box = (name) => this.#form.querySelector(`[data-field="from.address.${name}"]`);
    if (!box("lines[0]").value && !box("city").value)
      [box("country").value, box("postalCode").value, box("state").value] = [
        country,
        postalCode,
        "",
      ];
    this.#changed();
  }

  #add(pack = {}, index = this.#packages.children.length) {
    const { weight = {}, dimensions = {} } = pack;
    const name = (part) => `packages[${index}].${part}`;
    const { t } = this;
    const place = { number: index + 1 };
    const number = (label, part, value, unit) =>
      field(label, name(part), {
        span: 2,
        value: value ?? "",
        inputmode: "decimal",
        "data-unit": unit,
        "data-word": label,
      });
    const copy = h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-label": t("copyOne", place),
        onclick: () =>
          this.#rebuild((all) => all.splice(index + 1, 0, structuredClone(all[index])), true),
      },
      t("copy"),
    );
    const remove = h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-label": t("removeOne", place),
        onclick: () => this.#rebuild((all) => all.splice(index, 1), true),
      },
      t("remove"),
    );
    this.#packages.append(
      h(
        "div",
        { class: "pack", role: "group", "aria-label": t("package", place) },
        h("div", { class: "bar" }, h("b", {}, t("package", place)), h("span", {}, copy, remove)),
        h(
          "div",
          { class: "grid" },
          select(
            t("packaging"),
            name("packaging"),
            PACKAGING.map((code) => [code, t(`pack${code}`)]),
            { span: 4, value: pack.packaging || "02" },
          ),
          number("weight", "weight.value", weight.value, "weight"),
          number("length", "dimensions.length", dimensions.length, "side"),
          number("width", "dimensions.width", dimensions.width, "side"),
          number("height", "dimensions.height", dimensions.height, "side"),
        ),
      ),
    );
    this.#units();
  }

  /** A preset, or how another one was packed: into the last package where it is empty, else into one more. */
  #pack(one) {
    const isEmpty = (last) => !last?.weight.value.trim() && !last?.dimensions.length.trim();
    one = inUnits(one, isImperial(read(this.#form).from.address.country));
    this.#rebuild((all) => (isEmpty(all.at(-1)) ? all.splice(-1, 1, one) : all.push(one)));
    this.#packages
      .querySelector(`[data-field="packages[${this.#packages.children.length - 1}].weight.value"]`)
      .focus();
  }

  /** Packages anew; where places move, what was typed of them by place moves along. */
  #rebuild(change, isMoved = false) {
    const { packages } = this.shipment();
    const typed = this.#form.querySelector('[data-field="further"]');
    if (isMoved) typed.value = withRawPackages(typed.value, packages.length, change);
    change(packages);
    clear(this.#form);
    fill(this.#summary);
    if (!packages.length) packages.push({});
    fill(this.#packages);
    packages.forEach((pack, index) => this.#add(pack, index));
    this.#changed();
    this.say(this.t("count", { n: packages.length }));
    this.shadowRoot.querySelector('[data-key="add-package"]').focus();
  }

  /** Units follow the country that the goods leave. */
  #units() {
    if (!this.#form) return;
    const imperial = isImperial(
      this.#form.querySelector('[data-field="from.address.country"]').value,
    );
    for (const input of this.#form.querySelectorAll("[data-unit]")) {
      const label = input.parentNode.querySelector("label");
      const unit =
        input.dataset.unit === "weight" ? (imperial ? "lb" : "kg") : imperial ? "in" : "cm";
      label.textContent = this.t(input.dataset.word, { unit });
    }
    const country = (at) => this.#form.querySelector(`[data-field="${at}.address.country"]`).value;
    this.#value.hidden = country("from") === country("to");
  }

  /** What the form says, as the module's shipment. */
  shipment() {
    const { useShipper, shipper, further: _, ...rest } = read(this.#form);
    const imperial = isImperial(rest.from.address.country);
    const packages = (rest.packages ?? []).map((pack) => ({
      ...pack,
      weight: { ...pack.weight, unit: imperial ? "LBS" : "KGS" },
      dimensions: { ...pack.dimensions, unit: imperial ? "IN" : "CM" },
    }));
    const { lines } = rest.to.address;
    rest.to.address.lines = lines ?? [];
    for (const party of [rest.from, rest.to, shipper])
      party.address.state = party.address.state.trim().toUpperCase();
    const { amount, currency } = rest.invoiceTotal;
    const invoiceTotal =
      amount.trim() && !this.#value.hidden ? { amount: amount.trim(), currency } : undefined;
    return { ...rest, packages, invoiceTotal, shipper: useShipper ? shipper : undefined };
  }

  /** With what no field asks for. */
  #whole() {
    return withRawMembers(this.shipment(), read(this.#form).further);
  }

  async #ask() {
    clear(this.#form);
    fill(this.#summary);
    await this.fail(null);
    let shipment;
    try {
      shipment = this.#whole();
    } catch (error) {
      return mark(this.#form, this.#summary, error);
    }
    if (!this.emit("parcelgate-rate-submit", { shipment })) return;
    this.#stop = new AbortController();
    this.#waiting();
    const button = this.#rates;
    try {
      const answer = await this.busy(button, this.t("asking"), async () => {
        await yieldToMain();
        return this.client.shop(shipment, { signal: this.#stop.signal });
      });
      if (!answer) return;
      Rate.#last.set(this.client, { key: JSON.stringify(shipment), answer });
      await yieldToMain();
      this.#results(answer, shipment);
    } catch (error) {
      this.#empty();
      if (error.problems.length || error.field) await mark(this.#form, this.#summary, error);
      else await this.fail(error);
    }
  }

  get #rates() {
    return this.#form.querySelector("[data-key=rates]");
  }

  #empty(words = "empty") {
    this.#rates.classList.add("primary");
    fill(this.#out, h("p", { class: "empty" }, this.t(words)));
    this.#tell(null);
  }

  #waiting() {
    this.#tell(null);
    const line = () => h("div", { class: "row" }, h("div", { class: "skeleton" }));
    fill(
      this.#out,
      h(
        "div",
        { class: "th" },
        this.t("asking"),
        h("button", { class: "quiet", onclick: () => this.#stop.abort() }, this.t("stop")),
      ),
      [1, 2, 3, 4].map(line),
    );
  }

  #results(answer, shipment) {
    const allowed = this.listed("services");
    if (allowed)
      answer = {
        ...answer,
        offers: answer.offers.filter(({ service }) => allowed.includes(service)),
      };
    if (!answer.offers.length) return this.#empty("noneAllowed");
    this.#rates.classList.remove("primary");
    const price = ({ charges }) => Number(priceOf(charges).amount);
    const when = ({ delivery }) =>
      `${delivery.date ?? "9"} ${delivery.time === "end_of_day" ? "23:59" : (delivery.time ?? "23:58")}`;
    const byPrice = [...answer.offers].sort((a, b) => price(a) - price(b));
    const byDay = [...answer.offers].sort((a, b) =>
      when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : price(a) - price(b),
    );
    const offers = this.#sort === "price" ? byPrice : byDay;
    const { t } = this;
    const order = h(
      "select",
      { "aria-label": t("sortBy"), "data-key": "sort" },
      h("option", { value: "price" }, t("byPrice")),
      h("option", { value: "day" }, t("byDay")),
    );
    order.value = this.#sort;
    order.addEventListener("change", () => {
      this.#sort = order.value;
      this.#results(answer, shipment);
    });
    const choose = h("button", { class: "primary", "data-key": "choose" });
    const pick = (offer) => {
      choose.textContent = t("shipWith", { service: offer.name });
      choose.onclick = () => this.#choose(shipment, offer);
      fill(this.#explained, explained(t, offer));
      this.#tell(offer);
    };
    const notices = new Map(
      [...answer.alerts, ...answer.offers.flatMap(({ alerts }) => alerts)].map(
        ({ code, message }) => [code, message],
      ),
    );
    fill(
      this.#out,
      h("div", { class: "th" }, h("span", {}, t("found", { n: offers.length })), order),
      h(
        "div",
        { role: "radiogroup", "aria-label": t("services") },
        offers.map((offer, index) =>
          this.#offer(offer, index === 0, pick, { cheapest: byPrice[0], fastest: byDay[0] }),
        ),
      ),
      [...notices].map(([code, message]) =>
        h("div", { class: "note" }, `${message} (UPS ${code}).`),
      ),
      this.#explained,
      h("div", { class: "end" }, choose),
    );
    pick(offers[0]);
    this.say(t("foundFrom", { n: offers.length, price: money(priceOf(byPrice[0].charges)) }));
  }

  #offer(offer, first, pick, { cheapest, fastest }) {
    const { total, negotiated } = offer.charges;
    const { date, time, guaranteed } = offer.delivery;
    const radio = h("input", {
      type: "radio",
      name: "offer",
      value: offer.service,
      checked: first,
      onchange: () => pick(offer),
    });
    const { t } = this;
    const when = !date
      ? t("noDay")
      : time === "end_of_day"
        ? t("endOfDay", { day: day(date) })
        : time
          ? t("by", { day: day(date), time: hour(time) })
          : day(date);
    const badge =
      offer === cheapest
        ? h("span", { class: "badge good" }, t("cheapest"))
        : offer === fastest
          ? h("span", { class: "badge plain" }, t("fastest"))
          : null;
    const list =
      negotiated && negotiated.amount !== total.amount
        ? [h("br"), h("span", { class: "vh" }, `${t("listPrice")} `), h("s", {}, money(total))]
        : null;
    return h(
      "label",
      { class: "rate", "data-service": offer.service },
      radio,
      h(
        "span",
        {},
        h("span", { class: "name" }, offer.name),
        " ",
        badge,
        h("br"),
        h("span", { class: "small soft" }, when, guaranteed && ` ${t("guaranteed")}`),
      ),
      h(
        "span",
        { class: "price" },
        negotiated && h("span", { class: "vh" }, `${t("yourPrice")} `),
        h("b", {}, money(priceOf(offer.charges))),
        list,
      ),
    );
  }

  /** What the form around it gets, if there is one: the service that is chosen and its price, or that there is none. */
  #tell(offer) {
    this.told(
      offer &&
        JSON.stringify({ service: offer.service, name: offer.name, ...priceOf(offer.charges) }),
      this.#form && this.#rates,
      this.t("empty"),
    );
  }

  /** The form around it was reset: prices are asked for anew. */
  formResetCallback() {
    if (this.#form) this.#empty();
  }

  /** Another shipment, in place of what was typed: its parties and packages, or none. */
  begin(shipment = {}) {
    draft.begin(structuredClone(shipment));
    this.client?.dispatchEvent(new CustomEvent("shipment-begun"));
  }

  #choose(shipment, offer) {
    draft.save({
      ...draft.load(),
      ...this.shipment(),
      service: offer.service,
      offer,
      offerBy: draft.clientOf(this.client),
      ticket: undefined,
    });
    if (
      this.emit("parcelgate-choose", { shipment: { ...shipment, service: offer.service }, offer })
    )
      go("ship");
    this.client.dispatchEvent(new CustomEvent("shipment-chosen"));
  }
}
reflect(Rate, ["services"]);
hold(Rate, ["from", "to"]);
