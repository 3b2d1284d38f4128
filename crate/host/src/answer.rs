//! Bodies and answers that the host makes itself.

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use hyper::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use parcelgate_policy::Refusal;
use serde_json::{Value, json};
use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::time::Sleep;

/// Whether a byte of the request went upstream: the page must know before it repeats anything.
pub(crate) const SENT: HeaderName = HeaderName::from_static("parcelgate-sent");

/// Why a body broke off.
#[derive(Debug)]
pub(crate) enum Broken {
    Upstream,
    TooLarge,
    TooLate,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Upstream => "the answer broke off",
            Self::TooLarge => "the answer is too large",
            Self::TooLate => "the answer takes too long",
        })
    }
}

impl std::error::Error for Broken {}

/// Bytes of our own, or UPS's answer as it streams by, counted and timed.
pub(crate) enum Reply {
    Whole(Option<Bytes>),
    Stream { body: Incoming, left: u64, deadline: Pin<Box<Sleep>> },
}

impl Body for Reply {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Stream { body, left, deadline } => {
                if deadline.as_mut().poll(context).is_ready() {
                    return Poll::Ready(Some(Err(Broken::TooLate)));
                }
                match Pin::new(body).poll_frame(context) {
                    Poll::Pending => Poll::Pending,
                    Poll::Ready(None) => Poll::Ready(None),
                    Poll::Ready(Some(Err(_))) => Poll::Ready(Some(Err(Broken::Upstream))),
                    Poll::Ready(Some(Ok(frame))) => {
                        let length = frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
                        if length > *left {
                            return Poll::Ready(Some(Err(Broken::TooLarge)));
                        }
                        *left -= length;
                        Poll::Ready(Some(Ok(frame)))
                    }
                }
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Stream { body, .. } => body.size_hint(),
        }
    }
}

/// An answer of our own.
pub(crate) fn whole(status: StatusCode, content_type: &'static str, body: impl Into<Bytes>) -> Response<Reply> {
    let mut response = Response::new(Reply::Whole(Some(body.into())));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub(crate) fn json_answer(status: StatusCode, value: &Value) -> Response<Reply> {
    whole(status, "application/json", value.to_string())
}

/// A refusal in UPS's own envelope, so that the page has one way to read errors; nothing went upstream.
pub(crate) fn refused(refusal: &Refusal) -> Response<Reply> {
    let mut response = failure(refusal.status, refusal.code, refusal.message);
    response.headers_mut().insert(SENT, HeaderValue::from_static("no"));
    if let Some(allow) = refusal.allow {
        response.headers_mut().insert(hyper::header::ALLOW, HeaderValue::from_static(allow));
    }
    response
}

/// A failure upstream, in the same envelope.
pub(crate) fn failure(status: u16, code: &str, words: &str) -> Response<Reply> {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    json_answer(status, &json!({ "response": { "errors": [{ "code": code, "message": words }] } }))
}
