//! The way out: fetch through gloo-net, the clock, and the browser's randomness.

use gloo_net::http::{Method, RequestBuilder};
use parcelgate_core::http::Response;
use parcelgate_core::{Error, Kind};
use web_sys::{AbortSignal, RequestCache, RequestCredentials, RequestRedirect};

/// Milliseconds since 1970 on this device's clock.
pub(crate) fn now_ms() -> i64 {
    // A double holds these exactly for the next 280,000 years.
    js_sys::Date::now() as i64
}

/// ISO 8601 of a moment.
pub(crate) fn iso(ms: i64) -> String {
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(ms as f64)).to_iso_string().into()
}

/// Bytes from the browser's cryptographic source; without one nothing is made, never by a weaker one.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    let missing = || Error::new(Kind::Configuration, "no_randomness", "this browser gives no cryptographic randomness");
    let crypto = web_sys::window().and_then(|window| window.crypto().ok()).ok_or_else(missing)?;
    crypto.get_random_values_with_u8_array(&mut bytes).map_err(|_| missing())?;
    Ok(bytes)
}

/// A request on its way out.
pub(crate) struct Outgoing<'a> {
    pub(crate) method: &'a str,
    pub(crate) url: &'a str,
    pub(crate) headers: &'a [(String, String)],
    pub(crate) body: Option<&'a str>,
    pub(crate) signal: Option<&'a AbortSignal>,
}

/// Sends once. No cookies, no cache, and a redirect is an error: tokens go where they were meant to go.
pub(crate) async fn send(outgoing: &Outgoing<'_>) -> Result<Response, Error> {
    let method = match outgoing.method {
        "POST" => Method::POST,
        "DELETE" => Method::DELETE,
        _ => Method::GET,
    };
    let mut builder = RequestBuilder::new(outgoing.url)
        .method(method)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .abort_signal(outgoing.signal);
    for (name, value) in outgoing.headers {
        builder = builder.header(name, value);
    }
    let request = match outgoing.body {
        Some(body) => builder.body(body.to_owned()),
        None => builder.build(),
    };
    let answer = request.map_err(explain)?.send().await.map_err(explain)?;
    let headers = answer.headers().entries().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let status = answer.status();
    let body = answer.binary().await.map_err(|error| {
        // The head came, so the call reached UPS: whatever it did is done.
        let mut explained = explain(error);
        if explained.kind == Kind::Network {
            explained.code = "answer_lost".into();
        }
        explained.with_status(status)
    })?;
    Ok(Response { status, headers, body })
}

/// Browsers say little on purpose; what they say is kept, none of the request is.
fn explain(error: gloo_net::Error) -> Error {
    match error {
        gloo_net::Error::JsError(error) if error.name == "AbortError" => {
            Error::new(Kind::Cancelled, "cancelled", "the call was stopped")
        }
        gloo_net::Error::JsError(error) => Error::new(Kind::Network, "network", &error.message),
        _ => Error::new(Kind::Protocol, "unexpected_answer", "the answer cannot be read"),
    }
}
