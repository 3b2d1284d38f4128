//! For work on the page: the host, and `trunk serve`, which rebuilds on every change.

use crate::run::{command, finish, say};
use crate::{Outcome, start, tools};

/// Runs both until Ctrl-C. Trunk's own server forwards to the host whatever needs UPS.
pub(crate) fn dev(arguments: &[String]) -> Outcome {
    tools::for_dev()?;
    finish(start::host_build(), "cargo build of the host")?;
    let mut host = command(&["target/debug/parcelgate", "serve", "--dist", "www"]);
    host.args(arguments.iter().filter(|argument| *argument != "--"));
    let mut host = host.spawn().map_err(|error| format!("parcelgate serve: {error}"))?;
    say("http://127.0.0.1:8081 rebuilds when a file changes. Ctrl-C ends it all.");
    let mut trunk = command(&["trunk", "serve", "--offline", "--skip-version-check"]);
    // Trunk takes NO_COLOR=1 for a wrong value of an option of its own.
    trunk.env_remove("NO_COLOR");
    let outcome = finish(trunk, "trunk serve");
    let _ = host.kill();
    let _ = host.wait();
    outcome
}
