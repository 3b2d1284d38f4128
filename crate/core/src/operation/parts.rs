//! Pieces of UPS's JSON that several operations share.

use crate::error::{Error, Kind};
use crate::http::Response;
use crate::map::{Answer, Answers, Table};
use crate::wire;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The members of these operations.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    // The project's own table; a test reads it whole.
    Table::parse(include_str!(concat!(env!("OUT_DIR"), "/operations.table"))).unwrap_or_default()
});

static ANSWERS: LazyLock<Answers> = LazyLock::new(|| Answers::new(&TABLE));

/// Reads a success as a section of the table.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
pub(super) fn read(response: &Response, wrapper: &'static str, section: &str) -> Result<Answer, Error> {
    let success = (200..300).contains(&response.status);
    let found = success.then(|| ANSWERS.read(section, wrapper, &response.body)).flatten();
    found.ok_or_else(|| wire::success(response, wrapper).err().unwrap_or_else(|| unexpected("the answer is no object")))
}

pub(super) fn unexpected(message: &str) -> Error {
    Error::new(Kind::Protocol, "unexpected_answer", message)
}

/// The object of a name, to be changed.
pub(super) fn node<'a>(model: &'a mut Map<String, Value>, name: &str) -> Option<&'a mut Map<String, Value>> {
    model.get_mut(name).and_then(Value::as_object_mut)
}

/// The objects of a list, to be changed.
pub(super) fn nodes<'a>(
    model: &'a mut Map<String, Value>,
    name: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    model.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Takes a list of objects out.
pub(super) fn take_nodes(model: &mut Map<String, Value>, name: &str) -> Vec<Map<String, Value>> {
    let Some(Value::Array(items)) = model.remove(name) else { return Vec::new() };
    let object = |item| if let Value::Object(node) = item { Some(node) } else { None };
    items.into_iter().filter_map(object).collect()
}

/// `2026-11-22` as UPS writes it, `20261122`.
pub(super) fn compact_date(date: &str) -> String {
    date.chars().filter(char::is_ascii_digit).collect()
}

/// `103000` as `10:30`; seconds may be missing.
pub(super) fn clock(compact: &str) -> Option<String> {
    let digits = matches!(compact.len(), 4 | 6) && compact.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Some(format!("{}:{}", compact.get(..2)?, compact.get(2..4)?)) } else { None }
}

/// A number as people copy it: without blanks and hyphens, in capitals.
pub(super) fn number(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase()
}
