// Made by `cargo xtask types` from the tables in crate/core/src/tables. Do not edit.
//
// A member that is left out takes its default; null leaves it out at UPS too. Amounts, weights and sizes are decimal text;
// numbers are taken as well. Dates are YYYY-MM-DD. Source of the limits: UPS's OpenAPI documents of 2026-07-21.

/** UPS's code, or the code with UPS's own words for it. */
export type Code = string | { code: string; description?: string | null };
/** True sends UPS's indicator; a text is sent as it is. */
export type Flag = boolean | string;
/** A decimal number. */
export type Decimal = string | number;

export interface Shipment {
  /** UPS's processing option; rating names the price request, shipping takes nonvalidate or validate (city, state and postal code are checked). At most 25 characters. */
  requestOption?: string | null;
  /** UPS's minor version of the answer. At most 4 characters. */
  subVersion?: string | null;
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** Seen in UPS's examples. */
  transactionIdentifier?: string | null;
  /** 01 daily, 03 customer counter, 06 one time, 07 on-call air, 19 letter center, 20 air service center. */
  pickupType?: Code | null;
  /** US: 00 the account's, 01 daily, 04 retail, 05 regional, 06 general list, 53 standard list. */
  customerClassification?: Code | null;
  /** The label that is wanted. */
  label?: LabelOptions | null;
  /** Format of a thermal receipt: HTML, ZPL, EPL, SPL. */
  receipt?: Code | null;
  /** The shipper's account: 6 capital letters and digits. At most 6 characters. */
  account?: string | null;
  /** The account's holder; left out it is the sender. */
  shipper?: Party | null;
  /** Where the goods leave. */
  from: Party;
  /** Where they go. */
  to: Receiver;
  /** The UPS Access Point or shop that takes the goods, with indications. */
  accessPoint?: AccessPoint | null;
  /** Hold at an Access Point, or deliver to one. */
  indications?: Indication[] | null;
  /** UPS's service code; not needed for shop. */
  service?: Code | null;
  /** What is inside; needed abroad. At most 50 characters. */
  description?: string | null;
  /** Papers only, no goods. */
  documentsOnly?: Flag | null;
  /** 1 to 200. At most 200. */
  packages: Package[];
  /** Pieces in all packages or pallets; rating counts them itself. At most 5 characters. */
  pieces?: string | null;
  /** YYYY-MM-DD; today if left out, at most 7 days ahead for shipping. */
  shipDate?: string | null;
  /** HHMM of the pickup, for times in transit. At most 6 characters. */
  pickupTime?: string | null;
  /** Ask for delivery days with the prices; yes unless you say no. */
  timeInTransit?: boolean | null;
  /** 02 documents, 03 goods, 04 pallet; for times in transit. At most 2 characters. */
  billType?: string | null;
  /** Services under contract that the answer shall have. */
  returnContractServices?: ContractService[] | null;
  /** Of all packages; summed up where UPS needs it. */
  totalWeight?: Weight | null;
  /** Who pays for carriage; the shipper unless you say otherwise. */
  payer?: Payer | null;
  /** Who pays duties and taxes; the receiver unless you say otherwise. */
  dutiesPayer?: Payer | null;
  /** Who pays the broker of choice. */
  brokerPayer?: Payer | null;
  /** As imported: charges that payer, dutiesPayer and brokerPayer cannot say. At most 3. */
  charges?: Charge[] | null;
  /** Duties and taxes go to different payers. */
  splitDutyVat?: Flag | null;
  /** Who pays for Ground with Freight Pricing. */
  groundFreightPayer?: FreightPayer | null;
  /** At most 2; put at the level that the lane takes. */
  references?: Reference[] | null;
  /** Value of the goods; US to CA and PR need it, and times in transit abroad. */
  invoiceTotal?: Money | null;
  /** A return: 2 print and mail, 3 one attempt, 5 three attempts, 8 electronic label, 9 print label, 10 exchange. */
  returnService?: Code | null;
  /** The account's own prices; yes where there is an account. */
  negotiatedRates?: Flag | null;
  /** Ground with Freight Pricing. */
  freightPricing?: Flag | null;
  /** Ask which chart the price came from. */
  rateChart?: Flag | null;
  /** The discount of the signed-in user. */
  userLevelDiscount?: Flag | null;
  /** Third party's or receiver's prices. */
  thirdPartyNegotiatedRates?: Flag | null;
  /** Ask for taxes. */
  taxes?: Flag | null;
  /** Ask whether the price is by shipment or by package. */
  ratingMethod?: Flag | null;
  /** A promotion's code. */
  promotion?: Promotion | null;
  /** Extras for the whole shipment. */
  options?: Options | null;
  /** E-mails that UPS sends on the way. At most 3. */
  notifications?: Notification[] | null;
  /** Electronic return label: whom UPS mails it to. */
  labelDelivery?: LabelDelivery | null;
  /** Papers for customs that UPS makes. */
  forms?: Forms | null;
  /** Who buys the goods, where it is not the receiver. */
  soldTo?: SoldTo | null;
  /** Density based freight prices. */
  freight?: Freight | null;
  /** Goods not in free circulation. */
  notInFreeCirculation?: Flag | null;
  /** Worldwide Economy. */
  worldwideEconomy?: Flag | null;
  /** When the transaction began at the origin. */
  originTimestamp?: string | null;
  /** A master carton of Worldwide Economy. */
  masterCarton?: Flag | null;
  /** The master carton's id. At most 24 characters. */
  masterCartonId?: string | null;
  /** Tax numbers of agents, by country. */
  taxInformation?: TaxInformation | null;
  /** A consolidated clearance. */
  worldEase?: WorldEase | null;
  /** Who signs the declaration of dangerous goods. */
  signatory?: Signatory | null;
  /** Movement Reference Number of an export. At most 18 characters. */
  movementReference?: string | null;
  /** Risk of a shipment that enters the EU. At most 2 characters. */
  euRisk?: string | null;
  /** Mail Innovations: what the postal service does if it cannot deliver. At most 1 characters. */
  uspsEndorsement?: string | null;
  /** Mail Innovations: label and CN22 in one. */
  labelWithCn22?: Flag | null;
  /** Mail Innovations: IR irregular, MA machineable. At most 2 characters. */
  subClassification?: string | null;
  /** Mail Innovations and pallets: your cost center. At most 30 characters. */
  costCenter?: string | null;
  /** Its bar code on the label. */
  costCenterBarcode?: Flag | null;
  /** Mail Innovations: your unique piece number. At most 30 characters. */
  packageId?: string | null;
  /** Its bar code on the label. */
  packageIdBarcode?: Flag | null;
  /** Mail Innovations: 1 balloon, 2 oversize, 3 neither. At most 1 characters. */
  irregular?: string | null;
  /** Mail Innovations: the key of a dual return. At most 50 characters. */
  dualReturnKey?: string | null;
  /** Mail Innovations: a dual return. */
  dualReturn?: Flag | null;
  /** Language of the label's words, such as en_US. At most 5 characters. */
  locale?: string | null;
  /** 01 at the threshold or under, 02 over, NA not applicable. At most 2 characters. */
  valueThreshold?: string | null;
  /** 01 business, 02 consumer. At most 2 characters. */
  shipperType?: string | null;
  /** 01 business, 02 consumer. At most 2 characters. */
  consigneeType?: string | null;
  /** A quote that UPS gave. At most 35 characters. */
  quoteId?: string | null;
  /** A home healthcare shipment. At most 3 characters. */
  healthcareIdentifier?: string | null;
  /** Goods straight to customers abroad, by pallet or ocean. */
  tradeDirect?: TradeDirect | null;
  /** Seen in UPS's examples. */
  informationSource?: string | null;
  /** Seen in UPS's examples. */
  barcodeImage?: Flag | null;
  /** Seen in UPS's examples. */
  barcodeAndLabel?: Flag | null;
  /** As imported: there on what importRequest gives, with how UPS's JSON was written where it differs from ours. */
  spelling?: string[] | null;
}

export interface TradeDirect {
  /** The consolidation. */
  master?: TradeMaster | null;
  /** One shipment of it. */
  child?: TradeChild | null;
  /** What it is. */
  description?: string | null;
  /** Kind of consolidation. */
  type: string;
  /** ISO 4217. */
  currency: string;
}

export interface TradeChild {
  /** Unique shipment identifier. */
  identifier: string;
  /** Dangerous goods. */
  hazardous?: Flag | null;
  /** Kind of shipment. */
  type: string;
  /** The goods. Seen in UPS's examples as a list. */
  products: TradeProduct[];
  /** LTL: the package. */
  package: TradePackage;
  /** LTL: the charges. */
  charges?: TradeCharges | null;
}

export interface TradeCharges {
  /** Taken off. */
  discount?: string | null;
  /** Carriage. */
  freight?: string | null;
  /** Insurance. */
  insurance?: string | null;
  /** Other costs. */
  other?: string | null;
  /** What they are for. */
  otherFor?: string | null;
}

export interface TradePackage {
  /** How many alike. */
  identicalUnits: string;
  /** Skids, boxes and their like. */
  handlingUnits: TradeUnit;
  /** Your reference. */
  reference?: TradeReference | null;
}

export interface TradeReference {
  /** Kind. */
  code: string;
  /** The reference. */
  value: string;
}

export interface TradeUnit {
  /** How many. */
  quantity: string;
  /** What. */
  type: string;
  /** Freight class. */
  freightClass: string;
  /** The longest side. */
  length: Decimal;
  /** The second side. */
  width: Decimal;
  /** The third side. */
  height: Decimal;
  /** IN or CM. */
  sideUnit: string;
  /** How heavy. */
  weight: Decimal;
  /** LBS or KGS. */
  weightUnit: string;
}

export interface TradeProduct {
  /** What it is. */
  description: string;
  /** Seen in UPS's examples. */
  code?: string | null;
  /** Price of one. */
  unitPrice: string;
  /** How many. */
  units: string;
  /** Your number. */
  number: string;
  /** Where it was made. */
  originCountry: string;
  /** Their unit. */
  unit: string;
  /** Seen in UPS's examples. */
  totalValue?: string | null;
  /** Seen in UPS's examples. */
  currency?: string | null;
  /** Harmonized tariff code. At most 15 characters. */
  commodityCode?: string | null;
  /** USMCA: made jointly. */
  jointProduction?: Flag | null;
  /** USMCA: net cost. At most 2 characters. */
  netCost?: string | null;
  /** YYYY-MM-DD. */
  netCostFrom?: string | null;
  /** YYYY-MM-DD. */
  netCostTo?: string | null;
  /** USMCA: A to F. At most 1 characters. */
  preference?: string | null;
  /** USMCA: who made it. At most 5 characters. */
  producerInfo?: string | null;
  /** Marks on the package. At most 35 characters. */
  marks?: string | null;
  /** Packages of it. At most 3 characters. */
  packageCount?: string | null;
  /** How heavy. */
  weight?: PlainWeight | null;
  /** Used vehicles. At most 25 characters. */
  vehicleId?: string | null;
  /** Schedule B number. At most 10 characters. */
  scheduleB?: string | null;
  /** Quantities. At most 2, of 10 characters each. */
  scheduleBQuantities?: string[] | null;
  /** Their units. At most 2. */
  scheduleBUnits?: Coded[] | null;
  /** D, F or M. At most 1 characters. */
  exportType?: string | null;
  /** In US dollars. At most 15 characters. */
  exportValue?: Decimal | null;
  /** Singapore: 1 yes, 0 no. */
  taxesPaid?: string | null;
  /** Forms that leave it out. */
  excludeFrom?: string[] | null;
  /** Which package holds how many. At most 20. */
  packing?: Packing[] | null;
  /** Kind of export. At most 2 characters. */
  exportInformation?: string | null;
  /** Export licence. */
  license?: License | null;
  /** Defense trade controls. */
  military?: Military | null;
}

export interface Military {
  /** ITAR exemption. At most 10 characters. */
  exemption?: string | null;
  /** Munitions list category. At most 2 characters. */
  category?: string | null;
  /** An eligible party. */
  eligible?: Flag | null;
  /** Registration. At most 6 characters. */
  registration?: string | null;
  /** How many. At most 7 characters. */
  quantity?: string | null;
  /** Their unit. */
  unit?: Code | null;
  /** Significant military equipment. */
  significant?: Flag | null;
  /** Approved community member. At most 11 characters. */
  acm?: string | null;
}

export interface License {
  /** Licence, exception code, or citation. At most 13 characters. */
  number?: string | null;
  /** Licence code. At most 3 characters. */
  code?: string | null;
  /** Value that it allows. At most 10 characters. */
  value?: Decimal | null;
  /** ECCN. At most 5 characters. */
  eccn?: string | null;
}

export interface Packing {
  /** Which package. */
  package: string;
  /** How many in it. */
  amount: string;
  /** A note. */
  note?: string | null;
}

export interface Coded {
  /** UPS's code. */
  code: string;
  /** UPS's words for it. */
  description?: string | null;
}

export interface PlainWeight {
  /** How heavy. */
  value: Decimal;
  /** LBS, KGS or OZS. At most 3 characters. */
  unit: string;
  /** UPS's words for the unit. */
  unitName?: string | null;
}

export interface TradeMaster {
  /** Sold to is the receiver. */
  soldToIsShipTo?: string | null;
  /** Who buys. */
  soldTo?: TradeSoldTo | null;
  /** Where it is fetched. */
  pickup?: TradePickup | null;
  /** Terms of sale. */
  terms?: string | null;
  /** Why it leaves. At most 75 characters. */
  reason?: string | null;
  /** Further words. At most 150 characters. */
  comments?: string | null;
  /** Legal declaration. */
  declaration?: string | null;
  /** System of units. */
  unitSystem: string;
  /** Words before delivery. */
  notice?: TradeNotice | null;
}

export interface TradeNotice {
  /** Kind of notice. */
  type?: string | null;
  /** By what. */
  media?: string | null;
  /** Language. */
  language?: string | null;
  /** Dialect. */
  dialect?: string | null;
  /** Who sends. At most 35 characters. */
  fromCompany?: string | null;
  /** Who gets it. At most 35 characters. */
  company?: string | null;
  /** Phone. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** Subject. At most 75 characters. */
  subject?: string | null;
  /** Words. At most 150 characters. */
  memo?: string | null;
  /** Person. At most 35 characters. */
  name?: string | null;
  /** E-mail. At most 50 characters. */
  email: string;
  /** Seen in UPS's examples. At most 50 characters. */
  emailSpelled?: string | null;
  /** Another e-mail. At most 50 characters. */
  alternateEmail?: string | null;
}

export interface TradePickup {
  /** Company or person. At most 35 characters. */
  name: string;
  /** Whom to ask for. At most 35 characters. */
  attention?: string | null;
  /** Phone. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** E-mail address. At most 50 characters. */
  email: string;
  /** Where. */
  address: TradeAddress;
}

export interface TradeAddress {
  /** Street. */
  line: string;
  /** City. */
  city: string;
  /** State. */
  state?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** ISO 3166. */
  country: string;
}

export interface TradeSoldTo {
  /** Company or person. At most 35 characters. */
  name: string;
  /** Whom to ask for. At most 35 characters. */
  attention?: string | null;
  /** Seen in UPS's examples. At most 35 characters. */
  displayName?: string | null;
  /** Tax number. At most 15 characters. */
  taxId?: string | null;
  /** Seen in UPS's examples. */
  taxIdType?: Code | null;
  /** Phone. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** Seen in UPS's examples. At most 15 characters. */
  fax?: string | null;
  /** Words printed in its place. At most 2 characters. */
  option?: string | null;
  /** E-mail address. At most 50 characters. */
  email: string;
  /** Seen in UPS's examples. At most 50 characters. */
  emailSpelled?: string | null;
  /** Its account. At most 6 characters. */
  accountNumber?: string | null;
  /** Where. */
  address: TradeAddress;
}

export interface Signatory {
  /** Who signs. At most 35 characters. */
  name?: string | null;
  /** As what. At most 35 characters. */
  title?: string | null;
  /** Where. At most 35 characters. */
  place?: string | null;
  /** YYYY-MM-DD. */
  date?: string | null;
  /** 01 for the shipment, 02 for the package. At most 2 characters. */
  declaration?: string | null;
  /** Papers are uploaded only. */
  uploadOnly?: Flag | null;
}

export interface WorldEase {
  /** Where it ends. At most 2 characters. */
  country: string;
  /** Postal code where it ends. At most 10 characters. */
  postalCode?: string | null;
  /** Global consolidation clearance number. At most 18 characters. */
  clearanceNumber?: string | null;
  /** 1 for a master of the EU. */
  euConsolidation?: string | null;
  /** Kind of document box. */
  documentBox?: string | null;
  /** Who pays. */
  chargeType: string;
  /** Exempt from the check of vendor numbers. */
  vendorIdExempt?: string | null;
  /** Port of entry. */
  port: Port;
}

export interface Port {
  /** Its name. At most 35 characters. */
  name: string;
  /** Its code. */
  code: string;
  /** Who takes the goods there. At most 35 characters. */
  consignee: string;
  /** Where. */
  address: PortAddress;
}

export interface PortAddress {
  /** Street lines. At most 2, of 35 characters each. */
  lines: string[];
  /** City. At most 30 characters. */
  city: string;
  /** State or province. At most 5 characters. */
  state?: string | null;
  /** Postal code. At most 10 characters. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
}

export interface TaxInformation {
  /** 01 over the threshold, 02 under. */
  originValue?: string | null;
  /** 01 over the threshold, 02 under. */
  destinationValue?: string | null;
  /** 01 business, 02 consumer. */
  shipperType?: string | null;
  /** 01 business, 02 consumer. At most 2 characters. */
  consigneeType?: string | null;
  /** By role. At most 4. */
  agents?: TaxAgent[] | null;
}

export interface TaxAgent {
  /** UPS's code of the role. */
  role: string;
  /** Its numbers. At most 8. */
  numbers?: TaxNumber[] | null;
}

export interface TaxNumber {
  /** The number. */
  number: string;
  /** Whose it is. */
  customerRole: string;
  /** Whether it must be decrypted. */
  encrypted: string;
  /** Who gave it. */
  issuingCountry?: string | null;
  /** What for. */
  purpose: string;
  /** Who asks for it. */
  requestingCountry?: string | null;
  /** UPS's code of its kind. */
  type: string;
  /** Whether papers show it. */
  onDocuments?: string | null;
}

export interface Freight {
  /** Allow the height to be reduced. */
  adjustHeight?: Flag | null;
  /** The reduced height. */
  adjustedHeight?: Height | null;
  /** Skids, pallets and their like. */
  handlingUnits?: HandlingUnit[] | null;
  /** A density based price is asked for. */
  densityEligible?: Flag | null;
}

export interface HandlingUnit {
  /** How many. At most 8 characters. */
  quantity: string;
  /** SKD skid, CBY carboy, PLT pallet, TOT tote. */
  type: Code;
  /** How large. */
  dimensions: Dimensions;
}

export interface Dimensions {
  /** The longest side. At most 19 characters. */
  length: Decimal;
  /** The second side. At most 19 characters. */
  width: Decimal;
  /** The third side. At most 19 characters. */
  height: Decimal;
  /** IN or CM. */
  unit: "IN" | "CM";
  /** UPS's words for the unit; filled in. */
  unitName?: string | null;
}

export interface Height {
  /** How high. At most 19 characters. */
  value: Decimal;
  /** IN or CM. */
  unit: "IN" | "CM";
  /** UPS's words for the unit; filled in. */
  unitName?: string | null;
}

export interface SoldTo {
  /** Company or person. At most 35 characters. */
  name: string;
  /** Whom to ask for. At most 35 characters. */
  attention: string;
  /** Tax number. At most 15 characters. */
  taxId?: string | null;
  /** Phone. At most 15 characters. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** E-mail address. At most 50 characters. */
  email?: string | null;
  /** Words printed in its place: 01 unknown ... At most 2 characters. */
  option?: string | null;
  /** Its account. At most 6 characters. */
  accountNumber?: string | null;
  /** Where. */
  address: FormsAddress;
}

export interface FormsAddress {
  /** Street lines. At most 3, of 35 characters each. */
  lines: string[];
  /** City. At most 30 characters. */
  city: string;
  /** Town. At most 30 characters. */
  town?: string | null;
  /** State or province. At most 5 characters. */
  state?: string | null;
  /** Postal code. At most 9 characters. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
}

export interface Forms {
  /** 01 invoice, 03 certificate of origin, 04 USMCA, 05 partial invoice, 06 packing list, 07 uploaded, 09 CN22, 10 Premium Care, 11 EEI. At most 6, of 2 characters each. */
  types?: string[] | null;
  /** Uploaded documents. At most 13, of 26 characters each. */
  documentIds?: string[] | null;
  /** The Premium Care form. */
  premiumCare?: PremiumCareForm | null;
  /** The CN22 form. */
  cn22?: Cn22 | null;
  /** You bring a document of your own. */
  additionalDocument?: Flag | null;
  /** Name of the group of forms. At most 50 characters. */
  groupName?: string | null;
  /** Electronic export information (EEI): who files it. */
  export?: ExportFiling | null;
  /** Forwarding agent. */
  forwardingAgent?: ForwardingAgent | null;
  /** Ultimate consignee. */
  ultimateConsignee?: UltimateConsignee | null;
  /** Intermediate consignee. */
  intermediateConsignee?: IntermediateConsignee | null;
  /** Producer. */
  producer?: Producer | null;
  /** The goods, line by line. At most 50. */
  products?: Product[] | null;
  /** Number of the invoice. At most 35 characters. */
  invoiceNumber?: string | null;
  /** YYYY-MM-DD. */
  invoiceDate?: string | null;
  /** The buyer's order. At most 35 characters. */
  purchaseOrder?: string | null;
  /** Incoterm, such as DAP or DDP. At most 3 characters. */
  terms?: string | null;
  /** SALE, GIFT, SAMPLE, RETURN, REPAIR, INTERCOMPANYDATA. At most 20 characters. */
  reason?: string | null;
  /** Further words. At most 150 characters. */
  comments?: string | null;
  /** Legal declaration. At most 550 characters. */
  declaration?: string | null;
  /** Taken off the total. At most 15 characters. */
  discount?: Decimal | null;
  /** Carriage. At most 15 characters. */
  freightCharges?: Decimal | null;
  /** Insurance. At most 15 characters. */
  insuranceCharges?: Decimal | null;
  /** Other costs. At most 15 characters. */
  otherCharges?: Decimal | null;
  /** What they are for. At most 10 characters. */
  otherChargesFor?: string | null;
  /** ISO 4217, of all amounts here. At most 3 characters. */
  currency?: string | null;
  /** USMCA: the period begins, YYYY-MM-DD. */
  blanketFrom?: string | null;
  /** USMCA: the period ends, YYYY-MM-DD. */
  blanketTo?: string | null;
  /** YYYY-MM-DD. */
  exportDate?: string | null;
  /** Who carries it out. At most 35 characters. */
  exportingCarrier?: string | null;
  /** SCAC or IATA code of the carrier. At most 17 characters. */
  carrierId?: string | null;
  /** In-bond code. At most 2 characters. */
  inBond?: string | null;
  /** Import entry number. At most 25 characters. */
  entryNumber?: string | null;
  /** State or foreign trade zone. At most 5 characters. */
  pointOfOrigin?: string | null;
  /** S state, F foreign trade zone. At most 1 characters. */
  pointOfOriginType?: string | null;
  /** How it leaves. At most 35 characters. */
  mode?: string | null;
  /** Where it leaves. At most 35 characters. */
  portOfExport?: string | null;
  /** Where it arrives. At most 35 characters. */
  portOfUnloading?: string | null;
  /** Pier. At most 35 characters. */
  loadingPier?: string | null;
  /** R related, N not. At most 1 characters. */
  related?: string | null;
  /** A routed export. */
  routed?: Flag | null;
  /** In a container. */
  containerized?: Flag | null;
  /** Paper beside Paperless Invoice. */
  overridePaperless?: Flag | null;
  /** The shipper's words. At most 300 characters. */
  shipperMemo?: string | null;
  /** Hazardous materials. */
  hazardous?: Flag | null;
  /** Seen in UPS's examples. */
  sedFiling?: string | null;
  /** Seen in UPS's examples. */
  licenseNumber?: string | null;
  /** Seen in UPS's examples. */
  licenseDate?: string | null;
  /** Seen in UPS's examples. */
  licenseException?: string | null;
  /** Seen in UPS's examples. */
  eccn?: string | null;
}

export interface Product {
  /** What it is. At most 3, of 35 characters each. */
  description?: string[] | null;
  /** How many. At most 7 characters. */
  quantity?: Decimal | null;
  /** Such as PCS. */
  unit?: Code | null;
  /** Price of one. At most 19 characters. */
  value?: Decimal | null;
  /** Harmonized tariff code. At most 15 characters. */
  commodityCode?: string | null;
  /** Your number. At most 35 characters. */
  partNumber?: string | null;
  /** Where it was made. At most 2 characters. */
  originCountry?: string | null;
  /** USMCA: made jointly. */
  jointProduction?: Flag | null;
  /** USMCA: NC net cost, ND over a period, NO no. At most 2 characters. */
  netCost?: string | null;
  /** YYYY-MM-DD. */
  netCostFrom?: string | null;
  /** YYYY-MM-DD. */
  netCostTo?: string | null;
  /** USMCA: A to F. At most 1 characters. */
  preference?: string | null;
  /** USMCA: Yes, No [1], No [2], No [3]. At most 5 characters. */
  producerInfo?: string | null;
  /** Marks on the package. At most 35 characters. */
  marks?: string | null;
  /** Packages of it. At most 3 characters. */
  packageCount?: string | null;
  /** How heavy. */
  weight?: PlainWeight | null;
  /** Used vehicles. At most 25 characters. */
  vehicleId?: string | null;
  /** EEI: Schedule B number. At most 10 characters. */
  scheduleB?: string | null;
  /** EEI: quantities. At most 2, of 10 characters each. */
  scheduleBQuantities?: string[] | null;
  /** EEI: their units. At most 2. */
  scheduleBUnits?: Coded[] | null;
  /** EEI: D domestic, F foreign, M military. At most 1 characters. */
  exportType?: string | null;
  /** EEI: in US dollars. At most 15 characters. */
  totalValue?: Decimal | null;
  /** Singapore: 1 yes, 0 no. */
  taxesPaid?: string | null;
  /** Forms that leave it out. */
  excludeFrom?: string[] | null;
  /** Packing list: which package holds how many. At most 20. */
  packing?: Packing[] | null;
  /** EEI: kind of export. At most 2 characters. */
  exportInformation?: string | null;
  /** EEI: export licence. */
  license?: License | null;
  /** EEI: defense trade controls. */
  military?: Military | null;
  /** Due diligence statement. */
  ddsReference?: string | null;
  /** Product ids with their kinds. */
  identifiers?: string[] | null;
  /** Into the EU. */
  specialCondition?: string | null;
}

export interface Producer {
  /** Words printed in its place: 01 available to customs on request, 02 same as exporter, 03 attached list, 04 unknown. At most 2 characters. */
  option?: string | null;
  /** Company or person. At most 35 characters. */
  company?: string | null;
  /** Tax number. At most 15 characters. */
  taxId?: string | null;
  /** Whom to ask for. At most 35 characters. */
  attention?: string | null;
  /** Phone. At most 15 characters. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** E-mail address. At most 50 characters. */
  email?: string | null;
  /** Seen in UPS's examples. At most 50 characters. */
  emailSpelled?: string | null;
  /** Where. */
  address?: FormsAddress | null;
}

export interface IntermediateConsignee {
  /** Company or person. At most 35 characters. */
  company: string;
  /** Where. */
  address: FormsAddress;
}

export interface UltimateConsignee {
  /** Company or person. At most 35 characters. */
  company: string;
  /** D direct consumer, G government, R reseller, O other. */
  type?: Code | null;
  /** Where. */
  address: FormsAddress;
}

export interface ForwardingAgent {
  /** Company or person. At most 35 characters. */
  company: string;
  /** Tax number. At most 15 characters. */
  taxId: string;
  /** Where. */
  address: FormsAddress;
}

export interface ExportFiling {
  /** 1 shipper, 2 AES direct, 3 UPS. At most 1 characters. */
  code: string;
  /** Who hears of it. At most 50 characters. */
  email?: string | null;
  /** UPS's words for it. At most 20 characters. */
  description?: string | null;
  /** 1 blanket, 2 monthly, 3 per shipment. */
  powerOfAttorney?: Code | null;
  /** Filed by the shipper. */
  shipperFiled?: ShipperFiled | null;
}

export interface ShipperFiled {
  /** A number, B exemption, C reference. At most 1 characters. */
  code: string;
  /** UPS's words for it. At most 20 characters. */
  description?: string | null;
  /** Internal transaction number. At most 17 characters. */
  itn?: string | null;
  /** Exemption legend, such as 30.37(a). At most 20 characters. */
  exemption?: string | null;
  /** Reference at AES. At most 17 characters. */
  reference?: string | null;
}

export interface Cn22 {
  /** 6 for 4x6, 1 for 8.5x11. At most 2 characters. */
  labelSize: string;
  /** Labels on a page. At most 1 characters. */
  perPage: string;
  /** pdf, png, gif, zpl, star, epl2, spl. At most 4 characters. */
  printType: string;
  /** 1 gift, 2 documents, 3 sample, 4 other. At most 1 characters. */
  type: string;
  /** What other. At most 20 characters. */
  otherType?: string | null;
  /** Words at the fold. At most 35 characters. */
  foldText?: string | null;
  /** What is inside. At most 3. */
  contents: Cn22Content[];
}

export interface Cn22Content {
  /** How many. */
  quantity: string;
  /** What. At most 105 characters. */
  description: string;
  /** How heavy. */
  weight: PlainWeight;
  /** Worth. At most 9 characters. */
  value: Decimal;
  /** USD. At most 3 characters. */
  currency: string;
  /** Where it was made. At most 2 characters. */
  country?: string | null;
  /** Tariff number. At most 40 characters. */
  tariff?: string | null;
  /** Due diligence statement. */
  ddsReference?: string | null;
}

export interface PremiumCareForm {
  /** Day of shipping. */
  date: string;
  /** 01 A4, 02 letter. At most 2 characters. */
  pageSize: string;
  /** 01 PDF, 02 PNG. At most 2 characters. */
  printType: string;
  /** 01 to 04. At most 2 characters. */
  copies: string;
  /** Such as eng. At most 2, of 3 characters each. */
  languages: string[];
}

export interface LabelDelivery {
  /** To whom. At most 50 characters. */
  email?: string | null;
  /** Answer with links to label and receipt. */
  links?: Flag | null;
}

export interface Notification {
  /** When UPS writes. */
  event: "return" | "quantumView" | "ship" | "exception" | "delivery" | "alternateLocation" | "accessPointShipper";
  /** To whom. At most 5, of 50 characters each. */
  emails: string[];
  /** Who hears of mail that cannot be delivered. At most 50 characters. */
  undeliverable?: string | null;
  /** Where answers go. At most 50 characters. */
  replyTo?: string | null;
  /** Whom the mail seems to come from. At most 35 characters. */
  fromName?: string | null;
  /** Your words. At most 150 characters. */
  memo?: string | null;
  /** A call, for Access Points. At most 15 characters. */
  voicePhone?: string | null;
  /** A text message, for Access Points. At most 15 characters. */
  textPhone?: string | null;
  /** Such as ENG. At most 3 characters. */
  language?: string | null;
  /** Such as US. At most 2 characters. */
  dialect?: string | null;
}

export interface Options {
  /** Deliver on a Saturday. */
  saturdayDelivery?: Flag | null;
  /** Fetch on a Saturday. */
  saturdayPickup?: Flag | null;
  /** Deliver on a Sunday. */
  sundayDelivery?: Flag | null;
  /** 1 weekday and Saturday, 2 weekday and Sunday, 3 all. At most 1 characters. */
  availableServices?: string | null;
  /** Who must sign, for all packages; put at the level that the lane takes. */
  deliveryConfirmation?: "signature" | "adultSignature" | null;
  /** Number of the confirmation. At most 11 characters. */
  deliveryConfirmationNumber?: string | null;
  /** Cash on delivery; from the EU by shipment. */
  cod?: Cod | null;
  /** Cash on delivery at an Access Point. */
  accessPointCod?: Money | null;
  /** To the addressee only. */
  addresseeOnly?: Flag | null;
  /** Not to an Access Point. */
  directDeliveryOnly?: Flag | null;
  /** Signed papers come back; Poland. */
  returnOfDocument?: Flag | null;
  /** Carbon neutral. */
  carbonNeutral?: Flag | null;
  /** A certificate of origin will be made. */
  certificateOfOrigin?: Flag | null;
  /** An export declaration will be made. */
  exportDeclaration?: Flag | null;
  /** UPS takes the invoice out before delivery. */
  commercialInvoiceRemoval?: Flag | null;
  /** Import Control. */
  importControl?: Flag | null;
  /** 01 print and mail, 02 electronic label, 03 print label ... */
  importControlType?: Code | null;
  /** Global Checkout. */
  globalCheckout?: Flag | null;
  /** The way out of an exchange. */
  exchangeForward?: Flag | null;
  /** Freight: hold for pickup. */
  holdForPickup?: Flag | null;
  /** Freight: lift gate at pickup. */
  liftGateForPickup?: Flag | null;
  /** Freight: lift gate at delivery. */
  liftGateForDelivery?: Flag | null;
  /** Freight: brought to UPS. */
  dropOffAtFacility?: Flag | null;
  /** On the State Department's list. */
  sdl?: Flag | null;
  /** Code that opens the package at an Access Point. At most 6 characters. */
  releaseCode?: string | null;
  /** Price with a package release code. */
  releaseCodeRate?: Flag | null;
  /** 01 white glove, 02 room of choice, 03 installation, 04 over threshold. At most 2 characters. */
  insideDelivery?: string | null;
  /** Old item taken along. */
  itemDisposal?: Flag | null;
  /** Worth 150 euro or less, into the EU. */
  euDeMinimis?: boolean | null;
  /** Articles under contract. */
  restrictedArticles?: RestrictedArticles | null;
  /** Import Control: words to the shipper. */
  preAlerts?: PreAlert[] | null;
  /** Seen in UPS's examples. */
  masterCarton?: Flag | null;
}

export interface PreAlert {
  /** To whom. At most 50 characters. */
  email?: string | null;
  /** Who hears of mail that cannot be delivered. At most 50 characters. */
  undeliverable?: string | null;
  /** A call. At most 15 characters. */
  voicePhone?: string | null;
  /** A text message. At most 15 characters. */
  textPhone?: string | null;
  /** Such as ENG. At most 3 characters. */
  language: string;
  /** Such as US. At most 2 characters. */
  dialect: string;
}

export interface RestrictedArticles {
  /** Biological substances. */
  diagnosticSpecimens?: Flag | null;
  /** Alcoholic beverages. */
  alcohol?: Flag | null;
  /** Perishables. */
  perishables?: Flag | null;
  /** Plants. */
  plants?: Flag | null;
  /** Seeds. */
  seeds?: Flag | null;
  /** Special exceptions. */
  specialExceptions?: Flag | null;
  /** Tobacco. */
  tobacco?: Flag | null;
  /** E-cigarettes. */
  eCigarettes?: Flag | null;
  /** Hemp and CBD. */
  hemp?: Flag | null;
}

export interface Money {
  /** Decimal text. At most 19 characters. */
  amount: Decimal;
  /** ISO 4217, three letters. At most 3 characters. */
  currency: string;
}

export interface Cod {
  /** 0 any funds, 8 cashier's check or money order, 9 cash and check. At most 1 characters. */
  funds?: string | null;
  /** Decimal text. At most 8 characters. */
  amount: Decimal;
  /** ISO 4217, three letters. At most 3 characters. */
  currency: string;
}

export interface Promotion {
  /** The promotion's code. At most 9 characters. */
  code: string;
  /** The promotion's alias. At most 20 characters. */
  alias: string;
}

export interface Reference {
  /** UPS's two-letter kind, such as PO or IK. At most 2 characters. */
  code?: string | null;
  /** The reference. At most 35 characters. */
  value: string;
  /** Print it as a bar code. */
  barcode?: Flag | null;
}

export interface FreightPayer {
  /** 01 prepaid, 02 freight collect, 03 third party. */
  type: Code;
  /** The account that pays. At most 6 characters. */
  account: string;
  /** Its postal code. At most 9 characters. */
  postalCode?: string | null;
  /** Its country. At most 2 characters. */
  country?: string | null;
}

export interface Charge {
  /** 01 carriage, 02 duties and taxes, 03 broker of choice. At most 2 characters. */
  type?: string | null;
  /** The shipper pays. */
  shipper?: Payer | null;
  /** The receiver pays. */
  receiver?: Payer | null;
  /** Somebody else pays. */
  thirdParty?: Payer | null;
  /** The consignee is billed. */
  consignee?: Flag | null;
}

export interface Payer {
  /** Shipper, receiver, third party, or consignee (billed there). */
  kind: "shipper" | "receiver" | "thirdParty" | "consignee";
  /** The account that pays. At most 6 characters. */
  account?: string | null;
  /** Seen in UPS's examples. At most 35 characters. */
  name?: string | null;
  /** Seen in UPS's examples. At most 35 characters. */
  attention?: string | null;
  /** Street lines of the account. At most 3, of 35 characters each. */
  lines?: string[] | null;
  /** City of the account. At most 30 characters. */
  city?: string | null;
  /** State of the account. At most 5 characters. */
  state?: string | null;
  /** Postal code of the account; needed for a third party. At most 9 characters. */
  postalCode?: string | null;
  /** Country of the account; needed for a third party. At most 2 characters. */
  country?: string | null;
  /** Seen in UPS's examples. */
  residential?: Flag | null;
  /** A payment card, where UPS allows one. */
  card?: Card | null;
  /** 01 PayPal. At most 2 characters. */
  alternative?: string | null;
  /** Italy: certified e-mail (PEC). At most 30 characters. */
  certifiedEmail?: string | null;
  /** Italy: interchange code (SDI). At most 15 characters. */
  interchangeCode?: string | null;
  /** Seen in UPS's examples. */
  taxId?: string | null;
  /** Seen in UPS's examples. */
  taxIdType?: string | null;
  /** Seen in UPS's examples. */
  suppressInvoice?: Flag | null;
}

export interface Card {
  /** 01 American Express, 03 Discover, 04 MasterCard, 06 Visa ... At most 2 characters. */
  type: string;
  /** The card's number. At most 16 characters. */
  number: string;
  /** MMYYYY. At most 6 characters. */
  expires: string;
  /** Security code. At most 4 characters. */
  securityCode: string;
  /** Billing address. */
  address?: PlainAddress | null;
}

export interface PlainAddress {
  /** Street lines. At most 3, of 35 characters each. */
  lines: string[];
  /** City or town. At most 30 characters. */
  city: string;
  /** State or province. At most 5 characters. */
  state?: string | null;
  /** Postal code. At most 10 characters. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
}

export interface Weight {
  /** More than 0. At most 6 characters. */
  value: Decimal;
  /** LBS or KGS. */
  unit: "LBS" | "KGS" | "OZS";
  /** UPS's words for the unit; filled in. */
  unitName?: string | null;
}

export interface ContractService {
  /** UPS's service code. At most 2 characters. */
  code?: string | null;
  /** UPS's words for it. At most 35 characters. */
  description?: string | null;
}

export interface Package {
  /** UPS's packaging code; your own box unless you say otherwise. */
  packaging?: Code | null;
  /** How heavy, at most 150 lb or 70 kg. */
  weight: Weight;
  /** How large, at most 108 in or 270 cm; not needed for UPS's own packaging. */
  dimensions?: Dimensions | null;
  /** What is inside. At most 35 characters. */
  description?: string | null;
  /** What is on the pallet. At most 150 characters. */
  palletDescription?: string | null;
  /** Pieces on the pallet. At most 5 characters. */
  pieces?: string | null;
  /** Price of one. At most 12 characters. */
  unitPrice?: string | null;
  /** Dimensional weight, where you know it. */
  dimensionalWeight?: PlainWeight | null;
  /** At most 2 (5 for Mail Innovations). At most 5. */
  references?: Reference[] | null;
  /** For more than UPS's basic liability. */
  declaredValue?: DeclaredValue | null;
  /** Value that the shipper declares for himself. */
  shipperDeclaredValue?: Money | null;
  /** Who must sign; put at the level that the lane takes. */
  deliveryConfirmation?: "signature" | "adultSignature" | null;
  /** Number of the confirmation. At most 11 characters. */
  deliveryConfirmationNumber?: string | null;
  /** Cash on delivery; US and Canada by package. */
  cod?: Cod | null;
  /** Cash on delivery at an Access Point. */
  accessPointCod?: Money | null;
  /** May be left without a signature. */
  shipperRelease?: Flag | null;
  /** Needs handling by hand. */
  additionalHandling?: Flag | null;
  /** Over UPS's size for ordinary packages. */
  largePackage?: Flag | null;
  /** A pallet over size. */
  oversize?: Flag | null;
  /** A minimum weight is billed. */
  minimumBillableWeight?: Flag | null;
  /** Simple Rate box: XS, S, M, L or XL. */
  simpleRate?: Code | null;
  /** UPS Premier: watched closely. */
  premier?: Premier | null;
  /** Dry ice inside. */
  dryIce?: DryIce | null;
  /** Dangerous goods, lithium batteries too: each by its UN number. At most 3. */
  hazardousGoods?: Chemical[] | null;
  /** Sum of fractions where several are in one package. At most 3 characters. */
  hazardousQValue?: string | null;
  /** An overpack. */
  overpacked?: Flag | null;
  /** Several dangerous goods in one package. */
  allPackedInOne?: Flag | null;
  /** What the outer packaging is. At most 255 characters. */
  outerPackaging?: string | null;
  /** Which package of the shipment this is. At most 5 characters. */
  packageIdentifier?: string | null;
  /** Kind of dangerous goods. */
  hazardousType?: string | null;
  /** E-mail to the receiver of a return label. */
  notification?: PackageNotification | null;
  /** Premium Care. */
  premiumCare?: Flag | null;
  /** Proactive response. */
  proactive?: Flag | null;
  /** Keep cool. */
  refrigeration?: Flag | null;
  /** Clinical trials. At most 20 characters. */
  clinicalTrialsId?: string | null;
  /** Home healthcare. */
  healthcare?: Healthcare | null;
  /** UPS Capital's insurances. */
  insurance?: Insurance | null;
  /** Seen in UPS's examples. */
  packedByStore?: Flag | null;
  /** Freight class. */
  commodity?: Commodity | null;
  /** Seen in UPS's examples. */
  ratingOptions?: RatingOptions | null;
}

export interface RatingOptions {
  /** Third party's or receiver's prices. */
  thirdPartyNegotiatedRates?: Flag | null;
}

export interface Commodity {
  /** Freight class. At most 10 characters. */
  freightClass: string;
  /** NMFC code. At most 6 characters. */
  nmfcPrime?: string | null;
  /** NMFC sub code. At most 2 characters. */
  nmfcSub?: string | null;
}

export interface Insurance {
  /** Basic. */
  basic?: Money | null;
  /** Extended. */
  extended?: Money | null;
  /** Time in transit. */
  timeInTransit?: Money | null;
  /** Package protection. */
  protection?: Money | null;
}

export interface Healthcare {
  /** The program. At most 3 characters. */
  program?: string | null;
  /** Its description. At most 25 characters. */
  attribute?: string | null;
  /** Patient or provider. At most 25 characters. */
  identifier?: string | null;
  /** For future use. At most 50 characters. */
  text?: string | null;
}

export interface PackageNotification {
  /** When UPS writes. */
  event: "return" | "ship" | "exception" | "delivery";
  /** To whom. At most 5, of 50 characters each. */
  emails: string[];
  /** Who hears of mail that cannot be delivered. At most 50 characters. */
  undeliverable?: string | null;
  /** Where answers go. At most 50 characters. */
  replyTo?: string | null;
  /** Whom the mail seems to come from. At most 35 characters. */
  fromName?: string | null;
  /** Your words. At most 150 characters. */
  memo?: string | null;
  /** A call, for Access Points. At most 15 characters. */
  voicePhone?: string | null;
  /** A text message, for Access Points. At most 15 characters. */
  textPhone?: string | null;
  /** Such as ENG. At most 3 characters. */
  language?: string | null;
  /** Such as US. At most 2 characters. */
  dialect?: string | null;
  /** The subject. At most 75 characters. */
  subject?: string | null;
  /** UPS's code for a subject. At most 2 characters. */
  subjectCode?: string | null;
}

export interface Chemical {
  /** Which record this is. At most 3 characters. */
  identifier?: string | null;
  /** UN, NA or ID number, such as UN3480. At most 6 characters. */
  idNumber?: string | null;
  /** Proper shipping name. At most 150 characters. */
  name?: string | null;
  /** The same in the local language. At most 150 characters. */
  localName?: string | null;
  /** Technical name. At most 300 characters. */
  technicalName?: string | null;
  /** The same in the local language. At most 200 characters. */
  localTechnicalName?: string | null;
  /** Hazard class, such as 9. At most 7 characters. */
  class?: string | null;
  /** Subsidiary risk. At most 7 characters. */
  subRisk?: string | null;
  /** I, II or III. At most 5 characters. */
  packingGroup?: string | null;
  /** Packing instruction, such as 965. At most 4 characters. */
  packingInstruction?: string | null;
  /** How much. At most 5 characters. */
  quantity?: string | null;
  /** Its unit, such as KG. At most 10 characters. */
  unit?: string | null;
  /** Kind of inner packaging. At most 255 characters. */
  packaging?: string | null;
  /** How many of them. At most 3 characters. */
  packagingQuantity?: string | null;
  /** ADR, CFR, IATA or TDG. At most 4 characters. */
  regulations?: string | null;
  /** Highway, Ground, PAX, CAO ... At most 30 characters. */
  mode?: string | null;
  /** LQ, EQ, FR or LR. At most 2 characters. */
  level?: string | null;
  /** Answered at all hours. At most 25 characters. */
  emergencyPhone?: string | null;
  /** Who answers. At most 35 characters. */
  emergencyContact?: string | null;
  /** RQ where it applies. At most 2 characters. */
  reportableQuantity?: string | null;
  /** Hazard labels. At most 50 characters. */
  labels?: string | null;
  /** Special provisions. At most 255 characters. */
  description?: string | null;
  /** ADR transport category. At most 1 characters. */
  transportCategory?: string | null;
  /** ADR tunnel restriction. At most 10 characters. */
  tunnelCode?: string | null;
  /** ADR item. At most 10 characters. */
  adrItem?: string | null;
  /** ADR packing group. At most 1 characters. */
  adrPackingGroup?: string | null;
  /** Your reference. At most 15 characters. */
  reference?: string | null;
  /** Reserved by UPS. */
  record1?: string | null;
  /** Reserved by UPS. */
  record2?: string | null;
  /** Reserved by UPS. */
  record3?: string | null;
}

export interface DryIce {
  /** CFR or IATA. At most 4 characters. */
  regulations?: string | null;
  /** How much dry ice. */
  weight: PlainWeight;
  /** For medical use. */
  medicalUse?: Flag | null;
  /** An audit is wanted. */
  audit?: Flag | null;
}

export interface Premier {
  /** 01 silver, 02 gold, 03 platinum. At most 2 characters. */
  category: string;
  /** RFID of the sensor. At most 50 characters. */
  sensor?: string | null;
  /** How to handle it. */
  instructions: Instruction[];
}

export interface Instruction {
  /** UPS's code. At most 3 characters. */
  code: string;
}

export interface DeclaredValue {
  /** Decimal text, at most 50,000. At most 19 characters. */
  amount: Decimal;
  /** ISO 4217, three letters. At most 3 characters. */
  currency: string;
  /** 01 EVS, 02 DVS. */
  type?: Code | null;
}

export interface Indication {
  /** Hold at an Access Point, or deliver to one. */
  code: "holdAtAccessPoint" | "accessPointDelivery";
  /** UPS's words for it. At most 50 characters. */
  description?: string | null;
}

export interface AccessPoint {
  /** The shop's name. At most 35 characters. */
  name?: string | null;
  /** Whom to ask for. At most 35 characters. */
  attention?: string | null;
  /** Its public id, from locate. At most 9 characters. */
  id?: string | null;
  /** Where. */
  address?: ReceiverAddress | null;
}

export interface ReceiverAddress {
  /** Street lines, first the one with the house number. At most 3, of 35 characters each. */
  lines?: string[] | null;
  /** City or town. At most 30 characters. */
  city?: string | null;
  /** State, province or county; needed in the US and Canada. At most 5 characters. */
  state?: string | null;
  /** As typed; blanks and hyphens are taken out. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** A home. */
  residential?: Flag | null;
  /** A post office box. */
  poBox?: Flag | null;
}

export interface Receiver {
  /** Company or person. At most 35 characters. */
  name?: string | null;
  /** Whom to ask for; needed abroad. At most 35 characters. */
  attention?: string | null;
  /** The name that the label shows. At most 35 characters. */
  displayName?: string | null;
  /** Tax number. At most 15 characters. */
  taxId?: string | null;
  /** As typed; digits are sent, 10 to 15 of them. Needed abroad. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** Fax number. At most 15 characters. */
  fax?: string | null;
  /** E-mail address. At most 50 characters. */
  email?: string | null;
  /** UPS's id of the place. At most 10 characters. */
  locationId?: string | null;
  /** Seen in UPS's examples. */
  residentialMark?: string | null;
  /** Where. */
  address: ReceiverAddress;
}

export interface Party {
  /** Company or person. At most 35 characters. */
  name?: string | null;
  /** Whom to ask for; needed abroad. At most 35 characters. */
  attention?: string | null;
  /** The name that the label shows. At most 35 characters. */
  displayName?: string | null;
  /** Tax number. At most 15 characters. */
  taxId?: string | null;
  /** Kind of tax number. */
  taxIdType?: Code | null;
  /** As typed; digits are sent, 10 to 15 of them. Needed abroad. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
  /** Fax number. At most 15 characters. */
  fax?: string | null;
  /** E-mail address. At most 50 characters. */
  email?: string | null;
  /** Seen in UPS's examples. */
  accountNumber?: string | null;
  /** Who collects the tax: IOSS, VOEC and their like. */
  vendor?: Vendor | null;
  /** Where. */
  address: Address;
}

export interface Address {
  /** Street lines, first the one with the house number. At most 3, of 35 characters each. */
  lines?: string[] | null;
  /** City or town. At most 30 characters. */
  city?: string | null;
  /** State, province or county; needed in the US and Canada. At most 5 characters. */
  state?: string | null;
  /** As typed; blanks and hyphens are taken out. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** A home; UPS asks it of receivers only. */
  residential?: Flag | null;
}

export interface Vendor {
  /** 0356 IOSS, 0357 VOEC, 0358 HMRC. At most 4 characters. */
  type: string;
  /** The registration number. At most 35 characters. */
  number: string;
  /** 01 business, 02 consumer. At most 2 characters. */
  consigneeType?: string | null;
  /** Whom the IOSS number belongs to. */
  iossContact?: IossContact | null;
}

export interface IossContact {
  /** Registered name. */
  name?: string | null;
  /** Registered address. */
  address?: PlainAddress | null;
}

export interface LabelOptions {
  /** GIF, PNG, ZPL or EPL; SPL too. */
  format?: Code | null;
  /** 4x6 or 4x8 inches; thermal formats only. */
  stock?: `${number}x${number}` | null;
  /** For pictures; filled in. At most 64 characters. */
  userAgent?: string | null;
  /** Words for the label, by UPS's codes. */
  instructions?: Coded[] | null;
  /** Language of the label's letters. At most 3 characters. */
  characterSet?: string | null;
}
