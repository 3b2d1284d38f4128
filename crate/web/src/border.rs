//! Values across the border: out by serde-wasm-bindgen, in by their members.

use parcelgate_core::{Error, Kind};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// Maps become objects, and what is absent stays absent.
pub(crate) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&serializer).map_err(|_| JsValue::from_str("a value cannot be passed to JavaScript"))
}

/// A text member of an argument; what is absent, null or undefined is none.
///
/// Member by member, not by serde-wasm-bindgen's reading: it names the member that is wrong, and its words for what it
/// found brought the printing of floats along, 7 KB of the first chunk.
pub(crate) fn member(object: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).map_err(|_| wrong_type(name))?;
    if value.is_null() || value.is_undefined() {
        Ok(None)
    } else {
        value.as_string().ok_or_else(|| wrong_type(name)).map(Some)
    }
}

/// The same where it must be there.
pub(crate) fn needed(object: &JsValue, name: &str) -> Result<String, JsValue> {
    member(object, name)?.ok_or_else(|| wrong_type(name))
}

fn wrong_type(field: &str) -> JsValue {
    let mut refused = Error::new(Kind::Validation, "wrong_type", "a text is due");
    refused.field = Some(field.to_owned());
    reject(&refused)
}

/// An error as the plain object that a promise is rejected with.
pub(crate) fn reject(error: &Error) -> JsValue {
    to_js(error).unwrap_or_else(|other| other)
}
