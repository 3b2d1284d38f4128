//! The token endpoint, refresh with rotation, and the older check of a client.

use super::signin::redirect_uri_registered;
use crate::account::{CLIENT_ID, CLIENT_SECRET};
use crate::envelope::Refused;
use crate::ledger::Grant;
use crate::reply::Incoming;
use crate::state::{AccessToken, RefreshAuth, RefreshToken, ReusePolicy, State};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

const REFRESH_S: i64 = 5_183_999;

/// How a request proves its client.
enum Client {
    /// By secret.
    Basic,
    /// By name only, in the form.
    Public,
}

fn field(form: &[(String, String)], name: &str) -> Option<String> {
    form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
}

fn missing_credentials() -> Refused {
    Refused::new(400, "10400", "Invalid/Missing Authorization Header")
}

fn client(request: &Incoming, form: &[(String, String)]) -> Result<Client, Refused> {
    let wrong = || Refused::new(401, "10401", "ClientId is Invalid");
    match request.header("authorization") {
        Some(value) => {
            let pair = value.strip_prefix("Basic ").and_then(|text| STANDARD.decode(text.trim()).ok());
            let expected = format!("{CLIENT_ID}:{CLIENT_SECRET}").into_bytes();
            if pair == Some(expected) { Ok(Client::Basic) } else { Err(wrong()) }
        }
        None => match field(form, "client_id") {
            None => Err(missing_credentials()),
            Some(id) if id == CLIENT_ID => Ok(Client::Public),
            Some(_) => Err(wrong()),
        },
    }
}

fn check_form(request: &Incoming) -> Result<Vec<(String, String)>, Refused> {
    let kind = request.header("content-type").unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Refused::new(400, "10007", "Content type not supported"));
    }
    let form = request.form();
    let repeated =
        |(index, (name, _)): (usize, &(String, String))| form.iter().take(index).any(|(earlier, _)| earlier == name);
    if form.iter().enumerate().any(repeated) {
        return Err(Refused::new(400, "10400", "A parameter is repeated"));
    }
    Ok(form)
}

/// `POST /v1/oauth/token`
pub(super) fn token(state: &mut State, request: &Incoming) -> Result<Value, Refused> {
    let form = check_form(request)?;
    match field(&form, "grant_type").as_deref() {
        Some("authorization_code") => exchange(state, request, &form),
        Some("client_credentials") => client_credentials(state, request, &form),
        _ => Err(Refused::new(400, "10400", "Invalid grant type")),
    }
}

fn exchange(state: &mut State, request: &Incoming, form: &[(String, String)]) -> Result<Value, Refused> {
    let verifier = field(form, "code_verifier");
    // UPS: "the BASIC Authorization header should not be included" with a verifier.
    if verifier.is_some() && request.header("authorization").is_some() {
        return Err(Refused::new(400, "10400", "Invalid Authorization Header for PKCE"));
    }
    let client = client(request, form)?;
    let invalid = || Refused::new(400, "10400", "Invalid authorization code");
    let name = field(form, "code").ok_or_else(invalid)?;
    let now = state.now_ms();
    let code = state.codes.get(&name).cloned().ok_or_else(invalid)?;
    if let Some(grant) = code.grant {
        // RFC 6749 section 4.1.2: a code that comes twice was stolen or replayed; what it gave ends.
        state.grants[grant].revoked = true;
        return Err(invalid());
    }
    if now >= code.ends_ms {
        return Err(invalid());
    }
    if field(form, "redirect_uri").as_deref() != Some(code.sign_in.redirect_uri.as_str()) {
        return Err(Refused::new(400, "10400", "Invalid Redirect URL"));
    }
    let flow = match (client, &code.sign_in.code_challenge, verifier) {
        (Client::Public, Some(challenge), Some(verifier)) => {
            check_verifier(&verifier, challenge)?;
            "pkce"
        }
        (Client::Basic, None, None) => "authorization_code",
        (Client::Public, None, _) => return Err(missing_credentials()),
        _ => return Err(Refused::new(400, "10400", "Invalid code verifier")),
    };
    let grant = grant(state, &code.sign_in.user, flow);
    if let Some(code) = state.codes.get_mut(&name) {
        code.grant = Some(grant);
    }
    Ok(issue(state, grant, Some(REFRESH_S)))
}

fn check_verifier(verifier: &str, challenge: &str) -> Result<(), Refused> {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let well_formed = (43..=128).contains(&verifier.len()) && verifier.bytes().all(unreserved);
    let computed = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    if well_formed && computed == challenge { Ok(()) } else { Err(Refused::new(400, "10400", "Invalid code verifier")) }
}

fn client_credentials(state: &mut State, request: &Incoming, form: &[(String, String)]) -> Result<Value, Refused> {
    if request.header("authorization").is_none() {
        return Err(missing_credentials());
    }
    client(request, form)?;
    let merchant = request.header("x-merchant-id").unwrap_or_default();
    if !merchant.is_empty() && (merchant.len() != 6 || !merchant.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return Err(Refused::new(400, "10400", "Invalid x-merchant-id"));
    }
    let grant = grant(state, "owner", "client_credentials");
    Ok(issue(state, grant, None))
}

fn grant(state: &mut State, user: &str, flow: &'static str) -> usize {
    let at_ms = state.now_ms();
    state.grants.push(Grant { at_ms, user: user.to_owned(), flow, refreshes: 0, revoked: false });
    state.grants.len() - 1
}

/// `POST /v1/oauth/refresh`: the used token is dead, a new pair comes.
pub(super) fn refresh(state: &mut State, request: &Incoming) -> Result<Value, Refused> {
    let form = check_form(request)?;
    if field(&form, "grant_type").as_deref() != Some("refresh_token") {
        return Err(Refused::new(400, "10400", "Invalid grant type"));
    }
    if matches!(client(request, &form)?, Client::Public) && state.options.refresh_auth == RefreshAuth::Basic {
        return Err(missing_credentials());
    }
    let invalid = || Refused::new(400, "10400", "Invalid refresh token");
    let now = state.now_ms();
    let name = field(&form, "refresh_token").ok_or_else(invalid)?;
    let token = state.refresh_tokens.get(&name).cloned().ok_or_else(invalid)?;
    if token.used {
        if state.options.reuse == ReusePolicy::Revoke {
            state.grants[token.grant].revoked = true;
        }
        return Err(invalid());
    }
    if now >= token.ends_ms || state.grants[token.grant].revoked {
        return Err(invalid());
    }
    if let Some(token) = state.refresh_tokens.get_mut(&name) {
        token.used = true;
    }
    state.grants[token.grant].refreshes += 1;
    Ok(issue(state, token.grant, Some(REFRESH_S)))
}

/// All values are text, numbers too.
fn issue(state: &mut State, grant: usize, refresh_s: Option<i64>) -> Value {
    let now = state.now_ms();
    let life = state.options.access_token_s;
    let access = state.random.token(64);
    state.access_tokens.insert(access.clone(), AccessToken { grant, ends_ms: now + life * 1000 });
    let mut out = json!({
        "token_type": "Bearer",
        "issued_at": now.to_string(),
        "client_id": CLIENT_ID,
        "access_token": access,
        "expires_in": life.to_string(),
        "status": "approved",
    });
    if let Some(seconds) = refresh_s {
        let refresh = state.random.token(64);
        state
            .refresh_tokens
            .insert(refresh.clone(), RefreshToken { grant, used: false, ends_ms: now + seconds * 1000 });
        out["refresh_token"] = refresh.into();
        out["refresh_token_expires_in"] = seconds.to_string().into();
        out["refresh_token_status"] = "approved".into();
        out["refresh_token_issued_at"] = now.to_string().into();
        out["refresh_count"] = state.grants[grant].refreshes.to_string().into();
        out["scope"] = "".into();
    }
    out
}

/// `GET /v1/oauth/validate-client`
pub(super) fn validate_client(state: &mut State, request: &Incoming) -> Result<Value, Refused> {
    if request.query_value("client_id").as_deref() != Some(CLIENT_ID) {
        return Err(Refused::new(401, "10401", "ClientId is Invalid"));
    }
    if !redirect_uri_registered(state, &request.query_value("redirect_uri").unwrap_or_default()) {
        return Err(Refused::new(400, "10400", "Invalid Redirect URL"));
    }
    let host = request.header("host").unwrap_or("127.0.0.1:8090");
    Ok(json!({ "result": "success", "type": "ups_com_api", "LassoRedirectURL": format!("http://{host}/lasso/signin") }))
}
