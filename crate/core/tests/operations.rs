//! Golden request and golden answer of each operation.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use parcelgate_core::account::{Account, AccountState, build_verify_request, parse_verify_response};
use parcelgate_core::http::Response;
use parcelgate_core::journal::{Outcome, Recovery, is_doubtful, outcome, place_reference};
use parcelgate_core::model::*;
use parcelgate_core::operation::*;
use parcelgate_core::shipment::{Purpose, Shipment, check};
use parcelgate_core::{Error, Kind};
use serde_json::{Value, json};

fn answer(status: u16, body: &Value) -> Response {
    Response { status, headers: Vec::new(), body: body.to_string().into_bytes() }
}

fn raw(status: u16, body: &str) -> Response {
    Response { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn shipment() -> Shipment {
    serde_json::from_value(json!({
        "account": "A1B2C3",
        "from": { "name": "Northwind", "attention": "Ann", "phone": "(410) 555-0100",
            "address": { "lines": ["2311 York Rd", ""], "city": "Timonium", "state": "MD", "postalCode": "21093", "country": "US" } },
        "to": { "name": "Happy Dog", "phone": "770 555 0100",
            "address": { "lines": ["123 Main St"], "city": "Alpharetta", "state": "GA", "postalCode": "30005-1234", "country": "US", "residential": true } },
        "packages": [{ "weight": { "value": 5, "unit": "LBS" }, "dimensions": { "length": "6", "width": "12", "height": "9", "unit": "IN" } }],
        "service": "03", "references": [{ "code": "PO", "value": "42" }],
    }))
    .unwrap()
}

/// Sets a member by its JSON pointer.
fn set(shipment: &mut Shipment, pointer: &str, value: Value) {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let mut whole = Value::Object(std::mem::take(&mut shipment.0));
    match whole.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        Value::Object(node) => {
            node.insert(name.into(), value);
        }
        other => *other = value,
    }
    let Value::Object(members) = whole else { return };
    shipment.0 = members;
}

fn abroad(city: &str, postal_code: &str, country: &str) -> Shipment {
    let mut abroad = shipment();
    let address = json!({ "lines": ["1"], "city": city, "postalCode": postal_code, "country": country });
    set(&mut abroad, "/to/address", address);
    set(&mut abroad, "/to/attention", "Bo".into());
    set(&mut abroad, "/description", "Books".into());
    abroad
}

fn body(request: &parcelgate_core::http::Request) -> Value {
    serde_json::from_str(request.body.as_ref().unwrap()).unwrap()
}

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

#[test]
fn a_rate_answer_is_read_as_object_or_array_with_noise() {
    let rated = json!({ "Service": { "Code": "03", "Description": "" }, "RatedShipmentAlert": { "Code": "110971", "Description": "may vary" },
        "BillingWeight": { "UnitOfMeasurement": { "Code": "LBS" }, "Weight": "5.0" }, "TotalCharges": { "CurrencyCode": "USD", "MonetaryValue": "16.08" },
        "NegotiatedRateCharges": { "TotalCharge": { "CurrencyCode": "USD", "MonetaryValue": "11.42" } },
        "TimeInTransit": { "ServiceSummary": { "GuaranteedIndicator": "0", "EstimatedArrival": { "Arrival": { "Date": "20261124", "Time": "233000" }, "BusinessDaysInTransit": "1" } } } });
    for shape in [rated.clone(), json!([rated])] {
        let response = answer(
            200,
            &json!({ "RateResponse": { "Response": { "ResponseStatus": { "Code": "&#xD;1" }, "TransactionReference": "" }, "RatedShipment": shape } }),
        );
        let read = parse_rate_response(&response, &shipment()).unwrap();
        let offer = &read.offers[0];
        assert_eq!(
            (offer.name.as_str(), offer.delivery.date.as_deref(), offer.delivery.time.as_deref()),
            ("Ground", Some("2026-11-24"), Some("end_of_day"))
        );
        assert_eq!(offer.charges.payable().unwrap().amount, "11.42");
        assert_eq!(offer.alerts[0].code, "110971");
    }
}

#[test]
fn a_ship_answer_keeps_the_labels_bytes() {
    let package = |number: &str| json!({ "TrackingNumber": number, "ShippingLabel": { "ImageFormat": { "Code": "gif" }, "GraphicImage": "R0lG\nODlh" } });
    let response = answer(
        200,
        &json!({ "ShipmentResponse": { "Response": { "ResponseStatus": { "Code": "1" } }, "ShipmentResults": {
        "ShipmentIdentificationNumber": "1ZA", "ShipmentCharges": { "TotalCharges": { "CurrencyCode": "USD", "MonetaryValue": "16.08" } },
        "PackageResults": [package("1ZA"), package("1ZB")] } } }),
    );
    let read = parse_ship_response(&response).unwrap();
    assert_eq!(read.shipment_id, "1ZA");
    let label = read.packages[1].label.as_ref().unwrap();
    assert_eq!(
        (label.tracking_number.as_str(), label.format.as_str(), label.bytes.as_slice()),
        ("1ZB", "GIF", &b"GIF89a"[..])
    );
}

#[test]
fn void_recovery_tracking_and_addresses() {
    let query = VoidQuery {
        shipment_id: "1za1b2c30300000021".into(),
        tracking_numbers: vec!["1ZA1B2C30300000021".into(), "1ZA1B2C30300000032".into()],
    };
    let request = build_void_request(&query).unwrap();
    assert_eq!(
        request.path,
        "/api/shipments/v2409/void/cancel/1ZA1B2C30300000021?trackingnumber=%5B%221ZA1B2C30300000021%22%2C%221ZA1B2C30300000032%22%5D"
    );
    let gone = answer(400, &json!({ "response": { "errors": [{ "code": "190117", "message": "voided" }] } }));
    assert!(parse_void_response(&gone).is_ok_and(|answer| answer.voided && answer.already_voided));

    let query = serde_json::from_value(json!({ "reference": "PG1", "account": "A1B2C3" })).unwrap();
    let request = build_recover_label_request(&query).unwrap();
    assert_eq!(
        body(&request)["LabelRecoveryRequest"]["ReferenceValues"],
        json!({ "ReferenceNumber": { "Value": "PG1" }, "ShipperNumber": "A1B2C3" })
    );
    let found = answer(
        200,
        &json!({ "LabelRecoveryResponse": { "Response": { "ResponseStatus": { "Code": "1" } }, "ShipmentIdentificationNumber": "1ZA",
        "LabelResults": { "TrackingNumber": "1ZA", "LabelImage": { "LabelImageFormat": { "Code": "gif" }, "GraphicImage": "R0lG" } } } }),
    );
    assert_eq!(parse_recover_label_response(&found).unwrap().labels[0].format, "GIF");

    let request = build_track_request(&TrackQuery {
        reference: "PO 42/7".into(),
        account: "A1B2C3".into(),
        from_date: "2026-11-01".into(),
        ..TrackQuery::default()
    })
    .unwrap();
    assert_eq!(
        request.path,
        "/api/track/v1/reference/details/PO%2042%2F7?locale=en_US&fromPickUpDate=20261101&shipperNum=A1B2C3&refNumType=SmallPackage"
    );
    let unknown = answer(
        200,
        &json!({ "trackResponse": { "shipment": [{ "warnings": [{ "code": "TW0001", "message": "not found" }] }] } }),
    );
    let query = TrackQuery { number: "1ZA1B2C30300000021".into(), ..TrackQuery::default() };
    let read = parse_track_response(&unknown, &query).unwrap();
    assert!(!read.found && read.alerts[0].code == "TW0001");

    let query = serde_json::from_value(json!({ "address": shipment().0["to"]["address"] })).unwrap();
    let request = build_validate_address_request(&query).unwrap();
    assert_eq!(body(&request)["XAVRequest"]["AddressKeyFormat"]["PostcodeExtendedLow"], "1234");
    let valid = answer(
        200,
        &json!({ "XAVResponse": { "Response": { "ResponseStatus": { "Code": "1" } }, "ValidAddressIndicator": "",
        "Candidate": { "AddressKeyFormat": { "AddressLine": "123 MAIN ST", "PostcodePrimaryLow": "30005", "PostcodeExtendedLow": "1234", "CountryCode": "US" } } } }),
    );
    let read = parse_validate_address_response(&valid).unwrap();
    assert_eq!((read.result, read.candidates[0].address.postal_code.as_str()), (AddressResult::Valid, "30005-1234"));
}

#[test]
fn every_envelope_is_an_error_with_words() {
    let cases = [
        (
            raw(401, r#"{"response":{"errors":[{"code":"251004","message":"expired"}]}}"#),
            "token_expired",
            Kind::Authorization,
        ),
        (raw(400, r#"{"error":"invalid_grant","error_description":"gone"}"#), "sign_in_again", Kind::Authorization),
        (
            raw(
                500,
                r#"{"Fault":{"detail":{"Errors":{"ErrorDetail":{"Severity":"Transient","PrimaryErrorCode":{"Code":"250050","Description":"down"},"MinimumRetrySeconds":"20"}}}}}"#,
            ),
            "ups_sign_in_down",
            Kind::Unavailable,
        ),
        (
            raw(200, r#"{"RateResponse":{"Response":{"ResponseStatus":{"Code":"0","Description":"Failure"}}}}"#),
            "carrier_refused",
            Kind::Carrier,
        ),
        (raw(503, "<html>Service Unavailable</html>"), "ups_unavailable", Kind::Unavailable),
        (raw(403, "<HTML>Access Denied</HTML>"), "blocked", Kind::Carrier),
        (raw(429, ""), "too_many_requests", Kind::RateLimit),
        (raw(200, ""), "empty_answer", Kind::Network),
        (raw(200, r#"{"RateResponse":{"Resp"#), "broken_answer", Kind::Network),
        (raw(200, r#"{"other":{}}"#), "unexpected_answer", Kind::Protocol),
    ];
    for (response, code, kind) in cases {
        let error = parse_rate_response(&response, &shipment()).unwrap_err();
        assert_eq!((error.code.as_str(), error.kind), (code, kind), "{:?}", String::from_utf8_lossy(&response.body));
        if code == "ups_sign_in_down" {
            assert_eq!(error.retry_after_seconds, Some(20));
        }
    }
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
fn verify_turns_answers_into_states() {
    let account =
        Account { number: "A1B2C3".into(), postal_code: "21093".into(), country: "US".into(), ..Account::default() };
    let request = build_verify_request(&account).unwrap();
    let shipment = body(&request)["RateRequest"]["Shipment"].clone();
    assert_eq!(shipment["Shipper"]["ShipperNumber"], "A1B2C3");
    assert_eq!(shipment["Shipper"]["Address"]["StateProvinceCode"], "MD");
    assert_eq!(shipment["Package"][0]["PackageWeight"]["UnitOfMeasurement"]["Code"], "LBS");
    let rated = |extra: Value, alert: Option<&str>| {
        let alerts: Vec<Value> = alert.iter().map(|code| json!({ "Code": code, "Description": "words" })).collect();
        let mut one = json!({ "Service": { "Code": "03" } });
        one.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        answer(
            200,
            &json!({ "RateResponse": { "Response": { "ResponseStatus": { "Code": "1" }, "Alert": alerts }, "RatedShipment": [one] } }),
        )
    };
    let negotiated =
        json!({ "NegotiatedRateCharges": { "TotalCharge": { "CurrencyCode": "USD", "MonetaryValue": "1" } } });
    let refused = |status: u16, code: &str| {
        answer(status, &json!({ "response": { "errors": [{ "code": code, "message": "words" }] } }))
    };
    for (response, state) in [
        (rated(negotiated, None), AccountState::Verified),
        (rated(json!({}), None), AccountState::ListRatesOnly),
        (rated(json!({}), Some("118320")), AccountState::ListRatesOnly),
        (rated(json!({}), Some("110900")), AccountState::Unclear),
        (refused(400, "112111"), AccountState::NotOnProfile),
        (refused(400, "120100"), AccountState::NotOnProfile),
        (refused(401, "251004"), AccountState::Expired),
        (refused(429, "10429"), AccountState::Error),
        (raw(503, "<html>"), AccountState::Error),
    ] {
        assert_eq!(parse_verify_response(&response).state, state, "{}", String::from_utf8_lossy(&response.body));
    }
}

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
fn the_journal_knows_what_is_in_doubt() {
    let error = |kind, code: &str| Error::new(kind, code, "");
    assert!(is_doubtful(&error(Kind::Network, "answer_lost")));
    assert!(is_doubtful(&error(Kind::Unavailable, "ups_unavailable")));
    assert!(!is_doubtful(&Error { not_sent: true, ..error(Kind::Network, "ups_unreachable") }));
    assert!(!is_doubtful(&error(Kind::Validation, "weight_zero")));
    let labelled = RecoverAnswer {
        shipment_id: None,
        labels: vec![Label { tracking_number: "1Z".into(), format: "GIF".into(), bytes: vec![1] }],
        candidates: vec![],
        alerts: vec![],
    };
    for (answer, expected) in [
        (Ok(labelled), Outcome::Found),
        (Err(error(Kind::Carrier, "label_not_found")), Outcome::NotFoundYet),
        (Err(error(Kind::Carrier, "label_voided")), Outcome::Voided),
        (Err(error(Kind::Carrier, "label_expired")), Outcome::ExistsWithoutLabel),
        (Err(error(Kind::Network, "network")), Outcome::Unknown),
    ] {
        assert_eq!(outcome(&answer), expected);
    }
}

#[test]
fn the_smaller_answers_are_read_with_all_their_noise() {
    let locate = tabled::find("locate").unwrap();
    let refused = answer(
        200,
        &json!({ "LocatorResponse": { "Response": { "ResponseStatusCode": "0", "Error": { "ErrorSeverity": "Hard",
            "ErrorCode": "350200", "ErrorDescription": "Nothing near", "MinimumRetrySeconds": "5" } } } }),
    );
    let error = locate.parse(&refused).unwrap_err();
    assert_eq!((error.ups_code.as_deref(), error.message.as_str()), (Some("350200"), "Nothing near"));
    assert_eq!(error.retry_after_seconds, Some(5));
    // One object where a list is documented, "" for an object, carriage returns, members that nobody knows.
    let place = json!({ "LocationID": "1", "AddressKeyFormat": { "ConsigneeName": "&#xD;SHOP", "PoliticalDivision2": "" },
        "PhoneNumber": "8005550100", "Distance": "", "AccessPointInformation": { "PublicAccessPointID": "U1", "Novelty": {} } });
    let found = answer(
        200,
        &json!({ "LocatorResponse": { "Response": { "ResponseStatusCode": "1" }, "SearchResults": { "DropLocation": place } } }),
    );
    assert_eq!(
        locate.parse(&found).unwrap(),
        json!({ "locations": [{ "name": "SHOP", "phones": ["8005550100"], "accessPointId": "U1" }], "candidates": [], "attributes": [], "alerts": [] })
    );
    let ambiguous = json!({ "validationList": { "destinationAmbiguous": true }, "destinationPickList": { "city": "TOWN", "postalCode": "30005" } });
    let read = tabled::find("timeInTransit").unwrap().parse(&answer(200, &ambiguous)).unwrap();
    assert_eq!((&read["destinationCandidates"][0]["postalCode"], &read["services"]), (&json!("30005"), &json!([])));
    for spec in tabled::SPECS {
        for body in
            ["", "{", "null", "[]", "7", "<html>", r#"{"response":{"errors":[{"code":"250002","message":"no"}]}}"#]
        {
            assert!(
                spec.parse(&raw(if body.starts_with("{\"") { 401 } else { 200 }, body)).is_err(),
                "{} {body}",
                spec.name
            );
        }
    }
}
