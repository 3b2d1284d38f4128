export default {
  title: "Suivre", intro: "Où se trouve un colis, en mots simples.", number: "Numéro de suivi", track: "Suivre", empty: "Rien de suivi pour l’instant. Saisissez un numéro qui commence par 1Z.",
  digit: "Le dernier chiffre ne correspond pas aux autres : si UPS ne connaît pas le numéro, cherchez une faute de frappe.", also: "Aussi collé :", onUps: "Le voir sur UPS.com",
  notKnown: "UPS ne connaît pas ce numéro.", notKnownWhy: "Il est trop récent, a plus de 120 jours ou est mal saisi.",
  waitsUntil: "Il attend jusqu’au {day}.", due: "Prévu le {day}.", dueWindow: "Prévu le {day}, de {from} à {to}.", came: "Livré le {day}.", cameTo: "Livré le {day}, reçu par {who}.", cameLeft: "Livré le {day} ({where}).", cameToLeft: "Livré le {day}, reçu par {who} ({where}).",
  label_created: "Étiquette créée", label_createdWhat: "UPS n’a pas encore le colis.", in_transit: "En route", in_transitWhat: "UPS le transporte.",
  out_for_delivery: "En cours de livraison", out_for_deliveryWhat: "Il arrive aujourd’hui.", ready_for_pickup: "À retirer", ready_for_pickupWhat: "Il se trouve dans un point relais.",
  delivered: "Livré", deliveredWhat: "", exception: "Demande votre attention", exceptionWhat: "Quelque chose le retient : voir les événements.",
  returning: "En retour", returningWhat: "Il revient à l’expéditeur.", voided: "Annulé", voidedWhat: "L’étiquette a été rendue ; UPS ne le transportera pas.",
  unknown: "Inconnu", unknownWhat: "Les mots d’UPS sont ci-dessous.",
};
