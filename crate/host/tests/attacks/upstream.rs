//! 45, 47, 49, 50 and 55: what upstream sends, what is repeated, and how often one address may ask.

use crate::lab::{FINE, Host, Upstream, read_answer};
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[test]
fn a45_nothing_is_unpacked_here() {
    let upstream = Upstream::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nBOMB",
    );
    let host = Host::start(&upstream, &[]);
    let answer = host.send(&host.call().with("Accept-Encoding", "gzip, br"));
    assert!(upstream.seen()[0].to_lowercase().contains("accept-encoding: identity\r\n"));
    assert_eq!((answer.body.as_str(), answer.header("content-encoding")), ("BOMB", None), "bytes as they came");
    assert_eq!(host.send(&host.call().with("Content-Encoding", "gzip")).code(), "proxy_bad_content_type");
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a47_a_dead_connection_of_the_pool_is_told_not_repeated() {
    // Upstream answers once, then hangs up as soon as it has read the next request on the same connection.
    let turn = AtomicUsize::new(0);
    let upstream = Upstream::new(move |_, stream| {
        if turn.fetch_add(1, Ordering::SeqCst) == 0 {
            let _ = stream.write_all(FINE.as_bytes());
        } else {
            let _ = stream.shutdown(std::net::Shutdown::Both);
        }
    });
    let host = Host::start(&upstream, &[]);
    let ship = host.call().target("/ups/sandbox/api/shipments/v2409/ship");
    assert_eq!(host.send(&ship).status, 200);
    let answer = host.send(&ship);
    assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_failed"));
    assert_eq!(answer.header("parcelgate-sent"), None);
    // A third call shows that the second was not sent again in the meantime.
    host.send(&ship);
    assert_eq!(upstream.count(), 3, "each was sent once");
}

#[test]
fn a49_no_answer_is_stored_and_no_front_is_poisoned() {
    let upstream = Upstream::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: public, max-age=9\r\nETag: \"x\"\r\nAge: 5\r\nContent-Length: 2\r\n\r\n{}",
    );
    let host = Host::start(&upstream, &[]);
    let answer = host.send(&host.call().with("X-Forwarded-Host", "evil.example"));
    assert_eq!(
        (answer.header("cache-control"), answer.header("etag"), answer.header("age")),
        (Some("no-store"), None, None)
    );
    let page = host.get("/", "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n");
    let config = host.get("/config.json", "X-Forwarded-Host: evil.example\r\n");
    assert!(!format!("{}{}{}{}", page.head, page.body, config.head, config.body).contains("evil.example"));
}

#[test]
fn a50_conditions_and_ranges_stay_here() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let names = ["Range", "If-Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since"];
    assert_eq!(host.send(&names.iter().fold(host.call(), |call, name| call.with(name, "bytes=0-1"))).status, 200);
    assert!(!upstream.seen()[0].contains("bytes=0-1"));
}

#[test]
fn a55_a_flood_of_one_address() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let mut stream = host.connect();
    let mut refused = None;
    let begun = Instant::now();
    for turn in 0..20_000 {
        // A name in a header makes no other caller of it.
        let call = host.call().with("X-Forwarded-For", &format!("10.0.{}.{}", turn / 256, turn % 256));
        stream.write_all(&call.bytes()).unwrap();
        let answer = read_answer(&mut stream);
        if answer.status == 429 {
            refused = Some((turn, answer));
            break;
        }
    }
    let (turn, answer) = refused.unwrap();
    assert!(turn >= 2_000, "a batch of 1,000 rates and ships passes: {turn}");
    // 2,500 at once, and 50 more for each second that it takes.
    let most = 2_501 + 50 * usize::try_from(begun.elapsed().as_secs() + 1).unwrap();
    assert!(turn <= most, "{turn} calls passed, {most} may");
    assert_eq!(
        (answer.code().as_str(), answer.header("retry-after"), answer.header("parcelgate-sent")),
        ("proxy_too_many_calls", Some("1"), Some("no"))
    );
    assert_eq!(upstream.count(), turn);
}

#[test]
fn a55_behind_a_front_each_caller_has_a_bucket() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &["--trusted-hops", "1"]);
    let mut stream = host.connect();
    for turn in 0..3_000 {
        // What stands before the last name anybody may have written.
        let call = host.call().with("X-Forwarded-For", &format!("6.6.6.6, 10.0.{}.{}", turn / 256, turn % 256));
        stream.write_all(&call.bytes()).unwrap();
        assert_eq!(read_answer(&mut stream).status, 200, "{turn}");
    }
}

#[test]
fn a_lie_about_length_is_seen() {
    // Longer than it says: the rest is no answer to anybody.
    let upstream = Upstream::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
    );
    let host = Host::start(&upstream, &[]);
    for _ in 0..3 {
        assert_eq!(host.send(&host.call()).body, "{}");
    }
    // No HTTP at all.
    let upstream = Upstream::saying("ICY 200 OK\r\n\r\nhello");
    let host = Host::start(&upstream, &[]);
    let answer = host.send(&host.call());
    assert_eq!((answer.status, answer.code().as_str()), (502, "proxy_upstream_failed"));
}
