//! The checklist of the standards for a browser's client (RFC 6749, 7636, 9207, 9700, browser-based apps), item by item: those
//! that need no browser. `docs/oauth.md` says where the others are.
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use parcelgate_core::Error;
use parcelgate_core::http::{Request, Response};
use parcelgate_core::oauth::{
    Client, Mode, Transaction, authorize_url, build_authorization_request, build_refresh_request, build_token_request,
    parse_callback, parse_refresh_response, parse_token_response, validate_callback,
};
use parcelgate_core::policy::Environment;
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, Session};
use std::cell::RefCell;

fn client() -> Client {
    Client {
        binding: Binding { environment: "cie".into(), client_id: "app".into(), proxy: "/ups".into() },
        redirect_uri: "https://shop.example/callback.html".into(),
        authorize_url: authorize_url(Environment::Cie).unwrap(),
        issuer: None,
    }
}

fn begun_with(random: &[u8; 64]) -> (String, Transaction) {
    build_authorization_request(&client(), "/shop?order=7#/carriers", Mode::Redirect, random).unwrap()
}

fn begun() -> (String, Transaction) {
    begun_with(&std::array::from_fn(|index| u8::try_from(index).unwrap()))
}

fn parameter(url: &str, name: &str) -> Vec<String> {
    let pairs = url.split_once('?').unwrap().1.split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).collect()
}

/// What becomes of a callback, without a token request.
fn outcome(query: &str, transaction: &Transaction, client: &Client) -> Result<String, String> {
    parse_callback(query)
        .and_then(|callback| validate_callback(callback, transaction.clone(), client))
        .map(|valid| valid.return_to().to_owned())
        .map_err(|error| error.code)
}

fn code_and_state(transaction: &Transaction) -> String {
    format!("code=c&state={}", transaction.state.expose_secret())
}

/// A token endpoint that gives one answer, and keeps what it was asked.
#[derive(Default)]
struct Endpoint(RefCell<Vec<Request>>);

impl Endpoint {
    fn exchange(&self, answer: &str) -> Result<Session, Error> {
        let (_, transaction) = begun();
        let callback = parse_callback(&code_and_state(&transaction)).unwrap();
        let valid = validate_callback(callback, transaction, &client()).unwrap();
        self.0.borrow_mut().push(build_token_request(&client(), valid).unwrap());
        parse_token_response(&client(), &ok(answer), 1_000)
    }

    fn refresh(&self, session: &Session, answer: &str) -> Result<Session, Error> {
        self.0.borrow_mut().push(build_refresh_request(&client(), session).unwrap());
        parse_refresh_response(&client(), session, &ok(answer), 1_000)
    }

    fn form(&self) -> String {
        self.0.borrow().last().unwrap().body.clone().unwrap()
    }
}

fn ok(answer: &str) -> Response {
    Response { status: 200, headers: Vec::new(), body: answer.as_bytes().to_vec() }
}

const TOKENS: &str = r#"{"token_type":"Bearer","access_token":"access","expires_in":"3599","refresh_token":"newest","refresh_token_expires_in":"5183999"}"#;

#[test]
fn c01_nothing_but_a_code_is_asked_for() {
    assert_eq!(parameter(&begun().0, "response_type"), ["code"]);
}

#[test]
fn c03_c04_every_request_has_an_s256_challenge_of_its_own_verifier() {
    for first in 0..50 {
        let (url, transaction) = begun_with(&[first; 64]);
        assert_eq!(parameter(&url, "code_challenge_method"), ["S256"]);
        let [challenge] = parameter(&url, "code_challenge").try_into().unwrap();
        assert!(challenge.len() == 43 && challenge != transaction.code_verifier.expose_secret());
    }
}

#[test]
fn c04_the_vector_of_rfc_7636_appendix_b() {
    let octets = [
        116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
        240, 91, 88, 5, 88, 83, 132, 141, 121,
    ];
    let mut random = [0; 64];
    random[32..].copy_from_slice(&octets);
    let (url, transaction) = begun_with(&random);
    assert_eq!(transaction.code_verifier.expose_secret(), "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assert_eq!(parameter(&url, "code_challenge"), ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]);
}

#[test]
fn c05_c06_verifier_and_state_are_32_random_bytes_in_unreserved_characters() {
    for first in 0..=255 {
        let (_, transaction) = begun_with(&std::array::from_fn(|index| first ^ u8::try_from(index).unwrap()));
        let verifier = transaction.code_verifier.expose_secret();
        assert!(
            verifier.len() == 43
                && verifier.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        );
        assert_eq!(transaction.state.expose_secret().len(), 3 + 43);
    }
}

#[test]
fn c07_two_sign_ins_share_nothing() {
    let (one, other) = (begun_with(&[1; 64]).1, begun_with(&[2; 64]).1);
    assert_ne!(one.state, other.state);
    assert_ne!(one.code_verifier, other.code_verifier);
    let half = begun_with(&std::array::from_fn(|index| u8::from(index < 32))).1;
    assert!(half.state.expose_secret() != half.code_verifier.expose_secret(), "nor do state and verifier");
}

#[test]
fn c08_missing_state_makes_no_token_request() {
    assert_eq!(outcome("code=c", &begun().1, &client()), Err("state_mismatch".into()));
    assert_eq!(outcome("code=c&state=", &begun().1, &client()), Err("state_mismatch".into()));
}

#[test]
fn c08_wrong_state_makes_no_token_request() {
    let (_, transaction) = begun();
    let own = transaction.state.expose_secret();
    // Of the same length, different in one place only, wherever that is; a beginning of it; more than it.
    for at in 0..own.len() {
        let other: String = own.char_indices().map(|(index, c)| if index == at { '~' } else { c }).collect();
        assert_eq!(outcome(&format!("code=c&state={other}"), &transaction, &client()), Err("state_mismatch".into()));
    }
    let twice = own.get(..10).unwrap().repeat(5);
    for other in [own.strip_suffix(|_: char| true).unwrap(), &format!("{own}A"), &twice, &"~".repeat(own.len())] {
        assert_eq!(outcome(&format!("code=c&state={other}"), &transaction, &client()), Err("state_mismatch".into()));
    }
    // Two differences that cancel each other out are two differences.
    let mut letters: Vec<char> = own.chars().collect();
    letters.swap(4, 5);
    let swapped: String = letters.iter().collect();
    assert_ne!(swapped, own);
    assert_eq!(outcome(&format!("code=c&state={swapped}"), &transaction, &client()), Err("state_mismatch".into()));
}

#[test]
fn c08_repeated_state_makes_no_token_request() {
    let (_, transaction) = begun();
    let query = format!("{0}&{0}", code_and_state(&transaction));
    assert_eq!(outcome(&query, &transaction, &client()), Err("callback_malformed".into()));
}

#[test]
fn c08_the_right_state_is_taken() {
    let (_, transaction) = begun();
    assert_eq!(outcome(&code_and_state(&transaction), &transaction, &client()), Ok("/shop?order=7#/carriers".into()));
}

#[test]
fn c10_where_the_page_goes_afterwards_is_not_in_the_address() {
    let (url, transaction) = begun();
    assert!(!url.contains("order") && !url.contains("carriers"), "{url}");
    assert_eq!(transaction.return_to, "/shop?order=7#/carriers");
}

#[test]
fn c11_the_redirect_uri_is_the_registered_one_and_nothing_else() {
    assert_eq!(parameter(&begun().0, "redirect_uri"), ["https%3A%2F%2Fshop.example%2Fcallback.html"]);
}

#[test]
fn c12_a_redirect_uri_that_changed_between_the_legs_is_an_error() {
    let (_, transaction) = begun();
    let moved = Client { redirect_uri: "https://shop.example/other.html".into(), ..client() };
    assert_eq!(outcome(&code_and_state(&transaction), &transaction, &moved), Err("transaction_foreign".into()));
    let endpoint = Endpoint::default();
    endpoint.exchange(TOKENS).unwrap();
    assert!(endpoint.form().contains("redirect_uri=https%3A%2F%2Fshop.example%2Fcallback.html"), "{}", endpoint.form());
}

#[test]
fn c13_one_environment_s_answer_is_never_exchanged_at_another() {
    let (_, transaction) = begun();
    let client_of = |binding: Binding| Client { binding, ..client() };
    for other in [
        Binding { environment: "production".into(), ..client().binding },
        Binding { client_id: "another".into(), ..client().binding },
        Binding { proxy: "https://proxy.example/ups".into(), ..client().binding },
    ] {
        let query = code_and_state(&transaction);
        assert_eq!(outcome(&query, &transaction, &client_of(other.clone())), Err("transaction_foreign".into()));
        let session = Session::new(client().binding, Secret::new("a".into()), 1, 0);
        assert_eq!(Session::restore(&session.store(), &other), None, "nor is its session");
    }
}

#[test]
fn c14_the_issuer_is_compared_as_plain_text() {
    let known = Transaction { issuer: Some("https://as.example".into()), ..begun().1 };
    let query = |iss: &str| format!("{}{iss}", code_and_state(&known));
    for (iss, taken) in [
        ("&iss=https%3A%2F%2Fas.example", true),
        ("&iss=https%3A%2F%2Fas.example%2F", false),
        ("&iss=https%3A%2F%2FAS.example", false),
        ("", false),
    ] {
        assert_eq!(outcome(&query(iss), &known, &client()).is_ok(), taken, "{iss}");
    }
    let unknown = begun().1;
    assert!(
        outcome(&format!("{}&iss=https%3A%2F%2Fas.example", code_and_state(&unknown)), &unknown, &client()).is_ok()
    );
}

#[test]
fn c15_the_words_of_another_issuer_are_not_shown() {
    let known = Transaction { issuer: Some("https://as.example".into()), ..begun().1 };
    let state = known.state.expose_secret();
    let query = format!("error=access_denied&error_description=call+us&iss=https%3A%2F%2Fevil.example&state={state}");
    let refused = validate_callback(parse_callback(&query).unwrap(), known.clone(), &client()).unwrap_err();
    assert_eq!(refused.code, "issuer_mismatch");
    assert!(!format!("{refused:?}").contains("call us"));
}

#[test]
fn c16_unknown_parameters_are_ignored_and_repeated_ones_refused() {
    let (_, transaction) = begun();
    let good = code_and_state(&transaction);
    assert!(outcome(&format!("{good}&session_state=1&session_state=2&scope=read"), &transaction, &client()).is_ok());
    for name in ["code", "state", "error", "error_description", "iss"] {
        let query = format!("{good}&{name}=x&{name}=x");
        assert_eq!(outcome(&query, &transaction, &client()), Err("callback_malformed".into()), "{name}");
    }
}

#[test]
fn c17_an_error_is_read_after_the_state() {
    let (_, transaction) = begun();
    let state = transaction.state.expose_secret();
    assert_eq!(outcome("error=access_denied&state=pg.other", &transaction, &client()), Err("state_mismatch".into()));
    let query = format!("error=access_denied&error_description=The+user+said+no&state={state}");
    let refused = validate_callback(parse_callback(&query).unwrap(), transaction.clone(), &client()).unwrap_err();
    assert_eq!((refused.code.as_str(), refused.message.as_str()), ("access_denied", "The user said no"));
}

#[test]
fn c19_no_secret_leaves_the_page_and_no_authorization_header_is_made() {
    let endpoint = Endpoint::default();
    let session = endpoint.exchange(TOKENS).unwrap();
    endpoint.refresh(&session, TOKENS).unwrap();
    for request in endpoint.0.borrow().iter() {
        assert!(request.headers.iter().all(|(name, _)| !name.eq_ignore_ascii_case("authorization")));
        let form = request.body.clone().unwrap();
        assert!(form.contains("client_id=app") && !form.contains("client_secret"), "{form}");
    }
}

#[test]
fn c20_no_return_address_leaves_the_origin() {
    for bad in
        ["//evil.example", "/\\evil.example", "\\evil", "https://evil.example", "javascript:alert(1)", " /a", "/a b"]
    {
        let (_, transaction) = build_authorization_request(&client(), bad, Mode::Redirect, &[3; 64]).unwrap();
        assert_eq!(transaction.return_to, "/", "{bad}");
    }
    // What is stored may have been tampered with: it is looked at again.
    let stored = begun().1.store().replace("/shop?order=7#/carriers", "//evil.example");
    assert_eq!(Transaction::restore(&stored).unwrap().return_to, "/");
}

#[test]
fn c25_the_way_to_the_server_is_https_but_on_loopback() {
    for (url, good) in [
        ("http://wwwcie.ups.com/security/v1/oauth/authorize", false),
        ("https://evil.example/security/v1/oauth/authorize", false),
        ("https://onlinetools.ups.com/security/v1/oauth/authorize", false),
        ("https://wwwcie.ups.com/security/v1/oauth/authorize", true),
        ("http://127.0.0.1:8090/security/v1/oauth/authorize", true),
        ("http://[::1]:8090/authorize", true),
    ] {
        let client = Client { authorize_url: url.into(), ..client() };
        assert_eq!(build_authorization_request(&client, "/", Mode::Redirect, &[3; 64]).is_ok(), good, "{url}");
    }
}

#[test]
fn c32_the_newest_refresh_token_is_kept_and_the_old_one_where_none_comes() {
    let endpoint = Endpoint::default();
    let mut session = endpoint.exchange(TOKENS).unwrap();
    session.login = Secret::new("login".into());
    assert_eq!((session.access_expires_at_ms, session.refresh_expires_at_ms), (3_600_000, Some(5_184_000_000)));
    let second = endpoint.refresh(&session, &TOKENS.replace("newest", "newer still")).unwrap();
    assert_eq!(second.refresh_token, Some(Secret::new("newer still".into())));
    assert_eq!((second.generation, &second.login), (1, &session.login));
    assert!(endpoint.form().contains("refresh_token=newest"));
    let third = endpoint.refresh(&second, r#"{"access_token":"b","expires_in":"10"}"#).unwrap();
    assert_eq!(third.refresh_token, second.refresh_token);
    assert_eq!((third.access_expires_at_ms, third.refresh_expires_at_ms), (11_000, second.refresh_expires_at_ms));
    assert_eq!(third.generation, 2);
}

#[test]
fn c33_c41_no_scope_is_asked_for() {
    let endpoint = Endpoint::default();
    let session = endpoint.exchange(TOKENS).unwrap();
    assert!(!endpoint.form().contains("scope"));
    endpoint.refresh(&session, TOKENS).unwrap();
    assert!(!endpoint.form().contains("scope"));
    assert!(parameter(&begun().0, "scope").is_empty());
}

#[test]
fn c36_token_types_are_compared_without_case_and_others_not_used() {
    let endpoint = Endpoint::default();
    for (kind, taken) in [("Bearer", true), ("bearer", true), ("BEARER", true), ("mac", false), ("DPoP", false)] {
        assert_eq!(endpoint.exchange(&TOKENS.replace("Bearer", kind)).is_ok(), taken, "{kind}");
    }
    let untyped = TOKENS.replace(r#""token_type":"Bearer","#, "");
    assert!(endpoint.exchange(&untyped).is_ok(), "UPS's documents have an answer without it");
}

#[test]
fn a_portal_s_server_gets_exactly_what_it_needs() {
    let (_, transaction) = begun();
    let valid =
        validate_callback(parse_callback(&code_and_state(&transaction)).unwrap(), transaction.clone(), &client());
    let (code, verifier, redirect_uri) = valid.unwrap().into_parts();
    assert_eq!((code.expose_secret(), redirect_uri.as_str()), ("c", "https://shop.example/callback.html"));
    assert_eq!(verifier, transaction.code_verifier);
}

#[test]
fn a_token_that_lives_for_an_hour_where_nothing_is_said() {
    let session = Endpoint::default().exchange(r#"{"access_token":"a"}"#).unwrap();
    assert_eq!((session.access_expires_at_ms, session.refresh_expires_at_ms), (3_601_000, None));
    let absurd = Endpoint::default().exchange(r#"{"access_token":"a","expires_in":"99999999999999999999"}"#).unwrap();
    assert_eq!(absurd.access_expires_at_ms, 3_601_000);
    let endless = Endpoint::default().exchange(r#"{"access_token":"a","expires_in":"9223372036854775807"}"#).unwrap();
    assert!(endless.access_expires_at_ms > 4_102_444_800_000, "it does not wrap around");
}
