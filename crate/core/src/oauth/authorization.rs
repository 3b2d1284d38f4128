//! The authorization request: where the browser goes.

use super::transaction::{Mode, Transaction};
use crate::error::{Error, Kind};
use crate::policy::Environment;
use crate::secret::Secret;
use crate::session::Binding;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth2::{AuthUrl, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl};

/// Our states begin with this, so that a portal's own `?state=` is never taken for one of ours.
pub const STATE_PREFIX: &str = "pg.";

/// An application as registered at UPS, and the way to UPS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Environment, client id and proxy.
    pub binding: Binding,
    /// As registered, byte for byte.
    pub redirect_uri: String,
    /// Where the browser signs in.
    pub authorize_url: String,
    /// The issuer, where one is known.
    pub issuer: Option<String>,
}

/// UPS's authorize address of an environment: compiled in. The sandbox's is on loopback and configured.
///
/// Source: UPS's OAuth Authorization Code document of 2026-07-21, servers of `/v1/oauth/authorize`.
pub fn authorize_url(environment: Environment) -> Option<String> {
    Some(format!("https://{}/security/v1/oauth/authorize", environment.upstream_host()?))
}

/// Whether an address may be used in place of the compiled-in one: loopback only, for the sandbox and for tests.
fn is_loopback(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(host, "127.0.0.1" | "localhost" | "[::1]")
}

/// Makes the address to navigate to and the transaction to store first. `random` is 64 bytes from a cryptographic source:
/// half for the state, half for the verifier, 256 bits each (RFC 7636 section 7.1).
///
/// # Errors
/// An address that is not one, or an authorize address that is neither UPS's nor on loopback.
pub fn build_authorization_request(
    client: &Client,
    return_to: &str,
    mode: Mode,
    random: &[u8; 64],
) -> Result<(String, Transaction), Error> {
    let configuration = |code: &str, message: &str| Error::new(Kind::Configuration, code, message);
    let environment = Environment::from_name(&client.binding.environment)
        .ok_or_else(|| configuration("unknown_environment", "the environment is none of sandbox, cie, production"))?;
    if authorize_url(environment).is_none_or(|known| known != client.authorize_url)
        && !is_loopback(&client.authorize_url)
    {
        return Err(configuration("authorize_url_refused", "an authorize address of one's own is for loopback only"));
    }
    if client.binding.client_id.is_empty() {
        return Err(configuration("client_id_missing", "no client id is configured"));
    }
    let (for_state, for_verifier) = random.split_at(32);
    let state = format!("{STATE_PREFIX}{}", URL_SAFE_NO_PAD.encode(for_state));
    let verifier = PkceCodeVerifier::new(URL_SAFE_NO_PAD.encode(for_verifier));
    let challenge = PkceCodeChallenge::from_code_verifier_sha256(&verifier);
    let authorize = AuthUrl::new(client.authorize_url.clone())
        .map_err(|_| configuration("authorize_url_refused", "the authorize address is no address"))?;
    let redirect = RedirectUrl::new(client.redirect_uri.clone())
        .map_err(|_| configuration("redirect_uri_refused", "the redirect URI is no absolute address"))?;
    let oauth = oauth2::basic::BasicClient::new(ClientId::new(client.binding.client_id.clone()))
        .set_auth_uri(authorize)
        .set_redirect_uri(redirect);
    let state_for_url = CsrfToken::new(state.clone());
    let (url, _) = oauth.authorize_url(|| state_for_url).set_pkce_challenge(challenge).url();
    let transaction = Transaction {
        binding: client.binding.clone(),
        state: Secret::new(state),
        // EXPOSE: the crate's own type cannot be stored across the redirect.
        code_verifier: Secret::new(verifier.into_secret()),
        redirect_uri: client.redirect_uri.clone(),
        issuer: client.issuer.clone(),
        return_to: Transaction::safe_return_to(return_to),
        mode,
    };
    Ok((url.into(), transaction))
}
