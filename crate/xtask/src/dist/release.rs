//! release/<version>/: files that never change, with the sha384 of each in manifest.json and in the entry, which checks them.

use super::{VERSION, copy, names, one_worker, own_origin, types, write};
use crate::page::closure;
use crate::run::{output, read};
use crate::{Outcome, notices, root};
use base64::Engine as _;
use sha2::{Digest as _, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const ENTRY: &str = "parcelgate.js";
/// The page's entry, which the release's own entry loads.
const MAIN: &str = "main.js";
/// Our own page, which is no part of what others embed.
const SHELL: &[&str] = &["app.js", "frame.js", "themes/shell.css", "themes/page.css"];

pub(super) fn make(built: &Path, out: &Path) -> Outcome {
    for name in names(built)?.iter().filter(|name| !SHELL.contains(&name.as_str())) {
        copy(&built.join(name), &out.join(if name == ENTRY { MAIN } else { name }))?;
    }
    fs::rename(out.join("themes/tokens.css"), out.join("parcelgate.css")).map_err(|error| error.to_string())?;
    types(out)?;
    one_worker(out)?;
    let scripts = closures(out)?;
    for name in scripts.keys() {
        guard(out, name)?;
    }
    write(&out.join(ENTRY), entry(out, &scripts)?.as_bytes())?;
    own_origin(&out.join("own-origin"))?;
    copy(&notices::path(), &out.join("THIRD-PARTY.md"))?;
    manifest(out)
}

/// Every script with those that it imports at once.
fn closures(folder: &Path) -> Outcome<BTreeMap<String, Vec<String>>> {
    let scripts = names(folder)?.into_iter().filter(|name| name.ends_with(".js") && !name.starts_with("workers/"));
    scripts.map(|name| Ok((name.clone(), closure(folder, &name)?.split_off(1)))).collect()
}

/// What a script loads later goes through the entry, which looks at the digest first.
fn guard(folder: &Path, name: &str) -> Outcome {
    let path = folder.join(name);
    let text = read(&path)?;
    if !text.contains("import(") {
        return Ok(());
    }
    let up = "../".repeat(name.matches('/').count());
    let up = if up.is_empty() { "./" } else { &up };
    let guarded = text.replace("import(", "__load(import.meta.url,");
    write(&path, format!("import{{load as __load}}from\"{up}{ENTRY}\";{guarded}").as_bytes())
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// The entry with its table of digests.
fn entry(out: &Path, scripts: &BTreeMap<String, Vec<String>>) -> Outcome<String> {
    let mut table = serde_json::Map::new();
    for name in names(out)?.into_iter().filter(|name| name.ends_with(".js") || name.ends_with(".wasm")) {
        let bytes = fs::read(out.join(&name)).map_err(|error| error.to_string())?;
        let mut row = vec![integrity(&bytes)];
        row.extend(scripts.get(&name).into_iter().flatten().cloned());
        table.insert(name, row.into());
    }
    let source = read(&root().join("www/src/release.ts"))?;
    let filled = source.replace("__FILES__", &serde_json::Value::Object(table).to_string());
    let draft = out.join("entry.tmp.ts");
    write(&draft, filled.as_bytes())?;
    let tool = root().join("node_modules/.bin/esbuild").to_string_lossy().into_owned();
    let text = output(&[&tool, &draft.to_string_lossy(), "--minify", "--format=esm", "--target=es2022"]);
    fs::remove_file(draft).map_err(|error| error.to_string())?;
    text.map(|text| format!("// Parcelgate {VERSION}, MIT OR Apache-2.0\n{text}\n"))
        .ok_or_else(|| "esbuild of the entry failed".into())
}

/// What others need to pin the release: the digest and size of every file.
fn manifest(out: &Path) -> Outcome {
    let mut files = BTreeMap::new();
    for name in names(out)? {
        let bytes = fs::read(out.join(&name)).map_err(|error| error.to_string())?;
        files.insert(name, serde_json::json!({ "integrity": integrity(&bytes), "bytes": bytes.len() }));
    }
    let commit = output(&["git", "rev-parse", "HEAD"]);
    let text = serde_json::json!({ "name": "parcelgate", "version": VERSION, "commit": commit, "entry": ENTRY, "files": files });
    let text = serde_json::to_string_pretty(&text).map_err(|error| error.to_string())?;
    write(&out.join("manifest.json"), format!("{text}\n").as_bytes())
}
