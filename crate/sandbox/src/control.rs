//! `/_sandbox/`: seed, faults, clock and ledger, on the sandbox's own port only; the proxy has no route here.

use crate::account::CLIENT_ID;
use crate::fault::{Fault, KINDS};
use crate::json::{at, has, text};
use crate::reply::{Incoming, Reply};
use crate::state::{RefreshAuth, ReusePolicy, Sandbox, State};
use serde_json::{Value, json};

pub(crate) fn handle(sandbox: &Sandbox, request: &Incoming) -> Reply {
    let mut state = sandbox.state();
    let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    match (request.method.as_str(), request.path.as_str()) {
        ("GET", "/_sandbox/ledger") => Reply::json(200, &ledger(&state, request.query_value("bodies").is_some())),
        ("POST", "/_sandbox/reset") => {
            reset(&mut state, &body);
            Reply::json(200, &json!({ "seed": state.options.seed }))
        }
        ("GET", "/_sandbox/faults") => Reply::json(200, &json!(state.faults)),
        ("PUT", "/_sandbox/faults") => set_faults(&mut state, body),
        ("POST", "/_sandbox/clock") => {
            state.clock_offset_ms += at(&body, "advanceMs").as_i64().unwrap_or(0);
            Reply::json(200, &json!({ "nowMs": state.now_ms() }))
        }
        ("POST", "/_sandbox/revoke") => {
            state.grants.iter_mut().for_each(|grant| grant.revoked = true);
            Reply::json(200, &json!({ "revoked": state.grants.len() }))
        }
        ("GET", "/_sandbox/") => Reply::json(200, &json!({ "clientId": CLIENT_ID, "faultKinds": KINDS })),
        _ => Reply::json(404, &json!({ "error": "no such control" })),
    }
}

fn ledger(state: &State, bodies: bool) -> Value {
    let mut calls = json!(state.ledger.calls);
    if !bodies && let Some(calls) = calls.as_array_mut() {
        for call in calls.iter_mut().filter_map(Value::as_object_mut) {
            call.remove("request");
            call.remove("answer");
        }
    }
    let voided = |shipment: &crate::state::Shipment| {
        shipment
            .packages
            .iter()
            .filter(|package| package.voided)
            .map(|package| package.tracking_number.clone())
            .collect::<Vec<_>>()
    };
    json!({
        "nowMs": state.now_ms(),
        "calls": calls,
        "grants": state.grants,
        "shipments": state.shipments,
        "voids": state.shipments.iter().flat_map(voided).collect::<Vec<_>>(),
        "labels": state.ledger.labels,
        "pickups": state.pickups,
        "documents": state.documents,
    })
}

fn reset(state: &mut State, body: &Value) {
    let mut options = state.options.clone();
    if let Some(seed) = at(body, "seed").as_u64() {
        options.seed = seed;
    }
    if has(body, "refreshAuth") {
        options.refresh_auth =
            if text(body, "refreshAuth") == "basic" { RefreshAuth::Basic } else { RefreshAuth::ClientId };
    }
    if has(body, "reuse") {
        options.reuse = if text(body, "reuse") == "revoke" { ReusePolicy::Revoke } else { ReusePolicy::Refuse };
    }
    if let Some(uris) = at(body, "redirectUris").as_array() {
        options.redirect_uris = uris.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    }
    if let Some(seconds) = at(body, "accessTokenSeconds").as_i64() {
        options.access_token_s = seconds;
    }
    if has(body, "clockMs") {
        options.fixed_clock_ms = at(body, "clockMs").as_i64();
    }
    *state = State::new(options);
}

fn set_faults(state: &mut State, body: Value) -> Reply {
    let Ok(faults) = serde_json::from_value::<Vec<Fault>>(body) else {
        return Reply::json(400, &json!({ "error": "a list of faults is wanted" }));
    };
    if let Some(unknown) = faults.iter().find(|fault| !KINDS.contains(&fault.kind.as_str())) {
        return Reply::json(400, &json!({ "error": "unknown kind", "kind": unknown.kind, "kinds": KINDS }));
    }
    state.faults = faults;
    Reply::json(200, &json!(state.faults))
}
