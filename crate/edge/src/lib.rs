//! The policy as a Worker calls it: the same table, the same verdicts as the native host's. No I/O; `worker/worker.js` has that.

use parcelgate_policy::{
    ANSWER_HEADERS, Caller, FormRules, PREFLIGHT_HEADERS, PREFLIGHT_METHODS, Page, REQUEST_HEADERS, ROUTES, Refusal,
    RequestHead, SiteRule, judge, judge_form, judge_preflight, refusal,
};
use wasm_bindgen::prelude::*;

/// Why a request is not forwarded.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub struct Refused(Refusal);

#[wasm_bindgen]
impl Refused {
    /// The status of the answer.
    #[wasm_bindgen(getter)]
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The stable code.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> String {
        self.0.code.into()
    }

    /// Words for a developer.
    #[wasm_bindgen(getter)]
    pub fn message(&self) -> String {
        self.0.message.into()
    }

    /// For `Allow`.
    #[wasm_bindgen(getter)]
    pub fn allow(&self) -> Option<String> {
        self.0.allow.map(Into::into)
    }
}

/// A refusal by its code: for what only the Worker can see, as a body that is too large.
#[wasm_bindgen]
pub fn refused(code: &str) -> Option<Refused> {
    parcelgate_policy::ALL_REFUSALS.iter().find(|one| one.code == code).map(|one| Refused(*one))
}

/// Where a request goes, under which limits.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Forward {
    route: &'static parcelgate_policy::Route,
    environment: parcelgate_policy::Environment,
    target: String,
}

#[wasm_bindgen]
impl Forward {
    /// The route's name, for logs.
    #[wasm_bindgen(getter)]
    pub fn route(&self) -> String {
        self.route.name.into()
    }

    /// `sandbox`, `cie` or `production`.
    #[wasm_bindgen(getter)]
    pub fn environment(&self) -> String {
        self.environment.name().into()
    }

    /// UPS's host; none for the sandbox.
    #[wasm_bindgen(getter)]
    pub fn host(&self) -> Option<String> {
        self.environment.upstream_host().map(Into::into)
    }

    /// Path and query on that host.
    #[wasm_bindgen(getter)]
    pub fn target(&self) -> String {
        self.target.clone()
    }

    /// Largest request body, bytes.
    #[wasm_bindgen(getter)]
    pub fn request_bytes(&self) -> f64 {
        self.route.request_bytes as f64
    }

    /// Largest answer body, bytes.
    #[wasm_bindgen(getter)]
    pub fn answer_bytes(&self) -> f64 {
        self.route.answer_bytes as f64
    }

    /// From sending to the last byte of the answer, milliseconds.
    #[wasm_bindgen(getter)]
    pub fn total_ms(&self) -> f64 {
        self.route.total_ms as f64
    }
}

/// Names in lower case and values in turn, as they came; a Worker sees repeats joined by `, `.
fn pairs(flat: &[String]) -> Vec<(&str, &[u8])> {
    flat.chunks_exact(2).filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_bytes()))).collect()
}

/// What nobody lists twice. A Worker gets two of these as one, joined.
fn joined(headers: &[(&str, &[u8])]) -> bool {
    const SINGLE: &[&str] = &["authorization", "content-length", "content-type", "host", "origin"];
    headers.iter().any(|(name, value)| SINGLE.contains(name) && value.windows(2).any(|two| two == b", "))
}

/// Judges a request's head.
///
/// # Errors
/// The first rule that it breaks.
#[wasm_bindgen(js_name = judge)]
pub fn judge_request(
    method: &str,
    target: &str,
    headers: Vec<String>,
    length: Option<f64>,
) -> Result<Forward, Refused> {
    let headers = pairs(&headers);
    if joined(&headers) {
        return Err(Refused(refusal::BAD_HEADER));
    }
    // Lengths are whole and small; what is not is above every limit.
    let content_length = length.map(|length| if (0.0..1e15).contains(&length) { length as u64 } else { u64::MAX });
    let forward = judge(&RequestHead { method, target, headers: &headers, content_length }).map_err(Refused)?;
    Ok(Forward { route: forward.route, environment: forward.environment, target: forward.upstream_target })
}

/// Judges a preflight.
///
/// # Errors
/// A path outside of the table, a body.
#[wasm_bindgen(js_name = judgePreflight)]
pub fn judge_preflight_request(target: &str, headers: Vec<String>, length: Option<f64>) -> Result<(), Refused> {
    let content_length = length.map(|length| if length > 0.0 { 1 } else { 0 });
    let headers = pairs(&headers);
    judge_preflight(&RequestHead { method: "OPTIONS", target, headers: &headers, content_length }).map_err(Refused)
}

/// Whose page asks: "" for our own, else the portal's origin.
///
/// # Errors
/// Neither.
#[wasm_bindgen(js_name = judgePage)]
pub fn judge_page(
    origins: Vec<String>,
    portals: Vec<String>,
    origin: Option<String>,
    fetch_site: Option<String>,
) -> Result<String, Refused> {
    let given: Vec<&[u8]> = origin.iter().map(String::as_bytes).collect();
    let caller = Caller { origins: &given, fetch_site: fetch_site.as_deref().map(str::as_bytes) };
    match (SiteRule { origins: &origins, portals: &portals }).check(&caller).map_err(Refused)? {
        Page::Own => Ok(String::new()),
        Page::Portal(origin) => Ok(origin.to_owned()),
    }
}

/// Judges the form of a token route; every other body is none of the policy's business.
///
/// # Errors
/// A field too many, too few or twice; another client or redirect URI.
#[wasm_bindgen(js_name = judgeForm)]
pub fn judge_form_body(route: &str, body: &[u8], client_id: &str, redirect_uris: Vec<String>) -> Result<(), Refused> {
    let Some(route) = ROUTES.iter().find(|row| row.name == route) else { return Ok(()) };
    judge_form(route.id, body, &FormRules { client_id, redirect_uris: &redirect_uris }).map_err(Refused)
}

/// Request headers that reach UPS.
#[wasm_bindgen(js_name = requestHeaders)]
pub fn request_headers() -> Vec<String> {
    REQUEST_HEADERS.iter().map(|name| (*name).to_owned()).collect()
}

/// Answer headers that reach the page.
#[wasm_bindgen(js_name = answerHeaders)]
pub fn answer_headers() -> Vec<String> {
    ANSWER_HEADERS.iter().map(|name| (*name).to_owned()).collect()
}

/// What a preflight is answered: methods and headers.
#[wasm_bindgen(js_name = preflightLists)]
pub fn preflight_lists() -> Vec<String> {
    vec![PREFLIGHT_METHODS.to_owned(), PREFLIGHT_HEADERS.to_owned()]
}

/// The version of the page and the policy.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Headers of a file, by its path: names and values in turn.
#[wasm_bindgen(js_name = fileHeaders)]
pub fn file_headers(path: &str) -> Vec<String> {
    parcelgate_policy::page::headers(path)
        .into_iter()
        .flat_map(|(name, value)| [name.to_owned(), value.to_owned()])
        .collect()
}
