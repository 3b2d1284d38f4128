//! Dry ice and dangerous goods: what must be said about them, by the regulations and the level they travel under.
//!
//! Source: Shipping.yaml, `PackageServiceOptions_HazMat`, `Package_HazMatPackageInformation`, `PackageServiceOptions_DryIce`.
//! UPS publishes these conditions without codes of their own.

use super::Shipment;
use super::problems::Problems;
use crate::map::view;
use crate::model::Decimal;
use serde_json::{Map, Value};

const REGULATIONS: &[&str] = &["ADR", "CFR", "IATA", "TDG"];
const LEVELS: &[&str] = &["LR", "FR", "LQ", "EQ"];
const Q_VALUES: &[&str] = &["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1.0"];

/// Members that goods of a level need: excepted, limited and fully regulated; the last two tell their packaging too.
const BY_LEVEL: &[(&str, &[&str])] = &[
    ("class", &["EQ", "LQ", "FR"]),
    ("quantity", &["EQ", "LQ", "FR"]),
    ("unit", &["EQ", "LQ", "FR"]),
    ("packaging", &["LQ", "FR"]),
    ("packagingQuantity", &["LQ", "FR"]),
];

pub(super) fn check(shipment: &Shipment, ship: bool, problems: &mut Problems) {
    let mut first = String::new();
    for (index, package) in view::nodes(&shipment.0, "packages").iter().enumerate() {
        let at = format!("packages[{index}]");
        dry_ice(package, &at, ship, problems);
        let goods = view::nodes(package, "hazardousGoods");
        for (index, one) in goods.iter().enumerate() {
            let at = format!("{at}.hazardousGoods[{index}]");
            regulations(one, &at, &mut first, problems);
            if ship {
                described(one, &at, problems);
                emergency(one, &at, shipment, problems);
            }
        }
        if ship {
            together(package, &goods, &at, problems);
        }
    }
}

fn dry_ice(package: &Map<String, Value>, at: &str, ship: bool, problems: &mut Problems) {
    if !view::flag(package, "dryIce") {
        return;
    }
    let ice = grams(package, "dryIce.weight");
    let unit = view::text(package, "dryIce.weight.unit");
    if ice.is_none_or(|ice| ice == 0) {
        problems.add(format!("{at}.dryIce.weight.value"), "weight_missing", None);
    } else if ice > grams(package, "weight") {
        problems.add(format!("{at}.dryIce.weight.value"), "ice_heavier_than_package", None);
    }
    if !matches!(unit.as_str(), "" | "LBS" | "KGS") {
        problems.add(format!("{at}.dryIce.weight.unit"), "unit_unknown", None);
    }
    let regulations = view::text(package, "dryIce.regulations");
    if (ship && regulations.is_empty()) || !["", "ADR", "CFR", "IATA"].contains(&regulations.as_str()) {
        problems.add(format!("{at}.dryIce.regulations"), "ice_regulations_missing", None);
    }
}

/// A weight, in grams; without a unit of its own it has the package's.
fn grams(package: &Map<String, Value>, at: &str) -> Option<u64> {
    let own = view::text(package, &format!("{at}.unit"));
    let unit = if own.is_empty() { view::text(package, "weight.unit") } else { own };
    let thousandths = Decimal(view::text(package, &format!("{at}.value"))).thousandths()?;
    Some(match unit.as_str() {
        "KGS" => thousandths,
        "OZS" => thousandths * 28_350 / 1_000_000,
        _ => thousandths * 453_592 / 1_000_000,
    })
}

/// Every record names its regulations, one set for the whole shipment, and, but for ADR, how it may travel.
fn regulations(goods: &Map<String, Value>, at: &str, first: &mut String, problems: &mut Problems) {
    let regulations = view::text(goods, "regulations");
    let field = format!("{at}.regulations");
    if !REGULATIONS.contains(&regulations.as_str()) {
        problems.add(field, "regulations_missing", None);
    } else if first.is_empty() {
        first.clone_from(&regulations);
    } else if *first != regulations {
        problems.add(field, "regulations_differ", None);
    }
    if view::text(goods, "mode").is_empty() && regulations != "ADR" {
        problems.add(format!("{at}.mode"), "mode_missing", None);
    }
}

/// What the level asks for.
fn described(goods: &Map<String, Value>, at: &str, problems: &mut Problems) {
    let level = view::text(goods, "level");
    if !LEVELS.contains(&level.as_str()) {
        problems.add(format!("{at}.level"), "goods_level_unknown", None);
    }
    if view::text(goods, "name").is_empty() {
        problems.add(format!("{at}.name"), "goods_member_missing", None);
    }
    for (name, levels) in BY_LEVEL {
        if levels.contains(&level.as_str()) && view::text(goods, name).is_empty() {
            problems.add(format!("{at}.{name}"), "goods_member_missing", None);
        }
    }
    let quantity = view::text(goods, "quantity");
    let fraction = quantity.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let amount = Decimal(quantity.clone()).thousandths();
    if !quantity.is_empty() && (fraction > 1 || amount.is_none_or(|amount| amount == 0)) {
        problems.add(format!("{at}.quantity"), "goods_quantity_form", None);
    }
    let pieces = view::text(goods, "packagingQuantity");
    if !pieces.is_empty() && !pieces.parse::<u16>().is_ok_and(|pieces| (1..=999).contains(&pieces)) {
        problems.add(format!("{at}.packagingQuantity"), "goods_pieces_form", None);
    }
}

/// By air from or to the US, an emergency number names who answers.
fn emergency(goods: &Map<String, Value>, at: &str, shipment: &Shipment, problems: &mut Problems) {
    let (from, to) = shipment.lane();
    let there = [from.as_str(), to.as_str()].iter().any(|country| matches!(*country, "US" | "PR"));
    let air = view::text(goods, "regulations") == "IATA";
    let phone = !view::text(goods, "emergencyPhone").is_empty();
    if air && there && phone && view::text(goods, "emergencyContact").is_empty() {
        problems.add(format!("{at}.emergencyContact"), "emergency_contact_missing", None);
    }
}

/// Several goods in one package: packed in one, or an overpack; by air, packed in one, with their Q value.
fn together(package: &Map<String, Value>, goods: &[&Map<String, Value>], at: &str, problems: &mut Problems) {
    let packed = view::flag(package, "allPackedInOne");
    if goods.len() > 1 && !packed && !view::flag(package, "overpacked") {
        problems.add(format!("{at}.allPackedInOne"), "goods_packed_how", None);
    }
    let air = goods.iter().any(|one| view::text(one, "regulations") == "IATA");
    let q_value = view::text(package, "hazardousQValue");
    let asked = (packed && air) || !q_value.is_empty();
    if asked && !Q_VALUES.contains(&q_value.as_str()) {
        problems.add(format!("{at}.hazardousQValue"), "q_value_form", None);
    }
}
