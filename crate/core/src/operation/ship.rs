//! Shipping: `POST /shipments/{version}/ship`.
//!
//! Source: UPS's Shipping document of 2026-07-21, version v2409. There is no idempotency key: the journal's unique
//! reference takes its place, see [`crate::journal`].

use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::model::{Charges, Label, ShipAnswer, ShippedPackage};
use crate::policy::RouteId;
use crate::shipment::{Form, Purpose, Shipment, build, check};
use crate::wire;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

const VERSION: &str = "v2409";

/// Builds the request.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_ship_request(shipment: &Shipment) -> Result<Request, Error> {
    let mut problems = check(shipment, Purpose::Ship);
    if shipment.text("label.format") == "PDF" {
        problems.push(crate::Problem::of_ups("label.format", "pdf_only_recovered", "120702"));
    }
    if problems.is_empty() { ship_request_as_given(shipment) } else { Err(Error::invalid(problems)) }
}

/// The same without a check: for what was imported and is to be looked at, not sent.
pub(super) fn ship_request_as_given(shipment: &Shipment) -> Result<Request, Error> {
    Request::of(RouteId::Ship, &[VERSION], "service", Some(build(shipment, Form::Ship)))
}

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read. An answer without a shipment number is an error that says so:
/// the shipment may exist, and the journal asks.
pub fn parse_ship_response(response: &Response) -> Result<ShipAnswer, Error> {
    let answer = wire::success(response, "ShipmentResponse")?;
    let results = wire::at(&answer, &["ShipmentResults"]);
    let Some(shipment_id) = wire::text(results, &["ShipmentIdentificationNumber"]) else {
        return Err(Error::new(Kind::Network, "broken_answer", "the answer has no shipment number"));
    };
    let charges = wire::at(results, &["ShipmentCharges"]);
    let packages = wire::list(results, &["PackageResults"]);
    Ok(ShipAnswer {
        shipment_id,
        charges: Charges {
            transportation: wire::money(charges, &["TransportationCharges"]),
            options: wire::money(charges, &["ServiceOptionsCharges"]),
            total: wire::money(charges, &["TotalCharges"]),
            negotiated: wire::money(results, &["NegotiatedRateCharges", "TotalCharge"]),
            total_with_taxes: wire::money(results, &["NegotiatedRateCharges", "TotalChargesWithTaxes"]),
        },
        billing_weight: wire::text(results, &["BillingWeight", "Weight"]),
        packages: packages.iter().filter_map(|package| shipped(package)).collect(),
        alerts: wire::alerts(&answer, &["Response", "Alert"]),
    })
}

fn shipped(package: &Value) -> Option<ShippedPackage> {
    let tracking_number = wire::text(package, &["TrackingNumber"])?;
    let label = label(wire::at(package, &["ShippingLabel"]), "ImageFormat", &tracking_number);
    Some(ShippedPackage { tracking_number, label })
}

/// A label's bytes; what is no base64 is no label.
pub(super) fn label(node: &Value, format_member: &str, tracking_number: &str) -> Option<Label> {
    let encoded = wire::at(node, &["GraphicImage"]).as_str()?;
    let compact: String = encoded.chars().filter(|c| !c.is_whitespace()).collect();
    let bytes = STANDARD.decode(compact).ok().filter(|bytes| !bytes.is_empty())?;
    let format = wire::text(node, &[format_member, "Code"]).unwrap_or_default().to_ascii_uppercase();
    Some(Label { tracking_number: tracking_number.to_owned(), format, bytes })
}
