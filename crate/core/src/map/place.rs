//! What stands at a dotted path of an object.

use super::HERE;
use serde_json::{Map, Value, json};

/// Sets what stands at a path; objects that meet become one.
pub(super) fn put(wire: &mut Map<String, Value>, path: &str, value: Value) {
    if path == HERE {
        if let Value::Object(members) = value {
            wire.extend(members);
        }
        return;
    }
    match path.split_once('.') {
        Some((head, rest)) => {
            let inner = wire.entry(head).or_insert_with(|| json!({}));
            if !inner.is_object() {
                *inner = json!({});
            }
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
        None => match (wire.get_mut(path), value) {
            (Some(Value::Object(there)), Value::Object(more)) => {
                for (name, value) in more {
                    put_plain(there, name, value);
                }
            }
            (_, value) => {
                wire.insert(path.to_owned(), value);
            }
        },
    }
}

/// The same for one name, which may have dots of its own.
pub(super) fn put_plain(there: &mut Map<String, Value>, name: String, value: Value) {
    match (there.get_mut(&name), value) {
        (Some(Value::Object(old)), Value::Object(more)) => {
            for (name, value) in more {
                put_plain(old, name, value);
            }
        }
        (_, value) => {
            there.insert(name, value);
        }
    }
}

/// Puts in what is not there yet: what the model says wins.
pub(super) fn put_beneath(there: &mut Map<String, Value>, name: &str, value: &Value) {
    match (there.get_mut(name), value) {
        (Some(Value::Object(old)), Value::Object(more)) => {
            more.iter().for_each(|(name, value)| put_beneath(old, name, value));
        }
        (Some(_), _) => {}
        (None, value) => drop(there.insert(name.to_owned(), value.clone())),
    }
}

/// Takes what stands at a path; objects on the way that it leaves empty go with it.
pub(super) fn take(wire: &mut Map<String, Value>, path: &str) -> Option<Value> {
    let Some((head, rest)) = path.split_once('.') else { return wire.remove(path) };
    let inner = match wire.get_mut(head)? {
        Value::Object(inner) => inner,
        Value::Array(items) if items.len() == 1 => items.first_mut()?.as_object_mut()?,
        _ => return None,
    };
    let taken = take(inner, rest)?;
    if inner.is_empty() {
        wire.remove(head);
    }
    Some(taken)
}
