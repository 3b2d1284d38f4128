//! The journal: references, entries, doubt.

use crate::world::*;
use parcelgate_core::journal::{Outcome, Recovered, Recovery, is_doubtful, outcome, place_reference};
use parcelgate_core::operation::*;
use parcelgate_core::{Error, Kind};
use serde_json::{Value, json};

#[test]
fn the_journals_reference_takes_the_place_that_is_left() {
    let one = place_reference(&shipment(), "PGAAAAAAAAAAAAA", false);
    assert_eq!((one.recovery, one.asked.as_str()), (Recovery::ByReference, "PGAAAAAAAAAAAAA"));
    // Within the US, several packages, both places the user's own on one of them.
    let mut pieces = shipment();
    set(&mut pieces, "/references", json!([]));
    let package = pieces.0["packages"][0].clone();
    let mut full = package.clone();
    full["references"] = json!([{ "value": "A" }, { "value": "B" }]);
    set(&mut pieces, "/packages", json!([full, package]));
    let weak = place_reference(&pieces, "PGAAAAAAAAAAAAA", false);
    assert_eq!((weak.recovery, weak.asked.as_str()), (Recovery::Weak, "A"));
    let hung = place_reference(&pieces, "PGAAAAAAAAAAAAA", true);
    assert_eq!((hung.recovery, hung.asked.as_str()), (Recovery::ByReference, "A-PGAAAAAAAAAAAAA"));
    let sent = body(&build_ship_request(&hung.shipment).unwrap());
    let packages = &sent["ShipmentRequest"]["Shipment"]["Package"];
    assert_eq!(packages[0]["ReferenceNumber"], json!([{ "Value": "A-PGAAAAAAAAAAAAA" }, { "Value": "B" }]));
    assert!(packages[1].get("ReferenceNumber").is_none());
    // Abroad the packages' references count for the shipment.
    let mut german = abroad("Berlin", "10785", "DE");
    set(&mut german, "/references", json!([{ "value": "A" }]));
    set(&mut german, "/packages/0/references", json!([{ "value": "B" }]));
    let hung = place_reference(&german, "PGAAAAAAAAAAAAA", true);
    let sent = body(&build_ship_request(&hung.shipment).unwrap());
    assert_eq!(
        sent["ShipmentRequest"]["Shipment"]["ReferenceNumber"],
        json!([{ "Value": "A-PGAAAAAAAAAAAAA" }, { "Value": "B" }])
    );
    set(&mut german, "/references/0/value", "x".repeat(25).into());
    assert_eq!(place_reference(&german, "PGAAAAAAAAAAAAA", true).recovery, Recovery::Weak, "no room for a suffix");
}

#[test]
fn in_a_request_that_was_brought_along_the_reference_stands_where_the_lane_has_it() {
    // A return names no ship-from, which only its own places can say.
    let wire = json!({ "ShipmentRequest": { "Shipment": { "ReturnService": { "Code": "9" }, "Service": { "Code": "03" },
        "Shipper": { "Name": "A", "ShipperNumber": "A1B2C3", "Address": { "AddressLine": ["1 Main St"], "City": "Timonium", "StateProvinceCode": "MD", "PostalCode": "21093", "CountryCode": "US" } },
        "ShipTo": { "Name": "B", "Address": { "AddressLine": ["1 Main St"], "City": "Alpharetta", "StateProvinceCode": "GA", "PostalCode": "30005", "CountryCode": "US" } },
        "PaymentInformation": { "ShipmentCharge": [{ "Type": "01", "BillShipper": { "AccountNumber": "A1B2C3" } }] },
        "Package": [{ "Description": "Books", "Packaging": { "Code": "02" }, "PackageWeight": { "UnitOfMeasurement": { "Code": "LBS" }, "Weight": "5" } }] } } });
    let (input, carried) = import("ship", &wire).unwrap();
    assert_eq!(carried.len(), 0);
    let shipment = serde_json::from_value(input).unwrap();
    let placed = place_reference(&shipment, "PGAAAAAAAAAAAAA", false);
    let sent = body(&build_ship_request(&placed.shipment).unwrap());
    let package = &sent["ShipmentRequest"]["Shipment"]["Package"][0];
    assert_eq!(package["ReferenceNumber"], json!([{ "Code": "TN", "Value": "PGAAAAAAAAAAAAA" }]));
}

#[test]
fn a_null_is_no_reference_and_no_place() {
    for value in [
        json!({ "references": null }),
        json!({ "references": [], "packages": [{ "weight": { "value": "5", "unit": "LBS" }, "references": null }] }),
    ] {
        for mut shipment in [shipment(), abroad("Paris", "75001", "FR")] {
            for (name, value) in value.as_object().unwrap() {
                shipment.0.insert(name.clone(), value.clone());
            }
            let placed = place_reference(&shipment, "PGAAAAAAAAAAAAA", false);
            assert_eq!(placed.recovery, Recovery::ByReference);
            assert!(build_ship_request(&placed.shipment).unwrap().body.unwrap().contains("PGAAAAAAAAAAAAA"), "{value}");
        }
    }
    // The same reference twice takes one place abroad.
    let mut paris = abroad("Paris", "75001", "FR");
    let package = json!({ "weight": { "value": "5", "unit": "LBS" }, "references": [{ "value": "PO 42" }] });
    set(&mut paris, "/references", Value::Null);
    set(&mut paris, "/packages", json!([package, package]));
    assert_eq!(place_reference(&paris, "PGAAAAAAAAAAAAA", false).recovery, Recovery::ByReference);
}

#[test]
fn the_journals_entry_is_plain_whatever_the_members_are() {
    let mut imported = shipment();
    set(&mut imported, "/service", json!({ "code": "03", "description": "Ground" }));
    set(&mut imported, "/label", json!({ "format": { "code": "zpl", "description": "ZPL" } }));
    let sender = imported.0.insert("from".into(), "".into()).unwrap();
    imported.0.insert("shipper".into(), sender);
    let noted = place_reference(&imported, "PGAAAAAAAAAAAAA", false).noted;
    assert_eq!((noted.service.as_str(), noted.service_name.as_str(), noted.format.as_str()), ("03", "Ground", "ZPL"));
    // The account's holder sends: within the US, nothing is asked that goods abroad need.
    let built = body(&build_rate_request(&imported, RateOption::Rate).unwrap());
    assert!(built["RateRequest"]["Shipment"].get("InvoiceLineTotal").is_none());
}

#[test]
fn the_journal_knows_what_is_in_doubt() {
    let error = |kind, code: &str| Error::new(kind, code, "");
    assert!(is_doubtful(&error(Kind::Network, "answer_lost")));
    assert!(is_doubtful(&error(Kind::Unavailable, "ups_unavailable")));
    assert!(!is_doubtful(&Error { not_sent: true, ..error(Kind::Network, "ups_unreachable") }));
    assert!(!is_doubtful(&error(Kind::Validation, "weight_zero")));
    for (answer, expected) in [
        (Ok(Recovered { labels: 1, candidates: 0 }), Outcome::Found),
        (Ok(Recovered { labels: 0, candidates: 2 }), Outcome::Several),
        (Ok(Recovered::default()), Outcome::ExistsWithoutLabel),
        (Err(error(Kind::Carrier, "label_not_found")), Outcome::NotFoundYet),
        (Err(error(Kind::Carrier, "label_voided")), Outcome::Voided),
        (Err(error(Kind::Carrier, "label_expired")), Outcome::ExistsWithoutLabel),
        (Err(error(Kind::Network, "network")), Outcome::Unknown),
    ] {
        assert_eq!(outcome(answer.as_ref().copied()), expected);
    }
}
