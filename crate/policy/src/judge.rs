//! The verdict on a request's head.

use alloc::string::String;

use crate::Environment;
use crate::headers::request_header_allowed;
use crate::refusal::{self, Refusal};
use crate::route::{Credentials, ROUTES, Route};

const MOST_HEADERS: usize = 64;
const MOST_HEADER_BYTES: usize = 16 * 1024;
const MOST_AUTHORIZATION_BYTES: usize = 8 * 1024;
const MOST_PATH_BYTES: usize = 256;
const MOST_TARGET_BYTES: usize = 2 * 1024;
const PREFIX: &str = "/ups/";

/// What the proxy knows before it reads a body.
#[derive(Clone, Copy, Debug)]
pub struct RequestHead<'a> {
    /// The method as it came.
    pub method: &'a str,
    /// Path and query as they came.
    pub target: &'a str,
    /// Header names in lower case with their raw values, in order, repeats kept.
    pub headers: &'a [(&'a str, &'a [u8])],
    /// The declared length of the body; none if it is chunked or absent.
    pub content_length: Option<u64>,
}

/// A request that may go upstream.
#[derive(Clone, Debug)]
pub struct Forward {
    /// Where to.
    pub environment: Environment,
    /// Under which row, with its limits.
    pub route: &'static Route,
    /// Path and query on UPS's host, unchanged.
    pub upstream_target: String,
}

/// Judges a request's head; the body of token routes is judged by [`crate::judge_form`] once it is read.
///
/// # Errors
/// The first rule that the request breaks.
pub fn judge(head: &RequestHead<'_>) -> Result<Forward, Refusal> {
    judge_header_block(head)?;
    let (environment, path, query) = split_target(head.target)?;
    let route = find_route(head.method, path)?;
    judge_query(route, query)?;
    judge_headers(route, head)?;
    judge_body(route, head)?;
    let upstream_target =
        head.target.strip_prefix(PREFIX).and_then(|rest| rest.find('/').and_then(|at| rest.get(at..)));
    let upstream_target = String::from(upstream_target.ok_or(refusal::NO_ROUTE)?);
    Ok(Forward { environment, route, upstream_target })
}

/// Judges a preflight: of a path in the table, without a body. The answer is the same for every method and header asked for.
///
/// # Errors
/// A path that is not in the table, or a request that no browser sends as a preflight.
pub fn judge_preflight(head: &RequestHead<'_>) -> Result<(), Refusal> {
    judge_header_block(head)?;
    let (_, path, _) = split_target(head.target)?;
    let known = ROUTES.iter().any(|route| fits(route, path));
    if !known {
        return Err(refusal::NO_ROUTE);
    }
    if head.content_length.unwrap_or(0) > 0 || single(head, "transfer-encoding").is_some() {
        return Err(refusal::NO_BODY_HERE);
    }
    if single(head, "access-control-request-method").is_none() {
        return Err(Refusal { allow: Some("GET, POST, DELETE"), ..refusal::BAD_METHOD });
    }
    Ok(())
}

fn fits(route: &Route, path: &str) -> bool {
    let mut parts = path.split('/');
    route.path.iter().all(|segment| parts.next().is_some_and(|part| segment.matches(part))) && parts.next().is_none()
}

fn judge_header_block(head: &RequestHead<'_>) -> Result<(), Refusal> {
    judge_sizes(head.target, head.headers.iter().map(|(name, value)| name.len() + value.len()))
}

/// The sizes of any request's head, a file's too: fields, their bytes, the target's.
///
/// # Errors
/// More than any operation needs.
pub fn judge_sizes(target: &str, fields: impl Iterator<Item = usize>) -> Result<(), Refusal> {
    let (count, bytes) = fields.fold((0, 0), |(count, bytes), length| (count + 1, bytes + length + 4));
    if count > MOST_HEADERS || bytes > MOST_HEADER_BYTES {
        return Err(refusal::HEADERS_TOO_LARGE);
    }
    if target.len() > MOST_TARGET_BYTES { Err(refusal::TARGET_TOO_LONG) } else { Ok(()) }
}

fn split_target(target: &str) -> Result<(Environment, &str, Option<&str>), Refusal> {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    if path.len() > MOST_PATH_BYTES {
        return Err(refusal::TARGET_TOO_LONG);
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b'%');
    if !path.starts_with('/') || !path.bytes().all(plain) || path.contains("//") || has_dot_segment(path) {
        return Err(refusal::BAD_TARGET);
    }
    let rest = path.strip_prefix(PREFIX).ok_or(refusal::NO_ROUTE)?;
    let (name, rest) = rest.split_once('/').ok_or(refusal::NO_ROUTE)?;
    let environment = Environment::from_name(name).ok_or(refusal::NO_ROUTE)?;
    Ok((environment, rest, query))
}

fn has_dot_segment(path: &str) -> bool {
    path.split('/').any(|segment| segment == "." || segment == "..")
}

fn find_route(method: &str, path: &str) -> Result<&'static Route, Refusal> {
    let mut other_method = None;
    for route in ROUTES.iter().filter(|route| fits(route, path)) {
        if route.method.name() == method {
            return Ok(route);
        }
        other_method = Some(route.method.name());
    }
    // A percent sign is only ever right inside of a reference; anywhere else it is a disguise.
    match other_method {
        Some(allow) => Err(Refusal { allow: Some(allow), ..refusal::BAD_METHOD }),
        None if path.contains('%') => Err(refusal::BAD_TARGET),
        None => Err(refusal::NO_ROUTE),
    }
}

fn judge_query(route: &Route, query: Option<&str>) -> Result<(), Refusal> {
    let Some(query) = query else { return Ok(()) };
    if query.len() > route.query_bytes {
        return Err(refusal::TARGET_TOO_LONG);
    }
    let mut seen = 0_u32;
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').ok_or(refusal::BAD_QUERY)?;
        let known = route.query.iter().position(|key| key.name == name && key.value.matches(value));
        let bit = 1_u32 << known.ok_or(refusal::BAD_QUERY)?;
        if seen & bit != 0 {
            return Err(refusal::BAD_QUERY);
        }
        seen |= bit;
    }
    Ok(())
}

fn judge_headers(route: &Route, head: &RequestHead<'_>) -> Result<(), Refusal> {
    for name in ["upgrade", "http2-settings", "trailer", "proxy-authorization", "x-merchant-id"] {
        if head.headers.iter().any(|(header, _)| *header == name) {
            return Err(refusal::BAD_HEADER);
        }
    }
    for (name, value) in head.headers {
        let printable = value.iter().all(|byte| (0x20..0x7f).contains(byte));
        if request_header_allowed(name) && (!printable || count(head, name) > 1) {
            return Err(refusal::BAD_HEADER);
        }
        // `Connection: authorization` would make a hop drop the credentials.
        if *name == "connection" && !value.eq_ignore_ascii_case(b"keep-alive") && !value.eq_ignore_ascii_case(b"close")
        {
            return Err(refusal::BAD_HEADER);
        }
    }
    judge_authorization(route, single(head, "authorization"))
}

fn judge_authorization(route: &Route, value: Option<&[u8]>) -> Result<(), Refusal> {
    match (route.credentials, value) {
        (Credentials::None, None) => Ok(()),
        (Credentials::None, Some(_)) => Err(refusal::NO_AUTHORIZATION_HERE),
        (Credentials::Bearer, None) => Err(refusal::BAD_AUTHORIZATION),
        (Credentials::Bearer, Some(value)) => {
            let token = value.strip_prefix(b"Bearer ").ok_or(refusal::BAD_AUTHORIZATION)?;
            // RFC 6750 section 2.1, b64token, and the padding and dots that opaque tokens have.
            let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
            if token.is_empty() || value.len() > MOST_AUTHORIZATION_BYTES || !token.iter().all(plain) {
                return Err(refusal::BAD_AUTHORIZATION);
            }
            Ok(())
        }
    }
}

fn judge_body(route: &Route, head: &RequestHead<'_>) -> Result<(), Refusal> {
    let chunked = single(head, "transfer-encoding").is_some();
    if chunked && head.content_length.is_some() {
        return Err(refusal::BAD_HEADER);
    }
    let Some(expected) = route.content_type else {
        let empty = !chunked && head.content_length.unwrap_or(0) == 0;
        return if empty { Ok(()) } else { Err(refusal::NO_BODY_HERE) };
    };
    if head.content_length.is_some_and(|length| length > route.request_bytes) {
        return Err(refusal::BODY_TOO_LARGE);
    }
    let given = single(head, "content-type").and_then(|value| core::str::from_utf8(value).ok()).unwrap_or("");
    let given = given.split(';').next().unwrap_or("").trim();
    let encoded = single(head, "content-encoding").is_some();
    if encoded || !given.eq_ignore_ascii_case(expected) {
        return Err(refusal::BAD_CONTENT_TYPE);
    }
    Ok(())
}

fn count(head: &RequestHead<'_>, name: &str) -> usize {
    head.headers.iter().filter(|(header, _)| *header == name).count()
}

fn single<'a>(head: &RequestHead<'a>, name: &str) -> Option<&'a [u8]> {
    head.headers.iter().find(|(header, _)| *header == name).map(|(_, value)| *value)
}
