//! Where things stand at UPS: references and signatures at the level that the lane takes, the sender as shipper, payers as
//! charges. And back, for requests that are brought along.

use super::{Form, Shipment};
use crate::map::view;
use serde_json::{Map, Value, json};

const PAYERS: [(&str, &str); 3] = [("payer", "01"), ("dutiesPayer", "02"), ("brokerPayer", "03")];
const KINDS: [(&str, &str); 3] = [("shipper", "shipper"), ("receiver", "receiver"), ("thirdParty", "thirdParty")];
/// UPS has these for where goods leave, not for the account's holder.
const SHIP_FROM_ONLY: [&str; 3] = ["taxIdType", "accountNumber", "vendor"];

/// Moves a copy of the model into UPS's order.
pub(super) fn place(shipment: &Shipment, model: &mut Map<String, Value>, form: Form) {
    place_references(shipment, model);
    place_confirmation(shipment, model);
    place_sender(model);
    if matches!(form, Form::Rate(_)) {
        packages(model).for_each(|package| {
            dry_ice(package);
            modes(package);
        });
    }
    if model.get("charges").is_none_or(Value::is_null) {
        let charges = charges(shipment, form);
        if !charges.is_empty() {
            model.insert("charges".into(), Value::Array(charges));
        }
    }
}

/// The sender is the shipper; what UPS's Shipper has no place for keeps it as the ship-from too.
fn place_sender(model: &mut Map<String, Value>) {
    if !view::node(model, "shipper").is_empty() {
        return;
    }
    // Goods that come back: who receives them holds the account, and UPS wants to hear where they leave.
    let returned = !view::text(model, "returnService").is_empty();
    if returned && let Some(to) = model.get("to").cloned() {
        model.insert("shipper".into(), to);
        return;
    }
    let Some(from) = model.remove("from") else { return };
    let mut shipper = from.clone();
    let mut more = false;
    for name in SHIP_FROM_ONLY {
        more |= shipper.as_object_mut().and_then(|shipper| shipper.remove(name)).is_some_and(|found| !found.is_null());
    }
    model.insert("shipper".into(), shipper);
    if more {
        model.insert("from".into(), from);
    }
}

fn packages(model: &mut Map<String, Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    let list = model.get_mut("packages").and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Rating has codes of its own for the unit of dry ice, and wants a word beside them (Rating.yaml, DryIceWeight_UnitOfMeasurement).
fn dry_ice(package: &mut Map<String, Value>) {
    let weight = package.get_mut("dryIce").and_then(|ice| ice.get_mut("weight")).and_then(Value::as_object_mut);
    let Some(weight) = weight else { return };
    let code = match view::text(weight, "unit").as_str() {
        "LBS" => "01",
        "KGS" => "00",
        _ => return,
    };
    let word = weight.insert("unit".into(), code.into());
    if let Some(word) = word
        && view::text(weight, "unitName").is_empty()
    {
        weight.insert("unitName".into(), word);
    }
}

/// Rating numbers the modes of transport of dangerous goods, which shipping spells (Rating.yaml, TransportationMode).
fn modes(package: &mut Map<String, Value>) {
    const CODES: [(&str, &str); 4] = [("highway", "01"), ("ground", "02"), ("pax", "03"), ("cao", "04")];
    let goods = package.get_mut("hazardousGoods").and_then(Value::as_array_mut);
    for record in goods.into_iter().flatten().filter_map(Value::as_object_mut) {
        let mode = view::text(record, "mode").to_ascii_lowercase();
        if let Some((_, code)) = CODES.iter().find(|(word, _)| *word == mode) {
            record.insert("mode".into(), (*code).into());
        }
    }
}

/// The shipment's references go on every package that has none of its own, where the lane has them on packages.
fn place_references(shipment: &Shipment, model: &mut Map<String, Value>) {
    if shipment.package_level_references() {
        let Some(Value::Array(references)) = model.remove("references") else { return };
        for package in packages(model) {
            let own = package.entry("references").or_insert(Value::Null);
            if own.is_null() {
                *own = json!([]);
            }
            if let Value::Array(own) = own {
                own.extend(references.iter().cloned());
            }
        }
    } else {
        let mut all = model.get("references").and_then(Value::as_array).cloned().unwrap_or_default();
        for package in packages(model) {
            if let Some(Value::Array(own)) = package.remove("references") {
                all.extend(own.into_iter().filter(|one| !one.is_null()));
            }
        }
        let mut seen = Vec::new();
        all.retain(|one| {
            !seen.contains(one) && {
                seen.push(one.clone());
                true
            }
        });
        if !all.is_empty() {
            model.insert("references".into(), Value::Array(all));
        }
    }
}

/// A confirmation and its number.
const CONFIRMATION: [&str; 2] = ["deliveryConfirmation", "deliveryConfirmationNumber"];

fn place_confirmation(shipment: &Shipment, model: &mut Map<String, Value>) {
    let said = |value: Option<Value>| value.filter(|one| !one.is_null());
    for name in CONFIRMATION {
        if shipment.package_level_confirmation() {
            let options = model.get_mut("options").and_then(Value::as_object_mut);
            let Some(wanted) = said(options.and_then(|options| options.remove(name))) else { continue };
            for package in packages(model).filter(|package| package.get(name).is_none_or(Value::is_null)) {
                package.insert(name.to_owned(), wanted.clone());
            }
            continue;
        }
        let mut wanted = None;
        for package in packages(model) {
            wanted = wanted.or(said(package.remove(name)));
        }
        let options = model.entry("options").or_insert(Value::Null);
        match (wanted, options) {
            (Some(wanted), Value::Object(options)) if options.get(name).is_none_or(Value::is_null) => {
                options.insert(name.to_owned(), wanted);
            }
            (Some(wanted), options @ Value::Null) => *options = json!({ name: wanted }),
            _ => {}
        }
    }
}

fn charges(shipment: &Shipment, form: Form) -> Vec<Value> {
    let account = shipment.text("account");
    let mut out = Vec::new();
    for (name, kind) in PAYERS {
        let payer = match shipment.0.get(name) {
            Some(Value::Object(payer)) => payer.clone(),
            // Rating without an account has nobody to bill; the shipper pays unless somebody said otherwise.
            None if name == "payer" && (form == Form::Ship || !account.is_empty()) => Map::new(),
            _ => continue,
        };
        out.push(charge(kind, payer, &account));
    }
    out
}

fn charge(kind: &str, mut payer: Map<String, Value>, account: &str) -> Value {
    let who = view::text(&payer, "kind");
    payer.remove("kind");
    let mut out = Map::new();
    out.insert("type".into(), kind.into());
    if who == "consignee" {
        out.insert("consignee".into(), true.into());
        return Value::Object(out);
    }
    if who.is_empty() || who == "shipper" {
        payer.entry("account").or_insert_with(|| account.into());
    }
    let member = KINDS.iter().find(|(ours, _)| *ours == who).map_or("shipper", |(_, member)| member);
    out.insert(member.into(), Value::Object(payer));
    Value::Object(out)
}

/// The way back: what can be said in plain words is; the rest stays as it stands.
pub(super) fn unplace(model: &mut Map<String, Value>) {
    if !model.contains_key("from")
        && let Some(shipper) = model.remove("shipper")
    {
        model.insert("from".into(), shipper);
    }
    let Some(Value::Array(charges)) = model.get("charges").cloned() else {
        model.insert("payer".into(), Value::Null);
        return;
    };
    let account = view::text(model, "account");
    let mut found = Vec::new();
    for charge in charges.iter().filter_map(Value::as_object) {
        let Some(pair) = payer(charge, &account) else { return };
        found.push(pair);
    }
    let order: Vec<usize> =
        found.iter().filter_map(|(name, _)| PAYERS.iter().position(|(payer, _)| payer == name)).collect();
    if order.windows(2).any(|pair| pair[0] >= pair[1]) || found.len() != charges.len() {
        return;
    }
    model.remove("charges");
    if !found.iter().any(|(name, _)| *name == "payer") {
        model.insert("payer".into(), Value::Null);
    }
    for (name, payer) in found {
        // The shipper pays unless somebody says otherwise.
        if name != "payer" || payer.len() > 1 || payer.get("kind") != Some(&Value::from("shipper")) {
            model.insert(name.to_owned(), Value::Object(payer));
        }
    }
}

fn payer(charge: &Map<String, Value>, account: &str) -> Option<(&'static str, Map<String, Value>)> {
    let kind = view::text(charge, "type");
    let (name, _) = PAYERS.iter().find(|(_, one)| *one == kind)?;
    if charge.len() != 2 {
        return None;
    }
    if charge.get("consignee") == Some(&Value::Bool(true)) {
        return Some((name, Map::from_iter([("kind".to_owned(), "consignee".into())])));
    }
    let (who, member) = KINDS.iter().find(|(_, member)| charge.contains_key(*member))?;
    let mut payer = charge.get(*member)?.as_object()?.clone();
    if *who == "shipper" && view::text(&payer, "account") == account && !account.is_empty() {
        payer.remove("account");
    }
    payer.insert("kind".into(), (*who).into());
    Some((name, payer))
}
