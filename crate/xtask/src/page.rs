//! dist/: Trunk's build, then smaller wasm, smaller scripts, one folder that carries its hash, and compressed forms.

use crate::run::{command, finish, say};
use crate::{Outcome, modules, root};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Files that keep their names at the root; all else goes under /v/<hash>/.
const AT_ROOT: &[&str] =
    &["index.html", "frame.html", "callback.html", "callback.js", "print.html", "icon.svg", ".stamp"];
/// Pages, with the script that each begins with.
const PAGES: &[(&str, &str)] = &[("index.html", "app.js"), ("frame.html", "frame.js")];
/// The print page's own sheets stand beside it.
const BESIDE_ROOT: &str = "print/";

/// Builds unless nothing changed since the last time.
pub(crate) fn build(force: bool) -> Outcome {
    let dist = root().join("dist");
    let stamp = inputs()?;
    if !force && fs::read_to_string(dist.join(".stamp")).is_ok_and(|last| last == stamp) {
        return Ok(());
    }
    say("Building the page in release: about a minute, the first time two.");
    modules::build(modules::MAIN)?;
    modules::build(modules::PREVIEW)?;
    collect(&dist)?;
    shrink_scripts(&dist)?;
    join_sheets(&dist.join("themes"))?;
    version(&dist)?;
    compress(&dist)?;
    write(&dist.join(".stamp"), stamp.as_bytes())
}

/// Copies the parts of the page into a new folder.
fn collect(dist: &Path) -> Outcome {
    let _ = fs::remove_dir_all(dist);
    let www = root().join("www");
    let mut paths = Vec::new();
    walk(&www, &mut paths)?;
    for path in &paths {
        let name = path.strip_prefix(&www).map_err(|error| error.to_string())?;
        if !name.starts_with("embed") && name != "release.js" {
            copy(path, &dist.join(name))?;
        }
    }
    for file in modules::all().flat_map(modules::files) {
        copy(&modules::folder().join(&file), &dist.join(&file))?;
    }
    let index = dist.join("index.html");
    write(&index, without_trunk(&crate::run::read(&index)?).as_bytes())
}

/// The page without the links that only `trunk serve` reads.
fn without_trunk(page: &str) -> String {
    let mut out = String::new();
    for (index, part) in page.split("<link").enumerate() {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        if index > 0 && tag.contains("data-trunk") {
            out.truncate(out.trim_end_matches(' ').len());
            out.push_str(rest.strip_prefix('\n').unwrap_or(rest));
        } else {
            out.push_str(if index > 0 { "<link" } else { "" });
            out.push_str(part);
        }
    }
    out
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(|error| error.to_string())?;
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

/// A digest of everything that the page is made of.
fn inputs() -> Outcome<String> {
    let mut digest = Sha256::new();
    let mut paths = Vec::new();
    for part in ["crate", "www", "Cargo.toml", "Cargo.lock", "Trunk.toml", "rust-toolchain.toml"] {
        walk(&root().join(part), &mut paths)?;
    }
    for path in paths {
        digest.update(path.to_string_lossy().as_bytes());
        digest.update(fs::read(&path).map_err(|error| error.to_string())?);
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
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

/// What the first page needs is one file, whichever page is first: browsers ask for six files at a time, and each further round
/// costs a phone a sixth of a second. esbuild puts into one file what the same entries reach, so every entry is made to reach it.
fn core(dist: &Path) -> Outcome {
    let mut first = vec!["locales/en/shell.js".to_owned()];
    for entry in ["parcelgate.js", "elements/carriers/carriers.js", "lib/shell.js"] {
        first.extend(closure(dist, entry)?);
    }
    first.sort();
    first.dedup();
    let lines: String = first.iter().map(|name| format!("import \"../{name}\";\n")).collect();
    write(&dist.join("lib/core.js"), lines.as_bytes())
}

/// Makes an entry reach the core.
fn reach_core(dist: &Path, path: &Path) -> Outcome {
    let name = path.strip_prefix(dist).map_err(|error| error.to_string())?;
    let up = "../".repeat(name.components().count() - 1);
    let text = crate::run::read(path)?;
    write(path, format!("import \"./{up}lib/core.js\";\n{text}").as_bytes())
}

/// Scripts are joined where they are always loaded together, and lose comments and blanks; what is loaded when it is needed
/// stays a file of its own.
fn shrink_scripts(dist: &Path) -> Outcome {
    let mut paths = Vec::new();
    walk(dist, &mut paths)?;
    let ending = |path: &PathBuf, wanted: &str| path.extension().is_some_and(|found| found == wanted);
    let below = |path: &PathBuf, part: &str| path.strip_prefix(dist).is_ok_and(|name| name.starts_with(part));
    let glue = |path: &&PathBuf| path.file_stem().is_some_and(|stem| modules::all().any(|chunk| stem == chunk));
    // English stands in for every language, so its words for a page are part of the page; those of errors are fetched.
    let inside = |path: &PathBuf| {
        let of_errors = path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("errors"));
        below(path, "lib") || path.ends_with("help.js") || (below(path, "locales/en") && !of_errors)
    };
    let scripts: Vec<&PathBuf> = paths.iter().filter(|path| ending(path, "js")).collect();
    let plain = scripts.iter().copied().filter(glue).chain(paths.iter().filter(|path| ending(path, "css")));
    let alone = |path: &&PathBuf| {
        path.ends_with("callback.js") || below(path, "workers") || path.ends_with("parcelgate-frame.js")
    };
    let entries = || scripts.iter().copied().filter(|path| !glue(path) && !inside(path));
    core(dist)?;
    let texts = |path: &&PathBuf| below(path, "locales");
    scripts
        .iter()
        .copied()
        .filter(|path| !glue(path) && !alone(path) && !texts(path))
        .try_for_each(|path| reach_core(dist, path))?;
    esbuild(dist, plain, &[])?;
    let outside =
        modules::all().flat_map(|chunk| [format!("--external:./{chunk}.js"), format!("--external:../{chunk}.js")]);
    let how: Vec<String> =
        ["--bundle", "--splitting", "--format=esm"].map(str::to_owned).into_iter().chain(outside).collect();
    esbuild(dist, entries().filter(alone), &how)?;
    esbuild(dist, entries().filter(|path| !alone(path)), &how)?;
    scripts
        .iter()
        .filter(|path| inside(path))
        .try_for_each(|path| fs::remove_file(path).map_err(|error| error.to_string()))?;
    fs::remove_file(dist.join("lib/core.js")).map_err(|error| error.to_string())
}

fn esbuild<'a>(dist: &Path, files: impl Iterator<Item = &'a PathBuf>, how: &[String]) -> Outcome {
    let tool = root().join("node_modules/.bin/esbuild");
    let base = dist.to_string_lossy();
    let mut line = vec![tool.to_string_lossy().into_owned()];
    line.extend(files.map(|path| path.to_string_lossy().into_owned()));
    line.extend(["--minify".into(), "--target=es2022".into(), "--log-level=warning".into()]);
    line.extend([format!("--outdir={base}"), format!("--outbase={base}"), "--allow-overwrite".into()]);
    line.extend(how.iter().cloned());
    let line: Vec<&str> = line.iter().map(String::as_str).collect();
    finish(command(&line), "esbuild")
}

/// A script and all that it imports at once, by names relative to `folder`.
pub(crate) fn closure(folder: &Path, entry: &str) -> Outcome<Vec<String>> {
    let mut out = vec![entry.to_owned()];
    let mut next = 0;
    while let Some(name) = out.get(next).cloned() {
        next += 1;
        let text = crate::run::read(&folder.join(&name))?;
        let parts: Vec<&str> = text.split('"').collect();
        for pair in parts.windows(2) {
            let [before, path] = pair else { continue };
            if !(before.ends_with("from") || before.ends_with("import")) || !path.ends_with(".js") {
                continue;
            }
            let mut place: Vec<&str> = name.split('/').collect();
            place.pop();
            for step in path.split('/') {
                match step {
                    "." => {}
                    ".." => drop(place.pop()),
                    step => place.push(step),
                }
            }
            let found = place.join("/");
            if !out.contains(&found) {
                out.push(found);
            }
        }
    }
    Ok(out)
}

/// Moves what never changes under its hash, and points the stable names there.
fn version(dist: &Path) -> Outcome {
    let mut paths = Vec::new();
    walk(dist, &mut paths)?;
    let moved: Vec<(PathBuf, String)> = paths
        .iter()
        .filter_map(|path| Some((path.clone(), path.strip_prefix(dist).ok()?.to_string_lossy().into_owned())))
        .filter(|(_, name)| !AT_ROOT.contains(&name.as_str()) && !name.starts_with(BESIDE_ROOT))
        .collect();
    let mut digest = Sha256::new();
    for (path, name) in &moved {
        digest.update(name.as_bytes());
        digest.update(fs::read(path).map_err(|error| error.to_string())?);
    }
    let hash: String = digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let folder = format!("v/{hash}");
    for (path, name) in &moved {
        let target = dist.join(&folder).join(name);
        fs::create_dir_all(target.parent().unwrap_or(dist)).map_err(|error| error.to_string())?;
        fs::rename(path, target).map_err(|error| error.to_string())?;
    }
    for emptied in ["lib", "elements", "locales", "themes", "workers"] {
        let _ = fs::remove_dir_all(dist.join(emptied));
    }
    write(&dist.join("parcelgate.js"), format!("export * from \"./{folder}/parcelgate.js\";\n").as_bytes())?;
    let tokens = dist.join(&folder).join("themes/tokens.css");
    fs::copy(&tokens, dist.join("parcelgate.css")).map_err(|error| error.to_string())?;
    PAGES.iter().try_for_each(|(name, script)| point(dist, &folder, name, script))
}

/// Points a page at the versioned files. What it needs first is asked for at once, not one module after the other.
fn point(dist: &Path, folder: &str, name: &str, script: &str) -> Outcome {
    let path = dist.join(name);
    let mut page = fs::read_to_string(&path).map_err(|error| error.to_string())?;
    // One sheet is one request less.
    page = page.replace("<link rel=\"stylesheet\" href=\"./themes/tokens.css\">\n", "");
    page = page.replace("themes/shell.css", "themes/page.css");
    for part in ["themes/", script] {
        page = page.replace(&format!("\"./{part}"), &format!("\"./{folder}/{part}"));
    }
    let here = dist.join(folder);
    let mut first = closure(&here, script)?;
    first.push("parcelgate-web.js".into());
    first.sort();
    first.dedup();
    let mut hints: String =
        first.iter().map(|name| format!("<link rel=\"modulepreload\" href=\"./{folder}/{name}\">\n")).collect();
    // The page is drawn by scripts and the configuration; the module is needed when something is pressed.
    let wasm = (format!("{folder}/parcelgate-web_bg.wasm"), " type=\"application/wasm\" fetchpriority=\"low\"");
    for (data, kind) in [("config.json".into(), ""), wasm] {
        hints.push_str(&format!("<link rel=\"preload\" as=\"fetch\" href=\"./{data}\"{kind} crossorigin>\n"));
    }
    page = page.replace("</head>", &format!("{hints}</head>"));
    write(&path, page.as_bytes())
}

/// The shell's pages take tokens and shell as one sheet; portals take the tokens alone.
fn join_sheets(themes: &Path) -> Outcome {
    let all: String =
        ["tokens.css", "shell.css"].iter().map(|name| crate::run::read(&themes.join(name))).collect::<Outcome<_>>()?;
    write(&themes.join("page.css"), all.as_bytes())
}

fn compress(dist: &Path) -> Outcome {
    let mut paths = Vec::new();
    walk(dist, &mut paths)?;
    for path in paths {
        let bytes = fs::read(&path).map_err(|error| error.to_string())?;
        let name = path.to_string_lossy();
        if bytes.len() < 512 || name.ends_with(".stamp") {
            continue;
        }
        write(Path::new(&format!("{name}.br")), &brotli_11(&bytes)?)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(&bytes).map_err(|error| error.to_string())?;
        write(Path::new(&format!("{name}.gz")), &gzip.finish().map_err(|error| error.to_string())?)?;
    }
    Ok(())
}

pub(crate) fn brotli_11(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters).map_err(|error| error.to_string())?;
    Ok(out)
}

/// Sizes of everything that a page loads, brotli 11: the shell's root files and the versioned ones that it names.
pub(crate) fn sizes() -> Outcome<BTreeMap<String, usize>> {
    let dist = root().join("dist");
    let mut paths = Vec::new();
    walk(&dist, &mut paths)?;
    let mut out = BTreeMap::new();
    for path in paths {
        let name = path.strip_prefix(&dist).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".br") || name.ends_with(".gz") || name.ends_with(".stamp") {
            continue;
        }
        // Under /v/<hash>/ the hash is not part of the name.
        let short = name
            .strip_prefix("v/")
            .and_then(|rest| rest.split_once('/'))
            .map_or(name.clone(), |(_, rest)| rest.to_owned());
        let bytes = fs::read(&path).map_err(|error| error.to_string())?;
        out.insert(short, brotli_11(&bytes)?.len());
    }
    Ok(out)
}

/// Names of a budget: `+` before a script stands for it and all that it imports at once.
pub(crate) fn expand(files: &[String]) -> Outcome<std::collections::BTreeSet<String>> {
    let versions = fs::read_dir(root().join("dist/v")).map_err(|error| error.to_string())?;
    let folder = versions.filter_map(Result::ok).map(|entry| entry.path()).next().ok_or("dist/v is empty")?;
    let mut out = std::collections::BTreeSet::new();
    for file in files {
        match file.strip_prefix('+') {
            Some(entry) => out.extend(closure(&folder, entry)?),
            None => drop(out.insert(file.clone())),
        }
    }
    Ok(out)
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
