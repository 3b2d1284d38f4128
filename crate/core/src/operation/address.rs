//! Address Validation, street level: `POST /addressvalidation/{version}/{requestoption}`.
//!
//! Source: UPS's Address Validation document of 2026-07-21. Streets are known in the US and Puerto Rico only.

use super::parts::{node, nodes, read, unexpected};
use super::tabled::{self, Input, Place};
use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::map::{Answer, view};
use crate::model::{country_problem, postal_code_problem, wire_postal_code};
use serde_json::Value;

const VERSION: &str = "v2";
const MODES: &[&str] = &["validate", "classify", "both"];

/// Builds the request, which asks for validation and classification at once unless `mode` says otherwise.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_validate_address_request(query: &Input) -> Result<Request, Error> {
    tabled::build("validateAddress", query)
}

pub(super) fn place(query: &Input) -> Place {
    let mode = match view::text(query, "mode").as_str() {
        "validate" => "1",
        "classify" => "2",
        _ => "3",
    };
    let mut place = Place { holes: vec![VERSION.into(), mode.into()], ..Place::default() };
    if query.get("regional") == Some(&Value::Bool(true)) {
        place.query.push(("regionalrequestindicator", "True".into()));
    }
    if let Ok(most) = view::text(query, "candidates").parse::<u8>() {
        place.query.push(("maximumcandidatelistsize", most.clamp(1, 50).to_string()));
    }
    place
}

/// UPS takes the postal code of the US in two parts.
pub(super) fn tidy(query: &mut Input) {
    let Some(Value::Object(address)) = query.get_mut("address") else { return };
    let country = view::text(address, "country");
    let postal_code = wire_postal_code(&view::text(address, "postalCode"));
    let split = postal_code.split_at_checked(5).filter(|_| matches!(country.as_str(), "US" | "PR"));
    match split {
        Some((low, extended)) if !extended.is_empty() => {
            address.insert("postalCode".into(), low.into());
            address.insert("postalCodeExtension".into(), extended.into());
        }
        _ => drop(address.insert("postalCode".into(), postal_code.into())),
    }
}

pub(super) fn check(query: &Input) -> Vec<Problem> {
    let mut problems = Vec::new();
    if query.get("regional").is_some_and(|value| !value.is_boolean() && !value.is_null()) {
        problems.push(Problem::new("regional", "wrong_type"));
    }
    let mode = view::text(query, "mode");
    if !mode.is_empty() && !MODES.contains(&mode.as_str()) {
        problems.push(Problem { words: Some(MODES.join(", ")), ..Problem::new("mode", "word_unknown") });
    }
    let address = view::node(query, "address");
    let regional = query.get("regional") == Some(&Value::Bool(true));
    if view::texts(address, "lines").is_empty() && !regional {
        problems.push(Problem::of_ups("address.lines[0]", "street_missing", "120202"));
    }
    let country = view::text(address, "country");
    let postal_code = format!("{}{}", view::text(address, "postalCode"), view::text(address, "postalCodeExtension"));
    let region = !view::text(address, "region").is_empty();
    if let Some(code) = country_problem(&country) {
        problems.push(Problem::of_ups("address.country", code, "120208"));
    } else if let Some(code) = postal_code_problem(&postal_code, &country).filter(|_| !region) {
        problems.push(Problem::of_ups("address.postalCode", code, "120207"));
    }
    problems
}

/// Reads the answer: section `AddressAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_validate_address_response(response: &Response) -> Result<Answer, Error> {
    let mut answer = read(response, "XAVResponse", "AddressAnswer")?;
    let members = &mut answer.members;
    let said = ["_valid", "_ambiguous", "_none"].map(|name| members.remove(name).is_some());
    let result = match said {
        [true, _, _] => "valid",
        [_, true, _] => "ambiguous",
        [_, _, true] => "no_candidates",
        _ => return Err(unexpected("the answer has none of its three indicators")),
    };
    members.insert("result".into(), result.into());
    classify(members);
    for candidate in nodes(members, "candidates") {
        classify(candidate);
        let home = view::text(candidate, "classification") == "residential";
        let Some(address) = node(candidate, "address") else { continue };
        let (low, extension) = (view::text(address, "postalCode"), view::text(address, "_extension"));
        if address.remove("_extension").is_some() {
            address.insert("postalCode".into(), format!("{low}-{extension}").into());
        }
        address.insert("residential".into(), home.into());
    }
    Ok(answer)
}

fn classify(model: &mut Input) {
    let known = matches!(view::text(model, "classification").as_str(), "commercial" | "residential");
    if !known {
        model.insert("classification".into(), "unclassified".into());
    }
}
