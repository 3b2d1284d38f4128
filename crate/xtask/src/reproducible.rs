//! The same sources give the same WebAssembly, wherever the folder is: two copies are built and compared.

use crate::page::{copy, files_below, hex};
use crate::report::{Count, Report};
use crate::run::{finish, say};
use crate::{Outcome, edge, modules, root};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// What cargo reads.
const SOURCES: &[&str] = &["crate", "fuzz", ".cargo", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml"];
/// Folders of different lengths, so that no path can be the same by chance.
const FOLDERS: &[&str] = &["a", "another-place/b"];
/// One chunk that is built with its own standard library, as all of the page's are.
const CHUNK: &str = "parcelgate-web";

/// Builds the first chunk and the Worker's policy in two folders, and compares the digests of what comes out.
pub(crate) fn test() -> Outcome<Report> {
    let digests = FOLDERS.iter().map(|name| build_in(name)).collect::<Outcome<Vec<_>>>()?;
    for (name, [chunk, policy]) in FOLDERS.iter().zip(&digests) {
        say(&format!("{CHUNK} built in {name}: {chunk}"));
        say(&format!("policy built in {name}: {policy}"));
    }
    let are_equal = digests.windows(2).all(|pair| pair[0] == pair[1]);
    Ok(Report::of(Count::of(are_equal)))
}

/// Builds a copy of the sources. Returns the digest of the chunk's wasm and glue, and that of the policy's wasm.
fn build_in(name: &str) -> Outcome<[String; 2]> {
    let folder = root().join("target/reproducible").join(name);
    let (sources, target, out) = (folder.join("sources"), folder.join("target"), folder.join("out"));
    copy_sources(&sources)?;
    let mut cargo = modules::cargo_build(CHUNK, &target);
    cargo.arg("--quiet").current_dir(&sources);
    finish(cargo, &format!("cargo build of {CHUNK} in {name}"))?;
    modules::bind(&modules::compiled(CHUNK, &target), &out, CHUNK, false)?;
    let chunk = digest(&modules::files(CHUNK).map(|file| out.join(file)))?;
    let target = folder.join("edge");
    let mut cargo = edge::cargo_build(&target);
    cargo.current_dir(&sources);
    finish(cargo, &format!("cargo build of the policy in {name}"))?;
    Ok([chunk, digest(&[edge::compiled(&target)])?])
}

fn digest(files: &[PathBuf]) -> Outcome<String> {
    let mut digest = Sha256::new();
    for file in files {
        digest.update(fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    Ok(hex(&digest.finalize()))
}

/// Copies what changed, so that cargo builds only that again.
fn copy_sources(to: &Path) -> Outcome {
    for part in SOURCES {
        for file in files_below(&root().join(part))? {
            let target = to.join(file.strip_prefix(root()).unwrap_or(&file));
            if fs::read(&file).ok() != fs::read(&target).ok() {
                copy(&file, &target)?;
            }
        }
    }
    remove_others(to)
}

/// Removes files that the sources no longer have.
fn remove_others(to: &Path) -> Outcome {
    let is_gone = |path: &PathBuf| path.strip_prefix(to).is_ok_and(|name| !root().join(name).exists());
    for gone in files_below(to)?.iter().filter(|path| is_gone(path)) {
        fs::remove_file(gone).map_err(|error| format!("{}: {error}", gone.display()))?;
    }
    Ok(())
}
