//! `parcelgate serve` gives out the page and forwards its calls to UPS; `parcelgate sandbox` stands in for UPS.

mod answer;
mod config;
mod cors;
mod files;
mod fuse;
mod guarded;
mod helper;
mod log;
mod metrics;
mod operators;
mod page_policy;
mod process;
mod proxy;
mod server;
mod site;
mod tls;
mod upstream;

use config::{Command, Config};
use std::process::ExitCode;
use std::sync::Arc;
use tokio::net::TcpListener;

const HELP: &str = "\
parcelgate: the page that connects a shipper's UPS account, and the way to UPS

    parcelgate serve [options]      files and proxy (default 127.0.0.1:8080)
    parcelgate sandbox [options]    the offline stand-in for UPS alone (default 127.0.0.1:8090)

    --environment NAMES       sandbox, cie, production; several with commas; the first is the page's default
    --client-id ID            the application's id at UPS (sandbox: sandbox-client)
    --origin URL              the address that people open (default http://LISTEN)
    --redirect-uri URL        as registered at UPS (default ORIGIN/callback.html); may be repeated
    --listen ADDRESS          where to listen
    --dist FOLDER             the built page (default dist)
    --portal-origin URL       a portal on another origin whose pages may use the proxy; may be repeated
    --frame-ancestors URL     a portal that may show the page in a frame; may be repeated
    --tls-cert, --tls-key     PEM files: HTTPS without a front (default: HTTP, for a front or for this machine)
    --extra-ca-file FILE      PEM: roots beside the web's own, where a firewall opens TLS
    --upstream-connect ADDR   open connections to UPS here instead, on loopback; TLS still asks for UPS's name
    --client-secret-file FILE the refresh helper: adds the application's secret to refreshes of --client-id, from own pages only
    --fuse MODE               on or off: 2,500 calls at once and 50 a second for each address (default on; off behind a front that has one)
    --trusted-hops N          fronts of your own that write X-Forwarded-For (default 0: it is not read)
    --metrics-listen ADDRESS  Prometheus's text on a listener of its own (default none)
    --drain-seconds N         how long calls may take to finish after SIGTERM (default 95)
    --threads N               default one for each core
    --printer-agents NAMES    browser-print, qz: programs on the clerk's computer that the page may ask to print; none unless named
    --sandbox-listen ADDRESS  the sandbox's own port (default 127.0.0.1:8090, or a free one)
    --sandbox-upstream URL    use a sandbox that runs elsewhere on loopback
    --refresh-auth MODE       sandbox: client-id or basic
    --reuse MODE              sandbox: refuse or revoke
    --seed N                  sandbox: two runs with one seed answer alike
    --config FILE             default parcelgate.toml, if it is there
    --print-config            show what came out of flags, PARCELGATE_* and the file, and end

Flags win over PARCELGATE_* variables, those over the file. SIGHUP reads the files of --dist again.
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            log::say(&format!("parcelgate: {words}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = pico_args::Arguments::from_env();
    match config::read(arguments)? {
        Command::Help => {
            log::out(HELP);
            Ok(())
        }
        Command::Version => {
            log::out(&format!("parcelgate {}\n", env!("CARGO_PKG_VERSION")));
            Ok(())
        }
        Command::Print(config) => {
            log::out(&format!("{}\n", config.to_json()));
            config.check()
        }
        Command::Serve(config) => runtime(config.threads)?.block_on(serve(config)),
        Command::Sandbox(config) => runtime(config.threads)?.block_on(sandbox_alone(config)),
    }
}

fn runtime(threads: usize) -> Result<tokio::runtime::Runtime, String> {
    use tokio::runtime::Builder;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // One thread alone needs no scheduler that others could steal from.
    let mut builder = match if threads == 0 { cores } else { threads } {
        1 => Builder::new_current_thread(),
        many => {
            let mut builder = Builder::new_multi_thread();
            builder.worker_threads(many);
            builder
        }
    };
    builder.enable_all().build().map_err(|error| error.to_string())
}

async fn serve(mut config: Config) -> Result<(), String> {
    config.check()?;
    process::prepare(config.client_secret_file.is_some());
    let files = files::Files::read(&config.dist)?;
    let tls = tls::acceptor(&config)?;
    let upstream_tls = tls::client(config.extra_ca_file.as_deref())?;
    let secret = config.client_secret_file.as_ref();
    let helper = secret.map(|file| helper::Helper::read(&config.client_id, file)).transpose()?;
    let listener = bind(&config.listen, "--listen").await?;
    start_sandbox(&mut config).await?;
    let metrics_listener = match &config.metrics_listen {
        Some(address) => Some(bind(address, "--metrics-listen").await?),
        None => None,
    };
    let origin = config.origin.clone();
    let host = Arc::new(site::Host::new(config, files, upstream_tls, helper)?);
    if let Some(listener) = metrics_listener {
        tokio::spawn(operators::run(listener, Arc::clone(&host.metrics)));
    }
    reload_on_hangup(&host)?;
    log::say(&format!("parcelgate: open {origin}"));
    server::run(listener, tls, host).await;
    log::finish();
    Ok(())
}

/// Reads the page's files again at each SIGHUP, so that a new page needs no restart.
#[cfg(unix)]
fn reload_on_hangup(host: &Arc<site::Host>) -> Result<(), String> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut hangups = signal(SignalKind::hangup()).map_err(|error| error.to_string())?;
    let host = Arc::clone(host);
    tokio::spawn(async move {
        while hangups.recv().await.is_some() {
            match host.reload() {
                Ok(()) => log::say("parcelgate: the page's files were read again"),
                Err(words) => log::say(&format!("parcelgate: the page's files stay as they were: {words}")),
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn reload_on_hangup(_: &Arc<site::Host>) -> Result<(), String> {
    Ok(())
}

async fn bind(address: &str, flag: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("{address} is taken: stop what listens there, or choose another {flag}")
        }
        _ => format!("cannot listen on {address}: {error}"),
    })
}

#[cfg(feature = "sandbox")]
fn sandbox_of(config: &Config) -> Arc<parcelgate_sandbox::Sandbox> {
    use parcelgate_sandbox::{Options, RefreshAuth, ReusePolicy, Sandbox};
    let refresh_auth = if config.refresh_auth == "basic" { RefreshAuth::Basic } else { RefreshAuth::ClientId };
    let reuse = if config.reuse == "revoke" { ReusePolicy::Revoke } else { ReusePolicy::Refuse };
    Arc::new(Sandbox::new(Options { seed: config.seed, refresh_auth, reuse, ..Options::default() }))
}

/// Starts the stand-in in this process, unless another one is named; its port is 8090 or a free one.
#[cfg(feature = "sandbox")]
async fn start_sandbox(config: &mut Config) -> Result<(), String> {
    if !config.uses_sandbox() || config.sandbox_upstream.is_some() {
        return Ok(());
    }
    let listener = match TcpListener::bind(&config.sandbox_listen).await {
        Ok(listener) => listener,
        Err(_) => bind("127.0.0.1:0", "--sandbox-listen").await?,
    };
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    log::say(&format!("parcelgate: the sandbox stands in for UPS on http://{address}"));
    config.sandbox_upstream = Some(format!("http://{address}"));
    tokio::spawn(parcelgate_sandbox::serve(listener, sandbox_of(config)));
    Ok(())
}

#[cfg(not(feature = "sandbox"))]
async fn start_sandbox(config: &mut Config) -> Result<(), String> {
    std::future::ready(()).await;
    if config.uses_sandbox() && config.sandbox_upstream.is_none() {
        return Err("this build has no sandbox: name another --environment".into());
    }
    Ok(())
}

#[cfg(feature = "sandbox")]
async fn sandbox_alone(config: Config) -> Result<(), String> {
    let listener = bind(&config.sandbox_listen, "--sandbox-listen").await?;
    log::say(&format!("parcelgate: the sandbox stands in for UPS on http://{}", config.sandbox_listen));
    tokio::select! {
        () = parcelgate_sandbox::serve(listener, sandbox_of(&config)) => {}
        () = server::told_to_stop() => {}
    }
    Ok(())
}

#[cfg(not(feature = "sandbox"))]
async fn sandbox_alone(_: Config) -> Result<(), String> {
    std::future::ready(()).await;
    Err("this build has no sandbox".into())
}
