//! Tracking: `GET /track/v1/details/{inquiryNumber}` and its two sisters.
//!
//! Source: UPS's Tracking document of 2026-07-21. A number that UPS does not know comes as 200 with warning TW0001.

use super::parts::{clock, compact_date, nodes, number, read, take_nodes};
use super::tabled::{self, Input};
use crate::error::{Error, Kind, Problem};
use crate::http::{Request, Response, percent_encode};
use crate::map::{Answer, view};
use crate::model::{account_problem, country_problem, locale_problem};
use crate::policy::RouteId;
use crate::tracking_number::public_link;
use serde_json::{Map, Value, json};

/// Builds the request: by number, by reference, or all packages of a shipment.
///
/// # Errors
/// Nothing to track, or a field that cannot be right.
pub fn build_track_request(query: &Input) -> Result<Request, Error> {
    let problems = problems(query);
    if !problems.is_empty() {
        return Err(Error::invalid(problems));
    }
    let text = |name: &str| view::text(query, name);
    let wanted = |name: &str| if is_true(query, name) { "true".to_owned() } else { String::new() };
    let (number, shipment) = (number(&text("number")), number(&text("shipment")));
    let (mut request, keys) = if !number.is_empty() {
        let keys = vec![
            ("returnSignature", wanted("signature")),
            ("returnMilestones", wanted("milestones")),
            ("returnPOD", wanted("proofOfDelivery")),
        ];
        (Request::of(RouteId::Track, &[&number], "number", None)?, keys)
    } else if !shipment.is_empty() {
        let keys = vec![("offset", text("offset")), ("count", text("count"))];
        (Request::of(RouteId::TrackShipment, &[&shipment], "shipment", None)?, keys)
    } else {
        let kind = if is_true(query, "freight") { "fgv" } else { "SmallPackage" };
        let keys = vec![
            ("fromPickUpDate", compact_date(&text("fromDate"))),
            ("toPickUpDate", compact_date(&text("toDate"))),
            ("destCountry", text("country").to_ascii_uppercase()),
            ("destZip", text("postalCode")),
            ("shipperNum", text("account").to_ascii_uppercase()),
            ("refNumType", kind.to_owned()),
        ];
        (Request::of(RouteId::TrackReference, &[&percent_encode(&text("reference"))], "reference", None)?, keys)
    };
    let locale = text("locale");
    request.query("locale", if locale.is_empty() { "en_US" } else { &locale });
    for (name, value) in keys.iter().filter(|(_, value)| !value.is_empty()) {
        request.query(name, value);
    }
    Ok(request)
}

fn is_true(query: &Input, name: &str) -> bool {
    query.get(name) == Some(&Value::Bool(true))
}

fn problems(query: &Input) -> Vec<Problem> {
    let mut problems = Vec::new();
    if ["number", "shipment", "reference"].iter().all(|name| view::text(query, name).is_empty()) {
        problems.push(Problem::new("number", "number_missing"));
    }
    let account = view::text(query, "account").to_ascii_uppercase();
    problems
        .extend(account_problem(&account).filter(|_| !account.is_empty()).map(|code| Problem::new("account", code)));
    problems.extend(locale_problem(&view::text(query, "locale")).map(|code| Problem::new("locale", code)));
    let country = view::text(query, "country").to_ascii_uppercase();
    problems
        .extend(country_problem(&country).filter(|_| !country.is_empty()).map(|code| Problem::new("country", code)));
    let count = view::text(query, "count").parse::<u32>().ok();
    if count.is_some_and(|count| !(1..=50).contains(&count)) {
        problems.push(Problem::new("count", "count_1_to_50"));
    }
    let (begin, end) = (view::text(query, "fromDate"), view::text(query, "toDate"));
    if !begin.is_empty() && !end.is_empty() && begin > end {
        problems.push(Problem::new("toDate", "end_before_begin"));
    }
    for name in ["signature", "milestones", "proofOfDelivery", "freight"] {
        if query.get(name).is_some_and(|value| !value.is_boolean() && !value.is_null()) {
            problems.push(Problem::new(name, "wrong_type"));
        }
    }
    for name in ["offset", "count"] {
        if !view::text(query, name).bytes().all(|byte| byte.is_ascii_digit()) {
            problems.push(Problem::new(name, "number_form"));
        }
    }
    tabled::add_shape("Track", query, &mut problems);
    problems
}

/// Reads the answer: section `TrackAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read. A number that UPS does not know is no error: `found` is false.
pub fn parse_track_response(response: &Response, query: &Input) -> Result<Answer, Error> {
    let mut answer = match read(response, "trackResponse", "TrackAnswer") {
        Ok(answer) => answer,
        Err(error) if error.status == Some(404) && error.kind == Kind::Carrier => {
            let alert = json!({ "code": error.ups_code.unwrap_or_default(), "message": error.message });
            let mut answer = Answer::default();
            answer.members.insert("alerts".into(), json!([alert]));
            answer
        }
        Err(error) => return Err(error),
    };
    let members = &mut answer.members;
    let (mut packages, mut alerts) = (Vec::new(), take_nodes(members, "alerts"));
    let (mut inquiries, mut relations) = (Vec::new(), Vec::new());
    for mut shipment in take_nodes(members, "_shipments") {
        inquiries.extend(shipment.remove("inquiryNumber"));
        if let Some(Value::Array(mut found)) = shipment.remove("relations") {
            relations.append(&mut found);
        }
        packages.append(&mut take_nodes(&mut shipment, "packages"));
        alerts.append(&mut take_nodes(&mut shipment, "warnings"));
    }
    packages.iter_mut().for_each(finish);
    let all = packages.first().and_then(|package| view::text(package, "packageCount").parse::<usize>().ok());
    let passed: usize = view::text(query, "offset").parse().unwrap_or(0);
    let asked_for = |name: &str| number(&view::text(query, name));
    let of_shipment = asked_for("number").is_empty() && !asked_for("shipment").is_empty();
    let asked = if asked_for("number").is_empty() { asked_for("shipment") } else { asked_for("number") };
    members.insert("found".into(), (!packages.is_empty()).into());
    members.insert("inquiries".into(), Value::Array(inquiries));
    members.insert("relations".into(), Value::Array(relations));
    members.insert("more".into(), (of_shipment && all.is_some_and(|all| all > passed + packages.len())).into());
    members.insert("link".into(), public_link(&asked).into());
    members.insert("packages".into(), packages.into_iter().map(Value::Object).collect());
    members.insert("alerts".into(), alerts.into_iter().map(Value::Object).collect());
    Ok(answer)
}

fn finish(package: &mut Map<String, Value>) {
    nodes(package, "events").for_each(finish_event);
    let newest =
        view::nodes(package, "events").first().map(|event| (view::text(event, "state"), view::text(event, "message")));
    let (newest_state, newest_words) = newest.unwrap_or_else(|| ("unknown".into(), String::new()));
    let status = view::node(package, "status");
    let (own, words) = (state(status), view::text(status, "description"));
    // The current status is missing now and then; the newest event says the same.
    let state = if own == "unknown" { newest_state } else { own.into() };
    let dates = view::nodes(package, "dates");
    let dated = |kind: &str| dates.iter().find(|date| view::text(date, "type") == kind).copied();
    let day = dated("DEL").or_else(|| dated("RDD")).or_else(|| dated("SDD")).map(|date| view::text(date, "date"));
    let delivered = state == "delivered" && dated("DEL").is_some();
    package.extend(day.filter(|day| !day.is_empty()).map(|day| ("deliveryDate".to_owned(), day.into())));
    package.insert("delivered".into(), delivered.into());
    package.insert("message".into(), if words.is_empty() { newest_words } else { words }.into());
    package.insert("state".into(), state.into());
    if let Some(Value::Object(window)) = package.get_mut("window") {
        for name in ["from", "to"] {
            if let Some(time) = clock(&view::text(window, name)) {
                window.insert(name.into(), time.into());
            }
        }
    }
}

fn finish_event(event: &mut Map<String, Value>) {
    let address = view::node(event, "address");
    let parts = ["city", "state", "country"].map(|name| view::text(address, name));
    let place = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let status = view::node(event, "status");
    let (state, message) = (state(status), view::text(status, "description"));
    let at = moment(event);
    event.extend(at.map(|at| ("at".to_owned(), at.into())));
    event.insert("place".into(), place.into());
    event.insert("message".into(), message.into());
    event.insert("state".into(), state.into());
}

fn moment(event: &Map<String, Value>) -> Option<String> {
    let (date, time) = (view::text(event, "date"), view::text(event, "time"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if date.len() != 8 || time.len() != 6 || !digits(&date) || !digits(&time) {
        return None;
    }
    let offset = Some(view::text(event, "gmtOffset")).filter(|offset| offset.len() == 6).unwrap_or_default();
    let (year, month, day) = (date.get(..4)?, date.get(4..6)?, date.get(6..)?);
    Some(format!("{year}-{month}-{day}T{}:{}:{}{offset}", time.get(..2)?, time.get(2..4)?, time.get(4..)?))
}

/// Decided by type first, then by status code; texts are translated and never decide.
fn state(status: &Map<String, Value>) -> &'static str {
    let code = view::text(status, "statusCode");
    match view::text(status, "type").as_str() {
        "D" => "delivered",
        "M" if code == "007" => "voided",
        "MV" => "voided",
        "M" => "label_created",
        "X" if matches!(code.as_str(), "034" | "035" | "036") => "returning",
        "X" => "exception",
        "I" => match code.as_str() {
            "006" | "021" | "037" | "072" | "089" | "091" => "out_for_delivery",
            "017" | "040" | "161" => "ready_for_pickup",
            "034" | "035" | "036" => "returning",
            "007" => "voided",
            _ => "in_transit",
        },
        "P" | "W" | "O" => "in_transit",
        _ => "unknown",
    }
}
