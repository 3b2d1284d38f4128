//! Address Validation, street level: `POST /addressvalidation/{version}/{requestoption}`.
//!
//! Source: UPS's Address Validation document of 2026-07-21. Streets are known in the US and Puerto Rico only.

use super::tabled::{self, Input, Place};
use crate::error::{Error, Kind, Problem};
use crate::http::{Request, Response};
use crate::map::view;
use crate::model::{
    Address, AddressAnswer, AddressCandidate, AddressResult, country_problem, postal_code_problem, wire_postal_code,
};
use crate::wire;
use serde_json::Value;

const VERSION: &str = "v2";

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

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_validate_address_response(response: &Response) -> Result<AddressAnswer, Error> {
    let answer = wire::success(response, "XAVResponse")?;
    let result = if wire::present(&answer, &["ValidAddressIndicator"]) {
        AddressResult::Valid
    } else if wire::present(&answer, &["AmbiguousAddressIndicator"]) {
        AddressResult::Ambiguous
    } else if wire::present(&answer, &["NoCandidatesIndicator"]) {
        AddressResult::NoCandidates
    } else {
        return Err(Error::new(Kind::Protocol, "unexpected_answer", "the answer has none of its three indicators"));
    };
    let candidates = wire::list(&answer, &["Candidate"]);
    Ok(AddressAnswer {
        result,
        classification: classification(&answer),
        candidates: candidates.iter().map(|node| candidate(node)).collect(),
        alerts: wire::alerts(&answer, &["Response", "Alert"]),
    })
}

fn classification(node: &Value) -> &'static str {
    match wire::text(node, &["AddressClassification", "Code"]).as_deref() {
        Some("1") => "commercial",
        Some("2") => "residential",
        _ => "unclassified",
    }
}

fn candidate(node: &Value) -> AddressCandidate {
    let key = wire::at(node, &["AddressKeyFormat"]);
    let text = |name: &str| wire::text(key, &[name]).unwrap_or_default();
    let lines = wire::list(key, &["AddressLine"]);
    let extended = text("PostcodeExtendedLow");
    let low = text("PostcodePrimaryLow");
    let classification = classification(node);
    AddressCandidate {
        address: Address {
            lines: lines.iter().filter_map(|line| wire::text(line, &[])).collect(),
            city: text("PoliticalDivision2"),
            state: text("PoliticalDivision1"),
            postal_code: if extended.is_empty() { low } else { format!("{low}-{extended}") },
            country: text("CountryCode"),
            residential: classification == "residential",
        },
        classification,
    }
}
