//! The WebAssembly modules: cargo compiles each chunk, wasm-bindgen writes its JavaScript glue, wasm-opt makes it smaller.

use crate::page::hex;
use crate::progress::Progress;
use crate::run::{command, finish};
use crate::{Outcome, root};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

/// The chunks that the page's desks need.
pub(crate) const MAIN: &[&str] = &["parcelgate-web", "parcelgate-web-ops", "parcelgate-web-label"];
/// Draws ZPL and EPL. It takes longer to build than the others together, and only thermal previews need it.
pub(crate) const PREVIEW: &[&str] = &["parcelgate-web-preview"];

/// Where finished chunks are kept between builds.
pub(crate) fn folder() -> PathBuf {
    target_folder().join("modules")
}

/// The two files of a chunk.
pub(crate) fn files(chunk: &str) -> [String; 2] {
    [format!("{chunk}.js"), format!("{chunk}_bg.wasm")]
}

/// Builds chunks into `folder()`. While one is optimized, the next is compiled.
pub(crate) fn build(progress: &Progress, chunks: &[&str]) -> Outcome {
    fetch_sources()?;
    std::thread::scope(|scope| {
        let mut jobs = Vec::new();
        for chunk in chunks {
            progress.step(chunk, || compile(progress, chunk))?;
            jobs.push(scope.spawn(|| finish_chunk(progress, chunk)));
        }
        jobs.into_iter().try_for_each(|job| job.join().unwrap_or_else(|_| Err("a build thread panicked".into())))
    })
}

/// Fetches every source before the build, including those of the standard library, so that the build needs no network.
fn fetch_sources() -> Outcome {
    let mut fetch = command(&["cargo", "fetch", "--locked", "--quiet", "--target", TARGET]);
    build_std(&mut fetch);
    finish(fetch, "cargo fetch")
}

const TARGET: &str = "wasm32-unknown-unknown";

/// One chunk at a time: built together, cargo would give each chunk the features of all of them.
fn compile(progress: &Progress, chunk: &str) -> Outcome {
    progress.cargo(chunk, cargo_build(chunk, &target_folder()))
}

/// The command that compiles a chunk into a target folder.
pub(crate) fn cargo_build(chunk: &str, target: &Path) -> Command {
    let mut cargo = command(&["cargo", "build", "--locked", "--profile", "wasm", "--lib"]);
    cargo.args(["--target", TARGET, "--package", chunk]);
    build_std(&mut cargo);
    cargo.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    cargo.env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none");
    cargo.env("CARGO_TARGET_DIR", target);
    cargo
}

/// A third of an unshrunk module is the text of panics, which nobody can read in a page. This builds the standard library
/// without them. The stable compiler does so only under this switch; the toolchain is pinned, so it cannot drift. It saves
/// 16 KB of brotli. A panic becomes a trap, which the page reports as `module_poisoned`.
fn build_std(cargo: &mut Command) {
    cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_UNSTABLE_BUILD_STD", "std");
}

/// Where the page's chunks are compiled.
fn target_folder() -> PathBuf {
    root().join("target/page")
}

/// What cargo makes of a chunk.
pub(crate) fn compiled(chunk: &str, target: &Path) -> PathBuf {
    target.join(format!("{TARGET}/wasm/{}.wasm", chunk.replace('-', "_")))
}

/// Writes the glue and the optimized wasm, unless they were made from the same compiled file.
fn finish_chunk(progress: &Progress, chunk: &str) -> Outcome {
    let compiled = compiled(chunk, &target_folder());
    let bytes = fs::read(&compiled).map_err(|error| format!("{}: {error}", compiled.display()))?;
    let digest = hex(&Sha256::digest(&bytes));
    let stamp = folder().join(format!("{chunk}.stamp"));
    if fs::read_to_string(&stamp).is_ok_and(|last| last == digest) {
        return Ok(());
    }
    progress.step(&format!("smaller {chunk}"), || {
        bind(&compiled, &folder(), chunk, false)?;
        optimize(&folder().join(format!("{chunk}_bg.wasm")))
    })?;
    fs::write(&stamp, digest).map_err(|error| error.to_string())
}

/// Writes `<name>.js` and `<name>_bg.wasm`. `resettable` adds the function that gives the module a fresh state.
pub(crate) fn bind(compiled: &Path, out: &Path, name: &str, resettable: bool) -> Outcome {
    let mut bindgen = Bindgen::new();
    let configured = bindgen.input_path(compiled).out_name(name).typescript(false).reset_state_function(resettable);
    let generated = configured.web(true).and_then(|bindgen| bindgen.generate(out));
    generated.map_err(|error| format!("wasm-bindgen of {name}: {error:#}"))
}

/// Makes wasm smaller, in place.
pub(crate) fn optimize(path: &Path) -> Outcome {
    let tool = root().join("node_modules/.bin/wasm-opt");
    let path = path.to_string_lossy();
    let line = [
        &tool.to_string_lossy(),
        "-Oz",
        // What every supported engine has had since 2022, and nothing newer.
        "--enable-bulk-memory",
        "--enable-nontrapping-float-to-int",
        "--enable-sign-ext",
        "--enable-mutable-globals",
        "--enable-reference-types",
        "--enable-multivalue",
        "--strip-debug",
        "--strip-producers",
        "--low-memory-unused",
        "--zero-filled-memory",
        // A trap is the end of the module either way.
        "--traps-never-happen",
        "--converge",
        &path,
        "-o",
        &path,
    ];
    finish(command(&line), "wasm-opt")
}
