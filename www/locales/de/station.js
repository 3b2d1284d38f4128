// Packplatz: Bestellungen scannen, wiegen, versenden, drucken.
export default {
  title: "Packplatz", intro: "Nummer der Bestellung scannen, wiegen, Enter: Das Etikett wird gekauft und gedruckt.", begin: "Anfangen", order: "Bestellnummer",
  preset: "Verpackt als", asOrdered: "Wie in der Bestellung", weight: "Gewicht ({unit})", price: "Preis holen", outcome: "Diese Bestellung", log: "Hier versandt",
  ready: "Bereit: Nummer einer Bestellung scannen, oder tippen und Enter drücken. Escape beginnt von vorn.", weigh: "Wiegen, dann Enter drücken.",
  unknown: "Eine Bestellung {number} gibt es nicht.", unknownNext: "Nummer prüfen oder eine neuere Tabelle nehmen.", shippedBefore: "Bestellung {number} wurde schon versandt.",
  shipTwice: "Noch eine Sendung dafür", lostOrder: "Die Antwort von UPS zu Bestellung {number} ging verloren: Sie kann versandt sein.",
  lostAsk: "UPS auf der Seite Versenden fragen", leave: "Liegen lassen (Escape)", printAgain: "Noch einmal drucken", printAgainOne: "Noch einmal drucken: Bestellung {number}",
  orders: {"one": "{n} Bestellung ist übrig.", "other": "{n} Bestellungen sind übrig."}, settings: "Wie dieser Platz arbeitet", limit: "Nicht fragen unter ({currency})",
  limitWrong: "Ein Betrag wie 20 oder 20,00; leer fragt immer.", labelsGo: "Etiketten gehen", way_dialog: "In den Druckdialog", way_printer: "An {printer}",
  way_none: "Nirgendwohin: Ich drucke sie auf der Seite Etiketten", settingsWhy: "Ein Preis unter dem Betrag wird ohne Rückfrage gekauft.",
  settingsPrinter: "Ein Preis unter dem Betrag wird ohne Rückfrage gekauft. Ein Thermodrucker, der auf der Seite Etiketten gewählt wurde, kann hier benutzt werden.",
  scaleChoose: "Waage benutzen", scaleNone: "Dieser Browser liest keine Waagen, Chrome und Edge tun es. Tippen Sie das Gewicht.",
  scaleGone: "Die Waage ist weg. Einstecken und neu wählen.", scale_moving: "in Bewegung", scale_zero: "leer", scale_fault: "meldet, dass etwas nicht stimmt",
  scale_below_zero: "unter null: auf null stellen", scale_too_heavy: "zu schwer für diese Waage", scale_calibrate: "will kalibriert werden",
  scale_rezero: "will auf null gestellt werden",
  lookupFailed: "Bestellung {number} konnte nicht nachgeschlagen werden.", lookupNext: "Scannen Sie sie noch einmal. Bleibt es so, sagen Sie es dem Betreiber dieser Seite.",
};
