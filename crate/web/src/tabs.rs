//! Other tabs of one login: a duplicated tab has a copy of the tokens, and of two refreshes with one token a strict server
//! ends the whole login (RFC 9700 section 4.14.2). The page hands in what keeps them apart: `www/lib/tabs.js`.

use js_sys::{Function, Reflect};
use parcelgate_core::session::Session;
use parcelgate_core::{Error, Kind};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    /// `{ hold(login), newest(login), keep(login, pair) }`; each gives a promise.
    #[derive(Clone)]
    pub(crate) type Tabs;

    #[wasm_bindgen(method, catch)]
    async fn hold(this: &Tabs, login: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn newest(this: &Tabs, login: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    async fn keep(this: &Tabs, login: &str, pair: &str) -> Result<JsValue, JsValue>;
}

/// The turn of this tab: let go when dropped, whatever happened.
pub(crate) struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// What another tab left for this one.
pub(crate) enum Left {
    Nothing,
    Newer(Box<Session>),
    /// It disconnected.
    Over,
}

/// The member `tabs` of the client's options; absent where a page has none, and then each tab is on its own.
pub(crate) fn of(options: &JsValue) -> Option<Tabs> {
    let tabs = Reflect::get(options, &"tabs".into()).ok()?;
    tabs.is_object().then(|| tabs.unchecked_into())
}

/// Waits for this tab's turn, as long as the page allows.
pub(crate) async fn turn(tabs: Option<&Tabs>, session: &Session) -> Result<Turn, Error> {
    let Some(tabs) = tabs else { return Ok(Turn(None)) };
    // EXPOSE: the login's own key names the lock; the page hashes it first.
    let release = tabs.hold(session.login.expose_secret()).await;
    let busy = |_| Error::new(Kind::Network, "refresh_busy", "another tab is renewing the sign-in");
    Ok(Turn(release.map_err(busy)?.dyn_into().ok()))
}

/// What the tab before left. What cannot be read was not left.
pub(crate) async fn left(tabs: Option<&Tabs>, session: &Session) -> Left {
    let Some(tabs) = tabs else { return Left::Nothing };
    // EXPOSE: the login's own key opens what was left under it.
    match tabs.newest(session.login.expose_secret()).await.ok().and_then(|pair| pair.as_string()) {
        Some(pair) if pair.is_empty() => Left::Over,
        Some(pair) => session.newer(&pair).map_or(Left::Nothing, |newer| Left::Newer(Box::new(newer))),
        None => Left::Nothing,
    }
}

/// Leaves the new pair for tabs that still have the old one; an empty one says that the login is over.
pub(crate) async fn leave(tabs: Option<&Tabs>, session: &Session, pair: &str) {
    if let Some(tabs) = tabs {
        // EXPOSE: the login's own key seals what is left under it.
        let _ = tabs.keep(session.login.expose_secret(), pair).await;
    }
}
