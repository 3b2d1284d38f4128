//! From a fresh clone to the page in the browser.

use crate::run::{command, finish, run, say};
use crate::{Outcome, page, tools};

pub(crate) fn start(arguments: &[String]) -> Outcome {
    tools::for_build()?;
    page::build(false)?;
    say("Building the host: some seconds, the first time about two minutes.");
    run(&["cargo", "build", "--quiet", "--package", "parcelgate"])?;
    say("Ctrl-C ends it all. No UPS credentials and no network are needed: sign in as demo with password demo.");
    let given = arguments.iter().filter(|argument| *argument != "--").map(String::as_str);
    let mut line = vec!["target/debug/parcelgate", "serve"];
    line.extend(given);
    finish(command(&line), "parcelgate serve")
}
