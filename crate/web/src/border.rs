//! Values across the border, by serde-wasm-bindgen.

use parcelgate_core::{Error, Kind};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Maps become objects, and what is absent stays absent.
pub(crate) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&serializer).map_err(|_| JsValue::from_str("a value cannot be passed to JavaScript"))
}

/// Reads an argument; what is of the wrong kind is refused by the argument's name, without its content.
pub(crate) fn from_js<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let mut refused = Error::new(Kind::Validation, "wrong_type", &error.to_string());
        refused.field = Some(name.to_owned());
        reject(&refused)
    })
}

/// An error as the plain object that a promise is rejected with.
pub(crate) fn reject(error: &Error) -> JsValue {
    to_js(error).unwrap_or_else(|other| other)
}
