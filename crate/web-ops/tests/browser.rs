//! The second chunk's exports, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use js_sys::{Reflect, Uint8Array};
use parcelgate_web_ops::{
    build, check_tracking_number, import_request, is_doubtful, parse, place_reference, recovery_outcome,
};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn text(value: &JsValue, path: &[&str]) -> String {
    let found = path.iter().fold(value.clone(), |value, name| Reflect::get(&value, &(*name).into()).unwrap());
    found.as_string().unwrap_or_default()
}

const SHIPMENT: &str = r#"{"account":"A1B2C3","from":{"name":"A","address":{"lines":["1"],"city":"T","state":"MD","postalCode":"21093","country":"US"}},
    "to":{"name":"B","address":{"lines":["2"],"city":"T","state":"GA","postalCode":"30005","country":"US"}},
    "packages":[{"weight":{"value":5.5,"unit":"LBS"}}],"service":"03"}"#;

fn read(name: &str, status: u16, body: &str) -> Result<JsValue, JsValue> {
    parse(name, SHIPMENT, status, "[]", body.as_bytes().to_vec())
}

#[wasm_bindgen_test]
fn every_operation_is_built() {
    let address = r#"{"address":{"lines":["1 Main St"],"city":"T","state":"MD","postalCode":"21093","country":"US"}}"#;
    for (name, input, method) in [
        ("rate", SHIPMENT, "POST"),
        ("shop", SHIPMENT, "POST"),
        ("ship", SHIPMENT, "POST"),
        ("void", r#"{"shipmentId":"1ZA1B2C30300000021"}"#, "DELETE"),
        ("recoverLabel", r#"{"trackingNumber":"1ZA1B2C30300000021"}"#, "POST"),
        ("track", r#"{"number":"1ZA1B2C30300000021"}"#, "GET"),
        ("validateAddress", address, "POST"),
    ] {
        let request = build(name, input).unwrap();
        assert_eq!(text(&request, &["method"]), method, "{name}");
        assert!(text(&request, &["path"]).starts_with("/api/"), "{name}");
    }
    assert_eq!(text(&build("teleport", "{}").unwrap_err(), &["code"]), "unknown_operation");
    let refused = build("ship", "{}").unwrap_err();
    assert_eq!((text(&refused, &["kind"]), text(&refused, &["code"])), ("validation".into(), "invalid_input".into()));
    assert_eq!(text(&build("ship", "7").unwrap_err(), &["field"]), "shipment");
}

#[wasm_bindgen_test]
fn a_labels_bytes_arrive_as_bytes() {
    let body = r#"{"ShipmentResponse":{"Response":{"ResponseStatus":{"Code":"1"}},"ShipmentResults":{"ShipmentIdentificationNumber":"1Z",
        "PackageResults":{"TrackingNumber":"1Z","ShippingLabel":{"ImageFormat":{"Code":"GIF"},"GraphicImage":"R0lGODlh"}}}}}"#;
    let read = read("ship", 200, body).unwrap();
    let packages = js_sys::Array::from(&Reflect::get(&read, &"packages".into()).unwrap());
    let label = Reflect::get(&packages.get(0), &"label".into()).unwrap();
    let bytes = Reflect::get(&label, &"bytes".into()).unwrap();
    assert_eq!(bytes.dyn_into::<Uint8Array>().unwrap().to_vec(), b"GIF89a");
}

#[wasm_bindgen_test]
fn a_refusal_is_a_plain_object() {
    let refused =
        read("rate", 400, r#"{"response":{"errors":[{"code":"112111","message":"Shipper number is invalid"}]}}"#)
            .unwrap_err();
    assert_eq!(
        (text(&refused, &["code"]), text(&refused, &["upsCode"]), text(&refused, &["field"])),
        ("account_not_on_profile".into(), "112111".into(), "account".into())
    );
}

#[wasm_bindgen_test]
fn upss_json_becomes_our_input() {
    let ups = r#"{"ShipmentRequest":{"Shipment":{"Service":{"Code":"03"},"Novelty":{"Deep":"1"}}}}"#;
    let imported = import_request("ship", ups).unwrap();
    assert_eq!(text(&imported, &["input", "service"]), "03");
    assert_eq!(text(&imported, &["carried", "0"]), "$.ShipmentRequest.Shipment.Novelty");
    assert_eq!(text(&import_request("ship", "{}").unwrap_err(), &["code"]), "no_shipment");
    assert_eq!(text(&import_request("ship", "{").unwrap_err(), &["field"]), "upsJson");
}

#[wasm_bindgen_test]
fn the_journals_reference() {
    let one = parcelgate_web_ops::journal_reference(&[7; 13]).unwrap();
    assert!(one.len() == 15 && one.starts_with("PG"));
    assert_ne!(one, parcelgate_web_ops::journal_reference(&[8; 13]).unwrap());
    assert_eq!(text(&parcelgate_web_ops::journal_reference(&[7; 12]).err().unwrap(), &["code"]), "wrong_type");
}

#[wasm_bindgen_test]
fn the_journals_questions() {
    let placed = place_reference(SHIPMENT, "PG1", false).unwrap();
    assert_eq!(text(&placed, &["recovery"]), "by_reference");
    assert!(is_doubtful(r#"{"kind":"network","code":"answer_lost"}"#).unwrap());
    assert!(!is_doubtful(r#"{"kind":"network","code":"ups_unreachable","notSent":true}"#).unwrap());
    assert_eq!(recovery_outcome(1, Vec::new(), None).unwrap().as_string().unwrap(), "found");
    let lost = Some(r#"{"kind":"carrier","code":"label_not_found"}"#.to_owned());
    assert_eq!(recovery_outcome(0, Vec::new(), lost).unwrap().as_string().unwrap(), "not_found_yet");
    assert_eq!(check_tracking_number("1Z999AA10123456784"), "right");
}
