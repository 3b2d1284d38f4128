// The work on a batch's rows: checked, priced, bought; each can be stopped and taken up again. What
// was bought is known by the journal, whose reference a row has before its request leaves.
import { wrap } from "../../src/sdk/error.ts";
import { priceOf } from "../../src/sdk/texts/format.ts";
import { yieldToMain } from "../../src/sdk/scheduling.ts";
import { columnOf } from "./columns.js";

/** So many rows are drawn, or checked, at a time: well below the 50 ms that a hand notices, on a slow phone too. */
export const SLICE = 12;
const CHECKED = 6;
const AT_ONCE = 3;
const whenOf = ({ delivery }) => `${delivery.date ?? "9"} ${delivery.time ?? "24"}`;

/** Which offer a rule takes; a row's own service comes first. */
export function choose(offers, rule, own) {
  const wanted = own || (rule.startsWith("service ") ? rule.slice(8) : null);
  if (wanted) return offers.find(({ service }) => service === wanted);
  const order =
    rule === "fastest"
      ? (a, b) =>
          whenOf(a).localeCompare(whenOf(b)) ||
          priceOf(a.charges).amount - priceOf(b.charges).amount
      : (a, b) =>
          priceOf(a.charges).amount - priceOf(b.charges).amount ||
          whenOf(a).localeCompare(whenOf(b));
  return [...offers].sort(order)[0];
}

/** Checks all rows without asking UPS; each gets its problems by column. */
export async function checkAll(client, rows, shipment) {
  for (const [index, row] of rows.entries()) {
    if (index % CHECKED === 0) await yieldToMain();
    const asked = shipment(row);
    const home = asked.from.address.country === asked.to.address.country;
    try {
      // What only the service decides is found out by its price.
      await client.buildRequest("ship", {
        ...asked,
        service: row.service || (home ? "03" : "08"),
        description: asked.description ?? (home ? undefined : "?"),
      });
      row.problems = [];
    } catch (thrown) {
      const error = wrap(thrown);
      row.problems = (
        error.problems.length ? error.problems : [{ field: error.field ?? "", code: error.code }]
      )
        .filter(({ field }) => !home || field !== "service")
        .map((one) => ({ ...one, column: columnOf(one.field) }));
    }
  }
}

/** Asks UPS for the services of the rows that have none yet. */
export async function rateAll(client, rows, shipment, { signal, onProgress }) {
  const open = rows.filter(({ problems, offers, offer }) => !problems.length && !offers && !offer);
  const results = await client.many("shop", open.map(shipment), { signal, onProgress });
  for (const [index, { state, value, error }] of results.entries()) {
    open[index].error = state === "failed" ? error : null;
    if (state === "done")
      open[index].offers = value.offers.map(({ service, name, charges, delivery }) => ({
        service,
        name,
        charges: { total: charges.total, negotiated: charges.negotiated },
        delivery: { date: delivery.date, time: delivery.time },
      }));
  }
}

/** Buys the labels of rows that have an offer and are not bought. A stop waits for those that are under way. */
export async function buyAll(client, rows, shipment, { signal, onRow, keep }) {
  const waiting = rows.filter(
    ({ offer, done, lost, reference }) => offer && !done && !lost && !reference,
  );
  const work = async () => {
    while (waiting.length && !signal.aborted) {
      const row = waiting.shift();
      row.reference = await client.newReference();
      row.error = null;
      keep();
      try {
        const answer = await client.ship(
          { ...shipment(row), service: row.offer.service },
          { reference: row.reference },
        );
        row.done = {
          shipmentId: answer.shipmentId,
          trackingNumbers: answer.packages.map(({ trackingNumber }) => trackingNumber),
          charges: answer.charges,
        };
        row.labels = answer.packages.map(({ label, trackingNumber }) => ({
          ...label,
          trackingNumber,
        }));
      } catch (thrown) {
        const error = wrap(thrown);
        row.error = error;
        // Whether it was made is the journal's question; it is not tried again here.
        if (error.journalReference) row.lost = true;
        else delete row.reference;
      }
      keep();
      onRow(row);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** After a reload: what became of rows that were being sent. */
export async function settleRows(client, rows) {
  const open = rows.filter(({ reference, done }) => reference && !done);
  if (!open.length) return;
  const entries = new Map((await client.journal.list()).map((entry) => [entry.reference, entry]));
  for (const row of open) {
    const entry = entries.get(row.reference);
    const known = entry?.outcome === "found" || entry?.state === "done";
    if (known && entry.shipmentId)
      row.done = {
        shipmentId: entry.shipmentId,
        trackingNumbers: client.labels
          .list()
          .filter(({ shipmentId }) => shipmentId === entry.shipmentId)
          .map(({ trackingNumber }) => trackingNumber),
      };
    row.lost = !known && ["sending", "lost"].includes(entry?.state);
    // It was refused, or never left: it may be bought.
    if (!known && !row.lost) delete row.reference;
  }
}
