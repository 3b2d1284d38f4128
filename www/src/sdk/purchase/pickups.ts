// Pickups that were scheduled in this tab. Each can be cancelled until its day is over.
import type { Environment } from "../api.ts";
import { tryOrNull } from "../try-or-null.ts";

export interface BookedPickup {
  prn: string;
  date: string;
  environment: Environment;
  ready?: string;
  close?: string;
  shipmentId?: string;
}

interface InEnvironment {
  environment: Environment;
}

const KEY = "parcelgate:pickups";
let memory: BookedPickup[] = [];
const today = (): string => new Date().toLocaleDateString("sv");

// Only this module writes the key.
const all = (): BookedPickup[] =>
  tryOrNull(() => JSON.parse(sessionStorage.getItem(KEY) ?? "null") as BookedPickup[] | null) ??
  memory;

function keep(pickups: BookedPickup[]): void {
  memory = pickups;
  tryOrNull(() => sessionStorage.setItem(KEY, JSON.stringify(pickups)));
}

/** The pickups of this environment that are not over. */
export const booked = ({ environment }: InEnvironment): BookedPickup[] =>
  all().filter((one) => one.environment === environment && one.date >= today());

/** Keeps a pickup that was scheduled. */
export const noteBooked = (
  { environment }: InEnvironment,
  pickup: Omit<BookedPickup, "environment">,
): void => keep([...all(), { ...pickup, environment }]);

/** Drops a pickup that was cancelled. */
export const noteCancelled = (prn: string): void => keep(all().filter((one) => one.prn !== prn));

/** Forgets all pickups. */
export function clear(): void {
  memory = [];
  tryOrNull(() => sessionStorage.removeItem(KEY));
}
