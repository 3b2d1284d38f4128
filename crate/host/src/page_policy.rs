//! What the page and its workers may do: their content security policies.

use hyper::header::HeaderValue;
use parcelgate_policy::page::PAGE_CSP;

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
    let mut text = PAGE_CSP.to_owned();
    if !ancestors.is_empty() {
        let all = format!("frame-ancestors 'self' {};", ancestors.join(" "));
        text = text.replace("frame-ancestors 'self';", &all);
    }
    for (_, places) in AGENTS.iter().filter(|(name, _)| agents.iter().any(|agent| agent == name)) {
        text.push(' ');
        text.push_str(places);
    }
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(PAGE_CSP))
}

#[cfg(test)]
mod tests {
    use super::page;
    use parcelgate_policy::page::csp;

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
        assert!(csp("/v/0123/workers/label.js").contains("'wasm-unsafe-eval'"));
        assert_eq!(csp("/v/0123/parcelgate.js"), csp("/workers/label.js"));
    }
}
