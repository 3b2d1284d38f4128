//! A portal that keeps the tokens on its own server: it supplies the access token, and exchanges the code itself.

use js_sys::{Function, Object, Promise, Reflect};
use parcelgate_core::oauth::ValidatedCallback;
use parcelgate_core::secret::Secret;
use parcelgate_core::{Error, Kind};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The portal's two functions.
pub(crate) struct Portal {
    /// `getAccessToken({ renew })`: a token, or nothing where nobody is signed in.
    supply: Function,
    /// `exchange({ code, codeVerifier, redirectUri })`; without one the portal signs in by itself.
    exchange: Option<Function>,
    /// Whether the last time there was none.
    pub(crate) without: Cell<bool>,
}

impl Portal {
    /// The members `getAccessToken` and `exchange` of the client's options.
    pub(crate) fn of(options: &JsValue) -> Result<Option<Self>, Error> {
        let member = |name: &str| Reflect::get(options, &name.into()).ok()?.dyn_into::<Function>().ok();
        match (member("getAccessToken"), member("exchange")) {
            (Some(supply), exchange) => Ok(Some(Self { supply, exchange, without: Cell::default() })),
            (None, None) => Ok(None),
            (None, Some(_)) => {
                let words = "who exchanges the code on a server supplies the access token too";
                let mut error = Error::new(Kind::Configuration, "get_access_token_missing", words);
                error.field = Some("getAccessToken".into());
                Err(error)
            }
        }
    }

    /// A token that is good now; with `renew` another one than before, which UPS refused.
    pub(crate) async fn token(&self, renew: bool) -> Result<Secret, Error> {
        let how = Object::new();
        // A plain object takes any member.
        let _ = Reflect::set(&how, &"renew".into(), &renew.into());
        let answer = settle(self.supply.call1(&JsValue::NULL, &how)).await;
        let token = answer.map_err(|words| Error::new(Kind::Network, "portal_failed", &words))?.as_string();
        let token = token.filter(|token| !token.is_empty());
        self.without.set(token.is_none());
        let nobody = || Error::new(Kind::Authorization, "not_connected", "the portal has no token");
        token.map(Secret::new).ok_or_else(nobody)
    }

    /// Hands code and verifier to the portal's server; `None` where it does not exchange.
    pub(crate) async fn exchange(&self, callback: ValidatedCallback) -> Result<(), Error> {
        let Some(exchange) = &self.exchange else {
            return Err(Error::new(Kind::Configuration, "exchange_missing", "this portal signs in on its own server"));
        };
        let (code, verifier, redirect_uri) = callback.into_parts();
        let parts = Object::new();
        // EXPOSE: the portal's server exchanges them; it is the owner of this page.
        for (name, value) in [
            ("code", code.expose_secret()),
            ("codeVerifier", verifier.expose_secret()),
            ("redirectUri", redirect_uri.as_str()),
        ] {
            let _ = Reflect::set(&parts, &name.into(), &value.into());
        }
        let answer = settle(exchange.call1(&JsValue::NULL, &parts)).await;
        answer.map_err(|words| Error::new(Kind::Authorization, "exchange_failed", &words))?;
        self.without.set(false);
        Ok(())
    }
}

/// What a function of the portal's comes to; of a failure only its words.
async fn settle(called: Result<JsValue, JsValue>) -> Result<JsValue, String> {
    let outcome = match called {
        Ok(value) => JsFuture::from(Promise::resolve(&value)).await,
        Err(thrown) => Err(thrown),
    };
    outcome.map_err(|thrown| {
        let words = Reflect::get(&thrown, &"message".into()).unwrap_or_default();
        words.as_string().unwrap_or_default()
    })
}
