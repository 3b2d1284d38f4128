//! Label Recovery: `POST /labels/{version}/recovery`.
//!
//! Source: UPS's Shipping document of 2026-07-21. Its versions are not Shipping's. `TrackingNumbers`, which the schema
//! marks as required, is for numbers that begin with 1R only.

use super::ship::label;
use super::tabled::{self, Input};
use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::map::view;
use crate::model::{Label, RecoverAnswer, check_account_number};
use crate::wire;
use serde_json::Value;

/// Builds the request: by tracking number, or by reference and account.
///
/// # Errors
/// Neither, or a field that UPS would refuse.
pub fn build_recover_label_request(query: &Input) -> Result<Request, Error> {
    tabled::build("recoverLabel", query)
}

/// A number is enough; a picture has no stock.
pub(super) fn tidy(query: &mut Input) {
    let number = view::text(query, "trackingNumber").to_ascii_uppercase();
    if number.is_empty() {
        query.remove("trackingNumber");
    } else {
        query.insert("trackingNumber".into(), number.into());
        query.remove("reference");
        query.remove("account");
    }
    if let Some(Value::Object(label)) = query.get_mut("label")
        && !matches!(view::text(label, "format").as_str(), "ZPL" | "EPL" | "SPL")
    {
        label.remove("stock");
    }
}

pub(super) fn check(query: &Input) -> Vec<Problem> {
    let (number, reference) = (view::text(query, "trackingNumber"), view::text(query, "reference"));
    if !view::texts(query, "trackingNumbers").is_empty() {
        return Vec::new();
    }
    if !number.is_empty() {
        let wrong = number.len() != 18 || !number.bytes().all(|byte| byte.is_ascii_alphanumeric());
        return if wrong { vec![Problem::new("trackingNumber", "not_a_1z_number")] } else { Vec::new() };
    }
    if reference.is_empty() {
        return vec![Problem::of_ups("trackingNumber", "number_or_reference", "300005")];
    }
    check_account_number(&view::text(query, "account"), "account")
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
