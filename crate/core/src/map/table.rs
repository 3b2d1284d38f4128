//! The tables' text, read.
//!
//! A section `[Type]` describes one object; each row one member: its name in our model, what it holds, where it stands on
//! the wire, what it is when nobody said anything, and after `#` what it means:
//!
//! ```text
//! [Package]
//! packaging      code/2     PackagingType|Packaging   =02      # UPS's packaging code
//! ```
//!
//! A wire path has one form, or two with `|` between: Rating's and Shipping's; `-` means that the member does not exist
//! there. A section `{Name}` lists words for UPS's codes.

use std::collections::BTreeMap;

/// Which of the two wire forms of a table is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// The first: Rating's, and that of every operation with one form only.
    First,
    /// The second: Shipping's.
    Second,
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, with its greatest length (0: UPS names none).
    Text(usize),
    /// A decimal number as text, with its greatest length.
    Number(usize),
    /// A decimal number that is a number on the wire too.
    Decimal(usize),
    /// `YYYY-MM-DD` here, `YYYYMMDD` on the wire.
    Date,
    /// True here, a member that is merely there on the wire.
    Flag,
    /// True or false here, `Y` or `N` on the wire.
    YesNo,
    /// True or false, on the wire too.
    Bool,
    /// Any scalar, passed on as it is.
    Raw,
    /// A code: text here, or code and description where UPS's description matters; `{Code, Description}` on the wire.
    Code(usize),
    /// A word from a list here, UPS's code on the wire.
    Word(&'static str),
    /// Base64 on the wire, bytes here; answers only.
    Image,
    /// A list of them.
    Images,
    /// `4x6` here, height and width on the wire.
    Stock,
    /// A list of texts: greatest length of one, greatest count.
    List(usize, usize),
    /// An object of another section.
    Node(&'static str),
    /// A list of objects of another section, with the greatest count.
    Nodes(&'static str, usize),
    /// Members of another section that are part of this object here and stand deeper on the wire.
    Inline(&'static str),
}

/// One member.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its name in the model.
    pub name: &'static str,
    /// Whether a shipment that is written by hand needs it; `!` after the name. For the types only: rules decide.
    pub required: bool,
    /// What it holds.
    pub kind: Kind,
    paths: [&'static str; 2],
    /// What stands for it when it was left out: a literal, or `@` and a rule's name.
    pub default: Option<&'static str>,
    /// What it means.
    pub doc: &'static str,
}

impl Row {
    /// Where it stands on the wire, if it does.
    pub fn path(&self, dialect: Dialect) -> Option<&'static str> {
        let path = self.paths[usize::from(dialect == Dialect::Second)];
        (path != "-").then_some(path)
    }
}

/// All sections of a text.
#[derive(Clone, Debug, Default)]
pub struct Table {
    sections: BTreeMap<&'static str, Vec<Row>>,
    words: BTreeMap<&'static str, Vec<(&'static str, &'static str)>>,
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// The line that cannot be read; the project's own tables are read by a test.
    pub fn parse(text: &'static str) -> Result<Self, String> {
        let mut table = Self::default();
        let mut section = "";
        let mut words = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                (section, words) = (name, "");
                table.sections.insert(section, Vec::new());
            } else if let Some((name, pairs)) = line.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
                words = name;
                let pairs = pairs.split_whitespace().filter_map(|pair| pair.split_once('='));
                table.words.insert(words, pairs.collect());
            } else if words.is_empty() {
                let row = row(line).ok_or_else(|| format!("table: {line}"))?;
                table.sections.get_mut(section).ok_or_else(|| format!("table: {line}"))?.push(row);
            }
        }
        table.complete()
    }

    /// A row may name only sections and word lists that there are.
    fn complete(self) -> Result<Self, String> {
        for row in self.sections.values().flatten() {
            let known = match row.kind {
                Kind::Node(name) | Kind::Nodes(name, _) | Kind::Inline(name) => self.sections.contains_key(name),
                Kind::Word(name) => self.words.contains_key(name),
                _ => true,
            };
            if !known {
                return Err(format!("table: {} refers to nothing", row.name));
            }
        }
        Ok(self)
    }

    /// The rows of a section.
    pub fn rows(&self, section: &str) -> &[Row] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }

    /// The names of all sections.
    pub fn sections(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.sections.keys().copied()
    }

    /// The pairs of a word list: our word, UPS's code.
    pub fn words(&self, name: &str) -> &[(&'static str, &'static str)] {
        self.words.get(name).map_or(&[], Vec::as_slice)
    }

    /// Every wire path that a section covers; a list's items have `[]` after its name.
    pub fn paths(&self, section: &str, dialect: Dialect) -> Vec<String> {
        let mut out = Vec::new();
        self.walk(section, dialect, "", &mut Vec::new(), &mut out);
        out
    }

    fn walk(&self, section: &'_ str, dialect: Dialect, at: &str, seen: &mut Vec<String>, out: &mut Vec<String>) {
        if seen.iter().filter(|one| *one == section).count() > 1 {
            return;
        }
        seen.push(section.to_owned());
        for row in self.rows(section) {
            let Some(path) = row.path(dialect) else { continue };
            let here = match (at, path) {
                (at, super::HERE) => at.to_owned(),
                ("", path) => path.to_owned(),
                (at, path) => format!("{at}.{path}"),
            };
            match row.kind {
                Kind::Node(name) | Kind::Inline(name) => self.walk(name, dialect, &here, seen, out),
                Kind::Nodes(name, _) => self.walk(name, dialect, &format!("{here}[]"), seen, out),
                Kind::Code(_) => out.extend([format!("{here}.Code"), format!("{here}.Description")]),
                Kind::Stock => out.extend([format!("{here}.Height"), format!("{here}.Width")]),
                Kind::List(..) => out.push(format!("{here}[]")),
                _ => out.push(here),
            }
        }
        seen.pop();
    }
}

fn row(line: &'static str) -> Option<Row> {
    let (head, doc) = line.split_once('#').map_or((line, ""), |(head, doc)| (head.trim(), doc.trim()));
    let mut words = head.split_whitespace();
    let (name, kind, path) = (words.next()?, kind(words.next()?)?, words.next()?);
    let default = head.split_once(" =").map(|(_, text)| text.trim());
    let paths = path.split_once('|').map_or([path, path], |(first, second)| [first, second]);
    let (name, required) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
    Some(Row { name, required, kind, paths, default, doc })
}

fn kind(word: &'static str) -> Option<Kind> {
    let mut parts = word.split('/');
    let name = parts.next()?;
    let numbers: Vec<usize> = parts.map(|part| part.parse().unwrap_or(0)).collect();
    let number = |index: usize| numbers.get(index).copied().unwrap_or(0);
    Some(match name {
        "text" => Kind::Text(number(0)),
        "number" => Kind::Number(number(0)),
        "decimal" => Kind::Decimal(number(0)),
        "date" => Kind::Date,
        "flag" => Kind::Flag,
        "yn" => Kind::YesNo,
        "bool" => Kind::Bool,
        "image" => Kind::Image,
        "images" => Kind::Images,
        "raw" => Kind::Raw,
        "code" => Kind::Code(number(0)),
        "stock" => Kind::Stock,
        "list" => Kind::List(number(0), number(1)),
        other => {
            if let Some(list) = other.strip_prefix('{') {
                Kind::Word(list.strip_suffix('}')?)
            } else if let Some(section) = other.strip_prefix('+') {
                Kind::Inline(section)
            } else if let Some(section) = other.strip_suffix("[]") {
                Kind::Nodes(section, number(0))
            } else if other.starts_with(|c: char| c.is_ascii_uppercase()) {
                Kind::Node(other)
            } else {
                return None;
            }
        }
    })
}
