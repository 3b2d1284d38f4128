export default {
  guideTitle: "Conecte sus cuentas de UPS",
  guideIntro:
    "Una vez para todas las cuentas, y de nuevo cada 59 días aproximadamente. Lleva unos minutos.",
  steps: "Pasos",
  questions: "Preguntas",
  stepOf: "Paso {n} de {all}:",
  "step-why": "De qué se trata",
  "step-profile": "Su perfil de UPS.com",
  "step-register": "Cuentas en el perfil",
  "step-add": "Cuentas aquí",
  "step-connect": "Iniciar sesión",
  "step-outcome": "Resultado",
  back: "Atrás",
  begin: "Empezar",
  goOn: "Continuar",
  done: "Listo",
  why1: "*A quién afecta:* a todos los que consultan tarifas o imprimen etiquetas de UPS aquí, con cada número de cuenta de UPS.",
  why2: "*Por qué:* UPS sustituyó sus claves de acceso por un inicio de sesión más seguro, OAuth. Usted inicia sesión en UPS; esta página nunca ve su contraseña.",
  why3: "*Sin ello:* UPS no da ni sus precios ni etiquetas.",
  have: "Tenga a mano",
  have1: "Usuario y contraseña de su *perfil de UPS.com*.",
  have2: "*Número* y código postal de recogida de cada cuenta de UPS con la que envía.",
  have3:
    "Para una cuenta que aún no está en el perfil: su *PIN*, o una *factura* de los últimos 45 días.",
  profileAsk: "¿Cuál es su caso?",
  "profile-have": "Tengo un perfil de UPS.com y conozco su usuario y contraseña",
  "profile-none": "No tengo, o no puedo entrar",
  "profile-campus": "El mío es un perfil de CampusShip",
  "advice-have":
    "Use el que tiene, o tendrá, todas sus cuentas: las cuentas de varios perfiles no se pueden verificar juntas.",
  "advice-none":
    "Cree uno en {ups} con el correo de su empresa, o restablezca allí su contraseña. Luego vuelva: esta página se queda como está.",
  "advice-campus":
    "Un perfil de CampusShip no sirve: tras iniciar sesión UPS lo lleva a otro sitio y nunca de vuelta aquí. Cree un perfil nuevo en {ups} con un correo que nunca haya tenido un perfil de UPS, y añada sus cuentas.",
  profileReady: "Mi perfil está listo",
  registerWhat:
    "Todas las cuentas deben estar en este único perfil. Si está seguro de que lo están, continúe.",
  allThere: "Están todas",
  addWhat: "Escriba las cuentas con las que envía. UPS no da una lista de ellas.",
  theseAreAll: "Son todas",
  noneYet: "Aún no se ha escrito ninguna cuenta.",
  signInAtUps: "Iniciar sesión en UPS",
  connectWhat: {
    one: "Un inicio de sesión verifica su cuenta:",
    other: "Un inicio de sesión verifica las {n} cuentas:",
  },
  connect1:
    "En la primera página de UPS escriba su *usuario*, acepte las condiciones y elija Continue.",
  connect2: "En la segunda escriba su *contraseña* y elija Log In.",
  connect3: "UPS le devuelve aquí y se comprueba cada cuenta.",
  allGood: { one: "Su cuenta está conectada.", other: "Las {n} cuentas están conectadas." },
  someLeft: {
    one: "{n} de {all} cuentas está conectada.",
    other: "{n} de {all} cuentas están conectadas.",
  },
  someLeftNext: "Lo que hay que hacer está en cada cuenta. Después verifique de nuevo.",
  notConnected: "No ha iniciado sesión en UPS en esta pestaña.",
  askedAgain: "UPS lo pedirá de nuevo antes del {day}.",
  changeAccounts: "Cambiar las cuentas",
  closeTab: "Ha terminado: puede cerrar esta página.",
  "ask-affected": "¿Cómo sé si me afecta?",
  "answer-affected":
    "Le afecta si un número de cuenta de UPS suyo se usa para enviar aquí: para facturar a su cuenta y ver sus precios, la cuenta debe estar conectada.",
  "ask-holder": "¿Quién es el titular principal de la cuenta?",
  "answer-holder":
    "Quien abrió la cuenta en UPS: a menudo el dueño, contabilidad o el jefe de envíos. Las facturas de UPS van a su nombre, y los PIN a la dirección y al correo que dio entonces.",
  "ask-number": "¿Dónde encuentro mi número de cuenta?",
  "answer-number":
    "Seis letras y dígitos: arriba en cada factura de UPS, en el número de seguimiento de sus propias etiquetas justo después de 1Z, y en el programa de envíos en Configuración, Transportistas, N.º de cuenta o ID de socio.",
  "ask-email": "¿Debo usar un correo nuevo?",
  "answer-email":
    "Solo si el suyo pertenece a un perfil de CampusShip: el perfil nuevo necesita entonces un correo que nunca haya tenido un perfil de UPS. Si no, use el perfil que tiene.",
  "ask-pin": "No tengo PIN, o lo perdí",
  "answer-pin":
    "En «Add Existing Account» elija PIN y pida uno nuevo: UPS lo envía por correo a la dirección de la cuenta. Más rápido son los datos de una factura: número, fecha e importe de una de los últimos 45 días.",
  "ask-whom": "¿A quién pregunto?",
  "answer-whom":
    "Sobre perfil, cuenta, PIN o factura: a UPS, en «Contact Us» de {ups}. Sobre esta página: a quien la administra.",
  "ask-password": "¿Ve esta página mi contraseña?",
  "answer-password":
    "No. La escribe en la página de UPS, como muestra la barra de direcciones. Esta página recibe un permiso que termina solo.",
  "ask-refused": "Todo está bien y UPS sigue rechazando",
  "answer-refused":
    "Mire otra vez si la cuenta está en «Accounts and Payment» del mismo usuario que inicia sesión; cierre la sesión en {ups} y verifique de nuevo. Si sigue así, contacte con UPS y deles el código que aparece en la cuenta.",
};
