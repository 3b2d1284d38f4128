//! Model to wire.

use super::dates::is_iso_date;
use super::place::{put, put_beneath};
use super::{CARRIED, Dialect, Kind, Row, Table};
use serde_json::{Map, Value, json};

/// Gives what a rule's name stands for: the root of the model, the object that lacks the member, the rule.
pub type Defaults =
    fn(root: &Map<String, Value>, node: &Map<String, Value>, rule: &str, dialect: Dialect) -> Option<Value>;

/// What a build needs besides the object itself.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The table.
    pub table: &'a Table,
    /// Which wire form.
    pub dialect: Dialect,
    /// The whole model, for rules that look at it.
    pub root: &'a Map<String, Value>,
    /// The rules behind `@` names.
    pub defaults: Defaults,
    /// Texts go out as they are: no trimming, no reformatting, and empty objects stay.
    pub as_given: bool,
}

/// The wire form of an object of a section.
pub fn build(context: &Context<'_>, section: &str, model: &Map<String, Value>) -> Map<String, Value> {
    let mut wire = Map::new();
    build_into(context, section, model, &mut wire);
    if let Some(Value::Object(carried)) = model.get(CARRIED) {
        for (name, value) in carried {
            put_beneath(&mut wire, name, value);
        }
    }
    wire
}

fn build_into(context: &Context<'_>, section: &str, model: &Map<String, Value>, wire: &mut Map<String, Value>) {
    for row in context.table.rows(section) {
        let Some(path) = row.path(context.dialect) else { continue };
        if let Kind::Inline(inner) = row.kind {
            let mut deeper = Map::new();
            build_into(context, inner, model, &mut deeper);
            if !deeper.is_empty() {
                put(wire, path, Value::Object(deeper));
            }
            continue;
        }
        let built = match model.get(row.name) {
            Some(Value::Null) => continue,
            Some(value) if context.as_given || !is_blank(value) => member(context, row, value),
            // What was left empty was left out.
            _ => context.default_of(model, row).and_then(|value| member(context, row, &value)),
        };
        if let Some(built) = built {
            put(wire, path, built);
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        _ => false,
    }
}

impl Context<'_> {
    /// What stands for a member that was left out.
    pub(super) fn default_of(&self, node: &Map<String, Value>, row: &Row) -> Option<Value> {
        let text = row.default?;
        match text.strip_prefix('@') {
            Some(rule) => (self.defaults)(self.root, node, rule, self.dialect),
            None if text == "{}" => Some(json!({})),
            None => Some(Value::from(text)),
        }
    }
}

fn member(context: &Context<'_>, row: &Row, value: &Value) -> Option<Value> {
    match (row.kind, value) {
        (Kind::Node(section), Value::Object(node)) => {
            let built = build(context, section, node);
            (context.as_given || !built.is_empty() || row.default == Some("{}")).then_some(Value::Object(built))
        }
        (Kind::Nodes(section, _), Value::Array(nodes)) => {
            let one = |node: &Value| match node {
                Value::Object(node) => Value::Object(build(context, section, node)),
                other => other.clone(),
            };
            (context.as_given || !nodes.is_empty()).then(|| nodes.iter().map(one).collect())
        }
        (Kind::List(..), Value::Array(items)) => {
            let texts: Vec<Value> = items.iter().filter_map(|item| text(context, item)).collect();
            (context.as_given || !texts.is_empty()).then_some(Value::Array(texts))
        }
        (Kind::Code(_), Value::Object(node)) => {
            let mut out = Map::new();
            for (ours, theirs) in [("code", "Code"), ("description", "Description")] {
                if let Some(part) = node.get(ours).and_then(|part| text(context, part)) {
                    out.insert(theirs.to_owned(), part);
                }
            }
            if let Some(Value::Object(carried)) = node.get(CARRIED) {
                out.extend(carried.clone());
            }
            (context.as_given || !out.is_empty()).then_some(Value::Object(out))
        }
        (Kind::Code(_), code) => text(context, code).map(|code| json!({ "Code": code })),
        (Kind::Decimal(_), Value::String(text)) if !context.as_given => {
            let whole = text.trim().parse::<i64>().ok().map(Value::from);
            whole.or_else(|| text.trim().parse::<f64>().ok().map(Value::from))
        }
        (Kind::Decimal(_), Value::Number(_)) => Some(value.clone()),
        (Kind::Flag, Value::Bool(set)) => set.then(|| Value::from("")),
        (Kind::YesNo, Value::Bool(yes)) => Some(Value::from(if *yes { "Y" } else { "N" })),
        (Kind::Bool | Kind::Raw, other) => Some(other.clone()),
        (Kind::Date, Value::String(date)) if is_iso_date(date) => Some(Value::from(date.replace('-', ""))),
        (Kind::Word(list), Value::String(word)) => {
            let pair = context.table.words(list).iter().find(|(ours, _)| ours == word);
            pair.map(|(_, code)| Value::from(*code)).or_else(|| text(context, value))
        }
        (Kind::Stock, Value::String(stock)) => match stock.split_once('x') {
            Some((width, height)) => Some(json!({ "Height": height, "Width": width })),
            None => text(context, value),
        },
        (_, Value::Object(_) | Value::Array(_) | Value::Null) => None,
        _ => text(context, value),
    }
}

/// A scalar as UPS takes it: text. Blank ones are left out.
fn text(context: &Context<'_>, value: &Value) -> Option<Value> {
    if context.as_given {
        return (!value.is_object() && !value.is_array()).then(|| value.clone());
    }
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then(|| Value::from(text))
}
