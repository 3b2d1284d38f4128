//! Rating: its own numbers, its prices.

use crate::world::{World, code, package, rate_body, with};
use serde_json::{Value, json};

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
