//! THIRD-PARTY.md: every crate that is compiled into what we ship, with its licence and the licence's text. The npm
//! package, the release folder and the container carry it.

use crate::run::output;
use crate::{Outcome, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const WASM: &str = "wasm32-unknown-unknown";
const LINUX: &[&str] = &["x86_64-unknown-linux-musl", "aarch64-unknown-linux-musl"];
/// What is shipped: packages, and the targets that each is compiled for.
const SHIPPED: &[(&str, &[&str])] = &[
    ("parcelgate", LINUX),
    ("parcelgate-web", &[WASM]),
    ("parcelgate-web-ops", &[WASM]),
    ("parcelgate-web-label", &[WASM]),
    ("parcelgate-web-preview", &[WASM]),
    ("parcelgate-edge", &[WASM]),
];

/// Names that files with a licence or a notice begin with.
const LICENCE_FILES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// Crates that are published without their licence's text, and a crate of the same authors that has it.
const SAME_TEXT: &[(&str, &str)] = &[("alloc-stdlib", "alloc-no-stdlib"), ("pulp-wasm-simd-flag", "pulp")];

/// The C library in the host's static binary. Rust's musl targets bring it along.
const MUSL: &str = "\
musl as a whole is licensed under the following standard MIT license:

Copyright © 2005-2020 Rich Felker, et al.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the \"Software\"), to deal in the Software without restriction, including without
limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the
Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT
LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO
EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE
OR OTHER DEALINGS IN THE SOFTWARE.
";

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
        "# Third-party software\n\n\
         Parcelgate is compiled from its own sources and from these crates. Each licence's text follows the list.\n\n\
         | crate | version | licence |\n| --- | --- | --- |\n",
    );
    for Crate { name, version, licence, repository, .. } in &crates {
        let link = if repository.is_empty() { name.clone() } else { format!("[{name}]({repository})") };
        let _ = writeln!(text, "| {link} | {version} | {licence} |");
    }
    let rust = output(&["rustc", "--version"]).ok_or("rustc --version failed")?;
    let rust = rust.split(' ').nth(1).unwrap_or_default();
    let _ = write!(
        text,
        "\nBesides crates, these are compiled in:\n\n| part | version | licence |\n| --- | --- | --- |\n\
         | [Rust's standard library](https://github.com/rust-lang/rust) | {rust} | MIT OR Apache-2.0 |\n\
         | [musl](https://musl.libc.org), in the host only | that of Rust {rust} | MIT |\n"
    );
    let mut texts = Texts::default();
    texts.add(&crate::run::read(&root().join("LICENSE-APACHE"))?, "Rust's standard library");
    texts.add(MUSL, "musl");
    texts.add_crates(&crates)?;
    for (licence, users) in texts.0.into_values() {
        let _ = write!(text, "\n## {}\n\n```text\n{}\n```\n", users.join(", "), licence.trim_end());
    }
    Ok(text)
}

/// Every crate in what is shipped, sorted, without our own.
fn crates() -> Outcome<Vec<Crate>> {
    let shipped = shipped_ids()?;
    // Without a filter, cargo would want the crates of every system there is.
    let mut line = vec!["cargo", "metadata", "--format-version", "1", "--locked"];
    line.extend(LINUX.iter().chain([&WASM]).flat_map(|target| ["--filter-platform", target]));
    let metadata = output(&line);
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
    for (package, target) in SHIPPED.iter().flat_map(|(name, targets)| targets.iter().map(move |one| (name, one))) {
        let mut line = vec!["cargo", "tree", "--locked", "--package", package, "--target", target];
        line.extend(["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
        let tree = output(&line).ok_or_else(|| format!("cargo tree of {package} failed"))?;
        let ids = tree.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "));
        out.extend(ids);
    }
    Ok(out)
}

/// Each different text once, with the crates that it applies to. The key is its words: texts that differ only in blanks
/// and line breaks are the same.
#[derive(Default)]
struct Texts(BTreeMap<String, (String, Vec<String>)>);

impl Texts {
    fn add(&mut self, text: &str, user: &str) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, users) = self.0.entry(words).or_insert_with(|| (text.to_owned(), Vec::new()));
        users.push(user.to_owned());
    }

    fn add_crates(&mut self, crates: &[Crate]) -> Outcome {
        for one in crates {
            let files = text_files(one, crates)?;
            let user = format!("{} {}", one.name, one.version);
            for file in &files {
                self.add(&crate::run::read(file)?, &user);
            }
            if files.is_empty() {
                return Err(format!("{user} has no licence text: name a crate that has it in notices.rs, SAME_TEXT"));
            }
        }
        Ok(())
    }
}

/// The crate's own texts. A crate without any has those of a crate of the same authors, or the Apache licence if it
/// offers that.
fn text_files(one: &Crate, crates: &[Crate]) -> Outcome<Vec<PathBuf>> {
    let own = licence_files(&one.folder)?;
    if !own.is_empty() {
        return Ok(own);
    }
    if let Some((_, other)) = SAME_TEXT.iter().find(|(name, _)| *name == one.name) {
        let other = crates.iter().find(|known| known.name == *other && known.licence == one.licence);
        return other.map_or(Ok(Vec::new()), |other| licence_files(&other.folder));
    }
    let offers_apache = one.licence.contains("Apache-2.0") && !one.licence.contains("AND");
    Ok(if offers_apache { vec![root().join("LICENSE-APACHE")] } else { Vec::new() })
}

/// Files with a licence in a crate's folder, and those in its folders of licences.
fn licence_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut out = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| is_licence(path)) {
        crate::page::walk(&path, &mut out)?;
    }
    out.sort();
    Ok(out)
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_uppercase()).unwrap_or_default();
    LICENCE_FILES.iter().any(|start| name.starts_with(start))
}

/// Where builds put it.
pub(crate) fn path() -> PathBuf {
    root().join("target/THIRD-PARTY.md")
}
