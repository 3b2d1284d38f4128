//! 51 to 54: what operators see.

use crate::lab::{Gate, Host, Upstream, assert_becomes, free_port, metric};
use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn a51_no_secret_in_any_log() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    host.send(
        &host
            .call()
            .set("Authorization", "Bearer canary-token")
            .with("transId", "canary-trans")
            .body("{\"x\":\"canary-body\"}"),
    );
    host.send(&host.call().target("/ups/sandbox/api/rating/v2409/Rate?client_secret=canary-query"));
    host.send(&host.call().set("Authorization", "Basic canary-basic").set("Origin", "https://canary-origin"));
    host.get("/canary-path", "Cookie: canary-cookie\r\n");
    let log = host.settled_log();
    assert!(log.matches("\"event\":\"request\"").count() >= 4, "{log}");
    assert!(!log.contains("canary"), "{log}");
}

#[test]
fn a52_one_event_one_line() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    // A control byte is no HTTP; the engine refuses it before there is an event.
    assert_eq!(host.send(&host.call().with("transId", "a\u{1b}[31m")).status, 400);
    host.send(&host.call().with("transId", &"\\u001b".repeat(500)).set("Origin", &"x".repeat(10_000)));
    host.get(&format!("/{}%0d%0aevent", "y".repeat(1_000)), "");
    let log = host.settled_log();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("\"event\"")).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    for line in lines {
        assert!(line.len() < 300 && !line.contains('\u{1b}'), "{line}");
        let event: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(event["event"], "request");
    }
}

#[test]
fn a53_metrics_are_elsewhere_and_name_only_routes() {
    let upstream = Upstream::fine();
    let operators = free_port();
    let address = format!("127.0.0.1:{operators}");
    let host = Host::start(&upstream, &["--metrics-listen", &address]);
    for at in 0..20 {
        host.send(&host.call().target(&format!("/ups/sandbox/api/canary-{at}")));
        host.send(&host.call().set("Origin", &format!("https://canary-{at}.test")));
    }
    assert_eq!(host.send(&host.call()).status, 200);
    assert_eq!(host.get("/metrics", "").status, 404, "not for the public");
    let mut stream = TcpStream::connect(&address).unwrap();
    stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let text = crate::lab::read_answer(&mut stream).body;
    for line in [
        "parcelgate_requests_total{route=\"rate\",class=\"2xx\"} 1",
        "parcelgate_rejections_total{reason=\"proxy_no_route\"} 20",
        "parcelgate_rejections_total{reason=\"proxy_wrong_origin\"} 20",
        "parcelgate_upstream_seconds_count{route=\"rate\"} 1",
        "parcelgate_upstream_connections_opened_total 1",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}\n{text}");
    }
    assert!(!text.contains("canary"), "{text}");
}

#[test]
fn a_page_that_leaves_is_not_counted_for_ever() {
    // Upstream keeps silent: only the page's leaving can end the call.
    let gate = Gate::default();
    let held = gate.clone();
    let upstream = Upstream::new(move |_, _| held.wait());
    let address = format!("127.0.0.1:{}", free_port());
    let host = Host::start(&upstream, &["--metrics-listen", &address]);
    let gauges = || (metric(&address, "parcelgate_in_flight"), metric(&address, "parcelgate_connections"));
    let mut stream = host.connect();
    stream.write_all(&host.call().bytes()).unwrap();
    assert_becomes(|| upstream.count(), 1);
    assert_eq!(gauges(), (Some(1), Some(1)));
    let begun = Instant::now();
    drop(stream);
    assert_becomes(gauges, (Some(0), Some(0)));
    assert!(begun.elapsed() < Duration::from_secs(20), "the host's own limit of 30 s ends a call too");
    gate.open();
}

#[test]
fn a54_health_is_a_word_at_one_place() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let answer = host.get("/healthz", "");
    assert_eq!((answer.status, answer.body.as_str()), (200, "ok\n"));
    for target in ["/healthz?x", "/healthz/..", "/healthz/", "/Healthz"] {
        assert_eq!(host.get(target, "").status, 404, "{target}");
    }
    assert_eq!(upstream.count(), 0);
}
