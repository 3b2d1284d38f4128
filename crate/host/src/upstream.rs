//! The client to UPS: HTTP/1.1 over verified TLS, a pool, no retries, no redirects, no proxies from the environment.

use crate::config::Config;
use crate::metrics::Metrics;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::{Request, Response, Uri};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::{Connected, Connection, HttpConnector};
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use parcelgate_policy::Environment;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::error::Elapsed;
use tokio::time::timeout;
use tokio_rustls::rustls::ClientConfig;
use tower_service::Service;

const CONNECT: Duration = Duration::from_secs(5);
/// Below what servers keep idle connections for, so that the pool rarely hands out a dead one.
const IDLE: Duration = Duration::from_secs(50);
const MOST_IDLE: usize = 64;
/// A label's answer comes in few reads, each two of TLS's records.
const READ: usize = 32 * 1024;

pub(crate) struct Upstream {
    client: Client<Timed, Full<Bytes>>,
    sandbox: Option<String>,
}

impl Upstream {
    pub(crate) fn new(config: &Config, tls: ClientConfig, metrics: Arc<Metrics>) -> Result<Self, String> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT));
        let instead = config.upstream_connect.as_ref().map(|address| format!("http://{address}").parse());
        let instead = instead.transpose().map_err(|_| "--upstream-connect takes address:port".to_owned())?;
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls)
            .https_or_http()
            .enable_http1()
            .wrap_connector(Dial { tcp, instead, metrics });
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(MOST_IDLE)
            .retry_canceled_requests(false)
            .http1_read_buf_exact_size(READ)
            .build(Timed(connector));
        Ok(Self { client, sandbox: config.sandbox_upstream.clone() })
    }

    /// Scheme and host of an environment: compiled in, the sandbox's on loopback.
    pub(crate) fn base(&self, environment: Environment) -> Option<String> {
        match environment.upstream_host() {
            Some(host) => Some(format!("https://{host}")),
            None => self.sandbox.clone(),
        }
    }

    pub(crate) async fn send(&self, request: Request<Full<Bytes>>) -> Result<Response<Incoming>, Error> {
        self.client.request(request).await
    }
}

/// What an error came from, outermost first. An error of I/O gives its inner one by another way than its source.
fn causes(error: &Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(std::error::Error::source(error), |one| {
        let inner = one.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        inner.map(|inner| inner as &(dyn std::error::Error + 'static)).or_else(|| one.source())
    })
}

/// Whether the handshake failed: another name, another issuer, too old a version.
pub(crate) fn is_tls(error: &Error) -> bool {
    causes(error).any(|cause| cause.is::<tokio_rustls::rustls::Error>())
}

/// Whether connecting took too long.
pub(crate) fn is_late(error: &Error) -> bool {
    causes(error).any(|cause| {
        cause.is::<Elapsed>()
            || cause.downcast_ref::<io::Error>().is_some_and(|one| one.kind() == io::ErrorKind::TimedOut)
    })
}

/// Connects, handshake included, or gives up in time.
#[derive(Clone)]
struct Timed(HttpsConnector<Dial>);

impl Service<Uri> for Timed {
    type Response = <HttpsConnector<Dial> as Service<Uri>>::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let connecting = self.0.call(to);
        Box::pin(async move { timeout(CONNECT, connecting).await? })
    }
}

/// Opens a connection where the operator says; what TLS asks for is still the name of the address.
#[derive(Clone)]
struct Dial {
    tcp: HttpConnector,
    instead: Option<Uri>,
    metrics: Arc<Metrics>,
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

impl Service<Uri> for Dial {
    type Response = Counted;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Counted, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        // The sandbox is on loopback already.
        let instead = self.instead.clone().filter(|_| to.scheme_str() == Some("https"));
        let opening = self.tcp.call(instead.unwrap_or(to));
        let metrics = Arc::clone(&self.metrics);
        Box::pin(async move {
            let stream = opening.await?;
            metrics.upstream_opened.fetch_add(1, Relaxed);
            metrics.upstream_open.fetch_add(1, Relaxed);
            Ok(Counted { stream, metrics })
        })
    }
}

/// A connection that is counted while it is open.
struct Counted {
    stream: TokioIo<TcpStream>,
    metrics: Arc<Metrics>,
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.metrics.upstream_open.fetch_sub(1, Relaxed);
    }
}

impl Connection for Counted {
    fn connected(&self) -> Connected {
        self.stream.connected()
    }
}

impl Read for Counted {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl Write for Counted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, parts)
    }
}
