//! www/shipment.d.ts, from the table: the types that a portal developer sees are the rows that the module works by.

use crate::run::{read, say};
use crate::{Outcome, root};
use parcelgate_core::map::{Kind, Row, Table};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const SHIPMENT: &str = include_str!("../../core/src/tables/shipment.table");
const OPERATIONS: &str = concat!(
    include_str!("../../core/src/tables/operations.table"),
    include_str!("../../core/src/tables/answers.table")
);
const HEAD: &str = "// Made by `cargo xtask types` from the tables in crate/core/src/tables. Do not edit.
//
// A member that is left out takes its default; null leaves it out at UPS too. Amounts, weights and sizes are decimal text;
// numbers are taken as well. Dates are YYYY-MM-DD. Source of the limits: UPS's OpenAPI documents of 2026-07-21.
";
const HELPERS: &str = "
/** UPS's code, or the code with UPS's own words for it. */
export type Code = string | { code: string; description?: string | null };
/** True sends UPS's indicator; a text is sent as it is. */
export type Flag = boolean | string;
/** A decimal number. */
export type Decimal = string | number;
";

const SECOND: &str = "import type { Code, Decimal, Flag } from \"./shipment.js\";

";

/// Writes the files.
pub(crate) fn write() -> Outcome {
    for (file, text) in files()? {
        std::fs::write(root().join(file), text).map_err(|error| error.to_string())?;
        say(&format!("{file} is written"));
    }
    Ok(())
}

/// Fails where a file is not what its table says.
pub(crate) fn check() -> Outcome {
    for (file, text) in files()? {
        if read(&root().join(file))? != text {
            return Err(format!("{file} is old: run cargo xtask types"));
        }
    }
    Ok(())
}

fn files() -> Outcome<[(&'static str, String); 2]> {
    let shipment = Table::parse(SHIPMENT)?;
    let mut one = format!("{HEAD}{HELPERS}");
    let mut done = BTreeSet::from(["ShipmentRequest", "Shipment"]);
    interface(&shipment, "Shipment", &["ShipmentRequest", "Shipment"], false, &mut one)?;
    let mut waiting: Vec<&str> = inner(&shipment, &["ShipmentRequest", "Shipment"]);
    while let Some(section) = waiting.pop() {
        if done.insert(section) {
            interface(&shipment, section, &[section], false, &mut one)?;
            waiting.extend(inner(&shipment, &[section]));
        }
    }
    let operations = Table::parse(OPERATIONS)?;
    let mut two = format!("{HEAD}{SECOND}");
    let answers = reachable(&operations);
    for section in operations.sections().filter(|section| *section != "Envelope") {
        let answer = answers.contains(section);
        interface(&operations, section, &[section], answer, &mut two)?;
    }
    Ok([("www/shipment.d.ts", one), ("www/operations.d.ts", two)])
}

/// Sections that a section's rows lead to.
fn inner(table: &Table, sections: &[&str]) -> Vec<&'static str> {
    let rows = sections.iter().flat_map(|section| table.rows(section));
    rows.filter_map(|row| match row.kind {
        Kind::Node(name) | Kind::Nodes(name, _) => Some(name),
        _ => None,
    })
    .collect()
}

/// Sections that answers are made of: nothing in them is null, and numbers are always text.
fn reachable(table: &Table) -> BTreeSet<&'static str> {
    let mut waiting: Vec<&str> = table.sections().filter(|name| name.ends_with("Answer")).collect();
    waiting.extend(inner(table, &["Envelope"]));
    let mut done = BTreeSet::new();
    while let Some(section) = waiting.pop() {
        if done.insert(section) {
            waiting.extend(inner(table, &[section]));
        }
    }
    done
}

fn interface(table: &Table, name: &str, sections: &[&str], answer: bool, out: &mut String) -> Outcome {
    let mut lines = String::new();
    for row in sections.iter().flat_map(|section| table.rows(section)) {
        if matches!(row.kind, Kind::Inline(_)) || row.name == "operation" || row.name.starts_with('_') {
            continue;
        }
        let mark = if row.required { "" } else { "?" };
        let none = if row.required || answer { "" } else { " | null" };
        let (doc, kind) = (doc(row), kind(table, row, answer));
        writeln!(lines, "  /** {doc} */\n  {}{mark}: {kind}{none};", row.name).map_err(|error| error.to_string())?;
    }
    if name.ends_with("Answer") {
        lines.push_str("  /** Notices that came with the success. */\n  alerts: Notice[];\n");
    }
    let name = if name == "Label" && !answer { "LabelOptions" } else { name };
    write!(out, "\nexport interface {name} {{\n{lines}}}\n").map_err(|error| error.to_string())
}

fn doc(row: &Row) -> String {
    let limit = match row.kind {
        Kind::Text(most) | Kind::Number(most) if most > 0 => format!(" At most {most} characters."),
        Kind::List(length, most) if length > 0 && most > 0 => format!(" At most {most}, of {length} characters each."),
        Kind::Nodes(_, most) if most > 0 => format!(" At most {most}."),
        _ => String::new(),
    };
    let end = if row.doc.ends_with(['.', '?']) { "" } else { "." };
    format!("{}{end}{limit}", row.doc)
}

fn kind(table: &Table, row: &Row, answer: bool) -> String {
    match row.kind {
        Kind::Number(_) | Kind::Decimal(_) if answer => "string".into(),
        Kind::Flag if answer => "boolean".into(),
        Kind::Node("Label") if answer => "Label".into(),
        Kind::Text(_) | Kind::Date | Kind::Raw => "string".into(),
        Kind::Image => "Uint8Array".into(),
        Kind::Images => "Uint8Array[]".into(),
        Kind::Stock => "`${number}x${number}`".into(),
        Kind::Number(_) | Kind::Decimal(_) => "Decimal".into(),
        Kind::Flag => "Flag".into(),
        Kind::YesNo | Kind::Bool => "boolean".into(),
        Kind::Code(_) => "Code".into(),
        Kind::Word(list) => {
            let words: Vec<String> = table.words(list).iter().map(|(word, _)| format!("\"{word}\"")).collect();
            words.join(" | ")
        }
        Kind::List(..) => "string[]".into(),
        Kind::Node("Label") => "LabelOptions".into(),
        Kind::Node(name) => name.into(),
        Kind::Nodes(name, _) => format!("{name}[]"),
        Kind::Inline(_) => String::new(),
    }
}
