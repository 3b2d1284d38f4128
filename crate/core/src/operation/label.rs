//! Label Recovery: `POST /labels/{version}/recovery`.
//!
//! Source: UPS's Shipping document of 2026-07-21. Its versions are not Shipping's. `TrackingNumbers`, which the schema
//! marks as required, is for numbers that begin with 1R only.

use super::ship::{label, label_specification};
use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::model::{Label, RecoverAnswer, RecoverQuery, check_account_number};
use crate::policy::RouteId;
use crate::wire;
use serde_json::{Map, Value, json};

const VERSION: &str = "v1";

/// Builds the request: by tracking number, or by reference and account.
///
/// # Errors
/// Neither, or a field that UPS would refuse.
pub fn build_recover_label_request(query: &RecoverQuery) -> Result<Request, Error> {
    let mut out = Map::new();
    out.insert("Request".into(), json!({ "SubVersion": "1903" }));
    out.insert("LabelSpecification".into(), label_specification(&query.label));
    let number = query.tracking_number.trim().to_ascii_uppercase();
    let reference = query.reference.trim();
    if !number.is_empty() {
        if number.len() != 18 || !number.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Error::invalid_field("trackingNumber", "not_a_1z_number"));
        }
        out.insert("TrackingNumber".into(), number.into());
    } else if !reference.is_empty() {
        let problems = check_account_number(&query.account, "account");
        if !problems.is_empty() {
            return Err(Error::invalid(problems));
        }
        if reference.chars().count() > 35 {
            return Err(Error::invalid_field("reference", "too_long_35"));
        }
        out.insert(
            "ReferenceValues".into(),
            json!({ "ReferenceNumber": { "Value": reference }, "ShipperNumber": query.account.trim() }),
        );
    } else {
        let problem = Problem::of_ups("trackingNumber", "number_or_reference", "300005");
        return Err(Error::invalid(vec![problem]));
    }
    let body = json!({ "LabelRecoveryRequest": Value::Object(out) });
    Request::of(RouteId::RecoverLabel, &[VERSION], "trackingNumber", Some(body))
}

/// Reads the answer.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_recover_label_response(response: &Response) -> Result<RecoverAnswer, Error> {
    let answer = wire::success(response, "LabelRecoveryResponse")?;
    let read = |result: &&Value| -> Option<Label> {
        let number = wire::text(result, &["TrackingNumber"]).unwrap_or_default();
        label(wire::at(result, &["LabelImage"]), "LabelImageFormat", &number)
    };
    let candidates = wire::list(&answer, &["TrackingCandidate"]);
    Ok(RecoverAnswer {
        shipment_id: wire::text(&answer, &["ShipmentIdentificationNumber"]),
        labels: wire::list(&answer, &["LabelResults"]).iter().filter_map(read).collect(),
        candidates: candidates.iter().filter_map(|one| wire::text(one, &["TrackingNumber"])).collect(),
        alerts: wire::alerts(&answer, &["Response", "Alert"]),
    })
}
