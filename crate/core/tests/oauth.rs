//! The authorization-code flow against a canned transport: what leaves, what is believed, what never comes out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests say what they expect by failing")]

use oauth2::{HttpRequest, HttpResponse};
use parcelgate_core::Error;
use parcelgate_core::oauth::{
    Client, Mode, Transaction, TransportError, build_authorization_request, exchange_code, parse_callback, refresh,
    validate_callback,
};
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, Session};
use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Everything here is ready at once.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a canned answer is always ready"),
    }
}

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

fn exchanged(status: u16, kind: &str, answer: &str) -> (Result<Session, Error>, HttpRequest) {
    let (_, transaction) = begun();
    let callback = parse_callback(&format!("code=the-code&state={}&scope=read", state(&transaction))).unwrap();
    let validated = validate_callback(callback, transaction, &client()).unwrap();
    let seen = RefCell::new(None);
    let transport = |request: HttpRequest| {
        seen.replace(Some(request));
        let mut response = HttpResponse::new(answer.as_bytes().to_vec());
        *response.status_mut() = status.try_into().unwrap();
        response.headers_mut().insert("content-type", kind.parse().unwrap());
        async move { Ok::<_, TransportError>(response) }
    };
    let outcome = now(exchange_code(&client(), validated, 1_000, transport));
    (outcome, seen.into_inner().unwrap())
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
    assert!(request.headers().get("authorization").is_none(), "PKCE sends no Basic");
    let body = String::from_utf8(request.body().clone()).unwrap();
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
    let mut session = Session::new(client().binding, Secret::new("a".into()), 1, 0);
    session.refresh_token = Some(Secret::new("old".into()));
    let refreshed = |answer: &'static str| {
        let transport = |request: HttpRequest| async move {
            let body = String::from_utf8(request.body().clone()).unwrap();
            assert!(
                request.uri().path().ends_with("/oauth/refresh")
                    && body.contains("refresh_token=old")
                    && body.contains("client_id=app"),
                "{body}"
            );
            Ok::<_, TransportError>(HttpResponse::new(answer.as_bytes().to_vec()))
        };
        now(refresh(&client(), &session, 0, transport)).unwrap()
    };
    let rotated = refreshed(TOKENS);
    assert_eq!(rotated.refresh_token, Some(Secret::new("canary-refresh".into())));
    assert!(rotated.refresh_proven);
    let kept = refreshed(r#"{"access_token":"b","expires_in":"3599"}"#);
    assert_eq!(kept.refresh_token, Some(Secret::new("old".into())));
}

#[test]
fn what_the_transport_saw_is_told_and_nothing_of_the_answer() {
    let failing = |status: u16, kind: &'static str, sent: &'static str, answer: &'static str| {
        let mut session = Session::new(client().binding, Secret::new("a".into()), 1, 0);
        session.refresh_token = Some(Secret::new("old".into()));
        let transport = move |_| async move {
            let mut response = HttpResponse::new(answer.as_bytes().to_vec());
            *response.status_mut() = status.try_into().unwrap();
            for (name, value) in [("content-type", kind), ("retry-after", "7"), ("parcelgate-sent", sent)] {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            Ok::<_, TransportError>(response)
        };
        now(refresh(&client(), &session, 0, transport)).unwrap_err()
    };
    let slow = failing(429, "application/json", "yes", "{}");
    assert_eq!((slow.code.as_str(), slow.retry_after_seconds, slow.not_sent), ("too_many_requests", Some(7), false));
    let away = failing(502, "text/html", "no", "<html>canary</html>");
    assert!(away.not_sent && !format!("{away:?}").contains("canary"), "{away:?}");
    let plain = failing(400, "text/plain", "yes", "canary in plain words");
    assert!(!format!("{plain:?}").contains("canary"), "{plain:?}");
    let lost = |_| async {
        Err::<HttpResponse, _>(TransportError(Error::new(parcelgate_core::Kind::Network, "network", "gone")))
    };
    let mut session = Session::new(client().binding, Secret::new("a".into()), 1, 0);
    session.refresh_token = Some(Secret::new("old".into()));
    assert_eq!(now(refresh(&client(), &session, 0, lost)).unwrap_err().code, "network");
}
