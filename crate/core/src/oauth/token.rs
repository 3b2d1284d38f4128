//! The token endpoint: exchange of a code, refresh, and the check of a client before navigating.

use super::authorization::Client;
use super::callback::ValidatedCallback;
use crate::catalogue;
use crate::error::{Error, Kind};
use crate::http::{Request, Response};
use crate::policy::RouteId;
use crate::secret::Secret;
use crate::session::Session;
use crate::wire;
use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse, BasicTokenType};
use oauth2::http::header::{HeaderName, RETRY_AFTER};
use oauth2::{
    AccessToken, AuthType, AuthorizationCode, ClientId, HttpRequest, HttpResponse, PkceCodeVerifier, RedirectUrl,
    RefreshToken, RequestTokenError, Scope, StandardRevocableToken, TokenUrl,
};
use serde::de::Deserializer;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::RefCell;
use std::future::Future;
use std::time::Duration;

/// UPS's access tokens live this long where it does not say: one hour since April 2026.
const DEFAULT_LIFETIME_S: u64 = 3600;

/// The host's word whether a byte went upstream.
pub const SENT: HeaderName = HeaderName::from_static("parcelgate-sent");

/// Why nothing came back. Carries no text of the request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the request failed")]
pub struct TransportError(pub Error);

/// UPS's answer: the standard's fields with numbers as text, which the standard's own type refuses.
#[derive(Clone, Debug, Serialize)]
struct WireToken {
    access_token: AccessToken,
    token_type: BasicTokenType,
    expires_in: Option<u64>,
    refresh_token: Option<RefreshToken>,
    refresh_token_expires_in: Option<u64>,
}

impl<'de> Deserialize<'de> for WireToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let refused = <D::Error as serde::de::Error>::custom;
        // Compared without case (RFC 6749 section 5.1); what is no bearer token cannot be used.
        let kind = wire::text(&value, &["token_type"]).unwrap_or_else(|| "bearer".into());
        if !kind.eq_ignore_ascii_case("bearer") {
            return Err(refused("unknown token type"));
        }
        let access_token = wire::text(&value, &["access_token"]).ok_or_else(|| refused("no access token"))?;
        // Seconds come as number or text; what is neither counts as not said.
        let seconds = |name: &str| wire::text(&value, &[name]).and_then(|text| text.parse().ok());
        Ok(Self {
            access_token: AccessToken::new(access_token),
            token_type: BasicTokenType::Bearer,
            expires_in: seconds("expires_in"),
            refresh_token: wire::text(&value, &["refresh_token"]).map(RefreshToken::new),
            refresh_token_expires_in: seconds("refresh_token_expires_in"),
        })
    }
}

impl oauth2::TokenResponse for WireToken {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

/// UPS's error envelope, or OAuth's own; only code and words are kept.
#[derive(Clone, Debug, Serialize)]
struct WireError {
    code: String,
    message: String,
}

impl<'de> Deserialize<'de> for WireError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let (code, message) = wire::first_error(&value).unwrap_or_default();
        Ok(Self { code, message })
    }
}

impl std::fmt::Display for WireError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.code)
    }
}

impl oauth2::ErrorResponse for WireError {}

type TokenClient = oauth2::Client<
    WireError,
    WireToken,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    oauth2::EndpointNotSet,
    oauth2::EndpointNotSet,
    oauth2::EndpointNotSet,
    oauth2::EndpointNotSet,
    oauth2::EndpointSet,
>;

/// The crate needs absolute addresses; the transport puts the proxy's in this one's place.
const PLACEHOLDER_ORIGIN: &str = "https://proxy.invalid";

fn token_client(client: &Client, route: RouteId) -> Result<TokenClient, Error> {
    let path = crate::policy::route::route(route).fill(&[]).unwrap_or_default();
    let url = TokenUrl::new(format!("{PLACEHOLDER_ORIGIN}{path}"))
        .map_err(|_| Error::new(Kind::Configuration, "proxy_refused", "the proxy's address is no address"))?;
    // No secret: client_id goes into the body, and no Authorization header is made (UPS's PKCE flow).
    Ok(oauth2::Client::new(ClientId::new(client.binding.client_id.clone()))
        .set_token_uri(url)
        .set_auth_type(AuthType::RequestBody))
}

/// Exchanges the code for tokens. The callback can be used once: it is consumed.
///
/// # Errors
/// What the server refused, or why its answer cannot be used; never with any of the answer's content.
pub async fn exchange_code<F, T>(
    client: &Client,
    callback: ValidatedCallback,
    now_ms: i64,
    transport: F,
) -> Result<Session, Error>
where
    F: Fn(HttpRequest) -> T,
    T: Future<Output = Result<HttpResponse, TransportError>>,
{
    let ValidatedCallback { code, transaction } = callback;
    let redirect = RedirectUrl::new(transaction.redirect_uri.clone())
        .map_err(|_| Error::new(Kind::Configuration, "redirect_uri_refused", "the redirect URI is no address"))?;
    let oauth = token_client(client, RouteId::Token)?.set_redirect_uri(redirect);
    // EXPOSE: code and verifier go into the token request, their only use.
    let code = AuthorizationCode::new(code.expose_secret().to_owned());
    let verifier = PkceCodeVerifier::new(transaction.code_verifier.expose_secret().to_owned());
    let seen = Seen::default();
    let watched = |request| seen.watch(transport(request));
    let answer = oauth.exchange_code(code).set_pkce_verifier(verifier).request_async(&watched).await;
    answer.map(|token| session(client, &token, None, now_ms)).map_err(|error| seen.explain(error))
}

/// Exchanges the refresh token for a new pair. UPS documents this with Basic only; without a secret `client_id` goes into
/// the form, and a refusal means: sign in again.
///
/// # Errors
/// As for [`exchange_code`].
pub async fn refresh<F, T>(client: &Client, session_now: &Session, now_ms: i64, transport: F) -> Result<Session, Error>
where
    F: Fn(HttpRequest) -> T,
    T: Future<Output = Result<HttpResponse, TransportError>>,
{
    let Some(token) = session_now.refresh_token.as_ref() else {
        return Err(Error::new(Kind::Authorization, "sign_in_again", "there is no refresh token"));
    };
    let oauth = token_client(client, RouteId::Refresh)?;
    // EXPOSE: the refresh token goes into the refresh request, its only use.
    let token = RefreshToken::new(token.expose_secret().to_owned());
    let seen = Seen::default();
    let watched = |request| seen.watch(transport(request));
    let answer = oauth.exchange_refresh_token(&token).request_async(&watched).await;
    answer.map(|token| session(client, &token, Some(session_now), now_ms)).map_err(|error| seen.explain(error))
}

fn session(client: &Client, token: &WireToken, before: Option<&Session>, now_ms: i64) -> Session {
    let milliseconds = |seconds: u64| i64::try_from(seconds.saturating_mul(1000)).unwrap_or(i64::MAX / 4);
    let lifetime = token.expires_in.unwrap_or(DEFAULT_LIFETIME_S);
    let access = Secret::new(token.access_token.secret().clone());
    let mut session = Session::new(client.binding.clone(), access, milliseconds(lifetime), now_ms);
    let given = token.refresh_token.as_ref().map(|token| Secret::new(token.secret().clone()));
    // Where no new one comes, the old one stays good (RFC 6749 section 6).
    session.refresh_token = given.or_else(|| before.and_then(|before| before.refresh_token.clone()));
    session.refresh_expires_at_ms = token
        .refresh_token_expires_in
        .map(|seconds| now_ms.saturating_add(milliseconds(seconds)))
        .or_else(|| before.and_then(|before| before.refresh_expires_at_ms));
    session.refresh_proven = before.is_some();
    if let Some(before) = before {
        session.login = before.login.clone();
        session.generation = before.generation.saturating_add(1);
    }
    session
}

/// What the transport saw: the crate's own errors either lack it or hold the whole body, tokens included.
#[derive(Default)]
struct Seen(RefCell<Option<(u16, Option<u32>, bool)>>);

impl Seen {
    async fn watch<T>(&self, answer: T) -> Result<HttpResponse, TransportError>
    where
        T: Future<Output = Result<HttpResponse, TransportError>>,
    {
        let mut answer = answer.await?;
        // Names as constants: parsing them would bring a table of all of HTTP's along.
        let header =
            |name: &HeaderName| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let retry_after = header(&RETRY_AFTER).and_then(|seconds| seconds.parse().ok());
        let not_sent = header(&SENT).as_deref() == Some("no");
        self.0.replace(Some((answer.status().as_u16(), retry_after, not_sent)));
        // The crate takes an error's text for the error's reason only if it is not JSON; ours never keeps either.
        if !answer.status().is_success() && answer.body().first() != Some(&b'{') {
            *answer.body_mut() = b"{}".to_vec();
        }
        Ok(answer)
    }

    fn explain(&self, error: RequestTokenError<TransportError, WireError>) -> Error {
        let (status, retry_after, not_sent) = self.0.borrow().unwrap_or((0, None, false));
        let mut out = match error {
            RequestTokenError::Request(TransportError(error)) => return error,
            RequestTokenError::ServerResponse(WireError { code, message }) if !code.is_empty() => {
                catalogue::error(&code, &message, Some(status))
            }
            _ if (200..300).contains(&status) => {
                Error::new(Kind::Protocol, "unexpected_answer", "the token answer cannot be read").with_status(status)
            }
            _ => wire::by_status(&Response { status, ..Response::default() }),
        };
        out.retry_after_seconds = retry_after;
        out.not_sent = not_sent;
        out
    }
}

/// Builds the check of client id and redirect URI that can be made before the browser leaves: a wrong one would strand the
/// user on a page of raw JSON. Source: UPS's older validate-client call, still in its samples.
///
/// # Errors
/// None in practice; the route has no holes.
pub fn validate_client_request(client: &Client) -> Result<Request, Error> {
    let mut request = Request::of(RouteId::ValidateClient, &[], "clientId", None)?;
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
