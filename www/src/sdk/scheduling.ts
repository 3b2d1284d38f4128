// Splits long work, so that the page answers while it runs.

/** Scheduler.yield() and requestIdleCallback(), which some browsers lack. */
interface Scheduling {
  scheduler?: { yield?: () => Promise<void> };
  requestIdleCallback?: (act: () => void) => unknown;
}

/** Lets pending input and rendering run first. */
export const yieldToMain = (): Promise<void> =>
  (globalThis as Scheduling).scheduler?.yield?.() ??
  new Promise<void>((resolve) => setTimeout(resolve));

/** Resolves after the next paint, and soon where nothing is painted, as in a hidden tab. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 300);
  });

/** Runs when the page is idle. */
export function whenIdle(act: () => void): void {
  const { requestIdleCallback = setTimeout } = globalThis as Scheduling;
  requestIdleCallback(() => act());
}
