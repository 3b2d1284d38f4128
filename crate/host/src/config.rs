//! Flags, then `PARCELGATE_*`, then `parcelgate.toml`; checked before anything listens.

use crate::page_policy::AGENTS;
use parcelgate_policy::Environment;
use serde::Deserialize;
use serde_json::{Value, json};
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
    pub(crate) dist: PathBuf,
    pub(crate) environments: Vec<Environment>,
    pub(crate) client_id: String,
    pub(crate) redirect_uris: Vec<String>,
    pub(crate) printer_agents: Vec<String>,
    pub(crate) sandbox_listen: String,
    pub(crate) sandbox_upstream: Option<String>,
    pub(crate) refresh_auth: String,
    pub(crate) reuse: String,
    pub(crate) seed: u64,
}

/// The file's fields, all optional; a misspelt one is refused.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct File {
    listen: Option<String>,
    origin: Option<String>,
    dist: Option<String>,
    environment: Option<String>,
    client_id: Option<String>,
    redirect_uri: Option<Vec<String>>,
    printer_agents: Option<String>,
    sandbox_listen: Option<String>,
    sandbox_upstream: Option<String>,
    refresh_auth: Option<String>,
    reuse: Option<String>,
    seed: Option<u64>,
}

/// The three sources of one value, the strongest first.
struct Sources<'a> {
    arguments: &'a mut pico_args::Arguments,
}

impl Sources<'_> {
    fn text(&mut self, name: &'static str, file: Option<String>) -> Result<Option<String>, String> {
        let flag = format!("--{name}");
        let flag: &'static str = Box::leak(flag.into_boxed_str());
        let given: Option<String> = self.arguments.opt_value_from_str(flag).map_err(|error| error.to_string())?;
        let variable = format!("PARCELGATE_{}", name.replace('-', "_").to_ascii_uppercase());
        Ok(given.or_else(|| std::env::var(variable).ok()).or(file).filter(|text| !text.trim().is_empty()))
    }
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
    let file = read_file(&mut arguments)?;
    let redirect_uris: Vec<String> = arguments.values_from_str("--redirect-uri").map_err(|error| error.to_string())?;
    let mut sources = Sources { arguments: &mut arguments };
    let listen = sources.text("listen", file.listen)?.unwrap_or_else(|| "127.0.0.1:8080".into());
    let origin = sources.text("origin", file.origin)?.unwrap_or_else(|| format!("http://{listen}"));
    let environment = sources.text("environment", file.environment)?.unwrap_or_else(|| "sandbox".into());
    let dist = sources.text("dist", file.dist)?.unwrap_or_else(|| "dist".into());
    let client_id = sources.text("client-id", file.client_id)?;
    let variable = std::env::var("PARCELGATE_REDIRECT_URI").ok().map(|uri| vec![uri]);
    let redirect_uris = Some(redirect_uris).filter(|uris| !uris.is_empty()).or(variable).or(file.redirect_uri);
    let seed = sources.text("seed", file.seed.map(|seed| seed.to_string()))?;
    let config = Config {
        environments: environments(&environment)?,
        client_id: client_id.unwrap_or_default(),
        redirect_uris: redirect_uris.unwrap_or_default(),
        printer_agents: printer_agents(&sources.text("printer-agents", file.printer_agents)?.unwrap_or_default())?,
        sandbox_listen: sources.text("sandbox-listen", file.sandbox_listen)?.unwrap_or_else(|| "127.0.0.1:8090".into()),
        sandbox_upstream: sources.text("sandbox-upstream", file.sandbox_upstream)?,
        refresh_auth: sources.text("refresh-auth", file.refresh_auth)?.unwrap_or_else(|| "client-id".into()),
        reuse: sources.text("reuse", file.reuse)?.unwrap_or_else(|| "refuse".into()),
        seed: seed.map_or(Ok(1), |seed| seed.parse()).map_err(|_| "--seed takes a whole number".to_owned())?,
        dist: PathBuf::from(dist),
        listen,
        origin,
    };
    let config = config.with_defaults();
    let rest = arguments.finish();
    if let Some(unknown) = rest.first() {
        return Err(format!("{} is not known here; see parcelgate --help", unknown.to_string_lossy()));
    }
    match subcommand.as_deref() {
        _ if print => Ok(Command::Print(config)),
        Some("serve") => Ok(Command::Serve(config)),
        Some("sandbox") => Ok(Command::Sandbox(config)),
        Some(other) => Err(format!("{other} is no command; see parcelgate --help")),
        None => Ok(Command::Help),
    }
}

fn read_file(arguments: &mut pico_args::Arguments) -> Result<File, String> {
    let named: Option<String> = arguments.opt_value_from_str("--config").map_err(|error| error.to_string())?;
    let path = named.clone().unwrap_or_else(|| "parcelgate.toml".into());
    match std::fs::read_to_string(&path) {
        Ok(text) => toml::from_str(&text).map_err(|error| format!("{path}: {}", error.message())),
        Err(_) if named.is_none() => Ok(File::default()),
        Err(error) => Err(format!("{path} cannot be read: {error}")),
    }
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

    /// Refuses what would be wrong or unsafe, in words that say what to change.
    pub(crate) fn check(&self) -> Result<(), String> {
        let origin_rest = self.origin.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
        if origin_rest.is_empty() || origin_rest.contains('/') || !self.origin.starts_with("http") {
            return Err(format!("--origin {} is no origin: scheme, name and port, without a path", self.origin));
        }
        if self.client_id.is_empty() {
            return Err("--client-id is missing: the id of your application at developer.ups.com".into());
        }
        if self.uses_sandbox() && self.environments.contains(&Environment::Production) {
            return Err("the sandbox cannot stand beside production: choose one of them".into());
        }
        if self.uses_sandbox() && !is_loopback(&self.listen) {
            return Err("the sandbox is for this machine only: use a --listen address on loopback".into());
        }
        if self.sandbox_upstream.as_ref().is_some_and(|url| !url.starts_with("http://") || !is_loopback(url)) {
            return Err("--sandbox-upstream must be an http address on loopback".into());
        }
        if !self.origin.starts_with("https://") && !is_loopback(&self.origin) {
            return Err("--origin must be https: over http the sign-in's answer could be read on the way".into());
        }
        if !matches!(self.refresh_auth.as_str(), "client-id" | "basic") {
            return Err("--refresh-auth is client-id or basic".into());
        }
        if !matches!(self.reuse.as_str(), "refuse" | "revoke") {
            return Err("--reuse is refuse or revoke".into());
        }
        Ok(())
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
            "printerAgents": self.printer_agents,
        })
    }

    /// For `--print-config`; there is no secret among the settings yet, so nothing to mask.
    pub(crate) fn to_json(&self) -> Value {
        json!({
            "listen": self.listen,
            "origin": self.origin,
            "dist": self.dist,
            "environments": self.environments.iter().map(|one| one.name()).collect::<Vec<_>>(),
            "client-id": self.client_id,
            "redirect-uri": self.redirect_uris,
            "printer-agents": self.printer_agents,
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
        ] {
            let words = of(arguments).unwrap_err();
            assert!(words.contains(word), "{arguments:?}: {words}");
        }
    }
}
