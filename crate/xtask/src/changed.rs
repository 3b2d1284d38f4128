//! `cargo xtask test --changed`: which suites a change can affect, by the paths of its files.

use crate::Outcome;
use crate::run::output;
use std::collections::BTreeSet;

/// Suites by the beginning of a path; the first row that fits counts. A path that fits none affects everything.
const AFFECTED: &[(&str, &[&str])] = &[
    ("crate/core/", &["check", "native", "wasm", "budget", "contract", "oracle", "e2e"]),
    ("crate/policy/", &["check", "native", "wasm", "contract", "edge", "e2e"]),
    ("crate/sandbox/", &["check", "native", "contract", "oracle", "e2e"]),
    ("crate/host/", &["check", "native", "deploy", "e2e"]),
    ("crate/edge/", &["check", "edge"]),
    ("crate/label/", &["check", "native", "budget", "e2e"]),
    ("crate/web-label/", &["check", "budget", "e2e"]),
    ("crate/web-preview/", &["check", "native", "budget", "e2e"]),
    ("crate/web-ops/", &["check", "wasm", "budget", "contract", "e2e"]),
    ("crate/web/", &["check", "wasm", "reproducible", "budget", "oracle", "e2e", "engines"]),
    ("crate/xtask/", &["check", "native", "reproducible", "budget", "embed"]),
    ("fuzz/", &["check", "native"]),
    ("deploy/", &["deploy"]),
    ("docs/", &["contract", "types"]),
    ("www/embed/", &["check", "embed"]),
    ("www/locales/", &["check", "budget", "contract", "e2e"]),
    ("www/", &["check", "budget", "contract", "types", "e2e", "embed", "engines"]),
    ("tests/bench/", &["check"]),
    ("tests/soak/", &["check"]),
    ("tests/lib/", &["check", "contract", "oracle", "edge", "deploy", "e2e", "embed", "engines"]),
    ("tests/vectors/", &["native", "edge"]),
    ("tests/budget.toml", &["budget"]),
    ("README.md", &["contract"]),
    ("CHANGELOG.md", &["contract"]),
    ("CONTRIBUTING.md", &["contract"]),
    ("SECURITY.md", &["contract"]),
];

/// What a change affects.
pub(crate) struct Affected {
    /// Suites that run whole.
    pub(crate) suites: BTreeSet<String>,
    /// Test files that changed in suites that need not run whole.
    pub(crate) files: BTreeSet<String>,
}

/// The files that differ from a commit, those that git does not track yet included.
pub(crate) fn files_since(revision: &str) -> Outcome<Vec<String>> {
    let changed = output(&["git", "diff", "--name-only", revision]);
    let changed = changed.ok_or_else(|| format!("git knows no commit {revision}"))?;
    let new = output(&["git", "ls-files", "--others", "--exclude-standard"]).unwrap_or_default();
    Ok(changed.lines().chain(new.lines()).map(str::to_owned).collect())
}

/// Suites and test files that these files can affect. None: everything.
pub(crate) fn affected(files: &[String]) -> Option<Affected> {
    let mut out = Affected { suites: BTreeSet::new(), files: BTreeSet::new() };
    for file in files {
        if let Some(suite) = suite_of(file) {
            out.suites.insert("check".into());
            if file.ends_with(".test.mjs") {
                out.files.insert(file.clone());
            } else {
                out.suites.insert(suite.into());
            }
            continue;
        }
        let (_, suites) = AFFECTED.iter().find(|(start, _)| file.starts_with(start))?;
        out.suites.extend(suites.iter().map(|suite| (*suite).to_owned()));
    }
    let whole = out.suites.clone();
    out.files.retain(|file| suite_of(file).is_none_or(|suite| !whole.contains(suite)));
    Some(out)
}

/// The suite whose folder a test is in.
pub(crate) fn suite_of(file: &str) -> Option<&str> {
    const FOLDERS: &[&str] = &["contract", "oracle", "edge", "deploy", "types", "e2e", "embed", "engines"];
    let (suite, _) = file.strip_prefix("tests/")?.split_once('/')?;
    FOLDERS.contains(&suite).then_some(suite)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(files: &[&str]) -> Option<(Vec<String>, Vec<String>)> {
        let files: Vec<String> = files.iter().map(|file| (*file).to_owned()).collect();
        affected(&files).map(|found| (found.suites.into_iter().collect(), found.files.into_iter().collect()))
    }

    #[test]
    fn a_changed_test_runs_alone() {
        let (suites, files) = of(&["tests/e2e/journey.test.mjs"]).unwrap();
        assert_eq!((suites, files), (vec!["check".to_owned()], vec!["tests/e2e/journey.test.mjs".to_owned()]));
    }

    #[test]
    fn a_suite_that_runs_whole_needs_no_list_of_its_files() {
        let (suites, files) = of(&["crate/sandbox/src/lib.rs", "tests/e2e/journey.test.mjs"]).unwrap();
        assert!(suites.contains(&"e2e".to_owned()) && suites.contains(&"native".to_owned()));
        assert!(files.is_empty());
    }

    #[test]
    fn a_path_that_nobody_listed_affects_everything() {
        assert!(of(&["Cargo.lock"]).is_none());
        assert!(of(&["tests/e2e/journey.test.mjs", "package.json"]).is_none());
    }
}
