// Español: etiquetas e impresoras.
const ERRORS = {
  label_unusable: ["No se pudo usar la etiqueta.", "{code}", "Descárguela tal como está."],
  label_empty: [
    "No hay etiqueta.",
    "UPS no dio ninguna, o está vacía.",
    "Pida la etiqueta de nuevo a UPS.",
  ],
  label_not_base64: [
    "No se puede leer la etiqueta.",
    "Su texto no es base64.",
    "Entregue los bytes, o el texto de UPS.",
  ],
  label_form_unknown: [
    "Esto no es una etiqueta.",
    "Sus bytes no tienen ninguna de las formas en que UPS entrega etiquetas.",
    "Descárguela tal como está, o pida la etiqueta de nuevo.",
  ],
  label_no_picture: [
    "Esta etiqueta no es una imagen.",
    "Aquí hacía falta una imagen y tiene otra forma.",
    "Descárguela y ábrala con el programa de su formato.",
  ],
  label_too_large: [
    "Esta imagen es demasiado grande para una etiqueta.",
    "Tiene más puntos que cualquier etiqueta.",
    "Descárguela tal como está, o pida la etiqueta de nuevo.",
  ],
  label_truncated: [
    "La etiqueta está incompleta.",
    "La imagen termina antes de tiempo: no llegó entera.",
    "Pida la etiqueta de nuevo. Lo que llegó se puede descargar.",
  ],
  label_damaged: [
    "La etiqueta está dañada.",
    "La imagen incumple las reglas de su formato.",
    "Pida la etiqueta de nuevo. Lo que llegó se puede descargar.",
  ],
  label_several_frames: [
    "El archivo contiene más de una imagen.",
    "No se puede saber cuál es la etiqueta.",
    "Descárguelo y mírelo.",
  ],
  label_none_to_print: [
    "No se puede imprimir ninguna etiqueta.",
    "Cada una tiene su propio problema.",
    "Lea las palabras de cada etiqueta.",
  ],
  label_crashed: [
    "No se pudo dibujar la etiqueta.",
    "El dibujo se detuvo o tardó demasiado.",
    "Descargue la etiqueta; la impresora puede tomarla tal como está.",
  ],
  sheet_no_such_slot: [
    "La hoja no tiene ese lugar.",
    "Se cuenta desde 1.",
    "Elija un lugar que la hoja tenga.",
  ],
  sheet_per_sheet: [
    "No caben tantas etiquetas en este papel.",
    "Una etiqueta nunca se reduce para enviar.",
    "Una por hoja en papel de etiquetas, una o dos en carta y A4.",
  ],
  stock_unknown: ["Este papel no se conoce.", "Es 4x6, 4x8, letter o a4.", "Elija uno de ellos."],
  workers_missing: [
    "Este navegador es demasiado antiguo para etiquetas.",
    "No tiene workers, en los que se hacen.",
    "Use un navegador más nuevo, o descargue la etiqueta e imprímala.",
  ],
  workers_refused: [
    "Esta página no puede iniciar su worker de etiquetas.",
    "Su política de seguridad no lo permite.",
    "Quien administra la página permite worker-src 'self' y la política de Trusted Types parcelgate.",
  ],
  print_page_missing: [
    "La página de impresión no está en este servidor.",
    "print.html y la carpeta print van junto a la página.",
    "Dígalo a quien administra esta página. Mientras tanto guarde un PDF e imprímalo.",
  ],
  preview_empty: [
    "No hay nada que dibujar.",
    "La etiqueta no contiene nada imprimible.",
    "Descárguela y envíela a la impresora.",
  ],
  preview_too_large: [
    "La etiqueta es demasiado grande para dibujarla.",
    "Tiene más bytes que cualquier etiqueta.",
    "Descárguela y envíela a la impresora.",
  ],
  preview_dpi_unknown: [
    "No se conoce tal impresora.",
    "Las impresoras tienen 203, 300 o 600 puntos por pulgada.",
    "Elija uno de ellos.",
  ],
  printer_way_unknown: [
    "Este camino a una impresora no se conoce.",
    "Es usb, serial, browser-print o qz.",
    "Elija uno de ellos.",
  ],
  scale_way_missing: [
    "Este navegador no lee balanzas.",
    "Solo Chrome y Edge lo hacen, por HTTPS.",
    "Escriba el peso.",
  ],
  scale_access_denied: [
    "No se puede abrir la balanza.",
    "Otro programa la usa, o este usuario no tiene permiso.",
    "Cierre el otro programa y elija la balanza de nuevo, o escriba el peso.",
  ],
  printer_way_missing: [
    "Este navegador no llega a impresoras por este camino.",
    "Solo Chrome y Edge pueden, por HTTPS.",
    "Use el cuadro de impresión, Zebra Browser Print o QZ Tray.",
  ],
  printer_not_chosen: [
    "No se eligió ninguna impresora.",
    "Se cerró el selector del navegador.",
    "Elija la impresora de nuevo y pulse Conectar allí.",
  ],
  printer_gone: [
    "La impresora no está.",
    "Está apagada, desconectada, o se eligió en otro ordenador.",
    "Enciéndala o elíjala de nuevo.",
  ],
  printer_in_use: [
    "La impresora está en uso.",
    "Otro programa u otra pestaña tiene su puerto.",
    "Cierre el otro programa y envíe de nuevo.",
  ],
  printer_access_denied: [
    "El sistema no deja al navegador usar la impresora.",
    "En Windows la tiene su propio controlador; en Linux puede faltar una regla.",
    "Use Zebra Browser Print, QZ Tray o el cuadro de impresión.",
  ],
  printer_permission_denied: [
    "El navegador no lo permite.",
    "Se negó el permiso a esta página.",
    "Permítalo en el candado junto a la dirección y elija la impresora de nuevo.",
  ],
  printer_no_way_in: [
    "Este dispositivo no toma datos de impresión.",
    "No tiene salida de impresora.",
    "Elija otro dispositivo.",
  ],
  printer_language_differs: [
    "La impresora habla otro lenguaje que la etiqueta.",
    "Una etiqueta ZPL no es para una impresora EPL, ni al revés.",
    "Pida la etiqueta en el lenguaje de la impresora, o como imagen.",
  ],
  printer_language_unknown: [
    "Este lenguaje de impresora no se conoce.",
    "Es ZPL o EPL.",
    "Elija uno de ellos.",
  ],
  printer_dpi_unknown: [
    "No se conoce esa resolución de impresora.",
    "Las impresoras tienen 203, 300 o 600 puntos por pulgada.",
    "Elija uno de ellos.",
  ],
  printer_broke_off: [
    "Se cortó la conexión con la impresora.",
    "Parte de la etiqueta puede haber llegado.",
    "Mire la impresora: ¿salió la etiqueta entera?",
  ],
  printer_refused: [
    "El programa de la impresora rechazó la etiqueta.",
    "Sus palabras están abajo.",
    "Arregle lo que dice y envíe de nuevo.",
  ],
  printer_unsure: [
    "Puede que una etiqueta ya haya salido.",
    "La conexión se cortó mientras se enviaba.",
    "Mire la impresora y diga si salió o si hay que enviarla de nuevo.",
  ],
  agent_missing: [
    "El programa de impresión no responde.",
    "No está en marcha en este ordenador, o no está instalado.",
    "Inicie Zebra Browser Print o QZ Tray e inténtelo de nuevo.",
  ],
  agent_missing_or_certificate: [
    "No llega respuesta del programa de impresión.",
    "No está en marcha, o su certificado aún no se aceptó.",
    "Inícielo; abra su dirección una vez en una pestaña y acepte el certificado; inténtelo de nuevo.",
  ],
  agent_permission_denied: [
    "Se negó preguntar al programa de impresión.",
    "Al navegador, o al propio programa, se le dijo que no atienda esta página.",
    "Permita el acceso a la red local en el candado junto a la dirección, y este sitio en el programa.",
  ],
  agent_blocked: [
    "Esta página no puede preguntar a programas de este ordenador.",
    "Su propia política de seguridad no los nombra.",
    "Quien administra la página inicia su host con --printer-agents.",
  ],
  agent_answer: [
    "El programa de impresión dio una respuesta rara.",
    "No es ninguna de las que describen sus fabricantes.",
    "Actualice Zebra Browser Print e inténtelo de nuevo.",
  ],
  agent_signing_failed: [
    "No se pudo firmar la petición a QZ Tray.",
    "El servidor del portal no dio firma.",
    "Dígalo a quien administra esta página.",
  ],
};

const REMARKS = {
  field_not_drawn:
    "Un campo no se puede dibujar aquí; una caja con cruz ocupa su lugar. La impresora puede imprimirlo.",
  graphic_too_large:
    "Una imagen de la etiqueta es mayor de lo que dice; una caja con cruz ocupa su lugar.",
  graphic_length_wrong:
    "Una imagen de la etiqueta tiene otra longitud de la que dice; una caja con cruz ocupa su lugar.",
  number_too_large:
    "Un número de {detail} es mayor que cualquier etiqueta; una caja con cruz ocupa el lugar del campo.",
  data_too_long:
    "Un campo tiene más letras de las que caben en una etiqueta; una caja con cruz ocupa su lugar.",
  unknown_command: "{detail} no se conoce y aquí se omite.",
  printer_command: "{detail} es para los ajustes de la impresora: una etiqueta no debería tenerlo.",
  stored_object: "{detail} usa algo guardado en la impresora, que aquí no se ve.",
  copies: "Se pide a la impresora hacer {detail} copias.",
  format_not_ended: "La etiqueta no tiene final (falta {detail}): una impresora lo espera.",
  too_many_labels: "{detail} etiquetas en una: se muestran las primeras 50.",
  tail_cropped:
    "La séptima pulgada lleva palabras (condiciones de transporte). En 4 x 6 se cortan; un papel mayor las muestra.",
  tail_kept: "La séptima pulgada lleva palabras (condiciones de transporte) y se imprime.",
  odd_shape:
    "Esta imagen no tiene la forma de una etiqueta de UPS (4 x 6 o 7 pulgadas). Se toma como de 4 pulgadas de ancho: mírela antes de imprimir, o descárguela tal como está.",
  grey: "La imagen tiene grises, que una impresora térmica vuelve negros o blancos.",
};

export default { errors: ERRORS, remarks: REMARKS };
