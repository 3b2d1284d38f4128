//! What comes after a label: recovery, tracking, void; and the gate in front of all.

use crate::world::{World, code, package, renewed, ship_body, with};
use parcelgate_sandbox::Incoming;
use serde_json::{Value, json};

#[test]
fn a_shipment_lives_from_label_to_void() {
    let world = World::new();
    let (_, shipped) = world.ship(&with(
        ship_body(),
        "/ShipmentRequest/Shipment/Package",
        Value::Array(vec![package("Packaging"); 3]),
    ));
    let results = &shipped["ShipmentResponse"]["ShipmentResults"];
    let id = results["ShipmentIdentificationNumber"].as_str().unwrap();
    let numbers: Vec<&str> = results["PackageResults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["TrackingNumber"].as_str().unwrap())
        .collect();
    assert_eq!((numbers.len(), numbers[0]), (3, id));
    let recover = |format: &str| {
        world.call("POST", "/api/labels/v1/recovery", &json!({ "LabelRecoveryRequest": { "Request": {}, "TrackingNumber": id, "LabelSpecification": { "LabelImageFormat": { "Code": format } } } }))
    };
    for format in ["GIF", "PDF", "ZPL", "EPL"] {
        let (status, answer) = recover(format);
        assert_eq!(
            (status, answer["LabelRecoveryResponse"]["LabelResults"].as_array().map(Vec::len)),
            (200, Some(3)),
            "{format}"
        );
    }
    let (_, tracked) = world.call("GET", &format!("/api/track/v1/details/{id}"), &Value::Null);
    assert_eq!(tracked["trackResponse"]["shipment"][0]["package"][0]["currentStatus"]["type"], "M");
    let void =
        |query: &str| world.call("DELETE", &format!("/api/shipments/v2409/void/cancel/{id}{query}"), &Value::Null);
    assert_eq!(code(&void("?trackingnumber=").1), "190102");
    assert_eq!(code(&void("?trackingnumber=1ZA1B2C30399999999").1), "190110");
    let (_, one) = void(&format!("?trackingnumber=%5B%22{}%22%5D", numbers[1]));
    assert_eq!(one["VoidShipmentResponse"]["PackageLevelResults"][0]["TrackingNumber"], numbers[1]);
    assert_eq!(void("").0, 200);
    assert_eq!(code(&void("").1), "190117");
    assert_eq!(code(&recover("GIF").1), "9801040");
    assert_eq!(
        code(&world.call("DELETE", "/api/shipments/v2409/void/cancel/1ZA1B2C30399999999", &Value::Null).1),
        "190102"
    );
}

#[test]
fn the_gate_refuses_in_its_order() {
    let world = World::new();
    let bare = |headers: Vec<(String, String)>, body: &str| {
        let request = Incoming {
            method: "POST".into(),
            path: "/api/rating/v2409/Rate".into(),
            headers,
            body: body.as_bytes().to_vec(),
            ..Incoming::default()
        };
        let reply = world.sandbox.answer(&request);
        (reply.status, code(&serde_json::from_slice(&reply.body).unwrap()).to_owned())
    };
    let bearer = ("authorization".to_owned(), format!("Bearer {}", world.token));
    let json_type = ("content-type".to_owned(), "application/json".to_owned());
    assert_eq!(bare(vec![], "{}"), (401, "UJ0001".into()));
    assert_eq!(bare(vec![("authorization".into(), "Bearer nonsense".into())], "{}"), (401, "250002".into()));
    assert_eq!(bare(vec![bearer.clone()], "{}"), (400, "10007".into()));
    assert_eq!(bare(vec![bearer.clone(), json_type.clone()], ""), (400, "10003".into()));
    assert_eq!(bare(vec![bearer, json_type], "{"), (400, "10001".into()));
}

#[test]
fn void_recovery_and_tracking_refuse_what_ups_refuses() {
    let world = World::new();
    let void = |target: &str| {
        code(&world.call("DELETE", &format!("/api/shipments/v2409/void/cancel/{target}"), &Value::Null).1).to_owned()
    };
    assert_eq!(void("1Z"), "190100");
    assert_eq!(void("1ZA1B2C30399999999?trackingnumber=%5Bx"), "190109");
    let many = vec!["%221ZA1B2C30399999999%22"; 21].join("%2C");
    assert_eq!(void(&format!("1ZA1B2C30399999999?trackingnumber=%5B{many}%5D")), "190111");
    let mut abroad = ship_body();
    abroad["ShipmentRequest"]["Shipment"]["ShipTo"]["Address"] =
        json!({ "AddressLine": ["1"], "City": "Berlin", "PostalCode": "10785", "CountryCode": "DE" });
    abroad["ShipmentRequest"]["Shipment"]["Service"]["Code"] = "07".into();
    let (_, shipped) = world.ship(&abroad);
    let id = shipped["ShipmentResponse"]["ShipmentResults"]["ShipmentIdentificationNumber"].as_str().unwrap();
    assert_eq!(void(&format!("{id}?trackingnumber={id}")), "190113");
    let clock = Incoming {
        method: "POST".into(),
        path: "/_sandbox/clock".into(),
        body: br#"{"advanceMs":2592000000}"#.to_vec(),
        ..Incoming::default()
    };
    let recover = |request: Value| {
        code(&world.call("POST", "/api/labels/v1/recovery", &json!({ "LabelRecoveryRequest": request })).1).to_owned()
    };
    assert_eq!(recover(json!({})), "9801030");
    assert_eq!(recover(json!({ "TrackingNumber": "1Z" })), "300014");
    assert_eq!(
        recover(json!({ "TrackingNumber": id, "LabelSpecification": { "LabelImageFormat": { "Code": "BMP" } } })),
        "120702"
    );
    assert_eq!(recover(json!({ "TrackingNumber": "1ZA1B2C30399999999" })), "9801031");
    assert_eq!(code(&world.call("GET", "/api/track/v1/details/1Z", &Value::Null).1), "TV1002");
    let late = World::new();
    let (_, shipped) = late.ship(&ship_body());
    let id = shipped["ShipmentResponse"]["ShipmentResults"]["ShipmentIdentificationNumber"].as_str().unwrap();
    late.sandbox.answer(&clock);
    let late = World { token: renewed(&late.sandbox), ..late };
    assert_eq!(code(&late.call("DELETE", &format!("/api/shipments/v2409/void/cancel/{id}"), &Value::Null).1), "190101");
    let recovery = |body: Value| code(&late.call("POST", "/api/labels/v1/recovery", &body).1).to_owned();
    assert_eq!(recovery(json!({ "LabelRecoveryRequest": { "TrackingNumber": id } })), "9801028");
    let faults = Incoming {
        method: "PUT".into(),
        path: "/_sandbox/faults".into(),
        body: br#"[{"operation":"recover_label","kind":"lag","times":2}]"#.to_vec(),
        ..Incoming::default()
    };
    late.sandbox.answer(&faults);
    assert_eq!(recovery(json!({ "LabelRecoveryRequest": { "TrackingNumber": id } })), "9801042");
    let reference = json!({ "ReferenceNumber": { "Value": "A" }, "ShipperNumber": "A1B2C3" });
    assert_eq!(recovery(json!({ "LabelRecoveryRequest": { "ReferenceValues": reference } })), "9801031");
}
