//! The token endpoint: exchange of a code, refresh, and the check of a client before navigating.
//!
//! The `oauth2` crate fills the forms. Its request preparation is private, so it is given a transport that keeps the request
//! and sends nothing; its reading of answers is not used: it refuses UPS's numbers that are text, and its parse error keeps
//! the whole body, tokens included.

use super::authorization::Client;
use super::callback::ValidatedCallback;
use crate::catalogue;
use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::policy::RouteId;
use crate::policy::route::route;
use crate::secret::Secret;
use crate::session::Session;
use crate::wire;
use oauth2::basic::BasicClient;
use oauth2::{
    AuthType, AuthorizationCode, ClientId, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, PkceCodeVerifier,
    RedirectUrl, RefreshToken, SyncHttpClient, TokenUrl,
};
use serde_json::Value;
use std::cell::Cell;

/// UPS's access tokens live this long where it does not say: one hour since April 2026.
const DEFAULT_LIFETIME_S: u64 = 3600;

/// The host's word whether a byte went upstream.
const SENT: &str = "parcelgate-sent";

/// UPS's answer, with numbers as text or not.
struct Tokens {
    access: Secret,
    expires_in: Option<u64>,
    refresh: Option<Secret>,
    refresh_expires_in: Option<u64>,
}

/// Reads a success. What cannot be used is none; why is nobody's to know, since it stands beside tokens.
fn tokens(body: &[u8]) -> Option<Tokens> {
    let value: Value = serde_json::from_slice(body).ok()?;
    // Compared without case (RFC 6749 section 5.1); what is no bearer token cannot be used.
    let kind = wire::text(&value, &["token_type"]);
    if kind.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
        return None;
    }
    // Seconds come as number or text; what is neither counts as not said.
    let seconds = |name: &str| wire::text(&value, &[name]).and_then(|text| text.parse().ok());
    Some(Tokens {
        access: Secret::new(wire::text(&value, &["access_token"])?),
        expires_in: seconds("expires_in"),
        refresh: wire::text(&value, &["refresh_token"]).map(Secret::new),
        refresh_expires_in: seconds("refresh_token_expires_in"),
    })
}

type TokenClient = BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

/// The crate needs absolute addresses; what is sent has the route's path.
const PLACEHOLDER: &str = "https://proxy.invalid/";

fn token_client(client: &Client) -> Result<TokenClient, Error> {
    let url = TokenUrl::new(PLACEHOLDER.into())
        .map_err(|_| Error::new(Kind::Configuration, "proxy_refused", "the proxy's address is no address"))?;
    // No secret: client_id goes into the body, and no Authorization header is made (UPS's PKCE flow).
    Ok(BasicClient::new(ClientId::new(client.binding.client_id.clone()))
        .set_token_uri(url)
        .set_auth_type(AuthType::RequestBody))
}

/// Why the crate's transport brings nothing: it sends nothing.
#[derive(Debug, thiserror::Error)]
#[error("kept")]
struct Kept;

/// The transport that keeps a form instead of sending it. A type of its own and always inlined, so that the compiler sees
/// that no answer can come: the crate's reading of answers is then no part of the module.
#[derive(Default)]
struct Keeper(Cell<Vec<u8>>);

impl SyncHttpClient for Keeper {
    type Error = Kept;

    #[inline(always)]
    fn call(&self, request: HttpRequest) -> Result<HttpResponse, Kept> {
        self.0.set(request.into_body());
        Err(Kept)
    }
}

/// The form that the crate made, as a request of the route.
fn request(id: RouteId, form: Keeper) -> Request {
    let row = route(id);
    Request {
        method: row.method.name(),
        path: row.fill(&[]).unwrap_or_default(),
        headers: vec![
            ("Accept", "application/json".into()),
            ("Content-Type", "application/x-www-form-urlencoded".into()),
        ],
        body: Some(String::from_utf8(form.0.take()).unwrap_or_default()),
        repeatable: row.repeatable,
    }
}

/// The request that exchanges the code for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5). The callback can be used
/// once: it is consumed.
///
/// # Errors
/// A stored redirect URI that is no address.
pub fn build_token_request(client: &Client, callback: ValidatedCallback) -> Result<Request, Error> {
    let ValidatedCallback { code, transaction } = callback;
    let redirect = RedirectUrl::new(transaction.redirect_uri)
        .map_err(|_| Error::new(Kind::Configuration, "redirect_uri_refused", "the redirect URI is no address"))?;
    let oauth = token_client(client)?.set_redirect_uri(redirect);
    // EXPOSE: code and verifier go into the token request, their only use.
    let code = AuthorizationCode::new(code.expose_secret().to_owned());
    let verifier = PkceCodeVerifier::new(transaction.code_verifier.expose_secret().to_owned());
    let form = Keeper::default();
    let _kept = oauth.exchange_code(code).set_pkce_verifier(verifier).request(&form);
    Ok(request(RouteId::Token, form))
}

/// Reads the answer to a token request: the session of a new sign-in.
///
/// # Errors
/// What the server refused, or that its answer cannot be used; never with any of the answer's content.
pub fn parse_token_response(client: &Client, response: &Response, now_ms: i64) -> Result<Session, Error> {
    read(client, response, None, now_ms)
}

/// The request that exchanges the refresh token for a new pair (RFC 6749 section 6). UPS documents it with Basic only;
/// without a secret `client_id` goes into the form, and a refusal means: sign in again.
///
/// # Errors
/// A session without a refresh token.
pub fn build_refresh_request(client: &Client, session: &Session) -> Result<Request, Error> {
    let Some(token) = session.refresh_token.as_ref() else {
        return Err(Error::new(Kind::Authorization, "sign_in_again", "there is no refresh token"));
    };
    let oauth = token_client(client)?;
    // EXPOSE: the refresh token goes into the refresh request, its only use.
    let token = RefreshToken::new(token.expose_secret().to_owned());
    let form = Keeper::default();
    let _kept = oauth.exchange_refresh_token(&token).request(&form);
    Ok(request(RouteId::Refresh, form))
}

/// Reads the answer to a refresh: the same sign-in's session, one generation on.
///
/// # Errors
/// As for [`parse_token_response`].
pub fn parse_refresh_response(
    client: &Client,
    before: &Session,
    response: &Response,
    now_ms: i64,
) -> Result<Session, Error> {
    read(client, response, Some(before), now_ms)
}

fn read(client: &Client, response: &Response, before: Option<&Session>, now_ms: i64) -> Result<Session, Error> {
    if response.status != 200 {
        return Err(refused(response));
    }
    let tokens = tokens(&response.body).ok_or_else(|| {
        Error::new(Kind::Protocol, "unexpected_answer", "the token answer cannot be read").with_status(response.status)
    })?;
    Ok(session(client, tokens, before, now_ms))
}

/// UPS's error envelope, or OAuth's own (RFC 6749 section 5.2); only code and words are kept.
fn refused(response: &Response) -> Error {
    let said = serde_json::from_slice::<Value>(&response.body).ok().and_then(|value| wire::first_error(&value));
    let mut out = match said {
        Some((code, message)) => catalogue::error(&code, &message, Some(response.status)),
        None if (200..300).contains(&response.status) => {
            Error::new(Kind::Protocol, "unexpected_answer", "the token answer cannot be read")
                .with_status(response.status)
        }
        None => wire::by_status(&Response { status: response.status, ..Response::default() }),
    };
    out.retry_after_seconds = response.header("retry-after").and_then(|seconds| seconds.parse().ok());
    out.not_sent = response.header(SENT) == Some("no");
    out
}

fn session(client: &Client, tokens: Tokens, before: Option<&Session>, now_ms: i64) -> Session {
    let milliseconds = |seconds: u64| i64::try_from(seconds.saturating_mul(1000)).unwrap_or(i64::MAX / 4);
    let lifetime = tokens.expires_in.unwrap_or(DEFAULT_LIFETIME_S);
    let mut session = Session::new(client.binding.clone(), tokens.access, milliseconds(lifetime), now_ms);
    // Where no new one comes, the old one stays good (RFC 6749 section 6).
    session.refresh_token = tokens.refresh.or_else(|| before.and_then(|before| before.refresh_token.clone()));
    session.refresh_expires_at_ms = tokens
        .refresh_expires_in
        .map(|seconds| now_ms.saturating_add(milliseconds(seconds)))
        .or_else(|| before.and_then(|before| before.refresh_expires_at_ms));
    session.refresh_proven = before.is_some();
    if let Some(before) = before {
        session.login = before.login.clone();
        session.generation = before.generation.saturating_add(1);
    }
    session
}

/// Builds the check of client id and redirect URI that can be made before the browser leaves: a wrong one would strand the
/// user on a page of raw JSON. Source: UPS's older validate-client call, still in its samples.
///
/// # Errors
/// None in practice; the route has no holes.
pub fn validate_client_request(client: &Client) -> Result<Request, Error> {
    let mut request = Request::with_text(RouteId::ValidateClient, &[], "clientId", None)?;
    request.query("client_id", &client.binding.client_id);
    request.query("redirect_uri", &client.redirect_uri);
    Ok(request)
}

/// Reads the check's answer.
///
/// # Errors
/// UPS's refusal.
pub fn parse_validate_client_response(response: &Response) -> Result<(), Error> {
    if response.status == 200 { Ok(()) } else { wire::success(response, "").map(|_| ()) }
}
