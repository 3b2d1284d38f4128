//! Sign-in and tokens: `authorize`, two pages, `validate-client`, `token`, `refresh`.

mod pages;
mod signin;
mod token;

use crate::envelope::Refused;
use crate::ledger::Call;
use crate::reply::{Incoming, Reply};
use crate::state::{Sandbox, State};
use serde_json::Value;

pub(crate) fn handle(sandbox: &Sandbox, request: &Incoming) -> Reply {
    let mut state = sandbox.state();
    let method = request.method.as_str();
    match (method, request.path.as_str()) {
        ("GET", "/security/v1/oauth/authorize") => signin::authorize(&mut state, request),
        ("GET", "/lasso/signin") => signin::show_user(&mut state, request),
        ("POST", "/lasso/signin") => signin::take_user(&mut state, request),
        ("POST", "/lasso/password") => signin::take_password(&mut state, request),
        ("POST", "/lasso/cancel") => signin::cancel(&mut state, request),
        ("GET", "/campusship") => Reply::html(200, pages::campus_ship()),
        ("GET", "/") => Reply::html(200, pages::home()),
        ("GET", "/security/v1/oauth/validate-client") => {
            faulted(&mut state, request, "validate_client", token::validate_client)
        }
        ("POST", "/security/v1/oauth/token") => faulted(&mut state, request, "token", token::token),
        ("POST", "/security/v1/oauth/refresh") => faulted(&mut state, request, "refresh", token::refresh),
        (_, path) if path.starts_with("/security/v1/oauth/") => Refused::new(405, "405", "Method not allowed").reply(),
        _ => Reply::html(404, pages::missing()),
    }
}

type Handler = fn(&mut State, &Incoming) -> Result<Value, Refused>;

/// Faults, then the handler, then the ledger; bodies of tokens are never kept.
fn faulted(state: &mut State, request: &Incoming, operation: &'static str, handler: Handler) -> Reply {
    let now = state.now_ms();
    let struck = crate::api::strike(state, operation);
    let refused = struck
        .iter()
        .find(|fault| fault.kind == "code")
        .map(|fault| Refused::new(fault.status.unwrap_or(400), &fault.code, &fault.message).reply());
    let early = crate::api::early(&struck).or(refused);
    let reply = match early {
        Some(reply) => reply,
        None => match handler(state, request) {
            Ok(value) => {
                Reply::json(200, &value).with_header("cache-control", "no-store").with_header("pragma", "no-cache")
            }
            Err(refused) => refused.reply(),
        },
    };
    let reply = crate::api::late(reply, &struck);
    state.ledger.record(Call {
        at_ms: now,
        operation,
        method: request.method.clone(),
        path: request.path.clone(),
        query: String::new(),
        status: reply.status,
        account: String::new(),
        faults: struck.iter().map(|fault| fault.kind.clone()).collect(),
        trans_id: String::new(),
        request: Value::Null,
        answer: Value::Null,
    });
    reply
}
