//! What the smaller operations take.

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
        super::wire_postal_code(&self.postal_code)
    }
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
