//! dist/: the built page. www/build.mjs makes scripts and styles; this module adds the WebAssembly, puts everything that never
//! changes into one folder that carries its hash, and compresses it.

use crate::progress::Progress;
use crate::run::{command, finish, read, say};
use crate::{Outcome, modules, root};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Files that keep their names at the root. All others move to /v/<hash>/.
const AT_ROOT: &[&str] = &["index.html", "frame.html", "callback.html", "callback.js", "print.html", "icon.svg"];
/// Pages, each with the script that it starts with.
const PAGES: &[(&str, &str)] = &[("index.html", "app.js"), ("frame.html", "frame.js")];
/// The print page's own sheets stay at the root too.
const PRINT_SHEETS: &str = "print/";
/// What the page is made of.
const INPUTS: &[&str] = &["crate", "www", "Cargo.toml", "Cargo.lock", "package-lock.json", "rust-toolchain.toml"];
/// What the preview chunk is made of: its digest is part of the folder's hash, so that the chunk can be added later.
const PREVIEW_INPUTS: &[&str] = &["crate/web-preview", "Cargo.toml", "Cargo.lock", "rust-toolchain.toml"];

/// Where the built page is.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds all of the page, unless nothing changed since the last time.
pub(crate) fn build(force: bool) -> Outcome {
    let stamp = digest_of(INPUTS)?;
    if !force && is_built(".stamp", &stamp) && is_built(".stamp-preview", &stamp) {
        return Ok(());
    }
    say("Building the page: about a minute, the first time three.");
    let display = Progress::start(Duration::from_secs(180));
    let progress = display.progress();
    build_without_preview(progress, &stamp)?;
    add_preview(progress, &stamp)
}

/// Whether a part of the page was built from these inputs.
pub(crate) fn is_built(stamp_file: &str, stamp: &str) -> bool {
    fs::read_to_string(dist().join(stamp_file)).is_ok_and(|last| last == stamp)
}

/// A digest of everything that the page is made of.
pub(crate) fn stamp() -> Outcome<String> {
    digest_of(INPUTS)
}

/// Builds the page without the chunk that draws ZPL and EPL.
pub(crate) fn build_without_preview(progress: &Progress, stamp: &str) -> Outcome {
    modules::build(progress, modules::MAIN)?;
    progress.step("page", || {
        // Made next to dist/ and moved there in one step: a host that runs never sees half of it.
        let made = root().join("target/page/dist");
        let _ = fs::remove_dir_all(&made);
        copy_modules(modules::MAIN, &made)?;
        scripts("page", &made)?;
        version(&made)?;
        compress(&made)?;
        write(&made.join(".stamp"), stamp.as_bytes())?;
        let _ = fs::remove_dir_all(dist());
        fs::rename(&made, dist()).map_err(|error| format!("dist/: {error}"))
    })
}

/// Builds the chunk that draws ZPL and EPL, and adds it to the built page.
pub(crate) fn add_preview(progress: &Progress, stamp: &str) -> Outcome {
    modules::build(progress, modules::PREVIEW)?;
    progress.step("preview of thermal labels", || {
        let made = root().join("target/page/preview");
        let _ = fs::remove_dir_all(&made);
        copy_modules(modules::PREVIEW, &made)?;
        scripts("glue", &made)?;
        compress(&made)?;
        let folder = version_folder()?;
        for name in names(&made)? {
            fs::rename(made.join(&name), folder.join(&name)).map_err(|error| format!("{name}: {error}"))?;
        }
        write(&dist().join(".stamp-preview"), stamp.as_bytes())
    })
}

/// Runs www/build.mjs.
pub(crate) fn scripts(what: &str, out: &Path) -> Outcome {
    finish(command(&["node", "www/build.mjs", what, &out.to_string_lossy()]), "the build of scripts and styles")
}

/// Copies finished chunks into a folder.
pub(crate) fn copy_modules(chunks: &[&str], out: &Path) -> Outcome {
    for file in chunks.iter().flat_map(|chunk| modules::files(chunk)) {
        copy(&modules::folder().join(&file), &out.join(&file))?;
    }
    Ok(())
}

fn digest_of(parts: &[&str]) -> Outcome<String> {
    let mut digest = Sha256::new();
    for part in parts {
        for path in files_below(&root().join(part))? {
            let name = path.strip_prefix(root()).unwrap_or(&path);
            digest.update(name.to_string_lossy().as_bytes());
            digest.update(fs::read(&path).map_err(|error| error.to_string())?);
        }
    }
    Ok(hex(&digest.finalize()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All files below a folder, sorted; a file alone is itself.
pub(crate) fn files_below(path: &Path) -> Outcome<Vec<PathBuf>> {
    let mut out = Vec::new();
    walk(path, &mut out)?;
    Ok(out)
}

/// All files below, sorted.
pub(crate) fn walk(path: &Path, out: &mut Vec<PathBuf>) -> Outcome {
    if path.is_file() {
        out.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut children: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    children.sort();
    children.iter().try_for_each(|child| walk(child, out))
}

/// The same by names relative to the folder.
fn names(folder: &Path) -> Outcome<Vec<String>> {
    let name = |path: &PathBuf| Some(path.strip_prefix(folder).ok()?.to_string_lossy().into_owned());
    Ok(files_below(folder)?.iter().filter_map(name).collect())
}

/// A script and all that it imports at once, by names relative to `folder`.
pub(crate) fn closure(folder: &Path, entry: &str) -> Outcome<Vec<String>> {
    let mut out = vec![entry.to_owned()];
    let mut next = 0;
    while let Some(name) = out.get(next).cloned() {
        next += 1;
        let text = read(&folder.join(&name))?;
        let parts: Vec<&str> = text.split('"').collect();
        for pair in parts.windows(2) {
            let [before, path] = pair else { continue };
            if !(before.ends_with("from") || before.ends_with("import")) || !path.ends_with(".js") {
                continue;
            }
            let found = resolve(&name, path);
            if !out.contains(&found) {
                out.push(found);
            }
        }
    }
    Ok(out)
}

/// The name that an import in the script `name` means.
fn resolve(name: &str, import: &str) -> String {
    let mut place: Vec<&str> = name.split('/').collect();
    place.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => drop(place.pop()),
            step => place.push(step),
        }
    }
    place.join("/")
}

/// Moves what never changes under its hash, and points the stable names there.
fn version(dist: &Path) -> Outcome {
    let stays = |name: &String| AT_ROOT.contains(&name.as_str()) || name.starts_with(PRINT_SHEETS);
    let moved: Vec<String> = names(dist)?.into_iter().filter(|name| !stays(name)).collect();
    let mut digest = Sha256::new();
    digest.update(digest_of(PREVIEW_INPUTS)?);
    for name in &moved {
        digest.update(name.as_bytes());
        digest.update(fs::read(dist.join(name)).map_err(|error| error.to_string())?);
    }
    let hash: String = hex(&digest.finalize()).chars().take(16).collect();
    let folder = format!("v/{hash}");
    for name in &moved {
        let target = dist.join(&folder).join(name);
        fs::create_dir_all(target.parent().unwrap_or(dist)).map_err(|error| error.to_string())?;
        fs::rename(dist.join(name), target).map_err(|error| error.to_string())?;
    }
    for emptied in ["elements", "locales", "themes", "workers"] {
        let _ = fs::remove_dir_all(dist.join(emptied));
    }
    write(&dist.join("parcelgate.js"), format!("export * from \"./{folder}/parcelgate.js\";\n").as_bytes())?;
    copy(&dist.join(&folder).join("themes/tokens.css"), &dist.join("parcelgate.css"))?;
    PAGES.iter().try_for_each(|(name, script)| point(dist, &folder, name, script))
}

/// The folder of the built page's versioned files.
pub(crate) fn version_folder() -> Outcome<PathBuf> {
    let versions = fs::read_dir(dist().join("v")).map_err(|error| format!("dist/v: {error}"))?;
    versions.filter_map(Result::ok).map(|entry| entry.path()).next().ok_or_else(|| "dist/v is empty".into())
}

/// Points a page at the versioned files, and preloads all that it needs first instead of one module after the other.
fn point(dist: &Path, folder: &str, name: &str, script: &str) -> Outcome {
    let path = dist.join(name);
    let mut page = read(&path)?;
    for part in ["themes/", script] {
        page = page.replace(&format!("\"./{part}"), &format!("\"./{folder}/{part}"));
    }
    let mut first = closure(&dist.join(folder), script)?;
    first.push("parcelgate-web.js".into());
    first.sort();
    first.dedup();
    let mut hints: String =
        first.iter().map(|name| format!("<link rel=\"modulepreload\" href=\"./{folder}/{name}\">\n")).collect();
    // Scripts and the configuration draw the page; the module is needed when something is pressed.
    let wasm = (format!("{folder}/parcelgate-web_bg.wasm"), " type=\"application/wasm\" fetchpriority=\"low\"");
    for (data, kind) in [("config.json".into(), ""), wasm] {
        hints.push_str(&format!("<link rel=\"preload\" as=\"fetch\" href=\"./{data}\"{kind} crossorigin>\n"));
    }
    page = page.replace("</head>", &format!("{hints}</head>"));
    write(&path, page.as_bytes())
}

/// Adds .br and .gz to every file that is worth it, on all cores.
fn compress(folder: &Path) -> Outcome {
    let paths = files_below(folder)?;
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || -> Outcome {
        while let Some(path) = paths.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            compress_file(path)?;
        }
        Ok(())
    };
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        jobs.into_iter().try_for_each(|job| job.join().unwrap_or_else(|_| Err("a compression thread panicked".into())))
    })
}

/// Compressed forms are kept by the digest of what they were made from: large modules take many seconds and seldom change.
fn compress_file(path: &Path) -> Outcome {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    if bytes.len() < 512 {
        return Ok(());
    }
    let kept = root().join("target/page/compressed").join(hex(&Sha256::digest(&bytes)));
    for (ending, form) in [("br", brotli_11 as fn(&[u8]) -> Outcome<Vec<u8>>), ("gz", gzip_9)] {
        let kept = kept.with_extension(ending);
        if !kept.exists() {
            write(&kept, &form(&bytes)?)?;
        }
        copy(&kept, Path::new(&format!("{}.{ending}", path.to_string_lossy())))?;
    }
    Ok(())
}

fn gzip_9(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes).map_err(|error| error.to_string())?;
    gzip.finish().map_err(|error| error.to_string())
}

fn brotli_11(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).map_err(|error| error.to_string())?;
    Ok(out)
}

/// The size of everything that a page loads, as brotli 11, by names without the version folder.
pub(crate) fn sizes() -> Outcome<BTreeMap<String, usize>> {
    let dist = dist();
    let mut out = BTreeMap::new();
    for name in names(&dist)?.iter().filter(|name| !name.ends_with(".br") && !name.ends_with(".gz")) {
        let short =
            name.strip_prefix("v/").and_then(|rest| rest.split_once('/')).map_or(name.as_str(), |(_, rest)| rest);
        let compressed = fs::metadata(dist.join(format!("{name}.br"))).map(|data| data.len());
        let size = match compressed {
            Ok(size) => usize::try_from(size).unwrap_or(usize::MAX),
            Err(_) => brotli_11(&fs::read(dist.join(name)).map_err(|error| error.to_string())?)?.len(),
        };
        out.insert(short.to_owned(), size);
    }
    Ok(out)
}

/// Names of a budget: `+` before a script means it and all that it imports at once.
pub(crate) fn expand(files: &[String]) -> Outcome<BTreeSet<String>> {
    let folder = version_folder()?;
    let mut out = BTreeSet::new();
    for file in files {
        match file.strip_prefix('+') {
            Some(entry) => out.extend(closure(&folder, entry)?),
            None => drop(out.insert(file.clone())),
        }
    }
    Ok(out)
}

/// Copies a file, and makes the folder that it goes to.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(|error| error.to_string())?;
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

/// Writes a file, and makes the folder that it goes to.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(|error| error.to_string())?;
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
