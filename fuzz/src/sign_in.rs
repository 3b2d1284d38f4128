//! What comes back from signing in, what was stored meanwhile, and what the proxy is asked.

use crate::first_line;
use parcelgate_core::account;
use parcelgate_core::http::Response;
use parcelgate_core::oauth::{
    Client, Mode, Transaction, build_authorization_request, build_refresh_request, build_token_request, parse_callback,
    parse_refresh_response, parse_token_response, parse_validate_client_response, validate_callback,
};
use parcelgate_core::policy::{FormRules, RequestHead, RouteId, judge, judge_form, pairs};
use parcelgate_core::session::{Binding, Session};

const NOW_MS: i64 = 1_800_000_000_000;

fn client() -> Client {
    Client {
        binding: Binding { environment: "cie".into(), client_id: "app".into(), proxy: "/ups".into() },
        redirect_uri: "https://shop.example/callback.html".into(),
        authorize_url: "https://wwwcie.ups.com/security/v1/oauth/authorize".into(),
        issuer: None,
    }
}

/// First line: which of the texts the rest is. Nothing foreign is believed; what is kept reads the same again.
pub fn sign_in(data: &[u8]) {
    let Some((which, data)) = first_line(data) else { return };
    let response = |status: u16| Response { status, headers: Vec::new(), body: data.to_vec() };
    match which {
        "callback" => callback(&String::from_utf8_lossy(data)),
        "token" => token_answer(data),
        "stored" => stored(&String::from_utf8_lossy(data)),
        "client" => drop(parse_validate_client_response(&response(400))),
        "account" => {
            for status in [200, 400, 401, 403, 500] {
                let verification = account::parse_verify_response(&response(status));
                serde_json::to_string(&verification).expect("a verification can be written");
            }
        }
        _ => {}
    }
}

fn begun() -> Transaction {
    let random: [u8; 64] = std::array::from_fn(|index| u8::try_from(index).unwrap_or_default());
    build_authorization_request(&client(), "/", Mode::Redirect, &random).expect("the settings are right").1
}

/// Only the state that this page made opens the way to the token endpoint.
fn callback(query: &str) {
    let transaction = begun();
    let state = transaction.state.expose_secret().to_owned();
    let Ok(callback) = parse_callback(query) else { return };
    if validate_callback(callback, transaction, &client()).is_ok() {
        assert!(query.contains(&state) || query.contains('%') || query.contains('+'), "{query}");
    }
}

/// A token answer becomes a session that is stored and read as it was, or words; then the same bytes answer its refresh.
fn token_answer(body: &[u8]) {
    let transaction = begun();
    let query = format!("code=c&state={}", transaction.state.expose_secret());
    let callback = parse_callback(&query).expect("a whole callback");
    let valid = validate_callback(callback, transaction, &client()).expect("its own state");
    let form = build_token_request(&client(), valid).expect("the settings are right");
    assert!(form.body.is_some_and(|form| form.contains("grant_type=authorization_code")));
    let answer = |status: u16| Response { status, headers: Vec::new(), body: body.to_vec() };
    let Ok(session) = parse_token_response(&client(), &answer(200), NOW_MS) else { return };
    kept(&session);
    assert_eq!(build_refresh_request(&client(), &session).is_ok(), session.refresh_token.is_some());
    if let Ok(session) = parse_refresh_response(&client(), &session, &answer(200), NOW_MS) {
        kept(&session);
    }
    assert!(parse_refresh_response(&client(), &session, &answer(400), NOW_MS).is_err());
}

fn kept(session: &Session) {
    for now_ms in [0, NOW_MS, i64::MAX] {
        session.state(now_ms);
    }
    session.verify_again_by_ms();
    let again = Session::restore(&session.store(), &session.binding).expect("what was stored is a session");
    assert_eq!(again.store(), session.store());
}

/// Whatever sessionStorage holds: a session, a transaction, or nothing.
fn stored(text: &str) {
    if let Some(session) = Session::restore(text, &client().binding) {
        kept(&session);
    }
    if let Some(transaction) = Transaction::restore(text) {
        assert!(transaction.return_to.starts_with('/') && !transaction.return_to.starts_with("//"));
        assert_eq!(Transaction::restore(&transaction.store()), Some(transaction));
    }
}

/// Lines: method, target, then headers; after a blank line the body. What is forwarded is what was asked, byte for byte.
pub fn policy(data: &[u8]) {
    let (head, body) = match data.windows(2).position(|pair| pair == b"\n\n") {
        Some(at) => (&data[..at], &data[at + 2..]),
        None => (data, &data[..0]),
    };
    let Ok(head) = std::str::from_utf8(head) else { return };
    let mut lines = head.split('\n');
    let (Some(method), Some(target)) = (lines.next(), lines.next()) else { return };
    let headers: Vec<(&str, &[u8])> =
        lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name, value.as_bytes())).collect();
    let content_length = (!body.is_empty()).then_some(body.len() as u64);
    if let Ok(forward) = judge(&RequestHead { method, target, headers: &headers, content_length }) {
        let upstream = &forward.upstream_target;
        assert!(target.ends_with(upstream.as_str()));
        assert!(upstream.starts_with("/api/") || upstream.starts_with("/security/"), "{upstream}");
        assert!(upstream.bytes().all(|byte| byte.is_ascii_graphic()), "{upstream:?}");
        let path = upstream.split('?').next().unwrap_or_default().to_ascii_lowercase().replace("%2e", ".");
        let dots =
            path.split('/').skip(1).any(|segment| segment.is_empty() || segment.bytes().all(|byte| byte == b'.'));
        assert!(!dots && !path.contains('\\') && !path.contains("%00"), "{upstream}");
        let redirect_uris = ["https://shop.example/callback.html".to_owned()];
        let rules = FormRules { client_id: "app", redirect_uris: &redirect_uris };
        let _verdict = judge_form(forward.route.id, body, &rules);
    }
    for route in [RouteId::Token, RouteId::Refresh] {
        let rules = FormRules { client_id: "app", redirect_uris: &[] };
        if judge_form(route, body, &rules).is_ok() {
            let fields = pairs(body).expect("a judged form is well formed");
            assert!(fields.iter().all(|(name, _)| name != "client_secret"));
        }
    }
}
