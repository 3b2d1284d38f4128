//! `cargo xtask dist`: what others take from us, in target/packages/ — a release folder whose files are checked when they are loaded,
//! an npm package, and the page for any web host. All three are made of one build.

mod npm;
mod release;
mod site;

use crate::page::{copy, version_folder, walk, write};
use crate::run::{command, finish, run, say};
use crate::{Outcome, notices, root};
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What must stand at the root of the embedding page's own origin: UPS sends the browser back there, and prints from there.
const OWN_ORIGIN: &[&str] = &["callback.html", "callback.js", "print.html"];

pub(crate) fn dist() -> Outcome {
    crate::page::build(false)?;
    let out = root().join("target/packages");
    let _ = fs::remove_dir_all(&out);
    let built = version_folder()?;
    notices::write(&notices::path())?;
    release::make(&built, &out.join("release").join(VERSION))?;
    npm::make(&out.join("npm"))?;
    site::make(&out.join("site"))?;
    say(&format!("target/packages: release/{VERSION}, npm/parcelgate-{VERSION}.tgz, site"));
    Ok(())
}

/// Files below a folder by their names in it, without compressed copies.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    walk(folder, &mut paths)?;
    let name = |path: &PathBuf| Some(path.strip_prefix(folder).ok()?.to_string_lossy().into_owned());
    Ok(paths.iter().filter_map(name).filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")).collect())
}

/// Writes the published declarations, bundled from the TypeScript sources.
fn types(out: &Path) -> Outcome {
    run(&["node", "www/types.mjs", &out.to_string_lossy()])
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
