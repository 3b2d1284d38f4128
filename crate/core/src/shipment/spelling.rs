//! How UPS's JSON was written where it differs from ours: kept in `spelling`, so that building it again gives the same.
//!
//! Five of these come from UPS's own published examples.

use super::{Form, Shipment};
use crate::map::beside;
use serde_json::{Map, Value, json};

/// Texts go out as they are.
pub(super) const TEXTS: &str = "texts";
/// References, signatures, parties and charges stay where they stand.
pub(super) const PLACES: &str = "places";
/// The request without its outer member.
const NO_WRAPPER: &str = "noWrapper";
/// The whole shipment inside its shipper.
const INSIDE_SHIPPER: &str = "insideShipper";
/// One street line under the name `AddressLine1`.
const ADDRESS_LINE_1: &str = "addressLine1";
/// A phone number without its object.
const PHONE_TEXT: &str = "phoneText";

/// Gives the wire form the spelling that the shipment came with.
pub(super) fn apply(shipment: &Shipment, mut wire: Map<String, Value>, form: Form) -> Value {
    if shipment.spells(ADDRESS_LINE_1) {
        wire.values_mut().for_each(|value| each_object(value, &mut to_line_1));
    }
    if shipment.spells(PHONE_TEXT) {
        wire.values_mut().for_each(|value| each_object(value, &mut to_phone_text));
    }
    if shipment.spells(INSIDE_SHIPPER)
        && let Some(inner) = wire.remove("Shipment")
    {
        wire.insert("Shipment".into(), json!({ "Shipper": inner }));
    }
    if shipment.spells(NO_WRAPPER) {
        return Value::Object(wire);
    }
    let mut out = Map::new();
    out.insert(form.wrapper().to_owned(), Value::Object(wire));
    beside::put(&shipment.0, &mut out);
    Value::Object(out)
}

/// One object and a list of it are alike.
pub(super) fn single(value: &Value) -> &Value {
    match value {
        Value::Array(items) if items.len() == 1 => items.first().unwrap_or(value),
        other => other,
    }
}

/// Takes a request's spelling off: the large ones, and `small` ones if asked. None where there is no shipment in it.
pub(super) fn remove(wire: &Value, form: Form, small: bool) -> Option<(Map<String, Value>, Vec<&'static str>)> {
    let mut words = Vec::new();
    let mut inner = match wire.get(form.wrapper()).map(single) {
        Some(Value::Object(inner)) => inner.clone(),
        _ => {
            words.push(NO_WRAPPER);
            wire.as_object()?.clone()
        }
    };
    let shipment = single(inner.get("Shipment")?).as_object()?.clone();
    inner.insert("Shipment".into(), Value::Object(shipment));
    let nested = inner["Shipment"].get("Shipper").filter(|shipper| shipper.get("ShipTo").is_some()).cloned();
    if let Some(nested) = nested
        && inner["Shipment"].as_object().is_some_and(|shipment| shipment.len() == 1)
    {
        words.push(INSIDE_SHIPPER);
        inner.insert("Shipment".into(), nested);
    }
    if !small {
        return Some((inner, words));
    }
    let mut count = 0;
    inner.values_mut().for_each(|value| each_object(value, &mut |node| count += usize::from(from_line_1(node))));
    if count > 0 {
        words.push(ADDRESS_LINE_1);
    }
    let mut count = 0;
    inner.values_mut().for_each(|value| each_object(value, &mut |node| count += usize::from(from_phone_text(node))));
    if count > 0 {
        words.push(PHONE_TEXT);
    }
    Some((inner, words))
}

fn each_object(value: &mut Value, act: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| each_object(item, act)),
        Value::Object(node) => {
            act(node);
            node.values_mut().for_each(|value| each_object(value, act));
        }
        _ => {}
    }
}

fn to_line_1(node: &mut Map<String, Value>) {
    if let Some(Value::Array(lines)) = node.get("AddressLine")
        && let [line] = lines.as_slice()
    {
        let line = line.clone();
        node.remove("AddressLine");
        node.insert("AddressLine1".into(), line);
    }
}

fn from_line_1(node: &mut Map<String, Value>) -> bool {
    if node.contains_key("AddressLine") || !node.get("AddressLine1").is_some_and(Value::is_string) {
        return false;
    }
    let line = node.remove("AddressLine1");
    node.insert("AddressLine".into(), json!([line]));
    true
}

fn to_phone_text(node: &mut Map<String, Value>) {
    let number = node.get("Phone").and_then(Value::as_object).filter(|phone| phone.len() == 1);
    if let Some(number) = number.and_then(|phone| phone.get("Number")).cloned() {
        node.insert("Phone".into(), number);
    }
}

fn from_phone_text(node: &mut Map<String, Value>) -> bool {
    let Some(number @ Value::String(_)) = node.get("Phone").cloned() else { return false };
    node.insert("Phone".into(), json!({ "Number": number }));
    true
}
