//! An EPL body in lines, of which `GW` holds raw dots: one bad line does not cost the label.

use crate::letters;
use crate::mend::{Hand, mended};
use crate::warn::{Warning, Warnings};
use labelize::EplParser;

/// Bytes of one picture, and dots on a side.
const MOST_GRAPHIC: usize = 1 << 20;
const MOST_NUMBER: u32 = 4_000;

/// Commands that print, and those that set the printer for this form; others are told.
const KNOWN: &[&str] = &[
    "A", "B", "b", "D", "E", "F", "GM", "GW", "I", "JB", "JF", "LE", "LO", "LS", "LW", "N", "O", "OD", "P", "PA", "Q",
    "q", "R", "S", "TD", "TT", "U", "V", "X", "ZB", "ZT", "oH", "o", "?", "C", "r",
];
const SETTINGS: &[&str] = &[
    "Y", "M", "EK", "FK", "GK", "^@", "AUTOFR", "UN", "US", "UP", "UQ", "UI", "UE", "UF", "UG", "UM", "eR", "f", "i",
    "dump", "xa",
];

/// One form: its lines up to and with `P`.
#[derive(Debug, Default)]
pub(crate) struct Form {
    lines: Vec<Vec<u8>>,
    /// Rows that `Q` asks for.
    pub(crate) length: Option<u32>,
}

/// The body's forms.
pub(crate) fn forms(body: &[u8], warnings: &mut Warnings) -> Vec<Form> {
    let mut out = Vec::new();
    let mut form = Form::default();
    let mut rest = body;
    while !rest.is_empty() {
        let (line, after) = next_line(rest, warnings);
        rest = after;
        let name = name(&line);
        if name.is_empty() || line.starts_with(b";") {
            continue;
        }
        if SETTINGS.contains(&name.as_str()) {
            warnings.add(Warning::new("printer_command", &name));
            continue;
        }
        if !KNOWN.contains(&name.as_str()) {
            warnings.add(Warning::new("unknown_command", &name));
            continue;
        }
        if name == "Q" {
            form.length = number(&line, 1, 0);
        }
        let ends = matches!(name.as_str(), "P" | "PA");
        if ends {
            copies(&line, warnings);
            form.lines.push(b"P1".to_vec());
            out.push(std::mem::take(&mut form));
        } else {
            form.lines.push(line);
        }
    }
    if form.lines.iter().any(|line| matches!(line.first(), Some(b'A' | b'B' | b'b' | b'G' | b'L' | b'X'))) {
        warnings.add(Warning::new("format_not_ended", "P"));
        out.push(form);
    }
    out
}

/// A line without its end, and what follows; a `GW` takes as many bytes as it says, line ends among them.
fn next_line<'a>(rest: &'a [u8], warnings: &mut Warnings) -> (Vec<u8>, &'a [u8]) {
    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    let (line, after) = (rest.get(..end).unwrap_or_default(), rest.get(end + 1..).unwrap_or_default());
    let start = line.trim_ascii_start();
    if !start.starts_with(b"GW") {
        return (line.trim_ascii().to_vec(), after);
    }
    let from = rest.get(line.len() - start.len()..).unwrap_or_default();
    let whole = graphic(from).and_then(|(numbers, head, bytes)| {
        let dots = from.get(head..head.checked_add(bytes)?)?;
        Some(([numbers.into_bytes(), turned(dots)].concat(), from.get(head + bytes..)?))
    });
    whole.unwrap_or_else(|| {
        warnings.add(Warning::new("graphic_length_wrong", "GW"));
        (hatched(line), after)
    })
}

/// `GWx,y,wide,high` with a comma, or a line's end, before the dots: the command anew, where the dots begin, how many bytes.
/// Source: Zebra support, "Details related to the GW EPL Command".
fn graphic(from: &[u8]) -> Option<(String, usize, usize)> {
    let mut ends = from.iter().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'\n')).map(|(at, _)| at);
    let end = ends.nth(3)?;
    let text = std::str::from_utf8(from.get(2..end)?).ok()?;
    let numbers: Vec<usize> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
    let [x, y, wide, high] = numbers[..] else { return None };
    let bytes = wide.checked_mul(high).filter(|bytes| *bytes <= MOST_GRAPHIC)?;
    Some((format!("GW{x},{y},{wide},{high},"), end + 1, bytes))
}

/// In EPL a set bit is white (same source); the drawing hand takes it for black.
fn turned(dots: &[u8]) -> Vec<u8> {
    dots.iter().map(|byte| !byte).collect()
}

fn copies(line: &[u8], warnings: &mut Warnings) {
    let digits: String = line.iter().skip(1).map(|byte| char::from(*byte)).take_while(char::is_ascii_digit).collect();
    if !matches!(digits.as_str(), "" | "0" | "1") {
        warnings.add(Warning::new("copies", &digits));
    }
}

/// The command's letters: two for some.
fn name(line: &[u8]) -> String {
    let letters: String = line
        .iter()
        .map(|byte| char::from(*byte))
        .take_while(|letter| letter.is_ascii_alphabetic() || *letter == '?')
        .collect();
    let two: String = letters.chars().take(2).collect();
    let one: String = letters.chars().take(1).collect();
    if KNOWN.contains(&two.as_str()) || SETTINGS.contains(&two.as_str()) {
        two
    } else if KNOWN.contains(&one.as_str()) || letters.is_empty() {
        one
    } else {
        letters.chars().take(8).collect()
    }
}

/// The number at a place, counted from 0, behind so many letters.
fn number(line: &[u8], letters: usize, place: usize) -> Option<u32> {
    let part = line.get(letters..)?.split(|byte| *byte == b',').nth(place)?;
    std::str::from_utf8(part).ok()?.trim().parse().ok()
}

/// Whether every number before a text is one that a label has.
fn small(line: &[u8]) -> bool {
    let before = line.split(|byte| *byte == b'"').next().unwrap_or_default();
    if crate::warn::is_vast(&String::from_utf8_lossy(before)) {
        return false;
    }
    before.split(|byte| !byte.is_ascii_digit()).all(|digits| {
        digits.is_empty()
            || std::str::from_utf8(digits)
                .ok()
                .and_then(|text| text.parse::<u32>().ok())
                .is_some_and(|number| number <= MOST_NUMBER)
    })
}

/// Letters and modules of a size that a label has, and no more of them (EPL2 Programming Guide: A, B, b).
fn modules_fit(name: &str, line: &[u8]) -> bool {
    let text = letters::text(line);
    let data = text.split('"').nth(1).unwrap_or_default().chars().count();
    let fits = |place, most| number(line, 1, place).is_none_or(|number| number <= most);
    match name {
        "A" => fits(4, 24) && fits(5, 24) && data <= 300,
        "B" => fits(4, 10) && fits(5, 30) && fits(6, 1_300) && data <= 200,
        "b" => {
            data <= 3_000
                && text.split(',').all(|part| {
                    part.trim_start_matches(['h', 'x', 'y'])
                        .parse::<u32>()
                        .map_or(true, |number| number <= 60 || part.bytes().all(|byte| byte.is_ascii_digit()))
                })
        }
        _ => true,
    }
}

/// A box where a line would stand.
fn hatched(line: &[u8]) -> Vec<u8> {
    let letters = name(line).len();
    let side = |place| number(line, letters, place).unwrap_or(0).min(MOST_NUMBER);
    let (x, y) = (side(0), side(1));
    format!("X{x},{y},2,{},{}\nLS{x},{y},2,{},{}", x + 160, y + 80, x + 160, y + 80).into_bytes()
}

impl Form {
    /// The label drawn, each line that cannot be as a box in its place.
    pub(crate) fn drawn(
        &self,
        size: (u32, u32),
        hand: Hand<'_>,
        page: usize,
        warnings: &mut Warnings,
    ) -> Option<Vec<u8>> {
        let lines = self.lines.iter().map(|line| safe(line, page, warnings)).collect();
        let whole = |lines: &[Vec<u8>], size| {
            let mut body = lines.join(&b'\n');
            body.push(b'\n');
            let labels = EplParser::new().parse(&body)?;
            labels.first().map(|label| hand(label, size)).transpose()
        };
        mended(lines, size, whole, |at| self.lines.get(at).map(|line| hatched(line)), page, warnings)
    }
}

fn safe(line: &[u8], page: usize, warnings: &mut Warnings) -> Vec<u8> {
    let name = name(line);
    if name == "GW" {
        return line.to_vec();
    }
    if small(line) && modules_fit(&name, line) {
        return letters::text(line).into_bytes();
    }
    warnings.add(Warning::on(page, "number_too_large", &name));
    hatched(line)
}
