export default {
  guideTitle: "Connectez vos comptes UPS",
  guideIntro:
    "Une fois pour tous les comptes, puis à nouveau tous les 59 jours environ. Cela prend quelques minutes.",
  steps: "Étapes",
  questions: "Vos questions",
  stepOf: "Étape {n} sur {all} :",
  "step-why": "De quoi il s’agit",
  "step-profile": "Votre profil UPS.com",
  "step-register": "Comptes sur le profil",
  "step-add": "Comptes ici",
  "step-connect": "Se connecter",
  "step-outcome": "Résultat",
  back: "Précédent",
  begin: "Commencer",
  goOn: "Continuer",
  done: "Terminé",
  why1: "*Qui est concerné :* tous ceux qui demandent des tarifs ou impriment des étiquettes UPS ici, avec chaque numéro de compte UPS.",
  why2: "*Pourquoi :* UPS a remplacé ses clés d’accès par une connexion plus sûre, OAuth. Vous vous connectez chez UPS même ; cette page ne voit jamais votre mot de passe.",
  why3: "*Sans cela :* UPS ne donne ni vos prix ni d’étiquettes.",
  have: "Ayez sous la main",
  have1: "Nom d’utilisateur et mot de passe de votre *profil UPS.com*.",
  have2: "*Numéro* et code postal d’enlèvement de chaque compte UPS avec lequel vous expédiez.",
  have3:
    "Pour un compte qui n’est pas encore sur le profil : son *PIN*, ou une *facture* des 45 derniers jours.",
  profileAsk: "Quel est votre cas ?",
  "profile-have": "J’ai un profil UPS.com et je connais son nom d’utilisateur et son mot de passe",
  "profile-none": "Je n’en ai pas, ou je n’y accède plus",
  "profile-campus": "Le mien est un profil CampusShip",
  "advice-have":
    "Prenez celui qui a, ou aura, tous vos comptes : des comptes de plusieurs profils ne peuvent être vérifiés ensemble.",
  "advice-none":
    "Créez-en un sur {ups} avec l’e-mail de votre société, ou réinitialisez-y le mot de passe. Puis revenez : cette page reste comme elle est.",
  "advice-campus":
    "Un profil CampusShip ne peut pas servir : après la connexion, UPS l’envoie ailleurs et jamais ici. Créez un nouveau profil sur {ups} avec un e-mail qui n’a jamais eu de profil UPS, et ajoutez-y vos comptes.",
  profileReady: "Mon profil est prêt",
  registerWhat: "Chaque compte doit être sous ce seul profil. Si vous en êtes sûr, continuez.",
  allThere: "Ils y sont tous",
  addWhat: "Saisissez les comptes avec lesquels vous expédiez. UPS n’en donne pas la liste.",
  theseAreAll: "C’est tout",
  noneYet: "Aucun compte n’est encore saisi.",
  signInAtUps: "Se connecter chez UPS",
  connectWhat: {
    one: "Une connexion vérifie votre compte :",
    other: "Une connexion vérifie les {n} comptes :",
  },
  connect1:
    "Sur la première page d’UPS, saisissez votre *nom d’utilisateur*, acceptez les conditions et choisissez Continue.",
  connect2: "Sur la seconde, saisissez votre *mot de passe* et choisissez Log In.",
  connect3: "UPS vous renvoie ici, et chaque compte est contrôlé.",
  allGood: { one: "Votre compte est connecté.", other: "Les {n} comptes sont connectés." },
  someLeft: {
    one: "{n} compte sur {all} est connecté.",
    other: "{n} comptes sur {all} sont connectés.",
  },
  someLeftNext: "Ce qui reste à faire est à chaque compte. Ensuite, vérifiez à nouveau.",
  notConnected: "Vous n’êtes pas connecté chez UPS dans cet onglet.",
  askedAgain: "UPS le redemandera avant le {day}.",
  changeAccounts: "Changer les comptes",
  closeTab: "C’est fini : vous pouvez fermer cette page.",
  "ask-affected": "Comment savoir si cela me concerne ?",
  "answer-affected":
    "Oui, si un de vos numéros de compte UPS sert à expédier ici : pour facturer votre compte et voir ses prix, le compte doit être connecté.",
  "ask-holder": "Qui est le titulaire principal du compte ?",
  "answer-holder":
    "Qui a ouvert le compte chez UPS : souvent le patron, la comptabilité ou le chef des expéditions. Les factures d’UPS lui sont adressées, et les PIN vont à l’adresse et à l’e-mail donnés alors.",
  "ask-number": "Où trouver mon numéro de compte ?",
  "answer-number":
    "Six lettres et chiffres : en haut de chaque facture UPS, dans le numéro de suivi de vos propres étiquettes juste après 1Z, et dans le logiciel d’expédition sous Réglages, Transporteurs, N° de compte ou ID partenaire.",
  "ask-email": "Dois-je prendre un nouvel e-mail ?",
  "answer-email":
    "Seulement si le vôtre appartient à un profil CampusShip : le nouveau profil veut alors un e-mail qui n’a jamais eu de profil UPS. Sinon, prenez votre profil.",
  "ask-pin": "Je n’ai pas de PIN, ou je l’ai perdu",
  "answer-pin":
    "Dans « Add Existing Account », choisissez PIN et demandez-en un nouveau : UPS l’envoie par courrier à l’adresse du compte. Plus rapides, les données d’une facture : numéro, date et montant d’une facture des 45 derniers jours.",
  "ask-whom": "À qui demander ?",
  "answer-whom":
    "Pour le profil, le compte, le PIN ou la facture : à UPS, par « Contact Us » sur {ups}. Pour cette page : à qui l’exploite.",
  "ask-password": "Cette page voit-elle mon mot de passe ?",
  "answer-password":
    "Non. Vous le tapez sur la page d’UPS, comme le montre la barre d’adresse. Cette page reçoit une permission qui prend fin d’elle-même.",
  "ask-refused": "Tout est juste, et UPS refuse encore",
  "answer-refused":
    "Regardez encore si le compte est sous « Accounts and Payment » de l’utilisateur même qui se connecte ; déconnectez-vous de {ups} et vérifiez à nouveau. Si rien ne change, contactez UPS et donnez-leur le code inscrit au compte.",
};
