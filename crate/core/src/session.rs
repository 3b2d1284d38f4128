//! The tokens of one sign-in, and when they end.

use crate::secret::Secret;
use crate::wire;
use serde::Serialize;
use serde_json::Value;

/// Tokens count as over this long before they are: a request needs time, and clocks differ.
pub const MARGIN_MS: i64 = 60_000;
/// Vendors ask for a new sign-in on day 59, one day before UPS's 60 end.
pub const VERIFY_AGAIN_MARGIN_MS: i64 = 24 * 60 * 60 * 1000;
/// The version of the stored form; another one reads as no session.
const FORMAT: i64 = 2;

/// What a session belongs to. A stored session of another binding is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Binding {
    /// sandbox, cie or production.
    pub environment: String,
    /// The application's id.
    pub client_id: String,
    /// Where the proxy is.
    pub proxy: String,
}

impl Binding {
    /// Reads the stored form; what is missing is blank, and so fits no client.
    pub(crate) fn from_value(value: &Value) -> Self {
        let text = |name: &str| wire::text(value, &[name]).unwrap_or_default();
        Self { environment: text("environment"), client_id: text("clientId"), proxy: text("proxy") }
    }
}

/// One sign-in's tokens. Its stored form is read by hand: derived code for it would be a tenth of the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// What it belongs to.
    pub binding: Binding,
    /// One sign-in's own key: random, the same after every refresh, copied with the tab. Tabs that have it are of one login.
    pub login: Secret,
    /// How often the pair of tokens was renewed: of two copies of one login the higher one counts.
    pub generation: u32,
    /// For API calls.
    pub access_token: Secret,
    /// For new access tokens; absent if UPS gave none.
    pub refresh_token: Option<Secret>,
    /// When the access token ends, milliseconds since 1970 on this device's clock.
    pub access_expires_at_ms: i64,
    /// When the refresh token ends.
    pub refresh_expires_at_ms: Option<i64>,
    /// Whether a refresh has worked: until then nobody knows that it will (UPS documents Basic only).
    pub refresh_proven: bool,
}

/// The stored form. Typed: a tree of values would bring the printing of floats along, a tenth of the module.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Stored<'a> {
    format: i64,
    binding: &'a Binding,
    login: &'a str,
    generation: u32,
    access_token: &'a str,
    refresh_token: Option<&'a str>,
    access_expires_at_ms: i64,
    refresh_expires_at_ms: Option<i64>,
    refresh_proven: bool,
}

/// What can be done with a session now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionState {
    /// Nobody signed in.
    Disconnected,
    /// A sign-in is under way.
    Connecting,
    /// Calls can be made.
    Connected,
    /// Calls can be made after a refresh.
    Expiring,
    /// Only a new sign-in helps.
    ReconnectRequired,
}

impl Session {
    /// Keeps what the token endpoint gave.
    pub fn new(binding: Binding, access_token: Secret, expires_in_ms: i64, now_ms: i64) -> Self {
        Self {
            binding,
            login: Secret::default(),
            generation: 0,
            access_token,
            refresh_token: None,
            access_expires_at_ms: now_ms.saturating_add(expires_in_ms),
            refresh_expires_at_ms: None,
            refresh_proven: false,
        }
    }

    /// Reads a stored session. What is broken, foreign or of another form is no session.
    pub fn restore(stored: &str, binding: &Binding) -> Option<Self> {
        let value: Value = serde_json::from_slice(stored.as_bytes()).ok()?;
        let number = |name: &str| wire::at(&value, &[name]).as_i64();
        let secret = |name: &str| wire::at(&value, &[name]).as_str().map(|text| Secret::new(text.to_owned()));
        if number("format") != Some(FORMAT) || Binding::from_value(wire::at(&value, &["binding"])) != *binding {
            return None;
        }
        Some(Self {
            binding: binding.clone(),
            login: secret("login")?,
            generation: u32::try_from(number("generation")?).ok()?,
            access_token: secret("accessToken").filter(|token| !token.is_empty())?,
            refresh_token: secret("refreshToken"),
            access_expires_at_ms: number("accessExpiresAtMs")?,
            refresh_expires_at_ms: number("refreshExpiresAtMs"),
            refresh_proven: wire::at(&value, &["refreshProven"]).as_bool().unwrap_or(false),
        })
    }

    /// The form to store.
    pub fn store(&self) -> String {
        // EXPOSE: sessionStorage is where the tokens are kept.
        let stored = Stored {
            format: FORMAT,
            binding: &self.binding,
            login: self.login.expose_secret(),
            generation: self.generation,
            access_token: self.access_token.expose_secret(),
            refresh_token: self.refresh_token.as_ref().map(Secret::expose_secret),
            access_expires_at_ms: self.access_expires_at_ms,
            refresh_expires_at_ms: self.refresh_expires_at_ms,
            refresh_proven: self.refresh_proven,
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Takes another tab's pair where it is of this login and newer.
    pub fn newer(&self, stored: &str) -> Option<Self> {
        let other = Self::restore(stored, &self.binding)?;
        (!self.login.is_empty() && other.login == self.login && other.generation > self.generation).then_some(other)
    }

    /// Decided at use; timers only announce.
    pub fn state(&self, now_ms: i64) -> ConnectionState {
        if now_ms < self.access_expires_at_ms.saturating_sub(MARGIN_MS) {
            ConnectionState::Connected
        } else if self.can_refresh(now_ms) {
            ConnectionState::Expiring
        } else {
            ConnectionState::ReconnectRequired
        }
    }

    /// Whether a refresh can be tried.
    pub fn can_refresh(&self, now_ms: i64) -> bool {
        self.refresh_token.is_some() && self.refresh_expires_at_ms.is_none_or(|end| now_ms < end)
    }

    /// When the user should verify again: known only once a refresh has worked.
    pub fn verify_again_by_ms(&self) -> Option<i64> {
        self.refresh_proven
            .then_some(self.refresh_expires_at_ms)
            .flatten()
            .map(|end| end.saturating_sub(VERIFY_AGAIN_MARGIN_MS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding() -> Binding {
        Binding { environment: "cie".into(), client_id: "id".into(), proxy: "/ups".into() }
    }

    fn session() -> Session {
        let mut session = Session::new(binding(), Secret::new("token".into()), 3_600_000, 1_000);
        session.refresh_token = Some(Secret::new("refresh".into()));
        session.refresh_expires_at_ms = Some(5_183_999_000);
        session
    }

    #[test]
    fn states_follow_the_clock() {
        let session = session();
        assert_eq!(session.state(1_000), ConnectionState::Connected);
        assert_eq!(session.state(3_541_000), ConnectionState::Expiring);
        assert_eq!(session.state(5_183_999_000), ConnectionState::ReconnectRequired);
    }

    #[test]
    fn a_foreign_or_broken_entry_is_no_session() {
        let stored = session().store();
        assert_eq!(Session::restore(&stored, &binding()), Some(session()));
        let other = Binding { environment: "production".into(), ..binding() };
        assert_eq!(Session::restore(&stored, &other), None);
        let cut: String = stored.chars().take(40).collect();
        for broken in ["", "null", "{}", "[1]", &cut, &stored.replace("\"format\":2", "\"format\":1")] {
            assert_eq!(Session::restore(broken, &binding()), None, "{broken}");
        }
    }

    #[test]
    fn of_two_copies_of_one_login_the_newer_pair_counts() {
        let mut mine = session();
        mine.login = Secret::new("login".into());
        let mut theirs = mine.clone();
        theirs.generation = 1;
        theirs.access_token = Secret::new("newer".into());
        assert_eq!(mine.newer(&theirs.store()), Some(theirs.clone()));
        assert_eq!(theirs.newer(&mine.store()), None, "an older pair is none");
        assert_eq!(mine.newer(&mine.store()), None, "nor is the same");
        theirs.login = Secret::new("another".into());
        assert_eq!(mine.newer(&theirs.store()), None, "nor another login's");
        let nameless = session();
        let mut later = session();
        later.generation = 7;
        assert_eq!(nameless.newer(&later.store()), None, "without a key nothing is shared");
    }

    #[test]
    fn debug_text_holds_no_token() {
        let text = format!("{:?}", session());
        assert!(!text.contains("\"token\"") && !text.contains("refresh\""), "{text}");
    }

    #[test]
    fn verify_again_is_known_after_a_refresh_only() {
        let mut session = session();
        assert_eq!(session.verify_again_by_ms(), None);
        session.refresh_proven = true;
        assert_eq!(session.verify_again_by_ms(), Some(5_183_999_000 - 86_400_000), "a day before its end");
    }
}
