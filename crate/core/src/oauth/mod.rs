//! The authorization-code flow with PKCE, as UPS has it.
//!
//! A *transaction* is the stored state and verifier of one attempt; the *callback* is the query that comes back. The only
//! way to the token endpoint is a [`ValidatedCallback`]. The `oauth2` crate makes the protocol's requests; it sends through
//! a closure that the caller gives, since its own request preparation is private.
//!
//! Sources: RFC 6749, RFC 7636, RFC 9207, RFC 9700; UPS's OAuth Authorization Code document of 2026-07-21.

mod authorization;
mod callback;
mod token;
mod transaction;

pub use authorization::{Client, STATE_PREFIX, authorize_url, build_authorization_request};
pub use callback::{Callback, ValidatedCallback, parse_callback, validate_callback};
pub use token::{
    SENT, TransportError, exchange_code, parse_validate_client_response, refresh, validate_client_request,
};
pub use transaction::{Mode, Transaction};
