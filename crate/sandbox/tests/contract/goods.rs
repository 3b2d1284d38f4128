//! Dangerous goods and dry ice: each documented condition, broken.

use crate::world::{World, code, ship_body, with};
use serde_json::{Value, json};

fn goods() -> Value {
    json!({ "ChemicalRecordIdentifier": "1", "IDNumber": "UN3480", "ProperShippingName": "Lithium ion batteries", "ClassDivisionNumber": "9",
        "Quantity": "5", "UOM": "kg", "PackagingType": "Fiberboard box", "PackagingTypeQuantity": "1", "RegulationSet": "IATA",
        "TransportationMode": "CAO", "CommodityRegulatedLevelCode": "LQ", "EmergencyPhone": "14105550100", "EmergencyContact": "Ann" })
}

fn changed(name: &str, value: &str) -> Value {
    let mut goods = goods();
    goods[name] = value.into();
    goods
}

/// Ships one package with the options and, where there are several goods, how they are packed.
fn answer(world: &World, options: Value, packing: Value) -> String {
    let body = with(ship_body(), "/ShipmentRequest/Shipment/Package/0/PackageServiceOptions", options);
    let body = if packing.is_null() {
        body
    } else {
        with(body, "/ShipmentRequest/Shipment/Package/0/HazMatPackageInformation", packing)
    };
    let (status, answer) = world.ship(&body);
    let message = answer.pointer("/response/errors/0/message").and_then(Value::as_str).unwrap_or_default();
    if status == 200 { "shipped".into() } else { format!("{} {message}", code(&answer)) }
}

#[test]
fn dangerous_goods_are_described_as_their_level_asks() {
    let world = World::new();
    assert_eq!(answer(&world, json!({ "PackageIdentifier": "1", "HazMat": [goods()] }), Value::Null), "shipped");
    for (name, value, expected) in [
        ("ProperShippingName", "", "20007"),
        ("RegulationSet", "", "20007"),
        ("RegulationSet", "DOT", "20008"),
        ("TransportationMode", "", "20007"),
        ("CommodityRegulatedLevelCode", "XX", "20008"),
        ("CommodityRegulatedLevelCode", "", "20007"),
        ("ChemicalRecordIdentifier", "", "20007"),
        ("ClassDivisionNumber", "", "20007"),
        ("Quantity", "", "20007"),
        ("Quantity", "1.25", "20008"),
        ("UOM", "", "20007"),
        ("PackagingType", "", "20007"),
        ("PackagingTypeQuantity", "", "20007"),
        ("PackagingTypeQuantity", "1000", "20008"),
        ("EmergencyContact", "", "20007"),
    ] {
        let answer = answer(&world, json!({ "PackageIdentifier": "1", "HazMat": [changed(name, value)] }), Value::Null);
        assert!(answer.starts_with(expected) && answer.ends_with(name), "{name} = {value}: {answer}");
    }
    let two = json!({ "PackageIdentifier": "1", "HazMat": [goods(), goods()] });
    for (packing, expected) in [
        (Value::Null, "20008"),
        (json!({ "OverPackedIndicator": "" }), "shipped"),
        (json!({ "AllPackedInOneIndicator": "" }), "20007"),
        (json!({ "AllPackedInOneIndicator": "", "QValue": "1.1" }), "20008"),
        (json!({ "AllPackedInOneIndicator": "", "QValue": "0.5" }), "shipped"),
    ] {
        let answer = answer(&world, two.clone(), packing.clone());
        assert!(answer.starts_with(expected), "{packing}: {answer}");
    }
    let mixed = json!({ "PackageIdentifier": "1", "HazMat": [goods(), changed("RegulationSet", "CFR")] });
    let answer = answer(&world, mixed, json!({ "OverPackedIndicator": "" }));
    assert!(answer.starts_with("20008"), "{answer}");
}

#[test]
fn dry_ice_names_its_regulations_and_weight() {
    let world = World::new();
    let ice = |set: &str, weight: &str| json!({ "DryIce": { "RegulationSet": set, "DryIceWeight": { "UnitOfMeasurement": { "Code": "01" }, "Weight": weight } } });
    for (options, expected) in
        [(ice("CFR", "2"), "shipped"), (ice("", "2"), "20007"), (ice("DOT", "2"), "20008"), (ice("CFR", "0"), "20008")]
    {
        let answer = answer(&world, options.clone(), Value::Null);
        assert!(answer.starts_with(expected), "{options}: {answer}");
    }
}

#[test]
fn a_shipper_without_a_contract_may_send_neither() {
    let world = World::new();
    let from = json!({ "AddressLine": ["1"], "City": "Toronto", "StateProvinceCode": "ON", "PostalCode": "M5B2L7", "CountryCode": "CA" });
    let set = |body: Value, at: &str, value: Value| with(body, &format!("/ShipmentRequest/Shipment/{at}"), value);
    let mut body = set(ship_body(), "Shipper/Address", from.clone());
    body = set(body, "ShipTo/Address", from);
    body = set(body, "Shipper/ShipperNumber", "B4C5D6".into());
    body = set(body, "PaymentInformation/ShipmentCharge/0/BillShipper/AccountNumber", "B4C5D6".into());
    body = set(body, "Service/Code", "01".into());
    for (options, expected) in [
        (json!({}), "none"),
        (json!({ "PackageIdentifier": "1", "HazMat": [goods()] }), "126001"),
        (
            json!({ "DryIce": { "RegulationSet": "CFR", "DryIceWeight": { "UnitOfMeasurement": { "Code": "01" }, "Weight": "1" } } }),
            "126000",
        ),
    ] {
        let (_, answer) = world.ship(&set(body.clone(), "Package/0/PackageServiceOptions", options));
        assert_eq!(code(&answer), expected);
    }
}
