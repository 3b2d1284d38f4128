//! The first chunk: signs in, keeps the session, sends requests, checks accounts. Rules live in `parcelgate-core`; this
//! gives them fetch, storage, the clock and randomness, and JavaScript its objects. What waits for other tabs, or for a portal's
//! own server, is `www/src/sdk/session/session.ts`: there it is a quarter of the bytes.
//!
//! `parcelgate.js` is the only importer of the glue. Every rejection is a plain object of the shape of
//! `parcelgate_core::Error`; `parcelgate.js` makes an `Error` of it.

mod border;
mod client;
mod fetch;
mod inner;
mod storage;

pub use client::Client;

use border::{member, to_js};
use parcelgate_core::account::{Account, check};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the module, for bug reports.
#[wasm_bindgen(js_name = version)]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Checks an account as entered; gives the problems, field by field.
///
/// # Errors
/// An argument that is no account at all.
#[wasm_bindgen(js_name = checkAccount)]
pub fn check_account(account: JsValue) -> Result<JsValue, JsValue> {
    to_js(&check(&account_from(&account)?))
}

/// An account as JavaScript holds it; what is missing is blank, and the check says so.
fn account_from(account: &JsValue) -> Result<Account, JsValue> {
    let text = |name| Ok::<_, JsValue>(member(account, name)?.unwrap_or_default());
    Ok(Account {
        number: text("number")?,
        nickname: text("nickname")?,
        postal_code: text("postalCode")?,
        country: text("country")?,
    })
}
