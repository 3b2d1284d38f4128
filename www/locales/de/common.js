export default {
  ownTab: "In einem eigenen Tab öffnen",
  asking: "UPS wird gefragt...", askingAgain: "UPS wird in {n} s noch einmal gefragt", stop: "Anhalten", reload: "Neu laden", cancel: "Abbrechen", keepIt: "Behalten", close: "Schließen",
  unchecked: "Noch nicht geprüft", checking: "Wird geprüft", verified: "Geprüft", list_rates_only: "Nur Listenpreise", not_on_profile: "Nicht in diesem Profil",
  unclear: "Unklar", expired: "Abgelaufen", error: "Prüfung nicht möglich",
  country: "Land", goCarriers: "Zu den Paketdiensten", goRate: "Zu den Preisen", goLabels: "Versandetiketten öffnen", upsSite: "UPS.com",
  signInAgain: "Bitte neu anmelden", signInAgainWhy: "Melden Sie sich bei UPS neu an: Die Anmeldung gehört zu einem Tab und ist beendet. Ihre Eingaben bleiben.",
  noAccount: "Noch kein geprüftes Konto", noAccountWhy: "Prüfen Sie zuerst ein UPS-Konto: Preise und Versandetiketten kommen von dort.",
  sandbox: "Sandbox: Nichts hiervon erreicht UPS, auf den Versandetiketten steht SAMPLE", cie: "Testumgebung von UPS: Auf den Versandetiketten steht SAMPLE",
};
