// Labels are given back: a shipment, one package of it, or what is selected; asked once, in place.
// A search hides labels, not what UPS would take back with them: what stands is counted in all that
// is known.
import { h } from "../../lib/dom.js";
import { question } from "../../lib/question.js";

const standing = ({ labels }, shipments) =>
  labels.list().filter(({ shipmentId, voided }) => !voided && shipments.includes(shipmentId));

/** `act(button, given)` voids what `client.void` takes; `keep()` goes back. */
export function askVoid({ t, client }, { trackingNumber, shipmentId }, { act, keep }) {
  const all = standing(client, [shipmentId]).length;
  return question({
    name: t("voidShipment", { shipment: shipmentId }),
    words: [h("b", {}, t("voidShipmentAsk", { shipment: shipmentId })), " ", t("voidShipmentWhat")],
    key: trackingNumber,
    yes: all > 1 ? t("voidAll", { n: all }) : t("voidLabel"),
    act: (button) => act(button, { shipmentId }),
    no: t("keepIt"),
    keep,
    part: all > 1 && {
      words: t("voidOnly"),
      act: (button) => act(button, { shipmentId, trackingNumbers: [trackingNumber] }),
    },
  });
}

/** The same for all that is selected: whole shipments, or only the selected packages of them. */
export function askVoidMany({ t, client }, selected, { act, keep }) {
  const shipments = [...new Set(selected.map(({ shipmentId }) => shipmentId))];
  const all = standing(client, shipments);
  const own = (list, id) =>
    list.filter(({ shipmentId }) => shipmentId === id).map(({ trackingNumber }) => trackingNumber);
  const only = shipments.map((shipmentId) =>
    own(selected, shipmentId).length === own(all, shipmentId).length
      ? { shipmentId }
      : { shipmentId, trackingNumbers: own(selected, shipmentId) },
  );
  return question({
    name: t("voidSelected"),
    words: [h("b", {}, t("voidAsk", { n: shipments.length })), " ", t("voidWhat")],
    key: "many",
    yes: t("voidAll", { n: all.length }),
    act: (button) =>
      act(
        button,
        shipments.map((shipmentId) => ({ shipmentId })),
      ),
    no: t("keepThem"),
    keep,
    part: all.length > selected.length && {
      words: t("voidSelectedOnly", { n: selected.length }),
      act: (button) => act(button, only),
    },
  });
}
