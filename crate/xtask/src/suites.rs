//! `cargo xtask test`: every suite, counted and timed. A suite that ran nothing has failed.

use crate::changed;
use crate::report::{Count, Report, Summary, from_libtest, from_tap};
use crate::run::{command, finish, run, say, watch};
use crate::{Outcome, check, dist, edge, page, reproducible, root, start, tools};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Files of tests that run at the same time: each has a host, a sandbox and a browser of its own.
const AT_ONCE: usize = 3;

type Suite = fn() -> Outcome<Report>;

const SUITES: &[(&str, Suite)] = &[
    ("check", || {
        check::check()
            .map(|passed| Report::of(Count { passed, ..Count::default() }))
            .inspect_err(|words| say(words))
            .or(Ok(Report::of(Count::FAILED)))
    }),
    ("native", native),
    ("wasm", wasm),
    ("reproducible", reproducible::test),
    ("budget", budget),
    ("contract", || node("contract")),
    ("oracle", || node("oracle")),
    ("edge", || edge::build().and_then(|()| node("edge"))),
    ("deploy", deploy),
    ("types", types),
    ("e2e", || node("e2e")),
    ("embed", || dist::dist().and_then(|()| node("embed"))),
    ("engines", || node("engines")),
];

/// `cargo xtask test [suite ...]`, or `--changed [commit]` for what a change can affect.
pub(crate) fn test(arguments: &[String]) -> Outcome {
    let (suites, files) = match arguments.split_first() {
        Some((flag, rest)) if flag == "--changed" => match affected(rest)? {
            Some(found) => found,
            None => (all_suites(), Vec::new()),
        },
        Some(_) => (arguments.to_vec(), Vec::new()),
        None => (all_suites(), Vec::new()),
    };
    if let Some(unknown) = suites.iter().find(|name| SUITES.iter().all(|(suite, _)| suite != name)) {
        return Err(format!("there is no suite {unknown}: {}", all_suites().join(", ")));
    }
    if suites.is_empty() && files.is_empty() {
        say("Nothing changed that a test looks at.");
        return Ok(());
    }
    prepare(&suites)?;
    let mut summary = Summary::default();
    for (name, suite) in SUITES.iter().filter(|(name, _)| suites.iter().any(|one| one == name)) {
        run_suite(&mut summary, name, suite);
    }
    if !files.is_empty() {
        run_suite(&mut summary, "changed tests", || node_files(&files));
    }
    if summary.print().failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn all_suites() -> Vec<String> {
    SUITES.iter().map(|(name, _)| (*name).to_owned()).collect()
}

/// Suites and test files that the change since a commit can affect. None: all suites.
fn affected(arguments: &[String]) -> Outcome<Option<(Vec<String>, Vec<String>)>> {
    let files = changed::files_since(arguments.first().map_or("HEAD", String::as_str))?;
    let Some(found) = changed::affected(&files) else {
        say("The change can affect everything.");
        return Ok(None);
    };
    let (suites, files): (Vec<String>, Vec<String>) =
        (found.suites.into_iter().collect(), found.files.into_iter().collect());
    say(&format!("The change can affect: {}", [suites.as_slice(), files.as_slice()].concat().join(" ")));
    Ok(Some((suites, files)))
}

/// Tools, the page and the host, as far as the suites need them.
fn prepare(suites: &[String]) -> Outcome {
    tools::for_tests()?;
    if suites.iter().all(|suite| ["check", "native", "wasm", "reproducible"].contains(&suite.as_str()))
        && !suites.is_empty()
    {
        return Ok(());
    }
    page::build(false)?;
    let mut host = start::host_build();
    finish(host.arg("--quiet"), "cargo build of the host")
}

fn run_suite(summary: &mut Summary, name: &'static str, suite: impl Fn() -> Outcome<Report>) {
    say(&format!("\n== {name}"));
    let begun = Instant::now();
    let report = suite().unwrap_or_else(|words| {
        say(&words);
        Report::of(Count::FAILED)
    });
    summary.add(name, report, begun.elapsed());
}

/// The files in deploy/, with the binary that needs no other file.
fn deploy() -> Outcome<Report> {
    tools::for_deploy()?;
    let line = ["cargo", "build", "--quiet", "--release", "--package", "parcelgate", "--no-default-features"];
    let mut cargo = command(&line);
    cargo.args(["--target", "x86_64-unknown-linux-musl"]);
    finish(cargo, "cargo build of the static binary")?;
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

/// Every native test: one compile of the workspace, then its test binaries, `AT_ONCE` at the same time.
fn native() -> Outcome<Report> {
    let workspace = ["--workspace", "--exclude", "parcelgate-web", "--exclude", "parcelgate-web-ops"];
    let mut build = command(&["cargo", "test", "--quiet", "--no-run", "--message-format=json-render-diagnostics"]);
    build.args(workspace).stderr(std::process::Stdio::inherit());
    let built = build.output().map_err(|error| format!("cargo test: {error}"))?;
    if !built.status.success() {
        return Err("the tests do not compile".into());
    }
    let binaries = test_binaries(&String::from_utf8_lossy(&built.stdout));
    let mut report = run_binaries(&binaries)?;
    let mut documents = command(&["cargo", "test", "--quiet", "--doc"]);
    documents.args(workspace);
    let (text, succeeded) = watch(documents, "cargo test --doc")?;
    report.add(from_libtest(&text, succeeded));
    Ok(report)
}

/// A test binary, and the folder of its package, which it runs in.
struct TestBinary {
    path: PathBuf,
    folder: PathBuf,
}

/// The test binaries in cargo's messages.
fn test_binaries(messages: &str) -> Vec<TestBinary> {
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let is_test = |message: &Value| message["profile"]["test"] == true;
    let binary = |message: Value| {
        let folder = Path::new(message["manifest_path"].as_str()?).parent()?.to_owned();
        Some(TestBinary { path: message["executable"].as_str()?.into(), folder })
    };
    messages.filter(is_test).filter_map(binary).collect()
}

fn run_binaries(binaries: &[TestBinary]) -> Outcome<Report> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || -> Outcome<Report> {
        let mut report = Report::default();
        while let Some(binary) = binaries.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            report.add(run_binary(binary)?);
        }
        Ok(report)
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        let mut report = Report::default();
        for worker in workers {
            report.add(worker.join().unwrap_or_else(|_| Err("a thread of tests panicked".into()))?);
        }
        Ok(report)
    })
}

/// Runs one binary. Its output is shown whole when it fails, and as one line when it passes.
fn run_binary(binary: &TestBinary) -> Outcome<Report> {
    let name = binary.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut test = Command::new(&binary.path);
    // The stable harness reports times only under this switch.
    test.current_dir(&binary.folder).env("RUSTC_BOOTSTRAP", "1").args(["-Zunstable-options", "--report-time"]);
    let output = test.output().map_err(|error| format!("{name}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let report = from_libtest(&text, output.status.success());
    if output.status.success() {
        say(&format!("{name}: {} passed", report.count.passed));
    } else {
        say(&format!("{text}\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(report)
}

/// The bindings in real browsers, one after the other.
fn wasm() -> Outcome<Report> {
    let mut total = Report::default();
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
            let report = from_libtest(&text, succeeded);
            if report.count.total() == 0 {
                return Err(format!("{package} ran no test under {variable}"));
            }
            total.add(report);
        }
    }
    Ok(total)
}

fn which(program: &str) -> String {
    crate::run::output(&["which", program]).unwrap_or_else(|| program.to_owned())
}

/// All tests in a folder of tests/.
fn node(suite: &str) -> Outcome<Report> {
    let files = page::files_below(&root().join("tests").join(suite))?;
    let files = files.iter().map(|path| path.to_string_lossy().into_owned());
    node_files(&files.filter(|path| path.ends_with(".test.mjs")).collect::<Vec<_>>())
}

fn node_files(files: &[String]) -> Outcome<Report> {
    // Two engines share one display, and a bench of their own would not be helped by company.
    let is_engines = |file: &String| file.contains("tests/engines/");
    let at_once = if files.iter().any(is_engines) { 1 } else { AT_ONCE };
    let mut node = Command::new("node");
    node.current_dir(root()).args(["--import", "tsx", "--test", "--test-reporter=tap"]);
    // A test that hangs is a failure, not the end of the run.
    node.arg(format!("--test-concurrency={at_once}")).arg("--test-timeout=300000").args(files);
    let (text, succeeded) = watch(node, "node --test")?;
    Ok(from_tap(&text, succeeded))
}

/// A sample that must compile, and one in which each marked line must not.
fn types() -> Outcome<Report> {
    let mut count = Count::default();
    for project in ["tests/types/valid.json", "tests/types/invalid.json"] {
        let tsc = command(&["node", "node_modules/typescript-7/bin/tsc", "--project", project]);
        let (_, succeeded) = watch(tsc, "tsc")?;
        count.add(Count::of(succeeded));
    }
    Ok(Report::of(count))
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

fn budget() -> Outcome<Report> {
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
        count.add(Count::of(fits));
    }
    Ok(Report::of(count))
}
