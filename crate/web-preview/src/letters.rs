//! Bytes as letters. UPS writes `^CI27`, the Windows code page; what is whole UTF-8 is that.

/// The Windows letters between 0x80 and 0x9F that a label has: the euro sign, quotes, dashes, a few capitals.
const WINDOWS: [(u8, char); 12] = [
    (0x80, '\u{20AC}'),
    (0x85, '\u{2026}'),
    (0x8A, '\u{160}'),
    (0x8E, '\u{17D}'),
    (0x91, '\u{2018}'),
    (0x92, '\u{2019}'),
    (0x93, '\u{201C}'),
    (0x94, '\u{201D}'),
    (0x96, '\u{2013}'),
    (0x97, '\u{2014}'),
    (0x9A, '\u{161}'),
    (0x9E, '\u{17E}'),
];

fn windows(byte: u8) -> char {
    WINDOWS.iter().find(|(own, _)| *own == byte).map_or(char::from(byte), |(_, letter)| *letter)
}

/// A body as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().map(|byte| windows(*byte)).collect(), ToOwned::to_owned)
}

/// A field's data with the escapes of letters beyond ASCII resolved; those of control characters stay, symbols need them.
pub(crate) fn unescaped(data: &str, escape: char) -> String {
    let mut out = String::new();
    let mut rest = data;
    while let Some(at) = rest.find(escape) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut bytes = Vec::new();
        let mut after = from;
        while let Some(byte) = escaped(after, escape).filter(|byte| *byte >= 0x80) {
            bytes.push(byte);
            after = after.get(escape.len_utf8() + 2..).unwrap_or_default();
        }
        if bytes.is_empty() {
            out.push(escape);
            after = from.get(escape.len_utf8()..).unwrap_or_default();
        }
        out.push_str(&text(&bytes));
        rest = after;
    }
    out + rest
}

fn escaped(text: &str, escape: char) -> Option<u8> {
    u8::from_str_radix(text.strip_prefix(escape)?.get(..2)?, 16).ok()
}
