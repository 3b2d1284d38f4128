//! `cargo xtask fuzz [target [executions | seconds]]`: the targets of `fuzz/` under the fuzzer, one after the other.

use crate::run::{command, finish, run, say};
use crate::{Outcome, root};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A find within these is an error: no hang, bounded memory.
const LIMITS: [&str; 4] = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=16384", "-print_final_stats=1"];

pub(crate) fn fuzz(arguments: &[String]) -> Outcome {
    let wanted = arguments.first().filter(|name| *name != "all");
    let given = arguments.get(1).map_or("1000000", String::as_str);
    // A number of executions, or of seconds: `3600s`.
    let (digits, limit) = given.strip_suffix('s').map_or((given, "-runs="), |seconds| (seconds, "-max_total_time="));
    if digits.parse::<u64>().is_err() {
        return Err(format!("{given} is no number of executions, nor of seconds"));
    }
    let limit = format!("{limit}{digits}");
    if !command(&["cargo", "+nightly", "fuzz", "--version"]).output().is_ok_and(|output| output.status.success()) {
        return Err("the fuzzer is missing: rustup toolchain install nightly && cargo install cargo-fuzz".into());
    }
    let folder = root().join("fuzz");
    let targets = targets(&folder)?;
    if let Some(name) = wanted.filter(|name| !targets.contains(*name)) {
        return Err(format!("there is no target {name}: {}", targets.into_iter().collect::<Vec<_>>().join(", ")));
    }
    // The code is free of `unsafe`: the address sanitizer would find nothing, and take half of the speed.
    let built = root().join("target/fuzz");
    let built_text = built.to_string_lossy();
    let line = ["cargo", "+nightly", "fuzz", "build", "--fuzz-dir", "fuzz", "--sanitizer", "none"];
    let mut build = command(&line);
    build.args(["--target-dir", &built_text]);
    // The release profile is for what ships: its link-time optimization would take minutes a target.
    build.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    build.env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only");
    finish(build, "cargo fuzz build")?;
    for name in targets.iter().filter(|name| wanted.is_none_or(|wanted| wanted == *name)) {
        one(&folder, &built, name, &limit)?;
    }
    say("No target failed.");
    Ok(())
}

fn targets(folder: &Path) -> Outcome<BTreeSet<String>> {
    let files = fs::read_dir(folder.join("targets")).map_err(|error| format!("fuzz/targets: {error}"))?;
    Ok(files.flatten().filter_map(|file| Some(file.path().file_stem()?.to_str()?.to_owned())).collect())
}

fn one(folder: &Path, built: &Path, name: &str, limit: &str) -> Outcome {
    say(&format!("{name}: {limit}"));
    let seeds = folder.join("seeds").join(name);
    let kept = |kind: &str| -> Outcome<PathBuf> {
        let path = folder.join(kind).join(name);
        fs::create_dir_all(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    };
    let (corpus, finds) = (kept("corpus")?, kept("artifacts")?);
    let words = corpus.with_extension("dict");
    fs::write(&words, dictionary(&seeds)).map_err(|error| format!("{}: {error}", words.display()))?;
    let binary = binary(built, name).ok_or("the fuzzer built no target")?;
    let mut all = vec![binary, limit.to_owned(), format!("-dict={}", words.display())];
    all.push(format!("-artifact_prefix={}/", finds.display()));
    all.extend(LIMITS.map(str::to_owned));
    all.extend([&corpus, &seeds].map(|path| path.to_string_lossy().into_owned()));
    run(&all.iter().map(String::as_str).collect::<Vec<_>>())
}

fn binary(built: &Path, name: &str) -> Option<String> {
    let folders = fs::read_dir(built).ok()?.flatten();
    let mut found = folders.map(|folder| folder.path().join("release").join(name)).filter(|path| path.is_file());
    found.next().map(|path| path.to_string_lossy().into_owned())
}

/// The names of members in the seeds: a fuzzer does not guess `ShipmentRatingOptions`.
fn dictionary(seeds: &Path) -> String {
    let texts =
        fs::read_dir(seeds).into_iter().flatten().flatten().filter_map(|file| fs::read_to_string(file.path()).ok());
    let mut words = BTreeSet::from(["\"null\"\n".to_owned(), "\"&#xD;\"\n".to_owned()]);
    for text in texts {
        let parts: Vec<&str> = text.split('"').skip(1).step_by(2).collect();
        let plain = |word: &&&str| word.len() < 40 && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        words.extend(parts.iter().filter(plain).map(|word| format!("\"\\\"{word}\\\"\"\n")));
    }
    words.into_iter().collect()
}
