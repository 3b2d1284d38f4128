//! What came back in the address, and whether it belongs to what we sent.

use super::authorization::Client;
use super::transaction::Transaction;
use crate::error::{Error, Kind};
use crate::policy::pairs;
use crate::secret::Secret;

/// The callback's query, read but not believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Callback {
    /// The authorization code.
    pub code: Option<Secret>,
    /// Our state, if it is ours.
    pub state: Option<Secret>,
    /// RFC 6749 section 4.1.2.1.
    pub error: Option<String>,
    /// Text of the server.
    pub error_description: Option<String>,
    /// RFC 9207.
    pub iss: Option<String>,
}

/// A callback that answers our own request. Nothing else can be exchanged.
#[derive(Debug)]
pub struct ValidatedCallback {
    pub(super) code: Secret,
    pub(super) transaction: Transaction,
}

impl ValidatedCallback {
    /// Where the page goes afterwards.
    pub fn return_to(&self) -> &str {
        &self.transaction.return_to
    }

    /// Hands code, verifier and redirect URI to a portal that exchanges on its own server.
    pub fn into_parts(self) -> (Secret, Secret, String) {
        (self.code, self.transaction.code_verifier.clone(), self.transaction.redirect_uri.clone())
    }
}

/// Reads a query such as `code=...&state=...`. Unknown parameters are ignored (RFC 6749 section 4.1.2), repeated ones
/// refused (section 3.1).
///
/// # Errors
/// A parameter that stands twice, or a query that is not well formed.
pub fn parse_callback(query: &str) -> Result<Callback, Error> {
    let broken = || Error::new(Kind::Authorization, "callback_malformed", "the answer in the address is malformed");
    let fields = pairs(query.trim_start_matches('?').as_bytes()).ok_or_else(broken)?;
    let mut callback = Callback::default();
    for (index, (name, value)) in fields.iter().enumerate() {
        let ours = matches!(name.as_str(), "code" | "state" | "error" | "error_description" | "iss");
        if ours && fields.iter().take(index).any(|(earlier, _)| earlier == name) {
            return Err(broken());
        }
        match name.as_str() {
            "code" => callback.code = Some(Secret::new(value.clone())),
            "state" => callback.state = Some(Secret::new(value.clone())),
            "error" => callback.error = Some(value.clone()),
            "error_description" => callback.error_description = Some(value.clone()),
            "iss" => callback.iss = Some(value.clone()),
            _ => {}
        }
    }
    Ok(callback)
}

/// Checks state, binding and issuer, in that order, before anything of the callback is believed or shown.
///
/// # Errors
/// A state that is missing or not the transaction's; a transaction of other settings; a foreign issuer; the server's own
/// refusal; no code.
pub fn validate_callback(
    callback: Callback,
    transaction: Transaction,
    client: &Client,
) -> Result<ValidatedCallback, Error> {
    let refuse = |code: &str, message: &str| Err(Error::new(Kind::Authorization, code, message));
    let same_state = callback.state.as_ref().is_some_and(|state| constant_time_eq(state, &transaction.state));
    if !same_state {
        return refuse("state_mismatch", "the answer does not belong to a sign-in of this page");
    }
    if transaction.binding != client.binding || transaction.redirect_uri != client.redirect_uri {
        return refuse("transaction_foreign", "the sign-in was begun with other settings");
    }
    // RFC 9207 section 2.4: strings compared as they are; where an issuer is known, its absence is a refusal too.
    if transaction.issuer.is_some() && transaction.issuer != callback.iss {
        return refuse("issuer_mismatch", "the answer names another authorization server");
    }
    if let Some(error) = callback.error {
        let words = callback.error_description.unwrap_or_default();
        return Err(crate::catalogue::error(&error, &words, None).into_sign_in());
    }
    match callback.code.filter(|code| !code.is_empty()) {
        Some(code) => Ok(ValidatedCallback { code, transaction }),
        None => refuse("code_missing", "the answer has no authorization code"),
    }
}

impl Error {
    /// A refusal at the authorize step is a refusal of the sign-in, whatever its code.
    fn into_sign_in(mut self) -> Self {
        self.kind = Kind::Authorization;
        if self.code == "carrier_refused" {
            self.code = "sign_in_refused".into();
        }
        self
    }
}

/// Compares in a time that does not depend on where the texts differ.
fn constant_time_eq(left: &Secret, right: &Secret) -> bool {
    // EXPOSE: to compare.
    let (left, right) = (left.expose_secret().as_bytes(), right.expose_secret().as_bytes());
    left.len() == right.len() && left.iter().zip(right).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}
