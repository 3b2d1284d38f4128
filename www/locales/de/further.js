// Rate and Ship: what no field of theirs asks for.
export default {
  extra_further: "Weitere Angaben",
  further: "Angaben zur Sendung, als JSON",
  furtherWhy:
    "Was wenige Sendungen brauchen und hier kein Feld erfragt, mit den Namen aus der Referenz der Software. Pakete sind eine Liste, in ihrer Reihenfolge. Zum Beispiel {example}",
};
