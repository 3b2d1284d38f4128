//! The API's gate: route, token, body, faults; then the operation; then the ledger.

mod address;
mod documents;
mod extras;
mod goods;
mod lane;
mod locator;
mod papers;
mod pickup;
mod price;
mod rating;
mod recovery;
mod route;
mod rules;
mod shipping;
mod time_in_transit;
mod tracking;
mod transit;
mod void;

use crate::envelope::Refused;
use crate::fault::{Fault, strike as strike_faults};
use crate::json::{collapse, text};
use crate::ledger::Call;
use crate::reply::{Delivery, Incoming, Reply, decode};
use crate::state::{Sandbox, State};
use serde_json::{Value, json};

/// Every code that an operation can answer with.
pub(crate) const CODES: &[&str] = &[
    // Notices.
    "110920", "110971", "118320", "120971", "128320", "TW0001", // Refusals beyond the rules' table.
    "112111", "120100", "120412", "120120", "111100", "111210", "121100", "121210", "190100", "190101", "190102",
    "190109", "190110", "190111", "190113", "190117", "9801028", "9801030", "9801031", "9801040", "9801042", "300014",
    "120702", "TV1002", "120513", "120520", "120504", "120560", "120568", "120578", "120569", "120597", "120610",
    "120622", "120626", "121005", "121015", "121020", "121063", "126000", "126001", "128001", "128043", "128045",
    "128049", "128066", "128069", "128113", "128114", "128120", "128202", "128222", "128223", "128239", "128241",
    "10013", "9120200", "9560131", "9590018", "9590022", // The rules' table.
    "110002", "110003", "120002", "120020", "120051", "120101", "120102", "120104", "120105", "120106", "120107",
    "120108", "120109", "120110", "120112", "120113", "120115", "120200", "120201", "120202", "120204", "120205",
    "120206", "120207", "120208", "120209", "120211", "120213", "120218", "120300", "120302", "120304", "120305",
    "120306", "120307", "120308", "120317", "120400", "120415", "120416", "120430", "120437", "120500", "120501",
    "120503", "120506", "120512", "120502", "120529", "120539", "120541", "120542", "120544", "120599", "120598",
    "120600", "120601", "120602", "120604", "120606", "120616", "120620", "120624", "120700", "120705", "121030",
    "121050", "121055", "121056", "121057", "121212", "121215", "121200", "110208", "110308", "110548", "110601",
    "110602", "111030", "111050", "111055", "111056", "111057", "111107", "111212", "111215", "111200", "111549",
    "113020", "113021",
];

/// One call on its way through an operation.
pub(crate) struct Context<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) grant: usize,
    pub(crate) request: &'a Incoming,
    pub(crate) body: Value,
    /// Path parts after `/api/`.
    pub(crate) parts: Vec<String>,
    /// Notices that faults add.
    pub(crate) extra_alerts: Vec<Value>,
    /// Whether Label Recovery pretends not to know yet.
    pub(crate) lag: bool,
}

pub(crate) type Handler = fn(&mut Context<'_>) -> Result<Value, Refused>;

/// Some operations need UPS's two headers for logs.
fn needs_transaction(context: &Context<'_>) -> Result<(), Refused> {
    for name in ["transid", "transactionsrc"] {
        if context.request.header(name).unwrap_or_default().is_empty() {
            return Err(Refused::rule("20007", &format!("Missing required field {name}")));
        }
    }
    Ok(())
}

pub(crate) fn handle(sandbox: &Sandbox, request: &Incoming) -> Reply {
    let mut state = sandbox.state();
    let parts: Vec<String> = request.path.trim_start_matches("/api/").split('/').map(decode).collect();
    let (operation, handler) = match route::find(&request.method, &parts) {
        Ok(found) => found,
        Err(refused) => return refused.reply(),
    };
    let at_ms = state.now_ms();
    let struck = strike(&mut state, operation);
    let body: Value = serde_json::from_slice(&request.body).unwrap_or(Value::Null);
    let (reply, answer) = match early(&struck) {
        Some(reply) => (reply, Value::Null),
        None => match operate(&mut state, request, parts, handler, &struck, &body) {
            Ok(value) => {
                let shaped =
                    if struck.iter().any(|fault| fault.kind == "single_objects") { collapse(value) } else { value };
                (Reply::json(200, &shaped), shaped)
            }
            Err(refused) => (
                refused.reply(),
                json!({ "response": { "errors": [{ "code": refused.code, "message": refused.message }] } }),
            ),
        },
    };
    let reply = late(reply, &struck);
    let shipment = [&body["RateRequest"]["Shipment"], &body["ShipmentRequest"]["Shipment"]];
    let account =
        shipment.iter().map(|shipment| text(shipment, "Shipper.ShipperNumber")).find(|account| !account.is_empty());
    state.ledger.record(Call {
        at_ms,
        operation,
        method: request.method.clone(),
        path: request.path.clone(),
        query: request.query.clone(),
        status: reply.status,
        account: account.unwrap_or_default(),
        faults: struck.iter().map(|fault| fault.kind.clone()).collect(),
        trans_id: request.header("transid").unwrap_or_default().to_owned(),
        request: body,
        answer,
    });
    reply
}

fn operate(
    state: &mut State,
    request: &Incoming,
    parts: Vec<String>,
    handler: Handler,
    struck: &[Fault],
    body: &Value,
) -> Result<Value, Refused> {
    let grant = state.authenticate(request.header("authorization"))?;
    if request.method == "POST" {
        let kind = request.header("content-type").unwrap_or_default();
        if !kind.starts_with("application/json") {
            return Err(Refused::new(400, "10007", "Content type not supported"));
        }
        if request.body.is_empty() {
            return Err(Refused::rule("10003", "The request is empty"));
        }
        if body.is_null() {
            return Err(Refused::rule("10001", "The JSON is not well formed"));
        }
    }
    if let Some(fault) = struck.iter().find(|fault| fault.kind == "code") {
        return Err(Refused::new(fault.status.unwrap_or(400), &fault.code, &fault.message));
    }
    let extra_alerts = struck
        .iter()
        .filter(|fault| fault.kind == "alert")
        .map(|fault| crate::envelope::alert(&fault.code, &fault.message))
        .collect();
    let lag = struck.iter().any(|fault| fault.kind == "lag");
    let mut context = Context { state, grant, request, body: body.clone(), parts, extra_alerts, lag };
    handler(&mut context)
}

pub(crate) fn strike(state: &mut State, operation: &str) -> Vec<Fault> {
    let mut faults = std::mem::take(&mut state.faults);
    let struck = strike_faults(&mut faults, operation, &mut state.random);
    state.faults = faults;
    struck
}

/// Faults that answer before anything was done.
pub(crate) fn early(struck: &[Fault]) -> Option<Reply> {
    struck.iter().find_map(|fault| match fault.kind.as_str() {
        "rate_limit" => Some(Refused::new(429, "10429", "Too Many Requests").reply()),
        "error_500" => Some(Refused::new(500, "10004", "Something went wrong, please try again later").reply()),
        "error_503_html" => Some(Reply::html(503, "<html><body><h1>Service Unavailable</h1></body></html>".into())),
        "error_403_html" => Some(Reply::html(403, "<HTML><H1>Access Denied</H1></HTML>".into())),
        "expired_token" => Some(Refused::new(401, "251004", "The Bearer Token has expired.").reply()),
        _ => None,
    })
}

/// Faults that spoil an answer after everything was done.
pub(crate) fn late(mut reply: Reply, struck: &[Fault]) -> Reply {
    for fault in struck {
        match fault.kind.as_str() {
            "latency" => reply.wait_ms += fault.ms,
            "truncated" => reply.delivery = Delivery::Truncated,
            "dropped" => reply.delivery = Delivery::Dropped,
            "empty" => reply.body.clear(),
            "noise" => {
                let noisy = String::from_utf8_lossy(&reply.body).replace("\"Code\":\"1\"", "\"Code\":\"&#xD;1\"");
                reply.body = noisy.into_bytes();
            }
            _ => {}
        }
    }
    reply
}
