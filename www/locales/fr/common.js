export default {
  ownTab: "Ouvrir dans un onglet à part",
  asking: "Demande à UPS...", askingAgain: "Nouvelle demande à UPS dans {n} s", stop: "Arrêter", reload: "Recharger", cancel: "Annuler", keepIt: "Le garder", close: "Fermer",
  unchecked: "Pas encore vérifié", checking: "Vérification", verified: "Vérifié", list_rates_only: "Tarifs publics seulement", not_on_profile: "Pas sur ce profil",
  unclear: "Incertain", expired: "Expiré", error: "N’a pas pu être contrôlé",
  country: "Pays", goCarriers: "Aller à Transporteurs", goRate: "Aller à Tarifs", goLabels: "Ouvrir Étiquettes", upsSite: "UPS.com",
  signInAgain: "Reconnectez-vous", signInAgainWhy: "Reconnectez-vous chez UPS : la connexion appartient à un seul onglet et elle est terminée. Votre saisie est conservée.",
  noAccount: "Aucun compte vérifié pour l’instant", noAccountWhy: "Vérifiez d’abord un compte UPS : les prix et les étiquettes en dépendent.",
  sandbox: "Bac à sable : rien n’arrive chez UPS, et les étiquettes portent SAMPLE", cie: "Environnement d’essai d’UPS : les étiquettes portent SAMPLE",
};
