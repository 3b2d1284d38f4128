//! A shipment in plain words, to be rated or shipped.
//!
//! It is an object of the members that `tables/shipment.table` lists; what may stand where is checked when it is built.
//!
//! ```
//! use parcelgate_core::shipment::Shipment;
//! let shipment: Shipment = serde_json::from_str(r#"{
//!     "account": "A1B2C3", "service": "03",
//!     "from": { "name": "Northwind", "phone": "4105550100", "address": { "lines": ["2311 York Rd"], "city": "Timonium", "state": "MD", "postalCode": "21093", "country": "US" } },
//!     "to": { "name": "Happy Dog", "address": { "lines": ["123 Main St"], "city": "Alpharetta", "state": "GA", "postalCode": "30005", "country": "US" } },
//!     "packages": [{ "weight": { "value": "5", "unit": "LBS" } }]
//! }"#).unwrap();
//! let request = parcelgate_core::operation::build_ship_request(&shipment).unwrap();
//! assert_eq!(request.path, "/api/shipments/v2409/ship");
//! ```

mod check;
mod dangerous;
pub(crate) mod defaults;
mod extras;
mod forms;
mod import;
mod packages;
mod place;
mod problems;
mod rules;
mod spelling;
mod tidy;

pub use check::{Purpose, check};
pub use import::{Imported, import, same};
pub(crate) use tidy::tidy_label;

use crate::map::{self, Context, Dialect, Table, view};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The members of a shipment: names here, places at UPS.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    // The project's own table; a test reads it whole.
    Table::parse(include_str!(concat!(env!("OUT_DIR"), "/shipment.table"))).unwrap_or_default()
});

/// The section that a request's model is.
pub const ROOT: &str = "ShipmentRequest";

/// Which request a shipment becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Rating, with its request option.
    Rate(&'static str),
    /// Shipping.
    Ship,
}

impl Form {
    /// The table's column.
    pub const fn dialect(self) -> Dialect {
        match self {
            Self::Rate(_) => Dialect::First,
            Self::Ship => Dialect::Second,
        }
    }

    /// The member that holds UPS's request.
    pub const fn wrapper(self) -> &'static str {
        match self {
            Self::Rate(_) => "RateRequest",
            Self::Ship => "ShipmentRequest",
        }
    }

    /// The same where delivery days are not asked for.
    fn without_days(self) -> Self {
        match self {
            Self::Rate(option) => Self::Rate(option.strip_suffix("timeintransit").unwrap_or(option)),
            Self::Ship => self,
        }
    }

    const fn option(self) -> &'static str {
        match self {
            Self::Rate(option) => option,
            Self::Ship => "nonvalidate",
        }
    }
}

/// A shipment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shipment(pub Map<String, Value>);

impl Shipment {
    /// The text at a path such as `from.address.country`; blank where there is none.
    pub fn text(&self, path: &str) -> String {
        view::text(&self.0, path)
    }

    /// The member that says where the goods leave: the sender, else the account's holder.
    pub fn sender(&self) -> &'static str {
        sender(&self.0)
    }

    /// Country of origin and destination.
    pub fn lane(&self) -> (String, String) {
        lane(&self.0)
    }

    /// Whether customs stand between.
    pub fn is_international(&self) -> bool {
        let (from, to) = self.lane();
        from != to
    }

    /// US to US and Puerto Rico to Puerto Rico carry references on packages; every other lane on the shipment
    /// (Shipping.yaml, ReferenceNumber).
    pub fn package_level_references(&self) -> bool {
        let (from, to) = self.lane();
        from == to && matches!(from.as_str(), "US" | "PR")
    }

    /// The same digit means another thing at each level: packages within the US, Puerto Rico and Canada, else the shipment.
    pub fn package_level_confirmation(&self) -> bool {
        let (from, to) = self.lane();
        matches!((from.as_str(), to.as_str()), ("US" | "PR", "US" | "PR") | ("CA", "CA"))
    }

    /// Whether it came from UPS's own JSON.
    pub fn is_imported(&self) -> bool {
        self.0.contains_key("spelling")
    }

    /// Whether it stands as UPS's JSON had it, not where the lane wants it.
    pub(crate) fn keeps_places(&self) -> bool {
        self.spells(spelling::PLACES)
    }

    fn spells(&self, word: &str) -> bool {
        self.0.get("spelling").and_then(Value::as_array).is_some_and(|words| words.iter().any(|one| one == word))
    }
}

fn sender(model: &Map<String, Value>) -> &'static str {
    let held = view::node(model, "from").is_empty() && !view::node(model, "shipper").is_empty();
    if held { "shipper" } else { "from" }
}

/// Country of origin and destination of a model, placed or not.
fn lane(model: &Map<String, Value>) -> (String, String) {
    let from = view::node(model, sender(model));
    (view::text(from, "address.country"), view::text(model, "to.address.country"))
}

/// UPS's JSON of a shipment. Nothing is checked here.
pub fn build(shipment: &Shipment, form: Form) -> Value {
    let as_given = shipment.spells(spelling::TEXTS);
    let mut model = shipment.0.clone();
    if !as_given {
        tidy::tidy(&mut model, form);
    }
    if !shipment.keeps_places() {
        place::place(shipment, &mut model, form);
    }
    model.insert("operation".into(), form.option().into());
    let context = Context { table: &TABLE, dialect: form.dialect(), root: &model, defaults: defaults::of, as_given };
    let wire = map::build(&context, ROOT, &model);
    spelling::apply(shipment, wire, form)
}
