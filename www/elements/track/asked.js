// What UPS is asked about: a number, a reference of one's own, or a whole shipment; and what is wanted beyond its way.
import { h } from "../../lib/dom.js";
import { check, field, read, select } from "../../lib/form.js";
import { accountChoices } from "../../lib/party.js";

const KINDS = ["number", "reference", "shipment"];

export class Asked {
  #t;
  #kind;
  #input;
  #proofs;
  #days;
  /** Where the number is typed. */
  box;
  /** The line with the rarer ways. */
  more;

  /** `kept` is the state of one before; `turned()` is told of another kind. */
  constructor(
    t,
    accounts,
    { kind: chosen = KINDS[0], text = "", isOpen = false, ...kept },
    turned,
  ) {
    this.#t = t;
    this.box = field(t("number"), "number", {
      value: text,
      spellcheck: "false",
      "data-also": "number",
    });
    this.#input = this.box.querySelector("input");
    const kind = select(
      t("kind"),
      "kind",
      KINDS.map((one) => [one, t(one)]),
      { span: 6, value: chosen },
    );
    this.#kind = kind.querySelector("select");
    this.#proofs = check(t("proofs"), "proofs", { checked: kept.proofs });
    this.#days = h(
      "div",
      { class: "s6 grid", hidden: true },
      select(t("account"), "account", [["", t("anyAccount")], ...accountChoices(accounts)], {
        span: 6,
        value: kept.account ?? "",
      }),
      field(t("fromDate"), "fromDate", { type: "date", value: kept.fromDate ?? "" }),
      field(t("toDate"), "toDate", { type: "date", value: kept.toDate ?? "" }),
      h("p", { class: "s6 small soft" }, t("daysWhy")),
    );
    this.more = h(
      "details",
      { "data-more": "", open: isOpen },
      h("summary", {}, t("more")),
      h("div", { class: "grid" }, kind, this.#proofs, this.#days),
    );
    this.#kind.addEventListener("change", () => {
      this.#turn();
      turned();
    });
    this.#turn();
  }

  get kind() {
    return this.#kind.value;
  }

  get text() {
    return this.#input.value;
  }

  set text(text) {
    this.#input.value = text;
  }

  /** The box is for what was chosen, and so are its problems. */
  #turn() {
    const { kind } = this;
    this.#input.dataset.field = kind;
    this.box.querySelector("label").textContent = this.#t(kind);
    this.#proofs.hidden = kind !== "number";
    this.#days.hidden = kind !== "reference";
  }

  /** What another one begins with. */
  state(form) {
    const { proofs, account, fromDate, toDate } = read(form);
    return {
      kind: this.kind,
      text: this.text,
      isOpen: this.more.open,
      proofs,
      account,
      fromDate,
      toDate,
    };
  }

  /** As the module takes it. */
  query(form) {
    const { proofs, account, fromDate, toDate } = read(form);
    const asked = this.text.trim();
    if (this.kind === "reference")
      return {
        reference: asked,
        ...(account && { account }),
        ...(fromDate && { fromDate }),
        ...(toDate && { toDate }),
      };
    if (this.kind === "shipment") return { shipment: asked };
    return proofs ? { number: asked, signature: true, proofOfDelivery: true } : asked;
  }
}
