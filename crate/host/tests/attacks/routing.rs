//! 1 to 13: where a request may go.

use crate::lab::{FINE, Host, Upstream};
use std::io::Write as _;
use std::net::TcpListener;

/// Every target gets this status and code, and upstream sees nothing.
fn refused(targets: &[&str], status: u16, code: &str) {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for target in targets {
        let answer = host.send(&host.call().target(target));
        assert_eq!(answer.status, status, "{target}: {}", answer.body);
        // Some are too broken for HTTP itself; the engine refuses those without words.
        if !answer.body.is_empty() {
            assert_eq!(answer.code(), code, "{target}");
            assert_eq!(answer.header("parcelgate-sent"), Some("no"), "{target}");
            answer.assert_sealed();
        }
    }
    assert_eq!(host.send(&host.call()).status, 200, "and the right one passes");
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a01_a_path_outside_the_table() {
    refused(
        &[
            "/ups/sandbox/api/tracking/v1/x",
            "/ups/sandbox/api/admin",
            "/ups/sandbox/",
            "/ups/sandbox/security/v1/oauth/authorize",
        ],
        404,
        "proxy_no_route",
    );
}

#[test]
fn a02_another_method() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    // The answer to HEAD has no body, whatever its length says: the end of the connection ends it.
    let call = host.call().body("").with("Connection", "close");
    for method in ["GET", "PUT", "TRACE", "PATCH", "DELETE", "HEAD"] {
        let answer = host.send(&call.clone().line(&format!("{method} /ups/sandbox/api/rating/v2409/Rate HTTP/1.1")));
        assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")), "{method}");
    }
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a03_dot_segments_are_not_resolved() {
    let targets = [
        "/ups/sandbox/api/rating/../../admin",
        "/ups/sandbox/api/./rating/v2409/Rate",
        "/ups/sandbox/api//rating/v2409/Rate",
        "/ups/sandbox/api/rating/v2409/Rate/..",
    ];
    refused(&targets, 400, "proxy_bad_target");
}

#[test]
fn a04_percent_signs_are_a_disguise() {
    for hidden in ["%2e%2e", "%2f", "%5c", "%00", "%252e", "%41"] {
        refused(
            &[&format!("/ups/sandbox/api/rating/v2409/Rate{hidden}"), &format!("/ups/sandbox/api/{hidden}/v2409/Rate")],
            400,
            "proxy_bad_target",
        );
    }
}

#[test]
fn a05_bytes_that_no_path_needs() {
    for odd in ["\\", ";x=/../y", "@evil.example", "|"] {
        refused(&[&format!("/ups/sandbox/api/rating/v2409/Rate{odd}")], 400, "proxy_bad_target");
    }
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for odd in [&b" x"[..], b"\xc3\xa9", b"\x01"] {
        let mut bytes = b"POST /ups/sandbox/api/rating/v2409/Rate".to_vec();
        bytes.extend_from_slice(odd);
        bytes.extend_from_slice(
            format!(" HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Length: 0\r\n\r\n", host.port).as_bytes(),
        );
        assert_eq!(host.raw(bytes).status, 400);
    }
    assert_eq!(upstream.count(), 0);
    // The engine drops a fragment before anybody judges; what is judged is what is sent.
    assert_eq!(host.send(&host.call().target("/ups/sandbox/api/rating/v2409/Rate#/../x")).status, 200);
    assert!(upstream.seen()[0].starts_with("POST /api/rating/v2409/Rate HTTP/1.1\r\n"));
}

#[test]
fn a06_absolute_form_and_connect() {
    let (upstream, evil) = (Upstream::fine(), Upstream::fine());
    let host = Host::start(&upstream, &[]);
    let absolute = format!("POST http://127.0.0.1:{}/ups/sandbox/api/rating/v2409/Rate HTTP/1.1", evil.port);
    assert_eq!(host.send(&host.call().line(&absolute)).status, 400);
    let connect = format!("CONNECT 127.0.0.1:{} HTTP/1.1", evil.port);
    assert!(matches!(host.send(&host.call().line(&connect).body("")).status, 400 | 405));
    assert_eq!((upstream.count(), evil.count()), (0, 0));
}

#[test]
fn a07_an_authority_in_the_path() {
    refused(&["//evil.example/ups/sandbox/api/rating/v2409/Rate"], 405, "proxy_bad_method");
    refused(&["/ups//evil.example/api/rating/v2409/Rate"], 400, "proxy_bad_target");
}

#[test]
fn a08_query_keys_that_the_route_does_not_take() {
    let at = "/ups/sandbox/api/rating/v2409/Rate";
    let bad = [
        "?url=https://evil/",
        "?host=evil.example",
        "?additionalinfo=other",
        "?additionalinfo=timeintransit&additionalinfo=timeintransit",
        "?",
        "?x",
    ];
    refused(&bad.map(|query| format!("{at}{query}")).each_ref().map(String::as_str), 400, "proxy_bad_query");
    refused(&[&format!("{at}?additionalinfo={}", "a".repeat(600))], 414, "proxy_target_too_long");
}

#[test]
fn a09_a_path_that_is_too_long() {
    refused(&[&format!("/ups/sandbox/api/{}", "a".repeat(300))], 414, "proxy_target_too_long");
    refused(&[&format!("/ups/sandbox/api/rating/v2409/Rate?{}", "a".repeat(2_100))], 414, "proxy_target_too_long");
}

#[test]
fn a10_a_method_in_a_header_is_nothing() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let call = host
        .call()
        .with("X-HTTP-Method-Override", "DELETE")
        .with("X-Method-Override", "DELETE")
        .with("X-HTTP-Method", "PUT");
    assert_eq!(host.send(&call).status, 200);
    let seen = &upstream.seen()[0];
    assert!(
        seen.starts_with("POST /api/rating/v2409/Rate HTTP/1.1\r\n") && !seen.to_lowercase().contains("override"),
        "{seen}"
    );
    assert_eq!(
        host.send(&host.call().target("/ups/sandbox/api/rating/v2409/Rate?_method=DELETE")).code(),
        "proxy_bad_query"
    );
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a11_the_environment_is_a_path_of_a_compiled_in_set() {
    let (upstream, evil) = (Upstream::fine(), Upstream::fine());
    let host = Host::start(&upstream, &[]);
    let elsewhere = format!("http://127.0.0.1:{}", evil.port);
    assert_eq!(host.send(&host.call().with("X-Upstream", &elsewhere).with("X-Forwarded-Host", &elsewhere)).status, 200);
    assert_eq!((upstream.count(), evil.count()), (1, 0));
    assert_eq!(host.send(&host.call().target("/ups/evil.example/api/rating/v2409/Rate")).code(), "proxy_no_route");
    assert_eq!(host.send(&host.call().target("/ups/production/api/rating/v2409/Rate")).code(), "proxy_environment_off");
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a12_a_redirect_is_followed_by_nobody() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        let evil = Upstream::fine();
        let location = format!("http://127.0.0.1:{}/", evil.port);
        let upstream = Upstream::new(move |_, stream| {
            let _ = write!(stream, "HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        });
        let host = Host::start(&upstream, &[]);
        let answer = host.send(&host.call());
        assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_redirect"));
        assert_eq!((answer.header("location"), answer.header("parcelgate-sent")), (None, None));
        assert_eq!((upstream.count(), evil.count()), (1, 0));
    }
}

#[test]
fn a13_an_address_that_lies_fails_by_its_name() {
    // As if a resolver had been poisoned: UPS's name leads to a server that is not UPS.
    let poisoned = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = poisoned.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        poisoned.incoming().flatten().for_each(|mut stream| drop(stream.write_all(FINE.as_bytes())))
    });
    let host = Host::launch(&["--environment", "cie", "--client-id", "id", "--upstream-connect", &address], &[]);
    let answer = host.send(&host.call().target("/ups/cie/api/rating/v2409/Rate"));
    assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_tls"));
    assert_eq!(answer.header("parcelgate-sent"), Some("no"));
}
