// Poste d’emballage : commandes lues, pesées, expédiées, imprimées.
export default {
  title: "Poste d’emballage", intro: "Lisez le numéro d’une commande, pesez-la, appuyez sur Entrée : l’étiquette est achetée et imprimée.", begin: "Commencer",
  order: "Numéro de commande", preset: "Emballé comme", asOrdered: "Comme le dit la commande", weight: "Poids ({unit})", price: "Demander le prix", outcome: "Cette commande",
  log: "Expédiées ici", ready: "Prêt : lisez le numéro d’une commande, ou tapez-le et appuyez sur Entrée. Échap recommence.", weigh: "Pesez-la, puis appuyez sur Entrée.",
  unknown: "Il n’y a pas de commande {number}.", unknownNext: "Vérifiez le numéro, ou prenez un tableau plus récent.", shippedBefore: "La commande {number} a déjà été expédiée.",
  shipTwice: "En expédier une de plus", lostOrder: "La réponse d’UPS pour la commande {number} s’est perdue : elle est peut-être expédiée.",
  lostAsk: "Demander à UPS sur la page Expédier", leave: "La laisser (Échap)", printAgain: "Imprimer encore", printAgainOne: "Imprimer encore : commande {number}",
  orders: {"one": "Il reste {n} commande.", "other": "Il reste {n} commandes."}, settings: "Comment ce poste travaille", limit: "Ne pas demander au-dessous de ({currency})",
  limitWrong: "Un montant, comme 20 ou 20,00 ; vide demande toujours.", labelsGo: "Les étiquettes vont", way_dialog: "À la boîte d’impression", way_printer: "Vers {printer}",
  way_none: "Nulle part : je les imprime sur la page Étiquettes", settingsWhy: "Un prix au-dessous du montant est acheté sans question.",
  settingsPrinter: "Un prix au-dessous du montant est acheté sans question. Une imprimante thermique choisie sur la page Étiquettes peut servir ici.",
  scaleChoose: "Utiliser une balance", scaleNone: "Ce navigateur ne lit pas de balance : Chrome et Edge le font. Tapez le poids.",
  scaleGone: "La balance n’est plus là. Branchez-la et choisissez-la de nouveau.", scale_moving: "en mouvement", scale_zero: "vide", scale_fault: "dit que quelque chose ne va pas",
  scale_below_zero: "sous zéro : remettez-la à zéro", scale_too_heavy: "trop lourd pour cette balance", scale_calibrate: "veut être étalonnée",
  scale_rezero: "veut être remise à zéro",
  lookupFailed: "La commande {number} n’a pas pu être cherchée.", lookupNext: "Scannez-la encore. Si cela persiste, prévenez l’exploitant de cette page.",
};
