// Remembers what was typed in fields that belong to no draft. An element may be rendered again at
// any time.
const typed = new WeakMap();
const of = (element) => typed.get(element) ?? typed.set(element, new Map()).get(element);

/** Properties of a field whose value survives rendering. It lasts as long as its element. */
export const fieldMemory = (element, key) => ({
  "data-key": key,
  value: of(element).get(key) ?? "",
  oninput: ({ currentTarget }) => of(element).set(key, currentTarget.value),
});

/** Forgets the value of a field that was used or emptied. */
export const clearFieldMemory = (element, key) => of(element).delete(key);
