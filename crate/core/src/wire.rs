//! Reading UPS's JSON, which has several spellings for the same thing.
//!
//! One element or an array of one; `""` where an object is due; numbers as text; `&#xD;` in front of codes. All of it is
//! taken as what it means (ups-facts: sections 1.7 and 3.0; UPS's documents of 2026-07-21).

use crate::catalogue;
use crate::error::{Error, Kind};
use crate::http::Response;
use crate::model::{Alert, Money};
use serde_json::Value;

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
        Value::String(text) => text.replace("&#xD;", "").replace("&#xA;", ""),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let trimmed = raw.trim();
    if trimmed.is_empty() { None } else { Some(trimmed.to_owned()) }
}

/// Whether a presence indicator is there: the key counts, not its value.
pub fn present(value: &Value, path: &[&str]) -> bool {
    !at(value, path).is_null()
}

/// An amount with its currency.
pub fn money(value: &Value, path: &[&str]) -> Option<Money> {
    let node = at(value, path);
    Some(Money { amount: text(node, &["MonetaryValue"])?, currency: text(node, &["CurrencyCode"])? })
}

/// Notices that came with a success.
pub fn alerts(value: &Value, path: &[&str]) -> Vec<Alert> {
    let read = |alert: &&Value| {
        Some(Alert { code: text(alert, &["Code"])?, message: text(alert, &["Description"]).unwrap_or_default() })
    };
    list(value, path).iter().filter_map(read).collect()
}

/// Reads a success's JSON, or says what the answer says instead.
///
/// # Errors
/// UPS's error in any of its envelopes; an answer that is empty, cut or no JSON; the host's own refusals.
pub fn success(response: &Response, wrapper: &str) -> Result<Value, Error> {
    let parsed: Option<Value> = serde_json::from_slice(&response.body).ok();
    let Some(mut value) = parsed else { return Err(unreadable(response)) };
    if let Some((code, message)) = first_error(&value) {
        return Err(finish(catalogue::error(&code, &message, Some(response.status)), &value, response));
    }
    if !(200..300).contains(&response.status) {
        return Err(by_status(response));
    }
    let inner = if wrapper.is_empty() { &value } else { at(&value, &[wrapper]) };
    if inner.is_null() {
        return Err(Error::new(Kind::Protocol, "unexpected_answer", "the answer lacks its main member")
            .with_status(response.status));
    }
    let status = at(inner, &["Response", "ResponseStatus"]);
    if text(status, &["Code"]).is_some_and(|code| code != "1") {
        let message = text(status, &["Description"]).unwrap_or_default();
        return Err(Error::new(Kind::Carrier, "carrier_refused", &message).with_status(response.status));
    }
    // Taken out, not copied: a label may be megabytes.
    Ok(if wrapper.is_empty() { value } else { value.get_mut(wrapper).map(Value::take).unwrap_or_default() })
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
    // Locator's own form, with HTTP 200.
    let locator = value.as_object().into_iter().flatten().map(|(_, inner)| at(inner, &["Response", "Error"]));
    if let Some(found) = locator.into_iter().find_map(|error| pair(error, "ErrorCode", "ErrorDescription")) {
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
    let minimum = list(fault, &["ErrorDetail"]).first().and_then(|detail| text(detail, &["MinimumRetrySeconds"]));
    let minimum = minimum.or_else(|| {
        let inner = value.as_object()?.values().next()?;
        text(inner, &["Response", "Error", "MinimumRetrySeconds"])
    });
    let header = response.header("retry-after").map(ToOwned::to_owned);
    error.retry_after_seconds = minimum.or(header).and_then(|seconds| seconds.parse().ok());
    error
}

fn unreadable(response: &Response) -> Error {
    let error = match response.status {
        200..=299 if response.body.is_empty() => {
            Error::new(Kind::Network, "empty_answer", "the answer is empty").with_status(response.status)
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
