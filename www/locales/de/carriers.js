export default {
  title: "Paketdienste",
  intro:
    "Die UPS-Konten, mit denen Sie versenden. Eine Anmeldung prüft alle Konten eines UPS.com-Profils.",
  add: "Konto hinzufügen",
  addFirst: "Erstes Konto hinzufügen",
  empty: "Noch kein Konto. Fügen Sie die UPS-Kontonummer hinzu, mit der Sie versenden.",
  accounts: "UPS-Konten",
  columnAccount: "Kontonr. / Partner-ID",
  columnState: "Zustand",
  columnBy: "Neu prüfen bis",
  formTitle: "Konto hinzufügen",
  number: "Kontonummer",
  nickname: "Eigene Bezeichnung",
  postalCode: "Postleitzahl der Abholadresse",
  keep: "Konto behalten",
  verify: "Prüfen",
  verifyAgain: "Neu prüfen",
  remove: "Entfernen",
  verifyOne: "{number} prüfen",
  verifyAgainOne: "{number} neu prüfen",
  edit: "Bearbeiten",
  editOne: "{number} bearbeiten",
  removeOne: "{number} entfernen",
  verifying: "{number} wird geprüft",
  added: "{number} hinzugefügt",
  changed: "{number} geändert",
  removed: "{number} entfernt",
  checkedAt: "geprüft um {time}",
  signedInUntil: "in diesem Tab angemeldet bis {time}",
  notSignedIn: "in diesem Tab nicht angemeldet",
  notLasting:
    "Dieser Browser behält nichts für diese Seite: Nach dem Neuladen müssen Sie sich anmelden und die Konten neu eingeben.",
  removeAsk: "{number} aus dieser Liste entfernen?",
  removeWhat: "Auf UPS.com ändert sich nichts; Sie können es wieder hinzufügen.",
  otherProfile: "Mit einem anderen Profil anmelden",
  window: "Die Anmeldung von UPS in einem eigenen Fenster öffnen",
  waiting: "Warten auf UPS...",
  opening: "UPS wird geöffnet...",
  windowOpen: "Die Anmeldung von UPS ist in einem anderen Fenster offen.",
  stopWaiting: "Nicht mehr warten",
  notOnProfile: "Sie sind angemeldet, aber UPS sagt: {number} gehört nicht zu diesem Profil.",
  notOnProfile0:
    "Vergleichen Sie {number} mit Ihrer Rechnung: ein falsches Zeichen genügt. Ist es falsch, ändern Sie es hier.",
  notOnProfile1:
    "Öffnen Sie {ups} als der Nutzer, mit dem Sie prüfen, und dort „Accounts and Payment“.",
  notOnProfile2:
    "Wählen Sie „Add Existing Account“, geben Sie {number} und die Postleitzahl {postalCode} ein, bestätigen Sie mit einer PIN oder einer neuen Rechnung.",
  notOnProfile3:
    "Kommen Sie zurück und melden Sie sich noch einmal an. Gehört das Konto zu einem anderen Profil, melden Sie sich zuerst auf UPS.com ab.",
  unclearWhat: "UPS nennt nur Listenpreise, was zweierlei heißen kann.",
  unclear1: "Das Konto hat keine verhandelten Preise: Sie können zu Listenpreisen versenden.",
  unclear2:
    "Oder {number} gehört nicht zu Ihrem Profil: Sehen Sie auf UPS.com unter „Accounts and Payment“ nach und fügen Sie es dort hinzu.",
  listRates:
    "Sie können versenden, zu Listenpreisen: UPS hat für dieses Profil und Konto keine verhandelten Preise.",
  expiredWhat: "Die Anmeldung ist beendet.",
  expiredNext: "Melden Sie sich noch einmal an: Was Sie anderswo eingegeben haben, bleibt.",
  guide: "Schritt für Schritt führen",
  before: "Vor der Prüfung",
  before1: "Sie brauchen ein *UPS.com-Profil* mit Benutzername und Passwort.",
  before2: "Melden Sie *jedes Konto* unter diesem einen Profil an, unter „Accounts and Payment“.",
  before3: "Halten Sie die *PIN* oder eine neue *Rechnung* jedes Kontos bereit.",
  register: "Ein Konto auf UPS.com anmelden",
  register1: "Legen Sie auf UPS.com ein Profil an oder melden Sie sich an.",
  register2: "Öffnen Sie das Profilmenü, dann *Accounts and Payment*.",
  register3: "Wählen Sie unter „Add a Payment Method“ *Add Existing Account*.",
  register4: "Geben Sie Kontonummer, Bezeichnung und die Postleitzahl der Abholadresse ein.",
  register5:
    "Bestätigen Sie mit einer *PIN*, die an die Adresse der Kontoeröffnung geschickt wird, oder mit *Rechnungsdaten* der letzten 45 Tage.",
  register6:
    "Wiederholen Sie das für jedes Konto. Alle müssen unter demselben Benutzernamen stehen.",
  campus: "CampusShip-Profil",
  campusWhat:
    "Ein CampusShip-Profil geht nicht: UPS führt es woanders hin und nie hierher zurück. Legen Sie ein neues UPS.com-Profil mit einer E-Mail-Adresse an, die noch keines hatte, und fügen Sie Ihre Konten hinzu.",
  stranded: "Ich habe mich angemeldet und kam nicht zurück",
  stranded1:
    "Sie sind bei CampusShip oder auf der Startseite von UPS: Ihr Profil ist ein CampusShip-Profil, siehe oben.",
  stranded2:
    "Sie sehen eine Seite mit rohem Text und einem Code: Diese Seite ist bei UPS nicht richtig eingetragen; schicken Sie den Text an ihren Betreiber.",
  stranded3:
    "Es geschieht nichts: Kommen Sie in diesen Tab zurück und beginnen Sie die Anmeldung noch einmal.",
  other: "Ein anderes Profil verwenden",
  otherWhat:
    "UPS.com behält die eigene Anmeldung. Für ein anderes Profil öffnen Sie UPS.com, melden sich dort ab und hier noch einmal an.",
  emptyLocked: "Hier ist noch kein Konto. Der Betreiber der Seite fügt sie hinzu.",
};
