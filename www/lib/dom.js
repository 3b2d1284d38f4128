// Making and changing nodes: text nodes only, no markup from strings.

/**
 * What host pages may style from outside, by ::part(): every button, every field, and what has one
 * of these classes.
 */
const PARTS = new Set(["primary", "panel", "badge", "head", "fix", "notice", "environment"]);
const TAGS = { button: "button", input: "field", select: "field", textarea: "field", h1: "title" };

function partsOf(tag, classes = "") {
  const names = classes.split(" ");
  return [
    TAGS[tag] ?? (names.includes("button") && "button"),
    ...names.filter((name) => PARTS.has(name)),
  ]
    .filter(Boolean)
    .join(" ");
}

/** h("button", { class: "primary", onclick: f, "aria-busy": true }, "Verify") */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else if (name === "checked") node.checked = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  const parts = partsOf(tag, props?.class);
  if (parts) node.setAttribute("part", parts);
  node.append(
    ...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

/** Puts new children in place of the old ones; what had the focus keeps it, by its data-key. */
export function fill(parent, ...children) {
  const root = parent.getRootNode();
  const key = root.activeElement?.dataset?.key;
  parent.replaceChildren(...children.flat(9).filter(Boolean));
  if (key && !root.activeElement) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** Says it to screen readers, once. */
export function say(live, text) {
  live.textContent = "";
  requestAnimationFrame(() => (live.textContent = text));
}

let isFirst = true;

/**
 * Text that the first picture does not wait for: the first date that is written costs a phone 60
 * ms, later ones nothing.
 */
export function later(text) {
  if (!isFirst) return document.createTextNode(text());
  const node = document.createTextNode("\u00a0");
  setTimeout(() => {
    isFirst = false;
    node.data = text();
  }, 40);
  return node;
}
