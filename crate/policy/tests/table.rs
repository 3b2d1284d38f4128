//! The table's limits, written down a second time: a change is a decision, not a slip. And the last value on each side of a limit.

use parcelgate_policy::page;
use parcelgate_policy::route::{Credentials, Environment};
use parcelgate_policy::{ROUTES, RequestHead, answer_header_allowed, judge, refusal, request_header_allowed};

/// name, method, request KiB, answer MiB (thousandths), query bytes, seconds, may be repeated.
const LIMITS: &[(&str, &str, u64, u64, usize, u64, bool)] = &[
    ("validate_client", "GET", 0, 62, 600, 30, true),
    ("token", "POST", 8, 62, 512, 30, false),
    ("refresh", "POST", 8, 62, 512, 30, false),
    ("rate", "POST", 256, 8_000, 512, 30, true),
    ("ship", "POST", 1_024, 32_000, 512, 90, false),
    ("void", "DELETE", 0, 8_000, 1_024, 30, false),
    ("recover_label", "POST", 256, 8_000, 512, 30, true),
    ("track", "GET", 0, 8_000, 512, 30, true),
    ("track_reference", "GET", 0, 8_000, 512, 30, true),
    ("track_shipment", "GET", 0, 8_000, 512, 30, true),
    ("validate_address", "POST", 256, 8_000, 512, 30, true),
    ("time_in_transit", "POST", 256, 8_000, 512, 30, true),
    ("locate", "POST", 256, 8_000, 512, 30, true),
    ("pickup_rate", "POST", 256, 8_000, 512, 30, true),
    ("pickup_schedule", "POST", 256, 8_000, 512, 30, false),
    ("pickup_pending", "GET", 0, 8_000, 512, 30, true),
    ("pickup_cancel", "DELETE", 0, 8_000, 512, 30, false),
    ("pickup_divisions", "GET", 0, 8_000, 512, 30, true),
    ("service_centers", "POST", 256, 8_000, 512, 30, true),
    ("document_upload", "POST", 14_336, 8_000, 512, 60, false),
    ("document_push", "POST", 256, 8_000, 512, 30, false),
    ("document_remove", "DELETE", 0, 8_000, 512, 30, false),
];

#[test]
fn every_limit_is_the_one_that_was_decided() {
    let rows: Vec<_> = ROUTES
        .iter()
        .map(|row| {
            let (request, answer) = (row.request_bytes / 1024, row.answer_bytes * 1_000 / (1024 * 1024));
            (row.name, row.method.name(), request, answer, row.query_bytes, row.total_ms / 1_000, row.repeatable)
        })
        .collect();
    assert_eq!(rows, LIMITS);
    for row in ROUTES {
        let oauth = ["validate_client", "token", "refresh"].contains(&row.name);
        assert_eq!(row.credentials == Credentials::None, oauth, "{}", row.name);
        let kind = match row.method.name() {
            "POST" if oauth => Some("application/x-www-form-urlencoded"),
            "POST" => Some("application/json"),
            _ => None,
        };
        assert_eq!(row.content_type, kind, "{}", row.name);
        assert!(row.query.len() <= 32);
    }
}

#[test]
fn the_hosts_are_upss() {
    let hosts = Environment::ALL.map(Environment::upstream_host);
    assert_eq!(hosts, [None, Some("wwwcie.ups.com"), Some("onlinetools.ups.com")]);
}

/// The verdict on a GET of tracking.
fn track(target: &str, headers: &[(&str, &[u8])]) -> &'static str {
    let head = RequestHead { method: "GET", target, headers, content_length: None };
    judge(&head).map_or_else(|refusal| refusal.code, |forward| forward.route.name)
}

const BEARER: &[(&str, &[u8])] = &[("authorization", b"Bearer a")];
const DETAILS: &str = "/ups/cie/api/track/v1/details/";

#[test]
fn the_last_value_on_each_side_of_a_limit() {
    for (length, verdict) in [(6, "proxy_no_route"), (7, "track"), (34, "track"), (35, "proxy_no_route")] {
        assert_eq!(track(&format!("{DETAILS}{}", "1".repeat(length)), BEARER), verdict, "a number of {length}");
    }
    assert_eq!(track(&format!("{DETAILS}1Z12345-78"), BEARER), "proxy_no_route");
    let path = |length: usize| format!("/ups/cie/api/{}", "a".repeat(length - 13));
    assert_eq!((track(&path(256), BEARER), track(&path(257), BEARER)), ("proxy_no_route", "proxy_target_too_long"));
    let number = format!("{DETAILS}1ZA1B2C30300000021");
    let query = |length: usize| format!("{number}?locale={}", "a".repeat(length - 7));
    assert_eq!((track(&query(512), BEARER), track(&query(513), BEARER)), ("proxy_bad_query", "proxy_target_too_long"));
    assert_eq!(track(&format!("{number}?locale=en_US&returnPOD=true"), BEARER), "track");
    assert_eq!(track(&format!("{number}?locale=en-US"), BEARER), "track");
    assert_eq!(track(&format!("{number}?locale=en!US"), BEARER), "proxy_bad_query");
    assert_eq!(track(&format!("{number}?locale=en_USA"), BEARER), "proxy_bad_query");
    // The token: 8 KiB with its scheme.
    for (length, verdict) in [(8 * 1024 - 7, "track"), (8 * 1024 - 6, "proxy_bad_authorization")] {
        let value = format!("Bearer {}", "a".repeat(length));
        assert_eq!(track(&number, &[("authorization", value.as_bytes())]), verdict);
    }
    assert_eq!(track(&number, &[("authorization", b"Bearer ")]), "proxy_bad_authorization");
    // The block: 64 headers, 16 KiB with what stands between names and values.
    let many = |count: usize| -> Vec<(&str, &[u8])> {
        (1..count).map(|_| ("x", &b"y"[..])).chain(BEARER.iter().copied()).collect()
    };
    assert_eq!((track(&number, &many(64)), track(&number, &many(65))), ("track", "proxy_headers_too_large"));
    let wide = |bytes: usize| vec![b'a'; bytes - "x-wide".len() - 4 - "authorization".len() - 8 - 4];
    for (bytes, verdict) in [(16 * 1024, "track"), (16 * 1024 + 1, "proxy_headers_too_large")] {
        assert_eq!(track(&number, &[("x-wide", &wide(bytes)), BEARER[0]]), verdict);
    }
}

#[test]
fn a_void_takes_twenty_packages() {
    let numbers = |count: usize| {
        let list: Vec<String> = (0..count).map(|at| format!("%221ZA1B2C303000{at:05}%22")).collect();
        format!("/ups/cie/api/shipments/v2409/void/cancel/1ZA1B2C30300000021?trackingnumber=%5B{}%5D", list.join("%2C"))
    };
    let verdict = |target: &str| {
        let head = RequestHead { method: "DELETE", target, headers: BEARER, content_length: None };
        judge(&head).map_or_else(|refusal| refusal.code, |forward| forward.route.name)
    };
    assert_eq!(
        (verdict(&numbers(1)), verdict(&numbers(20)), verdict(&numbers(21))),
        ("void", "void", "proxy_bad_query")
    );
    assert_eq!(verdict(&numbers(2).replace("%22%2C", "%2C")), "proxy_bad_query");
}

#[test]
fn a_reference_of_thirty_five_characters_is_the_longest() {
    let reference = |text: &str| track(&format!("/ups/cie/api/track/v1/reference/details/{text}"), BEARER);
    assert_eq!((reference(&"a".repeat(35)), reference(&"a".repeat(36))), ("track_reference", "proxy_no_route"));
    assert_eq!(reference(&"%20".repeat(35)), "track_reference");
    assert_eq!(
        (reference("a%1f"), reference("a%7f"), reference("a%2"), reference("a%zz")),
        ("proxy_bad_target", "proxy_bad_target", "proxy_bad_target", "proxy_bad_target")
    );
}

#[test]
fn what_a_path_takes_is_told_with_the_refusal() {
    let head =
        RequestHead { method: "PUT", target: "/ups/cie/api/rating/v2409/Rate", headers: BEARER, content_length: None };
    let refused = judge(&head).unwrap_err();
    assert_eq!((refused.code, refused.allow), (refusal::BAD_METHOD.code, Some("POST")));
}

#[test]
fn header_lists_let_nothing_else_through() {
    for name in ["authorization", "transid", "content-type"] {
        assert!(request_header_allowed(name));
    }
    for name in ["cookie", "origin", "x-forwarded-for", "content-length", "host", ""] {
        assert!(!request_header_allowed(name), "{name}");
        assert!(!answer_header_allowed(name), "{name}");
    }
    assert!(
        answer_header_allowed("apierrorcode")
            && !answer_header_allowed("set-cookie")
            && !answer_header_allowed("location")
    );
}

#[test]
fn files_have_the_headers_of_their_kind() {
    let of =
        |path: &str, name: &str| page::headers(path).into_iter().find(|(key, _)| *key == name).map(|(_, value)| value);
    for path in ["/", "/index.html", "/callback.html"] {
        assert!(
            of(path, "content-security-policy").is_some_and(|csp| csp.contains("trusted-types parcelgate")),
            "{path}"
        );
        assert!(of(path, "permissions-policy").is_some());
    }
    assert_eq!(of("/", "cross-origin-opener-policy"), Some("same-origin-allow-popups"));
    assert_eq!(of("/callback.html", "cross-origin-opener-policy"), Some("unsafe-none"));
    for path in ["/v/0/app.js", "/workers/x.js", "/v/0/a.wasm"] {
        assert!(
            of(path, "content-security-policy")
                .is_some_and(|csp| csp.starts_with("default-src 'none'; frame-ancestors")),
            "{path}"
        );
        assert_eq!((of(path, "cross-origin-opener-policy"), of(path, "permissions-policy")), (None, None));
    }
    assert!(of("/v/0/workers/label.js", "content-security-policy").is_some_and(|csp| csp.contains("wasm-unsafe-eval")));
    assert_eq!(
        (of("/v/0/a.wasm", "cache-control"), of("/app.js", "cache-control")),
        (Some("public, max-age=31536000, immutable"), Some("no-cache"))
    );
}

#[test]
fn a_key_of_the_query_stands_once_wherever_it_is() {
    let number = format!("{DETAILS}1ZA1B2C30300000021");
    assert_eq!(track(&format!("{number}?locale=en_US&returnPOD=true&returnPOD=true"), BEARER), "proxy_bad_query");
    assert_eq!(track(&format!("{number}?returnSignature=true&locale=en_US&returnMilestones=false"), BEARER), "track");
}

#[test]
fn a_country_is_two_capital_letters_and_a_client_id_is_not_endless() {
    let divisions = |country: &str| track(&format!("/ups/cie/api/pickup/v1/countries/{country}"), BEARER);
    assert_eq!(
        (divisions("US"), divisions("USA"), divisions("Us"), divisions("U1")),
        ("pickup_divisions", "proxy_no_route", "proxy_no_route", "proxy_no_route")
    );
    let validate =
        |id: &str| track(&format!("/ups/cie/security/v1/oauth/validate-client?client_id={id}&redirect_uri=a"), &[]);
    assert_eq!(
        (validate(&"a".repeat(128)), validate(&"a".repeat(129)), validate("")),
        ("validate_client", "proxy_bad_query", "proxy_bad_query")
    );
    assert_eq!(validate("a/b"), "proxy_bad_query");
}

#[test]
fn an_options_that_is_no_preflight_is_told_the_methods() {
    let head =
        RequestHead { method: "OPTIONS", target: "/ups/cie/api/rating/v2409/Rate", headers: &[], content_length: None };
    assert_eq!(parcelgate_policy::judge_preflight(&head).unwrap_err().allow, Some("GET, POST, DELETE"));
}
