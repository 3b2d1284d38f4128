//! One application at UPS, as JavaScript holds it.

use crate::border::{from_js, reject, to_js};
use crate::fetch::{self, Outgoing, iso, now_ms};
use crate::portal::Portal;
use crate::refresh::{self, Gate};
use crate::storage::Store;
use crate::tabs::{self, Tabs};
use oauth2::http::HeaderValue;
use oauth2::http::header::{CONTENT_TYPE, RETRY_AFTER};
use oauth2::{HttpRequest, HttpResponse};
use parcelgate_core::account::{self, Account};
use parcelgate_core::catalogue::is_token_over;
use parcelgate_core::http::Response;
use parcelgate_core::oauth::{self, Mode, Transaction, TransportError};
use parcelgate_core::policy::Environment;
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, ConnectionState, Session};
use parcelgate_core::{Error, Kind, wire};
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;
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
}

/// A request as web-ops made it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OpsRequest {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    #[serde(default)]
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
}

fn bytes<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// What a client shares with the calls that are under way: JavaScript may drop its handle in the middle of one.
pub(crate) struct Inner {
    pub(crate) client: oauth::Client,
    pub(crate) gate: Gate,
    pub(crate) tabs: Option<Tabs>,
    portal: Option<Portal>,
    store: Store,
    session: RefCell<Option<Session>>,
    connecting: Cell<bool>,
}

impl Inner {
    fn session_key(&self) -> String {
        format!("parcelgate:session:{}:{}", self.client.binding.environment, self.client.binding.client_id)
    }

    /// The session as it stands now; storage is asked first, since another handle may have changed it.
    pub(crate) fn session(&self) -> Option<Session> {
        if self.session.borrow().is_none() {
            let stored = self.store.get(&self.session_key());
            let restored = stored.and_then(|stored| Session::restore(&stored, &self.client.binding));
            self.session.replace(restored);
        }
        self.session.borrow().clone()
    }

    pub(crate) fn keep(&self, session: Option<Session>) {
        match &session {
            Some(session) => self.store.set(&self.session_key(), &session.store()),
            None => self.store.remove(&self.session_key()),
        }
        self.session.replace(session);
    }

    /// The server refused the refresh token: the access token stays for as long as it lives.
    pub(crate) fn end_refresh(&self) {
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
    pub(crate) async fn token_transport(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
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

    /// Sends with the token; refreshes before it ends, and once after UPS says that it has.
    async fn call(self: &Rc<Self>, request: &OpsRequest, signal: Option<&AbortSignal>) -> Result<Response, Error> {
        let token = self.token().await?;
        let answer = self.send_once(request, &token, signal).await?;
        if answer.status != 401 || !says_token_is_over(&answer) {
            return Ok(answer);
        }
        if let Some(portal) = &self.portal {
            let token = portal.token(true).await?;
            return self.send_once(request, &token, signal).await;
        }
        let session = self.session();
        if session.is_none_or(|session| !session.can_refresh(now_ms())) {
            self.end_access();
            return Ok(answer);
        }
        if let Err(error) = refresh::refresh(self).await {
            // UPS refused both tokens: nothing here is good any more. What the network did leaves them as they are.
            if error.kind == Kind::Authorization {
                self.end_access();
            }
            return Err(error);
        }
        let token = self.token().await?;
        self.send_once(request, &token, signal).await
    }

    /// An access token that is good for a call now.
    async fn token(self: &Rc<Self>) -> Result<Secret, Error> {
        match &self.portal {
            Some(portal) => portal.token(false).await,
            None => {
                refresh::usable(self).await?;
                self.session().map(|session| session.access_token).ok_or_else(refresh::nobody)
            }
        }
    }

    async fn send_once(
        &self,
        request: &OpsRequest,
        token: &Secret,
        signal: Option<&AbortSignal>,
    ) -> Result<Response, Error> {
        let mut headers = request.headers.clone();
        // EXPOSE: the bearer token goes to UPS by way of the configured proxy.
        headers.push(("Authorization".into(), format!("Bearer {}", token.expose_secret())));
        headers.push(("transId".into(), hex()?));
        headers.push(("transactionSrc".into(), "parcelgate".into()));
        let url = self.url(&request.path);
        let body = request.body.as_deref();
        fetch::send(&Outgoing { method: &request.method, url: &url, headers: &headers, body, signal }).await
    }
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
    /// Takes `{ clientId, redirectUri, environment, proxy, storage?, authorizeUrl?, issuer?, getAccessToken?, exchange?, tabs? }`.
    ///
    /// # Errors
    /// An option that is missing or of the wrong kind, by its name.
    #[wasm_bindgen(constructor)]
    pub fn new(options: JsValue) -> Result<Client, JsValue> {
        let tabs = tabs::of(&options);
        let portal = Portal::of(&options).map_err(|error| reject(&error))?;
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
        Ok(Self(Rc::new(Inner {
            client,
            gate: Gate::default(),
            tabs,
            portal,
            store,
            session: RefCell::default(),
            connecting: Cell::default(),
        })))
    }

    /// `{ state, environment, accessExpiresAt?, refreshExpiresAt?, verifyAgainBy?, storage }`
    ///
    /// # Errors
    /// None in practice.
    pub fn connection(&self) -> Result<JsValue, JsValue> {
        let session = self.0.session();
        let state = match &session {
            _ if self.0.connecting.get() => ConnectionState::Connecting,
            _ if self.0.portal.as_ref().is_some_and(|portal| !portal.without.get()) => ConnectionState::Connected,
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
        inner.connecting.set(false);
        let callback = oauth::parse_callback(&query).map_err(|error| reject(&error))?;
        let missing = || {
            let words = "the answer belongs to no sign-in that is open in this tab";
            reject(&Error::new(Kind::Authorization, "transaction_missing", words))
        };
        // EXPOSE: the state finds the transaction's key.
        let state = callback.state.as_ref().map(|state| state.expose_secret().to_owned()).ok_or_else(missing)?;
        let stored = inner.store.take(&format!("{TRANSACTION}{state}")).ok_or_else(missing)?;
        let transaction = Transaction::restore(&stored).ok_or_else(missing)?;
        let validated =
            oauth::validate_callback(callback, transaction, &inner.client).map_err(|error| reject(&error))?;
        let return_to = validated.return_to().to_owned();
        if let Some(portal) = &inner.portal {
            portal.exchange(validated).await.map_err(|error| reject(&error))?;
            return to_js(&Completed { return_to: &return_to });
        }
        let transport = |request| inner.token_transport(request);
        let session = oauth::exchange_code(&inner.client, validated, now_ms(), transport).await;
        let mut session = session.map_err(|error| reject(&error))?;
        session.login = Secret::new(hex().map_err(|error| reject(&error))?);
        inner.keep(Some(session));
        to_js(&Completed { return_to: &return_to })
    }

    /// Gets a new pair of tokens now.
    ///
    /// # Errors
    /// `sign_in_again` if UPS refused; a network's failure leaves the session as it is.
    pub async fn refresh(&self) -> Result<(), JsValue> {
        let inner = Rc::clone(&self.0);
        refresh::refresh(&inner).await.map_err(|error| reject(&error))
    }

    /// Forgets the tokens, and lets copies of this tab know. UPS documents no revocation: they end by themselves.
    pub fn disconnect(&self) -> js_sys::Promise {
        let inner = Rc::clone(&self.0);
        self.abandon();
        let session = inner.session();
        inner.keep(None);
        future_to_promise(async move {
            if let Some(session) = session {
                tabs::leave(inner.tabs.as_ref(), &session, "").await;
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Sends a request that web-ops made; gives `{ status, headers, body }`.
    ///
    /// # Errors
    /// No session, no network, or stopped by the signal.
    pub async fn send(&self, request: JsValue, signal: Option<AbortSignal>) -> Result<JsValue, JsValue> {
        let inner = Rc::clone(&self.0);
        let request: OpsRequest = from_js(request, "request")?;
        let answer = inner.call(&request, signal.as_ref()).await.map_err(|error| reject(&error))?;
        to_js(&OpsResponse { status: answer.status, headers: &answer.headers, body: &answer.body })
    }

    /// Checks an account by one free rating call; gives `{ state, upsCode?, message?, error? }`.
    ///
    /// # Errors
    /// An account number of the wrong form; stopped by the signal.
    #[wasm_bindgen(js_name = verifyAccount)]
    pub async fn verify_account(&self, account: JsValue, signal: Option<AbortSignal>) -> Result<JsValue, JsValue> {
        let inner = Rc::clone(&self.0);
        let account: Account = from_js(account, "account")?;
        let request = account::build_verify_request(&account).map_err(|error| reject(&error))?;
        let headers = request.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let request = OpsRequest { method: request.method.into(), path: request.path, headers, body: request.body };
        match inner.call(&request, signal.as_ref()).await {
            Ok(answer) => to_js(&account::parse_verify_response(&answer)),
            Err(error) if error.kind == Kind::Cancelled => Err(reject(&error)),
            Err(error) => to_js(&account::from_error(error)),
        }
    }
}
