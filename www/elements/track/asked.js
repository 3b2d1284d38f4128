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

  constructor(t, accounts, number) {
    this.#t = t;
    this.box = field(t("number"), "number", { value: number, spellcheck: "false", "data-also": "number" });
    this.#input = this.box.querySelector("input");
    const kind = select(t("kind"), "kind", KINDS.map((one) => [one, t(one)]), { span: 6, value: KINDS[0] });
    this.#kind = kind.querySelector("select");
    this.#proofs = check(t("proofs"), "proofs");
    this.#days = h("div", { class: "s6 grid", hidden: true }, select(t("account"), "account", [["", t("anyAccount")], ...accountChoices(accounts)], { span: 6, value: "" }),
      field(t("fromDate"), "fromDate", { type: "date" }), field(t("toDate"), "toDate", { type: "date" }), h("p", { class: "s6 small soft" }, t("daysWhy")));
    this.more = h("details", { "data-more": "" }, h("summary", {}, t("more")), h("div", { class: "grid" }, kind, this.#proofs, this.#days));
    this.#kind.addEventListener("change", () => this.#turn());
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

  /** As the module takes it. */
  query(form) {
    const { proofs, account, fromDate, toDate } = read(form);
    const asked = this.text.trim();
    if (this.kind === "reference") return { reference: asked, ...(account && { account }), ...(fromDate && { fromDate }), ...(toDate && { toDate }) };
    if (this.kind === "shipment") return { shipment: asked };
    return proofs ? { number: asked, signature: true, proofOfDelivery: true } : asked;
  }
}
