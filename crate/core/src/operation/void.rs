//! Void: `DELETE /shipments/{version}/void/cancel/{shipmentidentificationnumber}`.
//!
//! Source: UPS's Shipping document of 2026-07-21; 190117, already voided, counts as done.

use super::parts::{nodes, number, read};
use super::tabled::{self, Input};
use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::map::{Answer, view};
use crate::policy::RouteId;
use serde_json::{Value, json};

const VERSION: &str = "v2409";

/// Builds the request. Without a list of tracking numbers the whole shipment is voided, and the query key is left out: a blank one
/// makes UPS answer 190102.
///
/// # Errors
/// A number that cannot be one, or more than 20.
pub fn build_void_request(query: &Input) -> Result<Request, Error> {
    let mut problems = Vec::new();
    let mut refuse = |field: String, code, ups_code| problems.push(Problem::of_ups(field, code, ups_code));
    let shipment = number(&view::text(query, "shipmentId"));
    let given = query.get("trackingNumbers").and_then(Value::as_array);
    // Some of them must never become all of them.
    if given.is_some_and(Vec::is_empty) {
        refuse("trackingNumbers".into(), "missing", "190109");
    }
    let numbers: Vec<String> =
        given.into_iter().flatten().map(|one| number(one.as_str().unwrap_or_default())).collect();
    if shipment.len() != 18 {
        refuse("shipmentId".into(), "not_a_1z_number", "190100");
    }
    if numbers.len() > 20 {
        refuse("trackingNumbers[20]".into(), "too_many_voids", "190111");
    }
    for (index, number) in numbers.iter().enumerate() {
        if number.len() != 18 || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            refuse(format!("trackingNumbers[{index}]"), "not_a_1z_number", "190109");
        }
    }
    tabled::add_shape("Void", query, &mut problems);
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

/// Reads the answer: section `VoidAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_void_response(response: &Response) -> Result<Answer, Error> {
    let (mut answer, already) = match read(response, "VoidShipmentResponse", "VoidAnswer") {
        Ok(answer) => (answer, false),
        Err(error) if error.ups_code.as_deref() == Some("190117") => (Answer::default(), true),
        Err(error) => return Err(error),
    };
    let members = &mut answer.members;
    if let Some(older) = members.remove("_packages") {
        members.insert("packages".into(), older);
    }
    let mut voided = already || view::text(members, "status") == "1";
    for package in nodes(members, "packages") {
        let gone = view::text(package, "status") == "1";
        package.insert("voided".into(), gone.into());
        voided &= gone;
    }
    members.insert("voided".into(), voided.into());
    members.insert("alreadyVoided".into(), already.into());
    for name in ["packages", "alerts"] {
        members.entry(name).or_insert_with(|| json!([]));
    }
    Ok(answer)
}
