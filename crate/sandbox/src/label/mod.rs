//! Labels: drawn once on a one-bit canvas, then put into the form that was asked for. Always marked SAMPLE, never over a
//! symbol. This hand shares nothing with the module's own label code, so that tests compare two independent ones.

mod canvas;
mod code128;
mod design;
mod font;
mod maxicode;
pub(crate) mod page;
mod picture;
mod thermal;

use serde_json::Value;

/// What a label is drawn from.
pub(crate) struct Job<'a> {
    /// The request's `Shipment`.
    pub(crate) shipment: &'a Value,
    pub(crate) number: &'a str,
    /// Of which package, from 0, of how many.
    pub(crate) index: usize,
    pub(crate) count: usize,
    pub(crate) day_of_year: u16,
}

/// A label in its form.
pub(crate) struct Drawn {
    pub(crate) bytes: Vec<u8>,
    /// The page that UPS sends along with pictures.
    pub(crate) html: Option<String>,
}

/// Draws a label. SPL has no maker left: it gets EPL's words, as UPS's text form does.
pub(crate) fn draw(job: &Job<'_>, format: &str) -> Drawn {
    let plain = |bytes: Vec<u8>| Drawn { bytes, html: None };
    match format {
        "ZPL" => plain(thermal::zpl(job)),
        "EPL" | "SPL" => plain(thermal::epl(job)),
        "PDF" => plain(picture::pdf(&design::upright(job))),
        "PNG" => Drawn { bytes: picture::png(&design::upright(job).lying()), html: Some(html(job)) },
        _ => Drawn { bytes: picture::gif(&design::upright(job).lying()), html: Some(html(job)) },
    }
}

fn html(job: &Job<'_>) -> String {
    format!(
        "<html><head><title>View/Print Label</title></head><body><p>FOLD HERE</p>\
         <IMG SRC=\"./label{}.gif\" height=392 width=651></body></html>",
        job.number
    )
}

#[cfg(test)]
mod tests;
