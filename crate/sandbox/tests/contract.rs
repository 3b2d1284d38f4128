//! What UPS documents as refused is refused, with UPS's code; what it documents as working works.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by failing")]

use parcelgate_sandbox::{Incoming, Options, Reply, Sandbox};
use serde_json::{Value, json};

fn form(pairs: &[(&str, &str)]) -> Vec<u8> {
    let encode = |text: &str| {
        text.bytes()
            .map(
                |byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") },
            )
            .collect::<String>()
    };
    pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect::<Vec<_>>()
        .join("&")
        .into_bytes()
}

struct World {
    sandbox: Sandbox,
    token: String,
}

fn renewed(sandbox: &Sandbox) -> String {
    let request = Incoming {
        method: "POST".into(),
        path: "/security/v1/oauth/token".into(),
        headers: vec![
            ("content-type".into(), "application/x-www-form-urlencoded".into()),
            ("authorization".into(), "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=".into()),
            ("x-merchant-id".into(), "A1B2C3".into()),
        ],
        body: form(&[("grant_type", "client_credentials")]),
        ..Incoming::default()
    };
    let answer: Value = serde_json::from_slice(&sandbox.answer(&request).body).unwrap();
    assert!(answer.get("refresh_token").is_none(), "client credentials have none");
    answer["access_token"].as_str().unwrap().to_owned()
}

impl World {
    /// A sandbox with a token of the application's owner, who reaches every account but Z9Y8X7.
    fn new() -> Self {
        let sandbox = Sandbox::new(Options { fixed_clock_ms: Some(1_795_000_000_000), ..Options::default() });
        Self { token: renewed(&sandbox), sandbox }
    }

    fn call(&self, method: &str, target: &str, body: &Value) -> (u16, Value) {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = Incoming {
            method: method.into(),
            path: path.into(),
            query: query.into(),
            headers: vec![
                ("content-type".into(), "application/json".into()),
                ("authorization".into(), format!("Bearer {}", self.token)),
                ("transid".into(), "t".into()),
                ("transactionsrc".into(), "test".into()),
            ],
            body: if body.is_null() { Vec::new() } else { body.to_string().into_bytes() },
        };
        let Reply { status, body, .. } = self.sandbox.answer(&request);
        (status, serde_json::from_slice(&body).unwrap_or(Value::Null))
    }

    fn ship(&self, body: &Value) -> (u16, Value) {
        self.call("POST", "/api/shipments/v2409/ship", body)
    }

    fn rate(&self, body: &Value) -> (u16, Value) {
        self.call("POST", "/api/rating/v2409/Rate", body)
    }
}

fn code(answer: &Value) -> &str {
    answer["response"]["errors"][0]["code"].as_str().unwrap_or("none")
}

fn party(name: &str, postal: &str, state: &str) -> Value {
    json!({ "Name": name, "AttentionName": "Ann", "Phone": { "Number": "4105550100" },
        "Address": { "AddressLine": ["1 Main St"], "City": "Town", "StateProvinceCode": state, "PostalCode": postal, "CountryCode": "US" } })
}

fn package(packaging_member: &str) -> Value {
    json!({ packaging_member: { "Code": "02" },
        "Dimensions": { "UnitOfMeasurement": { "Code": "IN", "Description": "Inches" }, "Length": "10", "Width": "8", "Height": "6" },
        "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS", "Description": "Pounds" }, "Weight": "5" } })
}

fn ship_body() -> Value {
    let mut shipper = party("Northwind", "21093", "MD");
    shipper["ShipperNumber"] = "A1B2C3".into();
    json!({ "ShipmentRequest": { "Request": { "RequestOption": "nonvalidate" },
        "Shipment": { "Description": "Goods", "Shipper": shipper, "ShipTo": party("Receiver", "30005", "GA"),
            "PaymentInformation": { "ShipmentCharge": [{ "Type": "01", "BillShipper": { "AccountNumber": "A1B2C3" } }] },
            "Service": { "Code": "03" }, "Package": [package("Packaging")] },
        "LabelSpecification": { "LabelImageFormat": { "Code": "GIF" } } } })
}

fn rate_body() -> Value {
    let ship = ship_body();
    let shipment = &ship["ShipmentRequest"]["Shipment"];
    json!({ "RateRequest": { "Request": {}, "Shipment": { "Shipper": shipment["Shipper"], "ShipTo": shipment["ShipTo"],
        "Service": { "Code": "03" }, "Package": [package("PackagingType")], "ShipmentRatingOptions": { "NegotiatedRatesIndicator": "" } } } })
}

/// Sets a member by pointer; null takes it away.
fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
    match (value, parent) {
        (Value::Null, Value::Object(members)) => {
            members.remove(name);
        }
        (value, parent) => parent[name] = value,
    }
    body
}

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
fn rating_has_its_own_numbers() {
    let world = World::new();
    let at = |pointer: &str, value: Value| {
        code(&world.rate(&with(rate_body(), &format!("/RateRequest/Shipment/{pointer}"), value)).1).to_owned()
    };
    assert_eq!(world.rate(&rate_body()).0, 200);
    assert_eq!(at("Package", json!([])), "110002");
    assert_eq!(at("Package", Value::Array(vec![package("PackagingType"); 201])), "110003");
    assert_eq!(at("ShipTo/Address/CountryCode", "XX".into()), "110208");
    assert_eq!(at("Shipper/Address/CountryCode", "XX".into()), "110308");
    assert_eq!(at("Shipper/Address/PostalCode", Value::Null), "111107");
    assert_eq!(at("Shipper/Address/PostalCode", "1".into()), "113020");
    assert_eq!(at("ShipTo/Address/PostalCode", "1".into()), "113021");
    assert_eq!(at("Package/0/PackageWeight/Weight", "".into()), "110601");
    assert_eq!(at("Package/0/PackageWeight/Weight", "0".into()), "111030");
    assert_eq!(at("Package/0/PackageWeight/Weight", "151".into()), "111050");
    assert_eq!(at("Package/0/PackageWeight/UnitOfMeasurement/Code", "KGS".into()), "111057");
    assert_eq!(at("Package/0/Dimensions/UnitOfMeasurement/Code", "CM".into()), "110548");
    assert_eq!(at("Package/0/Dimensions/Width", "".into()), "110602");
    assert_eq!(at("Package/0/Dimensions/Length", "109".into()), "111055");
    let large = json!({ "UnitOfMeasurement": { "Code": "IN" }, "Length": "100", "Width": "40", "Height": "6" });
    assert_eq!(at("Package/0/Dimensions", large), "111056");
    assert_eq!(at("Shipper/ShipperNumber", "Z9Y8X7".into()), "112111");
    assert_eq!(at("Service/Code", "08".into()), "111210");
    assert_eq!(at("Package/0/PackagingType/Code", "04".into()), "111212");
    assert_eq!(at("ShipmentServiceOptions", json!({ "SaturdayDeliveryIndicator": "" })), "111200");
    let (_, answer) = world.call("POST", "/api/rating/v2409/Everything", &rate_body());
    assert_eq!(code(&answer), "20006");
}

fn total(answer: &Value) -> f64 {
    answer["RateResponse"]["RatedShipment"][0]["TotalCharges"]["MonetaryValue"].as_str().unwrap().parse().unwrap()
}

#[test]
fn prices_rise_with_weight_size_and_zone() {
    let world = World::new();
    let priced = |pointer: &str, value: &str| {
        total(&world.rate(&with(rate_body(), &format!("/RateRequest/Shipment/{pointer}"), value.into())).1)
    };
    let by = |pointer: &str, values: &[&str]| values.iter().map(|value| priced(pointer, value)).collect::<Vec<_>>();
    for series in [
        by("Package/0/PackageWeight/Weight", &["5", "10", "20", "50", "100", "150"]),
        by("Package/0/Dimensions/Length", &["20", "40", "60", "80"]),
        by("ShipTo/Address/PostalCode", &["21030", "30005", "60601", "90210"]),
    ] {
        assert!(series.windows(2).all(|pair| pair[0] < pair[1]), "{series:?}");
    }
    let (_, answer) = world.rate(&with(rate_body(), "/RateRequest/Shipment/Package/0/Dimensions/Length", "40".into()));
    assert_eq!(
        answer["RateResponse"]["RatedShipment"][0]["BillingWeight"]["Weight"], "14.0",
        "40 x 8 x 6 / 139, up to the next pound"
    );
}

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
fn two_runs_with_one_seed_answer_alike() {
    let label = |world: &World| world.ship(&ship_body()).1;
    assert_eq!(label(&World::new()), label(&World::new()));
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
}
