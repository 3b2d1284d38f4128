//! One call to UPS: judged, rebuilt from allowed parts, sent once, its answer passed on with allowed headers.

use crate::answer::{Reply, SENT, failure, refused};
use crate::helper::Helper;
use crate::log;
use crate::metrics::Counting;
use crate::site::Host;
use crate::upstream::{is_late, is_tls};
use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Request, Response};

use parcelgate_policy::{
    Caller, FormRules, Forward, Page, Refusal, RequestHead, RouteId, SiteRule, answer_header_allowed, judge,
    judge_form, pairs, refusal, request_header_allowed,
};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::{sleep_until, timeout, timeout_at};

/// So long a body may take in any case, and as much longer as it comes at this pace.
const BODY: Duration = Duration::from_secs(15);
const BYTES_PER_SECOND: u64 = 16 * 1024;

/// What a call came to, for the log.
pub(crate) struct Outcome {
    pub(crate) route: &'static str,
    pub(crate) environment: &'static str,
    pub(crate) response: Response<Reply>,
    /// Why it was refused or failed.
    pub(crate) reason: Option<&'static str>,
}

pub(crate) async fn forward(host: Arc<Host>, caller: IpAddr, request: Request<Incoming>) -> Outcome {
    let (parts, body) = request.into_parts();
    let (forward, own_page) = match check(&host, &parts) {
        Ok(judged) => judged,
        Err(refusal) => {
            return Outcome { route: "-", environment: "-", response: refused(&refusal), reason: Some(refusal.code) };
        }
    };
    let (route, environment) = (forward.route.name, forward.environment.name());
    let answer = |response, reason| Outcome { route, environment, response, reason };
    let (body, held) = match read(&host, &forward, body).await {
        Ok(read) => read,
        Err(refusal) => {
            let mut response = refused(&refusal);
            if refusal == refusal::TOO_MANY_CALLS {
                response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(1));
            }
            return answer(response, Some(refusal.code));
        }
    };
    let helped = (own_page && helps(&host, &forward, &body)).then_some(caller);
    let Some(mut request) = rebuild(&host, &forward, &parts.headers, body) else {
        return answer(refused(&refusal::BAD_TARGET), Some("proxy_bad_target"));
    };
    if let Some(Err(rest)) = helped.and_then(|caller| Some(host.helper.as_ref()?.ready(caller, Instant::now()))) {
        let mut response = refused(&refusal::REFRESH_RESTS);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from((rest + Duration::from_millis(999)).as_secs()));
        return answer(response, Some(refusal::REFRESH_RESTS.code));
    }
    if helped.is_some() {
        let credentials = host.helper.as_ref().and_then(Helper::authorization);
        credentials.and_then(|value| request.headers_mut().insert(header::AUTHORIZATION, value));
    }
    if forward.route.repeatable {
        // A page that goes away needs no answer, and UPS is spared one.
        let (response, reason) = send(&host, &forward, request, helped).await;
        drop(held);
        return answer(response, reason);
    }
    // In a task of its own: a page that goes away in the middle of a purchase must not leave half of one at UPS.
    let (hand_over, waiting) = oneshot::channel();
    tokio::spawn(async move {
        let begun = Instant::now();
        let whole = Counting::begin(&host.metrics.purchases);
        let sent = send(&host, &forward, request, helped).await;
        if let Err((response, reason)) = hand_over.send(sent) {
            let status = response.status().as_u16();
            host.metrics.answered(route, status, reason);
            let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
            log::request(route, environment, status, ms, Some(reason.unwrap_or("page_left")));
        }
        drop((whole, held));
    });
    match waiting.await {
        Ok((response, reason)) => answer(response, reason),
        Err(_) => answer(failure(500, "proxy_upstream_failed", "the host failed on the way"), Some("panic")),
    }
}

/// Whether this refresh is one that the host's secret is for: of the configured client, named once in the form.
fn helps(host: &Host, forward: &Forward, body: &[u8]) -> bool {
    let named = || pairs(body).is_some_and(|fields| fields.iter().filter(|(name, _)| name == "client_id").count() == 1);
    host.helper.is_some() && forward.route.id == RouteId::Refresh && named()
}

fn check(host: &Host, parts: &Parts) -> Result<(Forward, bool), Refusal> {
    let headers: Vec<(&str, &[u8])> =
        parts.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let all = |name: &HeaderName| parts.headers.get_all(name).iter().map(HeaderValue::as_bytes).collect::<Vec<_>>();
    let origins = all(&header::ORIGIN);
    let site = HeaderName::from_static("sec-fetch-site");
    let caller = Caller { origins: &origins, fetch_site: parts.headers.get(&site).map(HeaderValue::as_bytes) };
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let target = parts.uri.path_and_query().map_or("", |target| target.as_str());
    let head = RequestHead { method: parts.method.as_str(), target, headers: &headers, content_length: length };
    let forward = judge(&head)?;
    let page = SiteRule { origins: &host.origins, portals: &host.config.portal_origins }.check(&caller)?;
    if !host.config.environments.contains(&forward.environment) {
        return Err(refusal::ENVIRONMENT_OFF);
    }
    Ok((forward, page == Page::Own))
}

/// A body, and the memory that it has until the call is over.
type Held = (Bytes, Option<OwnedSemaphorePermit>);

async fn read(host: &Host, forward: &Forward, body: Incoming) -> Result<Held, Refusal> {
    let (bytes, held) = collect(body, forward.route.request_bytes, &host.bodies).await?;
    let rules = FormRules { client_id: &host.config.client_id, redirect_uris: &host.redirect_uris };
    judge_form(forward.route.id, &bytes, &rules)?;
    Ok((bytes, held))
}

/// Reads a body at its pace, within the memory that all bodies have together.
async fn collect(mut body: Incoming, limit: u64, places: &Arc<Semaphore>) -> Result<Held, Refusal> {
    let begun = Instant::now();
    let mut held: Option<OwnedSemaphorePermit> = None;
    let mut bytes = BytesMut::new();
    loop {
        let pace = begun + BODY + Duration::from_secs(bytes.len() as u64 / BYTES_PER_SECOND);
        let late = pace.min(Instant::now() + BODY);
        let frame = timeout_at(late.into(), body.frame()).await.map_err(|_| refusal::BODY_TOO_SLOW)?;
        let Some(frame) = frame else { return Ok((bytes.freeze(), held)) };
        let frame = frame.map_err(|_| refusal::BAD_HEADER)?;
        let part = frame.data_ref().map_or(&[][..], |data| data);
        if (bytes.len() + part.len()) as u64 > limit {
            return Err(refusal::BODY_TOO_LARGE);
        }
        let more = (bytes.len() + part.len()).div_ceil(1024) - bytes.len().div_ceil(1024);
        let more = Arc::clone(places).try_acquire_many_owned(u32::try_from(more).unwrap_or(u32::MAX));
        let more = more.map_err(|_| refusal::TOO_MANY_CALLS)?;
        match &mut held {
            Some(held) => held.merge(more),
            None => held = Some(more),
        }
        bytes.extend_from_slice(part);
    }
}

/// A new request, of allowed parts only.
fn rebuild(host: &Host, forward: &Forward, headers: &HeaderMap, body: Bytes) -> Option<Request<Full<Bytes>>> {
    let base = host.upstream.base(forward.environment)?;
    let mut request = Request::builder()
        .method(forward.route.method.name())
        .uri(format!("{base}{}", forward.upstream_target))
        .header(header::ACCEPT_ENCODING, "identity");
    for (name, value) in headers.iter().filter(|(name, _)| request_header_allowed(name.as_str())) {
        request = request.header(name, value);
    }
    request.body(Full::new(body)).ok()
}

type Sent = (Response<Reply>, Option<&'static str>);

async fn send(host: &Host, forward: &Forward, request: Request<Full<Bytes>>, helped: Option<IpAddr>) -> Sent {
    let total = Duration::from_millis(forward.route.total_ms);
    let deadline = Instant::now() + total;
    let failed = |status, code: &'static str, words: &str| (failure(status, code, words), Some(code));
    let (begun, metrics) = (Instant::now(), &host.metrics);
    let waiting = Counting::begin(&metrics.in_flight);
    let outcome = timeout(total, host.upstream.send(request)).await;
    drop(waiting);
    let status = outcome.as_ref().ok().and_then(|answer| answer.as_ref().ok()).map(Response::status);
    if status.is_some() {
        metrics.waited(forward.route.name, begun.elapsed());
    }
    if let (Some(helper), Some(caller)) = (host.helper.as_ref(), helped) {
        helper.heard(caller, status, Instant::now());
    }
    match outcome {
        Err(_) => failed(504, "proxy_upstream_timeout", "UPS did not answer in time"),
        Ok(Err(error)) if error.is_connect() => {
            let (mut response, reason) = if is_tls(&error) {
                failed(502, "proxy_upstream_tls", "what answers for UPS has no certificate of UPS's name")
            } else {
                let status = if is_late(&error) { 504 } else { 502 };
                failed(status, "proxy_upstream_unreachable", "UPS cannot be reached from this host")
            };
            response.headers_mut().insert(SENT, HeaderValue::from_static("no"));
            (response, reason)
        }
        Ok(Err(_)) => failed(502, "proxy_upstream_failed", "the connection to UPS broke before its answer"),
        Ok(Ok(answer)) if answer.status().is_redirection() || answer.status().is_informational() => {
            failed(502, "proxy_upstream_redirect", "UPS sent the call elsewhere, which is not followed")
        }
        Ok(Ok(answer)) => pass_on(forward, answer, deadline),
    }
}

fn pass_on(forward: &Forward, answer: Response<Incoming>, deadline: Instant) -> Sent {
    let (parts, body) = answer.into_parts();
    let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > forward.route.answer_bytes) {
        let words = "UPS's answer is larger than this operation's limit";
        return (failure(502, "proxy_answer_too_large", words), Some("proxy_answer_too_large"));
    }
    let deadline = Box::pin(sleep_until(deadline.into()));
    let mut response = Response::new(Reply::Stream { body, left: forward.route.answer_bytes, deadline });
    *response.status_mut() = parts.status;
    let out = response.headers_mut();
    for (name, value) in parts.headers.iter().filter(|(name, _)| answer_header_allowed(name.as_str())) {
        if value.to_str().is_ok() {
            out.append(name, value.clone());
        }
    }
    let json =
        out.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|kind| kind.contains("json"));
    if !json {
        // An outage's HTML page is data here, never a page.
        out.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    }
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    (response, None)
}
