//! The settings, checked before anything listens.

mod check;
pub(crate) mod sources;

use crate::page_policy::AGENTS;
use parcelgate_policy::Environment;
use serde_json::{Value, json};
use sources::Sources;
use std::path::PathBuf;

/// What the program was asked to do.
pub(crate) enum Command {
    Help,
    Version,
    Print(Config),
    Serve(Config),
    Sandbox(Config),
}

/// The outcome of all three sources.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    pub(crate) listen: String,
    pub(crate) origin: String,
    /// Portals on other origins whose pages may use the proxy.
    pub(crate) portal_origins: Vec<String>,
    /// Who may show the page in a frame, beside itself.
    pub(crate) frame_ancestors: Vec<String>,
    pub(crate) dist: PathBuf,
    pub(crate) environments: Vec<Environment>,
    pub(crate) client_id: String,
    pub(crate) client_secret_file: Option<String>,
    pub(crate) redirect_uris: Vec<String>,
    pub(crate) printer_agents: Vec<String>,
    pub(crate) tls_cert: Option<String>,
    pub(crate) tls_key: Option<String>,
    pub(crate) extra_ca_file: Option<String>,
    /// Where connections to UPS are opened instead: loopback only; the name that TLS asks for stays UPS's.
    pub(crate) upstream_connect: Option<String>,
    pub(crate) metrics_listen: Option<String>,
    pub(crate) fuse: bool,
    pub(crate) trusted_hops: usize,
    pub(crate) drain_seconds: u64,
    /// 0: one for each core.
    pub(crate) threads: usize,
    pub(crate) sandbox_listen: String,
    pub(crate) sandbox_upstream: Option<String>,
    pub(crate) refresh_auth: String,
    pub(crate) reuse: String,
    pub(crate) seed: u64,
}

pub(crate) fn read(mut arguments: pico_args::Arguments) -> Result<Command, String> {
    if arguments.contains(["-h", "--help"]) {
        return Ok(Command::Help);
    }
    if arguments.contains(["-V", "--version"]) {
        return Ok(Command::Version);
    }
    let subcommand = arguments.subcommand().map_err(|error| error.to_string())?;
    let print = arguments.contains("--print-config");
    let mut sources = Sources::open(arguments)?;
    let config = gather(&mut sources)?.with_defaults();
    sources.rest()?;
    match subcommand.as_deref() {
        _ if print => Ok(Command::Print(config)),
        Some("serve") => Ok(Command::Serve(config)),
        Some("sandbox") => Ok(Command::Sandbox(config)),
        Some(other) => Err(format!("{other} is no command; see parcelgate --help")),
        None => Ok(Command::Help),
    }
}

fn gather(from: &mut Sources) -> Result<Config, String> {
    let listen = from.text("--listen")?.unwrap_or_else(|| "127.0.0.1:8080".into());
    let tls_cert = from.text("--tls-cert")?;
    let scheme = if tls_cert.is_some() { "https" } else { "http" };
    let fuse = from.text("--fuse")?.unwrap_or_else(|| "on".into());
    if !matches!(fuse.as_str(), "on" | "off") {
        return Err("--fuse is on or off".into());
    }
    Ok(Config {
        origin: from.text("--origin")?.unwrap_or_else(|| format!("{scheme}://{listen}")),
        portal_origins: from.texts("--portal-origin")?,
        frame_ancestors: from.texts("--frame-ancestors")?,
        environments: environments(&from.text("--environment")?.unwrap_or_else(|| "sandbox".into()))?,
        client_id: from.text("--client-id")?.unwrap_or_default(),
        client_secret_file: from.text("--client-secret-file")?,
        redirect_uris: from.texts("--redirect-uri")?,
        printer_agents: printer_agents(&from.text("--printer-agents")?.unwrap_or_default())?,
        dist: PathBuf::from(from.text("--dist")?.unwrap_or_else(|| "dist".into())),
        tls_key: from.text("--tls-key")?,
        extra_ca_file: from.text("--extra-ca-file")?,
        upstream_connect: from.text("--upstream-connect")?,
        metrics_listen: from.text("--metrics-listen")?,
        fuse: fuse == "on",
        trusted_hops: from.number("--trusted-hops", 0)?,
        drain_seconds: from.number("--drain-seconds", 95)?,
        threads: from.number("--threads", 0)?,
        sandbox_listen: from.text("--sandbox-listen")?.unwrap_or_else(|| "127.0.0.1:8090".into()),
        sandbox_upstream: from.text("--sandbox-upstream")?,
        refresh_auth: from.text("--refresh-auth")?.unwrap_or_else(|| "client-id".into()),
        reuse: from.text("--reuse")?.unwrap_or_else(|| "refuse".into()),
        seed: from.number("--seed", 1)?,
        tls_cert,
        listen,
    })
}

fn printer_agents(names: &str) -> Result<Vec<String>, String> {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let known = AGENTS.iter().any(|(agent, _)| *agent == name);
            if known { Ok(name.to_owned()) } else { Err(format!("{name} is no printer agent: browser-print or qz")) }
        })
        .collect()
}

fn environments(names: &str) -> Result<Vec<Environment>, String> {
    let one = |name: &str| {
        Environment::from_name(name.trim())
            .ok_or_else(|| format!("{name} is no environment: sandbox, cie or production"))
    };
    names.split(',').map(one).collect()
}

/// Whether an address can be reached from this machine only.
pub(crate) fn is_loopback(address: &str) -> bool {
    let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://")).unwrap_or(address);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // What stands before an at sign is no host.
    if host.contains('@') {
        return false;
    }
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(host, "localhost" | "[::1]") || host.parse::<std::net::Ipv4Addr>().is_ok_and(|ip| ip.is_loopback())
}

impl Config {
    fn with_defaults(mut self) -> Self {
        if self.client_id.is_empty() && self.environments == [Environment::Sandbox] {
            self.client_id = "sandbox-client".into();
        }
        if self.redirect_uris.is_empty() {
            self.redirect_uris = vec![format!("{}/callback.html", self.origin)];
        }
        self
    }

    pub(crate) fn uses_sandbox(&self) -> bool {
        self.environments.contains(&Environment::Sandbox)
    }

    /// The address of `trunk serve`, which stands in front of this host while the page is developed: sandbox only.
    pub(crate) fn development_origin(&self) -> Option<&'static str> {
        (self.environments == [Environment::Sandbox]).then_some("http://127.0.0.1:8081")
    }

    /// What the page may know.
    pub(crate) fn page_json(&self) -> Value {
        let environment = |environment: &Environment| {
            let base = match environment.upstream_host() {
                Some(host) => format!("https://{host}"),
                None => self.sandbox_upstream.clone().unwrap_or_default(),
            };
            json!({ "name": environment.name(), "authorizeUrl": format!("{base}/security/v1/oauth/authorize") })
        };
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "environments": self.environments.iter().map(environment).collect::<Vec<_>>(),
            "clientId": self.client_id,
            "redirectUris": self.redirect_uris,
            "proxy": "/ups",
            "refreshHelper": self.client_secret_file.is_some(),
            "printerAgents": self.printer_agents,
            "frameAncestors": self.frame_ancestors,
        })
    }

    /// For `--print-config`: a secret is named by its file, never shown.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "listen": self.listen,
            "origin": self.origin,
            "portal-origin": self.portal_origins,
            "frame-ancestors": self.frame_ancestors,
            "dist": self.dist,
            "environment": self.environments.iter().map(|one| one.name()).collect::<Vec<_>>(),
            "client-id": self.client_id,
            "client-secret-file": self.client_secret_file,
            "redirect-uri": self.redirect_uris,
            "printer-agents": self.printer_agents,
            "tls-cert": self.tls_cert,
            "tls-key": self.tls_key,
            "extra-ca-file": self.extra_ca_file,
            "upstream-connect": self.upstream_connect,
            "metrics-listen": self.metrics_listen,
            "fuse": if self.fuse { "on" } else { "off" },
            "trusted-hops": self.trusted_hops,
            "drain-seconds": self.drain_seconds,
            "threads": self.threads,
            "sandbox-listen": self.sandbox_listen,
            "sandbox-upstream": self.sandbox_upstream,
            "refresh-auth": self.refresh_auth,
            "reuse": self.reuse,
            "seed": self.seed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Result<Config, String> {
        let list = arguments.iter().map(Into::into).collect();
        match read(pico_args::Arguments::from_vec(list))? {
            Command::Serve(config) => config.check().map(|()| config),
            _ => Err("another command".into()),
        }
    }

    #[test]
    fn the_defaults_are_the_sandbox_on_loopback() {
        let config = of(&["serve"]).unwrap();
        assert_eq!(config.origin, "http://127.0.0.1:8080");
        assert_eq!(config.client_id, "sandbox-client");
        assert_eq!(config.redirect_uris, ["http://127.0.0.1:8080/callback.html"]);
    }

    #[test]
    fn what_is_printed_is_every_setting_there_is() {
        let printed = of(&["serve"]).unwrap().to_json();
        let names: Vec<String> = printed.as_object().unwrap().keys().map(|name| format!("--{name}")).collect();
        let mut settings = sources::SETTINGS.to_vec();
        settings.sort_unstable();
        let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, settings);
        for name in settings {
            assert!(crate::HELP.contains(name), "{name} is not in the help");
        }
    }

    #[test]
    fn unsafe_settings_are_refused_with_words() {
        for (arguments, word) in [
            (&["serve", "--environment", "sandbox,production", "--client-id", "x"][..], "beside production"),
            (&["serve", "--listen", "0.0.0.0:80"], "loopback"),
            (&["serve", "--environment", "production"], "--client-id"),
            (&["serve", "--environment", "cie", "--client-id", "x", "--origin", "http://shop.example"], "https"),
            (&["serve", "--sandbox-upstream", "http://10.0.0.1"], "loopback"),
            (&["serve", "--origin", "https://shop.example/path", "--client-id", "x"], "no origin"),
            (&["serve", "--environment", "live"], "no environment"),
            (&["serve", "--printer-agents", "zebra"], "no printer agent"),
            (&["serve", "--colour", "red"], "not known"),
            (&["serve", "--portal-origin", "https://portal.example/"], "--portal-origin"),
            (&["serve", "--portal-origin", "http://portal.example"], "https"),
            (&["serve", "--tls-cert", "a.pem"], "--tls-key"),
            (&["serve", "--upstream-connect", "10.0.0.1:443"], "loopback"),
            (&["serve", "--metrics-listen", "127.0.0.1:8080"], "--metrics-listen"),
            (&["serve", "--fuse", "maybe"], "on or off"),
            (&["serve", "--origin", "https://shop.example:443"], "no origin"),
            (&["serve", "--origin", "https://a:b:c"], "no origin"),
            (&["serve", "--origin", "https://."], "no origin"),
            (&["serve", "--environment", "cie", "--client-id", "x", "--listen", "0.0.0.0:8443"], "--origin is missing"),
            (&["serve", "--trusted-hops", "many"], "whole number"),
            (&["serve", "--frame-ancestors", "*"], "--frame-ancestors"),
        ] {
            let words = of(arguments).unwrap_err();
            assert!(words.contains(word), "{arguments:?}: {words}");
        }
    }
}
