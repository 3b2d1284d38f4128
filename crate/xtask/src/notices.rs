//! THIRD-PARTY.md: every crate that is compiled into what we ship, with its licence and the licence's text. The npm package, the
//! release folder and the container carry it.

use crate::run::output;
use crate::{Outcome, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// What is shipped: packages, and the target that each is compiled for.
const SHIPPED: &[(&str, &str)] = &[
    ("parcelgate", "x86_64-unknown-linux-musl"),
    ("parcelgate-web", "wasm32-unknown-unknown"),
    ("parcelgate-web-ops", "wasm32-unknown-unknown"),
    ("parcelgate-web-label", "wasm32-unknown-unknown"),
    ("parcelgate-web-preview", "wasm32-unknown-unknown"),
    ("parcelgate-edge", "wasm32-unknown-unknown"),
];

/// Names that files with a licence or a notice begin with.
const LICENCE_FILES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// One crate of somebody else.
struct Crate {
    name: String,
    version: String,
    licence: String,
    repository: String,
    folder: PathBuf,
}

/// Writes the file.
pub(crate) fn write(to: &Path) -> Outcome {
    crate::page::write(to, text()?.as_bytes())
}

fn text() -> Outcome<String> {
    let crates = crates()?;
    let mut text = String::from(
        "# Third-party software\n\nParcelgate is compiled from its own sources and from these crates. Each licence's text follows the list.\n\n\
         | crate | version | licence |\n| --- | --- | --- |\n",
    );
    for Crate { name, version, licence, repository, .. } in &crates {
        let link = if repository.is_empty() { name.clone() } else { format!("[{name}]({repository})") };
        let _ = writeln!(text, "| {link} | {version} | {licence} |");
    }
    for (licence, users) in licence_texts(&crates)? {
        let _ = write!(text, "\n## {}\n\n```text\n{}\n```\n", users.join(", "), licence.trim_end());
    }
    Ok(text)
}

/// Every crate in what is shipped, sorted, without our own.
fn crates() -> Outcome<Vec<Crate>> {
    let shipped = shipped_ids()?;
    let metadata = output(&["cargo", "metadata", "--format-version", "1", "--locked", "--offline"]);
    let metadata: Value = serde_json::from_str(&metadata.ok_or("cargo metadata failed")?).map_err(|e| e.to_string())?;
    let mut out = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let member = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
        let (name, version) = (member("name"), member("version"));
        if package["source"].is_null() || !shipped.contains(&format!("{name} v{version}")) {
            continue;
        }
        let folder = PathBuf::from(member("manifest_path")).parent().unwrap_or(Path::new("")).to_owned();
        if member("license").is_empty() {
            return Err(format!("{name} {version} declares no licence"));
        }
        out.push(Crate { name, version, licence: member("license"), repository: member("repository"), folder });
    }
    out.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(out)
}

/// `name vVERSION` of each crate that a shipped package is compiled from: no build scripts, no macros, no tests.
fn shipped_ids() -> Outcome<BTreeSet<String>> {
    let mut out = BTreeSet::new();
    for (package, target) in SHIPPED {
        let mut line = vec!["cargo", "tree", "--offline", "--locked", "--package", package, "--target", target];
        line.extend(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
        let tree = output(&line).ok_or_else(|| format!("cargo tree of {package} failed"))?;
        let ids = tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "));
        out.extend(ids);
    }
    Ok(out)
}

/// Each different text once, with the crates that carry it. Texts that differ in blanks and line breaks only are the same.
fn licence_texts(crates: &[Crate]) -> Outcome<Vec<(String, Vec<String>)>> {
    let mut out: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for one in crates {
        let files = fs::read_dir(&one.folder).map_err(|error| format!("{}: {error}", one.folder.display()))?;
        let mut files: Vec<PathBuf> =
            files.flatten().map(|entry| entry.path()).filter(|path| is_licence(path)).collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, users) = out.entry(words).or_insert_with(|| (text, Vec::new()));
            users.push(format!("{} {}", one.name, one.version));
        }
    }
    Ok(out.into_values().collect())
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_uppercase()).unwrap_or_default();
    path.is_file() && LICENCE_FILES.iter().any(|start| name.starts_with(start))
}

/// Where builds put it.
pub(crate) fn path() -> PathBuf {
    root().join("target/THIRD-PARTY.md")
}
