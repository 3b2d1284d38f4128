//! One application at UPS, as JavaScript holds it.

use crate::border::{from_js, reject, to_js};
use crate::fetch::{self, Outgoing, iso, now_ms};
use crate::storage::Store;
use oauth2::http::HeaderValue;
use oauth2::http::header::{CONTENT_TYPE, RETRY_AFTER};
use oauth2::{HttpRequest, HttpResponse};
use parcelgate_core::account::{self, Account};
use parcelgate_core::catalogue::is_token_over;
use parcelgate_core::http::Response;
use parcelgate_core::oauth::{self, Mode, Transaction, TransportError, ValidatedCallback};
use parcelgate_core::policy::Environment;
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, ConnectionState, Session};
use parcelgate_core::{Error, Kind, wire};
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

/// Keys in sessionStorage. The callback page reads the transaction's by its state.
const TRANSACTION: &str = "parcelgate:transaction:";
/// The host gives up after 30 seconds.
const TOKEN_TIMEOUT_MS: u32 = 40_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Options {
    client_id: String,
    redirect_uri: String,
    environment: String,
    proxy: String,
    #[serde(default)]
    storage: Option<String>,
    #[serde(default)]
    authorize_url: Option<String>,
    #[serde(default)]
    issuer: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Connection {
    state: ConnectionState,
    environment: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verify_again_by: Option<String>,
    storage: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Completed<'a> {
    return_to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_verifier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_uri: Option<&'a str>,
}

/// A request as web-ops made it.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct OpsRequest {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

/// An answer as web-ops reads it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OpsResponse<'a> {
    status: u16,
    headers: &'a [(String, String)],
    #[serde(serialize_with = "bytes")]
    body: &'a [u8],
    token_over: bool,
}

fn bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// What a client shares with the calls that are under way: JavaScript may drop its handle in the middle of one.
struct Inner {
    client: oauth::Client,
    store: Store,
    session: RefCell<Option<Session>>,
    connecting: Cell<bool>,
}

impl Inner {
    fn session_key(&self) -> String {
        format!("parcelgate:session:{}:{}", self.client.binding.environment, self.client.binding.client_id)
    }

    /// The session as it stands now; storage is asked first, since another handle may have changed it.
    fn session(&self) -> Option<Session> {
        if self.session.borrow().is_none() {
            let stored = self.store.get(&self.session_key());
            let restored = stored.and_then(|stored| Session::restore(&stored, &self.client.binding));
            self.session.replace(restored);
        }
        self.session.borrow().clone()
    }

    fn keep(&self, session: Option<Session>) {
        match &session {
            Some(session) => self.store.set(&self.session_key(), &session.store()),
            None => self.store.remove(&self.session_key()),
        }
        self.session.replace(session);
    }

    /// The server refused the refresh token: the access token stays for as long as it lives.
    fn end_refresh(&self) {
        if let Some(mut session) = self.session() {
            session.refresh_token = None;
            session.refresh_expires_at_ms = None;
            self.keep(Some(session));
        }
    }

    /// The access token itself was refused and cannot be renewed: only a new sign-in helps.
    fn end_access(&self) {
        if let Some(mut session) = self.session() {
            session.access_expires_at_ms = 0;
            self.keep(Some(session));
        }
    }

    fn url(&self, path: &str) -> String {
        let binding = &self.client.binding;
        format!("{}/{}{path}", binding.proxy.trim_end_matches('/'), binding.environment)
    }

    /// Carries the protocol's requests; their placeholder address becomes the proxy's.
    async fn token_transport(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let (parts, body) = request.into_parts();
        let text = |value: &str| value.to_owned();
        let headers: Vec<(String, String)> = parts
            .headers
            .iter()
            .filter_map(|(name, value)| Some((text(name.as_str()), text(value.to_str().ok()?))))
            .collect();
        let body = String::from_utf8(body).unwrap_or_default();
        let url = self.url(parts.uri.path());
        // Bounded, so that no tab waits for ever for its turn.
        let signal = AbortSignal::timeout_with_u32(TOKEN_TIMEOUT_MS);
        let outgoing = Outgoing {
            method: parts.method.as_str(),
            url: &url,
            headers: &headers,
            body: Some(&body),
            signal: Some(&signal),
        };
        let answer = fetch::send(&outgoing).await.map_err(TransportError)?;
        let headers = answer.headers;
        let mut response = HttpResponse::new(answer.body);
        let invalid =
            |_| TransportError(Error::new(Kind::Protocol, "unexpected_answer", "the answer has no valid status"));
        *response.status_mut() = answer.status.try_into().map_err(invalid)?;
        for name in [CONTENT_TYPE, RETRY_AFTER, oauth::SENT] {
            if let Some(value) = answer_header(&headers, name.as_str()) {
                response.headers_mut().insert(name, value);
            }
        }
        Ok(response)
    }

    /// Sends once, with a token that was supplied or the session's own.
    async fn send(
        &self,
        request: &OpsRequest,
        signal: Option<&AbortSignal>,
        supplied: Option<String>,
    ) -> Result<Response, Error> {
        let token = match supplied {
            Some(token) => Secret::new(token),
            None => self.session().ok_or_else(nobody)?.access_token,
        };
        let mut headers = request.headers.clone();
        // EXPOSE: the bearer token goes to UPS by way of the configured proxy.
        headers.push(("Authorization".into(), format!("Bearer {}", token.expose_secret())));
        headers.push(("transId".into(), hex()?));
        headers.push(("transactionSrc".into(), "parcelgate".into()));
        let url = self.url(&request.path);
        let body = request.body.as_deref();
        fetch::send(&Outgoing { method: &request.method, url: &url, headers: &headers, body, signal }).await
    }

    /// Takes a callback's query, once.
    fn taken(&self, query: &str) -> Result<ValidatedCallback, Error> {
        self.connecting.set(false);
        let callback = oauth::parse_callback(query)?;
        let missing = || {
            let words = "the answer belongs to no sign-in that is open in this tab";
            Error::new(Kind::Authorization, "transaction_missing", words)
        };
        // EXPOSE: the state finds the transaction's key.
        let state = callback.state.as_ref().map(|state| state.expose_secret().to_owned()).ok_or_else(missing)?;
        let stored = self.store.take(&format!("{TRANSACTION}{state}")).ok_or_else(missing)?;
        let transaction = Transaction::restore(&stored).ok_or_else(missing)?;
        oauth::validate_callback(callback, transaction, &self.client)
    }

    /// One refresh. Whoever calls sees to it that it is the only one.
    async fn rotate(&self) -> Result<(), Error> {
        let session = self.session().filter(|session| session.can_refresh(now_ms())).ok_or_else(again)?;
        let transport = |request| self.token_transport(request);
        match oauth::refresh(&self.client, &session, now_ms(), transport).await {
            Ok(fresh) => {
                self.keep(Some(fresh));
                Ok(())
            }
            // Only a refusal of the server ends the session; what the network does leaves the token as it is.
            Err(error) if is_refusal(&error) => {
                self.end_refresh();
                Err(Error { ups_code: error.ups_code, status: error.status, message: error.message, ..again() })
            }
            Err(error) => Err(error),
        }
    }
}

fn again() -> Error {
    Error::new(Kind::Authorization, "sign_in_again", "the sign-in is over")
}

fn nobody() -> Error {
    Error::new(Kind::Authorization, "not_connected", "nobody is signed in at UPS in this tab")
}

fn is_refusal(error: &Error) -> bool {
    matches!(error.status, Some(400 | 401))
        && matches!(error.kind, Kind::Authorization | Kind::Configuration | Kind::Carrier)
}

fn answer_header(headers: &[(String, String)], name: &str) -> Option<HeaderValue> {
    let (_, value) = headers.iter().find(|(header, _)| header == name)?;
    HeaderValue::from_str(value).ok()
}

/// 32 random hexadecimal characters: a login's key, or a call's id, for which UPS takes no more.
fn hex() -> Result<String, Error> {
    let random: [u8; 16] = fetch::random()?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn says_token_is_over(answer: &Response) -> bool {
    wire::success(answer, "").err().is_some_and(|error| is_token_over(&error))
}

/// An application at UPS: signs in, keeps the session, sends.
#[wasm_bindgen]
pub struct Client(Rc<Inner>);

#[wasm_bindgen]
impl Client {
    /// Takes `{ clientId, redirectUri, environment, proxy, storage?, authorizeUrl?, issuer? }`.
    ///
    /// # Errors
    /// An option that is missing or of the wrong kind, by its name.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Client, JsValue> {
        let options: Options = from_js(options, "options")?;
        let environment = Environment::from_name(&options.environment).ok_or_else(|| {
            let mut error = Error::new(Kind::Configuration, "unknown_environment", "it is sandbox, cie or production");
            error.field = Some("environment".into());
            reject(&error)
        })?;
        let authorize_url = options.authorize_url.or_else(|| oauth::authorize_url(environment)).ok_or_else(|| {
            let mut error = Error::new(Kind::Configuration, "authorize_url_missing", "the sandbox's address is needed");
            error.field = Some("authorizeUrl".into());
            reject(&error)
        })?;
        let client = oauth::Client {
            binding: Binding { environment: options.environment, client_id: options.client_id, proxy: options.proxy },
            redirect_uri: options.redirect_uri,
            authorize_url,
            issuer: options.issuer,
        };
        let store = Store::open(options.storage.as_deref() != Some("memory"));
        Ok(Self(Rc::new(Inner { client, store, session: RefCell::default(), connecting: Cell::default() })))
    }

    /// `{ state, environment, accessExpiresAt?, refreshExpiresAt?, verifyAgainBy?, storage }`
    ///
    /// # Errors
    /// None in practice.
    pub fn connection(&self) -> Result<JsValue, JsValue> {
        let session = self.0.session();
        let state = match &session {
            _ if self.0.connecting.get() => ConnectionState::Connecting,
            Some(session) => session.state(now_ms()),
            None => ConnectionState::Disconnected,
        };
        to_js(&Connection {
            state,
            environment: self.0.client.binding.environment.clone(),
            access_expires_at: session.as_ref().map(|session| iso(session.access_expires_at_ms)),
            refresh_expires_at: session.as_ref().and_then(|session| session.refresh_expires_at_ms).map(iso),
            verify_again_by: session.as_ref().and_then(Session::verify_again_by_ms).map(iso),
            storage: self.0.store.kind(),
        })
    }

    /// Begins an attempt: stores its transaction and gives the address to go to. An attempt that was left open ends.
    ///
    /// # Errors
    /// Settings that cannot lead to UPS; no randomness.
    pub fn begin(&self, mode: &str, return_to: &str) -> Result<String, JsValue> {
        let random: [u8; 64] = fetch::random().map_err(|error| reject(&error))?;
        let mode = if mode == "popup" { Mode::Popup } else { Mode::Redirect };
        let (url, transaction) = oauth::build_authorization_request(&self.0.client, return_to, mode, &random)
            .map_err(|error| reject(&error))?;
        self.0.store.remove_all(TRANSACTION);
        // EXPOSE: the state is the key by which the callback finds its transaction; it is in the address anyway.
        let key = format!("{TRANSACTION}{}", transaction.state.expose_secret());
        self.0.store.set(&key, &transaction.store());
        self.0.connecting.set(true);
        Ok(url)
    }

    /// Ends an attempt that will not come back: cancelled, closed, timed out.
    pub fn abandon(&self) {
        self.0.store.remove_all(TRANSACTION);
        self.0.connecting.set(false);
    }

    /// Asks UPS whether it knows client id and redirect URI, before anyone is sent there.
    ///
    /// # Errors
    /// UPS's refusal, or no way to UPS.
    #[wasm_bindgen(js_name = checkClient)]
    pub async fn check_client(&self, signal: Option<AbortSignal>) -> Result<(), JsValue> {
        let inner = Rc::clone(&self.0);
        let request = oauth::validate_client_request(&inner.client).map_err(|error| reject(&error))?;
        let headers: Vec<(String, String)> =
            request.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let url = inner.url(&request.path);
        let outgoing =
            Outgoing { method: request.method, url: &url, headers: &headers, body: None, signal: signal.as_ref() };
        let answer = fetch::send(&outgoing).await.map_err(|error| reject(&error))?;
        oauth::parse_validate_client_response(&answer).map_err(|error| reject(&error))
    }

    /// Takes the callback's query, once, and exchanges its code. Gives `{ returnTo }`.
    ///
    /// # Errors
    /// A callback that is not ours, was used, or was refused; what the token endpoint says.
    pub async fn complete(&self, query: String) -> Result<JsValue, JsValue> {
        let inner = Rc::clone(&self.0);
        let validated = inner.taken(&query).map_err(|error| reject(&error))?;
        let return_to = validated.return_to().to_owned();
        let transport = |request| inner.token_transport(request);
        let session = oauth::exchange_code(&inner.client, validated, now_ms(), transport).await;
        let mut session = session.map_err(|error| reject(&error))?;
        session.login = Secret::new(hex().map_err(|error| reject(&error))?);
        inner.keep(Some(session));
        to_js(&Completed { return_to: &return_to, code: None, code_verifier: None, redirect_uri: None })
    }

    /// Takes the callback's query, once, for a portal whose own server exchanges: `{ returnTo, code, codeVerifier, redirectUri }`.
    ///
    /// # Errors
    /// As for `complete`, before the token endpoint.
    pub fn take(&self, query: &str) -> Result<JsValue, JsValue> {
        let validated = self.0.taken(query).map_err(|error| reject(&error))?;
        let return_to = validated.return_to().to_owned();
        let (code, verifier, redirect_uri) = validated.into_parts();
        to_js(&Completed {
            return_to: &return_to,
            // EXPOSE: the portal's server is the one that exchanges them.
            code: Some(code.expose_secret()),
            code_verifier: Some(verifier.expose_secret()),
            redirect_uri: Some(&redirect_uri),
        })
    }

    /// Gets a new pair of tokens now: one request, and the caller sees to it that no other tab makes one meanwhile.
    ///
    /// # Errors
    /// `sign_in_again` if UPS refused; a network's failure leaves the session as it is.
    pub async fn rotate(&self) -> Result<(), JsValue> {
        let inner = Rc::clone(&self.0);
        inner.rotate().await.map_err(|error| reject(&error))
    }

    /// The key of this sign-in, which copies of this tab have too, and no others.
    pub fn login(&self) -> Option<String> {
        // EXPOSE: it seals what this tab leaves for its copies.
        self.0.session().map(|session| session.login.expose_secret().to_owned())
    }

    /// The session's stored form, for copies of this tab.
    pub fn pair(&self) -> Option<String> {
        self.0.session().map(|session| session.store())
    }

    /// Takes the pair that a copy of this tab left, where it is newer; says whether it was.
    pub fn adopt(&self, pair: &str) -> bool {
        let newer = self.0.session().and_then(|session| session.newer(pair));
        newer.is_some_and(|newer| {
            self.0.keep(Some(newer));
            true
        })
    }

    /// UPS refused the access token itself, and it cannot be renewed: only a new sign-in helps.
    #[wasm_bindgen(js_name = endAccess)]
    pub fn end_access(&self) {
        self.0.end_access();
    }

    /// Forgets the tokens. UPS documents no revocation: they end by themselves.
    pub fn disconnect(&self) {
        self.abandon();
        self.0.keep(None);
    }

    /// Sends a request that web-ops made, once, with the supplied token or the session's own; gives
    /// `{ status, headers, body, tokenOver }`.
    ///
    /// # Errors
    /// No session, no network, or stopped by the signal.
    pub async fn send(
        &self,
        request: JsValue,
        signal: Option<AbortSignal>,
        supplied: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let inner = Rc::clone(&self.0);
        let request: OpsRequest = from_js(request, "request")?;
        let answer = inner.send(&request, signal.as_ref(), supplied).await.map_err(|error| reject(&error))?;
        let token_over = answer.status == 401 && says_token_is_over(&answer);
        to_js(&OpsResponse { status: answer.status, headers: &answer.headers, body: &answer.body, token_over })
    }

    /// The request by which an account is checked: one free rating call.
    ///
    /// # Errors
    /// An account number of the wrong form.
    #[wasm_bindgen(js_name = buildVerifyRequest)]
    pub fn build_verify_request(&self, account: JsValue) -> Result<JsValue, JsValue> {
        let account: Account = from_js(account, "account")?;
        let request = account::build_verify_request(&account).map_err(|error| reject(&error))?;
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        to_js(&OpsRequest { method: request.method.into(), path: request.path, headers, body: request.body })
    }

    /// What UPS's answer says of the account: `{ state, upsCode?, message?, error? }`.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(js_name = parseVerifyResponse)]
    pub fn parse_verify_response(&self, status: u16, body: &[u8]) -> Result<JsValue, JsValue> {
        to_js(&account::parse_verify_response(&Response { status, body: body.to_vec(), ..Response::default() }))
    }
}
