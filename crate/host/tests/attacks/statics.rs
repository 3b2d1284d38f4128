//! 56: the files.

use crate::lab::{Host, Upstream, assert_becomes};

#[test]
fn a56_no_way_out_of_the_folder() {
    let host = Host::start(&Upstream::fine(), &[]);
    for target in [
        "/../../etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/etc/passwd",
        "/outside.txt",
        "/.secret",
        "/index.html.br",
        "/v",
        "/v/",
        "/v/0123456789abcdef/",
        "//etc/passwd",
        "/index.html/",
    ] {
        assert_eq!(host.get(target, "").status, 404, "{target}");
    }
}

#[test]
fn a56_the_form_that_the_browser_takes() {
    let host = Host::start(&Upstream::fine(), &[]);
    let wasm = "/v/0123456789abcdef/a.wasm";
    let mut tags = Vec::new();
    for (accepted, coding, body) in [
        ("gzip, deflate, br", Some("br"), "brotli-bytes"),
        ("gzip;q=1, br;q=0", Some("gzip"), "gzip-bytes"),
        ("br;q=0.001", Some("br"), "brotli-bytes"),
        ("identity", None, "identity-bytes"),
        ("*;q=0", None, "identity-bytes"),
    ] {
        let answer = host.get(wasm, &format!("Accept-Encoding: {accepted}\r\n"));
        assert_eq!(
            (answer.status, answer.header("content-encoding"), answer.body.as_str()),
            (200, coding, body),
            "{accepted}"
        );
        assert_eq!(answer.header("content-type"), Some("application/wasm"));
        assert!(answer.header("cache-control").unwrap().contains("immutable"));
        assert!(answer.head.to_lowercase().contains("vary: accept-encoding"));
        let tag = answer.header("etag").unwrap().to_owned();
        assert!(!tag.starts_with("W/"), "strong");
        let known = host.get(wasm, &format!("Accept-Encoding: {accepted}\r\nIf-None-Match: {tag}\r\n"));
        assert_eq!((known.status, known.body.as_str()), (304, ""));
        tags.push(tag);
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3, "a tag for each form");
    let head = host.raw(format!(
        "HEAD {wasm} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n",
        host.port
    ));
    assert_eq!(
        (head.status, head.header("content-length"), head.header("content-encoding"), head.body.as_str()),
        (200, Some("12"), Some("br"), "")
    );
    let part = host.get(wasm, "Accept-Encoding: br\r\nRange: bytes=0-3\r\n");
    assert_eq!(
        (part.status, part.body.as_str(), part.header("accept-ranges")),
        (200, "brotli-bytes", Some("none")),
        "whole or nothing"
    );
}

#[test]
fn a56_the_page_and_who_may_frame_it() {
    let host = Host::start(&Upstream::fine(), &["--frame-ancestors", "https://portal.test"]);
    let page = host.get("/", "");
    let csp = page.header("content-security-policy").unwrap();
    assert!(
        csp.contains("frame-ancestors 'self' https://portal.test;")
            && csp.contains("script-src 'self' 'wasm-unsafe-eval'"),
        "{csp}"
    );
    assert_eq!(page.header("cross-origin-opener-policy"), Some("same-origin-allow-popups"));
    assert_eq!(
        (page.header("referrer-policy"), page.header("x-content-type-options")),
        (Some("no-referrer"), Some("nosniff"))
    );
    assert!(page.header("permissions-policy").unwrap().contains("camera=()"));
}

#[test]
fn a_hangup_reads_the_page_again_and_keeps_it_when_it_cannot_be_read() {
    let host = Host::start(&Upstream::fine(), &[]);
    let hang_up = || {
        let id = host.id().to_string();
        assert!(std::process::Command::new("kill").args(["-HUP", &id]).status().unwrap().success());
    };
    let status = |path: &str| host.get(path, "").status;
    assert_eq!(status("/new.js"), 404);
    std::fs::write(host.dist().join("new.js"), "new").unwrap();
    hang_up();
    assert_becomes(|| status("/new.js"), 200);
    std::fs::remove_file(host.dist().join("index.html")).unwrap();
    hang_up();
    host.log_once(|log| log.contains("files stay as they were") && log.contains("index.html"));
    assert_eq!((status("/"), status("/new.js")), (200, 200));
}
