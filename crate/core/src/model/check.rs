//! What is refused before it is sent: the field in our words, a code for the text, UPS's code for the same thing.
//!
//! Limits: UPS's OpenAPI documents of 2026-07-21 and the codes of its shipping guide's appendix. All problems are
//! collected, so that a form can mark every field at once.

use super::{Address, Decimal, Dimensions, Package, Party, Payer, PayerKind, Shipment, Weight};
use crate::codes::{PACKAGING, Units, units_of};
use crate::error::Problem;

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

struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, field: impl Into<String>, code: &'static str, ups_code: Option<&'static str>) {
        self.0.push(Problem { field: field.into(), code, ups_code });
    }
}

/// Checks a shipment; an empty list means that it may be sent.
pub fn check(shipment: &Shipment, purpose: Purpose) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    let ship = purpose == Purpose::Ship;
    check_account(&shipment.account, &mut problems, "account", ship);
    if purpose != Purpose::Shop && shipment.service.trim().is_empty() {
        problems.add("service", "service_missing", Some("120500"));
    }
    if let Some(shipper) = &shipment.shipper {
        check_party(shipper, "shipper", &SHIPPER_CODES, shipment, ship, &mut problems);
    }
    check_party(&shipment.from, "from", &FROM_CODES, shipment, ship, &mut problems);
    check_party(&shipment.to, "to", &TO_CODES, shipment, ship, &mut problems);
    check_packages(shipment, &mut problems);
    check_rest(shipment, ship, &mut problems);
    problems.0
}

/// Checks an account number: 6 capital letters and digits, always text.
pub fn check_account_number(account: &str, field: &str) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    check_account(account, &mut problems, field, true);
    problems.0
}

/// Checks an address for address validation.
pub fn check_address(address: &Address, field: &str) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    check_address_fields(address, field, &TO_CODES, true, &mut problems);
    problems.0
}

fn check_account(account: &str, problems: &mut Problems, field: &str, required: bool) {
    let account = account.trim();
    if account.is_empty() {
        if required {
            problems.add(field, "account_missing", Some("120100"));
        }
    } else if account.len() != 6 || !account.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        problems.add(field, "account_form", Some("120113"));
    } else if account.bytes().any(|byte| byte.is_ascii_lowercase()) {
        problems.add(field, "account_lower_case", Some("120113"));
    }
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
    tax_id: &'static str,
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
    tax_id: "120218",
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
    tax_id: "120218",
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
    tax_id: "120218",
};

fn check_party(party: &Party, at: &str, codes: &PartyCodes, shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let field = |name: &str| format!("{at}.{name}");
    let too_long = |text: &str, most: usize| text.trim().chars().count() > most;
    if ship && party.name.trim().is_empty() {
        problems.add(field("name"), "name_missing", Some(codes.name));
    } else if too_long(&party.name, 35) {
        problems.add(field("name"), "too_long_35", Some(codes.name));
    }
    if too_long(&party.attention, 35) {
        problems.add(field("attention"), "too_long_35", Some(codes.attention));
    } else if ship && shipment.is_international() && party.attention.trim().is_empty() {
        problems.add(field("attention"), "attention_missing", Some(codes.attention));
    }
    check_phone(party, at, codes, ship && shipment.is_international(), problems);
    if !party.email.is_empty() && (party.email.len() > 50 || !party.email.contains('@')) {
        problems.add(field("email"), "email_form", Some(codes.email));
    }
    if too_long(&party.tax_id, 15) {
        problems.add(field("taxId"), "too_long_15", Some(codes.tax_id));
    }
    check_address_fields(&party.address, &format!("{at}.address"), codes, ship, problems);
}

fn check_phone(party: &Party, at: &str, codes: &PartyCodes, required: bool, problems: &mut Problems) {
    let field = format!("{at}.phone");
    let digits = party.phone_digits().len();
    if party.phone.trim().is_empty() {
        if required {
            problems.add(field, "phone_missing", Some(codes.phone));
        }
    } else if digits < 10 {
        problems.add(field, "phone_short", Some(codes.phone_short));
    } else if digits > 15 {
        problems.add(field, "phone_long", Some(codes.phone));
    }
}

fn check_address_fields(address: &Address, at: &str, codes: &PartyCodes, ship: bool, problems: &mut Problems) {
    let field = |name: &str| format!("{at}.{name}");
    let lines = address.filled_lines();
    if ship && lines.is_empty() {
        problems.add(field("lines[0]"), "street_missing", Some(codes.line));
    }
    if lines.len() > 3 {
        problems.add(field("lines[3]"), "too_many_lines", Some(codes.lines));
    }
    for (index, line) in lines.iter().enumerate() {
        if line.chars().count() > 35 {
            problems.add(field(&format!("lines[{index}]")), "too_long_35", Some(codes.line));
        }
    }
    let city = address.city.trim().chars().count();
    if city > 30 || (ship && city == 0) {
        problems.add(field("city"), if city == 0 { "city_missing" } else { "too_long_30" }, Some(codes.city));
    }
    let country = address.country.trim();
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        problems.add(field("country"), "country_form", Some(codes.country));
        return;
    }
    let needs_state = matches!(country, "US" | "CA") && ship;
    let state = address.state.trim();
    if needs_state && state.is_empty() {
        problems.add(field("state"), "state_missing", Some(codes.state));
    } else if state.len() > 5 || (matches!(country, "US" | "CA") && !state.is_empty() && !is_state(state)) {
        problems.add(field("state"), "state_form", Some(codes.state));
    }
    check_postal_code(address, field("postalCode"), codes, problems);
}

fn is_state(state: &str) -> bool {
    state.len() == 2 && state.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn check_postal_code(address: &Address, field: String, codes: &PartyCodes, problems: &mut Problems) {
    let postal_code = address.wire_postal_code();
    let digits = postal_code.bytes().all(|byte| byte.is_ascii_digit());
    let code = match address.country.as_str() {
        "US" | "PR" if postal_code.is_empty() => "postal_code_missing",
        "US" | "PR" if !digits || !matches!(postal_code.len(), 5 | 9) => "postal_code_us",
        "CA" if postal_code.is_empty() => "postal_code_missing",
        "CA" if !is_canadian(&postal_code) => "postal_code_ca",
        "DE" | "FR" | "ES" | "IT" | "MX" if !postal_code.is_empty() && (!digits || postal_code.len() != 5) => {
            "postal_code_5_digits"
        }
        _ if postal_code.len() > 9 || !postal_code.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            "postal_code_form"
        }
        _ => return,
    };
    problems.add(field, code, Some(codes.postal_code));
}

fn is_canadian(postal_code: &str) -> bool {
    let fits = |(index, byte): (usize, u8)| {
        if index % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() }
    };
    postal_code.len() == 6 && postal_code.bytes().enumerate().all(fits)
}

fn check_packages(shipment: &Shipment, problems: &mut Problems) {
    match shipment.packages.len() {
        0 => problems.add("packages", "package_missing", Some("110002")),
        1..=200 => {}
        _ => problems.add("packages", "too_many_packages", Some("120020")),
    }
    let units = units_of(&shipment.from.address.country);
    let first_unit = shipment.packages.first().map_or("", |package| package.weight.unit.as_str());
    for (index, package) in shipment.packages.iter().enumerate() {
        let at = format!("packages[{index}]");
        check_package(package, &at, units, problems);
        if package.weight.unit != first_unit {
            problems.add(format!("{at}.weight.unit"), "mixed_units", Some("120529"));
        }
    }
}

fn check_package(package: &Package, at: &str, units: Units, problems: &mut Problems) {
    let packaging = package.packaging.as_str();
    if !packaging.is_empty() && !PACKAGING.contains(&packaging) {
        problems.add(format!("{at}.packaging"), "packaging_unknown", Some("120600"));
    }
    check_weight(&package.weight, at, units, problems);
    if let Some(dimensions) = package.dimensions.as_ref().filter(|dimensions| !dimensions.is_blank()) {
        check_dimensions(dimensions, &package.weight.unit, at, problems);
    }
    if package.description.trim().chars().count() > 35 {
        problems.add(format!("{at}.description"), "too_long_35", Some("120623"));
    }
    if let Some(value) = &package.declared_value {
        let amount = Decimal(value.amount.clone()).thousandths();
        if amount.is_none_or(|amount| amount == 0 || amount > 50_000_000) {
            problems.add(format!("{at}.declaredValue.amount"), "declared_value_range", Some("120604"));
        }
    }
}

fn check_weight(weight: &Weight, at: &str, units: Units, problems: &mut Problems) {
    let field = format!("{at}.weight.value");
    let metric = weight.unit == "KGS";
    if !matches!(weight.unit.as_str(), "LBS" | "KGS") {
        problems.add(format!("{at}.weight.unit"), "unit_unknown", Some("120528"));
    } else if (metric && units == Units::Imperial) || (!metric && units == Units::Metric) {
        let code = if metric { "unit_imperial_here" } else { "unit_metric_here" };
        problems.add(format!("{at}.weight.unit"), code, Some("121057"));
    }
    let most = if metric { 70_000 } else { 150_000 };
    match weight.value.thousandths() {
        _ if weight.value.is_blank() => problems.add(field, "weight_missing", Some("120601")),
        None => problems.add(field, "number_form", Some("120601")),
        Some(0) => problems.add(field, "weight_zero", Some("121030")),
        Some(value) if value > most => {
            let code = if metric { "weight_over_70_kg" } else { "weight_over_150_lb" };
            problems.add(field, code, Some("121050"));
        }
        Some(_) if weight.value.as_str().len() > 5 => problems.add(field, "weight_too_exact", Some("120616")),
        Some(_) => {}
    }
}

fn check_dimensions(dimensions: &Dimensions, weight_unit: &str, at: &str, problems: &mut Problems) {
    let at = format!("{at}.dimensions");
    let metric = dimensions.unit == "CM";
    if metric != (weight_unit == "KGS") {
        problems.add(format!("{at}.unit"), "mixed_units", Some("120529"));
    }
    let mut sides = Vec::new();
    for (name, side) in [("length", &dimensions.length), ("width", &dimensions.width), ("height", &dimensions.height)] {
        match side.thousandths() {
            Some(value) if value > 0 => sides.push(value),
            Some(_) => problems.add(format!("{at}.{name}"), "side_zero", Some("120602")),
            None if side.is_blank() => problems.add(format!("{at}.{name}"), "side_missing", Some("120602")),
            None => problems.add(format!("{at}.{name}"), "number_form", Some("120602")),
        }
    }
    sides.sort_unstable();
    let [small, middle, longest] = sides.as_slice() else { return };
    let (most_long, most_girth) = if metric { (270_000, 330_000) } else { (108_000, 165_000) };
    if *longest > most_long {
        problems.add(
            format!("{at}.length"),
            if metric { "side_over_270_cm" } else { "side_over_108_in" },
            Some("121055"),
        );
    } else if longest + 2 * (small + middle) > most_girth {
        problems.add(
            format!("{at}.length"),
            if metric { "girth_over_330_cm" } else { "girth_over_165_in" },
            Some("121056"),
        );
    }
}

fn check_rest(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    if shipment.references.len() > 2 {
        problems.add("references[2]", "too_many_references", Some("120544"));
    }
    for (index, reference) in shipment.references.iter().enumerate() {
        let length = reference.value.trim().chars().count();
        if length == 0 || length > 35 {
            let code = if length == 0 { "reference_missing" } else { "too_long_35" };
            problems.add(format!("references[{index}].value"), code, Some("120501"));
        }
    }
    if shipment.description.trim().chars().count() > 50 {
        problems.add("description", "too_long_50", Some("120503"));
    } else if ship && shipment.is_international() && shipment.description.trim().is_empty() {
        problems.add("description", "goods_missing", Some("120512"));
    }
    check_payer(&shipment.payer, "payer", problems);
    if let Some(payer) = &shipment.duties_payer {
        check_payer(payer, "dutiesPayer", problems);
    }
    if !shipment.ship_date.is_empty() && !is_date(&shipment.ship_date) {
        problems.add("shipDate", "date_form", None);
    }
    let value = shipment.invoice_total.as_ref().map(|money| Decimal(money.amount.clone()));
    if ship && value.is_none() && matches!(shipment.lane(), ("US", "CA" | "PR")) && !shipment.documents_only {
        problems.add("invoiceTotal.amount", "value_missing", Some("120502"));
    }
    if value.is_some_and(|value| value.thousandths().is_none_or(|amount| amount == 0)) {
        problems.add("invoiceTotal.amount", "amount_form", Some("120502"));
    }
}

fn check_payer(payer: &Payer, at: &str, problems: &mut Problems) {
    if payer.kind == PayerKind::Shipper {
        return;
    }
    check_account(&payer.account, problems, &format!("{at}.account"), true);
    if payer.kind == PayerKind::ThirdParty {
        if payer.country.len() != 2 {
            problems.add(format!("{at}.country"), "country_form", Some("120430"));
        }
        if payer.postal_code.trim().is_empty() {
            problems.add(format!("{at}.postalCode"), "postal_code_missing", Some("120437"));
        }
    }
}

fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    bytes.len() == 10
        && (0..10).all(|index| if matches!(index, 4 | 7) { bytes.get(index) == Some(&b'-') } else { digit(index) })
}
