//! 26 to 35: what crosses in either direction.

use crate::lab::{Host, Upstream};
use std::io::Write as _;

#[test]
fn a26_what_says_who_and_where_a_page_is_stays_here() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let names = [
        "Cookie",
        "Referer",
        "User-Agent",
        "Sec-Fetch-Mode",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "Forwarded",
        "Via",
        "X-Real-IP",
        "CF-Connecting-IP",
        "X-Anything",
    ];
    let call = names.iter().fold(host.call(), |call, name| call.with(name, "canary-value"));
    assert_eq!(host.send(&call).status, 200);
    let seen = upstream.seen()[0].to_lowercase();
    assert!(!seen.contains("canary-value") && !seen.contains("origin:"), "{seen}");
    assert!(seen.contains("authorization: bearer token") && seen.contains("accept-encoding: identity"));
    let lines: Vec<&str> =
        seen.split("\r\n\r\n").next().unwrap().lines().skip(1).filter_map(|line| line.split(':').next()).collect();
    assert_eq!(
        lines.len(),
        5,
        "host, authorization, content-type, content-length, accept-encoding and no more: {lines:?}"
    );
    assert_eq!(host.send(&host.call().with("Proxy-Authorization", "Basic eDp5")).code(), "proxy_bad_header");
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a27_connection_does_not_strip_credentials() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    assert_eq!(host.send(&host.call().with("Connection", "authorization")).code(), "proxy_bad_header");
    assert_eq!(host.send(&host.call().with("Connection", "close, authorization")).code(), "proxy_bad_header");
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a28_no_upgrade_and_no_tunnel() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for (name, value) in
        [("Upgrade", "websocket"), ("Upgrade", "h2c"), ("HTTP2-Settings", "AAMAAABkAAQ"), ("Trailer", "x-late")]
    {
        assert_eq!(host.send(&host.call().with(name, value)).code(), "proxy_bad_header", "{name}: {value}");
    }
    assert_eq!(upstream.count(), 0);
    assert_eq!(host.send(&host.call().with("TE", "trailers").with("Keep-Alive", "timeout=9")).status, 200);
    let seen = upstream.seen()[0].to_lowercase();
    assert!(!seen.contains("\r\nte:") && !seen.contains("keep-alive"), "{seen}");
    let answer = host.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    assert!(matches!(answer.status, 0 | 400 | 505), "{answer:?}");
}

#[test]
fn a29_credentials_of_another_kind() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for value in ["Basic eDp5", "Bearer", "Bearer ", "bearer token", "Bearer a b", "Bearer a\"b", "Digest x", ""] {
        let answer = host.send(&host.call().set("Authorization", value));
        assert_eq!(answer.code(), "proxy_bad_authorization", "{value}");
    }
    assert_eq!(host.send(&host.call().without("Authorization")).status, 401);
    assert_eq!(
        host.send(&host.call().set("Authorization", &format!("Bearer {}", "a".repeat(8 * 1024)))).code(),
        "proxy_bad_authorization"
    );
    assert_eq!(host.send(&host.call().with("Authorization", "Bearer other")).code(), "proxy_bad_header");
    let form = "grant_type=authorization_code&code=c&code_verifier=v&client_id=sandbox-client&redirect_uri=x";
    let token = host
        .call()
        .target("/ups/sandbox/security/v1/oauth/token")
        .set("Content-Type", "application/x-www-form-urlencoded")
        .body(form);
    assert_eq!(host.send(&token.set("Authorization", "Basic eDp5")).code(), "proxy_no_authorization_here");
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a30_header_blocks_that_are_too_large() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for call in [
        host.call().with("X-Large", &"a".repeat(17 * 1024)),
        host.call().with("X-Large", &"a".repeat(100 * 1024)),
        (0..70).fold(host.call(), |call, index| call.with(&format!("X-{index}"), "1")),
        (0..300).fold(host.call(), |call, index| call.with(&format!("X-{index}"), "1")),
    ] {
        assert_eq!(host.send(&call).status, 431);
    }
    assert_eq!(upstream.count(), 0);
    for target in ["/", "/healthz", "/nowhere"] {
        let wide = format!("X-Large: {}\r\n", "a".repeat(17 * 1024));
        assert_eq!(host.get(target, &wide).status, 431, "{target}");
    }
    assert_eq!(host.get(&format!("/{}", "a".repeat(3_000)), "").status, 414);
}

#[test]
fn a31_lines_that_are_no_header() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let text = String::from_utf8(host.call().bytes()).unwrap();
    for (find, put) in [
        ("Authorization: Bearer token\r\n", "Authorization: Bearer token\r\n folded: more\r\n"),
        ("Authorization: Bearer token", "Authorization : Bearer token"),
        ("Bearer token", "Bearer to\0ken"),
        ("Bearer token\r\n", "Bearer token\rX: y\r\n"),
        ("Content-Type", "Content\u{e9}Type"),
    ] {
        assert_eq!(host.raw(text.replacen(find, put, 1)).status, 400, "{put:?}");
    }
    assert_eq!(upstream.count(), 0);
    // A bare line feed ends a line for most servers: what is rebuilt has nothing more in it.
    let answer = host.raw(text.replacen("Bearer token\r\n", "Bearer token\nX-Smuggled: yes\r\n", 1));
    assert!(matches!(answer.status, 200 | 400));
    assert!(upstream.seen().iter().all(|seen| !seen.contains("Smuggled") && !seen.contains("smuggled")));
}

#[test]
fn a32_headers_of_upstream_that_a_page_must_not_get() {
    let upstream = Upstream::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: a=b\r\nServer: x\r\nX-Powered-By: x\r\nVia: x\r\nAlt-Svc: h3\r\n\
         Strict-Transport-Security: max-age=1\r\nClear-Site-Data: \"*\"\r\nRefresh: 0;url=http://evil\r\nLink: <x>\r\nContent-Location: /x\r\n\
         Content-Security-Policy: default-src *\r\nContent-Disposition: attachment\r\nAccess-Control-Allow-Origin: *\r\ntransId: kept\r\nContent-Length: 2\r\n\r\n{}",
    );
    let host = Host::start(&upstream, &[]);
    let answer = host.send(&host.call());
    for name in [
        "set-cookie",
        "server",
        "x-powered-by",
        "via",
        "alt-svc",
        "strict-transport-security",
        "clear-site-data",
        "refresh",
        "link",
        "content-location",
        "content-disposition",
        "access-control-allow-origin",
    ] {
        assert_eq!(answer.header(name), None, "{name}");
    }
    assert_eq!(answer.header("transid"), Some("kept"));
    answer.assert_sealed();
}

#[test]
fn a33_a_value_that_would_split_the_answer() {
    for value in ["a\rSet-Cookie: x=y", "a\0b", "caf\u{e9}"] {
        let upstream = Upstream::new(move |_, stream| {
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ntransId: {value}\r\nContent-Length: 2\r\n\r\n{{}}"
            );
        });
        let host = Host::start(&upstream, &[]);
        let answer = host.send(&host.call());
        assert!(matches!(answer.status, 200 | 502), "{answer:?}");
        assert_eq!((answer.header("set-cookie"), answer.header("transid")), (None, None), "{value:?}");
    }
}

#[test]
fn a34_a_page_of_upstreams_is_data_here() {
    for kind in ["Content-Type: text/html\r\n", "Content-Type: image/svg+xml\r\n", ""] {
        let upstream = Upstream::new(move |_, stream| {
            let _ = write!(stream, "HTTP/1.1 503 Down\r\n{kind}Content-Length: 17\r\n\r\n<script>1</script");
        });
        let host = Host::start(&upstream, &[]);
        let answer = host.send(&host.call());
        assert_eq!((answer.status, answer.header("content-type")), (503, Some("application/octet-stream")));
        answer.assert_sealed();
    }
}

#[test]
fn a35_answers_that_switch_or_have_a_body_where_none_is() {
    for (answer, wanted) in [
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", 502),
        ("HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil", 204),
        ("HTTP/1.1 304 Not Modified\r\n\r\nevil", 502),
    ] {
        let upstream = Upstream::saying(answer);
        let host = Host::start(&upstream, &[]);
        let got = host.send(&host.call());
        assert_eq!(got.status, wanted, "{answer:?}");
        assert!(!got.body.contains("evil"));
        // What came too much is no answer to the next call.
        let next = host.send(&host.call());
        assert!(!next.body.contains("evil"), "{next:?}");
    }
    // An interim answer is not passed on; the final one is.
    let upstream = Upstream::saying(
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
    );
    let host = Host::start(&upstream, &[]);
    let answer = host.send(&host.call());
    assert_eq!((answer.status, answer.header("link")), (200, None));
}
