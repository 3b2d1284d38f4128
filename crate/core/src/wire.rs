//! Reading UPS's JSON, which has several spellings for the same thing.
//!
//! One element or an array of one; `""` where an object is due; numbers as text; `&#xD;` in front of codes. All of it is
//! taken as what it means (ups-facts: sections 1.7 and 3.0; UPS's documents of 2026-07-21).

use crate::catalogue;
use crate::error::{Alert, Error, Kind};
use crate::http::Response;
use serde_json::Value;
use std::borrow::Cow;

static NULL: Value = Value::Null;

/// Walks down by member names; what is missing or of another kind reads as null.
pub fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().try_fold(value, |value, name| value.get(name)).unwrap_or(&NULL)
}

/// One or many: an array's items, a lone value, or nothing.
pub fn list<'a>(value: &'a Value, path: &[&str]) -> Vec<&'a Value> {
    match at(value, path) {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        one => vec![one],
    }
}

/// Text, with numbers read as text and carriage-return noise taken off; blank is none.
pub fn text(value: &Value, path: &[&str]) -> Option<String> {
    let raw = match at(value, path) {
        Value::String(text) => return filled(&plain(text)),
        Value::Number(number) => number_text(number),
        _ => return None,
    };
    filled(&raw)
}

/// A number as text.
#[cfg(feature = "operations")]
fn number_text(number: &serde_json::Number) -> String {
    number.to_string()
}

/// The same without operations: codes and whole seconds are read there, and the printing of fractions is 7 KB.
#[cfg(not(feature = "operations"))]
#[expect(clippy::cast_possible_truncation, reason = "it is what is meant")]
fn number_text(number: &serde_json::Number) -> String {
    number.as_i64().unwrap_or_else(|| number.as_f64().unwrap_or_default() as i64).to_string()
}

/// Without the carriage returns that UPS leaves in texts.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains("&#x") { text.replace("&#xD;", "").replace("&#xA;", "").into() } else { text.into() }
}

fn filled(raw: &str) -> Option<String> {
    let trimmed = raw.trim();
    if trimmed.is_empty() { None } else { Some(trimmed.to_owned()) }
}

/// Whether a presence indicator is there: the key counts, not its value.
pub fn present(value: &Value, path: &[&str]) -> bool {
    !at(value, path).is_null()
}

/// Notices that came with a success.
pub fn alerts(value: &Value, path: &[&str]) -> Vec<Alert> {
    list(value, path).into_iter().filter_map(|one| alert(one, "Code", "Description")).collect()
}

fn alert(node: &Value, code: &str, words: &str) -> Option<Alert> {
    Some(Alert { code: text(node, &[code])?, message: text(node, &[words]).unwrap_or_default() })
}

/// Reads a success's JSON, or says what the answer says instead.
///
/// # Errors
/// UPS's error in any of its envelopes; an answer that is empty, cut or no JSON; the host's own refusals.
pub fn success(response: &Response, wrapper: &str) -> Result<Value, Error> {
    let Ok(mut value) = serde_json::from_slice::<Value>(&response.body) else { return Err(unreadable(response)) };
    if let Some((code, message)) = first_error(&value) {
        let mut error = finish(catalogue::error(&code, &message, Some(response.status)), &value, response);
        error.others = others(&value);
        return Err(error);
    }
    let words = only_words(&value);
    if words.is_some() || !(200..300).contains(&response.status) {
        let mut error = by_status(response);
        error.message = words.unwrap_or(error.message);
        return Err(error);
    }
    let inner = if wrapper.is_empty() { &value } else { at(&value, &[wrapper]) };
    if inner.is_null() {
        return Err(Error::new(Kind::Protocol, "unexpected_answer", "the answer lacks its main member")
            .with_status(response.status));
    }
    let status = at(inner, &["Response", "ResponseStatus"]);
    let locator = text(inner, &["Response", "ResponseStatusCode"]);
    if text(status, &["Code"]).or(locator).is_some_and(|code| code != "1") {
        return Err(failed(inner, response.status));
    }
    // Taken out, not copied: a label may be megabytes.
    Ok(if wrapper.is_empty() { value } else { value.get_mut(wrapper).map(Value::take).unwrap_or_default() })
}

/// A failure that came as a success: a notice beside it may say why.
fn failed(inner: &Value, status: u16) -> Error {
    if let Some(alert) = alerts(inner, &["Response", "Alert"]).first() {
        return catalogue::error(&alert.code, &alert.message, Some(status));
    }
    let words = text(inner, &["Response", "ResponseStatus", "Description"]);
    let words = words.or_else(|| text(inner, &["Response", "ResponseStatusDescription"])).unwrap_or_default();
    Error::new(Kind::Carrier, "carrier_refused", &words).with_status(status)
}

/// What was refused besides the first.
fn others(value: &Value) -> Vec<Alert> {
    let errors = list(value, &["response", "errors"]).into_iter().skip(1);
    let details = list(value, &["Fault", "detail", "Errors", "ErrorDetail"]).into_iter().skip(1);
    let of_fault = details.filter_map(|one| alert(at(one, &["PrimaryErrorCode"]), "Code", "Description"));
    errors.filter_map(|one| alert(one, "code", "message")).chain(of_fault).collect()
}

/// An envelope's words where it has no code.
fn only_words(value: &Value) -> Option<String> {
    let error = list(value, &["response", "errors"]).first().copied().unwrap_or(&NULL);
    let of_fault = || text(value, &["Fault", "faultstring"]).or_else(|| text(value, &["fault", "faultstring"]));
    text(error, &["message"]).or_else(of_fault)
}

/// The first code and text of an error envelope: UPS's REST form, OAuth's, the older Fault, Locator's.
pub fn first_error(value: &Value) -> Option<(String, String)> {
    let pair =
        |node: &Value, code: &str, words: &str| Some((text(node, &[code])?, text(node, &[words]).unwrap_or_default()));
    if let Some(error) = list(value, &["response", "errors"]).first() {
        return pair(error, "code", "message");
    }
    let fault = at(value, &["Fault", "detail", "Errors"]);
    if let Some(detail) = list(fault, &["ErrorDetail"]).first() {
        return pair(at(detail, &["PrimaryErrorCode"]), "Code", "Description");
    }
    // Locator's own form, with HTTP 200; a warning is a notice.
    let locator = value.as_object().into_iter().flatten().flat_map(|(_, inner)| list(inner, &["Response", "Error"]));
    let refused = |error: &&Value| text(error, &["ErrorSeverity"]).as_deref() != Some("Warning");
    if let Some(found) = locator.filter(refused).find_map(|error| pair(error, "ErrorCode", "ErrorDescription")) {
        return Some(found);
    }
    if present(value, &["error"]) && at(value, &["error"]).is_string() {
        return pair(value, "error", "error_description");
    }
    None
}

fn finish(mut error: Error, value: &Value, response: &Response) -> Error {
    error.not_sent = response.header("parcelgate-sent") == Some("no");
    let fault = at(value, &["Fault", "detail", "Errors"]);
    let detail = list(fault, &["ErrorDetail"]).first().copied().unwrap_or(&NULL);
    let inner = value.as_object().and_then(|value| value.values().next()).unwrap_or(&NULL);
    let locator = list(inner, &["Response", "Error"]).first().copied().unwrap_or(&NULL);
    if error.code == "carrier_refused" {
        // What nobody published still says what kind it is of: by its severity, else by the status.
        let severity = text(detail, &["Severity"]).or_else(|| text(locator, &["ErrorSeverity"]));
        let told = match (severity.as_deref(), response.status) {
            (Some("Transient"), _) | (None, 500..=599) => Some((Kind::Unavailable, "ups_unavailable", true)),
            (Some("Authentication"), _) | (None, 401) => Some((Kind::Authorization, "token_refused", false)),
            (None, 403) => Some((Kind::Carrier, "blocked", false)),
            (None, 429) => Some((Kind::RateLimit, "too_many_requests", true)),
            _ => None,
        };
        if let Some((kind, code, retryable)) = told {
            (error.kind, error.code, error.retryable) = (kind, code.into(), retryable);
        }
    }
    let minimum = text(detail, &["MinimumRetrySeconds"]).or_else(|| text(locator, &["MinimumRetrySeconds"]));
    let header = response.header("retry-after").map(ToOwned::to_owned);
    error.retry_after_seconds = minimum.or(header).and_then(|seconds| seconds.parse().ok());
    error
}

fn unreadable(response: &Response) -> Error {
    let error = match response.status {
        200..=299 if response.body.is_empty() => {
            Error::new(Kind::Network, "empty_answer", "the answer is empty").with_status(response.status)
        }
        200..=299 if response.body.trim_ascii_start().starts_with(b"<") => {
            Error::new(Kind::Protocol, "page_answer", "a web page came where an answer was due")
                .with_status(response.status)
        }
        200..=299 => Error::new(Kind::Network, "broken_answer", "the answer is not whole or no JSON")
            .with_status(response.status),
        _ => by_status(response),
    };
    finish(error, &NULL, response)
}

/// What a status alone says, where no envelope came with it: an HTML page of an outage, an empty refusal.
pub(crate) fn by_status(response: &Response) -> Error {
    let (kind, code, message) = match response.status {
        401 => (Kind::Authorization, "token_refused", "UPS did not accept the token"),
        403 => (Kind::Carrier, "blocked", "UPS refused the request at its door"),
        429 => (Kind::RateLimit, "too_many_requests", "too many requests"),
        500..=599 => (Kind::Unavailable, "ups_unavailable", "UPS is out of service"),
        _ => (Kind::Protocol, "unexpected_answer", "UPS answered in a form that is not known"),
    };
    finish(Error::new(kind, code, message).with_status(response.status), &NULL, response)
}
