// Keys of the shell: g and a letter goes to a page, / to its first field, ? shows them. They can be
// switched off (WCAG 2.1.4), and are never heard where somebody types.
import { fill, h } from "./dom.js";
import { tryOrNull } from "../src/sdk/try-or-null.ts";

const KEPT = "parcelgate:shortcuts";
const PAGES = {
  c: "carriers",
  r: "rate",
  s: "ship",
  l: "labels",
  t: "track",
  b: "batch",
  p: "station",
};
/** A second key counts for so long. */
const SECOND_MS = 1_500;

/** Where nothing is kept they are on in each visit. */
let on = tryOrNull(() => localStorage.getItem(KEPT)) !== "off";

function keep(value) {
  on = value;
  tryOrNull(() => (on ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, "off")));
}

const typing = (node) =>
  node instanceof Element &&
  (node.closest("input, select, textarea, dialog") || node.isContentEditable);

/** The first field of the page's element; true where there is one. */
function first() {
  const field = document
    .querySelector("main > *")
    ?.shadowRoot?.querySelector("input:not([type=checkbox], [type=radio]), select");
  field?.focus();
  return Boolean(field);
}

/** Listens; `words` gives the page's texts at any time. */
export function listen(words) {
  let began = -Infinity;
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (!on || ctrlKey || metaKey || altKey || event.isComposing || typing(event.composedPath()[0]))
      return void (began = -Infinity);
    const second = event.timeStamp - began < SECOND_MS;
    began = -Infinity;
    if (second && PAGES[key]) location.hash = `#/${PAGES[key]}`;
    else if (key === "g") return void (began = event.timeStamp);
    else if (key === "?") show(words());
    else if (key !== "/" || !first()) return;
    event.preventDefault();
  });
}

/** The list, in a dialog that Escape closes; the focus goes back to where it was. */
export function show(t) {
  const keys = (...all) =>
    all.map((key, index) => [index > 0 && ` ${t("keysThen")} `, h("kbd", {}, key)]);
  const rows = [
    ...Object.entries(PAGES).map(([key, page]) => [keys("g", key), t(page)]),
    [keys("/"), t("keysFirst")],
    [keys("?"), t("keysHelp")],
  ];
  const dialog = document.body.appendChild(h("dialog", { "aria-labelledby": "keys-title" }));
  fill(
    dialog,
    h("h2", { id: "keys-title" }, t("keys")),
    h(
      "dl",
      {},
      rows.map(([key, what]) => [h("dt", {}, key), h("dd", {}, what)]),
    ),
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "checkbox",
        checked: on,
        onchange: ({ currentTarget }) => keep(currentTarget.checked),
      }),
      t("keysOn"),
    ),
    h("p", {}, h("button", { onclick: () => dialog.close() }, t("close"))),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
}
