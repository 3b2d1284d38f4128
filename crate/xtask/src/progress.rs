//! Progress of long work: which steps run, how far each one is, and how long all of it usually takes.

use crate::Outcome;
use crate::run::{command, say};
use serde_json::Value;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, IsTerminal as _, Write as _};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How often a terminal's line is drawn, and how often a log gets a new one.
const REDRAW: Duration = Duration::from_millis(250);
const LOG_EVERY: Duration = Duration::from_secs(15);

/// One step that runs, with its count of parts where it is known.
struct Step {
    name: String,
    done: usize,
    of: Option<usize>,
}

#[derive(Default)]
struct State {
    steps: Vec<Step>,
    is_over: bool,
}

/// Shows the running steps until it is dropped. Clones show the same steps.
#[derive(Clone)]
pub(crate) struct Progress {
    state: Arc<Mutex<State>>,
}

/// Ends the display when the work ends, whether it succeeded or not.
pub(crate) struct Display {
    progress: Progress,
    drawing: Option<std::thread::JoinHandle<()>>,
}

impl Progress {
    /// Starts the display. `usually` is the time that all of it took when it was last measured.
    pub(crate) fn start(usually: Duration) -> Display {
        let progress = Self { state: Arc::new(Mutex::new(State::default())) };
        let shown = progress.clone();
        let drawing = std::thread::spawn(move || shown.draw(usually));
        Display { progress, drawing: Some(drawing) }
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Runs one step under a name.
    pub(crate) fn step<T>(&self, name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let begun = Instant::now();
        self.with(|state| state.steps.push(Step { name: name.to_owned(), done: 0, of: None }));
        let outcome = work();
        self.with(|state| state.steps.retain(|step| step.name != name));
        if outcome.is_ok() {
            self.line(&format!("  {name}: done in {} s", begun.elapsed().as_secs()));
        }
        outcome
    }

    /// Runs cargo under a name and counts the parts that it has compiled.
    pub(crate) fn cargo(&self, name: &str, mut cargo: Command) -> Outcome {
        let of = units(&cargo);
        self.with(|state| state.steps.iter_mut().filter(|step| step.name == name).for_each(|step| step.of = of));
        cargo.args(["--quiet", "--message-format=json-render-diagnostics"]).stdout(Stdio::piped());
        let mut child = cargo.spawn().map_err(|error| format!("{name}: {error}"))?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if line.contains(r#""reason":"compiler-artifact""#)
                    || line.contains(r#""reason":"build-script-executed""#)
                {
                    let count = |state: &mut State| {
                        state.steps.iter_mut().filter(|step| step.name == name).for_each(|step| step.done += 1);
                    };
                    self.with(count);
                }
            }
        }
        let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
        if status.success() { Ok(()) } else { Err(format!("{name} failed")) }
    }

    /// Prints a line above the progress.
    fn line(&self, words: &str) {
        if std::io::stdout().is_terminal() {
            print_over("");
        }
        say(words);
    }

    fn draw(&self, usually: Duration) {
        let begun = Instant::now();
        let is_terminal = std::io::stdout().is_terminal();
        let mut logged = Instant::now();
        loop {
            std::thread::sleep(REDRAW);
            let (text, is_over) = self.with(|state| (status(&state.steps), state.is_over));
            if is_over {
                break;
            }
            let text = format!("  {text} ({} s, usually {} s)", begun.elapsed().as_secs(), usually.as_secs());
            if is_terminal {
                print_over(&text);
            } else if logged.elapsed() >= LOG_EVERY {
                logged = Instant::now();
                say(&text);
            }
        }
        if is_terminal {
            print_over("");
        }
    }
}

impl Display {
    /// What the steps report to.
    pub(crate) fn progress(&self) -> &Progress {
        &self.progress
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.progress.with(|state| state.is_over = true);
        if let Some(drawing) = self.drawing.take() {
            let _ = drawing.join();
        }
    }
}

/// `host 34 of 120, npm packages`
fn status(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        let comma = if text.is_empty() { "" } else { ", " };
        let _ = match step.of {
            Some(of) => write!(text, "{comma}{} {} of {of}", step.name, step.done.min(of)),
            None => write!(text, "{comma}{}", step.name),
        };
    }
    text
}

/// Replaces the terminal's current line.
fn print_over(text: &str) {
    let _ = write!(std::io::stdout(), "\r\x1b[2K{text}");
    let _ = std::io::stdout().flush();
}

/// The number of parts that a cargo command will compile, by cargo's own plan. None if cargo does not say.
fn units(cargo: &Command) -> Option<usize> {
    let mut plan = command(&["cargo"]);
    plan.args(cargo.get_args()).args(["--unit-graph", "-Zunstable-options", "--quiet"]);
    for (name, value) in cargo.get_envs() {
        match value {
            Some(value) => plan.env(name, value),
            None => plan.env_remove(name),
        };
    }
    let output = plan.env("RUSTC_BOOTSTRAP", "1").stderr(Stdio::null()).output().ok()?;
    let graph: Value = serde_json::from_slice(&output.stdout).ok()?;
    Some(graph["units"].as_array()?.len())
}
