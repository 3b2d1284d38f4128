// What is typed in a field that belongs to no draft: it stays while its element does, which may be drawn anew at any time.
const typed = new WeakMap();
const of = (element) => typed.get(element) ?? typed.set(element, new Map()).get(element);

/** Props of such a field. */
export const stays = (element, key) => ({
  "data-key": key,
  value: of(element).get(key) ?? "",
  oninput: ({ currentTarget }) => of(element).set(key, currentTarget.value),
});

/** It was used, or emptied. */
export const spent = (element, key) => of(element).delete(key);
