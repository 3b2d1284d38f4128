//! What a client does, without JavaScript's words: storage, the protocol's requests, one send.

use crate::fetch::{self, Outgoing, now_ms};
use crate::storage::Store;
use parcelgate_core::catalogue::is_token_over;
use parcelgate_core::http::{Request, Response};
use parcelgate_core::oauth::{self, Transaction, ValidatedCallback};
use parcelgate_core::secret::Secret;
use parcelgate_core::session::Session;
use parcelgate_core::{Error, Kind, wire};
use serde::Serialize;
use std::cell::Cell;
use web_sys::AbortSignal;

/// Keys in sessionStorage. The callback page reads the transaction's by its state.
pub(crate) const TRANSACTION: &str = "parcelgate:transaction:";
/// The host gives up after 30 seconds.
const TOKEN_TIMEOUT_MS: u32 = 40_000;

/// A request as web-ops made it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OpsRequest {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<String>,
}

/// What a client shares with the calls that are under way: JavaScript may drop its handle in the middle of one.
pub(crate) struct Inner {
    pub(crate) client: oauth::Client,
    pub(crate) store: Store,
    /// How often the tokens were forgotten: a sign-in that ends after that is not kept.
    pub(crate) forgotten: Cell<u32>,
    pub(crate) connecting: Cell<bool>,
}

impl Inner {
    fn session_key(&self) -> String {
        format!("parcelgate:session:{}:{}", self.client.binding.environment, self.client.binding.client_id)
    }

    /// The session as it stands now; storage is read each time, since another handle may have changed it.
    pub(crate) fn session(&self) -> Option<Session> {
        Session::restore(&self.store.get(&self.session_key())?, &self.client.binding)
    }

    pub(crate) fn keep(&self, session: Option<Session>) {
        match session {
            Some(session) => self.store.set(&self.session_key(), &session.store()),
            None => self.store.remove(&self.session_key()),
        }
    }

    /// Ends this client's own attempts that are open; another client's go on.
    pub(crate) fn drop_transactions(&self) {
        for key in self.store.keys(TRANSACTION) {
            let stored = self.store.get(&key).and_then(|stored| Transaction::restore(&stored));
            if stored.is_none_or(|transaction| transaction.binding == self.client.binding) {
                self.store.remove(&key);
            }
        }
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
    pub(crate) fn end_access(&self) {
        if let Some(mut session) = self.session() {
            session.access_expires_at_ms = 0;
            self.keep(Some(session));
        }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        let binding = &self.client.binding;
        format!("{}/{}{path}", binding.proxy.trim_end_matches('/'), binding.environment)
    }

    /// Carries a request of the protocol's, without a token.
    pub(crate) async fn carry(&self, request: Request, signal: Option<&AbortSignal>) -> Result<Response, Error> {
        let headers: Vec<(String, String)> =
            request.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let url = self.url(&request.path);
        let body = request.body.as_deref();
        fetch::send(&Outgoing { method: request.method, url: &url, headers: &headers, body, signal }).await
    }

    /// The same for tokens: bounded, so that no tab waits for ever for its turn.
    pub(crate) async fn ask_for_tokens(&self, request: Request) -> Result<Response, Error> {
        let signal = AbortSignal::timeout_with_u32(TOKEN_TIMEOUT_MS);
        self.carry(request, Some(&signal)).await
    }

    /// Sends once, with a token that was supplied or the session's own.
    pub(crate) async fn send(
        &self,
        request: OpsRequest,
        signal: Option<&AbortSignal>,
        supplied: Option<String>,
    ) -> Result<Response, Error> {
        let token = match supplied {
            Some(token) => Secret::new(token),
            None => self.session().ok_or_else(nobody)?.access_token,
        };
        let mut headers = request.headers;
        // EXPOSE: the bearer token goes to UPS by way of the configured proxy.
        headers.push(("Authorization".into(), format!("Bearer {}", token.expose_secret())));
        headers.push(("transId".into(), hex()?));
        headers.push(("transactionSrc".into(), "parcelgate".into()));
        let url = self.url(&request.path);
        let body = request.body.as_deref();
        fetch::send(&Outgoing { method: &request.method, url: &url, headers: &headers, body, signal }).await
    }

    /// Takes a callback's query, once.
    pub(crate) fn taken(&self, query: &str) -> Result<ValidatedCallback, Error> {
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
    pub(crate) async fn rotate(&self) -> Result<(), Error> {
        let session = self.session().filter(|session| session.can_refresh(now_ms())).ok_or_else(again)?;
        let answer = self.ask_for_tokens(oauth::build_refresh_request(&self.client, &session)?).await;
        let parse = |answer| oauth::parse_refresh_response(&self.client, &session, &answer, now_ms());
        match answer.and_then(parse) {
            // Whoever disconnected or signed in anew meanwhile is not overruled.
            _ if self.session().is_none_or(|stands| stands != session) => Ok(()),
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
    // With a code of UPS's or OAuth's: a gateway's page and the host's own word are no refusal of the token.
    matches!(error.status, Some(400 | 401))
        && error.ups_code.is_some()
        && !error.not_sent
        && matches!(error.kind, Kind::Authorization | Kind::Configuration | Kind::Carrier)
}

/// 32 random hexadecimal characters: a login's key, or a call's id, for which UPS takes no more.
pub(crate) fn hex() -> Result<String, Error> {
    let random: [u8; 16] = fetch::random()?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

pub(crate) fn says_token_is_over(answer: &Response) -> bool {
    wire::success(answer, "").err().is_some_and(|error| is_token_over(&error))
}
