//! The Worker: the policy as wasm, its entry, and the page's files without compressed forms, which the platform makes itself.

use crate::run::{command, finish, say};
use crate::{Outcome, modules, page, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds target/edge/; `crate/edge/wrangler.toml` and the tests take it from there.
pub(crate) fn build() -> Outcome {
    let all = root().join("target/edge");
    let out = all.join("worker");
    say("Building the Worker.");
    let _ = fs::remove_dir_all(&all);
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    finish(cargo_build(&root().join("target")), "cargo build of the Worker's policy")?;
    let built = compiled(&root().join("target"));
    modules::bind(&built, &out, "policy", true)?;
    let wasm = out.join("policy.wasm");
    fs::rename(out.join("policy_bg.wasm"), &wasm).map_err(|error| error.to_string())?;
    modules::optimize(&wasm)?;
    fs::copy(root().join("crate/edge/worker/worker.js"), out.join("worker.js")).map_err(|error| error.to_string())?;
    assets()
}

/// The command that compiles the policy into a target folder.
pub(crate) fn cargo_build(target: &Path) -> Command {
    let mut cargo = command(&["cargo", "build", "--quiet", "--locked", "--profile", "wasm", "--package"]);
    cargo.args(["parcelgate-edge", "--target", "wasm32-unknown-unknown"]).env("CARGO_TARGET_DIR", target);
    // Positions in sources are paths of the machine that builds. Without them, every machine gets the same bytes. Only this
    // switch of the pinned compiler leaves them out.
    cargo.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", "-Zlocation-detail=none");
    cargo
}

/// What cargo makes of the policy.
pub(crate) fn compiled(target: &Path) -> PathBuf {
    target.join("wasm32-unknown-unknown/wasm/parcelgate_edge.wasm")
}

fn assets() -> Outcome {
    let (dist, out) = (root().join("dist"), root().join("target/edge/assets"));
    for path in page::files_below(&dist)? {
        let name = path.strip_prefix(&dist).map_err(|error| error.to_string())?;
        let text = name.to_string_lossy();
        if text.ends_with(".br") || text.ends_with(".gz") || text.starts_with('.') {
            continue;
        }
        let to = out.join(name);
        page::copy(&path, &to)?;
    }
    Ok(())
}
