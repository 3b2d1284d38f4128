//! What would be wrong or unsafe is refused in words that say what to change.

use super::{Config, is_loopback};
use parcelgate_policy::Environment;

/// An origin as browsers send it: scheme, name and a port that is not the scheme's own, no path, lower case.
fn is_origin(text: &str) -> bool {
    let (secure, rest) = match text.split_once("://") {
        Some(("https", rest)) => (true, rest),
        Some(("http", rest)) => (false, rest),
        _ => return false,
    };
    let (name, port) = match rest.strip_prefix("[::1]") {
        Some(port) => ("::1", port.strip_prefix(':').or((!port.is_empty()).then_some("x"))),
        None => rest.split_once(':').map_or((rest, None), |(name, port)| (name, Some(port))),
    };
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    let named = name == "::1" || (name.bytes().all(plain) && name.split('.').all(|label| !label.is_empty()));
    let ported = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port != if secure { 443 } else { 80 }));
    named && ported
}

fn is_safe(origin: &str) -> bool {
    origin.starts_with("https://") || is_loopback(origin)
}

impl Config {
    pub(crate) fn check(&self) -> Result<(), String> {
        self.check_environments()?;
        if self.origin.contains("://0.0.0.0") || self.origin.contains("://[::]") {
            return Err("--origin is missing: the address that people open, where --listen takes every one".into());
        }
        self.check_origins()?;
        self.check_listeners()?;
        if !matches!(self.refresh_auth.as_str(), "client-id" | "basic") {
            return Err("--refresh-auth is client-id or basic".into());
        }
        if !matches!(self.reuse.as_str(), "refuse" | "revoke") {
            return Err("--reuse is refuse or revoke".into());
        }
        Ok(())
    }

    fn check_origins(&self) -> Result<(), String> {
        if !is_origin(&self.origin) {
            return Err(format!(
                "--origin {} is no origin: scheme, name and port in lower case, without a path",
                self.origin
            ));
        }
        if !is_safe(&self.origin) {
            return Err("--origin must be https: over http the sign-in's answer could be read on the way".into());
        }
        for portal in self.portal_origins.iter().chain(&self.frame_ancestors) {
            if !is_origin(portal) || !is_safe(portal) {
                return Err(format!(
                    "--portal-origin and --frame-ancestors take https origins, byte for byte as browsers send them, without a path: not {portal}"
                ));
            }
        }
        for uri in &self.redirect_uris {
            if !is_safe(uri) {
                return Err(format!("--redirect-uri must be https: not {uri}"));
            }
        }
        Ok(())
    }

    fn check_environments(&self) -> Result<(), String> {
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
        if self.upstream_connect.as_ref().is_some_and(|address| !is_loopback(address)) {
            return Err("--upstream-connect must be an address on loopback".into());
        }
        Ok(())
    }

    fn check_listeners(&self) -> Result<(), String> {
        if self.tls_cert.is_some() != self.tls_key.is_some() {
            return Err("--tls-cert and --tls-key go together: PEM files of the certificate's chain and its key".into());
        }
        if self.metrics_listen.as_ref() == Some(&self.listen) {
            return Err("--metrics-listen must be another address than --listen: metrics are not for the public".into());
        }
        Ok(())
    }
}
