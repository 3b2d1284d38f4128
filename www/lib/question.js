// A question in place of a press, where what it is about stands: two answers, and Escape is the one that changes nothing.
import { h } from "./dom.js";

/** `act(button)` does what `yes` says; `keep()` goes back. The answers are found by `really-` and `keep-` before `key`. */
export function question({ name, words, key, yes, act, no, keep }) {
  const really = h("button", { class: "bad", "data-key": `really-${key}`, onclick: () => act(really) }, yes);
  const box = h("div", { class: "fix warn", role: "group", "aria-label": name }, words, h("p", {}, really, " ", h("button", { "data-key": `keep-${key}`, onclick: keep }, no)));
  box.addEventListener("keydown", (event) => {
    // What is asked of UPS already is not taken back by a key.
    if (event.key !== "Escape" || really.disabled) return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  });
  return box;
}
