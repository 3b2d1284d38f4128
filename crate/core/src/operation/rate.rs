//! Rating: `POST /rating/{version}/{requestoption}`.
//!
//! Source: UPS's Rating document of 2026-07-21, version v2409.

use super::parts::{clock, node, nodes, read, unexpected};
use crate::codes::service_name;
use crate::error::Error;
use crate::http::{Request, Response};
use crate::map::{Answer, view};
use crate::policy::RouteId;
use crate::shipment::{Form, Purpose, Shipment, build, check};
use serde_json::{Map, Value};

const VERSION: &str = "v2409";

/// Whether one service or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateOption {
    /// The shipment's service.
    Rate,
    /// All services of the lane.
    Shop,
}

/// Builds the request; delivery days are asked for unless `timeInTransit` is false, since people choose by them.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_rate_request(shipment: &Shipment, option: RateOption) -> Result<Request, Error> {
    let purpose = if option == RateOption::Rate { Purpose::Rate } else { Purpose::Shop };
    let problems = check(shipment, purpose);
    if problems.is_empty() { rate_request_as_given(shipment, option) } else { Err(Error::invalid(problems)) }
}

/// The same without a check: for what was imported and is to be looked at, not sent.
pub(super) fn rate_request_as_given(shipment: &Shipment, option: RateOption) -> Result<Request, Error> {
    let days = !matches!(shipment.0.get("timeInTransit"), Some(Value::Bool(false) | Value::Null));
    let path_option = option.path_option(days);
    let mut shipment = shipment.clone();
    if option == RateOption::Shop && !shipment.is_imported() {
        // All services are asked for; one that is named would not change that, and UPS warns of it.
        shipment.0.remove("service");
    }
    Request::of(RouteId::Rate, &[VERSION, path_option], "service", Some(build(&shipment, Form::Rate(path_option))))
}

impl RateOption {
    /// UPS's name of the request option.
    pub const fn path_option(self, days: bool) -> &'static str {
        match (self, days) {
            (Self::Rate, true) => "Ratetimeintransit",
            (Self::Rate, false) => "Rate",
            (Self::Shop, true) => "Shoptimeintransit",
            (Self::Shop, false) => "Shop",
        }
    }
}

/// Reads the answer: section `RateAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_rate_response(response: &Response, shipment: &Shipment) -> Result<Answer, Error> {
    let mut answer = read(response, "RateResponse", "RateAnswer")?;
    let (origin, _) = shipment.lane();
    let mut offers = 0;
    for offer in nodes(&mut answer.members, "offers") {
        offers += 1;
        finish_offer(offer, &origin);
    }
    if offers == 0 { Err(unexpected("the answer has no rated shipment")) } else { Ok(answer) }
}

fn finish_offer(offer: &mut Map<String, Value>, origin: &str) {
    let name = service_name(&view::text(offer, "service"), origin);
    offer.insert("name".into(), name.into());
    settle_charges(offer);
    let Some(delivery) = node(offer, "delivery") else { return };
    for name in ["time", "pickupTime", "cutoff"] {
        if let Some(time) = delivery.get(name).and_then(Value::as_str).and_then(hour) {
            delivery.insert(name.into(), time.into());
        }
    }
    if let Some(days) = delivery.get("guaranteedDays").cloned() {
        delivery.entry("businessDays").or_insert(days);
    }
}

/// What the account pays stands beside the list price, and with taxes where UPS says them.
pub(super) fn settle_charges(model: &mut Map<String, Value>) {
    let own = view::node(model, "negotiatedCharges");
    let (negotiated, taxed) = (own.get("total").cloned(), own.get("totalWithTaxes").cloned());
    let Some(charges) = node(model, "charges") else { return };
    // Taxes on the list price say nothing about an account that pays less.
    let list = if negotiated.is_none() { charges.get("listWithTaxes").cloned() } else { None };
    charges.extend(negotiated.map(|amount| ("negotiated".to_owned(), amount)));
    charges.extend(taxed.or(list).map(|amount| ("totalWithTaxes".to_owned(), amount)));
}

/// UPS writes 23:00 or 23:30 where it means the end of the day.
fn hour(compact: &str) -> Option<String> {
    if compact.starts_with("2330") || compact.starts_with("2300") { Some("end_of_day".into()) } else { clock(compact) }
}
