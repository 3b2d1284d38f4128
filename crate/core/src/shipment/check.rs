//! What is refused before it is sent: the field in our words, a code for the text, UPS's code for the same thing.
//!
//! First the border: names, kinds, lengths, from the table. Then the parties here, and packages, payers, extras and papers
//! in `rules`. Limits: UPS's OpenAPI documents of 2026-07-21 and the codes of its shipping guide's appendix. All problems
//! are collected, so that a form can mark every field at once.

use super::problems::Problems;
use super::{ROOT, Shipment, TABLE, rules};
use crate::error::Problem;
use crate::map::{check_required, check_shape, view};
use crate::model::{account_problem, country_problem, postal_code_problem, state_problem, wire_postal_code};
use serde_json::{Map, Value};

/// What the shipment is wanted for; rating needs less than shipping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// One service's price.
    Rate,
    /// All services' prices.
    Shop,
    /// A label.
    Ship,
}

/// Checks a shipment; an empty list means that it may be sent.
pub fn check(shipment: &Shipment, purpose: Purpose) -> Vec<Problem> {
    let ship = purpose == Purpose::Ship;
    let mut problems = Problems::default();
    match account_problem(&shipment.text("account")) {
        Some("account_missing") if !ship => {}
        Some(code @ "account_missing") => problems.add("account", code, Some("120100")),
        Some(code) => problems.add("account", code, Some("120113")),
        None => {}
    }
    let service = shipment.text("service");
    if purpose != Purpose::Shop && service.is_empty() {
        problems.add("service", "service_missing", Some("120500"));
    } else if !service.is_empty() && (service.len() != 2 || !service.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        problems.add("service", "service_form", Some("120500"));
    }
    for (name, codes) in [("shipper", &SHIPPER_CODES), ("from", &FROM_CODES), ("to", &TO_CODES)] {
        let there = !view::node(&shipment.0, name).is_empty();
        if there || name == "to" || (name == "from" && shipment.sender() == "from") {
            check_party(view::node(&shipment.0, name), name, codes, shipment, ship, &mut problems);
        }
    }
    let countries = ["shipper", "from"].map(|name| shipment.text(&format!("{name}.address.country")));
    let apart = countries.iter().all(|country| !country.is_empty()) && countries[0] != countries[1];
    if ship && apart && shipment.text("returnService").is_empty() {
        problems.add("from.address.country", "from_other_country", Some("120317"));
    }
    rules::check(shipment, ship, &mut problems);
    // A shape that is wrong is said too, where no rule has spoken about the field yet.
    let spoken: Vec<String> = problems.0.iter().map(|problem| problem.field.clone()).collect();
    let mut shape = check_shape(&TABLE, ROOT, &shipment.0);
    if ship {
        // Rules say more about these: who pays where nobody said it, weights and sides that may stay blank.
        let ruled = [".kind", ".weight", ".dimensions."];
        let needed = |problem: &Problem| !ruled.iter().any(|part| problem.field.contains(part));
        let empty_sender = |problem: &Problem| shipment.sender() == "shipper" && problem.field.starts_with("from");
        let missing = check_required(&TABLE, ROOT, &shipment.0);
        shape.extend(missing.into_iter().filter(|problem| needed(problem) && !empty_sender(problem)));
    }
    problems.0.extend(shape.into_iter().filter(|problem| !spoken.contains(&problem.field)).map(with_ups_code));
    problems.0
}

/// UPS's own codes for lengths that it has codes for.
fn with_ups_code(mut problem: Problem) -> Problem {
    const CODES: &[(&str, &str, &str)] = &[
        ("shipper.", "name", "120101"),
        ("shipper.", "attention", "120110"),
        ("to.", "name", "120200"),
        ("to.", "attention", "120201"),
        ("to.", "taxId", "120218"),
        ("from.", "name", "120300"),
        ("from.", "attention", "120301"),
        ("shipper.", "city", "120105"),
        ("to.", "city", "120205"),
        ("from.", "city", "120305"),
        ("packages", "description", "120623"),
        ("", "description", "120503"),
    ];
    let fits = |(head, tail, _): &&(&str, &str, &str)| {
        problem.field.starts_with(head) && problem.field.rsplit('.').next() == Some(tail)
    };
    problem.ups_code = problem.ups_code.or(CODES.iter().find(fits).map(|(_, _, code)| *code));
    problem
}

/// UPS's codes for one party, by what is wrong.
struct PartyCodes {
    name: &'static str,
    attention: &'static str,
    line: &'static str,
    lines: &'static str,
    city: &'static str,
    state: &'static str,
    postal_code: &'static str,
    country: &'static str,
    phone: &'static str,
    phone_short: &'static str,
    email: &'static str,
}

const SHIPPER_CODES: PartyCodes = PartyCodes {
    name: "120101",
    attention: "120110",
    line: "120102",
    lines: "120104",
    city: "120105",
    state: "120106",
    postal_code: "120107",
    country: "120108",
    phone: "120109",
    phone_short: "120115",
    email: "120112",
};
const TO_CODES: PartyCodes = PartyCodes {
    name: "120200",
    attention: "120201",
    line: "120202",
    lines: "120204",
    city: "120205",
    state: "120206",
    postal_code: "120207",
    country: "120208",
    phone: "120209",
    phone_short: "120213",
    email: "120211",
};
const FROM_CODES: PartyCodes = PartyCodes {
    name: "120300",
    attention: "120301",
    line: "120302",
    lines: "120304",
    city: "120305",
    state: "120306",
    postal_code: "120307",
    country: "120308",
    phone: "120309",
    phone_short: "120313",
    email: "120311",
};

fn check_party(
    party: &Map<String, Value>,
    at: &str,
    codes: &PartyCodes,
    shipment: &Shipment,
    ship: bool,
    problems: &mut Problems,
) {
    let abroad = ship && shipment.is_international();
    if ship && view::text(party, "name").is_empty() {
        problems.add(format!("{at}.name"), "name_missing", Some(codes.name));
    }
    // UPS Next Day Air Early asks for it too (Shipping.yaml, AttentionName).
    let early = ship && at == "to" && shipment.text("service") == "14";
    if (abroad || early) && view::text(party, "attention").is_empty() {
        problems.add(format!("{at}.attention"), "attention_missing", Some(codes.attention));
    }
    check_phone(party, at, codes, abroad, problems);
    let email = view::text(party, "email");
    if !email.is_empty() && (email.len() > 50 || !email.contains('@')) {
        problems.add(format!("{at}.email"), "email_form", Some(codes.email));
    }
    check_address(view::node(party, "address"), &format!("{at}.address"), codes, ship, problems);
}

fn check_phone(party: &Map<String, Value>, at: &str, codes: &PartyCodes, required: bool, problems: &mut Problems) {
    let (phone, field) = (view::text(party, "phone"), format!("{at}.phone"));
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if phone.is_empty() {
        if required {
            problems.add(field, "phone_missing", Some(codes.phone));
        }
    } else if digits < 10 {
        problems.add(field, "phone_short", Some(codes.phone_short));
    } else if digits > 15 {
        problems.add(field, "phone_long", Some(codes.phone));
    }
}

fn check_address(address: &Map<String, Value>, at: &str, codes: &PartyCodes, ship: bool, problems: &mut Problems) {
    let field = |name: &str| format!("{at}.{name}");
    let lines = view::texts(address, "lines");
    if ship && lines.is_empty() {
        problems.add(field("lines[0]"), "street_missing", Some(codes.line));
    }
    if lines.len() > 3 {
        problems.add(field("lines[3]"), "too_many_lines", Some(codes.lines));
    }
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.chars().count() > 35) {
        let _ = line;
        problems.add(field(&format!("lines[{index}]")), "too_long_35", Some(codes.line));
    }
    if ship && view::text(address, "city").is_empty() {
        problems.add(field("city"), "city_missing", Some(codes.city));
    }
    let country = view::text(address, "country");
    if let Some(code) = country_problem(&country) {
        problems.add(field("country"), code, Some(codes.country));
        return;
    }
    let state = view::text(address, "state");
    if ship && matches!(country.as_str(), "US" | "CA" | "VN") && state.is_empty() {
        problems.add(field("state"), "state_missing", Some(codes.state));
    } else if let Some(code) = state_problem(&state, &country) {
        problems.add(field("state"), code, Some(codes.state));
    }
    if let Some(code) = postal_code_problem(&wire_postal_code(&view::text(address, "postalCode")), &country) {
        problems.add(field("postalCode"), code, Some(codes.postal_code));
    }
}
