//! Label Recovery: `POST /labels/{version}/recovery`.
//!
//! Source: UPS's Shipping document of 2026-07-21. Its versions are not Shipping's. `TrackingNumbers`, which the schema
//! marks as required, is for numbers that begin with 1R only.

use super::parts::{nodes, number, read};
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
    let number = number(&view::text(query, "trackingNumber"));
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
    let label = view::node(query, "label");
    let mut problems = Vec::new();
    let words =
        |field: &str, words: &[&str]| Problem { words: Some(words.join(", ")), ..Problem::new(field, "word_unknown") };
    let (format, stock) = (view::text(label, "format").to_ascii_uppercase(), view::text(label, "stock"));
    if !format.is_empty() && !FORMATS.contains(&format.as_str()) {
        problems.push(words("label.format", FORMATS));
    }
    if !stock.is_empty() && !STOCKS.contains(&stock.as_str()) {
        problems.push(words("label.stock", STOCKS));
    }
    if view::texts(query, "trackingNumbers").is_empty() {
        problems.extend(whose(query));
    }
    problems
}

/// Label Recovery's own list (Shipping.yaml); PNG is what its pictures may be.
const FORMATS: &[&str] = &["GIF", "PNG", "PDF", "ZPL", "EPL", "SPL"];
const STOCKS: &[&str] = &["4x6", "4x8"];

/// A number, or a reference with its account.
fn whose(query: &Input) -> Vec<Problem> {
    let (number, reference) = (view::text(query, "trackingNumber"), view::text(query, "reference"));
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
