//! Parcelgate's rules, without any I/O: what is sent to UPS, what its answers mean, and what to do next.
//!
//! The four things that a program needs from outside come in as arguments: transport (a closure, for OAuth alone), time
//! (milliseconds since 1970), randomness (bytes) and storage (text that the caller keeps). Everything else is pairs of
//! pure functions: `build_x_request` gives a [`http::Request`], `parse_x_response` reads a [`http::Response`].
//!
//! UPS's spelling lives at the edge of each operation; [`model`] speaks plain carrier words.

pub mod account;
pub mod catalogue;
pub mod codes;
pub mod error;
pub mod http;
pub mod journal;
pub mod map;
pub mod model;
pub mod oauth;
pub mod operation;
pub mod secret;
pub mod session;
pub mod shipment;
pub mod tracking_number;
pub mod wire;

pub use error::{Error, Kind, Problem};
pub use parcelgate_policy as policy;
