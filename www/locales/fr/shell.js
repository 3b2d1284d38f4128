export default {
  carriers: "Transporteurs", rate: "Tarifs", ship: "Expédier", labels: "Étiquettes", track: "Suivre", main: "Navigation principale", environment: "Environnement", language: "Langue",
  disconnected: "Non connecté", connecting: "Connexion en cours", connected: "Connecté", expiring: "Connecté", reconnect_required: "Reconnectez-vous",
  verify: "Connecter", tryAgain: "Réessayer", disconnect: "Déconnecter", stay: "Rester", disconnectAll: "Déconnecter et oublier comptes et étiquettes",
  disconnectAsk: "Déconnecter cet onglet d’UPS ? {ups} garde sa propre connexion : sur un ordinateur partagé, déconnectez-vous aussi là-bas.",
  keys: "Raccourcis clavier", keysThen: "puis", keysFirst: "Premier champ de la page", keysHelp: "Cette liste", keysOn: "Utiliser ces touches",
  notAffiliated: "Parcelgate n’est pas affilié à UPS.",
  batch: "Beaucoup d’envois",
  offline: "Cet appareil est hors ligne. Ce qui est saisi reste ; rien ne peut être demandé ni acheté avant son retour.",
  station: "Poste d’emballage",
};
