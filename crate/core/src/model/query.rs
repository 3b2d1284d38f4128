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

/// Which shipment to void, or which of its packages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct VoidQuery {
    /// The shipment's number, which is its first package's.
    pub shipment_id: String,
    /// Up to 20 packages; none means the whole shipment.
    pub tracking_numbers: Vec<String>,
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
