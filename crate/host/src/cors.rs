//! Cross-origin mode: portals whose pages are elsewhere. Off unless an operator lists them.

use crate::answer::{Reply, whole};
use crate::proxy::Outcome;
use crate::site::{Host, no};
use hyper::body::Incoming;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Request, Response, StatusCode};
use parcelgate_policy::{
    ANSWER_HEADERS, Caller, PREFLIGHT_HEADERS, PREFLIGHT_METHODS, Page, RequestHead, SiteRule, judge_preflight,
};

/// Chromium's ceiling, seconds.
const PREFLIGHT_LASTS: &str = "7200";

/// The origin of the portal whose page asks; it is one of the configured ones, byte for byte.
pub(crate) fn portal<'a>(host: &'a Host, headers: &HeaderMap) -> Option<&'a String> {
    let origins: Vec<&[u8]> = headers.get_all(header::ORIGIN).iter().map(HeaderValue::as_bytes).collect();
    let rule = SiteRule { origins: &[], portals: &host.config.portal_origins };
    match rule.check(&Caller { origins: &origins, fetch_site: None }).ok()? {
        Page::Portal(origin) => host.config.portal_origins.iter().find(|known| *known == origin),
        Page::Own => None,
    }
}

/// Lets the portal's page read an answer. Never with credentials, never for all.
pub(crate) fn open(response: &mut Response<Reply>, origin: &str) {
    let Ok(origin) = HeaderValue::from_str(origin) else { return };
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    let exposed = format!("{}, parcelgate-sent", ANSWER_HEADERS.join(", "));
    if let Ok(exposed) = HeaderValue::from_str(&exposed) {
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
}

/// Answered here, the same for whatever is asked: UPS never sees a preflight.
pub(crate) fn preflight(host: &Host, request: &Request<Incoming>) -> Outcome {
    let headers: Vec<(&str, &[u8])> =
        request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    let head = RequestHead { method: "OPTIONS", target, headers: &headers, content_length: length };
    if let Err(refusal) = judge_preflight(&head) {
        return no(&refusal);
    }
    if portal(host, request.headers()).is_none() {
        return no(&parcelgate_policy::refusal::WRONG_ORIGIN);
    }
    let mut response = whole(StatusCode::NO_CONTENT, "text/plain", "");
    let out = response.headers_mut();
    out.remove(header::CONTENT_TYPE);
    out.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(PREFLIGHT_METHODS));
    out.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(PREFLIGHT_HEADERS));
    out.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(PREFLIGHT_LASTS));
    Outcome { route: "preflight", environment: "-", response, reason: None }
}
