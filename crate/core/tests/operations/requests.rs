//! Requests as UPS documents them, and what is refused before.

use crate::world::*;
use parcelgate_core::operation::*;
use parcelgate_core::shipment::{Purpose, Shipment, check};
use serde_json::json;

#[test]
fn a_ship_request_is_as_ups_documents_it() {
    let request = build_ship_request(&shipment()).unwrap();
    assert_eq!(
        (request.method, request.path.as_str(), request.repeatable),
        ("POST", "/api/shipments/v2409/ship", false)
    );
    assert_eq!(
        body(&request),
        json!({ "ShipmentRequest": {
        "Request": { "RequestOption": "nonvalidate", "SubVersion": "2205" },
        "Shipment": {
            "Shipper": { "Name": "Northwind", "AttentionName": "Ann", "ShipperNumber": "A1B2C3", "Phone": { "Number": "4105550100" },
                "Address": { "AddressLine": ["2311 York Rd"], "City": "Timonium", "StateProvinceCode": "MD", "PostalCode": "21093", "CountryCode": "US" } },
            "ShipTo": { "Name": "Happy Dog", "Phone": { "Number": "7705550100" },
                "Address": { "AddressLine": ["123 Main St"], "City": "Alpharetta", "StateProvinceCode": "GA", "PostalCode": "300051234", "CountryCode": "US",
                    "ResidentialAddressIndicator": "" } },
            "PaymentInformation": { "ShipmentCharge": [{ "Type": "01", "BillShipper": { "AccountNumber": "A1B2C3" } }] },
            "Service": { "Code": "03" },
            "ShipmentRatingOptions": { "NegotiatedRatesIndicator": "" },
            "Package": [{ "Packaging": { "Code": "02" },
                "Dimensions": { "UnitOfMeasurement": { "Code": "IN", "Description": "Inches" }, "Length": "12", "Width": "9", "Height": "6" },
                "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS", "Description": "Pounds" }, "Weight": "5" },
                "ReferenceNumber": [{ "Code": "PO", "Value": "42" }] }],
        },
        "LabelSpecification": { "LabelImageFormat": { "Code": "GIF" }, "HTTPUserAgent": "Mozilla/4.5" },
    } })
    );
}

#[test]
fn references_go_to_the_level_that_the_lane_takes() {
    let built = body(&build_ship_request(&abroad("Berlin", "10785", "DE")).unwrap());
    let shipment = &built["ShipmentRequest"]["Shipment"];
    assert_eq!(shipment["ReferenceNumber"], json!([{ "Code": "PO", "Value": "42" }]));
    assert!(shipment["Package"][0].get("ReferenceNumber").is_none());
}

#[test]
fn the_signature_digit_differs_by_level() {
    let mut signed = shipment();
    set(&mut signed, "/options", json!({ "deliveryConfirmation": "adultSignature" }));
    let built = body(&build_ship_request(&signed).unwrap());
    assert_eq!(
        built["ShipmentRequest"]["Shipment"]["Package"][0]["PackageServiceOptions"]["DeliveryConfirmation"]["DCISType"],
        "3"
    );
    let mut signed = abroad("Paris", "75001", "FR");
    set(&mut signed, "/packages/0/deliveryConfirmation", "adultSignature".into());
    let built = body(&build_ship_request(&signed).unwrap());
    assert_eq!(built["ShipmentRequest"]["Shipment"]["ShipmentServiceOptions"]["DeliveryConfirmation"]["DCISType"], "2");
}

fn problems(change: impl Fn(&mut Shipment)) -> Vec<(String, &'static str)> {
    let mut shipment = shipment();
    change(&mut shipment);
    check(&shipment, Purpose::Ship).into_iter().map(|problem| (problem.field, problem.code)).collect()
}

#[test]
fn bad_input_is_refused_by_the_fields_name() {
    assert_eq!(problems(|_| {}), vec![]);
    for (pointer, value, field, code) in [
        ("/packages/0/weight/value", json!("0"), "packages[0].weight.value", "weight_zero"),
        ("/packages/0/weight/value", json!("151"), "packages[0].weight.value", "weight_over_150_lb"),
        ("/packages/0/weight/value", json!("five"), "packages[0].weight.value", "number_form"),
        ("/packages/0/weight/value", json!(""), "packages[0].weight.value", "weight_missing"),
        ("/to/address/lines", json!(["1", "2", "3", "4"]), "to.address.lines[3]", "too_many_lines"),
        ("/account", json!("a1b2c3"), "account", "account_lower_case"),
        ("/account", json!("A1B2C"), "account", "account_form"),
        ("/to/address/postalCode", json!("3000A"), "to.address.postalCode", "postal_code_us"),
        ("/packages", json!([]), "packages", "package_missing"),
        ("/packages/0/dimensions/width", json!(""), "packages[0].dimensions.width", "side_missing"),
        ("/to/name", json!("x".repeat(36)), "to.name", "too_long"),
        ("/references", json!([{ "value": "x".repeat(36) }]), "references[0].value", "too_long_35"),
        ("/to/nmae", json!("typo"), "to.nmae", "unknown_field"),
        ("/to/address", json!("1 Main St"), "to.address", "wrong_type"),
    ] {
        let found = problems(|shipment| set(shipment, pointer, value.clone()));
        assert!(found.contains(&(field.to_owned(), code)), "{pointer}: {found:?}");
        assert!(found.len() == 1 || code == "wrong_type", "{pointer}: {found:?}");
    }
    let small = problems(|shipment| set(shipment, "/from/address/country", "us".into()));
    assert_eq!(small[0], ("from.address.country".into(), "country_form"));
    let metric = problems(|shipment| set(shipment, "/packages/0/weight/unit", "KGS".into()));
    assert_eq!(metric[0], ("packages[0].weight.unit".into(), "unit_imperial_here"));
    assert!(
        build_ship_request(&Shipment::default()).unwrap_err().problems.len() > 8,
        "an empty form names all its fields"
    );
}

#[test]
fn returns_goods_and_values_stand_where_ups_wants_them() {
    let mut returned = shipment();
    set(&mut returned, "/returnService", "9".into());
    set(&mut returned, "/packages/0/description", "Shoes".into());
    let built = &body(&build_ship_request(&returned).unwrap())["ShipmentRequest"]["Shipment"];
    // Who receives the goods holds the account.
    assert_eq!(built["Shipper"]["Name"], built["ShipTo"]["Name"]);
    assert_eq!(built["ShipFrom"]["Name"], returned.0["from"]["name"]);
    assert_eq!(built["Shipper"]["ShipperNumber"], returned.0["account"]);

    let goods = json!({ "name": "Batteries", "class": "9", "level": "LR", "regulations": "CFR", "mode": "Ground" });
    let mut dangerous = shipment();
    set(&mut dangerous, "/packages/0/hazardousGoods", json!([goods]));
    let built = body(&build_ship_request(&dangerous).unwrap());
    let options = &built["ShipmentRequest"]["Shipment"]["Package"][0]["PackageServiceOptions"];
    assert_eq!(
        (&options["PackageIdentifier"], &options["HazMat"][0]["ChemicalRecordIdentifier"]),
        (&json!("1"), &json!("1"))
    );

    let mut paris = abroad("Paris", "75001", "FR");
    set(&mut paris, "/invoiceTotal", json!({ "amount": "60", "currency": "USD" }));
    let built = body(&build_ship_request(&paris).unwrap());
    assert!(built["ShipmentRequest"]["Shipment"].get("InvoiceLineTotal").is_none());
}

#[test]
fn the_smaller_operations_refuse_what_cannot_be_meant() {
    let field = |name: &str, input: serde_json::Value| {
        let refused = Operation::from_json(name, &input.to_string()).unwrap().build().unwrap_err();
        refused
            .problems
            .first()
            .map(|one| (one.field.clone(), one.code))
            .unwrap_or((refused.field.unwrap_or_default(), "none"))
    };
    let address = json!({ "lines": ["1 Main St"], "city": "T", "state": "MD", "postalCode": "21093", "country": "US" });
    let transit = json!({ "country": "US", "postalCode": "21093" });
    for (name, input, wrong) in [
        ("validateAddress", json!({ "address": address, "mode": "foo" }), ("mode", "word_unknown")),
        ("validateAddress", json!({ "address": address, "regional": "true" }), ("regional", "wrong_type")),
        ("track", json!({ "number": "1Z12345E0205271688", "signature": "true" }), ("signature", "wrong_type")),
        ("track", json!({ "shipment": "1Z12345E0205271688", "count": "500" }), ("count", "count_1_to_50")),
        (
            "track",
            json!({ "reference": "A", "fromDate": "2026-11-24", "toDate": "2026-11-01" }),
            ("toDate", "end_before_begin"),
        ),
        (
            "recoverLabel",
            json!({ "trackingNumber": "1Z12345E0205271688", "label": { "format": "JPEG" } }),
            ("label.format", "word_unknown"),
        ),
        (
            "timeInTransit",
            json!({ "from": transit, "to": transit, "shipDate": "12/01/2026" }),
            ("shipDate", "date_form"),
        ),
        ("timeInTransit", json!({ "from": transit, "to": transit, "shipTime": "10am" }), ("shipTime", "time_form")),
        (
            "timeInTransit",
            json!({ "from": transit, "to": transit, "weight": "5", "weightUnit": "FOO" }),
            ("weightUnit", "unit_unknown"),
        ),
        (
            "locate",
            json!({ "address": { "country": "US", "postalCode": "21093" }, "option": "99" }),
            ("option", "word_unknown"),
        ),
        ("pickup.pending", json!({ "account": "A1B2C3", "kind": "foo" }), ("kind", "word_unknown")),
        ("pickup.divisions", json!({ "country": "USA" }), ("country", "too_long")),
    ] {
        let (found, code) = field(name, input.clone());
        assert_eq!((found.as_str(), code), wrong, "{name} {input}");
    }
    // What people copy is taken.
    let copied = Operation::from_json("recoverLabel", r#"{ "trackingNumber": "1z 12345e 02 0527 1688" }"#).unwrap();
    assert!(copied.build().unwrap().body.unwrap().contains("1Z12345E0205271688"));
    let small = Operation::from_json("pickup.divisions", r#"{ "country": "us" }"#).unwrap();
    assert!(small.build().unwrap().path.ends_with("/US"));
}
