//! Lines for operators: one event, one line, JSON for requests, nothing of a caller's but the route's own name.

use std::io::Write as _;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A line for a person who starts the program.
pub(crate) fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// What was asked for by `--help` and its like.
pub(crate) fn out(words: &str) {
    let _ = write!(std::io::stdout(), "{words}");
}

/// Lines gather here for the one thread that writes them: a log that nobody reads must not stop a call. Measured: a write for
/// each call cost a tenth of it.
#[derive(Default)]
struct Waiting {
    text: String,
    lost: u64,
    over: bool,
}

struct Log {
    waiting: Mutex<Waiting>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

static LOG: OnceLock<Log> = OnceLock::new();
const GATHER: Duration = Duration::from_millis(20);
const MOST_BYTES: usize = 1024 * 1024;

fn log() -> &'static Log {
    LOG.get_or_init(|| Log {
        waiting: Mutex::default(),
        writer: Mutex::new(thread::Builder::new().name("log".into()).spawn(write).ok()),
    })
}

fn write() {
    loop {
        thread::park();
        thread::sleep(GATHER);
        let Some(log) = LOG.get() else { continue };
        let Waiting { mut text, lost, over } = {
            let mut waiting = log.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let over = waiting.over;
            std::mem::replace(&mut *waiting, Waiting { over, ..Waiting::default() })
        };
        if lost > 0 {
            text.push_str(&format!("{{\"event\":\"log\",\"lost\":{lost}}}\n"));
        }
        let _ = std::io::stderr().write_all(text.as_bytes());
        if over {
            return;
        }
    }
}

fn wake() {
    if let Some(writer) = &*log().writer.lock().unwrap_or_else(PoisonError::into_inner) {
        writer.thread().unpark();
    }
}

/// A request as one line of JSON. Every text in it is one of our own, none of a caller's: nothing needs escaping.
pub(crate) fn request(
    route: &'static str,
    environment: &'static str,
    status: u16,
    ms: u64,
    reason: Option<&'static str>,
) {
    use std::fmt::Write as _;
    let quote = if reason.is_some() { "\"" } else { "" };
    let reason = reason.unwrap_or("null");
    let mut waiting = log().waiting.lock().unwrap_or_else(PoisonError::into_inner);
    if waiting.text.len() > MOST_BYTES {
        waiting.lost += 1;
        return;
    }
    let first = waiting.text.is_empty();
    let _ = writeln!(
        waiting.text,
        "{{\"event\":\"request\",\"route\":\"{route}\",\"environment\":\"{environment}\",\"status\":{status},\"ms\":{ms},\"reason\":{quote}{reason}{quote}}}"
    );
    drop(waiting);
    if first {
        wake();
    }
}

/// Writes what still waits. Called last.
pub(crate) fn finish() {
    log().waiting.lock().unwrap_or_else(PoisonError::into_inner).over = true;
    wake();
    let writer = log().writer.lock().unwrap_or_else(PoisonError::into_inner).take();
    let _ = writer.map(JoinHandle::join);
}
