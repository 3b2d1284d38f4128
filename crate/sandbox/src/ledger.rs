//! What really happened: tests judge by this, not by what a page says.

use serde::Serialize;
use serde_json::Value;

/// One call to the API or the token endpoint.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Call {
    pub(crate) at_ms: i64,
    pub(crate) operation: &'static str,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) status: u16,
    /// The account that the request names.
    pub(crate) account: String,
    /// Which faults struck.
    pub(crate) faults: Vec<String>,
    pub(crate) trans_id: String,
    /// Bodies of API calls; those of the token endpoint are never kept.
    pub(crate) request: Value,
    pub(crate) answer: Value,
}

/// A sign-in that UPS granted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Grant {
    pub(crate) at_ms: i64,
    pub(crate) user: String,
    pub(crate) flow: &'static str,
    pub(crate) refreshes: u32,
    pub(crate) revoked: bool,
}

/// A label that left the sandbox.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct HandedOut {
    pub(crate) at_ms: i64,
    pub(crate) tracking_number: String,
    pub(crate) by: &'static str,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) calls: Vec<Call>,
    pub(crate) labels: Vec<HandedOut>,
}

/// More than any test makes; the oldest go first.
const MOST_CALLS: usize = 20_000;

impl Ledger {
    pub(crate) fn record(&mut self, call: Call) {
        if self.calls.len() >= MOST_CALLS {
            self.calls.drain(..MOST_CALLS / 2);
        }
        self.calls.push(call);
    }
}
