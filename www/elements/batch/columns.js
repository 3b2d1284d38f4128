// Which column of a table is what, and what shipment a row means.
import { inUnits } from "../../src/sdk/shipment/units.ts";
import { isImperial } from "../../src/sdk/texts/format.ts";

/** What a shipment may take from a row, and what people call it, without blanks and signs. */
export const COLUMNS = {
  reference:
    "reference order ordernumber orderid ordernumber invoice pedido commande bestellung bestellnummer bestellnr auftrag referenz referencia",
  name: "name company shipto recipient shiptoname companyname receiver firma empfaenger nombre empresa destinatario nom societe destinataire",
  attention: "attention contact attn contactname ansprechpartner contacto alaattention",
  line1:
    "address address1 addr1 addressline1 street street1 line1 strasse adresse direccion calle rue adresse1",
  line2:
    "address2 addr2 addressline2 street2 line2 apt suite zusatz direccion2 complement adresse2",
  city: "city town ort stadt ciudad ville",
  state: "state st province region bundesland estado provincia etat",
  postalCode: "zip zipcode postalcode postcode plz codigopostal cp codepostal",
  country: "country countrycode land pais pays",
  phone: "phone telephone tel mobile telefon telefono",
  email: "email mail emailaddress correo courriel",
  weight:
    "weight weightlb weightlbs weightkg weightkgs weightoz gewicht gewichtkg poidskg pesokg peso poids",
  length: "length laenge largo longueur",
  width: "width breite ancho largeur",
  height: "height hoehe alto hauteur",
  residential: "residential home privat residencial residentiel",
  description: "description contents goods inhalt contenido contenu descripcion",
  service: "service servicecode dienst servicio",
  value: "value invoicetotal amount wert valor valeur",
};
export const NEEDED = ["name", "line1", "city", "country", "weight"];

const plain = (text) =>
  text
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");

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
/** Numbers as spreadsheets of other countries write them; where both signs stand, the last one is the decimal's. */
function number(text) {
  const [, last] = /([.,])\d*$/.exec(text) ?? [];
  const other = last === "," ? "." : ",";
  return /^\d[\d.,]*$/.test(text) && last ? text.replaceAll(other, "").replace(last, ".") : text;
}
/** An amount has no three decimals: such a sign is for thousands. */
const amountOf = (text) =>
  number(/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text) ? text.replace(/[.,]/g, "") : text);

/** What a heading says that its column is in, as UPS's unit of weight; undefined where it says nothing. */
export function unitsOf(heading = "") {
  const [, word] =
    /(?:^|[^a-z])(kgs?|kilos?|kilogram\w*|lbs?|pounds?|oz|ounces?)(?:[^a-z]|$)/i.exec(heading) ??
    [];
  return word && (/^k/i.test(word) ? "KGS" : /^o/i.test(word) ? "OZS" : "LBS");
}

/** One package as the table has it, in the units that UPS wants where it leaves. */
function packageOf(weight, sides, units, imperial) {
  const sized = sides.every(([, size]) => size) && {
    dimensions: { ...Object.fromEntries(sides), unit: units === "KGS" ? "CM" : "IN" },
  };
  const heavy =
    units === "OZS" && Number(weight) ? String(Math.ceil(Number(weight) / 1.6) / 10) : weight;
  const one = {
    packaging: "02",
    weight: { value: heavy, unit: units === "KGS" ? "KGS" : "LBS" },
    ...sized,
  };
  if ((units !== "KGS") === imperial || !Number(weight)) return one;
  const { dimensions, ...other } = inUnits(one, imperial);
  return sized ? { ...other, dimensions } : other;
}

/** A country by its code, or by its name in the page's language or English. */
function countryOf(text, names) {
  const wanted = text.trim();
  return /^[A-Za-z]{2}$/.test(wanted)
    ? wanted.toUpperCase()
    : (names.get(plain(wanted)) ?? wanted.toUpperCase());
}

export const countryNames = (codes, nameOf) =>
  new Map(
    codes
      .flatMap((code) => [
        [plain(nameOf(code)), code],
        [plain(new Intl.DisplayNames("en", { type: "region" }).of(code)), code],
      ])
      .concat([
        ["usa", "US"],
        ["uk", "GB"],
        ["unitedstatesofamerica", "US"],
      ]),
  );

/** The shipment that a row means; `base` has account, sender, label, currency. */
export function shipmentOf(row, map, base, names) {
  const cell = (member) => (map[member] === undefined ? "" : (row[map[member]] ?? "").trim());
  const imperial = isImperial(base.from.address.country);
  const sides = ["length", "width", "height"].map((side) => [side, number(cell(side))]);
  const reference = cell("reference");
  const value = amountOf(cell("value"));
  const units = base.units ?? (imperial ? "LBS" : "KGS");
  return {
    account: base.account,
    from: base.from,
    label: base.label,
    to: {
      name: cell("name"),
      attention: cell("attention") || cell("name"),
      phone: cell("phone"),
      email: cell("email") || undefined,
      address: {
        lines: [cell("line1"), cell("line2")].filter(Boolean),
        city: cell("city"),
        state: cell("state").toUpperCase(),
        postalCode: cell("postalCode"),
        country: countryOf(cell("country") || base.from.address.country, names),
        residential: YES.test(cell("residential")),
      },
    },
    packages: [packageOf(number(cell("weight")), sides, units, imperial)],
    description: cell("description") || undefined,
    references: reference ? [{ value: reference }] : undefined,
    invoiceTotal: value ? { amount: value, currency: base.currency } : undefined,
  };
}

/** A problem's field of a shipment, as the column that it came from; the sender came from none. */
export const columnOf = (field) => {
  if (/^(from|shipper)\./.test(field)) return undefined;
  const [, name] = /([a-zA-Z]+)(?:\[\d+\])?$/.exec(field.replace(/\.value$/, "")) ?? [];
  return (
    {
      lines: "line1",
      references: "reference",
      invoiceTotal: "value",
      amount: "value",
      dimensions: "length",
    }[name] ?? name
  );
};
