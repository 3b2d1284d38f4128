// Deutsch: Versandetiketten und Drucker.
const ERRORS = {
  label_unusable: [
    "Das Etikett konnte nicht benutzt werden.",
    "{code}",
    "Laden Sie es herunter, wie es ist.",
  ],
  label_empty: [
    "Es gibt kein Etikett.",
    "UPS gab keines, oder es ist leer.",
    "Holen Sie das Etikett neu von UPS.",
  ],
  label_not_base64: [
    "Das Etikett ist nicht lesbar.",
    "Sein Text ist kein base64.",
    "Geben Sie die Bytes, oder den Text von UPS.",
  ],
  label_form_unknown: [
    "Das ist kein Etikett.",
    "Seine Bytes haben keine der Formen, in denen UPS Etiketten herausgibt.",
    "Laden Sie es herunter, wie es ist, oder holen Sie das Etikett neu.",
  ],
  label_no_picture: [
    "Dieses Etikett ist kein Bild.",
    "Hier wird ein Bild gebraucht, es hat eine andere Form.",
    "Laden Sie es herunter und öffnen Sie es mit dem Programm für seine Form.",
  ],
  label_too_large: [
    "Dieses Bild ist zu groß für ein Etikett.",
    "Es hat mehr Punkte als jedes Etikett.",
    "Laden Sie es herunter, wie es ist, oder holen Sie das Etikett neu.",
  ],
  label_truncated: [
    "Das Etikett ist unvollständig.",
    "Das Bild endet zu früh: Nicht alles kam an.",
    "Holen Sie das Etikett neu. Was kam, lässt sich herunterladen.",
  ],
  label_damaged: [
    "Das Etikett ist beschädigt.",
    "Das Bild verletzt die Regeln seiner Form.",
    "Holen Sie das Etikett neu. Was kam, lässt sich herunterladen.",
  ],
  label_several_frames: [
    "Die Datei enthält mehr als ein Bild.",
    "Welches davon das Etikett ist, lässt sich nicht wissen.",
    "Laden Sie sie herunter und sehen Sie sie an.",
  ],
  label_none_to_print: [
    "Kein Etikett lässt sich drucken.",
    "Jedes hat ein eigenes Problem.",
    "Lesen Sie die Worte bei jedem Etikett.",
  ],
  label_crashed: [
    "Das Etikett konnte nicht gezeichnet werden.",
    "Das Zeichnen brach ab oder dauerte zu lang.",
    "Laden Sie das Etikett herunter; der Drucker kann es nehmen, wie es ist.",
  ],
  sheet_no_such_slot: [
    "Diesen Platz hat das Blatt nicht.",
    "Gezählt wird ab 1.",
    "Wählen Sie einen Platz, den das Blatt hat.",
  ],
  sheet_per_sheet: [
    "So viele Etiketten gehen nicht auf dieses Papier.",
    "Ein Etikett wird zum Versenden nie verkleinert.",
    "Nehmen Sie eines je Blatt auf Etikettenpapier, eines oder zwei auf Letter und A4.",
  ],
  stock_unknown: [
    "Dieses Papier ist nicht bekannt.",
    "Es gibt 4x6, 4x8, letter und a4.",
    "Wählen Sie eines davon.",
  ],
  workers_missing: [
    "Dieser Browser ist zu alt für Etiketten.",
    "Er hat keine Worker, in denen Etiketten entstehen.",
    "Benutzen Sie einen neueren Browser, oder laden Sie das Etikett herunter und drucken Sie es.",
  ],
  workers_refused: [
    "Diese Seite darf ihren Etiketten-Worker nicht starten.",
    "Ihre Sicherheitsregel erlaubt es nicht.",
    "Der Betreiber der Seite erlaubt worker-src 'self' und die Trusted-Types-Regel parcelgate.",
  ],
  print_page_missing: [
    "Die Druckseite ist nicht auf diesem Server.",
    "print.html und der Ordner print gehören neben die Seite.",
    "Sagen Sie es dem Betreiber dieser Seite. Speichern Sie solange ein PDF und drucken Sie das.",
  ],
  preview_empty: [
    "Es gibt nichts zu zeichnen.",
    "Das Etikett enthält nichts Druckbares.",
    "Laden Sie es herunter und schicken Sie es an den Drucker.",
  ],
  preview_too_large: [
    "Das Etikett ist zu groß zum Zeichnen.",
    "Es hat mehr Bytes als jedes Etikett.",
    "Laden Sie es herunter und schicken Sie es an den Drucker.",
  ],
  preview_dpi_unknown: [
    "Einen solchen Drucker gibt es nicht.",
    "Drucker haben 203, 300 oder 600 Punkte je Zoll.",
    "Wählen Sie eines davon.",
  ],
  printer_way_unknown: [
    "Dieser Weg zu einem Drucker ist nicht bekannt.",
    "Es gibt usb, serial, browser-print und qz.",
    "Wählen Sie einen davon.",
  ],
  scale_way_missing: [
    "Dieser Browser liest keine Waagen.",
    "Das können nur Chrome und Edge, über HTTPS.",
    "Tippen Sie das Gewicht.",
  ],
  scale_access_denied: [
    "Die Waage lässt sich nicht öffnen.",
    "Ein anderes Programm benutzt sie, oder dieser Benutzer darf es nicht.",
    "Schließen Sie das andere Programm und wählen Sie die Waage neu, oder tippen Sie das Gewicht.",
  ],
  printer_way_missing: [
    "Dieser Browser erreicht Drucker auf diesem Weg nicht.",
    "Das können nur Chrome und Edge, über HTTPS.",
    "Nehmen Sie den Druckdialog, oder Zebra Browser Print oder QZ Tray.",
  ],
  printer_not_chosen: [
    "Es wurde kein Drucker gewählt.",
    "Die Auswahl des Browsers wurde geschlossen.",
    "Wählen Sie den Drucker noch einmal und drücken Sie dort auf Verbinden.",
  ],
  printer_gone: [
    "Der Drucker ist nicht da.",
    "Er ist aus, abgesteckt oder wurde auf einem anderen Rechner gewählt.",
    "Schalten Sie ihn ein oder wählen Sie ihn noch einmal.",
  ],
  printer_in_use: [
    "Der Drucker ist in Gebrauch.",
    "Ein anderes Programm oder ein anderer Tab hält seinen Anschluss.",
    "Schließen Sie das andere Programm und senden Sie dann noch einmal.",
  ],
  printer_access_denied: [
    "Das System lässt den Browser nicht an den Drucker.",
    "Unter Windows hält ihn sein eigener Treiber; unter Linux fehlt vielleicht eine Regel.",
    "Nehmen Sie stattdessen Zebra Browser Print, QZ Tray oder den Druckdialog.",
  ],
  printer_permission_denied: [
    "Der Browser erlaubt es nicht.",
    "Die Erlaubnis wurde für diese Seite verweigert.",
    "Erlauben Sie es am Schloss neben der Adresse und wählen Sie dann den Drucker noch einmal.",
  ],
  printer_no_way_in: [
    "Dieses Gerät nimmt keine Druckdaten.",
    "Es hat keinen Druckausgang.",
    "Wählen Sie ein anderes Gerät.",
  ],
  printer_language_differs: [
    "Der Drucker spricht eine andere Sprache als das Etikett.",
    "Ein ZPL-Etikett ist nicht für einen EPL-Drucker, und umgekehrt.",
    "Holen Sie das Etikett in der Sprache des Druckers oder als Bild.",
  ],
  printer_language_unknown: [
    "Diese Druckersprache ist nicht bekannt.",
    "Es gibt ZPL und EPL.",
    "Wählen Sie eine davon.",
  ],
  printer_dpi_unknown: [
    "Diese Auflösung eines Druckers gibt es nicht.",
    "Drucker haben 203, 300 oder 600 Punkte je Zoll.",
    "Wählen Sie eines davon.",
  ],
  printer_broke_off: [
    "Die Verbindung zum Drucker brach ab.",
    "Ein Teil des Etiketts kam vielleicht dort an.",
    "Sehen Sie am Drucker nach: Kam das Etikett ganz heraus?",
  ],
  printer_refused: [
    "Das Programm des Druckers hat das Etikett abgelehnt.",
    "Seine Worte stehen unten.",
    "Beheben Sie, was es sagt, und senden Sie dann noch einmal.",
  ],
  printer_unsure: [
    "Ein Etikett kam vielleicht schon heraus.",
    "Die Verbindung brach ab, während es gesendet wurde.",
    "Sehen Sie am Drucker nach und sagen Sie, ob es kam oder noch einmal gesendet werden soll.",
  ],
  agent_missing: [
    "Das Druckprogramm antwortet nicht.",
    "Es läuft auf diesem Rechner nicht oder ist nicht installiert.",
    "Starten Sie Zebra Browser Print oder QZ Tray und versuchen Sie es dann noch einmal.",
  ],
  agent_missing_or_certificate: [
    "Vom Druckprogramm kommt keine Antwort.",
    "Es läuft nicht, oder sein Zertifikat wurde noch nicht angenommen.",
    "Starten Sie es; öffnen Sie seine Adresse einmal in einem Tab und nehmen Sie das Zertifikat an; versuchen Sie es dann noch einmal.",
  ],
  agent_permission_denied: [
    "Die Anfrage an das Druckprogramm wurde verweigert.",
    "Dem Browser oder dem Programm selbst wurde gesagt, diese Seite nicht zu bedienen.",
    "Erlauben Sie den Zugriff auf das lokale Netz am Schloss neben der Adresse, und diese Seite im Programm.",
  ],
  agent_blocked: [
    "Diese Seite darf Programme auf diesem Rechner nicht ansprechen.",
    "Ihre eigene Sicherheitsregel nennt sie nicht.",
    "Der Betreiber der Seite startet ihren Host mit --printer-agents.",
  ],
  agent_answer: [
    "Das Druckprogramm gab eine seltsame Antwort.",
    "Sie ist keine, die seine Hersteller beschreiben.",
    "Aktualisieren Sie Zebra Browser Print und versuchen Sie es dann noch einmal.",
  ],
  agent_signing_failed: [
    "Die Anfrage an QZ Tray konnte nicht unterschrieben werden.",
    "Der Server des Portals gab keine Unterschrift.",
    "Sagen Sie es dem Betreiber dieser Seite.",
  ],
};

const REMARKS = {
  field_not_drawn:
    "Ein Feld lässt sich hier nicht zeichnen; ein Kasten mit Kreuz steht dafür. Der Drucker druckt es vielleicht.",
  graphic_too_large:
    "Ein Bild im Etikett ist größer, als es angibt; ein Kasten mit Kreuz steht dafür.",
  graphic_length_wrong:
    "Ein Bild im Etikett hat eine andere Länge, als es angibt; ein Kasten mit Kreuz steht dafür.",
  number_too_large:
    "Eine Zahl von {detail} ist größer als jedes Etikett; ein Kasten mit Kreuz steht für das Feld.",
  data_too_long:
    "Ein Feld hat mehr Zeichen, als auf ein Etikett passen; ein Kasten mit Kreuz steht dafür.",
  unknown_command: "{detail} ist nicht bekannt und wird hier ausgelassen.",
  printer_command:
    "{detail} gilt den Einstellungen des Druckers: Ein Etikett sollte das nicht haben.",
  stored_object: "{detail} benutzt etwas, das im Drucker liegt und hier nicht zu sehen ist.",
  copies: "Dem Drucker werden {detail} Kopien aufgetragen.",
  format_not_ended: "Das Etikett hat kein Ende ({detail} fehlt): Ein Drucker wartet darauf.",
  too_many_labels: "{detail} Etiketten in einem: Die ersten 50 werden gezeigt.",
  tail_cropped:
    "Auf dem siebten Zoll stehen Worte (Beförderungsbedingungen). Auf 4 x 6 werden sie abgeschnitten; größeres Papier zeigt sie.",
  tail_kept: "Auf dem siebten Zoll stehen Worte (Beförderungsbedingungen), er wird gedruckt.",
  odd_shape:
    "Dieses Bild hat nicht die Form eines UPS-Etiketts (4 x 6 oder 7 Zoll). Es wird als 4 Zoll breit genommen: Sehen Sie es vor dem Drucken an oder laden Sie es herunter, wie es ist.",
  grey: "Das Bild hat Grautöne, die ein Thermodrucker schwarz oder weiß macht.",
};

export default { errors: ERRORS, remarks: REMARKS };
