//! The one error of the module: what happened, with a stable code, never with a secret.

use serde::Serialize;

/// The family of an error: decides its tone and where the page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The sign-in failed, ended or was refused.
    Authorization,
    /// Something in the input is wrong; `problems` names the fields.
    Validation,
    /// The account cannot do this with this profile.
    Account,
    /// UPS understood and refused.
    Carrier,
    /// Nothing came back, or not all of it.
    Network,
    /// Too many requests.
    RateLimit,
    /// UPS or the host is out of service.
    Unavailable,
    /// The answer cannot be read.
    Protocol,
    /// The caller or the user stopped it.
    Cancelled,
    /// The module or its host is set up wrongly.
    Configuration,
}

impl Kind {
    const ALL: [Self; 10] = [
        Self::Authorization,
        Self::Validation,
        Self::Account,
        Self::Carrier,
        Self::Network,
        Self::RateLimit,
        Self::Unavailable,
        Self::Protocol,
        Self::Cancelled,
        Self::Configuration,
    ];

    /// The name that JavaScript sees.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Authorization => "authorization",
            Self::Validation => "validation",
            Self::Account => "account",
            Self::Carrier => "carrier",
            Self::Network => "network",
            Self::RateLimit => "rate_limit",
            Self::Unavailable => "unavailable",
            Self::Protocol => "protocol",
            Self::Cancelled => "cancelled",
            Self::Configuration => "configuration",
        }
    }

    /// Reads a name back; an unknown one is the carrier's.
    pub fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(Self::Carrier)
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The field in our model, such as `to.address.postalCode` or `packages[0].weight.value`.
    pub field: String,
    /// The stable code, which is the key of the text too.
    pub code: &'static str,
    /// UPS's code for the same thing, where UPS has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ups_code: Option<&'static str>,
    /// The limit that it is about, where it is about one: characters, or a count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<usize>,
    /// The words that may stand there, where it is about one: `shipper, receiver, thirdParty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Problem {
    /// A problem that UPS has no code for.
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, ups_code: None, limit: None, words: None }
    }

    /// A problem that UPS has a code for.
    pub fn of_ups(field: impl Into<String>, code: &'static str, ups_code: &'static str) -> Self {
        Self { ups_code: Some(ups_code), ..Self::new(field, code) }
    }

    /// A limit that was passed.
    pub fn limited(field: impl Into<String>, code: &'static str, limit: usize) -> Self {
        Self { limit: Some(limit), ..Self::new(field, code) }
    }

    /// A word that is none of those that may stand there, given with UPS's codes for them.
    pub fn worded(field: impl Into<String>, words: &[(&str, &str)]) -> Self {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        Self { words: Some(words.join(", ")), ..Self::new(field, "word_unknown") }
    }
}

/// What every failing call gives. Texts for people are looked up by `code` where they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "camelCase")]
#[error("{message}")]
pub struct Error {
    /// The family.
    pub kind: Kind,
    /// The stable code, lower_snake.
    pub code: String,
    /// UPS's code, exactly as UPS sent it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ups_code: Option<String>,
    /// UPS's own text where there is one, else one plain sentence.
    pub message: String,
    /// The field it is about, in our model's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The HTTP status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Whether the same call may succeed later, unchanged.
    pub retryable: bool,
    /// Seconds to wait first, where somebody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u32>,
    /// Whether the request is known not to have left the host: true only when the host says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_sent: bool,
    /// All fields that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// What UPS refused besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Alert>,
}

/// UPS's words, with a code: a notice beside a success, or one more refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// UPS's code.
    pub code: String,
    /// UPS's words.
    pub message: String,
}

impl Error {
    /// An error of our own.
    pub fn new(kind: Kind, code: &str, message: &str) -> Self {
        Self {
            kind,
            code: code.into(),
            ups_code: None,
            message: message.into(),
            field: None,
            status: None,
            retryable: matches!(kind, Kind::Network | Kind::RateLimit | Kind::Unavailable),
            retry_after_seconds: None,
            not_sent: false,
            problems: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Input that is refused before anything is sent.
    pub fn invalid(problems: Vec<Problem>) -> Self {
        let first = problems.first();
        let message = match first {
            Some(problem) => format!("{} is not valid ({})", problem.field, problem.code),
            None => "the input is not valid".into(),
        };
        let mut error = Self::new(Kind::Validation, "invalid_input", &message);
        error.field = first.map(|problem| problem.field.clone());
        error.ups_code = first.and_then(|problem| problem.ups_code).map(Into::into);
        error.problems = problems;
        error
    }

    /// Input in which one named field is wrong.
    pub fn invalid_field(field: &str, code: &'static str) -> Self {
        Self::invalid(vec![Problem::new(field, code)])
    }

    /// Adds the HTTP status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
}
