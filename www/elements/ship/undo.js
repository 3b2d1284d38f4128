// A purchase is taken back where it was made: asked once, in place.
import { fill, h } from "../../lib/dom.js";
import { errorBox } from "../../lib/element.js";
import { wrap } from "../../src/sdk/error.ts";
import { question } from "../../lib/question.js";

/** `then` draws what stands there once it is voided; without it a word does. */
export function undo(element, { shipmentId }, name = "", then = null) {
  const { t, client } = element;
  const box = h("div", { "data-undo": "" });
  const begin = h(
    "button",
    {
      class: "quiet",
      "data-key": "undo",
      "aria-label": name && `${t("undo")}: ${name}`,
      onclick: () => ask(),
    },
    t("undo"),
  );
  const keep = () => {
    fill(box, begin);
    return begin.focus();
  };
  const ask = () => {
    fill(
      box,
      question({
        name: t("undo"),
        words: t("undoWhat"),
        key: "undo",
        yes: t("undoReally"),
        act: (button) => element.busy(button, t("asking"), () => act()),
        no: t("undoKeep"),
        keep,
      }),
    );
    box.querySelector("button").focus();
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
    element.say(t("undone"));
    if (then) return then();
    const done = h("b", { tabindex: "-1" }, t("undone"));
    fill(box, done);
    done.focus();
  };
  fill(box, begin);
  return box;
}
