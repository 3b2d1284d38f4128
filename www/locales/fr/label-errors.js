// Français : étiquettes et imprimantes.
const ERRORS = {
  label_unusable: ["L’étiquette n’a pas pu servir.", "{code}", "Téléchargez-la telle quelle."],
  label_empty: [
    "Il n’y a pas d’étiquette.",
    "UPS n’en a pas donné, ou elle est vide.",
    "Redemandez l’étiquette à UPS.",
  ],
  label_not_base64: [
    "L’étiquette ne peut pas être lue.",
    "Son texte n’est pas du base64.",
    "Donnez les octets, ou le texte d’UPS.",
  ],
  label_form_unknown: [
    "Ce n’est pas une étiquette.",
    "Ses octets n’ont aucune des formes dans lesquelles UPS donne ses étiquettes.",
    "Téléchargez-la telle quelle, ou redemandez l’étiquette.",
  ],
  label_no_picture: [
    "Cette étiquette n’est pas une image.",
    "Une image était attendue ici, elle est d’une autre forme.",
    "Téléchargez-la et ouvrez-la avec le programme de son format.",
  ],
  label_too_large: [
    "Cette image est trop grande pour une étiquette.",
    "Elle a plus de points que toute étiquette.",
    "Téléchargez-la telle quelle, ou redemandez l’étiquette.",
  ],
  label_truncated: [
    "L’étiquette est incomplète.",
    "L’image finit trop tôt : tout n’est pas arrivé.",
    "Redemandez l’étiquette. Ce qui est arrivé peut être téléchargé.",
  ],
  label_damaged: [
    "L’étiquette est abîmée.",
    "L’image enfreint les règles de son format.",
    "Redemandez l’étiquette. Ce qui est arrivé peut être téléchargé.",
  ],
  label_several_frames: [
    "Le fichier contient plus d’une image.",
    "On ne peut savoir laquelle est l’étiquette.",
    "Téléchargez-le et regardez-le.",
  ],
  label_none_to_print: [
    "Aucune étiquette ne peut être imprimée.",
    "Chacune a son propre problème.",
    "Lisez les mots de chaque étiquette.",
  ],
  label_crashed: [
    "L’étiquette n’a pas pu être dessinée.",
    "Le dessin s’est arrêté, ou a duré trop longtemps.",
    "Téléchargez l’étiquette ; l’imprimante peut la prendre telle quelle.",
  ],
  sheet_no_such_slot: [
    "La feuille n’a pas cette place.",
    "On compte à partir de 1.",
    "Choisissez une place que la feuille a.",
  ],
  sheet_per_sheet: [
    "Tant d’étiquettes ne tiennent pas sur ce papier.",
    "Une étiquette n’est jamais réduite pour expédier.",
    "Une par feuille sur papier à étiquettes, une ou deux sur Letter et A4.",
  ],
  stock_unknown: [
    "Ce papier n’est pas connu.",
    "C’est 4x6, 4x8, letter ou a4.",
    "Choisissez l’un d’eux.",
  ],
  workers_missing: [
    "Ce navigateur est trop ancien pour les étiquettes.",
    "Il n’a pas de workers, où elles sont faites.",
    "Prenez un navigateur plus récent, ou téléchargez l’étiquette et imprimez-la.",
  ],
  workers_refused: [
    "Cette page ne peut pas démarrer son worker d’étiquettes.",
    "Sa politique de sécurité ne le permet pas.",
    "L’exploitant de la page autorise worker-src 'self' et la politique Trusted Types parcelgate.",
  ],
  print_page_missing: [
    "La page d’impression n’est pas sur ce serveur.",
    "print.html et le dossier print vont à côté de la page.",
    "Dites-le à qui exploite cette page. En attendant, enregistrez un PDF et imprimez-le.",
  ],
  preview_empty: [
    "Il n’y a rien à dessiner.",
    "L’étiquette ne contient rien d’imprimable.",
    "Téléchargez-la et envoyez-la à l’imprimante.",
  ],
  preview_too_large: [
    "L’étiquette est trop grande pour être dessinée.",
    "Elle a plus d’octets que toute étiquette.",
    "Téléchargez-la et envoyez-la à l’imprimante.",
  ],
  preview_dpi_unknown: [
    "Une telle imprimante n’est pas connue.",
    "Les imprimantes ont 203, 300 ou 600 points par pouce.",
    "Choisissez l’un d’eux.",
  ],
  printer_way_unknown: [
    "Ce chemin vers une imprimante n’est pas connu.",
    "C’est usb, serial, browser-print ou qz.",
    "Choisissez l’un d’eux.",
  ],
  scale_way_missing: [
    "Ce navigateur ne lit pas de balance.",
    "Seuls Chrome et Edge le font, en HTTPS.",
    "Tapez le poids.",
  ],
  scale_access_denied: [
    "La balance ne s’ouvre pas.",
    "Un autre programme s’en sert, ou cet utilisateur n’en a pas le droit.",
    "Fermez l’autre programme et choisissez la balance de nouveau, ou tapez le poids.",
  ],
  printer_way_missing: [
    "Ce navigateur n’atteint pas d’imprimante par ce chemin.",
    "Seuls Chrome et Edge le peuvent, en HTTPS.",
    "Prenez la boîte d’impression, Zebra Browser Print ou QZ Tray.",
  ],
  printer_not_chosen: [
    "Aucune imprimante n’a été choisie.",
    "Le choix du navigateur a été fermé.",
    "Choisissez l’imprimante à nouveau, et appuyez là sur Connecter.",
  ],
  printer_gone: [
    "L’imprimante n’est pas là.",
    "Elle est éteinte, débranchée, ou a été choisie sur un autre ordinateur.",
    "Allumez-la, ou choisissez-la à nouveau.",
  ],
  printer_in_use: [
    "L’imprimante est occupée.",
    "Un autre programme ou onglet tient son port.",
    "Fermez l’autre programme, puis envoyez à nouveau.",
  ],
  printer_access_denied: [
    "Le système ne laisse pas le navigateur utiliser l’imprimante.",
    "Sous Windows son propre pilote la tient ; sous Linux une règle manque peut-être.",
    "Prenez Zebra Browser Print, QZ Tray ou la boîte d’impression.",
  ],
  printer_permission_denied: [
    "Le navigateur ne le permet pas.",
    "L’autorisation a été refusée à cette page.",
    "Autorisez-la au cadenas à côté de l’adresse, puis choisissez l’imprimante à nouveau.",
  ],
  printer_no_way_in: [
    "Cet appareil ne prend pas de données d’impression.",
    "Il n’a pas de sortie d’imprimante.",
    "Choisissez un autre appareil.",
  ],
  printer_language_differs: [
    "L’imprimante parle un autre langage que l’étiquette.",
    "Une étiquette ZPL n’est pas pour une imprimante EPL, ni l’inverse.",
    "Redemandez l’étiquette dans le langage de l’imprimante, ou en image.",
  ],
  printer_language_unknown: [
    "Ce langage d’imprimante n’est pas connu.",
    "C’est ZPL ou EPL.",
    "Choisissez l’un d’eux.",
  ],
  printer_dpi_unknown: [
    "Cette résolution d’imprimante n’est pas connue.",
    "Les imprimantes ont 203, 300 ou 600 points par pouce.",
    "Choisissez l’un d’eux.",
  ],
  printer_broke_off: [
    "La connexion à l’imprimante s’est rompue.",
    "Une partie de l’étiquette y est peut-être arrivée.",
    "Regardez l’imprimante : l’étiquette est-elle sortie entière ?",
  ],
  printer_refused: [
    "Le programme de l’imprimante a refusé l’étiquette.",
    "Ses mots sont ci-dessous.",
    "Réglez ce qu’il dit, puis envoyez à nouveau.",
  ],
  printer_unsure: [
    "Une étiquette est peut-être déjà sortie.",
    "La connexion s’est rompue pendant l’envoi.",
    "Regardez l’imprimante, puis dites si elle est sortie ou s’il faut l’envoyer à nouveau.",
  ],
  agent_missing: [
    "Le programme d’impression ne répond pas.",
    "Il ne tourne pas sur cet ordinateur, ou n’est pas installé.",
    "Démarrez Zebra Browser Print ou QZ Tray, puis réessayez.",
  ],
  agent_missing_or_certificate: [
    "Aucune réponse du programme d’impression.",
    "Il ne tourne pas, ou son certificat n’a pas encore été accepté.",
    "Démarrez-le ; ouvrez son adresse une fois dans un onglet et acceptez le certificat ; puis réessayez.",
  ],
  agent_permission_denied: [
    "La demande au programme d’impression a été refusée.",
    "On a dit au navigateur, ou au programme, de ne pas servir cette page.",
    "Autorisez l’accès au réseau local au cadenas à côté de l’adresse, et ce site dans le programme.",
  ],
  agent_blocked: [
    "Cette page ne peut pas s’adresser aux programmes de cet ordinateur.",
    "Sa propre politique de sécurité ne les nomme pas.",
    "L’exploitant de la page démarre son hôte avec --printer-agents.",
  ],
  agent_answer: [
    "Le programme d’impression a donné une réponse étrange.",
    "Elle n’est aucune de celles que ses auteurs décrivent.",
    "Mettez à jour Zebra Browser Print, puis réessayez.",
  ],
  agent_signing_failed: [
    "La demande à QZ Tray n’a pas pu être signée.",
    "Le serveur du portail n’a pas donné de signature.",
    "Dites-le à qui exploite cette page.",
  ],
};

const REMARKS = {
  field_not_drawn:
    "Un champ ne peut pas être dessiné ici ; une boîte barrée le remplace. L’imprimante l’imprimera peut-être.",
  graphic_too_large:
    "Une image de l’étiquette est plus grande qu’elle ne le dit ; une boîte barrée la remplace.",
  graphic_length_wrong:
    "Une image de l’étiquette a une autre longueur qu’elle ne le dit ; une boîte barrée la remplace.",
  number_too_large:
    "Un nombre de {detail} dépasse toute étiquette ; une boîte barrée remplace le champ.",
  data_too_long:
    "Un champ a plus de lettres qu’une étiquette n’en porte ; une boîte barrée le remplace.",
  unknown_command: "{detail} n’est pas connu et est omis ici.",
  printer_command:
    "{detail} concerne les réglages de l’imprimante : une étiquette ne devrait pas l’avoir.",
  stored_object: "{detail} utilise quelque chose de gardé dans l’imprimante, invisible ici.",
  copies: "L’imprimante doit faire {detail} copies.",
  format_not_ended: "L’étiquette n’a pas de fin ({detail} manque) : une imprimante l’attend.",
  too_many_labels: "{detail} étiquettes en une : les 50 premières sont montrées.",
  tail_cropped:
    "Le septième pouce porte des mots (conditions de transport). Sur 4 x 6 ils sont coupés ; un papier plus grand les montre.",
  tail_kept: "Le septième pouce porte des mots (conditions de transport), et il est imprimé.",
  odd_shape:
    "Cette image n’a pas la forme d’une étiquette UPS (4 x 6 ou 7 pouces). Elle est prise comme large de 4 pouces : regardez-la avant d’imprimer, ou téléchargez-la telle quelle.",
  grey: "L’image a des gris, qu’une imprimante thermique rend noirs ou blancs.",
};

export default { errors: ERRORS, remarks: REMARKS };
