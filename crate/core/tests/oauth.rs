//! The authorization-code flow with canned answers: what leaves, what is believed, what never comes out.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use parcelgate_core::Error;
use parcelgate_core::http::{Request, Response};
use parcelgate_core::oauth::{
    Client, Mode, Transaction, build_authorization_request, build_refresh_request, build_token_request, parse_callback,
    parse_refresh_response, parse_token_response, validate_callback,
};
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, Session};

fn client() -> Client {
    Client {
        binding: Binding { environment: "cie".into(), client_id: "app".into(), proxy: "/ups".into() },
        redirect_uri: "https://shop.example/callback.html".into(),
        authorize_url: "https://wwwcie.ups.com/security/v1/oauth/authorize".into(),
        issuer: None,
    }
}

fn begun() -> (String, Transaction) {
    let random: [u8; 64] = std::array::from_fn(|index| u8::try_from(index).unwrap());
    build_authorization_request(&client(), "/#/carriers", Mode::Redirect, &random).unwrap()
}

fn state(transaction: &Transaction) -> String {
    transaction.state.expose_secret().to_owned()
}

#[test]
fn the_authorization_request_has_pkce_and_nothing_secret() {
    let (url, transaction) = begun();
    let verifier = transaction.code_verifier.expose_secret();
    assert!(
        url.starts_with(
            "https://wwwcie.ups.com/security/v1/oauth/authorize?response_type=code&client_id=app&state=pg."
        ),
        "{url}"
    );
    assert!(url.contains("code_challenge=") && url.contains("code_challenge_method=S256"));
    assert!(url.contains("redirect_uri=https%3A%2F%2Fshop.example%2Fcallback.html"));
    assert!(!url.contains(verifier) && !url.contains("secret"));
    assert_eq!(verifier.len(), 43);
    assert_eq!(Transaction::restore(&transaction.store()), Some(transaction));
}

#[test]
fn an_authorize_address_of_ones_own_is_for_loopback_only() {
    for (url, good) in [
        ("http://127.0.0.1:8090/a", true),
        ("http://localhost:1/a", true),
        ("https://evil.example/a", false),
        ("http://127.0.0.1.evil.example/", false),
    ] {
        let client = Client { authorize_url: url.into(), ..client() };
        assert_eq!(build_authorization_request(&client, "/", Mode::Redirect, &[7; 64]).is_ok(), good, "{url}");
    }
}

#[test]
fn a_callback_that_is_not_ours_is_refused() {
    let (_, transaction) = begun();
    let own = state(&transaction);
    let refused = |query: &str, client: &Client| {
        parse_callback(query)
            .and_then(|callback| validate_callback(callback, transaction.clone(), client))
            .map(|_| ())
            .unwrap_err()
            .code
    };
    assert_eq!(refused("code=c", &client()), "state_mismatch");
    assert_eq!(refused("code=c&state=pg.other", &client()), "state_mismatch");
    assert_eq!(refused(&format!("code=c&code=d&state={own}"), &client()), "callback_malformed");
    assert_eq!(refused(&format!("state={own}"), &client()), "code_missing");
    assert_eq!(refused(&format!("error=access_denied&state={own}"), &client()), "access_denied");
    let mut other = client();
    other.binding.environment = "production".into();
    assert_eq!(refused(&format!("code=c&state={own}"), &other), "transaction_foreign");
    let knows_issuer = Transaction { issuer: Some("https://as.example".into()), ..transaction.clone() };
    let issuer = |query: &str| {
        validate_callback(parse_callback(query).unwrap(), knows_issuer.clone(), &client())
            .map(|_| ())
            .map_err(|error| error.code)
    };
    assert_eq!(issuer(&format!("code=c&state={own}&iss=https%3A%2F%2Fas.example")), Ok(()));
    assert_eq!(issuer(&format!("code=c&state={own}&iss=https%3A%2F%2Fevil.example")), Err("issuer_mismatch".into()));
    assert_eq!(issuer(&format!("code=c&state={own}")), Err("issuer_mismatch".into()));
}

fn answered(status: u16, headers: &[(&str, &str)], answer: &str) -> Response {
    let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    Response { status, headers, body: answer.as_bytes().to_vec() }
}

fn exchanged(status: u16, kind: &str, answer: &str) -> (Result<Session, Error>, Request) {
    let (_, transaction) = begun();
    let callback = parse_callback(&format!("code=the-code&state={}&scope=read", state(&transaction))).unwrap();
    let validated = validate_callback(callback, transaction, &client()).unwrap();
    let request = build_token_request(&client(), validated).unwrap();
    (parse_token_response(&client(), &answered(status, &[("content-type", kind)], answer), 1_000), request)
}

fn with_refresh_token() -> Session {
    let mut session = Session::new(client().binding, Secret::new("a".into()), 1, 0);
    session.refresh_token = Some(Secret::new("old".into()));
    session
}

const TOKENS: &str = r#"{"token_type":"Bearer","issued_at":"1706710138962","access_token":"canary-access","expires_in":"3599","refresh_token":"canary-refresh","refresh_token_expires_in":"5183999","status":"approved"}"#;

#[test]
fn ups_string_numbers_become_a_session() {
    let (session, request) = exchanged(200, "application/json", TOKENS);
    let session = session.unwrap();
    assert_eq!(
        (session.access_expires_at_ms, session.refresh_expires_at_ms, session.refresh_proven),
        (3_600_000, Some(5_184_000_000), false)
    );
    assert_eq!(
        (request.method, request.path.as_str(), request.repeatable),
        ("POST", "/security/v1/oauth/token", false)
    );
    let headers = [("Accept", "application/json"), ("Content-Type", "application/x-www-form-urlencoded")];
    assert_eq!(request.headers, headers.map(|(name, value)| (name, value.to_owned())), "PKCE sends no Basic");
    let body = request.body.unwrap();
    for part in
        ["grant_type=authorization_code", "code=the-code", "client_id=app", "code_verifier=", "redirect_uri=https"]
    {
        assert!(body.contains(part), "{part} in {body}");
    }
    assert!(!body.contains("secret"));
}

#[test]
fn a_refused_exchange_says_why_and_holds_no_secret() {
    let refused = r#"{"response":{"errors":[{"code":"10400","message":"Invalid authorization code"}]}}"#;
    for (status, kind, answer, code) in [
        (400, "application/json", refused, "code_refused"),
        (
            401,
            "application/json",
            r#"{"response":{"errors":[{"code":"10401","message":"ClientId is Invalid"}]}}"#,
            "wrong_client",
        ),
        (503, "text/html", "<html>down</html>", "ups_unavailable"),
        (429, "application/json", "", "too_many_requests"),
        (200, "application/json", r#"{"access_token":"canary-access","token_type":"mac"}"#, "unexpected_answer"),
        (201, "application/json", TOKENS, "unexpected_answer"),
    ] {
        let (outcome, _) = exchanged(status, kind, answer);
        let error = outcome.unwrap_err();
        assert_eq!(error.code, code, "{status} {answer}");
        let shown = format!("{error:?} {error}");
        assert!(!shown.contains("canary") && !shown.contains("the-code"), "{shown}");
    }
}

#[test]
fn a_refresh_keeps_the_newest_token_and_the_old_one_where_none_comes() {
    let session = with_refresh_token();
    let request = build_refresh_request(&client(), &session).unwrap();
    let body = request.body.unwrap();
    assert!(
        request.path.ends_with("/oauth/refresh")
            && body.contains("refresh_token=old")
            && body.contains("client_id=app"),
        "{body}"
    );
    let refreshed = |answer: &str| parse_refresh_response(&client(), &session, &answered(200, &[], answer), 0).unwrap();
    let rotated = refreshed(TOKENS);
    assert_eq!(rotated.refresh_token, Some(Secret::new("canary-refresh".into())));
    assert!(rotated.refresh_proven);
    let kept = refreshed(r#"{"access_token":"b","expires_in":"3599"}"#);
    assert_eq!(kept.refresh_token, Some(Secret::new("old".into())));
}

#[test]
fn what_the_transport_saw_is_told_and_nothing_of_the_answer() {
    let failing = |status: u16, kind: &'static str, sent: &'static str, answer: &'static str| {
        let headers = [("content-type", kind), ("retry-after", "7"), ("parcelgate-sent", sent)];
        parse_refresh_response(&client(), &with_refresh_token(), &answered(status, &headers, answer), 0).unwrap_err()
    };
    let slow = failing(429, "application/json", "yes", "{}");
    assert_eq!((slow.code.as_str(), slow.retry_after_seconds, slow.not_sent), ("too_many_requests", Some(7), false));
    let away = failing(502, "text/html", "no", "<html>canary</html>");
    assert!(away.not_sent && !format!("{away:?}").contains("canary"), "{away:?}");
    let plain = failing(400, "text/plain", "yes", "canary in plain words");
    assert!(!format!("{plain:?}").contains("canary"), "{plain:?}");
    let nothing = build_refresh_request(&client(), &Session::new(client().binding, Secret::new("a".into()), 1, 0));
    assert_eq!(nothing.unwrap_err().code, "sign_in_again");
}
