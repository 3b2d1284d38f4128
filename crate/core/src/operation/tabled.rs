//! Operations that are a table's section in and another out: Time in Transit, Locator, Pickup, Paperless documents.
//!
//! ```
//! use parcelgate_core::operation::tabled;
//! let input = serde_json::from_str(r#"{ "from": { "country": "US", "postalCode": "21093" }, "to": { "country": "US", "postalCode": "30005" } }"#).unwrap();
//! let spec = tabled::find("timeInTransit").unwrap();
//! let request = spec.build(&input).unwrap();
//! assert_eq!(request.path, "/api/shipments/v1/transittimes");
//! ```

pub use super::parts::TABLE;

use super::parts;
use crate::error::{Error, Kind, Problem};
use crate::http::{Request, Response};
use crate::map::{self, Answer, CARRIED, Context, Dialect, beside};
use crate::policy::RouteId;
use crate::shipment::{defaults, same};
use serde_json::{Map, Value, json};

pub(super) type Input = Map<String, Value>;

/// What goes into the address beside the body.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) holes: Vec<String>,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) headers: Vec<(&'static str, String)>,
}

/// One operation.
#[derive(Debug)]
pub struct Spec {
    /// The method's name in JavaScript.
    pub name: &'static str,
    pub(super) route: RouteId,
    /// The section of the input, and of the answer with `Answer` after it.
    pub(super) section: &'static str,
    /// UPS's member around the request; blank for none, `-` for no body at all.
    pub(super) wrapper: &'static str,
    /// UPS's member around the answer; blank for none.
    pub(super) answer: &'static str,
    /// The field that stands in the address, for words about it.
    pub(super) hole: &'static str,
    pub(super) place: fn(&Input) -> Place,
    pub(super) check: fn(&Input) -> Vec<Problem>,
    /// What people type, as UPS takes it; an imported input stays as it is.
    pub(super) tidy: fn(&mut Input),
}

pub(super) const NO_BODY: &str = "-";

pub use super::specs::SPECS;

/// The operation of a name.
pub fn find(name: &str) -> Option<&'static Spec> {
    SPECS.iter().find(|spec| spec.name == name)
}

/// The section of the table that an operation's answer is.
pub fn answer_section(name: &str) -> Option<String> {
    let own = match name {
        "rate" | "shop" => "RateAnswer",
        "ship" => "ShipAnswer",
        "void" => "VoidAnswer",
        "track" => "TrackAnswer",
        "recoverLabel" => "RecoverAnswer",
        "validateAddress" => "AddressAnswer",
        other => return find(other).map(|spec| format!("{}Answer", spec.section)),
    };
    Some(own.to_owned())
}

/// Adds what is wrong with an input's names and kinds, where nothing was said about the field.
pub(super) fn add_shape(section: &str, input: &Input, problems: &mut Vec<Problem>) {
    let shape = map::check_shape(&TABLE, section, input);
    let spoken: Vec<String> = problems.iter().map(|problem| problem.field.clone()).collect();
    problems.extend(shape.into_iter().filter(|problem| !spoken.contains(&problem.field)));
}

/// Builds the request of an operation by its name.
pub(super) fn build(name: &str, input: &Input) -> Result<Request, Error> {
    find(name).ok_or_else(|| super::unknown(name))?.build(input)
}

impl Spec {
    /// Builds the request.
    ///
    /// # Errors
    /// Every field that is missing or wrong.
    pub fn build(&self, input: &Input) -> Result<Request, Error> {
        let tidied = self.tidied(input);
        let input = &tidied;
        let mut problems = map::check_shape(&TABLE, self.section, input);
        problems.extend(map::check_required(&TABLE, self.section, input));
        let spoken: Vec<String> = problems.iter().map(|problem| problem.field.clone()).collect();
        problems.extend((self.check)(input).into_iter().filter(|problem| !spoken.contains(&problem.field)));
        if problems.is_empty() { self.request(input, true) } else { Err(Error::invalid(problems)) }
    }

    fn tidied(&self, input: &Input) -> Input {
        let mut out = input.clone();
        if !out.contains_key("spelling") {
            (self.tidy)(&mut out);
        }
        out
    }

    /// Builds the request without a check: for what was imported and is to be looked at.
    ///
    /// # Errors
    /// A part of the address that cannot stand there.
    pub fn preview(&self, input: &Input) -> Result<Request, Error> {
        self.request(input, false)
    }

    fn request(&self, input: &Input, checked: bool) -> Result<Request, Error> {
        let place = (self.place)(input);
        let holes: Vec<&str> = place.holes.iter().map(String::as_str).collect();
        let body = (self.wrapper != NO_BODY).then(|| self.body(input));
        let mut request = Request::of(self.route, &holes, self.hole, body)?;
        for (name, value) in &place.query {
            request.query(name, value);
        }
        let plain = |value: &str| {
            (1..=40).contains(&value.len())
                && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        };
        let wrong = place.headers.iter().find(|(_, value)| checked && !plain(value));
        if let Some((name, _)) = wrong {
            let field = if *name == "DocumentId" {
                "documentId"
            } else if *name == "Prn" {
                "prn"
            } else {
                "account"
            };
            return Err(Error::invalid_field(field, "not_a_number"));
        }
        request.headers.extend(place.headers.into_iter().filter(|(_, value)| plain(value)));
        Ok(request)
    }

    fn body(&self, input: &Input) -> Value {
        let as_given =
            input.get("spelling").and_then(Value::as_array).is_some_and(|words| words.contains(&json!("texts")));
        let context = Context { table: &TABLE, dialect: Dialect::First, root: input, defaults: defaults::of, as_given };
        let wire = Value::Object(map::build(&context, self.section, input));
        if self.wrapper.is_empty() {
            return wire;
        }
        let mut out = Map::from_iter([(self.wrapper.to_owned(), wire)]);
        beside::put(input, &mut out);
        Value::Object(out)
    }

    /// Reads the answer: the section's own, with `alerts`.
    ///
    /// # Errors
    /// What UPS refused, or why the answer cannot be read.
    pub fn parse(&self, response: &Response) -> Result<Answer, Error> {
        let answer = parts::read(response, self.answer, &format!("{}Answer", self.section))?;
        // Without a member around it, any object would be an answer.
        let said = |value: &Value| !value.as_array().is_some_and(Vec::is_empty);
        if self.answer.is_empty() && !answer.members.values().any(said) {
            return Err(parts::unexpected("the answer says nothing"));
        }
        Ok(answer)
    }

    /// UPS's JSON of a request becomes the input; what the table lacks is carried and named.
    ///
    /// # Errors
    /// JSON that is no such request.
    pub fn import(&self, ups_json: &Value) -> Result<(Value, Vec<String>), Error> {
        let refuse = || {
            let message = match self.wrapper {
                NO_BODY => "this operation has no JSON to bring along: its request has no body".to_owned(),
                "" => "the JSON is no request of this operation: none of its members is there".to_owned(),
                wrapper => format!("the JSON is no request of this operation: {wrapper} is missing"),
            };
            Err(Error::new(Kind::Validation, "no_request", &message))
        };
        let (inner, at) = match self.wrapper {
            NO_BODY => return refuse(),
            "" => (ups_json, "$".to_owned()),
            wrapper => (ups_json.get(wrapper).unwrap_or(&Value::Null), format!("$.{wrapper}")),
        };
        let inner = match inner {
            Value::Array(items) if items.len() == 1 => items.first().unwrap_or(&Value::Null),
            other => other,
        };
        let Value::Object(inner) = inner else { return refuse() };
        let mut carried = Vec::new();
        let mut plain = map::read(&TABLE, Dialect::First, self.section, inner.clone(), &at, &mut carried);
        if !self.wrapper.is_empty() {
            beside::keep(&mut plain, ups_json, self.wrapper, &mut carried);
        }
        if self.wrapper.is_empty() && plain.keys().all(|name| name == CARRIED) && !inner.is_empty() {
            return refuse();
        }
        for as_given in [false, true] {
            let mut input = plain.clone();
            input.insert("spelling".into(), if as_given { json!(["texts"]) } else { json!([]) });
            let root = input.clone();
            let context =
                Context { table: &TABLE, dialect: Dialect::First, root: &root, defaults: defaults::of, as_given };
            map::settle_defaults(&context, self.section, &mut input);
            if same(&self.body(&input), ups_json) {
                return Ok((Value::Object(input), carried));
            }
        }
        let mut carried = vec![at];
        let input = self.whole(inner, ups_json, &mut carried);
        Ok((Value::Object(input), carried))
    }

    /// Nothing of it can be said: all of it is carried.
    fn whole(&self, inner: &Input, ups_json: &Value, carried: &mut Vec<String>) -> Input {
        let silent = map::settle_names(&TABLE, self.section, Dialect::First);
        let mut input: Input = silent.into_iter().map(|name| (name.to_owned(), Value::Null)).collect();
        if !self.wrapper.is_empty() {
            beside::keep(&mut input, ups_json, self.wrapper, carried);
        }
        input.insert("spelling".into(), json!(["texts"]));
        input.insert(CARRIED.into(), Value::Object(inner.clone()));
        input
    }
}
