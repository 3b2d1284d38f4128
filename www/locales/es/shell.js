export default {
  carriers: "Transportistas", rate: "Tarifas", ship: "Enviar", labels: "Etiquetas", track: "Rastrear", main: "Principal", environment: "Entorno", language: "Idioma",
  disconnected: "Sin conexión", connecting: "Iniciando sesión", connected: "Conectado", expiring: "Conectado", reconnect_required: "Inicie sesión de nuevo",
  verify: "Conectar", tryAgain: "Intentar de nuevo", disconnect: "Desconectar", stay: "Quedarse", disconnectAll: "Desconectar y olvidar cuentas y etiquetas",
  disconnectAsk: "¿Desconectar esta pestaña de UPS? {ups} mantiene su propia sesión: en un ordenador compartido, ciérrela también allí.",
  keys: "Atajos de teclado", keysThen: "y luego", keysFirst: "Primer campo de la página", keysHelp: "Esta lista", keysOn: "Usar estas teclas",
  notAffiliated: "Parcelgate no está afiliado a UPS.",
  batch: "Muchos envíos",
  offline: "Este dispositivo no tiene conexión. Lo escrito se conserva; hasta que vuelva no se puede consultar ni comprar nada.",
  station: "Puesto de embalaje",
};
