//! 14 to 25: who may ask.

use crate::lab::{Call, Host, Upstream};

const PORTAL: &str = "https://portal.test";

fn cross() -> (Upstream, Host) {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &["--portal-origin", PORTAL]);
    (upstream, host)
}

fn preflight(host: &Host) -> Call {
    let call = host
        .call()
        .line("OPTIONS /ups/sandbox/api/rating/v2409/Rate HTTP/1.1")
        .without("Authorization")
        .without("Content-Type");
    call.set("Origin", PORTAL).with("Access-Control-Request-Method", "POST").body("").unframed()
}

#[test]
fn a14_no_origin_at_all() {
    for flags in [&["--portal-origin", PORTAL][..], &[]] {
        let upstream = Upstream::fine();
        let host = Host::start(&upstream, flags);
        let nameless = host.call().without("Origin");
        assert_eq!(host.send(&nameless).code(), "proxy_wrong_origin");
        assert_eq!(host.send(&nameless.clone().with("Sec-Fetch-Site", "same-site")).code(), "proxy_wrong_origin");
        assert_eq!(host.send(&nameless.clone().with("Sec-Fetch-Site", "none")).code(), "proxy_wrong_origin");
        assert_eq!(upstream.count(), 0);
        assert_eq!(host.send(&nameless.with("Sec-Fetch-Site", "same-origin")).status, 200);
    }
}

#[test]
fn a15_the_origin_null() {
    let (upstream, host) = cross();
    let answer = host.send(&host.call().set("Origin", "null").with("Sec-Fetch-Site", "same-origin"));
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, None));
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a16_origins_that_only_look_alike() {
    let (upstream, host) = cross();
    for origin in [
        "https://portal.test.evil",
        "https://evilportal.test",
        "http://portal.test",
        "https://portal.test:444",
        "https://PORTAL.test",
        "https://portal.test/",
        "https://portal.test.",
        "https://xn--prtal-jua.test",
        "https://portal.test\t",
    ] {
        let answer = host.send(&host.call().set("Origin", origin));
        // White space around a value is no part of it (RFC 9110, 5.5).
        let wanted = if origin.ends_with('\t') { 200 } else { 403 };
        assert_eq!(answer.status, wanted, "{origin}");
        assert_eq!(answer.header("access-control-allow-origin").is_some(), wanted == 200, "{origin}");
    }
    assert_eq!(upstream.count(), 1);
}

#[test]
fn a17_two_origins() {
    let (upstream, host) = cross();
    let evil = "https://evil.test";
    for (first, second) in [(PORTAL, evil), (evil, PORTAL), (PORTAL, PORTAL)] {
        let answer = host.send(&host.call().set("Origin", first).with("Origin", second));
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (403, None));
    }
    assert_eq!(host.send(&host.call().set("Origin", &format!("{PORTAL}, {evil}"))).status, 403);
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a18_a_preflight_is_answered_by_a_constant() {
    let (upstream, host) = cross();
    let answer = host.send(&preflight(&host).with("Access-Control-Request-Headers", "x-evil, authorization"));
    assert_eq!(answer.status, 204, "{}", answer.body);
    assert_eq!(answer.header("access-control-allow-origin"), Some(PORTAL));
    assert_eq!(answer.header("access-control-allow-methods"), Some("GET, POST, DELETE"));
    assert_eq!(answer.header("access-control-max-age"), Some("7200"));
    let allowed = answer.header("access-control-allow-headers").unwrap();
    assert!(allowed.contains("authorization") && !allowed.contains("evil") && !allowed.contains('*'));
    let odd = host.send(&preflight(&host).set("Access-Control-Request-Method", "PATCH"));
    assert_eq!((odd.status, odd.header("access-control-allow-methods")), (204, Some("GET, POST, DELETE")));
    let unlisted = host.send(&preflight(&host).line("OPTIONS /ups/sandbox/api/admin HTTP/1.1"));
    assert_eq!((unlisted.status, unlisted.header("access-control-allow-methods")), (404, None));
    let stranger = host.send(&preflight(&host).set("Origin", "https://evil.test"));
    assert_eq!((stranger.status, stranger.header("access-control-allow-origin")), (403, None));
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a19_a_flood_of_preflights_meets_the_fuse() {
    use std::io::Write as _;
    let (upstream, host) = cross();
    let mut stream = host.connect();
    let bytes = preflight(&host).bytes();
    let mut last = 0;
    // The bucket refills meanwhile: the slower the machine, the more calls it takes.
    for _ in 0..20_000 {
        stream.write_all(&bytes).unwrap();
        last = crate::lab::read_answer(&mut stream).status;
        if last == 429 {
            break;
        }
    }
    assert_eq!((last, upstream.count()), (429, 0));
}

#[test]
fn a20_a_preflight_with_a_body_or_for_everything() {
    let (upstream, host) = cross();
    let fat = preflight(&host).with("Content-Length", "2").body("{}");
    assert_eq!(host.send(&fat).code(), "proxy_no_body_here");
    assert!(matches!(host.send(&preflight(&host).line("OPTIONS * HTTP/1.1")).status, 400 | 404 | 405));
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a21_a22_every_answer_varies_by_origin_and_an_error_can_be_read() {
    let upstream = Upstream::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\nContent-Length: 2\r\n\r\n{}",
    );
    let host = Host::start(&upstream, &["--portal-origin", PORTAL]);
    for call in [
        host.call().set("Origin", PORTAL),
        host.call().set("Origin", PORTAL).target("/ups/sandbox/api/none"),
        host.call().set("Origin", PORTAL).without("Authorization"),
        host.call().set("Origin", PORTAL).line("PUT /ups/sandbox/api/rating/v2409/Rate HTTP/1.1"),
    ] {
        let answer = host.send(&call);
        answer.assert_sealed();
        let origins = answer.head.lines().filter(|line| line.to_lowercase().starts_with("access-control-allow-origin"));
        assert_eq!(origins.count(), 1, "{}", answer.head);
        assert_eq!(answer.header("access-control-allow-origin"), Some(PORTAL));
        assert!(answer.header("access-control-expose-headers").unwrap().contains("parcelgate-sent"));
    }
    // In same-origin mode, and for our own pages, there is no CORS at all.
    let own = host.send(&host.call());
    assert!(!own.head.to_lowercase().contains("access-control"), "{}", own.head);
    let tag = host.get("/", "").header("etag").unwrap().to_owned();
    for more in [String::new(), format!("If-None-Match: {tag}\r\n")] {
        assert!(host.get("/", &more).head.to_lowercase().contains("vary: origin"));
    }
}

#[test]
fn a23_no_way_from_a_public_page_to_a_private_network() {
    let (_, host) = cross();
    let answer = host.send(&preflight(&host).with("Access-Control-Request-Private-Network", "true"));
    assert_eq!((answer.status, answer.header("access-control-allow-private-network")), (204, None));
}

#[test]
fn a24_a_foreign_host_name() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    for name in ["evil.example", "127.0.0.1:1", "evil.example:80"] {
        assert_eq!(host.send(&host.call().set("Host", name)).code(), "proxy_wrong_host", "{name}");
    }
    assert_eq!(upstream.count(), 0);
}

#[test]
fn a25_host_headers_that_are_none_or_many() {
    let upstream = Upstream::fine();
    let host = Host::start(&upstream, &[]);
    let own = format!("127.0.0.1:{}", host.port);
    for call in [
        host.call().with("Host", &own),
        host.call().without("Host"),
        host.call().set("Host", ""),
        host.call().set("Host", &format!("x@{own}")),
        host.call().set("Host", &format!("{own}/x")),
    ] {
        assert_eq!(host.send(&call).status, 400);
    }
    assert_eq!(upstream.count(), 0);
}
