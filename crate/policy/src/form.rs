//! The form of the token routes: exactly PKCE's fields, once each, of this host's client.

use alloc::string::String;
use alloc::vec::Vec;

use crate::refusal::{self, Refusal};
use crate::route::RouteId;

/// What this host is configured for.
#[derive(Clone, Copy, Debug)]
pub struct FormRules<'a> {
    /// The only client id.
    pub client_id: &'a str,
    /// The redirect URIs, compared byte for byte.
    pub redirect_uris: &'a [String],
}

/// Judges the body of a token or refresh request.
///
/// # Errors
/// A field too many, too few or twice; another client; a redirect URI that is not configured.
///
/// Source: RFC 6749 section 4.1.3 and 6, RFC 7636 section 4.5; UPS's OAuth document: no secret under PKCE.
pub fn judge_form(route: RouteId, body: &[u8], rules: &FormRules<'_>) -> Result<(), Refusal> {
    let (grant, needed, optional): (&str, &[&str], &[&str]) = match route {
        RouteId::Token => {
            ("authorization_code", &["grant_type", "code", "redirect_uri", "code_verifier", "client_id"], &["scope"])
        }
        RouteId::Refresh => ("refresh_token", &["grant_type", "refresh_token"], &["client_id", "scope"]),
        // Every other body is JSON, and none of the policy's business.
        _ => return Ok(()),
    };
    let fields = pairs(body).ok_or(refusal::BAD_FORM)?;
    for (position, (name, value)) in fields.iter().enumerate() {
        let known = needed.contains(&name.as_str()) || optional.contains(&name.as_str());
        let repeated = fields.iter().take(position).any(|(earlier, _)| earlier == name);
        if !known || repeated || value.is_empty() {
            return Err(refusal::BAD_FORM);
        }
    }
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    if needed.iter().any(|name| field(name).is_none()) || field("grant_type") != Some(grant) {
        return Err(refusal::BAD_FORM);
    }
    if field("client_id").is_some_and(|id| id != rules.client_id) {
        return Err(refusal::WRONG_CLIENT);
    }
    if field("redirect_uri").is_some_and(|uri| !rules.redirect_uris.iter().any(|known| known == uri)) {
        return Err(refusal::WRONG_REDIRECT_URI);
    }
    Ok(())
}

/// Splits a form body; none if it is not well formed.
pub fn pairs(body: &[u8]) -> Option<Vec<(String, String)>> {
    let text = core::str::from_utf8(body).ok()?;
    let decoded = |part: &str| decode(part);
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decoded(name)?, decoded(value)?))
        })
        .collect()
}

fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let high = (bytes.next()? as char).to_digit(16)?;
                let low = (bytes.next()? as char).to_digit(16)?;
                out.push(u8::try_from(high * 16 + low).ok()?);
            }
            other => out.push(other),
        }
    }
    String::from_utf8(out).ok()
}
