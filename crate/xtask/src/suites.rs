//! `cargo xtask test`: every suite, counted. A suite that ran nothing has failed.

use crate::run::{command, run, say, watch};
use crate::{Outcome, check, page, root, tools};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::process::Command;
use std::time::Instant;

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    fn one(outcome: &Outcome<usize>) -> Self {
        match outcome {
            Ok(passed) => Self { passed: *passed, ..Self::default() },
            Err(_) => Self { failed: 1, ..Self::default() },
        }
    }
}

type Suite = fn() -> Outcome<Count>;

const SUITES: &[(&str, Suite)] = &[
    ("check", || {
        let outcome = check::check();
        if let Err(words) = &outcome {
            say(words);
        }
        Ok(Count::one(&outcome))
    }),
    ("native", native),
    ("wasm", wasm),
    ("budget", budget),
    ("contract", || node("contract")),
    ("oracle", || node("oracle")),
    ("edge", || crate::edge::build().and_then(|()| node("edge"))),
    ("deploy", deploy),
    ("types", types),
    ("e2e", || node("e2e")),
    ("embed", || crate::dist::dist().and_then(|()| node("embed"))),
    ("engines", || node("engines")),
];

pub(crate) fn test(wanted: &[String]) -> Outcome {
    tools::for_tests()?;
    say("Building the page and the host for the tests.");
    page::build(false)?;
    run(&["cargo", "build", "--quiet", "--package", "parcelgate"])?;
    let mut total = Count::default();
    let mut failures = Vec::new();
    for (name, suite) in SUITES.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|one| one == name)) {
        say(&format!("\n== {name}"));
        let begun = Instant::now();
        let mut count = suite().unwrap_or_else(|words| {
            say(&words);
            Count { failed: 1, ..Count::default() }
        });
        if count.passed + count.failed + count.skipped == 0 {
            say(&format!("{name}: no test ran, which is a failure"));
            count.failed = 1;
        }
        if count.failed > 0 {
            failures.push(*name);
        }
        say(&format!(
            "== {name}: {} passed, {} failed, {} skipped, {} s",
            count.passed,
            count.failed,
            count.skipped,
            begun.elapsed().as_secs()
        ));
        total.add(count);
    }
    if !failures.is_empty() {
        say(&format!("\nfailed: {}", failures.join(", ")));
    }
    say(&format!("\n{} passed, {} failed, {} skipped", total.passed, total.failed, total.skipped));
    if total.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

/// What stands in deploy/, with the binary that needs no other file.
fn deploy() -> Outcome<Count> {
    tools::for_deploy()?;
    let line = ["cargo", "build", "--quiet", "--release", "--package", "parcelgate", "--no-default-features"];
    let mut cargo = command(&line);
    cargo.args(["--target", "x86_64-unknown-linux-musl"]);
    crate::run::finish(cargo, "cargo build of the static binary")?;
    node("deploy")
}

/// Speed against peers, as ratios: these machines differ too much for anything else.
pub(crate) fn bench() -> Outcome {
    tools::for_bench()?;
    page::build(false)?;
    run(&["cargo", "build", "--quiet", "--package", "parcelgate"])?;
    // As it is deployed: for speed, without the sandbox.
    let folder = root().join("target/bare").to_string_lossy().into_owned();
    let line = ["cargo", "build", "--quiet", "--release", "--package", "parcelgate", "--no-default-features"];
    run(&[&line[..], &["--target-dir", &folder]].concat())?;
    run(&["node", "tests/bench/proxy.mjs"])?;
    run(&["node", "tests/bench/labels.mjs"])?;
    run(&["node", "tests/bench/operations.mjs"])?;
    run(&["node", "tests/bench/sign-in.mjs"])?;
    run(&["node", "tests/bench/interactions.mjs"])?;
    run(&["node", "tests/bench/lighthouse.mjs"])
}

/// What takes longer than tests may: thousands of rounds in one tab.
pub(crate) fn soak(rest: &[String]) -> Outcome {
    tools::for_tests()?;
    page::build(false)?;
    run(&["cargo", "build", "--quiet", "--package", "parcelgate"])?;
    let mut line = vec!["node", "tests/soak/rounds.mjs"];
    line.extend(rest.iter().map(String::as_str));
    run(&line)
}

/// Counts of `cargo test`: a line for each binary.
fn cargo_counts(text: &str, succeeded: bool) -> Count {
    let mut count = Count::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        let number = |word: &str| {
            let before = line.split(word).next().unwrap_or_default().trim_end();
            before
                .rsplit(|c: char| !c.is_ascii_digit())
                .next()
                .and_then(|digits| digits.parse::<usize>().ok())
                .unwrap_or(0)
        };
        count.add(Count { passed: number(" passed"), failed: number(" failed"), skipped: number(" ignored") });
    }
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    count
}

fn native() -> Outcome<Count> {
    let line = [
        "cargo",
        "test",
        "--quiet",
        "--workspace",
        "--exclude",
        "parcelgate-web",
        "--exclude",
        "parcelgate-web-ops",
        "--no-fail-fast",
    ];
    let (text, succeeded) = watch(command(&line), "cargo test")?;
    let mut total = cargo_counts(&text, succeeded);
    // The fuzzer's targets over their seeds: a workspace of its own, with this one's folder for what is built.
    let mut targets =
        command(&["cargo", "test", "--quiet", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--test", "seeds"]);
    targets.env("CARGO_TARGET_DIR", root().join("target"));
    let (text, succeeded) = watch(targets, "cargo test of fuzz/")?;
    total.add(cargo_counts(&text, succeeded));
    Ok(total)
}

/// The bindings in real browsers, one after the other.
fn wasm() -> Outcome<Count> {
    let mut total = Count::default();
    for (variable, driver) in
        [("CHROMEDRIVER", "/usr/bin/chromedriver".to_owned()), ("GECKODRIVER", which("geckodriver"))]
    {
        for package in ["parcelgate-web", "parcelgate-web-ops"] {
            // Without --quiet, which the browsers' runner does not know.
            let mut cargo = command(&[
                "cargo",
                "test",
                "--target",
                "wasm32-unknown-unknown",
                "--package",
                package,
                "--test",
                "browser",
            ]);
            cargo.env(variable, &driver).env("WASM_BINDGEN_TEST_TIMEOUT", "120");
            cargo.current_dir(root().join("crate").join(package.trim_start_matches("parcelgate-")));
            let (text, succeeded) = watch(cargo, "cargo test for wasm")?;
            let count = cargo_counts(&text, succeeded);
            if count.passed + count.failed == 0 {
                return Err(format!("{package} ran no test under {variable}"));
            }
            total.add(count);
        }
    }
    Ok(total)
}

fn which(program: &str) -> String {
    crate::run::output(&["which", program]).unwrap_or_else(|| program.to_owned())
}

/// Node's runner; its closing lines are `# pass N` and its like.
fn node(suite: &str) -> Outcome<Count> {
    let folder = root().join("tests").join(suite);
    let mut files = Vec::new();
    page::walk(&folder, &mut files)?;
    let mut node = Command::new("node");
    node.current_dir(root()).args(["--test", "--test-reporter=tap", "--test-concurrency=1"]);
    node.args(files.iter().filter(|path| path.to_string_lossy().ends_with(".test.mjs")));
    let (text, succeeded) = watch(node, "node --test")?;
    let number = |word: &str| {
        let line = text.lines().rev().find_map(|line| line.strip_prefix(&format!("# {word} ")));
        line.and_then(|digits| digits.trim().parse::<usize>().ok()).unwrap_or(0)
    };
    let mut count = Count { passed: number("pass"), failed: number("fail"), skipped: number("skipped") };
    if !succeeded && count.failed == 0 {
        count.failed = 1;
    }
    Ok(count)
}

/// A sample that must compile, and one in which each marked line must not.
fn types() -> Outcome<Count> {
    let mut count = Count::default();
    for project in ["tests/types/valid.json", "tests/types/invalid.json"] {
        let mut tsc = command(&["node", "node_modules/typescript/bin/tsc", "--project", project]);
        tsc.current_dir(root());
        let (_, succeeded) = watch(tsc, "tsc")?;
        count.add(if succeeded {
            Count { passed: 1, ..Count::default() }
        } else {
            Count { failed: 1, ..Count::default() }
        });
    }
    Ok(count)
}

/// Limits in brotli bytes, by page: what it loads is listed, so that growth is a decision.
#[derive(Deserialize)]
struct Budget {
    page: BTreeMap<String, Limit>,
}

#[derive(Deserialize)]
struct Limit {
    limit: usize,
    files: Vec<String>,
}

fn budget() -> Outcome<Count> {
    let budget: Budget =
        toml::from_str(&crate::run::read(&root().join("tests/budget.toml"))?).map_err(|error| error.to_string())?;
    let sizes = page::sizes()?;
    let mut count = Count::default();
    for (name, limit) in &budget.page {
        let mut total = 0;
        for file in page::expand(&limit.files)? {
            total += sizes.get(&file).ok_or_else(|| format!("budget.toml: {file} is not in dist/"))?;
        }
        let fits = total <= limit.limit;
        say(&format!(
            "{name}: {total} bytes of brotli, limit {}{}",
            limit.limit,
            if fits { "" } else { ": TOO LARGE" }
        ));
        count.add(if fits { Count { passed: 1, ..Count::default() } } else { Count { failed: 1, ..Count::default() } });
    }
    Ok(count)
}
