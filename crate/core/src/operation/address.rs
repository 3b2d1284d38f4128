//! Address Validation, street level: `POST /addressvalidation/{version}/{requestoption}`.
//!
//! Source: UPS's Address Validation document of 2026-07-21. Streets are known in the US and Puerto Rico only.

use super::parts::set_text;
use crate::error::{Error, Kind, Problem};
use crate::http::{Request, Response};
use crate::model::{
    Address, AddressAnswer, AddressCandidate, AddressQuery, AddressResult, country_problem, postal_code_problem,
};
use crate::policy::RouteId;
use crate::wire;
use serde_json::{Map, Value, json};

const VERSION: &str = "v2";
/// Validate and classify.
const BOTH: &str = "3";

/// Builds the request, which asks for validation and classification at once.
///
/// # Errors
/// Every field that UPS would refuse.
pub fn build_validate_address_request(query: &AddressQuery) -> Result<Request, Error> {
    let problems = check(&query.address, query.regional);
    if !problems.is_empty() {
        return Err(Error::invalid(problems));
    }
    let address = &query.address;
    let mut key = Map::new();
    set_text(&mut key, "ConsigneeName", &query.name);
    key.insert("AddressLine".into(), json!(address.filled_lines()));
    set_text(&mut key, "PoliticalDivision2", &address.city);
    set_text(&mut key, "PoliticalDivision1", &address.state);
    let postal_code = address.wire_postal_code();
    let (low, extended) = match postal_code.split_at_checked(5) {
        Some((low, extended)) if matches!(address.country.as_str(), "US" | "PR") => (low, extended),
        _ => (postal_code.as_str(), ""),
    };
    set_text(&mut key, "PostcodePrimaryLow", low);
    set_text(&mut key, "PostcodeExtendedLow", extended);
    set_text(&mut key, "CountryCode", &address.country);
    let body = json!({ "XAVRequest": { "AddressKeyFormat": Value::Object(key) } });
    let mut request = Request::of(RouteId::ValidateAddress, &[VERSION, BOTH], "address", Some(body))?;
    if query.regional {
        request.query("regionalrequestindicator", "True");
    }
    if let Some(most) = query.candidates {
        request.query("maximumcandidatelistsize", &most.clamp(1, 50).to_string());
    }
    Ok(request)
}

fn check(address: &Address, regional: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    let lines = address.filled_lines();
    if lines.is_empty() && !regional {
        problems.push(Problem::of_ups("address.lines[0]", "street_missing", "120202"));
    }
    if lines.len() > 3 {
        problems.push(Problem::of_ups("address.lines[3]", "too_many_lines", "120204"));
    }
    let country = address.country.trim();
    if let Some(code) = country_problem(country) {
        problems.push(Problem::of_ups("address.country", code, "120208"));
    } else if let Some(code) = postal_code_problem(&address.wire_postal_code(), country) {
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
