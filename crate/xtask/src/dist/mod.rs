//! `cargo xtask dist`: what others take from us, in target/packages/ — a release folder whose files are checked when they are loaded,
//! an npm package, and the page for any web host. All three are made of one build.

mod npm;
mod release;
mod site;

use crate::page::walk;
use crate::run::{command, finish, say};
use crate::{Outcome, root};
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What must stand at the root of the embedding page's own origin: UPS sends the browser back there, and prints from there.
const OWN_ORIGIN: &[&str] = &["callback.html", "callback.js", "print.html"];
const TYPES: &[&str] = &["parcelgate.d.ts", "operations.d.ts", "shipment.d.ts", "parcelgate-frame.d.ts"];

pub(crate) fn dist() -> Outcome {
    crate::page::build(false)?;
    let out = root().join("target/packages");
    let _ = fs::remove_dir_all(&out);
    let built = built()?;
    release::make(&built, &out.join("release").join(VERSION))?;
    npm::make(&built, &out.join("npm"))?;
    site::make(&out.join("site"))?;
    say(&format!("target/packages: release/{VERSION}, npm/parcelgate-{VERSION}.tgz, site"));
    Ok(())
}

/// The folder of the page's versioned files.
fn built() -> Outcome<PathBuf> {
    let versions = fs::read_dir(root().join("dist/v")).map_err(|error| error.to_string())?;
    versions.filter_map(Result::ok).map(|entry| entry.path()).next().ok_or_else(|| "dist/v is empty".into())
}

/// Files below a folder by their names in it, without compressed copies.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    let name = |path: &PathBuf| Some(path.strip_prefix(folder).ok()?.to_string_lossy().into_owned());
    Ok(paths.iter().filter_map(name).filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(|error| error.to_string())?;
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(|error| error.to_string())?;
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// The files for the root of the embedder's origin.
fn own_origin(out: &Path) -> Outcome {
    let dist = root().join("dist");
    for name in OWN_ORIGIN {
        copy(&dist.join(name), &out.join(name))?;
    }
    for name in names(&dist.join("print"))? {
        copy(&dist.join("print").join(&name), &out.join("print").join(&name))?;
    }
    Ok(())
}

/// The worker as one file: it may be started from its bytes, where nothing stands beside it.
fn one_worker(folder: &Path) -> Outcome {
    let tool = root().join("node_modules/.bin/esbuild").to_string_lossy().into_owned();
    let script = folder.join("workers/label.js").to_string_lossy().into_owned();
    let to = format!("--outfile={script}");
    let how = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning", "--allow-overwrite"];
    let line: Vec<&str> = [tool.as_str(), script.as_str(), to.as_str()].into_iter().chain(how).collect();
    finish(command(&line), "esbuild of the worker")
}
