//! The refresh helper: UPS documents refresh with the application's secret only. Where an operator gives one, this host adds it to
//! refreshes of its own client id, asked for by its own pages. A breaker keeps bad tokens from locking the client at UPS.

use hyper::StatusCode;
use hyper::header::HeaderValue;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// So many refusals in a row, and the helper rests.
const REFUSALS: u32 = 10;
pub(crate) const REST: Duration = Duration::from_secs(60);
/// Refreshes of all pages together: one an hour for each shipper is usual.
const BURST: u32 = 60;
const REFILL: Duration = Duration::from_secs(1);

struct State {
    refused: u32,
    rests_until: Option<Instant>,
    left: u32,
    filled: Instant,
}

pub(crate) struct Helper {
    /// `client_id:client_secret` in Base64 (RFC 7617); wiped when the host ends.
    credentials: Zeroizing<String>,
    state: Mutex<State>,
}

impl Helper {
    /// Reads the secret's file.
    pub(crate) fn read(client_id: &str, file: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(file)
            .map(Zeroizing::new)
            .map_err(|error| format!("--client-secret-file {file} cannot be read: {error}"))?;
        let secret = text.trim();
        if secret.is_empty() || secret.contains(char::is_whitespace) {
            return Err(format!("--client-secret-file {file} must hold the secret alone, on one line"));
        }
        use base64::Engine as _;
        let pair = Zeroizing::new(format!("{client_id}:{secret}"));
        let credentials = Zeroizing::new(base64::engine::general_purpose::STANDARD.encode(pair.as_bytes()));
        let state = State { refused: 0, rests_until: None, left: BURST, filled: Instant::now() };
        Ok(Self { credentials, state: Mutex::new(state) })
    }

    /// Whether UPS may be asked now.
    pub(crate) fn ready(&self, now: Instant) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.rests_until.is_some_and(|until| now < until) {
            return false;
        }
        let refills = now.duration_since(state.filled).as_secs() / REFILL.as_secs();
        if refills > 0 {
            state.left = state.left.saturating_add(u32::try_from(refills).unwrap_or(BURST)).min(BURST);
            state.filled = now;
        }
        let enough = state.left > 0;
        state.left = state.left.saturating_sub(1);
        enough
    }

    /// The header; marked so that nothing prints it.
    pub(crate) fn authorization(&self) -> Option<HeaderValue> {
        let text = Zeroizing::new(format!("Basic {}", *self.credentials));
        let mut value = HeaderValue::from_str(&text).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// Learns from UPS's answer.
    pub(crate) fn heard(&self, status: StatusCode, now: Instant) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.refused = if status.is_client_error() { state.refused + 1 } else { 0 };
        if state.refused >= REFUSALS {
            state.refused = 0;
            state.rests_until = Some(now + REST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn helper() -> Helper {
        let state = State { refused: 0, rests_until: None, left: BURST, filled: Instant::now() };
        Helper { credentials: Zeroizing::new("aWQ6c2VjcmV0".into()), state: Mutex::new(state) }
    }

    #[test]
    fn ten_refusals_in_a_row_make_it_rest() {
        let (helper, now) = (helper(), Instant::now());
        for _ in 0..9 {
            helper.heard(StatusCode::UNAUTHORIZED, now);
        }
        helper.heard(StatusCode::OK, now);
        for _ in 0..9 {
            helper.heard(StatusCode::BAD_REQUEST, now);
        }
        assert!(helper.ready(now));
        helper.heard(StatusCode::BAD_REQUEST, now);
        assert!(!helper.ready(now));
        assert!(helper.ready(now + REST));
    }

    #[test]
    fn a_flood_of_refreshes_is_slowed() {
        let (helper, now) = (helper(), Instant::now());
        assert!((0..60).all(|_| helper.ready(now)));
        assert!(!helper.ready(now));
        assert!(helper.ready(now + REFILL));
    }

    #[test]
    fn the_header_is_not_printed() {
        let header = helper().authorization().unwrap();
        assert_eq!(header.as_bytes(), b"Basic aWQ6c2VjcmV0");
        assert!(!format!("{header:?}").contains("aWQ6"));
    }
}
