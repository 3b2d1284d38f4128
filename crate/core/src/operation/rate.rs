//! Rating: `POST /rating/{version}/{requestoption}`.
//!
//! Source: UPS's Rating document of 2026-07-21, version v2409.

use crate::codes::service_name;
use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::model::{Charges, Delivery, Offer, RateAnswer};
use crate::policy::RouteId;
use crate::shipment::{Form, Purpose, Shipment, build, check};
use crate::wire;
use serde_json::Value;

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

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_rate_response(response: &Response, shipment: &Shipment) -> Result<RateAnswer, Error> {
    let answer = wire::success(response, "RateResponse")?;
    let origin = shipment.text("from.address.country");
    let rated = wire::list(&answer, &["RatedShipment"]);
    let offers: Vec<Offer> = rated.iter().filter_map(|rated| offer(rated, &origin)).collect();
    if offers.is_empty() {
        return Err(Error::new(Kind::Protocol, "unexpected_answer", "the answer has no rated shipment"));
    }
    Ok(RateAnswer { offers, alerts: wire::alerts(&answer, &["Response", "Alert"]) })
}

fn offer(rated: &Value, origin: &str) -> Option<Offer> {
    let service = wire::text(rated, &["Service", "Code"])?;
    let negotiated = wire::money(rated, &["NegotiatedRateCharges", "TotalCharge"]);
    let negotiated_taxed = wire::money(rated, &["NegotiatedRateCharges", "TotalChargesWithTaxes"]);
    Some(Offer {
        name: service_name(&service, origin),
        charges: Charges {
            transportation: wire::money(rated, &["TransportationCharges"]),
            options: wire::money(rated, &["ServiceOptionsCharges"]),
            total: wire::money(rated, &["TotalCharges"]),
            total_with_taxes: negotiated_taxed.or_else(|| {
                // Taxes on the list price say nothing about an account that pays less.
                negotiated.is_none().then(|| wire::money(rated, &["TotalChargesWithTaxes"])).flatten()
            }),
            negotiated,
        },
        billing_weight: wire::text(rated, &["BillingWeight", "Weight"]),
        billing_weight_unit: wire::text(rated, &["BillingWeight", "UnitOfMeasurement", "Code"]),
        delivery: delivery(rated),
        alerts: wire::alerts(rated, &["RatedShipmentAlert"]),
        service,
    })
}

fn delivery(rated: &Value) -> Delivery {
    let summary = wire::at(rated, &["TimeInTransit", "ServiceSummary"]);
    let arrival = wire::at(summary, &["EstimatedArrival"]);
    let time = wire::text(arrival, &["Arrival", "Time"]).and_then(|time| clock(&time));
    Delivery {
        date: wire::text(arrival, &["Arrival", "Date"]).and_then(|date| calendar(&date)),
        time,
        business_days: wire::text(arrival, &["BusinessDaysInTransit"])
            .or_else(|| wire::text(rated, &["GuaranteedDelivery", "BusinessDaysInTransit"])),
        guaranteed: wire::text(summary, &["GuaranteedIndicator"]).is_some_and(|flag| flag == "1" || flag == "Y"),
    }
}

/// `20261124` as `2026-11-24`.
pub(super) fn calendar(compact: &str) -> Option<String> {
    if compact.len() != 8 || !compact.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(format!("{}-{}-{}", compact.get(..4)?, compact.get(4..6)?, compact.get(6..)?))
}

/// `103000` as `10:30`; UPS writes 23:30 where it means the end of the day.
fn clock(compact: &str) -> Option<String> {
    if compact.starts_with("2330") || compact.starts_with("2300") {
        return Some("end_of_day".into());
    }
    Some(format!("{}:{}", compact.get(..2)?, compact.get(2..4)?))
}
