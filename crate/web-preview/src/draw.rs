//! From a body to pictures.

use crate::warn::{Warning, Warnings};
use crate::{epl, zpl};
use labelize::{DrawerOptions, LabelInfo, Renderer};

/// Pages as PNG, and remarks.
#[derive(Debug)]
pub struct Drawing {
    /// One a label, in the order in which a printer makes them.
    pub pages: Vec<Vec<u8>>,
    /// What is told beside.
    pub warnings: Vec<Warning>,
}

/// A label has some kilobytes; a picture in it some hundred.
const MOST_BYTES: usize = 4 << 20;
/// Labels of one body.
const MOST_LABELS: usize = 50;
/// Inches: the width of every label of UPS's, the height of most, the largest that is drawn.
const WIDE: u32 = 4;
const HIGH: u32 = 6;
const HIGHEST: u32 = 9;

/// Draws every label of a ZPL or EPL body, the right way up.
///
/// # Errors
/// The code of why there is nothing to draw: `preview_too_large`, `preview_empty`, `preview_dpi_unknown`.
pub fn draw(body: &[u8], dpi: u32) -> Result<Drawing, &'static str> {
    let dpmm = match dpi {
        203 => 8,
        300 => 12,
        600 => 24,
        _ => return Err("preview_dpi_unknown"),
    };
    if body.len() > MOST_BYTES {
        return Err("preview_too_large");
    }
    let mut warnings = Warnings::default();
    let mut pages = Vec::new();
    let has = |wanted: &[u8]| body.windows(wanted.len()).any(|part| part.eq_ignore_ascii_case(wanted));
    let hand = |label: &LabelInfo, size| picture(label, dpmm, size);
    if has(b"^XA") {
        for format in few(zpl::formats(body, &mut warnings), &mut warnings) {
            let page = pages.len() + 1;
            pages.extend(format.drawn(dpmm, size(format.length, dpi), &hand, page, &mut warnings));
        }
    } else {
        for form in few(epl::forms(body, &mut warnings), &mut warnings) {
            let page = pages.len() + 1;
            pages.extend(form.drawn(size(form.length, dpi), &hand, page, &mut warnings));
        }
    }
    if pages.is_empty() { Err("preview_empty") } else { Ok(Drawing { pages, warnings: warnings.0 }) }
}

fn few<T>(mut labels: Vec<T>, warnings: &mut Warnings) -> Vec<T> {
    if labels.len() > MOST_LABELS {
        warnings.add(Warning::new("too_many_labels", &labels.len().to_string()));
        labels.truncate(MOST_LABELS);
    }
    labels
}

/// Less than 6 inches is a label of 6: the paper is.
fn size(rows: Option<u32>, dpi: u32) -> (u32, u32) {
    (WIDE * dpi, rows.unwrap_or_default().clamp(HIGH * dpi, HIGHEST * dpi))
}

/// `^POI` turns the paper, not what a person wants to look at.
fn picture(label: &LabelInfo, dpmm: i32, (wide, high): (u32, u32)) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let options = DrawerOptions {
        label_width_mm: f64::from(wide) / f64::from(dpmm),
        label_height_mm: f64::from(high) / f64::from(dpmm),
        dpmm,
        enable_inverted_labels: false,
        antialias: false,
    };
    let mut label = label.clone();
    label.inverted = false;
    Renderer::new().draw_label_as_png(&label, &mut out, options)?;
    Ok(out)
}
