//! What goes together, what does not, and what is never refused.

use crate::world::*;
use parcelgate_core::shipment::{Purpose, Shipment, check};
use serde_json::{Map, Value, json};

#[test]
fn the_base_is_good_on_every_lane() {
    for (from, to) in [("US", "US"), ("US", "CA"), ("US", "DE"), ("CA", "US"), ("DE", "FR")] {
        assert_eq!(problems(shipment(from, to)), [], "{from} {to}");
    }
}

#[test]
fn dangerous_goods_say_what_their_level_asks_for() {
    let goods = |changes: &Value| {
        let whole = json!({ "idNumber": "UN3480", "name": "Lithium ion batteries", "class": "9", "quantity": "5", "unit": "kg",
            "packaging": "Fiberboard box", "packagingQuantity": "1", "level": "LQ", "regulations": "IATA", "mode": "CAO",
            "emergencyPhone": "14105550100", "emergencyContact": "Ann" });
        with(whole, changes)
    };
    let found = |package: Value| problems(with(shipment("US", "US"), &json!({ "packages": [package] })));
    assert_eq!(found(json!({ "hazardousGoods": [goods(&json!({}))] })), []);
    let without = |names: &[&str], level: &str| {
        let mut changes: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
        changes.insert("level".into(), level.into());
        goods(&Value::Object(changes))
    };
    for fine in [
        without(&["packaging", "packagingQuantity"], "EQ"),
        without(&["packaging", "packagingQuantity", "class", "quantity", "unit"], "LR"),
        with(goods(&json!({})), &json!({ "regulations": "ADR", "mode": null, "emergencyContact": null })),
    ] {
        assert_eq!(found(json!({ "hazardousGoods": [fine] })), []);
    }
    for (changes, field, code) in [
        (json!({ "regulations": null }), "regulations", "regulations_missing"),
        (json!({ "regulations": "DOT" }), "regulations", "regulations_missing"),
        (json!({ "mode": null }), "mode", "mode_missing"),
        (json!({ "name": null }), "name", "goods_member_missing"),
        (json!({ "class": null }), "class", "goods_member_missing"),
        (json!({ "quantity": null }), "quantity", "goods_member_missing"),
        (json!({ "unit": null }), "unit", "goods_member_missing"),
        (json!({ "packaging": null }), "packaging", "goods_member_missing"),
        (json!({ "packagingQuantity": null }), "packagingQuantity", "goods_member_missing"),
        (json!({ "packagingQuantity": "0" }), "packagingQuantity", "goods_pieces_form"),
        (json!({ "quantity": "0" }), "quantity", "goods_quantity_form"),
        (json!({ "quantity": "1.25" }), "quantity", "goods_quantity_form"),
        (json!({ "level": "XX" }), "level", "goods_level_unknown"),
        (json!({ "emergencyContact": null }), "emergencyContact", "emergency_contact_missing"),
    ] {
        let expected = [(format!("packages[0].hazardousGoods[0].{field}"), code, None)];
        assert_eq!(found(json!({ "hazardousGoods": [goods(&changes)] })), expected, "{changes}");
    }
    let two = json!([goods(&json!({})), goods(&json!({ "idNumber": "UN3481" }))]);
    let one = |field: &str, code| [(format!("packages[0].{field}"), code, None)];
    assert_eq!(found(json!({ "hazardousGoods": two })), one("allPackedInOne", "goods_packed_how"));
    assert_eq!(found(json!({ "hazardousGoods": two, "overpacked": true })), []);
    let packed = |q_value: Value| json!({ "hazardousGoods": two, "allPackedInOne": true, "hazardousQValue": q_value });
    assert_eq!(found(packed(json!("0.5"))), []);
    assert_eq!(found(packed(json!("1.1"))), one("hazardousQValue", "q_value_form"));
    assert_eq!(found(packed(Value::Null)), one("hazardousQValue", "q_value_form"));
    let mixed = json!([goods(&json!({})), goods(&json!({ "regulations": "CFR" }))]);
    let field = "hazardousGoods[1].regulations";
    assert_eq!(found(json!({ "hazardousGoods": mixed, "overpacked": true })), one(field, "regulations_differ"));
}

#[test]
fn what_the_lane_has_once_is_counted_once() {
    let one = |value: &str| json!([{ "value": value }]);
    let packages = |values: [&str; 3]| {
        values.map(|value| json!({ "weight": { "value": "5", "unit": "LBS" }, "references": one(value) }))
    };
    assert_eq!(problems(with(shipment("US", "DE"), &json!({ "packages": packages(["1", "2", "1"]) }))), []);
    assert_eq!(
        problems(with(shipment("US", "DE"), &json!({ "packages": packages(["1", "2", "3"]) }))),
        [("packages[2].references[0]".to_owned(), "too_many_references", Some("120544"))]
    );
    let signed = |one: &str, other: &str| {
        let package =
            |wanted: &str| json!({ "weight": { "value": "5", "unit": "LBS" }, "deliveryConfirmation": wanted });
        problems(with(shipment("US", "DE"), &json!({ "packages": [package(one), package(other)] })))
    };
    assert_eq!(signed("signature", "signature"), []);
    let field = "packages[1].deliveryConfirmation".to_owned();
    assert_eq!(signed("signature", "adultSignature"), [(field, "confirmation_differs", Some("120599"))]);
}

#[test]
fn the_label_is_one_that_ups_makes() {
    let label = |format: &str, stock: &str| problems_of_ship(json!({ "label": { "format": format, "stock": stock } }));
    assert!(label("zpl", "4x8").is_empty());
    assert_eq!(label("TIFF", "4x6"), ["label.format label_format_unknown"]);
    assert_eq!(label("pdf", "4x6"), ["label.format pdf_only_recovered"]);
    assert_eq!(label("ZPL", "8x4"), ["label.stock label_stock_unknown"]);
}

fn problems_of_ship(changes: Value) -> Vec<String> {
    let shipment: Shipment = serde_json::from_value(with(shipment("US", "US"), &changes)).unwrap();
    let refused = parcelgate_core::operation::build_ship_request(&shipment).err();
    refused.into_iter().flat_map(|error| error.problems).map(|one| format!("{} {}", one.field, one.code)).collect()
}

#[test]
fn what_ups_takes_is_not_refused() {
    for (lane, changes) in [
        (("DE", "FR"), json!({ "service": "11", "description": null })),
        (("US", "DE"), json!({ "description": null, "packages": [{ "packaging": "01" }] })),
        (("US", "US"), json!({ "service": "M4", "packages": [{ "weight": { "value": "9", "unit": "OZS" } }] })),
        (("US", "US"), json!({ "packages": [{ "simpleRate": "S", "weight": { "value": null } }] })),
        (("US", "US"), json!({ "payer": { "kind": "thirdParty", "account": "A1B2C3", "country": "HK" } })),
    ] {
        assert_eq!(problems(with(shipment(lane.0, lane.1), &changes)), [], "{changes}");
    }
}

#[test]
fn blank_containers_and_a_missing_sender_are_what_ups_takes_them_for() {
    let sides = json!({ "length": "", "width": "", "height": "", "unit": "IN" });
    for blank in [
        json!({ "options": "" }),
        json!({ "packages": [{ "dimensions": "" }] }),
        json!({ "packages": [{ "dimensions": sides }] }),
    ] {
        assert_eq!(problems(with(shipment("US", "US"), &blank)), [], "{blank}");
    }
    let mut held = shipment("US", "US");
    let sender = held["from"].take();
    for from in [json!(null), json!(""), json!({})] {
        assert_eq!(problems(with(held.clone(), &json!({ "shipper": sender, "from": from }))), [], "{from}");
    }
}

#[test]
fn cash_on_delivery_is_for_its_lanes() {
    let cod = json!({ "amount": "10", "currency": "EUR", "funds": "1" });
    assert_eq!(problems(with(shipment("DE", "FR"), &json!({ "options": { "cod": cod } }))), []);
    let cod = json!({ "amount": "10", "currency": "USD", "funds": "8" });
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
