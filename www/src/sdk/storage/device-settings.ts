// How this device likes it: small choices that name nobody, in localStorage. On a computer that others use too nothing is kept.
import { safely } from "../try-or-null.ts";
import { SHARED } from "./store.ts";

/** Every key, so that all of them can be forgotten. */
export const SETTINGS = ["parcelgate:workstation", "parcelgate:columns", "parcelgate:station"];

/** What was kept under a key; an empty object where there is nothing that can be read. */
export const recall = (key) => {
  const kept = safely(() => JSON.parse(localStorage.getItem(key)));
  return kept && typeof kept === "object" ? kept : {};
};

/** Keeps it where this device may keep anything. */
export const remember = (key, value) =>
  safely(() => sessionStorage.getItem(SHARED) ?? localStorage.setItem(key, JSON.stringify(value)));

export const forgetSettings = () =>
  safely(() => SETTINGS.forEach((key) => localStorage.removeItem(key)));
