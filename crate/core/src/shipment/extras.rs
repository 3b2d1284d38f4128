//! Extras that do not go everywhere, or not together: signatures, cash on delivery, returns, Access Points, notices.

use super::Shipment;
use super::problems::Problems;
use crate::codes::in_eu;
use crate::error::Problem;
use crate::map::view;
use crate::model::Decimal;
use serde_json::{Map, Value};

pub(super) fn check(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    confirmations(shipment, problems);
    within_us(shipment, problems);
    cash_on_delivery(shipment, problems);
    returns(shipment, ship, problems);
    access_point(shipment, ship, problems);
    notifications(shipment, problems);
}

/// What UPS does within the US and Puerto Rico only; codes that open a package.
fn within_us(shipment: &Shipment, problems: &mut Problems) {
    let (from, to) = shipment.lane();
    let within = [from, to].iter().all(|country| matches!(country.as_str(), "US" | "PR"));
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate().filter(|_| !within) {
        if view::flag(package, "shipperRelease") {
            problems.add(format!("packages[{index}].shipperRelease"), "only_within_us", None);
        }
    }
    if !within && shipment.text("payer.kind") == "consignee" {
        problems.add("payer.kind", "only_within_us", None);
    }
    let code = shipment.text("options.releaseCode");
    let right = (4..=6).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    if !code.is_empty() && !right {
        problems.add("options.releaseCode", "release_code_form", Some("120578"));
    }
}

/// Where the lane has one signature for the whole shipment, packages cannot want different ones.
fn confirmations(shipment: &Shipment, problems: &mut Problems) {
    if shipment.package_level_confirmation() {
        return;
    }
    let mut first = shipment.text("options.deliveryConfirmation");
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let wanted = view::text(package, "deliveryConfirmation");
        if first.is_empty() {
            first.clone_from(&wanted);
        } else if !wanted.is_empty() && wanted != first {
            problems.add(format!("packages[{index}].deliveryConfirmation"), "confirmation_differs", Some("120599"));
        }
    }
}

/// Cash on delivery: by package within the US, Puerto Rico and Canada and from Canada to the US, by shipment from the EU;
/// never with a signature asked for (Shipping.yaml, COD).
fn cash_on_delivery(shipment: &Shipment, problems: &mut Problems) {
    let (from, to) = shipment.lane();
    let options = view::node(&shipment.0, "options");
    let by_package = matches!((from.as_str(), to.as_str()), ("US" | "PR", "US" | "PR") | ("CA", "CA" | "US"));
    if view::flag(options, "cod") {
        cod(view::node(options, "cod"), "options.cod", &["1", "9"], problems);
        if !in_eu(&from) {
            problems.add("options.cod", "cod_not_here", Some("120568"));
        }
        if view::flag(options, "deliveryConfirmation") {
            problems.add("options.deliveryConfirmation", "cod_with_signature", Some("121063"));
        }
        // Where the lane has one signature for all, a package's moves up to where the cash is collected.
        for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
            if !shipment.package_level_confirmation() && view::flag(package, "deliveryConfirmation") {
                let field = format!("packages[{index}].deliveryConfirmation");
                problems.add(field, "cod_with_signature", Some("121063"));
            }
        }
    }
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let at = format!("packages[{index}]");
        if !view::flag(package, "cod") {
            continue;
        }
        cod(view::node(package, "cod"), &format!("{at}.cod"), &["0", "8", "9"], problems);
        if !by_package {
            problems.add(format!("{at}.cod"), "cod_not_here", Some("120569"));
        }
        if view::flag(package, "deliveryConfirmation") || view::flag(options, "deliveryConfirmation") {
            problems.add(format!("{at}.deliveryConfirmation"), "cod_with_signature", Some("121063"));
        }
    }
}

fn cod(cod: &Map<String, Value>, at: &str, known: &[&str], problems: &mut Problems) {
    if Decimal(view::text(cod, "amount")).thousandths().is_none_or(|amount| amount == 0) {
        problems.add(format!("{at}.amount"), "amount_form", Some("120610"));
    }
    if view::text(cod, "currency").len() != 3 {
        problems.add(format!("{at}.currency"), "currency_missing", Some("120597"));
    }
    let funds = view::text(cod, "funds");
    if !known.contains(&funds.as_str()) {
        let code = if funds.is_empty() { "funds_missing" } else { "funds_unknown" };
        problems.add(format!("{at}.funds"), code, Some("120626"));
    }
}

/// A return's packages say what is in them; some services and extras do not go with returns (Shipping.yaml, ReturnService).
fn returns(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    if shipment.text("returnService").is_empty() {
        return;
    }
    let service = shipment.text("service");
    if matches!(service.as_str(), "13" | "59" | "82" | "83" | "84" | "85" | "86" | "C6" | "C7" | "C8") {
        problems.add("service", "service_not_for_returns", Some("121210"));
    }
    let options = view::node(&shipment.0, "options");
    if view::flag(options, "saturdayDelivery") {
        problems.add("options.saturdayDelivery", "not_with_returns", Some("121015"));
    }
    if view::flag(options, "deliveryConfirmation") {
        problems.add("options.deliveryConfirmation", "not_with_returns", Some("121020"));
    }
    if shipment.text("payer.kind") == "receiver" {
        problems.add("payer.kind", "not_with_returns", None);
    }
    let most = if matches!(shipment.lane().0.as_str(), "US" | "PR") { 1 } else { 20 };
    if view::nodes(&shipment.0, "packages").len() > most {
        problems.0.push(Problem::limited(format!("packages[{most}]"), "too_many", most));
    }
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        for name in ["deliveryConfirmation", "shipperRelease"] {
            if view::flag(package, name) {
                problems.add(format!("packages[{index}].{name}"), "not_with_returns", Some("121020"));
            }
        }
        if ship && view::text(package, "description").is_empty() {
            problems.add(format!("packages[{index}].description"), "return_description_missing", Some("120622"));
        }
        if view::flag(package, "cod") {
            problems.add(format!("packages[{index}].cod"), "not_with_returns", Some("121005"));
        }
    }
    if ship && shipment.text("returnService") == "8" && !view::flag(&shipment.0, "labelDelivery") {
        problems.add("labelDelivery.email", "email_missing", None);
    }
}

fn access_point(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let indications = view::nodes(&shipment.0, "indications");
    if ship && shipment.text("service") == "70" && indications.is_empty() {
        problems.add("indications", "access_point_missing", Some("120576"));
    }
    if !indications.is_empty() && view::flag(view::node(&shipment.0, "options"), "directDeliveryOnly") {
        problems.add("options.directDeliveryOnly", "not_with_access_point", None);
    }
    let point = view::node(&shipment.0, "accessPoint");
    if ship && !indications.is_empty() && point.is_empty() {
        problems.add("accessPoint", "access_point_missing", None);
    } else if ship && !point.is_empty() {
        for name in ["name", "attention"] {
            if view::text(point, name).is_empty() {
                problems.add(format!("accessPoint.{name}"), "missing", None);
            }
        }
        if view::node(point, "address").is_empty() {
            problems.add("accessPoint.address", "missing", None);
        }
    }
    if ship && !indications.is_empty() && shipment.text("to.email").is_empty() && shipment.text("to.phone").is_empty() {
        problems.add("to.email", "email_or_phone_missing", Some("120560"));
    }
}

fn notifications(shipment: &Shipment, problems: &mut Problems) {
    for (index, one) in view::nodes(&shipment.0, "notifications").iter().enumerate() {
        let emails = view::texts(one, "emails");
        let called = ["voicePhone", "textPhone"].iter().any(|way| !view::text(one, way).is_empty());
        if emails.is_empty() && !called {
            problems.add(format!("notifications[{index}].emails"), "email_missing", Some("120513"));
        }
        for (at, _) in emails.iter().enumerate().filter(|(_, email)| !email.contains('@')) {
            problems.add(format!("notifications[{index}].emails[{at}]"), "email_form", Some("120513"));
        }
    }
}
