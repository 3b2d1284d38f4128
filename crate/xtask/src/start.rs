//! From a fresh clone to the page in the browser.

use crate::page;
use crate::progress::{Display, Progress};
use crate::run::{command, say};
use crate::{Outcome, tools};
use std::process::{Child, Command};
use std::time::Duration;

/// How long a first start took when it was last measured, on two cores with every crate still to be fetched.
const FIRST: Duration = Duration::from_secs(240);
/// The same where only a part has to be built again.
const LATER: Duration = Duration::from_secs(60);
const READY: &str =
    "Ctrl-C ends it all. No UPS credentials and no network are needed: sign in as demo with password demo.";

/// Builds what is missing and serves the page with the sandbox.
pub(crate) fn start(arguments: &[String]) -> Outcome {
    tools::rust_targets()?;
    let stamp = page::stamp()?;
    let is_first = !page::dist().exists();
    if is_first {
        say("Building Parcelgate for the first time. Later starts take seconds.");
    }
    {
        let display = Progress::start(if is_first { FIRST } else { LATER });
        build(&display, &stamp)?;
    }
    say(READY);
    let mut host = serve(arguments)?;
    if !page::is_built(".stamp-preview", &stamp)
        && let Err(words) = preview(&mut host, &stamp)
    {
        say(&format!("Previews of thermal labels could not be built: {words}"));
    }
    let status = host.wait().map_err(|error| format!("parcelgate serve: {error}"))?;
    if status.success() { Ok(()) } else { Err("parcelgate serve failed".into()) }
}

/// The host and the page at the same time: each has steps that use one core only.
fn build(display: &Display, stamp: &str) -> Outcome {
    let progress = display.progress();
    std::thread::scope(|scope| {
        let host = scope.spawn(|| progress.step("host", || progress.cargo("host", host_build())));
        if !tools::has_build_tools()? {
            progress.step("npm packages", tools::build_tools)?;
        }
        if !page::is_built(".stamp", stamp) {
            page::build_without_preview(progress, stamp)?;
        }
        host.join().unwrap_or_else(|_| Err("a build thread panicked".into()))
    })
}

/// The host as tests and `start` use it, with the sandbox in it.
pub(crate) fn host_build() -> Command {
    command(&["cargo", "build", "--package", "parcelgate"])
}

fn serve(arguments: &[String]) -> Outcome<Child> {
    let mut host = command(&["target/debug/parcelgate", "serve"]);
    host.args(arguments.iter().filter(|argument| *argument != "--"));
    host.spawn().map_err(|error| format!("parcelgate serve: {error}"))
}

/// Builds the chunk that draws ZPL and EPL while the page is in use already, then has the host read dist/ again.
fn preview(host: &mut Child, stamp: &str) -> Outcome {
    say("The page is ready. Previews of thermal labels follow in about a minute and a half.");
    let display = Progress::start(Duration::from_secs(90));
    page::add_preview(display.progress(), stamp)?;
    drop(display);
    if host.try_wait().is_ok_and(|ended| ended.is_some()) {
        return Ok(());
    }
    let hang_up = command(&["kill", "-HUP", &host.id().to_string()]).status();
    match hang_up {
        Ok(status) if status.success() => say("Previews of thermal labels are ready."),
        _ => say("Previews of thermal labels are ready from the next start on."),
    }
    Ok(())
}
