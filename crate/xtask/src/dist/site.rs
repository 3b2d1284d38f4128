//! site/: the page for any web host that serves files. What needs UPS goes to a proxy on another origin, which config.json names.

use super::{copy, names, write};
use crate::{Outcome, root};
use parcelgate_policy::page;
use std::path::Path;

/// Whoever puts the page up writes the address of the proxy in both places.
const PROXY: &str = "https://proxy.example";
const SAMPLE: &str = "config.sample.json";

pub(super) fn make(out: &Path) -> Outcome {
    let dist = root().join("dist");
    for name in names(&dist)?.iter().filter(|name| *name != ".stamp") {
        copy(&dist.join(name), &out.join(name))?;
    }
    let config = serde_json::json!({
        "clientId": "YOUR-CLIENT-ID",
        "environments": [{ "name": "production" }],
        "proxy": format!("{PROXY}/ups"),
        "redirectUris": ["https://ship.example/callback.html"],
        "refreshHelper": false,
        "frameAncestors": [],
    });
    let config = serde_json::to_string_pretty(&config).map_err(|error| error.to_string())?;
    write(&out.join(SAMPLE), format!("{config}\n").as_bytes())?;
    write(&out.join("_headers"), headers().as_bytes())
}

/// The headers that our own host sends, in the form that hosts of static sites read; others take them from here by hand.
fn headers() -> String {
    let groups = ["/*", "/index.html", "/", "/callback.html", "/print.html", "/v/*", "/v/*/workers/*"];
    let line = |path: &str, name: &str, value: &str| {
        let value = value.replace("connect-src 'self'", &format!("connect-src 'self' {PROXY}"));
        // A general rule must not undo what a narrower one says: those that differ by path stand with their paths only.
        let differs = ["content-security-policy", "cache-control"].contains(&name);
        (path != "/*" || !differs).then(|| format!("  {name}: {value}\n"))
    };
    let mut text = format!("# Write your proxy's origin instead of {PROXY}.\n");
    for path in groups {
        let real = path.replace('*', "x.js");
        text.push_str(&format!("{path}\n"));
        text.extend(page::headers(&real).iter().filter_map(|(name, value)| line(path, name, value)));
    }
    text
}
