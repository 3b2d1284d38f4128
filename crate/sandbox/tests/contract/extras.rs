//! Shipping's extras: each rule has a request that provokes it.

use crate::world::{World, code, ship_body, with};
use serde_json::{Value, json};

fn abroad() -> Value {
    let to = json!({ "AddressLine": ["1"], "City": "Berlin", "PostalCode": "10785", "CountryCode": "DE" });
    let body = with(ship_body(), "/ShipmentRequest/Shipment/ShipTo/Address", to);
    with(body, "/ShipmentRequest/Shipment/Service/Code", "07".into())
}

/// With the place that the goods leave.
fn leaving(body: Value) -> Value {
    let shipper = body["ShipmentRequest"]["Shipment"]["Shipper"].clone();
    with(body, "/ShipmentRequest/Shipment/ShipFrom", shipper)
}

fn forms(name: &str, value: Value) -> Value {
    let mut forms = json!({ "FormType": ["01"], "InvoiceDate": "20261122", "ReasonForExport": "SALE", "CurrencyCode": "USD",
        "Product": [{ "Description": ["Books"], "OriginCountryCode": "US", "Unit": { "Number": "1", "Value": "5" } }] });
    forms[name] = value;
    json!({ "InternationalForms": forms })
}

#[test]
fn every_rule_of_the_extras_is_provoked() {
    let world = World::new();
    let cod = |funds: &str, amount: &str, currency: &str| json!({ "COD": { "CODFundsCode": funds, "CODAmount": { "CurrencyCode": currency, "MonetaryValue": amount } } });
    let package = |options: Value| ("Package/0/PackageServiceOptions", options);
    let shipment = |options: Value| ("ShipmentServiceOptions", options);
    let signed = json!({ "COD": { "CODFundsCode": "0", "CODAmount": { "CurrencyCode": "USD", "MonetaryValue": "5" } }, "DeliveryConfirmation": { "DCISType": "2" } });
    let mail = |addresses: Value| {
        shipment(json!({ "Notification": [{ "NotificationCode": "6", "EMail": { "EMailAddress": addresses } }] }))
    };
    for (base, (at, value), expected) in [
        (ship_body(), package(cod("5", "5", "USD")), "120626"),
        (ship_body(), package(cod("0", "0", "USD")), "120610"),
        (ship_body(), package(cod("0", "5", "")), "120597"),
        (ship_body(), package(signed), "121063"),
        (abroad(), package(cod("0", "5", "USD")), "120569"),
        (ship_body(), shipment(cod("1", "5", "USD")), "120568"),
        (ship_body(), ("ReturnService", json!({ "Code": "9" })), "120300"),
        (leaving(ship_body()), ("ReturnService", json!({ "Code": "9" })), "120622"),
        (leaving(abroad()), ("ReturnService", json!({ "Code": "9" })), "120622"),
        (abroad(), ("InvoiceLineTotal", json!({ "CurrencyCode": "USD", "MonetaryValue": "5" })), "120504"),
        (ship_body(), shipment(json!({ "EPRAReleaseCode": "12ab" })), "120578"),
        (abroad(), package(json!({ "ShipperReleaseIndicator": "" })), "120598"),
        (ship_body(), ("ShipmentDate", "20261345".into()), "20008"),
        (ship_body(), ("ShipmentIndicationType", json!([{ "Code": "01" }])), "20007"),
        (ship_body(), mail(json!([])), "120513"),
        (ship_body(), mail(json!(["nobody"])), "120513"),
        (ship_body(), mail(json!(["a@b", "a@b", "a@b", "a@b", "a@b", "a@b"])), "120520"),
        (ship_body(), shipment(forms("FormType", json!(["01"]))), "128120"),
        (abroad(), shipment(forms("FormType", json!([]))), "128001"),
        (abroad(), shipment(forms("FormType", json!(["01", "01"]))), "128241"),
        (abroad(), shipment(forms("FormType", json!(["07"]))), "128223"),
        (abroad(), shipment(forms("Product", json!([]))), "128222"),
        (abroad(), shipment(forms("Product", json!([{ "Description": [""] }]))), "128113"),
        (abroad(), shipment(forms("Product", json!([{ "Description": ["Books"] }]))), "128049"),
        (
            abroad(),
            shipment(forms(
                "Product",
                json!([{ "Description": ["Books"], "OriginCountryCode": "US", "Unit": { "Number": "0", "Value": "1" } }]),
            )),
            "128043",
        ),
        (
            abroad(),
            shipment(forms(
                "Product",
                json!([{ "Description": ["Books"], "OriginCountryCode": "US", "Unit": { "Number": "1", "Value": "x" } }]),
            )),
            "128045",
        ),
        (abroad(), shipment(forms("InvoiceDate", "tomorrow".into())), "128066"),
        (abroad(), shipment(forms("ReasonForExport", "".into())), "128069"),
        (abroad(), shipment(forms("CurrencyCode", "".into())), "128114"),
        (abroad(), shipment(forms("UserCreatedForm", json!({ "DocumentID": ["x"] }))), "none"),
    ] {
        let (_, answer) = world.ship(&with(base, &format!("/ShipmentRequest/Shipment/{at}"), value.clone()));
        assert_eq!(code(&answer), expected, "{at} = {value}");
    }
}

#[test]
fn returns_and_access_points_have_rules_of_their_own() {
    let world = World::new();
    let set = |body: Value, at: &str, value: Value| with(body, &format!("/ShipmentRequest/Shipment/{at}"), value);
    let returned = set(
        set(leaving(ship_body()), "ReturnService", json!({ "Code": "9" })),
        "Package/0/Description",
        "Shoes".into(),
    );
    assert_eq!(world.ship(&returned).0, 200);
    let to_berlin =
        set(set(leaving(abroad()), "ReturnService", json!({ "Code": "9" })), "Package/0/Description", "Shoes".into());
    for (body, at, value, expected) in [
        (&returned, "Service/Code", json!("13"), "121210"),
        (&returned, "ShipmentServiceOptions", json!({ "SaturdayDeliveryIndicator": "" }), "121015"),
        (
            &returned,
            "Package/0/PackageServiceOptions",
            json!({ "COD": { "CODFundsCode": "0", "CODAmount": { "CurrencyCode": "USD", "MonetaryValue": "5" } } }),
            "121005",
        ),
        (&to_berlin, "ShipmentServiceOptions", json!({ "DeliveryConfirmation": { "DCISType": "1" } }), "121020"),
    ] {
        assert_eq!(code(&world.ship(&set(body.clone(), at, value)).1), expected, "{at}");
    }
    let held = set(ship_body(), "ShipmentIndicationType", json!([{ "Code": "01" }]));
    assert_eq!(code(&world.ship(&set(held, "ShipTo/Phone", Value::Null)).1), "120560");
    assert_eq!(
        code(
            &world
                .ship(&set(
                    set(abroad(), "DocumentsOnlyIndicator", "".into()),
                    "ShipmentServiceOptions",
                    forms("FormType", json!(["01"]))
                ))
                .1
        ),
        "128202"
    );
    let many: Vec<String> = (0..14).map(|index| index.to_string()).collect();
    let papers = json!({ "InternationalForms": { "FormType": ["07"], "UserCreatedForm": { "DocumentID": many } } });
    assert_eq!(code(&world.ship(&set(abroad(), "ShipmentServiceOptions", papers)).1), "128239");
}
