//! The HTTP front: bytes in, bytes out, and the faults that strike on the way.

use crate::reply::{Delivery, Incoming, Reply};
use crate::state::Sandbox;
use crate::{api, control, oauth};
use bytes::Bytes;
use http_body_util::BodyExt as _;
use hyper::body::{Body, Frame, Incoming as HyperBody, SizeHint};
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpListener;

/// Serves until the task is dropped.
pub async fn serve(listener: TcpListener, sandbox: Arc<Sandbox>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        // Without it a label's answer waits for Nagle and a delayed acknowledgement.
        let _ = stream.set_nodelay(true);
        let sandbox = Arc::clone(&sandbox);
        tokio::spawn(async move {
            let service = hyper::service::service_fn(move |request| answer(Arc::clone(&sandbox), request));
            let mut http = hyper::server::conn::http1::Builder::new();
            let _ = http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Why a connection ends without an answer.
#[derive(Debug)]
struct Gone;

impl std::fmt::Display for Gone {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("dropped on demand")
    }
}

impl std::error::Error for Gone {}

async fn answer(sandbox: Arc<Sandbox>, request: Request<HyperBody>) -> Result<Response<Cut>, Gone> {
    let (head, body) = request.into_parts();
    let header = |(name, value): (&hyper::header::HeaderName, &hyper::header::HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let body = body.collect().await.map_err(|_| Gone)?.to_bytes();
    let incoming = Incoming {
        method: head.method.as_str().to_owned(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(header).collect(),
        body: body.to_vec(),
    };
    let reply = sandbox.answer(&incoming);
    if reply.wait_ms > 0 {
        tokio::time::sleep(Duration::from_millis(reply.wait_ms)).await;
    }
    if reply.delivery == Delivery::Dropped {
        return Err(Gone);
    }
    let mut response = Response::builder().status(reply.status);
    for (name, value) in &reply.headers {
        response = response.header(*name, value);
    }
    response.body(Cut::new(reply.body, reply.delivery == Delivery::Truncated)).map_err(|_| Gone)
}

impl Sandbox {
    /// Answers a request: control, the API, or pages and tokens.
    pub fn answer(&self, request: &Incoming) -> Reply {
        if request.path.starts_with("/_sandbox/") {
            control::handle(self, request)
        } else if request.path.starts_with("/api/") {
            api::handle(self, request)
        } else {
            oauth::handle(self, request)
        }
    }
}

/// A body that may break off in the middle, after promising its whole length.
struct Cut {
    bytes: Option<Bytes>,
    promised: u64,
    broken: bool,
}

impl Cut {
    fn new(body: Vec<u8>, broken: bool) -> Self {
        let promised = body.len() as u64;
        let mut bytes = Bytes::from(body);
        if broken {
            bytes.truncate(bytes.len() / 2);
        }
        Self { bytes: Some(bytes).filter(|bytes| !bytes.is_empty()), promised, broken }
    }
}

impl Body for Cut {
    type Data = Bytes;
    type Error = Gone;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Gone>>> {
        match self.bytes.take() {
            Some(bytes) => Poll::Ready(Some(Ok(Frame::data(bytes)))),
            None if self.broken => Poll::Ready(Some(Err(Gone))),
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}
