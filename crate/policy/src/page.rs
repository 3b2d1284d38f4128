//! What the page and its workers may do, and how long files are kept: the same from every host.

use alloc::vec::Vec;

/// Strict: own files only, wasm compiled from them, no inline anything, one Trusted Types policy.
pub const PAGE_CSP: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
                    img-src 'self' blob:; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types parcelgate; connect-src 'self'";
/// A worker goes by its own script's policy, not by its page's: it loads its chunks, and speaks to nobody.
pub const WORKER_CSP: &str =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'";
/// All else is no document.
pub const OTHER_CSP: &str = "default-src 'none'; frame-ancestors 'none'";

/// What of the browser's devices the page may ask for: printers, scales.
pub const PERMISSIONS: &str =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(self), serial=(self), hid=(self)";

/// Whether a path is one of the pages.
pub fn is_page(path: &str) -> bool {
    path == "/" || path.ends_with(".html")
}

/// The content security policy of a path.
pub fn csp(path: &str) -> &'static str {
    match path {
        path if is_page(path) => PAGE_CSP,
        path if path.starts_with("/v/") && path.contains("/workers/") => WORKER_CSP,
        _ => OTHER_CSP,
    }
}

/// Files under `/v/` carry their hash in the path and never change.
pub fn caching(path: &str) -> &'static str {
    if path.starts_with("/v/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The callback keeps its opener; every other page keeps windows that it opens, and nobody else.
pub fn opener_policy(path: &str) -> Option<&'static str> {
    is_page(path).then_some(if path == "/callback.html" { "unsafe-none" } else { "same-origin-allow-popups" })
}

/// Headers that a file has on every host, beside its type, tag and coding.
///
/// ```
/// let headers = parcelgate_policy::page::headers("/v/0123/a.wasm");
/// assert!(headers.contains(&("cache-control", "public, max-age=31536000, immutable")));
/// ```
pub fn headers(path: &str) -> Vec<(&'static str, &'static str)> {
    let mut list = Vec::from([
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("content-security-policy", csp(path)),
        ("cache-control", caching(path)),
    ]);
    list.extend(is_page(path).then_some(("permissions-policy", PERMISSIONS)));
    list.extend(opener_policy(path).map(|policy| ("cross-origin-opener-policy", policy)));
    list
}
