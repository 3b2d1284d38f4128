//! An offline stand-in for UPS, so that everything can be tried without credentials and without a network.
//!
//! It keeps UPS's documented contract: paths, methods, numbers as text, error envelopes, presence indicators. What UPS
//! documents as refused is refused, with UPS's code. It is honest: prices are illustrative, labels carry SAMPLE, its pages
//! say that no real password belongs here. What is assumption is listed in `docs/sandbox.md`.
//!
//! Tests judge by its ledger (`/_sandbox/ledger`), which knows every call, grant, shipment, void and label.

mod account;
mod api;
mod control;
mod envelope;
mod fault;
mod json;
mod label;
mod ledger;
mod oauth;
mod random;
mod reply;
mod server;
mod state;

pub use account::{CLIENT_ID, CLIENT_SECRET};
pub use fault::KINDS as FAULT_KINDS;
pub use reply::{Incoming, Reply};
pub use server::serve;
pub use state::{Options, RefreshAuth, ReusePolicy, Sandbox};

/// A label as the API would hand it out, for tests of what reads labels: `request` is a body of POST ship, of which the first
/// package is drawn.
pub fn label(request: &serde_json::Value, number: &str, format: &str) -> Vec<u8> {
    let shipment = json::at(request, "ShipmentRequest.Shipment");
    label::draw(&label::Job { shipment, number, index: 0, count: 1, day_of_year: 326 }, format).bytes
}

/// Every code that the sandbox can answer with, for the check that each one has words.
pub fn codes() -> Vec<&'static str> {
    let mut codes: Vec<&'static str> = api::CODES.iter().chain(envelope::CODES).copied().collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
