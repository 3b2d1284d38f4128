//! What the tests of operations share.

use parcelgate_core::http::Response;
use parcelgate_core::shipment::Shipment;
use serde_json::{Map, Value, json};

pub(crate) fn answer(status: u16, body: &Value) -> Response {
    Response { status, headers: Vec::new(), body: body.to_string().into_bytes() }
}

pub(crate) fn raw(status: u16, body: &str) -> Response {
    Response { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

pub(crate) fn shipment() -> Shipment {
    serde_json::from_value(json!({
        "account": "A1B2C3",
        "from": { "name": "Northwind", "attention": "Ann", "phone": "(410) 555-0100",
            "address": { "lines": ["2311 York Rd", ""], "city": "Timonium", "state": "MD", "postalCode": "21093", "country": "US" } },
        "to": { "name": "Happy Dog", "phone": "770 555 0100",
            "address": { "lines": ["123 Main St"], "city": "Alpharetta", "state": "GA", "postalCode": "30005-1234", "country": "US", "residential": true } },
        "packages": [{ "weight": { "value": 5, "unit": "LBS" }, "dimensions": { "length": "6", "width": "12", "height": "9", "unit": "IN" } }],
        "service": "03", "references": [{ "code": "PO", "value": "42" }],
    }))
    .unwrap()
}

/// Sets a member by its JSON pointer.
pub(crate) fn set(shipment: &mut Shipment, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let mut whole = Value::Object(std::mem::take(&mut shipment.0));
    match whole.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        Value::Object(node) => {
            node.insert(name.into(), value);
        }
        other => *other = value,
    }
    let Value::Object(members) = whole else { return };
    shipment.0 = members;
}

pub(crate) fn abroad(city: &str, postal_code: &str, country: &str) -> Shipment {
    let mut abroad = shipment();
    let address = json!({ "lines": ["1"], "city": city, "postalCode": postal_code, "country": country });
    set(&mut abroad, "/to/address", address);
    set(&mut abroad, "/to/attention", "Bo".into());
    set(&mut abroad, "/description", "Books".into());
    abroad
}

pub(crate) fn body(request: &parcelgate_core::http::Request) -> Value {
    serde_json::from_str(request.body.as_ref().unwrap()).unwrap()
}

pub(crate) fn input(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}
