//! The project's own commands: `cargo xtask start | test | build | check | ...`. Used by people and by CI alike.

mod changed;
mod check;
mod dev;
mod dist;
mod edge;
mod fuzz;
mod modules;
mod notices;
mod page;
mod progress;
mod report;
mod reproducible;
mod run;
mod start;
mod suites;
mod tools;
mod types;

use std::path::PathBuf;
use std::process::ExitCode;

/// Why a command ended early, in words.
type Outcome<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask start [-- host options]   install what is missing, build, serve http://127.0.0.1:8080 with the sandbox
cargo xtask dev                       for work on the page: http://127.0.0.1:8081 rebuilds on every change (installs Trunk)
cargo xtask test [suite ...]          install what the tests need and run them (suites: see below)
cargo xtask test --changed [commit]   only what the change since a commit (HEAD) can affect
cargo xtask build                     build the page into dist/
cargo xtask dist                      what others embed, into target/packages/: a release folder with digests, an npm package, the page for any web host
cargo xtask edge                      build the Worker into target/edge/ (crate/edge/wrangler.toml deploys it)
cargo xtask bench                     the host against nginx, Caddy and others; building and reading against JavaScript with ajv; Lighthouse
cargo xtask soak [rounds]              thousands of rounds of rate, ship, void in one tab with 5 % of faults: memory, outcomes
cargo xtask fuzz [target [runs]]      the parsers under the fuzzer (nightly, cargo-fuzz); all of them, a million each; 3600s for an hour
cargo xtask notices                   write target/THIRD-PARTY.md: the licences of all crates in what we ship
cargo xtask types                     write www/shipment.d.ts from the table of a shipment's members
cargo xtask check [--fix]             formatting, lints, types, forbidden dependencies, texts; --fix rewrites what can be

suites: check native wasm reproducible budget contract oracle edge deploy types e2e embed engines
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = arguments.split_first().map_or(("", &[][..]), |(command, rest)| (command.as_str(), rest));
    let outcome = match command {
        "start" => start::start(rest),
        "dev" => dev::dev(rest),
        "test" => suites::test(rest),
        "build" => tools::for_build().and_then(|()| page::build(true)),
        "edge" => tools::for_build().and_then(|()| page::build(false)).and_then(|()| edge::build()),
        "dist" => tools::for_build().and_then(|()| tools::node_tools()).and_then(|()| dist::dist()),
        "types" => types::write(),
        "notices" => notices::write(&notices::path()),
        "fuzz" => fuzz::fuzz(rest),
        "bench" => suites::bench(),
        "soak" => suites::soak(rest),
        "check" if rest.iter().any(|flag| flag == "--fix") => check::fix(),
        "check" => check::check().map(|count| run::say(&format!("{count} checks passed"))),
        _ => {
            run::say(HELP);
            return ExitCode::FAILURE;
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            run::say(&format!("xtask: {words}"));
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .components()
        .collect::<PathBuf>()
        .join("../..")
        .canonicalize()
        .unwrap_or_default()
}
