//! The first chunk's exports and adapters, in a real browser: storage, randomness, clock, fetch.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests say what they expect by failing")]

use js_sys::Reflect;
use parcelgate_web::{Client, check_account, version};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn object(pairs: &[(&str, &str)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in pairs {
        Reflect::set(&object, &(*name).into(), &(*value).into()).unwrap();
    }
    object.into()
}

fn text(value: &JsValue, name: &str) -> String {
    Reflect::get(value, &name.into()).unwrap().as_string().unwrap_or_default()
}

fn options(environment: &str) -> JsValue {
    object(&[
        ("clientId", "app"),
        ("redirectUri", "https://shop.example/callback.html"),
        ("environment", environment),
        ("proxy", "/nowhere"),
    ])
}

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().session_storage().unwrap().unwrap()
}

fn keys(prefix: &str) -> Vec<String> {
    let storage = storage();
    (0..storage.length().unwrap())
        .filter_map(|index| storage.key(index).unwrap())
        .filter(|key| key.starts_with(prefix))
        .collect()
}

#[wasm_bindgen_test]
fn a_wrong_environment_is_refused_by_its_name() {
    let error = Client::new(options("live")).err().unwrap();
    assert_eq!((text(&error, "code"), text(&error, "field")), ("unknown_environment".into(), "environment".into()));
    let error = Client::new(object(&[("environment", "cie")])).err().unwrap();
    assert_eq!(text(&error, "code"), "wrong_type");
}

#[wasm_bindgen_test]
fn an_attempt_is_stored_and_abandoned() {
    let client = Client::new(options("cie")).unwrap();
    assert_eq!(text(&client.connection().unwrap(), "state"), "disconnected");
    let url = client.begin("redirect", "/#/carriers").unwrap();
    assert!(url.starts_with("https://wwwcie.ups.com/security/v1/oauth/authorize?"));
    assert_eq!(text(&client.connection().unwrap(), "state"), "connecting");
    let kept = keys("parcelgate:transaction:pg.");
    assert_eq!(kept.len(), 1);
    assert!(!url.contains(&text(
        &js_sys::JSON::parse(&storage().get_item(&kept[0]).unwrap().unwrap()).unwrap(),
        "codeVerifier"
    )));
    let again = client.begin("redirect", "/").unwrap();
    assert_ne!(url, again, "two attempts share nothing");
    assert_eq!(keys("parcelgate:transaction:").len(), 1, "the open attempt ends");
    client.abandon();
    assert_eq!(keys("parcelgate:transaction:").len(), 0);
}

#[wasm_bindgen_test]
async fn a_callback_without_a_transaction_goes_nowhere() {
    let client = Client::new(options("cie")).unwrap();
    for query in ["code=c&state=pg.unknown", "code=c", ""] {
        let error = client.complete(query.into()).await.err().unwrap();
        assert_eq!(text(&error, "code"), "transaction_missing", "{query}");
    }
    let error = client.complete("code=a&code=b&state=x".into()).await.err().unwrap();
    assert_eq!(text(&error, "code"), "callback_malformed");
}

async fn send(client: &Client, path: &str, signal: Option<web_sys::AbortSignal>) -> Result<JsValue, JsValue> {
    client.send("GET".into(), path.into(), vec!["Accept".into(), "application/json".into()], None, signal, None).await
}

#[wasm_bindgen_test]
fn a_member_of_the_wrong_kind_is_refused_by_its_name() {
    let account = object(&[("number", "A1B2C3"), ("country", "US")]);
    Reflect::set(&account, &"postalCode".into(), &21093.into()).unwrap();
    let error = check_account(account).err().unwrap();
    assert_eq!((text(&error, "code"), text(&error, "field")), ("wrong_type".into(), "postalCode".into()));
    assert_eq!(text(&check_account(JsValue::NULL).err().unwrap(), "code"), "wrong_type");
}

#[wasm_bindgen_test]
async fn without_a_session_nothing_is_sent() {
    let client = Client::new(options("cie")).unwrap();
    let error = send(&client, "/api/track/v1/details/1", None).await.err().unwrap();
    assert_eq!(text(&error, "code"), "not_connected");
    let account = object(&[("number", "A1B2C3"), ("postalCode", "21093"), ("country", "US")]);
    let request = client.build_verify_request(account).unwrap();
    assert_eq!((text(&request, "method"), text(&request, "path")), ("POST".into(), "/api/rating/v2409/Rate".into()));
    let refused = client.parse_verify_response(401, br#"{"response":{"errors":[{"code":"250003","message":"no"}]}}"#);
    assert_eq!(text(&refused.unwrap(), "state"), "expired");
    let error = client.rotate().await.err().unwrap();
    assert_eq!(text(&error, "code"), "sign_in_again");
}

fn seed(client_id: &str, expires_at_ms: f64, refresh: &str) {
    let stored = format!(
        r#"{{"format":2,"login":"l","generation":0,"binding":{{"environment":"cie","clientId":"{client_id}","proxy":"/nowhere"}},"accessToken":"canary","refreshToken":{refresh},
            "accessExpiresAtMs":{expires_at_ms},"refreshExpiresAtMs":null,"refreshProven":false}}"#
    );
    storage().set_item(&format!("parcelgate:session:cie:{client_id}"), &stored).unwrap();
}

fn client_of(client_id: &str) -> Client {
    let options = options("cie");
    Reflect::set(&options, &"clientId".into(), &client_id.into()).unwrap();
    Client::new(options).unwrap()
}

#[wasm_bindgen_test]
async fn a_stored_session_is_found_and_a_failed_refresh_by_network_keeps_it() {
    seed("kept", js_sys::Date::now() + 3_600_000.0, "\"r\"");
    let client = client_of("kept");
    assert_eq!(text(&client.connection().unwrap(), "state"), "connected");
    // The test server answers 404 or 405 here: no refusal of a token, so nothing is dropped.
    assert!(client.rotate().await.is_err());
    assert_eq!(text(&client.connection().unwrap(), "state"), "connected");
    client.disconnect();
    assert_eq!(storage().get_item("parcelgate:session:cie:kept").unwrap(), None);
}

#[wasm_bindgen_test]
fn a_copys_pair_is_taken_where_it_is_newer() {
    seed("copied", js_sys::Date::now() + 3_600_000.0, "\"r\"");
    let client = client_of("copied");
    let mine = client.pair().unwrap();
    assert!(!client.adopt(&mine) && !client.adopt("") && !client.adopt("{}"));
    assert_eq!(client.login().as_deref(), Some("l"));
    let newer = mine.replace("\"generation\":0", "\"generation\":1").replace("canary", "newer");
    assert!(client.adopt(&newer));
    assert!(storage().get_item("parcelgate:session:cie:copied").unwrap().unwrap().contains("newer"));
    assert!(!client.adopt(&mine), "an older one is none");
}

#[wasm_bindgen_test]
fn a_broken_or_foreign_entry_is_no_session() {
    for broken in ["", "{", "null", "{\"format\":1}", "[]"] {
        storage().set_item("parcelgate:session:cie:broken", broken).unwrap();
        assert_eq!(text(&client_of("broken").connection().unwrap(), "state"), "disconnected", "{broken}");
    }
    seed("other", js_sys::Date::now() + 1e6, "null");
    let stored = storage().get_item("parcelgate:session:cie:other").unwrap().unwrap();
    storage().set_item("parcelgate:session:cie:mine", &stored).unwrap();
    assert_eq!(text(&client_of("mine").connection().unwrap(), "state"), "disconnected");
}

#[wasm_bindgen_test]
fn an_ended_session_says_so() {
    seed("ended", js_sys::Date::now() - 1.0, "null");
    assert_eq!(text(&client_of("ended").connection().unwrap(), "state"), "reconnect_required");
    seed("due", js_sys::Date::now() + 30_000.0, "\"r\"");
    assert_eq!(text(&client_of("due").connection().unwrap(), "state"), "expiring");
}

#[wasm_bindgen_test]
async fn an_aborted_call_is_cancelled() {
    seed("abort", js_sys::Date::now() + 3_600_000.0, "null");
    let controller = js_sys::eval("new AbortController()").unwrap();
    let abort: js_sys::Function = Reflect::get(&controller, &"abort".into()).unwrap().into();
    abort.call0(&controller).unwrap();
    let signal = Reflect::get(&controller, &"signal".into()).unwrap();
    let error = send(&client_of("abort"), "/api/x", Some(signal.into())).await.err().unwrap();
    assert_eq!((text(&error, "kind"), text(&error, "code")), ("cancelled".into(), "cancelled".into()));
}

#[wasm_bindgen_test]
fn accounts_are_checked_field_by_field() {
    assert_eq!(version(), "0.1.0");
    let good = object(&[("number", "A1B2C3"), ("postalCode", "21093"), ("country", "US")]);
    assert_eq!(js_sys::Array::from(&check_account(good).unwrap()).length(), 0);
    let bad = object(&[("number", "a1b2c3"), ("postalCode", "2109X"), ("country", "US")]);
    assert_eq!(js_sys::Array::from(&check_account(bad).unwrap()).length(), 2);
}

/// Answers every fetch of the page in place of a server, and keeps what was asked in `globalThis.asked`.
fn answer_every_fetch(status: u16, body: &str) {
    let script = format!(
        "globalThis.keptFetch ??= globalThis.fetch; globalThis.asked = [];
         globalThis.fetch = async (request) => {{
             globalThis.asked.push(`${{request.method}} ${{new URL(request.url).pathname}}${{new URL(request.url).search}}`);
             return new Response({body:?}, {{ status: {status} }});
         }}"
    );
    js_sys::eval(&script).unwrap();
}

#[wasm_bindgen_test]
async fn a_client_is_checked_before_the_browser_leaves() {
    let client = client_of("checked");
    let refusal = r#"{"response":{"errors":[{"code":"10401","message":"ClientId is Invalid"}]}}"#;
    for (status, body, wanted) in [
        (200, r#"{"result":"success","type":"ups_com_api"}"#, None),
        (401, refusal, Some("10401")),
        (503, "<html>down</html>", Some("")),
    ] {
        answer_every_fetch(status, body);
        let outcome = client.check_client(None).await;
        let asked = js_sys::eval("globalThis.asked.join()").unwrap().as_string().unwrap();
        js_sys::eval("globalThis.fetch = globalThis.keptFetch").unwrap();
        assert_eq!(
            asked,
            "GET /nowhere/cie/security/v1/oauth/validate-client?client_id=checked&redirect_uri=https%3A%2F%2Fshop.example%2Fcallback.html"
        );
        assert_eq!(outcome.err().map(|error| text(&error, "upsCode")).as_deref(), wanted);
    }
}
