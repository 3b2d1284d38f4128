//! Running other programs, with their output shown and, where asked for, kept.

use crate::{Outcome, root};
use std::borrow::BorrowMut;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// A line for whoever watches.
pub(crate) fn say(words: &str) {
    let _ = writeln!(std::io::stdout(), "{words}");
    let _ = std::io::stdout().flush();
}

/// A command in the project's folder; the first word is the program.
pub(crate) fn command(line: &[&str]) -> Command {
    let (program, rest) = line.split_first().map_or(("true", &[][..]), |(program, rest)| (*program, rest));
    let mut command = Command::new(program);
    command.args(rest).current_dir(root());
    command
}

/// Runs it and wants success.
pub(crate) fn run(line: &[&str]) -> Outcome {
    finish(command(line), &line.join(" "))
}

/// Runs a prepared command and wants success.
pub(crate) fn finish(mut command: impl BorrowMut<Command>, name: &str) -> Outcome {
    let command = command.borrow_mut();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed")) }
}

/// Whether a program is there and answers.
pub(crate) fn answers(line: &[&str]) -> bool {
    command(line).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// What a program prints, trimmed.
pub(crate) fn output(line: &[&str]) -> Option<String> {
    let output = command(line).stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it, shows its output as it comes, and gives it back with whether it succeeded. Both streams are read together.
pub(crate) fn watch(mut command: Command, name: &str) -> Outcome<(String, bool)> {
    let spawned = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn();
    let mut child = spawned.map_err(|error| format!("{name}: {error}"))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            say(&line);
            text.push_str(&line);
            text.push('\n');
        }
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    Ok((text, status.success()))
}

/// Reads a file of the project.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
