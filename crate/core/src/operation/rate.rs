//! Rating: `POST /rating/{version}/{requestoption}`.
//!
//! Source: UPS's Rating document of 2026-07-21, version v2409.

use super::parts;
use crate::codes::service_name;
use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::model::{Charges, Delivery, Offer, Purpose, RateAnswer, Shipment, check};
use crate::policy::RouteId;
use crate::wire;
use serde_json::{Map, Value, json};

const VERSION: &str = "v2409";

/// Whether one service or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateOption {
    /// The shipment's service.
    Rate,
    /// All services of the lane.
    Shop,
}

/// Builds the request; delivery days are always asked for, since people choose by them.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_rate_request(shipment: &Shipment, option: RateOption) -> Result<Request, Error> {
    let purpose = if option == RateOption::Rate { Purpose::Rate } else { Purpose::Shop };
    let problems = check(shipment, purpose);
    if !problems.is_empty() {
        return Err(Error::invalid(problems));
    }
    let path_option = if option == RateOption::Rate { "Ratetimeintransit" } else { "Shoptimeintransit" };
    let body = json!({ "RateRequest": {
        "Request": { "RequestOption": path_option, "SubVersion": "2409" },
        "PickupType": { "Code": "01" },
        "Shipment": body(shipment, option),
    } });
    Request::of(RouteId::Rate, &[VERSION, path_option], "service", Some(body))
}

fn body(shipment: &Shipment, option: RateOption) -> Value {
    let mut out = Map::new();
    parts::parties(shipment, &mut out, true);
    if option == RateOption::Rate {
        out.insert("Service".into(), parts::code(&shipment.service));
    }
    if !shipment.account.is_empty() {
        out.insert("PaymentDetails".into(), parts::charges(shipment));
    }
    let packages: Vec<Value> = shipment
        .packages
        .iter()
        .map(|package| Value::Object(parts::package(package, shipment, "PackagingType")))
        .collect();
    out.insert("NumOfPieces".into(), packages.len().to_string().into());
    out.insert("Package".into(), Value::Array(packages));
    if shipment.documents_only {
        out.insert("DocumentsOnlyIndicator".into(), parts::PRESENT.into());
    }
    parts::set(&mut out, "ShipmentServiceOptions", parts::shipment_options(shipment));
    parts::set(&mut out, "ShipmentRatingOptions", parts::rating_options(shipment));
    if shipment.taxes {
        out.insert("TaxInformationIndicator".into(), parts::PRESENT.into());
    }
    out.insert("DeliveryTimeInformation".into(), delivery_time(shipment));
    if shipment.is_international() {
        out.insert("ShipmentTotalWeight".into(), total_weight(shipment));
        out.insert("InvoiceLineTotal".into(), invoice_total(shipment));
    }
    Value::Object(out)
}

fn delivery_time(shipment: &Shipment) -> Value {
    let mut out = Map::new();
    let bill_type = if shipment.documents_only { "02" } else { "03" };
    out.insert("PackageBillType".into(), bill_type.into());
    if !shipment.ship_date.is_empty() {
        out.insert("Pickup".into(), json!({ "Date": parts::compact_date(&shipment.ship_date) }));
    }
    Value::Object(out)
}

/// Time in transit abroad needs the weight of all packages (UPS answers 111549 and its like otherwise).
fn total_weight(shipment: &Shipment) -> Value {
    let total: u64 = shipment.packages.iter().filter_map(|package| package.weight.value.thousandths()).sum();
    let mut first = shipment.packages.first().map(|package| package.weight.clone()).unwrap_or_default();
    let tenths = total.div_ceil(100);
    first.value.0 = format!("{}.{}", tenths / 10, tenths % 10);
    parts::weight(&first)
}

/// The goods' value; where none was given, one unit of money, which changes no price without declared value.
fn invoice_total(shipment: &Shipment) -> Value {
    match &shipment.invoice_total {
        Some(total) => parts::money(total),
        None => {
            json!({ "CurrencyCode": crate::codes::currency_of(&shipment.from.address.country), "MonetaryValue": "1" })
        }
    }
}

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_rate_response(response: &Response, shipment: &Shipment) -> Result<RateAnswer, Error> {
    let answer = wire::success(response, "RateResponse")?;
    let origin = shipment.from.address.country.as_str();
    let rated = wire::list(&answer, &["RatedShipment"]);
    let offers: Vec<Offer> = rated.iter().filter_map(|rated| offer(rated, origin)).collect();
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
