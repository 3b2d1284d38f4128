//! Packages: how many, how heavy, how large, in the units of where they leave.

use super::Shipment;
use super::problems::Problems;
use crate::codes::{PACKAGING, Units, units_of};
use crate::error::Problem;
use crate::map::view;
use crate::model::Decimal;
use serde_json::{Map, Value};

pub(super) fn check(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let packages = view::nodes(&shipment.0, "packages");
    match packages.len() {
        0 => problems.add("packages", "package_missing", Some("110002")),
        1..=200 => {}
        _ => problems.add("packages", "too_many_packages", Some("120020")),
    }
    if packages.len() > 1 && packages.iter().any(|package| !view::text(package, "simpleRate").is_empty()) {
        problems.0.push(Problem::limited("packages[1]", "too_many", 1));
    }
    let units = units_of(&shipment.lane().0);
    let service = shipment.text("service");
    let first_unit = packages.first().map(|package| view::text(package, "weight.unit")).unwrap_or_default();
    for (index, package) in packages.iter().enumerate() {
        let at = format!("packages[{index}]");
        check_package(package, &at, (units, &service), ship, problems);
        if view::text(package, "weight.unit") != first_unit {
            problems.add(format!("{at}.weight.unit"), "mixed_units", Some("120529"));
        }
    }
    one_currency(&packages, problems);
}

/// Declared values are in one currency.
fn one_currency(packages: &[&Map<String, Value>], problems: &mut Problems) {
    let mut first = String::new();
    for (index, package) in packages.iter().enumerate().filter(|(_, package)| view::flag(package, "declaredValue")) {
        let currency = view::text(package, "declaredValue.currency");
        if first.is_empty() {
            first = currency;
        } else if currency != first {
            problems.add(format!("packages[{index}].declaredValue.currency"), "several_currencies", Some("120527"));
        }
    }
}

fn check_package(package: &Map<String, Value>, at: &str, lane: (Units, &str), ship: bool, problems: &mut Problems) {
    let packaging = view::text(package, "packaging");
    // Rating takes an unknown one, 00; shipping does not.
    if !packaging.is_empty() && (!PACKAGING.contains(&packaging.as_str()) || (ship && packaging == "00")) {
        problems.add(format!("{at}.packaging"), "packaging_unknown", Some("120600"));
    }
    let simple = view::text(package, "simpleRate");
    if !simple.is_empty() && !matches!(simple.as_str(), "XS" | "S" | "M" | "L" | "XL") {
        problems.add(format!("{at}.simpleRate"), "simple_rate_unknown", None);
    }
    // UPS ignores the weight of a simple rate.
    if simple.is_empty() || !view::text(package, "weight.value").is_empty() {
        check_weight(package, at, lane, ship, problems);
    }
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
}

fn check_weight(
    package: &Map<String, Value>,
    at: &str,
    (units, service): (Units, &str),
    ship: bool,
    problems: &mut Problems,
) {
    let field = format!("{at}.weight.value");
    let (unit, value) = (view::text(package, "weight.unit"), Decimal(view::text(package, "weight.value")));
    let metric = unit == "KGS";
    if !matches!(unit.as_str(), "LBS" | "KGS" | "OZS") {
        problems.add(format!("{at}.weight.unit"), "unit_unknown", Some("120528"));
    } else if unit == "OZS" && (service.is_empty() || service.starts_with('M') || matches!(service, "17" | "72")) {
        // Mail Innovations and Worldwide Economy weigh in ounces.
    } else if (metric && units == Units::Imperial) || (!metric && units == Units::Metric) {
        let code = if metric { "unit_imperial_here" } else { "unit_metric_here" };
        problems.add(format!("{at}.weight.unit"), code, Some("121057"));
    }
    let pallet = view::text(package, "packaging") == "30";
    let most = if metric {
        70_000
    } else if unit == "OZS" {
        2_400_000
    } else {
        150_000
    };
    let digits = if ship { 5 } else { 6 };
    match value.thousandths() {
        _ if value.is_blank() => problems.add(field, "weight_missing", Some("120601")),
        None => problems.add(field, "number_form", Some("120601")),
        Some(0) => problems.add(field, "weight_zero", Some("121030")),
        Some(weight) if weight > most && !pallet => {
            let code = if metric { "weight_over_70_kg" } else { "weight_over_150_lb" };
            problems.add(field, code, Some("121050"));
        }
        Some(_) if value.as_str().len() > digits => problems.add(field, "weight_too_exact", Some("120616")),
        Some(_) => {}
    }
}

fn check_dimensions(dimensions: &Map<String, Value>, weight_unit: &str, at: &str, problems: &mut Problems) {
    let at = format!("{at}.dimensions");
    // Left out it is the one that goes with the weight's.
    let unit = view::text(dimensions, "unit");
    let metric = unit == "CM" || (unit.is_empty() && weight_unit == "KGS");
    if !matches!(unit.as_str(), "" | "IN" | "CM") {
        problems.add(format!("{at}.unit"), "unit_unknown", Some("120528"));
    } else if metric != (weight_unit == "KGS") {
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
