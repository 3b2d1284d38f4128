// A list in the form, line by line: one stands there from the beginning, more are added, each can be removed.
import { fill, h } from "../../lib/dom.js";

/**
 * @param {object} element
 * @param {{ load(): object[] | undefined, save(all: object[]): void, fields(line: object, index: number): Node[], most: number,
 *   name: string, add: string, remove: string, drawn?: (count: number) => void }} how `load` and
 * `save` keep the lines in the draft;
 *   `name`, `add` and `remove` are the texts of a line, with its number
 */
export function lines(element, { load, save, fields, most, name, add, remove, drawn }) {
  const { t } = element;
  const box = h("div", { class: "s6" });
  const more = h(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-key": add,
      onclick: () =>
        change(
          (all) => all.push({}),
          () => box.lastChild.querySelector("input"),
        ),
    },
    t(add),
  );
  const line = (one, index) => {
    const place = { number: index + 1 };
    const drop = () =>
      change(
        (all) => all.splice(index, 1),
        () => more,
      );
    return h(
      "div",
      { class: "pack", role: "group", "aria-label": t(name, place) },
      h(
        "div",
        { class: "bar" },
        h("b", {}, t(name, place)),
        h(
          "button",
          { type: "button", class: "quiet", "aria-label": t(remove, place), onclick: drop },
          t("remove"),
        ),
      ),
      h("div", { class: "grid" }, fields(one, index)),
    );
  };
  const all = () => (load()?.length ? load() : [{}]);
  function draw() {
    fill(box, all().map(line));
    more.disabled = all().length >= most;
    drawn?.(all().length);
  }
  function change(act, focus) {
    const now = structuredClone(all());
    act(now);
    save(now);
    draw();
    element.changed(true);
    focus().focus();
  }
  draw();
  return [box, h("p", { class: "s6" }, more)];
}

/** Up to the last line in which something was typed: a problem's number is the number of its line. */
export const typedLines = (all, isTyped) =>
  (all ?? []).slice(0, (all ?? []).findLastIndex(isTyped) + 1);
