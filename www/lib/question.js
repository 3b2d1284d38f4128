// A question in place of a press, where what it is about stands: two or three answers, and Escape is the one that changes nothing.
import { h } from "./dom.js";

/** `act(button)` does what `yes` says, `part` less than that; `keep()` goes back. The answers are found by `really-`, `part-` and `keep-` before `key`. */
export function question({ name, words, key, yes, act, part, no, keep }) {
  const really = h("button", { class: "bad", "data-key": `really-${key}`, onclick: () => act(really) }, yes);
  const less = part && h("button", { "data-key": `part-${key}`, onclick: () => part.act(less) }, part.words);
  const box = h("div", { class: "fix warn", role: "group", "aria-label": name }, words, h("p", {}, really, " ", less, less && " ", h("button", { "data-key": `keep-${key}`, onclick: keep }, no)));
  box.addEventListener("keydown", (event) => {
    // What is asked of UPS already is not taken back by a key.
    if (event.key !== "Escape" || really.disabled || less?.disabled) return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  });
  return box;
}
