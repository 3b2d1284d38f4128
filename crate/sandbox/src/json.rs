//! Reading requests the way UPS does: one or many, text or number, presence by key.

use serde_json::Value;

static NULL: Value = Value::Null;

pub(crate) fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').filter(|part| !part.is_empty()).try_fold(value, |value, name| value.get(name)).unwrap_or(&NULL)
}

pub(crate) fn text(value: &Value, path: &str) -> String {
    match at(value, path) {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

pub(crate) fn has(value: &Value, path: &str) -> bool {
    !at(value, path).is_null()
}

pub(crate) fn list<'a>(value: &'a Value, path: &str) -> Vec<&'a Value> {
    match at(value, path) {
        Value::Array(items) => items.iter().collect(),
        Value::Null => Vec::new(),
        one => vec![one],
    }
}

/// A decimal in thousandths; none if it is no plain decimal.
pub(crate) fn thousandths(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !digits(whole) || !digits(fraction) || whole.len() > 9 {
        return None;
    }
    let fraction: String = fraction.chars().chain("000".chars()).take(3).collect();
    let whole: u64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    Some(whole * 1000 + fraction.parse::<u64>().ok()?)
}

/// Cents as decimal text.
pub(crate) fn cents(amount: u64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

/// Every array of one element becomes that element: the shape of UPS's older versions.
pub(crate) fn collapse(value: Value) -> Value {
    match value {
        Value::Array(mut items) if items.len() == 1 => collapse(items.remove(0)),
        Value::Array(items) => Value::Array(items.into_iter().map(collapse).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, collapse(value))).collect())
        }
        other => other,
    }
}
