//! What people type, as UPS takes it: postal codes without blanks, phones as digits, the longest side first.

use super::defaults::is_thermal;
use super::{Form, lane};
use crate::codes::state_of;
use crate::map::view;
use crate::model::{Decimal, wire_postal_code};
use serde_json::{Map, Value};

/// Reformats a copy of the model.
pub(super) fn tidy(model: &mut Map<String, Value>, form: Form) {
    for name in ["shipper", "from", "to"] {
        let Some(Value::Object(party)) = model.get_mut(name) else { continue };
        change(party, "phone", |phone| phone.chars().filter(char::is_ascii_digit).collect());
        if let Some(Value::Object(address)) = party.get_mut("address") {
            tidy_address(address, form);
        }
    }
    if let Some(Value::Object(access_point)) = model.get_mut("accessPoint")
        && let Some(Value::Object(address)) = access_point.get_mut("address")
    {
        tidy_address(address, form);
    }
    for package in model.get_mut("packages").and_then(Value::as_array_mut).into_iter().flatten() {
        units_as_weighed(package);
        if let Some(Value::Object(dimensions)) = package.get_mut("dimensions") {
            longest_first(dimensions);
        }
    }
    if let Some(Value::Object(label)) = model.get_mut("label") {
        tidy_label(label);
    }
    if form == Form::Ship {
        number_goods(model);
        if !takes_value(model) {
            model.remove("invoiceTotal");
        }
    }
    if form == Form::Ship
        && let Some(Value::Object(total)) = model.get_mut("invoiceTotal")
    {
        // Shipping takes whole units (120539); customs must not see less than the goods are worth, so it is the next one.
        change(total, "amount", |amount| match Decimal(amount.to_owned()).thousandths() {
            Some(value) => value.div_ceil(1000).to_string(),
            None => amount.to_owned(),
        });
    }
}

/// Sides and dry ice without a unit have the one that goes with the package's weight.
fn units_as_weighed(package: &mut Value) {
    let Value::Object(package) = package else { return };
    let weighed = view::text(package, "weight.unit");
    let side = if weighed == "KGS" { "CM" } else { "IN" };
    if let Some(Value::Object(dimensions)) = package.get_mut("dimensions")
        && !dimensions.is_empty()
    {
        dimensions.entry("unit").or_insert_with(|| side.into());
    }
    let ice = package.get_mut("dryIce").and_then(|ice| ice.get_mut("weight"));
    if let Some(Value::Object(weight)) = ice
        && matches!(weighed.as_str(), "LBS" | "KGS")
    {
        weight.entry("unit").or_insert_with(|| weighed.into());
    }
}

/// Dangerous goods carry numbers: of their package, and of each record in it (Shipping.yaml, from SubVersion 1701 on).
fn number_goods(model: &mut Map<String, Value>) {
    let packages = model.get_mut("packages").and_then(Value::as_array_mut);
    let packages = packages.into_iter().flatten().filter_map(Value::as_object_mut);
    for (index, package) in packages.enumerate() {
        let Some(Value::Array(goods)) = package.get_mut("hazardousGoods") else { continue };
        for (record, one) in goods.iter_mut().filter_map(Value::as_object_mut).enumerate() {
            one.entry("identifier").or_insert_with(|| (record + 1).to_string().into());
        }
        if !goods.is_empty() {
            package.entry("packageIdentifier").or_insert_with(|| (index + 1).to_string().into());
        }
    }
}

/// Shipping takes the goods' value from the US to Canada and Puerto Rico, and nowhere else (Shipping.yaml, InvoiceLineTotal).
fn takes_value(model: &Map<String, Value>) -> bool {
    let (from, to) = lane(model);
    from == "US" && matches!(to.as_str(), "CA" | "PR")
}

/// Formats are in capitals; a picture has no stock, UPS ignores it.
pub(crate) fn tidy_label(label: &mut Map<String, Value>) {
    let format = view::text(label, "format").to_ascii_uppercase();
    match label.get_mut("format") {
        Some(Value::Object(code)) if code.contains_key("code") => {
            drop(code.insert("code".into(), format.clone().into()))
        }
        Some(text @ Value::String(_)) => *text = format.clone().into(),
        _ => {}
    }
    if !is_thermal(label) {
        label.remove("stock");
    }
}

fn change(node: &mut Map<String, Value>, name: &str, to: impl Fn(&str) -> String) {
    let text = view::text(node, name);
    if !text.is_empty() {
        node.insert(name.to_owned(), Value::from(to(&text)));
    }
}

fn tidy_address(address: &mut Map<String, Value>, form: Form) {
    change(address, "postalCode", wire_postal_code);
    if form == Form::Ship {
        return;
    }
    let (state, country) = (view::text(address, "state"), view::text(address, "country"));
    if state.is_empty() {
        // Without a state UPS gives no negotiated prices; the postal code says it.
        if let Some(state) = state_of(&view::text(address, "postalCode"), &country) {
            address.insert("state".into(), state.into());
        }
    } else if state.len() != 2 {
        // Rating has no place for longer ones.
        address.remove("state");
    }
}

/// UPS wants the longest side as the length; people measure in any order.
fn longest_first(dimensions: &mut Map<String, Value>) {
    let names = ["length", "width", "height"];
    let mut sides: Vec<String> = names.iter().map(|name| view::text(dimensions, name)).collect();
    if sides.iter().any(String::is_empty) {
        if sides.iter().all(String::is_empty) {
            dimensions.clear();
        }
        return;
    }
    sides.sort_by_key(|side| std::cmp::Reverse(Decimal(side.clone()).thousandths()));
    for (name, side) in names.iter().zip(sides) {
        dimensions.insert((*name).to_owned(), side.into());
    }
}
