//! Who answers a request: a file, the configuration, health, or the proxy. And the headers that every answer has.

use crate::answer::{Reply, json_answer, refused, whole};
use crate::config::Config;
use crate::cors;
use crate::files::{File, Files, choose};
use crate::fuse::{self, Fuse};
use crate::helper::Helper;
use crate::log;
use crate::metrics::Metrics;
use crate::page_policy;
use crate::proxy::{self, Outcome};
use crate::upstream::Upstream;
use hyper::body::Incoming;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use parcelgate_policy::{HostRule, Refusal, judge_sizes, page, refusal};
use serde_json::json;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;
use tokio::sync::Semaphore;
use tokio_rustls::rustls::ClientConfig;

/// All bodies together that are under way: four documents of the largest kind, or 256 calls.
const MOST_BODIES_KIB: usize = 64 * 1024;

/// Everything that a request is answered from.
pub(crate) struct Host {
    pub(crate) config: Config,
    pub(crate) upstream: Upstream,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) helper: Option<Helper>,
    /// Whose pages may use the proxy.
    pub(crate) origins: Vec<String>,
    pub(crate) redirect_uris: Vec<String>,
    pub(crate) fuse: Option<Fuse>,
    /// Memory for bodies, KiB: from the first byte until UPS has answered.
    pub(crate) bodies: Arc<Semaphore>,
    names: Vec<String>,
    files: RwLock<Arc<Files>>,
    page_json: String,
    csp: HeaderValue,
}

impl Host {
    pub(crate) fn new(config: Config, files: Files, tls: ClientConfig, helper: Option<Helper>) -> Result<Self, String> {
        let mut origins = vec![config.origin.clone()];
        let mut redirect_uris = config.redirect_uris.clone();
        let mut names = vec![config.listen.clone()];
        if let Some(development) = config.development_origin() {
            origins.push(development.to_owned());
            redirect_uris.push(format!("{development}/callback.html"));
            // Trunk's proxy names the backend without its port.
            names.push("127.0.0.1".to_owned());
        }
        let name =
            |origin: &String| origin.split_once("://").map_or(String::new(), |(_, name)| name.to_ascii_lowercase());
        names.extend(origins.iter().map(name));
        let metrics = Arc::new(Metrics::new());
        Ok(Self {
            upstream: Upstream::new(&config, tls, Arc::clone(&metrics))?,
            metrics,
            helper,
            origins,
            redirect_uris,
            fuse: config.fuse.then(Fuse::new),
            bodies: Arc::new(Semaphore::new(MOST_BODIES_KIB)),
            names,
            files: RwLock::new(Arc::new(files)),
            page_json: config.page_json().to_string(),
            csp: page_policy::page(&config.printer_agents, &config.frame_ancestors),
            config,
        })
    }

    fn files(&self) -> Arc<Files> {
        Arc::clone(&self.files.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the folder of the page again. If it cannot be read whole, the files in memory stay.
    pub(crate) fn reload(&self) -> Result<(), String> {
        let files = Arc::new(Files::read(&self.config.dist)?);
        *self.files.write().unwrap_or_else(PoisonError::into_inner) = files;
        Ok(())
    }
}

pub(crate) async fn answer(
    host: Arc<Host>,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> Result<Response<Reply>, Infallible> {
    let begun = Instant::now();
    let portal = cors::portal(&host, request.headers()).cloned();
    let outcome = route(Arc::clone(&host), peer, request).await;
    let Outcome { route, environment, mut response, reason } = outcome;
    let status = response.status().as_u16();
    host.metrics.answered(route, status, reason);
    if route != "file" {
        let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        log::request(route, environment, status, ms, reason);
    }
    seal(&host, &mut response);
    if let Some(origin) = portal {
        cors::open(&mut response, &origin);
    }
    Ok(response)
}

/// Headers that every answer has; a file has brought its own.
fn seal(host: &Host, response: &mut Response<Reply>) {
    let html =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if html {
        headers.insert(header::CONTENT_SECURITY_POLICY, host.csp.clone());
    } else if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(page::OTHER_CSP));
    }
}

fn of(route: &'static str, response: Response<Reply>) -> Outcome {
    Outcome { route, environment: "-", response, reason: None }
}

pub(crate) fn no(refusal: &Refusal) -> Outcome {
    Outcome { route: "-", environment: "-", response: refused(refusal), reason: Some(refusal.code) }
}

async fn route(host: Arc<Host>, peer: SocketAddr, request: Request<Incoming>) -> Outcome {
    if request.uri().authority().is_some() || request.uri().path_and_query().is_none() {
        return no(&refusal::BAD_TARGET);
    }
    let hosts: Vec<&[u8]> = request.headers().get_all(header::HOST).iter().map(HeaderValue::as_bytes).collect();
    if let Err(wrong) = (HostRule { names: &host.names }).check(&hosts) {
        return to_our_name(&host, &request).unwrap_or_else(|| no(&wrong));
    }
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    let sizes = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    if let Err(refusal) = judge_sizes(target, sizes) {
        return no(&refusal);
    }
    let path = request.uri().path().to_owned();
    if path.starts_with("/ups/") {
        let caller = caller(&host, peer, &request);
        if let Err(seconds) = host.fuse.as_ref().map_or(Ok(()), |fuse| fuse.take(caller, Instant::now())) {
            let mut outcome = no(&refusal::TOO_MANY_CALLS);
            outcome.response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            return outcome;
        }
        if *request.method() == Method::OPTIONS && !host.config.portal_origins.is_empty() {
            return cors::preflight(&host, &request);
        }
        return proxy::forward(host, caller, request).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return no(&Refusal { allow: Some("GET"), ..refusal::BAD_METHOD });
    }
    match path.as_str() {
        "/healthz" if request.uri().query().is_none() => of("healthz", whole(StatusCode::OK, "text/plain", "ok\n")),
        "/config.json" if request.uri().query().is_none() => {
            of("config", whole(StatusCode::OK, "application/json", host.page_json.clone()))
        }
        path => match host.files().get(path) {
            Some(found) => of("file", file(path, found, &request)),
            None => of("missing", json_answer(StatusCode::NOT_FOUND, &json!({ "error": "nothing here" }))),
        },
    }
}

/// Whose call it is: the socket's other end, or what a front of the operator's says.
fn caller(host: &Host, peer: SocketAddr, request: &Request<Incoming>) -> IpAddr {
    if host.config.trusted_hops == 0 {
        return peer.ip();
    }
    let forwarded: Vec<&str> =
        request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    fuse::caller(peer, &forwarded.join(","), host.config.trusted_hops)
}

/// `localhost` is another origin than the configured one: sessions would not be found there, so people are sent over.
fn to_our_name(host: &Host, request: &Request<Incoming>) -> Option<Outcome> {
    let name = request.headers().get(header::HOST)?.to_str().ok()?;
    let is_local =
        name == "localhost" || name.strip_prefix("localhost:").is_some_and(|port| port.parse::<u16>().is_ok());
    if !is_local || *request.method() != Method::GET {
        return None;
    }
    let target = request.uri().path_and_query()?.as_str();
    let mut response = whole(StatusCode::PERMANENT_REDIRECT, "text/plain", "");
    let location = HeaderValue::from_str(&format!("{}{target}", host.config.origin)).ok()?;
    response.headers_mut().insert(header::LOCATION, location);
    Some(of("localhost", response))
}

fn file(path: &str, file: &File, request: &Request<Incoming>) -> Response<Reply> {
    let text = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (bytes, coding) = choose(file, text(header::ACCEPT_ENCODING));
    // One tag for each form: a cache must not mix them.
    let tag = format!("\"{}{}\"", file.etag, coding.map(|coding| format!("-{coding}")).unwrap_or_default());
    let known = text(header::IF_NONE_MATCH).split(',').any(|given| given.trim() == tag);
    let mut response = if known {
        whole(StatusCode::NOT_MODIFIED, file.content_type, "")
    } else if *request.method() == Method::HEAD {
        let mut response = whole(StatusCode::OK, file.content_type, "");
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        response
    } else {
        whole(StatusCode::OK, file.content_type, bytes.clone())
    };
    let headers = response.headers_mut();
    for (name, value) in page::headers(path) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    // Files are small and whole: a part of a compressed one is of no use to anybody.
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("none"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if let Some(coding) = coding.filter(|_| !known) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
