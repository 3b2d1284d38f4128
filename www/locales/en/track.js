// Track: a number, its events.
export default {
  title: "Track", intro: "Where a package is, in plain words.", number: "Tracking number", track: "Track", empty: "Nothing tracked yet. Enter a number that begins with 1Z.",
  digit: "The last digit does not fit the others: if UPS does not know the number, look for a typing mistake.", also: "Also pasted:", onUps: "See it on UPS.com",
  notKnown: "UPS does not know this number.", notKnownWhy: "It is too new, older than 120 days, or mistyped.",
  waitsUntil: "It waits until {day}.", due: "Due {day}.", dueWindow: "Due {day}, {from} to {to}.", came: "Delivered {day}.", cameTo: "Delivered {day}, received by {who}.", cameLeft: "Delivered {day} ({where}).", cameToLeft: "Delivered {day}, received by {who} ({where}).",
  label_created: "Label made", label_createdWhat: "UPS has not got the package yet.", in_transit: "On its way", in_transitWhat: "UPS is carrying it.",
  out_for_delivery: "Out for delivery", out_for_deliveryWhat: "It comes today.", ready_for_pickup: "Waits to be fetched", ready_for_pickupWhat: "It lies at an access point.",
  delivered: "Delivered", deliveredWhat: "", exception: "Needs attention", exceptionWhat: "Something holds it up: see the events.",
  returning: "On its way back", returningWhat: "It returns to the sender.", voided: "Voided", voidedWhat: "The label was given back; UPS will not carry it.",
  unknown: "Unknown", unknownWhat: "UPS's words are below.",
  kind: "What you have", reference: "Your reference", shipment: "Shipment number", proofs: "Show the signature and the proof of delivery, where UPS has them", account: "Shipped by",
  anyAccount: "Any account", fromDate: "Picked up from", toDate: "Picked up until", daysWhy: "Left out, UPS looks 14 days back.", more: "More ways to ask",
  noReference: "UPS knows no package with this reference.", noReferenceWhy: "It was picked up on other days, by another account, or is mistyped.", signature: "Signature", photo: "Photo of the delivery", saveProof: "Save the proof of delivery",
  showMore: "Show more packages", foundMany: { one: "{n} package.", other: "{n} packages." },
};
