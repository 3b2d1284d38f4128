//! Looking into a model: what is missing reads as blank.

use serde_json::{Map, Value};
use std::sync::LazyLock;

static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);

/// The object at a path of names; an empty one where there is none.
pub fn node<'a>(model: &'a Map<String, Value>, path: &str) -> &'a Map<String, Value> {
    path.split('.').fold(model, |node, name| node.get(name).and_then(Value::as_object).unwrap_or(&EMPTY))
}

/// The objects of a list.
pub fn nodes<'a>(model: &'a Map<String, Value>, name: &str) -> Vec<&'a Map<String, Value>> {
    let list = model.get(name).and_then(Value::as_array);
    list.into_iter().flatten().map(|item| item.as_object().unwrap_or(&EMPTY)).collect()
}

/// The trimmed text at a path; numbers read as text, a code with a description as its code.
pub fn text(model: &Map<String, Value>, path: &str) -> String {
    let (parent, name) = path.rsplit_once('.').map_or((model, path), |(head, name)| (node(model, head), name));
    match parent.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Object(code)) if code.contains_key("code") => text(code, "code"),
        _ => String::new(),
    }
}

/// The texts of a list that are not blank.
pub fn texts(model: &Map<String, Value>, name: &str) -> Vec<String> {
    let list = model.get(name).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str).map(|text| text.trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// Whether something was said: true, or a text of UPS's own.
pub fn flag(model: &Map<String, Value>, name: &str) -> bool {
    !matches!(model.get(name), None | Some(Value::Null | Value::Bool(false)))
}
