//! A ZPL body in formats and fields, so that one bad field does not cost the label, and no field costs the page its memory.

use crate::letters;
use crate::mend::{Hand, mended};
use crate::warn::{Warning, Warnings};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use labelize::ZplParser;
use std::fmt::Write as _;
use std::io::Read as _;

/// Bytes of one picture in a label, unpacked: a label of 4 by 8 inches at 300 dots has 360,000.
const MOST_GRAPHIC: usize = 1 << 20;
/// Of what is drawn: dots on a side, copies of one dot, sizes of letters.
const MOST_NUMBER: u32 = 4_000;
/// Letters of a field; of one whose letters are large; of bars in one row: no label is as wide as more would be.
const MOST_LETTERS: usize = 3_500;
const MOST_LARGE_LETTERS: usize = 100;
const MOST_BARS: usize = 200;
/// Dots of a large letter, and of the largest.
const LARGE: u32 = 300;
const LARGEST: u32 = 1_500;

/// What the printer knows beside what is drawn here: settings that print nothing.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "^A", "^B0", "^B1", "^B2", "^B3", "^B4", "^B5", "^B7", "^B8", "^B9", "^BA", "^BB", "^BC", "^BD", "^BE", "^BF", "^BI", "^BJ", "^BK", "^BL",
    "^BM", "^BO", "^BP", "^BQ", "^BR", "^BS", "^BT", "^BU", "^BX", "^BY", "^BZ", "^CF", "^CI", "^CM", "^CN", "^CO", "^CP",
    "^CV", "^CW", "^DF", "^FB", "^FC", "^FD", "^FH", "^FL", "^FM", "^FN", "^FO", "^FP", "^FR", "^FS", "^FT", "^FV", "^FW", "^FX", "^GB", "^GC",
    "^GD", "^GE", "^GF", "^GS", "^IL", "^IM", "^IS", "^LF", "^LH", "^LL", "^LR", "^LS", "^LT", "^MA", "^MC", "^MD", "^MF", "^ML", "^MM", "^MN",
    "^MP", "^MT", "^MU", "^MW", "^PA", "^PF", "^PH", "^PM", "^PN", "^PO", "^PP", "^PQ", "^PR", "^PW", "^SE", "^SF", "^SN", "^SO", "^SS", "^ST",
    "^SX", "^TB", "^TO", "^XA", "^XB", "^XF", "^XG", "^XS", "^XZ",
];
/// Those that change the printer, or read it: they have no business in a label.
const SETTINGS: &[&str] = &[
    "^HF", "^HG", "^HH", "^HT", "^HV", "^HW", "^HY", "^HZ", "^ID", "^JB", "^JH", "^JI", "^JJ", "^JM", "^JS", "^JT",
    "^JU", "^JW", "^JZ", "^KD", "^KL", "^KN", "^KP", "^KV", "^NC", "^ND", "^NI", "^NN", "^NP", "^NS", "^NT", "^NW",
    "^SC", "^SI", "^SL", "^SP", "^SQ", "^SR", "^WD", "^WF", "^ZZ",
];

/// One `^XA` to `^XZ`.
#[derive(Debug, Default)]
pub(crate) struct Format {
    /// Its fields, each to its `^FS`; settings stand in front of the field that follows.
    fields: Vec<Vec<String>>,
    /// Rows that `^LL` asks for.
    pub(crate) length: Option<u32>,
}

/// The body's formats, what is dangerous taken out, what is odd told.
pub(crate) fn formats(body: &[u8], warnings: &mut Warnings) -> Vec<Format> {
    let text = letters::text(body);
    let mut out: Vec<Format> = Vec::new();
    let mut current: Option<Format> = None;
    let mut field: Vec<String> = Vec::new();
    for command in commands(&text) {
        let name = name(&command);
        match name.as_str() {
            "^XA" => {
                current = Some(Format::default());
                field.clear();
            }
            "^XZ" => {
                let Some(mut format) = current.take() else { continue };
                format.fields.push(std::mem::take(&mut field));
                out.push(format);
            }
            _ if name.starts_with('~') || SETTINGS.contains(&name.as_str()) => {
                warnings.add(Warning::new("printer_command", &name));
            }
            _ if !KNOWN.contains(&name.as_str()) && !name.starts_with("^A") => {
                warnings.add(Warning::new("unknown_command", &name));
            }
            "^DF" | "^XF" | "^IL" | "^IM" | "^IS" | "^XG" => warnings.add(Warning::new("stored_object", &name)),
            // Letters are letters here, whatever page they came from.
            "^CI" => {}
            // It is drawn once; the printer makes the copies.
            "^PQ" => copies(&command, warnings),
            _ => {
                let Some(format) = &mut current else { continue };
                if name == "^LL" {
                    format.length = command.get(3..).and_then(|digits| digits.trim().parse().ok());
                }
                let ended = name == "^FS";
                field.push(command);
                if ended {
                    format.fields.push(std::mem::take(&mut field));
                }
            }
        }
    }
    // A printer waits for the end; what is there is shown.
    if let Some(mut format) = current {
        format.fields.push(field);
        warnings.add(Warning::new("format_not_ended", "^XZ"));
        out.push(format);
    }
    out
}

fn copies(command: &str, warnings: &mut Warnings) {
    let count = command.get(3..).unwrap_or_default().split(',').next().unwrap_or_default().trim().to_owned();
    if !matches!(count.as_str(), "" | "0" | "1") {
        warnings.add(Warning::new("copies", &count));
    }
}

/// Commands from their `^` or `~` on; line ends are none of a command's.
fn commands(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for letter in text.chars().filter(|letter| !matches!(letter, '\r' | '\n' | '\t')) {
        if matches!(letter, '^' | '~') {
            out.push(String::new());
        }
        if let Some(last) = out.last_mut() {
            last.push(letter);
        }
    }
    out
}

fn name(command: &str) -> String {
    let mut letters = command.chars();
    let head: String = letters.by_ref().take(2).collect::<String>().to_ascii_uppercase();
    if head == "^A" {
        head
    } else {
        head + &letters.next().map_or(String::new(), |letter| letter.to_ascii_uppercase().to_string())
    }
}

impl Format {
    /// The label drawn, each field that cannot be as a hatched box in its place.
    pub(crate) fn drawn(
        &self,
        dpmm: i32,
        size: (u32, u32),
        hand: Hand<'_>,
        page: usize,
        warnings: &mut Warnings,
    ) -> Option<Vec<u8>> {
        let mut letters = 0;
        let fields = self.fields.iter().map(|commands| safe(commands, &mut letters, page, warnings)).collect();
        let whole = |fields: &[String], size| {
            let body = format!("^XA^CI28{}^XZ", fields.concat());
            let labels = ZplParser::with_dpmm(dpmm).parse(body.as_bytes())?;
            labels.first().map(|label| hand(label, size)).transpose()
        };
        mended(fields, size, whole, |at| self.fields.get(at).map(|commands| hatched(commands)), page, warnings)
    }
}

/// A field whose numbers no label has, or whose picture unpacks to more than a label has, becomes a hatched box.
fn safe(commands: &[String], letters: &mut u32, page: usize, warnings: &mut Warnings) -> String {
    let mut out = String::new();
    let bars = commands.iter().any(|command| is_linear(&name(command)));
    let hexadecimal = commands.iter().find(|command| name(command) == "^FH");
    let escape = hexadecimal.map(|command| command.chars().nth(3).unwrap_or('_'));
    for command in commands {
        let name = name(command);
        let fine = match name.as_str() {
            "^GF" => graphic(command).ok_or("graphic_too_large"),
            "^FD" | "^FV" => {
                let most = if bars {
                    MOST_BARS
                } else if *letters > LARGE {
                    MOST_LARGE_LETTERS
                } else {
                    MOST_LETTERS
                };
                // UPS writes `^FV`, whose escapes the drawing hand leaves as they are; printed once it is the same as `^FD`.
                let words = command.get(3..).unwrap_or_default();
                let words = escape.map_or_else(|| words.to_owned(), |escape| letters::unescaped(words, escape));
                if words.len() <= most { Ok(format!("^FD{words}")) } else { Err("data_too_long") }
            }
            // Words, not numbers.
            "^FX" | "^CV" | "^FH" => Ok(command.clone()),
            "^A" | "^CF" => {
                let largest = numbers(command).max().unwrap_or(0);
                *letters = (*letters).max(largest);
                if largest <= LARGEST { Ok(command.clone()) } else { Err("number_too_large") }
            }
            "^B7" if !rows_fit(command, commands) => Err("field_not_drawn"),
            _ if small(command) && modules_fit(&name, command) => Ok(command.clone()),
            _ => Err("number_too_large"),
        };
        match fine {
            Ok(fine) => out.push_str(&fine),
            Err(code) => {
                warnings.add(Warning::on(page, code, &name));
                return hatched(commands);
            }
        }
    }
    out
}

/// A symbol's module in dots: of a larger one the symbol would be larger than any label.
fn modules_fit(name: &str, command: &str) -> bool {
    let parts: Vec<&str> = command.get(3..).unwrap_or_default().split(',').collect();
    let fits = |place: usize, most: u32| {
        parts.get(place).and_then(|part| part.trim().parse::<f64>().ok()).is_none_or(|number| number <= f64::from(most))
    };
    match name {
        "^BY" => fits(0, 10) && fits(1, 10),
        "^BX" => fits(1, 30),
        "^BQ" => fits(2, 20),
        "^B7" | "^BF" | "^B4" | "^BB" => fits(1, 60),
        "^BO" | "^B0" => fits(1, 20),
        "^GS" | "^XG" => fits(1, 1_500),
        // Only the space between lines may be less than none.
        "^FB" | "^TB" => parts.iter().enumerate().all(|(place, part)| place == 2 || !part.trim().starts_with('-')),
        _ => true,
    }
}

/// A PDF417 has 90 rows of 30 columns at most: of more the drawing hand would not come back. Where one of them is told, the other
/// follows from the words and from what the level of security adds (ISO/IEC 15438 section 5.7).
fn rows_fit(command: &str, field: &[String]) -> bool {
    let parts: Vec<&str> = command.get(3..).unwrap_or_default().split(',').skip(1).take(4).map(str::trim).collect();
    // What is no plain number might be read as any.
    if parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let part = |place: usize| parts.get(place - 1).and_then(|part| part.parse::<usize>().ok());
    let (columns, rows) = (part(3).unwrap_or(0).min(30), part(4).unwrap_or(0).min(90));
    let most = match (columns, rows) {
        (0, 0) => return true,
        (0, rows) => rows * 30,
        (columns, _) => columns * 90,
    };
    let words = field.iter().find(|command| matches!(name(command).as_str(), "^FD" | "^FV")).map_or(0, String::len);
    let security = 2_usize << part(2).unwrap_or(6).min(8);
    2 * words + security < most
}

/// Bars in one row, as against symbols of two dimensions.
fn is_linear(name: &str) -> bool {
    name.starts_with("^B")
        && !matches!(
            name,
            "^B0" | "^B4" | "^B7" | "^BB" | "^BD" | "^BF" | "^BO" | "^BQ" | "^BR" | "^BT" | "^BX" | "^BY"
        )
}

fn numbers(command: &str) -> impl Iterator<Item = u32> {
    let body = command.get(2..).unwrap_or_default();
    let digits = body.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
    digits.map(|digits| digits.parse().unwrap_or(u32::MAX))
}

fn small(command: &str) -> bool {
    let body = command.get(2..).unwrap_or_default();
    numbers(command).all(|number| number <= MOST_NUMBER) && !crate::warn::is_vast(body)
}

/// A picture's field, its data in hexadecimal where the drawing hand knows no other form.
fn graphic(command: &str) -> Option<String> {
    let parts: Vec<&str> = command.splitn(5, ',').collect();
    let [head, count, total, row, data] = parts.as_slice() else { return Some(command.to_owned()) };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let declared = number(total)?;
    if declared > MOST_GRAPHIC
        || number(count)? > MOST_GRAPHIC
        || number(row)? == 0
        || number(row)? > MOST_NUMBER as usize
    {
        return None;
    }
    let data = data.trim();
    let encoded = |prefix: &str| data.strip_prefix(prefix).map(|rest| rest.split(':').next().unwrap_or_default());
    let bytes = match (encoded(":Z64:"), encoded(":B64:")) {
        (Some(text), _) => unpacked(&STANDARD.decode(text).ok()?, declared)?,
        (None, Some(text)) => STANDARD.decode(text).ok()?,
        (None, None) => return plain(data, row, declared).then(|| command.to_owned()),
    };
    let mut hex = String::with_capacity(bytes.len() * 2);
    for byte in bytes.iter().take(declared) {
        let _ = write!(hex, "{byte:02X}");
    }
    Some(format!("{head},{declared},{declared},{row},{hex}"))
}

/// Whether data in hexadecimal with repeats is no larger than it says.
fn plain(data: &str, row: &str, declared: usize) -> bool {
    let row = (row.trim().parse::<usize>().unwrap_or(1) * 2).max(1);
    let mut digits = 0_usize;
    let mut repeat = 0_usize;
    for letter in data.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
        match letter {
            b'G'..=b'Y' => repeat += usize::from(letter - b'F'),
            b'g'..=b'z' => repeat += usize::from(letter - b'f') * 20,
            // The rest of a row that was begun, or a whole one.
            b',' | b'!' | b':' => digits += row - digits % row,
            _ => {
                digits += repeat.max(1);
                repeat = 0;
            }
        }
    }
    digits + repeat <= (declared + row) * 2
}

/// No more than was declared is unpacked, whatever the data promise.
fn unpacked(packed: &[u8], declared: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let most = u64::try_from(declared).unwrap_or(u64::MAX) + 1;
    ZlibDecoder::new(packed).take(most).read_to_end(&mut out).ok()?;
    (out.len() <= declared).then_some(out)
}

/// A box with a cross where a field would stand.
fn hatched(commands: &[String]) -> String {
    let place = commands.iter().rev().find(|command| matches!(name(command).as_str(), "^FO" | "^FT"));
    let numbers: Vec<u32> = place
        .and_then(|command| command.get(3..))
        .map(|text| text.split(',').filter_map(|digits| digits.trim().parse().ok()).collect())
        .unwrap_or_default();
    let (x, y) =
        (numbers.first().copied().unwrap_or(0).min(MOST_NUMBER), numbers.get(1).copied().unwrap_or(0).min(MOST_NUMBER));
    let settings: String = commands.iter().filter(|command| setting(command)).cloned().collect();
    let at = format!("^FO{x},{y}");
    format!("{settings}{at}^GB160,80,2^FS{at}^GD160,80,2,B,L^FS{at}^GD160,80,2,B,R^FS")
}

/// What holds for the fields that follow as well.
fn setting(command: &str) -> bool {
    matches!(name(command).as_str(), "^LH" | "^PO" | "^PW" | "^CI" | "^CF" | "^FW" | "^LR" | "^LT" | "^LS")
        && small(command)
}
