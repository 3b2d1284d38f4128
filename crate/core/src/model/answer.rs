//! What comes out.

use serde::{Deserialize, Serialize, Serializer};

/// An amount as decimal text, with its currency: never a float.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Money {
    /// Such as `11.42`.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

/// A notice of UPS that came with a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// UPS's code.
    pub code: String,
    /// UPS's words.
    pub message: String,
}

/// Parts of a price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Charges {
    /// Carriage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transportation: Option<Money>,
    /// Extras.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Money>,
    /// All of it, list price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Money>,
    /// All of it at the account's price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negotiated: Option<Money>,
    /// With taxes, at the price that applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_with_taxes: Option<Money>,
}

impl Charges {
    /// The price that the account pays, as far as the answer tells.
    pub fn payable(&self) -> Option<&Money> {
        self.total_with_taxes.as_ref().or(self.negotiated.as_ref()).or(self.total.as_ref())
    }
}

/// When it arrives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delivery {
    /// `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// `HH:MM` at the destination; `end_of_day` when UPS says 23:30.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Business days on the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub business_days: Option<String>,
    /// Whether UPS guarantees it.
    pub guaranteed: bool,
}

/// One service with its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// UPS's service code.
    pub service: String,
    /// Its name from this origin.
    pub name: String,
    /// The price.
    pub charges: Charges,
    /// What UPS bills by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_weight: Option<String>,
    /// `LBS` or `KGS`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_weight_unit: Option<String>,
    /// When it arrives, as far as asked and known.
    pub delivery: Delivery,
    /// Notices about this service.
    pub alerts: Vec<Alert>,
}

/// All services of a lane, or the one asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RateAnswer {
    /// In UPS's order.
    pub offers: Vec<Offer>,
    /// Notices about all of it.
    pub alerts: Vec<Alert>,
}

/// A label as UPS gave it, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Label {
    /// Whose it is.
    pub tracking_number: String,
    /// UPS's code for the form, upper case. It may differ from what was asked for.
    pub format: String,
    /// The bytes, decoded from base64 and not touched otherwise.
    #[serde(serialize_with = "bytes")]
    pub bytes: Vec<u8>,
}

fn bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// One package of a shipment that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShippedPackage {
    /// Its number.
    pub tracking_number: String,
    /// Its label, unless UPS gave none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
}

/// A shipment that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShipAnswer {
    /// The shipment's number.
    pub shipment_id: String,
    /// What it cost.
    pub charges: Charges,
    /// What UPS bills by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing_weight: Option<String>,
    /// In the order of the request.
    pub packages: Vec<ShippedPackage>,
    /// Notices.
    pub alerts: Vec<Alert>,
}

/// What became of one package of a void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoidedPackage {
    /// Its number.
    pub tracking_number: String,
    /// Whether it is void now.
    pub voided: bool,
}

/// What became of a void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoidAnswer {
    /// Whether all that was asked for is void now.
    pub voided: bool,
    /// Whether UPS said that it had been void before (190117).
    pub already_voided: bool,
    /// Package by package, where UPS says.
    pub packages: Vec<VoidedPackage>,
    /// Notices.
    pub alerts: Vec<Alert>,
}

/// Labels fetched again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecoverAnswer {
    /// The shipment's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipment_id: Option<String>,
    /// What was found.
    pub labels: Vec<Label>,
    /// Numbers to choose from, where a reference fits several.
    pub candidates: Vec<String>,
    /// Notices.
    pub alerts: Vec<Alert>,
}

/// In plain terms, where a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackingState {
    /// The label exists, UPS has not got the package.
    LabelCreated,
    /// On its way.
    InTransit,
    /// On the vehicle that delivers it.
    OutForDelivery,
    /// Waits to be fetched.
    ReadyForPickup,
    /// Delivered.
    Delivered,
    /// Something needs attention.
    Exception,
    /// On its way back.
    Returning,
    /// The label was voided.
    Voided,
    /// UPS says something that has no word here.
    Unknown,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackingEvent {
    /// Local time, `YYYY-MM-DDTHH:MM:SS`, with the offset where UPS gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// City, state, country, as far as given.
    pub place: String,
    /// UPS's words.
    pub message: String,
    /// In plain terms.
    pub state: TrackingState,
}

/// One package with its events, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackedPackage {
    /// Its number.
    pub tracking_number: String,
    /// In plain terms.
    pub state: TrackingState,
    /// UPS's words for the state.
    pub message: String,
    /// The day it is due or came, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_date: Option<String>,
    /// Whether that day is past fact.
    pub delivered: bool,
    /// Who took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_by: Option<String>,
    /// The service in UPS's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// Newest first, as UPS orders them.
    pub events: Vec<TrackingEvent>,
}

/// What UPS knows of a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrackAnswer {
    /// Whether UPS knows it at all.
    pub found: bool,
    /// The packages.
    pub packages: Vec<TrackedPackage>,
    /// UPS's warnings, TW0001 among them.
    pub alerts: Vec<Alert>,
    /// UPS's own page.
    pub link: String,
}

/// What UPS thinks of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressResult {
    /// Deliverable; the candidate is the standard form, which may differ from what was typed.
    Valid,
    /// Several fit.
    Ambiguous,
    /// None fits.
    NoCandidates,
}

/// A form of the address that UPS knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddressCandidate {
    /// The address.
    pub address: super::Address,
    /// `commercial`, `residential` or `unclassified`.
    pub classification: &'static str,
}

/// The outcome of an address check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AddressAnswer {
    /// What UPS says.
    pub result: AddressResult,
    /// Of the address as a whole.
    pub classification: &'static str,
    /// Suggestions.
    pub candidates: Vec<AddressCandidate>,
    /// Notices.
    pub alerts: Vec<Alert>,
}
