//! Pieces of UPS's JSON that several operations share.

use serde_json::{Map, Value, json};

pub(super) fn set_text(object: &mut Map<String, Value>, name: &str, text: &str) {
    let text = text.trim();
    if !text.is_empty() {
        object.insert(name.to_owned(), Value::from(text));
    }
}

/// `2026-11-22` as UPS writes it, `20261122`.
pub(super) fn compact_date(date: &str) -> String {
    date.chars().filter(char::is_ascii_digit).collect()
}

pub(super) fn code(code: &str) -> Value {
    json!({ "Code": code })
}
