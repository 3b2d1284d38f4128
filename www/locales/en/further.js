// Rate and Ship: what no field of theirs asks for.
export default {
  extra_further: "Further details",
  further: "Members of the shipment, as JSON",
  furtherWhy:
    "What few shipments need and no field here asks for, by the names of the software’s reference. Packages are a list, by their number. For example {example}",
};
