//! What UPS answers, in all its spellings.

use crate::world::*;
use parcelgate_core::Kind;
use parcelgate_core::account::{Account, AccountState, build_verify_request, parse_verify_response};
use parcelgate_core::journal::is_doubtful;
use parcelgate_core::operation::*;
use serde_json::{Value, json};

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
        let money = |amount: &str| json!({ "amount": amount, "currency": "USD" });
        assert_eq!(
            Value::Object(read.members),
            json!({ "alerts": [], "partAlerts": [], "offers": [{ "service": "03", "name": "Ground", "billingWeight": "5.0", "billingWeightUnit": "LBS",
                "charges": { "total": money("16.08"), "negotiated": money("11.42") }, "negotiatedCharges": { "total": money("11.42") },
                "delivery": { "date": "2026-11-24", "time": "end_of_day", "businessDays": "1", "guaranteed": false },
                "alerts": [{ "code": "110971", "message": "may vary" }] }] })
        );
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
    assert_eq!(read.members["shipmentId"], "1ZA");
    let label = &read.members["packages"][1]["label"];
    assert_eq!((&label["trackingNumber"], &label["format"]), (&json!("1ZB"), &json!("GIF")));
    let at = |index: usize| format!("/packages/{index}/label/bytes");
    assert_eq!(read.pictures(), [(at(0), &b"GIF89a"[..]), (at(1), &b"GIF89a"[..])]);
    // An answer that was bought and cut by an older host has no number: the journal asks.
    let blank = answer(200, &json!({ "ShipmentResponse": { "Response": {}, "ShipmentResults": {} } }));
    let error = parse_ship_response(&blank).unwrap_err();
    assert!(is_doubtful(&error) && error.code == "broken_answer");
}

#[test]
fn void_recovery_tracking_and_addresses() {
    let numbers = ["1ZA1B2C30300000021", "1ZA1B2C30300000032"];
    let query = input(json!({ "shipmentId": "1za1b2c30300000021", "trackingNumbers": numbers }));
    let request = build_void_request(&query).unwrap();
    assert_eq!(
        request.path,
        "/api/shipments/v2409/void/cancel/1ZA1B2C30300000021?trackingnumber=%5B%221ZA1B2C30300000021%22%2C%221ZA1B2C30300000032%22%5D"
    );
    let gone = answer(400, &json!({ "response": { "errors": [{ "code": "190117", "message": "voided" }] } }));
    assert!(parse_void_response(&gone).is_ok_and(|answer| {
        Value::Object(answer.members) == json!({ "voided": true, "alreadyVoided": true, "packages": [], "alerts": [] })
    }));
    let refused = |query: Value| build_void_request(&input(query)).unwrap_err().problems.remove(0).field;
    assert_eq!(refused(json!({ "shipmentId": numbers[0], "trackingNumber": "x" })), "trackingNumber");
    for few in [json!([7]), json!([""]), json!([null])] {
        assert_eq!(refused(json!({ "shipmentId": numbers[0], "trackingNumbers": few })), "trackingNumbers[0]");
    }
    for none in [json!([]), json!("1Z"), json!({})] {
        assert_eq!(refused(json!({ "shipmentId": numbers[0], "trackingNumbers": none })), "trackingNumbers");
    }

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
    let read = parse_recover_label_response(&found).unwrap();
    assert_eq!(read.members["labels"][0]["format"], "GIF");
    assert_eq!(read.pictures(), [("/labels/0/bytes".to_owned(), &b"GIF"[..])]);

    let query = input(json!({ "reference": "PO 42/7", "account": "a1b2c3", "fromDate": "2026-11-01" }));
    let request = build_track_request(&query).unwrap();
    assert_eq!(
        request.path,
        "/api/track/v1/reference/details/PO%2042%2F7?locale=en_US&fromPickUpDate=20261101&shipperNum=A1B2C3&refNumType=SmallPackage"
    );
    let unknown = answer(
        200,
        &json!({ "trackResponse": { "shipment": [{ "warnings": [{ "code": "TW0001", "message": "not found" }] }] } }),
    );
    let query = input(json!({ "number": "1ZA1B2C30300000021" }));
    let read = parse_track_response(&unknown, &query).unwrap().members;
    assert!(read["found"] == false && read["alerts"][0]["code"] == "TW0001");

    let query = serde_json::from_value(json!({ "address": shipment().0["to"]["address"] })).unwrap();
    let request = build_validate_address_request(&query).unwrap();
    assert_eq!(body(&request)["XAVRequest"]["AddressKeyFormat"]["PostcodeExtendedLow"], "1234");
    let valid = answer(
        200,
        &json!({ "XAVResponse": { "Response": { "ResponseStatus": { "Code": "1" } }, "ValidAddressIndicator": "",
        "Candidate": { "AddressKeyFormat": { "AddressLine": "123 MAIN ST", "PostcodePrimaryLow": "30005", "PostcodeExtendedLow": "1234", "CountryCode": "US" } } } }),
    );
    let read = parse_validate_address_response(&valid).unwrap();
    assert_eq!(
        Value::Object(read.members),
        json!({ "result": "valid", "classification": "unclassified", "alerts": [], "candidates": [{ "classification": "unclassified",
            "address": { "lines": ["123 MAIN ST"], "city": "", "postalCode": "30005-1234", "country": "US", "residential": false } }] })
    );
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
        (
            raw(400, r#"{"response":{"errors":[{"code":"111100","message":"a"},{"code":"111210","message":"b"}]}}"#),
            "service_not_from_origin",
            Kind::Carrier,
        ),
        (
            raw(
                200,
                r#"{"RateResponse":{"Response":{"ResponseStatus":{"Code":"0","Description":"Failure"},"Alert":[{"Code":"111100","Description":"no"}]}}}"#,
            ),
            "service_not_from_origin",
            Kind::Carrier,
        ),
        (
            raw(
                200,
                r#"{"Fault":{"detail":{"Errors":{"ErrorDetail":{"Severity":"Transient","PrimaryErrorCode":{"Code":"999999","Description":"?"}}}}}}"#,
            ),
            "ups_unavailable",
            Kind::Unavailable,
        ),
        (
            raw(
                200,
                r#"{"Fault":{"detail":{"Errors":{"ErrorDetail":{"Severity":"Authentication","PrimaryErrorCode":{"Code":"999999","Description":"?"}}}}}}"#,
            ),
            "token_refused",
            Kind::Authorization,
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
        let second = error.others.first().map(|other| other.code.as_str());
        assert_eq!(second, (response.status == 400 && code == "service_not_from_origin").then_some("111210"));
        assert_eq!(error.retryable, matches!(error.kind, Kind::Network | Kind::RateLimit | Kind::Unavailable));
        if code == "ups_sign_in_down" {
            assert_eq!(error.retry_after_seconds, Some(20));
        }
    }
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
        Value::Object(locate.parse(&found).unwrap().members),
        json!({ "locations": [{ "id": "1", "name": "SHOP", "phones": ["8005550100"], "accessPointId": "U1" }], "candidates": [], "attributes": [], "alerts": [] })
    );
    let error = |severity: &str| json!({ "ErrorSeverity": severity, "ErrorCode": "350200", "ErrorDescription": "Nothing near" });
    let read = |response: Value| {
        locate.parse(&answer(
            200,
            &json!({ "LocatorResponse": { "Response": response, "SearchResults": { "DropLocation": [place] } } }),
        ))
    };
    let noticed = read(json!({ "ResponseStatusCode": "1", "Error": error("Warning") })).unwrap().members;
    assert_eq!((&noticed["alerts"][0]["code"], noticed["locations"].as_array().unwrap().len()), (&json!("350200"), 1));
    let refused = read(json!({ "ResponseStatusCode": "1", "Error": [error("Warning"), error("Hard")] })).unwrap_err();
    assert_eq!(refused.ups_code.as_deref(), Some("350200"));
    assert!(read(json!({ "ResponseStatusCode": "0", "ResponseStatusDescription": "Failure" })).is_err());
    let transit = tabled::find("timeInTransit").unwrap();
    assert_eq!(transit.parse(&answer(200, &json!({}))).unwrap_err().code, "unexpected_answer");
    let ambiguous = json!({ "validationList": { "destinationAmbiguous": true }, "destinationPickList": { "city": "TOWN", "postalCode": "30005" } });
    let read = tabled::find("timeInTransit").unwrap().parse(&answer(200, &ambiguous)).unwrap().members;
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

#[test]
fn a_system_that_is_down_leaves_open_whether_a_label_was_made() {
    for (status, code) in [(500, "120001"), (500, "20001"), (503, "777777"), (500, "10004")] {
        let response = answer(status, &json!({ "response": { "errors": [{ "code": code, "message": "down" }] } }));
        let error = parse_ship_response(&response).unwrap_err();
        assert!(is_doubtful(&error), "{status} {code}: {error:?}");
    }
    let refused = answer(400, &json!({ "response": { "errors": [{ "code": "120100", "message": "no" }] } }));
    assert!(!is_doubtful(&parse_ship_response(&refused).unwrap_err()));
}

#[test]
fn a_void_that_was_refused_for_its_package_is_none() {
    let of = |results: Value| json!({ "VoidShipmentResponse": { "Response": { "ResponseStatus": { "Code": "1" } }, "SummaryResult": { "Status": { "Code": "1" } }, "PackageLevelResult": results } });
    let read =
        parse_void_response(&answer(200, &of(json!({ "TrackingNumber": "1Z", "Status": { "Code": "0" } })))).unwrap();
    assert_eq!((&read.members["voided"], read.members["packages"].as_array().unwrap().len()), (&json!(false), 1));
}

#[test]
fn a_pickup_without_its_number_is_no_pickup() {
    let operation = Operation::from_json("pickup.schedule", "{}").unwrap();
    let blank = json!({ "PickupCreationResponse": { "Response": { "ResponseStatus": { "Code": "1" } } } });
    assert!(operation.parse(&answer(200, &blank)).is_err());
}

#[test]
fn words_without_a_code_are_shown_and_a_status_says_what_kind_it_is() {
    let failed = |status, body: &Value| parse_rate_response(&answer(status, body), &shipment()).unwrap_err();
    for body in [
        json!({ "response": { "errors": [{ "message": "only words" }] } }),
        json!({ "Fault": { "faultcode": "Client", "faultstring": "only words" } }),
        json!({ "fault": { "faultstring": "only words" } }),
    ] {
        assert_eq!(failed(400, &body).message, "only words", "{body}");
    }
    let envelope = json!({ "response": { "errors": [{ "code": "777777", "message": "new" }] } });
    for (status, kind, code) in [
        (403, Kind::Carrier, "blocked"),
        (503, Kind::Unavailable, "ups_unavailable"),
        (429, Kind::RateLimit, "too_many_requests"),
        (401, Kind::Authorization, "token_refused"),
    ] {
        let error = failed(status, &envelope);
        assert_eq!((error.kind, error.code.as_str(), error.ups_code.as_deref()), (kind, code, Some("777777")));
    }
    let detail = |code: &str| json!({ "PrimaryErrorCode": { "Code": code, "Description": code } });
    let fault = json!({ "Fault": { "detail": { "Errors": { "ErrorDetail": [detail("120100"), detail("120500")] } } } });
    assert_eq!(failed(500, &fault).others.len(), 1);
    let page = parcelgate_core::http::Response { status: 200, headers: Vec::new(), body: b"<html>".to_vec() };
    assert_eq!(parse_rate_response(&page, &shipment()).unwrap_err().code, "page_answer");
    let locator = Operation::from_json("locate", "{}").unwrap();
    let list = json!({ "LocatorResponse": { "Response": { "ResponseStatusCode": "0", "Error": [{ "ErrorSeverity": "Transient", "ErrorCode": "777777", "ErrorDescription": "later", "MinimumRetrySeconds": "7" }] } } });
    let error = locator.parse(&answer(200, &list)).unwrap_err();
    assert_eq!((error.retryable, error.retry_after_seconds), (true, Some(7)));
}
