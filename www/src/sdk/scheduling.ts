// Long work in small turns, so that a hand never waits for it.

/** Lets whatever waits have its turn. */
export const breathe = () =>
  globalThis.scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));

/** When what is drawn can be seen; soon, where nothing is to be seen. */
export const seen = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });

/** When nobody needs the page. */
export const whenIdle = (act) => (globalThis.requestIdleCallback ?? setTimeout)(() => act());
