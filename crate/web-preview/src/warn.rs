//! What is told beside a drawing: by code, with the command or the words that it is about.

/// One remark.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Warning {
    /// `field_not_drawn`, `graphic_too_large`, `graphic_length_wrong`, `number_too_large`, `data_too_long`, `unknown_command`,
    /// `printer_command`, `copies`, `format_not_ended`, `too_many_labels`.
    pub code: &'static str,
    /// A command's name, a number of copies, or the drawing hand's own words.
    pub detail: String,
    /// Of which label in the body, from 1; 0 for the whole body.
    pub page: usize,
}

impl Warning {
    pub(crate) fn new(code: &'static str, detail: &str) -> Self {
        Self::on(0, code, detail)
    }

    pub(crate) fn on(page: usize, code: &'static str, detail: &str) -> Self {
        Self { code, detail: detail.chars().take(80).collect(), page }
    }
}

/// Remarks, each once, and not without end.
#[derive(Debug, Default)]
pub(crate) struct Warnings(pub(crate) Vec<Warning>);

const MOST: usize = 50;

impl Warnings {
    pub(crate) fn add(&mut self, warning: Warning) {
        if self.0.len() < MOST && !self.0.contains(&warning) {
            self.0.push(warning);
        }
    }
}

/// Numbers that look small and are not: `1e999`, `inf`.
pub(crate) fn is_vast(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let power = text.as_bytes().windows(3).any(|part| {
        matches!(part, [before, b'e', after] if before.is_ascii_digit() && (after.is_ascii_digit() || matches!(after, b'+' | b'-')))
            || matches!(part, [b'.', b'e', _])
    });
    power || text.contains("inf") || text.contains("nan")
}
