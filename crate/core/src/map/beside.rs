//! What stood beside UPS's wrapper in a request that was brought along.

use serde_json::{Map, Value};

/// Where a model keeps it.
pub const BESIDE: &str = "carriedBeside";

/// Takes it along, and names it.
pub(crate) fn keep(model: &mut Map<String, Value>, wire: &Value, wrapper: &str, carried: &mut Vec<String>) {
    let outer = wire.as_object().into_iter().flatten();
    let others: Map<String, Value> =
        outer.filter(|(name, _)| *name != wrapper).map(|(name, value)| (name.clone(), value.clone())).collect();
    if !others.is_empty() {
        carried.extend(others.keys().map(|name| format!("$.{name}")));
        model.insert(BESIDE.to_owned(), Value::Object(others));
    }
}

/// Puts it beside the wrapper again.
pub(crate) fn put(model: &Map<String, Value>, out: &mut Map<String, Value>) {
    if let Some(Value::Object(others)) = model.get(BESIDE) {
        for (name, value) in others {
            out.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
}
