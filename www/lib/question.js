// A question in place of a press, where what it is about stands: two or three answers, and Escape
// is the one that changes nothing.
import { h } from "./dom.js";

/**
 * `act(button)` does what `yes` says, `part` less than that; `keep()` goes back. The answers are
 * found by `really-`, `part-` and `keep-` before
 * `key`. While one of them is at work the others are off: what is asked of UPS already is not taken back.
 * @param {{ name: string, words: any, key: string, yes: string, act: (button: HTMLElement) => any, part?: any, no: string,
 *   keep: () => any }} how
 */
export function question({ name, words, key, yes, act, part, no, keep }) {
  const answers = [];
  let isAtWork = false;
  const answer = (kind, text, does, props = {}) => {
    const button = h(
      "button",
      { ...props, "data-key": `${kind}-${key}`, onclick: () => run(button, does) },
      text,
    );
    answers.push(button);
    return button;
  };
  async function run(button, does) {
    const others = answers.filter((other) => other !== button);
    for (const other of others) other.disabled = true;
    isAtWork = true;
    try {
      await does(button);
    } finally {
      isAtWork = false;
      for (const other of others) other.disabled = false;
    }
  }
  const box = h(
    "div",
    { class: "fix warn", role: "group", "aria-label": name },
    words,
    h(
      "p",
      {},
      answer("really", yes, act, { class: "bad" }),
      " ",
      part && [answer("part", part.words, part.act), " "],
      answer("keep", no, keep),
    ),
  );
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isAtWork) return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  });
  return box;
}
