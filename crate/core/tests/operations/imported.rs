//! UPS's own JSON, brought along.

use crate::world::*;
use parcelgate_core::operation::*;
use parcelgate_core::shipment::Shipment;
use serde_json::json;

#[test]
fn what_the_model_says_wins_over_what_is_carried() {
    let wire = json!({ "ShipmentRequest": { "Shipment": { "ShipTo": { "AttentionName": null }, "ShipmentServiceOptions": null,
        "Package": [{ "PackageServiceOptions": null }] } } });
    let (input, carried) = import("ship", &wire).unwrap();
    assert_eq!(carried.len(), 3, "{carried:?}");
    let mut shipment: Shipment = serde_json::from_value(input).unwrap();
    set(&mut shipment, "/to/attention", "Bo".into());
    set(&mut shipment, "/options", json!({ "saturdayDelivery": true }));
    set(&mut shipment, "/packages/0/declaredValue", json!({ "amount": "5", "currency": "USD" }));
    let built = parcelgate_core::shipment::build(&shipment, parcelgate_core::shipment::Form::Ship);
    let shipment = &built["ShipmentRequest"]["Shipment"];
    assert_eq!(shipment["ShipTo"]["AttentionName"], "Bo");
    assert_eq!(shipment["ShipmentServiceOptions"], json!({ "SaturdayDeliveryIndicator": "" }));
    assert_eq!(shipment["Package"][0]["PackageServiceOptions"]["DeclaredValue"]["MonetaryValue"], "5");
}

#[test]
fn a_place_that_the_lane_does_not_take_is_named() {
    let mut wire = body(&build_ship_request(&shipment()).unwrap());
    let references = wire["ShipmentRequest"]["Shipment"]["Package"][0]["ReferenceNumber"].take();
    wire["ShipmentRequest"]["Shipment"]["ReferenceNumber"] = references;
    wire["ShipmentRequest"]["Shipment"]["Package"][0].as_object_mut().unwrap().remove("ReferenceNumber");
    let (input, carried) = import("ship", &wire).unwrap();
    assert_eq!(carried.len(), 0);
    let imported: Shipment = serde_json::from_value(input).unwrap();
    let refused = build_ship_request(&imported).unwrap_err().problems;
    let refused: Vec<_> = refused.iter().map(|one| (one.field.as_str(), one.code, one.ups_code)).collect();
    assert_eq!(refused, [("references", "references_on_packages", Some("120541"))]);
}

#[test]
fn one_odd_member_is_carried_alone() {
    let plain = json!({ "ShipmentRequest": { "Shipment": { "Service": { "Code": "03" },
        "Shipper": { "Name": "A", "ShipperNumber": "A1B2C3", "Phone": { "Number": "4105550100" }, "Address": { "AddressLine": ["1"], "CountryCode": "US" } },
        "ShipTo": { "Name": "B", "Address": { "City": "T", "CountryCode": "US" } }, "Package": [{ "Packaging": { "Code": "02" } }] } } });
    for (pointer, name, value) in [
        ("/ShipmentRequest/Shipment/ShipTo", "Phone", json!("")),
        ("/ShipmentRequest/Shipment/ShipTo", "Phone", json!("7705550100")),
        ("/ShipmentRequest/Shipment/ShipTo/Address", "AddressLine1", json!("2 Main St")),
        ("/ShipmentRequest/Shipment", "ShipmentDate", json!("2026-11-23")),
    ] {
        let mut wire = plain.clone();
        wire.pointer_mut(pointer).unwrap()[name] = value;
        let (input, carried) = import("ship", &wire).unwrap();
        assert_eq!(carried, [format!("$.{}.{name}", pointer.trim_start_matches('/').replace('/', "."))]);
        assert_eq!(input["service"], "03");
    }
    let listed = json!({ "ShipmentRequest": [{ "Shipment": [plain["ShipmentRequest"]["Shipment"]] }] });
    let (input, carried) = import("ship", &listed).unwrap();
    assert_eq!((&input["service"], carried.len()), (&json!("03"), 0));
}

#[test]
fn what_stands_beside_a_code_is_carried_alone_and_the_code_is_there() {
    let wire = json!({ "ShipmentRequest": { "Shipment": { "Service": { "Code": "03", "Note": "x" },
        "Package": { "Packaging": { "Code": 2 }, "Zzz": "1" } } } });
    let (input, carried) = import("ship", &wire).unwrap();
    assert_eq!(carried, ["$.ShipmentRequest.Shipment.Service.Note", "$.ShipmentRequest.Shipment.Package.Zzz"]);
    let shipment: Shipment = serde_json::from_value(input).unwrap();
    assert_eq!(shipment.text("service"), "03");
    let built = parcelgate_core::shipment::build(&shipment, parcelgate_core::shipment::Form::Ship);
    assert_eq!(built["ShipmentRequest"]["Shipment"]["Service"], wire["ShipmentRequest"]["Shipment"]["Service"]);
    // A code as a number is that code.
    let plain: Shipment = serde_json::from_value(json!({ "service": { "code": 11 } })).unwrap();
    assert_eq!(plain.text("service"), "11");
}

#[test]
fn what_cannot_be_brought_along_says_why() {
    let words = |name: &str, json: serde_json::Value| import(name, &json).unwrap_err().message;
    assert!(words("pickup.cancel", json!({})).contains("no body"));
    assert!(words("void", json!({})).contains("no body"));
    assert!(words("timeInTransit", json!([])).contains("none of its members"));
    assert!(words("timeInTransit", json!({ "ShipmentRequest": {} })).contains("none of its members"));
    assert!(words("recoverLabel", json!({})).contains("LabelRecoveryRequest is missing"));
    assert!(import("recoverLabel", &json!({ "LabelRecoveryRequest": [{ "TrackingNumber": "1Z" }] })).is_ok());
    assert!(import("voids", &json!({})).unwrap_err().code == "unknown_operation");
}
