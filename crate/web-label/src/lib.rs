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

fn refuse(code: &str, field: &str) -> JsValue {
    object(&[("kind", "validation".into()), ("code", code.into()), ("message", "".into()), ("field", field.into())])
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

/// A GIF or PNG in a printer's own words, `ZPL` or `EPL`, for a head of so many dots an inch.
///
/// # Errors
/// Bytes that are no whole picture; a language or a head that is not known.
#[wasm_bindgen(js_name = toPrinter)]
pub fn to_printer(bytes: &[u8], language: &str, dpi: u32, keep_tail: bool) -> Result<Vec<u8>, JsValue> {
    let density = Density::of(dpi).ok_or_else(|| refuse("printer_dpi_unknown", "dpi"))?;
    let label = upright(bytes, keep_tail)?;
    match language {
        "ZPL" => Ok(parcelgate_label::to_zpl(&label, density)),
        "EPL" => Ok(parcelgate_label::to_epl(&label, density)),
        _ => Err(refuse("printer_language_unknown", "language")),
    }
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
    /// Stock that is not known, more labels a sheet than it takes, a place that is not there.
    #[wasm_bindgen(constructor)]
    pub fn new(stock: &str, per_sheet: u32, start_at: u32, cut_marks: bool) -> Result<Pdf, JsValue> {
        let stock = Stock::named(stock).ok_or_else(|| refuse("stock_unknown", "stock"))?;
        let options = SheetOptions { stock, per_sheet, start_at, cut_marks };
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
