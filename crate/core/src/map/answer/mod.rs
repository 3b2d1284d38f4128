//! UPS's answer becomes ours, in one pass over its bytes.
//!
//! UPS has several spellings for the same thing: one object or a list of it, `""` for nothing, numbers as text, `&#xD;` in
//! front of codes. All are taken as what they mean. What no row names is checked as JSON and passed over: two thirds of a
//! price list.

mod visit;

use super::{Dialect, HERE, Kind, Row, Table};
use serde::de::DeserializeSeed as _;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use visit::{At, Reader};

/// Stands in front of a picture's number, where its bytes are due.
const PICTURE: char = '\0';

/// What was read: plain members, and the bytes of pictures beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// Its members, as the table's section names them. Where a picture is due, a text stands for it.
    pub members: Map<String, Value>,
    pictures: Vec<Vec<u8>>,
}

impl Answer {
    /// The pictures with their places, as JSON Pointers (RFC 6901).
    pub fn pictures(&self) -> Vec<(String, &[u8])> {
        let mut out = Vec::new();
        if !self.pictures.is_empty() {
            let mut at = String::new();
            self.members.iter().for_each(|(name, value)| self.collect(name, value, &mut at, &mut out));
        }
        out
    }

    fn collect<'a>(&'a self, name: &str, value: &Value, at: &mut String, out: &mut Vec<(String, &'a [u8])>) {
        let length = at.len();
        at.push('/');
        at.push_str(name);
        match value {
            Value::Object(node) => node.iter().for_each(|(name, value)| self.collect(name, value, at, out)),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, value)| self.collect(&index.to_string(), value, at, out));
            }
            Value::String(text) => {
                let number = text.strip_prefix(PICTURE).and_then(|number| number.parse::<usize>().ok());
                let bytes = number.and_then(|number| self.pictures.get(number));
                out.extend(bytes.map(|bytes| (at.clone(), bytes.as_slice())));
            }
            _ => {}
        }
        at.truncate(length);
    }
}

/// The sections of answers as trees of UPS's names.
#[derive(Debug)]
pub struct Answers {
    table: &'static Table,
    plans: BTreeMap<&'static str, Plan>,
    text: Step,
    image: Step,
}

#[derive(Debug)]
struct Plan {
    steps: Vec<Step>,
    /// One object of the section, as an item of a list.
    item: Step,
}

/// A name of UPS's: what is taken there, or what lies deeper.
#[derive(Debug)]
struct Step {
    name: &'static str,
    leaf: Option<Leaf>,
    inner: Vec<Step>,
}

#[derive(Debug)]
struct Leaf {
    kind: Kind,
    /// Where it stands in ours, as a dotted path.
    target: String,
}

impl Step {
    fn leaf(name: &'static str, kind: Kind, target: &str) -> Self {
        Self { name, leaf: Some(Leaf { kind, target: target.to_owned() }), inner: Vec::new() }
    }
}

/// What every answer may have beside its own members.
const ENVELOPE: &str = "Envelope";
const ANSWER: &str = "Answer";

impl Answers {
    /// Makes the trees.
    pub fn new(table: &'static Table) -> Self {
        let mut plans = BTreeMap::new();
        for section in table.sections() {
            let mut steps = Vec::new();
            grow(table, section, "", &mut steps);
            if section.ends_with(ANSWER) {
                grow(table, ENVELOPE, "", &mut steps);
            }
            plans.insert(section, Plan { steps, item: Step::leaf("", Kind::Node(section), "") });
        }
        let one = |kind| Step::leaf("", kind, "");
        Self { table, plans, text: one(Kind::Text(0)), image: one(Kind::Image) }
    }

    /// Reads an answer of a section that stands under `wrapper`, or that is all of the JSON where that is blank. None where
    /// it is no JSON, or the answer is not there, or a refusal is.
    pub fn read(&self, section: &str, wrapper: &'static str, json: &[u8]) -> Option<Answer> {
        let (section, _) = self.plans.get_key_value(section)?;
        let mut top = Step::leaf(wrapper, Kind::Node(section), "answer");
        if !wrapper.is_empty() {
            let refusal = |name| Step::leaf(name, Kind::Flag, "refused");
            top = Step {
                name: "",
                leaf: None,
                inner: vec![top, refusal("response"), refusal("Fault"), refusal("error")],
            };
        }
        let mut reader = Reader { answers: self, pictures: Vec::new() };
        let mut out = Map::new();
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        At { reader: &mut reader, step: &top, out: &mut out }.deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()?;
        let Some(Value::Object(mut members)) = out.remove("answer") else { return None };
        let refused = ["_errors", "_fault", "_error"].iter().any(|name| members.remove(*name).is_some());
        let statuses = ["_status", "_locatorStatus"].map(|name| members.remove(name));
        let failed = statuses.iter().flatten().any(|status| status != "1");
        let refused = refused || !warnings_only(&mut members);
        (!refused && !failed && out.is_empty()).then_some(Answer { members, pictures: reader.pictures })
    }

    /// Puts in what a section promises. False where the object lacks what makes it one.
    fn complete(&self, section: &str, model: &mut Map<String, Value>) -> bool {
        let envelope = if section.ends_with(ANSWER) { self.table.rows(ENVELOPE) } else { &[] };
        for (index, row) in self.table.rows(section).iter().chain(envelope).enumerate() {
            let Some(path) = row.path(Dialect::First) else { continue };
            if row.required && !model.contains_key(row.name) {
                if index == 0 && !matches!(row.kind, Kind::Nodes(..) | Kind::List(..)) {
                    return false;
                }
                model.insert(row.name.to_owned(), nothing(row));
            }
            if let (HERE, Kind::Node(inner)) = (path, row.kind)
                && let Some(Value::Object(node)) = model.get_mut(row.name)
            {
                self.complete(inner, node);
            }
        }
        !model.is_empty()
    }
}

/// Locator's errors: a warning is one more alert. False where one is more than that.
fn warnings_only(members: &mut Map<String, Value>) -> bool {
    let Some(Value::Array(errors)) = members.remove("_locatorErrors") else { return true };
    let alerts = members.entry("alerts").or_insert_with(|| Value::Array(Vec::new()));
    for mut error in errors {
        let severity = error.as_object_mut().and_then(|error| error.remove("severity"));
        if severity.is_none_or(|severity| severity != "Warning") {
            return false;
        }
        if let Value::Array(alerts) = alerts {
            alerts.push(error);
        }
    }
    true
}

fn nothing(row: &Row) -> Value {
    match row.kind {
        Kind::Nodes(..) | Kind::List(..) | Kind::Images => Value::Array(Vec::new()),
        Kind::Node(_) => Value::Object(Map::new()),
        Kind::Flag | Kind::Bool | Kind::YesNo => Value::Bool(false),
        _ => Value::String(String::new()),
    }
}

fn grow(table: &'static Table, section: &str, above: &str, steps: &mut Vec<Step>) {
    for row in table.rows(section) {
        let Some(path) = row.path(Dialect::First) else { continue };
        let target = if above.is_empty() { row.name.to_owned() } else { format!("{above}.{}", row.name) };
        match row.kind {
            Kind::Node(inner) if path == HERE => grow(table, inner, &target, steps),
            kind => plant(steps, path, Leaf { kind, target }),
        }
    }
}

fn plant(steps: &mut Vec<Step>, path: &'static str, leaf: Leaf) {
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let index = steps.iter().position(|step| step.name == name).unwrap_or_else(|| {
        steps.push(Step { name, leaf: None, inner: Vec::new() });
        steps.len() - 1
    });
    let Some(step) = steps.get_mut(index) else { return };
    match rest {
        Some(rest) => plant(&mut step.inner, rest, leaf),
        None => step.leaf = Some(leaf),
    }
}
