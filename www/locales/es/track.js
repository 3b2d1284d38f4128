export default {
  title: "Rastrear", intro: "Dónde está un paquete, en palabras sencillas.", number: "Número de seguimiento", track: "Rastrear", empty: "Aún no se ha rastreado nada. Escriba un número que empiece por 1Z.",
  digit: "El último dígito no encaja con los demás: si UPS no conoce el número, busque un error al escribirlo.", also: "También pegado:", onUps: "Verlo en UPS.com",
  notKnown: "UPS no conoce este número.", notKnownWhy: "Es demasiado nuevo, tiene más de 120 días o está mal escrito.",
  waitsUntil: "Espera hasta el {day}.", due: "Previsto para el {day}.", dueWindow: "Previsto para el {day}, de {from} a {to}.", came: "Entregado el {day}.", cameTo: "Entregado el {day}, recibido por {who}.", cameLeft: "Entregado el {day} ({where}).", cameToLeft: "Entregado el {day}, recibido por {who} ({where}).",
  label_created: "Etiqueta creada", label_createdWhat: "UPS aún no tiene el paquete.", in_transit: "En camino", in_transitWhat: "UPS lo está transportando.",
  out_for_delivery: "En reparto", out_for_deliveryWhat: "Llega hoy.", ready_for_pickup: "Listo para recoger", ready_for_pickupWhat: "Está en un punto de recogida.",
  delivered: "Entregado", deliveredWhat: "", exception: "Requiere atención", exceptionWhat: "Algo lo retiene: vea los eventos.",
  returning: "De vuelta", returningWhat: "Vuelve al remitente.", voided: "Anulado", voidedWhat: "La etiqueta se devolvió; UPS no lo transportará.",
  unknown: "Desconocido", unknownWhat: "Las palabras de UPS están abajo.",
};
