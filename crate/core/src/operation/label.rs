//! Label Recovery: `POST /labels/{version}/recovery`.
//!
//! Source: UPS's Shipping document of 2026-07-21. Its versions are not Shipping's. `TrackingNumbers`, which the schema
//! marks as required, is for numbers that begin with 1R only.

use super::parts::{nodes, read};
use super::ship::name_label;
use super::tabled::{self, Input};
use crate::error::{Error, Problem};
use crate::http::{Request, Response};
use crate::map::{Answer, view};
use crate::model::check_account_number;
use crate::shipment::tidy_label;
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
    if let Some(Value::Object(label)) = query.get_mut("label") {
        tidy_label(label);
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

/// Reads the answer: section `RecoverAnswer` of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub fn parse_recover_label_response(response: &Response) -> Result<Answer, Error> {
    let mut answer = read(response, "LabelRecoveryResponse", "RecoverAnswer")?;
    let mut labels = Vec::new();
    for package in nodes(&mut answer.members, "packages") {
        let number = view::text(package, "trackingNumber");
        let Some(Value::Object(mut label)) = package.remove("_label") else { continue };
        if let Some(url) = label.remove("url") {
            package.insert("labelUrl".into(), url);
        }
        if label.contains_key("bytes") {
            name_label(&mut label, &number);
            labels.push(Value::Object(label));
        }
    }
    let candidates = view::nodes(&answer.members, "candidatePackages");
    let candidates = candidates.into_iter().map(|one| Value::from(view::text(one, "trackingNumber"))).collect();
    answer.members.insert("labels".into(), Value::Array(labels));
    answer.members.insert("candidates".into(), candidates);
    Ok(answer)
}
