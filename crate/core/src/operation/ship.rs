//! Shipping: `POST /shipments/{version}/ship`.
//!
//! Source: UPS's Shipping document of 2026-07-21, version v2409. There is no idempotency key: the journal's unique
//! reference takes its place, see [`crate::journal`].

use super::parts::{node, nodes, read};
use super::rate::settle_charges;
use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::map::{Answer, view};
use crate::policy::RouteId;
use crate::shipment::{Form, Purpose, Shipment, build, check};
use serde_json::{Map, Value};

const VERSION: &str = "v2409";

/// Builds the request.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_ship_request(shipment: &Shipment) -> Result<Request, Error> {
    let mut problems = check(shipment, Purpose::Ship);
    match shipment.text("label.format").to_ascii_uppercase().as_str() {
        "PDF" => problems.push(crate::Problem::of_ups("label.format", "pdf_only_recovered", "120702")),
        "" | "GIF" | "PNG" | "ZPL" | "EPL" | "SPL" => {}
        _ => problems.push(crate::Problem::of_ups("label.format", "label_format_unknown", "120702")),
    }
    if !matches!(shipment.text("label.stock").as_str(), "" | "4x6" | "4x8") {
        problems.push(crate::Problem::of_ups("label.stock", "label_stock_unknown", "120705"));
    }
    if problems.is_empty() { ship_request_as_given(shipment) } else { Err(Error::invalid(problems)) }
}

/// The same without a check: for what was imported and is to be looked at, not sent.
pub(super) fn ship_request_as_given(shipment: &Shipment) -> Result<Request, Error> {
    Request::of(RouteId::Ship, &[VERSION], "service", Some(build(shipment, Form::Ship)))
}

/// Reads the answer: section `ShipAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read. An answer without a shipment number is an error that says so:
/// the shipment may exist, and the journal asks.
pub fn parse_ship_response(response: &Response) -> Result<Answer, Error> {
    let mut answer = read(response, "ShipmentResponse", "ShipAnswer")?;
    if view::text(&answer.members, "shipmentId").is_empty() {
        return Err(Error::new(Kind::Network, "broken_answer", "the answer has no shipment number"));
    }
    settle_charges(&mut answer.members);
    for package in nodes(&mut answer.members, "packages") {
        let number = view::text(package, "trackingNumber");
        if let Some(label) = node(package, "label") {
            name_label(label, &number);
        }
    }
    Ok(answer)
}

/// Whose a label is; UPS writes its format in lower case now and then.
pub(super) fn name_label(label: &mut Map<String, Value>, tracking_number: &str) {
    let format = view::text(label, "format").to_ascii_uppercase();
    label.insert("format".into(), format.into());
    label.insert("trackingNumber".into(), tracking_number.into());
}
