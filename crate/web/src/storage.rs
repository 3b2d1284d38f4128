//! sessionStorage, or memory where it is denied or not wanted. Never throws: what cannot be read is absent.

use std::cell::RefCell;
use web_sys::Storage;

/// Where tokens and the transaction are kept.
pub(crate) struct Store {
    session: Option<Storage>,
    memory: RefCell<Vec<(String, String)>>,
}

impl Store {
    /// sessionStorage if it works, else memory.
    pub(crate) fn open(want_session: bool) -> Self {
        let session = want_session.then(session_storage).flatten();
        Self { session, memory: RefCell::default() }
    }

    /// `session` or `memory`, so that the page can say what a reload will cost.
    pub(crate) fn kind(&self) -> &'static str {
        if self.session.is_some() { "session" } else { "memory" }
    }

    pub(crate) fn get(&self, key: &str) -> Option<String> {
        let kept = self.session.as_ref().and_then(|storage| storage.get_item(key).ok().flatten());
        kept.or_else(|| self.memory.borrow().iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()))
    }

    /// Keeps a value; where the storage is full, in memory.
    pub(crate) fn set(&self, key: &str, value: &str) {
        let kept = self.session.as_ref().is_some_and(|storage| storage.set_item(key, value).is_ok());
        if !kept {
            self.remove(key);
            self.memory.borrow_mut().push((key.to_owned(), value.to_owned()));
        }
    }

    pub(crate) fn remove(&self, key: &str) {
        if let Some(storage) = &self.session {
            let _ = storage.remove_item(key);
        }
        self.memory.borrow_mut().retain(|(name, _)| name != key);
    }

    /// Reads and removes: what is used once is gone before it is looked at.
    pub(crate) fn take(&self, key: &str) -> Option<String> {
        let value = self.get(key);
        self.remove(key);
        value
    }

    /// Every key that begins like this.
    pub(crate) fn keys(&self, prefix: &str) -> Vec<String> {
        let mut keys = Vec::new();
        if let Some(storage) = &self.session {
            let count = storage.length().unwrap_or(0);
            keys.extend((0..count).filter_map(|index| storage.key(index).ok().flatten()));
        }
        keys.extend(self.memory.borrow().iter().map(|(name, _)| name.clone()));
        keys.retain(|key| key.starts_with(prefix));
        keys
    }
}

/// The getter itself throws where storage is denied, and a full or private one refuses to write.
fn session_storage() -> Option<Storage> {
    const PROBE: &str = "parcelgate:probe";
    let storage = web_sys::window()?.session_storage().ok().flatten()?;
    storage.set_item(PROBE, "1").ok()?;
    storage.remove_item(PROBE).ok()?;
    Some(storage)
}
