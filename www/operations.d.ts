// Made by `cargo xtask types` from the tables in crate/core/src/tables. Do not edit.
//
// A member that is left out takes its default; null leaves it out at UPS too. Amounts, weights and sizes are decimal text;
// numbers are taken as well. Dates are YYYY-MM-DD. Source of the limits: UPS's OpenAPI documents of 2026-07-21.
import type { Code, Decimal, Flag } from "./shipment.js";


export interface AddressAnswer {
  /** What UPS says. */
  result: "valid" | "ambiguous" | "no_candidates";
  /** Of the address as a whole. */
  classification: "unclassified" | "commercial" | "residential";
  /** Suggestions. */
  candidates: AddressCandidate[];
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface AddressCandidate {
  /** The address. */
  address: SuggestedAddress;
  /** Home or business. */
  classification: "unclassified" | "commercial" | "residential";
}

export interface Amount {
  /** Decimal text, such as 11.42. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

export interface Center {
  /** Its name. */
  name?: string;
  /** Street. */
  line?: string;
  /** City. */
  city?: string;
  /** State. */
  state?: string;
  /** Postal code. */
  postalCode?: string;
  /** ISO 3166. */
  country?: string;
  /** UPS's number of it. */
  id?: string;
  /** Kind of place. */
  type?: string;
  /** Its time zone. */
  timezone?: string;
  /** Phone. */
  phone?: string;
  /** Fax. */
  fax?: string;
  /** Y or N. */
  residential?: string;
  /** origin or destination. */
  originOrDestination?: string;
  /** How to find it, by language. */
  instructions?: LocalWords[];
  /** How far. */
  distance?: string;
  /** MI or KM. */
  distanceUnit?: string;
  /** Of the airport. */
  airport?: string;
  /** Of the facility. */
  sortCode?: string;
  /** When it is open. */
  days?: CenterDay[];
}

export interface CenterDay {
  /** Which day. */
  day?: string;
  /** From. */
  open?: string;
  /** To. */
  close?: string;
  /** Latest drop-off. */
  lastDrop?: string;
  /** Earliest drop-off or pickup. */
  earliest?: string;
  /** Latest drop-off or pickup. */
  latest?: string;
  /** Time that it needs. */
  preparation?: string;
}

export interface CenterDestination {
  /** City. At most 50 characters. */
  city?: string | null;
  /** State. At most 50 characters. */
  state?: string | null;
  /** Postal code. At most 8 characters. */
  postalCode?: string | null;
  /** ISO 3166. At most 3 characters. */
  country: string;
}

export interface CenterOrigin {
  /** Street. At most 73 characters. */
  street?: string | null;
  /** City. At most 50 characters. */
  city?: string | null;
  /** State. At most 50 characters. */
  state?: string | null;
  /** Postal code. At most 8 characters. */
  postalCode?: string | null;
  /** ISO 3166. At most 2 characters. */
  country: string;
  /** How far. At most 3 characters. */
  radius?: string | null;
  /** MI or KM. At most 2 characters. */
  distanceUnit?: string | null;
  /** At most so many. At most 3 characters. */
  most?: string | null;
}

export interface CenterPiece {
  /** Three digits, such as 096. At most 3 characters. */
  service?: string | null;
  /** Package, letter or pallet. */
  container?: "package" | "letter" | "pallet" | null;
}

export interface Charges {
  /** Carriage. */
  transportation?: Amount;
  /** Extras. */
  options?: Amount;
  /** All of it, list price. */
  total?: Amount;
  /** All of it at the account's price. */
  negotiated?: Amount;
  /** With taxes, at the price that applies. */
  totalWithTaxes?: Amount;
  /** List price with taxes. */
  listWithTaxes?: Amount;
  /** The service alone. */
  base?: Amount;
  /** Extras one by one. */
  itemized?: ItemizedCharge[];
  /** Taxes one by one. */
  taxes?: Tax[];
  /** Which list of prices. */
  rateChart?: string;
}

export interface CommentWords {
  /** Kind of comment. */
  type?: string;
  /** UPS's words. */
  text?: string;
}

export interface CustomsForm {
  /** 01 all of them, 03 certificate of origin ... */
  code?: string;
  /** UPS's words. */
  description?: string;
  /** Byte for byte as UPS gave it. */
  bytes?: Uint8Array;
  /** PDF. */
  format: string;
  /** To fetch it again. */
  groupId?: string;
  /** UPS's words. */
  groupName?: string;
}

export interface Delivery {
  /** YYYY-MM-DD. */
  date?: string;
  /** HH:MM there; end_of_day where UPS says 23:00 or 23:30. */
  time?: string;
  /** Working days on the way. */
  businessDays?: string;
  /** Whether UPS guarantees it. */
  guaranteed: boolean;
  /** MON to SUN. */
  weekday?: string;
  /** YYYY-MM-DD. */
  pickupDate?: string;
  /** HH:MM. */
  pickupTime?: string;
  /** HH:MM until which UPS takes a call. */
  cutoff?: string;
  /** Days at customs. */
  customsDays?: string;
  /** Holidays on the way. */
  holidays?: string;
  /** Days without movement. */
  restDays?: string;
  /** Days on the way. */
  totalDays?: string;
  /** 1 where it may come on a Saturday. */
  saturday?: string;
  /** UPS's words about it. */
  saturdayNote?: string;
  /** 1 where it may come on a Sunday. */
  sunday?: string;
  /** UPS's words about it. */
  sundayNote?: string;
  /** UPS's name of the service. */
  serviceWords?: string;
  /** UPS's words about this service. */
  note?: string;
  /** UPS's words about the lane. */
  laneNote?: string;
  /** The day that was asked for. */
  askedDate?: string;
  /** Reckoned as documents. */
  documentsOnly?: boolean;
  /** 02 documents, 03 goods, 04 pallet. */
  billType?: string;
  /** How duties are reckoned with. */
  autoDuty?: string;
  /** Working days that UPS publishes. */
  guaranteedDays?: string;
  /** UPS's words, such as 10:30 A.M. */
  guaranteedTime?: string;
  /** UPS's words. */
  scheduledDate?: string;
}

export interface DocumentFile {
  /** Its file name. At most 300 characters. */
  name: string;
  /** Its bytes as base64, at most 10 MB (1 MB in UPS's test environment). */
  content: string;
  /** bmp doc docx gif jpg pdf png rtf tif txt xls xlsx. At most 4 characters. */
  format: string;
  /** What it is. */
  type: "authorization" | "invoice" | "certificateOfOrigin" | "exportAccompanying" | "exportLicense" | "importPermit" | "usmca" | "other" | "powerOfAttorney" | "packingList" | "sed" | "letterOfInstruction" | "declaration";
}

export interface DocumentPush {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** Seen in UPS's examples. */
  requestOption?: string | null;
  /** Not used by UPS. At most 4 characters. */
  subVersion?: string | null;
  /** The shipper's account. At most 6 characters. */
  account: string;
  /** From upload. At most 13, of 26 characters each. */
  documentIds: string[];
  /** To change a group that was pushed before. At most 26 characters. */
  groupId?: string | null;
  /** The shipment's number. At most 19 characters. */
  shipmentId: string;
  /** yyyy-MM-dd-HH.mm.ss. At most 19 characters. */
  shippedAt?: string | null;
  /** 1 small package, 2 freight. At most 1 characters. */
  type?: string | null;
  /** Freight: confirmation. At most 30 characters. */
  confirmation?: string | null;
  /** Numbers of its packages. */
  trackingNumbers?: string[] | null;
}

export interface DocumentPushAnswer {
  /** The group's id. */
  groupId?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface DocumentRemove {
  /** The shipper's account. At most 6 characters. */
  account: string;
  /** From upload. At most 26 characters. */
  documentId: string;
}

export interface DocumentRemoveAnswer {
  /** UPS's words. */
  status?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface DocumentUpload {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** Seen in UPS's examples. */
  requestOption?: string | null;
  /** Not used by UPS. At most 4 characters. */
  subVersion?: string | null;
  /** The shipper's account. At most 6 characters. */
  account: string;
  /** The documents. At most 13. */
  files: DocumentFile[];
}

export interface DocumentUploadAnswer {
  /** For forms.documentIds of a shipment, and for push. */
  documentIds: string[];
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface FreightPrice {
  /** Before the discount. */
  gross?: Amount;
  /** The discount. */
  discount?: Amount;
  /** The discount in per cent. */
  discountPercentage?: string;
  /** After it. */
  net?: Amount;
  /** Pounds in a cubic foot. */
  density?: string;
  /** Its size. */
  cubicFeet?: string;
  /** What it stands on. */
  units?: FreightUnit[];
}

export interface FreightUnit {
  /** How many. */
  quantity?: string;
  /** SKD skid, CBY carboy, PLT pallet, TOT tote ... */
  type?: string;
  /** Length. */
  length?: string;
  /** Width. */
  width?: string;
  /** Height. */
  height?: string;
  /** IN or CM. */
  unit?: string;
  /** The height that UPS reckons with. */
  adjustedHeight?: string;
  /** IN or CM. */
  adjustedUnit?: string;
}

export interface ItemizedCharge {
  /** UPS's code of it. */
  code: string;
  /** UPS's words. */
  description?: string;
  /** Decimal text. */
  amount: string;
  /** ISO 4217. */
  currency?: string;
  /** Its kind, such as a time of day. */
  subType?: string;
}

export interface Label {
  /** Byte for byte as UPS gave it. */
  bytes: Uint8Array;
  /** UPS's code, upper case; may differ from what was asked for. */
  format: string;
  /** Whose it is. */
  trackingNumber: string;
  /** The Warsaw text and the signature box. */
  signature?: Uint8Array;
  /** Mail Innovations CN22: further pages. */
  parts?: Uint8Array[];
  /** UPS's page around a GIF. */
  html?: Uint8Array;
  /** UPS's two-dimensional bar code. */
  pdf417?: string;
}

export interface LabelCandidate {
  /** Its number. */
  trackingNumber: string;
  /** Where it goes. */
  postalCode?: string;
  /** ISO 3166. */
  country?: string;
  /** YYYY-MM-DD. */
  from?: string;
  /** YYYY-MM-DD. */
  to?: string;
}

export interface LocalWords {
  /** Language. */
  locale?: string;
  /** UPS's words. */
  text?: string;
}

export interface Locate {
  /** Your own words, which UPS gives back. */
  context?: string | null;
  /** UPS's word for it. At most 13 characters. */
  action?: string | null;
  /** Of the place to search from. At most 15 characters. */
  latitude?: string | null;
  /** Of the place to search from. At most 15 characters. */
  longitude?: string | null;
  /** The place to search from. */
  address: LocatorAddress;
  /** At most so many places to choose from. At most 2 characters. */
  addressCandidates?: string | null;
  /** Seen in UPS's examples. */
  language?: string | null;
  /** Language of the answer. At most 5 characters. */
  locale?: string | null;
  /** MI or KM. */
  unit?: "MI" | "KM" | null;
  /** Known locations. */
  locationIds?: string[] | null;
  /** At most so many, 1 to 50. At most 2 characters. */
  most?: string | null;
  /** 5 to 100 miles, 5 to 150 kilometres. At most 3 characters. */
  radius?: string | null;
  /** Kinds of location. */
  searches?: LocatorSearch[] | null;
  /** HHMM of the drop-off. At most 6 characters. */
  serviceTime?: string | null;
  /** 01 ground, 02 air ... */
  services?: LocatorCode[] | null;
  /** Options of the service. */
  serviceOptions?: LocatorCode[] | null;
  /** One Access Point. At most 15 characters. */
  accessPointId?: string | null;
  /** 01 active, 07 suspended. At most 2 characters. */
  accessPointStatus?: string | null;
  /** For private networks. At most 10 characters. */
  accessPointAccount?: string | null;
  /** This address only. */
  exactMatch?: Flag | null;
  /** Open on this day, 1 to 7. At most 1 characters. */
  weekday?: string | null;
  /** Open from HHMM. At most 4 characters. */
  openFrom?: string | null;
  /** Open to HHMM. At most 4 characters. */
  openTo?: string | null;
  /** 01 distance, 02 hours ... At most 2 characters. */
  sort?: string | null;
  /** Take uncertain places too. */
  allConfidenceLevels?: string | null;
  /** 01 proximity ... At most 2 characters. */
  searchKind?: string | null;
  /** Freight. */
  freight?: Flag | null;
  /** 1 places to drop off (default), 8 to 56 lists of attributes, 64 Access Points. At most 2 characters. */
  option?: string | null;
}

export interface LocateAnswer {
  /** The nearest first. */
  locations: Location[];
  /** Places to choose from where the address is ambiguous. */
  candidates: LocatorCandidate[];
  /** What kinds there are. */
  attributes: LocatorAttribute[];
  /** UPS's words. */
  disclaimer?: string;
  /** Where the search began. */
  latitude?: string;
  /** Where the search began. */
  longitude?: string;
  /** Y where there is an active Access Point. */
  accessPointsNear?: string;
  /** Whether uncertain places were taken too. */
  allConfidenceLevels?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface Location {
  /** Its name. */
  name?: string;
  /** Street. */
  line?: string;
  /** City. */
  city?: string;
  /** State. */
  state?: string;
  /** Postal code. */
  postalCode?: string;
  /** ISO 3166. */
  country?: string;
  /** Where it is. */
  latitude?: string;
  /** Where it is. */
  longitude?: string;
  /** How far. */
  distance?: string;
  /** MI or KM. */
  distanceUnit?: string;
  /** Its phones. */
  phones?: string[];
  /** When it is open, in words. */
  hours?: string;
  /** Latest drop-off for ground. */
  latestGround?: string[];
  /** Latest drop-off for air. */
  latestAir?: string[];
  /** Its time zone. */
  timezone?: string;
  /** For shipments to an Access Point. */
  accessPointId?: string;
  /** 01 active, 07 suspended. */
  accessPointStatus?: string;
  /** A picture. */
  imageUrl?: string;
  /** UPS's words. */
  comments?: string;
  /** UPS's number of it. */
  id?: string;
  /** District. */
  district?: string;
  /** Last four digits. */
  postalCodeExtension?: string;
  /** Its fax. */
  fax?: string;
  /** Its e-mail address. */
  email?: string;
  /** Its page. */
  homePage?: string;
  /** What it is and offers. */
  attributes?: LocatorAttribute[];
  /** When it is open, by day. */
  openingHours?: LocationHours[];
  /** Other hours, in words. */
  specialHours?: string;
  /** When freight may be fetched, in words. */
  willCallHours?: string;
  /** How to find it. */
  instructions?: Segment[];
  /** How to find it, by language. */
  localInstructions?: LocalWords[];
  /** Offers, by language. */
  promotions?: LocationPromotion[];
  /** A page about them. */
  promotionUrl?: string;
  /** It costs extra. */
  extraCharge?: boolean;
  /** UPS's further words. */
  furtherComments?: LocatorComment[];
  /** UPS's words. */
  disclaimers?: string[];
  /** UPS's number of the site. */
  site?: string;
  /** Its number. */
  number?: string;
  /** Kind of place. */
  facilityType?: string;
  /** Freight. */
  hubSortCode?: string;
  /** Freight. */
  freightSortCode?: string;
  /** What it offers. */
  offerings?: Part[];
  /** 1 where its phone may be shown. */
  phoneShown?: string;
  /** A picture. */
  insecureImageUrl?: string;
  /** A picture. */
  accessPointImageUrl?: string;
  /** UPS's number of the site. */
  accessPointSite?: string;
  /** What kind of shop it is. */
  businessKinds?: Part[];
  /** Private networks that it is in. */
  networks?: PrivateNetwork[];
  /** Takes parcels from shippers. */
  takesParcels?: boolean;
  /** UPS's code of the reason. */
  takesNoParcelsBecause?: string;
  /** Takes parcels that were redirected. */
  takesRedirected?: boolean;
  /** UPS's code of the reason. */
  takesNoRedirectedBecause?: string;
  /** Newly opened. */
  isNew?: boolean;
  /** Its rank among those that are featured. */
  rank?: string;
  /** Freight may be fetched there. */
  willCall?: boolean;
  /** 01 origin, 02 destination. */
  originOrDestination?: string;
  /** For telephone systems. */
  voicePhrase?: string;
  /** For telephone systems. */
  voiceReads?: string;
}

export interface LocationDay {
  /** 1 Sunday to 7 Saturday. */
  day?: string;
  /** HHMM from. */
  open?: string;
  /** HHMM until. */
  close?: string;
  /** Latest drop-off, HHMM. */
  lastDrop?: string;
  /** Time that it needs. */
  preparation?: string;
  /** Closed all day. */
  closed?: boolean;
  /** Open all day. */
  allDay?: boolean;
}

export interface LocationHours {
  /** 10 opening hours ... */
  type?: string;
  /** Day by day. */
  days?: LocationDay[];
}

export interface LocationPromotion {
  /** Language. */
  locale?: string;
  /** UPS's words. */
  text?: string;
}

export interface LocatorAddress {
  /** Name. At most 40 characters. */
  name?: string | null;
  /** Street; UPS wants the member. At most 100 characters. */
  line?: string | null;
  /** Second line. At most 64 characters. */
  line2?: string | null;
  /** Third line. At most 64 characters. */
  line3?: string | null;
  /** Part of the city. At most 35 characters. */
  district?: string | null;
  /** City. At most 50 characters. */
  city?: string | null;
  /** State. At most 50 characters. */
  state?: string | null;
  /** Postal code. At most 10 characters. */
  postalCode?: string | null;
  /** Four more digits in the US. At most 10 characters. */
  postalCodeExtension?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** All of it in one line. */
  singleLine?: string | null;
}

export interface LocatorAttribute {
  /** Kind. */
  type?: string;
  /** Its name. */
  name?: string;
  /** What there is of it. */
  options?: LocatorOption[];
}

export interface LocatorCandidate {
  /** Street. */
  line?: string;
  /** City. */
  city?: string;
  /** State. */
  state?: string;
  /** Postal code. */
  postalCode?: string;
  /** ISO 3166. */
  country?: string;
  /** Where it is. */
  latitude?: string;
  /** Where it is. */
  longitude?: string;
  /** A landmark. */
  landmark?: string;
  /** Its name. */
  name?: string;
  /** District. */
  district?: string;
  /** Last four digits. */
  postalCodeExtension?: string;
}

export interface LocatorCode {
  /** UPS's code. At most 10 characters. */
  code?: string | null;
}

export interface LocatorComment {
  /** UPS's words. */
  comments?: CommentWords[];
}

export interface LocatorError {
  /** UPS's code. */
  code: string;
  /** UPS's words. */
  message: string;
  /** Warning, Hard ... */
  severity: string;
}

export interface LocatorOption {
  /** UPS's code. */
  code?: string;
  /** UPS's words. */
  description?: string;
  /** UPS's name. */
  name?: string;
  /** Kind. */
  category?: string;
  /** When UPS fetches from there. */
  pickups?: LocatorPickup[];
}

export interface LocatorPickup {
  /** Which day. */
  weekday?: string;
  /** When. */
  times?: LocatorTime[];
}

export interface LocatorSearch {
  /** 01 location, 02 retail, 03 additional services, 04 program types. At most 2 characters. */
  type?: string | null;
  /** Which of them. */
  codes?: LocatorCode[] | null;
  /** 01 and, 02 or. At most 2 characters. */
  relation?: string | null;
}

export interface LocatorTime {
  /** HHMM. */
  time?: string;
  /** Not on that day. */
  none?: boolean;
}

export interface Milestone {
  /** UPS's code. */
  code?: string;
  /** UPS's words, in English. */
  description?: string;
  /** Its kind, once it is reached. */
  category?: string;
  /** Whether it is reached. */
  state?: string;
  /** Whether it is the one now. */
  current?: boolean;
  /** Which event reached it, from 0. */
  event?: string;
  /** Its part. */
  part?: string;
}

export interface NegotiatedCharges {
  /** All of it. */
  total?: Amount;
  /** With taxes. */
  totalWithTaxes?: Amount;
  /** The service alone. */
  base?: Amount[];
  /** Extras one by one. */
  itemized?: ItemizedCharge[];
  /** Taxes one by one. */
  taxes?: Tax[];
  /** What changed the price. */
  modifiers?: RateModifier[];
}

export interface Notice {
  /** UPS's code. */
  code: string;
  /** UPS's words. */
  message: string;
}

export interface Offer {
  /** UPS's service code. */
  service: string;
  /** Its name from this origin. */
  name: string;
  /** The price. */
  charges: Charges;
  /** The account's own price, in parts. */
  negotiatedCharges?: NegotiatedCharges;
  /** What UPS bills by. */
  billingWeight?: string;
  /** LBS or KGS. */
  billingWeightUnit?: string;
  /** When it arrives, as far as asked and known. */
  delivery: Delivery;
  /** Each package's price. */
  packages?: RatedPackage[];
  /** Notices about this service. */
  alerts: Notice[];
  /** UPS's words about prices and taxes. */
  disclaimers?: Notice[];
  /** Freight: gross, discount, net. */
  freight?: FreightPrice;
  /** UPS's zone. */
  zone?: string;
  /** 01 shipment level, 02 package level. */
  ratingMethod?: string;
  /** 01 shipment level, 02 package level. */
  weightMethod?: string;
  /** For information. */
  roarRated?: boolean;
}

export interface Paper {
  /** Byte for byte as UPS gave it. */
  bytes: Uint8Array;
  /** PDF, HTML, ZPL, EPL ... */
  format: string;
}

export interface Part {
  /** P package, C commodity. */
  code?: string;
  /** Its number. */
  value?: string;
}

export interface PartNotice {
  /** UPS's code. */
  code: string;
  /** UPS's words. */
  message: string;
  /** H head, S shipment, P package, C commodity. */
  level?: string;
  /** Which of them. */
  parts?: Part[];
}

export interface PendingPickup {
  /** Its number. */
  prn?: string;
  /** 01 on call, 02 smart. */
  kind?: string;
  /** YYYY-MM-DD. */
  date?: string;
  /** 002 received, 012 dispatched ... */
  status?: string;
  /** UPS's words. */
  message?: string;
  /** Whom to ask for. */
  contact?: string;
  /** Your reference. */
  reference?: string;
  /** Of a smart pickup: 001 requested, 003 completed ... */
  smartStatus?: string;
  /** How it is billed. */
  billing?: string;
}

export interface PickupAddress {
  /** Company. At most 27 characters. */
  company?: string | null;
  /** Whom to ask for. At most 22 characters. */
  contact?: string | null;
  /** Street. At most 73 characters. */
  line?: string | null;
  /** Room. At most 8 characters. */
  room?: string | null;
  /** Floor. At most 3 characters. */
  floor?: string | null;
  /** City. At most 50 characters. */
  city: string;
  /** State or province. At most 50 characters. */
  state?: string | null;
  /** Puerto Rico. At most 50 characters. */
  urbanization?: string | null;
  /** Postal code. At most 8 characters. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** A home. */
  residential?: boolean | null;
  /** Where in the house, such as Lobby. At most 11 characters. */
  point?: string | null;
  /** Phone; needed to schedule. At most 25 characters. */
  phone?: string | null;
  /** Extension. At most 4 characters. */
  phoneExtension?: string | null;
}

export interface PickupCancel {
  /** The pickup's number. At most 11 characters. */
  prn?: string | null;
  /** Or an account: its smart pickup. At most 10 characters. */
  account?: string | null;
}

export interface PickupCancelAnswer {
  /** 01 on call, 02 smart. */
  kind?: string;
  /** 001 received, 002 dispatched, 003 completed ... */
  status?: string;
  /** UPS's words. */
  message?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PickupCard {
  /** Whose it is. At most 22 characters. */
  holder?: string | null;
  /** 01 American Express, 03 Discover, 04 MasterCard, 06 Visa. At most 2 characters. */
  type?: string | null;
  /** Its number. At most 16 characters. */
  number?: string | null;
  /** MMYYYY. At most 6 characters. */
  expires?: string | null;
  /** Security code. At most 4 characters. */
  securityCode?: string | null;
  /** Billing address. At most 3, of 35 characters each. */
  lines?: string[] | null;
  /** City. At most 50 characters. */
  city?: string | null;
  /** State. At most 50 characters. */
  state?: string | null;
  /** Postal code. At most 8 characters. */
  postalCode?: string | null;
  /** Country. At most 2 characters. */
  country?: string | null;
}

export interface PickupCharge {
  /** A accessorial, B base, S surcharge. */
  code?: string;
  /** UPS's words. */
  description?: string;
  /** Decimal text. */
  amount?: string;
  /** Decimal text. */
  discounted?: string;
  /** Decimal text. */
  tax?: string;
}

export interface PickupDivisions {
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
}

export interface PickupDivisionsAnswer {
  /** States or provinces, as UPS's pickups take them. */
  divisions: string[];
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PickupPending {
  /** The account. At most 10 characters. */
  account: string;
  /** On call (default), smart, or both. */
  kind?: "oncall" | "smart" | "both" | null;
}

export interface PickupPendingAnswer {
  /** Today's and tomorrow's. */
  pickups: PendingPickup[];
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PickupPiece {
  /** Three digits, such as 001 or 003. At most 3 characters. */
  service: string;
  /** 1 to 999. At most 3 characters. */
  quantity: Decimal;
  /** Where they go. At most 2 characters. */
  country: string;
  /** Package, letter or pallet. */
  container?: "package" | "letter" | "pallet" | null;
}

export interface PickupPlace {
  /** Street. At most 73 characters. */
  line?: string | null;
  /** City. At most 50 characters. */
  city: string;
  /** State or province. At most 50 characters. */
  state?: string | null;
  /** Postal code. At most 8 characters. */
  postalCode?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** A home. */
  residential?: boolean | null;
  /** Not needed for a price. At most 27 characters. */
  company?: string | null;
  /** Not needed for a price. At most 22 characters. */
  contact?: string | null;
  /** Not needed for a price. At most 25 characters. */
  phone?: string | null;
}

export interface PickupRate {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** UPS's minor version of the answer. At most 4 characters. */
  subVersion?: string | null;
  /** Not used by UPS. At most 15 characters. */
  requestOption?: string | null;
  /** The account. At most 10 characters. */
  account?: string | null;
  /** Its country. At most 2 characters. */
  accountCountry?: string | null;
  /** Where it is fetched. */
  address: PickupPlace;
  /** Whether that is another address than the account's. */
  otherAddress?: boolean | null;
  /** Today, another day, or the day given. */
  when?: "sameDay" | "futureDay" | "specificDay" | null;
  /** YYYY-MM-DD. */
  date?: string | null;
  /** HHMM from which it may be fetched. At most 4 characters. */
  ready?: string | null;
  /** HHMM until which it may be fetched. At most 4 characters. */
  close?: string | null;
  /** 1 daily, 2 on-demand, 3 list ... At most 1 characters. */
  rateChart?: string | null;
  /** Y for taxes. At most 1 characters. */
  taxes?: string | null;
  /** Y for the user's discount. At most 1 characters. */
  userLevelDiscount?: string | null;
  /** On call (default), smart, or both. */
  kind?: "oncall" | "smart" | "both" | null;
}

export interface PickupRateAnswer {
  /** ISO 4217. */
  currency?: string;
  /** Decimal text. */
  total?: string;
  /** Decimal text. */
  totalDiscounted?: string;
  /** Decimal text. */
  tax?: string;
  /** One by one. */
  charges: PickupCharge[];
  /** SD same day, FD future day. */
  rateType?: string;
  /** UPS's words. */
  disclaimer?: string;
  /** UPS's code of it. */
  disclaimerCode?: string;
  /** Taxes one by one. */
  taxes?: Tax[];
  /** Decimal text. */
  totalWithoutTaxes?: string;
  /** Decimal text. */
  discountedWithoutTaxes?: string;
  /** Whether UPS comes at weekends. */
  weekendTerritory?: string;
  /** Y where UPS comes on Saturdays. */
  saturdayTerritory?: string;
  /** Y where UPS comes on Sundays. */
  sundayTerritory?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PickupSchedule {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** UPS's minor version of the answer. At most 4 characters. */
  subVersion?: string | null;
  /** Whether the answer tells the price. */
  rate?: boolean | null;
  /** 1 daily, 2 on-demand, 3 list ... At most 1 characters. */
  rateChart?: string | null;
  /** Y for taxes. At most 1 characters. */
  taxes?: string | null;
  /** Y for the user's discount. At most 1 characters. */
  userLevelDiscount?: string | null;
  /** The account. At most 10 characters. */
  account?: string | null;
  /** Its country; the address's where it is left out. At most 2 characters. */
  accountCountry?: string | null;
  /** A payment card. */
  card?: PickupCard | null;
  /** YYYY-MM-DD. */
  date: string;
  /** HHMM from which it may be fetched. At most 4 characters. */
  ready: string;
  /** HHMM until which it may be fetched. At most 4 characters. */
  close: string;
  /** Where it is fetched. */
  address: PickupAddress;
  /** Whether that is another address than the account's. */
  otherAddress?: boolean | null;
  /** What is fetched. */
  pieces: PickupPiece[];
  /** Of all pieces. */
  weight?: Decimal | null;
  /** LBS or KGS. At most 3 characters. */
  weightUnit?: string | null;
  /** A piece over 70 lb or 32 kg. */
  overweight?: boolean | null;
  /** Numbers of the packages. */
  tracking?: PickupTracking[] | null;
  /** How it is paid. */
  payment?: "none" | "account" | "card" | "trackingNumber" | "cheque" | "cash" | "payPal" | null;
  /** Words for the driver. At most 57 characters. */
  instructions?: string | null;
  /** Your reference. At most 35 characters. */
  reference?: string | null;
  /** 01 domestic, 02 international, 03 transborder. At most 2 characters. */
  category?: string | null;
  /** 01 pickup only, 02 transport only, 03 both. At most 2 characters. */
  cashType?: string | null;
  /** Y where labels are printed. At most 1 characters. */
  labelsReady?: string | null;
  /** Who hears of it. At most 50 characters. */
  email?: string | null;
  /** Who hears of mail that cannot be delivered. At most 50 characters. */
  undeliverable?: string | null;
}

export interface PickupScheduleAnswer {
  /** The pickup's number; the same again where one is scheduled already. */
  prn: string;
  /** 01 available, 02 not, 03 does not apply, 04 not asked for. */
  rateStatus?: string;
  /** ISO 4217. */
  currency?: string;
  /** Decimal text. */
  total?: string;
  /** One by one. */
  charges: PickupCharge[];
  /** SD same day, FD future day. */
  rateType?: string;
  /** Decimal text. */
  tax?: string;
  /** Decimal text. */
  totalDiscounted?: string;
  /** UPS's words. */
  disclaimer?: string;
  /** UPS's code of it. */
  disclaimerCode?: string;
  /** Taxes one by one. */
  taxes?: Tax[];
  /** Decimal text. */
  totalWithoutTaxes?: string;
  /** Decimal text. */
  discountedWithoutTaxes?: string;
  /** Whether UPS comes at weekends. */
  weekendTerritory?: string;
  /** Y where UPS comes on Saturdays. */
  saturdayTerritory?: string;
  /** Y where UPS comes on Sundays. */
  sundayTerritory?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PickupTracking {
  /** The number. At most 18 characters. */
  number?: string | null;
}

export interface PickupTrigger {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** UPS's minor version of the answer. At most 4 characters. */
  subVersion?: string | null;
  /** The account, set up for smart pickup; its address is known to UPS. At most 6 characters. */
  account: string;
  /** Today, or the next business day. */
  when?: "sameDay" | "futureDay" | null;
}

export interface PickupTriggerAnswer {
  /** The pickup's number. */
  prn: string;
  /** YYYY-MM-DD. */
  date?: string;
  /** True where it was too late for today. */
  nextBusinessDay?: boolean;
  /** 01 new, 02 there is one already. */
  status?: string;
  /** UPS's words. */
  message?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface PrivateNetwork {
  /** Its number. */
  id?: string;
  /** Its name. */
  description?: string;
}

export interface RateAnswer {
  /** One for each service, in UPS's order. */
  offers: Offer[];
  /** Notices about a part of the request. */
  partAlerts: PartNotice[];
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface RateModifier {
  /** Such as DTM or ORM. */
  type: string;
  /** UPS's words. */
  description?: string;
  /** Decimal text, below zero too. */
  amount: string;
}

export interface RatedPackage {
  /** What was said. */
  weight?: string;
  /** What UPS bills by. */
  billingWeight?: string;
  /** LBS or KGS. */
  billingWeightUnit?: string;
  /** Carriage. */
  transportation?: Amount;
  /** Extras. */
  options?: Amount;
  /** All of it. */
  total?: Amount;
  /** The service alone. */
  base?: Amount;
  /** Extras one by one. */
  itemized?: ItemizedCharge[];
  /** The same at the account's price. */
  negotiatedItemized?: ItemizedCharge[];
  /** What changed the account's price. */
  negotiatedModifiers?: RateModifier[];
  /** What changed the price. */
  modifiers?: RateModifier[];
  /** Extras of the package. */
  accessorials?: Notice[];
  /** XS to XL. */
  simpleRate?: string;
}

export interface RecoverAnswer {
  /** The shipment's number. */
  shipmentId?: string;
  /** What was found. */
  labels: Label[];
  /** What else came for each package. */
  packages: RecoveredPackage[];
  /** Numbers to choose from, where a reference fits several. */
  candidates: string[];
  /** The same with where they go. */
  candidatePackages?: LabelCandidate[];
  /** Customs papers. */
  forms: CustomsForm[];
  /** Cash on delivery: goes to the driver. */
  codTurnInPage?: Paper;
  /** For packages of high value. */
  highValueReport?: Paper;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface RecoverFormat {
  /** GIF, PNG, PDF, ZPL, EPL or SPL. */
  format?: Code | null;
  /** 4x6 or 4x8 inches; thermal formats only. */
  stock?: `${number}x${number}` | null;
  /** For pictures; filled in. At most 64 characters. */
  userAgent?: string | null;
}

export interface RecoverLabel {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** Seen in UPS's examples. */
  requestOption?: string | null;
  /** UPS's minor version of the answer. At most 4 characters. */
  subVersion?: string | null;
  /** The package's or shipment's number. At most 18 characters. */
  trackingNumber?: string | null;
  /** Numbers that begin with 1R. */
  trackingNumbers?: string[] | null;
  /** Or a reference that was shipped with. At most 35 characters. */
  reference?: string | null;
  /** The account that shipped it; needed with a reference. At most 6 characters. */
  account?: string | null;
  /** The label that is wanted. */
  label?: RecoverFormat | null;
  /** Language of the receipt, such as en_US. At most 5 characters. */
  locale?: string | null;
  /** Language of the receipt, such as eng. At most 3 characters. */
  language?: string | null;
  /** Its dialect, such as US. At most 2 characters. */
  dialect?: string | null;
  /** 01 a label in that language. At most 2 characters. */
  translation?: string | null;
  /** Links to label and receipt. */
  links?: Flag | null;
  /** Mail an electronic return label again. */
  resendEmail?: Flag | null;
}

export interface RecoveredLabel {
  /** Byte for byte as UPS gave it. */
  bytes?: Uint8Array;
  /** UPS's code, upper case. */
  format: string;
  /** UPS's page with it, where asked for. */
  url?: string;
  /** The Warsaw text and the signature box. */
  signature?: Uint8Array;
  /** UPS's page around a GIF. */
  html?: Uint8Array;
  /** UPS's two-dimensional bar code. */
  pdf417?: string;
}

export interface RecoveredPackage {
  /** Its number. */
  trackingNumber: string;
  /** UPS's page with it, where asked for. */
  labelUrl?: string;
  /** Its receipt. */
  receipt?: RecoveredReceipt;
  /** Its customs paper. */
  form?: CustomsForm;
  /** Mail Innovations: to track by. */
  mailInnovationsNumber?: string;
  /** Mail Innovations: its label. */
  mailInnovationsLabel?: RecoveredLabel;
}

export interface RecoveredReceipt {
  /** Byte for byte as UPS gave it. */
  bytes?: Uint8Array;
  /** HTML ... */
  format: string;
  /** UPS's page. */
  html?: Uint8Array;
  /** UPS's page with it, where asked for. */
  url?: string;
}

export interface Segment {
  /** UPS's words, line by line. */
  texts?: string[];
}

export interface ServiceCenters {
  /** Your own words, which UPS gives back. At most 512 characters. */
  context?: string | null;
  /** What is brought or fetched. */
  pieces: CenterPiece[];
  /** Where it leaves. */
  from?: CenterOrigin | null;
  /** Where it goes. */
  to?: CenterDestination | null;
  /** Language of the answer. At most 5 characters. */
  locale?: string | null;
  /** Search around the place. */
  nearby?: Flag | null;
}

export interface ServiceCentersAnswer {
  /** Where it may be brought. */
  dropOff: Center[];
  /** Where it may be fetched. */
  pickup?: Center;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface ShipAnswer {
  /** In the order of the request. */
  packages: ShippedPackage[];
  /** The shipment's number: its first package's. */
  shipmentId: string;
  /** What it cost. */
  charges: Charges;
  /** The account's own price, in parts. */
  negotiatedCharges?: NegotiatedCharges;
  /** What UPS bills by. */
  billingWeight?: string;
  /** LBS or KGS. */
  billingWeightUnit?: string;
  /** Customs papers. */
  forms: CustomsForm[];
  /** To be signed by the driver, for high values. */
  controlLogs?: Paper[];
  /** Cash on delivery: goes to the driver. */
  codTurnInPage?: Paper;
  /** For packages of high value. */
  highValueReport?: Paper;
  /** PDF. */
  dangerousGoodsPapers?: Uint8Array[];
  /** Freight. */
  palletLabel?: Uint8Array;
  /** Freight. */
  billOfLading?: Uint8Array;
  /** Of an exchange or a return. */
  barCode?: Uint8Array;
  /** UPS's page with label and papers, for electronic labels. */
  labelUrl?: string;
  /** UPS's page with the receipt. */
  receiptUrl?: string;
  /** The same in the local language. */
  localLabelUrl?: string;
  /** The same in the local language. */
  localReceiptUrl?: string;
  /** UPS's words about prices and taxes. */
  disclaimers?: Notice[];
  /** Freight: gross, discount, net. */
  freight?: FreightPrice;
  /** 01 shipment level, 02 package level. */
  ratingMethod?: string;
  /** 01 shipment level, 02 package level. */
  weightMethod?: string;
  /** For the other half of a dual return. */
  mailInnovationsKey?: string;
  /** For its further cartons. */
  masterCartonId?: string;
  /** Global consolidation carton number. */
  cartonNumber?: string;
  /** World Ease: the master's number. */
  usi?: string;
  /** Freight. */
  subProNumber?: string;
  /** UPS's words. */
  message?: string;
  /** For information. */
  roarRated?: boolean;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface ShippedPackage {
  /** Its number. */
  trackingNumber: string;
  /** Its label, unless UPS gave none. */
  label?: Label;
  /** Its receipt. */
  receipt?: Paper;
  /** Its customs paper. */
  form?: CustomsForm;
  /** The service alone. */
  base?: Amount;
  /** Extras. */
  options?: Amount;
  /** Extras one by one. */
  itemized?: ItemizedCharge[];
  /** The same at the account's price. */
  negotiatedItemized?: ItemizedCharge[];
  /** What changed the account's price. */
  negotiatedModifiers?: RateModifier[];
  /** What changed the price. */
  modifiers?: RateModifier[];
  /** Extras of the package. */
  accessorials?: Notice[];
  /** XS to XL. */
  simpleRate?: string;
  /** Mail Innovations: to track by. */
  uspsNumber?: string;
  /** Mail Innovations: of the customs form. */
  cn22Number?: string;
}

export interface SuggestedAddress {
  /** Street. */
  lines: string[];
  /** City. */
  city: string;
  /** State. */
  state?: string;
  /** Postal code, in the US with its last four digits. */
  postalCode: string;
  /** ISO 3166. */
  country: string;
  /** Whether it is a home. */
  residential?: boolean;
  /** Puerto Rico. */
  urbanization?: string;
  /** City, state and postal code in one. */
  region?: string;
  /** Company or person. */
  name?: string;
  /** Name of the building. */
  building?: string;
}

export interface Tax {
  /** Such as VAT. */
  type: string;
  /** Decimal text. */
  amount: string;
}

export interface TimeInTransit {
  /** Where it leaves. */
  from: TransitOrigin;
  /** Where it goes. */
  to: TransitDestination;
  /** YYYY-MM-DD, 35 days back to 60 ahead; today if left out. At most 10 characters. */
  shipDate?: string | null;
  /** HH:MM:SS. At most 8 characters. */
  shipTime?: string | null;
  /** How heavy; needed abroad. */
  weight?: Decimal | null;
  /** LBS or KGS; needed with a weight. At most 3 characters. */
  weightUnit?: string | null;
  /** What the goods are worth; needed abroad. */
  value?: Decimal | null;
  /** ISO 4217, of the value. At most 3 characters. */
  currency?: string | null;
  /** 02 documents, 03 goods, 04 pallet; needed abroad. At most 2 characters. */
  billType?: string | null;
  /** How many packages. */
  packages?: Decimal | null;
  /** True where the address was validated before. */
  addressIsValid?: boolean | null;
  /** True for services that UPS would leave out. */
  allServices?: boolean | null;
  /** At most so many places to choose from. */
  candidates?: Decimal | null;
  /** With a Premier package. At most 2 characters. */
  premier?: string | null;
  /** Freight: brought to UPS. */
  dropOffAtFacility?: Decimal | null;
  /** Freight: held for pickup. */
  holdForPickup?: Decimal | null;
}

export interface TimeInTransitAnswer {
  /** One for each service of the lane. */
  services: TransitService[];
  /** The day that was reckoned with. */
  shipDate?: string;
  /** Several places fit the origin: choose one of originCandidates. */
  originAmbiguous?: boolean;
  /** Several places fit the destination. */
  destinationAmbiguous?: boolean;
  /** Fields that UPS did not understand, in UPS's names. */
  invalidFields: string[];
  /** Places to choose from. */
  originCandidates: TransitPlace[];
  /** Places to choose from. */
  destinationCandidates: TransitPlace[];
  /** UPS's codes of them. */
  invalidFieldCodes?: string[];
  /** The time that was reckoned with, HH:MM:SS. */
  shipTime?: string;
  /** The service that was asked for, A for all. */
  service?: string;
  /** 02 documents, 03 goods, 04 pallet. */
  billType?: string;
  /** How duties are reckoned with. */
  dutyType?: string;
  /** 01 home, 02 business. */
  residential?: string;
  /** The origin as UPS understood it. */
  from?: TransitEnd;
  /** The destination as UPS understood it. */
  to?: TransitGoal;
  /** How heavy. */
  weight?: string;
  /** LBS or KGS. */
  weightUnit?: string;
  /** What the goods are worth. */
  value?: string;
  /** ISO 4217. */
  currency?: string;
  /** Whether UPS guarantees nothing for now. */
  guaranteeSuspended?: boolean;
  /** How many services. */
  count?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface Track {
  /** A package's number, 7 to 34 letters and digits. */
  number?: string | null;
  /** Or a reference that it was shipped with. */
  reference?: string | null;
  /** Or a shipment's number, for all its packages. */
  shipment?: string | null;
  /** With a number: the signature's picture too. */
  signature?: boolean | null;
  /** With a number: UPS's page that proves the delivery too. */
  proofOfDelivery?: boolean | null;
  /** With a number: UPS's steps too. */
  milestones?: boolean | null;
  /** With a reference: who shipped it. At most 10 characters. */
  account?: string | null;
  /** With a reference: earliest pickup, 14 days ago if left out. */
  fromDate?: string | null;
  /** With a reference: latest pickup, today if left out. */
  toDate?: string | null;
  /** With a reference: where it goes, ISO 3166. At most 2 characters. */
  country?: string | null;
  /** With a reference: where it goes. At most 10 characters. */
  postalCode?: string | null;
  /** With a reference: a freight shipment's. */
  freight?: boolean | null;
  /** With a shipment: packages to pass over. At most 6 characters. */
  offset?: Decimal | null;
  /** With a shipment: packages to tell of, 50 if left out. At most 4 characters. */
  count?: Decimal | null;
  /** Language of the answer, such as en_US. */
  locale?: string | null;
}

export interface TrackAddress {
  /** Street. */
  line1?: string;
  /** Street. */
  line2?: string;
  /** Street. */
  line3?: string;
  /** City. */
  city?: string;
  /** State. */
  state?: string;
  /** Postal code. */
  postalCode?: string;
  /** ISO 3166. */
  country?: string;
  /** Its name. */
  countryName?: string;
}

export interface TrackAnswer {
  /** Whether UPS knows it at all. */
  found: boolean;
  /** UPS's own page. */
  link: string;
  /** The packages of all that was found. */
  packages: TrackedPackage[];
  /** What was asked for, as UPS says it. */
  inquiries: string[];
  /** How the user stands to it, as UPS says it. */
  relations: string[];
  /** Whether the shipment has further packages: ask again with offset. */
  more: boolean;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface TrackDate {
  /** SDD scheduled, RDD rescheduled, DEL delivered. */
  type: string;
  /** YYYY-MM-DD. */
  date?: string;
}

export interface TrackNotice {
  /** UPS's code. */
  code: string;
  /** UPS's words. */
  message: string;
}

export interface TrackPayment {
  /** What for. */
  type?: string;
  /** UPS's number of it. */
  id?: string;
  /** Decimal text. */
  amount?: string;
  /** ISO 4217. */
  currency?: string;
  /** Whether it is paid. */
  paid?: boolean;
  /** C00 no further information ... */
  method?: string;
}

export interface TrackPlace {
  /** ORIGIN, DESTINATION, RETURN ... */
  type?: string;
  /** Its name. */
  name?: string;
  /** Whom to ask for. */
  attention?: string;
  /** The address. */
  address: TrackAddress;
}

export interface TrackReference {
  /** The number. */
  number: string;
  /** What it is. */
  type?: string;
}

export interface TrackStatus {
  /** D, I, M, MV, P, X, O, W ... */
  type?: string;
  /** UPS's code. */
  code?: string;
  /** UPS's finer code. */
  statusCode?: string;
  /** UPS's words. */
  description?: string;
  /** UPS's words, simpler. */
  simplified?: string;
}

export interface TrackWindow {
  /** EOD, CMT, EDW, CDW, IDW or DEL. */
  type?: string;
  /** HH:MM. */
  from?: string;
  /** HH:MM. */
  to?: string;
}

export interface TrackedPackage {
  /** Its number. */
  trackingNumber: string;
  /** In plain terms. */
  state: "label_created" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "exception" | "returning" | "voided" | "unknown";
  /** UPS's words for the state. */
  message: string;
  /** Whether the delivery date is past fact. */
  delivered: boolean;
  /** The day it is due or came, YYYY-MM-DD. */
  deliveryDate?: string;
  /** The time of day, as far as known. */
  window?: TrackWindow;
  /** Who took it. */
  receivedBy?: string;
  /** Where it was left, such as Front Door. */
  leftAt?: string;
  /** The signature, where asked for and allowed. */
  signature?: Uint8Array;
  /** UPS's page that proves the delivery, where asked for and allowed. */
  proofOfDelivery?: Uint8Array;
  /** A picture of where it was left. */
  photo?: Uint8Array;
  /** V may be seen, N may not, U is not kept. */
  photoState?: string;
  /** Y or N. */
  photoTaken?: string;
  /** The country has no postal codes. */
  photoWithoutPostalCode?: boolean;
  /** Waits at an Access Point until, YYYY-MM-DD. */
  heldUntil?: string;
  /** The service in UPS's words. */
  service?: string;
  /** UPS's code of it. */
  serviceCode?: string;
  /** UPS's code of its level. */
  serviceLevel?: string;
  /** Its weight. */
  weight?: string;
  /** LBS or KGS. */
  weightUnit?: string;
  /** Its length. */
  length?: string;
  /** Its width. */
  width?: string;
  /** Its height. */
  height?: string;
  /** IN or CM. */
  dimensionUnit?: string;
  /** References that it was shipped with. */
  references?: TrackReference[];
  /** Its other numbers. */
  otherNumbers?: TrackReference[];
  /** Where it comes from and goes. */
  places?: TrackPlace[];
  /** All days that UPS names. */
  dates?: TrackDate[];
  /** UPS's own status. */
  status?: TrackStatus;
  /** An older form of it. */
  statusCode?: string;
  /** An older form of it. */
  statusWords?: string;
  /** Newest first, as UPS orders them. */
  events: TrackingEvent[];
  /** UPS's steps, where asked for. */
  milestones?: Milestone[];
  /** What is to be paid, such as cash on delivery. */
  payments?: TrackPayment[];
  /** Extras: SIGNATURE_REQUIRED, UPS_ACCESS_POINT ... */
  services?: string[];
  /** Such as SENSOR_EVENT. */
  attributes?: string[];
  /** What should not be shown. */
  suppressed?: string[];
  /** Packages of the shipment. */
  packageCount?: string;
  /** Whether it has a sensor. */
  smart?: boolean;
  /** O open, C closed. */
  exchangeStatus?: string;
}

export interface TrackedShipment {
  /** Its packages. */
  packages?: TrackedPackage[];
  /** UPS's warnings. */
  warnings?: TrackNotice[];
  /** What was asked for. */
  inquiryNumber?: string;
  /** Moved to relations. */
  relations?: string[];
}

export interface TrackingEvent {
  /** Local time, YYYY-MM-DDTHH:MM:SS, with the offset where UPS gives it. */
  at?: string;
  /** City, state, country, as far as given. */
  place: string;
  /** UPS's words. */
  message: string;
  /** In plain terms. */
  state: "label_created" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered" | "exception" | "returning" | "voided" | "unknown";
  /** UPS's own status. */
  status?: TrackStatus;
  /** Where. */
  address?: TrackAddress;
  /** UPS's number of the place. */
  site?: string;
  /** YYYYMMDD there, as UPS gave it. */
  date?: string;
  /** HHMMSS there, as UPS gave it. */
  time?: string;
  /** YYYYMMDD, UTC. */
  gmtDate?: string;
  /** HH:MM:SS, UTC. */
  gmtTime?: string;
  /** Such as -05:00. */
  gmtOffset?: string;
  /** Not a scan of the package itself. */
  logical?: boolean;
}

export interface TransitDestination {
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** State or province. At most 50 characters. */
  state?: string | null;
  /** City. At most 50 characters. */
  city?: string | null;
  /** Town. At most 50 characters. */
  town?: string | null;
  /** Postal code. At most 10 characters. */
  postalCode?: string | null;
  /** Home or business; within a country. */
  residential?: "home" | "business" | null;
}

export interface TransitEnd {
  /** ISO 3166. */
  country?: string;
  /** Its name. */
  countryName?: string;
  /** State or province. */
  state?: string;
  /** City. */
  city?: string;
  /** Postal code. */
  postalCode?: string;
  /** First postal code of the area. */
  postalCodeFrom?: string;
  /** Last postal code of the area. */
  postalCodeTo?: string;
}

export interface TransitGoal {
  /** ISO 3166. */
  country?: string;
  /** Its name. */
  countryName?: string;
  /** State or province. */
  state?: string;
  /** City. */
  city?: string;
  /** Postal code. */
  postalCode?: string;
  /** First postal code of the area. */
  postalCodeFrom?: string;
  /** Last postal code of the area. */
  postalCodeTo?: string;
}

export interface TransitOrigin {
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** State or province. At most 50 characters. */
  state?: string | null;
  /** City. At most 50 characters. */
  city?: string | null;
  /** Town. At most 50 characters. */
  town?: string | null;
  /** Postal code. At most 10 characters. */
  postalCode?: string | null;
}

export interface TransitPlace {
  /** ISO 3166. */
  country?: string;
  /** Its name. */
  countryName?: string;
  /** State or province. */
  state?: string;
  /** City. */
  city?: string;
  /** Town. */
  town?: string;
  /** Postal code. */
  postalCode?: string;
  /** Range of postal codes. */
  postalCodeFrom?: string;
  /** Range of postal codes. */
  postalCodeTo?: string;
}

export interface TransitService {
  /** UPS's code of this set, such as GND or 1DA. */
  service?: string;
  /** UPS's name. */
  name?: string;
  /** YYYY-MM-DD. */
  shipDate?: string;
  /** YYYY-MM-DD. */
  date?: string;
  /** HH:MM:SS. */
  time?: string;
  /** HH:MM:SS that UPS commits to. */
  commitTime?: string;
  /** MON to SUN. */
  weekday?: string;
  /** Working days. */
  businessDays?: string;
  /** Days. */
  totalDays?: string;
  /** Whether UPS guarantees it. */
  guaranteed?: "yes" | "no";
  /** YYYY-MM-DD. */
  saturdayDate?: string;
  /** HH:MM:SS. */
  saturdayTime?: string;
  /** YYYY-MM-DD. */
  pickupDate?: string;
  /** HH:MM:SS. */
  pickupTime?: string;
  /** Latest call, HH:MM:SS. */
  cutoff?: string;
  /** 1 where it is picked up on the next day. */
  nextDayPickup?: string;
  /** 1 where it may be picked up on a Saturday. */
  saturdayPickup?: string;
  /** Days without movement. */
  restDays?: string;
  /** Holidays on the way. */
  holidays?: string;
  /** Days at customs. */
  customsDays?: string;
  /** YYYY-MM-DD when the proof of delivery is there. */
  proofDate?: string;
  /** Days until then. */
  proofDays?: string;
  /** UPS's remarks. */
  remarks?: string;
}

export interface ValidateAddress {
  /** Company or person. At most 40 characters. */
  name?: string | null;
  /** Whom to ask for. At most 40 characters. */
  attention?: string | null;
  /** Seen in UPS's examples. */
  building?: string | null;
  /** The address. */
  address: XavAddress;
  /** City, state and postal code only. */
  regional?: boolean | null;
  /** At most this many suggestions, 1 to 50; 15 if left out. At most 2 characters. */
  candidates?: Decimal | null;
  /** Validate, classify as home or business, or both (default). */
  mode?: "validate" | "classify" | "both" | null;
}

export interface Void {
  /** The shipment's number: its first package's. */
  shipmentId: string;
  /** Up to 20 of its packages; without the list, the whole shipment. */
  trackingNumbers?: string[] | null;
}

export interface VoidAnswer {
  /** Whether all that was asked for is void now. */
  voided: boolean;
  /** Whether UPS said that it had been void before. */
  alreadyVoided: boolean;
  /** Package by package, where UPS says. */
  packages: VoidedPackage[];
  /** 1 is done. */
  status?: string;
  /** UPS's words. */
  message?: string;
  /** Notices that came with the success. */
  alerts: Notice[];
}

export interface VoidedPackage {
  /** Its number. */
  trackingNumber: string;
  /** Whether it is void now. */
  voided: boolean;
  /** 1 is done. */
  status?: string;
  /** UPS's words. */
  message?: string;
}

export interface XavAddress {
  /** Street lines, first the one with the house number. At most 3, of 100 characters each. */
  lines?: string[] | null;
  /** City or town. At most 30 characters. */
  city?: string | null;
  /** State. At most 30 characters. */
  state?: string | null;
  /** Postal code; four more digits may hang on it. At most 10 characters. */
  postalCode?: string | null;
  /** The four more digits. At most 10 characters. */
  postalCodeExtension?: string | null;
  /** City, state and postal code in one, instead of them. At most 100 characters. */
  region?: string | null;
  /** Puerto Rico. At most 30 characters. */
  urbanization?: string | null;
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
  /** Not asked for: the answer says it. */
  residential?: Flag | null;
}
