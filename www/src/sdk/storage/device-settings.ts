// Settings of this device, in localStorage. They name nobody. On a shared computer nothing is kept.
import { tryOrNull } from "../try-or-null.ts";
import { SHARED } from "./store.ts";

/** Every key, so that all of them can be forgotten. */
export const SETTINGS = ["parcelgate:workstation", "parcelgate:columns", "parcelgate:station"];

/** The settings under a key. An empty object where nothing can be read. */
export function recall(key: string): Record<string, unknown> {
  const kept: unknown = tryOrNull(() => JSON.parse(localStorage.getItem(key) ?? "null") as unknown);
  return kept && typeof kept === "object" ? (kept as Record<string, unknown>) : {};
}

/** Keeps settings, unless this computer is shared. */
export const remember = (key: string, value: object): void => {
  tryOrNull(
    () => sessionStorage.getItem(SHARED) ?? localStorage.setItem(key, JSON.stringify(value)),
  );
};

/** Forgets the settings of all pages. */
export const forgetSettings = (): void => {
  tryOrNull(() => SETTINGS.forEach((key) => localStorage.removeItem(key)));
};
