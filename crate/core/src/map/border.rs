//! The border: a member that no table has, or that holds the wrong thing, is refused by its name.

use super::beside::BESIDE;
use super::{CARRIED, Kind, Row, Table};
use crate::error::Problem;
use serde_json::{Map, Value};

/// Checks the shape of a model: names, kinds, lengths. Rules about meaning come after it.
pub fn check_shape(table: &Table, section: &str, model: &Map<String, Value>) -> Vec<Problem> {
    let mut border = Border { table, imported: model.contains_key("spelling"), problems: Vec::new() };
    border.object(section, model, "");
    border.problems
}

/// Checks that what a table marks with `!` is there, in every object that is.
pub fn check_required(table: &Table, section: &str, model: &Map<String, Value>) -> Vec<Problem> {
    let mut problems = Vec::new();
    required(table, section, model, "", &mut problems);
    problems
}

fn required(table: &Table, section: &str, model: &Map<String, Value>, at: &str, problems: &mut Vec<Problem>) {
    for row in table.rows(section) {
        let field = if at.is_empty() { row.name.to_owned() } else { format!("{at}.{}", row.name) };
        match (row.kind, model.get(row.name)) {
            (Kind::Inline(inner), _) => required(table, inner, model, at, problems),
            (Kind::Node(inner), Some(Value::Object(node))) => required(table, inner, node, &field, problems),
            (Kind::Nodes(inner, _), Some(Value::Array(nodes))) if !nodes.is_empty() => {
                for (index, node) in nodes.iter().enumerate() {
                    if let Value::Object(node) = node {
                        required(table, inner, node, &format!("{field}[{index}]"), problems);
                    }
                }
            }
            (_, value) if row.required && value.is_none_or(is_blank) => problems.push(Problem::new(field, "missing")),
            _ => {}
        }
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(is_blank),
        _ => false,
    }
}

struct Border<'t> {
    table: &'t Table,
    imported: bool,
    problems: Vec<Problem>,
}

impl Border<'_> {
    fn object(&mut self, section: &str, model: &Map<String, Value>, at: &str) {
        for (name, value) in model {
            let field = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
            match find(self.table, section, name) {
                _ if name == CARRIED && value.is_object() => {}
                // How an imported request was written, and what stood around it.
                _ if name == BESIDE && at.is_empty() && value.is_object() => {}
                _ if name == "spelling" && at.is_empty() && value.is_array() => {}
                _ if value.is_null() => {}
                Some(row) => self.member(row, value, field),
                None => self.problems.push(Problem::new(field, "unknown_field")),
            }
        }
    }

    fn member(&mut self, row: &Row, value: &Value, field: String) {
        match (row.kind, value) {
            (Kind::Node(section), Value::Object(node)) => self.object(section, node, &field),
            (Kind::Nodes(section, most), Value::Array(nodes)) => {
                if most > 0 && nodes.len() > most {
                    self.problems.push(Problem::limited(format!("{field}[{most}]"), "too_many", most));
                }
                for (index, node) in nodes.iter().enumerate() {
                    match node {
                        Value::Object(node) => self.object(section, node, &format!("{field}[{index}]")),
                        _ => self.problems.push(Problem::new(format!("{field}[{index}]"), "wrong_type")),
                    }
                }
            }
            (Kind::List(length, most), Value::Array(items)) => {
                if most > 0 && items.len() > most {
                    self.problems.push(Problem::limited(format!("{field}[{most}]"), "too_many", most));
                }
                for (index, item) in items.iter().enumerate() {
                    self.scalar(item, length, format!("{field}[{index}]"));
                }
            }
            // UPS writes "" for an empty object.
            (Kind::Node(_), Value::String(text)) if text.trim().is_empty() => {}
            (Kind::Code(length), Value::Object(node)) => {
                for (name, value) in node {
                    match name.as_str() {
                        "code" => self.scalar(value, length, format!("{field}.code")),
                        "description" | CARRIED => {}
                        _ => self.problems.push(Problem::new(format!("{field}.{name}"), "unknown_field")),
                    }
                }
            }
            (Kind::Node(_) | Kind::Nodes(..) | Kind::List(..) | Kind::Inline(_) | Kind::Image | Kind::Images, _) => {
                self.problems.push(Problem::new(field, "wrong_type"));
            }
            (Kind::Flag | Kind::YesNo | Kind::Bool | Kind::Raw, Value::Bool(_)) => {}
            // To UPS any value of a flag is a yes, "N" too; what was brought along stays as it was written.
            (Kind::Flag, _) if !self.imported && !matches!(value.as_str(), Some("" | "Y")) => {
                self.problems.push(Problem::new(field, "flag_form"));
            }
            (Kind::Bool, _) => self.problems.push(Problem::new(field, "wrong_type")),
            (Kind::Date, Value::String(date)) if super::dates::is_iso_date(date) => {}
            (Kind::Date, Value::String(date)) if !date.trim().is_empty() => {
                self.problems.push(Problem::new(field, "date_form"));
            }
            (Kind::Word(list), Value::String(word)) if self.table.words(list).iter().any(|(ours, _)| ours == word) => {}
            // A code of UPS's own is let through: UPS adds some from time to time.
            (Kind::Word(list), _) if !is_code(value) => {
                self.problems.push(Problem::worded(field, self.table.words(list)))
            }
            (Kind::Word(_), _) => {}
            (Kind::Decimal(_), Value::String(text))
                if crate::model::Decimal(text.clone()).thousandths().is_none() && !text.trim().is_empty() =>
            {
                self.problems.push(Problem::new(field, "number_form"));
            }
            (Kind::Text(length) | Kind::Number(length) | Kind::Decimal(length) | Kind::Code(length), _) => {
                self.scalar(value, length, field)
            }
            (Kind::Flag | Kind::YesNo | Kind::Raw | Kind::Date | Kind::Stock, _) => self.scalar(value, 0, field),
        }
    }

    fn scalar(&mut self, value: &Value, most: usize, field: String) {
        let length = match value {
            Value::String(text) => text.trim().chars().count(),
            Value::Number(number) => number.to_string().len(),
            _ => return self.problems.push(Problem::new(field, "wrong_type")),
        };
        if most > 0 && length > most {
            self.problems.push(Problem::limited(field, "too_long", most));
        }
    }
}

/// UPS's codes of words have up to three digits and capitals.
fn is_code(value: &Value) -> bool {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return false,
    };
    text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

fn find<'a>(table: &'a Table, section: &str, name: &str) -> Option<&'a Row> {
    table.rows(section).iter().find_map(|row| match row.kind {
        Kind::Inline(inner) => find(table, inner, name),
        _ => (row.name == name).then_some(row),
    })
}
