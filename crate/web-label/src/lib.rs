//! The third chunk, for a worker: labels as pictures, PDF and printers' graphics. It has no network, no storage and no token.

use js_sys::{Object, Reflect, Uint8Array};
use parcelgate_label::{Density, LabelError, Picture, SheetOptions, Sheets, Stock, Tail, Upright};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let out = Object::new();
    for (name, value) in members {
        // A plain object takes any member.
        let _ = Reflect::set(&out, &(*name).into(), value);
    }
    out.into()
}

fn reject(error: &LabelError) -> JsValue {
    let mut members =
        vec![("kind", "label".into()), ("code", error.code().into()), ("message", error.to_string().into())];
    if let LabelError::Truncated { rows, height, .. } = error {
        members.extend([("rows", (*rows).into()), ("height", (*height).into())]);
    }
    object(&members)
}

fn upright(bytes: &[u8], keep_tail: bool) -> Result<Upright, JsValue> {
    let picture = Picture::read(bytes).map_err(|error| reject(&error))?;
    Ok(picture.upright(if keep_tail { Tail::Keep } else { Tail::Crop }))
}

/// What is known of a label beside its dots.
fn facts(label: &Upright) -> Vec<(&'static str, JsValue)> {
    vec![
        ("width", label.bitmap.width().into()),
        ("height", label.bitmap.height().into()),
        ("dpi", label.dpi.into()),
        ("tail", label.tail.name().into()),
        ("grey", label.grey.into()),
    ]
}

/// The form of a label's bytes: `GIF`, `PNG`, `PDF`, `ZPL`, `EPL`, `HTML`, or nothing where it is none of them.
#[wasm_bindgen]
pub fn sniff(bytes: &[u8]) -> Option<String> {
    parcelgate_label::sniff(bytes).map(|form| form.name().to_owned())
}

/// A GIF or PNG upright, as PNG: `{ png, width, height, dpi, tail, grey }`.
///
/// # Errors
/// Bytes that are no whole picture.
#[wasm_bindgen]
pub fn picture(bytes: &[u8], keep_tail: bool) -> Result<JsValue, JsValue> {
    let label = upright(bytes, keep_tail)?;
    let mut members = facts(&label);
    members.push(("png", Uint8Array::from(label.bitmap.to_png(Some(label.dpi)).as_slice()).into()));
    Ok(object(&members))
}

/// A GIF or PNG in a printer's own words, `ZPL` or `EPL`, for a head of so many dots an inch: 203, 300 or 600. `send.js` refuses
/// all others.
///
/// # Errors
/// Bytes that are no whole picture.
#[wasm_bindgen(js_name = toPrinter)]
pub fn to_printer(bytes: &[u8], language: &str, dpi: u32, keep_tail: bool) -> Result<Vec<u8>, JsValue> {
    let label = upright(bytes, keep_tail)?;
    let write = if language == "EPL" { parcelgate_label::to_epl } else { parcelgate_label::to_zpl };
    Ok(write(&label, Density::of(dpi).unwrap_or_default()))
}

/// A PDF that grows by a label at a time.
#[wasm_bindgen]
pub struct Pdf {
    sheets: Sheets,
}

#[wasm_bindgen]
impl Pdf {
    /// Begins one.
    ///
    /// # Errors
    /// More labels a sheet than the stock takes, a place that is not there. `labels.js` refuses a stock that is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(stock: &str, per_sheet: u32, start_at: u32, cut_marks: bool) -> Result<Pdf, JsValue> {
        let options = SheetOptions { stock: Stock::named(stock).unwrap_or_default(), per_sheet, start_at, cut_marks };
        Ok(Self { sheets: Sheets::new(options).map_err(|error| reject(&error))? })
    }

    /// Puts a GIF or PNG on the next place; gives what is known of it.
    ///
    /// # Errors
    /// Bytes that are no whole picture; the others stay.
    pub fn add(&mut self, bytes: &[u8], keep_tail: bool) -> Result<JsValue, JsValue> {
        let label = upright(bytes, keep_tail)?;
        self.sheets.add(&label);
        Ok(object(&facts(&label)))
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.sheets.finish()
    }
}
