//! 36 to 40: where one request ends and the next begins.

use crate::lab::{Host, Upstream, hangs_up, read_answer};
use std::io::Write as _;
use std::time::Duration;

#[test]
fn a36_two_ways_to_say_how_long() {
    let hidden = "0\r\n\r\nPOST /ups/sandbox/api/rating/v2409/Shop HTTP/1.1\r\n\r\n";
    for (first, second) in [("Content-Length", "Transfer-Encoding"), ("Transfer-Encoding", "Content-Length")] {
        let upstream = Upstream::fine();
        let host = Host::start(&upstream, &[]);
        let value = |name: &str| if name == "Content-Length" { "6" } else { "chunked" };
        let call = host.call().unframed().with(first, value(first)).with(second, value(second)).body(hidden);
        let mut stream = host.connect();
        stream.write_all(&call.bytes()).unwrap();
        let answer = read_answer(&mut stream);
        assert!(answer.status >= 400 || upstream.count() <= 1, "{answer:?}");
        assert!(hangs_up(&mut stream, Duration::from_secs(3)), "the connection ends with it");
        assert!(upstream.seen().iter().all(|seen| !seen.contains("Shop")), "the second request was never one");
    }
}

#[test]
fn a37_lengths_and_codings_that_are_none() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let base = host.call().unframed();
    for call in [
        base.clone().with("Content-Length", "2").with("Content-Length", "3"),
        base.clone().with("Content-Length", "+2"),
        base.clone().with("Content-Length", "2, 2"),
        base.clone().with("Content-Length", "0x2"),
        base.clone().with("Content-Length", "-1"),
        base.clone().with("Transfer-Encoding", "xchunked"),
        base.clone().with("Transfer-Encoding", "chunked, identity"),
        base.clone().line("POST /ups/sandbox/api/rating/v2409/Rate HTTP/1.0").with("Transfer-Encoding", "chunked"),
    ] {
        let answer = host.send(&call);
        assert!(matches!(answer.status, 400 | 501), "{}: {answer:?}", String::from_utf8_lossy(&call.bytes()));
    }
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a38_chunks_that_overflow() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let base = host.call().unframed().with("Transfer-Encoding", "chunked");
    let extension = format!("2;{}\r\n{{}}\r\n0\r\n\r\n", "x".repeat(1 << 20));
    let trailers = format!("2\r\n{{}}\r\n0\r\nX: {}\r\n\r\n", "x".repeat(1 << 20));
    for body in ["FFFFFFFFFFFFFFFFF\r\n{}", "zz\r\n{}", &extension, &trailers] {
        let answer = host.send(&base.clone().body(body));
        assert!(answer.status == 0 || answer.status >= 400, "{:?}", answer.status);
    }
    assert_eq!(upstream.count(), 0);
    assert_eq!(host.send(&base.body("2\r\n{}\r\n0\r\n\r\n")).status, 200, "honest chunks pass");
}

#[test]
fn a39_a_body_above_the_limit() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let declared = host.call().unframed().with("Content-Length", "300000").body("");
    assert_eq!(host.send(&declared).code(), "proxy_body_too_large");
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    let chunked =
        host.call().unframed().with("Transfer-Encoding", "chunked").body(&format!("{}0\r\n\r\n", chunk.repeat(5)));
    assert_eq!(host.send(&chunked).status, 413);
    assert_eq!(upstream.count(), 0, "not even a connection");
}

#[test]
fn a40_no_invitation_to_send_too_much() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let call = host.call().unframed().with("Expect", "100-continue").with("Content-Length", "300000").body("");
    let answer = host.send(&call);
    assert_eq!(answer.status, 413, "{answer:?}");
    assert_eq!(upstream.count(), 0);
}
