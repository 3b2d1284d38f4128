//! Address Validation, street level. It knows no streets: what it knows is which ZIP codes belong to which state, and
//! what a street line looks like. Enough to be valid, ambiguous or nowhere, in UPS's shapes.

use super::Context;
use crate::envelope::{Refused, response};
use crate::json::{at, list, text};
use serde_json::{Value, json};

/// First ZIP digits of states: enough to tell a wrong state.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("AL", "3"), ("AK", "9"), ("AZ", "8"), ("AR", "7"), ("CA", "9"), ("CO", "8"), ("CT", "0"), ("DC", "2"), ("DE", "1"), ("FL", "3"),
    ("GA", "3"), ("HI", "9"), ("IA", "5"), ("ID", "8"), ("IL", "6"), ("IN", "4"), ("KS", "6"), ("KY", "4"), ("LA", "7"), ("MA", "0"),
    ("MD", "2"), ("ME", "0"), ("MI", "4"), ("MN", "5"), ("MO", "6"), ("MS", "3"), ("MT", "5"), ("NC", "2"), ("ND", "5"), ("NE", "6"),
    ("NH", "0"), ("NJ", "0"), ("NM", "8"), ("NV", "8"), ("NY", "1"), ("OH", "4"), ("OK", "7"), ("OR", "9"), ("PA", "1"), ("PR", "0"),
    ("RI", "0"), ("SC", "2"), ("SD", "5"), ("TN", "3"), ("TX", "7"), ("UT", "8"), ("VA", "2"), ("VT", "0"), ("WA", "9"), ("WI", "5"),
    ("WV", "2"), ("WY", "8"),
];

pub(super) fn handle(context: &mut Context<'_>) -> Result<Value, Refused> {
    let option = context.parts.get(2).cloned().unwrap_or_default();
    let request = at(&context.body, "XAVRequest").clone();
    let key = at(&request, "AddressKeyFormat");
    let country = text(key, "CountryCode");
    if !matches!(country.as_str(), "US" | "PR") {
        return Err(Refused::rule("20008", "Field CountryCode has invalid data"));
    }
    let line = list(key, "AddressLine").first().map(|line| text(line, "")).unwrap_or_default();
    let state = text(key, "PoliticalDivision1").to_ascii_uppercase();
    let zip = text(key, "PostcodePrimaryLow");
    let regional = context.request.query_value("regionalrequestindicator").as_deref() == Some("True");
    let most: usize =
        context.request.query_value("maximumcandidatelistsize").and_then(|text| text.parse().ok()).unwrap_or(15);
    let right_state = STATES.iter().any(|(name, digit)| *name == state && zip.starts_with(digit));
    let numbered = line.starts_with(|c: char| c.is_ascii_digit()) && line.split_whitespace().count() >= 2;
    let mut out = json!({ "Response": response(None, std::mem::take(&mut context.extra_alerts)) });
    let classify = matches!(option.as_str(), "2" | "3");
    if option != "2" {
        if right_state && (numbered || regional) {
            out["ValidAddressIndicator"] = "".into();
            out["Candidate"] = json!([candidate(key, &line, &zip, classify)]);
        } else if right_state {
            out["AmbiguousAddressIndicator"] = "".into();
            let numbers = ["100-198", "101-199", "200-298"].iter().take(most);
            let candidates: Vec<Value> =
                numbers.map(|range| candidate(key, &format!("{range} {line}"), &zip, classify)).collect();
            out["Candidate"] = Value::Array(candidates);
        } else {
            out["NoCandidatesIndicator"] = "".into();
        }
    } else {
        out[if right_state { "ValidAddressIndicator" } else { "NoCandidatesIndicator" }] = "".into();
    }
    if classify {
        out["AddressClassification"] = class(&line, right_state);
    }
    Ok(json!({ "XAVResponse": out }))
}

/// A flat or apartment reads as a home, a suite or an even number as a business.
fn class(line: &str, known: bool) -> Value {
    let line = line.to_ascii_uppercase();
    let number: u64 = line.split_whitespace().next().and_then(|text| text.parse().ok()).unwrap_or(0);
    let (code, words) = match () {
        () if !known => ("0", "UnClassified"),
        () if line.contains("APT") || (number % 2 == 1 && !line.contains("STE")) => ("2", "Residential"),
        () => ("1", "Commercial"),
    };
    json!({ "Code": code, "Description": words })
}

/// The standard form: capitals, usual short words, a ZIP of nine digits.
fn candidate(key: &Value, line: &str, zip: &str, classify: bool) -> Value {
    let mut standard = line.to_ascii_uppercase();
    for (long, short) in
        [(" STREET", " ST"), (" ROAD", " RD"), (" AVENUE", " AVE"), (" BOULEVARD", " BLVD"), (" DRIVE", " DR")]
    {
        standard = standard.replace(long, short);
    }
    let sum: u32 = standard.bytes().map(u32::from).sum();
    let mut address = json!({
        "PoliticalDivision2": text(key, "PoliticalDivision2").to_ascii_uppercase(),
        "PoliticalDivision1": text(key, "PoliticalDivision1").to_ascii_uppercase(),
        "PostcodePrimaryLow": zip,
        "PostcodeExtendedLow": format!("{:04}", 1000 + sum % 8999),
        "CountryCode": text(key, "CountryCode"),
    });
    if !standard.is_empty() {
        address["AddressLine"] = json!([standard]);
    }
    let mut out = json!({ "AddressKeyFormat": address });
    if classify {
        out["AddressClassification"] = class(line, true);
    }
    out
}
