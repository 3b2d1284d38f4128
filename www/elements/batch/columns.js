// Which column of a table is what, and what shipment a row means.
import { isImperial } from "../../lib/format.js";

/** What a shipment may take from a row, and what people call it, without blanks and signs. */
export const COLUMNS = {
  reference: "reference order ordernumber orderid ordernumber invoice pedido commande bestellung bestellnummer auftrag referenz referencia",
  name: "name company shipto recipient shiptoname companyname receiver firma empfaenger nombre empresa destinatario nom societe destinataire",
  attention: "attention contact attn contactname ansprechpartner contacto alaattention",
  line1: "address address1 addressline1 street street1 line1 strasse adresse direccion calle rue adresse1",
  line2: "address2 addressline2 street2 line2 apt suite zusatz direccion2 complement adresse2",
  city: "city town ort stadt ciudad ville",
  state: "state province region bundesland estado provincia etat",
  postalCode: "zip zipcode postalcode postcode plz codigopostal cp codepostal",
  country: "country countrycode land pais pays",
  phone: "phone telephone tel mobile telefon telefono",
  email: "email mail emailaddress correo courriel",
  weight: "weight weightlb weightlbs weightkg gewicht peso poids",
  length: "length laenge largo longueur", width: "width breite ancho largeur", height: "height hoehe alto hauteur",
  residential: "residential home privat residencial residentiel",
  description: "description contents goods inhalt contenido contenu descripcion",
  service: "service servicecode dienst servicio",
  value: "value invoicetotal amount wert valor valeur",
};
export const NEEDED = ["name", "line1", "city", "country", "weight"];

const plain = (text) => text.toLowerCase().replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue").replaceAll("ß", "ss").normalize("NFD").replace(/[^a-z0-9]/g, "");

/** The column of each member, by its heading: { name: 0, ... }. */
export function guess(headings) {
  const found = {};
  for (const [member, words] of Object.entries(COLUMNS)) {
    const names = words.split(" ");
    const at = headings.findIndex((heading) => names.includes(plain(heading)));
    if (at >= 0 && !Object.values(found).includes(at)) found[member] = at;
  }
  return found;
}

const YES = /^(y|yes|1|true|x|j|ja|s|si|sí|o|oui)$/i;
/** Numbers as spreadsheets of other countries write them. */
const number = (text) => (/^\d+,\d+$/.test(text) ? text.replace(",", ".") : text);

/** A country by its code, or by its name in the page's language or English. */
function countryOf(text, names) {
  const wanted = text.trim();
  return /^[A-Za-z]{2}$/.test(wanted) ? wanted.toUpperCase() : (names.get(plain(wanted)) ?? wanted.toUpperCase());
}

export const countryNames = (codes, nameOf) => new Map(codes.flatMap((code) => [[plain(nameOf(code)), code], [plain(new Intl.DisplayNames("en", { type: "region" }).of(code)), code]]).concat([["usa", "US"], ["uk", "GB"], ["unitedstatesofamerica", "US"]]));

/** The shipment that a row means; `base` has account, sender, label, currency. */
export function shipmentOf(row, map, base, names) {
  const cell = (member) => (map[member] === undefined ? "" : (row[map[member]] ?? "").trim());
  const imperial = isImperial(base.from.address.country);
  const sides = ["length", "width", "height"].map((side) => [side, number(cell(side))]);
  const reference = cell("reference");
  const value = number(cell("value"));
  return {
    account: base.account, from: base.from, label: base.label,
    to: {
      name: cell("name"), attention: cell("attention") || cell("name"), phone: cell("phone"), email: cell("email") || undefined,
      address: { lines: [cell("line1"), cell("line2")].filter(Boolean), city: cell("city"), state: cell("state").toUpperCase(), postalCode: cell("postalCode"), country: countryOf(cell("country") || base.from.address.country, names), residential: YES.test(cell("residential")) },
    },
    packages: [{ packaging: "02", weight: { value: number(cell("weight")), unit: imperial ? "LBS" : "KGS" }, ...(sides.every(([, size]) => size) && { dimensions: { ...Object.fromEntries(sides), unit: imperial ? "IN" : "CM" } }) }],
    description: cell("description") || undefined, references: reference ? [{ value: reference }] : undefined,
    invoiceTotal: value ? { amount: value, currency: base.currency } : undefined,
  };
}

/** A problem's field of a shipment, as the column that it came from. */
export const columnOf = (field) => {
  const [, name] = /([a-zA-Z]+)(?:\[\d+\])?$/.exec(field.replace(/\.value$/, "")) ?? [];
  return { lines: "line1", references: "reference", invoiceTotal: "value", amount: "value", dimensions: "length" }[name] ?? name;
};
