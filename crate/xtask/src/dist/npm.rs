//! npm/parcelgate-<version>.tgz: the modules as they are written, for bundlers and for pages alike; nothing runs when it is installed.

use super::{TYPES, VERSION, copy, names, one_worker, own_origin, write};
use crate::run::{command, finish, read};
use crate::{Outcome, root};
use std::fs;
use std::path::Path;

const FOLDERS: &[&str] = &["lib", "elements", "locales", "workers"];

pub(super) fn make(built: &Path, out: &Path) -> Outcome {
    let package = out.join("package");
    let www = root().join("www");
    for name in ["parcelgate.js", "parcelgate-frame.js"] {
        copy(&www.join(name), &package.join(name))?;
    }
    for folder in FOLDERS {
        for name in names(&www.join(folder))? {
            copy(&www.join(folder).join(&name), &package.join(folder).join(&name))?;
        }
    }
    let is_chunk = |name: &&String| name.starts_with("parcelgate-web");
    for name in names(built)?.iter().filter(is_chunk) {
        copy(&built.join(name), &package.join(name))?;
    }
    for name in TYPES {
        copy(&www.join(name), &package.join(name))?;
    }
    copy(&www.join("themes/tokens.css"), &package.join("parcelgate.css"))?;
    listed_texts(&package)?;
    one_worker(&package)?;
    own_origin(&package.join("own-origin"))?;
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &package.join(name))?;
    }
    documents(&package)?;
    let description = serde_json::to_string_pretty(&description()).map_err(|error| error.to_string())?;
    write(&package.join("package.json"), format!("{description}\n").as_bytes())?;
    elements(&package)?;
    let mut pack = command(&["npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", ".."]);
    pack.current_dir(&package);
    finish(pack, "npm pack")?;
    fs::remove_dir_all(package).map_err(|error| error.to_string())
}

/// README is the document about embedding; those that it leads to come along.
fn documents(package: &Path) -> Outcome {
    let docs = root().join("docs");
    let mut text = read(&docs.join("embedding.md"))?.replace("[www/embed](../www/embed)", "`www/embed` of the project");
    for name in names(&docs)?.iter().filter(|name| *name != "embedding.md") {
        let link = format!("]({name}");
        if text.contains(&link) {
            text = text.replace(&link, &format!("](docs/{name}"));
            copy(&docs.join(name), &package.join("docs").join(name))?;
        }
    }
    write(&package.join("README.md"), text.as_bytes())
}

/// Bundlers follow no address that is put together at run time: every file of texts is named.
fn listed_texts(package: &Path) -> Outcome {
    const ADDRESS: &str = "import(new URL(`./locales/${language}/${group}.js`, import.meta.url))";
    let path = package.join("parcelgate.js");
    let source = read(&path)?;
    if !source.contains(ADDRESS) {
        return Err(format!("parcelgate.js has no {ADDRESS}"));
    }
    let row = |name: &String| format!("  \"{}\": () => import(\"./locales/{name}\"),\n", name.trim_end_matches(".js"));
    let table: String = names(&package.join("locales"))?.iter().map(row).collect();
    let listed = source.replace(ADDRESS, "TEXTS[`${language}/${group}`]()");
    write(&path, format!("{listed}\nconst TEXTS = {{\n{table}}};\n").as_bytes())
}

fn description() -> serde_json::Value {
    serde_json::json!({
        "name": "parcelgate",
        "version": VERSION,
        "description": "Connects a shipper's UPS account to a web page and ships there: OAuth with PKCE, rates, labels, tracking",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "sideEffects": false,
        "types": "./parcelgate.d.ts",
        "customElements": "custom-elements.json",
        "exports": {
            ".": { "types": "./parcelgate.d.ts", "default": "./parcelgate.js" },
            "./frame": { "types": "./parcelgate-frame.d.ts", "default": "./parcelgate-frame.js" },
            "./parcelgate.css": "./parcelgate.css",
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
    })
}

/// custom-elements.json, by what the elements' own comments say; editors and frameworks read it.
fn elements(package: &Path) -> Outcome {
    let tool = root().join("tests/node_modules/.bin/cem").to_string_lossy().into_owned();
    let line = [tool.as_str(), "analyze", "--quiet", "--globs", "elements/*/*.js", "--globs", "lib/*element.js"];
    let mut analyze = command(&line);
    analyze.current_dir(package);
    finish(analyze, "cem analyze")?;
    let path = package.join("custom-elements.json");
    let mut manifest: serde_json::Value = serde_json::from_str(&read(&path)?).map_err(|error| error.to_string())?;
    let modules = manifest["modules"].as_array_mut().into_iter().flatten();
    for declaration in modules.filter_map(|module| module["declarations"].as_array_mut()).flatten() {
        // The shared method that raises every event is taken for an event of its own.
        if let Some(events) = declaration["events"].as_array_mut() {
            events.retain(|event| event["description"].is_string());
        }
    }
    write(&path, manifest.to_string().as_bytes())
}
