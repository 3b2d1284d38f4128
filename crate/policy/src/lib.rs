//! What the proxy lets through, as data and pure functions: no I/O, no clock, no allocation beyond the answer.
//!
//! One [`route`] table serves both sides: the module builds its paths from it and the proxy matches requests against it,
//! so a path that the module can ask for is a path that the proxy forwards, and nothing else is. Requests are rejected,
//! never normalised: what is forwarded is byte for byte what was judged.
//!
//! ```
//! use parcelgate_policy::{judge, Environment, RequestHead};
//!
//! let head = RequestHead {
//!     method: "POST",
//!     target: "/ups/cie/api/rating/v2409/Shop",
//!     headers: &[("authorization", b"Bearer abc"), ("content-type", b"application/json")],
//!     content_length: Some(2),
//! };
//! let forward = judge(&head).unwrap();
//! assert_eq!(forward.environment, Environment::Cie);
//! assert_eq!(forward.upstream_target, "/api/rating/v2409/Shop");
//! ```
#![no_std]

extern crate alloc;

mod address;
mod form;
mod grammar;
mod headers;
mod judge;
pub mod page;
pub mod refusal;
pub mod route;
mod table;

pub use address::{Caller, HostRule, Page, SiteRule};
pub use form::{FormRules, judge_form, pairs};
pub use headers::{
    ANSWER_HEADERS, PREFLIGHT_HEADERS, PREFLIGHT_METHODS, REQUEST_HEADERS, answer_header_allowed,
    request_header_allowed,
};
pub use judge::{Forward, RequestHead, judge, judge_preflight, judge_sizes};
pub use refusal::{ALL_REFUSALS, Refusal};
pub use route::{Credentials, Environment, Method, ROUTES, Route, RouteId};
