//! Requests and answers of UPS's operations.

use crate::first_line;
use parcelgate_core::http::{Request, Response};
use parcelgate_core::operation::{self, Operation};
use parcelgate_core::policy::{RequestHead, judge};
use parcelgate_core::shipment::same;
use serde_json::Value;

/// An answer may not grow by more than this when it is read: its members get longer names and every list is there.
const GROWTH: usize = 40;

/// First line: operation and status; the rest is the body. Whatever a server answers, it is read or refused.
pub fn answers(data: &[u8]) {
    let Some((first, body)) = first_line(data) else { return };
    let Some((name, status)) = first.split_once(' ') else { return };
    let (Ok(operation), Ok(status)) = (Operation::from_json(name, "{}"), status.parse()) else { return };
    let headers = vec![("content-type".into(), "application/json".into())];
    let response = Response { status, headers, body: body.to_vec() };
    match operation.parse(&response) {
        Ok(answer) => {
            let pictures: usize = answer.pictures().iter().map(|(_, bytes)| bytes.len()).sum();
            let length = Value::Object(answer.members).to_string().len() + pictures;
            assert!(length <= 4096 + body.len() * GROWTH, "{length} of {}", body.len());
        }
        Err(error) => assert!(!error.code.is_empty() && error.message.len() <= 4096 + body.len() * 6),
    }
}

/// First line: operation; the rest is the input. What is built is what the proxy's policy lets through.
pub fn inputs(data: &[u8]) {
    let Some((name, input)) = first_line(data) else { return };
    let Ok(input) = std::str::from_utf8(input) else { return };
    let Ok(operation) = Operation::from_json(name, input) else { return };
    for request in [operation.build(), operation.preview()].into_iter().flatten() {
        forwarded(&request);
    }
}

fn forwarded(request: &Request) {
    let target = format!("/ups/sandbox{}", request.path);
    let mut headers: Vec<(&str, &[u8])> = vec![("authorization", b"Bearer token"), ("transid", b"abcdef0123456789")];
    let names: Vec<String> = request.headers.iter().map(|(name, _)| name.to_ascii_lowercase()).collect();
    headers.extend(names.iter().map(String::as_str).zip(request.headers.iter().map(|(_, value)| value.as_bytes())));
    let content_length = request.body.as_ref().map(|body| body.len() as u64);
    let head = RequestHead { method: request.method, target: &target, headers: &headers, content_length };
    if let Err(refusal) = judge(&head) {
        // Sizes are the policy's to refuse, and nothing else.
        let size = ["proxy_body_too_large", "proxy_headers_too_large", "proxy_target_too_long"].contains(&refusal.code);
        assert!(size, "{} refused: {refusal:?} {headers:?}", request.path);
    }
}

/// First line: operation; the rest is UPS's JSON. An import builds the same request again.
pub fn import(data: &[u8]) {
    let Some((name, text)) = first_line(data) else { return };
    let Ok(wire) = serde_json::from_slice::<Value>(text) else { return };
    if serde_json::from_str::<Value>(&wire.to_string()).ok().as_ref() != Some(&wire) {
        // A number of more digits than a double has: its last one is lost by reading alone.
        return;
    }
    let Ok((input, _)) = operation::import(name, &wire) else { return };
    let operation = Operation::from_json(name, &input.to_string()).expect("an import is an input");
    let Ok(request) = operation.preview() else { return };
    let again: Value = serde_json::from_str(request.body.as_deref().unwrap_or("null")).expect("a body is JSON");
    assert!(same(&again, &wire), "{name}: {wire} came back as {again}");
}
