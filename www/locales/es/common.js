export default {
  ownTab: "Abrir en una pestaña propia",
  asking: "Consultando a UPS...", askingAgain: "Se consulta de nuevo a UPS en {n} s", stop: "Detener", reload: "Recargar", cancel: "Cancelar", keepIt: "Conservarla", close: "Cerrar",
  unchecked: "Aún sin verificar", checking: "Verificando", verified: "Verificada", list_rates_only: "Solo tarifas de lista", not_on_profile: "No está en este perfil",
  unclear: "No está claro", expired: "Caducada", error: "No se pudo comprobar",
  country: "País", goCarriers: "Ir a Transportistas", goRate: "Ir a Tarifas", goLabels: "Abrir Etiquetas", upsSite: "UPS.com",
  signInAgain: "Inicie sesión de nuevo", signInAgainWhy: "Inicie sesión de nuevo en UPS: la sesión pertenece a una sola pestaña y ha terminado. Lo que escribió se conserva.",
  noAccount: "Aún no hay ninguna cuenta verificada", noAccountWhy: "Verifique primero una cuenta de UPS: de ella vienen los precios y las etiquetas.",
  sandbox: "Entorno de pruebas local: nada llega a UPS y las etiquetas dicen SAMPLE", cie: "Entorno de pruebas de UPS: las etiquetas dicen SAMPLE",
};
