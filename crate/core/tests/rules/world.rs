//! A good shipment for each lane, and what is wrong with a changed one.

use parcelgate_core::shipment::{Purpose, Shipment, check};
use serde_json::{Value, json};

pub(crate) fn party(country: &str) -> Value {
    let (state, postal_code) = match country {
        "US" => ("MD", "21093"),
        "CA" => ("ON", "M5B 2L7"),
        _ => ("", "10785"),
    };
    json!({ "name": "A", "attention": "Ann", "phone": "4105550100", "email": "a@example.com",
        "address": { "lines": ["1 Main St"], "city": "Town", "state": state, "postalCode": postal_code, "country": country } })
}

pub(crate) fn shipment(from: &str, to: &str) -> Value {
    let unit = if from == "US" { "LBS" } else { "KGS" };
    json!({ "account": "A1B2C3", "from": party(from), "to": party(to), "service": "03", "description": "Books",
        "invoiceTotal": { "amount": "10", "currency": "USD" }, "packages": [{ "weight": { "value": "5", "unit": unit } }] })
}

/// Field, our code and UPS's, of every problem.
pub(crate) fn problems(value: Value) -> Vec<(String, &'static str, Option<&'static str>)> {
    let shipment: Shipment = serde_json::from_value(value).unwrap();
    check(&shipment, Purpose::Ship).into_iter().map(|one| (one.field, one.code, one.ups_code)).collect()
}

pub(crate) fn with(mut value: Value, changes: &Value) -> Value {
    merge(&mut value, changes);
    value
}

pub(crate) fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                merge(into.entry(name).or_insert(Value::Null), value);
            }
        }
        (Value::Array(into), Value::Array(from)) if into.len() == from.len() => {
            into.iter_mut().zip(from).for_each(|(into, from)| merge(into, from));
        }
        (into, from) => *into = from.clone(),
    }
}
