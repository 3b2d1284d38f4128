//! What UPS documents about dry ice and dangerous goods: who may send them, and what must be said about them.
//! UPS publishes no codes for the conditions; they answer as its gateway answers a missing or invalid field.

use crate::account::Account;
use crate::envelope::Refused;
use crate::json::{at, has, list, text, thousandths};
use serde_json::Value;

type Outcome = Result<(), Refused>;

fn missing(node: &Value, name: &str) -> Outcome {
    let there = !text(node, name).is_empty();
    if there { Ok(()) } else { Err(Refused::rule("20007", &format!("Missing required field {name}"))) }
}

fn valid(good: bool, name: &str) -> Outcome {
    if good { Ok(()) } else { Err(Refused::rule("20008", &format!("Invalid field value in the {name}"))) }
}

pub(super) fn check(shipment: &Value) -> Outcome {
    let mut sets: Vec<String> = Vec::new();
    let us = ["Shipper", "ShipTo"]
        .iter()
        .any(|who| matches!(text(shipment, &format!("{who}.Address.CountryCode")).as_str(), "US" | "PR"));
    for package in list(shipment, "Package") {
        let options = at(package, "PackageServiceOptions");
        if has(options, "DryIce") {
            dry_ice(at(options, "DryIce"))?;
        }
        let goods = list(options, "HazMat");
        if !goods.is_empty() {
            missing(options, "PackageIdentifier")?;
        }
        for one in &goods {
            record(one, us)?;
            sets.push(text(one, "RegulationSet"));
        }
        together(at(package, "HazMatPackageInformation"), &goods)?;
    }
    sets.sort();
    sets.dedup();
    valid(sets.len() < 2, "RegulationSet")
}

/// Only a shipper with a contract may send them.
pub(super) fn contract(shipment: &Value, account: &Account) -> Outcome {
    if account.dangerous_goods {
        return Ok(());
    }
    let any = |name: &str| list(shipment, "Package").iter().any(|package| has(package, name));
    if any("PackageServiceOptions.HazMat") {
        return Err(Refused::rule("126001", "The shipper is not allowed to ship dangerous goods"));
    }
    if any("PackageServiceOptions.DryIce") {
        return Err(Refused::rule("126000", "The shipper is not allowed to ship dry ice"));
    }
    Ok(())
}

fn dry_ice(ice: &Value) -> Outcome {
    missing(ice, "RegulationSet")?;
    valid(["ADR", "CFR", "IATA"].contains(&text(ice, "RegulationSet").as_str()), "RegulationSet")?;
    let weight = thousandths(&text(ice, "DryIceWeight.Weight"));
    valid(weight.is_some_and(|weight| weight > 0), "DryIceWeight")
}

fn record(one: &Value, us: bool) -> Outcome {
    let (set, level) = (text(one, "RegulationSet"), text(one, "CommodityRegulatedLevelCode"));
    missing(one, "ProperShippingName")?;
    missing(one, "RegulationSet")?;
    valid(matches!(set.as_str(), "ADR" | "CFR" | "IATA" | "TDG"), "RegulationSet")?;
    if set != "ADR" {
        missing(one, "TransportationMode")?;
    }
    missing(one, "CommodityRegulatedLevelCode")?;
    missing(one, "ChemicalRecordIdentifier")?;
    valid(matches!(level.as_str(), "LR" | "FR" | "LQ" | "EQ"), "CommodityRegulatedLevelCode")?;
    if matches!(level.as_str(), "EQ" | "LQ" | "FR") {
        for name in ["ClassDivisionNumber", "Quantity", "UOM"] {
            missing(one, name)?;
        }
    }
    if matches!(level.as_str(), "LQ" | "FR") {
        missing(one, "PackagingType")?;
        missing(one, "PackagingTypeQuantity")?;
    }
    let quantity = text(one, "Quantity");
    let tenths = quantity.split_once('.').is_none_or(|(_, fraction)| fraction.len() < 2);
    valid(quantity.is_empty() || (tenths && thousandths(&quantity).is_some_and(|value| value > 0)), "Quantity")?;
    let pieces = text(one, "PackagingTypeQuantity");
    let counted = pieces.parse::<u16>().is_ok_and(|pieces| (1..1000).contains(&pieces));
    valid(pieces.is_empty() || counted, "PackagingTypeQuantity")?;
    if set == "IATA" && us && !text(one, "EmergencyPhone").is_empty() {
        missing(one, "EmergencyContact")?;
    }
    Ok(())
}

fn together(package: &Value, goods: &[&Value]) -> Outcome {
    let packed = has(package, "AllPackedInOneIndicator");
    valid(goods.len() < 2 || packed || has(package, "OverPackedIndicator"), "HazMatPackageInformation")?;
    let q_value = text(package, "QValue");
    if packed && goods.iter().any(|one| text(one, "RegulationSet") == "IATA") {
        missing(package, "QValue")?;
    }
    let tenth =
        q_value == "1.0" || q_value.strip_prefix("0.").is_some_and(|tenth| matches!(tenth.as_bytes(), [b'1'..=b'9']));
    valid(q_value.is_empty() || tenth, "QValue")
}
