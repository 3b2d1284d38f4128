//! The accept loop: limits on connections and their pace, TLS where it is wanted, and an end that lets calls finish.

use crate::guarded::Guarded;
use crate::metrics::Counting;
use crate::site::{self, Host};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// A head, or the next one on a connection that is kept, is there by then. A handshake too.
const HEADERS: Duration = Duration::from_secs(10);
const MOST_CONNECTIONS: usize = 4_096;
const MOST_HEADER_BYTES: usize = 32 * 1024;

/// Runs until the process is told to stop, then lets what is under way finish.
pub(crate) async fn run(listener: TcpListener, tls: Option<TlsAcceptor>, host: Arc<Host>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let drain = Duration::from_secs(host.config.drain_seconds);
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        let Ok(place) = place else { break };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(_) => { tokio::time::sleep(Duration::from_millis(20)).await; continue; }
            },
            () = &mut stop => break,
        };
        let Some(seat) =
            host.fuse.as_ref().map_or(Some(None), |fuse| fuse.sit(peer.ip(), host.config.trusted_hops).map(Some))
        else {
            continue;
        };
        let (host, tls, watcher) = (Arc::clone(&host), tls.clone(), graceful.watcher());
        tokio::spawn(async move {
            let open = Counting::begin(&host.metrics.connections);
            connection(stream, peer, tls, watcher, &host).await;
            drop((open, seat));
            drop(place);
        });
    }
    drop(listener);
    let finished = async {
        graceful.shutdown().await;
        // A purchase whose page has left is finished too.
        while host.metrics.purchases.load(Relaxed) > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::select! {
        () = finished => {}
        () = tokio::time::sleep(drain) => {}
        // Told twice: at once.
        () = told_to_stop() => {}
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, tls: Option<TlsAcceptor>, watcher: Watcher, host: &Arc<Host>) {
    // Without it a label's answer waits for Nagle and a delayed acknowledgement.
    let _ = stream.set_nodelay(true);
    match tls {
        None => serve(Guarded::new(stream), peer, watcher, host).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = timeout(HEADERS, tls.accept(Guarded::new(stream))).await {
                serve(stream, peer, watcher, host).await;
            }
        }
    }
}

async fn serve<S>(stream: S, peer: SocketAddr, watcher: Watcher, host: &Arc<Host>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = hyper::service::service_fn(|request| site::answer(Arc::clone(host), peer, request));
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS).max_buf_size(MOST_HEADER_BYTES).half_close(false);
    let _ = watcher.watch(http.serve_connection(TokioIo::new(stream), service)).await;
}

/// Ctrl-C, or SIGTERM where there is one.
pub(crate) async fn told_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
