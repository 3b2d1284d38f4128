//! One refresh at a time: in this page whoever comes second waits for the first one's outcome; of several tabs of one login
//! the second takes the pair that the first one left.

use crate::client::Inner;
use crate::fetch;
use crate::tabs::{self, Left};
use parcelgate_core::oauth;
use parcelgate_core::session::ConnectionState;
use parcelgate_core::{Error, Kind};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// The refresh that is under way, and what the last one came to.
#[derive(Default)]
pub(crate) struct Gate {
    under_way: RefCell<Option<js_sys::Promise>>,
    failure: RefCell<Option<Error>>,
}

/// Waits for a refresh: the one under way, or a new one.
pub(crate) async fn refresh(inner: &Rc<Inner>) -> Result<(), Error> {
    let waiting = inner.gate.under_way.borrow().clone();
    let promise = waiting.unwrap_or_else(|| {
        let shared = Rc::clone(inner);
        let promise = future_to_promise(async move {
            let outcome = rotate(&shared).await;
            shared.gate.failure.replace(outcome.err());
            shared.gate.under_way.replace(None);
            Ok(JsValue::UNDEFINED)
        });
        inner.gate.under_way.replace(Some(promise.clone()));
        promise
    });
    let _ = JsFuture::from(promise).await;
    match inner.gate.failure.borrow().clone() {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

pub(crate) fn nobody() -> Error {
    Error::new(Kind::Authorization, "not_connected", "nobody is signed in at UPS in this tab")
}

fn again() -> Error {
    Error::new(Kind::Authorization, "sign_in_again", "the sign-in is over")
}

async fn rotate(inner: &Rc<Inner>) -> Result<(), Error> {
    let session = inner.session().ok_or_else(again)?;
    let tabs = inner.tabs.as_ref();
    let _turn = tabs::turn(tabs, &session).await?;
    // What the tab before left counts: with its own token this one would end the login of both.
    let session = match tabs::left(tabs, &session).await {
        Left::Over => {
            inner.keep(None);
            return Err(again());
        }
        Left::Newer(newer) => {
            inner.keep(Some((*newer).clone()));
            if newer.state(fetch::now_ms()) == ConnectionState::Connected {
                return Ok(());
            }
            *newer
        }
        Left::Nothing => session,
    };
    if !session.can_refresh(fetch::now_ms()) {
        return Err(again());
    }
    match oauth::refresh(&inner.client, &session, fetch::now_ms(), |request| inner.token_transport(request)).await {
        Ok(fresh) => {
            inner.keep(Some(fresh.clone()));
            // EXPOSE: the stored form, sealed under the login's own key.
            tabs::leave(tabs, &fresh, &fresh.store()).await;
            Ok(())
        }
        // Only a refusal of the server ends the session; what the network does leaves the token as it is.
        Err(error) if is_refusal(&error) => {
            inner.end_refresh();
            let mut ended = again();
            ended.ups_code = error.ups_code;
            ended.status = error.status;
            ended.message = error.message;
            Err(ended)
        }
        Err(error) => Err(error),
    }
}

fn is_refusal(error: &Error) -> bool {
    matches!(error.status, Some(400 | 401))
        && matches!(error.kind, Kind::Authorization | Kind::Configuration | Kind::Carrier)
}

/// An access token that is good for a call now, after a refresh if it is due.
pub(crate) async fn usable(inner: &Rc<Inner>) -> Result<(), Error> {
    let state = inner.session().map_or(ConnectionState::Disconnected, |session| session.state(fetch::now_ms()));
    match state {
        ConnectionState::Connected => Ok(()),
        ConnectionState::Expiring => refresh(inner).await,
        ConnectionState::ReconnectRequired => Err(again()),
        _ => Err(nobody()),
    }
}
