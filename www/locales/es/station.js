// Puesto de embalaje: pedidos leídos, pesados, enviados, impresos.
export default {
  title: "Puesto de embalaje", intro: "Lea el número de un pedido, péselo, pulse Intro: la etiqueta se compra y se imprime.", begin: "Empezar", order: "Número de pedido",
  preset: "Embalado como", asOrdered: "Como dice el pedido", weight: "Peso ({unit})", price: "Obtener el precio", outcome: "Este pedido", log: "Enviados aquí",
  ready: "Listo: lea el número de un pedido, o escríbalo y pulse Intro. Escape vuelve a empezar.", weigh: "Péselo y pulse Intro.", unknown: "No hay ningún pedido {number}.",
  unknownNext: "Revise el número o tome una tabla más nueva.", shippedBefore: "El pedido {number} ya se envió.", shipTwice: "Enviar otro para él",
  lostOrder: "Se perdió la respuesta de UPS al pedido {number}: puede estar enviado.", lostAsk: "Preguntar a UPS en la página Enviar", leave: "Dejarlo (Escape)",
  printAgain: "Imprimir otra vez", printAgainOne: "Imprimir otra vez: pedido {number}", orders: {"one": "Queda {n} pedido.", "other": "Quedan {n} pedidos."},
  settings: "Cómo trabaja este puesto", limit: "No preguntar por debajo de ({currency})", limitWrong: "Un importe, como 20 o 20,00; vacío pregunta siempre.",
  labelsGo: "Las etiquetas van", way_dialog: "Al cuadro de impresión", way_printer: "A {printer}", way_none: "A ninguna parte: las imprimo en la página Etiquetas",
  settingsWhy: "Un precio por debajo del importe se compra sin preguntar.",
  settingsPrinter: "Un precio por debajo del importe se compra sin preguntar. Aquí puede usarse una impresora térmica elegida en la página Etiquetas.",
  scaleChoose: "Usar una balanza", scaleNone: "Este navegador no lee balanzas: Chrome y Edge sí. Escriba el peso.", scaleGone: "La balanza se fue. Conéctela y elíjala de nuevo.",
  scale_moving: "en movimiento", scale_zero: "vacía", scale_fault: "dice que algo va mal", scale_below_zero: "bajo cero: póngala a cero",
  scale_too_heavy: "demasiado pesado para esta balanza", scale_calibrate: "quiere calibrarse", scale_rezero: "quiere ponerse a cero",
  lookupFailed: "No se pudo buscar el pedido {number}.", lookupNext: "Escanéelo otra vez. Si sigue igual, avise a quien administra esta página.",
  mendWeight: "Corrija el peso y pulse Intro.", mendSender: "El remitente viene con el pedido o, si no, de la página de tarifas: corríjalo allí y escanee el pedido otra vez.",
  mendOrder: "Corrija el pedido donde se origina y escanéelo otra vez.",
};
