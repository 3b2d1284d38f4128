export default {
  title: "Verfolgen", intro: "Wo ein Paket ist, in einfachen Worten.", number: "Sendungsnummer", track: "Verfolgen", empty: "Noch nichts verfolgt. Geben Sie eine Nummer ein, die mit 1Z beginnt.",
  digit: "Die letzte Ziffer passt nicht zu den anderen: Kennt UPS die Nummer nicht, suchen Sie einen Tippfehler.", also: "Auch eingefügt:", onUps: "Auf UPS.com ansehen",
  notKnown: "UPS kennt diese Nummer nicht.", notKnownWhy: "Sie ist zu neu, älter als 120 Tage oder vertippt.",
  waitsUntil: "Es liegt bereit bis {day}.", due: "Erwartet am {day}.", dueWindow: "Erwartet am {day}, {from} bis {to}.", came: "Zugestellt am {day}.", cameTo: "Zugestellt am {day}, angenommen von {who}.", cameLeft: "Zugestellt am {day} ({where}).", cameToLeft: "Zugestellt am {day}, angenommen von {who} ({where}).",
  label_created: "Etikett erstellt", label_createdWhat: "UPS hat das Paket noch nicht.", in_transit: "Unterwegs", in_transitWhat: "UPS befördert es.",
  out_for_delivery: "In Zustellung", out_for_deliveryWhat: "Es kommt heute.", ready_for_pickup: "Zur Abholung bereit", ready_for_pickupWhat: "Es liegt in einem Access Point.",
  delivered: "Zugestellt", deliveredWhat: "", exception: "Braucht Aufmerksamkeit", exceptionWhat: "Etwas hält es auf: siehe die Ereignisse.",
  returning: "Auf dem Rückweg", returningWhat: "Es geht an den Absender zurück.", voided: "Storniert", voidedWhat: "Das Etikett wurde zurückgegeben; UPS befördert es nicht.",
  unknown: "Unbekannt", unknownWhat: "Die Worte von UPS stehen unten.",
};
