// Made by `cargo xtask types` from the tables in crate/core/src/tables. Do not edit.
//
// A member that is left out takes its default; null leaves it out at UPS too. Amounts, weights and sizes are decimal text;
// numbers are taken as well. Dates are YYYY-MM-DD. Source of the limits: UPS's OpenAPI documents of 2026-07-21.
import type { Code, Decimal, Flag } from "./shipment.js";

/** A notice that came with an answer. */
export interface Notice { code: string; message: string }

export interface Center {
  /** Its name. */
  name?: string | null;
  /** Street. */
  line?: string | null;
  /** City. */
  city?: string | null;
  /** State. */
  state?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** ISO 3166. */
  country?: string | null;
  /** UPS's number of it. */
  id?: string | null;
  /** Kind of place. */
  type?: string | null;
  /** Its time zone. */
  timezone?: string | null;
  /** Phone. */
  phone?: string | null;
  /** Fax. */
  fax?: string | null;
  /** When it is open. */
  days?: CenterDay[] | null;
}

export interface CenterDay {
  /** Which day. */
  day?: string | null;
  /** From. */
  open?: string | null;
  /** To. */
  close?: string | null;
  /** Latest drop-off. */
  lastDrop?: string | null;
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
  alerts: Notice[];
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
  alerts: Notice[];
}

export interface Location {
  /** Its name. */
  name?: string | null;
  /** Street. */
  line?: string | null;
  /** City. */
  city?: string | null;
  /** State. */
  state?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** ISO 3166. */
  country?: string | null;
  /** Where it is. */
  latitude?: string | null;
  /** Where it is. */
  longitude?: string | null;
  /** How far. */
  distance?: string | null;
  /** MI or KM. */
  distanceUnit?: string | null;
  /** Its phones. */
  phones?: string[] | null;
  /** When it is open, in words. */
  hours?: string | null;
  /** Latest drop-off for ground. */
  latestGround?: string[] | null;
  /** Latest drop-off for air. */
  latestAir?: string[] | null;
  /** Its time zone. */
  timezone?: string | null;
  /** For shipments to an Access Point. */
  accessPointId?: string | null;
  /** 01 active, 07 suspended. */
  accessPointStatus?: string | null;
  /** A picture. */
  imageUrl?: string | null;
  /** UPS's words. */
  comments?: string | null;
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
  type?: string | null;
  /** Its name. */
  name?: string | null;
  /** What there is of it. */
  options?: LocatorOption[] | null;
}

export interface LocatorCandidate {
  /** Street. */
  line?: string | null;
  /** City. */
  city?: string | null;
  /** State. */
  state?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** ISO 3166. */
  country?: string | null;
  /** Where it is. */
  latitude?: string | null;
  /** Where it is. */
  longitude?: string | null;
  /** A landmark. */
  landmark?: string | null;
}

export interface LocatorCode {
  /** UPS's code. At most 10 characters. */
  code?: string | null;
}

export interface LocatorOption {
  /** UPS's code. */
  code?: string | null;
  /** UPS's words. */
  description?: string | null;
}

export interface LocatorSearch {
  /** 01 location, 02 retail, 03 additional services, 04 program types. At most 2 characters. */
  type?: string | null;
  /** Which of them. */
  codes?: LocatorCode[] | null;
  /** 01 and, 02 or. At most 2 characters. */
  relation?: string | null;
}

export interface PendingPickup {
  /** Its number. */
  prn?: string | null;
  /** 01 on call, 02 smart. */
  kind?: string | null;
  /** YYYY-MM-DD. */
  date?: string | null;
  /** 002 received, 012 dispatched ... */
  status?: string | null;
  /** UPS's words. */
  message?: string | null;
  /** Whom to ask for. */
  contact?: string | null;
  /** Your reference. */
  reference?: string | null;
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
  code?: string | null;
  /** UPS's words. */
  description?: string | null;
  /** Decimal text. */
  amount?: string | null;
  /** Decimal text. */
  discounted?: string | null;
  /** Decimal text. */
  tax?: string | null;
}

export interface PickupDivisions {
  /** ISO 3166, two letters. At most 2 characters. */
  country: string;
}

export interface PickupDivisionsAnswer {
  /** States or provinces, as UPS's pickups take them. */
  divisions: string[];
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
  /** Its country. At most 2 characters. */
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
  prn?: string;
  /** 01 available, 02 not, 03 does not apply, 04 not asked for. */
  rateStatus?: string;
  /** ISO 4217. */
  currency?: string;
  /** Decimal text. */
  total?: string;
  /** One by one. */
  charges: PickupCharge[];
  alerts: Notice[];
}

export interface PickupTracking {
  /** The number. At most 18 characters. */
  number?: string | null;
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
  alerts: Notice[];
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
  packages?: string | null;
  /** True where the address was validated before. */
  addressIsValid?: string | null;
  /** True for services that UPS would leave out. */
  allServices?: string | null;
  /** At most so many places to choose from. */
  candidates?: string | null;
  /** With a Premier package. */
  premier?: string | null;
  /** Freight: brought to UPS. */
  dropOffAtFacility?: string | null;
  /** Freight: held for pickup. */
  holdForPickup?: string | null;
}

export interface TimeInTransitAnswer {
  /** One for each service of the lane. */
  services: TransitService[];
  /** The day that was reckoned with. */
  shipDate?: string;
  /** Several places fit the origin: choose one of originCandidates. */
  originAmbiguous?: string;
  /** Several places fit the destination. */
  destinationAmbiguous?: string;
  /** Fields that UPS did not understand, in UPS's names. */
  invalidFields: string[];
  /** Places to choose from. */
  originCandidates: TransitPlace[];
  /** Places to choose from. */
  destinationCandidates: TransitPlace[];
  alerts: Notice[];
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
  country?: string | null;
  /** Its name. */
  countryName?: string | null;
  /** State or province. */
  state?: string | null;
  /** City. */
  city?: string | null;
  /** Town. */
  town?: string | null;
  /** Postal code. */
  postalCode?: string | null;
  /** Range of postal codes. */
  postalCodeFrom?: string | null;
  /** Range of postal codes. */
  postalCodeTo?: string | null;
}

export interface TransitService {
  /** UPS's code of this set, such as GND or 1DA. */
  service?: string | null;
  /** UPS's name. */
  name?: string | null;
  /** YYYY-MM-DD. */
  shipDate?: string | null;
  /** YYYY-MM-DD. */
  date?: string | null;
  /** HH:MM:SS. */
  time?: string | null;
  /** HH:MM:SS that UPS commits to. */
  commitTime?: string | null;
  /** MON to SUN. */
  weekday?: string | null;
  /** Working days. */
  businessDays?: string | null;
  /** Days. */
  totalDays?: string | null;
  /** Whether UPS guarantees it. */
  guaranteed?: "yes" | "no" | null;
  /** YYYY-MM-DD. */
  saturdayDate?: string | null;
  /** HH:MM:SS. */
  saturdayTime?: string | null;
  /** YYYY-MM-DD. */
  pickupDate?: string | null;
  /** HH:MM:SS. */
  pickupTime?: string | null;
  /** Latest call, HH:MM:SS. */
  cutoff?: string | null;
  /** UPS's remarks. */
  remarks?: string | null;
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
