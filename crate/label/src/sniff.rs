//! What the bytes are. UPS's own code is no proof: the first label of a multi-piece shipment with cash on delivery is a GIF
//! whatever was asked for (Shipping.yaml, `LabelImageFormat`).

/// A form in which UPS hands out labels and papers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Form {
    /// GIF87a or GIF89a.
    Gif,
    /// PNG.
    Png,
    /// PDF.
    Pdf,
    /// Zebra's language.
    Zpl,
    /// Eltron's language; its bytes are not text, `GW` holds raw dots.
    Epl,
    /// A page.
    Html,
}

impl Form {
    /// As UPS spells it, and as the end of a file's name in capitals.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gif => "GIF",
            Self::Png => "PNG",
            Self::Pdf => "PDF",
            Self::Zpl => "ZPL",
            Self::Epl => "EPL",
            Self::Html => "HTML",
        }
    }
}

/// How far into a text a printer's language must have begun.
const HEAD: usize = 512;

/// Tells the form by content; None where it is none of them.
///
/// ```
/// use parcelgate_label::{Form, sniff};
/// assert_eq!(sniff(b"\n^XA^LRN^MNY"), Some(Form::Zpl));
/// assert_eq!(sniff(b"\r\nN\r\nq812\r\n"), Some(Form::Epl));
/// assert_eq!(sniff(b"hello"), None);
/// ```
pub fn sniff(bytes: &[u8]) -> Option<Form> {
    if bytes.starts_with(b"GIF8") {
        return Some(Form::Gif);
    }
    if bytes.starts_with(b"\x89PNG") {
        return Some(Form::Png);
    }
    let text = bytes.trim_ascii_start();
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    if text.starts_with(b"%PDF-") {
        return Some(Form::Pdf);
    }
    let head = text.get(..HEAD).unwrap_or(text);
    let has = |wanted: &[u8]| head.windows(wanted.len()).any(|found| found.eq_ignore_ascii_case(wanted));
    if has(b"^XA") {
        return Some(Form::Zpl);
    }
    if text.starts_with(b"<") && (has(b"<html") || has(b"<!doctype html")) {
        return Some(Form::Html);
    }
    is_epl(head).then_some(Form::Epl)
}

/// EPL is a line a command; a form begins with `N` (clear) or a setting such as `q812`, `Q1218,24`, `ZT`, `O`, `D8`, `S3`, `I8,1`.
fn is_epl(head: &[u8]) -> bool {
    let mut lines =
        head.split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.is_empty() && !line.starts_with(b";"));
    let command = |line: &[u8]| match line {
        [b'N' | b'O']
        | [b'Z', b'T' | b'B']
        | [b'O', b'D', ..]
        | [b'U', b'N' | b'S']
        | [b'F' | b'E', b'K', b'"' | b'*', ..] => true,
        [b'q' | b'Q' | b'D' | b'S' | b'R', rest @ ..] => {
            rest.first().is_some_and(u8::is_ascii_digit)
                && rest.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'+' | b'-'))
        }
        [b'I', b'7' | b'8', b',', ..] => true,
        [b'E', b'P', b'L', ..] => true,
        [b'A' | b'B' | b'b', rest @ ..] => rest.first().is_some_and(u8::is_ascii_digit) && rest.contains(&b','),
        [b'L', b'O' | b'W' | b'S', rest @ ..] | [b'G', b'W' | b'M' | b'K', rest @ ..] => rest.contains(&b','),
        _ => false,
    };
    let first: Vec<&[u8]> = lines.by_ref().take(2).collect();
    !first.is_empty() && first.iter().all(|line| command(line))
}
