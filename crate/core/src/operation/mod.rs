//! UPS's operations, each a pair: `build_x_request` from our model to UPS's words, `parse_x_response` back.

mod address;
mod label;
mod named;
mod parts;
mod rate;
mod ship;
mod specs;
pub mod tabled;
mod track;
mod void;

pub use address::{build_validate_address_request, parse_validate_address_response};
pub use label::{build_recover_label_request, parse_recover_label_response};
pub use named::{from_json, import, unknown};
pub use rate::{RateOption, build_rate_request, parse_rate_response};
pub use ship::{build_ship_request, parse_ship_response};
pub use track::{build_track_request, parse_track_response};
pub use void::{build_void_request, parse_void_response};

use crate::error::Error;
use crate::http::{Request, Response};
use crate::map::Answer;
use crate::shipment::Shipment;
use serde_json::{Map, Value};

/// An operation with its input, by the name that the JavaScript method has.
#[derive(Clone, Debug)]
pub enum Operation {
    /// One service's price.
    Rate(Shipment),
    /// All services' prices.
    Shop(Shipment),
    /// A label, bought.
    Ship(Shipment),
    /// A label, given back.
    Void(Map<String, Value>),
    /// A label, fetched again.
    RecoverLabel(Map<String, Value>),
    /// Where it is.
    Track(Map<String, Value>),
    /// Whether the address exists.
    ValidateAddress(Map<String, Value>),
    /// One of the smaller operations, by its table: Time in Transit, Locator, Pickup, Paperless documents.
    Tabled(&'static tabled::Spec, Map<String, Value>),
}

/// The names of [`Operation`], as JavaScript uses them.
pub const NAMES: &[&str] = &[
    "rate",
    "shop",
    "ship",
    "void",
    "recoverLabel",
    "track",
    "validateAddress",
    "timeInTransit",
    "locate",
    "pickup.rate",
    "pickup.schedule",
    "pickup.trigger",
    "pickup.pending",
    "pickup.cancel",
    "pickup.divisions",
    "pickup.serviceCenters",
    "documents.upload",
    "documents.push",
    "documents.remove",
];

impl Operation {
    /// Builds the request, after checking the input.
    ///
    /// # Errors
    /// Every field that UPS would refuse.
    pub fn build(&self) -> Result<Request, Error> {
        match self {
            Self::Rate(shipment) => build_rate_request(shipment, RateOption::Rate),
            Self::Shop(shipment) => build_rate_request(shipment, RateOption::Shop),
            Self::Ship(shipment) => build_ship_request(shipment),
            Self::Void(query) => build_void_request(query),
            Self::RecoverLabel(query) => build_recover_label_request(query),
            Self::Track(query) => build_track_request(query),
            Self::ValidateAddress(query) => build_validate_address_request(query),
            Self::Tabled(spec, input) => spec.build(input),
        }
    }

    /// Builds the request to be looked at: an input that was imported is not checked, sending does that.
    ///
    /// # Errors
    /// Every field that UPS would refuse, of an input that was not imported.
    pub fn preview(&self) -> Result<Request, Error> {
        match self {
            Self::Rate(shipment) if shipment.is_imported() => rate::rate_request_as_given(shipment, RateOption::Rate),
            Self::Shop(shipment) if shipment.is_imported() => rate::rate_request_as_given(shipment, RateOption::Shop),
            Self::Ship(shipment) if shipment.is_imported() => ship::ship_request_as_given(shipment),
            Self::RecoverLabel(input) if input.contains_key("spelling") => preview("recoverLabel", input),
            Self::ValidateAddress(input) if input.contains_key("spelling") => preview("validateAddress", input),
            Self::Tabled(spec, input) if input.contains_key("spelling") => spec.preview(input),
            _ => self.build(),
        }
    }

    /// Reads the answer.
    ///
    /// # Errors
    /// What UPS refused, or why the answer cannot be read.
    pub fn parse(&self, response: &Response) -> Result<Answer, Error> {
        match self {
            Self::Rate(shipment) | Self::Shop(shipment) => parse_rate_response(response, shipment),
            Self::Ship(_) => parse_ship_response(response),
            Self::Void(_) => parse_void_response(response),
            Self::RecoverLabel(_) => parse_recover_label_response(response),
            Self::Track(query) => parse_track_response(response, query),
            Self::ValidateAddress(_) => parse_validate_address_response(response),
            Self::Tabled(spec, _) => spec.parse(response),
        }
    }
}

fn preview(name: &str, input: &Map<String, Value>) -> Result<Request, Error> {
    tabled::find(name).ok_or_else(|| unknown(name))?.preview(input)
}
