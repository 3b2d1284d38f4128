//! The client to UPS: HTTP/1.1 over verified TLS, a pool, no retries, no redirects, no proxies from the environment.

use crate::config::Config;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::{Request, Response};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::{Client, Error};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use parcelgate_policy::Environment;
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(5);
/// Below what servers keep idle connections for, so that the pool rarely hands out a dead one.
const IDLE: Duration = Duration::from_secs(50);

pub(crate) struct Upstream {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    sandbox: Option<String>,
}

impl Upstream {
    pub(crate) fn new(config: &Config) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_connect_timeout(Some(CONNECT));
        let connector =
            HttpsConnectorBuilder::new().with_webpki_roots().https_or_http().enable_http1().wrap_connector(tcp);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .pool_max_idle_per_host(64)
            .retry_canceled_requests(false)
            .build(connector);
        Self { client, sandbox: config.sandbox_upstream.clone() }
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
