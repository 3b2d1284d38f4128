//! What the page and its workers may do: their content security policies.

use hyper::header::HeaderValue;

/// Strict: own files only, wasm compiled from them, no inline anything, one Trusted Types policy.
const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
                    img-src 'self' blob:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types parcelgate; connect-src 'self'";
/// A worker goes by its own script's policy, not by its page's: it loads its chunks, and speaks to nobody.
const WORKER: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'";
/// All else is no document.
const OTHER: &str = "default-src 'none'; frame-ancestors 'none'";

/// A program on the clerk's computer that hands labels to its printers, and where it listens.
pub(crate) const AGENTS: &[(&str, &str)] = &[
    ("browser-print", "http://127.0.0.1:9100 https://127.0.0.1:9101"),
    (
        "qz",
        "wss://localhost:8181 wss://localhost:8282 wss://localhost:8383 wss://localhost:8484 \
         ws://localhost:8182 ws://localhost:8283 ws://localhost:8384 ws://localhost:8485",
    ),
];

/// The page's policy, with the agents that it may ask and the portals that may show it in a frame.
pub(crate) fn page(agents: &[String], ancestors: &[String]) -> HeaderValue {
    let mut text = PAGE.to_owned();
    if !ancestors.is_empty() {
        let all = format!("frame-ancestors 'self' {};", ancestors.join(" "));
        text = text.replace("frame-ancestors 'self';", &all);
    }
    for (_, places) in AGENTS.iter().filter(|(name, _)| agents.iter().any(|agent| agent == name)) {
        text.push(' ');
        text.push_str(places);
    }
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(PAGE))
}

/// The policy of a file that is no page.
pub(crate) fn file(path: &str) -> HeaderValue {
    let worker = path.starts_with("/v/") && path.contains("/workers/");
    HeaderValue::from_static(if worker { WORKER } else { OTHER })
}

#[cfg(test)]
mod tests {
    use super::{file, page};

    #[test]
    fn agents_are_asked_only_where_they_are_named() {
        let text = |agents: &[&str]| {
            let names: Vec<String> = agents.iter().map(|name| (*name).to_owned()).collect();
            page(&names, &["https://portal.example".to_owned()]).to_str().map(str::to_owned).unwrap_or_default()
        };
        assert!(text(&[]).ends_with("connect-src 'self'"));
        assert!(text(&[]).contains("frame-ancestors 'self' https://portal.example;"));
        assert!(text(&["qz"]).contains("wss://localhost:8181") && !text(&["qz"]).contains("9100"));
        assert!(text(&["browser-print"]).ends_with("connect-src 'self' http://127.0.0.1:9100 https://127.0.0.1:9101"));
    }

    #[test]
    fn a_worker_loads_its_chunks_and_nothing_else() {
        let policy = |path| file(path).to_str().map(str::to_owned).unwrap_or_default();
        assert!(policy("/v/0123/workers/label.js").contains("'wasm-unsafe-eval'"));
        assert_eq!(policy("/v/0123/parcelgate.js"), policy("/workers/label.js"));
    }
}
