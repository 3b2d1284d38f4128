//! Wire to model.

use super::dates::{is_iso_date, iso_date};
use super::place::{put, take};
use super::{CARRIED, Context, Dialect, Kind, Row, Table};
use serde_json::{Map, Value, json};

/// Reads an object of a section. What the table does not know is left in the object under [`CARRIED`] and named in
/// `unknown` by its JSONPath (RFC 9535).
pub fn read(
    table: &Table,
    dialect: Dialect,
    section: &str,
    mut wire: Map<String, Value>,
    at: &str,
    unknown: &mut Vec<String>,
) -> Map<String, Value> {
    let mut reader = Reader { table, dialect, unknown };
    let mut model = Map::new();
    reader.section(section, &mut wire, at, &mut model);
    reader.leave(section, wire, at, &mut model);
    model
}

struct Reader<'a> {
    table: &'a Table,
    dialect: Dialect,
    unknown: &'a mut Vec<String>,
}

impl Reader<'_> {
    /// Takes out of `wire` what the section knows. Deeper paths go first: they lie inside what other rows take whole.
    fn section(&mut self, section: &str, wire: &mut Map<String, Value>, at: &str, model: &mut Map<String, Value>) {
        let mut rows: Vec<&Row> = self.table.rows(section).iter().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.path(self.dialect).map_or(0, depth)));
        for row in rows {
            let Some(path) = row.path(self.dialect) else { continue };
            if let Kind::Inline(inner) = row.kind {
                if let Some(value) = take(wire, path) {
                    match single(value) {
                        Value::Object(mut deeper) => {
                            self.section(inner, &mut deeper, &format!("{at}.{path}"), model);
                            if !deeper.is_empty() {
                                put(wire, path, Value::Object(deeper));
                            }
                        }
                        other => put(wire, path, other),
                    }
                }
                continue;
            }
            if let (super::HERE, Kind::Node(inner)) = (path, row.kind) {
                let mut node = Map::new();
                self.section(inner, wire, at, &mut node);
                if !node.is_empty() {
                    model.insert(row.name.to_owned(), Value::Object(node));
                }
                continue;
            }
            let Some(value) = take(wire, path) else { continue };
            match self.member(row.kind, value, &format!("{at}.{path}")) {
                Ok(value) => {
                    model.insert(row.name.to_owned(), value);
                }
                Err(value) => put(wire, path, value),
            }
        }
    }

    /// The model's form of a member, or the value back where it has none.
    fn member(&mut self, kind: Kind, value: Value, at: &str) -> Result<Value, Value> {
        match kind {
            Kind::Node(section) => match single(value) {
                Value::Object(wire) => Ok(Value::Object(self.node(section, wire, at))),
                text @ Value::String(_) => Ok(text),
                other => Err(other),
            },
            Kind::Nodes(section, _) => self.nodes(section, value, at),
            Kind::List(..) => match value {
                Value::Array(items) if items.iter().all(is_scalar) => Ok(Value::Array(items)),
                scalar if is_scalar(&scalar) => Ok(json!([scalar])),
                other => Err(other),
            },
            Kind::Code(_) => self.code(single(value), at),
            Kind::Stock => stock(value),
            Kind::Inline(_) => Err(value),
            _ => self.scalar(kind, single(value)),
        }
    }

    fn node(&mut self, section: &str, mut wire: Map<String, Value>, at: &str) -> Map<String, Value> {
        let mut model = Map::new();
        self.section(section, &mut wire, at, &mut model);
        self.leave(section, wire, at, &mut model);
        model
    }

    fn nodes(&mut self, section: &str, value: Value, at: &str) -> Result<Value, Value> {
        let items = match value {
            Value::Array(items) if items.iter().all(Value::is_object) => items,
            // Its place has no index where it stands without a list.
            Value::Object(one) => return Ok(Value::Array(vec![Value::Object(self.node(section, one, at))])),
            other => return Err(other),
        };
        let read = |(index, item)| match item {
            Value::Object(wire) => Value::Object(self.node(section, wire, &format!("{at}[{index}]"))),
            other => other,
        };
        Ok(items.into_iter().enumerate().map(read).collect())
    }

    /// A code with its description; what else is in its object is carried there.
    fn code(&mut self, value: Value, at: &str) -> Result<Value, Value> {
        let Value::Object(mut wire) = value else { return Err(value) };
        if !wire.get("Code").is_none_or(is_scalar) || !wire.get("Description").is_none_or(is_scalar) {
            return Err(Value::Object(wire));
        }
        let mut out = Map::new();
        for (theirs, ours) in [("Code", "code"), ("Description", "description")] {
            if let Some(part) = wire.remove(theirs) {
                out.insert(ours.to_owned(), part);
            }
        }
        if let (Some(code @ Value::String(_)), 1, true) = (out.get("code"), out.len(), wire.is_empty()) {
            return Ok(code.clone());
        }
        self.unknown.extend(wire.keys().map(|name| step(at, name)));
        if !wire.is_empty() {
            out.insert(CARRIED.to_owned(), Value::Object(wire));
        }
        Ok(Value::Object(out))
    }

    fn scalar(&self, kind: Kind, value: Value) -> Result<Value, Value> {
        if !is_scalar(&value) || (kind == Kind::Bool && !value.is_boolean()) {
            return Err(value);
        }
        let Value::String(text) = &value else {
            // A bare true or false would be read as our own flag.
            return if value.is_boolean() && !matches!(kind, Kind::Raw | Kind::Bool) { Err(value) } else { Ok(value) };
        };
        Ok(match kind {
            // Our own form of a date would be written as UPS's.
            Kind::Date if is_iso_date(text) => return Err(value),
            Kind::Flag if text.is_empty() || text == "Y" => Value::Bool(true),
            Kind::YesNo if text == "Y" => Value::Bool(true),
            Kind::YesNo if text == "N" => Value::Bool(false),
            Kind::Date => iso_date(text).map_or_else(|| value.clone(), Value::from),
            Kind::Word(list) => {
                let pair = self.table.words(list).iter().find(|(_, code)| code == text);
                pair.map_or(value, |(word, _)| Value::from(*word))
            }
            _ => value,
        })
    }

    /// What is left over is carried in the object, and named.
    fn leave(&mut self, section: &str, wire: Map<String, Value>, at: &str, model: &mut Map<String, Value>) {
        if wire.is_empty() {
            return;
        }
        let known = self.known_prefixes(section);
        for (name, value) in &wire {
            self.name(value, name, &step(at, name), &known);
        }
        model.insert(CARRIED.to_owned(), Value::Object(wire));
    }

    /// Names the topmost member that no row leads to.
    fn name(&mut self, value: &Value, path: &str, at: &str, known: &[String]) {
        match value {
            Value::Object(inner) if !inner.is_empty() && known.iter().any(|one| one == path) => {
                for (name, value) in inner {
                    self.name(value, &format!("{path}.{name}"), &step(at, name), known);
                }
            }
            _ => self.unknown.push(at.to_owned()),
        }
    }

    /// Wire paths that a section's rows pass through.
    fn known_prefixes(&self, section: &str) -> Vec<String> {
        let mut out = Vec::new();
        for row in self.table.rows(section) {
            let Some(path) = row.path(self.dialect) else { continue };
            out.extend(path.match_indices('.').map(|(index, _)| path.chars().take(index).collect::<String>()));
            if let Kind::Inline(inner) = row.kind {
                out.push(path.to_owned());
                out.extend(self.known_prefixes(inner).into_iter().map(|deeper| format!("{path}.{deeper}")));
            }
        }
        out
    }
}

fn depth(path: &str) -> usize {
    if path == super::HERE { 0 } else { path.split('.').count() }
}

/// One more step of a JSONPath; a name that is no plain word is quoted.
fn step(at: &str, name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if plain { format!("{at}.{name}") } else { format!("{at}[{}]", Value::from(name)) }
}

fn is_scalar(value: &Value) -> bool {
    !value.is_object() && !value.is_array() && !value.is_null()
}

/// UPS's documents have one object where a list of one is sent, and the other way round.
fn single(value: Value) -> Value {
    match value {
        Value::Array(mut items) if items.len() == 1 => items.pop().unwrap_or_default(),
        other => other,
    }
}

fn stock(value: Value) -> Result<Value, Value> {
    let side = |name: &str| value.get(name).and_then(Value::as_str).filter(|side| !side.contains('x'));
    match (side("Width"), side("Height"), value.as_object().map(Map::len)) {
        (Some(width), Some(height), Some(2)) => Ok(Value::from(format!("{width}x{height}"))),
        _ => Err(value),
    }
}

/// Takes out of a model what its defaults would say again, and says `null` where a default must stay silent.
pub(crate) fn settle_defaults(context: &Context<'_>, section: &str, model: &mut Map<String, Value>) {
    let before = model.clone();
    for row in context.table.rows(section) {
        match row.kind {
            Kind::Inline(inner) => {
                settle_defaults(context, inner, model);
                continue;
            }
            Kind::Node(inner) => {
                if let Some(Value::Object(node)) = model.get_mut(row.name) {
                    settle_defaults(context, inner, node);
                }
            }
            Kind::Nodes(inner, _) => {
                let nodes = model.get_mut(row.name).and_then(Value::as_array_mut);
                for node in nodes.into_iter().flatten().filter_map(Value::as_object_mut) {
                    settle_defaults(context, inner, node);
                }
            }
            _ => {}
        }
        if row.path(context.dialect).is_none() {
            continue;
        }
        let Some(default) = context.default_of(&before, row) else { continue };
        match model.get(row.name) {
            None => {
                model.insert(row.name.to_owned(), Value::Null);
            }
            // An object that is empty by now said nothing but defaults.
            Some(value) if *value == default => {
                model.remove(row.name);
            }
            Some(_) => {}
        }
    }
}

/// The names of a section's members that have a default: said as `null`, all of them stay silent.
pub(crate) fn settle_names(table: &Table, section: &str, dialect: Dialect) -> Vec<&'static str> {
    let mut out = Vec::new();
    for row in table.rows(section).iter().filter(|row| row.path(dialect).is_some()) {
        match row.kind {
            Kind::Inline(inner) => out.extend(settle_names(table, inner, dialect)),
            _ if row.default.is_some() => out.push(row.name),
            _ => {}
        }
    }
    out
}
