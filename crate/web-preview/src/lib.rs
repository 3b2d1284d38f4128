//! The fourth chunk, for a worker: thermal labels drawn, by `labelize`, so that nobody sends addresses to a web service for it.
//!
//! Around it: labels are shown the right way up whatever `^PO` says, several in one body are several pages, a field that cannot
//! be drawn is a hatched box and a warning, and no body takes more memory than a label has.

mod draw;
mod epl;
mod letters;
mod mend;
mod warn;
mod zpl;

pub use draw::{Drawing, draw};
pub use warn::Warning;

use js_sys::{Array, Object, Reflect, Uint8Array};
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

/// Draws a body: `{ pages: [png], warnings: [{ code, detail, page }] }`; `dpi` is 203, 300 or 600.
///
/// # Errors
/// A body without a label in it.
#[wasm_bindgen(js_name = draw)]
pub fn draw_js(body: &[u8], dpi: u32) -> Result<JsValue, JsValue> {
    let Drawing { pages, warnings } = draw(body, dpi).map_err(|code| {
        object(&[("kind", "label".into()), ("code", code.into()), ("message", "the body cannot be drawn".into())])
    })?;
    let pages: Array = pages.iter().map(|png| Uint8Array::from(png.as_slice())).collect();
    let warnings: Array = warnings
        .iter()
        .map(|one| {
            let page = u32::try_from(one.page).unwrap_or(u32::MAX);
            object(&[("code", one.code.into()), ("detail", one.detail.as_str().into()), ("page", page.into())])
        })
        .collect();
    Ok(object(&[("pages", pages.into()), ("warnings", warnings.into())]))
}
