//! The operators' listener: metrics and health, nothing else, never the public one.

use crate::answer::{Reply, whole};
use crate::guarded::Guarded;
use crate::metrics::Metrics;
use hyper::body::Incoming;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

const HEADERS: Duration = Duration::from_secs(10);
const MOST_CONNECTIONS: usize = 64;

pub(crate) async fn run(listener: TcpListener, metrics: Arc<Metrics>) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let metrics = Arc::clone(&metrics);
        tokio::spawn(async move {
            let service = hyper::service::service_fn(|request| answer(Arc::clone(&metrics), request));
            let mut http = hyper::server::conn::http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
            let _ = http.serve_connection(TokioIo::new(Guarded::new(stream)), service).await;
            drop(place);
        });
    }
}

fn answer(
    metrics: Arc<Metrics>,
    request: Request<Incoming>,
) -> std::future::Ready<Result<Response<Reply>, Infallible>> {
    let get = *request.method() == Method::GET;
    std::future::ready(Ok(match request.uri().path() {
        "/metrics" if get => whole(StatusCode::OK, "text/plain; version=0.0.4", metrics.text()),
        "/healthz" if get => whole(StatusCode::OK, "text/plain", "ok\n"),
        _ => whole(StatusCode::NOT_FOUND, "text/plain", "nothing here\n"),
    }))
}
