// Rate and Ship: what no field of theirs asks for.
export default {
  extra_further: "Otros datos",
  further: "Datos del envío, en JSON",
  furtherWhy:
    "Lo que pocos envíos necesitan y ningún campo pide aquí, con los nombres de la referencia de este programa. Los paquetes son una lista, en su orden. Por ejemplo {example}",
};
