//! The lane's rules: packages, units, payers, extras, papers.

use super::Shipment;
use super::check::Problems;
use crate::codes::{PACKAGING, Units, units_of};
use crate::map::view;
use crate::model::{Decimal, account_problem};
use serde_json::{Map, Value};

pub(super) fn check(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    packages(shipment, problems);
    references(shipment, problems);
    goods(shipment, ship, problems);
    for name in ["payer", "dutiesPayer", "brokerPayer"] {
        if view::flag(&shipment.0, name) {
            payer(view::node(&shipment.0, name), name, problems);
        }
    }
    cash_on_delivery(shipment, problems);
    returns(shipment, ship, problems);
    access_point(shipment, ship, problems);
    notifications(shipment, problems);
    if !shipment.text("pickupTime").is_empty() && shipment.text("shipDate").is_empty() {
        problems.add("shipDate", "missing", None);
    }
    if ship && view::flag(&shipment.0, "soldTo") && !view::flag(&shipment.0, "forms") {
        problems.add("forms.types", "form_type_missing", Some("128001"));
    }
    if ship && view::flag(&shipment.0, "forms") {
        forms(view::node(&shipment.0, "forms"), problems);
    }
}

fn packages(shipment: &Shipment, problems: &mut Problems) {
    let packages = view::nodes(&shipment.0, "packages");
    match packages.len() {
        0 => problems.add("packages", "package_missing", Some("110002")),
        1..=200 => {}
        _ => problems.add("packages", "too_many_packages", Some("120020")),
    }
    let units = units_of(&shipment.text("from.address.country"));
    let first_unit = packages.first().map(|package| view::text(package, "weight.unit")).unwrap_or_default();
    for (index, package) in packages.iter().enumerate() {
        let at = format!("packages[{index}]");
        check_package(package, &at, units, problems);
        if view::text(package, "weight.unit") != first_unit {
            problems.add(format!("{at}.weight.unit"), "mixed_units", Some("120529"));
        }
    }
}

fn check_package(package: &Map<String, Value>, at: &str, units: Units, problems: &mut Problems) {
    let packaging = view::text(package, "packaging");
    if !packaging.is_empty() && !PACKAGING.contains(&packaging.as_str()) {
        problems.add(format!("{at}.packaging"), "packaging_unknown", Some("120600"));
    }
    check_weight(package, at, units, problems);
    let dimensions = view::node(package, "dimensions");
    if ["length", "width", "height"].iter().any(|side| !view::text(dimensions, side).is_empty()) {
        check_dimensions(dimensions, &view::text(package, "weight.unit"), at, problems);
    }
    if view::flag(package, "declaredValue") {
        let amount = Decimal(view::text(package, "declaredValue.amount")).thousandths();
        if amount.is_none_or(|amount| amount == 0 || amount > 50_000_000) {
            problems.add(format!("{at}.declaredValue.amount"), "declared_value_range", Some("120604"));
        }
    }
    if view::flag(package, "dryIce") {
        let ice = Decimal(view::text(package, "dryIce.weight.value")).thousandths();
        let all = Decimal(view::text(package, "weight.value")).thousandths();
        if ice.is_none_or(|ice| ice == 0) {
            problems.add(format!("{at}.dryIce.weight.value"), "weight_missing", None);
        } else if view::text(package, "dryIce.weight.unit") == view::text(package, "weight.unit") && ice > all {
            problems.add(format!("{at}.dryIce.weight.value"), "ice_heavier_than_package", None);
        }
    }
    for (index, goods) in view::nodes(package, "hazardousGoods").iter().enumerate() {
        for (name, code) in [("regulations", "regulations_missing"), ("mode", "mode_missing")] {
            let adr = name == "mode" && view::text(goods, "regulations") == "ADR";
            if view::text(goods, name).is_empty() && !adr {
                problems.add(format!("{at}.hazardousGoods[{index}].{name}"), code, None);
            }
        }
    }
}

fn check_weight(package: &Map<String, Value>, at: &str, units: Units, problems: &mut Problems) {
    let field = format!("{at}.weight.value");
    let (unit, value) = (view::text(package, "weight.unit"), Decimal(view::text(package, "weight.value")));
    let metric = unit == "KGS";
    if !matches!(unit.as_str(), "LBS" | "KGS") {
        problems.add(format!("{at}.weight.unit"), "unit_unknown", Some("120528"));
    } else if (metric && units == Units::Imperial) || (!metric && units == Units::Metric) {
        let code = if metric { "unit_imperial_here" } else { "unit_metric_here" };
        problems.add(format!("{at}.weight.unit"), code, Some("121057"));
    }
    let pallet = view::text(package, "packaging") == "30";
    let most = if metric { 70_000 } else { 150_000 };
    match value.thousandths() {
        _ if value.is_blank() => problems.add(field, "weight_missing", Some("120601")),
        None => problems.add(field, "number_form", Some("120601")),
        Some(0) => problems.add(field, "weight_zero", Some("121030")),
        Some(weight) if weight > most && !pallet => {
            let code = if metric { "weight_over_70_kg" } else { "weight_over_150_lb" };
            problems.add(field, code, Some("121050"));
        }
        Some(_) if value.as_str().len() > 5 => problems.add(field, "weight_too_exact", Some("120616")),
        Some(_) => {}
    }
}

fn check_dimensions(dimensions: &Map<String, Value>, weight_unit: &str, at: &str, problems: &mut Problems) {
    let at = format!("{at}.dimensions");
    let metric = view::text(dimensions, "unit") == "CM";
    if metric != (weight_unit == "KGS") {
        problems.add(format!("{at}.unit"), "mixed_units", Some("120529"));
    }
    let mut sides = Vec::new();
    for name in ["length", "width", "height"] {
        let side = Decimal(view::text(dimensions, name));
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
        let code = if metric { "side_over_270_cm" } else { "side_over_108_in" };
        problems.add(format!("{at}.length"), code, Some("121055"));
    } else if longest + 2 * (small + middle) > most_girth {
        let code = if metric { "girth_over_330_cm" } else { "girth_over_165_in" };
        problems.add(format!("{at}.length"), code, Some("121056"));
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
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let own = view::nodes(package, "references");
        if !own.is_empty() && own.len() + shared.len() > most {
            let at = format!("packages[{index}].references[{}]", most.saturating_sub(shared.len()));
            problems.add(at, "too_many_references", Some("120544"));
        } else {
            check(own, format!("packages[{index}].references"), problems);
        }
    }
}

fn goods(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let abroad = shipment.is_international();
    if ship && abroad && shipment.text("description").is_empty() {
        problems.add("description", "goods_missing", Some("120512"));
    }
    let papers = view::flag(&shipment.0, "documentsOnly");
    let (from, to) = shipment.lane();
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
    if !matches!(kind.as_str(), "receiver" | "thirdParty") {
        return;
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
        if view::text(payer, "postalCode").is_empty() {
            problems.add(format!("{at}.postalCode"), "postal_code_missing", Some("120437"));
        }
    }
}

/// Cash on delivery: by package within the US, Puerto Rico and Canada and from Canada to the US, by shipment from the EU;
/// never with a signature asked for (Shipping.yaml, COD).
fn cash_on_delivery(shipment: &Shipment, problems: &mut Problems) {
    const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
    let (from, to) = shipment.lane();
    let options = view::node(&shipment.0, "options");
    let by_package = matches!((from.as_str(), to.as_str()), ("US" | "PR", "US" | "PR") | ("CA", "CA" | "US"));
    if view::flag(options, "cod") {
        cod(view::node(options, "cod"), "options.cod", problems);
        if !EU.split(' ').any(|country| country == from) {
            problems.add("options.cod", "cod_not_here", Some("120568"));
        }
        if view::flag(options, "deliveryConfirmation") {
            problems.add("options.deliveryConfirmation", "cod_with_signature", Some("121063"));
        }
    }
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let at = format!("packages[{index}]");
        if !view::flag(package, "cod") {
            continue;
        }
        cod(view::node(package, "cod"), &format!("{at}.cod"), problems);
        if !by_package {
            problems.add(format!("{at}.cod"), "cod_not_here", Some("120569"));
        }
        if view::flag(package, "deliveryConfirmation") || view::flag(options, "deliveryConfirmation") {
            problems.add(format!("{at}.deliveryConfirmation"), "cod_with_signature", Some("121063"));
        }
    }
}

fn cod(cod: &Map<String, Value>, at: &str, problems: &mut Problems) {
    if Decimal(view::text(cod, "amount")).thousandths().is_none_or(|amount| amount == 0) {
        problems.add(format!("{at}.amount"), "amount_form", Some("120610"));
    }
    if view::text(cod, "currency").len() != 3 {
        problems.add(format!("{at}.currency"), "currency_missing", Some("120597"));
    }
    if view::text(cod, "funds").is_empty() {
        problems.add(format!("{at}.funds"), "funds_missing", Some("120626"));
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
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
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
    if ship && !indications.is_empty() && !view::flag(&shipment.0, "accessPoint") {
        problems.add("accessPoint", "access_point_missing", None);
    }
    if ship && !indications.is_empty() && shipment.text("to.email").is_empty() && shipment.text("to.phone").is_empty() {
        problems.add("to.email", "email_or_phone_missing", Some("120560"));
    }
}

fn notifications(shipment: &Shipment, problems: &mut Problems) {
    for (index, one) in view::nodes(&shipment.0, "notifications").iter().enumerate() {
        let emails = view::texts(one, "emails");
        if emails.is_empty() {
            problems.add(format!("notifications[{index}].emails"), "email_missing", Some("120513"));
        }
        for (at, _) in emails.iter().enumerate().filter(|(_, email)| !email.contains('@')) {
            problems.add(format!("notifications[{index}].emails[{at}]"), "email_form", Some("120513"));
        }
    }
}

/// What UPS's papers need, by kind (Shipping.yaml, InternationalForms; appendix 1280xx).
fn forms(forms: &Map<String, Value>, problems: &mut Problems) {
    let types = view::texts(forms, "types");
    if types.is_empty() {
        problems.add("forms.types", "form_type_missing", Some("128001"));
    }
    let is = |code: &str| types.iter().any(|one| one == code);
    let products = view::nodes(forms, "products");
    let uploaded_only = types.iter().all(|one| one == "07");
    if products.is_empty() && !uploaded_only && !types.is_empty() {
        problems.add("forms.products", "products_missing", Some("128222"));
    }
    if is("07") && view::texts(forms, "documentIds").is_empty() {
        problems.add("forms.documentIds", "documents_missing", Some("128223"));
    }
    if is("01") {
        for (name, code) in [("invoiceDate", "128066"), ("reason", "128069"), ("currency", "128114")] {
            if view::text(forms, name).is_empty() {
                problems.add(format!("forms.{name}"), "invoice_member_missing", Some(code));
            }
        }
    }
    for (index, product) in products.iter().enumerate() {
        let at = format!("forms.products[{index}]");
        if view::texts(product, "description").is_empty() {
            problems.add(format!("{at}.description"), "goods_missing", Some("128113"));
        }
        if is("01") && view::text(product, "originCountry").is_empty() {
            problems.add(format!("{at}.originCountry"), "country_form", Some("128049"));
        }
    }
}
