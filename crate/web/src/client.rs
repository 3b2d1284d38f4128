//! One application at UPS, as JavaScript holds it.

use crate::account_from;
use crate::border::{member, needed, reject, to_js};
use crate::fetch::{self, iso, now_ms};
use crate::inner::{Inner, OpsRequest, TRANSACTION, hex, says_token_is_over};
use crate::storage::Store;
use parcelgate_core::account;
use parcelgate_core::http::Response;
use parcelgate_core::oauth::{self, Mode};
use parcelgate_core::policy::Environment;
use parcelgate_core::secret::Secret;
use parcelgate_core::session::{Binding, ConnectionState, Session};
use parcelgate_core::{Error, Kind};
use serde::Serialize;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortSignal;

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
        let name = needed(&options, "environment")?;
        let environment = Environment::from_name(&name).ok_or_else(|| {
            let mut error = Error::new(Kind::Configuration, "unknown_environment", "it is sandbox, cie or production");
            error.field = Some("environment".into());
            reject(&error)
        })?;
        let own = member(&options, "authorizeUrl")?;
        let authorize_url = own.or_else(|| oauth::authorize_url(environment)).ok_or_else(|| {
            let mut error = Error::new(Kind::Configuration, "authorize_url_missing", "the sandbox's address is needed");
            error.field = Some("authorizeUrl".into());
            reject(&error)
        })?;
        let client = oauth::Client {
            binding: Binding {
                environment: name,
                client_id: needed(&options, "clientId")?,
                proxy: needed(&options, "proxy")?,
            },
            redirect_uri: needed(&options, "redirectUri")?,
            authorize_url,
            issuer: member(&options, "issuer")?,
        };
        let store = Store::open(member(&options, "storage")?.as_deref() != Some("memory"));
        Ok(Self(Rc::new(Inner { client, store, forgotten: Cell::default(), connecting: Cell::default() })))
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
        self.0.drop_transactions();
        // EXPOSE: the state is the key by which the callback finds its transaction; it is in the address anyway.
        let key = format!("{TRANSACTION}{}", transaction.state.expose_secret());
        self.0.store.set(&key, &transaction.store());
        self.0.connecting.set(true);
        Ok(url)
    }

    /// Ends an attempt that will not come back: cancelled, closed, timed out.
    pub fn abandon(&self) {
        self.0.drop_transactions();
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
        let answer = inner.carry(request, signal.as_ref()).await.map_err(|error| reject(&error))?;
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
        let forgotten = inner.forgotten.get();
        let request = oauth::build_token_request(&inner.client, validated).map_err(|error| reject(&error))?;
        let answer = inner.ask_for_tokens(request).await;
        let session = answer.and_then(|answer| oauth::parse_token_response(&inner.client, &answer, now_ms()));
        let mut session = session.map_err(|error| reject(&error))?;
        if inner.forgotten.get() != forgotten {
            return Err(reject(&Error::new(Kind::Cancelled, "cancelled", "disconnected meanwhile")));
        }
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

    /// Whether the attempt of this state was begun here: only then may its answer be used up.
    pub fn holds(&self, state: &str) -> bool {
        self.0.store.get(&format!("{TRANSACTION}{state}")).is_some()
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
        self.0.forgotten.set(self.0.forgotten.get() + 1);
        self.0.keep(None);
    }

    /// Sends a request that web-ops made, once, with the supplied token or the session's own; `headers` are names and values
    /// by turns. Gives `{ status, headers, body, tokenOver }`.
    ///
    /// # Errors
    /// No session, no network, or stopped by the signal.
    pub async fn send(
        &self,
        method: String,
        path: String,
        headers: Vec<String>,
        body: Option<String>,
        signal: Option<AbortSignal>,
        supplied: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let inner = Rc::clone(&self.0);
        let headers = headers.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
        let request = OpsRequest { method, path, headers, body };
        let answer = inner.send(request, signal.as_ref(), supplied).await.map_err(|error| reject(&error))?;
        let token_over = answer.status == 401 && says_token_is_over(&answer);
        to_js(&OpsResponse { status: answer.status, headers: &answer.headers, body: &answer.body, token_over })
    }

    /// The request by which an account is checked: one free rating call.
    ///
    /// # Errors
    /// An account number of the wrong form.
    #[wasm_bindgen(js_name = buildVerifyRequest)]
    pub fn build_verify_request(&self, account: JsValue) -> Result<JsValue, JsValue> {
        let account = account_from(&account)?;
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
