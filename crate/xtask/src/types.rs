//! www/shipment.d.ts, from the table: the types that a portal developer sees are the rows that the module works by.

use crate::run::{read, say};
use crate::{Outcome, root};
use parcelgate_core::map::{Kind, Row, Table};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const TABLE: &str = include_str!("../../core/src/tables/shipment.table");
const FILE: &str = "www/shipment.d.ts";
const HEAD: &str = "// Made by `cargo xtask types` from crate/core/src/tables/shipment.table. Do not edit.
//
// A member that is left out takes its default; null leaves it out at UPS too. Amounts, weights and sizes are decimal text;
// numbers are taken as well. Dates are YYYY-MM-DD. Source of the limits: UPS's Rating and Shipping documents of 2026-07-21.

/** UPS's code, or the code with UPS's own words for it. */
export type Code = string | { code: string; description?: string | null };
/** True sends UPS's indicator; a text is sent as it is. */
export type Flag = boolean | string;
/** A decimal number. */
export type Decimal = string | number;
";

/// Writes the file.
pub(crate) fn write() -> Outcome {
    std::fs::write(root().join(FILE), text()?).map_err(|error| error.to_string())?;
    say(&format!("{FILE} is written"));
    Ok(())
}

/// Fails where the file is not what the table says.
pub(crate) fn check() -> Outcome {
    if read(&root().join(FILE))? == text()? { Ok(()) } else { Err(format!("{FILE} is old: run cargo xtask types")) }
}

fn text() -> Outcome<String> {
    let table = Table::parse(TABLE)?;
    let mut out = HEAD.to_owned();
    let mut done = BTreeSet::from(["ShipmentRequest", "Shipment"]);
    interface(&table, "Shipment", &["ShipmentRequest", "Shipment"], &mut out)?;
    let mut waiting: Vec<&str> = inner(&table, &["ShipmentRequest", "Shipment"]);
    while let Some(section) = waiting.pop() {
        if done.insert(section) {
            interface(&table, section, &[section], &mut out)?;
            waiting.extend(inner(&table, &[section]));
        }
    }
    Ok(out)
}

/// Sections that a section's rows lead to.
fn inner<'a>(table: &'a Table, sections: &[&str]) -> Vec<&'a str> {
    let rows = sections.iter().flat_map(|section| table.rows(section));
    rows.filter_map(|row| match row.kind {
        Kind::Node(name) | Kind::Nodes(name, _) => Some(name),
        _ => None,
    })
    .collect()
}

fn interface(table: &Table, name: &str, sections: &[&str], out: &mut String) -> Outcome {
    let mut lines = String::new();
    for row in sections.iter().flat_map(|section| table.rows(section)) {
        if matches!(row.kind, Kind::Inline(_)) || row.name == "operation" {
            continue;
        }
        let mark = if row.required { "" } else { "?" };
        let none = if row.required { "" } else { " | null" };
        let (doc, kind) = (doc(row), kind(table, row));
        writeln!(lines, "  /** {doc} */\n  {}{mark}: {kind}{none};", row.name).map_err(|error| error.to_string())?;
    }
    let name = if name == "Label" { "LabelOptions" } else { name };
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

fn kind(table: &Table, row: &Row) -> String {
    match row.kind {
        Kind::Text(_) | Kind::Date | Kind::Raw => "string".into(),
        Kind::Stock => "`${number}x${number}`".into(),
        Kind::Number(_) => "Decimal".into(),
        Kind::Flag => "Flag".into(),
        Kind::YesNo => "boolean".into(),
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
