//! The rules beyond names and lengths: references, goods, payers here; packages, extras, dangerous goods, papers beside.

use super::problems::Problems;
use super::{Shipment, dangerous, extras, forms, packages};
use crate::codes::in_eu;
use crate::map::view;
use crate::model::{Decimal, account_problem};
use serde_json::{Map, Value};

pub(super) fn check(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    packages::check(shipment, ship, problems);
    dangerous::check(shipment, ship, problems);
    places(shipment, problems);
    references(shipment, problems);
    goods(shipment, ship, problems);
    for name in ["payer", "dutiesPayer", "brokerPayer"] {
        if view::flag(&shipment.0, name) {
            payer(view::node(&shipment.0, name), name, problems);
        }
    }
    extras::check(shipment, ship, problems);
    if !shipment.text("pickupTime").is_empty() && shipment.text("shipDate").is_empty() {
        problems.add("shipDate", "missing", None);
    }
    if ship && !view::node(&shipment.0, "soldTo").is_empty() && !view::flag(&shipment.0, "forms") {
        problems.add("forms.types", "form_type_missing", Some("128001"));
    }
    if ship && !view::node(&shipment.0, "forms").is_empty() {
        forms::check(shipment, problems);
    }
}

/// A request that was brought along keeps its places, where ours could not say it; UPS refuses the wrong ones.
fn places(shipment: &Shipment, problems: &mut Problems) {
    if !shipment.keeps_places() {
        return;
    }
    let packages = view::nodes(&shipment.0, "packages");
    let on_packages = shipment.package_level_references();
    if on_packages && !view::nodes(&shipment.0, "references").is_empty() {
        problems.add("references", "references_on_packages", Some("120541"));
    }
    let signed_packages = shipment.package_level_confirmation();
    if signed_packages && !view::text(view::node(&shipment.0, "options"), "deliveryConfirmation").is_empty() {
        problems.add("options.deliveryConfirmation", "confirmation_on_packages", Some("120599"));
    }
    for (index, package) in packages.iter().enumerate() {
        if !on_packages && !view::nodes(package, "references").is_empty() {
            problems.add(format!("packages[{index}].references"), "references_on_shipment", Some("120542"));
        }
        if !signed_packages && !view::text(package, "deliveryConfirmation").is_empty() {
            problems.add(format!("packages[{index}].deliveryConfirmation"), "confirmation_on_shipment", Some("120599"));
        }
    }
}

fn references(shipment: &Shipment, problems: &mut Problems) {
    let mail_innovations = shipment.text("service").starts_with('M');
    let most = if mail_innovations { 5 } else { 2 };
    let check = |references: Vec<&Map<String, Value>>, at: String, problems: &mut Problems| {
        if references.len() > most {
            problems.add(format!("{at}[{most}]"), "too_many_references", Some("120544"));
        }
        for (index, reference) in references.iter().enumerate() {
            let length = view::text(reference, "value").chars().count();
            if length == 0 || length > 35 {
                let code = if length == 0 { "reference_missing" } else { "too_long_35" };
                problems.add(format!("{at}[{index}].value"), code, Some("120501"));
            }
        }
    };
    let shared = view::nodes(&shipment.0, "references");
    check(shared.clone(), "references".into(), problems);
    let mut all = shared.clone();
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let own = view::nodes(package, "references");
        let level = shipment.package_level_references();
        if level && !own.is_empty() && own.len() + shared.len() > most {
            let at = format!("packages[{index}].references[{}]", most.saturating_sub(shared.len()));
            problems.add(at, "too_many_references", Some("120544"));
            continue;
        }
        check(own.clone(), format!("packages[{index}].references"), problems);
        // Elsewhere they all move up to the shipment, each of them once.
        for (place, one) in own.into_iter().enumerate().filter(|_| !level) {
            if !all.contains(&one) {
                all.push(one);
                if all.len() > most && shared.len() <= most && place < most {
                    problems.add(
                        format!("packages[{index}].references[{place}]"),
                        "too_many_references",
                        Some("120544"),
                    );
                }
            }
        }
    }
}

fn goods(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let abroad = shipment.is_international();
    let (from, to) = shipment.lane();
    let packages = view::nodes(&shipment.0, "packages");
    let letters = !packages.is_empty() && packages.iter().all(|package| view::text(package, "packaging") == "01");
    // Within the EU, UPS Standard asks for no words about the goods; the Emirates always do (Shipping.yaml, Description).
    let standard = in_eu(&from) && in_eu(&to) && shipment.text("service") == "11";
    let needed = (abroad && !letters && !standard) || from == "AE" || to == "AE";
    if ship && needed && shipment.text("description").is_empty() {
        problems.add("description", "goods_missing", Some("120512"));
    }
    let papers = view::flag(&shipment.0, "documentsOnly") || !shipment.text("returnService").is_empty();
    if view::flag(&shipment.0, "invoiceTotal") {
        let value = Decimal(shipment.text("invoiceTotal.amount")).thousandths();
        if value.is_none_or(|amount| amount == 0) {
            problems.add("invoiceTotal.amount", "amount_form", Some("120502"));
        }
    } else if ship && !papers && from == "US" && matches!(to.as_str(), "CA" | "PR") {
        problems.add("invoiceTotal.amount", "value_missing", Some("120502"));
    }
}

fn payer(payer: &Map<String, Value>, at: &str, problems: &mut Problems) {
    let kind = view::text(payer, "kind");
    match kind.as_str() {
        "receiver" | "thirdParty" => {}
        "" | "shipper" | "consignee" => return,
        // Who is not known would be the shipper at UPS.
        _ => return problems.add(format!("{at}.kind"), "payer_unknown", None),
    }
    match account_problem(&view::text(payer, "account")) {
        Some(code @ "account_missing") => problems.add(format!("{at}.account"), code, Some("120412")),
        Some(code) => problems.add(format!("{at}.account"), code, Some("120412")),
        None => {}
    }
    if kind == "thirdParty" {
        if view::text(payer, "country").len() != 2 {
            problems.add(format!("{at}.country"), "country_form", Some("120430"));
        }
        // Elsewhere not every account's address has one.
        let country = view::text(payer, "country");
        if view::text(payer, "postalCode").is_empty() && matches!(country.as_str(), "US" | "PR" | "CA") {
            problems.add(format!("{at}.postalCode"), "postal_code_missing", Some("120437"));
        }
    }
}
