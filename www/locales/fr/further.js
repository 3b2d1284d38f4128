// Rate and Ship: what no field of theirs asks for.
export default {
  extra_further: "Autres indications",
  further: "Indications de l’envoi, en JSON",
  furtherWhy:
    "Ce dont peu d’envois ont besoin et qu’aucun champ ne demande ici, avec les noms de la référence de ce logiciel. Les colis sont une liste, dans leur ordre. Par exemple {example}",
};
