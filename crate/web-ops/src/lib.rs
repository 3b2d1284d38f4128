//! The second chunk: from JavaScript's plain objects to UPS's requests, and from UPS's answers back. It has no network, no
//! storage and no token; `parcelgate.js` carries its bytes to the first chunk's `send`.

use parcelgate_core::http::Response;
use parcelgate_core::journal;
use parcelgate_core::model::{Label, RecoverAnswer, Shipment};
use parcelgate_core::operation::{AnswerVisitor, Operation, unknown};
use parcelgate_core::{Error, Kind, tracking_number};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible().serialize_bytes_as_arrays(false);
    value.serialize(&serializer).map_err(|_| JsValue::from_str("a value cannot be passed to JavaScript"))
}

fn reject(error: &Error) -> JsValue {
    to_js(error).unwrap_or_else(|other| other)
}

fn from_js<T: DeserializeOwned>(value: JsValue, name: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let mut refused = Error::new(Kind::Validation, "wrong_type", &error.to_string());
        refused.field = Some(name.to_owned());
        reject(&refused)
    })
}

fn operation(name: &str, input: JsValue) -> Result<Operation, JsValue> {
    Ok(match name {
        "rate" => Operation::Rate(from_js(input, "shipment")?),
        "shop" => Operation::Shop(from_js(input, "shipment")?),
        "ship" => Operation::Ship(from_js(input, "shipment")?),
        "void" => Operation::Void(from_js(input, "shipmentId")?),
        "recoverLabel" => Operation::RecoverLabel(from_js(input, "trackingNumber")?),
        "track" => Operation::Track(from_js(input, "number")?),
        "validateAddress" => Operation::ValidateAddress(from_js(input, "address")?),
        other => return Err(reject(&unknown(other))),
    })
}

/// An answer as the first chunk's `send` gives it.
#[derive(Deserialize)]
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    #[serde(deserialize_with = "bytes")]
    body: Vec<u8>,
}

fn bytes<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    struct Bytes;
    impl serde::de::Visitor<'_> for Bytes {
        type Value = Vec<u8>;
        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("bytes")
        }
        fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<Vec<u8>, E> {
            Ok(bytes)
        }
        fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
            Ok(bytes.to_vec())
        }
    }
    deserializer.deserialize_byte_buf(Bytes)
}

struct ToJs;

impl AnswerVisitor for ToJs {
    type Output = Result<JsValue, JsValue>;

    fn visit<T: Serialize>(self, answer: &T) -> Self::Output {
        to_js(answer)
    }
}

/// Builds a request: `{ method, path, headers, body?, repeatable }`. Nothing is sent.
///
/// # Errors
/// All fields that UPS would refuse.
#[wasm_bindgen]
pub fn build(name: &str, input: JsValue) -> Result<JsValue, JsValue> {
    let request = operation(name, input)?.build().map_err(|error| reject(&error))?;
    to_js(&request)
}

/// Reads an answer `{ status, headers, body }` to the input that it was asked with.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
#[wasm_bindgen]
pub fn parse(name: &str, input: JsValue, answer: JsValue) -> Result<JsValue, JsValue> {
    let operation = operation(name, input)?;
    let Answer { status, headers, body } = from_js(answer, "answer")?;
    operation.parse(&Response { status, headers, body }, ToJs).map_err(|error| reject(&error))?
}

/// The name of a service from an origin country, as people know it.
#[wasm_bindgen(js_name = serviceName)]
pub fn service_name(code: &str, origin: &str) -> String {
    parcelgate_core::codes::service_name(code, origin)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Placed {
    shipment: Shipment,
    recovery: journal::Recovery,
}

/// Puts the journal's reference into a shipment: `{ shipment, recovery }`.
///
/// # Errors
/// An argument that is no shipment.
#[wasm_bindgen(js_name = placeReference)]
pub fn place_reference(shipment: JsValue, reference: &str) -> Result<JsValue, JsValue> {
    let mut shipment: Shipment = from_js(shipment, "shipment")?;
    let recovery = journal::place_reference(&mut shipment, reference);
    to_js(&Placed { shipment, recovery })
}

/// Whether a failed `ship` leaves open if a shipment was made. Takes what the failed call was rejected with.
///
/// # Errors
/// An argument that is no error of this module.
#[wasm_bindgen(js_name = isDoubtful)]
pub fn is_doubtful(failure: JsValue) -> Result<bool, JsValue> {
    let failure: Failure = from_js(failure, "error")?;
    Ok(journal::is_doubtful(&failure.into_error()))
}

/// The parts of an error that decide what follows.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    code: String,
    kind: String,
    #[serde(default)]
    ups_code: Option<String>,
    #[serde(default)]
    not_sent: bool,
}

impl Failure {
    fn into_error(self) -> Error {
        let kind = Kind::from_name(&self.kind);
        let mut error = Error::new(kind, &self.code, "");
        error.ups_code = self.ups_code;
        error.not_sent = self.not_sent;
        error
    }
}

/// What Label Recovery's outcome says of a shipment whose answer was lost: takes the labels and candidates of a success,
/// or the error of a failure.
///
/// # Errors
/// Neither of them.
#[wasm_bindgen(js_name = recoveryOutcome)]
pub fn recovery_outcome(labels: u32, candidates: Vec<String>, failure: JsValue) -> Result<JsValue, JsValue> {
    let answer = if failure.is_undefined() || failure.is_null() {
        let blank = || Label { tracking_number: String::new(), format: String::new(), bytes: Vec::new() };
        let labels = (0..labels.min(1)).map(|_| blank()).collect();
        Ok(RecoverAnswer { shipment_id: None, labels, candidates, alerts: Vec::new() })
    } else {
        let failure: Failure = from_js(failure, "error")?;
        Err(failure.into_error())
    };
    to_js(&journal::outcome(&answer))
}

/// `right`, `wrong` (a warning, never a refusal) or `not_applicable`.
#[wasm_bindgen(js_name = checkTrackingNumber)]
pub fn check_tracking_number(number: &str) -> String {
    match tracking_number::check(number) {
        tracking_number::CheckDigit::Right => "right",
        tracking_number::CheckDigit::Wrong => "wrong",
        tracking_number::CheckDigit::NotApplicable => "not_applicable",
    }
    .into()
}
