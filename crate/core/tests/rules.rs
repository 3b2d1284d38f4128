//! The lane's rules and the border: each has an input that breaks it, refused by its field, with UPS's code where UPS has one.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use parcelgate_core::shipment::{Purpose, Shipment, check};
use serde_json::{Map, Value, json};

fn party(country: &str) -> Value {
    let (state, postal_code) = match country {
        "US" => ("MD", "21093"),
        "CA" => ("ON", "M5B 2L7"),
        _ => ("", "10785"),
    };
    json!({ "name": "A", "attention": "Ann", "phone": "4105550100", "email": "a@example.com",
        "address": { "lines": ["1 Main St"], "city": "Town", "state": state, "postalCode": postal_code, "country": country } })
}

fn shipment(from: &str, to: &str) -> Value {
    let unit = if from == "US" { "LBS" } else { "KGS" };
    json!({ "account": "A1B2C3", "from": party(from), "to": party(to), "service": "03", "description": "Books",
        "invoiceTotal": { "amount": "10", "currency": "USD" }, "packages": [{ "weight": { "value": "5", "unit": unit } }] })
}

/// Field, our code and UPS's, of every problem.
fn problems(value: Value) -> Vec<(String, &'static str, Option<&'static str>)> {
    let shipment: Shipment = serde_json::from_value(value).unwrap();
    check(&shipment, Purpose::Ship).into_iter().map(|one| (one.field, one.code, one.ups_code)).collect()
}

fn with(mut value: Value, changes: &Value) -> Value {
    merge(&mut value, changes);
    value
}

fn merge(into: &mut Value, from: &Value) {
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

#[test]
fn the_base_is_good_on_every_lane() {
    for (from, to) in [("US", "US"), ("US", "CA"), ("US", "DE"), ("CA", "US"), ("DE", "FR")] {
        assert_eq!(problems(shipment(from, to)), [], "{from} {to}");
    }
}

#[test]
fn each_rule_is_broken_once() {
    let cod = json!({ "amount": "10", "currency": "USD", "funds": "0" });
    let form = json!({ "types": ["01"], "invoiceDate": "2026-11-22", "reason": "SALE", "currency": "USD",
        "products": [{ "description": ["Books"], "originCountry": "US" }] });
    let without = |form: &Value, name: &str| {
        let mut form = form.clone();
        form.as_object_mut().map(|form| form.remove(name));
        form
    };
    for (lane, changes, field, code, ups) in [
        (("US", "DE"), json!({ "packages": [{ "cod": cod }] }), "packages[0].cod", "cod_not_here", Some("120569")),
        (("US", "US"), json!({ "options": { "cod": cod } }), "options.cod", "cod_not_here", Some("120568")),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": cod, "deliveryConfirmation": "signature" }] }),
            "packages[0].deliveryConfirmation",
            "cod_with_signature",
            Some("121063"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "0", "currency": "USD", "funds": "0" } }] }),
            "packages[0].cod.amount",
            "amount_form",
            Some("120610"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "1", "funds": "0" } }] }),
            "packages[0].cod.currency",
            "currency_missing",
            Some("120597"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "cod": { "amount": "1", "currency": "USD" } }] }),
            "packages[0].cod.funds",
            "funds_missing",
            Some("120626"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "service": "13", "packages": [{ "description": "x" }] }),
            "service",
            "service_not_for_returns",
            Some("121210"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9" }),
            "packages[0].description",
            "return_description_missing",
            Some("120622"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "packages": [{ "description": "x", "cod": cod }] }),
            "packages[0].cod",
            "not_with_returns",
            Some("121005"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "9", "options": { "saturdayDelivery": true }, "packages": [{ "description": "x" }] }),
            "options.saturdayDelivery",
            "not_with_returns",
            Some("121015"),
        ),
        (
            ("US", "US"),
            json!({ "returnService": "8", "packages": [{ "description": "x" }] }),
            "labelDelivery.email",
            "email_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "indications": [{ "code": "accessPointDelivery" }] }),
            "accessPoint",
            "access_point_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "notifications": [{ "event": "ship", "emails": [] }] }),
            "notifications[0].emails",
            "email_missing",
            Some("120513"),
        ),
        (
            ("US", "US"),
            json!({ "notifications": [{ "event": "ship", "emails": ["nobody"] }] }),
            "notifications[0].emails[0]",
            "email_form",
            Some("120513"),
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "dryIce": { "regulations": "CFR", "weight": { "value": "6", "unit": "LBS" } } }] }),
            "packages[0].dryIce.weight.value",
            "ice_heavier_than_package",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "dryIce": { "regulations": "CFR" } }] }),
            "packages[0].dryIce.weight.value",
            "weight_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "hazardousGoods": [{ "idNumber": "UN3480", "mode": "Ground" }] }] }),
            "packages[0].hazardousGoods[0].regulations",
            "regulations_missing",
            None,
        ),
        (
            ("US", "US"),
            json!({ "packages": [{ "hazardousGoods": [{ "idNumber": "UN3480", "regulations": "CFR" }] }] }),
            "packages[0].hazardousGoods[0].mode",
            "mode_missing",
            None,
        ),
        (("US", "DE"), json!({ "forms": without(&form, "types") }), "forms.types", "form_type_missing", Some("128001")),
        (
            ("US", "DE"),
            json!({ "forms": without(&form, "products") }),
            "forms.products",
            "products_missing",
            Some("128222"),
        ),
        (
            ("US", "DE"),
            json!({ "forms": without(&form, "reason") }),
            "forms.reason",
            "invoice_member_missing",
            Some("128069"),
        ),
        (
            ("US", "DE"),
            json!({ "forms": { "types": ["07"] } }),
            "forms.documentIds",
            "documents_missing",
            Some("128223"),
        ),
        (("US", "DE"), json!({ "soldTo": { "name": "B" } }), "forms.types", "form_type_missing", Some("128001")),
        (("US", "US"), json!({ "pickupTime": "1700" }), "shipDate", "missing", None),
        (("US", "CA"), json!({ "invoiceTotal": null }), "invoiceTotal.amount", "value_missing", Some("120502")),
        (
            ("US", "US"),
            json!({ "payer": { "kind": "thirdParty", "account": "B4C5D6", "country": "CA" } }),
            "payer.postalCode",
            "postal_code_missing",
            Some("120437"),
        ),
        (("US", "US"), json!({ "payer": { "kind": "receiver" } }), "payer.account", "account_missing", Some("120412")),
        (
            ("US", "US"),
            json!({ "references": [{ "value": "1" }, { "value": "2" }, { "value": "3" }] }),
            "references[2]",
            "too_many_references",
            Some("120544"),
        ),
        (
            ("US", "US"),
            json!({ "references": [{ "value": "1" }], "packages": [{ "references": [{ "value": "2" }, { "value": "3" }] }] }),
            "packages[0].references[1]",
            "too_many_references",
            Some("120544"),
        ),
        (
            ("US", "US"),
            json!({ "options": { "deliveryConfirmation": "signatur" } }),
            "options.deliveryConfirmation",
            "too_long",
            None,
        ),
        (("US", "US"), json!({ "shipDate": "tomorrow" }), "shipDate", "date_form", None),
        (("US", "US"), json!({ "packages": [{ "wieght": 1 }] }), "packages[0].wieght", "unknown_field", None),
        (
            ("US", "US"),
            json!({ "to": { "address": { "city": "x".repeat(31) } } }),
            "to.address.city",
            "too_long",
            Some("120205"),
        ),
    ] {
        let found = problems(with(shipment(lane.0, lane.1), &changes));
        assert_eq!(found, [(field.to_owned(), code, ups)], "{changes}");
    }
}

#[test]
fn cash_on_delivery_is_for_its_lanes() {
    let cod = json!({ "amount": "10", "currency": "EUR", "funds": "1" });
    assert_eq!(problems(with(shipment("DE", "FR"), &json!({ "options": { "cod": cod } }))), []);
    for (from, to) in [("US", "US"), ("CA", "CA"), ("CA", "US")] {
        assert_eq!(problems(with(shipment(from, to), &json!({ "packages": [{ "cod": cod }] }))), [], "{from} {to}");
    }
}

#[test]
fn an_odd_value_is_refused_and_never_a_panic() {
    let odd = [
        json!(null),
        json!(true),
        json!(7),
        json!(""),
        json!("x"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({ "a": [null] }),
    ];
    for name in [
        "account",
        "from",
        "to",
        "packages",
        "service",
        "references",
        "payer",
        "options",
        "forms",
        "label",
        "charges",
        "spelling",
    ] {
        for value in &odd {
            let mut whole: Map<String, Value> = shipment("US", "US").as_object().unwrap().clone();
            whole.insert(name.into(), value.clone());
            let shipment = Shipment(whole);
            let _ = check(&shipment, Purpose::Ship);
            let _ = parcelgate_core::operation::build_ship_request(&shipment);
        }
    }
}
