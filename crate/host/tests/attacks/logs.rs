//! 51 to 54: what operators see.

use crate::lab::{Host, Upstream, assert_becomes, free_port};
use std::io::Write as _;
use std::net::TcpStream;

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
    let log = host.log_once(|log| log.matches("\"event\":\"request\"").count() >= 4);
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
    // Lines keep the order of their events: once this one is there, so are all that belong to the calls above.
    host.get("/healthz", "");
    let log = host.log_once(|log| log.contains("\"route\":\"healthz\""));
    let is_ours = |line: &&str| line.contains("\"event\"") && !line.contains("\"route\":\"healthz\"");
    let lines: Vec<&str> = log.lines().filter(is_ours).collect();
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
    let upstream = Upstream::new(|_, _| std::thread::sleep(std::time::Duration::from_secs(3)));
    let address = format!("127.0.0.1:{}", free_port());
    let host = Host::start(&upstream, &["--metrics-listen", &address]);
    let gauges = || {
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let text = crate::lab::read_answer(&mut stream).body;
        let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse::<i64>().ok());
        (value("parcelgate_in_flight "), value("parcelgate_connections "))
    };
    let mut stream = host.connect();
    stream.write_all(&host.call().bytes()).unwrap();
    assert_becomes(gauges, (Some(1), Some(1)));
    drop(stream);
    assert_becomes(gauges, (Some(0), Some(0)));
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
