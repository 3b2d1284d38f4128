// Pickups that were booked in this tab: known until their day is over, so that each can be cancelled.
import { safely } from "../try-or-null.ts";

const KEY = "parcelgate:pickups";
let memory = [];
const today = () => new Date().toLocaleDateString("sv");

const all = () => safely(() => JSON.parse(sessionStorage.getItem(KEY))) ?? memory;

function keep(pickups) {
  memory = pickups;
  safely(() => sessionStorage.setItem(KEY, JSON.stringify(pickups)));
}

/** { prn, date, ready, close, shipmentId }, of this client's environment. */
export const booked = ({ environment }) =>
  all().filter((one) => one.environment === environment && one.date >= today());

export const noteBooked = ({ environment }, pickup) => keep([...all(), { ...pickup, environment }]);

export const noteCancelled = (prn) => keep(all().filter((one) => one.prn !== prn));

export function clear() {
  memory = [];
  safely(() => sessionStorage.removeItem(KEY));
}
