//! Void: `DELETE /shipments/{version}/void/cancel/{shipmentidentificationnumber}`.
//!
//! Source: UPS's Shipping document of 2026-07-21; 190117, already voided, counts as done.

use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::model::{VoidAnswer, VoidQuery, VoidedPackage};
use crate::policy::RouteId;
use crate::wire;
use serde_json::Value;

const VERSION: &str = "v2409";

/// Builds the request. Without tracking numbers the whole shipment is voided, and the query key is left out: a blank one
/// makes UPS answer 190102.
///
/// # Errors
/// A number that cannot be one, or more than 20.
pub fn build_void_request(query: &VoidQuery) -> Result<Request, Error> {
    let mut problems = Vec::new();
    let mut refuse = |field: String, code, ups_code| problems.push(Problem::of_ups(field, code, ups_code));
    let shipment = query.shipment_id.trim().to_ascii_uppercase();
    if shipment.len() != 18 {
        refuse("shipmentId".into(), "not_a_1z_number", "190100");
    }
    if query.tracking_numbers.len() > 20 {
        refuse("trackingNumbers[20]".into(), "too_many_voids", "190111");
    }
    let numbers: Vec<String> = query.tracking_numbers.iter().map(|number| number.trim().to_ascii_uppercase()).collect();
    for (index, number) in numbers.iter().enumerate() {
        if number.len() != 18 || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            refuse(format!("trackingNumbers[{index}]"), "not_a_1z_number", "190109");
        }
    }
    if !problems.is_empty() {
        return Err(Error::invalid(problems));
    }
    let mut request = Request::of(RouteId::Void, &[VERSION, &shipment], "shipmentId", None)?;
    match numbers.as_slice() {
        [] => {}
        [one] => request.query("trackingnumber", one),
        many => {
            let quoted: Vec<String> = many.iter().map(|number| format!("\"{number}\"")).collect();
            request.query("trackingnumber", &format!("[{}]", quoted.join(",")));
        }
    }
    Ok(request)
}

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_void_response(response: &Response) -> Result<VoidAnswer, Error> {
    let answer = match wire::success(response, "VoidShipmentResponse") {
        Ok(answer) => answer,
        Err(error) if error.ups_code.as_deref() == Some("190117") => {
            return Ok(VoidAnswer { voided: true, already_voided: true, packages: Vec::new(), alerts: Vec::new() });
        }
        Err(error) => return Err(error),
    };
    let package = |result: &&Value| {
        Some(VoidedPackage {
            tracking_number: wire::text(result, &["TrackingNumber"])?,
            voided: wire::text(result, &["Status", "Code"]).as_deref() == Some("1"),
        })
    };
    let packages: Vec<VoidedPackage> =
        wire::list(&answer, &["PackageLevelResults"]).iter().filter_map(package).collect();
    let whole = wire::text(&answer, &["SummaryResult", "Status", "Code"]).as_deref() == Some("1");
    Ok(VoidAnswer {
        voided: whole && packages.iter().all(|package| package.voided),
        already_voided: false,
        packages,
        alerts: wire::alerts(&answer, &["Response", "Alert"]),
    })
}
