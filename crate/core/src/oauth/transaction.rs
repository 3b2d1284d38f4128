//! The stored half of one attempt to sign in.

use crate::secret::Secret;
use crate::session::Binding;
use crate::wire;
use serde::Serialize;
use serde_json::Value;

/// How the user goes to UPS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// This page leaves and comes back.
    #[default]
    Redirect,
    /// A window of its own.
    Popup,
}

/// State, verifier and all that the callback is compared with. Kept until the callback or the next attempt, used once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What it belongs to; the token request goes nowhere else (RFC 9700 section 2.1, mix-up).
    pub binding: Binding,
    /// RFC 6749 section 10.12.
    pub state: Secret,
    /// RFC 7636 section 4.1.
    pub code_verifier: Secret,
    /// The same text goes into both requests (RFC 6749 section 4.1.3).
    pub redirect_uri: String,
    /// The issuer that the callback must name, where one is known (RFC 9207).
    pub issuer: Option<String>,
    /// Where the page goes afterwards: a path of this origin.
    pub return_to: String,
    /// How the user went.
    pub mode: Mode,
}

/// The stored form.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stored<'a> {
    binding: &'a Binding,
    state: &'a str,
    code_verifier: &'a str,
    redirect_uri: &'a str,
    issuer: Option<&'a str>,
    return_to: &'a str,
    mode: &'static str,
}

impl Transaction {
    /// Reads a stored transaction; what is broken is none.
    pub fn restore(stored: &str) -> Option<Self> {
        let value: Value = serde_json::from_slice(stored.as_bytes()).ok()?;
        let text = |name: &str| wire::at(&value, &[name]).as_str().map(str::to_owned);
        let verifier = text("codeVerifier").filter(|verifier| !verifier.is_empty())?;
        Some(Self {
            binding: Binding::from_value(wire::at(&value, &["binding"])),
            state: Secret::new(text("state")?),
            code_verifier: Secret::new(verifier),
            redirect_uri: text("redirectUri")?,
            issuer: text("issuer"),
            return_to: Self::safe_return_to(&text("returnTo")?),
            mode: if text("mode")? == "popup" { Mode::Popup } else { Mode::Redirect },
        })
    }

    /// The form to store.
    pub fn store(&self) -> String {
        // EXPOSE: sessionStorage is where the transaction waits for its callback.
        let stored = Stored {
            binding: &self.binding,
            state: self.state.expose_secret(),
            code_verifier: self.code_verifier.expose_secret(),
            redirect_uri: &self.redirect_uri,
            issuer: self.issuer.as_deref(),
            return_to: &self.return_to,
            mode: if self.mode == Mode::Popup { "popup" } else { "redirect" },
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// A path of this origin, or `/`: an absolute address would make the callback an open redirector
    /// (RFC 9700 section 4.11).
    pub fn safe_return_to(path: &str) -> String {
        let plain = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
        let clean = path.chars().all(|c| !c.is_control() && !c.is_whitespace());
        if plain && clean && path.len() <= 2048 { path.to_owned() } else { "/".to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn return_to_never_leaves_the_origin() {
        for good in ["/", "/#/carriers", "/app/?tab=1#/rate"] {
            assert_eq!(Transaction::safe_return_to(good), good);
        }
        for bad in
            ["", "//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\nb", "#/x"]
        {
            assert_eq!(Transaction::safe_return_to(bad), "/", "{bad}");
        }
    }
}
