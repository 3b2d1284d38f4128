export default {
  guideTitle: "Verbinden Sie Ihre UPS-Konten",
  guideIntro: "Einmal für alle Konten, und etwa alle 59 Tage wieder. Es dauert einige Minuten.",
  steps: "Schritte",
  questions: "Fragen",
  stepOf: "Schritt {n} von {all}:",
  "step-why": "Worum es geht",
  "step-profile": "Ihr UPS.com-Profil",
  "step-register": "Konten im Profil",
  "step-add": "Konten hier",
  "step-connect": "Anmelden",
  "step-outcome": "Ergebnis",
  back: "Zurück",
  begin: "Beginnen",
  goOn: "Weiter",
  done: "Fertig",
  why1: "*Wen es betrifft:* alle, die hier Preise von UPS holen oder Versandetiketten drucken, mit jeder UPS-Kontonummer.",
  why2: "*Warum:* UPS hat seine Zugangsschlüssel durch eine sicherere Anmeldung ersetzt, OAuth. Sie melden sich bei UPS selbst an; diese Seite sieht Ihr Passwort nie.",
  why3: "*Ohne das:* UPS nennt weder Ihre Preise noch gibt es Etiketten.",
  have: "Halten Sie bereit",
  have1: "Benutzername und Passwort Ihres *UPS.com-Profils*.",
  have2: "*Nummer* und Postleitzahl der Abholadresse jedes UPS-Kontos, mit dem Sie versenden.",
  have3:
    "Für ein Konto, das noch nicht im Profil steht: seine *PIN* oder eine *Rechnung* der letzten 45 Tage.",
  profileAsk: "Was trifft auf Sie zu?",
  "profile-have": "Ich habe ein UPS.com-Profil und kenne Benutzername und Passwort",
  "profile-none": "Ich habe keines, oder komme nicht hinein",
  "profile-campus": "Meines ist ein CampusShip-Profil",
  "advice-have":
    "Nehmen Sie das, in dem alle Ihre Konten stehen oder stehen sollen: Konten mehrerer Profile lassen sich nicht zusammen prüfen.",
  "advice-none":
    "Legen Sie auf {ups} eines mit der E-Mail-Adresse Ihrer Firma an, oder setzen Sie dort das Passwort zurück. Kommen Sie dann wieder: Diese Seite bleibt, wie sie ist.",
  "advice-campus":
    "Ein CampusShip-Profil geht nicht: Nach der Anmeldung führt UPS es woanders hin und nie hierher zurück. Legen Sie auf {ups} ein neues Profil mit einer E-Mail-Adresse an, die noch kein UPS-Profil hatte, und fügen Sie Ihre Konten hinzu.",
  profileReady: "Mein Profil ist bereit",
  registerWhat:
    "Jedes Konto muss unter diesem einen Profil stehen. Sind Sie sicher, dass es so ist, gehen Sie weiter.",
  allThere: "Alle stehen dort",
  addWhat: "Geben Sie die Konten ein, mit denen Sie versenden. UPS nennt keine Liste davon.",
  theseAreAll: "Das sind alle",
  noneYet: "Noch ist kein Konto eingegeben.",
  signInAtUps: "Bei UPS anmelden",
  connectWhat: {
    one: "Eine Anmeldung prüft Ihr Konto:",
    other: "Eine Anmeldung prüft alle {n} Konten:",
  },
  connect1:
    "Auf der ersten Seite von UPS geben Sie Ihren *Benutzernamen* ein, stimmen den Bedingungen zu und wählen Continue.",
  connect2: "Auf der zweiten geben Sie Ihr *Passwort* ein und wählen Log In.",
  connect3: "UPS schickt Sie hierher zurück, und jedes Konto wird geprüft.",
  allGood: { one: "Ihr Konto ist verbunden.", other: "Alle {n} Konten sind verbunden." },
  someLeft: {
    one: "{n} von {all} Konten ist verbunden.",
    other: "{n} von {all} Konten sind verbunden.",
  },
  someLeftNext: "Was zu tun ist, steht bei jedem Konto. Prüfen Sie danach neu.",
  notConnected: "Sie sind in diesem Tab nicht bei UPS angemeldet.",
  askedAgain: "UPS fragt wieder bis {day}.",
  changeAccounts: "Konten ändern",
  closeTab: "Sie sind fertig: Diese Seite kann geschlossen werden.",
  "ask-affected": "Wie weiß ich, ob es mich betrifft?",
  "answer-affected":
    "Es betrifft Sie, wenn hier mit einer UPS-Kontonummer von Ihnen versendet wird: Damit Ihr Konto belastet wird und seine Preise zu sehen sind, muss es verbunden sein.",
  "ask-holder": "Wer ist der Hauptinhaber des Kontos?",
  "answer-holder":
    "Wer das Konto bei UPS eröffnet hat: oft der Inhaber, die Buchhaltung oder die Versandleitung. An diese Person gehen die Rechnungen von UPS, und PINs gehen an die damals genannte Adresse und E-Mail-Adresse.",
  "ask-number": "Wo finde ich meine Kontonummer?",
  "answer-number":
    "Sechs Buchstaben und Ziffern: oben auf jeder Rechnung von UPS, in der Sendungsnummer Ihrer eigenen Etiketten gleich nach 1Z, und in der Versandsoftware unter Einstellungen, Paketdienste, Kontonr. oder Partner-ID.",
  "ask-email": "Brauche ich eine neue E-Mail-Adresse?",
  "answer-email":
    "Nur wenn Ihre zu einem CampusShip-Profil gehört: Das neue Profil braucht dann eine Adresse, die noch kein UPS-Profil hatte. Sonst nehmen Sie das Profil, das Sie haben.",
  "ask-pin": "Ich habe keine PIN oder habe sie verloren",
  "answer-pin":
    "Wählen Sie unter „Add Existing Account“ PIN und fordern Sie eine neue an: UPS schickt sie an die Adresse des Kontos. Schneller geht es mit Rechnungsdaten: Nummer, Datum und Betrag einer Rechnung der letzten 45 Tage.",
  "ask-whom": "Wen frage ich?",
  "answer-whom":
    "Zu Profil, Konto, PIN oder Rechnung: UPS, über „Contact Us“ auf {ups}. Zu dieser Seite: wer sie betreibt.",
  "ask-password": "Sieht diese Seite mein Passwort?",
  "answer-password":
    "Nein. Sie geben es auf der Seite von UPS selbst ein, wie die Adresszeile zeigt. Diese Seite bekommt eine Erlaubnis, die von selbst endet.",
  "ask-refused": "Alles ist richtig, und UPS lehnt immer noch ab",
  "answer-refused":
    "Sehen Sie noch einmal nach, ob das Konto unter „Accounts and Payment“ genau des Nutzers steht, der sich anmeldet; melden Sie sich auf {ups} ab und prüfen Sie neu. Bleibt es so, wenden Sie sich an UPS und nennen den Code, der beim Konto steht.",
};
