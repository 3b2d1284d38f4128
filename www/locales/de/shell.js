export default {
  carriers: "Paketdienste", rate: "Preise", ship: "Versenden", labels: "Etiketten", track: "Verfolgen", main: "Hauptnavigation", environment: "Umgebung", language: "Sprache",
  disconnected: "Nicht verbunden", connecting: "Anmeldung läuft", connected: "Verbunden", expiring: "Verbunden", reconnect_required: "Bitte neu anmelden",
  verify: "Verbinden", tryAgain: "Noch einmal versuchen", disconnect: "Trennen", stay: "Bleiben", disconnectAll: "Trennen, Konten und Versandetiketten vergessen",
  disconnectAsk: "Diesen Tab von UPS trennen? {ups} behält die eigene Anmeldung: Melden Sie sich an einem gemeinsamen Rechner auch dort ab.",
  keys: "Tastenkürzel", keysThen: "dann", keysFirst: "Erstes Feld der Seite", keysHelp: "Diese Liste", keysOn: "Diese Tasten benutzen",
  notAffiliated: "Parcelgate ist nicht mit UPS verbunden.",
  batch: "Viele Sendungen",
  offline: "Dieses Gerät ist offline. Was getippt ist, bleibt; bis es wieder da ist, kann nichts gefragt oder gekauft werden.",
  station: "Packplatz",
};
