//! Shipping: each field rule has a request that provokes it.

use crate::world::{World, code, package, party, rate_body, ship_body, with};
use serde_json::{Value, json};

/// Each field rule has a request that provokes it: where, with what, UPS's code.
fn ship_rules() -> Vec<(&'static str, Value, &'static str)> {
    let long = |length: usize| Value::from("x".repeat(length));
    let package_with = |name: &str, value: Value| {
        let mut package = package("Packaging");
        package[name] = value;
        json!([package])
    };
    let weight = |unit: &str, weight: &str| json!({ "UnitOfMeasurement": { "Code": unit }, "Weight": weight });
    let sides = |unit: &str, length: &str, width: &str| json!({ "UnitOfMeasurement": { "Code": unit }, "Length": length, "Width": width, "Height": "6" });
    let charge =
        |value: Value| json!([{ "Type": "01", "x": 1 }, value]).as_array().map(|list| json!([list[1]])).unwrap();
    vec![
        ("Shipper/Name", Value::Null, "120101"),
        ("Shipper/Name", long(36), "120101"),
        ("ShipTo/Name", "".into(), "120200"),
        ("ShipTo/AttentionName", long(36), "120201"),
        ("Shipper/AttentionName", long(36), "120110"),
        ("Shipper/Address/AddressLine", json!([]), "120102"),
        ("ShipTo/Address/AddressLine", json!([long(36)]), "120202"),
        ("ShipTo/Address/AddressLine", json!(["1", "2", "3", "4"]), "120204"),
        ("Shipper/Address/AddressLine", json!(["1", "2", "3", "4"]), "120104"),
        ("Shipper/Address/City", "".into(), "120105"),
        ("ShipTo/Address/City", long(31), "120205"),
        ("Shipper/Address/StateProvinceCode", Value::Null, "120106"),
        ("ShipTo/Address/StateProvinceCode", "Georgia".into(), "120206"),
        ("Shipper/Address/PostalCode", "2109".into(), "120107"),
        ("ShipTo/Address/PostalCode", "3000A".into(), "120207"),
        ("Shipper/Address/CountryCode", "XX".into(), "120108"),
        ("ShipTo/Address/CountryCode", "".into(), "120208"),
        ("Shipper/Phone/Number", "1234567890123456".into(), "120109"),
        ("Shipper/Phone/Number", "12345".into(), "120115"),
        ("ShipTo/Phone/Number", "12345".into(), "120213"),
        ("ShipTo/Phone/Number", "1234567890123456".into(), "120209"),
        ("Shipper/EMailAddress", "nobody".into(), "120112"),
        ("ShipTo/EMailAddress", long(51), "120211"),
        ("ShipTo/TaxIdentificationNumber", long(16), "120218"),
        ("ShipFrom", json!({}), "120300"),
        ("ShipFrom", party("A", "2109", "MD"), "120307"),
        (
            "ShipFrom",
            with(json!({"a": party("A", "21093", "MD")}), "/a/Address/City", Value::Null)["a"].clone(),
            "120305",
        ),
        (
            "ShipFrom",
            with(json!({"a": party("A", "21093", "MD")}), "/a/Address/AddressLine", Value::Null)["a"].clone(),
            "120302",
        ),
        (
            "ShipFrom",
            with(json!({"a": party("A", "21093", "MD")}), "/a/Address/AddressLine", json!(["1", "2", "3", "4"]))["a"]
                .clone(),
            "120304",
        ),
        (
            "ShipFrom",
            with(json!({"a": party("A", "21093", "")}), "/a/Address/CountryCode", "US".into())["a"].clone(),
            "120306",
        ),
        (
            "ShipFrom",
            with(json!({"a": party("A", "10785", "")}), "/a/Address/CountryCode", "DE".into())["a"].clone(),
            "120317",
        ),
        (
            "ShipFrom",
            with(json!({"a": party("A", "10785", "")}), "/a/Address/CountryCode", "ZZ".into())["a"].clone(),
            "120308",
        ),
        ("Package", json!([]), "120002"),
        ("Package", Value::Array(vec![package("Packaging"); 201]), "120020"),
        ("Package", package_with("Packaging", json!({ "Code": "99" })), "120600"),
        ("Package", package_with("Packaging", json!({ "Code": "00" })), "120600"),
        ("Package", package_with("PackageWeight", weight("LBS", "")), "120601"),
        ("Package", package_with("PackageWeight", weight("LBS", "0")), "121030"),
        ("Package", package_with("PackageWeight", weight("LBS", "151")), "121050"),
        ("Package", package_with("PackageWeight", weight("LBS", "10.125")), "120616"),
        ("Package", package_with("PackageWeight", weight("KGS", "5")), "121057"),
        ("Package", package_with("Dimensions", sides("CM", "10", "8")), "120529"),
        ("Package", package_with("Dimensions", sides("IN", "10", "0")), "120602"),
        ("Package", package_with("Dimensions", sides("IN", "109", "8")), "121055"),
        ("Package", package_with("Dimensions", sides("IN", "100", "40")), "121056"),
        (
            "Package",
            package_with("PackageServiceOptions", json!({ "DeclaredValue": { "MonetaryValue": "50001" } })),
            "120604",
        ),
        (
            "Package",
            package_with("PackageServiceOptions", json!({ "DeliveryConfirmation": { "DCISType": "1" } })),
            "120599",
        ),
        ("ShipmentServiceOptions", json!({ "DeliveryConfirmation": { "DCISType": "1" } }), "120598"),
        ("Package", json!([with(json!({"a": package("Packaging")}), "/a/Packaging/Code", "01".into())["a"]]), "120620"),
        ("PaymentInformation", Value::Null, "120400"),
        ("PaymentInformation/ShipmentCharge", charge(json!({ "Type": "01" })), "120416"),
        (
            "PaymentInformation/ShipmentCharge",
            charge(json!({ "Type": "01", "BillShipper": { "AccountNumber": "B4C5D6" } })),
            "120415",
        ),
        (
            "PaymentInformation/ShipmentCharge",
            charge(
                json!({ "Type": "01", "BillThirdParty": { "AccountNumber": "B4C5D6", "Address": { "CountryCode": "" } } }),
            ),
            "120430",
        ),
        (
            "PaymentInformation/ShipmentCharge",
            charge(
                json!({ "Type": "01", "BillThirdParty": { "AccountNumber": "B4C5D6", "Address": { "CountryCode": "CA" } } }),
            ),
            "120437",
        ),
        (
            "PaymentInformation/ShipmentCharge",
            charge(json!({ "Type": "01", "BillReceiver": { "AccountNumber": "NOBODY" } })),
            "120412",
        ),
        ("ReferenceNumber", json!([{ "Value": "A" }]), "120541"),
        ("Package", package_with("ReferenceNumber", json!([{ "Value": "" }])), "120501"),
        ("Package", package_with("ReferenceNumber", json!([{ "Value": "A", "Code": "??" }])), "120506"),
        (
            "Package",
            package_with("ReferenceNumber", json!([{ "Value": "A" }, { "Value": "B" }, { "Value": "C" }])),
            "120544",
        ),
        ("Description", long(51), "120503"),
        ("InvoiceLineTotal", json!({ "MonetaryValue": "10.5" }), "120539"),
        ("InvoiceLineTotal", json!({ "MonetaryValue": "0" }), "120502"),
        ("Service/Code", "".into(), "120500"),
        ("Service/Code", "11".into(), "121210"),
        ("Service/Code", "99".into(), "121210"),
        (
            "Package",
            json!([with(
                json!({"a": with(json!({"a": package("Packaging")}), "/a/Packaging/Code", "04".into())["a"]}),
                "/a/PackageWeight/Weight",
                "1".into()
            )["a"]]),
            "121212",
        ),
        ("ShipmentServiceOptions", json!({ "SaturdayDeliveryIndicator": "" }), "121200"),
    ]
}

#[test]
fn every_field_rule_is_provoked() {
    let world = World::new();
    for (at, value, expected) in ship_rules() {
        let body = with(ship_body(), &format!("/ShipmentRequest/Shipment/{at}"), value.clone());
        let (status, answer) = world.ship(&body);
        assert_eq!((status, code(&answer)), (400, expected), "{at} = {value}");
    }
}

#[test]
fn rules_beyond_single_fields() {
    let world = World::new();
    let shipper = |number: &str| with(ship_body(), "/ShipmentRequest/Shipment/Shipper/ShipperNumber", number.into());
    let both = |number: &str| {
        with(
            shipper(number),
            "/ShipmentRequest/Shipment/PaymentInformation/ShipmentCharge",
            json!([{ "Type": "01", "BillShipper": { "AccountNumber": number } }]),
        )
    };
    assert_eq!(code(&world.ship(&both("Z9Y8X7")).1), "120100");
    assert_eq!(code(&world.ship(&both("a1b2c3")).1), "120113");
    assert_eq!(code(&world.ship(&both("DE11AA")).1), "120120");
    assert_eq!(
        code(&world.ship(&with(ship_body(), "/ShipmentRequest/Request/RequestOption", "maybe".into())).1),
        "120051"
    );
    assert_eq!(
        code(
            &world
                .ship(&with(ship_body(), "/ShipmentRequest/LabelSpecification/LabelImageFormat/Code", "PDF".into()))
                .1
        ),
        "120700"
    );
    assert_eq!(
        code(
            &world
                .ship(&with(ship_body(), "/ShipmentRequest/LabelSpecification/LabelImageFormat/Code", "ZPL".into()))
                .1
        ),
        "120705"
    );
    let abroad = with(
        with(
            ship_body(),
            "/ShipmentRequest/Shipment/ShipTo/Address",
            json!({ "AddressLine": ["1"], "City": "Berlin", "PostalCode": "10785", "CountryCode": "DE" }),
        ),
        "/ShipmentRequest/Shipment/Service/Code",
        "07".into(),
    );
    assert_eq!(world.ship(&abroad).0, 200);
    assert_eq!(
        code(&world.ship(&with(abroad.clone(), "/ShipmentRequest/Shipment/Description", Value::Null)).1),
        "120512"
    );
    assert_eq!(
        code(
            &world
                .ship(&with(
                    abroad.clone(),
                    "/ShipmentRequest/Shipment/Package/0/ReferenceNumber",
                    json!([{ "Value": "A" }])
                ))
                .1
        ),
        "120542"
    );
    assert_eq!(code(&world.ship(&with(abroad, "/ShipmentRequest/Shipment/Service/Code", "01".into())).1), "121100");
    assert_eq!(
        code(
            &world
                .ship(&with(
                    ship_body(),
                    "/ShipmentRequest/Shipment/Package/0/ReferenceNumber",
                    json!([{ "Value": "ERR-120971" }])
                ))
                .1
        ),
        "120971"
    );
    assert_eq!(code(&world.ship(&Value::from("x")).1), "120051");
    assert_eq!(code(&world.call("POST", "/api/shipments/v9/ship", &ship_body()).1), "20002");
}

#[test]
fn rules_of_packaging_places_and_time() {
    let world = World::new();
    let abroad = |service: &str, packaging: &str, weight: &str, count: usize| {
        let mut one = package("Packaging");
        one["Packaging"]["Code"] = packaging.into();
        one["PackageWeight"] = json!({ "UnitOfMeasurement": { "Code": "KGS" }, "Weight": weight });
        one["Dimensions"]["UnitOfMeasurement"]["Code"] = "CM".into();
        let mut body = ship_body();
        let shipment = &mut body["ShipmentRequest"]["Shipment"];
        let place = |country: &str, postal: &str| json!({ "AddressLine": ["1"], "City": "Town", "PostalCode": postal, "CountryCode": country });
        shipment["Shipper"]["Address"] = place("DE", "10785");
        shipment["Shipper"]["ShipperNumber"] = "DE11AA".into();
        shipment["PaymentInformation"]["ShipmentCharge"][0]["BillShipper"]["AccountNumber"] = "DE11AA".into();
        shipment["ShipTo"]["Address"] = place("FR", "75001");
        shipment["Service"]["Code"] = service.into();
        shipment["Package"] = Value::Array(vec![one; count]);
        body
    };
    assert_eq!(world.ship(&abroad("07", "25", "9", 1)).0, 200);
    assert_eq!(code(&world.ship(&abroad("07", "25", "11", 1)).1), "120606");
    assert_eq!(code(&world.ship(&abroad("07", "25", "9", 2)).1), "120624");
    assert_eq!(code(&world.ship(&abroad("11", "25", "9", 1)).1), "121212");
    let home = |body: Value, root: &str| {
        with(
            with(body, &format!("/{root}/Shipment/ShipTo/Address/ResidentialAddressIndicator"), "".into()),
            &format!("/{root}/Shipment/Service/Code"),
            "59".into(),
        )
    };
    assert_eq!(code(&world.ship(&home(ship_body(), "ShipmentRequest")).1), "121215");
    assert_eq!(code(&world.rate(&home(rate_body(), "RateRequest")).1), "111215");
    let timed = |change: Value| {
        world.call(
            "POST",
            "/api/rating/v2409/Ratetimeintransit",
            &with(rate_body(), "/RateRequest/Shipment/DeliveryTimeInformation", change),
        )
    };
    assert_eq!(code(&timed(json!({})).1), "20007");
    assert_eq!(code(&timed(json!({ "PackageBillType": "03", "Pickup": { "Date": "20200101" } })).1), "20008");
    assert_eq!(timed(json!({ "PackageBillType": "03" })).0, 200);
    let mut valueless = rate_body();
    let shipment = &mut valueless["RateRequest"]["Shipment"];
    shipment["ShipTo"]["Address"] =
        json!({ "AddressLine": ["1"], "City": "Berlin", "PostalCode": "10785", "CountryCode": "DE" });
    shipment["Service"]["Code"] = "07".into();
    shipment["DeliveryTimeInformation"] = json!({ "PackageBillType": "03" });
    assert_eq!(code(&world.call("POST", "/api/rating/v2409/Ratetimeintransit", &valueless).1), "111549");
    assert_eq!(code(&world.rate(&with(valueless, "/RateRequest/Shipment/Service/Code", "01".into())).1), "111100");
}

#[test]
fn two_runs_with_one_seed_answer_alike() {
    let label = |world: &World| world.ship(&ship_body()).1;
    assert_eq!(label(&World::new()), label(&World::new()));
}
