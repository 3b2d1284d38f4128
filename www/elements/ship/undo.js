// A purchase is taken back where it was made: asked once, in place.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../lib/error.js";

export function undo(element, { shipmentId }, name = "") {
  const { t, client } = element;
  const box = h("span", { "data-undo": "" });
  const begin = h("button", { class: "quiet", "data-key": "undo", "aria-label": name && `${t("undo")}: ${name}`, onclick: () => ask() }, t("undo"));
  const keep = () => (fill(box, begin), begin.focus());
  const ask = () => {
    const really = h("button", { class: "bad", "data-key": "undo-really" }, t("undoReally"));
    really.addEventListener("click", () => element.busy(really, t("asking"), () => act()));
    fill(box, h("span", { class: "fix warn", role: "group", "aria-label": t("undo") }, t("undoWhat"), " ", really, " ", h("button", { onclick: keep }, t("undoKeep"))));
    really.focus();
  };
  const act = async () => {
    try {
      await client.void(shipmentId);
    } catch (thrown) {
      const error = wrap(thrown);
      if (error.kind !== "cancelled") fill(box, await errorBox(error, "fix", t), begin);
      element.say(box.textContent);
      return begin.focus();
    }
    element.emit("parcelgate-voided", { shipmentId });
    const done = h("b", { tabindex: "-1" }, t("undone"));
    fill(box, done);
    done.focus();
    element.say(t("undone"));
  };
  fill(box, begin);
  return box;
}
