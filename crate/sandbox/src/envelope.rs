//! Error answers as UPS forms them, and success answers' common head.

use crate::reply::Reply;
use serde_json::{Value, json};

/// A refusal: HTTP status, UPS's code, UPS's words or words like them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
}

/// Codes of the gate, which all operations share.
pub(crate) const CODES: &[&str] = &[
    "10001",
    "10003",
    "10004",
    "10007",
    "10400",
    "10401",
    "10429",
    "20002",
    "20006",
    "20007",
    "20008",
    "250002",
    "250007",
    "251004",
    "UJ0001",
    "access_denied",
];

impl Refused {
    pub(crate) fn new(status: u16, code: &str, message: &str) -> Self {
        Self { status, code: code.to_owned(), message: message.to_owned() }
    }

    /// The usual refusal of a business rule.
    pub(crate) fn rule(code: &str, message: &str) -> Self {
        Self::new(400, code, message)
    }

    /// `{"response":{"errors":[{"code","message"}]}}`: lower-case members, whatever success looks like.
    pub(crate) fn reply(&self) -> Reply {
        let body = json!({ "response": { "errors": [{ "code": self.code, "message": self.message }] } });
        let reply = Reply::json(self.status, &body);
        if self.status == 429 { reply.with_header("retry-after", "2") } else { reply }
    }
}

/// The `Response` member of a success.
pub(crate) fn response(context: Option<&str>, alerts: Vec<Value>) -> Value {
    let mut out = json!({ "ResponseStatus": { "Code": "1", "Description": "Success" } });
    if !alerts.is_empty() {
        out["Alert"] = Value::Array(alerts);
    }
    if let Some(context) = context {
        out["TransactionReference"] = json!({ "CustomerContext": context });
    }
    out
}

/// One notice.
pub(crate) fn alert(code: &str, words: &str) -> Value {
    json!({ "Code": code, "Description": words })
}
