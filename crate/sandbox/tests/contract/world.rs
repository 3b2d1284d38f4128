//! A sandbox with a token, and bodies that it takes.

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

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) token: String,
}

pub(crate) fn renewed(sandbox: &Sandbox) -> String {
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
    pub(crate) fn new() -> Self {
        let sandbox = Sandbox::new(Options { fixed_clock_ms: Some(1_795_000_000_000), ..Options::default() });
        Self { token: renewed(&sandbox), sandbox }
    }

    pub(crate) fn call(&self, method: &str, target: &str, body: &Value) -> (u16, Value) {
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

    pub(crate) fn ship(&self, body: &Value) -> (u16, Value) {
        self.call("POST", "/api/shipments/v2409/ship", body)
    }

    pub(crate) fn rate(&self, body: &Value) -> (u16, Value) {
        self.call("POST", "/api/rating/v2409/Rate", body)
    }
}

pub(crate) fn code(answer: &Value) -> &str {
    answer["response"]["errors"][0]["code"].as_str().unwrap_or("none")
}

pub(crate) fn party(name: &str, postal: &str, state: &str) -> Value {
    json!({ "Name": name, "AttentionName": "Ann", "Phone": { "Number": "4105550100" },
        "Address": { "AddressLine": ["1 Main St"], "City": "Town", "StateProvinceCode": state, "PostalCode": postal, "CountryCode": "US" } })
}

pub(crate) fn package(packaging_member: &str) -> Value {
    json!({ packaging_member: { "Code": "02" },
        "Dimensions": { "UnitOfMeasurement": { "Code": "IN", "Description": "Inches" }, "Length": "10", "Width": "8", "Height": "6" },
        "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS", "Description": "Pounds" }, "Weight": "5" } })
}

pub(crate) fn ship_body() -> Value {
    let mut shipper = party("Northwind", "21093", "MD");
    shipper["ShipperNumber"] = "A1B2C3".into();
    json!({ "ShipmentRequest": { "Request": { "RequestOption": "nonvalidate" },
        "Shipment": { "Description": "Goods", "Shipper": shipper, "ShipTo": party("Receiver", "30005", "GA"),
            "PaymentInformation": { "ShipmentCharge": [{ "Type": "01", "BillShipper": { "AccountNumber": "A1B2C3" } }] },
            "Service": { "Code": "03" }, "Package": [package("Packaging")] },
        "LabelSpecification": { "LabelImageFormat": { "Code": "GIF" } } } })
}

pub(crate) fn rate_body() -> Value {
    let ship = ship_body();
    let shipment = &ship["ShipmentRequest"]["Shipment"];
    json!({ "RateRequest": { "Request": {}, "Shipment": { "Shipper": shipment["Shipper"], "ShipTo": shipment["ShipTo"],
        "Service": { "Code": "03" }, "Package": [package("PackagingType")], "ShipmentRatingOptions": { "NegotiatedRatesIndicator": "" } } } })
}

/// Sets a member by pointer; null takes it away.
pub(crate) fn with(mut body: Value, pointer: &str, value: Value) -> Value {
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
