//! The authorization-code flow with PKCE, as UPS has it.
//!
//! A *transaction* is the stored state and verifier of one attempt; the *callback* is the query that comes back. The only
//! way to the token endpoint is a [`ValidatedCallback`]. The `oauth2` crate makes the protocol's requests; nothing here sends.
//!
//! Sources: RFC 6749, RFC 7636, RFC 9207, RFC 9700; UPS's OAuth Authorization Code document of 2026-07-21.

mod authorization;
mod callback;
mod token;
mod transaction;

pub use authorization::{Client, STATE_PREFIX, authorize_url, build_authorization_request};
pub use callback::{Callback, ValidatedCallback, parse_callback, validate_callback};
pub use token::{
    build_refresh_request, build_token_request, parse_refresh_response, parse_token_response,
    parse_validate_client_response, validate_client_request,
};
pub use transaction::{Mode, Transaction};
