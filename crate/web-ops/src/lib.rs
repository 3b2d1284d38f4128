//! The second chunk: from JavaScript's plain objects to UPS's requests, and from UPS's answers back. It has no network, no
//! storage and no token; `parcelgate.js` carries its bytes to the first chunk's `send`.

use js_sys::{Reflect, Uint8Array};
use parcelgate_core::http::Response;
use parcelgate_core::journal::{self, Recovered};
use parcelgate_core::map::Answer;
use parcelgate_core::operation::{self, Operation};
use parcelgate_core::shipment::Shipment;
use parcelgate_core::{Error, Kind, tracking_number};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// As text, which the engine reads faster than members that are set one by one.
fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value);
    text.map_or_else(|_| Err("a value cannot be passed to JavaScript".into()), |text| js_sys::JSON::parse(&text))
}

fn reject(error: &Error) -> JsValue {
    to_js(error).unwrap_or_else(|other| other)
}

fn from_json<T: DeserializeOwned>(text: &str, name: &str) -> Result<T, JsValue> {
    operation::from_json(text, name).map_err(|error| reject(&error))
}

fn operation(name: &str, input: &str) -> Result<Operation, JsValue> {
    Operation::from_json(name, input).map_err(|error| reject(&error))
}

/// An answer with its pictures as byte arrays.
fn answer_to_js(answer: &Answer) -> Result<JsValue, JsValue> {
    let value = to_js(&answer.members)?;
    for (at, bytes) in answer.pictures() {
        let (owner, name) = at.rsplit_once('/').unwrap_or_default();
        let step = |node: JsValue, name: &str| Reflect::get(&node, &name.into());
        let owner = owner.split('/').skip(1).try_fold(value.clone(), step)?;
        Reflect::set(&owner, &name.into(), &Uint8Array::from(bytes))?;
    }
    Ok(value)
}

/// Builds a request from an input as JSON: `{ method, path, headers, body?, repeatable }`. Nothing is sent.
///
/// # Errors
/// All fields that UPS would refuse.
#[wasm_bindgen]
pub fn build(name: &str, input: &str) -> Result<JsValue, JsValue> {
    let request = operation(name, input)?.build().map_err(|error| reject(&error))?;
    to_js(&request)
}

/// Makes the unique reference that goes out with a shipment, from 13 bytes of the browser's randomness.
///
/// # Errors
/// Another number of bytes.
#[wasm_bindgen(js_name = journalReference)]
pub fn journal_reference(random: &[u8]) -> Result<String, JsValue> {
    let wrong = |_| reject(&Error::new(Kind::Validation, "wrong_type", "13 random bytes are wanted"));
    random.try_into().map(journal::reference).map_err(wrong)
}

/// Builds a request to be looked at. An input that was imported is not checked; sending does that.
///
/// # Errors
/// All fields that UPS would refuse, of an input that was not imported.
#[wasm_bindgen]
pub fn preview(name: &str, input: &str) -> Result<JsValue, JsValue> {
    let request = operation(name, input)?.preview().map_err(|error| reject(&error))?;
    to_js(&request)
}

/// Reads an answer to the input that it was asked with; headers are a list of pairs as JSON.
///
/// # Errors
/// What UPS refused, or why the answer cannot be read.
#[wasm_bindgen]
pub fn parse(name: &str, input: &str, status: u16, headers: &str, body: Vec<u8>) -> Result<JsValue, JsValue> {
    let operation = operation(name, input)?;
    let headers = from_json(headers, "headers")?;
    let answer = operation.parse(&Response { status, headers, body }).map_err(|error| reject(&error))?;
    answer_to_js(&answer)
}

/// UPS's own JSON of a request becomes our input: `{ input, carried }`. Nothing is validated; sending does that.
///
/// # Errors
/// JSON without what the operation is about.
#[wasm_bindgen(js_name = importRequest)]
pub fn import_request(name: &str, ups_json: &str) -> Result<JsValue, JsValue> {
    let wire = from_json(ups_json, "upsJson")?;
    let (input, carried) = operation::import(name, &wire).map_err(|error| reject(&error))?;
    to_js(&json!({ "input": input, "carried": carried }))
}

/// Puts the journal's reference into a shipment: `{ shipment, recovery, asked, noted }`. With `suffix` it hangs on one of the user's
/// where both places are theirs.
///
/// # Errors
/// An argument that is no shipment.
#[wasm_bindgen(js_name = placeReference)]
pub fn place_reference(shipment: &str, reference: &str, suffix: bool) -> Result<JsValue, JsValue> {
    let shipment: Shipment = from_json(shipment, "shipment")?;
    to_js(&journal::place_reference(&shipment, reference, suffix))
}

/// Whether a failed `ship` leaves open if a shipment was made. Takes what the failed call was rejected with.
///
/// # Errors
/// An argument that is no error of this module.
#[wasm_bindgen(js_name = isDoubtful)]
pub fn is_doubtful(failure: &str) -> Result<bool, JsValue> {
    let failure: Failure = from_json(failure, "error")?;
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
pub fn recovery_outcome(labels: u32, candidates: Vec<String>, failure: Option<String>) -> Result<JsValue, JsValue> {
    let failure = failure.map(|failure| from_json::<Failure>(&failure, "error")).transpose()?.map(Failure::into_error);
    let recovered = Recovered { labels: labels as usize, candidates: candidates.len() };
    to_js(&journal::outcome(failure.as_ref().map_or(Ok(recovered), Err)))
}

/// Tracking numbers in a text, each once.
#[wasm_bindgen(js_name = findTrackingNumbers)]
pub fn find_tracking_numbers(text: &str) -> Vec<String> {
    tracking_number::find(text)
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
