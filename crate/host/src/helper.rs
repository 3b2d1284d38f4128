//! The refresh helper: UPS documents refresh with the application's secret only. Where an operator gives one, this host adds it to
//! refreshes of its own client id, asked for by its own pages. A breaker keeps bad tokens from locking the client at UPS.

use hyper::StatusCode;
use hyper::header::HeaderValue;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// So many refusals of one address, and it rests; those of all together, and all rest.
const REFUSALS: u32 = 10;
const REFUSALS_OF_ALL: u32 = 200;
const REST: Duration = Duration::from_secs(60);
/// Refreshes of all pages together: one an hour for each shipper is usual.
const BURST: u32 = 60;
const MOST_ADDRESSES: usize = 10_000;

/// What one address, or all, did lately. A call that is under way counts as refused until it is known better.
#[derive(Clone, Copy, Default)]
struct Record {
    refused: u32,
    asked: u32,
    rests_until: Option<Instant>,
}

impl Record {
    fn rest(&self, most: u32, now: Instant) -> Option<Duration> {
        let until = self.rests_until.filter(|until| now < *until).map(|until| until - now);
        until.or((self.refused + self.asked >= most).then_some(Duration::from_secs(1)))
    }

    /// A good one makes up for one bad one, not for all.
    fn heard(&mut self, refused: Option<bool>, most: u32, now: Instant) {
        self.asked = self.asked.saturating_sub(1);
        match refused {
            Some(true) => self.refused += 1,
            Some(false) => self.refused = self.refused.saturating_sub(1),
            None => {}
        }
        if self.refused >= most {
            *self = Self { asked: self.asked, refused: 0, rests_until: Some(now + REST) };
        }
    }
}

struct State {
    of: HashMap<IpAddr, Record>,
    all: Record,
    left: u32,
    filled: Instant,
}

impl State {
    fn new() -> Self {
        Self { of: HashMap::new(), all: Record::default(), left: BURST, filled: Instant::now() }
    }

    /// One more a second.
    fn refill(&mut self, now: Instant) {
        let seconds = now.duration_since(self.filled).as_secs();
        if seconds > 0 {
            self.left = self.left.saturating_add(u32::try_from(seconds).unwrap_or(BURST)).min(BURST);
            self.filled = now;
        }
    }
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
        Ok(Self { credentials, state: Mutex::new(State::new()) })
    }

    /// Whether UPS may be asked now for this address; else after what time.
    pub(crate) fn ready(&self, address: IpAddr, now: Instant) -> Result<(), Duration> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.refill(now);
        let own = state.of.get(&address).copied().unwrap_or_default();
        let rest = own.rest(REFUSALS, now).or_else(|| state.all.rest(REFUSALS_OF_ALL, now));
        if let Some(rest) = rest.or((state.left == 0).then_some(Duration::from_secs(1))) {
            return Err(rest);
        }
        if state.of.len() >= MOST_ADDRESSES {
            state.of.retain(|_, record| record.asked > 0 || record.rests_until.is_some_and(|until| now < until));
        }
        state.left -= 1;
        state.all.asked += 1;
        state.of.entry(address).or_default().asked += 1;
        Ok(())
    }

    /// The header; marked so that nothing prints it.
    pub(crate) fn authorization(&self) -> Option<HeaderValue> {
        let text = Zeroizing::new(format!("Basic {}", *self.credentials));
        let mut value = HeaderValue::from_str(&text).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    /// Learns from UPS's answer, or that there was none. That UPS is asked too often is no bad token.
    pub(crate) fn heard(&self, address: IpAddr, status: Option<StatusCode>, now: Instant) {
        let refused =
            status.filter(|status| *status != StatusCode::TOO_MANY_REQUESTS).map(|status| status.is_client_error());
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.all.heard(refused, REFUSALS_OF_ALL, now);
        state.of.entry(address).or_default().heard(refused, REFUSALS, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
    const OTHER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 2));

    fn helper() -> Helper {
        Helper { credentials: Zeroizing::new("aWQ6c2VjcmV0".into()), state: Mutex::new(State::new()) }
    }

    #[test]
    fn ten_refusals_make_an_address_rest_and_no_other() {
        let (helper, now) = (helper(), Instant::now());
        for _ in 0..10 {
            helper.ready(ONE, now).unwrap();
            helper.heard(ONE, Some(StatusCode::BAD_REQUEST), now);
        }
        assert_eq!(helper.ready(ONE, now), Err(REST));
        assert_eq!(helper.ready(OTHER, now), Ok(()));
        assert_eq!(helper.ready(ONE, now + REST), Ok(()));
    }

    #[test]
    fn ten_at_once_are_as_many_as_ten_in_turn_and_a_good_one_does_not_wash_nine() {
        let (helper, now) = (helper(), Instant::now());
        assert!((0..10).all(|_| helper.ready(ONE, now).is_ok()));
        assert!(helper.ready(ONE, now).is_err(), "ten are under way");
        for _ in 0..9 {
            helper.heard(ONE, Some(StatusCode::UNAUTHORIZED), now);
        }
        helper.heard(ONE, Some(StatusCode::OK), now);
        for _ in 0..2 {
            helper.ready(ONE, now).unwrap();
            helper.heard(ONE, Some(StatusCode::UNAUTHORIZED), now);
        }
        assert_eq!(helper.ready(ONE, now), Err(REST));
    }

    #[test]
    fn a_busy_ups_or_a_lost_answer_is_no_bad_token() {
        let (helper, now) = (helper(), Instant::now());
        for status in [Some(StatusCode::TOO_MANY_REQUESTS), None].repeat(20) {
            helper.ready(ONE, now).unwrap();
            helper.heard(ONE, status, now);
        }
        assert_eq!(helper.ready(ONE, now), Ok(()));
    }

    #[test]
    fn a_flood_of_refreshes_is_slowed() {
        let (helper, now) = (helper(), Instant::now());
        let ask = |at: u8| helper.ready(IpAddr::from([10, 0, 0, at]), now);
        assert!((0..60).all(|at| ask(at).is_ok()));
        assert_eq!(ask(60), Err(Duration::from_secs(1)));
        assert_eq!(helper.ready(OTHER, now + Duration::from_secs(1)), Ok(()));
    }

    #[test]
    fn the_header_is_not_printed() {
        let header = helper().authorization().unwrap();
        assert_eq!(header.as_bytes(), b"Basic aWQ6c2VjcmV0");
        assert!(!format!("{header:?}").contains("aWQ6"));
    }
}
