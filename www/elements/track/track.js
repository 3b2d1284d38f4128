// A number, its events, its state in plain words.
import css from "./track.css";
import { fill, h } from "../../lib/dom.js";
import { PgElement, reflect } from "../../lib/element.js";
import { clear, mark } from "../../lib/form.js";
import { day, longDay } from "../../src/sdk/texts/format.ts";
import { tracking } from "../../lib/page-links.js";
import { ObjectUrls } from "../../src/sdk/labels/object-urls.ts";
import english from "../../locales/en/track.json" with { type: "json" };
import { Asked } from "./asked.js";

/** Tone of each state; its words are texts. */
const TONES = {
  label_created: "plain",
  in_transit: "good",
  out_for_delivery: "good",
  ready_for_pickup: "warn",
  delivered: "good",
  exception: "bad",
  returning: "warn",
  voided: "bad",
  unknown: "plain",
};

const known = ({ state }) => (state in TONES ? state : "unknown");

/** When it comes or came, and where it is left. */
function when(t, { delivered, deliveryDate, window = {}, receivedBy, leftAt, heldUntil }) {
  if (heldUntil) return t("waitsUntil", { day: longDay(heldUntil) });
  if (!deliveryDate) return null;
  const how = {
    day: longDay(deliveryDate),
    from: window.from,
    to: window.to,
    who: receivedBy,
    where: leftAt?.toLowerCase(),
  };
  if (!delivered) return t(window.from && window.to ? "dueWindow" : "due", how);
  return t(`came${receivedBy ? "To" : ""}${leftAt ? "Left" : ""}`, how);
}

/**
 * @tag parcelgate-track
 * @attr {string} number - tracks this number at once
 */
export default class Track extends PgElement {
  static watched = ["number"];
  static texts = [["track", english]];
  static css = css;

  #summary = h("div");
  #out = h("div");
  #form = null;
  #asked = null;
  #urls = new ObjectUrls();
  /** Answers, with what was asked: another language draws them anew. */
  #found = [];
  #led = null;
  #waits = false;

  async start() {
    const { t } = this;
    const accounts = await this.ownAccounts();
    // A number that leads here begins anew; else what was typed and what was found stays.
    const led = this.getAttribute("number");
    const isLed = led !== null && led !== this.#led;
    this.#led = led;
    if (isLed) this.#found = [];
    this.#asked = new Asked(
      t,
      accounts,
      isLed ? { text: led } : (this.#asked?.state(this.#form) ?? {}),
      () => this.#unmark(),
    );
    this.#form = h(
      "form",
      { class: "panel", novalidate: true },
      this.#summary,
      h(
        "div",
        { class: "ask" },
        this.#asked.box,
        h("button", { class: "primary", type: "submit" }, t("track")),
      ),
      this.#asked.more,
    );
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask();
    });
    this.show(
      h("div", { class: "head" }, h("div", {}, h("h1", {}, t("title")), h("p", {}, t("intro")))),
      this.#form,
      h("br"),
      this.#out,
    );
    this.#unmark();
    this.#clear();
    this.#waits = isLed && led !== "";
    this.on("connection-change", () => this.#askAtOnce());
    if (this.#found.length) for (const [answer, query] of this.#found) this.#show(answer, query);
    else if (!this.#askAtOnce())
      fill(this.#out, h("p", { class: "soft", "data-empty": "" }, t("empty")));
  }

  /** The number that leads here, as soon as somebody is signed in: once. */
  #askAtOnce() {
    if (!this.#waits || !["connected", "expiring"].includes(this.client.connection.state))
      return false;
    this.#waits = false;
    this.#ask();
    return true;
  }

  #unmark() {
    clear(this.#form);
    fill(this.#summary);
  }

  async #ask() {
    this.#unmark();
    this.#clear();
    this.#found = [];
    this.#waits = false;
    await this.fail(null);
    const asked = this.#asked;
    try {
      const [found, ...others] =
        asked.kind === "number" ? await this.client.findTrackingNumbers(asked.text) : [];
      if (found) asked.text = found.number;
      const query = asked.query(this.#form);
      const answer = await this.busy(this.#form.querySelector("button"), this.t("asking"), () =>
        this.client.track(query),
      );
      if (answer) this.#take(answer, query);
      if (found?.checkDigit === "wrong")
        this.#out.prepend(h("p", { class: "small soft", "data-digit": "" }, this.t("digit")));
      if (others.length)
        this.#out.prepend(
          h(
            "p",
            {},
            this.t("also"),
            " ",
            others.map(({ number: other }) => [tracking(other), " "]),
          ),
        );
    } catch (error) {
      if (error.problems.length) await mark(this.#form, this.#summary, error);
      else await this.fail(error);
    }
  }

  #clear() {
    this.#urls.clear();
    fill(this.#out);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#urls.clear();
  }

  /**
   * What proves a delivery, where it was asked for and UPS has it. UPS's page is a file only:
   * opened here, its scripts would be ours.
   */
  #proofs({ trackingNumber, signature, photo, proofOfDelivery }) {
    const { t } = this;
    const picture = (bytes, type, name) =>
      bytes &&
      h(
        "figure",
        {},
        h("img", { src: this.#urls.of(bytes, type), alt: t(name) }),
        h("figcaption", { class: "small soft" }, t(name)),
      );
    return [
      picture(signature, "image/gif", "signature"),
      picture(photo, "image/jpeg", "photo"),
      proofOfDelivery &&
        h(
          "p",
          {},
          h(
            "a",
            {
              class: "button",
              href: this.#urls.of(proofOfDelivery, "application/octet-stream"),
              download: `${trackingNumber}.html`,
              "data-proof": trackingNumber,
            },
            t("saveProof"),
          ),
        ),
    ];
  }

  /** UPS's own page of what was asked for, or of one package of it. */
  #outside(link, number) {
    const href = new URL(link);
    if (number) href.searchParams.set("tracknum", number);
    return h(
      "a",
      { href, target: "_blank", rel: "noopener noreferrer" },
      this.t("onUps"),
      number && h("span", { class: "vh" }, ` ${number}`),
    );
  }

  #package(one, link) {
    const { t } = this;
    const state = known(one);
    return h(
      "section",
      { class: "panel", tabindex: "-1", "aria-label": one.trackingNumber },
      h(
        "div",
        { class: "top" },
        h(
          "p",
          {},
          h("span", { class: `badge ${TONES[state]}`, "data-state": one.state }, t(state)),
          " ",
          h("span", { class: "no" }, one.trackingNumber),
        ),
        h("p", {}, t(`${state}What`), " ", when(t, one)),
        this.#proofs(one),
        h("p", {}, this.#outside(link, one.trackingNumber)),
      ),
      h(
        "ol",
        { class: "way" },
        one.events.map(({ at, place, message }) =>
          h(
            "li",
            {},
            h(
              "span",
              { class: "soft small" },
              at ? day(at, { dateStyle: "medium", timeStyle: "short" }) : "",
            ),
            h("span", {}, message, place && h("span", { class: "soft" }, ` · ${place}`)),
          ),
        ),
      ),
    );
  }

  #take(answer, query) {
    // It may have been drawn anew while UPS was asked.
    this.#out.querySelector("[data-empty]")?.remove();
    this.#found.push([answer, query]);
    this.#show(answer, query);
  }

  #show({ found, packages, alerts, link, more }, query) {
    const { t } = this;
    if (!found) {
      const unknown = query.reference
        ? ["noReference", "noReferenceWhy"]
        : ["notKnown", "notKnownWhy"];
      return fill(
        this.#out,
        h(
          "div",
          { class: "fix warn alert", "data-unknown": "" },
          h("b", {}, t(unknown[0])),
          " ",
          t(unknown[1]),
          " ",
          alerts.map(({ code, message }) => h("p", { class: "ups" }, `UPS ${code}: ${message}`)),
          !query.reference && this.#outside(link),
        ),
      );
    }
    this.#out.append(...packages.map((one) => this.#package(one, link)));
    this.#out.querySelector("[data-key=more]")?.parentNode.remove();
    if (more) this.#offerMore(query);
    this.say(
      packages.length > 3
        ? t("foundMany", { n: packages.length })
        : packages.map((one) => `${one.trackingNumber}: ${t(known(one))}`).join(". "),
    );
  }

  /** UPS tells of 50 packages at a time. */
  #offerMore(query) {
    const shown = this.#out.querySelectorAll("section").length;
    const next = h("button", { "data-key": "more" }, this.t("showMore"));
    const row = h("p", {}, next);
    next.addEventListener("click", async () => {
      try {
        const answer = await this.busy(next, this.t("asking"), () =>
          this.client.track({ ...query, offset: shown }),
        );
        if (!answer) return;
        row.remove();
        this.#take(answer, query);
        this.#out.querySelectorAll("section")[shown]?.focus();
      } catch (error) {
        await this.fail(error);
      }
    });
    this.#out.append(row);
  }
}
reflect(Track, ["number"]);
