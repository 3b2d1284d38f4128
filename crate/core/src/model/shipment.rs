//! What goes in.

use super::{Decimal, Money};
use serde::{Deserialize, Serialize};

/// A postal address. Limits: 3 lines of 35 characters, city 30, postal code 9 (Shipping.yaml, ShipTo_Address).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// Street lines, first the one with the house number.
    pub lines: Vec<String>,
    /// City or town.
    pub city: String,
    /// State, province or county code; required in the US and Canada.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub state: String,
    /// Postal code as typed; blanks and hyphens are taken out on the wire.
    pub postal_code: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// Whether it is a home.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub residential: bool,
}

impl Address {
    /// The lines that hold something.
    pub fn filled_lines(&self) -> Vec<&str> {
        self.lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect()
    }

    /// The postal code without blanks and hyphens, upper case, as UPS takes it.
    pub fn wire_postal_code(&self) -> String {
        self.postal_code.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase()
    }
}

/// Somebody with an address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Party {
    /// Company or person, at most 35 characters.
    pub name: String,
    /// Whom to ask for, at most 35; needed abroad.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub attention: String,
    /// Phone as typed; digits are sent. Needed abroad.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// At most 50 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// At most 15 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tax_id: String,
    /// Where.
    pub address: Address,
}

impl Party {
    /// Digits of the phone number.
    pub fn phone_digits(&self) -> String {
        self.phone.chars().filter(char::is_ascii_digit).collect()
    }
}

/// A weight: pounds or kilograms.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Weight {
    /// More than 0, at most 150 lb or 70 kg.
    pub value: Decimal,
    /// `LBS` or `KGS`.
    pub unit: String,
}

/// Length, width and height of a package: inches or centimetres.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Dimensions {
    /// The longest side.
    pub length: Decimal,
    /// The second side.
    pub width: Decimal,
    /// The third side.
    pub height: Decimal,
    /// `IN` or `CM`.
    pub unit: String,
}

impl Dimensions {
    /// Whether no side was typed.
    pub fn is_blank(&self) -> bool {
        self.length.is_blank() && self.width.is_blank() && self.height.is_blank()
    }
}

/// Who must sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryConfirmation {
    /// Anyone signs.
    Signature,
    /// An adult signs.
    AdultSignature,
}

/// A number or text that the shipper knows the shipment by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Reference {
    /// UPS's two-letter kind, such as `PO` or `IK`; blank for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// At most 35 characters.
    pub value: String,
}

/// One package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Package {
    /// UPS's packaging code; blank means `02`, the shipper's own box.
    pub packaging: String,
    /// How heavy.
    pub weight: Weight,
    /// How large; may be left out for UPS's own packaging.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dimensions: Option<Dimensions>,
    /// At most 35 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// For more than UPS's basic liability.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub declared_value: Option<Money>,
    /// Who must sign for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_confirmation: Option<DeliveryConfirmation>,
    /// Needs handling by hand.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub additional_handling: bool,
    /// Simple Rate box: XS, S, M, L or XL.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub simple_rate: String,
}

/// Who pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PayerKind {
    /// The shipper's account.
    #[default]
    Shipper,
    /// The receiver's account.
    Receiver,
    /// Somebody else's account.
    ThirdParty,
}

/// Who pays, by which account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Payer {
    /// Shipper, receiver or somebody else.
    pub kind: PayerKind,
    /// The account; not needed where the shipper pays.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub account: String,
    /// The account's postal code.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub postal_code: String,
    /// The account's country.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
}

/// The form of a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LabelFormat {
    /// A picture, 1400 x 800, on its side.
    #[default]
    #[serde(rename = "GIF")]
    Gif,
    /// A picture as PNG; works in practice, UPS's schema does not list it.
    #[serde(rename = "PNG")]
    Png,
    /// Zebra's language.
    #[serde(rename = "ZPL")]
    Zpl,
    /// Eltron's language.
    #[serde(rename = "EPL")]
    Epl,
    /// Only from Label Recovery.
    #[serde(rename = "PDF")]
    Pdf,
}

impl LabelFormat {
    /// UPS's code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gif => "GIF",
            Self::Png => "PNG",
            Self::Zpl => "ZPL",
            Self::Epl => "EPL",
            Self::Pdf => "PDF",
        }
    }
}

/// What label is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LabelOptions {
    /// GIF unless said otherwise.
    pub format: LabelFormat,
    /// `4x6` or `4x8` inches; thermal formats only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stock: String,
}

/// What is wanted beyond carrying it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ShipOptions {
    /// Deliver on a Saturday.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub saturday_delivery: bool,
    /// Who must sign, for all packages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_confirmation: Option<DeliveryConfirmation>,
}

/// A shipment, to be rated or shipped.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shipment {
    /// The shipper's account: 6 capital letters and digits.
    pub account: String,
    /// The account's holder; blank means the sender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipper: Option<Party>,
    /// Where the goods leave.
    pub from: Party,
    /// Where they go.
    pub to: Party,
    /// 1 to 200.
    pub packages: Vec<Package>,
    /// UPS's service code; none when all services are asked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub service: String,
    /// What is inside, at most 50 characters; needed abroad.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Papers only, no goods.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub documents_only: bool,
    /// At most two; put at the level that the lane takes.
    pub references: Vec<Reference>,
    /// Who pays for carriage; the shipper if left out.
    pub payer: Payer,
    /// Who pays duties and taxes; none leaves it to the receiver, as UPS does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties_payer: Option<Payer>,
    /// `YYYY-MM-DD`; today if left out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ship_date: String,
    /// Value of the goods, for lanes and answers that need it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_total: Option<Money>,
    /// Extras.
    pub options: ShipOptions,
    /// Ask for list prices only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub list_rates_only: bool,
    /// Ask for taxes.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub taxes: bool,
    /// The label that is wanted.
    pub label: LabelOptions,
}

impl Shipment {
    /// Who ships: the account's holder if given, else the sender.
    pub fn shipper(&self) -> &Party {
        self.shipper.as_ref().unwrap_or(&self.from)
    }

    /// Country of origin and destination.
    pub fn lane(&self) -> (&str, &str) {
        (&self.from.address.country, &self.to.address.country)
    }

    /// Whether customs stand between.
    pub fn is_international(&self) -> bool {
        let (from, to) = self.lane();
        from != to
    }

    /// US to US and Puerto Rico to Puerto Rico carry references on packages; every other lane on the shipment
    /// (Shipping.yaml, ReferenceNumber).
    pub fn package_level_references(&self) -> bool {
        matches!(self.lane(), ("US", "US") | ("PR", "PR"))
    }
}

/// Which shipment to void, or which of its packages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VoidQuery {
    /// The shipment's number, which is its first package's.
    pub shipment_id: String,
    /// Up to 20 packages; none means the whole shipment.
    pub tracking_numbers: Vec<String>,
}

/// Which label to fetch again: by number, or by reference and account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RecoverQuery {
    /// The package's or shipment's number.
    pub tracking_number: String,
    /// A reference that was shipped with.
    pub reference: String,
    /// The account that shipped it; needed with a reference.
    pub account: String,
    /// The label that is wanted.
    pub label: LabelOptions,
}

/// What to track.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TrackQuery {
    /// A package's number.
    pub number: String,
    /// Or a reference.
    pub reference: String,
    /// The shipper's account, to narrow a reference.
    pub account: String,
    /// Earliest pickup day of a reference, `YYYY-MM-DD`.
    pub from_date: String,
    /// Latest pickup day of a reference, `YYYY-MM-DD`.
    pub to_date: String,
    /// Or a shipment's number, for all its packages.
    pub shipment: String,
    /// UPS's locale, `en_US` if left out.
    pub locale: String,
}

/// Which address to check, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AddressQuery {
    /// The address.
    pub address: Address,
    /// Company or person.
    pub name: String,
    /// City, state and postal code only.
    pub regional: bool,
    /// At most this many suggestions, 1 to 50; 15 if left out.
    pub candidates: Option<u8>,
}
